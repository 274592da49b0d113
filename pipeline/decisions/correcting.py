"""What becomes of the words of a correction that no decision takes up?

A correction says where comments belong, or that one is none; words are verbatim, and
no decision changes them. So what a mail says anew counts as comments of its own, beside
the comment that they correct, as soon as a person names that one. While nobody put
right a comment since it came, a mail with words of its own is no correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import String, cast
from sqlmodel import Session, col, or_, select

from pipeline.decisions import (
    Person,
    again,
    comment_of,
    decision,
    delivery_of,
    numbered,
    record,
    settle_kind,
)
from pipeline.decisions.decided import standing
from pipeline.faults import Fault
from pipeline.ledger import Ledger, Unit, shown_id
from pipeline.letters import corrections
from pipeline.letters.answers import about
from pipeline.store.among import among
from pipeline.store.ordered import in_order
from pipeline.store.tables import DeliveryRow, PartRow
from pipeline.store.values import load
from rules.terms import Kind, Message, Passage

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.record import Known

_NOT_TAKEN_UP = (
    "It says “{0}”, and no comment of {1} was put right since it came. A correction "
    "moves comments or takes them out, and adds no words. If these are to stand as a "
    "comment, name the one that they correct: --kind correction --of {1}-1. Else put "
    "right what is meant first, or say --kind not_a_submission."
)


def settle_correction(  # noqa: PLR0913 (a decision has so many facts)
    ledger: Ledger | Unit,
    house: House,
    delivery: int,
    who: Person,
    *,
    earlier: int | None = None,
    comment: int | None = None,
    expected: str = "",
) -> None:
    """Record that a mail corrects an earlier one, or one `comment` of it.

    With a comment, the mail is a submission whose words stand beside it. Raises Fault
    where the words of the mail would be lost without.
    """
    with decision(ledger) as unit:
        row = delivery_of(unit, delivery, expected)
        series = house.settings.consultation.series
        if comment and earlier:
            target = unit.session.get_one(DeliveryRow, numbered(unit, row, earlier))
            comment_of(unit.session, earlier, comment)
            said = f"{series}/{target.number}-{comment}"
            kind = Kind.SUBMISSION.value
            record(unit, delivery, who, kind=kind, corrects=said, replaces=0)
            again(unit, row, who.because)
            return
        found = unit.session.get(DeliveryRow, earlier) if earlier else None
        found = found or about(unit.session, row, series)
        taken = found is None or _taken_up(unit.session, row, found)
        if found is not None and not taken and (words := _words(unit, row, house)):
            number = f"{series}/{found.number}" if found.number else ""
            name = number or shown_id(found.id or 0)
            raise Fault(_NOT_TAKEN_UP.format(words, name))
        settle_kind(unit, delivery, Kind.CORRECTION, who, earlier=earlier)


def _taken_up(session: Session, row: DeliveryRow, target: DeliveryRow) -> bool:
    """Tell whether a person put right a comment of the other since this one came."""
    return any(
        "reply" not in one.event.data
        and one.event.at >= row.first_seen
        and any(name.startswith("comment ") for name in one.about)
        for one in standing(session, target.id or 0)
    )


def _words(unit: Unit, row: DeliveryRow, house: House) -> str:
    """Return the words of a mail that are no plain correction."""
    parts = in_order(
        unit.session, PartRow, PartRow.delivery_id == row.id, col(PartRow.is_body)
    )
    own = [load(Passage, passage) for part in parts for passage in part.passages]
    message = load(Message, row.message) if row.message else None
    return corrections.left(own, message.senders if message else (), house)


def corrects(row: DeliveryRow) -> str:
    """Say which submission, or which comment of one, a delivery corrects, if any."""
    prefix = corrections.CORRECTS
    found = (flag.removeprefix(prefix) for flag in row.flags if prefix in flag[:9])
    return next(found, "")


def corrected_by(session: Session, known: Known) -> Iterator[str]:
    """Say which deliveries correct this one, or a comment of it: `D000036 (34-1)`."""
    name = known.number or known.id
    flags = cast(col(DeliveryRow.flags), String)
    whole = f'"{corrections.CORRECTS}{name}'
    # an index holds the flags: the long rows are read of those that are meant
    asked = select(DeliveryRow.id).where(
        or_(flags.contains(f'{whole}"'), flags.contains(f"{whole}-"))
    )
    ids = [each for each in session.exec(asked) if each is not None]
    found = select(DeliveryRow).where(among(col(DeliveryRow.id), ids))
    for row in session.exec(found.order_by(col(DeliveryRow.id))):
        number = f"{known.series}/{row.number}" if row.number else ""
        yield f"{corrects(row)} by {number or shown_id(row.id or 0)}"
