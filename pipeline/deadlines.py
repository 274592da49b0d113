"""Which deadlines are in force, and what would an extension change?

The configuration holds the first version of each call's deadlines; extensions
are events of the ledger and count from the next version on. A shortening never
applies by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlmodel import col, select

from pipeline.faults import Fault
from pipeline.tables import DeliveryRow, EventRow
from rules.deadline import end_of, judge
from rules.lifecycle import Event, State
from rules.terms import LetterKind, Verdict, Window

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
    rows = session.exec(
        select(DeliveryRow).where(
            DeliveryRow.call == call, DeliveryRow.verdict == Verdict.LATE.value
        )
    )
    admitted = tuple(
        row.id or 0
        for row in rows
        if row.received_at and judge(row.received_at, after).verdict != Verdict.LATE
    )
    return Rehearsal(before=before, after=after, admitted=admitted)


def instant_of(text: str, zone: str) -> datetime:
    """Read a date (its whole day counts) or a local time, or raise Fault."""
    try:
        if "T" in text or ":" in text:
            return end_of(datetime.fromisoformat(text), zone)
        return end_of(date.fromisoformat(text), zone)
    except ValueError as error:
        raise Fault(
            f"{text!r} cannot be used ({error}); write a date such as 2026-01-31 "
            "or a local time such as 2026-01-31T18:00:00."
        ) from None


def extend(ledger: Ledger, call: str, hard: str, by: str, because: str) -> Rehearsal:
    """Add a version of the deadline; late mail is judged again, its senders told."""
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
            if State(row.state) in (
                State.ACKNOWLEDGED,
                State.COMPILED,
                State.PUBLISHED,
            ):
                unit.advance(row, Event.REOPEN, f"the call was extended to {hard}")
    ledger.seal()
    return found
