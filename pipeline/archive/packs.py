"""Where does a mail lie that came with many others?

Mails that come at once are kept in one file, because a disk flushes one file as
fast as one mail. Such a pack is a plain tar that any program opens, its members
are named after their SHA-256, and its own name is the SHA-256 of their names, so
that a pack that was cut off is told from a whole one.

Where each member begins stands in `index.sqlite`, which is never more than a
memory of the packs' headers: nobody flushes it, it is completed when there are
packs that it does not know, and made anew when it is damaged, doubted or gone.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from tarfile import BLOCKSIZE, USTAR_FORMAT, HeaderError, TarInfo
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pipeline.archive.durable import keep, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")

_TABLES = (
    """CREATE TABLE IF NOT EXISTS pack (name TEXT PRIMARY KEY, whole INTEGER)
    WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS member (name TEXT, pack TEXT, start INTEGER,
    size INTEGER, PRIMARY KEY (name, pack)) WITHOUT ROWID""",
)
_SUFFIX = ".eml"
_END = bytes(2 * BLOCKSIZE)


class _Member(NamedTuple):
    name: str
    start: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the bytes of a message should be: in which file, from where, how many."""

    path: Path
    start: int
    size: int

    def read(self) -> bytes:
        """Return the bytes that are there: fewer, or none, where the file was cut."""
        try:
            with self.path.open("rb", buffering=0) as file:
                return os.pread(file.fileno(), self.size, self.start)
        except FileNotFoundError:
            return b""

    def reached(self) -> bool:
        """Tell whether the file goes so far."""
        try:
            return self.path.stat().st_size >= self.start + self.size
        except FileNotFoundError:
            return False


class Packs:
    """The packs in a folder, and their index; for many threads and processes."""

    def __init__(self, folder: Path, index: Path, unfinished: Path) -> None:
        """Remember where all is; nothing is opened yet."""
        self.folder = folder
        self._file = index
        self._lock = index.with_name(".index.lock")
        self._unfinished = unfinished
        self._doubted = False

    def add(self, mails: Mapping[str, bytes]) -> None:
        """Keep these, by SHA-256, as one pack; its folder is yet to be flushed."""
        pack = _named_after(mails)
        pieces: list[bytes] = []
        members: list[_Member] = []
        start = BLOCKSIZE
        for name, raw in mails.items():
            pieces += (_header(name, len(raw)), raw, bytes(_rest(len(raw))))
            members.append(_Member(name, start, len(raw)))
            start += len(raw) + _rest(len(raw)) + BLOCKSIZE
        keep(self._path(pack), [*pieces, _END], self._unfinished)
        self._consult(lambda index: _note(index, pack, members))

    def places(self, names: Collection[str]) -> list[tuple[str, Place]]:
        """Say where each of these messages lies that is in a pack, or in several."""

        def look(index: sqlite3.Connection) -> list[tuple[str, Place]]:
            found = self._found(index, names)
            if len(dict(found)) < len(names):
                self._complete(index)
                found = self._found(index, names)
            return found

        return self._consult(look) if names else []

    def names(self) -> set[str]:
        """Return the SHA-256 of every message that is in a pack."""

        def look(index: sqlite3.Connection) -> set[str]:
            self._complete(index)
            return {name for (name,) in index.execute("SELECT name FROM member")}

        return self._consult(look)

    def cut_off(self) -> list[Path]:
        """Return the packs that do not hold all that their names say."""

        def look(index: sqlite3.Connection) -> list[Path]:
            found = index.execute("SELECT name FROM pack WHERE NOT whole")
            return [self._path(pack) for (pack,) in found]

        return self._consult(look)

    def doubt(self) -> bool:
        """Make the index anew, once a process; tell whether it was done now.

        After a power cut it may lack what it should hold. No process outlives
        one, so that doubting it once is enough.
        """
        first, self._doubted = not self._doubted, True
        if first:
            self._consult(_forget)
        return first

    def altered(self) -> Iterator[Path]:
        """Go through the packs in which a byte beside the messages is another one."""
        for path in sorted(self.folder.glob("*.tar")):
            data, members = path.read_bytes(), list(_read(path))
            made = [_again(data, member) for member in members]
            names = _named_after(m.name for m in members)
            if names != path.stem or b"".join([*made, _END]) != data:
                yield path

    def _path(self, pack: str) -> Path:
        return self.folder / f"{pack}.tar"

    def _found(
        self, index: sqlite3.Connection, names: Collection[str]
    ) -> list[tuple[str, Place]]:
        return [
            (name, Place(path=self._path(pack), start=start, size=size))
            for name in names
            for pack, start, size in index.execute(
                "SELECT pack, start, size FROM member WHERE name = ?", (name,)
            )
        ]

    def _complete(self, index: sqlite3.Connection) -> None:
        """Have the index know all packs that are there, and no other.

        One that is not whole is read again each time, until it is restored.
        """
        there = {path.stem for path in self.folder.glob("*.tar")}
        known = dict(index.execute("SELECT name, whole FROM pack"))
        if known.keys() - there:
            _forget(index)
            known.clear()
        for pack in (pack for pack in there if not known.get(pack)):
            _note(index, pack, _read(self._path(pack)))

    def _consult(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Work with the index, alone; with a new one where it turns out damaged."""
        with writing(), self._lock.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                return self._opened(work)
            except sqlite3.DatabaseError:
                self._file.unlink()
                return self._opened(work)

    def _opened(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            with closing(sqlite3.connect(self._file)) as index, index:
                index.execute("PRAGMA synchronous = OFF")
                for table in _TABLES:
                    index.execute(table)
                return work(index)
        except sqlite3.OperationalError as error:
            no_index = sqlite3.SQLITE_ERROR  # it has other tables, or other bytes
            if getattr(error, "sqlite_errorcode", no_index) == no_index:
                raise
            raise OSError(errno.EIO, str(error)) from error


def _named_after(names: Iterable[str]) -> str:
    return sha256("\n".join(names).encode()).hexdigest()


def _header(name: str, size: int) -> bytes:
    """Return what a tar says before the bytes of a message."""
    header = TarInfo(f"{name}{_SUFFIX}")
    header.size, header.mtime = size, int(time.time())
    return header.tobuf(USTAR_FORMAT)


def _again(pack: bytes, member: _Member) -> bytes:
    """Return a member of a pack as it was written, by what its header says."""
    header = TarInfo.frombuf(
        pack[member.start - BLOCKSIZE : member.start], "utf-8", "replace"
    )
    raw = pack[member.start : member.start + member.size]
    return b"".join((header.tobuf(USTAR_FORMAT), raw, bytes(_rest(member.size))))


def _rest(size: int) -> int:
    return -size % BLOCKSIZE


def _read(path: Path) -> Iterator[_Member]:
    """Yield what a pack holds by its headers, as far as these can be read."""
    with path.open("rb", buffering=0) as file, suppress(HeaderError):
        end, start = os.fstat(file.fileno()).st_size, BLOCKSIZE
        while True:
            block = os.pread(file.fileno(), BLOCKSIZE, start - BLOCKSIZE)
            header = TarInfo.frombuf(block, "utf-8", "replace")
            if not 0 <= header.size <= end:
                return
            yield _Member(header.name.removesuffix(_SUFFIX), start, header.size)
            start += header.size + _rest(header.size) + BLOCKSIZE


def _note(index: sqlite3.Connection, pack: str, members: Iterable[_Member]) -> None:
    """Remember what is in a pack, and whether it is whole."""
    found = list(members)
    whole = _named_after(m.name for m in found) == pack
    index.execute("INSERT OR REPLACE INTO pack VALUES (?, ?)", (pack, whole))
    index.executemany(
        "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?)",
        [(m.name, pack, m.start, m.size) for m in found],
    )


def _forget(index: sqlite3.Connection) -> None:
    index.execute("DELETE FROM pack")
    index.execute("DELETE FROM member")
