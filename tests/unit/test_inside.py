"""Attribution: numbers with commas in a cell, a paragraph of an article or a list."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, passage, table, units

PACT = Draft(
    id="PACT",
    title="Draft pact of the ferries",
    call="c",
    aliases=("the Pact",),
    paragraphs=tuple(
        Paragraph(label=label, text=f"Ferry duty {label} binds each party.")
        for label in (
            *("1", "6(1)", "6(5)", "6(5)(a)"),
            *("8(1)", "8(2)", "8(3)", "9(5)", "9(5)(a)"),
        )
    ),
)
ALONE, BOTH = prepare([PACT]), prepare([PACT, PORTS])


def found(*cells, drafts, head="Para", before=()):
    rows = [(cell, "Who pays?") for cell in cells]
    return table((head, "Comment"), *rows, drafts=drafts, before=before)


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("6, 5", ["6(5)"]),
        ("8,1", ["8(1)"]),
        ("6, 5(a)", ["6(5)(a)"]),
        ("8، 2", ["8(2)"]),
        ("8, 2 and 3", ["8(2)", "8(3)"]),
        ("8, 1 - 3", ["8(1)", "8(2)", "8(3)"]),
    ],
)
def test_a_comma_goes_into_an_article_that_has_no_other_number(cell, labels):
    assert units(found(cell, drafts=ALONE)) == [("PACT", *labels, "comment")]
    named = [passage("On the Pact:", "p1")]
    both = found(cell, drafts=BOTH, before=named)
    assert units(both) == [("PACT", *labels, "comment")]
    rows = (("Draft", "Para", "Comment"), ("The Pact", cell, "Who pays?"))
    assert units(table(*rows, drafts=BOTH)) == [("PACT", *labels, "comment")]


def test_what_a_draft_prints_as_a_list_is_one():
    named = [passage("On the Harbour Rules:", "p1")]
    both = found("6, 5", "8, 9", drafts=BOTH, before=named)
    assert [c.paragraphs for c in both] == [("6", "5"), ("8", "9")]
    again = found("5, 8", "8, 9", drafts=BOTH)
    assert [c.paragraphs for c in again] == [("5", "8"), ("8", "9")]


def test_the_other_cells_tell_of_which_draft_a_comma_is():
    assert units(found("9, 5", "8, 2", drafts=BOTH)) == [
        ("PACT", "9(5)", "comment"),
        ("PACT", "8(2)", "comment"),
    ]
    assert [c.paragraphs for c in found("9, 5", "11", drafts=BOTH)] == [
        ("9", "5"),
        ("11",),
    ]


def test_what_may_be_one_or_the_other_is_a_question():
    rows = found("6, 5", "9, 5", drafts=BOTH)
    assert not units(rows)
    assert [(x.document, x.paragraph) for x in rows[0].candidates] == [
        ("PACT", "6(5)"),
        ("PORT/1", "6"),
        ("PORT/1", "5"),
    ]


def test_what_no_draft_prints_is_a_question():
    assert not units(found("6, 2", drafts=ALONE))
    assert not units(found("77, 5", "1, 7", drafts=BOTH))
    below = found("Article 8", "the fees", "6, 5", drafts=ALONE)
    assert units(below) == [("PACT", "6(5)", "comment")]


@pytest.mark.parametrize(
    "letter", ["(a)", "a", "a)", "Letter (a)", "lettre a)", "Buchst. a"]
)
@pytest.mark.parametrize("over", ["6(5)", "Paragraph 5 of Article 6"])
def test_letters_in_a_row_are_those_of_the_paragraph_above(over, letter):
    expected = ("PACT", "6(5)(a)", "delete")
    rows = (("Para", "Comment"), (over, "Vague."), (letter, "Delete."))
    assert units(table(*rows, drafts=BOTH)) == [("PACT", "6(5)", "comment"), expected]
    rows = (("Para", "Comment"), ("8(1)", "Vague."), (over, ""), (letter, "Delete."))
    assert units(table(*rows, drafts=BOTH))[1:] == [expected]
    again = (("Para", "Comment"), ("6(5)(a)", "Vague."), (letter, "Delete."))
    assert units(table(*again, drafts=BOTH))[1:] == [expected]


def test_a_letter_that_the_paragraph_above_does_not_have_is_a_question():
    for over in ("8(1)", "5", "5, 6", "77"):
        rows = (("Para", "Comment"), (over, "Vague."), ("(a)", "Delete."), ("5", "No."))
        made = table(*rows, drafts=BOTH)
        assert [c.review for c in made if "Delete." in c.text] == [True]


def test_a_letter_that_a_draft_prints_is_no_part_of_the_paragraph_above():
    lettered = Draft(
        id="ABC",
        title="Aims",
        call="c",
        paragraphs=(Paragraph(label="A", text="Ferries run by night as by day."),),
    )
    rows = (("Para", "Comment"), ("6(5)", "Vague."), ("A", "Delete."))
    made = table(*rows, drafts=prepare([PACT, lettered]))
    assert units(made)[1:] == [("ABC", "A", "delete")]


CODES = Draft(
    id="CODE",
    title="Code of the yards",
    call="c",
    aliases=("the Code",),
    paragraphs=tuple(
        Paragraph(label=label, text=f"Yard rule {label} holds for all slips.")
        for label in ("1", "2", "4.1", "4.2", "5.1.2", "8.6", "8.7", "9.1", "9.1.1")
    ),
)
BOOK = Draft(
    id="BOOK",
    title="Book of the docks",
    call="c",
    aliases=("the Book",),
    paragraphs=tuple(
        Paragraph(label=label, text=f"Dock rule {label} is read aloud.")
        for label in ("8.6.1", "8.6.2", "8.6.3")
    ),
)
YARDS, DOCKS = prepare([CODES]), prepare([CODES, BOOK])


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("8.6., 1", ["8.6"]),
        ("8.6, 2", ["8.6"]),
        ("5.1.2.; 4", ["5.1.2"]),
        ("1, 2", ["1", "2"]),
        ("4.1, 8.6", ["4.1", "8.6"]),
    ],
)
def test_a_lower_number_behind_a_code_counts_inside_its_piece(cell, labels):
    assert units(found(cell, drafts=YARDS)) == [("CODE", *labels, "comment")]


@pytest.mark.parametrize("cell", ["8.6., 9", "9.1., 1"])
def test_a_higher_number_or_one_that_is_printed_inside_is_asked_about(cell):
    (first,) = found(cell, drafts=YARDS)
    assert first.review


@pytest.mark.parametrize(
    "words",
    [
        "Section 8.6 (Paint and varnish), para. 2",
        "Section 8.6 (Paint and varnish),\nPara 2",
        "Section 8.6, paragraph 2",
        "Раздел 8.6 (краски), пункт 2",
    ],
)
def test_a_paragraph_of_a_section_with_a_code_lies_in_it(words):
    assert units(found(words, drafts=YARDS)) == [("CODE", "8.6", "comment")]
    named = found(f"Code, {words}", drafts=DOCKS)
    assert units(named) == [("CODE", "8.6", "comment")]
