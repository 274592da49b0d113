"""Which messages lie in these files?

Single messages, mbox files, Maildirs, folders, and what packs them: zip, tar, and
one of gzip, bzip2 and xz around a tar or an mbox. All is read as a stream, one message
in memory at a time, so that a file may hold a million of them. What is packed has the
name that it has when it is unpacked.

What stands in for INTERNALDATE is the number a Maildir name begins with, the mbox
From_ line, or the time of the file.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import re
import tarfile
import zipfile
import zlib
from calendar import timegm
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.faults import Fault
from pipeline.fetch import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: A message begins with a header field (RFC 5322, 2.2), whatever its file is named.
_HEADER = re.compile(rb"\s*[!-9;-~]{1,76}:[^\n]*\n[!-~ \t\r]")
_MAILDIR_NAME = re.compile(r"^(\d{9,11})\.")
_BEGINNING = 1000
_PIECE = 1024**2  # of a line that does not end
_LONGEST = 255  # characters of a file's name
_ASCTIME = re.compile(rb" ([A-Z][a-z]{2}) +(\d+) (\d\d):(\d\d):(\d\d) (\d{4})\s*$")
_MONTHS = b"JanFebMarAprMayJunJulAugSepOctNovDec"
_PACKED: Mapping[bytes, Any] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
_ZIP, _TAR = b"PK\x03\x04", slice(257, 262)
_DAMAGE = (
    EOFError,
    zlib.error,
    gzip.BadGzipFile,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    NotImplementedError,  # of zip: a compression that we do not know
    RuntimeError,  # of zip: a member that asks for a password
)
_DAMAGED = (
    "{} cannot be read to its end ({}). The messages before that were taken; have a "
    "whole copy of it, and import that: what is known is passed over."
)
_TOO_LARGE = "A message in {} is larger than {} MB and was left alone."
_OTHERS = "{} holds {} other files, in which there is no message."


class Found(NamedTuple):
    """A message in a file: its name and position there, and when it came."""

    name: str
    position: int
    raw: bytes
    at: datetime


@dataclass(slots=True)
class Left:
    """The files in which there is no message, and what else a person should know."""

    files: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def messages(paths: Iterable[Path], left: Left) -> Iterator[Found]:
    """Go through all messages, in the order of names; nothing where a path is missing.

    What is no message, or is damaged, is named in `left` and stops nothing else.
    """
    wanted = list(paths)
    for path in wanted:
        if not path.exists():
            raise Fault(f"There is no file or folder {path}.")
    for path in wanted:
        for file in _walk(path):
            some = False
            with _told(file, left), file.open("rb") as opened:
                for found in _of_file(file, opened, left):
                    some = True
                    yield found
                if not some:
                    left.files.append(str(file))


def _walk(path: Path) -> Iterator[Path]:
    """Yield the files of a folder by their names, one folder in memory at a time."""
    if not path.is_dir():
        yield path
        return
    with os.scandir(path) as entries:
        names = sorted((e.name, e.is_dir()) for e in entries)
    for name, is_folder in names:
        if is_folder:
            yield from _walk(path / name)
        elif name[0] != "." and (path / name).is_file():
            yield path / name


@contextmanager
def _told(file: Path, left: Left) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        left.troubles.append(_DAMAGED.format(file, error))


def _of_file(file: Path, opened: BufferedReader, left: Left) -> Iterator[Found]:
    beginning = opened.peek(_BEGINNING)
    at = _dated(file)
    if beginning.startswith(_ZIP):
        yield from _zip(file, opened, left)
        return
    for magic, unpacked in _PACKED.items():
        if beginning.startswith(magic):
            stream = BufferedReader(unpacked(opened))
            yield from _stream(file, file.stem, stream, at, left)
            return
    yield from _stream(file, file.name, opened, at, left)


def _stream(
    file: Path, name: str, stream: BufferedReader, at: datetime, left: Left
) -> Iterator[Found]:
    if stream.peek(_BEGINNING)[_TAR] == b"ustar":
        yield from _tar(file, stream, left)
    else:
        yield from _plain(file, name, stream, at, left)


def _plain(
    file: Path, name: str, stream: Any, at: datetime, left: Left
) -> Iterator[Found]:
    """Read an mbox or a single message; nothing where it is neither."""
    beginning = stream.peek(_BEGINNING)[:_BEGINNING]
    if beginning.startswith(b"From "):
        yield from _mbox(file, name, stream, at, left)
    elif name.endswith(".eml") or _HEADER.match(beginning):
        raw = stream.read(LARGEST + 1)
        named = _MAILDIR_NAME.match(name)
        if named:
            at = datetime.fromtimestamp(int(named[1]), UTC)
        if len(raw) > LARGEST:
            left.troubles.append(_TOO_LARGE.format(file, LARGEST // 1024**2))
        else:
            yield Found(name, 0, raw, at)


def _mbox(
    file: Path, name: str, stream: Any, at: datetime, left: Left
) -> Iterator[Found]:
    """Cut at each line that begins with "From ", and at the empty one before it."""
    from_line, lines, size, position = b"", list[bytes](), 0, 0
    begins, is_empty = True, False  # a line; the last line

    def made() -> Iterator[Found]:
        if size > LARGEST:
            left.troubles.append(_TOO_LARGE.format(file, LARGEST // 1024**2))
        elif position:
            raw = b"".join(lines[:-1] if is_empty else lines)
            yield Found(name, position, raw, _from_line(from_line, at))

    for piece in iter(partial(stream.readline, _PIECE), b""):
        if begins and piece.startswith(b"From "):
            yield from made()
            from_line, lines, size, is_empty = piece, [], 0, False
            position += 1
        else:
            size += len(piece)
            is_empty = begins and piece == b"\n"
            if size <= LARGEST:
                lines.append(piece)
        begins = piece.endswith(b"\n")
    yield from made()


def _from_line(line: bytes, fallback: datetime) -> datetime:
    """Read the time of an mbox From_ line, which asctime wrote in UTC."""
    if said := _ASCTIME.search(line):
        month, (day, hour, minute, second, year) = said[1], map(int, said.groups()[1:])
        with suppress(ValueError):
            at = (year, _MONTHS.index(month) // 3 + 1, day, hour, minute, second)
            return datetime(*at, tzinfo=UTC)
    return fallback


def _named(inside: str) -> str:
    """Return the name that a packed file has when it is unpacked, as disks cut it."""
    return Path(inside).name[:_LONGEST]


def _dated(file: Path, seconds: Callable[[], float] = lambda: -1) -> datetime:
    """Say when something packed was written; where that is no time, when its file."""
    with suppress(ValueError, OverflowError, OSError):
        if (said := seconds()) >= 0:
            return datetime.fromtimestamp(said, UTC)
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _tar(file: Path, stream: BufferedReader, left: Left) -> Iterator[Found]:
    others = some = 0
    with tarfile.open(fileobj=stream, mode="r|") as packed:
        for member in packed:
            packed.members = []  # type: ignore[attr-defined]  # else it remembers every one
            opened = packed.extractfile(member) if member.isfile() else None
            if opened is None:
                continue
            at, before = _dated(file, lambda: member.mtime), some  # noqa: B023 (called here)
            for found in _plain(file, _named(member.name), opened, at, left):
                some += 1
                yield found
            others += some == before
    if some and others:
        left.troubles.append(_OTHERS.format(file, others))


def _zip(file: Path, opened: BufferedReader, left: Left) -> Iterator[Found]:
    others = some = 0
    with zipfile.ZipFile(opened) as packed:
        for member in packed.infolist():
            if member.is_dir():
                continue
            at, before = _dated(file, lambda: timegm(member.date_time)), some  # noqa: B023 (called here)
            with packed.open(member) as stream:
                for found in _plain(file, _named(member.filename), stream, at, left):
                    some += 1
                    yield found
            others += some == before
    if some and others:
        left.troubles.append(_OTHERS.format(file, others))
