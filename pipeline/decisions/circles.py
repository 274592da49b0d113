"""Do deliveries repeat or replace each other so that their words stand nowhere?

Of a duplicate, and of what is replaced, the words stand in the other one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from pipeline.decisions.decided import decided
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.store.tables import DECIDED, DeliveryRow, EventRow
from rules.terms import Kind

if TYPE_CHECKING:
    from sqlmodel import Session

    from pipeline.ledger import Unit


def no_circle(unit: Unit, delivery: int) -> None:
    """Refuse what was just decided if deliveries now repeat or replace each other.

    The words of all of them would be nowhere.
    """
    seen = [delivery]
    while (earlier := _acts_on(unit.session, seen[-1])) and earlier not in seen:
        seen.append(earlier)
    if earlier == delivery:
        chain = ", which repeats or replaces ".join(map(shown_id, [*seen, delivery]))
        raise Fault(
            f"That would close a circle in which the words of all are lost: {chain}. "
            "Nothing was recorded; first decide anew about one of the others."
        )


def not_repeated(unit: Unit, delivery: int) -> None:
    """Refuse to set aside what another one repeats, as a person decided.

    What is the same message shares its fate.
    """
    said = select(EventRow.delivery_id).where(
        EventRow.kind == DECIDED, EventRow.data["earlier"].as_integer() == delivery
    )
    for other in sorted({i for i in unit.session.exec(said) if i}):
        found = decided(unit.session, other)
        if found.kind is Kind.DUPLICATE and found.earlier == delivery:
            raise Fault(
                f"{shown_id(other)} repeats it, as somebody decided, and its words "
                "would be nowhere. Nothing was recorded; first say what that one is: "
                f"depositary decide {shown_id(other)} --kind submission."
            )


def _acts_on(session: Session, delivery: int) -> int | None:
    """Say which delivery another repeats, replaces or takes back."""
    row, said = session.get_one(DeliveryRow, delivery), decided(session, delivery)
    if said.kind is Kind.DUPLICATE:
        return said.earlier
    if said.kind not in (None, Kind.SUBMISSION, Kind.WITHDRAWAL):
        return None
    if said.replaces is not None:
        return said.replaces or None
    if said.kind is None and row.kind == Kind.DUPLICATE:
        return row.duplicate_of
    if row.supersedes is None:
        return None
    number = col(DeliveryRow.number) == row.supersedes
    return session.exec(select(DeliveryRow.id).where(number)).first()
