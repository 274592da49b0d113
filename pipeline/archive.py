"""Where are the raw bytes kept, and are they still what they were?

Every message lies under its own SHA-256, `raw/ab/abcdef….eml`, before anybody
looks into it. It is there whole or not at all: temporary file, fsync, rename,
fsync of the folder. Beside the messages lie append-only files of lines, the
mirror of the ledger, `ledger/NAME.jsonl`.
"""

from __future__ import annotations

import fcntl
import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from pipeline.faults import Corrupt, Deferred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

T = TypeVar("T")

#: An unfinished file older than this has no writer any more.
ABANDONED = timedelta(days=1)
#: Files flushed at a time: a disk answers many at once hardly later than one.
_FLUSHES = 8
_serial = count()


class Archive:
    """The archive in one folder, which is made when it is not there.

    Several threads and processes may use it at once. `Deferred` is raised when
    the disk refuses to write; then nothing half-written carries a final name.
    """

    def __init__(self, folder: Path) -> None:
        self._raw = folder / "raw"
        self._unfinished = folder / "unfinished"
        self._ledger = folder / "ledger"
        with _writing():
            _make(self._raw, self._unfinished, self._ledger)
        self._sweep()

    def put(self, raw: bytes) -> str:
        """Keep these bytes durably and return their SHA-256 in hex."""
        return self.put_many([raw])[0]

    def put_many(self, raws: Sequence[bytes]) -> list[str]:
        """Keep all of these durably; their SHA-256 in hex, in the same order.

        The folders are flushed once at the end, so many are much faster than
        one by one. Bytes already there are not written again.
        """
        names = [sha256(raw).hexdigest() for raw in raws]
        absent = {
            name: raw
            for name, raw in zip(names, raws, strict=True)
            if self._size(name) != len(raw)
        }
        folders = {self._path(name).parent for name in names}
        with _writing():
            _make(*folders)
            _in_parallel(self._write, list(absent.items()))
            # Also where nothing new was put: whoever renamed the file that is
            # there may not have come to flush its folder.
            _in_parallel(flush, list(folders))
        return names

    def get(self, name: str) -> bytes:
        """Return the bytes of that SHA-256; raise Corrupt if they are not there."""
        path = self._path(name)
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            raise Corrupt(
                f"The archive has no message {name}. Restore the archive from a backup."
            ) from None
        if sha256(raw).hexdigest() != name:
            raise Corrupt(
                f"The archived message {name} is damaged: its bytes have changed. "
                "Restore this file from a backup of the archive.",
                str(path),
            )
        return raw

    def has(self, name: str) -> bool:
        """Tell whether a message with that SHA-256 is archived."""
        return self._size(name) is not None

    def kept_at(self, name: str) -> datetime:
        """Say when a message was put here, by the clock of the disk."""
        return datetime.fromtimestamp(self._path(name).stat().st_mtime, UTC)

    def __iter__(self) -> Iterator[str]:
        """Yield the SHA-256 of every archived message, sorted."""
        for folder in sorted(self._raw.iterdir()):
            yield from sorted(file.stem for file in folder.glob("*.eml"))

    def append(self, name: str, lines: Sequence[bytes]) -> None:
        """Add lines (without line ends) to a ledger file, all of them, durably."""
        path = self._ledger / f"{name}.jsonl"
        with _writing():
            new = not path.exists()
            with path.open("ab+", buffering=0) as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                end = _whole(file.fileno())
                file.truncate(end)  # what a crash in the middle of a line left
                try:
                    _write_all(file.fileno(), b"".join(line + b"\n" for line in lines))
                except OSError:
                    file.truncate(end)
                    raise
                os.fsync(file.fileno())
            if new:
                flush(self._ledger)

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the whole lines of a ledger file, without line ends."""
        path = self._ledger / f"{name}.jsonl"
        if path.exists():
            with path.open("rb") as file:
                yield from (line[:-1] for line in file if line.endswith(b"\n"))

    def last_line(self, name: str) -> bytes | None:
        """Return the last whole line of a ledger file; None when there is none."""
        path = self._ledger / f"{name}.jsonl"
        if not path.exists():
            return None
        with path.open("rb") as file:
            end = _whole(file.fileno())
            start = _whole(file.fileno(), before=end - 1)
            return os.pread(file.fileno(), end - 1 - start, start) if end else None

    def _path(self, name: str) -> Path:
        return self._raw / name[:2] / f"{name}.eml"

    def _size(self, name: str) -> int | None:
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            return None

    def _write(self, named: tuple[str, bytes]) -> None:
        """Write and flush a file before it gets its final name."""
        name, raw = named
        path = self._unfinished / f"{os.getpid()}.{time.time_ns()}.{next(_serial)}"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            try:
                _write_all(descriptor, raw)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            path.rename(self._path(name))
        except OSError:
            path.unlink(missing_ok=True)
            raise

    def _sweep(self) -> None:
        oldest = time.time() - ABANDONED.total_seconds()
        for file in self._unfinished.iterdir():
            with suppress(FileNotFoundError):  # another process sweeps, too
                if file.stat().st_mtime < oldest:
                    file.unlink()


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Deferred(
            f"The archive cannot be written ({error.strerror}). Make room on the "
            "disk or mend its permissions; the mail stays where it is until then.",
            timedelta(minutes=1),
        ) from error


def _in_parallel(work: Callable[[T], None], items: Sequence[T]) -> None:
    """Do the same with all of these; each thread takes its share in one go."""

    def share(first: int) -> None:
        for item in items[first::_FLUSHES]:
            work(item)

    if len(items) == 1:
        work(items[0])
    elif items:
        with ThreadPoolExecutor(_FLUSHES) as pool:
            list(pool.map(share, range(_FLUSHES)))


def _make(*folders: Path) -> None:
    """Make folders so that they are still there after a power cut."""
    new = [folder for folder in folders if not folder.is_dir()]
    for folder in new:
        folder.mkdir(parents=True, exist_ok=True)
    for parent in {folder.parent for folder in new}:
        flush(parent)


def flush(folder: Path) -> None:
    """Make renames in this folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    """Write everything: a full disk may take a part before it says so."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


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
