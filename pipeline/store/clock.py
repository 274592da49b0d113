"""What time is it, if the clock of one machine may be ahead?

A machine with a fast clock would close a call before its cut-off. Over PostgreSQL
there is a second clock, that of the database, which all machines share: what has come
by both has come. On SQLite there is no other; `pipeline.future` tells afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

#: So far two clocks may be apart, and nobody minds.
SKEW = timedelta(seconds=5)
#: The clock of the database is asked anew after so many seconds.
_ASKED_FOR = 30.0
_NOW = sa.text("SELECT clock_timestamp()")
_OTHER_TIME = (
    "The clock of this machine is {:.0f} seconds {} that of the database's machine. "
    "What is due goes by the one that is behind. Set both by a time server (NTP)."
)


def machine() -> datetime:
    """Return the time by the clock of this machine."""
    return datetime.now(UTC)


def clock_of(engine: sa.Engine, now: Callable[[], datetime]) -> Callable[[], datetime]:
    """Return that clock; for the machine's, over PostgreSQL, the earlier of both."""
    shared = now is machine and engine.dialect.name == "postgresql"
    return _Earlier(engine) if shared else now


class _Earlier:
    """The earlier one of two clocks; that of the database goes on from when asked."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._asked: tuple[datetime, float] | None = None

    def __call__(self) -> datetime:
        if self._asked is None or time.monotonic() - self._asked[1] > _ASKED_FOR:
            there = _there(self._engine)  # before we look again: never ahead of it
            self._asked = there, time.monotonic()
        there, since = self._asked
        return min(machine(), there + timedelta(seconds=time.monotonic() - since))


def skewed(engine: sa.Engine) -> Iterator[str]:
    """Say in a sentence where this clock is not that of the database's machine."""
    if engine.dialect.name != "postgresql":
        return
    before = machine()
    there = _there(engine)
    ahead = before + (machine() - before) / 2 - there
    if abs(ahead) > SKEW:
        way = "ahead of" if ahead > timedelta() else "behind"
        yield _OTHER_TIME.format(abs(ahead).total_seconds(), way)


def _there(engine: sa.Engine) -> datetime:
    with engine.connect() as connection:
        return connection.execute(_NOW).scalar_one()  # type: ignore[no-any-return]
