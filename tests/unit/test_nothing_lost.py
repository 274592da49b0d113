"""Attribution: the words on a numbered paragraph are decided or asked, never lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.paragraph import locate
from rules.terms import PassageKind
from tests.harbour import LAW, ONE, TEXTS, TWO, mail, passage, prepare, units
from tests.harbour import part as file

ACT = prepare([LAW])
NAMED = "Comments on the Harbour Rules:"


def asked(*blocks, drafts=ONE):
    return [
        (c.text, [x.paragraph for x in c.candidates])
        for c in mail(*blocks, drafts=drafts)
        if c.review
    ]


LINES = {
    "Not acceptable: 7, 11": ["7", "11"],
    "Could be shorter: 9 bis": ["9 bis"],
    "No view as yet: 6-8 and 11": ["6", "7", "8", "11"],
    "Réserves : 5 et 6": ["5", "6"],
    "Sin opinión: 7 y 9": ["7", "9"],
    "Неприемлемо: 7, 9": ["7", "9"],
    "Unklar: 5 bis 8": ["5", "6", "7", "8"],
    "不可接受：7、9": ["7", "9"],
    "غير مقبول: 7، 9": ["7", "9"],
    "- Doubts = no. 8 (as it stands)": ["8"],
    "Doubts (8, 9)": ["8", "9"],
    "Doubts - 8, 9.": ["8", "9"],
    "Strike: 5; keep: 7; unsure: 11.": ["5", "7", "11"],
    "Questions: 11(2)": ["11"],
}


@pytest.mark.parametrize("line", LINES)
def test_numbers_behind_a_stance_are_asked_about_with_all_of_them(line):
    assert asked(NAMED, line, "Paragraph 6: good.") == [(line, LINES[line])]


def test_numbers_behind_what_reads_like_an_opening_are_asked_about():
    assert asked("Acceptable: 5\n保留意见：8、5") == [("保留意见：8、5", ["8", "5"])]


def test_each_line_of_stances_is_asked_about_on_its_own():
    expected = list(LINES.items())
    assert asked(NAMED, *LINES) == expected
    assert asked(NAMED, "\n".join(LINES)) == expected
    assert asked("\n".join((NAMED, *LINES))) == expected


def test_a_stance_on_numbers_goes_on_with_no_piece_named_above():
    found = mail("In favour: paragraphs 6 and 8.\nStrike: 5; keep: 7.")
    assert units(found) == [
        ("PORT/1", "6", "8", "keep"),
        ("PORT/1", "5", "delete"),
        ("PORT/1", "7", "keep"),
    ]
    assert [c.text for c in found[1:]] == ["Strike: 5;", "keep: 7."]


DECIDED = {
    "Fine: 5, 6, 8": [("PORT/1", "5", "6", "8", "keep")],
    "We can live with the following: 7-9": [
        ("PORT/1", "7", "8", "9", "keep"),
    ],
    "Paragraphs we should like to see removed: 8; 11.": [
        ("PORT/1", "8", "11", "delete")
    ],
    "Please strike the following paragraphs: 8 and 11": [
        ("PORT/1", "8", "11", "delete")
    ],
    "Paragraphes à supprimer : 8": [("PORT/1", "8", "delete")],
    "Deben suprimirse los párrafos siguientes: 8 y 11": [
        ("PORT/1", "8", "11", "delete")
    ],
    "Folgende Absätze sind zu streichen: 8 und 11": [("PORT/1", "8", "11", "delete")],
    "Просим исключить следующие пункты: 8 и 11": [("PORT/1", "8", "11", "delete")],
    "نطلب حذف الفقرات التالية: 8 و11": [("PORT/1", "8", "11", "delete")],
    "应删除以下段落：8、11": [("PORT/1", "8", "11", "delete")],
    "Paragraphs that puzzle us: 8 and 11": [("PORT/1", "8", "11", "comment")],
    "Strike: 5; 6; keep: 7": [("PORT/1", "5", "6", "delete"), ("PORT/1", "7", "keep")],
}


@pytest.mark.parametrize("line", DECIDED)
def test_numbers_are_decided_where_the_words_before_them_say_it_of_pieces(line):
    expected = [*DECIDED[line], ("PORT/1", "9 bis", "keep")]
    assert units(mail(NAMED, line, "Paragraph 9 bis: agreed.")) == expected
    assert units(mail(NAMED, f"{line}\nParagraph 9 bis: agreed.")) == expected
    below = mail(NAMED, f"Paragraph 9 bis: agreed.\n{line}")
    assert units(below) == [expected[-1], *expected[:-1]]


@pytest.mark.parametrize(
    "line", ["Members in favour: 7", "In favour: 7", "Pages: 5, 6"]
)
def test_numbers_that_may_count_something_else_are_asked_about(line):
    assert [text for text, _ in asked(NAMED, line)] == [line]


def test_a_wrapped_line_is_no_stance():
    text = (
        "Paragraph 8: in heavy weather and in thick fog, says the master,\n"
        "these berths stay open: 5, 6"
    )
    (found,) = mail(text)
    assert found.text == text
    assert units([found]) == [("PORT/1", "8", "comment")]


def test_a_number_behind_the_noun_of_a_piece_is_a_label_of_what_is_below():
    text = "Paragraph: 7\nThe examination is too long."
    assert [c.text for c in mail(text)] == [text]


def test_a_line_of_more_signs_is_no_line_of_stances():
    text = f"Good: {'5, 6, 7, 8, ' * 40}9"
    assert [c.text for c in mail(NAMED, text)] == [text]
    assert asked(NAMED, text)[0][1] != ["5", "6", "7", "8", "9"]


def test_inner_numbers_behind_a_stance_are_not_read_alone():
    lines = ("Not acceptable: 3(1), 3(2)", "Unclear: 1(1)")
    assert asked("On the Shipping act:", *lines, drafts=ACT) == [
        (lines[0], ["3(1)", "3(2)"]),
        (lines[1], ["1"]),
    ]


def test_the_numbers_of_a_stance_are_of_the_draft_spoken_of_or_of_any():
    assert asked("the Lake Rules", "Good: 5", drafts=TWO) == [("Good: 5", ["5"])]
    found = mail("Good: 5, 11", drafts=TWO)[0].candidates
    assert [(c.document, c.paragraph) for c in found] == [
        ("PORT/1", "5"),
        ("LAKE/1", "5"),
        ("PORT/1", "11"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Berths: 99",
        "Harbour Street - 7",
        "Attachments enclosed with this letter of the port and its many offices: 5",
        "Please find attached our comments: 5",
    ],
)
def test_other_numbers_behind_a_colon_are_not_asked_about(line):
    assert asked(NAMED, line, "Paragraph 6: good.") == []


def test_a_heading_with_a_number_is_no_stance():
    heading = passage("Cluster: 5", "h", PassageKind.HEADING)
    words = passage("Paragraph 6: good.", "p")
    assert units(locate([file(heading, words)], "", ONE)) == [("PORT/1", "6", "keep")]


@pytest.mark.parametrize(
    "line",
    ["Unclear: paragraph 11", "Vorbehalt: Absatz 11", "Оговорка: пункт 11"],
)
def test_a_line_that_says_its_words_of_a_piece_is_no_heading(line):
    found = mail(NAMED, line, "Paragraph 6: good.")
    assert [c.text for c in found] == [line, "Paragraph 6: good."]
    assert found[0].paragraphs == ("11",)


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 8 but not paragraph 9 should be kept.",
        "Le paragraphe 8 mais pas le paragraphe 9 doit être maintenu.",
        "We did not mean paragraph 8 but paragraph 9 when we asked for deletion.",
        "Nous ne parlions pas du paragraphe 8 mais du paragraphe 9.",
        "No nos referíamos al párrafo 8 sino al párrafo 9.",
        "Wir haben nicht Absatz 8, sondern Absatz 9 gemeint.",
        "我们指的不是第8段，而是第9段。",
        "لم نقصد الفقرة 8 بل الفقرة 9.",
    ],
)
def test_two_pieces_of_which_one_alone_is_meant_are_asked_about_together(text):
    assert asked(text) == [(text, ["8", "9"])]


STANCES = st.sampled_from(
    [
        "Acceptable",
        "Not acceptable",
        "To be shortened",
        "No position yet",
        "Questions",
        "Réserve",
        "Reserva",
        "Оговорка",
        "保留意见",
        "تحفظ",
        "Unklar",
    ]
)
SAYS = st.sampled_from(["should be kept", "is unclear", "worries us", "stays"])
TURNS = st.sampled_from(["but", "but not", "whereas", "and not", "or", "while"])
LINE = st.builds(
    lambda form, stance, says, turn, pair: form.format(
        stance=stance, says=says, turn=turn, one=pair[0], other=pair[1]
    ),
    st.sampled_from(
        [
            "{stance}: {one}",
            "{stance}: {one}, {other}",
            "{stance}: paragraph {one}",
            "{stance}: {one}; for later: {other}.",
            "Paragraph {one} {turn} paragraph {other} {says}.",
            "Not paragraph {one} {turn} paragraph {other} {says}.",
            "We did not mean paragraph {one} {turn} paragraph {other}.",
            "Perhaps paragraph {one} {turn} paragraph {other}",
            "Paragraph {one} {says} {turn} paragraph {other} {says}.",
        ]
    ),
    STANCES,
    SAYS,
    TURNS,
    st.lists(st.sampled_from([*TEXTS]), min_size=2, max_size=2, unique=True),
)


@given(st.lists(LINE, min_size=1, max_size=4))
@settings(max_examples=150)
def test_every_word_on_a_numbered_paragraph_stands_in_a_comment(lines):
    for blocks in (lines, ["\n".join(lines)]):
        told = " ".join(comment.text for comment in mail(*blocks)).split()
        assert sorted(told) == sorted(" ".join(lines).split())


def test_a_new_text_has_no_word_that_the_sender_did_not_write():
    (found,) = mail("add : Paras 8 and 9: Merge them.")
    assert found.proposed in found.text


@pytest.mark.parametrize(
    "line",
    [
        "More lamps are needed at the quay",
        "An index would be useful",
        "Une carte serait utile",
        "Un mapa sería útil",
        "Eine Karte wäre gut",
        "Карта была бы полезна",
        "码头的灯不够",
        "We disagree.",
    ],
)
def test_a_sentence_without_a_stop_is_no_heading(line):
    assert [text for text, _ in asked(line)] == [line]


@pytest.mark.parametrize(
    "line",
    ["Why lamps are needed", "Fees that are too high", "Need for lamps", "The quay"],
)
def test_a_line_without_a_sentence_heads_what_follows(line):
    assert not mail(line)
