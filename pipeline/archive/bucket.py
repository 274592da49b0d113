"""How are raw mails and the ledger's lines kept in an object store?

Under the same names as in a folder: `raw/ab/abcdef….eml`, `raw/packs/….tar`; the lines
as segments. No object is ever written over, unless it is damaged and the sound bytes
are at hand. Only the index of the packs is local, and can be made anew from ranged
reads of their headers.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from types import EllipsisType
from typing import TYPE_CHECKING

from pipeline.archive import packs
from pipeline.archive.copies import whole
from pipeline.archive.durable import make, writing
from pipeline.archive.index import Index, Slot
from pipeline.archive.objects import Objects
from pipeline.archive.segments import Segments

if TYPE_CHECKING:
    from pipeline.archive.packs import Member

#: How many calls are made side by side.
_AT_ONCE = 16
#: Seconds a call may take: a pack has up to 100 MB.
_TIMEOUT = 60.0
#: To know more sizes than these, all objects are listed, a thousand in a call.
_LISTED_FROM = 2_000
#: Headers of packs are read in pieces of so many bytes.
_WINDOW = 256 * 1024


class Bucket:
    """The archive under `s3://BUCKET/PREFIX`; `local` is a folder of this machine.

    Raises Fault at once where the bucket can never be used.
    """

    def __init__(self, url: str, local: Path) -> None:
        self._objects = Objects(url, _TIMEOUT)
        self._shelf = _Shelf(self._objects)
        with writing():
            make(local)
        self._index = Index(local / "index.sqlite", self._shelf)
        self._segments: dict[str, Segments] = {}
        self._objects.folders("")  # the first question, so that a fault is told now

    def put(self, raw: bytes) -> str:
        """Keep these bytes durably and return their SHA-256 in hex."""
        return self.put_many([raw])[0]

    def put_many(self, raws: Sequence[bytes]) -> list[str]:
        """Keep all of these durably, many of them in one object.

        What this machine does not remember is kept again rather than looked for:
        a second copy in another pack does no harm.
        """
        names = [sha256(raw).hexdigest() for raw in raws]
        mails = dict(zip(names, raws, strict=True))
        known = {slot.name for slot in self._index.remembered(mails)}
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            sound = dict(zip(known, pool.map(self.has, known), strict=True))
            new = {name: raw for name, raw in mails.items() if not sound.get(name)}
            pack = packs.worth_packing(new)
            if pack:
                made = packs.packed(pack)
                self._keep(
                    self._shelf.key(made.name),
                    b"".join(made.pieces),
                    lambda there: packs.sound(made.name, there),
                )
                self._index.note(made.name, made.members)
            alone = new.keys() - pack.keys()
            list(pool.map(lambda name: self._keep_alone(name, new[name]), alone))
        return names

    def get(self, name: str) -> bytes:
        """Return the bytes of that SHA-256; raise Corrupt if they are not there."""
        url = self._objects.url
        return whole(
            name,
            ((f"{url}/{k}", raw) for k, raw in self._copies(name, self._shelf.ahead)),
            lambda: map(self._shelf.key, self._index.cut_off()),
        )

    def expect(self, names: Collection[str]) -> None:
        """Find together what will be asked for one after the other."""
        self._index.expect(names)

    def has(self, name: str) -> bool:
        """Tell whether a message is archived, and still what it was."""
        copies = self._copies(name, self._shelf.part)
        return any(sha256(raw).hexdigest() == name for _, raw in copies)

    def kept_at(self, name: str) -> datetime:
        """Say when a message was put here, by the clock of the store."""
        key, _ = next(self._copies(name, self._shelf.part))
        return self._objects.modified(key)

    def kept(self, sizes: Mapping[str, int]) -> Collection[str]:
        """Say which messages of these sizes are here; reads none."""
        slots = self._index.slots(sizes)
        ends = self._ends({self._shelf.key(slot.pack) for slot in slots})
        packed = {
            slot.name
            for slot in slots
            if ends.get(self._shelf.key(slot.pack), 0) >= slot.start + slot.size
        }
        ends = self._ends({_key(name) for name in sizes.keys() - packed})
        return packed | {n for n, size in sizes.items() if ends.get(_key(n)) == size}

    def __iter__(self) -> Iterator[str]:
        """Yield the SHA-256 of every archived message, sorted."""
        keys = [one.key.rpartition("/")[2] for one in self._objects.under("raw")]
        alone = {
            k.removesuffix(packs.MESSAGE) for k in keys if k.endswith(packs.MESSAGE)
        }
        yield from self._index.names(alone)

    def altered(self) -> Iterator[str]:
        """Go through the packs in which a byte beside the messages was changed."""
        for pack in sorted(self._shelf.packs()):
            key = self._shelf.key(pack)
            if not packs.as_written(pack, self._objects.get(key) or b""):
                yield f"{self._objects.url}/{key}"

    def append(
        self,
        name: str,
        lines: Sequence[bytes],
        *,
        after: bytes | EllipsisType | None = ...,
    ) -> None:
        """Add lines as a segment; who was overtaken adds nothing."""
        self._lines(name).append(lines, after)

    def ledgers(self) -> list[str]:
        """Return the names under which there are segments."""
        found = self._objects.folders("ledger")
        return [folder.rpartition("/")[2] for folder in found]

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the whole lines of that name, without line ends."""
        return self._lines(name).lines()

    def last_line(self, name: str) -> bytes | None:
        """Return the last whole line of that name; None when there is none."""
        return self._lines(name).last()

    def _lines(self, name: str) -> Segments:
        if name not in self._segments:
            self._segments[name] = Segments(self._objects.url, name)
        return self._segments[name]

    def _ends(self, keys: Collection[str]) -> dict[str, int]:
        """Return the sizes of these objects, as far as they are there."""
        if len(keys) > _LISTED_FROM:
            return {one.key: one.size for one in self._objects.under("raw")}
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            found = zip(keys, pool.map(self._objects.size, keys), strict=True)
            return {key: size for key, size in found if size is not None}

    def _keep_alone(self, name: str, raw: bytes) -> None:
        self._keep(_key(name), raw, lambda there: there == raw)

    def _keep(self, key: str, data: bytes, sound: Callable[[bytes], bool]) -> None:
        """Write an object that is not there, or is not sound any more."""
        if not self._objects.create(key, data) and not sound(
            self._objects.get(key) or b""
        ):
            self._objects.replace(key, data)

    def _copies(
        self, name: str, read: Callable[[Slot], bytes]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield what lies under that name and where, what costs least first."""

        def packed(slots: Iterable[Slot]) -> Iterator[tuple[str, bytes]]:
            return ((self._shelf.key(slot.pack), read(slot)) for slot in slots)

        yield from packed(self._index.remembered([name]))
        alone = self._objects.get(_key(name))
        if alone is not None:
            yield _key(name), alone
        yield from packed(self._index.slots([name]))  # also what others packed
        if self._index.doubt():
            yield from packed(self._index.slots([name]))


class _Shelf:
    """The packs among the objects."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._lock = Lock()
        self._last = ""
        self._whole = b""

    def key(self, pack: str) -> str:
        return f"raw/packs/{pack}.tar"

    def part(self, slot: Slot) -> bytes:
        """Return the bytes of a message: fewer, or none, where the pack was cut."""
        return self._objects.part(self.key(slot.pack), slot.start, slot.size)

    def ahead(self, slot: Slot) -> bytes:
        """Do the same for whoever takes one message of a pack after the other.

        From the second one on, the pack is fetched whole and kept until another one
        is asked for; what does not agree with its name is fetched again.
        """
        with self._lock:
            if self._last != slot.pack:
                self._last, self._whole = slot.pack, b""
            elif not self._whole:
                self._whole = self._objects.get(self.key(slot.pack)) or b""
            raw = self._whole[slot.start : slot.start + slot.size]
        return raw if sha256(raw).hexdigest() == slot.name else self.part(slot)

    def packs(self) -> set[str]:
        """Name the packs that are there."""
        return {
            one.key.rpartition("/")[2].removesuffix(".tar")
            for one in self._objects.under("raw/packs")
        }

    def headers(self, names: Collection[str]) -> Iterator[tuple[str, list[Member]]]:
        """Read what these packs hold, many side by side."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            yield from zip(names, pool.map(self._headers, names), strict=True)

    def _headers(self, pack: str) -> list[Member]:
        seen, begin = b"", 0

        def part(start: int, size: int) -> bytes:
            nonlocal seen, begin
            if not begin <= start <= start + size <= begin + len(seen):
                begin = start
                seen = self._objects.part(self.key(pack), start, max(size, _WINDOW))
            return seen[start - begin : start - begin + size]

        return list(packs.read(part))


def _key(name: str) -> str:
    return f"raw/{name[:2]}/{name}{packs.MESSAGE}"
