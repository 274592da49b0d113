"""Which lengths and shades do the pictures have? Geometry only; templates draw.

Everything a picture shows stands beside it in words and figures, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from rules.deadline import last_second
from rules.terms import Action, StakeholderType, Window

if TYPE_CHECKING:
    from outbox.publication.views import DraftView
    from rules.consolidation import Consolidation, Entry

_WIDTH = 1000  # of every picture, in its own units
_WIDEST = 40  # a cell of the strip of a short draft


class Span(NamedTuple):
    """A part of a bar: what it is, how much, and where it is drawn."""

    name: str
    amount: int
    start: float
    width: float


class Timeline(NamedTuple):
    """The line of deadlines: where the limits and the now stand on it."""

    opens: float
    soft: float
    hard: float
    now: float


def timeline(window: Window, as_of: datetime) -> Timeline:
    """Lay out a call from its opening to a little after its cut-off.

    A call that names no opening is drawn from as long before the soft deadline
    as four times the grace week lasts. The now stays on the line.
    """
    grace = window.hard - window.soft
    opens = window.opens or window.soft - 4 * grace
    after = max((window.hard - opens) / 8, grace / 2)
    end = window.hard + after

    def at(instant: datetime) -> float:
        return _share(instant - opens, end - opens)

    return Timeline(at(opens), at(window.soft), at(window.hard), at(as_of))


def _share(part: timedelta, whole: timedelta) -> float:
    if not whole:
        return 0
    return round(_WIDTH * min(max(part / whole, 0), 1), 1)


def actions(entries: Iterable[Entry], largest: int) -> list[Span]:
    """Cut a bar by action; `largest` is the count that fills its whole width."""
    counted = Counter(entry.comment.action for entry in entries)
    spans, start = [], 0.0
    for action in Action:
        if counted[action]:
            width = round(_WIDTH * counted[action] / largest, 1)
            spans.append(Span(action.value, counted[action], start, width))
            start += width
    return spans


def bar(count: int, largest: int) -> float:
    """Give the length of a bar; the largest fills the width, zero is zero."""
    return round(_WIDTH * count / largest, 1) if largest else 0


def shade(count: int, largest: int) -> int:
    """Give the shade of a cell, 0 for none to 4 for the most.

    >>> [shade(n, 8) for n in (0, 1, 2, 3, 5, 8)]
    [0, 1, 1, 2, 3, 4]
    """
    return -(-4 * count // largest) if largest else 0


def largest(counts: Sequence[int]) -> int:
    """Give the largest count, 0 where there is none."""
    return max(counts, default=0)


def cells(counts: Sequence[int], largest: int) -> list[Span]:
    """Lay the cells of a strip side by side; their names are their shades."""
    step = min(_WIDTH / max(len(counts), 1), _WIDEST)
    return [
        Span(f"shade-{shade(n, largest)}", n, round(at * step, 2), round(step * 0.9, 2))
        for at, n in enumerate(counts)
    ]


class Day(NamedTuple):
    """A day of arrivals: so many in each verdict; where it is drawn, how high."""

    day: date
    counts: Mapping[str, int]
    start: float
    width: float

    @property
    def all(self) -> int:
        """How many arrived in all."""
        return sum(self.counts.values())


class Arrivals(NamedTuple):
    """The days from the first to the last, and where the limits stand among them."""

    days: list[Day]
    most: int
    soft: float
    hard: float


def arrivals(made: Consolidation) -> Arrivals:
    """Count what arrived each day by the clock of the call, until the cut-off or later.

    A submission that is gone or not proven is counted: that it came is public.
    """
    window = made.window
    zone = ZoneInfo(window.zone)
    counted = Counter(
        (at.astimezone(zone).date(), verdict)
        for at, verdict in chain(
            ((c.received_at, c.verdict.value) for c in made.contributions),
            ((at, "late") for _, at in made.late),
        )
    )
    days = {day for day, _ in counted}
    soft, hard = (
        last_second(at).astimezone(zone).date() for at in (window.soft, window.hard)
    )
    first, last = min([soft, *days]), max([soft, hard, *days])
    length = (last - first).days + 1
    step = _WIDTH / length
    shown = []
    for at in range(length):
        day = first + timedelta(days=at)
        counts = {v: counted[day, v] for v in ("early", "on_time", "grace", "late")}
        start, width = round(at * step, 2), round(step * 0.8, 2)
        shown.append(Day(day, {v: n for v, n in counts.items() if n}, start, width))

    def after(limit: datetime) -> float:
        """Draw a limit where its last day ends."""
        day = last_second(limit).astimezone(zone).date()
        return round(((day - first).days + 1) * step - step * 0.1, 2)

    most = largest([day.all for day in shown])
    return Arrivals(shown, most, after(window.soft), after(window.hard))


def busiest(drafts: Iterable[DraftView]) -> int:
    """Give the largest count of comments on one paragraph, of all these drafts."""
    return largest([len(p.entries) for view in drafts for p in view.labelled])


_Types = Counter["StakeholderType | None"]


def by_type(
    drafts: Sequence[DraftView],
) -> tuple[list[StakeholderType | None], list[_Types]]:
    """Count the comments on each draft by the types of who spoke.

    Returns the types that occur, in their order, and the counts of each draft. A
    joint comment counts for each type among its speakers, once. Rivals are
    nobody's comment yet.
    """
    counted = [Counter(k for e in view.said for k in _types(e)) for view in drafts]
    order: list[StakeholderType | None] = [*StakeholderType, None]
    return [kind for kind in order if any(kind in one for one in counted)], counted


def most_of(counted: Iterable[_Types]) -> int:
    """Give the largest of all counts."""
    return largest([n for counts in counted for n in counts.values()])


def _types(entry: Entry) -> set[StakeholderType | None]:
    rivals = entry.who_review and len(entry.who) > 1
    return set() if rivals else {who.type for who in entry.who}
