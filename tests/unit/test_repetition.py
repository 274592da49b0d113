"""What the same party sends again counts once, and no words are lost by it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rules import repetition
from rules.repetition import Open, Said, point, wording, wordings
from rules.terms import Action, Candidate, Comment, Evidence, Run, Source

COMMENT = Comment(
    document="D",
    paragraphs=("1",),
    action=Action.COMMENT,
    text="We grow apples.",
    source=Source(part="body", sha256="0" * 64, place="p1"),
    evidence=Evidence(kind="explicit_ref", value="paragraph 1"),
)


def repeated(said):
    return dict(repetition.repeated(said))


def says(number, *points, parties=("a@b.example",), apart=False):
    return Said(
        number=number,
        parties=frozenset(parties),
        points=frozenset(points),
        apart=apart,
    )


def test_white_space_and_source_are_no_words_and_the_rest_is():
    spaced = replace(COMMENT, text="We  grow\napples.", source=COMMENT.source)
    assert wording(spaced) == wording(COMMENT)
    assert wording(replace(COMMENT, text="We like pears.")) != wording(COMMENT)
    assert wording(replace(COMMENT, proposed="Pears.")) != wording(COMMENT)
    struck = Run(text="We grow apples.", strike=True)
    assert wording(replace(COMMENT, runs=(struck,))) != wording(COMMENT)
    plain = Run(text="We grow apples.", author="A. Colleague")
    assert wording(replace(COMMENT, runs=(plain,))) == wording(COMMENT)


def test_the_words_of_all_comments_are_known_in_any_order():
    other = replace(COMMENT, text="We like pears.")
    assert wordings([COMMENT, other]) == wordings([other, COMMENT])
    assert wordings([COMMENT]) != wordings([COMMENT, other])
    assert wordings([]) == ""


def test_what_waits_for_a_person_has_no_place_but_where_it_may_stand():
    assert point(COMMENT) == (wording(COMMENT), ("D", ("1",), Action.COMMENT))
    waits = replace(COMMENT, review=True)
    assert point(waits) == (wording(COMMENT), Open("paragraph 1", frozenset()))
    vague = replace(waits, evidence=Evidence(kind="context", value="near by"))
    assert point(vague) == (wording(COMMENT), None)
    may = replace(
        vague, candidates=(Candidate(document="D", paragraph="2", score=9.0),)
    )
    assert point(may) == (wording(COMMENT), Open("", frozenset({("D", "2")})))


def cell(label, *, review=True, words="Delete."):
    """A row of a table: a reference, and a few words that many rows share."""
    return point(
        replace(
            COMMENT,
            text=words,
            review=review,
            paragraphs=(label,),
            candidates=(Candidate(document="D", paragraph=label, score=50.0),),
            evidence=Evidence(kind="table_reference", value=label),
        )
    )


def test_the_same_few_words_on_another_paragraph_are_not_the_same():
    assert repeated([says(1, cell("3(3)(c)")), says(2, cell("2(a)"))]) == {}
    assert repeated([says(1, cell("2(a)")), says(2, cell("2(a)"))]) == {2: 1}
    placed = says(1, cell("2(a)", review=False))
    assert repeated([placed, says(2, cell("2(a)"))]) == {2: 1}
    assert repeated([placed, says(2, cell("3(3)(c)"))]) == {}
    assert repeated([says(1, (b"x", None)), says(2, (b"x", Open("2(a)", ())))]) == {}


def test_words_that_wait_are_the_same_as_those_that_are_placed_and_not_the_reverse():
    assert repeated([says(1, (b"x", "1")), says(2, (b"x", None))]) == {2: 1}
    assert repeated([says(1, (b"x", None)), says(2, (b"x", "1"))]) == {}
    assert repeated([says(1, (b"x", "1")), says(2, (b"x", "2"))]) == {}
    assert repeated([says(1, (b"y", "1")), says(2, (b"x", None))]) == {}


def test_a_campaign_is_of_many_parties_and_stays_as_it_is():
    letters = [says(n, (b"x", "1"), parties=(f"p{n}@b.example",)) for n in range(9)]
    assert repeated(letters) == {}


def test_of_two_that_it_may_be_it_is_the_first():
    both = says(3, (b"x", "1"), parties=("a", "b"))
    assert repeated(
        [
            says(1, (b"x", "1"), parties=("b",)),
            says(2, (b"x", "1"), parties=("a",)),
            both,
        ]
    ) == {3: 1}


_SUBMISSIONS = st.lists(
    st.builds(
        Said,
        number=st.integers(1, 30),
        parties=st.frozensets(st.sampled_from("abc"), max_size=2),
        points=st.frozensets(
            st.tuples(st.sampled_from((b"x", b"y")), st.sampled_from((None, "1", "2"))),
            max_size=3,
        ),
        apart=st.booleans(),
    ),
    unique_by=lambda one: one.number,
    max_size=8,
).map(lambda some: sorted(some, key=lambda one: one.number))


@given(_SUBMISSIONS)
def test_no_words_are_lost_where_only_the_earlier_one_counts(submissions):
    found = repeated(submissions)
    by_number = {one.number: one for one in submissions}
    for again, first in found.items():
        later, earlier = by_number[again], by_number[first]
        assert first < again
        assert first not in found
        assert later.parties & earlier.parties
        assert not later.apart
        assert {said for said, _ in later.points} <= {x for x, _ in earlier.points}
        assert {p for p in later.points if p[1] is not None} <= earlier.points


@given(_SUBMISSIONS, st.sets(st.integers(1, 30)))
def test_whatever_is_withdrawn_all_other_words_are_said_by_one_that_counts(
    submissions, withdrawn
):
    stand = [one for one in submissions if one.number not in withdrawn]
    found = repeated(stand)
    count = [one for one in stand if one.number not in found]

    def said(some):
        return {(w, p) for one in some for w, place in one.points for p in (0, place)}

    assert said(count) >= {each for each in said(stand) if each[1] is not None}


def test_courtesy_makes_no_other_submission_and_another_wording_in_print():
    kind = replace(COMMENT, text="Dear all, we grow apples. Thanks!")
    same = replace(COMMENT, text="we grow apples.")
    assert wordings([kind]) == wordings([same])
    assert point(kind) == point(same)
    assert wording(kind) != wording(same)
    struck = replace(kind, runs=(Run(text=kind.text, strike=True),))
    assert wordings([struck]) != wordings([same])
