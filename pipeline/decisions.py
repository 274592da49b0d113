"""What did people decide, and how is it kept?

A decision is an event of the ledger: who, when, why. It is applied whenever
the machine decides the same thing again, and the machine never overwrites it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from pipeline.faults import Fault
from pipeline.tables import CommentRow, DeliveryRow, EventRow
from pipeline.values import dump, load
from pipeline.work import Decided
from rules.lifecycle import DONE, Event, State
from rules.terms import (
    Action,
    Comment,
    Evidence,
    Kind,
    LetterKind,
    Stakeholder,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from pipeline.ledger import Ledger, Unit

DECIDED = "decided"
_REOPENABLE = (*DONE, State.SET_ASIDE, State.HELD)


def decided(session: Session, delivery: int) -> Decided:
    """Gather what people decided about a delivery."""
    found = Decided()
    events = session.exec(
        select(EventRow)
        .where(EventRow.kind == DECIDED, EventRow.delivery_id == delivery)
        .order_by(col(EventRow.seq))
    )
    for event in events:
        found = _added(found, event.data)
    return found


def _added(found: Decided, data: dict[str, Any]) -> Decided:
    if "kind" in data:
        found = replace(found, kind=Kind(data["kind"]), released=True)
    if "admitted" in data:
        found = replace(found, admitted=data["admitted"])
    if "released" in data:
        found = replace(found, released=True)
    if "stakeholders" in data:
        names = tuple(load(Stakeholder, s) for s in data["stakeholders"])
        found = replace(found, stakeholders=names)
    if "comment" in data:
        settled = load(Comment, data["comment"])
        comments = {**found.comments, int(data["position"]): settled}
        found = replace(found, comments=comments)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who decides, and why."""

    by: str
    because: str

    def __str__(self) -> str:
        """Print it as evidence."""
        return f"{self.by}: {self.because}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a comment belongs; what is not said stays as it was."""

    document: str | None = None
    paragraphs: tuple[str, ...] = ()


def settle_comment(  # noqa: PLR0913, PLR0917 (a decision has so many facts)
    ledger: Ledger,
    delivery: int,
    position: int,
    where: Place,
    action: Action | None,
    who: Person,
) -> Comment:
    """Record a person's answer to where a comment belongs."""
    with ledger.unit() as unit:
        row = unit.session.get(CommentRow, (delivery, position))
        if row is None:
            raise Fault(f"There is no comment {position} in this delivery; see `show`.")
        before = load(Comment, row.comment)
        after = replace(
            before,
            document=before.document if where.document is None else where.document,
            paragraphs=where.paragraphs or before.paragraphs,
            action=action or before.action,
            review=False,
            candidates=(),
            evidence=Evidence(kind="decision", value=str(who)),
        )
        if not after.paragraphs:
            raise Fault("Say which paragraphs, or `--general` for none in particular.")
        unit.event(
            DECIDED,
            delivery,
            position=position,
            comment=dump(after),
            by=who.by,
            because=who.because,
        )
        row.comment, row.review, row.document = dump(after), False, after.document
        unit.session.add(row)
    ledger.seal()
    return after


def settle_stakeholders(
    ledger: Ledger, delivery: int, names: Sequence[Stakeholder], who: Person
) -> None:
    """Record a person's answer to who speaks."""
    with ledger.unit() as unit:
        row = _delivery(unit, delivery)
        unit.event(
            DECIDED,
            delivery,
            stakeholders=dump(list(names)),
            by=who.by,
            because=who.because,
        )
        row.stakeholders, row.stakeholder_review = dump(list(names)), False
        row.stakeholder_evidence = dump([Evidence(kind="decision", value=str(who))])
        unit.session.add(row)
    ledger.seal()


def settle_kind(ledger: Ledger, delivery: int, kind: Kind, who: Person) -> None:
    """Record what a delivery is; it is judged again with that."""
    with ledger.unit() as unit:
        row = _delivery(unit, delivery)
        unit.event(DECIDED, delivery, kind=kind.value, by=who.by, because=who.because)
        _again(unit, row, who.because)
    ledger.seal()


def admit(ledger: Ledger, delivery: int, who: Person) -> None:
    """Admit a late submission: it gets the next number, and its sender is told."""
    with ledger.unit() as unit:
        row = _delivery(unit, delivery)
        if row.verdict != Verdict.LATE:
            raise Fault("Only a late submission can be admitted; this one is not late.")
        reason = f"admitted by {who}"
        unit.event(DECIDED, delivery, admitted=reason, by=who.by, because=who.because)
        unit.owe(row, LetterKind.ADMISSION)
        _again(unit, row, reason)
    ledger.seal()


def _delivery(unit: Unit, delivery: int) -> DeliveryRow:
    found = unit.claim_all([delivery])
    if not found:
        raise Fault(f"There is no delivery D{delivery:06d}; see `depositary list`.")
    return found[0]


def _again(unit: Unit, row: DeliveryRow, why: str) -> None:
    if State(row.state) not in _REOPENABLE:
        raise Fault(
            "The delivery is still on its way; decide when it has been processed."
        )
    unit.advance(row, Event.REOPEN, why)
