"""Paragraphs that are counted from the end, on a page, or in what was sent before."""

from itertools import chain

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, part, row, units
from tests.unit.test_each_asked import asked
from tests.unit.test_names_and_wholes import NOTE, cited


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The last two paragraphs", "13 14"),
        ("The last three paragraphs", "12 13 14"),
        ("The first three paragraphs", "1 2 3"),
        ("The last paragraph", "14"),
    ],
)
def test_so_many_of_the_last_are_as_many(text, labels):
    assert cited(text, NOTE) == [f"NOTE {labels}"]


@pytest.mark.parametrize(
    "text",
    [
        "From paragraph 12 to the end: delete.",
        "Supprimer le paragraphe 12 jusqu'à la fin.",
        "Исключить пункт 12 до конца.",
        "Absatz 12 bis zum Ende streichen.",
        'Page 3, paragraph 2: delete "all".',
        "The second paragraph on page 3 should be deleted.",
        "Seite 3, Absatz 2: streichen.",
        "Paragraph 5 of our earlier comments stands.",
    ],
)
def test_where_it_may_be_more_or_another_a_person_is_asked(text):
    assert asked(text) == []
    assert mail(text, drafts=prepare([NOTE]))


@pytest.mark.parametrize(
    "text", ["Page 3, paragraph 12: delete.", "Paragraph 12 on page 3: delete."]
)
def test_a_number_too_large_for_a_page_is_the_printed_one(text):
    assert asked(text) == [(["12"], "delete")]


def rows(*said):
    cells = [row(1, "Paragraph", "Comment", "Proposed text", header=True)]
    cells += [row(n, *each) for n, each in enumerate(said, 2)]
    return units(locate([part(*chain(*cells))], "", prepare([NOTE])))


@pytest.mark.parametrize(
    "cell",
    ["12 (last sentence)", "12 (second sentence)", "12, last line", "12 last sentence"],
)
def test_a_cell_that_refers_to_words_inside_a_piece_is_on_that_piece(cell):
    assert rows((cell, "Delete", "")) == [("NOTE", "12", "amend")]


@pytest.mark.parametrize(
    "said",
    [
        *("-", "—", "n/a", "none", "néant", "无", "nothing to report", "R.A.S.", "s/o"),
        *("sans obs.", "sin obs.", "nada que señalar", "k. A.", "o. B.", "Fehlanzeige"),
        *("б/з", "зам. нет", "لا شيء", "无补充", "– nil –"),
    ],
)
def test_a_row_in_which_nothing_is_said_is_no_comment(said):
    assert rows(("5", said, "-"), ("6", "Delete", "")) == [("NOTE", "6", "delete")]


def test_one_that_says_no_says_something():
    assert len(rows(("5", "No", ""))) == 1


@pytest.mark.parametrize(
    "said", ["RAS, but too long", "sans objection", "n/a: see the law"]
)
def test_one_that_goes_on_says_something(said):
    assert len(rows(("5", said, ""))) == 1


def tally(*numbers):
    cells = [row(1, "#", "Comment", "Reason", header=True)]
    said = "Delete lines 40-44.", "Paragraph 6 is too long.", "Why?", "Paragraph 8: no."
    cells += [
        row(n, *each, "-") for n, each in enumerate(zip(numbers, said, strict=True), 2)
    ]
    return units(locate([part(*chain(*cells))], "", prepare([NOTE])))


def test_numbers_of_rows_of_which_some_were_left_out_are_no_paragraphs():
    found = tally("2", "19", "31", "44")
    assert ("NOTE", "2", "delete") not in found
    assert ("NOTE", "6", "comment") in found


@pytest.mark.parametrize(
    "numbers",
    [("2", "5", "9", "44"), ("2", "31", "19", "44"), ("2", "19", "31", "4-6")],
)
def test_those_that_are_mostly_printed_or_do_not_rise_are_paragraphs(numbers):
    assert ("NOTE", "2", "delete") in tally(*numbers)


def test_comments_on_a_paragraph_are_on_that_of_the_draft():
    text = "Our comments on paragraph 5: it should be deleted."
    assert asked(text) == [(["5"], "delete")]
    note = "Dear all, please find our comments on paragraph 1 attached."
    assert not mail(note, drafts=prepare([NOTE]))  # it only accompanies a file


@pytest.mark.parametrize(
    "said",
    [
        "We would rather make it twenty metres than thirty.",
        "Thirty, and not 20 metres, is what the owners could live with.",
        "Besser wären dreißig statt zwanzig Meter.",
        "Лучше тридцать, чем двадцать метров.",
    ],
)
def test_a_value_that_one_piece_alone_names_with_its_unit_is_offered_with_it(said):
    unit = {"B": "Meter", "Л": "метров"}.get(said[0], "metres")
    texts = {
        "6": f"up to 20 {unit}",
        "7": f"at 30 knots once {unit}",
        "8": "1 pier",
    }
    pieces = tuple(Paragraph(label=n, text=text) for n, text in texts.items())
    ready = prepare([Draft(id="QUAY", title="Quay", call="c", paragraphs=pieces)])
    (found,) = mail(said, drafts=ready)
    assert (found.review, found.candidates[0].paragraph) == (True, "6")
    assert [*ready.measures.values()] == [ready.places[0], ready.places[1]]
