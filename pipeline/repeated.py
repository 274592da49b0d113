"""Which submissions may be an earlier one of the same party, sent again?

Found in what the ledger holds now, and nowhere written down: who withdraws the earlier
one, or says who speaks, changes it. A person's word on one goes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import col, func, select

from pipeline import record
from pipeline.decisions.decided import decided
from pipeline.store.tables import DECIDED, CommentRow, DeliveryRow, EventRow
from pipeline.store.values import load
from rules import repetition
from rules.doubts import unproven
from rules.lifecycle import DONE
from rules.repetition import Said
from rules.terms import Comment, Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from pipeline.record import Known
    from pipeline.settings import Settings

_BATCH = 500
_FACTS: tuple[Any, ...] = (
    DeliveryRow.id,
    DeliveryRow.number,
    DeliveryRow.received_at,
    DeliveryRow.call,
    DeliveryRow.words,
    DeliveryRow.sender_address,
    DeliveryRow.stakeholders,
    DeliveryRow.stakeholder_review,
    DeliveryRow.flags,
)


class Again(NamedTuple):
    """When it came, and what it may be: a delivery and its number."""

    received_at: datetime
    first: int
    number: int


def seen(session: Session, settings: Settings, *where: Any) -> Iterator[Known]:
    """Go through deliveries as the record does, and say which may repeat another."""
    again, series = repeated(session), settings.consultation.series
    for known in record.deliveries(session, settings, *where):
        if found := again.get(known.row.id or 0):
            yield replace(known, repeats=f"{series}/{found.number}")
        else:
            yield known


def repeated(session: Session) -> dict[int, Again]:
    """Return the deliveries that may be an earlier one, sent again."""
    groups = [group for group in _groups(session) if len(group) > 1]
    ids = [row.id for group in groups for row in group]
    points, apart = _points(session, ids), _apart(session, ids)
    found: dict[int, Again] = {}
    for group in groups:
        rows = {row.number: row for row in group}
        again = repetition.repeated(
            Said(
                number=row.number,
                parties=_parties(row),
                points=points.get(row.id, frozenset()),
                apart=row.id in apart,
            )
            for row in group
        )
        found |= {
            rows[one].id: Again(rows[one].received_at, rows[first].id, first)
            for one, first in again.items()
        }
    return found


def _groups(session: Session) -> Iterator[list[Any]]:
    """Give those that count, by call and words; only who shares a party with one."""
    several = (
        select(DeliveryRow.words)
        .where(DeliveryRow.words != "")
        .group_by(DeliveryRow.words)
        .having(func.count() > 1)
    )
    words = session.exec(several).all()
    for start in range(0, len(words), _BATCH):
        some: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for row in _counting(session, words[start : start + _BATCH]):
            some[row.call, row.words].append(row)
        for group in some.values():
            shared = Counter(party for row in group for party in _parties(row))
            yield [r for r in group if any(shared[p] > 1 for p in _parties(r))]


def _counting(session: Session, words: Sequence[str]) -> Iterator[Any]:
    """Give the submissions of these words that would be compiled."""
    rows = session.exec(
        select(*_FACTS).where(
            col(DeliveryRow.words).in_(words),
            DeliveryRow.kind == Kind.SUBMISSION.value,
            DeliveryRow.verdict != Verdict.LATE.value,
            col(DeliveryRow.state).in_([state.value for state in DONE]),
            col(DeliveryRow.number).is_not(None),
            col(DeliveryRow.withdrawn).is_(False),
            col(DeliveryRow.superseded_by).is_(None),
        )
    )
    for row in rows:
        if not unproven(row.flags, review=row.stakeholder_review):
            yield row


def _parties(row: Any) -> frozenset[Hashable]:
    """Say who speaks: the address, and the stakeholders that nobody must confirm."""
    names = () if row.stakeholder_review else (s["name"] for s in row.stakeholders)
    return frozenset({row.sender_address, tuple(sorted(names))} - {"", ()})


def _points(
    session: Session, ids: Sequence[int]
) -> Mapping[int, frozenset[tuple[bytes, Hashable]]]:
    found: dict[int, set[tuple[bytes, Hashable]]] = defaultdict(set)
    for start in range(0, len(ids), _BATCH):
        some = col(CommentRow.delivery_id).in_(ids[start : start + _BATCH])
        for row in session.exec(select(CommentRow).where(some)):
            comment = load(Comment, row.comment)
            if not comment.aside:
                found[row.delivery_id].add(repetition.point(comment))
    return {delivery: frozenset(said) for delivery, said in found.items()}


def _apart(session: Session, ids: Sequence[int]) -> set[int]:
    """Say of which a person said that they act on no earlier one."""
    found: set[int] = set()
    for start in range(0, len(ids), _BATCH):
        asked = select(EventRow.delivery_id).where(
            EventRow.kind == DECIDED,
            col(EventRow.delivery_id).in_(ids[start : start + _BATCH]),
        )
        told = {i for i in session.exec(asked) if i is not None}
        found |= {i for i in told if decided(session, i).replaces == 0}
    return found
