"""Which deliveries have a row, and how does a new one get it?

The entry of a delivery into the ledger: a row in the first state and the event
`arrived`. Later steps are the ledger's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, tuple_
from sqlmodel import col, select

from pipeline.arrival import SourceKey
from pipeline.tables import DeliveryRow, EventRow
from pipeline.values import dump

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
    place = tuple_(*map(col, _KEY))
    found: set[SourceKey] = set()
    for start in range(0, len(keys), _LOOK_UP):
        wanted = [
            (k.account, k.folder, k.uidvalidity, k.uid)
            for k in keys[start : start + _LOOK_UP]
        ]
        for account, folder, uidvalidity, uid in session.exec(
            select(*_KEY).where(place.in_(wanted))
        ):
            found.add(
                SourceKey(
                    account=account, folder=folder, uidvalidity=uidvalidity, uid=uid
                )
            )
    return found


def enter(session: Session, arrivals: Sequence[Arrival]) -> None:
    """Give a row to each delivery that has none."""
    entered = known(session, [a.key for a in arrivals])
    fresh = list({a.key: a for a in arrivals if a.key not in entered}.values())
    if not fresh:
        return
    ids = session.scalars(
        insert(DeliveryRow).returning(
            col(DeliveryRow.id), sort_by_parameter_order=True
        ),
        [columns(arrival) for arrival in fresh],
    ).all()
    session.execute(
        insert(EventRow),
        [
            {
                "at": arrival.first_seen,
                "kind": "arrived",
                "delivery_id": delivery,
                "data": dump(arrival),
            }
            for delivery, arrival in zip(ids, fresh, strict=True)
        ],
    )


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
