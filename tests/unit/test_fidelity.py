from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rules.fidelity import verbatim, views
from rules.terms import (
    Action,
    Change,
    Comment,
    Evidence,
    PartText,
    Passage,
    Run,
    Source,
)

HERE = Source(part="body", sha256="a", place="l1")
PART = PartText(
    name="body",
    sha256="a",
    is_body=True,
    passages=(Passage(text="Delete the second word, please.", source=HERE),),
)
OTHER = PartText(
    name="x",
    sha256="b",
    is_body=False,
    passages=(Passage(text="Something else.", source=HERE),),
)


def comment(text, proposed=""):
    return Comment(
        document="D",
        paragraphs=("1",),
        action=Action.AMEND,
        text=text,
        proposed=proposed,
        source=HERE,
        evidence=Evidence(kind="explicit_ref", value=""),
    )


def test_words_of_the_file_stay_as_they_are():
    said = comment("Delete the second\nword, please.", "the second word")
    assert [*verbatim([said], [OTHER, PART])] == [said]


def test_a_proposal_put_together_from_pieces_is_left_out():
    (said,) = verbatim([comment("Delete the", "Delete word")], [PART])
    assert said.proposed == ""


def test_words_of_another_file_go_to_a_person():
    own = comment("Delete the second")
    said = [*verbatim([own, comment("Something else.")], [OTHER, PART])]
    assert [each.review for each in said] == [False, True]


def test_both_views_of_a_revision_are_the_senders_words():
    runs = (Run(text="old", change=Change.DELETED), Run(text="new"))
    passage = Passage(text="new", base="old", runs=runs, source=HERE)
    assert views(passage) == ("new", "old", "oldnew")


def test_what_is_left_when_words_are_struck_by_hand_are_the_senders_words():
    runs = (Run(text="much ", strike=True), Run(text="more"))
    passage = Passage(text="much more", runs=runs, source=HERE)
    assert views(passage) == ("much more", "more")


@given(st.text(), st.text(), st.text())
def test_a_slice_is_always_kept(before, words, after):
    passage = Passage(text=before + words + after, source=HERE)
    part = replace(PART, passages=(passage,))
    said = comment(words)
    assert [*verbatim([said], [part])] == [said]
