"""Headings of a mail in plain text, and answers that look like them."""

from dataclasses import replace

import pytest

from rules.location.titles import told
from rules.paragraph import prepare
from rules.terms import Cell, PassageKind
from tests.harbour import LAKES, SECTIONS, TWO, mail, passage, units

SECTION = prepare([LAKES, SECTIONS])


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


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (("3 Opening times\nToo long.\n5 Fees\nPlease delete.",), ["3", "5"]),
        (("7 The bathers", "We ask that it be deleted."), ["7"]),
        (("4 La chasse aux canards\nÀ supprimer.",), ["4"]),
        (("6 Плата за вход\nПросим исключить.",), ["6"]),
        (
            ("Our view.\n2 Boats at night", "We cannot see who would pay for it all"),
            ["2"],
        ),
        (("1 Scope\nFine.", "4 Boats\nDelete."), ["1", "4"]),
    ],
)
def test_a_number_and_a_matter_may_head_what_is_said_of_a_piece(blocks, found):
    said = mail(*blocks, drafts=TWO, subject="LAKE/1")
    assert [label for c in said for label in c.paragraphs] == found
    assert {c.document for c in said} == {"LAKE/1"}


def test_a_heading_with_stops_is_of_the_draft_that_prints_sections():
    said = mail("4.2 Accidents\nPlease delete.", drafts=SECTION, subject="MANUAL")
    assert units(said) == [("MANUAL", "4.2", "delete")]


@pytest.mark.parametrize(
    "blocks",
    [
        ("1 Introduction\nWe are a club.", "2 Our boats\nPlease delete the fees."),
        ("1. Our club\nWe are a club.", "2 Our boats\nPlease delete the fees."),
        ("1 Scope\nPlease delete.",),
        ("4 Introduction\nWe are a club.", "9 Boats\nPlease delete."),
        ("5 Quay Street\nNewport",),
        ("5 Months of rest\nThat is too long.",),
        ("5 May\nPlease delete.",),
        ("3 Boats\n5 Fees",),
        ("3 Boats", "Kind regards,", "5 Quay Street\nPlease delete this mail."),
    ],
)
def test_such_numbers_may_be_the_sender_s_own(blocks):
    assert not units(mail(*blocks, drafts=TWO, subject="LAKE/1"))
