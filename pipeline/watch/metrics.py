"""What does Prometheus scrape?

The ledger's figures are read when they are asked for, so that every process tells
the same and none of them keeps count. Only durations belong to a process: those of
the stages that it recorded, wherever they were computed, and of the duties that it
did; whoever adds them up over processes and restarts is Prometheus. No label holds
anything that a mail says.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING

import sqlalchemy as sa
from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import GaugeMetricFamily

from pipeline.duties import WORK
from pipeline.faults import Fault
from pipeline.mishaps import MACHINE
from pipeline.store.database import open_database, reading
from pipeline.watch.figures import deadlines, figures
from pipeline.watch.health import Patient

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from pipeline.settings import Settings
    from pipeline.watch import Done
    from pipeline.watch.figures import Figures
    from pipeline.watch.health import Examiner

_SECONDS = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 60.0, 300.0)
#: Figures are used again for so many times as long as it took to read them: however
#: large the ledger and however many ask, reading never takes more than a tenth.
_REST = 10


def registry(
    settings: Settings, now: Callable[[], datetime], examiner: Examiner, role: str
) -> tuple[CollectorRegistry, Callable[[Done], None]]:
    """Make what one process has to tell, and who has to be told what it does."""
    made = CollectorRegistry(auto_describe=False)
    made.register(_Consultation(settings, now, examiner, role))
    stages = Histogram(
        "depositary_stage_seconds",
        "How long stages took that this process recorded, and handing over letters.",
        ("stage", "outcome"),
        buckets=_SECONDS,
        registry=made,
    )
    duties = Histogram(
        "depositary_duty_seconds",
        "How long the duties took that this process did.",
        ("duty", "outcome"),
        buckets=_SECONDS,
        registry=made,
    )

    def observe(done: Done) -> None:
        histogram = stages if done.delivery else duties
        histogram.labels(done.what, done.outcome).observe(done.seconds)

    return made, observe


class _Consultation:
    """The figures of the ledger, as prometheus-client collects them."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime],
        examiner: Examiner,
        role: str,
    ) -> None:
        """Read nothing yet."""
        self._settings = settings
        self._now = now
        self._examiner = examiner
        self._role = role
        self._figures = Patient(self._read)
        self._kept: Figures | None = None
        self._until = 0.0

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give all there is to tell; where the database is silent, the rest."""
        known = {"version": version("depositary"), "role": self._role}
        info = _gauge("info", "The program, and what this process does.", [*known])
        info.add_metric(list(known.values()), 1)
        yield info
        health = self._examiner.examine()
        answers = not (health.database or health.schema)
        yield _one(
            "database_up",
            "Whether the database answers, with the schema of this program.",
            answers,
        )
        yield _one("archive_up", "Whether the archive answers.", not health.archive)
        yield self._room()
        found = None
        with suppress(Fault, *MACHINE):  # no figure is better than an old one
            found = self._figures() if answers else None
        if found is None:
            return
        yield from _deliveries(found)
        yield from _letters(found)
        yield from _duties(found)
        yield from _calls(found)
        if found.jobs is not None:
            yield from _queue(found.jobs)

    def _read(self) -> Figures:
        if self._kept is None or time.monotonic() >= self._until:
            began = time.monotonic()
            engine = open_database(self._settings.database_url)
            try:
                with reading(engine) as session:
                    self._kept = figures(session, self._settings, self._now())
            finally:
                engine.dispose()
            ended = time.monotonic()
            self._until = ended + _REST * (ended - began)
        return self._kept

    def _room(self) -> GaugeMetricFamily:
        """Say how much room is left where we write."""
        places = {
            "local": self._settings.local_folder,
            "record": self._settings.site_folder.parent,
        }
        url = sa.make_url(self._settings.database_url)
        if url.get_backend_name() == "sqlite" and url.database:
            places["database"] = self._settings.path(url.database).parent
        room = _gauge("disk_free_bytes", "Room on the disk of a place.", ["place"])
        for place, folder in places.items():
            room.add_metric([place], shutil.disk_usage(_there(folder)).free)
        return room


def _there(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.absolute().parents) if path.is_dir())


def _deliveries(found: Figures) -> Iterator[GaugeMetricFamily]:
    number = _gauge("deliveries", "Deliveries, by state and class.", ["state", "class"])
    for (state, group), n in sorted(found.deliveries.items()):
        number.add_metric([state, group], n)
    yield number
    yield _one("backlog", "Deliveries that wait for work.", found.backlog)
    age = _gauge(
        "oldest_delivery_age_seconds",
        "Since when the oldest delivery of a state is known.",
        ["state"],
    )
    for state, at in sorted(found.oldest.items()):
        age.add_metric([state], _since(found, at))
    yield age
    yield _one(
        "comments_in_review",
        "Comments about whose place a person decides.",
        found.in_review,
    )


def _letters(found: Figures) -> Iterator[GaugeMetricFamily]:
    number = _gauge("letters", "Letters, by state.", ["state"])
    for state, n in sorted(found.letters.items()):
        number.add_metric([state], n)
    yield number
    owed = _since(found, found.owed_since) if found.owed_since else 0.0
    yield _one("owed_letter_age_seconds", "Since when the oldest letter is owed.", owed)


def _duties(found: Figures) -> Iterator[GaugeMetricFamily]:
    good = _gauge(
        "last_good_timestamp_seconds",
        "When a duty last went well, 0 for never; of publish and stamp, when there "
        "was something to do.",
        ["duty"],
    )
    for duty, at in found.last.items():
        good.add_metric([duty], at.timestamp() if at else 0)
    yield good
    failed = _gauge(
        "duty_failing", "Whether a duty failed the last time it was tried.", ["duty"]
    )
    for duty in sorted({*found.last, WORK, *found.failing}):
        failed.add_metric([duty], duty in found.failing)
    yield failed


def _calls(found: Figures) -> Iterator[GaugeMetricFamily]:
    labels = ["call", "deadline"]
    instants = _gauge("deadline_timestamp_seconds", "The instants of a call.", labels)
    ahead = _gauge(
        "next_deadline_seconds", "How far ahead the next instant of a call is.", labels
    )
    overdue = _gauge(
        "compilation_overdue_seconds",
        "For how long the compilation of a call ought to be out and is not.",
        ["call"],
    )
    for window in found.windows:
        for name, at in deadlines(window):
            instants.add_metric([window.call, name], at.timestamp())
        if coming := found.next_deadline(window):
            ahead.add_metric([window.call, coming[0]], -_since(found, coming[1]))
        due = found.overdue.get(window.call, found.at)
        overdue.add_metric([window.call], _since(found, due))
    yield from (instants, ahead, overdue)


def _queue(jobs: Mapping[tuple[int, str], int]) -> Iterator[GaugeMetricFamily]:
    number = _gauge(
        "queue_jobs", "Chunks of work in the queue's window.", ["lane", "status"]
    )
    for (lane, status), n in sorted(jobs.items()):
        number.add_metric([str(lane), status], n)
    yield number


def _since(found: Figures, at: datetime) -> float:
    return (found.at - at).total_seconds()


def _gauge(name: str, told: str, labels: Sequence[str]) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"depositary_{name}", told, labels=list(labels))


def _one(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"depositary_{name}", told, value=value)
