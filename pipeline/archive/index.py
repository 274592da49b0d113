"""Where in which pack does a message begin?

`index.sqlite` is never more than a memory of the packs' headers: nobody flushes it,
it is completed when there are packs that it does not know, and made anew when it is
damaged, doubted or gone.
"""

from __future__ import annotations

import errno
import fcntl
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import closing
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from pipeline.archive.durable import make, writing
from pipeline.archive.packs import Member, named_after

T = TypeVar("T")

_TABLES = (
    """CREATE TABLE IF NOT EXISTS pack (name TEXT PRIMARY KEY, whole INTEGER)
    WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS member (name TEXT, pack TEXT, start INTEGER,
    size INTEGER, PRIMARY KEY (name, pack)) WITHOUT ROWID""",
)
_NEXT = "SELECT DISTINCT name FROM member WHERE name > ? ORDER BY name LIMIT ?"
_AT_ONCE = 10_000


class Shelf(Protocol):
    """Where packs lie, each under its name."""

    def packs(self) -> AbstractSet[str]:
        """Name the packs that are there."""

    def headers(self, names: Collection[str]) -> Iterable[tuple[str, Iterable[Member]]]:
        """Read what each of these packs holds, as far as its headers tell."""


class Slot(NamedTuple):
    """Where a message should be: in which pack, from where, how many bytes."""

    name: str
    pack: str
    start: int
    size: int


class Index:
    """The memory of a shelf's headers; for many threads and processes."""

    def __init__(self, file: Path, shelf: Shelf) -> None:
        """Remember where all is; nothing is opened yet."""
        self._file = file
        self._lock = file.with_name(".index.lock")
        self._shelf = shelf
        self._doubted = False
        self._expected: dict[str, list[Slot]] = {}

    def note(self, pack: str, members: Iterable[Member]) -> None:
        """Remember what is in a pack that was just written."""
        with writing():
            make(self._file.parent)
        self._consult(lambda index: _note(index, pack, members))

    def expect(self, names: Collection[str]) -> None:
        """Look up together what will be asked for one after the other."""
        self._expected = {}
        expected: dict[str, list[Slot]] = {}
        for slot in self.remembered(names):
            expected.setdefault(slot.name, []).append(slot)
        self._expected = expected

    def remembered(self, names: Collection[str]) -> list[Slot]:
        """Say where these messages lie that are in packs, as far as is remembered."""
        expected = self._expected
        if all(name in expected for name in names):
            return [slot for name in names for slot in expected[name]]
        return self._consult(lambda index: _found(index, names))

    def slots(self, names: Collection[str]) -> list[Slot]:
        """Say where each of these messages lies that is in a pack, or in several."""

        def look(index: sqlite3.Connection) -> list[Slot]:
            self._complete(index)
            return _found(index, names)

        found = self.remembered(names)
        lacks = len({slot.name for slot in found}) < len(names)
        return self._consult(look) if lacks else found

    def names(self, alone: Iterable[str]) -> Iterator[str]:
        """Go through the SHA-256 of every message in packs or `alone`, sorted, once."""
        for name, _ in groupby(merge(sorted(alone), self._packed())):
            yield name

    def _packed(self) -> Iterator[str]:
        """Go through those in packs, sorted.

        Some at a time, as there are millions, and others may write meanwhile.
        """

        def look(index: sqlite3.Connection) -> list[str]:
            self._complete(index)
            return [name for (name,) in index.execute(_NEXT, (last, _AT_ONCE))]

        last = ""
        while some := self._consult(look):
            yield from some
            last = some[-1]

    def cut_off(self) -> list[str]:
        """Return the packs that do not hold all that their names say."""

        def look(index: sqlite3.Connection) -> list[str]:
            found = index.execute("SELECT name FROM pack WHERE NOT whole")
            return [pack for (pack,) in found]

        return self._consult(look)

    def doubt(self) -> bool:
        """Make the index anew, once a process; tell whether it was done now.

        After a power cut it may lack what it should hold. No process outlives
        one, so that doubting it once is enough.
        """
        first, self._doubted = not self._doubted, True
        if first:
            self._expected = {}
            self._consult(lambda index: _forget(index, None))
        return first

    def _complete(self, index: sqlite3.Connection) -> None:
        """Have the index know all packs that are there, and no other.

        One that is not whole is read again each time, until it is restored.
        """
        there = self._shelf.packs()
        known = dict(index.execute("SELECT name, whole FROM pack"))
        _forget(index, known.keys() - there)
        new = [pack for pack in there if not known.get(pack)]
        for pack, members in self._shelf.headers(new):
            _note(index, pack, members)

    def _consult(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Work with the index, alone; with a new one where it turns out damaged."""
        if not self._file.parent.is_dir():  # nothing was put here: nothing is made
            return self._opened(work, ":memory:")
        with writing(), self._lock.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                return self._opened(work, self._file)
            except sqlite3.DatabaseError:
                self._file.unlink()
                return self._opened(work, self._file)

    def _opened(self, work: Callable[[sqlite3.Connection], T], file: Path | str) -> T:
        try:
            with closing(sqlite3.connect(file)) as index, index:
                index.execute("PRAGMA synchronous = OFF")
                for table in _TABLES:
                    index.execute(table)
                return work(index)
        except sqlite3.OperationalError as error:
            no_index = sqlite3.SQLITE_ERROR  # it has other tables, or other bytes
            if getattr(error, "sqlite_errorcode", no_index) == no_index:
                raise
            raise OSError(errno.EIO, str(error)) from error


def _found(index: sqlite3.Connection, names: Collection[str]) -> list[Slot]:
    look = "SELECT name, pack, start, size FROM member WHERE name = ?"
    return [Slot(*row) for name in names for row in index.execute(look, (name,))]


def _note(index: sqlite3.Connection, pack: str, members: Iterable[Member]) -> None:
    """Remember what is in a pack, and whether it is whole."""
    found = list(members)
    whole = named_after(m.name for m in found) == pack
    index.execute("INSERT OR REPLACE INTO pack VALUES (?, ?)", (pack, whole))
    index.executemany(
        "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?)",
        [(m.name, pack, m.start, m.size) for m in found],
    )


def _forget(index: sqlite3.Connection, packs: Iterable[str] | None) -> None:
    """Forget these packs, or all."""
    if packs is None:
        index.execute("DELETE FROM pack")
        index.execute("DELETE FROM member")
        return
    for pack in packs:
        index.execute("DELETE FROM pack WHERE name = ?", (pack,))
        index.execute("DELETE FROM member WHERE pack = ?", (pack,))
