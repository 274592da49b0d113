"""What does one process do of all there is to do?

On one machine all of it. Over PostgreSQL there may be many processes on many
machines: pollers, of which one at a time reads the mailbox, sends the letters and
publishes, and workers, which do the work. The desk is served by processes of its own.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from pipeline.crew import Crew
from pipeline.faults import Fault
from pipeline.mishaps import passes, told
from pipeline.schedule import AWAY, BACK, Timer, pause
from pipeline.watch import Trouble

if TYPE_CHECKING:
    from pipeline.service import Service

_ONE_MACHINE = (
    "With SQLite one process does all: depositary run. For --role {}, and for many "
    "processes or machines, name a PostgreSQL database under [store] database."
)
_WORKS = "taking work from the queue; stop with Ctrl-C or SIGTERM"
_STOPPED = "stopped; what was begun is recorded"


class Role(StrEnum):
    """What a process is there for."""

    ALL = "all"
    POLLER = "poller"
    WORKER = "worker"
    WEB = "web"


def play(
    opening: Callable[[], AbstractContextManager[Service]],
    role: Role,
    say: Callable[[str], None],
    serve: Callable[[], None],
) -> None:
    """Do the part of that role until SIGTERM or SIGINT; then end what was begun.

    While the database is away it waits; `serve` is what the role web does when it
    answers. Raises Fault where the database is for one process alone.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with ExitStack() as open_:

        def enter() -> Service:
            service = open_.enter_context(opening())
            # What the database refuses is told now, and not by the work that stops.
            service.ledger.distribution.restore(service.ledger.engine)
            return service

        service = _opened(enter, say, stop)
        if service is not None and role is not Role.WEB:
            _play(service, role, say, stop)
    if role is Role.WEB and not stop.is_set():
        serve()
    else:
        say(_STOPPED)


def _opened(
    enter: Callable[[], Service], say: Callable[[str], None], stop: threading.Event
) -> Service | None:
    """Open it as soon as the database is there; None where it was told to stop."""
    failures = 0
    while not stop.is_set():
        try:
            service = enter()
        except DBAPIError as error:
            if not passes(error):
                raise
            if not failures:
                say(Trouble(AWAY.format(told(error))))
            failures += 1
            stop.wait(pause(failures))
        else:
            if failures:
                say(BACK)
            return service
    return None


def _play(
    service: Service, role: Role, say: Callable[[str], None], stop: threading.Event
) -> None:
    shared = service.ledger.distribution.shared
    if not (shared or role is Role.ALL):
        raise Fault(_ONE_MACHINE.format(role))
    timer = Timer(service, say, stop)
    if not shared or role is Role.POLLER:
        timer.run()
    else:
        crew = Crew(service.worker, say, stop)
        say(_WORKS)
        if role is Role.WORKER:
            crew.run()
        else:
            _both(crew, timer, stop)


def _both(crew: Crew, timer: Timer, stop: threading.Event) -> None:
    """Work in a thread beside the timer; neither goes on without the other."""

    def work() -> None:
        try:
            crew.run()
        finally:
            stop.set()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        timer.run()
    finally:
        stop.set()
        thread.join()
