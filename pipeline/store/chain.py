"""Can anyone alter the ledger unseen?

Events are sealed in their order: each line holds the hash of the line before
it, so that a changed, missing or moved line breaks the chain at a place that
can be named. The lines are kept twice, in the database and as a file in the
archive, and nothing leaves the house before what it says is in both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select, update

from pipeline.faults import Corrupt, Stuck
from pipeline.store.database import writing
from pipeline.store.tables import EventRow
from pipeline.store.values import instant
from rules.merkle import root

if TYPE_CHECKING:
    import sqlalchemy as sa

    from pipeline.archive import Archive

MIRROR = "events"
_START = "0" * 64
_NAME = 12  # characters
_DIGEST = 32  # bytes of a sha256
_AT_ONCE = 1_000  # events that are sealed, or read from the database
_TWO = (
    "Another database writes to this archive, too: event {} of it is not from here. "
    "Nothing was sent or published since. Stop one of the two; the database that shall "
    "go on is made from the archive: depositary rebuild."
)
#: What differs, in plain words and what to do; then where, for whoever looks into it.
_CHANGED = (
    "The record was changed in the database after it was written: the entry of {}. "
    "Its copy in the archive has it as it was; find out who changed it, then: "
    "depositary rebuild. (In detail: {}.)"
)
_TWO_KINDS = (
    "The record says two things: its entry of {} is not the same in the database and "
    "in the copy in the archive, so one of them was changed. Compare both with a "
    "backup. (In detail: {}.)"
)
_BROKEN = (
    "The copy of the record in the archive was changed: an entry does not belong to "
    f"the one before it. Restore ledger/{MIRROR}.jsonl from a backup. "
    "(In detail: {}.)"
)
_GONE = (
    "Entries are gone from the copy of the record in the archive. Restore "
    f"ledger/{MIRROR}.jsonl from a backup. (In detail: {{}}.)"
)
_FORGOTTEN = (
    "The database lacks entries of the record; the archive has them. To make the "
    "database again: depositary rebuild. (In detail: {}.)"
)
_SEALED = (
    EventRow.seq,
    EventRow.at,
    EventRow.kind,
    EventRow.delivery_id,
    EventRow.data,
)
_SEAL = (
    update(EventRow)
    .where(col(EventRow.seq) == bindparam("event"))
    .values({name: bindparam(name) for name in ("position", "hash")})
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sealed event as it stands in the mirror."""

    position: int
    at: str
    kind: str
    delivery: int | None
    data: dict[str, Any]
    previous: str

    @cached_property
    def encoded(self) -> bytes:
        """The canonical bytes, whose sha256 is the event's hash."""
        return canonical({name: getattr(self, name) for name in _FIELDS})

    @cached_property
    def hash(self) -> str:
        """The sha256 of the canonical bytes."""
        return sha256(self.encoded).hexdigest()


_FIELDS = [field.name for field in fields(Line)]
_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def canonical(value: Any) -> bytes:
    """Write a value as the one JSON that its hash is made of."""
    return _JSON.encode(value).encode()


def seal(engine: sa.Engine, archive: Archive) -> int:
    """Seal the events that are not yet, of any number; return how many.

    Some at a time, and between them others may write.
    """
    sealed, more = 0, True
    while more:
        with writing(engine) as session:
            some = seal_some(session, archive)
        sealed, more = sealed + some, some >= _AT_ONCE
    return sealed


def seal_some(session: Session, archive: Archive) -> int:
    """Seal the first of the events that are not yet; return how many, 0 if none is.

    The mirror is written first. A crash between the two leaves lines in the
    mirror, which the next call finds there and does not write again. Who was
    overtaken while it was paused adds nothing, here or there.
    """
    sealed, head = _head(session)
    events = _unsealed(session, _AT_ONCE)
    if not events:
        return 0
    last = archive.last_line(MIRROR)
    if (ahead := _position(last) - sealed) > len(events):  # a larger seal was cut off
        events = _unsealed(session, ahead)
    lines: list[bytes] = []
    seals: list[dict[str, Any]] = []
    previous = head
    for position, event in enumerate(events, start=sealed + 1):
        encoded = _line(event, position, previous).encoded
        previous = sha256(encoded).hexdigest()
        lines.append(encoded)
        seals.append({"event": event.seq, "position": position, "hash": previous})
    _refuse_another(last, sealed, head, lines)
    archive.append(MIRROR, lines[max(0, ahead) :], after=last)
    session.connection().execute(_SEAL, seals)
    return len(events)


def _unsealed(session: Session, most: int) -> Sequence[Any]:
    return session.execute(
        select(*map(col, _SEALED))
        .where(col(EventRow.position).is_(None))
        .order_by(col(EventRow.seq))
        .limit(most)
    ).all()


def _refuse_another(
    last: bytes | None, sealed: int, head: str, lines: Sequence[bytes]
) -> None:
    """Raise Stuck where the mirror ends with a line that this database never wrote."""
    written = _position(last)
    if last is None or written < sealed:
        return  # it lost its end: see `gap`
    ours = [head, *(sha256(line).hexdigest() for line in lines)]
    if sha256(last).hexdigest() not in ours[written - sealed :][:1]:
        raise Stuck(_TWO.format(written))


def _head(session: Session) -> tuple[int, str]:
    last = session.exec(select(func.max(EventRow.position))).one()
    if last is None:
        return 0, _START
    row = session.exec(select(EventRow).where(EventRow.position == last)).one()
    return last, row.hash


def _line(row: Any, position: int, previous: str) -> Line:
    return Line(
        position=position,
        at=instant(row.at),
        kind=row.kind,
        delivery=row.delivery_id,
        data=row.data,
        previous=previous,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands for the whole ledger: its last hash, and its Merkle root."""

    events: int
    hash: str
    root: str


def head(archive: Archive, events: int | None = None) -> Head:
    """Return the head of the ledger as it is mirrored, or as it was earlier."""
    last, counted = b"", 0

    def lines() -> Iterator[bytes]:
        nonlocal last, counted
        for last in islice(archive.lines(MIRROR), events):
            counted += 1
            yield last

    made = root(lines())
    hashed = sha256(last).hexdigest() if counted else _START
    return Head(events=counted, hash=hashed, root=made)


def name_of(archive: Archive, consultation: str) -> str:
    """Return what an archive is called for ever, after its first event; "" before.

    Two consultations may begin with the same mail: the id of each is in its name.
    """
    first = next(archive.lines(MIRROR), None)
    named = f"{consultation}\n".encode() + (first or b"")
    return sha256(named).hexdigest()[:_NAME] if first else ""


def read(archive: Archive) -> Iterator[Line]:
    """Go through the mirror, oldest first; raise Corrupt where it is no ledger."""
    for nth, raw in enumerate(archive.lines(MIRROR), start=1):
        yield _parsed(raw, f"line {nth} of ")


def _parsed(raw: bytes, which: str = "") -> Line:
    try:
        line = Line(**json.loads(raw.decode()))
        # Also what JSON reads as the same is damage.
        whole = line.encoded == raw and type(line.position) is int
    except (ValueError, TypeError):
        whole = False
    if not whole:
        raise Corrupt(
            "The copy of the record in the archive is damaged: an entry cannot be read "
            f"as it was written. Restore ledger/{MIRROR}.jsonl from a backup of the "
            f"archive. (In detail: {which}ledger/{MIRROR}.jsonl.)",
            f"{raw!r}",
        )
    return line


def _position(last: bytes | None) -> int:
    """Say how many events the mirror holds, by its last line."""
    return _parsed(last).position if last else 0


def breaks(lines: Iterable[Line]) -> Iterator[str]:
    """Say in a sentence each place where the chain does not hold, the first first."""
    previous, position = _START, 0
    for line in lines:
        position += 1
        if line.position != position:
            yield _GONE.format(f"event {position} is missing from the ledger's mirror")
        if line.previous != previous:
            where = f"event {line.position} ({line.kind})"
            yield _BROKEN.format(f"{where} does not follow its forerunner")
        previous, position = line.hash, line.position


def gap(session: Session, archive: Archive) -> int:
    """Count the events that only the mirror holds; below zero, those it lacks.

    Events that wait to be sealed may be in the mirror already.
    """
    written = _position(
        archive.last_line(MIRROR)
    )  # first, for the database runs ahead of it
    sealed, _ = _head(session)
    unsealed = select(func.count()).where(col(EventRow.position).is_(None))
    waiting = session.exec(unsealed).one()
    return min(0, written - sealed) or max(0, written - sealed - waiting)


class _Hashes:
    """The hash of each event by its position, and nothing else: there are millions."""

    def __init__(self) -> None:
        self.last = 0
        self._first = bytearray()  # one after the other from position 1 on
        self._others: dict[int, str] = {}  # where one before them is missing

    def __getitem__(self, position: int) -> str:
        """Give a hash; the empty text where there is none."""
        if position in self._others:
            return self._others[position]
        return self._first[slice(*_bytes_of(position))].hex()

    def note(self, position: int, hashed: str) -> None:
        """Remember a hash, in the place of another one of that position."""
        start, end = _bytes_of(position)
        if 0 <= start <= len(self._first):
            self._first[start:end] = bytes.fromhex(hashed)
            self._others.pop(position, None)
        else:
            self._others[position] = hashed
        self.last = max(self.last, position)


def _bytes_of(position: int) -> tuple[int, int]:
    return (position - 1) * _DIGEST, position * _DIGEST


def _noted(lines: Iterable[Line], mirror: _Hashes) -> Iterator[Line]:
    """Note the hash of each event by its position; one that stands twice goes once."""
    for line in lines:
        known = mirror[line.position]
        mirror.note(line.position, line.hash)
        if not known:
            yield line


def differences(session: Session, archive: Archive) -> Iterator[str]:
    """Compare the database's events with the mirror and the chain."""
    if not _mirrored(session, archive):
        yield from _told(session, archive)


def _mirrored(session: Session, archive: Archive) -> bool:
    """Tell whether the mirror is, to the byte, what the database's chain makes.

    Then nothing differs, and no line has to be read, or its hash be remembered.
    """
    there, here = sha256(), sha256()
    for raw in archive.lines(MIRROR):
        there.update(raw + b"\n")
    previous = _START
    for position, row in enumerate(_sealed(session), start=1):
        line = _line(row, position, previous)
        if (row.position, row.hash) != (position, line.hash):
            return False
        here.update(line.encoded + b"\n")
        previous = row.hash
    return there.digest() == here.digest()


def _sealed(session: Session) -> Iterable[Any]:
    return session.execute(
        select(*map(col, (*_SEALED, EventRow.position, EventRow.hash)))
        .where(col(EventRow.position).is_not(None))
        .order_by(col(EventRow.position))
        .execution_options(yield_per=_AT_ONCE)
    )


def _told(session: Session, archive: Archive) -> Iterator[str]:
    """Name what differs, event by event."""
    mirror = _Hashes()
    broken: list[str] = []
    damage = ""
    try:
        broken.extend(breaks(_noted(read(archive), mirror)))
    except Corrupt as fault:
        damage = str(fault)
        yield damage
    previous, seen = _START, 0
    for row in _sealed(session):
        seen = row.position or 0
        mirrored = mirror[seen]
        if _line(row, seen, previous).hash != row.hash:
            where = f"event {seen} ({row.kind}) was altered in the database"
            yield _CHANGED.format(f"{row.at:%Y-%m-%d %H:%M} UTC", where)
        elif mirrored and mirrored != row.hash:
            where = f"event {seen} ({row.kind}) differs from its mirror"
            yield _TWO_KINDS.format(f"{row.at:%Y-%m-%d %H:%M} UTC", where)
        previous = row.hash
    yield from broken
    written = mirror.last
    if written > seen:
        gone = "1 event is" if written - seen == 1 else f"{written - seen} events are"
        lost = f"{gone} missing in the database and kept in the archive"
        yield _FORGOTTEN.format(lost)
    if written < seen and not damage:
        short = f"the ledger's mirror ends at event {written}, the database at {seen}"
        yield _GONE.format(short)
