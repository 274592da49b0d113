"""What did a process have in hand when it died?

What is computed in the process itself, and not in a pool, may take that process with
it. So it notes what it computes, and whoever comes next tries that once more, each in a
process of its own: a message that kills costs no other one, and nobody twice.

The note is one row, and a lock that ends with its process tells whether that lives: a
number would not, for in a container the next process has the same. Of two that compute
at once the later notes nothing; what it dies of is noted when it is tried again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.duties import beat_of, forget
from pipeline.locks import only_one

if TYPE_CHECKING:
    from pipeline.ledger import Ledger

_HAND = "in-hand"


@contextmanager
def noted(ledger: Ledger, ids: Sequence[int]) -> Iterator[None]:
    """Know these as in hand until the block is left, or for who comes after a death."""
    with only_one(ledger, _HAND) as mine:
        if mine:
            ledger.beat(_HAND, " ".join(map(str, ids)))
        try:
            yield
        finally:
            if mine:
                forget(ledger, _HAND)


def left(ledger: Ledger) -> tuple[int, ...]:
    """Return the deliveries that a process died with, once."""
    with ledger.reading() as session:
        beat = beat_of(session, _HAND)
    if beat is None:
        return ()
    with only_one(ledger, _HAND) as mine:
        if mine:
            forget(ledger, _HAND)
    return tuple(map(int, beat.detail.split())) if mine else ()
