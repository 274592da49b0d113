"""Can this process do its work now?

Do database, schema and archive answer, and can drafts and registry be read?
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Generic, TypeVar

import sqlalchemy as sa

from pipeline.archive import Archive, open_archive
from pipeline.faults import Fault, SourceFault, Stuck
from pipeline.mishaps import MACHINE, told
from pipeline.sources import Sources
from pipeline.store.chain import MIRROR
from pipeline.store.database import open_database
from pipeline.store.versions import NEWEST, schema_of

if TYPE_CHECKING:
    from pipeline.settings import Settings

T = TypeVar("T")
#: Seconds that anybody who asks is kept waiting for something outside of us.
PATIENCE = 4.0
_LOST = 60.0

_SILENT = "It did not answer within {:g} seconds."
_NO_FILE = "There is no database yet; the service makes it when it starts."
_NO_FOLDER = "The folder of the archive is not there: is its disk mounted?"
_UNKNOWN = "unknown"  # where the database could not be asked
_OLD = "The database has the schema {}, this program needs {}; run: depositary migrate."


class Patient(Generic[T]):
    """Asks what may never answer, and waits for it only so long.

    One question is under way at a time: whoever comes meanwhile waits for the same
    answer, and no longer. A silent server costs a thread a minute, in which the
    question is given up for lost and asked anew.
    """

    def __init__(self, ask: Callable[[], T], seconds: float = PATIENCE) -> None:
        self._ask = ask
        self._seconds = seconds
        self._lock = Lock()
        self._asked: Future[T] | None = None
        self._began = 0.0

    def begin(self) -> Future[T]:
        """Ask, unless it is being asked already."""
        with self._lock:
            lost = time.monotonic() - self._began > _LOST
            if self._asked is None or self._asked.done() or lost:
                self._asked, self._began = Future(), time.monotonic()
                Thread(target=self._answer, args=(self._asked,), daemon=True).start()
            return self._asked

    def __call__(self) -> T:
        """Return the answer, or raise what it raised; Stuck where none comes."""
        asked = self.begin()
        left = self._began + self._seconds - time.monotonic()
        try:
            return asked.result(max(0.0, left))
        except TimeoutError:
            raise Stuck(_SILENT.format(self._seconds)) from None

    def _answer(self, asked: Future[T]) -> None:
        try:
            asked.set_result(self._ask())
        except BaseException as error:  # noqa: BLE001 (it is raised where it is waited for)
            asked.set_exception(error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What is wrong with each part, in a sentence; empty where nothing is."""

    database: str
    schema: str
    archive: str
    sources: str

    @property
    def ready(self) -> bool:
        """Tell whether all of it answers."""
        return not (self.database or self.schema or self.archive or self.sources)


class Examiner:
    """Asks database, archive and files how they are, each for itself."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._schema = Patient(self._schema_now)
        self._archive = Patient(self._archive_now)
        self._sources = Patient(self._sources_now)
        self._read = Sources(settings)

    def examine(self) -> Health:
        """Ask all now, at once: one that is silent does not hold up the others."""
        self._archive.begin()
        self._sources.begin()
        found, database = _said(self._schema)
        archive = _said(self._archive)[1]
        schema = _OLD.format(found or "none", NEWEST) if found != NEWEST else ""
        return Health(
            database=database,
            schema=_UNKNOWN if database else schema,
            archive=archive,
            sources=_said(self._sources)[1],
        )

    def _schema_now(self) -> str | None:
        url = self._settings.database_url
        file = sa.make_url(url).database
        if url.startswith("sqlite:") and not Path(file or "").is_file():
            raise Stuck(_NO_FILE)  # to connect would make an empty one
        engine = open_database(url)
        try:
            return schema_of(engine)
        finally:
            engine.dispose()

    def _sources_now(self) -> None:
        if troubles := self._read.troubles():
            raise SourceFault(" ".join(troubles))

    def _archive_now(self) -> None:
        scheme, _, folder = self._settings.archive_url.partition(":")
        if scheme == "file" and not Path(folder).is_dir():
            raise Stuck(_NO_FOLDER)  # it would look like an empty one
        self._open.last_line(MIRROR)

    @cached_property
    def _open(self) -> Archive:
        return open_archive(self._settings.archive_url, self._settings.local_folder)


def _said(ask: Callable[[], T]) -> tuple[T | None, str]:
    """Return the answer, or in a sentence why there is none."""
    try:
        return ask(), ""
    except (Fault, *MACHINE) as error:
        return None, told(error)
