"""Several entries in one line, each with a label and a colon, are as many comments."""

import pytest

from tests.harbour import LAW, NOTICE, PORTS, TWO, mail, prepare, units
from tests.unit.test_citation import draft


def read(*blocks, drafts=None):
    subject = "The Harbour Rules"
    return mail(*blocks, subject=subject, **({"drafts": drafts} if drafts else {}))


NUMBERED = draft("POL", ["1", "3.1", "3.1.1", "3.2"])


def test_they_are_decided_where_the_numbers_are_known_to_be_labels():
    found = read("5: fine", "11: too short", "6: keep. 7: delete. 9: why free?")
    assert units(found)[2:] == [
        ("PORT/1", "6", "keep"),
        ("PORT/1", "7", "delete"),
        ("PORT/1", "9", "comment"),
    ]


def test_so_they_are_among_verdicts_on_lines_of_their_own():
    found = read("5: fine\n6: keep. 7: delete. 9: ok\n11: ok")
    assert [u[1:] for u in units(found)] == [
        ("5", "keep"),
        ("6", "keep"),
        ("7", "delete"),
        ("9", "keep"),
        ("11", "keep"),
    ]


def test_a_number_with_stops_is_not_cut_behind_a_mark_of_the_senders():
    drafts = prepare([PORTS, NUMBERED])
    for words in ("SMK09: 3.1.1: too long.", "SMK09: Section 3.1: too long."):
        (one,) = mail(words, drafts=drafts)
        assert one.text == words
        assert one.paragraphs == (words.split(": ")[1].removeprefix("Section "),)


@pytest.mark.parametrize("drafts", [None, TWO])
def test_each_is_a_question_of_its_own_where_they_are_not(drafts):
    blocks = ["8: keep. 9: delete. 11: why a month?"]
    found = mail(*blocks, **({"drafts": drafts} if drafts else {}))
    assert [c.text for c in found] == ["8: keep.", "9: delete.", "11: why a month?"]
    assert all(c.review for c in found)
    assert [[x.paragraph for x in c.candidates] for c in found] == [
        ["8"],
        ["9"],
        ["11"],
    ]


@pytest.mark.parametrize("noun", ["Para.", "Abs.", "S.", "No.", "párr."])
def test_the_stop_of_a_short_word_for_a_piece_parts_it_from_no_number(noun):
    found = read(f"Paragraph 6: keep.\n{noun} 7: delete.", "Paragraph 9: why free?")
    assert [c.paragraphs for c in found] == [("6",), ("7",), ("9",)]
    assert found[1].text == f"{noun} 7: delete."
    assert len(read(f"Paragraph 6: keep it as {noun} 7: says.")) == 1


def test_a_range_and_letters_are_labels_as_well():
    found = read("Paras 5-6: too solemn; 7-8: good; 9: keep.")
    assert [(c.paragraphs, c.review) for c in found][:2] == [
        (("5", "6"), False),
        (("7", "8"), False),
    ]
    drafts = prepare([NOTICE])
    found = mail("2(a): twenty berths. 2 (c): keep.", drafts=drafts)
    assert [c.paragraphs for c in found] == [("2(a)",), ("2(c)",)]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 7: pilots may sail at 8:30. 9:15 is too late.",
        "We were at sea. 7: keep.",
        "Paragraph 7: say “Fees are low. 9: none are high.”",
        "Paragraph 7: we have a rule of our own. 99: that is its number.",
    ],
)
def test_what_is_no_label_behind_one_parts_nothing(text):
    assert len(mail(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 11: make it 5. dont touch 7. drop 9 pls",
        "Paragraph 5 is long. Laissez 9 svp",
    ],
)
def test_another_piece_that_is_asked_for_in_a_chat_is_a_question(text):
    (found,) = mail(text)
    assert found.review
    assert "9" in {c.paragraph for c in found.candidates}


@pytest.mark.parametrize(
    "turn",
    [
        "As regards 9:",
        "With reference to 9:",
        "Quant à 9 :",
        "En cuanto a 9:",
        "Применительно к 9:",
        "In Bezug auf 9:",
        "针对9：",
    ],
)
def test_a_turn_to_a_bare_number_opens_a_comment(turn):
    found = mail("Paragraph 5: keep.", f"{turn} delete.")
    assert [u[1:] for u in units(found)] == [("5", "keep"), ("9", "delete")]


@pytest.mark.parametrize("text", ["Paragraph 5 is fine.", "Paragraph 5: keep."])
def test_a_paragraph_below_one_of_an_article_is_not_inside_that(text):
    found = mail("Article 3, paragraph 2: delete.", text, drafts=prepare([PORTS, LAW]))
    assert [u[:2] for u in units(found)] == [("LAW", "3(2)"), ("PORT/1", "5")]
