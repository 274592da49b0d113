"""Every accepted comment in exactly one place, in order, word for word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.consolidation import Consolidation, Standing, Sums, number_key
from rules.lifecycle import Class
from rules.terms import Action, Candidate, Comment, Paragraph, Verdict
from tests.meeting import (
    DRAFTS,
    STAKEHOLDERS,
    WINDOW,
    comment,
    compiled,
    contribution,
    draft,
    meeting,
)


def under(compilation: Consolidation, document: str, label: str) -> list[str]:
    """Give the ids of the comments that stand under a paragraph."""
    return [
        entry.id
        for entries in compilation.drafts
        if entries.draft.id == document
        for paragraph in entries.paragraphs
        if paragraph.paragraph.label == label
        for entry in paragraph.entries
    ]


def test_within_a_paragraph_the_order_is_that_of_the_submission_numbers():
    made = [contribution(n, [comment("One."), comment("Two.")]) for n in (10, 9, 2)]
    assert under(compiled(made), "S2/C", "1") == [
        f"WSIS+10/3/{n}-{at}" for n in (2, 9, 10) for at in (1, 2)
    ]


def test_a_comment_on_several_paragraphs_stands_under_the_first_in_draft_order():
    made = [contribution(1, [comment(paragraphs=("22", "21 bis", "9", "9"))])]
    compilation = compiled(made)
    assert under(compilation, "S2/C", "9") == ["WSIS+10/3/1-1"]
    pointing = {
        p.paragraph.label: p.see for p in compilation.drafts[0].paragraphs if p.see
    }
    assert pointing == {
        "21 bis": (("WSIS+10/3/1-1", "9", 0),),
        "22": (("WSIS+10/3/1-1", "9", 0),),
    }


def test_where_a_label_stands_twice_the_first_paragraph_takes_the_comments():
    twice = draft("D", "Draft", ["1", "1", None])
    compilation = compiled([contribution(1, [comment(document="D")])], drafts=[twice])
    assert [len(p.entries) for p in compilation.drafts[0].paragraphs] == [1, 0, 0]


def test_general_comments_stand_with_the_draft_they_name_or_before_all():
    whole = comment(document=None, paragraphs=("*",), action=Action.GENERAL)
    draft_wide = comment(document="S2/C", paragraphs=(), action=Action.GENERAL)
    starred = comment(document="S2/C", paragraphs=("*",))
    compilation = compiled([contribution(1, [whole, draft_wide, starred])])
    assert [e.id for e in compilation.general] == ["WSIS+10/3/1-1"]
    assert [e.id for e in compilation.drafts[0].general] == [
        "WSIS+10/3/1-2",
        "WSIS+10/3/1-3",
    ]


@pytest.mark.parametrize(
    "doubtful",
    [
        comment(review=True),
        comment(
            document=None,
            paragraphs=(),
            review=True,
            candidates=[Candidate(document="S2/C", paragraph="1", score=40.0)],
        ),
        comment(document="X9"),
        comment(document="X9", paragraphs=("*",), action=Action.GENERAL),
        comment(paragraphs=("99",)),
        comment(paragraphs=()),
        comment(document=None),
    ],
)
def test_what_waits_or_names_no_paragraph_of_the_drafts_is_unplaced(doubtful: Comment):
    compilation = compiled([contribution(1, [doubtful])])
    assert [e.comment for e in compilation.unplaced] == [doubtful]
    assert compilation.count == 1


def test_a_person_who_set_it_aside_has_the_last_word_on_what_became_of_it():
    aside = datetime(2014, 2, 3, tzinfo=UTC)
    one = contribution(1, [comment("Words.")], superseded_by="WSIS+10/3/2")
    assert one.standing is Standing.SUPERSEDED
    assert replace(one, withdrawn=True).standing is Standing.WITHDRAWN
    gone = replace(one, withdrawn=True, set_aside=aside)
    assert gone.standing is Standing.SET_ASIDE
    assert not gone.counts


def test_what_may_be_from_somebody_else_is_listed_and_not_compiled():
    forged = replace(contribution(1, [comment("Words.")]), unproven=True)
    compilation = compiled([forged])
    assert compilation.contributions == (forged,)
    assert forged.standing is Standing.UNPROVEN
    assert compilation.count == 0
    assert not compilation.contributors


def test_what_may_be_sent_again_is_listed_and_its_words_are_compiled_once():
    words = [comment("Words.")]
    again = replace(contribution(2, words), repeats="WSIS+10/3/1")
    compilation = compiled([contribution(1, words), again])
    assert again.standing is Standing.REPEATS
    assert replace(again, unproven=True).standing is Standing.UNPROVEN
    assert replace(again, withdrawn=True).standing is Standing.WITHDRAWN
    assert [e.number for e in compilation.entries()] == ["WSIS+10/3/1"]
    assert [c.numbers for c in compilation.contributors] == [("WSIS+10/3/1",)]
    assert len(compilation.contributions) == 2


def test_late_withdrawn_and_superseded_ones_are_not_compiled():
    made = [
        contribution(1, [comment("Stands.")]),
        contribution(2, [comment("Withdrawn.")], withdrawn=True),
        contribution(3, [comment("Old.")], superseded_by="WSIS+10/3/1"),
        contribution(None, [comment("Late.")], verdict=Verdict.LATE),
    ]
    compilation = compiled(made)
    assert [e.comment.text for e in compilation.entries()] == ["Stands."]
    assert [c.number for c in compilation.contributions] == [
        "WSIS+10/3/1",
        "WSIS+10/3/2",
        "WSIS+10/3/3",
    ]


def test_late_ones_are_listed_by_delivery_in_the_order_received():
    made = [
        replace(
            contribution(None, [comment()], verdict=Verdict.LATE),
            delivery=name,
            received_at=WINDOW.hard + timedelta(seconds=after),
        )
        for name, after in (("D2", 9), ("D3", 1), ("D1", 9))
    ]
    assert [name for name, _ in compiled(made).late] == ["D3", "D1", "D2"]


def test_a_mail_in_the_grace_week_counts():
    made = [contribution(1, [comment()], verdict=Verdict.GRACE)]
    assert compiled(made).count == 1


def test_contributors_stand_by_name_with_all_their_numbers():
    brazil, canada = STAKEHOLDERS[:2]
    made = [
        contribution(1, who=[canada]),
        contribution(2, who=[brazil, canada]),
        contribution(3, who=[canada], withdrawn=True),
    ]
    assert [(c.stakeholder.name, c.numbers) for c in compiled(made).contributors] == [
        ("Brazil", ("WSIS+10/3/2",)),
        ("Canada", ("WSIS+10/3/1", "WSIS+10/3/2")),
    ]


def test_one_proposed_contributor_is_marked_and_rivals_are_not_listed():
    brazil, canada, egypt = STAKEHOLDERS[:3]
    made = [
        contribution(1, who=[brazil]),
        contribution(2, [comment()], who=[brazil], review=True),
        contribution(3, [comment()], who=[canada, egypt], review=True),
    ]
    compilation = compiled(made)
    assert [(c.stakeholder.name, c.review) for c in compilation.contributors] == [
        ("Brazil", False),
        ("Brazil", True),
    ]
    assert all(e.who_review for e in compilation.entries())


def test_a_draft_without_comments_stands_with_all_its_paragraphs():
    compilation = compiled([])
    assert [d.count for d in compilation.drafts] == [0, 0, 0]
    assert [p.paragraph for p in compilation.drafts[0].paragraphs] == list(
        DRAFTS[0].paragraphs
    )


def test_sums_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="do not add up"):
        Sums(deliveries=3, classes={Class.ACCEPTED: 2})


def test_a_number_without_figures_is_sorted_before_those_with_one():
    assert sorted(["A/1", "A/x"], key=number_key) == ["A/x", "A/1"]


labels = st.sampled_from(["1", "2", "3", "9 bis", "*", "77"])
comments = st.builds(
    lambda text, document, paragraphs, action, review: comment(
        text,
        document=document,
        paragraphs=paragraphs,
        action=action,
        review=review,
    ),
    st.text(),
    st.sampled_from([None, "A", "B", "Z"]),
    st.lists(labels, max_size=4),
    st.sampled_from(Action),
    st.booleans(),
)


@given(
    st.lists(
        st.tuples(
            st.lists(comments, max_size=4),
            st.sampled_from(Verdict),
            st.booleans(),
            st.sampled_from(["", "WSIS+10/3/1"]),
        ),
        max_size=6,
    )
)
def test_every_accepted_comment_stands_exactly_once_word_for_word(submissions):
    drafts = [
        replace(
            draft(name, name, []),
            paragraphs=tuple(
                Paragraph(label=label, text="x") for label in ("1", None, "2", "9 bis")
            ),
        )
        for name in "AB"
    ]
    made = [
        replace(
            contribution(number, said, verdict=verdict, withdrawn=withdrawn),
            superseded_by=superseded,
        )
        for number, (said, verdict, withdrawn, superseded) in enumerate(submissions, 1)
    ]
    compilation = compiled(made, drafts=drafts)
    accepted = {name: c for m in made if m.counts for name, c in m.comments}
    assert sorted(e.id for e in compilation.entries()) == sorted(accepted)
    assert all(e.comment is accepted[e.id] for e in compilation.entries())
    assert compilation.count == len(accepted)


def test_equal_contributions_in_another_order_give_an_equal_compilation():
    compilation = meeting()
    again = compiled(
        [
            *reversed(compilation.contributions),
            *(
                replace(
                    contribution(None, verdict=Verdict.LATE),
                    delivery=name,
                    received_at=at,
                )
                for name, at in compilation.late
            ),
        ],
        classes=[c for c, n in compilation.sums.classes.items() for _ in range(n)],
    )
    assert again == compilation
