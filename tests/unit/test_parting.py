"""Split and joined: the words, their marks and what is proposed in them stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.marks import between, mark, pieces, plain, shown
from rules.parting import halves, taken_up, together
from rules.terms import Action, Change, Run
from tests.harbour import passage
from tests.meeting import comment

GONE, NEW = Change.DELETED, Change.INSERTED
LOOKS = st.sampled_from(
    [
        {},
        {"change": GONE},
        {"change": NEW},
        {"strike": True},
        {"underline": True},
        {"quoted": True},
    ]
)
RUNS = st.lists(
    st.builds(
        lambda text, look: Run(text=text, **look), st.text("ab \n", max_size=5), LOOKS
    ),
    max_size=7,
)


def of(*runs: Run, proposed: str = ""):
    text = "".join(r.text for r in runs if r.change is not GONE)
    return comment(text, runs=tuple(runs), proposed=proposed)


def looks(said):
    """Give each sign with its mark, white space aside."""
    return [
        (sign, kind) for text, kind in pieces(said) for sign in text if sign.strip()
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        ({}, {"action": Action.AMEND}, Action.AMEND),
        ({"action": Action.KEEP}, {"action": Action.AMEND}, Action.KEEP),
        ({}, {"action": Action.DELETE, "paragraphs": ("2",)}, Action.COMMENT),
        ({}, {"action": Action.DELETE, "review": True}, Action.COMMENT),
    ],
)
def test_what_asks_for_nothing_asks_for_what_is_joined_to_it(upper, lower, joined):
    one = together(comment("Too early.", **upper), comment("Say 2035.", **lower))
    assert one.action is joined


@given(RUNS, st.integers(0, 40))
def test_what_is_split_and_joined_again_has_the_words_and_marks_that_it_had(runs, at):
    whole = of(*runs)
    first, second = halves(whole, at)
    assert looks(first) + looks(second) == looks(whole)
    again = together(first, second)
    assert looks(again) == looks(whole)
    assert again.text.split() == f"{first.text} {second.text}".split()
    assert whole.text.startswith(first.text)
    assert whole.text.endswith(second.text)


@given(RUNS, RUNS)
def test_what_is_joined_has_the_words_and_marks_of_both(one, other):
    first, second = of(*one), of(*other)
    joined = together(first, second)
    assert looks(joined) == looks(first) + looks(second)
    assert joined.text.split() == f"{first.text}\n{second.text}".split()


@given(RUNS, st.integers(0, 40))
def test_what_is_proposed_goes_to_the_half_in_which_it_stands(runs, at):
    wished = "".join(run.text for run in runs if mark(run) != "del").strip()
    first, second = halves(of(*runs, proposed=wished), at)
    told = first.proposed + second.proposed
    assert "".join(told.split()) == "".join(wished.split())
    assert first.proposed in "".join(t for t, k in pieces(first) if k != "del")


SEATS = (
    Run(text="8: "),
    Run(text="two", strike=True),
    Run(text=" three", change=NEW),
    Run(text=" seats. 9: "),
    Run(text="ten", change=GONE),
    Run(text="five", change=NEW),
    Run(text=" days."),
)


def split(words: str, proposed: str = ""):
    whole = of(*SEATS, proposed=proposed)
    return halves(whole, "".join(r.text for r in SEATS).index(words))


def test_a_split_between_two_changes_leaves_each_with_its_own():
    first, second = split("9: ", "three seats.\nfive days.\nnowhere")
    assert plain(first) == "8: [-two-][+ three+] seats."
    assert plain(second) == "9: [-ten-][+five+] days."
    assert (first.proposed, second.proposed) == ("three seats.", "five days.")
    again = together(first, second)
    assert plain(again) == f"{plain(first)}\n{plain(second)}"
    assert again.proposed == "three seats.\nfive days."


def test_a_half_without_marks_has_no_runs():
    first, second = split("days")
    assert second.text == "days."
    assert second.runs == ()
    assert first.runs[:2] == SEATS[:2]


def test_words_whose_runs_say_something_else_are_split_as_a_text():
    odd = replace(comment("One. Two."), runs=(Run(text="Else", strike=True),))
    assert shown(odd) == (Run(text="One. Two."),)
    first, second = halves(odd, 5)
    assert (first.text, second.text, first.runs) == ("One.", "Two.", ())


def test_a_deletion_that_is_joined_stays_one():
    gone = of(Run(text="Ships.", change=GONE))
    assert plain(together(gone, gone)) == "[-Ships.-][-\n-][-Ships.-]"
    assert together(gone, gone).text == ""
    assert together(comment(""), of(*SEATS)).runs == SEATS


def test_what_is_cut_may_begin_and_end_inside_a_run():
    assert between(SEATS, 4, 9) == (
        replace(SEATS[1], text="wo"),
        replace(SEATS[2], text=" th"),
    )


def test_each_half_asks_for_what_its_words_ask_for():
    words = "We support paragraph 5 and paragraph 9 should be deleted."
    whole = replace(comment(words), action=Action.DELETE)
    first, second = halves(whole, words.index("and"))
    assert (first.action, second.action) == (Action.KEEP, Action.DELETE)


def test_halves_of_a_general_remark_stay_general():
    whole = replace(comment("Fine. Delete all."), action=Action.GENERAL)
    assert {half.action for half in halves(whole, 6)} == {Action.GENERAL}


def test_words_that_are_taken_up_keep_their_marks_and_wait():
    runs = (
        Run(text="Good day. Free of "),
        Run(text="charge", change=GONE),
        Run(text="cost, please.", change=NEW),
    )
    found = taken_up(passage("Good day. Free of cost, please.", runs=runs), 10, 31)
    assert (found.text, found.review) == ("Free of cost, please.", True)
    assert plain(found) == "Free of [-charge-][+cost, please.+]"
    assert taken_up(passage("Good day. Free?"), 10, 15).runs == ()
