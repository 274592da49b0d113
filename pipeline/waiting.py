"""Which decisions wait for a person, and in which order?

One card a question. Those whose answer settles the most comments stand first,
then the order in which the mails were received.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import String, cast
from sqlmodel import col, or_, select

from pipeline import record
from pipeline.decisions import addresses, version_of, version_of_comment
from pipeline.tables import CommentRow, DeliveryRow
from rules.identity import doubts
from rules.lifecycle import DONE, State
from rules.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from pipeline.settings import Settings

WHOLE = 0  # the position of a card about the delivery as a whole
_ASKING = ("call_assumed", "replaces_what", "several_senders")  # flags
_CONTRIBUTIONS = (Kind.SUBMISSION.value, Kind.WITHDRAWAL.value)


class Question(StrEnum):
    """What a person is asked."""

    HELD = "What is to be done with it?"
    WHO = "Who speaks?"
    CALL = "Which call?"
    EARLIER = "On which earlier one does it act?"
    ANSWER = "To which address do we write?"
    WHERE = "Which paragraph?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question about a delivery, or about the comment at a position from 1.

    `version` is what a decision on it may give as what was seen.
    """

    known: record.Known
    question: Question
    words: str
    version: str
    position: int = WHOLE
    candidates: tuple[str, ...] = ()
    settles: int = 1

    @property
    def id(self) -> str:
        """The id as people see it."""
        name = self.known.number or self.known.id
        return f"{name}-{self.position}" if self.position else name


def cards(session: Session, settings: Settings) -> list[Card]:
    """Return all cards, those first whose answer settles the most comments."""
    asked = select(CommentRow.delivery_id).where(CommentRow.review)
    flags = cast(col(DeliveryRow.flags), String)
    open_ = or_(
        col(DeliveryRow.id).in_(asked),
        col(DeliveryRow.stakeholder_review),
        *(flags.contains(f'"{flag}"') for flag in _ASKING),
    )
    stands = (
        col(DeliveryRow.state).in_([s.value for s in DONE])
        & col(DeliveryRow.kind).in_(_CONTRIBUTIONS)
        & col(DeliveryRow.withdrawn).is_(False)
        & col(DeliveryRow.superseded_by).is_(None)
    )
    stuck = col(DeliveryRow.state).in_([State.HELD.value, State.CORRUPT.value])
    found = record.deliveries(session, settings, stuck | (stands & open_))
    made = [card for known in found for card in _cards(known, settings)]
    return sorted(made, key=lambda card: -card.settles)


def _cards(known: record.Known, settings: Settings) -> Iterator[Card]:
    if known.row.state in (State.HELD, State.CORRUPT):
        yield _whole(known, Question.HELD, known.row.why)
        return
    yield from _about_the_whole(known, settings)
    for position, comment in enumerate(known.comments, start=1):
        if comment.review:
            yield Card(
                known=known,
                position=position,
                question=Question.WHERE,
                words=f"{comment.action}: {comment.text}",
                version=version_of_comment(comment),
                candidates=tuple(
                    f"{c.document} {c.paragraph}" for c in comment.candidates
                ),
            )


def _about_the_whole(known: record.Known, settings: Settings) -> Iterator[Card]:
    row, several = known.row, max(1, len(known.comments))
    if row.stakeholder_review and row.kind == Kind.SUBMISSION:
        names = tuple(s.name for s in known.stakeholders)
        why = "".join(f"; {doubt}" for doubt in doubts(row.flags))
        words = f"{' or '.join(names) or 'unknown'}, from {known.sender}{why}"
        yield _whole(known, Question.WHO, words, names, several)
    if "call_assumed" in row.flags and not _on_a_draft_of(known, settings):
        words = f"It names no call; {row.call} was taken. {row.subject}"
        calls = tuple(call.id for call in settings.calls)
        yield _whole(known, Question.CALL, words, calls, several)
    if "replaces_what" in row.flags:
        act = "takes back" if row.kind == Kind.WITHDRAWAL else "replaces"
        words = f"It says that it {act} an earlier one, and it is not plain which."
        yield _whole(known, Question.EARLIER, words)
    if "several_senders" in row.flags and not row.answer_to:
        words = "It names several senders, and nobody was answered."
        yield _whole(known, Question.ANSWER, words, addresses(row))


def _on_a_draft_of(known: record.Known, settings: Settings) -> bool:
    """Tell whether a comment stands on a draft of the call that was assumed."""
    drafts = {draft.id for draft in settings.drafts if draft.call == known.row.call}
    return any(not c.review and c.document in drafts for c in known.comments)


def _whole(
    known: record.Known,
    question: Question,
    words: str,
    candidates: tuple[str, ...] = (),
    settles: int = 1,
) -> Card:
    return Card(
        known=known,
        question=question,
        words=words,
        version=version_of(known.row),
        candidates=candidates,
        settles=settles,
    )
