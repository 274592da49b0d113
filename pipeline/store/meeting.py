"""Has a delivery a row already, because it lay in a file and in a mailbox?

A file stands in for the mailbox that the mail lay in. What a mailbox gives later is the
same delivery: that row gets its place there, and nothing is answered twice. Each row
stands for one mail only, so that what was delivered twice is there twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from pipeline.arrival import IMPORTED, Arrival, SourceKey
from pipeline.faults import Fault
from pipeline.store.tables import DeliveryRow, EventRow
from pipeline.store.values import dump
from rules.duplicate import way

#: The event of what was imported, and a mailbox gave it since.
MET = "met in the mailbox"
_LOOK_UP = 200


def imported(
    session: Session, arrivals: Sequence[Arrival], raw_of: Callable[[str], bytes]
) -> dict[SourceKey, int]:
    """Return the row of what a mailbox gives and was imported, each row once."""
    polled = [one for one in arrivals if one.key.account != IMPORTED]
    rows = _alike(session, polled, col(DeliveryRow.account) == IMPORTED)
    found: dict[SourceKey, int] = {}
    for arrival in polled:
        there = rows[arrival.fingerprint]
        for row in there:
            if _is_one(arrival, row, raw_of):
                found[arrival.key] = row.id
                there.remove(row)
                break
    return found


def polled(
    session: Session, arrivals: Sequence[Arrival], raw_of: Callable[[str], bytes]
) -> dict[SourceKey, str]:
    """Return what lies in files and a mailbox gave before, and its sha256 here."""
    rows = _alike(session, arrivals, col(DeliveryRow.account) != IMPORTED)
    return {
        arrival.key: row.sha256
        for arrival in arrivals
        for row in rows[arrival.fingerprint]
        if _is_one(arrival, row, raw_of)
    }


def _alike(
    session: Session, arrivals: Sequence[Arrival], where: Any
) -> defaultdict[str, list[Any]]:
    """Find the rows of the same mails, by their fingerprint."""
    prints = [arrival.fingerprint for arrival in arrivals]
    found: defaultdict[str, list[Any]] = defaultdict(list)
    facts: Any = (DeliveryRow.id, DeliveryRow.sha256, DeliveryRow.fingerprint)
    for start in range(0, len(prints), _LOOK_UP):
        some = col(DeliveryRow.fingerprint).in_(prints[start : start + _LOOK_UP])
        for row in session.exec(
            select(*facts).where(some, where).order_by(col(DeliveryRow.id))
        ):
            found[row.fingerprint].append(row)
    return found


def _is_one(arrival: Arrival, row: Any, raw_of: Callable[[str], bytes]) -> bool:
    if arrival.sha256 == row.sha256:
        return True
    try:
        return way(raw_of(arrival.sha256)) == way(raw_of(row.sha256))
    except Fault:  # its bytes are lost: nobody knows which way it came
        return False


def meet(session: Session, arrival: Arrival, delivery: int) -> bool:
    """Give what was imported its place in the mailbox, unless it has one by now."""
    done: Any = session.execute(
        update(DeliveryRow)
        .where(col(DeliveryRow.id) == delivery, col(DeliveryRow.account) == IMPORTED)
        .values(**place(arrival.key))
    )
    if done.rowcount:
        data = {"key": dump(arrival.key), "sha256": arrival.sha256}
        at = arrival.first_seen
        session.add(EventRow(at=at, kind=MET, delivery_id=delivery, data=data))
    return bool(done.rowcount)


def place(key: SourceKey) -> dict[str, Any]:
    """Return where a delivery lay, as columns of its row."""
    return {
        "account": key.account,
        "folder": key.folder,
        "uidvalidity": key.uidvalidity,
        "uid": key.uid,
    }
