"""What if somebody else has written what we were about to?"""

from __future__ import annotations

from datetime import timedelta

from pipeline.faults import Deferred


class Overtaken(Deferred):
    """Lines were added meanwhile, after those that the writer had seen."""


def overtaken(name: str) -> Overtaken:
    """Say so of the lines of that name."""
    return Overtaken(
        f"Another process has written the archive's ledger/{name} meanwhile, so "
        "nothing was added to it. It is tried again.",
        timedelta(seconds=5),
    )
