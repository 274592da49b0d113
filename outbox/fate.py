"""What became of a letter that was handed over, and when is it tried again?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

#: How long a letter is tried before a person is asked.
PATIENCE = timedelta(days=4)

_LONGEST_WAIT = 8 * 60  # minutes


class State(StrEnum):
    """What became of a letter that was handed over."""

    SENT = "sent"
    DEFERRED = "deferred"  # try again, see `backoff`
    FAILED = "failed"  # a person decides
    IN_DOUBT = "in_doubt"  # look for the Message-ID first


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The fate of a letter, and the reason in a sentence."""

    state: State
    reason: str = ""


def backoff(tries: int) -> timedelta | None:
    """How long to wait after so many tries (from 1); None: ask a person.

    One minute, doubled each time up to eight hours, four days in all.

    >>> backoff(1), backoff(10)
    (datetime.timedelta(seconds=60), datetime.timedelta(seconds=28800))
    """
    waits = [timedelta(minutes=min(2**n, _LONGEST_WAIT)) for n in range(min(tries, 99))]
    spent = sum(waits[:-1], timedelta())
    return min(waits[-1], PATIENCE - spent) if spent < PATIENCE else None
