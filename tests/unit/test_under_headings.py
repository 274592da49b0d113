"""All that stands below a heading, pieces told by their matter, and subjects."""

import pytest

from rules.location.topic import parted
from rules.paragraph import locate
from rules.terms import Cell, Draft, Paragraph, PassageKind
from tests.harbour import LAKES, PORTS, SECTIONS, mail, part, passage, prepare

_TITLES = ("Lamps and bells", "Moorings")
_PIER = Draft(
    id="PIER",
    title="Pier handbook",
    call="c",
    aliases=("the Pier Handbook", "das Pierhandbuch", "Руководство по пирсам"),
    paragraphs=tuple(
        Paragraph(
            label=f"{n}",
            text=f"Every {word} on the pier is inspected twice a year by the warden.",
            heading=_TITLES[n > 33],
        )
        for n, word in enumerate(
            ("lantern", "foghorn", "buzzer", "bollard", "capstan"), start=31
        )
    ),
)
_QUAY = Draft(
    id="QUAY",
    title="Quay act",
    call="c",
    paragraphs=tuple(
        Paragraph(label=f"{part}.{n}", text=f"The quay {part} {n} has a rail of steel.")
        for part in "AB"
        for n in range(1, 4)
    ),
)
_ALL = prepare([_PIER, _QUAY, PORTS, SECTIONS])


def _told(said, drafts=_ALL):
    return [(c.document, *c.paragraphs) for c in mail(said, drafts=drafts)]


@pytest.mark.parametrize(
    "said",
    [
        "Please delete everything under the heading “Lamps and bells”.",
        "The whole chapter “Lamps and bells” should be deleted.",
        "The chapter “Lamps and bells” in its entirety should be deleted.",
        "Everything in the section on lamps and bells should be deleted.",
        "Supprimer tout ce qui figure sous le titre « Lamps and bells ».",
        "Le chapitre « Lamps and bells » dans son ensemble est à supprimer.",
        "Pedimos suprimir todo lo que figura bajo «Lamps and bells».",
        "La sección «Lamps and bells» completa debe suprimirse.",
        "Просим исключить весь раздел «Lamps and bells».",
        "نطلب حذف كل ما ورد تحت عنوان «Lamps and bells».",
        "“Lamps and bells”标题下的所有内容应删除。",
        "Das ganze Kapitel „Lamps and bells“ ist zu streichen.",
    ],
)
def test_words_for_all_below_a_heading_mean_each_of_its_paragraphs(said):
    (found,) = mail(said, drafts=_ALL)
    assert (found.document, found.paragraphs) == ("PIER", ("31", "32", "33"))
    assert not found.review


@pytest.mark.parametrize(
    "said", ["The whole of section B: delete.", "Section B in full: no."]
)
def test_so_they_do_of_a_section_with_a_letter(said):
    assert _told(said) == [("QUAY", "B.1", "B.2", "B.3")]


@pytest.mark.parametrize(
    "said",
    [
        "The chapter “Lamps and bells” is hard to read.",
        "We oppose everything under “Lamps and bells” that speaks of oil.",
        "Delete everything under “Lamps and bells” of PORT/1.",
        "“Lamps and bells” is a fine title.",
    ],
)
def test_what_may_be_on_some_of_it_is_decided_nowhere(said):
    assert all(found.review for found in mail(said, drafts=_ALL))


def test_a_single_word_is_a_heading_in_quotes_alone():
    assert _told("Delete everything under “Moorings”.") == [("PIER", "34", "35")]
    assert ("PIER", "34", "35") not in _told("PIER 31: fine. All are under moorings.")


def test_a_heading_of_two_drafts_tells_neither():
    other = Draft(
        id="OTHER",
        title="Other handbook",
        call="c",
        paragraphs=(Paragraph(label="70", text="Ropes.", heading="Moorings"),),
    )
    drafts = prepare([_PIER, other])
    (found,) = mail("Delete everything under the heading “Moorings”.", drafts=drafts)
    assert found.review


@pytest.mark.parametrize(
    "said",
    [
        "The paragraph on the inspection of the capstan puzzles us: who pays?",
        "The passage that deals with capstan inspection puzzles us: who pays?",
        "Le passage où il est question de « capstan » nous surprend : qui paie ?",
        "El párrafo que trata de «capstan» nos sorprende: ¿quién paga?",
        "Мы не понимаем пункт, посвященный парусам: кто платит?",
        "لا نفهم الفقرة المتعلقة بالأشرعة: من يدفع؟",
        "关于船帆的那一段我们不理解。",
        "Den Passus über Segelflicken verstehen wir nicht.",
    ],
)
def test_a_piece_told_by_its_matter_is_no_more_of_the_comment_above(said):
    first, second = mail("PIER, paragraph 31: delete.", said, drafts=_ALL)
    assert (first.paragraphs, first.text) == (("31",), "PIER, paragraph 31: delete.")
    assert second.review


def test_one_told_by_the_matter_of_what_is_above_goes_on_about_that():
    found = _told("PIER, paragraph 35: why?\n\nThe paragraph on the capstan is odd.")
    assert found == [("PIER", "35")]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (
            "Paragraph 31 of PIER is fine. We do not understand the rule on capstan.",
            "31",
        ),
        ("We doubt the rule on capstan inspection. Please delete A.2.", "A.2"),
    ],
)
def test_in_one_block_such_a_sentence_is_parted_from_one_on_a_number(said, label):
    told = {(c.review, *c.paragraphs) for c in mail(said, drafts=_ALL)}
    assert told == {(False, label), (True,)}


@pytest.mark.parametrize(
    "said",
    [
        "The rule on capstan inspection (A.2) should go.",
        "A.2 is odd: it repeats the rule on capstan inspection.",
        "A.2 is odd. It repeats the rule on capstan inspection.",
        "The rule on capstan inspection is odd.",
        "Delete A.2.",
        f"The rule on {'capstan ' * 400} is odd. Delete A.2.",
    ],
)
def test_else_nothing_is_parted(said):
    assert parted(passage(said), _ALL) == ()


def test_an_example_of_its_own_block_is_no_more_of_the_comment_above():
    first, second = mail(
        "PIER, paragraph 31: delete.",
        "Our experience with a rule like A.3 was mixed.",
        drafts=_ALL,
    )
    assert first.paragraphs == ("31",)
    assert second.review
    assert [c.paragraph for c in second.candidates] == ["A.3"]


@pytest.mark.parametrize(
    "said",
    [
        "Could 4.2 please read: “Boats are free.”?",
        "We would like to know on what basis 4.2 rests.",
        "Nous nous demandons si 4.2 est applicable.",
        "¿Podría 4.2 decir: «Los barcos son libres»?",
        "Мы не уверены, что 4.2 может работать.",
        "Könnte 4.2 so lauten: „Boote sind frei“?",
        "我们想知道4.2的依据。",
        "After 4.2 please insert: “Boats are free.”",
        "We ask for a new paragraph after 4.2 with these words: “Boats are free.”",
    ],
)
def test_a_number_with_stops_is_a_subject_where_it_is_asked_about(said):
    drafts = prepare([SECTIONS, LAKES])
    (found,) = mail(said, drafts=drafts)
    assert (found.document, found.paragraphs) == ("MANUAL", ("4.2",))


@pytest.mark.parametrize(
    "said", ["We hope that 4.2 million are paid.", "If 4.2 tons fall."]
)
def test_what_counts_is_no_subject(said):
    assert all(not c.paragraphs for c in mail(said, drafts=prepare([SECTIONS])))


def test_a_label_before_a_colon_stands_behind_the_number_of_ones_own():
    found = _told("We comment on PORT/1.\n\n1. 9 bis: We support it.\n2. 8: Delete.")
    assert found == [("PORT/1", "9 bis"), ("PORT/1", "8")]


@pytest.mark.parametrize(
    "line",
    [
        "We comment on PIER.",
        "Nous nous exprimons sur PIER.",
        "Nos pronunciamos sobre PIER.",
        "Высказываемся по документу Руководство по пирсам.",
        "نبدي رأينا في الوثيقة PIER.",
        "现就PIER发表意见。",
        "Wir nehmen zu PIER Stellung.",
    ],
)
def test_a_line_that_says_what_we_speak_on_rules_what_follows(line):
    found = mail("PORT/1, paragraph 8: fine.", line, "33: delete.", drafts=_ALL)
    assert [(c.document, *c.paragraphs) for c in found] == [
        ("PORT/1", "8"),
        ("PIER", "33"),
    ]


def test_the_number_of_a_law_in_force_tells_that_it_is_no_draft():
    act = Draft(
        id="SAIL",
        title="Règlement sur les voiles",
        call="c",
        paragraphs=(Paragraph(label="9(2)", text="Les voiles sont blanches."),),
    )
    drafts = prepare([act, PORTS])
    said = "PORT/1, paragraph 8: out. Cf. le règlement (UE) 2016/679, article 9(2)."
    (found,) = mail(said, drafts=drafts)
    assert (found.document, found.paragraphs) == ("PORT/1", ("8",))


def test_a_head_of_a_column_that_any_piece_is_called_by_names_no_draft():
    act = Draft(
        id="SAIL",
        title="Положение о парусах",
        call="c",
        paragraphs=tuple(Paragraph(label=str(n), text=f"Парус {n}.") for n in (5, 8)),
    )
    rows = [("Положение", "Наше мнение"), ("8", "Удалить."), ("5", "Сохранить.")]
    cells = [
        passage(
            text, f"{n}.{m}", kind=PassageKind.CELL, cell=Cell(table=1, row=n, column=m)
        )
        for n, row in enumerate(rows, 1)
        for m, text in enumerate(row, 1)
    ]
    told = locate([part(passage("PORT/1", "h"), *cells)], "", prepare([act, PORTS]))
    assert {c.document for c in told} == {"PORT/1"}


def test_to_remove_is_no_exception_in_chinese():
    (found,) = mail("我方要求撤除第31段。", drafts=prepare([_PIER]))
    assert (found.paragraphs, found.review) == (("31",), False)


@pytest.mark.parametrize(
    "said",
    [
        "Could A.1, A.2 and A.3 be merged?",
        "Könnten B.1, B.2 und B.3 zusammengelegt werden?",
        "Could A.1, A.2, and A.3 be merged?",
    ],
)
def test_a_list_behind_a_verb_that_asks_is_one(said):
    (found,) = mail(said, drafts=_ALL)
    assert len(found.paragraphs) == 3
