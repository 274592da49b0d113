"""What is a person asked about a delivery, and in which words?"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.decisions import addresses
from pipeline.store.values import load
from rules.carrying import Asked
from rules.doubts import CLAIMED, TOGETHER, doubts, on_which
from rules.terms import Comment, Evidence, EvidenceKind, Kind
from rules.unseen_flags import said

if TYPE_CHECKING:
    from pipeline.decisions.mail import Mail
    from pipeline.record import Known
    from pipeline.settings import Settings


class Question(StrEnum):
    """What a person is asked."""

    HELD = "What is to be done with it?"
    WHO = "Who speaks?"
    CALL = "Which call?"
    EARLIER = "On which earlier one does it act?"
    AGAIN = "Is it the earlier one, sent again?"
    ANSWER = "To which address do we write?"
    UNREAD = "What does it say?"
    PUBLISH = "May it be published?"
    WHERE = "Which paragraph?"


class Beside(NamedTuple):
    """The delivery that one is compared with, and what that says of itself."""

    known: Known
    mail: Mail


def asking(
    question: Question,
    known: Known,
    settings: Settings,
    about: Mail | None,
    beside: Beside | None,
) -> tuple[str, tuple[str, ...]]:
    """Say in words why it is asked about a delivery, and what may be the answer."""
    row = known.row
    words = row.why
    candidates: tuple[str, ...] = ()
    match question:
        case Question.WHO:
            party = together(row)
            apart = [s.name for s in known.stakeholders]
            candidates = (*(["; ".join(party)] if party else []), *apart)
            seen = asked_of(row).evidence
            claims = [e.value for e in seen if e.kind == CLAIMED]
            why = "".join(f"; {doubt}" for doubt in (*doubts(row.flags), *claims))
            rivals = [name for name in apart if name not in party]
            names = " or ".join(filter(None, (" and ".join(party), *rivals)))
            words = f"{names or 'unknown'}, from {known.sender}{why}"
        case Question.CALL:
            words = f"It names no call; {row.call} was taken. {row.subject}"
            candidates = tuple(call.id for call in settings.calls)
        case Question.EARLIER:
            act = "takes back" if row.kind == Kind.WITHDRAWAL else "replaces"
            if about:
                named = dict.fromkeys((about.answers, *about.names, *about.stand))
                candidates = tuple(name for name in named if name)
            words = on_which(row.flags, act, verified=row.verified)
            if about and row.kind != Kind.WITHDRAWAL:
                more = (_MORE.format(*each) for each in about.more)
                words = " ".join([words, *more])
        case Question.AGAIN if beside:
            words = _again(known, beside.known)
            candidates = (beside.known.number,)
        case Question.ANSWER:
            words, candidates = _SEVERAL, addresses(row)
        case Question.UNREAD | Question.PUBLISH:
            words = said(row.flags, [part.name for part in known.parts])
    return words, candidates


_MORE = (
    "{0} has {1} comments, more than this one: if it puts right one of them, correct "
    "that one; if it replaces {0}, none of them counts any more."
)
_SEVERAL = "It names several senders, and nobody was answered."
_SAME = (
    "It says, greetings and thanks aside, word for word what {} said, which came "
    "before from {}."
)


def _again(known: Known, first: Known) -> str:
    same = known.row.sender_address == first.row.sender_address
    return _SAME.format(first.number, "the same address" if same else first.sender)


def unplaced(comment: Comment) -> str:
    """Say why nothing is offered for a comment."""
    kind, value = comment.evidence.kind, comment.evidence.value
    if kind == EvidenceKind.EXPLICIT_REF:
        return f"it cites “{value}”, and no place for that was found"
    return value if kind == EvidenceKind.CONTEXT else ""


def together(row: Any) -> tuple[str, ...]:
    """Return those whom a mail names as one party: the first answer to who speaks."""
    seen = (load(Evidence, e) for e in row.stakeholder_evidence)
    return tuple(e.value for e in seen if e.kind == TOGETHER)


def asked_of(row: Any) -> Asked:
    """Return what the rule of carrying sees of a delivery."""
    return Asked(
        address=row.sender_address,
        names=tuple(s["name"] for s in row.stakeholders),
        evidence=tuple(load(Evidence, e) for e in row.stakeholder_evidence),
    )
