"""How does the consultation stand, in figures that any process reads alike?

All of it comes from the ledger, so that it is the same whoever asks and survives
every restart. What is counted is counted by the database, over indexes that hold
no long column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, func, not_, select

from pipeline import record
from pipeline.deadlines import windows
from pipeline.distribution import window
from pipeline.duties import (
    LETTERS,
    PUBLISH,
    STAMP,
    failing,
    last_good,
    last_polls,
    read_until,
)
from pipeline.letters.due import OF, fates, rests
from pipeline.proof.stamping import STAMPED
from pipeline.publish import PUBLISHED
from pipeline.store.clock import SKEW
from pipeline.store.issues import dated
from pipeline.store.tables import CommentRow, DeliveryRow, EventRow, LetterRow
from rules.consolidation import Sums
from rules.lifecycle import WORKING, Class, State

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from rules.terms import Window

#: The state of a letter that was handed over is settled; these are not.
OWED = ("promised", "sending")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was read in the ledger at one instant, `at`.

    `oldest` is when the oldest delivery of a state was first seen; `owed_since` when
    the oldest letter was promised that did not go yet. `last` says when each duty
    last went well, None for never, and `failing` in a sentence why one did not. Until
    `read_until` all mailboxes are read.
    `overdue` are calls whose compilation ought to be out, by the instant of it.
    `jobs` are those of the queue, by lane and status; None where there is no queue.
    """

    at: datetime
    deliveries: Mapping[tuple[State, Class], int]
    oldest: Mapping[State, datetime]
    letters: Mapping[str, int]
    owed_since: datetime | None
    in_review: int
    last: Mapping[str, datetime | None]
    read_until: datetime | None
    failing: Mapping[str, str]
    windows: tuple[Window, ...]
    overdue: Mapping[str, datetime]
    jobs: Mapping[tuple[int, str], int] | None

    @property
    def states(self) -> Counter[State]:
        """How many deliveries are in each state."""
        return _by(self.deliveries, 0)

    @property
    def sums(self) -> Sums:
        """How many are in each class; every one is named, and they add up."""
        counted = _by(self.deliveries, 1)
        classes = {group: counted[group] for group in Class}
        return Sums(deliveries=sum(self.deliveries.values()), classes=classes)

    @property
    def backlog(self) -> int:
        """How many wait for work, in whatever state."""
        return sum(n for state, n in self.states.items() if state in WORKING)

    @property
    def unseen(self) -> int:
        """How many count as held only because they still wait for work."""
        return sum(
            n
            for (state, group), n in self.deliveries.items()
            if group is Class.HELD and state in WORKING
        )

    def next_deadline(self, window: Window) -> tuple[str, datetime] | None:
        """Return which instant of a call comes next, and when; None after the last."""
        ahead = [(at, name) for name, at in deadlines(window) if at > self.at]
        return min(ahead)[::-1] if ahead else None


def _by(deliveries: Mapping[tuple[State, Class], int], nth: int) -> Counter[Any]:
    counted: Counter[Any] = Counter()
    for key, n in deliveries.items():
        counted[key[nth]] += n
    return counted


def deadlines(window: Window) -> list[tuple[str, datetime]]:
    """Return the instants of a call by the names that the configuration gives them."""
    named = ((name, getattr(window, name)) for name in _INSTANTS)
    return [(name, at) for name, at in named if at is not None]


_INSTANTS = ("opens", "soft", "hard", "publish")


def figures(session: Session, settings: Settings, now: datetime) -> Figures:
    """Read all figures as they are in this session."""
    counted: Counter[tuple[State, Class]] = Counter()
    oldest: dict[State, datetime] = {}
    columns: tuple[Any, ...] = (
        *record.FACTS,
        func.count().label("number"),
        func.min(DeliveryRow.first_seen).label("oldest"),
    )
    states = select(*columns).group_by(*record.FACTS).order_by(DeliveryRow.state)
    for row in session.exec(states):
        state = State(row.state)
        counted[state, record.stands_in(row)] += row.number
        oldest[state] = min(row.oldest, oldest.get(state, row.oldest))
    owed = (
        select(func.min(LetterRow.promised_at))
        .join(DeliveryRow, OF)
        .where(col(LetterRow.state).in_(OWED), not_(rests()))
    )
    review = select(func.count()).where(col(CommentRow.review))
    in_force = windows(session, settings)
    return Figures(
        at=now,
        deliveries=counted,
        oldest=oldest,
        letters=fates(session),
        owed_since=session.exec(owed).one(),
        in_review=session.exec(review).one(),
        last={
            **last_polls(session, settings),
            LETTERS: last_good(session, LETTERS),
            PUBLISH: _last(session, PUBLISHED),
            STAMP: _last(session, STAMPED),
        },
        read_until=read_until(session, settings),
        failing=failing(session),
        windows=in_force,
        overdue=dict(_overdue(session, in_force, now)),
        jobs=window(session),
    )


def _last(session: Session, kind: str) -> datetime | None:
    return session.exec(
        select(EventRow.at)
        .where(EventRow.kind == kind)
        .order_by(col(EventRow.seq).desc())
        .limit(1)
    ).first()


def _overdue(
    session: Session, in_force: tuple[Window, ...], now: datetime
) -> list[tuple[str, datetime]]:
    """Name the calls that were not issued since the instant when they ought to be.

    An issue that is dated ahead of the clock was made too soon, and will be again.
    """
    due = [(window.call, window.publish or window.hard) for window in in_force]
    return [
        (call, at)
        for call, at in due
        if at <= now
        and not any(at <= issue.at <= now + SKEW for issue in dated(session, call))
    ]
