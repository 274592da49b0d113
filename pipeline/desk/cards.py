"""Where is each card on the desk, and which comes next?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col

from pipeline import record
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.tables import DeliveryRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from pipeline.settings import Settings
    from pipeline.waiting import Card, Question
    from rules.terms import Comment

LARGEST_ID = 2**31 - 1


def address(card: Card) -> str:
    """Return the page of a card."""
    return f"/cards/{card.known.row.id}/{card.position}#{card.question.name.lower()}"


def following(
    cards: Sequence[Card], delivery: int, position: int, question: Question
) -> str:
    """Return the address of the card after this one, or of the queue at its end."""
    places = [(card.known.row.id, card.position, card.question) for card in cards]
    here = (delivery, position, question)
    at = places.index(here) if here in places else len(places)
    others = [*cards[at + 1 :], *cards[:at]]
    return address(others[0]) if others else "/review"


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
