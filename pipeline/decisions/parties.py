"""Is what one submission acts on, or repeats, one of the same party?

A number is soon mistyped, and one party must not silence another by it. Who means it
all the same says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.store.tables import DeliveryRow
from pipeline.store.values import load
from rules.sender_domain import is_free_mail
from rules.terms import Message

if TYPE_CHECKING:
    from sqlmodel import Session


def refuse_strangers(
    session: Session, series: str, delivery: int, earlier: int | None
) -> None:
    """Raise Fault where the earlier one is of another party, and say of whom."""
    here = session.get(DeliveryRow, delivery)
    other = session.get(DeliveryRow, earlier) if earlier else None
    if here is None or other is None or _parties(here) & _parties(other):
        return
    name = f"{series}/{other.number}" if other.number else shown_id(other.id or 0)
    raise Fault(
        f"{name} is of {_whose(other)}, and {shown_id(delivery)} of {_whose(here)}. "
        "Nothing was recorded. If the one shall count for the other all the same, say "
        "that it is of another party (--other-party)."
    )


def _parties(row: DeliveryRow) -> set[str]:
    """Say by what a party is known: its names, its addresses, domains of its own."""
    names = {str(one["name"]).casefold() for one in row.stakeholders}
    addresses = {address.lower() for address in _addresses(row)}
    domains = {address.rpartition("@")[2] for address in addresses}
    return names | addresses | {f"@{d}" for d in domains if not is_free_mail(d)}


def _addresses(row: DeliveryRow) -> list[str]:
    """Say from where it is; what is not judged yet shows all that its mail says."""
    if row.sender_address or row.message is None:
        return [row.sender_address] if row.sender_address else []
    return [one.address for one in load(Message, row.message).senders if one.address]


def _whose(row: DeliveryRow) -> str:
    names = " and ".join(str(one["name"]) for one in row.stakeholders)
    address = ", ".join(_addresses(row)) or "nobody known"
    return f"{names} ({address})" if names else address
