"""What is to be done, and is it done? Sweeps over what waits.

The worker takes deliveries by their state, in chunks and in the order of lanes and
ids. The engine computes them a chunk ahead, each as if no other concerned it; where
the ledger says more, that is decided in the transaction that records it all.
"""

from __future__ import annotations

import math
import threading
import time
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlmodel import col, select

from pipeline import in_hand
from pipeline.engine import TOGETHER, UNREAD, Engine, Here, Pool, Way
from pipeline.faults import Fault
from pipeline.recording import Recording, frozen
from pipeline.store.database import glancing
from pipeline.store.pending import rows_of
from pipeline.store.tables import WAITING, DeliveryRow
from pipeline.watch import tell
from rules.lifecycle import Event, State

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.ledger import Ledger
    from pipeline.work import Item, Outcome

#: The chunks under way at once: one is computed while another is recorded.
_UNDER_WAY = 2
_IDS = 10_000  # that are taken from the database at once
#: Whoever waits for his turn looks every so many seconds whether it has come; more
#: often while nobody computes beside him, whom looking would cost time.
_GLANCE, _OFTEN = 1 / 8, 1 / 64
#: And so many seconds while there is nothing else to do.
_LONGEST = 30.0
_FIRST_UNREAD = text(
    f"SELECT id FROM delivery WHERE {WAITING} AND state IN"  # noqa: S608 (our own words)
    f" ({', '.join(map(repr, map(str, UNREAD)))}) ORDER BY lane, id LIMIT 1"
)


class Worker:
    """Brings deliveries from state to state until nothing waits."""

    def __init__(self, ledger: Ledger, house: House, engine: Engine) -> None:
        """Work for one ledger, with one house and one engine."""
        self.ledger = ledger
        self.house = house
        self.engine = engine
        self._computing: set[int] = set()  # the threads that do
        #: After so many seconds a run begins nothing new, unless its caller decides.
        self.patience = math.inf

    def run(
        self,
        stopping: Callable[[], bool] = lambda: False,
        progress: Callable[[str, int], None] = lambda _stage, _done: None,
        enough: Callable[[], bool] | None = None,
    ) -> int:
        """Work until nothing waits or `stopping` says so; return steps taken.

        When it is `enough`, what was begun is ended and nothing else begun, so that
        every call brings something further.
        """
        steps, ends = 0, time.monotonic() + self.patience
        enough = enough or (lambda: time.monotonic() > ends)
        self.resume_deferred()
        if suspected := in_hand.left(self.ledger):
            self.bring(suspected, careful=True)
        while not stopping() and (done := self._sweep(stopping, progress, enough)):
            steps += done
            if enough():
                break
        return steps

    def bring(self, ids: Sequence[int], *, careful: bool = False) -> None:
        """Bring these as far as they go now; may be called from several threads.

        Those who took them before may have died of one: `careful` computes each in a
        process of its own.
        """
        with self.ledger.reading() as session:
            items = frozen(session, self.house.settings, ids)
        engine = Pool(self.house.settings, 1) if careful else self.engine
        try:
            while items:
                began = time.monotonic()
                ways = self._computed(engine, items)
                self._await_turn(items, time.monotonic() - began)
                _, items = self._record(items, ways)
        finally:
            if careful:
                engine.close()

    def _computed(self, engine: Engine, items: Sequence[Item]) -> list[Way]:
        """Compute items, and let those know who wait beside."""
        me = threading.get_ident()
        self._computing.add(me)
        try:
            return list(engine.map(items))
        finally:
            self._computing.discard(me)

    def _await_turn(self, items: Sequence[Item], patience: float) -> None:
        """Wait while others read what comes before these, but so many seconds at most.

        What is recorded before its turn comes is admitted by others, later, and much
        of what was computed for it is computed again. So while there is nothing else to
        do he waits longer: what comes before a small chunk may be a large one.
        """
        mine = {item.id for item in items if item.state in UNREAD}
        if not mine:
            return
        waited, has_more = 0.0, self.ledger.distribution.has_more
        with glancing(self.ledger.engine) as connection:
            while waited < patience or (waited < _LONGEST and not has_more(connection)):
                with connection.begin():
                    first = connection.scalar(_FIRST_UNREAD)
                if first is None or first in mine:
                    break
                rest = _GLANCE if self._computing else _OFTEN
                rest = rest if waited else min(rest, patience)
                time.sleep(rest)
                waited += rest

    def resume_deferred(self) -> None:
        """Let go on what waited for a time that has come; not while it needs a file."""
        if self.house.sources.troubles():
            return
        with self.ledger.reading() as session:
            due = session.exec(
                select(DeliveryRow.id).where(
                    DeliveryRow.state == State.DEFERRED.value,
                    col(DeliveryRow.due_at) <= self.ledger.now(),
                )
            ).all()
        if not due:
            return
        with self.ledger.unit() as unit:
            for row in unit.claim_all([i for i in due if i is not None]):
                if row.state == State.DEFERRED:
                    tries = row.tries
                    unit.advance(row, Event.RESUME)
                    row.tries = tries

    def _sweep(
        self,
        stopping: Callable[[], bool],
        progress: Callable[[str, int], None],
        enough: Callable[[], bool],
    ) -> int:
        """Bring all that waits now as far as it goes; return steps taken."""
        steps = begun = 0
        fresh = self._waiting()
        under_way: deque[tuple[list[Item], Iterator[Way]]] = deque()
        while not stopping():
            room = 0 if begun and enough() else max(0, _UNDER_WAY - len(under_way))
            for items in islice(fresh, room):
                under_way.append((items, self.engine.map(items)))
                begun += 1
            if not under_way:
                break
            items, ways = under_way.popleft()
            done, further = self._record(items, self._found(items, ways))
            if further:
                under_way.append((further, self.engine.map(further)))
            for stage, count in done.items():
                progress(stage, count)
            steps += done.total()
        return steps

    def _found(self, items: Sequence[Item], ways: Iterator[Way]) -> list[Way]:
        """Wait for what is found; what is computed here is noted meanwhile."""
        if not isinstance(ways, Here):
            return list(ways)
        with in_hand.noted(self.ledger, [item.id for item in items]):
            return list(ways)

    def _waiting(self) -> Iterator[list[Item]]:
        """Freeze what waits, chunk by chunk, in the order of lanes and ids."""
        with self.ledger.reading() as session:
            found = session.exec(
                select(DeliveryRow.id)
                .where(WAITING)
                .order_by(col(DeliveryRow.lane), col(DeliveryRow.id))
                .execution_options(yield_per=_IDS)
            )
            ids = array("Q", (i for i in found if i is not None))
        for start in range(0, len(ids), TOGETHER):
            with self.ledger.reading() as session:
                chunk = [*ids[start : start + TOGETHER]]
                items = frozen(session, self.house.settings, chunk)
            yield items  # the log of SQLite would grow as long as somebody looks

    def _record(
        self, items: Sequence[Item], ways: Sequence[Way]
    ) -> tuple[Counter[str], list[Item]]:
        """Record what was found, and decide what only the ledger can tell.

        Only of what is still where it was taken from, and about which nobody has
        decided since. Returns how often each stage was done, and what goes on.
        """
        # What can be done before nobody else may write is done before.
        ready = (tuple(map(_with_rows, way)) for way in ways)
        found = {i.id: (i, way) for i, way in zip(items, ready, strict=True)}
        with self.ledger.unit() as unit:
            recording = Recording(unit, self.house, items)
            for row in unit.claim_all(list(found)):
                recording.take(row, *found[row.id or 0])
            recording.admit_in_turn()
            further = recording.end()
            self.ledger.distribution.top_up(unit.session)
        tell(recording.done)
        return Counter(one.what for one in recording.done), further


def _with_rows(found: Outcome | Fault) -> Outcome | Fault:
    if isinstance(found, Fault):
        return found
    return replace(found, rows=rows_of(found))
