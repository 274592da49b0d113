"""How much of what is issued still waits for a person?

A compilation appears minutes after its cut-off, whatever is open; whoever issues it, or
watches, is told how many questions are, and where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from pipeline import compile as compilation
from pipeline.decisions.waiting import by_call, queue

if TYPE_CHECKING:
    from sqlmodel import Session

    from pipeline.settings import Settings


def open_on(
    session: Session, settings: Settings, calls: Collection[object]
) -> Counter[str]:
    """Count the questions that wait, by the call they are about; none of no calls."""
    return by_call(session, queue(session, settings)) if calls else Counter()


def left_open(waiting: int, where: str = "") -> str:
    """Say beside an issue how much of it waits for a person; nothing if nothing does.

    >>> left_open(2), left_open(1, "depositary review"), left_open(0)
    (', with 2 questions that wait for a person', \
', with 1 question that waits for a person (depositary review)', '')
    """
    if not waiting:
        return ""
    wait = "1 question that waits" if waiting == 1 else f"{waiting} questions that wait"
    return f", with {wait} for a person" + f" ({where})" * bool(where)


def told(
    session: Session, settings: Settings, calls: Collection[str], where: str = ""
) -> list[str]:
    """Say of the calls that were issued just now what of them is open."""
    on = open_on(session, settings, calls)
    said = compilation.told(session, calls)
    return [
        f"{one[:-1]}{left_open(on[call], where)}."
        for call, one in zip(dict.fromkeys(calls), said, strict=True)
    ]
