"""What does whoever runs it get to see: figures, health, and a log?

The service tells here what it did; who listens is decided when it starts. Where
nobody listens, telling costs nothing and loads nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pipeline.faults import Awaited, Corrupt, Deferred, Fault, Held

if TYPE_CHECKING:
    from pipeline.work import Outcome

_STUCK = {Awaited: "deferred", Deferred: "deferred", Held: "held", Corrupt: "corrupt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that was done and recorded: a stage, a letter, a duty.

    `outcome` is a word, never a sentence: sentences may hold what a mail says.
    `delivery` is the id of the delivery that was worked on, 0 where there was none.
    """

    what: str
    seconds: float
    outcome: str
    delivery: int = 0

    @classmethod
    def of(cls, stage: str, delivery: int, found: Outcome | Fault) -> Self:
        """Say what a stage did with a delivery."""
        outcome = (
            _STUCK.get(type(found), "held")
            if isinstance(found, Fault)
            else found.event.value
        )
        return cls(
            what=stage, seconds=found.seconds, outcome=outcome, delivery=delivery
        )


class Trouble(str):
    """A sentence that somebody should see: in a log with levels, a warning."""

    __slots__ = ()


_LISTENERS: list[Callable[[Done], None]] = []


@contextmanager
def heard_by(listener: Callable[[Done], None]) -> Iterator[None]:
    """Have somebody told of all that is done in the meantime."""
    _LISTENERS.append(listener)
    try:
        yield
    finally:
        _LISTENERS.remove(listener)


def tell(done: Iterable[Done]) -> None:
    """Tell all who listen, once what was done is recorded for good."""
    for one in done if _LISTENERS else ():
        for listener in _LISTENERS:
            listener(one)
