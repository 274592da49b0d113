"""Where are the raw bytes kept, and are they still what they were?

Every message is kept under its own SHA-256 before anybody looks into it: alone,
`raw/ab/abcdef….eml`, or in a pack when many come at once, `raw/packs/….tar`.
Beside the messages lie append-only files of lines, the mirror of the ledger,
`ledger/NAME.jsonl`.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline.archive.durable import flush, keep, make, write, writing
from pipeline.archive.packs import Packs, Place
from pipeline.faults import Corrupt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

#: An unfinished file older than this has no writer any more.
ABANDONED = timedelta(days=1)
#: So many new messages make a pack; fewer, and any as large as this, lie alone.
_PACK_FROM = 8
_LARGE = 1024**2


class Archive:
    """The archive in one folder, which is made when it is not there.

    Several threads and processes may use it at once. `Deferred` is raised when
    the disk refuses to write; then nothing half-written carries a final name.
    """

    def __init__(self, folder: Path) -> None:
        self._raw = folder / "raw"
        self._unfinished = folder / "unfinished"
        self._ledger = folder / "ledger"
        packs = self._raw / "packs"
        with writing():
            make(self._raw, packs, self._unfinished, self._ledger)
        self._packs = Packs(packs, folder / "index.sqlite", self._unfinished)
        self._sweep()

    def put(self, raw: bytes) -> str:
        """Keep these bytes durably and return their SHA-256 in hex."""
        return self.put_many([raw])[0]

    def put_many(self, raws: Sequence[bytes]) -> list[str]:
        """Keep all of these durably; their SHA-256 in hex, in the same order.

        Many at once are much faster than one by one. Bytes already there are
        not written again, unless they changed.
        """
        names = [sha256(raw).hexdigest() for raw in raws]
        mails = dict(zip(names, raws, strict=True))
        there = self.kept({name: len(raw) for name, raw in mails.items()})
        folders = {name: where for name, where in there.items() if self.has(name)}
        new = {name: raw for name, raw in mails.items() if name not in folders}
        pack = {name: raw for name, raw in new.items() if len(raw) < _LARGE}
        if len(pack) < _PACK_FROM:
            pack = {}
        for name in new:
            single = self._path(name).parent
            folders[name] = self._packs.folder if name in pack else single
        with writing():
            make(*set(folders.values()))
            if pack:
                self._packs.add(pack)
            for name in new.keys() - pack.keys():
                keep(self._path(name), [new[name]], self._unfinished)
            # Also where nothing new was put: whoever renamed the file that is
            # there may not have come to flush its folder.
            for folder in set(folders.values()):
                flush(folder)
        return names

    def get(self, name: str) -> bytes:
        """Return the bytes of that SHA-256; raise Corrupt if they are not there."""
        damaged: Place | None = None
        for place in self._places(name):
            raw = place.read()
            if sha256(raw).hexdigest() == name:
                return raw
            damaged = place
        if damaged is None:
            cut = ", ".join(path.name for path in self._packs.cut_off())
            raise Corrupt(
                f"The archive has no message {name}. Restore {cut or 'the archive'} "
                "from a backup."
            )
        raise Corrupt(
            f"The archived message {name} is damaged: its bytes have changed. Restore "
            f"the file {damaged.path.name} from a backup of the archive.",
            str(damaged.path),
        )

    def has(self, name: str) -> bool:
        """Tell whether a message is archived, and still what it was."""
        return any(
            sha256(place.read()).hexdigest() == name for place in self._places(name)
        )

    def kept_at(self, name: str) -> datetime:
        """Say when a message was put here, by the clock of the disk."""
        place = next(self._places(name))
        return datetime.fromtimestamp(place.path.stat().st_mtime, UTC)

    def kept(self, sizes: Mapping[str, int]) -> dict[str, Path]:
        """Say of messages of these sizes that are here, in which folder; reads none."""
        single = {
            name: self._path(name).parent
            for name, size in sizes.items()
            if self._size(name) == size
        }
        places = self._packs.places(sizes.keys() - single.keys())
        return single | {n: self._packs.folder for n, p in places if p.reached()}

    def __iter__(self) -> Iterator[str]:
        """Yield the SHA-256 of every archived message, sorted."""
        alone = {file.stem for file in self._raw.glob("*/*.eml")}
        yield from sorted(alone | self._packs.names())

    def altered(self) -> Iterator[Path]:
        """Go through the files in which a byte beside the messages was changed."""
        return self._packs.altered()

    def append(self, name: str, lines: Sequence[bytes]) -> None:
        """Add lines (without line ends) to a ledger file, all of them, durably."""
        path = self._ledger / f"{name}.jsonl"
        with writing():
            new = not path.exists()
            with path.open("ab+", buffering=0) as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                end = _whole(file.fileno())
                file.truncate(end)  # what a crash in the middle of a line left
                try:
                    write(file.fileno(), b"".join(line + b"\n" for line in lines))
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
        return self._raw / f"{name[:2]}/{name}.eml"

    def _size(self, name: str) -> int | None:
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            return None

    def _places(self, name: str) -> Iterator[Place]:
        """Yield where a message lies; at the end, where a doubted index lacked it."""
        size = self._size(name)
        if size is not None:
            yield Place(path=self._path(name), start=0, size=size)
        yield from (place for _, place in self._packs.places([name]))
        if self._packs.doubt():
            yield from (place for _, place in self._packs.places([name]))

    def _sweep(self) -> None:
        oldest = time.time() - ABANDONED.total_seconds()
        for file in self._unfinished.iterdir():
            with suppress(FileNotFoundError):  # another process sweeps, too
                if file.stat().st_mtime < oldest:
                    file.unlink()


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
