"""Where is a stage computed: here, or in a pool of processes?

The row's state is the to-do list, so an engine holds no truth: it only maps a
stage over items. What a stage raises comes back as a value, and a process that
dies takes nothing with it but the item it died of.
"""

from __future__ import annotations

import traceback
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import timedelta
from multiprocessing import get_context
from typing import TYPE_CHECKING, Protocol

from pipeline.faults import Corrupt, Deferred, Fault
from pipeline.house import House
from pipeline.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from pipeline.settings import Settings
    from pipeline.stages import Stage
    from pipeline.work import Item, Outcome

_BY_NAME = {stage.name: stage for stage in STAGES}


class Engine(Protocol):
    """Maps a stage over items; results in the same order, faults as values."""

    def map(self, stage: Stage, items: Sequence[Item]) -> list[Outcome | Fault]:
        """Compute the stage for each item."""

    def close(self) -> None:
        """End whatever was started."""


def compute(stage: Stage, item: Item, house: House) -> Outcome | Fault:
    """Run a stage; a fault, or an error nobody foresaw, comes back as a value."""
    try:
        return stage.run(item, house)
    except Fault as fault:
        return fault
    except (OSError, MemoryError) as error:  # a full disk, a lost share
        why = f"The machine could not do it now: {error}."
        return Deferred(why, timedelta(minutes=1))
    except Exception:  # noqa: BLE001 (one bad message never costs the next)
        why = f"The program failed at the stage '{stage.name}'; the message is kept."
        return Corrupt(why, traceback.format_exc())


class Inline:
    """Computes in this process."""

    def __init__(self, house: House) -> None:
        """Share the house of the process."""
        self._house = house

    def map(self, stage: Stage, items: Sequence[Item]) -> list[Outcome | Fault]:
        """Compute one after the other."""
        return [compute(stage, item, self._house) for item in items]

    def close(self) -> None:
        """Nothing was started."""


class Pool:
    """Computes in processes of its own, each with a house of its own."""

    def __init__(self, settings: Settings, workers: int) -> None:
        """Start nothing yet; the first stage does."""
        self._settings = settings
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def map(self, stage: Stage, items: Sequence[Item]) -> list[Outcome | Fault]:
        """Compute side by side; what kills a process is tried once more alone."""
        if not stage.pooled:
            raise ValueError(f"the stage {stage.name} is not pooled")
        futures = [self._submit(stage, item) for item in items]
        results: list[Outcome | Fault] = []
        for item, future in zip(items, futures, strict=True):
            try:
                results.append(future.result())
            except BrokenProcessPool:
                results.append(self._alone(stage, item))
        return results

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _submit(self, stage: Stage, item: Item) -> Future[Outcome | Fault]:
        if self._pool is None:
            self._pool = _pool(self._settings, self._workers)
        return self._pool.submit(_in_pool, stage.name, item)

    def _alone(self, stage: Stage, item: Item) -> Outcome | Fault:
        self.close()
        with _pool(self._settings, 1) as alone:
            try:
                return alone.submit(_in_pool, stage.name, item).result()
            except BrokenProcessPool:
                why = "Processing this message ended the process; the message is kept."
                return Corrupt(why, f"stage {stage.name}")


def _pool(settings: Settings, workers: int) -> ProcessPoolExecutor:
    # spawn: a fork of a process with threads can hang
    return ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=_move_in,
        initargs=(settings,),
    )


_house: House | None = None


def _move_in(settings: Settings) -> None:
    """Give a new process its house."""
    global _house  # noqa: PLW0603 (one house a process is the point)
    _house = House(settings)


def _in_pool(name: str, item: Item) -> Outcome | Fault:
    if _house is None:
        raise RuntimeError("a process of the pool has no house")
    return compute(_BY_NAME[name], item, _house)


def open_engine(settings: Settings, house: House) -> Engine:
    """Open the engine that the configuration asks for."""
    workers = settings.store.workers
    return Pool(settings, workers) if workers else Inline(house)
