"""Is all well? The sums, what waits, what fails, and how much time is left."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import Session, col, func, select

from pipeline.decisions import unasked
from pipeline.decisions.waiting import Waits, cards
from pipeline.desk.cards import address
from pipeline.desk.frame import Ask, Page
from pipeline.future import dated_ahead
from pipeline.store.tables import DeliveryRow
from pipeline.watch.figures import figures
from rules.deadline import last_second

if TYPE_CHECKING:
    from pipeline.service import Service
    from rules.terms import Window

_FIRST = 5  # cards that are named
_DAYS = 60  # days of the picture of arrivals
_HEIGHT = 120


def overview(service: Service, ask: Ask) -> Page:
    """Say at a glance whether all is well, and what needs a person."""
    now, waits = service.now(), ask.desk.queue.waits()
    with service.ledger.reading() as session:
        found = figures(session, service.settings, now)
        answers: dict[tuple[str, ...], Waits] = {}
        for one in waits:
            answers.setdefault(one.alike, one)
        first = [*answers.values()][:_FIRST]
        values = {
            "sums": found.sums,
            "states": [
                (s, n, found.oldest[s]) for s, n in sorted(found.states.items())
            ],
            "letters": sorted(found.letters.items()),
            "polled": found.read_until,
            "failing": found.failing,
            "remarks": service.house.sources.remarks(),
            "ahead": list(dated_ahead(session, service.settings, now)),
            "unasked": unasked.count(session),
            "windows": found.windows,
            "arrivals": _arrivals(session, found.windows),
            "first": [
                (one, address(one.waits))
                for one in cards(session, service.settings, first)
            ],
        }
    values |= {
        "drafts": list(enumerate(service.settings.drafts)),
        "questions": Counter(one.question.value for one in waits),
        "waiting": len(waits),
        "answers": len(answers),
        "minutes": ask.visitor.minutes(len(answers)),
        "now": now,
    }
    return Page(template="overview.html", values=values)


class Day(NamedTuple):
    """A bar of the picture: a day in UTC, its deliveries, and what ends on it."""

    name: str
    number: int
    height: int
    limit: str


def _arrivals(session: Session, windows: tuple[Window, ...]) -> list[Day]:
    """Count what was received a day, from the first day to the last limit.

    Of a long consultation, the last days on which anything came.
    """
    day = func.date(DeliveryRow.received_at)
    rows = session.exec(
        select(day, func.count())
        .where(col(DeliveryRow.received_at).is_not(None))
        .group_by(day)
        .order_by(day.desc())
        .limit(_DAYS)
    ).all()
    counted = {str(name): n for name, n in rows}
    limits_on = {_day(w.soft): "soft deadline" for w in windows}
    limits_on |= {_day(w.hard): "cut-off" for w in windows}
    if not counted:
        return []
    most = max(counted.values())
    first, last = (date.fromisoformat(f(counted)) for f in (min, max))
    last = max(last, *(date.fromisoformat(name) for name in limits_on))
    last = min(last, first + timedelta(days=_DAYS))
    names = [
        (first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)
    ]
    return [
        Day(
            name=name,
            number=counted.get(name, 0),
            height=round(_HEIGHT * counted.get(name, 0) / most),
            limit=limits_on.get(name, ""),
        )
        for name in names
    ]


def _day(limit: datetime) -> str:
    return last_second(limit).date().isoformat()
