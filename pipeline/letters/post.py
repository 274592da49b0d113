"""Which letters are due, and did they go?

A letter is written when its delivery has been understood, or is stuck for our
own doubts. It is marked as being sent before the wire is touched, so that a
crash in between leaves it in doubt and never sends it twice unseen; a letter in
doubt goes again under the same Message-ID where that can do no harm, and waits
for a person where it can.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import col, select, update

from outbox.fate import Outcome, backoff
from outbox.fate import State as Wired
from outbox.letters import compose
from outbox.wire import Wire, open_wire
from pipeline.deadlines import versions
from pipeline.duties import LETTERS, beat_seldom
from pipeline.faults import Fault
from pipeline.letters.due import MAY_GO, OF_WHAT_IS_ASIDE, tried
from pipeline.letters.sent import answers_to, as_mail, keep
from pipeline.letters.telling import Titles, told
from pipeline.letters.unsettled import settle
from pipeline.locks import only_one
from pipeline.record import deliveries
from pipeline.store.ordered import in_order
from pipeline.store.tables import DeliveryRow, LetterRow
from pipeline.watch import Done, tell
from rules.lifecycle import State

if TYPE_CHECKING:
    from pipeline.decisions import Person
    from pipeline.ledger import Ledger, Unit

#: Letters that are written together: one by one they go, or all at once.
_BATCH, _QUICK = 25, 100
#: So many are found at most by one look, which among many takes long: it is not
#: repeated before so many times what it took have gone by.
_FOUND, _SELDOM = 50_000, 20
#: Letters that are handed over at once, where they may be: a disk flushes
#: several files in the time of one.
_HANDS = 16
_WORDS = ("subject", "text", "html")
_WRITTEN = (
    update(LetterRow)
    .where(col(LetterRow.id) == bindparam("letter"))
    .values({name: bindparam(name) for name in _WORDS})
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """How many letters went, and how many wait for time or for a person.

    `why` is what the last one said that did not go, `next_try` when those that
    wait for time are tried again.
    """

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    why: str = ""
    next_try: datetime | None = None

    @property
    def troubles(self) -> tuple[str, ...]:
        """What did not go, in sentences."""
        sentences = (
            (self.waiting, f"not sent yet; tried again by itself{self._when}"),
            (self.failed, "failed or in doubt; see depositary letters"),
        )
        return tuple(
            f"{n} {'letter' if n == 1 else 'letters'} {what} (last time: {self.why})"
            for n, what in sentences
            if n
        )

    @property
    def _when(self) -> str:
        return f" from {self.next_try:%Y-%m-%d %H:%M} UTC on" if self.next_try else ""


def post(
    ledger: Ledger, titles: Titles, stopping: Callable[[], bool] = lambda: False
) -> Posted:
    """Send the letters that are due; `titles` are those of the drafts, by id."""
    with only_one(ledger, "post") as mine, ThreadPoolExecutor(_HANDS) as hands:
        if not mine:
            return Posted()
        wire = _wire(ledger)
        settle(ledger, again=wire.repeatable)
        count: Counter[Wired] = Counter()
        why = ""
        for few in _batches(ledger, _QUICK if wire.repeatable else _BATCH, stopping):
            unwritten = _write(ledger, few, titles)
            count[Wired.FAILED] += len(unwritten)
            why = next(reversed(unwritten.values()), why)
            ids = [i for i in few if i not in unwritten]
            for group in [ids] if wire.repeatable else [[i] for i in ids]:
                if stopping():
                    break
                for found in _send(ledger, wire, hands, group):
                    count[found.state] += 1
                    why = why if found.state is Wired.SENT else found.reason
        with ledger.reading() as session:
            waiting = tried(session)
        beat_seldom(ledger, LETTERS)
        return Posted(
            sent=count[Wired.SENT],
            waiting=waiting.letters,
            failed=count[Wired.FAILED] + count[Wired.IN_DOUBT],
            why=why or waiting.why,
            next_try=waiting.next_try,
        )


def letters_of(unit: Unit, row: DeliveryRow) -> list[LetterRow]:
    """Return the letters of a delivery, oldest first."""
    return list(in_order(unit.session, LetterRow, LetterRow.delivery_id == row.id))


def retry(ledger: Ledger, delivery: int, who: Person) -> int:
    """Let the letters of a delivery that did not go be tried again at once.

    A receipt of what was set aside since rests, and is not among them.
    """
    with ledger.unit() as unit:
        letters = [
            letter
            for row in unit.claim_all([delivery])
            for letter in letters_of(unit, row)
            if _did_not_go(letter)
            and (row.state != State.SET_ASIDE or letter.kind in OF_WHAT_IS_ASIDE)
        ]
        for letter in letters:
            letter.tries, letter.due_at = 0, ledger.now()
            unit.letter_state(letter, "promised", f"tried again, {who}")
        if letters:
            kinds = [letter.kind for letter in letters]
            unit.event(
                "retried", delivery, letters=kinds, by=who.by, because=who.because
            )
    ledger.seal()
    return len(letters)


def arrived(ledger: Ledger, letter: int, who: Person) -> None:
    """Record that a letter in doubt did arrive, as a person found out.

    Raises Fault where it is not in doubt any more.
    """
    with ledger.unit() as unit:
        found = unit.session.exec(
            select(LetterRow).where(
                LetterRow.id == letter, LetterRow.state == "in_doubt"
            )
        ).first()
        if found is None:
            raise Fault("This letter is not in doubt any more; nothing was changed.")
        unit.letter_state(found, "sent", f"it arrived, says {who}")
        said = {"letter": found.kind, "by": who.by, "because": who.because}
        unit.event("doubt resolved", found.delivery_id, **said)
    ledger.seal()


def _did_not_go(letter: LetterRow) -> bool:
    """Tell whether it waits for a person, or for the time of its next try."""
    stuck = letter.state in ("failed", "in_doubt", "suppressed")
    return stuck or (letter.state == "promised" and letter.tries > 0)


def _wire(ledger: Ledger) -> Wire:
    letters, path = ledger.settings.letters, ledger.settings.path
    url = letters.smtp
    if url.startswith("file:"):
        url = f"file:{path(url.removeprefix('file:'))}"
    return open_wire(
        url,
        password=letters.secret(ledger.settings.base),
        cafile=path(letters.cafile) if letters.cafile else None,
    )


def _batches(
    ledger: Ledger, most: int, stopping: Callable[[], bool]
) -> Iterator[list[int]]:
    """Give the letters that are due, a few at a time, until none is."""
    began = time.monotonic()
    while not stopping() and (ids := _due(ledger, _FOUND)):
        found = time.monotonic()
        for start in range(0, len(ids), most):
            # Somebody may have decided meanwhile that one shall not go.
            among = col(LetterRow.id).in_(ids[start : start + most])
            if not stopping() and (few := _due(ledger, most, among)):
                yield few
            if time.monotonic() - found > _SELDOM * (found - began):
                break  # what came since may go before the others
        began = time.monotonic()


def _due(ledger: Ledger, most: int, *which: ColumnElement[bool]) -> list[int]:
    with ledger.reading() as session:
        ids = session.exec(
            select(LetterRow.id)
            .join(DeliveryRow, col(DeliveryRow.id) == LetterRow.delivery_id)
            .where(
                LetterRow.state == "promised",
                col(LetterRow.due_at) <= ledger.now(),
                MAY_GO,
                *which,
            )
            .order_by(col(DeliveryRow.lane), col(LetterRow.id))
            .limit(most)
        ).all()
    return [i for i in ids if i is not None]


def _write(ledger: Ledger, ids: list[int], titles: Titles) -> dict[int, str]:
    """Write what these letters say, once: a letter that was tried stays as it was.

    Returns those that cannot be written, and why: one holds up no other.
    """
    unwritten: dict[int, str] = {}
    words: list[dict[str, Any]] = []
    folder = ledger.settings.letters.templates
    templates = ledger.settings.path(folder) if folder else None
    with ledger.unit() as unit:
        letters = unit.session.exec(
            select(LetterRow).where(col(LetterRow.id).in_(ids), LetterRow.text == "")
        ).all()
        known = {
            k.row.id: k
            for k in deliveries(
                unit.session,
                ledger.settings,
                col(DeliveryRow.id).in_([x.delivery_id for x in letters]),
            )
        }
        history = versions(unit.session, ledger.settings)
        with unit.session.no_autoflush:  # no letter tells of another
            for letter in letters:
                one = known[letter.delivery_id]
                facts = told(unit.session, ledger, letter, one, titles, history)
                try:
                    written = compose(facts, templates)
                except ValueError as fault:
                    unwritten[letter.id or 0] = str(fault)
                    unit.letter_state(letter, "failed", str(fault))
                    continue
                said = {name: getattr(written, name) for name in _WORDS}
                words.append({"letter": letter.id, **said})
        if words:
            unit.session.connection().execute(_WRITTEN, words)
    return unwritten


def _send(
    ledger: Ledger, wire: Wire, hands: ThreadPoolExecutor, ids: Sequence[int]
) -> list[Outcome]:
    """Send letters: first say that we do, then do it, then say how it went.

    Several at once only where a cut that leaves them in doubt does no harm.
    """
    mails: dict[int | None, bytes] = {}
    refused: dict[int | None, Outcome] = {}
    with ledger.unit() as unit:
        letters = in_order(unit.session, LetterRow, col(LetterRow.id).in_(ids)).all()
        answered = answers_to(unit.session, [x.delivery_id for x in letters])
        for letter in letters:
            try:
                mails[letter.id] = as_mail(ledger, letter, answered[letter.delivery_id])
            except ValueError as fault:  # of its address: it holds up no other letter
                refused[letter.id] = Outcome(state=Wired.FAILED, reason=str(fault))
        keep(ledger.archive, [(x, mails[x.id]) for x in letters if x.id in mails])
        for letter in letters:
            unit.letter_leaves(letter)
    ledger.seal()  # nothing leaves before that, and what it says, is kept twice
    with ledger.unit() as unit:
        letters = _leaving(unit, letters)

    def hand_over(letter: LetterRow) -> tuple[Outcome, float]:
        began = time.perf_counter()
        found = refused.get(letter.id) or wire.send(
            mails[letter.id],
            recipient=letter.to,
            bcc=ledger.settings.letters.bcc,
            message_id=letter.message_id,
        )
        return found, time.perf_counter() - began

    handed = list(hands.map(hand_over, letters))
    with ledger.unit() as unit:
        pairs = zip(letters, handed, strict=True)
        unit.letters_went([_settle(x, of, ledger.now()) for x, (of, _) in pairs])
    tell(
        Done(
            what="letter",
            seconds=seconds,
            outcome=found.state.value,
            delivery=letter.delivery_id,
        )
        for letter, (found, seconds) in zip(letters, handed, strict=True)
    )
    return [found for found, _ in handed]


def _leaving(unit: Unit, letters: Sequence[LetterRow]) -> list[LetterRow]:
    """Mark as being sent what still shall go where it was to go, and return it.

    Somebody may have decided meanwhile that one goes elsewhere, or not at all. The
    ledger says already of each that it leaves.
    """
    connection = unit.session.connection()
    ours = col(LetterRow.id).in_([letter.id for letter in letters])
    at = select(LetterRow.id, LetterRow.state, LetterRow.to).where(ours)
    now = {(i, state, to) for i, state, to in connection.execute(at)}
    left = [x for x in letters if (x.id, x.state, x.to) in now]
    again = {"state": "sending", "why": "", "tries": LetterRow.tries + 1}
    going = col(LetterRow.id).in_([letter.id for letter in left])
    connection.execute(update(LetterRow).where(going).values(again))
    for letter in left:
        letter.why, letter.tries = "", letter.tries + 1
    return left


def _settle(
    letter: LetterRow, found: Outcome, now: datetime
) -> tuple[LetterRow, str, str]:
    """Say what a letter is by what became of it, and why."""
    state = found.state.value
    if found.state is Wired.DEFERRED:
        wait = backoff(letter.tries)
        state = "failed" if wait is None else "promised"
        letter.due_at = now + wait if wait else letter.due_at
    return letter, state, found.reason
