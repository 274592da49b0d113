"""Lines that lead to a draft, however long its name, and words that turn to another."""

import pytest

from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import PORTS, mail, units

GUIDE = Draft(
    id="GB-4",
    title="Draft Guide to the Care of the Wooden Boats of the Northern Lagoon",
    call="c",
    aliases=("Guide to the Care of the Wooden Boats of the Northern Lagoon",),
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Boat {n} is tarred in spring.")
        for n in range(1, 12)
    ),
)
BOTH = prepare([PORTS, GUIDE])
NAME = "the Guide to the Care of the Wooden Boats of the Northern Lagoon"
LEADS = [
    f"As regards {NAME}:",
    "In respect of the Guide to the Care of the Wooden Boats of the\nNorthern Lagoon:",
    f"As far as {NAME} (document GB-4) is concerned:",
    f"Now to the text of {NAME}:",
    "Concernant le document : Manuel pour l'entretien des bateaux en bois (GB-4)",
    "Was das Handbuch zur Pflege der hölzernen Boote (GB-4) betrifft:",
    "Respecto del documento: Manual para el cuidado de las barcas de madera (GB-4)",
    "По документу: Руководство по уходу за деревянными лодками лагуны (GB-4)",
    "بشأن الوثيقة: دليل العناية بالقوارب الخشبية في البحيرة (GB-4)",
    "关于文件《木船养护指南》（GB-4）",
    "Manuel pour l'entretien des bateaux en bois de la lagune du nord (GB-4)",
]


@pytest.mark.parametrize("line", LEADS)
def test_a_line_that_leads_to_a_draft_is_no_more_of_the_comment_above(line):
    found = mail(
        "Paragraph 9 bis of PORT/1: delete it.",
        line,
        "Paragraph 7: please keep it.",
        drafts=BOTH,
    )
    assert units(found) == [("PORT/1", "9 bis", "delete"), ("GB-4", "7", "keep")]
    assert line not in found[0].text


@pytest.mark.parametrize(
    "said",
    [
        f"As regards {NAME}: nobody here has any pitch.",
        f"As regards {NAME}, our yards would rather have nothing of it.",
    ],
)
def test_what_turns_to_another_draft_is_asked_about(said):
    first, second = mail("Paragraph 9 bis of PORT/1: delete it.", said, drafts=BOTH)
    assert units([first]) == [("PORT/1", "9 bis", "delete")]
    assert second.review
    assert second.text == said


def test_what_turns_to_the_same_draft_goes_on():
    (only,) = mail(
        "Paragraph 10: why tar?", f"In {NAME}, no pitch is spoken of.", drafts=BOTH
    )
    assert not only.review


def test_a_draft_that_is_judged_in_a_line_heads_nothing():
    first, *_ = mail(
        "Paragraph 9 bis of PORT/1: why?",
        f"Our yards have grave doubts about {NAME}:",
        drafts=BOTH,
    )
    assert first.action is Action.COMMENT
    assert "doubts" in "".join(c.text for c in [first, *_])


@pytest.mark.parametrize(
    "said",
    [
        f"Our remarks are about {NAME}.",
        "This letter concerns document GB-4.",
        "We write to comment on the text of GB-4.",
        f"Here is what we think of {NAME}:",
        "Nos observations portent sur le document GB-4.",
        "Nuestras observaciones se refieren al documento GB-4.",
        "Наши замечания касаются документа GB-4.",
        "ملاحظاتنا تخص الوثيقة GB-4.",
        "我们的意见涉及文件GB-4。",
        "Unsere Anmerkungen betreffen das Dokument GB-4.",
    ],
)
def test_who_only_tells_which_draft_is_written_about_says_nothing(said):
    found = mail(said, "Paragraph 7: please keep it.", drafts=BOTH)
    assert units(found) == [("GB-4", "7", "keep")]
    assert len(found) == 1


@pytest.mark.parametrize(
    "line",
    [
        "HARBOUR RULES",
        "The Harbour Rules:",
        "PORT/1 – Harbour Rules",
        "Comments on the Harbour Rules",
        "Reply to the public consultation on PORT/1",
        "Réponse à la consultation sur PORT/1",
        "Respuesta a la consulta sobre PORT/1",
        "Ответ на консультацию по PORT/1",
        "Antwort auf die Konsultation zu PORT/1",
    ],
)
def test_a_name_right_above_what_is_said_heads_it(line):
    said = f"{line}\nParagraph 7 is well put. We support it.\nDelete paragraph 9."
    found = mail("GB-4", "Paragraph 7: please keep it.", said, drafts=BOTH)
    assert units(found) == [
        ("GB-4", "7", "keep"),
        ("PORT/1", "7", "keep"),
        ("PORT/1", "9", "delete"),
    ]


def test_names_inside_a_block_head_what_is_below_each():
    block = "Paragraph 7: agreed.\nPORT/1\nParagraph 7: delete.\n\nGB-4\n8: ok"
    found = mail("GB-4", block, drafts=BOTH)
    assert units(found) == [
        ("GB-4", "7", "keep"),
        ("PORT/1", "7", "delete"),
        ("GB-4", "8", "keep"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 7 should read like that of the\nHarbour Rules\nIt is too long.",
        "Paragraph 7 is taken from\nPORT/1\nand should go.",
    ],
)
def test_a_name_that_a_sentence_ends_with_heads_nothing(said):
    found = mail("GB-4", said, drafts=BOTH)
    assert [c.text for c in found] == [said]


TABLE = "No. | Remark\n{} | This ought to go."
FORM = "Para: {}\nNature: substantive\nOur comment: Please delete it."


@pytest.mark.parametrize("form", [TABLE, FORM])
@pytest.mark.parametrize(
    "line",
    [
        "Below are the comments of our guild on the Harbour Rules (PORT/1).",
        "Here is what our members have to say about PORT/1.",
        "Reply to the consultation on the Harbour Rules",
        "We thank you for PORT/1, which our pilots studied.",
        "Voici ce que nous avons à dire sur PORT/1 :",
        "以下是我们对PORT/1的意见。",
    ],
)
def test_a_draft_above_a_typed_form_is_that_of_its_rows(form, line):
    found = mail(line, form.format(8), drafts=BOTH)
    assert units(found) == [("PORT/1", "8", "delete")]


@pytest.mark.parametrize("form", [TABLE, FORM])
def test_each_form_is_on_the_draft_above_it(form):
    found = mail(
        "Comments on PORT/1", form.format(8), "GB-4", form.format(8), drafts=BOTH
    )
    assert units(found) == [("PORT/1", "8", "delete"), ("GB-4", "8", "delete")]


def test_a_name_between_two_records_begins_those_of_its_draft():
    records = f"{FORM.format(8)}\nGB-4\n{FORM.format(9)}"
    found = mail("Comments on PORT/1", records, drafts=BOTH)
    assert units(found) == [("PORT/1", "8", "delete"), ("GB-4", "9", "delete")]


def test_a_name_that_ends_a_form_is_no_draft_of_its_rows():
    found = mail("Comments on PORT/1", f"{FORM.format(8)}\nGB-4", drafts=BOTH)
    assert units(found) == [("PORT/1", "8", "delete")]


@pytest.mark.parametrize("form", [TABLE, FORM])
def test_forms_below_several_drafts_that_no_line_leads_to_are_asked_about(form):
    found = mail(
        "We thank you for PORT/1, which our pilots studied.",
        form.format(8),
        "We turned to GB-4 last week, and our pilots were of two minds about that.",
        form.format(9).replace("Please", "Kindly"),
        drafts=BOTH,
    )
    assert found[0].review
    assert not [c for c in found if c.paragraphs and not c.review]


def test_what_an_earlier_mail_names_is_no_draft_of_a_form():
    found = mail(
        "We thank you for PORT/1, which our pilots studied.",
        "> Please comment on PORT/1 and GB-4.",
        TABLE.format(8),
        drafts=BOTH,
    )
    assert units(found) == [("PORT/1", "8", "delete")]


def test_between_bars_a_column_that_nobody_knows_is_said_of_the_pieces():
    table = "Para | Heart's desire\n8 | This ought to go.\n11 | Why a month?"
    found = mail("Comments on PORT/1", table, drafts=BOTH)
    assert units(found) == [("PORT/1", "8", "delete"), ("PORT/1", "11", "comment")]


@pytest.mark.parametrize(
    "said",
    [
        "On PORT/1 we have the following to say. For GB-4 see the attached file.",
        "Our comments on GB-4 are in the attachment; those on PORT/1 are brief:",
        "Anmerkungen zu GB-4 sind beigefügt; zu PORT/1 nehme ich wie folgt Stellung.",
        "Nos avis sur GB-4 sont ci-joints ; voici nos observations sur PORT/1 :",
        "Замечания по GB-4 приложены; по PORT/1 хотим сказать следующее:",
        "GB-4的意见见附件；关于PORT/1，我们的意见如下：",
    ],
)
def test_what_stands_in_a_file_is_not_what_the_mail_is_on(said):
    found = mail(said, "Paragraph 8: delete it.", drafts=BOTH)
    assert units(found) == [("PORT/1", "8", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "Our comments on GB-4 and PORT/1 are attached.",
        "Our comments on GB-4; PORT/1:",
    ],
)
def test_of_drafts_that_a_mail_names_together_none_goes_before(said):
    found = mail(said, "Paragraph 8: delete it.", drafts=BOTH)
    assert not units(found)


def test_a_remark_on_all_before_a_courtesy_is_no_cover_note():
    said = "The overall direction is right, and we look forward to the next round."
    (found,) = mail(said, drafts=BOTH)
    assert found.action is Action.GENERAL
    assert not mail("Our remarks are attached, and we look forward to the next round.")


TELLS = [
    "The next lines concern {}.",
    "These lines concern {}.",
    "What follows is about {}.",
    "The remaining points concern {}.",
    "We begin with {}.",
    "We now turn to {}.",
    "Now to {}.",
    "Proposals for amendment: {}",
    "Les lignes qui suivent concernent {}.",
    "Commençons par {}.",
    "Propositions d'amendement : {}",
    "Las líneas siguientes se refieren a {}.",
    "Empezamos con {}.",
    "Следующие строки касаются {}.",
    "Начнём с {}.",
    "السطور التالية تتعلق ب {}.",
    "以下几行涉及{}。",
    "Die nächsten Zeilen betreffen {}.",
    "Beginnen wir mit {}.",
    "Änderungsvorschläge zu {}:",
]


@pytest.mark.parametrize("line", TELLS)
def test_a_sentence_that_tells_what_comes_next_says_nothing_itself(line):
    line = line.format("GB-4")
    above = "Paragraph 8 of PORT/1 goes further than anything we have seen."
    expected = [("PORT/1", "8", "comment"), ("GB-4", "3", "delete")]
    for blocks in ([above, line], [f"{above}\n{line}"]):
        said = mail(*blocks, "Paragraph 3 should go.", drafts=BOTH)
        assert units(said) == expected
        assert (said[0].text, len(said)) == (above, 2)
    assert not mail(line, drafts=BOTH)


@pytest.mark.parametrize(
    "line",
    [
        "We begin with GB-4, which is far too long.",
        "These lines concern GB-4 and are far too strict.",
        "Now to GB-4: it should be shorter.",
    ],
)
def test_what_says_more_of_its_draft_is_kept(line):
    assert mail(line, drafts=BOTH)


@pytest.mark.parametrize("head", ["5. {}", "5) {}", "5. The {}:"])
def test_a_heading_of_the_senders_own_with_a_name_is_no_piece_of_that_draft(head):
    blocks = [
        head.format("Harbour Rules"),
        "We join others here:",
        "Delete paragraph 8.",
    ]
    assert units(mail(*blocks, drafts=BOTH)) == [("PORT/1", "8", "delete")]
