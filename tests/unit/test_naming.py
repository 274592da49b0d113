"""Attribution: how pieces are named, and how text is parted among them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph
from tests.harbour import (
    LAW,
    ONE,
    PORTS,
    SECTIONS,
    TEXTS,
    TWO,
    mail,
    part,
    passage,
    table,
    units,
)

PLAN = Draft(
    id="PLAN",
    title="Plan of action",
    call="c",
    paragraphs=tuple(
        Paragraph(label=x, text=f"Measure {x} of the plan.") for x in ("S1", "S2", "E1")
    ),
)
ACT = Draft(
    id="ACT",
    title="Statute of the pilots",
    call="c",
    paragraphs=tuple(
        Paragraph(label=x, text=f"Rule {x} binds.") for x in ("3(1)", "3(2)", "5(1)")
    ),
)


def told(found):
    """What is decided, and in brackets what a person is asked about."""
    return [
        [c.paragraph for c in one.candidates]
        if one.review
        else "+".join(one.paragraphs)
        for one in found
    ]


# --- signs for numbers --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Le n° 7 : à supprimer.",
        "N° 7 : à supprimer.",
        "votre n° 7 il faut le garder",
        "Virez le n° 7.",
        "Le numéro 7 peut rester.",
        "As for no. 7, we would say ten days.",
        "The no. 7 is a joke.",
        "Please scrap your no. 7, it hurts us.",
        "El n.º 7 sobra.",
        "En cuanto al núm. 7, que se mantenga.",
        "№ 7 нас устраивает.",
        "По № 7 просим три часа.",
        "Ihre Nr. 7 gefällt uns.",
        "رقم 7 يجب حذفه.",
        "بشأن رقم 7، نقترح النصف.",
        "第7号应删除。",
        "关于第7，我们同意。",
    ],
)
def test_a_sign_before_a_number_cites_a_piece(text):
    assert told(mail(text)) == ["7"]


@pytest.mark.parametrize(
    "text",
    [
        "Rue Basse, n° 7, 29000 Kerguen",
        "Le n° 7 de la rue Basse est inondé.",
        "The no. 7 bus stops here.",
        "Our letter No. 7 should be read again.",
        "Tél. n° 7 34 56 78",
        "第7次会议应重新召开。",
        "No. 12 is a paragraph of nobody, and should go.",
    ],
)
def test_a_sign_before_another_number_decides_nothing(text):
    assert units(mail(text)) == []


def test_lines_with_signs_are_read_together():
    found = mail("Harbour Rules:", "#5 fine\n#7 two of them\nno. 9 - one fifth")
    assert [t for t in told(found) if isinstance(t, str)] == ["5", "7", "9"]


# --- what is only cited, and counted by words ---------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Twenty metres, as foreseen in paragraph 6, is a length we cannot measure.",
        "Vingt mètres, comme prévu au paragraphe 6, c'est trop peu pour nous.",
        "Veinte metros, como prevé el párrafo 6, es una medida imposible.",
        "Zwanzig Meter, wie in Absatz 6 vorgesehen, sind für uns zu kurz.",
        "Двадцать метров, как указано в пункте 6, — это слишком мало.",
    ],
)
def test_a_value_of_a_piece_that_is_cited_beside_it_speaks_of_that_piece(text):
    assert told(mail("Paragraph 8 is fine.", text)) == ["8", "6"]


def test_a_thing_without_a_value_of_the_piece_is_asked_about():
    found = mail(
        "Paragraph 8 is fine.", "A berth, as required by paragraph 9, costs us."
    )
    assert told(found) == ["8", ["9"]]


@pytest.mark.parametrize(
    "text",
    [
        "It should be kept, as stated in paragraph 6, in writing.",
        "The reason is that ships, as foreseen in paragraph 6, are exempt.",
        "We say twenty metres as foreseen in paragraph 6.",
    ],
)
def test_an_argument_stays_with_the_piece_before(text):
    assert told(mail("Paragraph 8 should be deleted.", text)) == ["8"]


@pytest.mark.parametrize(
    "text",
    [
        "The seventh paragraph is fine. The eighth, however, is too strict.",
        "Le septième paragraphe est bon. Le huitième, en revanche, pèche.",
        "El séptimo párrafo está bien. El octavo, en cambio, es severo.",
        "Седьмой пункт хорош. Восьмой же следует исключить.",
        "Der siebte Absatz ist gut. Der achte dagegen ist zu streng.",
    ],
)
def test_ordinals_need_their_noun_but_once(text):
    assert told(mail(text)) == ["7", "8"]


def test_ordinals_alone_count_what_is_said():
    found = mail("The seventh paragraph says two things. The second, however, is odd.")
    assert told(found) == ["7"]
    assert told(mail("The seventh paragraph is fine. The tenth, however, is odd.")) == [
        "7"
    ]
    found = mail("The eighth paragraph, however, is odd, as the seventh paragraph is.")
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "The paragraph that matters most to us is 8.",
        "Le paragraphe que nous préférons est le 8.",
        "El párrafo que más gustó fue el 8, y que nadie lo retire.",
        "Der Absatz, der uns am meisten stört, ist die 8.",
        "A mí, en lo personal, el 8 me parece burocrático.",
        "À mon avis, le 8 est superflu.",
        "Con el 8 estamos conformes.",
    ],
)
def test_a_number_apart_from_its_noun_names_a_piece(text):
    assert told(mail(text)) == ["8"]


def test_a_day_of_the_month_names_none():
    assert units(
        mail("Le 5 nous va.", "Après tout, le 9 nous prendrons le train.")
    ) == [("PORT/1", "5", "comment")]


@pytest.mark.parametrize(
    "text",
    [
        "For the rest, Estmark endorses the text.",
        "Pour le reste, Bressay donne son aval au texte.",
        "Por lo demás, Corvado da su visto bueno al texto.",
        "Im Übrigen stimmt Estmark dem Entwurf zu.",
        "В остальном Эстмарк одобряет проект.",
        "除此之外，我们支持文本。",
        "فيما عدا ذلك نوافق على النص.",
    ],
)
def test_all_the_rest_is_the_whole(text):
    assert told(mail("Paragraph 5: delete.", text)) == ["5", "*"]


# --- bare numbers -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "El 8 fuera, el 5 que se quede, y al 7 denle tres horas.",
        "On 8 we agree, on 5 we do not, on 7 we wait.",
        "Le 8, oui, le 5, non, le 7, peut-être.",
    ],
)
def test_clauses_that_begin_with_numbers_are_parted(text):
    assert told(mail(text, drafts=ONE)) == ["8", "5", "7"]


def test_numbers_that_are_listed_are_not_parted():
    assert told(mail("Le 8, le 5 et le 7 sont bons.")) in (["8+5+7"], [["8", "5", "7"]])
    assert told(mail("El 8 fuera, el 31 también.")) == ["8"]
    assert told(mail("El 8 fuera, el 5 de mayo no.")) == ["8"]


@pytest.mark.parametrize(
    "text",
    [
        "Ditch 8, hang on to 5.",
        "Delete 8 and keep 5, please.",
        "Virez le 8, gardez le 5.",
        "Quiten el 8 y dejen el 5.",
        "Уберите 8, оставьте 5.",
        "删除8，保留5。",
        "احذفوا 8 وأبقوا 5.",
        "Le 8 à supprimer, le 5 à garder.",
        "8 raus, 5 bleibt.",
        "- 8 and 5 belong together.",
    ],
)
def test_bare_numbers_in_demands_are_all_asked_about(text):
    found = mail("On the Harbour Rules:", "Paragraph 9: fine.", text)
    assert told(found) == ["9", ["8", "5"]]
    assert told(mail(text, drafts=TWO))[-1][:1] == ["8"]


def test_who_says_what_he_would_do_with_bare_numbers_is_heard():
    text = "Ich würde die 8 streichen und die 5 behalten."
    found = mail("On the Harbour Rules:", "Paragraph 9: fine.", text)
    assert told(found) == ["9", "8", "5"]


def test_a_demand_for_other_numbers_stays_where_it_is():
    assert told(mail("Paragraph 9: good.", "Please leave 5 metres between them.")) == [
        "9"
    ]
    assert told(mail("Paragraph 9: good.", "Please delete 31.")) == ["9"]


def test_numbers_below_the_name_of_a_draft_may_have_long_lines():
    long = (
        "our coast has nine hundred kilometres and we can commit to no more than ten."
    )
    found = mail("Harbour Rules", f"7: acceptable.\n9: {long}", drafts=TWO)
    assert told(found) == ["7", "9"]
    drafts = prepare([PLAN, ACT])
    found = mail(
        "Statute of the pilots",
        "3(1): ten.\n5(1): no.",
        "Plan of action",
        "S1: fine.",
        drafts=drafts,
    )
    assert told(found) == ["3(1)", "5(1)", "S1"]


# --- the subject of a mail ----------------------------------------------------------


@pytest.mark.parametrize(
    "subject", ["Re: paragraphe 11", "Harbour rules, paragraph 11 (crews)", "第11段"]
)
def test_a_body_that_names_nothing_is_on_what_its_subject_names(subject):
    found = mail("Dear all,", "A month is too long. Ten days, please.", subject=subject)
    assert told(found) == ["11"]
    assert [c.text for c in found] == ["A month is too long. Ten days, please."]


def test_a_subject_decides_nothing_where_more_is_named():
    said = "A month is too long."
    assert told(mail(said, subject="Paragraphs 9 and 11")) == [["9", "11"]]
    found = mail("Paragraph 5: fine.", "Dear all,", said, subject="Paragraph 11")
    assert told(found) == ["5", ["11"]]
    assert told(mail(said, subject="The rules")) != ["11"]
    file = part(passage("Paragraph 7: no."), name="more.docx", body=False)
    both = locate([part(passage(said)), file], "Paragraph 11", ONE)
    assert told(both) == [["11"], "7"]


def test_words_that_only_accompany_are_on_no_subject():
    attached = "Please find our comments attached."
    assert told(mail(attached, subject="Paragraph 11")) == []
    found = mail("A job for poets.", subject="Paragraph 11")
    assert told(found) == [["11"]]
    found = mail("One is a privilege and the other a debt.", subject="Paragraphs 9, 11")
    assert told(found) == [["9", "11"]]


# --- new pieces ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Un paragraphe 7 bis ne serait pas de trop : « Nul ne paie pour lire. »", "7"),
        (
            'At the very end we would tack on a paragraph 12: "The rules are sung."',
            "11",
        ),
        ("Ein Absatz 12 fehlt uns: „Die Regeln werden gesungen.“", "11"),
        ("建议增加第12段：“本规则应当传唱并且公布。”", "11"),
        ('After paragraph 7, we would write: "Pilots speak two languages."', "7"),
        ("Après le paragraphe 7, nous écririons : « Les pilotes parlent. »", "7"),
        ("Nach Absatz 7 würden wir schreiben: „Lotsen sprechen zwei Sprachen.“", "7"),
        ("在第7段之后，我们希望写：“引航员应当会说两种语言。”", "7"),
        (
            'We miss a rule on pilots. It goes right after paragraph 7: "Pilots sing."',
            "7",
        ),
        ('Between paragraphs 7 and 8: "Pilots speak two languages."', "7"),
    ],
)
def test_a_new_piece_stands_behind_the_one_before(text, label):
    assert units(mail(text)) == [("PORT/1", label, "add")]


def test_a_code_that_comes_next_is_a_new_piece():
    drafts = prepare([PLAN])
    found = mail('And let there be an S3: "Print the names."', drafts=drafts)
    assert units(found) == [("PLAN", "S2", "add")]
    assert told(mail("We would add an S1 and an S9.", drafts=drafts)) in (
        ["S1"],
        [["S1"]],
    )


def test_the_words_of_a_new_piece_may_stand_in_the_next_block():
    announced = "Following paragraph 7, we'd slot in something like this:"
    found = mail(announced, '"7 bis. Pilots sing."', "Paragraph 8: fine.")
    assert [(u[1], u[-1]) for u in units(found)] == [("7", "add"), ("8", "keep")]
    assert found[0].text == f'{announced}\n"7 bis. Pilots sing."'


@pytest.mark.parametrize(
    "text",
    [
        'Between paragraphs 7 and 8 there is a gulf: "by ship" and "by day".',
        'After paragraph 8 was read out, our members said: "This is it at last."',
        f'Right after paragraph 6, we read: "{TEXTS["7"]}"',
    ],
)
def test_what_only_stands_beside_a_piece_is_no_new_one(text):
    assert [c for c in mail(text) if c.action == "add"] == []


def test_more_than_one_place_between_two_pieces_is_asked_about():
    found = mail('Between paragraphs 6 to 8: "Pilots speak two languages."')
    assert [c.review for c in found] == [True]


# --- tables -------------------------------------------------------------------------

ROWS = (("7", "Whose boats?", ""), ("9", "Good.", "Waste is burnt."))
HEADS = (
    ("Item", "Comment", "Proposed wording"),
    ("Paragraphe", "Observations", "Proposition de texte"),
    ("Párrafo", "Comentario", "Texto propuesto"),
    ("Пункт", "Замечание", "Предложение"),
    ("Absatz", "Anmerkung", "Änderungsvorschlag"),
    ("段", "意见", "建议"),
    ("الفقرة", "تعليق", "التعديل"),
)
FIELDS = (
    ("Organisation", "Commission for Sheltered Seas"),
    ("Name", "Northern Opinion Group"),
    ("Draft", "Harbour rules"),
    ("E-mail", "a@b.example"),
    ("Pays", "Bressay"),
    ("Организация", "Комиссия портов"),
    ("组织", "海港委员会"),
    ("الدولة", "مصر"),
    ("Comments by:", "Estmark"),
)


@pytest.mark.parametrize("head", HEADS)
def test_the_header_stands_below_who_sends_the_table(head):
    found = table(*FIELDS, head, *ROWS)
    assert [(c.paragraphs, c.text.split("\n")[0]) for c in found] == [
        (("7",), "Whose boats?"),
        (("9",), "Good."),
    ]


def test_what_is_said_above_the_header_is_kept():
    above = (
        ("General comments", "A fine text."),
        ("Status", "We oppose the text as a whole."),
        ("Draft", "Lake rules"),
    )
    found = table(*above, HEADS[0], ("7", "Whose boats?"), drafts=TWO)
    assert [c.text for c in found] == [
        "A fine text.",
        "We oppose the text as a whole.",
        "Whose boats?",
    ]
    assert found[-1].document == "LAKE/1"


def test_a_table_of_senders_alone_makes_no_comment():
    assert table(*FIELDS) == ()


def test_the_first_row_of_a_table_without_a_header_is_a_row():
    found = table(("all", "Why?"), ("7", "No."), ("8", "Yes."))
    assert told(found) == ["*", "7", "8"]
    found = table(("", "We oppose it."), ("7", "No."), ("8", "Yes."))
    assert "We oppose it." in [c.text for c in found]


def test_a_row_of_one_cell_that_asks_is_no_heading():
    found = table(("Para", "Comment"), ("7", "No."), ("Delete it",), ("8", "Yes."))
    assert [c.text for c in found] == ["No.", "Delete it", "Yes."]


SAID = st.sampled_from(
    [
        "",
        "Too vague.",
        "We oppose it.",
        "Why?",
        "The pilots will never be able to work with such a rule.",
        "Delete.",
    ]
)
REFERENCES = st.sampled_from(["5", "6", "Para 7", "8", "", "all", "31"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(FIELDS), max_size=4, unique=True),
    st.sampled_from((*HEADS, ())),
    st.lists(st.tuples(REFERENCES, SAID, SAID), min_size=1, max_size=4),
)
def test_what_a_table_says_is_decided_or_asked_and_never_dropped(above, head, rows):
    marked = [
        (ref, *(f"{text} ({n}{m})" if text else "" for m, text in enumerate(said)))
        for n, (ref, *said) in enumerate(rows, 10)
    ]
    found = table(*above, *([head] if head else []), *marked)
    words = "\n".join(c.text for c in found)
    assert [t for _, *said in marked for t in said if t not in words] == []


@pytest.mark.parametrize(
    ("point", "action"),
    [
        ("2) In the eleventh, put two months.", "amend"),
        ("2) We do not understand the eleventh. Heard by whom?", "comment"),
        ("2) Please delete the eleventh.", "delete"),
        ("2) The eleventh should be deleted.", "delete"),
        ("2) Dans le onzième, mettez deux mois.", "amend"),
        ("2) Nous ne comprenons pas le onzième.", "comment"),
        ("2) Im elften bitte zwei Monate.", "amend"),
        ("2) Wir verstehen den elften nicht.", "comment"),
    ],
)
def test_an_ordinal_alone_is_a_piece_in_a_point_of_a_list(point, action):
    found = mail("1) The fifth paragraph must stay as it is.", point)
    assert units(found) == [("PORT/1", "5", "keep"), ("PORT/1", "11", action)]


def test_an_ordinal_that_is_a_day_or_a_century_is_no_piece():
    found = mail(
        "We like paragraph 5. We meet on the eleventh. In the ninth century no."
    )
    assert [c.paragraphs for c in found] == [("5",)]


def test_the_next_point_of_the_senders_list_is_no_more_of_the_one_before():
    found = mail("1) In paragraph 5, add “daily”.", "2) More money is needed at sea.")
    assert units(found) == [("PORT/1", "5", "amend")]
    assert [c.text for c in found if c.review] == ["2) More money is needed at sea."]


def test_the_number_of_a_point_is_no_piece_of_the_draft_that_it_speaks_of():
    found = mail("5) The Harbour Rules do not say who pays for the light.")
    assert ("PORT/1", "5", "comment") not in units(found)


@pytest.mark.parametrize(
    "asked",
    [
        "> What do you think of paragraph 11?",
        "> 1. Que pensez-vous du paragraphe 11 ?",
        "> ¿Cuál es su opinión sobre el párrafo 11?",
        "> Что вы думаете о пункте 11?",
        "> Wie stehen Sie zu Absatz 11?",
        "> 你们对第11段有什么看法?",
    ],
)
def test_an_answer_is_on_the_piece_that_a_quoted_question_asks_about(asked):
    found = mail("See below.", asked, "One month is too little.")
    assert [(c.paragraphs, c.review) for c in found] == [(("11",), False)]


@pytest.mark.parametrize(
    "asked",
    [
        "> Should paragraph 11 be deleted?",
        "> What do you think of paragraphs 9 and 11?",
        "> What do you think of paragraph 9 ter?",
        "> What do you think of paragraph 9, and of paragraph 11?",
        "> " + "What we wrote is long. " * 12 + "What of paragraph 11?",
    ],
)
def test_a_question_that_yes_answers_or_on_several_pieces_decides_nothing(asked):
    found = mail("See below.", asked, "Yes, and soon.")
    assert all(c.review for c in found)


def test_quoted_words_below_a_quoted_paragraph_are_those_of_the_answer():
    found = mail("See below.", f"> 5. {TEXTS['5']}", "Add “and in print, on paper”.")
    assert units(found) == [("PORT/1", "5", "amend")]


def test_numbers_with_stops_are_those_of_the_one_draft_that_prints_them():
    manual = prepare([SECTIONS])
    blocks = ("Section 3.1: fine.", "3.2 we support.", "4.2 - agreed.")
    said = units(mail(*blocks, drafts=manual, subject="Harbour manual"))
    assert [unit[1] for unit in said] == ["3.1", "3.2", "4.2"]
    blocks = ("Section 3.1: fine.", "4.1 we support.", "4.2 - agreed.")
    said = units(mail(*blocks, drafts=manual, subject="Harbour manual"))
    assert [unit[1] for unit in said] == ["3.1"]  # the sender may count


def test_who_calls_paragraphs_articles_means_those_of_the_draft_spoken_of():
    both = prepare([PORTS, LAW])
    about = "Comments on the Harbour Rules"
    assert units(mail("Article 11: delete.", drafts=both, subject=about)) == [
        ("PORT/1", "11", "delete")
    ]
    assert mail("Of article 11 we ask its deletion.", drafts=both, subject=about)


def test_numbers_with_stops_in_a_sentence_are_candidates():
    manual = prepare([SECTIONS])
    found = mail("I think 3.2 is dull. And 4.1 is long, 3.5 % of it.", drafts=manual)
    assert [told([one]) for one in found] == [[["3.2", "4.1"]]]


def test_lines_of_numbers_that_are_cut_before_them_are_read():
    lines = "l1 \nmerge \n1, 2, 3, \n" * 40
    assert mail(f"www.{lines}")


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 7: our boats are old. Kindly remove paragraph 7.",
        "Paragraph 7: crews are few. We oppose paragraph 7 and ask to take it out.",
        "Paragraphe 7 : nos bateaux sont vieux. Merci de supprimer le paragraphe 7.",
    ],
)
def test_a_sentence_that_names_the_same_once_more_goes_on(said):
    (found,) = mail(said)
    assert (found.paragraphs, str(found.action)) == (("7",), "delete")
    assert found.text == said
