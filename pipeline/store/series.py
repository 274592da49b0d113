"""Which number comes next, and on which earlier one does a submission act?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, func, select

from pipeline.store.tables import DeliveryRow, EventRow
from rules.doubts import OF_SEVERAL, PERHAPS, doubts
from rules.lifecycle import JUDGED
from rules.pointing import corrected, pointed_at
from rules.terms import Kind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from pipeline.work import Outcome

#: The flag of what would act on an earlier one, and nobody knows on which.
ON_WHAT = "replaces_what"
#: What may act on an earlier one.
ACTS = (Kind.SUBMISSION.value, Kind.WITHDRAWAL.value)


def given_number(session: Session, row: DeliveryRow) -> int | None:
    """Return the number that a delivery was given once: it keeps it for ever."""
    given = session.exec(
        select(EventRow)
        .where(EventRow.kind == "admitted", EventRow.delivery_id == row.id)
        .order_by(col(EventRow.seq).desc())
    )
    for event in given:
        if number := event.data.get("number"):
            return int(number)
    return None


def highest_number(session: Session, *, anew: bool = False) -> int:
    """Return the last number of the series that was given, 0 where none was.

    `anew`: the rows are being made again, and only the events know them all.
    """
    with session.no_autoflush:  # who asks knows those that are not yet written
        highest = session.exec(select(func.max(DeliveryRow.number))).one() or 0
    if not anew:
        return highest
    number: Any = func.max(EventRow.data["number"].as_integer())
    given = session.exec(select(number).where(EventRow.kind == "admitted")).one()
    return max(highest, given or 0)


def release_earlier(session: Session, row: DeliveryRow) -> list[DeliveryRow]:
    """Undo what a delivery did to earlier ones, before it is judged again."""
    if row.supersedes is None:
        return []
    first = DeliveryRow.number == row.supersedes
    targets = [*session.exec(select(DeliveryRow).where(first))]
    targets += [each for each in also_replaced(session, row) if each not in targets]
    for target in targets:
        target.withdrawn, target.superseded_by, row.supersedes = False, None, None
        session.add(target)
    return targets


def restored(session: Session, by: str) -> DeliveryRow | None:
    """Return what stands again since another one, named as people see it, lets go."""
    about = select(EventRow.delivery_id).where(
        EventRow.kind == "restored", EventRow.data["because_of"].as_string() == by
    )
    last = session.exec(about.order_by(col(EventRow.seq).desc()).limit(1)).first()
    return session.get(DeliveryRow, last) if last else None


def also_replaced(session: Session, row: DeliveryRow) -> list[DeliveryRow]:
    """Return what a revision replaces beside the first, as a person decided."""
    if row.supersedes is None or row.number is None or row.kind == Kind.WITHDRAWAL:
        return []
    found = session.exec(
        select(DeliveryRow)
        .where(
            DeliveryRow.superseded_by == row.number,
            DeliveryRow.number != row.supersedes,
        )
        .order_by(col(DeliveryRow.number))
    )
    return [*found]


def replace_earlier(
    session: Session,
    row: DeliveryRow,
    outcome: Outcome,
    series: str,
    recorded: int | None = None,
) -> list[DeliveryRow]:
    """Let a revision or a withdrawal act on the earlier one that it means.

    A person may have named several that it replaces.

    That is the one a person named, else one of the same address: the one on which it
    acted by what is `recorded` (0: on none), else the one it refers to, by a subject, a
    day, a number or a thread, else the only one that stands. What is replaced stays in
    the record. Where it is not plain, the sender not proven, or one takes back what
    several sent, a flag asks a person.
    """
    named = session.get(DeliveryRow, outcome.target) if outcome.target else None
    target = named or _meant(session, row, outcome, series, recorded)
    unasked = row.kind == Kind.WITHDRAWAL and not (named or recorded)
    if target is not None and unasked and len(target.stakeholders) > 1:
        row.flags, target = sorted({*row.flags, OF_SEVERAL}), None
    if target is None:
        row.flags = sorted({*row.flags, ON_WHAT})
        return []
    row.supersedes = target.number or given_number(session, target)
    if row.kind == Kind.WITHDRAWAL:
        target.withdrawn = True
        session.add(target)
        return [target]
    further = (session.get(DeliveryRow, each) for each in outcome.also)
    targets = [target, *(each for each in further if each is not None)]
    for each in targets:
        each.superseded_by = row.number
    session.add_all(targets)
    return targets


def revised(session: Session, row: DeliveryRow, recorded: int | None = None) -> bool:
    """Tell whether one that stands has the subject that this one puts right."""
    hint = corrected(row.subject)
    if not hint or recorded == 0:
        return False
    sent = (each for each in that_stand(session, row) if each.call == row.call)
    return bool(recorded or pointed_at((hint,), sent))


def asked_of_earlier(session: Session, row: DeliveryRow) -> list[str]:
    """Return its flags: it is asked on which it acts, if one of its call stands.

    Some relay thousands: it is enough to know of one.
    """
    known = {each.id: each for each in held(session)}
    address, before = row.sender_address, row.id or 0
    of_call = (each for each in known.values() if each.call == row.call)
    stands = any(_counts(each, address, before) for each in of_call)
    if address and not stands:
        same = col(DeliveryRow.call) == row.call
        asked = select(DeliveryRow.id).where(same, *_counted(address, before))
        with session.no_autoflush:
            found = session.exec(asked.limit(len(known) + 1)).all()
        stands = not known.keys() >= {*found}
    return sorted({*row.flags, *[ON_WHAT] * bool(address and stands)})


def held(session: Session) -> Iterator[DeliveryRow]:
    """Give the deliveries at which this transaction has looked, as they are by now.

    Whoever looks at these, too, need not have them written for his query.
    """
    rows = list(session.identity_map.values())
    return (row for row in rows if isinstance(row, DeliveryRow))


def _now(session: Session, *where: ColumnElement[bool]) -> dict[int, DeliveryRow]:
    """Return what was so in the database, and what is held, which is to be sifted."""
    with session.no_autoflush:
        found = session.exec(select(DeliveryRow).where(*where)).all()
    return {row.id or 0: row for row in (*found, *held(session))}


def acting_later(session: Session, row: DeliveryRow) -> list[DeliveryRow]:
    """Return what the same sender sent later that acts on an earlier one, or would.

    On which one it acts may be another one when this one is judged again.
    """
    found = _now(session, *judged_later(row.sender_address, row.id))
    return [
        each
        for delivery, each in sorted(found.items())
        if each.sender_address == row.sender_address
        and delivery > (row.id or 0)
        and each.state in JUDGED
        and each.kind in ACTS
        and (
            each.supersedes
            or not {ON_WHAT, PERHAPS}.isdisjoint(each.flags)
            or pointed_at((corrected(each.subject),), [row])
        )
    ]


def judged_later(sender: Any, delivery: Any) -> tuple[ColumnElement[bool], ...]:
    """Ask for what a sender sent after a delivery, and what was judged already."""
    return (
        col(DeliveryRow.sender_address) == sender,
        col(DeliveryRow.id) > delivery,
        col(DeliveryRow.state).in_([state.value for state in JUDGED]),
        col(DeliveryRow.kind).in_(ACTS),
    )


def that_stand(
    session: Session, row: DeliveryRow, address: str = ""
) -> list[DeliveryRow]:
    """Return what the same address sent before and what counts, the latest first.

    Of a mail that is not judged yet it must be said which address that is.
    """
    address = address or row.sender_address
    found = _now(session, *_counted(address, row.id or 0))
    return sorted(
        (each for each in found.values() if _counts(each, address, row.id or 0)),
        key=lambda each: each.number or 0,
        reverse=True,
    )


def _counted(address: str, before: int) -> tuple[ColumnElement[bool], ...]:
    """Ask for what an address sent before a delivery, and what counts."""
    return (
        col(DeliveryRow.sender_address) == address,
        col(DeliveryRow.kind) == Kind.SUBMISSION.value,
        col(DeliveryRow.number).is_not(None),
        col(DeliveryRow.id) < before,
        col(DeliveryRow.withdrawn).is_(False),
        col(DeliveryRow.superseded_by).is_(None),
    )


def _counts(row: DeliveryRow, address: str, before: int) -> bool:
    """Tell of what is held in this transaction what `_counted` asks for."""
    return (
        row.sender_address == address
        and row.kind == Kind.SUBMISSION
        and row.number is not None
        and (row.id or 0) < before
        and not row.withdrawn
        and row.superseded_by is None
    )


def _theirs(
    session: Session, row: DeliveryRow, series: str, numbers: Collection[str]
) -> bool:
    """Tell whether any of these numbers was given to what the same address sent."""
    given = [int(number.removeprefix(f"{series}/")) for number in numbers]
    found = _now(
        session,
        col(DeliveryRow.number).in_(given),
        col(DeliveryRow.sender_address) == row.sender_address,
    )
    return any(
        each.number in given and each.sender_address == row.sender_address
        for each in found.values()
    )


def _meant(
    session: Session,
    row: DeliveryRow,
    outcome: Outcome,
    series: str,
    recorded: int | None,
) -> DeliveryRow | None:
    if recorded == 0 or doubts(row.flags) or not row.sender_address:
        return None
    if recorded is None and not row.verified:
        return None  # nothing proves who sent it
    free = that_stand(session, row)
    hints = outcome.refers_to
    same = [r for r in free if r.call == row.call]
    pointed = pointed_at(hints, same)
    named = [r for r in free if r.id == recorded] or pointed[: len(pointed) == 1]
    named = named or [
        r for r in free if r.message_id in hints or f"{series}/{r.number}" in hints
    ]
    if not named and any(hint[:1] == "D" and hint[1:].isdigit() for hint in hints):
        return None  # it answers our letter on what has no number
    numbers = {h for h in hints if h.removeprefix(f"{series}/").isdecimal()}
    if recorded is None and numbers and not _theirs(session, row, series, numbers):
        return None  # it names one of somebody else's
    here = named or pointed or same
    return here[0] if named or len(here) == 1 else None
