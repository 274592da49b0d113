"""Where can a process of the product die?

Every call that changes the world is a point of the way: a commit, a flush, a
rename, a command to the mailbox, a line to the mail server. A point is named
after the line of the product that makes the call, and after the stage that it
works for; the names are found by watching, so that they need no list here.
"""

from __future__ import annotations

import inspect
import os
import signal
import smtplib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from imapclient import IMAPClient
from sqlalchemy.engine.default import DefaultDialect

_CALLS: tuple[tuple[Any, str], ...] = (
    (DefaultDialect, "do_commit"),
    (os, "fsync"),
    (os, "rename"),
    (os, "replace"),
    (IMAPClient, "search"),
    (IMAPClient, "fetch"),
    (IMAPClient, "move"),
    (smtplib.SMTP, "send"),
    (smtplib.SMTP, "getreply"),
)
_PRODUCT = ("pipeline", "outbox")
#: What only does what others ask for; a point is named after these.
_HANDS = ("pipeline.archive.durable",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """The end of a process: right before or after the nth call at a point."""

    point: str
    nth: int
    after: bool

    def __str__(self) -> str:
        return f"{'after' if self.after else 'before'} {self.point}"


def count_points() -> Counter[str]:
    """Count from now on how often this process comes to each point."""
    points: Counter[str] = Counter()
    _watch(lambda point, after: points.update([point] if after else []))
    return points


def prepare(death: Death) -> None:
    """Have this process die so; it lives on if it does not come there so often."""
    nth = count(1)

    def visit(point: str, after: bool) -> None:
        here = point == death.point and after is death.after
        if here and next(nth) == death.nth:
            os.kill(os.getpid(), signal.SIGKILL)

    _watch(visit)


def _watch(visit: Callable[[str, bool], None]) -> None:
    for owner, name in _CALLS:
        setattr(owner, name, _watched(getattr(owner, name), name, visit))


def _watched(
    called: Callable[..., Any], name: str, visit: Callable[[str, bool], None]
) -> Callable[..., Any]:
    def watched(*args: Any, **kwargs: Any) -> Any:
        point = f"{name} in {_place()}"
        visit(point, False)
        result = called(*args, **kwargs)
        visit(point, True)
        return result

    return watched


def _place() -> str:
    """Name the line of the product that is at work, context managers left out."""
    frame = inspect.currentframe()
    while frame := frame and frame.f_back:
        code, module = frame.f_code, frame.f_globals["__name__"]
        generator = code.co_flags & inspect.CO_GENERATOR
        ours = module.partition(".")[0] in _PRODUCT and module not in _HANDS
        if ours and not generator:
            stage = frame.f_locals.get("stage")
            work = f" ({stage.name})" if stage else ""
            name = f"{module}.{code.co_qualname}"
            return f"{name}{work}, line {frame.f_lineno}"
    return "another library"
