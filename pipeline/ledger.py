"""Who may say what has become of a delivery? Only this module.

A unit of work is one transaction: states step by the table of
`rules.lifecycle`, facts are stored with them, letters promised and events
written in the same commit. What one stage found is recorded only if the
delivery is still where that stage took it from, so that a job may run any
number of times and on any number of machines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam
from sqlalchemy.orm.attributes import set_attribute
from sqlmodel import Session, col, select, update

from outbox.naming import message_id
from pipeline.distribution import distribution_of
from pipeline.faults import Awaited, Corrupt, Deferred, Fault
from pipeline.message.headers import clean
from pipeline.store import chain, entries, meeting
from pipeline.store.among import among
from pipeline.store.clock import clock_of
from pipeline.store.database import open_database, reading, writing
from pipeline.store.pending import Pending
from pipeline.store.recall import Recall
from pipeline.store.series import (
    asked_of_earlier,
    given_number,
    highest_number,
    release_earlier,
    replace_earlier,
    revised,
)
from pipeline.store.tables import (
    GONE,
    OF_A_JUDGEMENT,
    VERDICT_FACTS,
    DeliveryRow,
    EventRow,
    HeartbeatRow,
    LetterRow,
)
from pipeline.store.values import dump
from pipeline.store.versions import migrate
from pipeline.work import Outcome, Promise
from rules.doubts import PERHAPS
from rules.lifecycle import Event, State, step
from rules.terms import Kind, LetterKind

if TYPE_CHECKING:
    import sqlalchemy as sa

    from pipeline.archive import Archive
    from pipeline.arrival import Arrival, SourceKey
    from pipeline.settings import Settings

_MAX_TRIES = 8
_CAPPED = "more letters to this address today than the cap allows"
NOT_OWED = "it was not owed before the database was made again"
_STAGE_EVENTS = {
    Event.ADMIT: "admitted",
    Event.SET_ASIDE: "set aside",
    Event.HOLD: "held",
    Event.CORRUPT: "corrupt",
}
#: An extension or an admission is a receipt too: nobody is told twice.
_SAY_IT_TOO = {LetterKind.ACKNOWLEDGEMENT: (LetterKind.EXTENSION, LetterKind.ADMISSION)}
_WENT = (
    update(LetterRow)
    .where(col(LetterRow.id) == bindparam("letter"))
    .values({name: bindparam(name) for name in ("state", "why", "due_at", "sent_at")})
)


class Ledger:
    """The state of the consultation, and the only door to it."""

    def __init__(
        self, settings: Settings, archive: Archive, now: Callable[[], datetime]
    ) -> None:
        """Open the database and bring its schema up to date."""
        self.engine: sa.Engine = open_database(settings.database_url)
        self.settings = settings
        self.archive = archive
        self.now = clock_of(self.engine, now)
        #: While all is made anew: on which delivery (0: none) acts what was judged.
        self.recorded: Mapping[int, int] = {}
        try:
            self.distribution = distribution_of(self.engine)
            migrate(self.engine)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """Open a unit of work; it commits when left in peace."""
        with writing(self.engine) as session:
            unit = Unit(self, session)
            yield unit
            unit.pending.write()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a look at the state that changes nothing."""
        with reading(self.engine) as session:
            yield session

    def known(self, keys: Sequence[SourceKey]) -> set[SourceKey]:
        """Say which deliveries have a row already."""
        with self.reading() as session:
            return entries.known(session, keys)

    def record(self, arrivals: Sequence[Arrival]) -> int:
        """Write the rows of new deliveries; durable, here and in the mirror.

        Rows that exist are left alone: polls are repeated. Returns how many are new.
        """
        with self.reading() as session:
            met = meeting.imported(session, arrivals, self.archive.get)
        with writing(self.engine) as session:
            new = entries.enter(session, arrivals, met)
            self.distribution.top_up(session)
        self.seal()
        return new

    def seal(self) -> int:
        """Seal new events into the chain and its mirror; return how many."""
        return chain.seal(self.engine, self.archive)

    def beat(self, name: str, detail: str = "", at: datetime | None = None) -> None:
        """Remember how something went just now, or at an instant."""
        with writing(self.engine) as session:
            session.merge(HeartbeatRow(name=name, at=at or self.now(), detail=detail))


class Unit:
    """One transaction of the ledger."""

    def __init__(self, ledger: Ledger, session: Session) -> None:
        """Belong to a ledger and its open session."""
        self.ledger = ledger
        self.session = session
        self._recall = Recall(session)
        self._highest = 0  # of the numbers given here, and once `_counted` of all
        self._counted = False
        self.pending = Pending(session)

    def event(self, kind: str, delivery: int | None, /, **data: Any) -> None:
        """Append an event, unless it says again what the last of its kind said."""
        data = {k: dump(v) for k, v in data.items() if v not in (None, "", [], ())}
        if self._recall.last(kind, delivery) != data:
            self._happened(kind, delivery, data)

    def _happened(self, kind: str, delivery: int | None, data: dict[str, Any]) -> None:
        self._recall.happened(kind, delivery, data)
        at = self.ledger.now()
        self.pending.add(EventRow, at=at, kind=kind, delivery_id=delivery, data=data)

    def expect(self, ids: Sequence[int]) -> None:
        """Have what the ledger holds about these deliveries looked up together."""
        self._recall.claim(ids)

    def expect_of(self, addresses: Collection[str], after: int) -> None:
        """Have looked up together what is asked of who sent what comes `after`."""
        most = self.ledger.settings.letters.per_day
        self._recall.expect_of(addresses, after, self._a_day_ago(), most)

    def _a_day_ago(self) -> datetime:
        return self.ledger.now() - timedelta(days=1)

    def claim_all(self, ids: Sequence[int]) -> list[DeliveryRow]:
        """Return these deliveries whatever their state, in order."""
        self.expect(ids)
        return list(
            self.session.exec(
                select(DeliveryRow)
                .where(among(col(DeliveryRow.id), ids))
                .order_by(col(DeliveryRow.id))
                .with_for_update()
            )
        )

    def settle(self, row: DeliveryRow, outcome: Outcome) -> None:
        """Record what a stage found: facts, letters, state; parts and comments, too.

        Those are written with the others of the transaction, or by `pending.write`.
        """
        again = bool(row.kind)
        for name, value in outcome.beside(row.flags).items():
            if getattr(row, name) != value:
                set_attribute(row, name, value)  # the model's own way is slow
        self.pending.found(row.id or 0, outcome)
        if outcome.event in (Event.ADMIT, Event.SET_ASIDE):
            self._judged(row, outcome)
            # What is in a lane behind may have been overtaken by what acts on it.
            for later in self._recall.overtaking(row, ask=again or row.lane > 0):
                self.advance(later, Event.REOPEN, "an earlier one was judged again")
        for promise in outcome.letters:
            if promise.kind is not LetterKind.WITHDRAWN or row.supersedes:
                self.promise(row, promise, NOT_OWED * (row.id in self.ledger.recorded))
        if outcome.evidence:
            self.event("evidence", row.id, evidence=clean(outcome.evidence))
        self.advance(row, outcome.event, outcome.why)

    def _judged(self, row: DeliveryRow, outcome: Outcome) -> None:
        """Give the number of the series, and let it act on an earlier one."""
        session, series = self.session, self.ledger.settings.consultation.series
        if row.number is None:
            row.number = self._number(row, new=outcome.numbered)
        before = release_earlier(session, row)
        after: list[DeliveryRow] = []
        known = self.ledger.recorded.get(row.id or 0)
        if outcome.replaces or (outcome.revises and revised(session, row, known)):
            after = replace_earlier(session, row, outcome, series, known)
        elif PERHAPS in row.flags:
            row.flags = asked_of_earlier(session, row)
        for target in before:
            if target not in after:
                self._restored(target, row)
        for target in reversed(after):  # of several the first is told last, and holds
            kind = "withdrawn" if target.withdrawn else "superseded"
            self.event(kind, target.id, because_of=shown_id(row.id or 0))
        if not after and self._recall.is_owed(row.id or 0, (LetterKind.WITHDRAWN,)):
            self._tell_of_restored(row)

    def _tell_of_restored(self, row: DeliveryRow) -> None:
        """Owe to whom a letter told of a withdrawal the word that it was none."""
        gone = (
            LetterRow.delivery_id == row.id,
            LetterRow.kind == LetterKind.WITHDRAWN.value,
            col(LetterRow.state).in_(GONE),
        )
        for told in self.session.exec(select(LetterRow).where(*gone)):
            kind = LetterKind.RESTORED
            promise = Promise(kind=kind, to=told.to, language=told.language)
            self.promise(row, promise, NOT_OWED * (row.id in self.ledger.recorded))

    def _restored(self, target: DeliveryRow, row: DeliveryRow) -> None:
        self.event("restored", target.id, because_of=shown_id(row.id or 0))

    def _number(self, row: DeliveryRow, *, new: bool) -> int | None:
        """Return the number that a delivery has for ever, or a new one, or none."""
        judged_before = self._recall.last("admitted", row.id) is not None
        number = given_number(self.session, row) if judged_before else None
        if new and number is None:
            if not self._counted:
                anew = self.ledger.recorded != {}
                before = highest_number(self.session, anew=anew)
                self._highest, self._counted = max(self._highest, before), True
            number = self._highest + 1
        self._highest = max(self._highest, number or 0)
        return number

    def advance(self, row: DeliveryRow, event: Event, why: str = "") -> None:
        """Step to the next state; tell the ledger where the step matters."""
        before = State(row.state)
        back_to = State(row.back_to) if row.back_to else None
        row.state = step(before, event, back_to).value
        if row.why != why:
            row.why = why
        if event in (Event.DEFER, Event.HOLD, Event.CORRUPT):
            row.back_to = before.value
        elif row.tries or row.due_at:
            row.tries, row.due_at = 0, None
        if event in _STAGE_EVENTS:
            facts = {name: getattr(row, name) for name in VERDICT_FACTS}
            kind = _STAGE_EVENTS[event]
            self.event(kind, row.id, number=row.number, why=why, **facts)

    def advance_all(self, calls: Sequence[str], source: State, event: Event) -> None:
        """Step all of these calls that stand in a state; a step not worth an event."""
        self.session.execute(
            update(DeliveryRow)
            .where(
                col(DeliveryRow.call).in_(calls), col(DeliveryRow.state) == source.value
            )
            .values(state=step(source, event).value, why="", tries=0, due_at=None)
        )

    def stuck(self, row: DeliveryRow, fault: Fault) -> None:
        """Set a delivery aside: deferred, held or corrupt, with the reason.

        What a library said of a file may quote it, signs and all that no text holds.
        """
        why = clean(str(fault))
        if isinstance(fault, Awaited):
            tries = row.tries
            self.advance(row, Event.DEFER, why)
            row.tries, row.due_at = tries, self.ledger.now() + fault.wait
        elif isinstance(fault, Deferred) and row.tries < _MAX_TRIES:
            tries = row.tries + 1
            self.advance(row, Event.DEFER, why)
            row.tries = tries
            row.due_at = self.ledger.now() + fault.wait * 2 ** (tries - 1)
        elif isinstance(fault, Corrupt):
            row.kind = Kind.HELD.value
            self.advance(row, Event.CORRUPT, why)
            self.event("evidence", row.id, evidence=clean(fault.evidence))
        else:
            if row.state == State.EXTRACTED:
                self._unjudge(row)
            for name, value in getattr(fault, "facts", {}).items():
                setattr(row, name, value)
            self.advance(row, Event.HOLD, why)

    def _unjudge(self, row: DeliveryRow) -> None:
        """Let what a person is asked about count for nothing until it is answered.

        It may have been judged before, by what was decided then and was taken back. A
        number that was given stays its own.
        """
        if row.kind:
            for target in release_earlier(self.session, row):
                self._restored(target, row)
            later = self._recall.overtaking(row, ask=True)
            fields = DeliveryRow.model_fields
            for name in OF_A_JUDGEMENT:
                setattr(row, name, fields[name].get_default(call_default_factory=True))
            self.pending.found(row.id or 0, Outcome(event=Event.HOLD, comments=()))
            for each in later:
                self.advance(each, Event.REOPEN, "an earlier one is asked about again")
        if row.number is None:
            row.number = self._number(row, new=False)

    def promise(self, row: DeliveryRow, promise: Promise, held: str = "") -> None:
        """Owe a letter, once a delivery and kind; say so if it is `held` or capped."""
        delivery = row.id or 0
        says_it = (promise.kind, *_SAY_IT_TOO.get(promise.kind, ()))
        if self._recall.is_owed(delivery, says_it):
            return
        now = self.ledger.now()
        most = self.ledger.settings.letters.per_day
        today = self._recall.written_to(promise.to, self._a_day_ago(), most)
        why = held or _CAPPED * (today >= most)
        called = message_id(
            self.ledger.settings.consultation.id,
            shown_id(delivery),
            promise.kind,
            self.ledger.settings.letters.domain,
            row.fingerprint,
        )
        letter = {
            "state": "suppressed" if why else "promised",
            "to": promise.to,
            "language": promise.language,
            "message_id": called,
        }
        about = {"delivery_id": delivery, "kind": promise.kind.value}
        beside = {"promised_at": now, "due_at": now, "why": why}
        self.pending.add(LetterRow, **about, **letter, **beside)
        kind = promise.kind.value
        self._recall.promised(delivery, kind, promise.to)
        self.event(f"letter {kind}", delivery, **letter)

    def owe(self, row: DeliveryRow, kind: LetterKind) -> None:
        """Owe a letter to whom we may write, if there is anybody."""
        languages = self.ledger.settings.consultation.letter_languages
        language = row.language if row.language in languages else languages[0]
        if row.answer_to:
            self.promise(row, Promise(kind=kind, to=row.answer_to, language=language))

    def letter_leaves(self, letter: LetterRow) -> None:
        """Say that a letter is being sent, to be sealed before it is.

        The last that was said of it is that it is promised.
        """
        self._letter_happened(letter, "sending")

    def letters_went(self, went: Sequence[tuple[LetterRow, str, str]]) -> None:
        """Record what is the state, and why, of letters that are said to leave.

        They are as they were read; what they are due is theirs.
        """
        now = self.ledger.now()
        rows = [
            {
                "letter": letter.id,
                "state": state,
                "why": why,
                "due_at": letter.due_at,
                "sent_at": now if state == "sent" else letter.sent_at,
            }
            for letter, state, why in went
        ]
        if rows:
            self.session.connection().execute(_WENT, rows)
        for letter, state, _ in went:
            self._letter_happened(letter, state)

    def _letter_happened(self, letter: LetterRow, state: str) -> None:
        self._happened(f"letter {letter.kind}", letter.delivery_id, letter.said(state))

    def letter_state(self, letter: LetterRow, state: str, why: str = "") -> None:
        """Record what a letter is by now."""
        letter.state, letter.why = state, why
        if state == "sent":
            letter.sent_at = self.ledger.now()
        self.session.add(letter)
        self.event(f"letter {letter.kind}", letter.delivery_id, **letter.said(state))


def shown_id(delivery: int) -> str:
    """Print the id of a delivery as people see it.

    >>> shown_id(17)
    'D000017'
    """
    return f"D{delivery:06d}"
