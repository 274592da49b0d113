"""Paragraphs without a label: what is said of one is kept, and costs no mail."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.paragraph import prepare
from rules.terms import Cell, Draft, Paragraph, PassageKind
from tests.harbour import TEXTS, added, copied, passage, tracked

ANNEX = "Annex. What is written on the sign of a berth"
PREFACE = "These rules are read together with the chart of the coast and its tables."
CLOSING = "The harbour master keeps the only copy that counts, under lock and key."
DRAFT = prepare(
    [
        Draft(
            id="SIGNS",
            title="Signs of berths",
            call="c",
            paragraphs=(
                Paragraph(label=None, text=PREFACE),
                Paragraph(label="1", text=TEXTS["5"]),
                Paragraph(label="1.1", text=TEXTS["6"]),
                Paragraph(label="2", text=TEXTS["7"]),
                Paragraph(label=None, text=ANNEX),
                Paragraph(label="A.1", text=TEXTS["8"]),
                Paragraph(label="A.2", text=TEXTS["9"]),
                Paragraph(label=None, text=CLOSING),
            ),
        )
    ]
)
PRINTED = [
    PREFACE,
    f"1\t{TEXTS['5']}",
    f"1.1\t{TEXTS['6']}",
    f"2\t{TEXTS['7']}",
    ANNEX,
    f"A.1\t{TEXTS['8']}",
    f"A.2\t{TEXTS['9']}",
    CLOSING,
]
LABELS = {("SIGNS", x) for x in ("1", "1.1", "2", "A.1", "A.2")}
SAID = (
    "Delete.",
    "Who checks this?",
    "This heading is narrower than the chapter.",
    "Same here.",
    "Merge with A.1.",
    "Paragraph 2: keep.",
    "Should read: “Annex. Signs”",
)


def margin(at, text, on="p4"):
    note = passage(text, f"c{at}", PassageKind.MARGIN_COMMENT)
    return replace(note, anchor=(on,), anchor_text=PRINTED[int(on[1:])])


def told(comments):
    """Return the places that comments name, candidates among them."""
    own = {(c.document, x) for c in comments for x in c.paragraphs if x != "*"}
    return own | {(x.document, x.paragraph) for c in comments for x in c.candidates}


def changed(text, how):
    """Change a paragraph of a copy in one of several ways; nothing is a gap."""
    ways = {
        "same": [text],
        "gone": [],
        "other": [text.replace("the", "every")],
        "struck": [tracked("x", f"[-{text}-]")],
        "marked": [tracked("x", f"{text} {{+by night+}}")],
        "below": [text, "Delete."],
        "asked": [text, "[Ann: why?]"],
        "new": [text, added("Lamps are lit from dusk to dawn along the quay.", "x")],
        "instead": ["(deleted)"],
        "twice": [text, text],
        "heading": [passage(text, kind=PassageKind.HEADING)],
        "cells": [("", text)],
        "rows": [(text, "Delete.")],
        "versions": [(text, text.replace("the", "every"))],
    }
    return ways[how]


def cell(text, row, column):
    where = Cell(table=1, row=row, column=column)
    return passage(text, where.place, PassageKind.CELL, cell=where)


WAYS = st.lists(
    st.sampled_from(
        (
            *("same", "gone", "other", "struck", "marked", "below", "asked", "new"),
            *("instead", "twice", "heading", "cells", "rows", "versions"),
        )
    )
    | st.just("same"),
    min_size=len(PRINTED),
    max_size=len(PRINTED),
)
NOTES = st.lists(
    st.tuples(st.sampled_from(SAID), st.integers(0, len(PRINTED) - 1)), max_size=3
)


@given(WAYS, NOTES)
@settings(max_examples=200, deadline=None)
def test_nothing_done_to_a_paragraph_without_a_label_costs_the_mail(ways, notes):
    passages = []
    for n, (text, how) in enumerate(zip(PRINTED, ways, strict=True)):
        for k, each in enumerate(changed(text, how)):
            if isinstance(each, tuple):
                passages += [cell(t, n + 1, c) for c, t in enumerate(each, 1) if t]
                continue
            made = passage(each) if isinstance(each, str) else each
            place = f"p{n}" if k == 0 else f"p{n}b"
            passages.append(replace(made, source=made.source.at(place)))
    passages += [margin(n, text, f"p{on}") for n, (text, on) in enumerate(notes)]
    comments = copied(*passages, drafts=DRAFT)
    assert told(comments) <= LABELS
    words = " ".join(c.text for c in comments)
    assert all(text in words for text, _ in notes)


def test_a_note_on_a_heading_without_a_label_is_a_question():
    (found,) = copied(*PRINTED, margin(1, "Who checks this?"), drafts=DRAFT)
    assert (found.review, found.text) == (True, "Who checks this?")
    assert found.candidates == ()
    assert found.evidence.value


def test_a_note_on_words_of_no_draft_keeps_its_place():
    other = passage("A berth is let by the year.", "p90")
    note = replace(margin(1, "Why?"), anchor=("p90",), anchor_text="by the year")
    (found,) = [
        c for c in copied(*PRINTED, other, note, drafts=DRAFT) if c.text == "Why?"
    ]
    assert found.review


def test_what_is_left_out_below_a_paragraph_without_a_label_is_offered_alone():
    some = [PREFACE, "Delete.", *PRINTED[2:]]
    (found,) = copied(*some, drafts=DRAFT)
    assert (found.review, told([found])) == (True, {("SIGNS", "1")})
