"""Stage 7, once a call: all accepted comments, in their places.

A call is compiled when its cut-off has passed and nothing of it is still on
its way, and again, as Rev.n, when a decision changed what it says. It is issued
when a proofreader has found in each file but the PDF what was sent, and nothing else.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from outbox.compilation import FORMATS, OFFERED, keep, write
from outbox.compilation.tracked import write_tracked
from pipeline.deadlines import windows
from pipeline.duties import read_until
from pipeline.faults import Fault, Stuck
from pipeline.ledger import shown_id
from pipeline.proofread import proofread
from pipeline.record import classes, contribution, deliveries
from pipeline.sharing import shared
from pipeline.store.series import given_number
from pipeline.store.tables import DeliveryRow, EventRow
from pipeline.store.values import dump
from rules.consolidation import changes, consolidate
from rules.lifecycle import WORKING, Event, State
from rules.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlmodel import Session

    from pipeline.house import House
    from pipeline.ledger import Ledger, Unit
    from pipeline.locks import Leader
    from pipeline.settings import Settings
    from rules.consolidation import Consolidation, Entry
    from rules.terms import Draft, Window

ISSUED = "issued"
#: The drafts with what was proposed for them as tracked changes.
TRACKED = "tracked"
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
            if forced or _was_read(session, ledger.settings, window)
        ]


def unread(ledger: Ledger) -> list[str]:
    """Name the calls that only wait for the mailbox to be read."""
    with ledger.reading() as session:
        return [
            window.call
            for window in _over(session, ledger)
            if not _was_read(session, ledger.settings, window)
        ]


def _over(session: Session, ledger: Ledger) -> list[Window]:
    now = ledger.now()
    return [
        window
        for window in windows(session, ledger.settings)
        if now >= (window.publish or window.hard) and now >= window.hard
    ]


def _was_read(session: Session, settings: Settings, window: Window) -> bool:
    """Tell whether all polls began after the cut-off, or a person issued without."""
    read = read_until(session, settings)
    issued = session.exec(
        select(EventRow.at).where(
            EventRow.kind == ISSUED, EventRow.data["call"].as_string() == window.call
        )
    )
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
        contributions=shared(map(contribution, found)),
        classes=classes(session),
        revision=len(earlier),
    )
    said = digest(fresh)
    if not earlier or earlier[-1].data["digest"] != said:
        return Issue(consolidation=_since(earlier, fresh), digest=said, new=True)
    *before, last = earlier
    same = replace(fresh, issued_at=last.at, revision=last.data["revision"])
    return Issue(consolidation=_since(before, same), digest=said, new=False)


def only(made: Consolidation, draft: str) -> Consolidation:
    """Leave out the other drafts, and the comments that are about them."""
    about = (None, draft)
    return replace(
        made,
        drafts=tuple(d for d in made.drafts if d.draft.id == draft),
        unplaced=tuple(e for e in made.unplaced if e.comment.document in about),
        contributions=tuple(
            replace(
                one, comments=tuple(x for x in one.comments if x[1].document in about)
            )
            for one in made.contributions
        ),
    )


def _since(earlier: Sequence[EventRow], made: Consolidation) -> Consolidation:
    """Say what changed since the issue before, if there is one that tells."""
    before = earlier[-1].data.get("said") if earlier else None
    return (
        made if before is None else replace(made, changes=changes(before, _said(made)))
    )


def _said(consolidation: Consolidation) -> dict[str, str]:
    """Give a short digest of what is said of each submission, and name the late."""
    said: dict[str, list[Entry]] = {c.number: [] for c in consolidation.contributions}
    for entry in consolidation.entries():
        said[entry.number].append(entry)
    found = {
        c.number: sha256(_text([c.standing, *_words(said[c.number])])).hexdigest()[:12]
        for c in consolidation.contributions
    }
    return found | {delivery: "late" for delivery, _ in consolidation.late}


def _words(entries: Iterable[Entry]) -> Iterator[Any]:
    for entry in entries:
        yield from (dump(entry.who), dump(entry.comment))


def _text(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True).encode()


def lost(session: Session, ledger: Ledger, call: str) -> list[str]:
    """Name the deliveries that the last issue of a call tells and that are corrupt."""
    last = issues(session, call)[-1:]
    told = {name for event in last for name in event.data.get("said") or ()}
    series = ledger.settings.consultation.series
    corrupt = session.exec(
        select(DeliveryRow)
        .where(DeliveryRow.state == State.CORRUPT.value)
        .order_by(col(DeliveryRow.id))
    )
    return [
        ident
        for row in corrupt
        if {ident := shown_id(row.id or 0), f"{series}/{given_number(session, row)}"}
        & told
    ]


def issues(session: Session, call: str) -> list[EventRow]:
    """Return the events of the issues of a call, oldest first."""
    rows = session.exec(
        select(EventRow).where(EventRow.kind == ISSUED).order_by(col(EventRow.seq))
    )
    return [row for row in rows if row.data["call"] == call]


def told(session: Session, calls: Iterable[str]) -> list[str]:
    """Say of the calls that were issued just now which were issued before."""
    again = {call: " again" * (len(issues(session, call)) > 1) for call in calls}
    return [f"The compilation of {call} is issued{again[call]}." for call in again]


def digest(consolidation: Consolidation) -> str:
    """Return the sha256 of what a compilation says, whenever it was issued."""
    late = [delivery for delivery, _ in consolidation.late]
    listed = [(c.number, c.standing) for c in consolidation.contributions]
    # The text of one list, piece by piece: as values it is many times the docket.
    made = sha256(b"[[")
    for at, e in enumerate(consolidation.entries()):
        one = (dump(e.who), e.number, e.id, dump(e.comment))
        made.update((b", " if at else b"") + _text(one))
    made.update(b"], " + _text([late, listed, dump(consolidation.window)])[1:])
    return made.hexdigest()


def issue(house: House, issued: Issue, folder: Path, leader: Leader) -> None:
    """Put the files of an issue into the folder, once they are proofread.

    What a new one says is also looked up in the archive. Raises Stuck where
    anything is wrong, or another process leads by now; then the folder still holds
    what was issued before. A PDF
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
        raise Stuck(_MISPRINTED.format(made.window.call, first, unproved))
    with leader.unit():
        for path in paths:
            path.replace(folder / path.name)
    rmtree(unproved)


def write_files(
    consolidation: Consolidation,
    folder: Path,
    formats: Sequence[str],
    settings: Settings | None = None,
) -> list[Path]:
    """Write a compilation in these formats; return the files.

    `tracked` is a file a draft, made of the draft's own where `settings` name one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    call = consolidation.window.call
    paths: list[Path] = []
    for name in formats:
        if name == TRACKED:
            paths += _tracked(consolidation, folder, settings)
        else:
            paths.append(folder / f"{call}{OFFERED[name].suffix}")
            write(consolidation, name, paths[-1])
    return paths


def _tracked(
    consolidation: Consolidation, folder: Path, settings: Settings | None
) -> Iterator[Path]:
    """Write each draft with its proposals; the name has its place among the drafts."""
    for nth, entries in enumerate(consolidation.drafts, 1):
        name = re.sub(r"[^0-9A-Za-z.]+", "-", entries.draft.id)
        path = folder / f"{consolidation.window.call}-tracked-{nth}-{name}.docx"
        original = _original(settings, entries.draft.id) if settings else None
        keep(path, partial(write_tracked, consolidation, entries, original))
        yield path


def _original(settings: Settings, draft: str) -> bytes | None:
    """Return the Word file of a draft, if it came as one."""
    file = next(settings.path(d.file) for d in settings.drafts if d.id == draft)
    return file.read_bytes() if file.suffix.lower() == ".docx" else None


def settle(leader: Leader, issue: Issue) -> None:
    """Record that a compilation was issued, and that its deliveries are in it."""
    call = issue.consolidation.window.call
    with leader.unit() as unit:
        if issue.new:
            unit.event(
                ISSUED,
                None,
                call=call,
                revision=issue.consolidation.revision,
                digest=issue.digest,
                said=_said(issue.consolidation),
            )
        compiled(unit, issue)
    leader.ledger.seal()


def compiled(unit: Unit, issue: Issue) -> None:
    """Let the deliveries of a call be in its issue."""
    call = issue.consolidation.window.call
    unit.advance_all([call], State.ACKNOWLEDGED, Event.COMPILE)
