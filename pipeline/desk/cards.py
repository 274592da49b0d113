"""What waits for a person? One card a question, what settles most first."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from pipeline import record
from pipeline.tables import CommentRow, DeliveryRow
from rules.lifecycle import DONE, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from pipeline.settings import Settings

WHOLE = 0  # the position of a card about the delivery as a whole


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
        yield Card(
            known=known, position=WHOLE, question=Question.HELD, words=row.why
        )
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


def mark(value: Any) -> str:
    """Return a short mark of what a page showed, to notice that it has changed."""
    text = json.dumps(value, sort_keys=True).encode()
    return hashlib.sha256(text).hexdigest()[:16]
