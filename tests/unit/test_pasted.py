"""Paragraphs of a draft that are pasted one right below another."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import TEXTS, mail, units

LABELS = ("5", "6", "7", "8", "9")
LINES = [f"{label}. {TEXTS[label]}" for label in LABELS]
NEW = LINES[2].replace("written", "public")
POINTS = prepare(
    [
        Draft(
            id="QUAY/1",
            title="Quay rules",
            call="c",
            paragraphs=(
                Paragraph(label="1", text="Every quay shall have at its landward end:"),
                Paragraph(label="1(a)", text="a lamp that is lit from dusk to dawn;"),
                Paragraph(label="1(b)", text="a ring buoy with thirty metres of line;"),
                Paragraph(label="1(c)", text="a ladder that reaches the lowest water."),
                Paragraph(label="2", text="Ladders are painted once in three years."),
            ),
        )
    ]
)


def test_paragraphs_that_stand_as_they_are_are_no_comments():
    assert [c.text for c in mail("\n".join(LINES)) if c.text] == []
    assert units(mail("\n".join([*LINES[:2], NEW, *LINES[3:]]))) == [
        ("PORT/1", "7", "amend")
    ]


def test_lines_that_are_broken_are_one_paragraph():
    broken = [line.replace(" the ", " the\n", 1) for line in LINES]
    assert [c.text for c in mail("\n".join(broken)) if c.text] == []


@pytest.mark.parametrize("order", [(2, 3, 0), (1, 2, 3)])
def test_remarks_between_pasted_paragraphs_are_on_those_above(order):
    one, other, last = order
    lines = [LINES[one], "Please delete.", LINES[other], LINES[last], "Why\nat all?"]
    found = units(mail("\n".join(lines)))
    assert found == [
        ("PORT/1", LABELS[one], "delete"),
        ("PORT/1", LABELS[last], "comment"),
    ]


def test_a_wish_between_paragraphs_that_leave_one_out_is_asked_about():
    lines = [LINES[0], "Please delete.", LINES[2], LINES[3]]
    found = [c for c in mail("\n".join(lines)) if c.text]
    assert [[x.paragraph for x in c.candidates] for c in found] == [["6", "5"]]
    lines[1] = "(deleted)"
    assert units(mail("\n".join(lines))) == [("PORT/1", "6", "delete")]


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_are_quoted_above_what_is_said(count):
    found = mail("\n".join([*LINES[2 : 2 + count], "We would delete this."]))
    label = LABELS[1 + count]
    assert units(found) == [("PORT/1", label, "delete")]


def test_the_letter_behind_the_last_point_is_a_new_one():
    text = (
        "1. Every quay shall have at its landward end:\n"
        "(a) a lamp that is lit from dusk to dawn;\n"
        "(b) a ring buoy with thirty metres of line;\n"
        "(c) a ladder that reaches the lowest water.\n"
        "(d) a bell.\n"
        "2. Ladders are painted once in three years."
    )
    (found,) = mail(text, drafts=POINTS)
    assert units([found]) == [("QUAY/1", "1(c)", "add")]
    assert found.text == "(d) a bell."
    shown = text.replace("(d) a bell", "(c) bells")
    assert [u for u in units(mail(shown, drafts=POINTS)) if u[2] == "add"] == []
