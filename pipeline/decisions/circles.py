"""Do deliveries repeat or replace each other so that their words stand nowhere?

Of a duplicate, and of what is replaced, the words stand in the other one only.
"""

from __future__ import annotations

from sqlmodel import Session, col, select

from pipeline.decisions.decided import decided
from pipeline.faults import Fault
from pipeline.ledger import Unit, shown_id
from pipeline.store.tables import DECIDED, DeliveryRow, EventRow
from rules.terms import Kind


def no_circle(unit: Unit, delivery: int) -> None:
    """Refuse what was just decided if deliveries now repeat or replace each other.

    The words of all of them would be nowhere.
    """
    ways, seen = [[delivery]], {delivery}
    while ways:
        way = ways.pop()
        for earlier in _acts_on(unit.session, way[-1]):
            if earlier == delivery:
                chain = ", which repeats or replaces ".join(
                    map(shown_id, [*way, delivery])
                )
                raise Fault(
                    "That would close a circle in which the words of all are lost: "
                    f"{chain}. Nothing was recorded; first decide anew about one of "
                    "the others."
                )
            if earlier not in seen:
                seen.add(earlier)
                ways.append([*way, earlier])


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


def _acts_on(session: Session, delivery: int) -> tuple[int, ...]:
    """Say which deliveries another repeats, replaces or takes back."""
    row, said = session.get_one(DeliveryRow, delivery), decided(session, delivery)
    found: tuple[int | None, ...] = ()
    if said.kind is Kind.DUPLICATE:
        found = (said.earlier,)
    elif said.kind not in (None, Kind.SUBMISSION, Kind.WITHDRAWAL):
        found = ()
    elif said.replaces is not None:
        found = (said.replaces, *said.also)
    elif said.kind is None and row.kind == Kind.DUPLICATE:
        found = (row.duplicate_of,)
    elif row.supersedes is not None:
        number = col(DeliveryRow.number) == row.supersedes
        found = (session.exec(select(DeliveryRow.id).where(number)).first(),)
    return tuple(each for each in found if each)
