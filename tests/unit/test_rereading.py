"""Each half of a comment that a person parts is read again by itself."""

from dataclasses import replace

import pytest

from rules.paragraph import locate
from rules.rereading import OWN, reread
from rules.terms import Action, Candidate, Change, Run
from tests.harbour import TWO, part, passage


def half(words, *stood, runs=()):
    source = passage(words).source
    candidates = tuple(
        Candidate(document=document, paragraph=label, score=50, reason=reason)
        for document, label, reason in stood
    )
    (one,) = locate((part(passage("Paragraph 5: fine.")),), "", TWO)
    return replace(
        one, document=None, paragraphs=(), action=Action.COMMENT, text=words,
        source=source, runs=runs, review=True, candidates=candidates,
    )  # fmt: skip


def offered(one):
    return [(c.document, c.paragraph) for c in one.candidates]


STOOD = ("PORT/1", "6", "where it stood before")


@pytest.mark.parametrize(
    ("words", "labels", "action"),
    [
        ("Paragraph 9: delete it.", ["9"], Action.DELETE),
        ("Paragraph 7 should ask for two examinations.", ["7"], Action.AMEND),
        ("Los párrafos 5 y 7 nos parecen bien.", ["5", "7"], Action.KEEP),
        ("Le paragraphe 8 devrait être supprimé.", ["8"], Action.DELETE),
        ("第11段应删除。", ["11"], Action.DELETE),
    ],
)
def test_what_is_plain_in_its_words_is_alone(words, labels, action):
    one = reread(half(words, STOOD), TWO, "", said=False)
    assert offered(one) == [("PORT/1", label) for label in labels]
    assert {c.reason for c in one.candidates} == {OWN}
    assert (one.review, one.paragraphs, one.action) == (True, (), action)


def test_what_a_person_said_of_the_whole_is_offered_after_it():
    one = reread(half("Paragraph 9: delete it.", STOOD), TWO, "", said=True)
    assert offered(one) == [("PORT/1", "9"), ("PORT/1", "6")]


def test_what_its_words_only_may_mean_is_offered_first():
    one = reread(half("9: delete.", STOOD), TWO, "", said=False)
    assert offered(one) == [("PORT/1", "9"), ("PORT/1", "6")]
    assert one.action is Action.COMMENT


def test_words_that_name_nothing_leave_where_the_whole_stood():
    one = reread(half("We thank everybody.", STOOD), TWO, "", said=False)
    assert offered(one) == [("PORT/1", "6")]


def test_several_points_are_all_offered():
    one = reread(
        half("Paragraph 5: fine. Paragraph 7: delete.", STOOD), TWO, "", said=False
    )
    assert offered(one) == [("PORT/1", "5"), ("PORT/1", "7"), ("PORT/1", "6")]


def test_the_draft_on_which_the_whole_stood_is_meant_and_else_the_subject_tells():
    words = "Paragraph 5 is fine."
    lake = reread(half(words, ("LAKE/1", "2", "")), TWO, "Harbour Rules", said=False)
    assert offered(lake) == [("LAKE/1", "5")]
    port = reread(half(words), TWO, "the Harbour Rules", said=False)
    assert offered(port) == [("PORT/1", "5")]
    both = half(words, ("LAKE/1", "2", ""), ("PORT/1", "6", ""))
    assert offered(reread(both, TWO, "", said=False))[:2] in (
        [("PORT/1", "5"), ("LAKE/1", "5")],
        [("LAKE/1", "5"), ("PORT/1", "5")],
    )


def test_what_was_read_in_words_that_are_parted_again_is_not_kept():
    again = half("9: delete.", ("PORT/1", "8", OWN), STOOD)
    assert offered(reread(again, TWO, "", said=False)) == [
        ("PORT/1", "9"),
        ("PORT/1", "6"),
    ]


def test_a_general_remark_is_on_no_paragraph_and_what_marks_ask_for_stays():
    one = reread(
        half("The Harbour Rules are too long as a whole."), TWO, "", said=False
    )
    assert offered(one) == []
    runs = (
        Run(text="Paragraph 9: free of "),
        Run(text="charge", change=Change.DELETED),
        Run(text="cost", change=Change.INSERTED),
    )
    marked = half("Paragraph 9: free of cost", STOOD, runs=runs)
    assert reread(marked, TWO, "", said=False).action is Action.COMMENT
