"""Columns that name pieces by the first letters of what they are called."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import TEXTS, table, units

FERRIES = Draft(
    id="FERRY",
    title="Draft Regulation on Ferries",
    call="c",
    aliases=("Articles",),
    paragraphs=tuple(
        Paragraph(label=label, text=text)
        for label, text in (
            ("1", "Islands are served by boats."),
            ("4(1)", "Every island is served once a day, save in a storm."),
            ("4(2)", "The operator publishes the hour of departure."),
            ("5", "A cancelled crossing is made up for within two days."),
        )
    ),
)
WHY = Draft(
    id="WHY",
    title="Why ferries",
    call="c",
    aliases=("Recitals", "Considérants"),
    paragraphs=tuple(
        Paragraph(label=str(n), text=text) for n, text in enumerate(TEXTS.values(), 1)
    ),
)
BOTH = prepare([FERRIES, WHY])
HEADS = ("Ref.", "Subject", "Remark")


def read(*cells, drafts=BOTH):
    rows = [(cell, "Boats", "This is too weak for us.") for cell in cells]
    return units(table(HEADS, *rows, drafts=drafts))


@pytest.mark.parametrize("letters", ["AR", "ar", "AC", "AE"])
def test_a_letter_stands_for_what_pieces_are_called(letters):
    article, recital = letters
    found = read(f"{article}1", f"{article}4.2", f"{recital}3", f"{recital}. 5 (p)")
    assert [u[:2] for u in found] == [
        ("FERRY", "1"),
        ("FERRY", "4(2)"),
        ("WHY", "3"),
        ("WHY", "5"),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ("A5", "R3"),  # so few may be chance
        ("A1", "A2", "A3"),  # they count
        ("R1", "R2", "A1"),
        ("A5", "R3", "9 or so"),
        ("A5", "R3", "R90"),
        ("A5", "R3", "X2"),
        ("A5", "R3", "A4"),  # printed in pieces
    ],
)
def test_so_it_is_only_where_all_cells_are_read_so(cells):
    assert read(*cells) == []


def test_a_letter_that_a_draft_prints_is_its_own():
    codes = Draft(
        id="RECS",
        title="Recommendations on rafts",
        call="c",
        paragraphs=tuple(
            Paragraph(label=f"R{n}", text=f"Raft {n} is tied up.") for n in (3, 5, 8)
        ),
    )
    found = read("R3", "R8", "R5", drafts=prepare([FERRIES, WHY, codes]))
    assert [u[:2] for u in found] == [("RECS", "R3"), ("RECS", "R8"), ("RECS", "R5")]
