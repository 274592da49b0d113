"""The two places of an archive, as tests look into them and spoil them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

import pytest

from pipeline.archive import Archive, open_archive
from tests import objectstore
from tests.archived import unpacked

_machines = count()
KINDS = ("folder", "bucket")


class Place(Protocol):
    """Where an archive is; names count from its beginning."""

    url: str
    local: Path

    def names(self, part: str) -> list[str]:
        """Name what lies in that part, sorted."""

    def read(self, name: str) -> bytes:
        """Return what lies there, past the product."""

    def write(self, name: str, data: bytes) -> None:
        """Put something there, past the product."""

    def remove(self, name: str) -> None:
        """Take it away."""


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[Place]:
    """Make an empty place of that kind; skips where there is no object store."""
    if kind == "folder":
        yield Folder(folder / "archive")
        return
    if not objectstore.installed():
        pytest.skip(f"no object store on this machine; run: {objectstore.INSTALL}")
    with objectstore.bucket() as url:
        yield Bucket(url, folder / "local")


def archive(place: Place) -> Archive:
    """Open the archive that is there."""
    return open_archive(place.url, place.local)


def another(place: Place) -> Archive:
    """Open it as a machine does that remembers nothing."""
    if place.url.startswith("file:"):
        return archive(place)
    return open_archive(place.url, place.local.with_name(f"other{next(_machines)}"))


def side_by_side(work: Callable[..., None], *arguments: tuple[Any, ...]) -> None:
    """Run work in a process each; raise AssertionError unless all end well."""
    running = [get_context("spawn").Process(target=work, args=a) for a in arguments]
    for process in running:
        process.start()
    for process in running:
        process.join(120)
        assert process.exitcode == 0


def raw_messages(place: Place) -> dict[str, bytes]:
    """Read every message by its name, with nothing of the product."""
    return unpacked((name, place.read(name)) for name in place.names("raw"))


@dataclass(frozen=True)
class Folder:
    """A folder of this machine."""

    local: Path

    @property
    def url(self) -> str:
        return f"file:{self.local}"

    def names(self, part: str) -> list[str]:
        found = (self.local / part).rglob("*")
        return sorted(str(p.relative_to(self.local)) for p in found if p.is_file())

    def read(self, name: str) -> bytes:
        return (self.local / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        (self.local / name).parent.mkdir(parents=True, exist_ok=True)
        (self.local / name).write_bytes(data)

    def remove(self, name: str) -> None:
        (self.local / name).unlink()


@dataclass(frozen=True)
class Bucket:
    """A bucket of the stand-in store, read and written by its plain protocol."""

    url: str
    local: Path

    @cached_property
    def _store(self) -> Any:
        from obstore.store import from_url  # noqa: PLC0415 (may be missing)

        return from_url(self.url, client_options={"allow_http": True})

    def names(self, part: str) -> list[str]:
        return sorted(one["path"] for one in self._store.list(part).collect())

    def read(self, name: str) -> bytes:
        return bytes(self._store.get(name).bytes())

    def write(self, name: str, data: bytes) -> None:
        self._store.put(name, data)

    def remove(self, name: str) -> None:
        self._store.delete(name)
