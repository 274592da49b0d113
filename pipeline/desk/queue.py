"""What waits, without asking the database again for every page.

The queue is kept until anything was written. Where it is short, it is made anew at
once; where that takes long, the page is made from the kept one, without what was
settled here since and with the notes left here, and the queue is made anew beside it,
for a tenth of the time at most. A card of the kept one that was settled elsewhere is
no harm: its decision would be refused as stale.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from pipeline.decisions.waiting import Waits, queue
from pipeline.mishaps import MACHINE

if TYPE_CHECKING:
    from pipeline.service import Service

_QUICK = 0.05  # seconds of the processor that nobody minds
_REST = 9  # times as long as it took is waited before it is made anew beside
_Place = tuple[int, int, Any]


class Queue:
    """The queue of one consultation, as the desk last saw it."""

    def __init__(self, service: Service) -> None:
        """Make nothing yet; the first page does."""
        self._service = service
        self._lock = Lock()
        self._watch: Any = None
        self._kept: list[Waits] | None = None
        self._seen: object = None
        self._made = self._took = self._cost = 0.0
        self._gone: set[_Place] = set()
        self._renewing = Thread()

    def waits(self) -> list[Waits]:
        """Return what waits, in the order of the queue."""
        with self._lock:
            version = self._version()
            if self._kept is None or (version != self._seen and self._cost < _QUICK):
                self._renew(version)
            elif version != self._seen and self._rested():
                self._renewing = Thread(target=self._beside, daemon=True)
                self._renewing.start()
            return self._kept or []

    def settled(self, places: Iterable[_Place]) -> None:
        """Leave out what was settled here, until the queue is made anew."""
        with self._lock:
            self._gone |= set(places)
            self._kept = self._kept and self._left(self._kept)

    def noted(self, delivery: int, position: int, note: str) -> None:
        """Put behind all others what was left with a note here."""
        with self._lock:
            if self._kept:
                left = [
                    replace(one, note=note)
                    for one in self._kept
                    if (one.delivery, one.position) == (delivery, position)
                ]
                places = {one.place for one in left}
                others = [one for one in self._kept if one.place not in places]
                self._kept = others + left

    def close(self) -> None:
        """Wait for what is being made, and let go of the database."""
        if self._renewing.is_alive():
            self._renewing.join()
        if self._watch is not None:
            self._watch.close()

    def _rested(self) -> bool:
        """Tell whether the queue may be made anew beside the pages."""
        rest = time.monotonic() - self._made
        return not self._renewing.is_alive() and rest > _REST * self._took

    def _renew(self, version: object) -> None:
        self._gone.clear()
        self._keep(version, *self._make())

    def _beside(self) -> None:
        with suppress(*MACHINE):  # the next page asks, too, and says so
            with self._lock:
                version, before = self._version(), set(self._gone)
            made = self._make()
            with self._lock:
                self._gone -= before
                self._keep(version, *made)

    def _make(self) -> tuple[list[Waits], float, float]:
        began, worked = time.monotonic(), time.thread_time()
        with self._service.ledger.reading() as session:
            found = queue(session, self._service.settings)
        return found, time.monotonic() - began, time.thread_time() - worked

    def _keep(
        self, version: object, found: list[Waits], took: float, cost: float
    ) -> None:
        self._kept = self._left(found)
        self._seen, self._made = version, time.monotonic()
        self._took, self._cost = took, cost

    def _left(self, found: list[Waits]) -> list[Waits]:
        return [one for one in found if one.place not in self._gone]

    def _version(self) -> object:
        """Return what is equal as long as nobody wrote anything."""
        engine = self._service.ledger.engine
        if engine.dialect.name == "postgresql":
            with engine.connect() as connection:  # any: it may have been restarted
                return connection.scalar(text("SELECT pg_current_snapshot()::text"))
        if self._watch is None:
            self._watch = engine.raw_connection()  # the same: it counts for itself
        cursor = self._watch.cursor()
        cursor.execute("PRAGMA data_version")
        (version,) = cursor.fetchone()
        cursor.close()
        self._watch.rollback()
        return version
