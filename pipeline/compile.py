"""Stage 7, once a call: all accepted comments, in their places.

A call is compiled when its cut-off has passed and nothing of it is still on
its way, and again, as Rev.n, when a decision changed what it says. It is issued
when a proofreader has found in each file but the PDF what was sent, and nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from shutil import rmtree
from typing import TYPE_CHECKING

from sqlmodel import col, select

from outbox.compilation import FORMATS, write
from pipeline.deadlines import windows
from pipeline.duties import POLL, last_good
from pipeline.faults import Fault
from pipeline.proofread import proofread
from pipeline.record import classes, contribution, deliveries
from pipeline.tables import DeliveryRow, EventRow
from pipeline.values import dump
from rules.consolidation import consolidate
from rules.lifecycle import WORKING, Event, State
from rules.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlmodel import Session

    from pipeline.house import House
    from pipeline.ledger import Ledger
    from rules.consolidation import Consolidation
    from rules.terms import Draft, Window

ISSUED = "issued"
_MISPRINTED = (
    "The compilation of the call {!r} is not issued: read back, its files do not say "
    "what was sent. {} What was issued before stays, and the files are kept in {}. "
    "Show them to whoever maintains this program."
)
_UNDECIDED = (State.HELD, State.DEFERRED, State.CORRUPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A compilation, the digest of what it says, and whether it is a new one."""

    consolidation: Consolidation
    digest: str
    new: bool


def due(ledger: Ledger, *, forced: bool = False) -> list[str]:
    """Name the calls whose cut-off has passed and that wait for nothing.

    A call waits until the mailbox was read after its cut-off, so that nothing
    that came in time is missing; `forced`: a person does not wait for that.
    """
    with ledger.reading() as session:
        waiting = session.exec(
            select(DeliveryRow.id).where(
                col(DeliveryRow.state).in_([s.value for s in WORKING])
            )
        ).first()
        if waiting is not None:
            return []
        return [
            window.call
            for window in _over(session, ledger)
            if forced or _was_read(session, window)
        ]


def unread(ledger: Ledger) -> list[str]:
    """Name the calls that only wait for the mailbox to be read."""
    with ledger.reading() as session:
        return [
            window.call
            for window in _over(session, ledger)
            if not _was_read(session, window)
        ]


def _over(session: Session, ledger: Ledger) -> list[Window]:
    now = ledger.now()
    return [
        window
        for window in windows(session, ledger.settings)
        if now >= (window.publish or window.hard) and now >= window.hard
    ]


def _was_read(session: Session, window: Window) -> bool:
    """Tell whether a poll began after the cut-off, or a person issued without."""
    read = last_good(session, POLL)
    issued = [event.at for event in issues(session, window.call)]
    return any(at >= window.hard for at in (read, *issued) if at is not None)


def consolidated(
    session: Session,
    ledger: Ledger,
    drafts: Sequence[Draft],
    call: str,
) -> Issue:
    """Order the comments of a call: the issue that stands, or the next one.

    Where nothing changed since the last issue, it is that issue again, with its
    own date and revision.
    """
    settings = ledger.settings
    window = next((w for w in windows(session, settings) if w.call == call), None)
    if window is None:
        known = ", ".join(c.id for c in settings.calls)
        raise Fault(f"There is no call {call!r}; the calls are: {known}.")
    found = deliveries(
        session,
        settings,
        DeliveryRow.call == call,
        (col(DeliveryRow.kind) == Kind.SUBMISSION)
        | col(DeliveryRow.number).is_not(None),
        col(DeliveryRow.state).not_in([s.value for s in _UNDECIDED]),
    )
    earlier = issues(session, call)
    fresh = consolidate(
        consultation=settings.consultation.title,
        title=window.title,
        series=settings.consultation.series,
        window=window,
        issued_at=ledger.now(),
        drafts=[d for d in drafts if d.call == call],
        contributions=[contribution(known) for known in found],
        classes=classes(session),
        revision=len(earlier),
    )
    said = digest(fresh)
    if earlier and earlier[-1].data["digest"] == said:
        same = replace(
            fresh, issued_at=earlier[-1].at, revision=earlier[-1].data["revision"]
        )
        return Issue(consolidation=same, digest=said, new=False)
    return Issue(consolidation=fresh, digest=said, new=True)


def issues(session: Session, call: str) -> list[EventRow]:
    """Return the events of the issues of a call, oldest first."""
    rows = session.exec(
        select(EventRow).where(EventRow.kind == ISSUED).order_by(col(EventRow.seq))
    )
    return [row for row in rows if row.data["call"] == call]


def digest(consolidation: Consolidation) -> str:
    """Return the sha256 of what a compilation says, whenever it was issued."""
    said = [
        (dump(e.who), e.number, e.id, dump(e.comment)) for e in consolidation.entries()
    ]
    late = [delivery for delivery, _ in consolidation.late]
    listed = [(c.number, c.standing) for c in consolidation.contributions]
    window = dump(consolidation.window)
    text = json.dumps([said, late, listed, window], sort_keys=True)
    return sha256(text.encode()).hexdigest()


def issue(house: House, issued: Issue, folder: Path) -> None:
    """Put the files of an issue into the folder, once they are proofread.

    What a new one says is also looked up in the archive. Raises Fault where
    anything is wrong; then the folder still holds what was issued before. A PDF
    alone stops nothing, as its signs depend on the fonts of the machine: `verify`
    tells what is wrong with it.
    """
    made = issued.consolidation
    unproved = folder / f"unproved-{made.window.call}"
    paths = write_files(made, unproved, tuple(FORMATS))
    told = [path for path in paths if path.suffix != ".pdf"]
    misprints = proofread(told, made, house if issued.new else None)
    if misprints:
        first = " ".join(map(str, misprints[:3]))
        raise Fault(_MISPRINTED.format(made.window.call, first, unproved))
    for path in paths:
        path.replace(folder / path.name)
    rmtree(unproved)


def write_files(
    consolidation: Consolidation, folder: Path, formats: Sequence[str]
) -> list[Path]:
    """Write a compilation in these formats; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    call = consolidation.window.call
    paths = [folder / f"{call}{FORMATS[name].suffix}" for name in formats]
    for name, path in zip(formats, paths, strict=True):
        write(consolidation, name, path)
    return paths


def settle(ledger: Ledger, issue: Issue) -> None:
    """Record that a compilation was issued, and that its deliveries are in it."""
    call = issue.consolidation.window.call
    with ledger.unit() as unit:
        if issue.new:
            unit.event(
                ISSUED,
                None,
                call=call,
                revision=issue.consolidation.revision,
                digest=issue.digest,
            )
        rows = unit.session.exec(
            select(DeliveryRow).where(
                DeliveryRow.call == call,
                DeliveryRow.state == State.ACKNOWLEDGED.value,
            )
        ).all()
        for row in rows:
            unit.advance(row, Event.COMPILE)
    ledger.seal()
