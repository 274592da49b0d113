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
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import GaugeMetricFamily

from pipeline.duties import WORK
from pipeline.faults import Fault
from pipeline.mishaps import MACHINE
from pipeline.store.database import open_database, reading
from pipeline.watch.figures import Figures, deadlines, figures
from pipeline.watch.health import Examiner, Patient

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.watch import Done

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
        self._settings = settings
        self._now = now
        self._examiner = examiner
        self._role = role
        self._figures = Patient(self._read)
        self._kept: Figures | None = None
        self._until = 0.0

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give all there is to tell; where the database is silent, the rest."""
        known = {(version("depositary"), self._role): 1}
        told = "The program, and what this process does."
        yield _gauge("info", told, known, "version", "role")
        health = self._examiner.examine()
        answers = not (health.database or health.schema)
        yield _one(
            "database_up",
            "Whether the database answers, with the schema of this program.",
            answers,
        )
        yield _one("archive_up", "Whether the archive answers.", not health.archive)
        yield _one(
            "sources_good",
            "Whether drafts and registry can be read; mail waits for them.",
            not health.sources,
        )
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
            jobs = dict(sorted(found.jobs.items()))
            told = "Chunks of work in the queue's window."
            yield _gauge("queue_jobs", told, jobs, "lane", "status")

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
        free = {p: shutil.disk_usage(_there(f)).free for p, f in places.items()}
        return _gauge("disk_free_bytes", "Room on the disk of a place.", free, "place")


def _there(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.absolute().parents) if path.is_dir())


def _deliveries(found: Figures) -> Iterator[GaugeMetricFamily]:
    number = dict(sorted(found.deliveries.items()))
    told = "Deliveries, by state and class."
    yield _gauge("deliveries", told, number, "state", "class")
    yield _one("backlog", "Deliveries that wait for work.", found.backlog)
    age = {state: _since(found, at) for state, at in sorted(found.oldest.items())}
    told = "Since when the oldest delivery of a state is known."
    yield _gauge("oldest_delivery_age_seconds", told, age, "state")
    told = "Comments about whose place a person decides."
    yield _one("comments_in_review", told, found.in_review)


def _letters(found: Figures) -> Iterator[GaugeMetricFamily]:
    letters = dict(sorted(found.letters.items()))
    yield _gauge("letters", "Letters, by state.", letters, "state")
    owed = _since(found, found.owed_since) if found.owed_since else 0.0
    yield _one("owed_letter_age_seconds", "Since when the oldest letter is owed.", owed)


def _duties(found: Figures) -> Iterator[GaugeMetricFamily]:
    good = {duty: at.timestamp() if at else 0 for duty, at in found.last.items()}
    told = (
        "When a duty last went well, 0 for never; of publish and stamp, when there "
        "was something to do."
    )
    yield _gauge("last_good_timestamp_seconds", told, good, "duty")
    duties = sorted({*found.last, WORK, *found.failing})
    told = "Whether a duty failed the last time it was tried."
    failing = {duty: duty in found.failing for duty in duties}
    yield _gauge("duty_failing", told, failing, "duty")


def _calls(found: Figures) -> Iterator[GaugeMetricFamily]:
    instants, ahead, overdue = {}, {}, {}
    for window in found.windows:
        for name, at in deadlines(window):
            instants[window.call, name] = at.timestamp()
        if coming := found.next_deadline(window):
            ahead[window.call, coming[0]] = -_since(found, coming[1])
        due = found.overdue.get(window.call, found.at)
        overdue[window.call] = _since(found, due)
    labels, told = ("call", "deadline"), "The instants of a call."
    yield _gauge("deadline_timestamp_seconds", told, instants, *labels)
    told = "How far ahead the next instant of a call is."
    yield _gauge("next_deadline_seconds", told, ahead, *labels)
    told = "For how long the compilation of a call ought to be out and is not."
    yield _gauge("compilation_overdue_seconds", told, overdue, "call")


def _since(found: Figures, at: datetime) -> float:
    return (found.at - at).total_seconds()


def _gauge(
    name: str, told: str, values: Mapping[Any, float], *labels: str
) -> GaugeMetricFamily:
    """Tell values by what they are of: a label, or a tuple of several."""
    made = GaugeMetricFamily(f"depositary_{name}", told, labels=labels)
    for of, value in values.items():
        made.add_metric([*map(str, of)] if len(labels) > 1 else [str(of)], value)
    return made


def _one(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"depositary_{name}", told, value=value)
