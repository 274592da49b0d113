"""Can anyone alter the ledger unseen?

Events are sealed in their order: each line holds the hash of the line before
it, so that a changed, missing or moved line breaks the chain at a place that
can be named. The lines are kept twice, in the database and as a file in the
archive, and nothing leaves the house before what it says is in both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlmodel import col, func, select

from pipeline.faults import Corrupt
from pipeline.tables import EventRow
from pipeline.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlmodel import Session

    from pipeline.archive import Archive

MIRROR = "events"
_START = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sealed event as it stands in the mirror."""

    position: int
    at: str
    kind: str
    delivery: int | None
    data: dict[str, Any]
    previous: str

    def encode(self) -> bytes:
        """Return the canonical bytes, whose sha256 is the event's hash."""
        named = {f.name: getattr(self, f.name) for f in fields(self)}
        text = json.dumps(
            named, sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        return text.encode()

    @property
    def hash(self) -> str:
        """The sha256 of the canonical bytes."""
        return sha256(self.encode()).hexdigest()


def seal(session: Session, archive: Archive) -> int:
    """Seal the events that are not yet; return how many.

    The mirror is written first. A crash between the two leaves lines in the
    mirror, which the next call finds there and does not write again.
    """
    sealed, previous = _head(session)
    rows = session.exec(
        select(EventRow)
        .where(col(EventRow.position).is_(None))
        .order_by(col(EventRow.seq))
    ).all()
    if not rows:
        return 0
    lines: list[bytes] = []
    for position, row in enumerate(rows, start=sealed + 1):
        encoded = _line(row, position, previous).encode()
        row.position, row.hash = position, sha256(encoded).hexdigest()
        previous = row.hash
        lines.append(encoded)
    archive.append(MIRROR, lines[max(0, _written(archive) - sealed) :])
    session.flush()
    return len(rows)


def _head(session: Session) -> tuple[int, str]:
    last = session.exec(select(func.max(EventRow.position))).one()
    if last is None:
        return 0, _START
    row = session.exec(select(EventRow).where(EventRow.position == last)).one()
    return last, row.hash


def _line(row: EventRow, position: int, previous: str) -> Line:
    return Line(
        position=position,
        at=instant(row.at),
        kind=row.kind,
        delivery=row.delivery_id,
        data=row.data,
        previous=previous,
    )


def read(archive: Archive) -> Iterator[Line]:
    """Go through the mirror, oldest first; raise Corrupt where it is no ledger."""
    return map(_parsed, archive.lines(MIRROR))


def _parsed(raw: bytes) -> Line:
    try:
        return Line(**{"delivery": None, **json.loads(raw)})
    except (ValueError, TypeError) as error:
        raise Corrupt(
            f"The ledger's mirror, ledger/{MIRROR}.jsonl in the archive, is damaged. "
            "Restore that file from a backup of the archive.",
            f"{raw!r}",
        ) from error


def _written(archive: Archive) -> int:
    """Say how many events the mirror holds."""
    last = archive.last_line(MIRROR)
    return _parsed(last).position if last else 0


def breaks(lines: Iterable[Line]) -> Iterator[str]:
    """Name each place where the chain does not hold, in words."""
    previous, position = _START, 0
    for line in lines:
        position += 1
        if line.position != position:
            yield f"event {position} is missing from the ledger's mirror"
        if line.previous != previous:
            yield f"event {line.position} ({line.kind}) does not follow its forerunner"
        previous, position = line.hash, line.position


def gap(session: Session, archive: Archive) -> int:
    """Count the events that only the mirror holds; below zero, those it lacks.

    Events that wait to be sealed may be in the mirror already.
    """
    written = _written(archive)  # first, for the database runs ahead of it
    sealed, _ = _head(session)
    unsealed = select(func.count()).where(col(EventRow.position).is_(None))
    waiting = session.exec(unsealed).one()
    return min(0, written - sealed) or max(0, written - sealed - waiting)


def differences(session: Session, archive: Archive) -> Iterator[str]:
    """Compare the database's events with the mirror and the chain."""
    mirror = {line.position: line for line in read(archive)}
    yield from breaks(mirror.values())
    rows = session.exec(
        select(EventRow)
        .where(col(EventRow.position).is_not(None))
        .order_by(col(EventRow.position))
    )
    previous, seen = _START, 0
    for row in rows:
        position = row.position or 0
        seen = position
        line = _line(row, position, previous)
        if line.hash != row.hash:
            yield f"event {position} ({row.kind}) was altered in the database"
        elif position not in mirror or mirror[position].hash != row.hash:
            yield f"event {position} ({row.kind}) differs from its mirror"
        previous = row.hash
    if len(mirror) > seen:
        lost = f"the mirror holds {len(mirror) - seen} events the database lost"
        yield f"{lost}; to make it again: depositary rebuild"
