"""Which deliveries have a row, and how does a new one get it?

The entry of a delivery into the ledger: a row in the first state and the event
`arrived`. Later steps are the ledger's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, tuple_
from sqlmodel import col, select

from pipeline.arrival import SourceKey
from pipeline.store.tables import DeliveryRow, EventRow
from pipeline.store.values import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from pipeline.arrival import Arrival

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


def enter(session: Session, arrivals: Sequence[Arrival]) -> None:
    """Give a row to each delivery that has none."""
    by_key = {arrival.key: arrival for arrival in arrivals}
    for key in known(session, list(by_key)):
        del by_key[key]
    if not by_key:
        return
    session.execute(insert(DeliveryRow), [columns(a) for a in by_key.values()])
    ids = _ids(session, list(by_key))
    session.execute(
        insert(EventRow),
        [
            {
                "at": arrival.first_seen,
                "kind": "arrived",
                "delivery_id": ids[key],
                "data": dump(arrival),
            }
            for key, arrival in by_key.items()
        ],
    )


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
        "account": arrival.key.account,
        "folder": arrival.key.folder,
        "uidvalidity": arrival.key.uidvalidity,
        "uid": arrival.key.uid,
        "sha256": arrival.sha256,
        "fingerprint": arrival.fingerprint,
        "size": arrival.size,
        "internaldate": arrival.internaldate,
        "first_seen": arrival.first_seen,
        "flags": list(arrival.flags),
    }


def key_of(row: DeliveryRow) -> SourceKey:
    """Return where a delivery came from."""
    return SourceKey(
        account=row.account, folder=row.folder, uidvalidity=row.uidvalidity, uid=row.uid
    )
