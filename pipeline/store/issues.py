"""Which compilations of a call were issued, and what did each say of whom?

An issue is an event. A short digest of what it says of each submission stands in it,
or, where these are too many for one event, in events of their own before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session, col, select

from pipeline.store.ordered import in_order
from pipeline.store.tables import EventRow

if TYPE_CHECKING:
    from rules.consolidation import Standing

ISSUED = "issued"
#: What an issue says of so many submissions, if that is too much for one event.
SAID = "said"
TOLD = 20_000


def told_of(standing: Standing, words: Iterable[Any] = ()) -> str:
    """Make the digest of what an issue says of a submission; without words, of none."""
    said = json.dumps([standing, *words], sort_keys=True)
    return sha256(said.encode()).hexdigest()[:12]


class Dated(NamedTuple):
    """Which issue it is, when it was issued, the date that it bears, and its digest."""

    seq: int
    at: datetime
    revision: int
    issued_at: datetime
    digest: str


def dated(session: Session, call: str) -> list[Dated]:
    """Return the dates of the issues of a call, oldest first."""
    facts: tuple[Any, ...] = (
        EventRow.seq,
        EventRow.at,
        EventRow.data["revision"].as_integer(),
        EventRow.data["issued_at"].as_string(),
        EventRow.data["digest"].as_string(),
    )
    rows = session.exec(
        select(*facts)
        .where(EventRow.kind == ISSUED, EventRow.data["call"].as_string() == call)
        .order_by(col(EventRow.seq))
    )
    return [
        Dated(seq, at, nth, issued_at(at, said), digest)
        for seq, at, nth, said, digest in rows
    ]


def issues(session: Session, call: str) -> list[EventRow]:
    """Return the events of the issues of a call, oldest first; each names many."""
    rows = in_order(session, EventRow, EventRow.kind == ISSUED)
    return [row for row in rows if row.data["call"] == call]


def issued_at(at: datetime, said: str | None) -> datetime:
    """Return what an issue bears as its date; one of before said it by the event alone.

    The event is written when the files are, which may be much later.
    """
    return datetime.fromisoformat(said) if said else at


def tells(issued: EventRow) -> bool:
    """Tell whether an issue says what it prints of whom; the first versions did not."""
    return "said" in issued.data or "parts" in issued.data


def told_by(session: Session, issued: EventRow) -> Iterator[tuple[str, str]]:
    """Go through what an issue said of each submission: its number and a digest."""
    yield from issued.data.get("said", {}).items()
    parts = session.exec(
        select(col(EventRow.seq))
        .where(
            EventRow.kind == SAID,
            EventRow.data["digest"].as_string() == issued.data["digest"],
            EventRow.data["call"].as_string() == issued.data["call"],
            col(EventRow.seq) < issued.seq,
        )
        .order_by(col(EventRow.seq).desc())
        .limit(issued.data.get("parts", 0))
    ).all()
    for seq in reversed(parts):
        data = session.exec(select(EventRow.data).where(EventRow.seq == seq)).one()
        yield from data["said"].items()
