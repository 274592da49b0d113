"""Which letters are due, and did they go?

A letter is written when its delivery has been understood, or is stuck for our
own doubts. It is marked as being sent before the wire is touched, so that a
crash in between leaves it in doubt and never sends it twice unseen; a letter in
doubt goes again under the same Message-ID where that can do no harm, and waits
for a person where it can.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import and_, col, or_, select

from outbox.letters import CommentLine, Facts, FileLine, Letter, compose
from outbox.mime import build
from outbox.smtp import State as Wired
from outbox.smtp import backoff, open_wire
from pipeline.deadlines import versions
from pipeline.locks import only_one
from pipeline.record import deliveries
from pipeline.tables import DeliveryRow, LetterRow
from pipeline.values import load
from rules.lifecycle import DONE, State
from rules.terms import Address, Clock, LetterKind, Message, Read, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import ColumnElement

    from outbox.smtp import Outcome, Wire
    from pipeline.decisions import Person
    from pipeline.ledger import Ledger, Unit
    from pipeline.record import Known
    from rules.terms import Window

#: The states in which what can be said about a delivery is known.
_UNDERSTOOD = (*DONE, State.HELD, State.CORRUPT)
_BATCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """How many letters went, and how many wait for time or for a person.

    `why` is what the last one said that did not go.
    """

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    why: str = ""

    @property
    def troubles(self) -> tuple[str, ...]:
        """What did not go, in sentences."""
        sentences = (
            (self.waiting, "not sent yet; tried again by itself"),
            (self.failed, "failed or in doubt; see depositary letters"),
        )
        return tuple(
            f"{n} {'letter' if n == 1 else 'letters'} {what} ({self.why})"
            for n, what in sentences
            if n
        )


def post(
    ledger: Ledger,
    titles: Mapping[str, str],
    stopping: Callable[[], bool] = lambda: False,
) -> Posted:
    """Send the letters that are due; `titles` are those of the drafts, by id."""
    with only_one(ledger.settings.archive_folder, "post") as mine:
        if not mine:
            return Posted()
        wire = _wire(ledger)
        _resolve_doubt(ledger, again=ledger.settings.letters.smtp.startswith("file:"))
        count: Counter[Wired] = Counter()
        why = ""
        while not stopping() and (ids := _due(ledger)):
            _write(ledger, ids, titles)
            ledger.seal()  # nothing leaves before what it says is kept twice
            for i in ids:
                if stopping():
                    break
                found = _send(ledger, wire, i)
                count[found.state] += 1
                why = why if found.state is Wired.SENT else found.reason
        waiting = _waiting(ledger)
        return Posted(
            sent=count[Wired.SENT],
            waiting=len(waiting),
            failed=count[Wired.FAILED] + count[Wired.IN_DOUBT],
            why=why or next(iter(waiting), ""),
        )


def letters_of(unit: Unit, row: DeliveryRow) -> list[LetterRow]:
    """Return the letters of a delivery, oldest first."""
    return list(
        unit.session.exec(
            select(LetterRow)
            .where(LetterRow.delivery_id == row.id)
            .order_by(col(LetterRow.id))
        )
    )


def retry(ledger: Ledger, delivery: int, who: Person) -> int:
    """Let the failed and doubtful letters of a delivery be tried again.

    A receipt of what was set aside since rests, and is not among them.
    """
    with ledger.unit() as unit:
        letters = [
            letter
            for row in unit.claim_all([delivery])
            for letter in letters_of(unit, row)
            if letter.state in ("failed", "in_doubt", "suppressed")
            and (row.state != State.SET_ASIDE or letter.kind == LetterKind.SET_ASIDE)
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


def _resolve_doubt(ledger: Ledger, *, again: bool) -> None:
    """Settle what a killed process left in `sending`, and what came back to us.

    A copy that reached our own mailbox proves that the letter went.
    """
    with ledger.unit() as unit:
        doubtful = unit.session.exec(
            select(LetterRow).where(col(LetterRow.state).in_(("sending", "in_doubt")))
        ).all()
        for letter in doubtful:
            came_back = unit.session.exec(
                select(DeliveryRow.id).where(
                    DeliveryRow.message_id == letter.message_id
                )
            ).first()
            if came_back is not None:
                unit.letter_state(letter, "sent", "its copy is in our mailbox")
            elif again:
                unit.letter_state(letter, "promised")
            elif letter.state == "sending":
                why = "the sending was cut off; look for its Message-ID, then retry"
                unit.letter_state(letter, "in_doubt", why)


def _due(ledger: Ledger) -> list[int]:
    with ledger.reading() as session:
        ids = session.exec(
            select(LetterRow.id)
            .join(DeliveryRow, col(DeliveryRow.id) == LetterRow.delivery_id)
            .where(
                LetterRow.state == "promised",
                col(LetterRow.due_at) <= ledger.now(),
                _may_go(),
            )
            .order_by(col(LetterRow.id))
            .limit(_BATCH)
        ).all()
    return [i for i in ids if i is not None]


def _may_go() -> ColumnElement[bool]:
    """Ask whether its delivery is understood.

    A receipt of what was set aside since rests, should it be counted in again.
    """
    aside = LetterRow.kind == LetterKind.SET_ASIDE.value
    return or_(
        col(DeliveryRow.state).in_([s.value for s in _UNDERSTOOD]),
        and_(aside, DeliveryRow.state == State.SET_ASIDE.value),
    )


def _waiting(ledger: Ledger) -> list[str]:
    """Say of each letter that was tried and waits for another try why it does."""
    with ledger.reading() as session:
        found = session.exec(
            select(LetterRow.why)
            .join(DeliveryRow, col(DeliveryRow.id) == LetterRow.delivery_id)
            .where(LetterRow.state == "promised", LetterRow.tries > 0, _may_go())
            .order_by(col(LetterRow.id).desc())
        )
        return list(found)


def _write(ledger: Ledger, ids: list[int], titles: Mapping[str, str]) -> None:
    """Write what these letters say, once: a letter that was tried stays as it was."""
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
        for letter in letters:
            facts = _facts(ledger, letter, known[letter.delivery_id], titles)
            written = compose(facts, templates)
            letter.subject, letter.text = written.subject, written.text
            letter.html = written.html
            unit.session.add(letter)


def _facts(
    ledger: Ledger, letter: LetterRow, known: Known, titles: Mapping[str, str]
) -> Facts:
    row, settings = known.row, ledger.settings
    with ledger.reading() as session:
        history = versions(session, settings)[row.call]
    current: Window = history[-1]
    kind = LetterKind(letter.kind)
    supersedes = f"{known.series}/{row.supersedes}" if row.supersedes else ""
    site = settings.publication.base_url or str(settings.publication.folder)
    return Facts(
        kind=kind,
        language=letter.language,
        consultation=settings.consultation.title,
        secretariat=settings.letters.from_.partition("<")[0].strip(' "')
        or settings.letters.address,
        delivery=known.id,
        subject=row.subject,
        received_at=row.received_at or row.first_seen,
        clock=Clock(row.received_from or Clock.FIRST_SEEN),
        verdict=Verdict(row.verdict or Verdict.ON_TIME),
        window=current,
        previous=history[-2] if len(history) > 1 else None,
        number=supersedes if kind is LetterKind.WITHDRAWN else known.number,
        files=tuple(
            FileLine(name=p.name, read=Read(p.read), why=p.why)
            for p in known.parts
            if not p.is_body
        ),
        comments=tuple(
            CommentLine(
                id=name,
                document=titles.get(c.document or "", c.document or ""),
                paragraphs=c.paragraphs,
                action=c.action,
                words=c.text or c.proposed,
                review=c.review,
            )
            for name, c in known.numbered_comments
        ),
        stakeholders=tuple(s.name for s in known.stakeholders),
        stakeholder_review=row.stakeholder_review,
        supersedes=supersedes,
        url=site if kind is LetterKind.PUBLICATION else "",
    )


def _send(ledger: Ledger, wire: Wire, i: int) -> Outcome:
    """Send one letter: first say that we do, then do it, then say how it went."""
    with ledger.unit() as unit:
        letter = unit.session.exec(select(LetterRow).where(LetterRow.id == i)).one()
        row = unit.session.exec(
            select(DeliveryRow).where(DeliveryRow.id == letter.delivery_id)
        ).one()
        letter.tries += 1
        unit.letter_state(letter, "sending")
    raw = _mime(ledger, letter, row)
    found = wire.send(
        raw,
        recipient=letter.to,
        bcc=ledger.settings.letters.bcc,
        message_id=letter.message_id,
    )
    with ledger.unit() as unit:
        letter = unit.session.exec(select(LetterRow).where(LetterRow.id == i)).one()
        wait = backoff(letter.tries) if found.state is Wired.DEFERRED else None
        if wait is not None:
            letter.due_at = ledger.now() + wait
            unit.letter_state(letter, "promised", found.reason)
        elif found.state is Wired.DEFERRED:
            unit.letter_state(letter, "failed", found.reason)
        else:
            unit.letter_state(letter, found.state.value, found.reason)
    return found


def _mime(ledger: Ledger, letter: LetterRow, row: DeliveryRow) -> bytes:
    message = load(Message, row.message) if row.message else None
    earlier = message.in_reply_to if message else ()
    return build(
        Letter(
            kind=LetterKind(letter.kind),
            language=letter.language,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
        ),
        sender=ledger.settings.letters.from_,
        to=Address(address=letter.to, name=row.sender_name),
        message_id=letter.message_id,
        in_reply_to=row.message_id,
        references=tuple(x for x in (*earlier, row.message_id) if x),
        date=letter.promised_at,
    )
