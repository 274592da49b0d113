"""Which lengths and shades do the pictures have? Geometry only; templates draw.

Everything a picture shows stands beside it in words and figures, too.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from rules.consolidation import Entry
    from rules.terms import Window

_WIDTH = 1000  # of every picture, in its own units


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
