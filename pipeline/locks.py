"""Is somebody else doing this already, and who does it now?

A lock dies with its process, and a killed one leaves nothing behind: on one machine
it is a lock on a file, on PostgreSQL one of a connection of its own. A process that
was only asleep, and has lost its connection meanwhile, may wake up believing that it
still leads; so whoever begins to lead takes the next token, and what only a leader
may do is done in a transaction in which that token is still the newest.
"""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from pipeline.faults import Stuck
from pipeline.store.tables import LeadershipRow

if TYPE_CHECKING:
    from pipeline.ledger import Ledger, Unit

_TAKE = sa.text(
    "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || :name, 0))"
)
_DEPOSED = "Another process has taken over meanwhile; this one has changed nothing."


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A lock that is ours, for as long as `held` says so."""

    held: Callable[[], bool]


@contextmanager
def only_one(ledger: Ledger, name: str) -> Iterator[Lock | None]:
    """Take the lock of that name; None where somebody else has it."""
    if ledger.engine.dialect.name == "postgresql":
        with _of_a_connection(ledger.engine, name) as lock:
            yield lock
    else:
        with _of_a_file(ledger.settings.local_folder / f".{name}.lock") as lock:
            yield lock


@contextmanager
def _of_a_file(path: Path) -> Iterator[Lock | None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield Lock(held=lambda: True)


@contextmanager
def _of_a_connection(engine: sa.Engine, name: str) -> Iterator[Lock | None]:
    with engine.connect() as pooled:
        connection = pooled.execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()  # it ends with the lock, and the lock with it

        one = threading.Lock()  # asks at a time: it is one connection

        def held() -> bool:
            with one, suppress(sa.exc.DBAPIError):
                return bool(connection.execute(sa.text("SELECT true")).scalar())
            return False

        mine = connection.execute(_TAKE, {"name": f" depositary {name}"}).scalar_one()
        yield Lock(held=held) if mine else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Whoever leads, until another one begins to."""

    ledger: Ledger
    name: str
    token: int

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """Open a unit of work that only a leader may do; raise Stuck for others."""
        with self.ledger.unit() as unit:
            newest = unit.session.get(LeadershipRow, self.name)
            if newest is None or newest.token != self.token:
                raise Stuck(_DEPOSED)
            yield unit


def lead(ledger: Ledger, name: str) -> Leader:
    """Begin to lead; whoever led before can do nothing any more."""
    with ledger.unit() as unit:
        row = unit.session.get(LeadershipRow, name) or LeadershipRow(name=name)
        row.token += 1
        unit.session.add(row)
        return Leader(ledger=ledger, name=name, token=row.token)
