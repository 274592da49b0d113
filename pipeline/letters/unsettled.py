"""What became of a letter whose sending was cut off?

It is asked before others are sent, and only what can be told now is looked at: any
number of letters may wait, for a mail server or for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, func, or_, select

from pipeline.store.tables import DeliveryRow, EventRow, LetterRow

if TYPE_CHECKING:
    from pipeline.ledger import Ledger, Unit


def settle(ledger: Ledger, *, again: bool) -> None:
    """Settle what a killed process left in `sending`, and what came back to us.

    A copy that reached our own mailbox proves that the letter went. `again`: one that
    is sent twice is there once, and goes again.
    """
    copy = select(DeliveryRow.id).where(DeliveryRow.message_id == LetterRow.message_id)
    back = copy.exists().label("back")
    with ledger.unit() as unit:
        doubtful = unit.session.exec(
            select(LetterRow, back)
            .where(
                col(LetterRow.state).in_(("sending", "in_doubt")),
                or_(back, LetterRow.state == "sending", again),
            )
            .order_by(col(LetterRow.id))
        ).all()
        for letter, came_back in doubtful:
            if came_back:
                unit.letter_state(letter, "sent", "its copy is in our mailbox")
            elif again:
                unit.letter_state(letter, "promised")
            else:
                why = "the sending was cut off; look for its Message-ID, then retry"
                unit.letter_state(letter, "in_doubt", why)
        for letter in _stayed(unit):
            unit.letter_state(letter, "promised", letter.why)


def _stayed(unit: Unit) -> list[LetterRow]:
    """Find letters of which the ledger says last that they leave, and which did not.

    The machine refused between the two. Only the database knows, until it is said.
    """
    last = (
        select(func.max(EventRow.seq))
        .where(
            EventRow.delivery_id == LetterRow.delivery_id,
            EventRow.kind == "letter " + col(LetterRow.kind),
        )
        .correlate(LetterRow)
        .scalar_subquery()
    )
    found = unit.session.exec(
        select(LetterRow)
        .join(EventRow, col(EventRow.seq) == last)
        .where(
            LetterRow.state == "promised",
            LetterRow.sha256 != "",
            EventRow.data["state"].as_string() == "sending",
        )
        .order_by(col(LetterRow.id))
    )
    return list(found)
