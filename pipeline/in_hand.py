"""What did a process have in hand when it died?

What is computed in the process itself, and not in a pool, may take that process with
it. So it notes what it computes, and whoever comes next tries that once more, each in a
process of its own: a message that kills costs no other one, and nobody twice.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlmodel import col, delete, select

from pipeline.store.database import writing
from pipeline.store.tables import HeartbeatRow

if TYPE_CHECKING:
    from pipeline.ledger import Ledger

_HAND = "in hand of "


@contextmanager
def noted(ledger: Ledger, ids: Sequence[int]) -> Iterator[None]:
    """Know these as in hand, unless the process dies until the block is left."""
    name = f"{_HAND}{os.getpid()}"
    ledger.beat(name, " ".join(map(str, ids)))
    try:
        yield
    finally:
        _forget(ledger, [name])


def left(ledger: Ledger) -> tuple[int, ...]:
    """Return the deliveries that processes of this machine died with, once.

    Of a process on another machine, too: to try more carefully does no harm.
    """
    with ledger.reading() as session:
        beats = session.exec(
            select(HeartbeatRow).where(col(HeartbeatRow.name).startswith(_HAND))
        )
        dead = {b.name: b.detail for b in beats if not _lives(b.name)}
    if dead:
        _forget(ledger, list(dead))
    return tuple(int(each) for ids in dead.values() for each in ids.split())


def _lives(name: str) -> bool:
    try:
        os.kill(int(name.removeprefix(_HAND)), 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def _forget(ledger: Ledger, names: Sequence[str]) -> None:
    with writing(ledger.engine) as session:
        session.exec(delete(HeartbeatRow).where(col(HeartbeatRow.name).in_(names)))
