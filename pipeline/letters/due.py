"""Which promised letters may go now, and which rest?

A letter rests while what it says does not hold: the receipt of what was set aside
since, or is asked about anew, the word that something is set aside, withdrawn or not
withdrawn of what is not any more, and the late notice, not written yet, of what counts
as in time by now. Each goes after all should a person, or another deadline, turn that
round.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import Session, and_, case, col, func, not_, or_, select

from pipeline.store.tables import DeliveryRow, LetterRow
from rules.lifecycle import DONE, State
from rules.terms import Kind, LetterKind, Verdict

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

#: The states in which what can be said about a delivery is known.
_UNDERSTOOD = [s.value for s in (*DONE, State.HELD, State.CORRUPT)]


#: A letter beside its delivery.
OF = col(DeliveryRow.id) == LetterRow.delivery_id
#: How what was promised and does not hold at present is counted and shown.
RESTING = "resting"


def fates(session: Session) -> dict[str, int]:
    """Count the letters by their state, and those that rest by themselves."""
    states = session.exec(
        select(LetterRow.state, func.count()).group_by(LetterRow.state)
    )
    found = dict(states.all())
    resting = session.exec(
        select(func.count()).select_from(LetterRow).join(DeliveryRow, OF).where(rests())
    ).one()
    found |= {RESTING: resting, "promised": found.get("promised", 0) - resting}
    return {state: n for state, n in sorted(found.items()) if n}


def fate() -> ColumnElement[str]:
    """Tell the state of a letter, beside its delivery, or that it rests."""
    return case((rests(), RESTING), else_=col(LetterRow.state)).label("state")


def fated(state: str) -> ColumnElement[bool]:
    """Ask of a letter, beside its delivery, whether this is its fate."""
    if state == RESTING:
        return rests()
    is_it = col(LetterRow.state) == state
    return and_(is_it, not_(rests())) if state == "promised" else is_it


def may_go() -> ColumnElement[bool]:
    """Ask of a letter, beside its delivery, whether what it says is known and holds."""
    return and_(
        or_(
            col(DeliveryRow.state).in_(_UNDERSTOOD),
            DeliveryRow.state == State.SET_ASIDE.value,
        ),
        not_(rests()),
    )


class Tried(NamedTuple):
    """How many letters were tried and wait, until when, and why the last does."""

    letters: int
    next_try: datetime | None
    why: str


def tried(session: Session) -> Tried:
    """Say of the letters that were tried how they wait."""
    those = (LetterRow.state == "promised", LetterRow.tries > 0, MAY_GO)
    counted = select(func.count(), func.min(LetterRow.due_at))
    letters, next_try = session.exec(
        counted.join_from(LetterRow, DeliveryRow, OF).where(*those)
    ).one()
    last = (
        select(LetterRow.why)
        .join(DeliveryRow, OF)
        .where(*those)
        .order_by(col(LetterRow.id).desc())
        .limit(1)
    )
    return Tried(letters, next_try, session.exec(last).first() or "")


def rests() -> ColumnElement[bool]:
    """Ask of a promised letter, beside its delivery, whether it says what is not so."""
    aside = LetterRow.kind == LetterKind.SET_ASIDE.value
    said = LetterRow.kind != LetterKind.SET_ASIDE.value
    withdrawn = LetterRow.kind == LetterKind.WITHDRAWN.value
    restored = LetterRow.kind == LetterKind.RESTORED.value
    receipt = col(LetterRow.kind).not_in(OF_WHAT_IS_ASIDE)
    unwritten = and_(LetterRow.kind == LetterKind.LATE.value, LetterRow.text == "")
    return and_(
        LetterRow.state == "promised",
        or_(
            and_(receipt, DeliveryRow.state == State.SET_ASIDE.value),
            and_(said, DeliveryRow.state == State.HELD.value, DeliveryRow.kind == ""),
            and_(aside, DeliveryRow.state != State.SET_ASIDE.value),
            and_(withdrawn, DeliveryRow.kind != Kind.WITHDRAWAL.value),
            and_(restored, col(DeliveryRow.supersedes).is_not(None)),
            and_(unwritten, DeliveryRow.verdict != Verdict.LATE.value),
        ),
    )


#: These tell of what has no receipt any more, or never had one.
OF_WHAT_IS_ASIDE = (LetterKind.SET_ASIDE.value, LetterKind.RESTORED.value)
#: That, made once: it is asked for every few letters.
MAY_GO = may_go()
