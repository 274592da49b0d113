"""Alignment: versions, quotations, and copies beside their draft."""

from hypothesis import given
from hypothesis import strategies as st

from rules.alignment import (
    likeness,
    quoted_from,
    side_by_side,
    texts,
    version_of,
    words,
)

DRAFT = [
    "Ports shall publish their tariffs every year in a common format.",
    "Ships of less than twenty metres are exempt from port dues.",
    "Pilots are licensed by the harbour master after an examination.",
    "The harbour master may close the port in heavy weather.",
]


def test_an_edited_paragraph_is_a_version_of_its_original():
    match = version_of(
        words("Ports shall publish all their tariffs twice a year."), texts(DRAFT)
    )
    assert match is not None
    assert match.index == 0
    assert match.margin > 30


def test_words_in_the_middle_are_found_in_their_paragraph():
    match = quoted_from(words("licensed by the harbour master"), texts(DRAFT))
    assert match is not None
    assert (match.index, match.score) == (2, 100)


def test_near_duplicates_leave_no_margin():
    match = version_of(words(DRAFT[1]), texts([DRAFT[1], DRAFT[1]]))
    assert match is not None
    assert match.margin == 0
    assert match.runner == 1


def test_nothing_is_a_version_of_unknown_words():
    assert version_of(words("zebra"), texts(DRAFT)) is None
    assert quoted_from(words(DRAFT[0] + " " + DRAFT[0]), texts(DRAFT)).score < 100


def test_a_copy_runs_beside_its_draft_in_rising_order():
    copy = [DRAFT[0], "A new paragraph about zebras.", DRAFT[3], DRAFT[1]]
    pairs = side_by_side([words(c) for c in copy], texts(DRAFT), 55)
    assert pairs in ({0: 0, 2: 3}, {0: 0, 3: 1})
    assert side_by_side([], texts(DRAFT), 55) == {}


@given(st.lists(st.sampled_from(range(4)), unique=True).map(sorted))
def test_an_excerpt_is_paired_with_what_it_took(kept):
    pairs = side_by_side([words(DRAFT[k]) for k in kept], texts(DRAFT), 55)
    assert list(pairs.values()) == kept


def test_han_signs_count_as_words():
    assert words("港口开放 now") == ("港", "口", "开", "放", "now")
    assert likeness((), ()) == 100
