"""What waits for a person? One card a question, what settles most first."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from pipeline import record
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.tables import CommentRow, DeliveryRow
from pipeline.values import dump
from rules.lifecycle import DONE, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from pipeline.settings import Settings
    from rules.terms import Comment

WHOLE = 0  # the position of a card about the delivery as a whole
LARGEST_ID = 2**31 - 1


class Question(StrEnum):
    """What a person is asked."""

    HELD = "What is to be done with it?"
    WHO = "Who speaks?"
    WHERE = "Which paragraph?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question about a delivery, or about the comment at a position from 1."""

    known: record.Known
    position: int
    question: Question
    words: str
    settles: int = 1

    @property
    def id(self) -> str:
        """The id as people see it."""
        return f"{self.known.id}-{self.position}" if self.position else self.known.id

    @property
    def address(self) -> str:
        """Its page."""
        return f"/cards/{self.known.row.id}/{self.position}"


def queue(session: Session, settings: Settings) -> list[Card]:
    """Return all cards, those first whose answer settles the most comments."""
    asked = select(CommentRow.delivery_id).where(CommentRow.review)
    done = col(DeliveryRow.state).in_([s.value for s in DONE])
    stuck = col(DeliveryRow.state).in_([State.HELD.value, State.CORRUPT.value])
    open_ = col(DeliveryRow.id).in_(asked) | col(DeliveryRow.stakeholder_review)
    found = record.deliveries(session, settings, stuck | (done & open_))
    cards = [card for known in found for card in _cards(known)]
    return sorted(cards, key=lambda card: -card.settles)


def _cards(known: record.Known) -> Iterator[Card]:
    row = known.row
    if row.state in (State.HELD, State.CORRUPT):
        yield Card(known=known, position=WHOLE, question=Question.HELD, words=row.why)
        return
    if row.stakeholder_review:
        names = " or ".join(s.name for s in known.stakeholders) or "unknown"
        yield Card(
            known=known,
            position=WHOLE,
            question=Question.WHO,
            words=f"{names}, from {row.sender_name} <{row.sender_address}>",
            settles=max(1, len(known.comments)),
        )
    for position, comment in enumerate(known.comments, start=1):
        if comment.review:
            yield Card(
                known=known,
                position=position,
                question=Question.WHERE,
                words=comment.text,
            )


def following(cards: Sequence[Card], delivery: int, position: int) -> str:
    """Return the address of the card after this one, or of the queue at its end."""
    places = [_place(card) for card in cards]
    here = (delivery, position)
    after = places.index(here) + 1 if here in places else 0
    others = [c for c in (*cards[after:], *cards[:after]) if _place(c) != here]
    return others[0].address if others else "/review"


def _place(card: Card) -> tuple[int | None, int]:
    return card.known.row.id, card.position


def find(session: Session, settings: Settings, delivery: int) -> record.Known:
    """Find a delivery, or raise Fault."""
    ids = [delivery] if delivery <= LARGEST_ID else []
    for known in record.deliveries(session, settings, col(DeliveryRow.id).in_(ids)):
        return known
    raise Fault(f"There is no delivery {shown_id(delivery)}; see the deliveries.")


def comment_of(known: record.Known, position: int) -> Comment:
    """Return the comment at a position from 1, or raise Fault."""
    if not 1 <= position <= len(known.comments):
        raise Fault(f"There is no comment {position} in {known.id}.")
    return known.comments[position - 1]


def mark(known: record.Known, position: int = WHOLE) -> str:
    """Return a short mark of what a card shows, to notice when that has changed."""
    row = known.row
    shown: Any = [row.state, row.stakeholders, row.stakeholder_review]
    if position != WHOLE:
        shown = dump(comment_of(known, position))
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]
