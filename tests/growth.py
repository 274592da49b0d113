"""How does the work grow with the length of what is written?

A ratio of CPU times, the least of some rounds: whatever else the machine does.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

TIMES = 8
#: Between what grows with the length, eightfold, and with its square: 64-fold.
LINEAR = 20
_SIGNS, _ROUNDS = 1_000, 3


def growth(work: Callable[[str], object], unit: str) -> float:
    """Return how often longer the work takes on eight times as much of a unit."""

    def spent(signs: int, nth: int) -> float:
        text = f"{'x' * nth} {unit * signs}"[:signs]  # not what was met before
        began = process_time()
        work(text)
        return process_time() - began

    rounds = range(1, _ROUNDS + 1)
    once = min(spent(_SIGNS, nth) for nth in rounds)
    return min(spent(_SIGNS * TIMES, nth) for nth in rounds) / once
