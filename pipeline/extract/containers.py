"""Which files does a file hold? zip, gz, tar, winmail.dat, mails, .msg, S/MIME."""

from __future__ import annotations

import posixpath
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

from pipeline.extract.ooxml import (
    BOMB,
    BROKEN_ZIP,
    DAMAGED,
    ENCRYPTED_FLAG,
    HARMLESS_BYTES,
    MOST_RATIO,
    PROTECTED,
    UnreadableError,
    refuse_bomb,
)
from pipeline.extract.outlook import read_msg, read_tnef
from pipeline.extract.smime import signed_content
from pipeline.message import filetype, headers, parts

#: Files that one container may hold.
MOST_FILES = 200
TOO_MANY = (
    f"The file holds more than {MOST_FILES} files. "
    "Please send only the files that belong to your comments."
)

OLD_PACKING = (
    "The file was packed in a way that cannot be undone here. "
    "Please send the file itself, or a zip that a common program made."
)

#: The flags of a gz that has a name, and nothing else before it.
_NAMED = 0x08
#: What the systems of the senders add to a zip without being asked.
_JUNK = ("__macosx/", "~$", ".ds_store", "thumbs.db", "desktop.ini")
_MAIL = b"Content-Type: message/rfc822\r\n\r\n"


class Member(NamedTuple):
    """A file in a container; `why` it cannot be taken out, where it cannot.

    `is_body` where it is the text of the message that the container belongs to.
    """

    name: str
    data: bytes = b""
    declared: str = ""
    why: str = ""
    is_body: bool = False


def members(data: bytes, kind: str) -> list[Member]:
    """Return what a container holds.

    Raises UnreadableError with a sentence where it must not or cannot be opened.
    """
    try:
        found = list(_OPENERS[kind](data))
    except (UnreadableError, MemoryError):
        raise
    except Exception as fault:  # the libraries raise whatever they meet
        raise UnreadableError(DAMAGED) from fault
    if len(found) > MOST_FILES:
        raise UnreadableError(TOO_MANY)
    if found and all(each.why for each in found):
        raise UnreadableError(found[0].why)
    return found


def _zip(data: bytes) -> Iterator[Member]:
    with ZipFile(BytesIO(data)) as archive:
        entries = [e for e in archive.infolist() if not e.filename.endswith("/")]
        refuse_bomb(entries, len(data))
        for entry in entries:
            if not any(junk in entry.filename.lower() for junk in _JUNK):
                yield _inflated(archive, entry)


def _inflated(archive: ZipFile, entry: ZipInfo) -> Member:
    name = _path(entry.filename)
    if entry.flag_bits & ENCRYPTED_FLAG:
        return Member(name, why=PROTECTED)
    try:
        with archive.open(entry) as file:
            # never more than was said: the directory may lie
            return Member(name, file.read(entry.file_size))
    except NotImplementedError:
        return Member(name, why=OLD_PACKING)
    except BROKEN_ZIP:
        return Member(name, why=DAMAGED)


def _path(name: str) -> str:
    """Make a path safe to show: two files of one name lie in different folders."""
    path = posixpath.normpath("/" + name.replace("\\", "/"))
    folders = map(parts.label, path.split("/"))
    return "/".join(filter(None, folders)) or "file"


def _gzip(data: bytes) -> Iterator[Member]:
    """Inflate the one file (RFC 1952), whose name may be told."""
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    content = stream.decompress(data, max(HARMLESS_BYTES, MOST_RATIO * len(data)))
    if stream.unconsumed_tail:
        raise UnreadableError(BOMB)
    if not stream.eof:
        raise UnreadableError(DAMAGED)
    named = data[3] == _NAMED and data[10 : data.index(b"\0", 10)].decode("latin-1")
    yield Member(parts.label(named or "") or "file", content)


def _tar(data: bytes) -> Iterator[Member]:
    with tarfile.open(fileobj=BytesIO(data), mode="r:") as archive:
        for entry in archive:
            if (file := archive.extractfile(entry)) is not None:
                # what is not in UTF-8 is a byte each, which no text may hold
                name = headers.text(entry.name.encode("utf-8", "surrogateescape"))
                yield Member(_path(name), file.read())


def _mail(data: bytes) -> Iterator[Member]:
    """Walk a mail as one that is attached: its headers are its first member."""
    for part, held in parts.payloads(_MAIL + data):
        name = "/".join((*part.path[1:], part.name)) if part.path else "headers"
        yield Member(name, held, part.type)


def _signed(data: bytes) -> Iterator[Member]:
    for part, held in parts.payloads(signed_content(data)):
        name = "/".join((*part.path, part.name))
        yield Member(name, held, part.type, is_body=part.is_body)


def _tnef(data: bytes) -> Iterator[Member]:
    for item in read_tnef(data):
        yield Member(*item, is_body=bool(item.type))


_OPENERS: dict[str, Callable[[bytes], Iterable[Member]]] = {
    filetype.ZIP: _zip,
    filetype.GZIP: _gzip,
    filetype.TAR: _tar,
    filetype.MESSAGE: _mail,
    filetype.SMIME: _signed,
    filetype.OUTLOOK: lambda data: (Member(*item) for item in read_msg(data)),
    filetype.TNEF: _tnef,
}
KINDS = frozenset(_OPENERS)
