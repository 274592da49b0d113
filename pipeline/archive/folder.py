"""How are raw mails and the ledger's lines kept in a folder?

A message lies alone, `raw/ab/abcdef….eml`, or in a pack, `raw/packs/….tar`; beside
them grow the files of lines, `ledger/NAME.jsonl`. A disk of this machine, or a share
that several mount.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, BinaryIO

from pipeline.archive import packs
from pipeline.archive.copies import whole
from pipeline.archive.durable import flush, keep, make, write, writing
from pipeline.archive.index import Index, Slot
from pipeline.archive.overtaken import overtaken

if TYPE_CHECKING:
    from pipeline.archive.packs import Member

#: An unfinished file older than this has no writer any more.
ABANDONED = timedelta(days=1)


class Folder:
    """The archive in one folder, which is made when something is first put there.

    To look into one that is not there makes none. `local` is where what only helps to
    find is kept, the folder itself if none is named. `Deferred` is raised when the
    folder cannot be one, or the disk refuses to write; then nothing
    half-written carries a final name.
    """

    def __init__(self, folder: Path, local: Path | None = None) -> None:
        self._raw = folder / "raw"
        self._unfinished = folder / "unfinished"
        self._ledger = folder / "ledger"
        self._shelf = _Shelf(folder=self._raw / "packs")
        with writing(), suppress(FileNotFoundError):
            os.scandir(folder).close()
        self._index = Index((local or folder) / "index.sqlite", self._shelf)
        self._sweep()

    def put(self, raw: bytes) -> str:
        """Keep these bytes durably and return their SHA-256 in hex."""
        return self.put_many([raw])[0]

    def put_many(self, raws: Sequence[bytes]) -> list[str]:
        """Keep all of these durably, many of them in one file."""
        names = [sha256(raw).hexdigest() for raw in raws]
        mails = dict(zip(names, raws, strict=True))
        there = self._folders({name: len(raw) for name, raw in mails.items()})
        folders = {name: where for name, where in there.items() if self.has(name)}
        new = {name: raw for name, raw in mails.items() if name not in folders}
        pack = packs.worth_packing(new)
        for name in new:
            single = self._path(name).parent
            folders[name] = self._shelf.folder if name in pack else single
        with writing():
            make(self._unfinished, *set(folders.values()))
            if pack:
                self._pack(pack)
            for name in new.keys() - pack.keys():
                keep(self._path(name), [new[name]], self._unfinished)
            # Also where nothing new was put: whoever renamed the file that is
            # there may not have come to flush its folder.
            for folder in set(folders.values()):
                flush(folder)
        return names

    def get(self, name: str) -> bytes:
        """Return the bytes of that SHA-256; raise Corrupt if they are not there."""
        return whole(
            name,
            ((str(place.path), place.read()) for place in self._places(name)),
            lambda: (str(self._shelf.path(pack)) for pack in self._index.cut_off()),
        )

    def expect(self, names: Collection[str]) -> None:
        """Find together what will be asked for one after the other."""
        self._index.expect(names)

    def has(self, name: str) -> bool:
        """Tell whether a message is archived, and still what it was."""
        return any(
            sha256(place.read()).hexdigest() == name for place in self._places(name)
        )

    def kept_at(self, name: str) -> datetime:
        """Say when a message was put here, by the clock of the disk."""
        place = next(self._places(name))
        return datetime.fromtimestamp(place.path.stat().st_mtime, UTC)

    def kept(self, sizes: Mapping[str, int]) -> Collection[str]:
        """Say which messages of these sizes are here; reads none."""
        return self._folders(sizes).keys()

    def __iter__(self) -> Iterator[str]:
        """Yield the SHA-256 of every archived message, sorted."""
        alone = {file.stem for file in self._raw.glob(f"*/*{packs.MESSAGE}")}
        yield from self._index.names(alone)

    def altered(self) -> Iterator[str]:
        """Go through the packs in which a byte beside the messages was changed."""
        for pack in sorted(self._shelf.packs()):
            path = self._shelf.path(pack)
            if not packs.as_written(pack, path.read_bytes()):
                yield str(path)

    def append(
        self,
        name: str,
        lines: Sequence[bytes],
        *,
        after: bytes | EllipsisType | None = ...,
    ) -> None:
        """Add lines to a file, all of them, durably."""
        path = self._lines(name)
        with writing():
            make(self._ledger)
            new = not path.exists()
            with path.open("ab+", buffering=0) as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                end = _whole(file.fileno())
                file.truncate(end)  # what a crash in the middle of a line left
                if after is not ... and _last(file) != after:
                    raise overtaken(name)
                try:
                    write(file.fileno(), b"".join(line + b"\n" for line in lines))
                except OSError:
                    file.truncate(end)
                    raise
                os.fsync(file.fileno())
            if new:
                flush(self._ledger)

    def ledgers(self) -> list[str]:
        """Return the names of the files of lines."""
        return sorted(path.stem for path in self._ledger.glob("*.jsonl"))

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the whole lines of a file, without line ends."""
        path = self._lines(name)
        if path.exists():
            with path.open("rb") as file:
                yield from (line[:-1] for line in file if line.endswith(b"\n"))

    def last_line(self, name: str) -> bytes | None:
        """Return the last whole line of a file; None when there is none."""
        path = self._lines(name)
        if not path.exists():
            return None
        with path.open("rb") as file:
            return _last(file)

    def _pack(self, mails: Mapping[str, bytes]) -> None:
        made = packs.packed(mails)
        keep(self._shelf.path(made.name), made.pieces, self._unfinished)
        self._index.note(made.name, made.members)

    def _lines(self, name: str) -> Path:
        return self._ledger / f"{name}.jsonl"

    def _path(self, name: str) -> Path:
        return self._raw / f"{name[:2]}/{name}{packs.MESSAGE}"

    def _folders(self, sizes: Mapping[str, int]) -> dict[str, Path]:
        """Say of the messages of these sizes that are here in which folder."""
        single = {
            name: self._path(name).parent
            for name, size in sizes.items()
            if self._size(name) == size
        }
        slots = self._index.slots(sizes.keys() - single.keys())
        reached = [slot.name for slot in slots if self._shelf.place(slot).reached()]
        return single | dict.fromkeys(reached, self._shelf.folder)

    def _size(self, name: str) -> int | None:
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            return None

    def _places(self, name: str) -> Iterator[_Place]:
        """Yield where a message lies; at the end, where a doubted index lacked it."""
        size = self._size(name)
        if size is not None:
            yield _Place(path=self._path(name), start=0, size=size)
        yield from map(self._shelf.place, self._index.slots([name]))
        if self._index.doubt():
            yield from map(self._shelf.place, self._index.slots([name]))

    def _sweep(self) -> None:
        oldest = time.time() - ABANDONED.total_seconds()
        for file in self._unfinished.glob("*"):
            with suppress(FileNotFoundError):  # another process sweeps, too
                if file.stat().st_mtime < oldest:
                    file.unlink()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """The packs in a folder."""

    folder: Path

    def path(self, pack: str) -> Path:
        return self.folder / f"{pack}.tar"

    def place(self, slot: Slot) -> _Place:
        return _Place(path=self.path(slot.pack), start=slot.start, size=slot.size)

    def packs(self) -> set[str]:
        """Name the packs that are there."""
        return {path.stem for path in self.folder.glob("*.tar")}

    def headers(self, names: Collection[str]) -> Iterator[tuple[str, list[Member]]]:
        """Read what each of these packs holds, as far as its headers tell."""
        for pack in names:
            with self.path(pack).open("rb", buffering=0) as file:
                yield pack, _members(file.fileno())


def _members(descriptor: int) -> list[Member]:
    return list(packs.read(lambda start, size: os.pread(descriptor, size, start)))


def _last(file: BinaryIO) -> bytes | None:
    """Return the last whole line; None when there is none."""
    end = _whole(file.fileno())
    start = _whole(file.fileno(), before=end - 1)
    return os.pread(file.fileno(), end - 1 - start, start) if end else None


def _whole(descriptor: int, before: int | None = None) -> int:
    """Return where the last whole line of a file, or of its beginning, ends."""
    end = os.fstat(descriptor).st_size if before is None else before
    while end > 0:
        start = max(0, end - 65536)
        newline = os.pread(descriptor, end - start, start).rfind(b"\n")
        if newline >= 0:
            return start + newline + 1
        end = start
    return 0
