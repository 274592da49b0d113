"""When is each duty done? APScheduler fires; the main thread does.

The timer holds no truth: its jobs live in memory and are made from the
configuration. It drops the names of duties into a queue, as does the mailbox
when it wakes, and the main thread does one after the other until SIGTERM.
"""

from __future__ import annotations

import random
import signal
import threading
import time
from contextlib import closing
from queue import Empty, Queue
from typing import TYPE_CHECKING

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from pipeline.duties import LETTERS, POLL, PUBLISH, STAMP, WORK, attempt
from pipeline.proof import stamping
from pipeline.service import mailbox_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.service import Service

_LETTERS_SECONDS = 15
_PUBLISH_SECONDS = 30
_STAMP_SECONDS = 600
_LONGEST_BACK_OFF = 600
#: New mail is worked on at once, and answered as soon as it is understood.
_THEN = {POLL: WORK, WORK: LETTERS}


class Timer:
    """Runs the service until it is told to stop."""

    def __init__(self, service: Service, say: Callable[[str], None]) -> None:
        """Do the duties of this service; `say` prints a line for the log."""
        self._service = service
        self._say = say
        self._duties: Queue[str] = Queue()
        self._stop = threading.Event()
        self._told: dict[str, list[str]] = {}
        self._failures = 0
        self._poll_after = 0.0

    def run(self) -> None:
        """Run until SIGTERM or SIGINT; what is begun is brought to a good end."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop())
        self._say(self._plan())
        scheduler = self._scheduler()
        scheduler.start()
        waker = threading.Thread(target=self._listen, daemon=True)
        waker.start()
        self.ask(POLL)
        try:
            while not self._stop.is_set():
                self.step()
        finally:
            scheduler.shutdown(wait=False)
        self._say("stopped; what was begun is recorded")

    def ask(self, duty: str) -> None:
        """Have a duty done soon, by the thread that runs."""
        self._duties.put(duty)

    def _plan(self) -> str:
        settings = self._service.settings
        return (
            f"polling {settings.mailbox.url} every {settings.mailbox.poll_seconds} s; "
            f"letters go to {settings.letters.smtp}, the record to "
            f"{settings.publication.folder}; stop with Ctrl-C or SIGTERM"
        )

    def stop(self) -> None:
        """Stop after the step that is being done."""
        self._stop.set()

    def _scheduler(self) -> BackgroundScheduler:
        settings = self._service.settings
        scheduler = BackgroundScheduler(
            timezone="UTC",
            job_defaults={
                "misfire_grace_time": None,
                "coalesce": True,
                "max_instances": 1,
            },
        )
        for duty, seconds in (
            (POLL, settings.mailbox.poll_seconds),
            (WORK, _LETTERS_SECONDS),
            (PUBLISH, _PUBLISH_SECONDS),
            (STAMP, _STAMP_SECONDS),
        ):
            # jitter, so that many installations do not ask in the same second
            trigger = IntervalTrigger(
                seconds=seconds, jitter=max(1, seconds // 10), timezone="UTC"
            )
            scheduler.add_job(self.ask, trigger, args=(duty,), id=duty)
        return scheduler

    def step(self) -> None:
        """Do the next duty; one that fails is told once and comes again."""
        try:
            duty = self._duties.get(timeout=0.5)
        except Empty:
            return
        if duty == POLL and time.monotonic() < self._poll_after:
            return
        trouble: list[str] = []
        with attempt(self._service.ledger, duty, trouble):
            trouble += self._do(duty)
        for sentence in trouble:
            if sentence not in self._told.get(duty, ()):
                self._say(sentence)
        self._told[duty] = trouble
        if duty in _THEN:
            self.ask(_THEN[duty])

    def _do(self, duty: str) -> Sequence[str]:
        """Do a duty and return what a person should see to."""
        service, stopping = self._service, self._stop.is_set
        if duty == POLL:
            return self._poll()
        if duty == WORK:
            service.worker.run(stopping)
        if duty == LETTERS:
            posted = service.post(stopping)
            if posted.sent:
                self._say(f"letters: {posted.sent} sent")
            return posted.troubles
        if duty == PUBLISH and not stopping():
            for call in service.publish():
                self._say(f"the compilation of {call} was issued and published")
        if duty == STAMP and not stopping() and stamping.stamp(service.ledger):
            self._say("the head of the ledger was signed or stamped")
        return ()

    def _poll(self) -> Sequence[str]:
        """Poll, and back off with jitter while the mailbox cannot be reached."""
        try:
            report = self._service.poll(self._stop.is_set)
        except Exception:
            self._failures += 1
            pause = min(5.0 * 2**self._failures, _LONGEST_BACK_OFF)
            spread = random.uniform(0.8, 1.2)  # noqa: S311 (no secret, only spread)
            self._poll_after = time.monotonic() + pause * spread
            raise
        self._failures, self._poll_after = 0, 0.0
        if report is not None and report.new:
            self._say(f"poll: {report.new} new")
        return report.troubles if report else ()

    def _listen(self) -> None:
        """Let the mailbox wake the poll; a listener that fails only listens later."""
        pause = 1.0
        while not self._stop.is_set():
            try:
                with closing(mailbox_of(self._service.settings)) as mailbox:
                    while not self._stop.is_set():
                        if mailbox.wait(5.0):
                            self.ask(POLL)
                        pause = 1.0
            except Exception:  # noqa: BLE001 (the poll tells what is wrong)
                self._stop.wait(pause)
                pause = min(pause * 2, _LONGEST_BACK_OFF)
