"""When is each duty done? APScheduler fires; the main thread does.

The timer holds no truth: its jobs live in memory and are made from the
configuration. It drops the names of duties into a queue, as does the mailbox
when it wakes, and the main thread does one after the other until SIGTERM. What takes
long gives way when another duty waits, and is asked for again. What cannot give way,
publishing above all, has a queue and a thread of its own: nobody waits for his answer
because a compilation is being made.

One process does all this for a consultation. Others that run stand by, and one of them
goes on within a second or two when that one is gone, or has lost the database.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from queue import Empty, Queue

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from pipeline.decisions import left
from pipeline.duties import LETTERS, PUBLISH, STAMP, WORK, attempt, poll_of
from pipeline.locks import Lock, only_one
from pipeline.mishaps import MACHINE, told
from pipeline.proof import stamping
from pipeline.service import HELD_UP, Service, mailbox_of
from pipeline.watch import Trouble

_LETTERS_SECONDS = 15
#: So long one duty may keep another waiting.
_TURN_SECONDS = 2.0
#: So often the one who stands by looks whether it is needed.
_STAND_BY_SECONDS = 1.0
_LONGEST_WAIT = 30.0
_STANDS_BY = (
    "another depositary runs this consultation; this one stands by and goes on when "
    "that one is gone"
)
#: What whoever waits for the database says.
AWAY = "{} This process waits, and goes on by itself when the database answers."
BACK = "the database answers again"
_MENDED = "drafts and registry are in order again; what waited for them goes on"
_PUBLISH_SECONDS = 30
_STAMP_SECONDS = 600
_APART = (PUBLISH, STAMP)
#: What is done apart rests for so many times as long as it took.
_REST = 4
_LONGEST_BACK_OFF = 600


class Timer:
    """Runs the service until it is told to stop."""

    def __init__(
        self, service: Service, say: Callable[[str], None], stop: threading.Event
    ) -> None:
        """Do the duties of this service; `say` prints a line for the log."""
        self._service = service
        self._say = say
        self.mail: Queue[str] = Queue()
        self.apart: Queue[str] = Queue()
        self._stop = stop
        self._told: dict[str, list[str]] = {}
        self._polls = {poll_of(name): name for name in service.settings.boxes}
        #: New mail is worked on at once, and answered as soon as it is understood.
        self._then = {**dict.fromkeys(self._polls, WORK), WORK: LETTERS}
        self._failures: Counter[str] = Counter()
        self._not_before: dict[str, float] = {}
        self._lock = Lock(held=lambda: True)

    def run(self) -> None:
        """Do the duties whenever nobody else does, until told to stop."""
        said, failures = "", 0
        while not self._stop.is_set():
            try:
                with only_one(self._service.ledger, "run") as mine:
                    if failures:
                        self._say(BACK)
                    failures = 0
                    if mine:
                        said = ""
                        self._lead(mine)
                        continue
                what, wait = _STANDS_BY, _STAND_BY_SECONDS
            except MACHINE as error:
                failures += 1
                what = Trouble(AWAY.format(told(error)))
                wait = pause(failures)
            if not said or (said == _STANDS_BY) != (what == _STANDS_BY):
                self._say(what)
                said = what
            self._stop.wait(wait)

    def _lead(self, lock: Lock) -> None:
        """Do what is due for as long as the lock is ours."""
        self._say(self._plan())
        self._lock, over = lock, threading.Event()
        beside = threading.Thread(target=self._do_apart, args=(over,))
        beside.start()
        scheduler = self._scheduler()
        scheduler.start()
        for duty in self._polls:
            args = (duty, over)
            threading.Thread(target=self._listen, args=args, daemon=True).start()
            self.ask(duty)
        try:
            while not self._ends(over) and lock.held():
                self.step(self.mail)
        finally:
            over.set()
            scheduler.shutdown(wait=False)
            beside.join()

    def _do_apart(self, over: threading.Event) -> None:
        """Do those duties; should this ever fail, all is begun anew, and not half."""
        try:
            while not self._ends(over):
                self.step(self.apart)
        finally:
            over.set()

    def ask(self, duty: str) -> None:
        """Have a duty done soon, by its thread; once, however often asked."""
        duties = self.apart if duty in _APART else self.mail
        if duty not in duties.queue:
            duties.put(duty)

    def _plan(self) -> str:
        settings = self._service.settings
        boxes = settings.boxes.values()
        polls = ", ".join(f"{box.url} every {box.poll_seconds} s" for box in boxes)
        return (
            f"polling {polls}; letters go to {settings.letters.smtp}, the record to "
            f"{settings.publication.folder}; stop with Ctrl-C or SIGTERM"
        )

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
            *(
                (poll_of(name), box.poll_seconds)
                for name, box in settings.boxes.items()
            ),
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

    def step(self, duties: Queue[str]) -> None:
        """Do the next of these duties; one that fails is told once and comes again."""
        try:
            duty = duties.get(timeout=0.5)
        except Empty:
            return
        began = time.monotonic()
        if began < self._not_before.get(duty, 0.0):
            return
        trouble: list[str] = []
        with attempt(self._service.ledger, duty, trouble):
            trouble += self._do(duty)
        if duty in _APART:
            ended = time.monotonic()
            self._not_before[duty] = ended + _REST * (ended - began)
        if not self._lock.held():  # the database went away: that is told, once
            return
        before = self._told.get(duty, ())
        for sentence in trouble:
            if sentence not in before:
                self._say(Trouble(sentence))
        if HELD_UP in before and HELD_UP not in trouble:
            self._say(_MENDED)
        self._told[duty] = trouble
        if duty in self._then:
            self.ask(self._then[duty])

    def _do(self, duty: str) -> Sequence[str]:
        """Do a duty and return what a person should see to."""
        service, stopping = self._service, self._stop.is_set
        ends = time.monotonic() + _TURN_SECONDS

        def enough() -> bool:
            return time.monotonic() > ends and not self.mail.empty()

        trouble: Sequence[str] = ()
        if duty in self._polls:
            trouble = self._poll(duty, lambda: stopping() or enough())
        elif duty == WORK:
            service.work(stopping, enough)
            trouble = (*service.held_up(), *service.house.sources.remarks())
        elif duty == LETTERS:
            posted = service.post(lambda: stopping() or enough())
            trouble = posted.troubles
            if posted.sent:
                self._say(f"letters: {posted.sent} sent")
        elif duty == PUBLISH and not stopping():
            self._issued(service.publish())
        elif duty == STAMP and not stopping() and stamping.stamp(service.ledger):
            self._say("the head of the ledger was signed or stamped")
        if (duty in self._then or duty == LETTERS) and enough():  # what may take long
            self.ask(duty)
        return trouble

    def _issued(self, calls: Sequence[str]) -> None:
        """Say what was issued, and how much of it is open."""
        with self._service.ledger.reading() as session:
            on = left.open_on(session, self._service.settings, calls)
        for call in calls:
            still = left.left_open(on[call], "depositary review")
            self._say(f"the compilation of {call} was issued and published{still}")

    def _poll(self, duty: str, stopping: Callable[[], bool]) -> Sequence[str]:
        """Poll, and back off with jitter while the mailbox cannot be reached."""
        try:
            report = self._service.poll(stopping, self._polls[duty])
        except Exception:
            self._failures[duty] += 1
            rest = min(5.0 * 2 ** self._failures[duty], _LONGEST_BACK_OFF)
            self._not_before[duty] = time.monotonic() + rest * _spread()
            raise
        self._failures[duty], self._not_before[duty] = 0, 0.0
        if report is not None and report.new:
            self._say(f"{duty}: {report.new} new")
        return report.troubles if report else ()

    def _listen(self, duty: str, over: threading.Event) -> None:
        """Let a mailbox wake its poll; a listener that fails only listens later."""
        rest, settings = 1.0, self._service.settings
        while not self._ends(over):
            try:
                with closing(mailbox_of(settings, self._polls[duty])) as mailbox:
                    while not self._ends(over):
                        if mailbox.wait(5.0):
                            self.ask(duty)
                        rest = 1.0
            except Exception:  # noqa: BLE001 (the poll tells what is wrong)
                self._stop.wait(rest)
                rest = min(rest * 2, _LONGEST_BACK_OFF)

    def _ends(self, over: threading.Event) -> bool:
        return self._stop.is_set() or over.is_set()


def pause(failures: int) -> float:
    """Say how long to wait for the database after so many vain tries."""
    return min(0.5 * 2.0**failures, _LONGEST_WAIT) * _spread()


def _spread() -> float:
    return random.uniform(0.8, 1.2)  # noqa: S311 (no secret, only spread)
