"""Where is a stage computed: here, or in a pool of processes?

The row's state is the to-do list, so an engine holds no truth: it only takes items
through their stages, each computed from the item alone. What a stage raises comes back
as a value, and a process that dies takes nothing with it but the item it died of.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from multiprocessing import get_context
from typing import TYPE_CHECKING, Protocol
from weakref import ref

from pipeline.faults import Awaited, Corrupt, Deferred, Fault, Held, SourceFault
from pipeline.garbage import collect_seldom
from pipeline.house import House
from pipeline.stages import BY_STATE, Stage
from rules.lifecycle import State
from rules.terms import Kind

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.work import Item, Outcome

#: So many items are computed in one go: in the pool, each go costs a message there
#: and back, and what they share is read together.
_SLICE = 25
#: So many deliveries are brought further in one transaction: where fewer come, no more
#: wait.
TOGETHER = 50
#: To start a pool takes longer than to compute fewer, of so many bytes, here.
_SMALL = 2 * 1024**2
#: In these states nothing of it was read yet, or not all.
UNREAD = (State.ARCHIVED, State.PARSED)

#: What each stage of a way found, in its order; it ends with a fault, if any.
Way = tuple["Outcome | Fault", ...]


class Engine(Protocol):
    """Brings items as far as any process can; faults come as values."""

    def map(self, items: Sequence[Item]) -> Iterator[Way]:
        """Begin with each item; give the ways in the same order."""

    def close(self) -> None:
        """End whatever was started."""


def walk(item: Item, run: Callable[[Stage, Item], Outcome | Fault]) -> Way:
    """Take an item through the stages that follow one another.

    What the ledger has a say in is computed as if it held nothing about this item:
    whoever records it finds out whether that was so. Of a correction it always does.
    """
    way: list[Outcome | Fault] = []
    while stage := BY_STATE.get(item.state):
        if item.kind is Kind.CORRECTION and not stage.pooled:
            break
        way.append(found := run(stage, item))
        if isinstance(found, Fault):
            break
        item = item.after(found)
    return tuple(way)


def expect(items: Sequence[Item], house: House) -> None:
    """Tell the house which messages will be read one after the other."""
    house.expect([i.sha256 for i in items if i.state in UNREAD])


def compute(stage: Stage, item: Item, house: House) -> Outcome | Fault:
    """Run a stage; a fault, or an error nobody foresaw, comes back as a value."""
    began = time.perf_counter()
    found = _computed(stage, item, house)
    seconds = time.perf_counter() - began
    if isinstance(found, Fault):
        found.seconds = seconds
        return found
    return replace(found, seconds=seconds)


def _computed(stage: Stage, item: Item, house: House) -> Outcome | Fault:
    try:
        return stage.run(item, house)
    except (Deferred, Held, Corrupt) as fault:
        return fault
    except SourceFault as fault:
        return Awaited(str(fault))
    except Fault as fault:  # of the house
        return Deferred(str(fault), timedelta(minutes=1))
    except (OSError, MemoryError) as error:  # a full disk, a lost share
        why = f"The machine could not do it now: {error}."
        return Deferred(why, timedelta(minutes=1))
    except Exception:  # noqa: BLE001 (one bad message never costs the next)
        why = f"The program failed at the stage '{stage.name}'; the message is kept."
        return Corrupt(why, traceback.format_exc())


def _slices(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


class Inline:
    """Computes in this process, for one thread at a time: the house is made for one."""

    def __init__(self, house: House) -> None:
        """Share the house of the process."""
        self._house = house
        self._one = threading.Lock()

    def map(self, items: Sequence[Item]) -> Iterator[Way]:
        """Compute one after the other."""
        with self._one:
            for some in _slices(items, _SLICE):
                expect(some, self._house)
                for item in some:
                    yield walk(item, self._compute)

    def close(self) -> None:
        """Nothing was started."""

    def _compute(self, stage: Stage, item: Item) -> Outcome | Fault:
        return compute(stage, item, self._house)


class Pool:
    """Computes in processes of its own, each with a house of its own."""

    def __init__(self, settings: Settings, workers: int) -> None:
        """Start nothing yet; the first item does."""
        self._settings = settings
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._single: ProcessPoolExecutor | None = None
        self._one = threading.Lock()  # of several threads starts a pool

    def map(self, items: Sequence[Item]) -> Iterator[Way]:
        """Compute side by side; what kills a process is tried once more alone."""
        size = min(_SLICE, max(1, len(items) // self._workers))
        slices = list(_slices(items, size))
        begun = [self._submit(some) for some in slices]
        return chain.from_iterable(map(self._result, slices, begun))

    @property
    def started(self) -> bool:
        """Whether there are processes."""
        return self._pool is not None

    def close(self) -> None:
        """End the processes."""
        for pool in (self._pool, self._single):
            if pool is not None:
                pool.shutdown(cancel_futures=True)
        self._pool = self._single = None

    def _submit(self, items: Sequence[Item]) -> Future[list[Way]]:
        with self._one:
            if self._pool is not None:
                with suppress(BrokenProcessPool):
                    return self._pool.submit(_walk_in_pool, items)
            self._pool = _pool(self._settings, self._workers)
            return self._pool.submit(_walk_in_pool, items)

    def _result(self, items: Sequence[Item], begun: Future[list[Way]]) -> list[Way]:
        try:
            return begun.result()
        except BrokenProcessPool:
            return [walk(item, self._alone) for item in items]

    def _alone(self, stage: Stage, item: Item) -> Outcome | Fault:
        with self._one:
            single = self._single = self._single or _pool(self._settings, 1)
        try:
            return single.submit(_in_pool, stage.source, item).result()
        except BrokenProcessPool:
            self._single = None
            why = "Processing this message ended the process; the message is kept."
            return Corrupt(why, f"stage {stage.name}")


class Growing:
    """Computes a few in this process, and in a pool as soon as there are more.

    Before its first item a pool loads all that its processes share, which takes as
    long as some hundred short mails do.
    """

    def __init__(self, house: House, pool: Pool) -> None:
        """Start nothing yet."""
        self._inline = Inline(house)
        self._pool = pool
        self._one = threading.Lock()
        self._last: Callable[[], Here | None] = lambda: None

    def map(self, items: Sequence[Item]) -> Iterator[Way]:
        """Begin, or leave it until the first way is asked for, where they are few."""
        few = len(items) < TOGETHER and sum(item.size for item in items) <= _SMALL
        with self._one:
            under_way = (last := self._last()) is not None and not last.done
            if self._pool.started or under_way or not few:
                return self._pool.map(items)
            here = Here(self._inline.map(items))
            self._last = ref(here)
            return here

    def close(self) -> None:
        """End the processes, if any were started."""
        self._pool.close()


class Here(Iterator[Way]):
    """Ways that are computed in this process, when they are asked for."""

    def __init__(self, ways: Iterator[Way]) -> None:
        """Give these."""
        self._ways = ways
        self.done = False

    def __next__(self) -> Way:
        """Compute the next one."""
        try:
            return next(self._ways)
        except StopIteration:
            self.done = True
            raise


def _pool(settings: Settings, workers: int) -> ProcessPoolExecutor:
    # A fork of this process can hang, for it has threads; the server of forks has
    # none, and loads the program once for all.
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipeline.preloaded"])
    return ProcessPoolExecutor(
        workers, mp_context=context, initializer=_move_in, initargs=(settings,)
    )


_house: House | None = None


def _move_in(settings: Settings) -> None:
    """Give a new process its house, and its end once nobody is left to work for.

    It waits on a queue whose other end it holds itself, so that the death of its
    owner would never reach it there; the ends of all others follow from its own.
    """
    global _house  # noqa: PLW0603 (one house a process is the point)
    threading.Thread(target=_end_with_owner, daemon=True).start()
    _house = House(settings)
    collect_seldom()


def _end_with_owner() -> None:
    if owner := multiprocessing.parent_process():
        owner.join()
        os._exit(1)


def _walk_in_pool(items: Sequence[Item]) -> list[Way]:
    expect(items, _moved_in())
    return [walk(item, lambda stage, at: _in_pool(stage.source, at)) for item in items]


def _in_pool(source: State, item: Item) -> Outcome | Fault:
    return compute(BY_STATE[source], item, _moved_in())


def _moved_in() -> House:
    if _house is None:
        raise RuntimeError("a process of the pool has no house")
    return _house


def open_engine(settings: Settings, house: House) -> Engine:
    """Open the engine that the configuration asks for."""
    workers = settings.store.workers
    return Growing(house, Pool(settings, workers)) if workers else Inline(house)
