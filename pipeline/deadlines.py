"""Which deadlines are in force, and what would an extension change?

The configuration holds the first version of each call's deadlines; extensions
are events of the ledger and count from the next version on. A shortening never
applies by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlmodel import and_, col, or_, select

from pipeline.faults import Fault
from pipeline.store.tables import DeliveryRow, EventRow
from rules.deadline import end_of
from rules.lifecycle import JUDGED, Event, State
from rules.terms import Kind, LetterKind, Verdict, Window

if TYPE_CHECKING:
    from sqlmodel import Session

    from pipeline.ledger import Ledger
    from pipeline.settings import Settings

EXTENDED = "extended"


def versions(session: Session, settings: Settings) -> dict[str, tuple[Window, ...]]:
    """Return, a call, every version of its deadlines, the one in force last."""
    found: dict[str, tuple[Window, ...]] = {
        call.id: (call.window(),) for call in settings.calls
    }
    events = session.exec(
        select(EventRow).where(EventRow.kind == EXTENDED).order_by(col(EventRow.seq))
    )
    for event in events:
        before = found.get(event.data["call"], ())
        for last in before[-1:]:  # none where the call left the configuration
            hard = max(datetime.fromisoformat(event.data["hard"]), last.hard)
            found[last.call] = (
                *before,
                replace(last, hard=hard, version=last.version + 1),
            )
    return found


def windows(session: Session, settings: Settings) -> tuple[Window, ...]:
    """Return the deadlines in force, one a call, in the order of the file."""
    return tuple(history[-1] for history in versions(session, settings).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What an extension would change: the windows, and whose mail is in time."""

    before: Window
    after: Window
    admitted: tuple[int, ...]

    def remark(self, now: datetime) -> str:
        """Say what a person may have overlooked, if anything."""
        if self.after.hard > now:
            return ""
        return "This cut-off has passed already: it only admits what came before it."


def rehearse(session: Session, settings: Settings, call: str, hard: str) -> Rehearsal:
    """Say what a new hard cut-off would change; change nothing.

    Raises Fault for an unknown call, a time that does not exist, a shortening.
    """
    before = {w.call: w for w in windows(session, settings)}.get(call)
    if before is None:
        known = ", ".join(c.id for c in settings.calls)
        raise Fault(f"There is no call {call!r}; the calls are: {known}.")
    at = instant_of(hard, before.zone)
    if at <= before.hard:
        raise Fault(
            "This would not be later than the cut-off in force. A deadline is never "
            "shortened: people were told the later one."
        )
    after = replace(before, hard=at, version=before.version + 1)
    late = session.exec(
        select(DeliveryRow.id).where(
            DeliveryRow.call == call,
            DeliveryRow.kind == Kind.SUBMISSION.value,
            DeliveryRow.verdict == Verdict.LATE.value,
            col(DeliveryRow.received_at) < at,
        )
    )
    admitted = tuple(sorted(i for i in late if i))
    return Rehearsal(before=before, after=after, admitted=admitted)


def _after_the_deadline(session: Session, window: Window) -> list[DeliveryRow]:
    """Return what came after the deadline: its verdict names the cut-off, at least.

    What is held may be so because it came just after it.
    """
    judged = and_(
        col(DeliveryRow.call) == window.call,
        col(DeliveryRow.verdict).in_((Verdict.GRACE.value, Verdict.LATE.value)),
        col(DeliveryRow.state).in_([state.value for state in JUDGED]),
    )
    held = and_(
        col(DeliveryRow.state) == State.HELD.value,
        col(DeliveryRow.back_to) == State.EXTRACTED.value,
    )
    rows = session.exec(
        select(DeliveryRow)
        .where(or_(judged, held))
        .order_by(col(DeliveryRow.id))
        .with_for_update()
    )
    return list(rows)


def instant_of(text: str, zone: str) -> datetime:
    """Read a date (its whole day counts) or a local time, or raise Fault."""
    try:
        kind = datetime if "T" in text or ":" in text else date
        said = kind.fromisoformat(text)
    except ValueError:
        raise Fault(
            f"{text!r} is no date; write a date such as 2026-01-31 (all that day) "
            "or a local time such as 2026-01-31T18:00:00."
        ) from None
    try:
        return end_of(said, zone)
    except ValueError as error:
        raise Fault(f"{text!r} cannot be used: {error}") from None


def extend(ledger: Ledger, call: str, hard: str, by: str, because: str) -> Rehearsal:
    """Add a version of the deadline; late mail is judged again, its senders told.

    What came in the days of grace is judged again too, as its verdict names the
    cut-off.
    """
    with ledger.unit() as unit:
        found = rehearse(unit.session, ledger.settings, call, hard)
        unit.event(
            EXTENDED,
            None,
            call=call,
            hard=found.after.hard,
            by=by,
            because=because,
            version=found.after.version,
        )
        for row in unit.claim_all(found.admitted):
            unit.owe(row, LetterKind.EXTENSION)
        for row in _after_the_deadline(unit.session, found.before):
            unit.advance(row, Event.REOPEN, f"the call was extended to {hard}")
    ledger.seal()
    return found
