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
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.arrival import LARGEST
from pipeline.boxes.contract import MARK
from pipeline.faults import Fault
from pipeline.mailorder import in_order

#: A message begins with a header field (RFC 5322, 2.2), whatever its file is named.
_HEADER = re.compile(rb"\s*[!-9;-~]{1,76}:[^\n]*\n[!-~ \t\r]")
_MAILDIR_NAME = re.compile(r"^(\d{9,11})\.")
_MARK = MARK.replace("/", ".")
_BEGINNING = 1000
_PIECE = 1024**2  # of a line that does not end
_LONGEST = 255  # characters of a file's name
_ASCTIME = re.compile(
    rb" ([A-Z][a-z]{2}) +(\d\d?) (\d\d):(\d\d):(\d\d) ((?:19|20)\d\d)\s*$"
)
_MONTHS = b"JanFebMarAprMayJunJulAugSepOctNovDec"
_PACKED: Mapping[bytes, Any] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
_ZIP, _TAR = (b"PK\x03\x04", b"PK\x05\x06"), slice(257, 262)  # a zip; an empty one
_NAMED_ZIP = ".zip"  # others that are zips inside are documents
_FEW = 3  # names in a sentence
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
_CUT_OFF = (
    "{} cannot be read to its end ({}). The messages before that were taken; have a "
    "whole copy of it, and import that: what is known is passed over."
)
_DAMAGED = (
    "{} cannot be read ({}), and nothing of it was taken; have a whole copy of it, and "
    "import that."
)
_TOO_LARGE = "{} is larger than {} MB and was left alone."
_NO_ZIP = "{} is named like a zip and is none; have it packed again, and import that."
_EMPTY = "{} is an empty archive: no file is in it."
_OTHERS = (
    "{}: files in it without a message, left alone: {} ({}). An archive inside an "
    "archive is not opened; unpack it, and import that."
)


class _Source(NamedTuple):
    """What may hold messages: its name, size if that is known, time, and bytes."""

    name: str
    size: int
    at: datetime
    stream: Any


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


def messages(
    paths: Iterable[Path], left: Left, own_hosts: Collection[str] = ()
) -> Iterator[Found]:
    """Go through all messages; nothing where a path is missing.

    Files come by their names, but those that are named as single messages as they were
    received by `own_hosts`; what is in a file comes as it lies there.
    What is no message, or is damaged, is named in `left` and stops nothing else.
    """
    wanted = list(paths)
    for path in wanted:
        if not path.exists():
            raise Fault(f"There is no file or folder {path}.")
    for file in in_order(lambda: chain.from_iterable(map(_walk, wanted)), own_hosts):
        some, said = False, len(left.troubles)
        try:
            with file.open("rb") as opened:
                for found in _of_file(file, opened, left):
                    some = True
                    yield found
        except _DAMAGE as error:
            damage = _CUT_OFF if some else _DAMAGED
            left.troubles.append(damage.format(file, error))
        if some or len(left.troubles) > said:
            continue
        if file.suffix.lower() == _NAMED_ZIP:
            left.troubles.append(_NO_ZIP.format(file))
        else:
            left.files.append(str(file))


def _walk(path: Path) -> Iterator[Path]:
    """Yield the files of a folder by their names, one folder in memory at a time.

    The mark that this program leaves in a Maildir is none of them.
    """
    if not path.is_dir():
        yield path
        return
    with os.scandir(path) as entries:
        names = sorted((e.name, e.is_dir()) for e in entries)
    for name, is_folder in names:
        if is_folder:
            yield from _walk(path / name)
        elif not name.startswith((".", _MARK)) and (path / name).is_file():
            yield path / name


def _of_file(file: Path, opened: BufferedReader, left: Left) -> Iterator[Found]:
    beginning = opened.peek(_BEGINNING)
    at = _dated(file)
    if beginning.startswith(_ZIP):
        yield from _zip(file, opened, left)
        return
    for magic, unpacked in _PACKED.items():
        if beginning.startswith(magic):
            stream = BufferedReader(unpacked(opened))
            yield from _stream(file, _Source(file.stem, 0, at, stream), left)
            return
    size = file.stat().st_size
    yield from _stream(file, _Source(file.name, size, at, opened), left)


def _stream(file: Path, source: _Source, left: Left) -> Iterator[Found]:
    if source.stream.peek(_BEGINNING)[_TAR] == b"ustar":
        yield from _tar(file, source.stream, left)
    else:
        yield from _plain(file, source, left)


def _plain(file: Path, source: _Source, left: Left) -> Iterator[Found]:
    """Read an mbox or a single message; nothing where it is neither.

    One that says it is too large is not read; what is packed may say less than it is.
    """
    name, size, at, stream = source
    beginning = stream.peek(_BEGINNING)[:_BEGINNING]
    if beginning.startswith(b"From "):
        yield from _mbox(file, source, left)
    elif name.lower().endswith(".eml") or _HEADER.match(beginning):
        raw = stream.read(LARGEST + 1) if size <= LARGEST else b""
        named = _MAILDIR_NAME.match(name)
        if named:
            at = datetime.fromtimestamp(int(named[1]), UTC)
        if max(size, len(raw)) > LARGEST:
            what = file if name == file.name else f"{name} in {file}"
            left.troubles.append(_TOO_LARGE.format(what, LARGEST // 1024**2))
        else:
            yield Found(name, 0, raw, at)


def _mbox(file: Path, source: _Source, left: Left) -> Iterator[Found]:
    """Cut at each line that begins with "From ", and at the empty one before it."""
    from_line, lines, size, position = b"", list[bytes](), 0, 0
    begins, is_empty = True, False  # a line; the last line

    def made() -> Iterator[Found]:
        if size > LARGEST:
            what = f"Message {position} in {file}"
            left.troubles.append(_TOO_LARGE.format(what, LARGEST // 1024**2))
        elif position:
            raw = b"".join(lines[:-1] if is_empty else lines)
            yield Found(source.name, position, raw, _from_line(from_line, source.at))

    for piece in iter(partial(source.stream.readline, _PIECE), b""):
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
    def members() -> Iterator[_Source]:
        with tarfile.open(fileobj=stream, mode="r|") as packed:
            for member in packed:
                packed.members = []  # type: ignore[attr-defined]  # else it remembers every one
                if member.isfile() and (opened := packed.extractfile(member)):
                    at = _dated(file, lambda: member.mtime)  # noqa: B023 (called here)
                    yield _Source(_named(member.name), member.size, at, opened)

    yield from _packed(file, members(), left, is_archive=True)


def _zip(file: Path, opened: BufferedReader, left: Left) -> Iterator[Found]:
    def members() -> Iterator[_Source]:
        with zipfile.ZipFile(opened) as packed:
            for member in packed.infolist():
                if member.is_dir():
                    continue
                at = _dated(file, lambda: timegm(member.date_time))  # noqa: B023 (called here)
                with packed.open(member) as stream:
                    name = _named(member.filename)
                    yield _Source(name, member.file_size, at, stream)

    is_archive = file.suffix.lower() == _NAMED_ZIP
    yield from _packed(file, members(), left, is_archive=is_archive)


def _packed(
    file: Path, members: Iterable[_Source], left: Left, *, is_archive: bool
) -> Iterator[Found]:
    """Go through what is packed, and tell what was left of it.

    What holds no message is told of an archive only: a document is packed, too.
    """
    others = some = 0
    few, is_empty = list[str](), True
    for member in members:
        is_empty, before = False, some + len(left.troubles)
        for found in _plain(file, member, left):
            some += 1
            yield found
        if some + len(left.troubles) == before:
            others += 1
            few = few if others > _FEW else [*few, member.name]
    if others and (some or is_archive):
        names = ", ".join(few) + (", ..." if others > _FEW else "")
        left.troubles.append(_OTHERS.format(file, others, names))
    elif is_empty and is_archive:
        left.troubles.append(_EMPTY.format(file))
