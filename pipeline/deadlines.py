"""Which deadlines are in force, and what would an extension change?

The configuration holds the first version of each call's deadlines; extensions
are events of the ledger and count from the next version on. A deadline is never
shortened, but an extension that was a mistake can be corrected while nothing is in
time by it alone; about what then comes before the cut-off that was announced, a
person decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, and_, col, or_, select

from outbox.wording import Wording
from pipeline.faults import Fault
from pipeline.ledger import Ledger, shown_id
from pipeline.store.tables import DeliveryRow, EventRow, LetterRow
from rules.deadline import end_of, last_second, shown
from rules.lifecycle import JUDGED, Event, State
from rules.terms import Kind, LetterKind, Verdict, Window

if TYPE_CHECKING:
    from pipeline.settings import Settings

EXTENDED = "extended"
_EXTENSIONS = (
    select(EventRow.data).where(EventRow.kind == EXTENDED).order_by(col(EventRow.seq))
)
#: A cut-off that is later by more than this is a slip of the pen, unless confirmed.
_FAR = timedelta(days=366)


def versions(session: Session, settings: Settings) -> dict[str, tuple[Window, ...]]:
    """Return, a call, every version of its deadlines, the one in force last."""
    found: dict[str, tuple[Window, ...]] = {
        call.id: (call.window(),) for call in settings.calls
    }
    for said in session.exec(_EXTENSIONS):
        before = found.get(said["call"], ())
        if before:  # none where the call left the configuration
            found[before[-1].call] = (*before, _next(before, said))
    return found


def _next(before: tuple[Window, ...], said: Mapping[str, Any]) -> Window:
    """Return the version that an extension adds, or the correction of one."""
    last, hard = before[-1], datetime.fromisoformat(said["hard"])
    if "corrects" not in said:
        return replace(last, hard=max(hard, last.hard), version=last.version + 1)
    return replace(
        last,
        hard=max(hard, before[-2].hard),
        version=last.version + 1,
        announced=max(last.hard, last.announced or last.hard),
    )


def windows(session: Session, settings: Settings) -> tuple[Window, ...]:
    """Return the deadlines in force, one a call, in the order of the file."""
    return tuple(history[-1] for history in versions(session, settings).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What an extension would change: the windows, and whose mail is in time.

    `told`: to whom a letter named the cut-off that would be corrected.
    """

    before: Window
    after: Window
    admitted: tuple[int, ...] = ()
    told: tuple[int, ...] = ()

    @property
    def corrects(self) -> bool:
        """Whether it corrects an extension that was a mistake."""
        return self.after.hard < self.before.hard

    @property
    def far(self) -> bool:
        """Whether it is so much later that somebody must have meant it."""
        return self.after.hard - self.before.hard > _FAR

    def remarks(self, now: datetime) -> tuple[str, ...]:
        """Say what a person may have overlooked, if anything."""
        found = {
            _PASSED: self.after.hard <= now,
            _VERY_FAR: self.far,
            _MEANWHILE: self.corrects,
            _TOLD.format(", ".join(map(shown_id, self.told))): self.told,
        }
        return tuple(remark for remark, so in found.items() if so)


_PASSED = "This cut-off has passed already: it only admits what came before it."
_VERY_FAR = "This is more than a year after the cut-off in force."
_MEANWHILE = (
    "Whoever writes after it and before the cut-off that was announced by mistake is "
    "not late by itself: a person decides."
)
_TOLD = "Letters have named the cut-off that was a mistake; tell their receivers: {}."


def rehearse(
    session: Session, settings: Settings, call: str, hard: str, *, correct: bool = False
) -> Rehearsal:
    """Say what a new hard cut-off would change; change nothing.

    `correct`: the extension in force was a mistake, and this is the right cut-off.
    Raises Fault for an unknown call, a time that does not exist, a shortening.
    """
    history = versions(session, settings).get(call)
    if history is None:
        known = ", ".join(c.id for c in settings.calls)
        raise Fault(f"There is no call {call!r}; the calls are: {known}.")
    before = history[-1]
    at = instant_of(hard, before.zone)
    if correct:
        _refuse_correction(session, history, at)
        after = _next(history, {"hard": at.isoformat(), "corrects": before.version})
        told = _told_since(session, settings, before)
        return Rehearsal(before=before, after=after, told=told)
    if at <= before.hard:
        raise Fault(
            "This would not be later than the cut-off in force. A deadline is never "
            "shortened: people were told the later one. If the last extension was a "
            "mistake, correct it: --correct."
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


def _refuse_correction(
    session: Session, history: tuple[Window, ...], at: datetime
) -> None:
    """Raise Fault where an extension cannot be corrected to this cut-off."""
    *earlier, last = history
    if not earlier or last.hard <= earlier[-1].hard:
        raise Fault(
            "There is no extension to correct: the cut-off in force is no later than "
            "the one before it."
        )
    if at >= last.hard:
        raise Fault("This is no earlier cut-off; a later one needs no --correct.")
    if at < earlier[-1].hard:
        until = shown(last_second(earlier[-1].hard), last.zone)
        raise Fault(
            f"A correction cannot go back before {until}, the cut-off before the "
            "extension: a deadline is never shortened."
        )
    relying = session.exec(
        select(DeliveryRow)
        .where(
            DeliveryRow.call == last.call,
            DeliveryRow.verdict == Verdict.GRACE.value,
            col(DeliveryRow.received_at) >= at,
        )
        .order_by(col(DeliveryRow.received_at))
    ).all()
    names = [shown_id(r.id or 0) for r in relying if "admitted" not in r.flags]
    if names:
        raise Fault(
            "What is in time by the extension alone stays so, and was answered so: "
            f"{', '.join(names)}. Name a cut-off after it was received, if at all."
        )


def _told_since(
    session: Session, settings: Settings, window: Window
) -> tuple[int, ...]:
    """Name the deliveries of which a letter named the cut-off of this version."""
    since = (
        select(EventRow.at)
        .where(
            EventRow.kind == EXTENDED,
            EventRow.data["call"].as_string() == window.call,
            EventRow.data["version"].as_integer() == window.version,
        )
        .scalar_subquery()
    )
    letters = session.exec(
        select(LetterRow.delivery_id, LetterRow.language, LetterRow.text)
        .join(DeliveryRow, col(DeliveryRow.id) == LetterRow.delivery_id)
        .where(DeliveryRow.call == window.call, col(LetterRow.sent_at) >= since)
        .order_by(col(LetterRow.delivery_id))
    )
    at, folder = last_second(window.hard), settings.letters.templates
    own = settings.path(folder) if folder else None
    said = {  # in a language that is gone since, each is taken to have named it
        language: Wording.of(language, own).instant(at, window.zone)
        for language in settings.consultation.letter_languages
    }
    named = (i for i, language, text in letters if said.get(language, "") in text)
    return tuple(dict.fromkeys(named))


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


def extend(  # noqa: PLR0913 (who, why, and what was confirmed)
    ledger: Ledger,
    call: str,
    hard: str,
    by: str,
    because: str,
    *,
    correct: bool = False,
    far: bool = False,
) -> Rehearsal:
    """Add a version of the deadline; late mail is judged again, its senders told.

    What came in the days of grace is judged again too, as its verdict names the
    cut-off. `correct`: it corrects the extension in force; `far`: whoever decides
    means a cut-off that is more than a year later.
    """
    with ledger.unit() as unit:
        found = rehearse(unit.session, ledger.settings, call, hard, correct=correct)
        if found.far and not far:
            until = shown(last_second(found.after.hard), found.after.zone)
            raise Fault(f"{_VERY_FAR} If {until} is meant, confirm it: --far.")
        unit.event(
            EXTENDED,
            None,
            call=call,
            hard=found.after.hard,
            by=by,
            because=because,
            version=found.after.version,
            **({"corrects": found.before.version} if correct else {}),
        )
        for row in unit.claim_all(found.admitted):
            unit.owe(row, LetterKind.EXTENSION)
        for row in _after_the_deadline(unit.session, found.before):
            unit.advance(row, Event.REOPEN, f"the cut-off is {hard} now")
    ledger.seal()
    return found
