"""Headings of a mail in plain text, and answers that look like them."""

from dataclasses import replace

from rules.location.titles import told
from rules.terms import Cell, PassageKind
from tests.harbour import passage


def headings(*texts):
    seen = told([passage(text, f"p{n}") for n, text in enumerate(texts)])
    return [p.text for p in seen if p.kind is PassageKind.HEADING]


SERIES = (
    "1. Aims",
    "We follow harbours.",
    "2. Membership",
    "It is too narrow.",
    "3. Grants and refusals",
    "A refusal needs reasons.",
)


def test_a_line_with_the_sign_of_a_heading_is_one():
    assert headings("## Berths", "Too few.", "#5 is too long.\nYes.") == ["## Berths"]


def test_titles_that_are_counted_above_sentences_are_headings():
    assert headings(*SERIES) == [*SERIES[::2]]


def test_two_titles_are_no_series():
    assert headings(*SERIES[:4]) == []


def test_a_series_that_does_not_count_from_one_is_none():
    assert headings("4. Aims", *SERIES[1:]) == []


def test_an_answer_below_a_number_is_no_heading():
    for answer in ("2. Agreed", "2. Delete", "2. Too short"):
        assert headings(*SERIES[:2], answer, *SERIES[3:]) == []


def test_a_number_above_another_is_no_heading():
    assert headings("1. Aims", "2. Membership", *SERIES[3:]) == []


def test_what_stands_in_a_table_is_left():
    cell = replace(passage("## Berths"), cell=Cell(table=1, row=1, column=1))
    assert told([cell]) == (cell,)
