"""What is done at the same time, so that a second processor is of use?

A part of a large work that stands by itself is done by another process. That is no
fork of this one, which may have threads and could hang then, but of the server of
forks, which has none; what it is handed, and what it answers, is pickled. For a small
work no process is worth its start.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.garbage import collect_seldom

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

#: Comments, or deliveries, from which on a work is large.
LARGE = 5_000


def is_large(number: int) -> bool:
    """Tell whether a work on so many comments, or deliveries, is large."""
    return number >= LARGE


@contextmanager
def beside(task: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Have a task done meanwhile; yield what waits for its answer and gives it.

    That raises what the task raised, and ChildProcessError if its process died. Who
    leaves before it is done ends it.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipeline.preloaded"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, task), daemon=True)
    with ours:
        with theirs:
            process.start()
        try:
            yield partial(_answer, ours)
        finally:
            if process.is_alive():
                process.terminate()
            process.join()


def _answer(of: Connection) -> Any:
    try:
        done, told = of.recv()
    except EOFError:
        raise ChildProcessError(
            "A process that did a part of the work ended before it was done; perhaps "
            "the machine has too little memory."
        ) from None
    if not done:
        raise told
    return told


def _do(answer: Connection, task: Callable[[], object]) -> None:
    """Do the task in the other process, which ends with its owner."""
    Thread(target=_end_with_owner, daemon=True).start()
    collect_seldom()
    told: tuple[bool, object]
    try:
        told = True, task()
    except Exception as error:  # noqa: BLE001 (it is raised where the answer is asked)
        told = False, error
    answer.send(told)


def _end_with_owner() -> None:
    if owner := parent_process():
        owner.join()
        os._exit(1)
