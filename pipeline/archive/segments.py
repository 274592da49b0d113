"""How do lines grow in a store whose objects never change?

Each addition is an object of its own, a segment, named after the number of its first
line: `ledger/events/00000012/000000123457.jsonl`. Who adds after the same line writes
the same name, and only one can: the other is `Overtaken`, also one that was paused
for a day in the middle of its work. Put after one another, the segments are the file
that a folder would hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from types import EllipsisType
from typing import NamedTuple

from pipeline.archive.objects import Objects
from pipeline.archive.overtaken import overtaken
from pipeline.faults import Corrupt

#: So many numbers share a folder, so that the last segment is found in two listings.
_IN_A_FOLDER = 10_000
#: How many segments are read side by side, and how many before the first is used up.
_AT_ONCE = 16
_WINDOW = 64
#: Seconds a call may take: the database's writer waits for it, and all behind that.
_TIMEOUT = 4.0


class _Tail(NamedTuple):
    """The number of the line that comes next, and the line before it."""

    next: int
    last: bytes | None


class Segments:
    """The lines of one name; for many threads, processes and machines."""

    def __init__(self, url: str, name: str) -> None:
        """Remember where they are; nothing is asked for yet."""
        self._objects = Objects(url, _TIMEOUT)
        self._name = name
        self._folder = f"ledger/{name}"
        self._lock = Lock()
        self._tail: _Tail | None = None

    def lines(self) -> Iterator[bytes]:
        """Yield the whole lines, without line ends."""
        window = 1  # and soon more: some want no more than the first line
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for folder in self._objects.folders(self._folder):
                keys = sorted(one.key for one in self._objects.under(folder))
                while keys:
                    some, keys = keys[:window], keys[window:]
                    for segment in pool.map(self._objects.get, some):
                        yield from _lines(segment or b"")
                    window = min(2 * window, _WINDOW)

    def last(self) -> bytes | None:
        """Return the last whole line; None when there is none."""
        with self._lock:
            return self._newest().last

    def append(
        self, lines: Sequence[bytes], after: bytes | EllipsisType | None
    ) -> None:
        """Add lines after that one, or at the end; raise Overtaken if they cannot."""
        with self._lock:
            tail = self._tail
            if after is ... or tail is None:
                tail = self._newest()
            if after is not ... and tail.last != after:
                raise overtaken(self._name)
            if not lines:
                return
            key = self._key(tail.next)
            data = b"".join(line + b"\n" for line in lines)
            if not self._objects.create(key, data) and self._objects.get(key) != data:
                raise overtaken(self._name)
            self._tail = _Tail(tail.next + len(lines), lines[-1])

    def _newest(self) -> _Tail:
        """Go on from the last segment known to the last there is."""
        tail = self._tail or self._found()
        while (segment := self._objects.get(self._key(tail.next))) is not None:
            tail = self._behind(tail.next, segment)
        self._tail = tail
        return tail

    def _found(self) -> _Tail:
        """Find the last segment by listing, in the last of the folders."""
        folders = self._objects.folders(self._folder)
        keys = [one.key for one in self._objects.under(folders[-1])] if folders else []
        if not keys:
            return _Tail(1, None)
        first = int(max(keys).rpartition("/")[2].removesuffix(".jsonl"))
        return self._behind(first, self._objects.get(max(keys)) or b"")

    def _behind(self, first: int, segment: bytes) -> _Tail:
        lines = list(_lines(segment))
        if not lines:
            raise Corrupt(
                f"The segment {self._key(first)} of the archive holds no line. Restore "
                "it from a backup."
            )
        return _Tail(first + len(lines), lines[-1])

    def _key(self, first: int) -> str:
        return f"{self._folder}/{first // _IN_A_FOLDER:08d}/{first:012d}.jsonl"


def _lines(segment: bytes) -> Iterator[bytes]:
    yield from segment.split(b"\n")[:-1]
