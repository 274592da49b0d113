"""Which deliveries have a row, and how does a new one get it?

The entry of a delivery into the ledger: a row in the first state and the event
`arrived`. Later steps are the ledger's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import tuple_
from sqlmodel import Session, col, func, select

from pipeline.arrival import Arrival, SourceKey
from pipeline.store.meeting import meet, place
from pipeline.store.rows import add
from pipeline.store.tables import DeliveryRow, EventRow
from pipeline.store.values import dump

_KEY = (
    DeliveryRow.account,
    DeliveryRow.folder,
    DeliveryRow.uidvalidity,
    DeliveryRow.uid,
)
#: Keys looked up at once: SQLite takes only so many variables.
_LOOK_UP = 200


def known(session: Session, keys: Sequence[SourceKey]) -> set[SourceKey]:
    """Say which of these deliveries have a row."""
    return set(_ids(session, keys))


def enter(
    session: Session, arrivals: Sequence[Arrival], met: Mapping[SourceKey, int]
) -> int:
    """Give a row to each delivery that has none; return how many those are.

    `met` are those that have the row of a file.
    """
    by_key = {arrival.key: arrival for arrival in arrivals}
    for key in known(session, list(by_key)):
        del by_key[key]
    for key in by_key.keys() & met.keys():
        if meet(session, by_key[key], met[key]):
            del by_key[key]
    if not by_key:
        return 0
    numbered = dict(zip(_numbers(session, len(by_key)), by_key.values(), strict=True))
    connection = session.connection()
    add(connection, DeliveryRow, [{"id": i, **columns(a)} for i, a in numbered.items()])
    events = [
        {
            "at": arrival.first_seen,
            "kind": "arrived",
            "delivery_id": i,
            "data": dump(arrival),
        }
        for i, arrival in numbered.items()
    ]
    add(connection, EventRow, events)
    return len(numbered)


def _numbers(session: Session, how_many: int) -> Sequence[int]:
    """Return the next numbers of deliveries; nobody else writes meanwhile.

    Never those of a sequence: an intake that was cut off would leave a gap in it.
    """
    last = session.scalar(select(func.max(DeliveryRow.id))) or 0
    return range(last + 1, last + 1 + how_many)


def _ids(session: Session, keys: Sequence[SourceKey]) -> dict[SourceKey, int]:
    """Return the number of each of these deliveries that has a row."""
    place = tuple_(*map(col, _KEY))
    found: dict[SourceKey, int] = {}
    for start in range(0, len(keys), _LOOK_UP):
        wanted = [
            (k.account, k.folder, k.uidvalidity, k.uid)
            for k in keys[start : start + _LOOK_UP]
        ]
        for row, account, folder, uidvalidity, uid in session.execute(
            select(col(DeliveryRow.id), *map(col, _KEY)).where(place.in_(wanted))
        ):
            key = SourceKey(
                account=account, folder=folder, uidvalidity=uidvalidity, uid=uid
            )
            found[key] = row
    return found


def columns(arrival: Arrival) -> dict[str, Any]:
    """Return what an arrival says of its row; the table knows the rest."""
    return {
        **place(arrival.key),
        "sha256": arrival.sha256,
        "fingerprint": arrival.fingerprint,
        "size": arrival.size,
        "internaldate": arrival.internaldate,
        "first_seen": arrival.first_seen,
        "flags": list(arrival.flags),
        "lane": arrival.lane,
    }


def key_of(row: DeliveryRow) -> SourceKey:
    """Return where a delivery came from."""
    return SourceKey(
        account=row.account, folder=row.folder, uidvalidity=row.uidvalidity, uid=row.uid
    )
