"""Where are the raw bytes kept, and are they still what they were?

Every message is kept under its own SHA-256 before anybody looks into it: alone, or
in a pack when many come at once. Beside the messages lie append-only lines, the
mirror of the ledger. There are two places for all this, a folder and an object
store, and nobody else knows which of them it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import EllipsisType
from typing import Protocol

from pipeline.archive.durable import make, writing
from pipeline.archive.folder import Folder
from pipeline.faults import Fault


class Archive(Protocol):
    """An archive; several threads, processes and machines may use it at once.

    Each method raises `Deferred` when the place cannot be written or does not
    answer, and then nothing half-written is ever taken for whole.
    """

    def put(self, raw: bytes) -> str:
        """Keep these bytes durably and return their SHA-256 in hex."""

    def put_many(self, raws: Sequence[bytes]) -> list[str]:
        """Keep all of these durably; their SHA-256 in hex, in the same order.

        Many at once are much faster than one by one. Bytes already there are
        not written again, unless they changed.
        """

    def get(self, name: str) -> bytes:
        """Return the bytes of that SHA-256; raise Corrupt if they are not there."""

    def expect(self, names: Collection[str]) -> None:
        """Find together what will be asked for one after the other."""

    def has(self, name: str) -> bool:
        """Tell whether a message is archived, and still what it was."""

    def kept_at(self, name: str) -> datetime:
        """Say when a message was put here, by the clock of the place."""

    def kept(self, sizes: Mapping[str, int]) -> Collection[str]:
        """Say which messages of these sizes (in bytes) are here; reads none."""

    def __iter__(self) -> Iterator[str]:
        """Yield the SHA-256 of every archived message, sorted."""

    def altered(self) -> Iterator[str]:
        """Name the packs in which a byte beside the messages was changed."""

    def append(
        self,
        name: str,
        lines: Sequence[bytes],
        *,
        after: bytes | EllipsisType | None = ...,
    ) -> None:
        """Add lines (without line ends) to those of that name, all of them, durably.

        Where it is said `after` which last line (None: no line at all) they come,
        and another has been added since, `Overtaken` is raised and nothing added.
        """

    def ledgers(self) -> list[str]:
        """Return the names under which there are lines."""

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the whole lines of that name, without line ends."""

    def last_line(self, name: str) -> bytes | None:
        """Return the last whole line of that name; None when there is none."""


def establish(url: str) -> None:
    """Make the folder of an archive that holds nothing yet."""
    if url.startswith("file:"):
        with writing():
            make(Path(url.removeprefix("file:")))


def open_archive(url: str, local: Path) -> Archive:
    """Open the archive at `file:FOLDER` or `s3://BUCKET/PREFIX`.

    `local` is a folder of this machine for what only helps to find. Raises Fault
    where the place can never be used, Deferred where it cannot be used now.
    """
    if url.startswith("s3:"):
        try:
            from pipeline.archive.bucket import Bucket  # noqa: PLC0415 (few have one)
        except ImportError:
            raise Fault(
                f"The archive {url} needs a library that is not installed; run: "
                "pip install 'depositary[scale]'"
            ) from None
        return Bucket(url, local)
    return Folder(Path(url.removeprefix("file:")), local)
