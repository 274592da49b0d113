"""Stage 7, once a call: all accepted comments, in their places.

A call is compiled when its cut-off has passed and nothing of it is still on
its way, and again, as Rev.n, when a decision changed what it says. It is issued
when a proofreader has found in each file but the PDF what was sent, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from outbox.compilation import FORMATS, OFFERED, keep, write
from outbox.compilation.tracked import write_tracked
from pipeline.beside import beside, is_large
from pipeline.deadlines import windows
from pipeline.duties import last_polls
from pipeline.faults import Fault, Stuck
from pipeline.ledger import Ledger, Unit, shown_id
from pipeline.proofread import proofread
from pipeline.record import classes, contribution
from pipeline.repeated import seen
from pipeline.sharing import shared
from pipeline.shelves import shelves
from pipeline.store.clock import SKEW
from pipeline.store.issues import (
    ISSUED,
    SAID,
    TOLD,
    dated,
    issued_at,
    issues,
    tells,
    told_by,
    told_of,
)
from pipeline.store.ordered import in_order
from pipeline.store.series import given_number
from pipeline.store.tables import DeliveryRow, EventRow
from pipeline.store.values import dump
from rules.changes import changes
from rules.consolidation import Consolidation, consolidate, entries_of, sums
from rules.lifecycle import WORKING, Class, Event, State
from rules.places import Places
from rules.terms import Draft, Kind, Window

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.locks import Leader
    from pipeline.settings import Settings

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
    that came in time is missing, and for what was put off and may go on; `forced`: a
    person does not wait for that.
    """
    with ledger.reading() as session:
        state = col(DeliveryRow.state)
        goes_on = (state == State.DEFERRED.value) & (
            col(DeliveryRow.due_at) <= ledger.now()
        )
        works = state.in_([s.value for s in WORKING])
        waiting = select(DeliveryRow.id).where(works if forced else works | goes_on)
        if session.exec(waiting).first() is not None:
            return []
        return [
            window.call
            for window in _over(session, ledger)
            if forced or _was_read(session, ledger, window)
        ]


def unread(ledger: Ledger) -> list[str]:
    """Name the calls that only wait for the mailbox to be read."""
    with ledger.reading() as session:
        over = _over(session, ledger)
        return [w.call for w in over if not _was_read(session, ledger, w)]


def _over(session: Session, ledger: Ledger) -> list[Window]:
    now = ledger.now()
    return [
        window
        for window in windows(session, ledger.settings)
        if now >= (window.publish or window.hard) and now >= window.hard
    ]


def _was_read(session: Session, ledger: Ledger, window: Window) -> bool:
    """Tell whether all polls began after the cut-off, or a person issued without.

    What is dated in the future was so by a clock that was wrong, and proves nothing.
    """
    now, polls = ledger.now(), last_polls(session, ledger.settings).values()
    issued = [issue.at for issue in dated(session, window.call)]
    return all(at and window.hard <= at <= now for at in polls) or any(
        window.hard <= at <= now for at in issued
    )


def consolidated(
    session: Session, ledger: Ledger, drafts: Sequence[Draft], call: str
) -> Issue:
    """Order the comments of a call: the issue that stands, or the next one.

    Where nothing changed since the last issue, it is that issue again, with its
    own date and revision; not where that date is yet to come.
    """
    settings = ledger.settings
    window = next((w for w in windows(session, settings) if w.call == call), None)
    if window is None:
        known = ", ".join(c.id for c in settings.calls)
        raise Fault(f"There is no call {call!r}; the calls are: {known}.")
    found = seen(
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
        shelves=shelves(settings.local_folder),
    )
    said = digest(fresh)
    too_soon = earlier and earlier[-1].at > fresh.issued_at + SKEW
    if not earlier or too_soon or earlier[-1].data["digest"] != said:
        made = _since(session, earlier, fresh)
        return Issue(consolidation=made, digest=said, new=True)
    *before, last = earlier
    made = _since(session, before, _as_recorded(fresh, last))
    return Issue(consolidation=made, digest=said, new=False)


def _as_recorded(fresh: Consolidation, issued: EventRow) -> Consolidation:
    """Give an issue what it printed besides what its digest says: date and sums.

    So it is the same to the byte whenever it is made again.
    """
    data = issued.data
    counted = Counter({Class(c): n for c, n in data.get("sums", {}).items()})
    return replace(
        fresh,
        issued_at=issued_at(issued.at, data.get("issued_at")),
        revision=data["revision"],
        sums=sums(counted.elements()) if counted else fresh.sums,
    )


def only(made: Consolidation, draft: str) -> Consolidation:
    """Leave out the other drafts, and the comments that are about them."""
    about = (None, draft)
    return replace(
        made,
        drafts=tuple(d for d in made.drafts if d.draft.id == draft),
        unplaced=made.shelves.keep(
            e for e in made.unplaced if e.comment.document in about
        ),
        contributions=made.shelves.keep(
            replace(
                one, comments=tuple(x for x in one.comments if x[1].document in about)
            )
            for one in made.contributions
        ),
    )


def _since(
    session: Session, earlier: Sequence[EventRow], made: Consolidation
) -> Consolidation:
    """Say what changed since the issue before, if there is one that tells."""
    if not earlier or not tells(earlier[-1]):
        return made
    before, now = told_by(session, earlier[-1]), _said(made)
    return replace(made, changes=changes(before, now, made.shelves))


def _said(made: Consolidation) -> Iterator[tuple[str, str]]:
    """Give a short digest of what is said of each submission, and name the late."""
    places = Places([of.draft for of in made.drafts])
    for one in made.contributions:
        entries = sorted(entries_of(one), key=lambda e: places.of(e.comment))
        words = (dump(said) for e in entries for said in (e.who, e.comment))
        yield one.number, told_of(one.standing, words)
    yield from ((delivery, "late") for delivery, _ in made.late)


def _text(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True).encode()


def lost(session: Session, ledger: Ledger, call: str) -> list[str]:
    """Name the deliveries that the last issue of a call tells and that are corrupt."""
    series = ledger.settings.consultation.series
    corrupt = in_order(session, DeliveryRow, DeliveryRow.state == State.CORRUPT.value)
    named = {
        ident: {ident, f"{series}/{given_number(session, row)}"}
        for row in corrupt
        if (ident := shown_id(row.id or 0))
    }
    asked = set().union(*named.values())
    told = {
        name
        for event in issues(session, call)[-1:]
        for name, _ in told_by(session, event)
        if name in asked
    }
    return [ident for ident, names in named.items() if names & told]


def told(session: Session, calls: Iterable[str]) -> list[str]:
    """Say of the calls that were issued just now which were issued before."""
    again = {call: " again" * (len(dated(session, call)) > 1) for call in calls}
    return [f"The compilation of {call} is issued{again[call]}." for call in again]


def digest(consolidation: Consolidation) -> str:
    """Return the sha256 of what a compilation says, whenever it was issued."""
    made = sha256()
    # The text of one list, piece by piece: as values it is many times the docket.
    for piece in _pieces(consolidation):
        made.update(piece)
    return made.hexdigest()


def _pieces(made: Consolidation) -> Iterator[bytes]:
    said = ((dump(e.who), e.number, e.id, dump(e.comment)) for e in made.entries())
    listed = ((c.number, c.standing) for c in made.contributions)
    for before, values in (
        (b"[[", said),
        (b"], [", (delivery for delivery, _ in made.late)),
        (b"], [", listed),
    ):
        yield before
        for at, value in enumerate(values):
            yield (b", " if at else b"") + _text(value)
    yield b"], " + _text(dump(made.window)) + b"]"


def issue(house: House, issued: Issue, folder: Path, leader: Leader) -> None:
    """Put the files of an issue into the folder, once they are proofread.

    What a new one says is also looked up in the archive. Raises Stuck where anything
    is wrong, or another process leads by now; then the folder still holds what was
    issued before. A PDF alone stops nothing, as its signs depend on the fonts of the
    machine: `verify` tells what is wrong with it.
    """
    made = issued.consolidation
    unproved = folder / f"unproved-{made.window.call}"
    pdf = partial(write_files, made, unproved, ["pdf"])
    # To set it takes as long as to write all others and to read them back.
    with beside(pdf) if is_large(made.count) else nullcontext(pdf) as and_pdf:
        told = write_files(made, unproved, [name for name in FORMATS if name != "pdf"])
        misprints = proofread(told, made, house if issued.new else None)
        paths = [*told, *and_pdf()]
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
    """Record that a compilation was issued, and that its deliveries are in it.

    What it says of each submission is told with it, or in events before, if that is
    much; they are sealed as they come, and hold of an issue only once it is recorded.
    """
    made = issue.consolidation
    call = made.window.call
    facts: dict[str, Any] = {"call": call, "digest": issue.digest}
    told = _said(made) if issue.new else iter(())
    first = dict(islice(told, TOLD))
    parts = 0
    for part in _parts(first, told):
        with leader.unit() as unit:
            unit.event(SAID, None, **facts, said=part)
        leader.ledger.seal()
        parts += 1
    with leader.unit() as unit:
        if issue.new:
            more = {"parts": parts} if parts else {"said": first}
            printed = {"issued_at": made.issued_at, "sums": made.sums.classes}
            facts |= {"revision": made.revision, **printed}
            unit.event(ISSUED, None, **facts, **more)
        compiled(unit, issue)
    leader.ledger.seal()


def _parts(
    first: dict[str, str], others: Iterator[tuple[str, str]]
) -> Iterator[dict[str, str]]:
    """Go through what is said in parts, if it is more than the first of them."""
    second = dict(islice(others, TOLD))
    if second:
        yield first
    while second:
        yield second
        second = dict(islice(others, TOLD))


def compiled(unit: Unit, issue: Issue) -> None:
    """Let the deliveries of a call be in its issue."""
    call = issue.consolidation.window.call
    unit.advance_all([call], State.ACKNOWLEDGED, Event.COMPILE)
