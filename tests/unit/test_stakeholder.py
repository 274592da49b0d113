"""Who speaks: what is said outright, what can be seen, and what a person decides."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.stakeholder import attribute, prepare
from rules.stakeholder.countries import country_name, country_of
from rules.stakeholder.keys import key
from rules.stakeholder.labels import spells
from rules.stakeholder.names import owners_of_domain, resolve, similar
from rules.stakeholder.sectors import named_type, split_type
from rules.terms import (
    Address,
    Cell,
    Message,
    PartText,
    Passage,
    PassageKind,
    Registered,
    Source,
    Stakeholder,
    StakeholderType,
)
from tests.growth import LINEAR, growth

STATE = StakeholderType.GOVERNMENT
BUSINESS = StakeholderType.PRIVATE_SECTOR
CIVIL = StakeholderType.CIVIL_SOCIETY
AGENCY = StakeholderType.INTERNATIONAL_ORGANIZATION


PRINTED = Path(__file__).parents[3] / "shared/knowledge/stakeholder_aliases.csv"


def row(name, of_type, *, aliases=(), emails=(), domains=()):
    return Registered(
        stakeholder=Stakeholder(name=name, type=of_type),
        aliases=aliases,
        emails=emails,
        domains=domains,
    )


ROWS = (
    row("Canada", STATE, domains=("canada.ca",)),
    row("Brazil", STATE, domains=("mre.gov.br",)),
    row("Russian Federation", STATE),
    row("Egypt", STATE, domains=("mcit.gov.eg",), emails=("office@mail.example",)),
    row("Republic of Korea", STATE),
    row("China", STATE),
    row("France", STATE),
    row("UNESCO", AGENCY, domains=("unesco.org", "shared.example")),
    row("Internet Society", CIVIL, aliases=("ISOC",), domains=("isoc.org",)),
    row("Hill, Smith and Sons, Inc.", BUSINESS, domains=("hillsmith.example",)),
    row("Global Partners Digital", CIVIL, domains=("shared.example",)),
    row("Fundación Karisma", CIVIL),
    row("World Wide Web Foundation", CIVIL),
    row("Institute for Open Networks (ION)", CIVIL),
    row("FEV - Federation of Village Libraries", CIVIL),
)
KNOWN = prepare(ROWS)


def part(text, *, name="body", is_body=True, kind=PassageKind.PARAGRAPH, **rest):
    return PartText(
        name=name,
        sha256="0",
        is_body=is_body,
        passages=tuple(
            Passage(
                text=line,
                kind=kind,
                source=Source(part=name, sha256="0", place=f"l{number}"),
            )
            for number, line in enumerate(text.split("\n"), 1)
        ),
        **rest,
    )


def who(body="", *, sender="ana@gmail.com", name="Ana Lima", subject="", files=()):
    senders = (Address(address=sender, name=name),) if sender else ()
    message = Message(headers=(), senders=senders, subject=subject)
    return attribute(message, (part(body), *files), KNOWN)


def names(attribution):
    return [stakeholder.name for stakeholder in attribution.stakeholders]


def sure(attribution):
    return None if attribution.review else names(attribution)


# --- what ties an address to somebody -------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "body", "claimed"),
    [
        ("bo@canada.ca", "We submit this on behalf of Canada.", []),
        ("bo@isoc.org", "We submit this on behalf of Canada.", ["Canada"]),
        ("bo@gmail.com", "We submit this on behalf of Canada.", ["Canada"]),
        ("bo@new.example", "We submit this on behalf of Canada.", ["Canada"]),
        ("bo@mincom.gov.br", "We submit this on behalf of Brazil.", []),
        ("office@mail.example", "We submit this on behalf of Egypt.", []),
        ("bo@shared.example", "We submit this on behalf of UNESCO.", []),
        ("bo@isoc.org", "Joint submission by ISOC, Canada and Brazil.", ["*", "*"]),
        ("bo@gmail.com", "Kind regards,\nBo\nUNESCO", ["UNESCO"]),
        ("bo@gmail.com", "We submit this on behalf of the Saltmarsh Trust.", []),
        ("bo@gmail.com", "Paragraph 4: delete.", []),
    ],
)
def test_who_is_named_from_an_address_that_nothing_ties_to_it_is_only_claimed(
    sender, body, claimed
):
    found = who(body, sender=sender, name="Bo")
    told = [stakeholder.name for stakeholder in found.claimed]
    assert told == (["Canada", "Brazil"] if "*" in claimed else claimed)


def test_of_two_senders_each_is_tied_by_his_own_address():
    two = (Address(address="bo@canada.ca"), Address(address="cy@isoc.org"))
    body = part("Joint submission by ISOC, Canada and Brazil.")
    found = attribute(Message(headers=(), senders=two), (body,), KNOWN)
    assert [stakeholder.name for stakeholder in found.claimed] == ["Brazil"]


def test_who_passes_on_a_mail_is_tied_by_his_own_address():
    body = (
        "Begin forwarded message:\nFrom: Bo <bo@canada.ca>\n\n"
        "We submit this on behalf of Canada."
    )
    (claimed,) = who(body, sender="cy@isoc.org").claimed
    assert claimed.name == "Canada"


# --- what is said outright -----------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "spoken_for"),
    [
        ("We submit this on behalf of Canada, and thank you.", ["Canada"]),
        ("On behalf of Hill, Smith and Sons, Inc., here it is.", [ROWS[9]]),
        ("For and on behalf of\nHill, Smith and Sons, Inc.\nBob", [ROWS[9]]),
        ("Nous soumettons ces commentaires au nom du Canada.", ["Canada"]),
        ("Remito los comentarios en nombre del Brasil.", ["Brazil"]),
        ("Направляем замечания от имени Российской Федерации.", [ROWS[2]]),
        ("نقدم هذه التعليقات نيابة عن مصر.", ["Egypt"]),
        ("我谨代表中国提交以下意见。", ["China"]),
        ("Joint submission by ISOC, Canada and UNESCO.", [ROWS[8], "Canada", "UNESCO"]),
        (
            "Joint submission by Hill, Smith and Sons, Inc., ISOC and Canada",
            [ROWS[9], ROWS[8], "Canada"],
        ),
        ("This is submitted jointly by ISOC\nand Canada.", [ROWS[8], "Canada"]),
        ("Contribution conjointe de la France et du Canada.", ["France", "Canada"]),
        ("Presentación conjunta de Brasil y Canadá", ["Brazil", "Canada"]),
        (
            "Совместное заявление Канады, Бразилии и Египта.",
            [ROWS[0], ROWS[1], ROWS[3]],
        ),
        ("مساهمة مشتركة من مصر والبرازيل", ["Egypt", "Brazil"]),
        ("以下意见由中国、巴西和加拿大联合提交。", ["China", "Brazil", "Canada"]),
        ("Canada, Brazil and Egypt jointly submit this.", [ROWS[0], ROWS[1], ROWS[3]]),
        ("Signatories:\n- UNESCO\n- ISOC\n- Canada", ["UNESCO", ROWS[8], "Canada"]),
        ("Submission by: Canada, Government", ["Canada"]),
        ("Submission by: Canada, ISOC and UNESCO", ["Canada", ROWS[8], "UNESCO"]),
        ("Soumis par : France (Gouvernement)", ["France"]),
        ("Presentado por: Fundación Karisma, Sociedad civil", [ROWS[11]]),
        ("Представлено: Российская Федерация, Правительство", [ROWS[2]]),
        ("مقدمة من: مصر، حكومة", ["Egypt"]),
        ("提交方：大韩民国，政府", [ROWS[4]]),
        ("Organisation: ISOC\nType: NGO\nContact: Bob", [ROWS[8]]),
        ("Organisation:\nISOC", [ROWS[8]]),
        ("Source: UNESCO", ["UNESCO"]),
        ("UNESCO, Intergovernmental organization", ["UNESCO"]),
        ("On behalf of the Minister of Communications of Egypt, I write.", ["Egypt"]),
    ],
)
def test_who_speaks_is_read_in_six_languages_whatever_the_address(body, spoken_for):
    expected = [w if isinstance(w, str) else w.stakeholder.name for w in spoken_for]
    assert sure(who(f"{body}\n\nPara 5: delete.")) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Joint submission by ISOC, Unknown Foundation and Canada",
        "Joint submission by Canada",
        "On behalf of the Group of 77 and China, we submit this.",
        "On behalf of the African Group we submit this.",
        "On behalf of Canada.\nSubmission by: Egypt, Government",
        "Submission by: ISOC, Government",
        "Submission by: Delta Watch, Civil Society",
        "Submission by: Sweden, Government",
    ],
)
def test_a_name_that_nobody_has_or_two_that_disagree_wait_for_a_person(body):
    assert who(body).review


@pytest.mark.parametrize(
    "body",
    [
        "Para 5: delete 'on behalf of Member States'.",
        "This is not sent on behalf of Canada.",
        "On behalf of my Director I forward the comments.",
        "On behalf of H.E. the Ambassador I forward this.",
        "On behalf of all of us: thank you.",
        "On behalf of ",
        "Joint submission of our partners",
    ],
)
def test_words_about_others_do_not_outweigh_the_address(body):
    assert sure(who(body, sender="bob@isoc.org")) == ["Internet Society"]


def test_a_list_ends_where_the_sentence_goes_on():
    found = who("Joint submission by ISOC and Canada, we ask to delete France.")
    assert sure(found) == ["Internet Society", "Canada"]


def test_what_some_do_jointly_is_not_said_of_this_message():
    body = "Libraries and schools jointly submit reports."
    assert sure(who(body, sender="bob@isoc.org")) == ["Internet Society"]


def test_only_the_beginning_of_a_long_letter_says_who_speaks():
    lines = "A line about the draft.\n" * 20
    body = f"{lines}Submission by: Canada\n{lines}"
    assert sure(who(body, sender="bob@isoc.org")) == ["Internet Society"]


def test_an_unknown_member_of_a_list_keeps_its_whole_name():
    found = who("Joint submission by ISOC and Foundation for Local Tongues.")
    assert names(found) == ["Internet Society", "Foundation for Local Tongues"]


def test_a_field_of_a_form_in_a_file_is_read():
    cells = PartText(
        name="form.docx",
        sha256="0",
        is_body=False,
        passages=tuple(
            Passage(
                text=text,
                kind=PassageKind.CELL,
                cell=Cell(table=1, row=1, column=column),
                source=Source(part="form.docx", sha256="0", place=f"t1.r1.c{column}"),
            )
            for column, text in enumerate(("Submitted by", "Canada"), 1)
        ),
    )
    assert sure(who("See attachment.", files=(cells,))) == ["Canada"]


@pytest.mark.parametrize(
    "header",
    [
        ("Organisation", "Provision", "Proposal", "Reason"),
        ("Organisme", "Disposition", "Modification proposée"),
        ("Organización", "Disposición", "Cambio propuesto"),
        ("Организация", "Положение", "Предложение"),
        ("الجهة", "الحكم", "التعديل المقترح"),
        ("单位", "条款", "修改建议"),
        ("Organisation", "Bestimmung", "Änderungsvorschlag"),
    ],
)
def test_the_header_of_a_table_names_nobody(header):
    cells = PartText(
        name="table.docx",
        sha256="0",
        is_body=False,
        passages=tuple(
            Passage(
                text=text,
                kind=PassageKind.CELL,
                cell=Cell(table=1, row=line, column=column),
                source=Source(part="a", sha256="0", place=f"t1.r{line}.c{column}"),
            )
            for line, texts in enumerate((header, ("Canada", "5", "Delete.")), 1)
            for column, text in enumerate(texts, 1)
        ),
    )
    assert header[1] not in names(who("See attachment.", files=(cells,)))


def test_a_margin_note_in_a_file_says_nothing_about_who_speaks():
    note = part(
        "Submission by: Canada",
        name="a.docx",
        is_body=False,
        kind=PassageKind.MARGIN_COMMENT,
    )
    assert names(who("See attachment.", files=(note,))) == []


# --- what can be seen ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        ("office@mail.example", ["Egypt"]),
        ("a@canada.ca", ["Canada"]),
        ("a@paris.unesco.org", ["UNESCO"]),
    ],
)
def test_a_registered_address_or_domain_is_enough(sender, expected):
    assert sure(who("Para 5: delete.", sender=sender)) == expected


def test_a_shared_domain_needs_a_signature():
    assert who("Para 5.", sender="a@shared.example").review
    signed = who("Para 5.\n\nRegards\nAna\nUNESCO", sender="a@shared.example")
    assert sure(signed) == ["UNESCO"]


def test_a_government_domain_needs_a_second_source():
    assert names(who("Para 5.", sender="a@city.gov.br")) == ["Brazil"]
    assert who("Para 5.", sender="a@city.gov.br").review
    signed = who("Para 5.\n\nRegards\nAna\nBrazil", sender="a@itu.gov.br")
    assert sure(signed) == ["Brazil"]


def test_a_government_that_is_not_registered_is_a_card():
    found = who("Para 5.", sender="a@post.gov.se")
    (card,) = found.stakeholders
    assert (card.name, card.type, found.review) == ("Sweden", STATE, True)


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("Kind regards,\nAna Lima\nDirector\nUNESCO", ["UNESCO"]),
        ("--\nAna\nPermanent Mission of Egypt\nGeneva", ["Egypt"]),
        ("Cordialement,\nAna\nAttachée\nFrance\nTel. +33 1 23 45", ["France"]),
        ("С уважением,\nАна\nРоссийская Федерация", ["Russian Federation"]),
        ("此致\n安娜\n中国", ["China"]),
        ("Sincerely\nAna\nWorld Wide Web Foundation | Policy", [ROWS[12]]),
        ("Ana\nUNESCO", ["UNESCO"]),
    ],
)
def test_a_signature_names_who_writes_from_free_mail(signature, expected):
    expected = [w if isinstance(w, str) else w.stakeholder.name for w in expected]
    assert sure(who(f"Para 5: delete.\n\n{signature}")) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fundación Karisma", ["Fundación Karisma"]),
        ("UNESCO", None),  # whose domain is known writes from there
        ("France", None),
        ("Ana Lima", None),
    ],
)
def test_a_body_without_a_domain_is_known_where_mail_and_signature_name_it(
    name, expected
):
    found = who(f"Para 5: delete.\n\n{name}", sender="post@strange.example", name=name)
    assert sure(found) == expected


def test_a_state_in_a_postal_address_is_no_signature():
    found = who("Para 5.\n\nRegards\nAna\n12 Bank Street\nCairo\nEgypt")
    assert found.review
    other = who("Para 5.\n\nRegards\nAna\nAcme Consulting Ltd\nEgypt")
    assert names(other) == ["Acme Consulting Ltd"]


def test_a_name_without_support_from_a_strange_domain_waits_for_a_person():
    found = who("Para 5.\n\nRegards\nAna\nUNESCO", sender="a@unesco-office.com")
    assert (names(found), found.review) == (["UNESCO"], True)


def test_a_domain_that_spells_the_signature_supports_it():
    signed = "Para 5.\n\nRegards\nAna\nFundación Karisma"
    assert sure(who(signed, sender="a@karisma.org")) is None
    assert sure(who(signed, sender="a@fundacion-karisma.org")) == ["Fundación Karisma"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Please find attached the comments of UNESCO.", ["UNESCO"]),
        ("ISOC welcomes the opportunity to comment.", ["Internet Society"]),
        (
            "The Permanent Mission of Canada to the UN presents its compliments.",
            ["Canada"],
        ),
        ("Veuillez trouver ci-joint la contribution de la France.", ["France"]),
        ("تتقدم مصر بالشكر", ["Egypt"]),
    ],
)
def test_an_opening_sentence_says_who_writes(line, expected):
    assert sure(who(f"Dear all,\n{line}\n\nPara 5: delete.")) == expected


def test_an_opening_about_somebody_unknown_says_nothing():
    assert names(who("Please find attached the comments of our Board.")) == []


def test_an_address_and_a_field_that_disagree_are_rivals():
    found = who("Submission by: Canada, Government", sender="a@unesco.org")
    assert (names(found), found.review) == (["Canada", "UNESCO"], True)


@pytest.mark.parametrize(
    "label",
    [
        "Responding agency",
        "Name of the body",
        "Organisme répondant",
        "Nom de l'institution",
        "Entidad que responde",
        "Nombre del organismo",
        "Орган, представивший замечания",
        "Название учреждения",
        "الجهة المعلقة",
        "答复单位",
        "Stellungnehmende Stelle",
        "Name der Behörde",
    ],
)
def test_a_field_says_in_many_words_who_speaks(label):
    found = who(f"{label}: Canada", sender="a@unesco.org")
    assert (names(found), found.review) == (["Canada", "UNESCO"], True)


def test_the_department_in_a_signature_does_not_contradict_the_address():
    body = "Para 5.\n\nRegards\nAna\nPolicy Network Unit"
    assert sure(who(body, sender="a@unesco.org")) == ["UNESCO"]


def test_an_unknown_organisation_with_its_own_domain_contradicts_a_field():
    found = who(
        "Submission by: ISOC, Civil Society\n\nRegards\nAna\nDelta Watch",
        sender="a@deltawatch.org",
    )
    assert names(found) == ["Internet Society", "Delta Watch"]


def test_two_organisations_in_a_signature_are_rivals():
    assert who("Para 5.\n\nRegards\nAna\nDelta Watch\nUNESCO").review


@pytest.mark.parametrize(
    ("signature", "name", "of_type"),
    [
        ("Delta Watch (NGO)", "Delta Watch", CIVIL),
        ("Delta Telecom Ltd", "Delta Telecom Ltd", BUSINESS),
        ("WXYZ", "WXYZ", None),
    ],
)
def test_a_new_organisation_is_a_card_with_its_type(signature, name, of_type):
    found = who(f"Para 5.\n\nRegards\nAna\n{signature}")
    (card,) = found.stakeholders
    assert (card.name, card.type, found.review) == (name, of_type, True)


def test_the_domain_of_a_new_organisation_tells_its_type():
    found = who("Para 5.\n\nRegards\nAna\nUpland College", sender="a@upland.edu")
    assert found.stakeholders[0].type is StakeholderType.ACADEMIA


def test_titles_numbers_and_the_senders_own_name_are_no_organisations():
    body = "Para 5.\n\nRegards\nAna Lima\nProject Manager\nwww.example.org\nx"
    assert names(who(body)) == []


def test_an_acronym_in_the_address_is_the_last_resort():
    assert names(who("Para 5.", sender="a@wmo.int")) == ["WMO"]


def test_a_slip_in_a_name_proposes_the_registered_one_first():
    found = who("Submission by: Internet Societty, Civil Society")
    assert names(found) == ["Internet Society", "Internet Societty"]


def test_what_a_file_says_of_itself_is_never_enough():
    known = part("x", name="a.docx", is_body=False, properties={"company": "UNESCO"})
    other = part("x", name="a.docx", is_body=False, properties={"company": "Delta"})
    person = part("x", name="a.docx", is_body=False, properties={"author": "Bob"})
    essay = part("x", name="a.docx", is_body=False, properties={"company": "D " * 99})
    for file, expected in (
        (known, ["UNESCO"]),
        (other, ["Delta"]),
        (person, []),
        (essay, []),
    ):
        found = who("See attachment.", files=(file,))
        assert (names(found), found.review) == (expected, True)


def test_a_letterhead_or_a_display_name_alone_is_not_enough():
    head = part("UNESCO\nPara 5: delete", name="a.docx", is_body=False)
    assert names(who("See attachment.", files=(head,))) == ["UNESCO"]
    assert who("See attachment.", files=(head,)).review
    assert who("Para 5.", name="UNESCO").review


def test_somebody_who_speaks_for_himself_waits_for_a_person():
    found = who("I write in my personal capacity.", sender="bob@isoc.org")
    assert found.review
    assert "personal_capacity" in [evidence.kind for evidence in found.evidence]


@pytest.mark.parametrize(
    "words",
    [
        "I have guided here for thirty years and write for myself alone.",
        "I am writing as a concerned citizen.",
        "I speak for nobody but myself.",
        "J'écris en mon nom propre.",
        "Opino como ciudadana.",
        "Пишу только от себя.",
        "Ich schreibe nur für mich.",
        "أكتب باسمي الشخصي.",
        "本人仅代表个人。",
    ],
)
def test_who_writes_for_himself_from_an_address_that_all_can_have_is_named(words):
    found = who(f"{words} Paragraph 5.", sender="guide1@gmail.com", name="Dawa Sherpa")
    assert (names(found), found.review) == (["Dawa Sherpa"], True)


@pytest.mark.parametrize("words", ["It is an individual right.", "We support it."])
def test_who_does_not_say_so_is_not_named(words):
    assert not names(who(words, sender="guide1@gmail.com", name="Dawa Sherpa"))


def test_nobody_is_picked_without_a_sender_and_without_words():
    assert who("Para 5.", sender="") == who("Para 6.", sender="")
    assert names(who("Para 5.", sender="")) == []


# --- passed on -----------------------------------------------------------------------

FORWARD = (
    "---------- Forwarded message ----------\nFrom: Ana Lima <ana@mre.gov.br>\n"
    "Date: today\n\nParagraph 5 should be deleted.\n\nRegards\nAna"
)


def test_the_author_inside_speaks_where_a_known_party_only_passes_on():
    assert sure(who(f"FYI\n\n{FORWARD}", sender="bob@unesco.org")) == ["Brazil"]
    assert sure(who(FORWARD, sender="bob@mre.gov.br")) == ["Brazil"]


def test_anybody_can_invent_a_message_that_he_passes_on():
    found = who(f"FYI\n\n{FORWARD}")
    assert (names(found), found.review) == (["Brazil"], True)


def test_a_forward_is_known_by_its_subject_too():
    quoted = "> From: Ana <ana@mre.gov.br>\n>\n> Paragraph 5."
    assert sure(who(quoted, sender="a@unesco.org", subject="Fwd: x")) == ["Brazil"]
    assert sure(who(quoted, sender="a@unesco.org", subject="x")) == ["UNESCO"]
    trail = "-----Original Message-----\nParagraph 5."
    assert who(trail, sender="a@unesco.org", subject="FW: x").review


def test_a_forward_whose_author_has_no_address_waits_for_a_person():
    nameless = "---------- Forwarded message ----------\nFrom: Ana @ home\nPara 5."
    assert who(nameless, sender="a@unesco.org").review


def test_a_sender_who_adds_his_own_words_speaks_himself():
    long = "We add that the text is unclear to us. " * 12
    assert sure(who(f"{long}\n{FORWARD}", sender="a@unesco.org")) == ["UNESCO"]


def test_a_reply_trail_says_nothing_about_who_speaks():
    trail = "Para 5.\n\nOn 7 January, WSIS wrote:\nSubmission by: Canada"
    quoted = "Para 5.\n> Submission by: Canada"
    for body in (trail, quoted):
        assert sure(who(body, sender="a@unesco.org")) == ["UNESCO"]


# --- names ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("INTERNET SOCIETY", "Internet Society"),
        ("The Internet Society (ISOC)", "Internet Society"),
        ("Hill, Smith and Sons", "Hill, Smith and Sons, Inc."),
        ("Hill Smith & Sons Inc", "Hill, Smith and Sons, Inc."),
        ("ION", "Institute for Open Networks (ION)"),
        ("Federation of Village Libraries", "FEV - Federation of Village Libraries"),
        ("InternetSociety", "Internet Society"),
        ("République arabe d'Égypte", "Egypt"),
        ("South Korea", "Republic of Korea"),
    ],
)
def test_spellings_of_a_name_mean_the_same(name, expected):
    assert resolve(name, KNOWN).stakeholder.name == expected


@pytest.mark.parametrize("name", ["us", "Internet", "Sons", "", "x" * 400, "Korea"])
def test_what_is_not_surely_a_name_resolves_to_nobody(name):
    assert resolve(name, KNOWN) is None


@pytest.mark.skipif(not PRINTED.exists(), reason="the list of printed names is absent")
@pytest.mark.parametrize(
    "words", ["Submission by: {}", "On behalf of {}.", "Para 5.\n\nRegards\nAna\n{}"]
)
def test_a_printed_variant_of_a_name_means_its_owner_or_waits_for_a_person(words):
    with PRINTED.open(encoding="utf-8") as file:
        printed = [
            (line["entity"], line["printed_variant"]) for line in csv.DictReader(file)
        ]
    known = prepare([row(entity, None) for entity, _ in printed])
    message = Message(headers=(), senders=(Address(address="ana@gmail.com"),))
    for entity, variant in printed:
        found = attribute(message, (part(words.format(variant)),), known)
        registered = {r.name for r in found.stakeholders} & {e for e, _ in printed}
        assert registered <= {entity}, variant
        assert found.review or names(found) == [entity], variant
    assert len(printed) > 20


def test_a_name_with_two_owners_is_nobodys():
    two = prepare([row("A Forum", CIVIL, aliases=("AF",)), row("AF", BUSINESS)])
    assert resolve("AF", two) is None
    assert len(similar("AF", two)) == 2
    states = prepare([row("Egypt", STATE), row("Cairo", STATE, aliases=("Egypt",))])
    assert resolve("Arab Republic of Egypt", states) is None


def test_initials_and_similar_names_are_for_a_person():
    assert similar("GPD", KNOWN)[0].name == "Global Partners Digital"
    assert similar("Internet Society Chapter", KNOWN)[0].name == "Internet Society"
    assert similar("Egyptt", KNOWN)[0].name == "Egypt"


def test_the_owner_of_a_domain_is_the_nearest_above_it():
    assert owners_of_domain("a.b.unesco.org", KNOWN)[0].name == "UNESCO"
    assert owners_of_domain("unesco.org.example", KNOWN) == ()
    assert owners_of_domain("", KNOWN) == ()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Permanent Mission of Canada to the United Nations Office", "CA"),
        ("Ministère des Affaires étrangères, France", "FR"),
        ("Правительства Бразилии", "BR"),
        ("حكومة جمهورية مصر العربية", "EG"),
        ("加拿大政府", "CA"),
        ("Embassy of Sweden in Geneva", "SE"),
        ("US Government", "US"),
        ("Нигера", ""),
        ("Ministry of Peace", ""),
        ("", ""),
    ],
)
def test_a_state_is_known_by_its_offices(name, letters):
    assert country_of(name) == letters


def test_states_have_the_names_that_the_united_nations_use():
    assert country_name("BO") == "Bolivia (Plurinational State of)"
    assert country_name("US") == "United States of America"
    assert country_name("SE") == "Sweden"


def test_a_domain_spells_a_name_shortened_or_by_its_initials():
    assert spells("gpd", "GPD")
    assert not spells("inter", "Delta")
    assert not spells("universal-bank", "UN")
    assert spells("wwwf", "World Wide Web Foundation")


def test_a_type_is_split_off_a_name_only_where_it_is_one():
    assert split_type("A, B and Co., Private sector entity") == (
        "A, B and Co.",
        BUSINESS,
    )
    assert split_type("A, B") == ("A, B", None)
    assert split_type("x" * 400 + ", NGO")[1] is None
    assert named_type("Ana Lima") is None


@given(st.text(max_size=60))
def test_a_key_is_a_key_of_itself(name):
    assert key(key(name)) in (key(name), key(key(key(name))))


@settings(deadline=None)
@given(st.permutations(ROWS))
def test_the_order_of_the_registry_does_not_matter(rows):
    shuffled = prepare(rows)
    message = Message(headers=(), senders=(Address(address="a@unesco.org"),))
    body = (part("Submission by: Canada, Government\n\nRegards\nAna\nISOC"),)
    assert attribute(message, body, shuffled) == attribute(message, body, KNOWN)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                *("on behalf of", "joint submission by ", "Canada", "UNESCO", ", "),
                *(" and ", "\n", "Regards\n", "From: ", "a@b.example", "代表", "нашей"),
                *(": ", "(", "We ", "Ltd.", "提交", "Submission by: ", "Delta Watch"),
            )
        ),
        max_size=25,
    ).map("".join)
)
def test_whatever_is_written_a_confident_answer_is_registered(text):
    found = who(text)
    registered = {registered.stakeholder for registered in ROWS}
    assert found.review or set(found.stakeholders) <= registered
    assert found.review or found.stakeholders


@pytest.mark.parametrize(
    "text",
    [
        "on behalf of Canada, ",
        "joint submission by Canada and ",
        "(",
        " ",
        "我代表中国",
    ],
)
@pytest.mark.parametrize("subject", ["", "Fwd: x"])
def test_a_hostile_text_takes_time_as_it_is_long(text, subject):
    assert growth(lambda words: who(words, subject=subject), text) < LINEAR


def test_all_that_are_named_together_are_proposed_together_however_many():
    ngos = [
        f"Union of {word} Rowers"
        for word in ("Red", "Blue", "Pink", "Grey", "Lime", "Teal")
    ]
    listed = f"{', '.join(ngos[:-1])} and {ngos[-1]}"
    found = who(f"This is a joint submission of {listed}.", sender="ana@x.example")
    assert found.review
    assert [one.name for one in found.together] == ngos
    assert names(found) == ngos


def test_a_name_that_somebody_registered_is_proposed_once():
    aldavia = row(
        "Aldavia", StakeholderType.GOVERNMENT, domains=("transport.aldavia.example",)
    )
    sender = Address(address="j.vark@transport.aldavia.example", name="Jonas Vark")
    message = Message(headers=(), senders=(sender,), subject="Aldavia: para 5")
    body = part("Paragraph 5: delete.\n\nJ. Vark, Aldavia")
    found = attribute(message, (body,), prepare((aldavia,)))
    assert names(found) == ["Aldavia"]
    assert found.stakeholders[0].type is StakeholderType.GOVERNMENT


BUSINESSES = """
Lumen Industry Association
Brack Chamber of Commerce
National Federation of Employers
Lighting Trade Association
Confédération patronale du Brack
Handelskammer Brackhafen
Industrie- und Handelskammer zu Brack
Торгово-промышленная палата Брака
Северная торгово-промышленная палата
北港商会
北港总商会
غرفة التجارة في الميناء
غرفة تجارة وصناعة الميناء
Confederation of Brack Industry
Federation of Small Businesses
Association of Lamp Manufacturers
Shipowners' Association
European Banking and Trade Council
Brack Business Council
Chambre de commerce et d'industrie de Brack
Fédération des industries électriques
Union des entreprises de Brack
Syndicat national des fabricants de luminaires
Cámara de Comercio de Brack
Cámara Nacional de la Industria
Confederación Española de Organizaciones Empresariales
Asociación de Fabricantes de Luminarias
Consejo Empresarial del Norte
Союз предпринимателей Севера
Ассоциация производителей светотехники
Российский союз промышленников и предпринимателей
Объединение работодателей Севера
اتحاد الصناعات
جمعية رجال الأعمال
اتحاد الغرف التجارية
مجلس الأعمال العربي
中国照明工业协会
企业家联合会
北港雇主协会
Bundesverband der Deutschen Industrie e. V.
Arbeitgeberverband Nord
Verband der Leuchtenhersteller
Zentralverband der Deutschen Industrie
Wirtschaftskammer Brack
International Chamber of Shipping
Chamber of Industry
Hoteliers' Association
Retailers Federation
""".strip().splitlines()


@pytest.mark.parametrize("name", BUSINESSES)
def test_who_speaks_for_businesses_is_proposed_as_private_sector(name):
    assert named_type(name) is BUSINESS


@pytest.mark.parametrize(
    ("name", "of_type"),
    [
        ("Consumers' Federation", "civil society"),
        ("Confederation of Trade Unions", "civil society"),
        ("Association des consommateurs", "civil society"),
        ("Asociación de Consumidores", "civil society"),
        ("Союз потребителей", "civil society"),
        ("جمعية حماية المستهلك", "civil society"),
        ("消费者协会", "civil society"),
        ("Verbraucherverband", "civil society"),
        ("Fair Trade Association", "civil society"),
        ("Industry Workers Federation", "civil society"),
        ("Syndicat des employés de banque", "civil society"),
        ("Collectif contre les industries", "civil society"),
        ("Association for Business Ethics", "civil society"),
        ("Industrial Heritage Association", "civil society"),
        ("工业遗产保护协会", "civil society"),
        ("Friends of the Chamber of Commerce", None),
        ("University of Trade and Commerce", "academia"),
        ("Ministry of Trade and Industry", "government"),
        ("وزارة التجارة والصناعة", "government"),
        ("Bundesministerium für Wirtschaft", "government"),
        ("World Trade Organization", "international organization"),
    ],
)
def test_who_only_speaks_of_businesses_or_for_those_in_them_is_not(name, of_type):
    assert named_type(name) == of_type


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Canada, Department of Fisheries", "Canada"),
        ("Federative Republic of Brazil - Ministry of Mines", "Brazil"),
        ("Canada, ministère des Pêches", "Canada"),
        ("República Federativa del Brasil, Ministerio de Minas", "Brazil"),
        ("Российская Федерация, Министерство транспорта", "Russian Federation"),
        ("جمهورية مصر العربية، وزارة النقل", "Egypt"),
        ("中国交通运输部", "China"),
        ("Frankreich, Verkehrsministerium", "France"),
    ],
)
def test_a_state_before_its_ministry_is_proposed_and_only_claimed(line, state):
    found = who(f"4: delete.\n\nKind regards,\nAna Lima\n{line}")
    assert names(found) == [state]
    assert [one.name for one in found.claimed] == [state]


@pytest.mark.parametrize("line", ["中国大学交通运输部", "Canada, Friends of Lakes"])
def test_what_stands_behind_a_state_and_is_no_office_of_it_is_not_the_state(line):
    assert not {"China", "Canada"}.intersection(names(who(f"Regards,\nAna\n{line}")))


@pytest.mark.parametrize(
    "words",
    [
        "On behalf of Madam Bo Chan I forward the comments.",
        "Au nom de Madame Lina Bo, je transmets nos commentaires.",
        "En nombre de la señora Bo remito los comentarios.",
        "От имени госпожи Бо направляю замечания.",
        "نيابة عن السيدة بو أرسل التعليقات.",
        "谨代表陈女士转发意见。",
        "Im Namen von Herrn Bo sende ich die Anmerkungen.",
    ],
)
def test_for_whom_of_his_house_somebody_writes_is_no_party(words):
    assert sure(who(words, sender="desk@unesco.org")) == ["UNESCO"]


def test_who_passes_on_the_words_of_a_colleague_without_an_address_is_proposed():
    trail = (
        "On behalf of Ms Bo I forward this.\n\n-----Original Message-----\n"
        "From: Lina Bo\nSent: Monday\nTo: Desk\n\nPara 5: delete."
    )
    found = who(trail, sender="desk@unesco.org", subject="FW: Comments")
    assert found.review
    assert names(found) == ["UNESCO"]
    told = trail.replace("Para 5", "Comments on behalf of Canada.\n\nPara 5")
    assert names(who(told, sender="desk@unesco.org", subject="FW: x")) == ["Canada"]


@pytest.mark.parametrize("below", ["> 4 The fee is low.", "\n> 4 The fee is low."])
def test_a_signature_below_answers_between_quoted_lines_is_read(below):
    body = (
        "Our remarks are inline.\n\nOn 7 January, the desk wrote:\n"
        f"{below}\n\nToo low.\n\n> 5 All is well.\n\nNo.\n\nRegards,\nAna Lima\n"
        "Fundación Karisma"
    )
    assert names(who(body)) == ["Fundación Karisma"]
    unmarked = body.replace("> ", "")
    assert names(who(unmarked)) == []


def test_nothing_is_read_below_a_trail_that_is_empty():
    assert names(who("No.\n\nOn 7 January, the desk wrote:\n")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "And whose idea is a company like this?",
        "Mais cette chose est un projet public.",
        "Pero aquella cosa es una empresa pública.",
        "Зачем здесь — это общественный проект?",
        "ولكن هذا الأمر هو مشروع شركة",
        "但那座桥是一家公司。",
        "Doch solche Dinge ist ein Projekt.",
    ],
)
def test_a_sentence_that_goes_on_or_asks_is_no_name(sentence):
    assert names(who(f"4: delete.\n\n{sentence}\n\nThanks\nAna Lima")) == []


# --- who conveys, bodies of bodies, a name behind one's own ---------------------------


@pytest.mark.parametrize(
    "body",
    [
        "On behalf of Canada, Brazil transmits these remarks.",
        "On behalf of Canada, Brazil has the honour to write.",
        "On behalf of Canada, the Federative Republic of Brazil submits this.",
        "Au nom du Canada, le Brésil soumet ce texte.",
        "En nombre del Canadá, el Brasil transmite lo siguiente.",
        "От имени Канады, Бразилия передаёт эти замечания.",
    ],
)
def test_who_conveys_what_is_said_for_another_is_no_second_party(body):
    found = who(body)
    assert (found.review, names(found)) == (True, ["Canada", "Brazil"])
    assert [one.name for one in found.together] == ["Canada"]


@pytest.mark.parametrize(
    "body",
    [
        "On behalf of Canada, Brazil and Egypt, we transmit this.",
        "On behalf of Canada, Brazil and Egypt: we transmit this.",
        "Im Namen von Kanada, Brasilien und Ägypten reichen wir dies ein.",
        "We submit this on behalf of Canada, Brazil and Egypt, which have asked us.",
    ],
)
def test_a_list_of_those_for_whom_one_speaks_is_kept_whole(body):
    assert sure(who(body)) == ["Canada", "Brazil", "Egypt"]


def test_a_body_of_a_registered_one_stands_before_it():
    found = who(
        "On behalf of the Students' Union of UNESCO: fine.", sender="a@b.example"
    )
    assert names(found)[0] == "Students' Union of UNESCO"
    wide = "On behalf of the Sailing Club of the World Wide Web Foundation: fine."
    assert names(who(wide, sender="a@b.example")) == [
        "Sailing Club of the World Wide Web Foundation",
        "World Wide Web Foundation",
    ]


@pytest.mark.parametrize(
    ("signature", "proposed"),
    [
        ("Jo Finch, Tidewatch", "Tidewatch"),
        ("Jo Finch | Tidewatch", "Tidewatch"),
        ("Jo Finch", "Jo Finch"),
        ("Jo Finch, Leith", "Jo Finch"),
    ],
)
def test_behind_ones_own_name_stands_the_body_that_the_domain_spells(
    signature, proposed
):
    found = who(
        f"Paragraph 3 is fine.\n\n{signature}",
        sender="jo@tidewatch.example",
        name="Jo Finch",
        subject="Tidewatch",
    )
    assert (found.review, names(found)) == (True, [proposed])


def test_what_is_longer_than_the_name_of_any_office_names_no_state() -> None:
    assert country_of(f"{'Department of Ports, ' * 20}Canada") == ""
    assert country_of("Department of Ports, Canada") == "CA"
