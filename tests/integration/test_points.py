"""A person splits a comment, joins two, sets one aside, and takes decisions back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import col, select

from pipeline import decisions
from pipeline.decisions import Person, points, undoing
from pipeline.decisions.redactions import redact, unredact
from pipeline.faults import Fault
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.record import contribution, deliveries
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import DeliveryRow, EventRow
from rules.terms import Action, Comment, Kind, Place
from tests.consultation import AFTER, IN_TIME, write

WHO = Person(by="Ada", because="I read it")
BODY = (
    "Paragraph 1: Apples should be red. Pears are another matter, and need a law.\n\n"
    "Paragraph 3: Plums should be blue.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path)
    mail = (
        f"Received: from a by mx.example.org; {IN_TIME}\r\n"
        "From: A <a@people.example>\r\nTo: info@example.org\r\n"
        "Subject: Comments\r\nMessage-ID: <1@a>\r\n\r\n" + BODY.replace("\n", "\r\n")
    )
    (tmp_path / "mailbox/new/1").write_bytes(mail.encode())
    return tmp_path


@pytest.fixture
def service(folder: Path) -> Iterator[Service]:
    with Service(load(folder / "config.toml"), lambda: AFTER) as made:
        made.poll()
        made.worker.run()
        assert len(_comments(made)) == 2
        yield made


def _comments(service: Service) -> tuple[Comment, ...]:
    with service.ledger.reading() as session:
        (known,) = deliveries(session, service.settings, DeliveryRow.id == 1)
        return known.comments


def _rebuilt(service: Service) -> None:
    """Derive all of it again: equal digests, and every word is in the archive."""
    service.ledger.seal()
    again = rebuild(service.settings, service.now)
    assert again.differences == ()
    with Service(service.settings, service.now) as fresh:
        assert list(verify(fresh)) == []


def test_both_halves_of_a_split_are_words_of_the_sender_and_stand_the_rebuild(service):
    second = points.split(service.ledger, 1, 1, "Pears are", WHO, house=service.house)
    decisions.settle_comment(
        service.ledger, 1, second, Place(document="D", paragraphs=("2",)), WHO,
        drafts=service.house.drafts,
    )  # fmt: skip
    first, other, new = _comments(service)
    assert first.text.endswith("Apples should be red.")
    assert new.text == "Pears are another matter, and need a law."
    assert (new.paragraphs, new.review) == (("2",), False)
    assert other.paragraphs == ("3",)
    _rebuilt(service)


def test_both_halves_wait_and_what_each_asks_for_is_read_again(service):
    whole = decisions.settle_comment(
        service.ledger, 1, 1,
        Place(document="D", paragraphs=("1", "3"), action=Action.DELETE), WHO,
        drafts=service.house.drafts,
    )  # fmt: skip
    assert not whole.review
    points.split(service.ledger, 1, 1, "Pears are", WHO, house=service.house)
    first, _, second = _comments(service)
    for half in (first, second):
        assert (half.review, half.document, half.paragraphs) == (True, None, ())
    assert [c.paragraph for c in first.candidates] == ["1", "3"]
    assert [c.paragraph for c in second.candidates] == ["2", "1", "3"]
    assert (first.action, second.action) == (Action.AMEND, Action.COMMENT)
    _rebuilt(service)


def test_nothing_is_placed_under_a_number_that_is_printed_twice(service):
    (draft,) = service.house.drafts
    twice = replace(draft, paragraphs=(*draft.paragraphs, draft.paragraphs[0]))
    with pytest.raises(Fault, match="prints 1 more than once"):
        decisions.settle_comment(
            service.ledger, 1, 1, Place(document="D", paragraphs=("1",)), WHO,
            drafts=[twice],
        )  # fmt: skip


def test_what_is_joined_is_one_comment_with_the_lines_of_both(service):
    points.join(service.ledger, 1, 1, 2, WHO)
    first, second = _comments(service)
    assert first.text.splitlines()[-1].endswith("Plums should be blue.")
    assert second.aside
    with service.ledger.reading() as session:
        (known,) = deliveries(session, service.settings, DeliveryRow.id == 1)
        assert [c for _, c in contribution(known).comments] == [first]
    _rebuilt(service)


def test_what_is_no_comment_is_in_no_compilation_and_is_kept(service):
    decisions.settle_comment(
        service.ledger, 1, 2, Place(nothing=True), WHO, drafts=service.house.drafts
    )
    with service.ledger.reading() as session:
        (known,) = deliveries(session, service.settings, DeliveryRow.id == 1)
        assert len(contribution(known).comments) == 1
        assert len(known.comments) == 2
    _rebuilt(service)


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_split_off_may_be_split_again_and_stands_the_rebuild(service, turned):
    seams = [(1, "Pears are"), (3, "and need"), (4, "a law")]
    if turned:  # from the back
        seams = [(1, "a law"), (1, "and need"), (1, "Pears are")]
    made = [
        points.split(service.ledger, 1, *seam, WHO, house=service.house)
        for seam in seams
    ]
    decisions.settle_comment(
        service.ledger, 1, made[-1], Place(document="D", paragraphs=("2",)), WHO,
        drafts=service.house.drafts,
    )  # fmt: skip
    said = ["Pears are another matter,", "and need", "a law."]
    stood = _comments(service)
    assert [c.text for c in stood[2:]] == (said[::-1] if turned else said)
    _rebuilt(service)
    for kind in (Kind.NOT_A_SUBMISSION, Kind.SUBMISSION):  # a slip, and its mending
        decisions.settle_kind(service.ledger, 1, kind, WHO)
        service.worker.run()
    assert _comments(service) == stood


@pytest.mark.parametrize(("kept", "other"), [(1, 3), (3, 1)])
def test_halves_are_joined_in_the_order_in_which_they_were_said(service, kept, other):
    whole = _comments(service)[0].text
    points.split(service.ledger, 1, 1, "Pears are", WHO, house=service.house)
    points.join(service.ledger, 1, kept, other, WHO)
    joined = _comments(service)[kept - 1]
    assert joined.text.split() == whole.split()
    assert _comments(service)[other - 1].aside
    _rebuilt(service)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "not in the comment"),
        ("   ", "not in the comment"),
        ("nowhere", "not in the comment"),
        ("Paragraph 1", "itself begins so"),
        ("should be", "more than once"),
    ],
)
def test_a_split_needs_words_that_stand_there_once(service, words, said):
    if words == "should be":
        points.join(service.ledger, 1, 1, 2, WHO)
    with pytest.raises(Fault, match=said):
        points.split(service.ledger, 1, 1, words, WHO, house=service.house)


@pytest.mark.parametrize("other", [1, 9])
def test_a_comment_is_joined_with_another_one_that_is_there(service, other):
    with pytest.raises(Fault):
        points.join(service.ledger, 1, 1, other, WHO)


def test_a_stale_split_is_refused_with_both_versions(service):
    seen = decisions.version_of_comment(_comments(service)[0])
    points.split(
        service.ledger, 1, 1, "Pears are", WHO, house=service.house, expected=seen
    )
    with pytest.raises(Fault, match=r"You saw: .* Now it is: "):
        points.split(
            service.ledger, 1, 1, "are", WHO, house=service.house, expected=seen
        )


def test_an_undone_decision_leaves_what_the_machine_says_and_stays_in_the_record(
    service,
):
    before = _comments(service)
    points.split(service.ledger, 1, 1, "Pears are", WHO, house=service.house)
    decisions.settle_comment(
        service.ledger, 1, 2, Place(general=True), WHO, drafts=service.house.drafts
    )
    with service.ledger.reading() as session:
        assert undoing.last_act(session, "Ada") == [(1, 2)]
        assert undoing.last_act(session, "Nobody") == []
    for nth in (2, 1):
        undoing.undo(service.ledger, 1, nth, WHO)
        service.worker.run()
    assert _comments(service) == before
    with service.ledger.reading() as session:
        assert undoing.last_act(session, "Ada") == []
        kinds = session.exec(
            select(EventRow.kind)
            .where(EventRow.kind == "decided")
            .order_by(col(EventRow.seq))
        ).all()
    assert len(kinds) == 4
    _rebuilt(service)


def test_an_act_on_several_comments_of_a_message_is_undone_as_a_whole_or_not_at_all(
    service,
):
    before = _comments(service)
    for position in (1, 2):
        decisions.settle_comment(
            service.ledger, 1, position, Place(nothing=True),
            replace(WHO, together="one act"), drafts=service.house.drafts,
        )  # fmt: skip
    decided = _comments(service)
    with pytest.raises(Fault, match="does not stand"):
        undoing.undo_act(service.ledger, [(1, 2), (1, 9)], WHO)
    assert _comments(service) == decided
    with service.ledger.reading() as session:
        act = undoing.last_act(session, "Ada")
    assert act == [(1, 2), (1, 1)]
    undoing.undo_act(service.ledger, act, WHO)
    service.worker.run()
    assert _comments(service) == before
    _rebuilt(service)


def test_an_older_decision_is_undone_only_after_the_newer_one_on_the_same(service):
    for place in (Place(general=True), Place(document="D", paragraphs=("2",))):
        decisions.settle_comment(
            service.ledger, 1, 1, place, WHO, drafts=service.house.drafts
        )
    with pytest.raises(Fault, match="decided the same anew since"):
        undoing.undo(service.ledger, 1, 1, WHO)
    undoing.undo(service.ledger, 1, 2, WHO)
    service.worker.run()
    assert _comments(service)[0].paragraphs == ("*",)
    with pytest.raises(Fault, match="does not stand"):
        undoing.undo(service.ledger, 1, 2, WHO)


def test_what_is_taken_out_stays_out_of_the_halves_of_a_split_and_of_its_undoing(
    service,
):
    def public() -> str:
        with service.ledger.reading() as session:
            (known,) = deliveries(session, service.settings, DeliveryRow.id == 1)
        return repr(known.published_comments)

    redact(service.ledger, 1, 1, "need a law", WHO)
    with pytest.raises(Fault, match="stand across"):
        points.split(service.ledger, 1, 1, "a law", WHO, house=service.house)
    second = points.split(service.ledger, 1, 1, "Pears are", WHO, house=service.house)
    redact(service.ledger, 1, second, "another matter", WHO)
    assert "need a law" not in public()
    undoing.undo(service.ledger, 1, 1, WHO)
    service.worker.run()
    assert len(_comments(service)) == 2
    assert "another matter" not in public()
    assert "need a law" not in public()
    points.join(service.ledger, 1, 2, 1, WHO)
    assert "need a law" not in public()


def test_what_is_taken_out_across_the_seam_of_a_join_stays_out_when_that_is_undone(
    service,
):
    points.join(service.ledger, 1, 1, 2, WHO)
    across = "a law.\nParagraph 3: Plums"
    redact(service.ledger, 1, 1, across, WHO)
    with pytest.raises(Fault, match="on each side of it by itself"):
        undoing.undo(service.ledger, 1, 1, WHO)
    for words in across.splitlines():
        redact(service.ledger, 1, 1, words, WHO)
    unredact(service.ledger, 1, 1, across, WHO)
    undoing.undo(service.ledger, 1, 1, WHO)
    service.worker.run()
    with service.ledger.reading() as session:
        (known,) = deliveries(session, service.settings, DeliveryRow.id == 1)
    first, second = (comment.text for _, comment in known.published_comments)
    assert "a law" not in first
    assert "Plums" not in second
    _rebuilt(service)
