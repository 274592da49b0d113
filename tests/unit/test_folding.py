"""What says the same is printed once; what differs by a sign is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.consolidation import Entry
from rules.folding import Fold, folds
from rules.terms import Action, Candidate, Change, Comment, Run, Stakeholder
from tests.meeting import STAKEHOLDERS, comment

LETTER = (
    "We ask the Secretariat to keep the libraries of small villages open for longer, "
    "and to say who pays for it."
)

Told = tuple[list[str], str, list[tuple[str, str]]]


def entry(said: Comment | str, number: int, *, review: bool = False) -> Entry:
    said = comment(said) if isinstance(said, str) else said
    who: tuple[Stakeholder, ...] = (STAKEHOLDERS[number % len(STAKEHOLDERS)],)
    return Entry(
        id=f"A/{number}-1",
        number=f"A/{number}",
        who=who,
        comment=said,
        who_review=review,
    )


def folded(*said: Comment | str) -> list[Told]:
    made = folds(entry(one, n) for n, one in enumerate(said, 1))
    return [
        (
            [e.number for e in f.entries],
            f.beyond.number if f.beyond else "",
            [(step.struck, step.added) for step in f.steps],
        )
        for f in made
    ]


def test_the_same_words_are_printed_once_with_all_who_say_them():
    assert folded("Agreed.", "No.", "Agreed.", " Agreed.\n") == [
        (["A/1", "A/3", "A/4"], "", []),
        (["A/2"], "", []),
    ]


@pytest.mark.parametrize(
    "other",
    [
        comment("We do not agree."),
        comment("We agree!"),
        comment("we agree."),
        comment("We agree.", action=Action.KEEP),
        comment("We agree.", document="V1.1/C/ALC2"),
        comment("We agree.", paragraphs=("1", "2")),
        comment("We agree.", proposed="We."),
        comment(
            "We agree.", candidates=[Candidate(document="D", paragraph="1", score=1)]
        ),
        comment("We agree.", runs=[Run(text="We agree.", change=Change.INSERTED)]),
    ],
)
def test_whatever_differs_is_never_folded(other: Comment):
    assert len(folded(comment("We agree."), other)) == 2


def test_tracked_changes_are_folded_only_with_equal_ones():
    runs = [
        Run(text="We", change=Change.DELETED),
        Run(text="I", change=Change.INSERTED),
    ]
    marked = comment("I", runs=runs)
    assert len(folded(marked, comment("I"), marked)) == 2


def test_doubtful_senders_are_folded_with_each_other_and_with_nobody_else():
    said = [entry("Agreed.", n, review=n > 2) for n in range(1, 6)]
    assert [[e.number for e in fold.entries] for fold in folds(said)] == [
        ["A/1", "A/2"],
        ["A/3", "A/4", "A/5"],
    ]


def test_of_a_campaign_only_what_a_letter_has_beyond_it_is_printed_right_after_it():
    assert folded(
        f"{LETTER} Our village has one.",
        "Short.",
        LETTER,
        f"Dear all,\n\n{LETTER}",
        LETTER,
        f"{LETTER} Our village has one.",
    ) == [
        (["A/2"], "", []),
        (["A/3", "A/5"], "", []),
        (["A/1", "A/6"], "A/3", [("", "Our village has one.")]),
        (["A/4"], "A/3", [("", "Dear all,")]),
    ]


@pytest.mark.parametrize(
    "other",
    [
        comment(f"{LETTER[:-1]}s."),
        comment(LETTER.replace("open", "shut") + " Thank you."),
        comment(f"{LETTER} Thank you.", proposed="Thank you."),
        comment(f"{LETTER} Thank you.", action=Action.DELETE),
        comment(f"{LETTER} Thank you.", action=Action.KEEP),
        comment(f"{LETTER} Thank you.", paragraphs=("2",)),
        comment(
            f"{LETTER} No.", runs=[Run(text=f"{LETTER} No.", change=Change.INSERTED)]
        ),
    ],
)
def test_what_is_not_the_letter_to_the_sign_is_printed_whole(other: Comment):
    assert folded(LETTER, LETTER, other)[1] == (["A/3"], "", [])


@pytest.mark.parametrize("action", [Action.ADD, Action.AMEND, Action.MERGE])
def test_where_the_wording_is_the_position_it_is_printed_whole(action: Action):
    said = [comment(text, action=action) for text in (LETTER, f"{LETTER} Thank you.")]
    assert [told[1] for told in folded(said[0], said[0], said[1])] == ["", ""]


def test_a_short_text_or_one_that_nobody_else_sent_is_no_campaign():
    assert folded("Agreed.", "Agreed.", "Agreed. Why not?")[1] == (["A/3"], "", [])
    assert folded(LETTER, f"{LETTER} Thank you.")[1] == (["A/2"], "", [])


def test_what_a_doubtful_sender_says_goes_on_from_no_letter_of_others():
    said = [entry(LETTER, 1), entry(LETTER, 2)]
    doubtful = entry(f"{LETTER} Thank you.", 3, review=True)
    assert [fold.beyond for fold in folds([*said, doubtful])] == [None, None]
    more = [entry(LETTER, n, review=True) for n in (4, 5)]
    found = folds([*said, doubtful, *more])
    assert [fold.beyond and fold.beyond.number for fold in found] == [
        None,
        None,
        "A/4",
    ]


def test_signs_that_part_words_elsewhere_are_not_taken_for_white_space():
    assert len(folded("We\x01agree\x00.", "We agree .", "We agree", "Weagree")) == 4


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "Dear all,\n\n", "We do not agree. "]),
            st.sampled_from([LETTER, LETTER.replace("longer", "good"), "Agreed."]),
            st.sampled_from(["", " Thank you.", " Why not? It is late."]),
            st.sampled_from([Action.COMMENT, Action.ADD]),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_they_came_does_not_matter_and_none_is_lost(told, chance):
    said = [
        entry(comment(f"{before}{text}{after}", action=action), n)
        for n, (before, text, after, action) in enumerate(told, 1)
    ]

    def sets(entries: list[Entry]) -> set[tuple[frozenset[str], str]]:
        return {
            (
                frozenset(e.id for e in fold.entries),
                " ".join(fold.beyond.comment.text.split()) if fold.beyond else "",
            )
            for fold in folds(entries)
        }

    assert sets(chance.sample(said, len(said))) == sets(said)
    assert sorted(name for ids, _ in sets(said) for name in ids) == sorted(
        e.id for e in said
    )


def test_nothing_is_lost_and_the_first_is_what_is_printed():
    said = [entry(text, n) for n, text in enumerate(["A", "B", "A"], 1)]
    made = folds(said)
    assert sorted(e.id for fold in made for e in fold.entries) == [e.id for e in said]
    assert made[0] == Fold(entries=(said[0], said[2]))
    assert made[0].first is said[0]
