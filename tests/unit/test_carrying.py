"""To which other questions does an answer carry over, and to which does it not?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.carrying import Asked, Cause, Point, where, who
from rules.doubts import only_claimed
from rules.terms import Action, Draft, Evidence, Paragraph, Place

DRAFT = Draft(
    id="A",
    title="The framework",
    call="drafts",
    paragraphs=tuple(Paragraph(label=str(n), text=f"Text {n}.") for n in range(1, 21)),
    former={"7": "4", "8": "5", "9": "5"},
)
OTHER = replace(DRAFT, id="B", title="The annex", former={})
DRAFTS = (DRAFT, OTHER)


def asked(address: str, *names: str, **evidence: str) -> Asked:
    """A sender, its proposals, and the evidence by kind, strongest first."""
    return Asked(
        address=address,
        names=names,
        evidence=tuple(
            Evidence(kind=kind, value=value, points=90 - 10 * nth)
            for nth, (kind, value) in enumerate(evidence.items())
        ),
    )


def named(hint: str, **facts: object) -> Point:
    """A comment that names a paragraph and no draft."""
    return replace(
        Point(
            delivery=1,
            file="f",
            kind="explicit_ref",
            hint=hint,
            document=None,
            words=f"{hint}: delete it.",
            candidates=(),
        ),
        **facts,
    )


def on(*labels: str, document: str = "A") -> Place:
    return Place(document=document, paragraphs=labels)


# --- who speaks ----------------------------------------------------------------


def test_one_sender_with_the_same_proposals_is_one_question():
    of = asked("ana@mail.example", "Ana Lima", display_name="Ana Lima")
    again = asked("Ana@mail.example", "Ana Lima", display_name="Ana Lima")
    assert who(["Harbour Club"], of, again) == (Cause.SENDER, ("Harbour Club",))
    assert who(["Harbour Club"], of, replace(again, address="bo@mail.example")) is None


def test_a_domain_that_alone_says_who_speaks_is_one_question():
    of = asked("ana@wmo.example", "WMO", domain_name="wmo.example")
    silent = asked("bo@geneva.wmo.example")
    assert who(["The Met Office"], of, silent) == (Cause.DOMAIN, ("The Met Office",))
    contested = asked("bo@wmo.example", "Oman", "WMO", header="Submitted by Oman")
    assert who(["The Met Office"], of, contested) is None


def test_the_own_name_of_one_sender_is_none_of_another_one():
    of = asked("ana@river.example", "Ana Lima", own_name="Ana Lima")
    other = asked("bo@river.example", "Bo Berg", own_name="Bo Berg")
    assert who(["Ana Lima"], of, other) == (Cause.EVIDENCE, ("Bo Berg",))
    assert who(["River Club"], of, other) == (Cause.DOMAIN, ("River Club",))
    assert who(["Ana Lima"], of, asked("info@river.example")) is None


def test_nobody_speaks_for_a_domain_in_which_anybody_can_have_an_address():
    of, other = asked("ana@gmail.com"), asked("bo@gmail.com")
    assert who(["Oman"], of, other) is None


def test_whom_a_heading_names_speaks_in_all_that_are_headed_so():
    of = asked("a@one.example", "Oman", "One", header="By: Oman", signature="One")
    other = asked("b@two.example", "Chad", "Two", header="By: CHAD", signature="Two")
    assert who(["Oman"], of, other) == (Cause.EVIDENCE, ("Chad",))
    assert who(["One"], of, other) == (Cause.EVIDENCE, ("Two",))
    assert who(["Somebody Else"], of, other) is None
    assert who(["Oman", "One"], of, other) is None


@pytest.mark.parametrize(
    "other",
    [
        asked("b@two.example", "Chad", "Two", behalf="for Chad", signature="Two"),
        asked("b@two.example", "Chad", header="By: Chad"),
        asked("b@gmail.com", "Chad", "Two", header="By: Chad", private_address="any"),
        asked("b@two.example", "Chad", "Two", header="By: the Republic"),
        asked("b@two.example", "Chad", "Two", header="By: Chad", doubt="DMARC failed"),
    ],
)
def test_other_evidence_is_another_question(other):
    of = asked("a@one.example", "Oman", "One", header="By: Oman", signature="One")
    assert who(["Oman"], of, other) is None


def test_letters_of_a_name_inside_another_one_do_not_name_it():
    of = asked("a@one.example", "Romania", "Oman", header="Submitted by Romania")
    assert of.said == ("Romania",)


def test_a_sender_in_doubt_stands_alone():
    of = asked("a@one.example", "Oman", header="By: Oman", doubt="DMARC failed")
    same = asked("a@one.example", "Oman", header="By: Oman")
    assert who(["Oman"], of, of) == (Cause.SENDER, ("Oman",))
    assert who(["Oman"], of, same) is None


# --- where it belongs ----------------------------------------------------------


def test_the_same_words_belong_to_the_same_place_whoever_sends_them():
    of = named("no paragraph is named", kind="context", words="Keep  paper.")
    other = replace(of, delivery=2, words="keep paper.")
    answer = replace(on("7"), action=Action.KEEP)
    assert where(answer, of, other, DRAFTS) == (Cause.WORDS, answer)
    elsewhere = replace(other, candidates=(("A", "3"),))
    assert where(answer, of, elsewhere, DRAFTS) is None
    assert where(Place(undecided=True), of, other, DRAFTS) is None


def test_a_comment_without_words_stands_alone():
    of = named("a quotation", kind="quote", words=" ")
    assert where(on("7"), of, replace(of, delivery=2), DRAFTS) is None
    assert where(on("7"), of, of, DRAFTS) is None


def test_the_draft_that_one_comment_means_is_meant_by_the_whole_message():
    of, other = named("Paragraph 3"), named("para 5")
    assert where(on("3"), of, other, DRAFTS) == (Cause.NUMBERS, on("5"))
    assert where(on("3", document="B"), of, other, DRAFTS) == (
        Cause.NUMBERS,
        on("5", document="B"),
    )
    assert where(on("3"), of, replace(other, delivery=2), DRAFTS) is None
    assert where(on("3"), of, named("paragraph 99"), DRAFTS) is None
    assert where(on("3", document="C"), of, other, DRAFTS) is None


def test_a_shift_of_numbers_goes_through_the_whole_message():
    assert where(on("13"), named("Paragraph 3"), named("para 5"), DRAFTS) == (
        Cause.SHIFT,
        on("15"),
    )
    assert where(on("13"), named("Paragraph 3"), named("para 15"), DRAFTS) is None


def test_pieces_inside_a_paragraph_are_no_numbers_of_paragraphs():
    of, other = (named(f"Section {n}", document="A") for n in ("31", "32"))
    assert where(on("11"), of, other, DRAFTS) is None


def test_numbers_of_the_earlier_draft_go_through_the_whole_message():
    of = named("Paragraph 4")
    assert where(on("7"), of, named("Paragraph 4"), DRAFTS) == (Cause.FORMER, on("7"))
    several = named("Paragraph 5")
    assert where(on("7"), of, several, DRAFTS) is None, "two come from the former 5"


def test_words_that_name_more_than_one_paragraph_say_nothing_of_numbering():
    of, other = named("paragraphs 3 and 4"), named("Paragraph 5")
    assert where(on("3"), of, other, DRAFTS) is None
    assert where(on("3"), other, named("paragraphs 6-7"), DRAFTS) is None
    assert where(on("3", "4"), named("Paragraph 3"), other, DRAFTS) is None


def test_labels_that_are_no_numbers_are_not_shifted():
    lettered = replace(
        DRAFT, paragraphs=(*DRAFT.paragraphs, Paragraph(label="e", text="Text e."))
    )
    of, other = named("Paragraph 3"), named("Paragraph 5")
    assert where(on("e"), of, other, (lettered,)) is None


def test_that_no_draft_is_named_is_one_question_for_all():
    answer = Place(document="", general=True)
    of, other = named("Paragraph 3"), named("Absatz 9", delivery=2)
    assert where(answer, of, other, DRAFTS) == (Cause.OTHERS, answer)
    here = replace(other, delivery=of.delivery)
    assert where(answer, of, here, DRAFTS) == (Cause.NO_DRAFT, answer)
    known = replace(of, document="A")
    assert where(answer, of, known, DRAFTS) is None
    assert where(answer, known, replace(known, hint="para 5"), DRAFTS) is None


def test_what_others_mean_in_words_of_their_own_is_not_taken_for_the_same():
    assert [cause for cause in Cause if not cause.fits] == [Cause.OTHERS]
    answer = Place(document="", general=True)
    of = replace(named("Paragraph 3"), candidates=(("A", "3"),))
    assert where(answer, of, replace(of, delivery=2), DRAFTS) == (Cause.WORDS, answer)


def test_numbers_that_a_draft_lacks_are_one_question_in_one_message():
    of, other = (named(f"Paragraph {n}", document="A") for n in ("31", "32"))
    assert where(on("11"), of, other, DRAFTS) == (Cause.SHIFT, on("12"))
    assert where(on("11"), of, replace(other, delivery=2), DRAFTS) is None


def test_a_campaign_that_names_a_paragraph_is_one_question():
    of = named("Paragraph 3", candidates=(("A", "3"), ("B", "3")))
    other = replace(of, delivery=2)
    assert where(on("3"), of, other, DRAFTS) == (Cause.WORDS, on("3"))


def test_what_is_missing_in_a_copy_is_deleted_or_left_out_as_one():
    of = named("missing", kind="edited_copy", words="", candidates=(("A", "3"),))
    other = replace(of, candidates=(("A", "9"),))
    delete = replace(on("3"), action=Action.DELETE)
    assert where(delete, of, other, DRAFTS) == (
        Cause.COPY,
        replace(on("9"), action=Action.DELETE),
    )
    nothing = Place(nothing=True)
    assert where(nothing, of, other, DRAFTS) == (Cause.COPY, nothing)
    assert where(on("4"), of, other, DRAFTS) is None
    assert where(on("3"), of, replace(other, file="g"), DRAFTS) is None
    unsure = replace(other, candidates=(("A", "9"), ("A", "10")))
    assert where(on("3"), of, unsure, DRAFTS) is None


HINTS = st.sampled_from(("Paragraph 3", "para 5", "пункт 4", "paragraphs 3-5", "x", ""))
POINTS = st.builds(
    Point,
    delivery=st.integers(1, 2),
    file=st.sampled_from("fg"),
    kind=st.sampled_from(("explicit_ref", "edited_copy", "context", "table_reference")),
    hint=HINTS,
    document=st.sampled_from((None, "A", "B")),
    words=st.sampled_from(("", "Delete it.", "Keep it.")),
    candidates=st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from("345")), max_size=2
    ).map(tuple),
)


@given(POINTS, POINTS, st.sampled_from("345"), st.sampled_from("AB"))
def test_an_answer_is_never_carried_to_a_place_that_is_not_there(
    of, other, label, draft
):
    found = where(on(label, document=draft), of, other, DRAFTS)
    if found:
        assert of.kin == other.kin
        assert found[1].document in {"A", "B"}
        assert set(found[1].paragraphs) <= set(DRAFT.labels)
        if of.delivery != other.delivery:
            assert found[0] is Cause.WORDS


def test_who_is_only_claimed_is_a_question_of_each_sender():
    of, other = (
        asked(f"{at}@gmail.com", "Chad", header="By: Chad", only_claimed="nothing")
        for at in "ab"
    )
    assert who(("Chad",), of, other) is None
    assert who(("Chad",), of, replace(of)) == (Cause.SENDER, ("Chad",))
    assert only_claimed(of.evidence)
    doubted = asked("a@b.example", doubt="it looks like", only_claimed="nothing")
    assert not only_claimed(doubted.evidence)
