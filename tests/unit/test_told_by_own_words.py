"""Attribution: words of a paragraph, and its number beside them, tell what is meant."""

import pytest

from rules.action import action
from rules.location import courtesy, leading_in
from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import PORTS, SECTIONS, mail, units

MANUAL = prepare([SECTIONS])
EVERYDAY = Draft(
    id="PLAN",
    title="Draft compact on quays",
    call="c",
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Quay number {n} is swept on Mondays.")
        for n in range(1, 4)
    ),
)

FIRST = "Paragraph 9 should cover oil as well."


@pytest.mark.parametrize(
    ("block", "made"),
    [
        (
            "Nobody knew why pilots are examined in writing (7). Please test at sea.",
            ("PORT/1", "7", "amend"),
        ),
        (
            "The crews were pleased with 11. An ombudsman is what they asked for.",
            ("PORT/1", "11", "comment"),
        ),
    ],
)
def test_a_bare_number_beside_the_words_of_its_paragraph_names_it(block, made):
    found = mail(FIRST, block)
    assert [(u[0], u[1]) for u in units(found)] == [("PORT/1", "9"), made[:2]]
    assert found[1].text == block


def test_a_number_in_brackets_alone_is_asked_about():
    block = "Nobody knew why one pays for it twice (7). So please write once."
    found = mail(FIRST, block)
    assert [u[1] for u in units(found)] == ["9"]
    assert found[1].candidates


@pytest.mark.parametrize(
    "block",
    [
        "We asked the villages (7), and all want lower fees.",
        "The berths should be limited to five (5).",
    ],
)
def test_what_is_counted_in_brackets_is_no_piece(block):
    assert not units(mail("On the Harbour Rules.", block))


@pytest.mark.parametrize(
    "said",
    [
        "The tariffs in paragraph 5 are a riddle.",
        "The tariffs of paragraph 5, are they a joke?",
        "Who reads those tariffs in an open format under paragraph 5?",
    ],
)
def test_a_later_sentence_in_the_words_of_its_piece_is_on_it(said):
    found = mail(f"{FIRST} {said}")
    assert [u[1] for u in units(found)] == ["9", "5"]
    assert [c.text.strip() for c in found] == [FIRST, said]


@pytest.mark.parametrize(
    "said",
    [
        "The month of paragraph 11 makes it bearable.",
        "Whatever paragraph 11 says, crews pay.",
        f"The tariffs in paragraph 5 are {'very ' * 150}high.",
    ],
)
def test_a_later_sentence_in_other_words_is_not(said):
    found = mail(f"{FIRST} {said}")
    assert "5" not in [u[1] for u in units(found)]
    assert "11" not in [u[1] for u in units(found)]


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        (
            "5 is a joke. 7 is a good one. in 9 u say free, who pays? and 11 in a day?",
            ["5", "7", "9", "11"],
        ),
        ("5 is a joke. And 11 in a day?", []),
        ("5 is a joke. 7 is a good one. And 11 members left us.", []),
    ],
)
def test_numbers_at_the_heads_of_brief_sentences_are_pieces_beside_others(said, labels):
    found = mail("On the Harbour Rules.", said)
    assert [u[1] for u in units(found)] == labels


def test_two_numbers_behind_what_they_are_about_are_pieces():
    said = "About waste and crews, 9 and 11, we know nothing and say nothing."
    found = mail("On the Harbour Rules.", said)
    assert units(found) == [("PORT/1", "9", "11", "comment")]


def test_what_is_said_likewise_of_another_piece_in_one_sentence_is_on_both():
    first = "The tariffs in paragraph 5 are a riddle,"
    second = "and the same could be said of the waste in paragraph 9."
    found = mail(f"{first} {second}")
    assert units(found) == [("PORT/1", "5", "comment"), ("PORT/1", "9", "comment")]
    assert [c.text.strip() for c in found] == [first, second]


@pytest.mark.parametrize(
    ("said", "decided"),
    [
        ("Paragraph 9: nonsense. One per village.", True),
        ("Paragraphe 9 : règle trop lâche ; un quai par commune.", True),
        ("Paragraph 11: nonsense. Two weeks.", True),
        ("Paragraph 11: ten days no way enough. shd be 40.", True),
        ("Paragraph 9: nonsense. One per village is what we have.", False),
    ],
)
def test_a_rate_or_another_value_without_a_verb_is_wanted(said, decided):
    made = units(mail(said))
    assert (bool(made) and made[0][2] == "amend") is decided


def test_one_of_two_that_is_only_counted_is_asked_about():
    said = "Of the rules on waste and crews, 9 and 11, we would rather lose the second."
    found = mail("On the Harbour Rules.", said)
    assert not units(found)
    assert [c.paragraph for c in found[0].candidates] == ["9", "11"]


@pytest.mark.parametrize(
    "line",
    [
        "Everything below is about PORT/1.",
        "What follows is on the rules only.",
        "Tout ce qui suit porte sur le texte PORT/1.",
        "Todo lo que sigue se refiere a PORT/1.",
        "Всё нижеследующее относится к документу PORT/1.",
        "كل ما يلي يتعلق بالوثيقة PORT/1.",
        "以下意见均针对PORT/1。",
        "Alles Folgende betrifft PORT/1.",
    ],
)
def test_who_says_on_which_text_all_that_follows_is_says_nothing_else(line):
    assert leading_in.announces(line)
    assert units(mail(line, "Paragraph 9: delete.")) == [("PORT/1", "9", "delete")]


@pytest.mark.parametrize(
    "line",
    [
        "Our remarks will reach you on Friday; they will mostly concern paragraph 9.",
        "Nos observations vous parviendront vendredi et porteront sur le paragraphe 9.",
        "Nuestras observaciones llegarán el viernes y tratarán del párrafo 9.",
        "Наши замечания поступят в пятницу и коснутся пункта 9.",
        "ستصلكم ملاحظاتنا يوم الجمعة وستتناول الفقرة 9.",
        "我们的意见将于周五送达，主要涉及第9段。",
        "Unsere Anmerkungen folgen am Freitag; sie betreffen Nummer 9.",
    ],
)
def test_who_says_that_remarks_will_come_makes_none(line):
    assert courtesy.is_announcement(line.replace(";", ","))
    assert not units(mail(line))


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("We are now for cutting ¶.", Action.DELETE),
        ("Having slept on it, we are in favour of scrapping ¶.", Action.DELETE),
        ("We are against cutting ¶.", Action.KEEP),
    ],
)
def test_who_is_for_the_deletion_of_a_piece_asks_for_it(said, what):
    assert action(said) is what


def test_a_dotted_number_that_heads_its_sentence_is_a_piece_where_it_is_printed():
    first = "On the manual, everybody loved 3.1, the one on drills."
    found = mail(f"{first} 3.2 was also popular.", drafts=MANUAL)
    assert [u[1] for u in units(found)] == ["3.1", "3.2"]
    found = mail(f"{first} 9.2 was the average mark.", drafts=MANUAL)
    assert [u[1] for u in units(found)] == ["3.1"]


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Compact para 2 - who reads it?", ("PLAN", "2")),
        ("Compact X3 - who reads it?", ()),
        ("compact cars 3 are needed", ()),
    ],
)
def test_an_everyday_word_before_a_piece_is_the_name_of_a_draft(line, labels):
    drafts = prepare([EVERYDAY, PORTS])
    assert [u[:2] for u in units(mail(line, drafts=drafts))] == (
        [labels] if labels else []
    )


def test_what_a_line_is_like_is_no_argument_for_the_next():
    lines = "¶5 warm this up, it reads like a census\n¶7 turn it round: first the test"
    assert [u[1] for u in units(mail(lines))] == ["5", "7"]
    lines = "¶5 should be worded as in\nparagraph 7, please."
    assert [u[1] for u in units(mail(lines))] == ["5"]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("Nous proposons que le par. 7 se lise ainsi : « {} »", "amend"),
        ("– Paragraphe 7 (p. 2) : Nous écririons : « {} »", "amend"),
        ("Add after paragraph 7: “{}”", "add"),
        ("A new paragraph should follow paragraph 7: “{}”", "add"),
    ],
)
def test_a_text_that_is_a_version_of_the_paragraph_is_added_where_words_say_so(
    said, what
):
    version = (
        "Pilots, save in an emergency, are licensed by the harbour master after a "
        "written examination."
    )
    assert units(mail(said.format(version))) == [("PORT/1", "7", what)]


@pytest.mark.parametrize(
    "line",
    [
        "Our deletions are shown in red and our additions in blue.",
        "Les suppressions sont barrées, les ajouts en couleur.",
        "Lo suprimido va tachado, lo añadido en color.",
        "Исключения зачёркнуты, дополнения цветом.",
        "المحذوف مشطوب والمضاف ملون.",
        "删去的文字加了删除线，新增处用颜色标出。",
        "Streichungen sind durchgestrichen, Zusätze farbig.",
        "Please excuse the brevity of this note.",
        "Veuillez excuser la brièveté de cette note.",
        "Disculpen la brevedad de esta nota.",
        "Просим извинить за краткость этого письма.",
        "نعتذر عن الإيجاز.",
        "Bitte entschuldigen Sie die Kürze.",
        "Forwarded at the request of our chair.",
        "Transmis à la demande de notre présidente.",
        "Remitido a petición de nuestra presidenta.",
        "Пересылаю по просьбе председателя.",
        "应会长要求转呈。",
        "Weitergeleitet im Auftrag der Vorsitzenden.",
        "This is about the harbour code.",
        "Opinamos sobre PORT/1.",
        "Es geht um die Hafenordnung.",
    ],
)
def test_marks_brevity_and_on_whose_behalf_are_no_comment(line):
    assert leading_in.announces(line)
    assert [c.paragraphs for c in mail(line, "Paragraph 7: delete.")] == [("7",)]


@pytest.mark.parametrize("line", ["This is about money.", "Es geht um Geld."])
def test_what_it_is_about_may_be_a_comment(line):
    assert not leading_in.announces(line)


def test_between_a_piece_and_the_next_one_something_is_added_behind_it():
    said = "Between paragraph 7 and the next one, insert: “Tests are free of charge.”"
    assert units(mail(said)) == [("PORT/1", "7", "add")]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("¶: What if the day is a holiday? Otherwise dues would double.", "comment"),
        ("¶ : Qui paie ? Sinon, les droits doubleraient en 5 ans.", "comment"),
        ("¶: Wer zahlt? Sonst würden die Gebühren in 5 Jahren steigen.", "comment"),
        ("¶: Could it be ten days? Otherwise dues would double.", "amend"),
    ],
)
def test_what_would_come_about_else_asks_for_nothing(said, what):
    assert str(action(said)) == what


@pytest.mark.parametrize(
    "said",
    [
        "Please consider our earlier comment on paragraph 7 withdrawn.",
        "Veuillez considérer comme retirée notre observation sur le paragraphe 7.",
        "Rogamos que se considere retirada nuestra observación sobre el párrafo 7.",
        "Просим считать отозванным наше прежнее замечание на пункт 7.",
        "يرجى اعتبار ملاحظتنا السابقة على الفقرة 7 مسحوبة.",
        "Bitte betrachten Sie unsere Anmerkung zu Nr. 7 als zurückgezogen.",
    ],
)
def test_what_is_to_be_considered_withdrawn_is_no_deletion(said):
    (taken_back,) = mail(said)
    assert [c.paragraph for c in taken_back.candidates] == ["7"]
    assert "takes back" in taken_back.candidates[0].reason


def test_nor_on_another_piece_takes_no_demand():
    before = "Paragraph 9 should cover oil as well."
    found = mail(before, "With regard to paragraph 11, no comment. Nor on paragraph 7.")
    assert units(found) == [("PORT/1", "9", "amend"), ("PORT/1", "7", "comment")]


def test_what_is_preferred_to_what_is_asked_about_with_both():
    found = mail("On the Harbour Rules.", "We prefer 7 to 9, if we may choose.")
    assert {c.paragraph for c in found[-1].candidates} == {"7", "9"}


def test_what_stands_under_a_piece_is_no_version_of_it():
    said = "Pilots are licensed after a written and oral examination under paragraph 7."
    (found,) = mail(f"{said} One may wonder why.")
    assert str(found.action) == "comment"


def test_what_chinese_counts_behind_a_piece_is_its_latin_suffix():
    assert units(mail("第9段之二：删除。")) == [("PORT/1", "9 bis", "delete")]


def test_a_number_that_is_printed_nowhere_is_named_by_no_words_beside_it():
    for said in ("The paragraph we like best is 99.", "Please reword 99 to say less."):
        assert not units(mail(said))
