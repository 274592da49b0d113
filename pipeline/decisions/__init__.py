"""What did people decide, and how is it kept?

A decision is an event of the ledger: who, when, why. It is applied whenever
the machine decides the same thing again, and the machine never overwrites it.
Whoever decides may say which version was seen; a decision on anything else is
refused. What stands of all this is told by `decided`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from pipeline.decisions.circles import no_circle, not_repeated
from pipeline.decisions.decided import decided
from pipeline.decisions.placement import placed
from pipeline.decisions.versions import unchanged, version_of, version_of_comment
from pipeline.faults import Fault
from pipeline.ledger import Ledger, Unit, shown_id
from pipeline.store.tables import DECIDED, CommentRow, DeliveryRow, LetterRow
from pipeline.store.values import dump, load
from rules.lifecycle import DONE, Event, State
from rules.terms import (
    Comment,
    Draft,
    Evidence,
    Kind,
    LetterKind,
    Message,
    Place,
    Stakeholder,
    Verdict,
)
from rules.unseen_flags import Unseen

#: The other halves of the subject, for those who know them here.
__all__ = ["decided", "unchanged", "version_of", "version_of_comment"]
#: The states in which a delivery can be judged again.
REOPENABLE = (*DONE, State.SET_ASIDE, State.HELD)
#: The kind of the events by which a person passes a question over.
NOTED = "noted"
#: The states of a letter that nobody can have received.
_NOT_GONE = ("promised", "failed", "suppressed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who decides, and why; neither may be empty.

    `together` names the act of which this decision is one of several.
    """

    by: str
    because: str
    together: str = ""

    def __post_init__(self) -> None:
        """Refuse a decision of nobody, or for no reason."""
        if not self.by.strip():
            raise Fault("Say who decides: the name is recorded with the decision.")
        if not self.because.strip():
            raise Fault("Say why, in words: the reason is recorded with the decision.")

    def __str__(self) -> str:
        """Print it as evidence."""
        return f"{self.by}: {self.because}"


def settle_comment(  # noqa: PLR0913 (a decision has so many facts)
    ledger: Ledger | Unit,
    delivery: int,
    position: int,
    where: Place,
    who: Person,
    *,
    drafts: Sequence[Draft],
    expected: str = "",
    reply: str = "",
) -> Comment:
    """Record a person's answer to where a comment belongs.

    `reply` is the mail in which its sender says so; then that is the evidence, as an
    address is nobody's to publish. Raises Fault for a place that is not there or says
    two things at once, and where the comment is no longer what the person saw.
    """
    with decision(ledger) as unit:
        before = comment_of(unit.session, delivery, position, expected)
        said = f"its sender, in the reply {reply}" if reply else str(who)
        evidence = Evidence(kind="decision", value=said)
        after = replace(placed(before, where, drafts), evidence=evidence)
        record(unit, delivery, who, position=position, comment=dump(after), reply=reply)
        keep(unit.session, delivery, position, after)
        return after


def settle_stakeholders(
    ledger: Ledger | Unit,
    delivery: int,
    names: Sequence[Stakeholder],
    who: Person,
    *,
    expected: str = "",
) -> None:
    """Record a person's answer to who speaks."""
    if not all(one.name.strip() for one in names):
        raise Fault("Say who speaks: a name cannot be empty.")
    with decision(ledger) as unit:
        row = delivery_of(unit, delivery, expected)
        record(unit, delivery, who, stakeholders=dump(list(names)))
        row.stakeholders, row.stakeholder_review = dump(list(names)), False
        row.stakeholder_evidence = dump([Evidence(kind="decision", value=str(who))])
        unit.session.add(row)


def settle_kind(  # noqa: PLR0913 (a decision has so many facts)
    ledger: Ledger | Unit,
    delivery: int,
    kind: Kind,
    who: Person,
    *,
    earlier: int | None = None,
    expected: str = "",
) -> None:
    """Record what a delivery is; it is judged again with that.

    `earlier` is the delivery that it repeats, replaces or takes back. What has a
    number keeps it, and its sender is told if it is set aside. A submission of which
    a person had to read something remains one, and that is read.
    """
    with decision(ledger) as unit:
        row = delivery_of(unit, delivery, expected)
        read = kind is Kind.SUBMISSION and _waits_to_be_read(row)
        if read and not earlier:
            record(unit, delivery, who, read=True)
            row.flags = [flag for flag in row.flags if flag not in set(Unseen)]
            unit.session.add(row)
            return
        if kind is Kind.HELD:
            raise Fault(
                "Held is what waits for an answer, and is none. Say submission, "
                "withdrawal, duplicate or not_a_submission."
            )
        said: dict[str, Any] = {"kind": kind.value, **({"read": True} if read else {})}
        if kind is Kind.DUPLICATE:
            said["earlier"] = _repeated(unit, row, earlier or row.duplicate_of)
        elif earlier:
            said["replaces"] = numbered(unit, row, earlier)
        if row.kind == kind and row.state != State.HELD and len(said) == 1:
            raise Fault(f"It is a {kind} already; nothing was recorded.")
        record(unit, delivery, who, **said)
        no_circle(unit, delivery)
        if kind in (Kind.NOT_A_SUBMISSION, Kind.AUTO_REPLY, Kind.BOUNCE):
            not_repeated(unit, delivery)
        if row.number and kind not in (Kind.SUBMISSION, Kind.WITHDRAWAL):
            unit.owe(row, LetterKind.SET_ASIDE)
        again(unit, row, who.because)


def _waits_to_be_read(row: DeliveryRow) -> bool:
    """Tell whether it was accepted as a submission, and nobody has seen all of it."""
    accepted = row.kind == Kind.SUBMISSION and row.state != State.HELD
    return accepted and not set(Unseen).isdisjoint(row.flags)


def _repeated(unit: Unit, row: DeliveryRow, earlier: int | None) -> int:
    if earlier is None:
        raise Fault("Say which delivery it repeats: --of D000012.")
    found = unit.session.get(DeliveryRow, earlier)
    if found is None or found.id == row.id:
        raise Fault("It can only repeat another delivery; see `list`.")
    kind = decided(unit.session, earlier).kind or found.kind
    withdrawn = found.withdrawn and row.supersedes != found.number
    if kind in (Kind.DUPLICATE, Kind.NOT_A_SUBMISSION) or withdrawn:
        fate = "withdrawn" if withdrawn else str(kind).replace("_", " ")
        raise Fault(
            f"{shown_id(earlier)} does not stand itself ({fate}). A duplicate must "
            "repeat one that stands, or its words are nowhere."
        )
    return earlier


def numbered(unit: Unit, row: DeliveryRow, earlier: int) -> int:
    """Return another delivery that has a number, or raise Fault."""
    found = unit.session.get(DeliveryRow, earlier)
    if found is None or found.number is None or found.id == row.id:
        raise Fault("Name another submission that has a number; see `list`.")
    return earlier


def settle_call(
    ledger: Ledger | Unit, delivery: int, call: str, who: Person, *, expected: str = ""
) -> None:
    """Record which call a delivery answers; it is judged again by its deadline."""
    with decision(ledger) as unit:
        known = [c.id for c in unit.ledger.settings.calls]
        if call not in known:
            calls = ", ".join(known)
            raise Fault(f"There is no call {call!r}; the calls are: {calls}.")
        row = delivery_of(unit, delivery, expected)
        record(unit, delivery, who, call=call)
        again(unit, row, who.because)


def settle_replaced(  # noqa: PLR0913 (a decision has so many facts)
    ledger: Ledger | Unit,
    delivery: int,
    earlier: int | None,
    who: Person,
    *,
    also: Sequence[int] = (),
    expected: str = "",
) -> None:
    """Record on which delivery a revision or a withdrawal acts; None for on none.

    `also` are further ones that a revision replaces.
    """
    with decision(ledger) as unit:
        row = delivery_of(unit, delivery, expected)
        if row.kind not in (Kind.SUBMISSION, Kind.WITHDRAWAL):
            raise Fault(
                "Only a submission replaces an earlier one, and only a withdrawal "
                "takes one back. First say what it is, with --kind."
            )
        target = numbered(unit, row, earlier) if earlier else 0
        if also and row.kind == Kind.WITHDRAWAL:
            raise Fault(
                "A withdrawal takes back one submission; a revision may replace more."
            )
        more = [numbered(unit, row, each) for each in also if each != target]
        said = {"also": [*dict.fromkeys(more)]} if more else {}
        record(unit, delivery, who, replaces=target, **said)
        no_circle(unit, delivery)
        again(unit, row, who.because)


def settle_answer(
    ledger: Ledger | Unit,
    delivery: int,
    address: str,
    who: Person,
    *,
    expected: str = "",
) -> None:
    """Record to which of the addresses in a mail its letters go.

    So do those that were promised and have not gone.
    """
    with decision(ledger) as unit:
        row = delivery_of(unit, delivery, expected)
        known = addresses(row)
        if address.lower() not in {one.lower() for one in known}:
            names = ", ".join(known) or "none"
            raise Fault(f"A letter can only go to an address in the mail: {names}.")
        record(unit, delivery, who, answer_to=address)
        owed = (
            select(LetterRow)
            .where(
                LetterRow.delivery_id == delivery, col(LetterRow.state).in_(_NOT_GONE)
            )
            .order_by(col(LetterRow.id))
        )
        for letter in unit.session.exec(owed).all():
            letter.to = address
            unit.letter_state(letter, letter.state, letter.why)
        again(unit, row, who.because)


def addresses(row: DeliveryRow) -> tuple[str, ...]:
    """Return the addresses in From and Reply-To of a mail."""
    message = load(Message, row.message) if row.message else None
    found = (*message.senders, *message.reply_to) if message else ()
    return tuple(dict.fromkeys(one.address for one in found))


def admit(ledger: Ledger, delivery: int, who: Person) -> None:
    """Admit a late submission: it gets the next number, and its sender is told.

    One that is held because its time is in doubt is admitted as well.
    """
    with decision(ledger) as unit:
        row = delivery_of(unit, delivery)
        late = row.verdict == Verdict.LATE and row.kind == Kind.SUBMISSION
        if not (late or row.state == State.HELD):
            raise Fault("Only a late submission can be admitted; this one is not late.")
        reason = f"admitted by {who}"
        record(unit, delivery, who, admitted=reason)
        unit.owe(row, LetterKind.ADMISSION)
        again(unit, row, reason)


def replay(ledger: Ledger | Unit, delivery: int, who: Person) -> None:
    """Let what could not be processed go the whole way again, from its bytes."""
    with decision(ledger) as unit:
        row = delivery_of(unit, delivery)
        if row.state != State.CORRUPT:
            raise Fault(
                "Only what is corrupt goes its way again; say of this one what it is, "
                "with --kind."
            )
        unit.event("replayed", delivery, by=who.by, because=who.because)
        unit.advance(row, Event.REPLAY, who.because)


def note(ledger: Ledger, delivery: int, position: int, who: Person) -> None:
    """Leave a note on a question for whoever comes next; nothing is decided."""
    with decision(ledger) as unit:
        delivery_of(unit, delivery)
        said = {"position": position, "by": who.by, "because": who.because}
        unit.event(NOTED, delivery, **said)


@contextmanager
def decision(ledger: Ledger | Unit) -> Iterator[Unit]:
    """Give a unit of work; what was decided in it is kept twice when it ends.

    In a unit that is open it is one of several decisions.
    """
    if isinstance(ledger, Unit):
        yield ledger
        return
    with ledger.unit() as unit:
        yield unit
    ledger.seal()


def record(unit: Unit, delivery: int, who: Person, **said: Any) -> None:
    """Write a decision into the ledger."""
    said |= {"by": who.by, "because": who.because, "together": who.together}
    unit.event(DECIDED, delivery, **said)


def delivery_of(unit: Unit, delivery: int, expected: str = "") -> DeliveryRow:
    """Take hold of a delivery that is still what the person saw, or raise Fault.

    Nobody else writes meanwhile: what this unit has read already is so still.
    """
    unit.expect([delivery])
    found = unit.session.get(DeliveryRow, delivery)
    if found is None:
        raise Fault(f"There is no delivery D{delivery:06d}; see `depositary list`.")
    unchanged(expected, version_of(found))
    return found


def comment_of(
    session: Session, delivery: int, position: int, expected: str = ""
) -> Comment:
    """Return a comment that is still what the person saw, or raise Fault."""
    row = session.get(CommentRow, (delivery, position))
    if row is None:
        raise Fault(f"There is no comment {position} in this delivery; see `show`.")
    found = load(Comment, row.comment)
    unchanged(expected, version_of_comment(found))
    return found


def keep(session: Session, delivery: int, position: int, comment: Comment) -> None:
    """Let a comment stand in that position; it is written with all others."""
    row = CommentRow(
        delivery_id=delivery,
        position=position,
        document=comment.document,
        review=comment.review,
        comment=dump(comment),
    )
    with session.no_autoflush:
        session.merge(row)


def again(unit: Unit, row: DeliveryRow, why: str) -> None:
    """Have a delivery judged again, or raise Fault where that cannot be now."""
    if row.state == State.CORRUPT:
        raise Fault("It could not be processed; first let it go its way again, replay.")
    if State(row.state) not in REOPENABLE:
        raise Fault(
            "The delivery is still on its way; decide when it has been processed."
        )
    unit.advance(row, Event.REOPEN, why)
