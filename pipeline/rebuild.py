"""Can everything derived be made again from what is kept?

The archive holds the raw messages and the mirror of the ledger's events. From
these a new database is made: arrivals become deliveries, letters that were
promised or sent stay so and are never sent again, people's decisions are
applied, and every stage runs anew. Equal digests prove that nothing else
mattered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from pipeline import chain
from pipeline import compile as compilation
from pipeline.arrival import Arrival
from pipeline.database import writing
from pipeline.faults import Fault
from pipeline.publish import PUBLISHED
from pipeline.record import deliveries, line
from pipeline.service import Service
from pipeline.tables import DeliveryRow, EventRow, LetterRow
from pipeline.values import load
from rules.lifecycle import Event, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.settings import Settings

#: What is compared, and which fields of the record each digest is made from.
_VIEWS = {
    "deliveries": ("id", "source", "sha256", "kind", "state", "duplicate_of"),
    "verdicts": ("id", "received_at", "received_from", "call", "verdict", "number"),
    "stakeholders": ("id", "stakeholders", "stakeholder_review"),
    "comments": ("id", "comments"),
    "letters": ("id", "letters"),
}


def digests(service: Service) -> dict[str, str]:
    """Return a sha256 for each view of the ledger, and for each compilation."""
    sums = {name: sha256() for name in _VIEWS}
    with service.ledger.reading() as session:
        for known in deliveries(session, service.settings):
            record = line(known)
            for name, fields in _VIEWS.items():
                part = [record[field] for field in fields]
                sums[name].update(json.dumps(part, sort_keys=True).encode() + b"\n")
        found = {name: total.hexdigest() for name, total in sums.items()}
        for call in service.settings.calls:
            issue = compilation.consolidated(
                session, service.ledger, service.house.drafts, call.id
            )
            found[f"compilation {call.id}"] = issue.digest
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The digests before (none without a database) and after."""

    before: dict[str, str]
    after: dict[str, str]

    @property
    def differences(self) -> tuple[str, ...]:
        """The names of the views that are not equal."""
        return tuple(n for n, d in self.before.items() if self.after.get(n) != d)


def rebuild(settings: Settings, now: Callable[[], datetime]) -> Rebuilt:
    """Make the database again beside the old one, and put it in its place.

    Where the digests differ, the old database stays and the new one is kept
    beside it as `NAME.rebuilt`.
    """
    database = _file(settings)
    before: dict[str, str] = {}
    if database.exists():
        with Service(settings, now) as service:
            service.ledger.seal()
            before = digests(service)
    fresh = database.with_name(database.name + ".rebuilt")
    _remove(fresh)
    store = settings.store.model_copy(update={"database": f"sqlite:///{fresh}"})
    with Service(settings.model_copy(update={"store": store}), now) as service:
        broken = list(chain.breaks(chain.read(service.house.archive)))
        if broken:
            raise Fault(f"The ledger cannot be rebuilt: {broken[0]}.")
        with writing(service.ledger.engine) as session:
            _replay(session, service)
        service.worker.run()
        _settle_issues(service)
        after = digests(service)
    found = Rebuilt(before=before, after=after)
    if not found.differences:
        _remove(database)
        fresh.rename(database)
    return found


def _file(settings: Settings) -> Path:
    prefix, sep, name = settings.database_url.partition("sqlite:///")
    if prefix or not sep:
        raise Fault(
            "rebuild makes a new SQLite database. For PostgreSQL, point store.database "
            "at a new SQLite file, rebuild, and compare the digests."
        )
    return Path(name)


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _replay(session: Session, service: Service) -> None:
    """Put the events back, and the rows that only events can give."""
    letters: dict[tuple[int, str], LetterRow] = {}
    for sealed in chain.read(service.house.archive):
        at = datetime.fromisoformat(sealed.at)
        session.add(
            EventRow(
                seq=sealed.position,
                at=at,
                kind=sealed.kind,
                delivery_id=sealed.delivery,
                data=sealed.data,
                position=sealed.position,
                hash=sealed.hash,
            )
        )
        delivery = sealed.delivery or 0
        if sealed.kind == "arrived":
            session.add(_delivery(delivery, load(Arrival, sealed.data)))
            session.flush()
        elif sealed.kind.startswith("letter "):
            kind = sealed.kind.removeprefix("letter ")
            letter = letters.setdefault(
                (delivery, kind), _letter(delivery, kind, at, sealed.data)
            )
            letter.state = sealed.data["state"]
            letter.sent_at = at if letter.state == "sent" else letter.sent_at
    session.add_all(letters.values())


def _delivery(delivery: int, arrival: Arrival) -> DeliveryRow:
    return DeliveryRow(
        id=delivery,
        account=arrival.key.account,
        folder=arrival.key.folder,
        uidvalidity=arrival.key.uidvalidity,
        uid=arrival.key.uid,
        sha256=arrival.sha256,
        fingerprint=arrival.fingerprint,
        size=arrival.size,
        internaldate=arrival.internaldate,
        first_seen=arrival.first_seen,
        flags=list(arrival.flags),
    )


def _letter(delivery: int, kind: str, at: datetime, data: dict[str, Any]) -> LetterRow:
    return LetterRow(
        delivery_id=delivery,
        kind=kind,
        to=data["to"],
        language=data["language"],
        message_id=data["message_id"],
        promised_at=at,
        due_at=at + timedelta(),
    )


def _settle_issues(service: Service) -> None:
    """Let deliveries be compiled and published again where they were."""
    with service.ledger.reading() as session:
        issues = [
            compilation.consolidated(
                session, service.ledger, service.house.drafts, call.id
            )
            for call in service.settings.calls
        ]
        published = session.exec(
            select(EventRow.seq).where(EventRow.kind == PUBLISHED)
        ).first()
    for issue in issues:
        if not issue.new:
            compilation.settle(service.ledger, issue)
    if published is None:
        return
    with service.ledger.unit() as unit:
        rows = unit.session.exec(
            select(DeliveryRow)
            .where(DeliveryRow.state == State.COMPILED.value)
            .order_by(col(DeliveryRow.id))
        ).all()
        for row in rows:
            unit.advance(row, Event.PUBLISH)
