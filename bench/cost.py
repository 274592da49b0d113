"""What does a piece of work cost in processor time and memory, all by itself?"""

from __future__ import annotations

import os
import resource
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


def alone(task: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Do a task in a new process, which has loaded nothing and has no peak yet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(task, *given, **named).result()


def processor() -> float:
    """Return the seconds of this process and of the children it has waited for."""
    return sum(os.times()[:4])


def peak(*, children: bool = False) -> float:
    """Return the megabytes of this process at its peak, or of its largest child."""
    who = (resource.RUSAGE_SELF, *(resource.RUSAGE_CHILDREN,) * children)
    return max(resource.getrusage(one).ru_maxrss for one in who) / 1024
