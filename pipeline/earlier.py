"""May the files of an earlier issue still be offered?

Only while all that it printed may be printed: no submission whose words it holds is
out of the compilation by now, and nothing was taken out of a comment since. What came
first is told by the place in the ledger; an issue may be made for another instant.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, and_, col, func, or_, select

from pipeline.store.issues import tells, told_by, told_of
from pipeline.store.tables import DECIDED, REDACTED, DeliveryRow, EventRow
from rules.consolidation import Standing
from rules.doubts import unproven
from rules.lifecycle import State
from rules.terms import Kind

_AT_ONCE = 1_000  # rows, of very many
_UNDECIDED = [s.value for s in (State.HELD, State.DEFERRED, State.CORRUPT)]
#: What an issue says of a submission of which it prints no word.
_NO_WORDS = {told_of(standing) for standing in Standing}


def offered(
    session: Session, series: str, call: str, issues: Collection[int]
) -> set[int]:
    """Return which of these issues of a call may be offered, by place in the ledger."""
    cut = _last_cut(session, call)
    later = sorted(seq for seq in issues if seq > cut)
    gone = _gone(session, series, call) if later else set()
    return {seq for seq in later if not (gone and _prints(session, seq, gone))}


def _last_cut(session: Session, call: str) -> int:
    """Say where words of a call, or a whole comment, were last taken out."""
    of_call = select(DeliveryRow.id).where(DeliveryRow.call == call)
    redacted = and_(
        col(EventRow.kind) == REDACTED, EventRow.data["undone"].as_boolean().is_(None)
    )
    aside = and_(
        col(EventRow.kind) == DECIDED,
        EventRow.data["comment"]["aside"].as_boolean().is_(True),
    )
    last = select(func.max(EventRow.seq)).where(
        or_(redacted, aside), col(EventRow.delivery_id).in_(of_call)
    )
    return session.exec(last).one() or 0


def _gone(session: Session, series: str, call: str) -> set[str]:
    """Name the submissions whose words are not printed for this call."""
    stands = and_(
        col(DeliveryRow.call) == call,
        col(DeliveryRow.kind) == Kind.SUBMISSION.value,
        col(DeliveryRow.withdrawn).is_(False),
        col(DeliveryRow.superseded_by).is_(None),
        col(DeliveryRow.state).not_in(_UNDECIDED),
    )
    facts: tuple[Any, ...] = (
        DeliveryRow.number,
        stands.label("stands"),
        DeliveryRow.stakeholder_review,
        DeliveryRow.flags,
    )
    rows = session.exec(
        select(*facts)
        .where(col(DeliveryRow.number).is_not(None))
        .execution_options(yield_per=_AT_ONCE)
    )
    return {
        f"{series}/{row.number}"
        for row in rows
        if not row.stands or unproven(row.flags, review=row.stakeholder_review)
    }


def _prints(session: Session, issue: int, numbers: Collection[str]) -> bool:
    """Tell whether an issue prints words of any of these submissions."""
    issued = session.get_one(EventRow, issue)
    if not tells(issued):  # an old one
        return True
    return any(n in numbers and d not in _NO_WORDS for n, d in told_by(session, issued))
