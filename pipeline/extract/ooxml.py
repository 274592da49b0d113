"""What is in an Office package, and is it safe to look?

An OOXML file (ECMA-376 part 2) is a zip of XML parts that point to each other
by relationships. The package is opened within bounds: the zip's directory is
judged before anything is inflated, no declared size is trusted, a document
type declaration is refused, nothing is fetched.
"""

from __future__ import annotations

import lzma
import posixpath
import re
import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Bytes of all members together once inflated; of one XML part; members.
MOST_BYTES = 200_000_000
MOST_PART_BYTES = 100_000_000
MOST_ENTRIES = 2_000
#: A package that inflates beyond this many times its size is a bomb, unless it
#: is small: a long table of equal rows shrinks well and harms nobody.
MOST_RATIO = 100
HARMLESS_BYTES = 10_000_000

#: How a property is switched off (ECMA-376 part 1, 22.9.2.7).
FALSE = ("0", "false", "off")
#: What zipfile raises on a file that is not as its format says.
BROKEN_ZIP = (
    *(BadZipFile, EOFError, NotImplementedError, OSError, ValueError),
    *(struct.error, zlib.error, lzma.LZMAError),
)
_REFERENCE = re.compile(rb"&#(?:x0*([0-9a-fA-F]{1,8})|0*([0-9]{1,8}));")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_FLAG = 0x1

PROTECTED = (
    "The file is protected by a password. "
    "Please send it as Word or PDF without a password."
)
DAMAGED = (
    "The file is damaged and cannot be opened. "
    "Please open it in its program, save it again and send that copy, or send a PDF."
)
CUT_OFF = (
    "The file is damaged or was cut off on its way, and some of it could not be "
    "read. Please send it again, as Word or PDF."
)
TOO_LONG = (
    "The file is so long that only its beginning was read. "
    "Please send it in several parts."
)
DAMAGED_PART = "A part of the file is damaged and could not be read."
BOMB = (
    "The file grows far beyond its size when it is unpacked and was not opened. "
    "Please send the text as a plain Word file or as PDF."
)
FORBIDDEN = (
    "The file holds instructions that no word processor writes (a document type "
    "declaration) and was not opened. Please save it again in Word or send a PDF."
)
NOT_AS_NAMED = (
    "The file is not what its name says, and cannot be read. Please open it in its "
    "program, save it as Word or PDF and send that copy."
)


class UnreadableError(ValueError):
    """The file is not read; the message is the sentence for its sender."""


class Relation(NamedTuple):
    """Where a part points to: the kind of target and its name in the package."""

    kind: str
    target: str


class Package:
    """The parts of one Office file, read on demand and within the bounds.

    `faults` collects what could be read in part only, one sentence each.

    Raises UnreadableError where the file must not or cannot be opened.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise UnreadableError(
                PROTECTED if _ENCRYPTED_STREAM in data else NOT_AS_NAMED
            )
        try:
            self._zip = ZipFile(BytesIO(data))
        except BROKEN_ZIP as fault:
            raise UnreadableError(DAMAGED) from fault
        entries = self._zip.infolist()
        refuse_bomb(entries, len(data))
        self._entries = {_key(entry.filename): entry for entry in entries}
        self.faults: list[str] = []

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def names(self) -> tuple[str, ...]:
        """Return the names of all members, lower case, without leading slash."""
        return tuple(self._entries)

    def data(self, name: str) -> bytes | None:
        """Return the bytes of an XML part, or None where there is no such part."""
        data = self.file(name)
        if data is not None and b"<!DOCTYPE" in data:
            raise UnreadableError(FORBIDDEN)
        return data

    def file(self, name: str) -> bytes | None:
        """Return the bytes of a file that lies in the package, whatever it is."""
        entry = self._entries.get(_key(name))
        if entry is None:
            return None
        if entry.file_size > MOST_PART_BYTES:
            raise UnreadableError(BOMB)
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise UnreadableError(PROTECTED)
        return self._inflate(entry)

    def xml(self, name: str) -> Element | None:
        """Return the root element of a part, or None where there is none.

        A part that is not well formed is read as far as it goes, with a fault.
        """
        data = self.data(name)
        return None if not data else self.parse(data)

    def parse(self, data: bytes) -> Element | None:
        """Return the root element of a part whose bytes are at hand."""
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError:
            self._note("A part of the file is damaged; words may be missing.")
            data = _REFERENCE.sub(_legal, data)
            try:
                root = etree.fromstring(data, _parser(recover=True))
            except etree.XMLSyntaxError:  # not even its beginning
                return None
        # The search for the bytes does not see a declaration in UTF-16.
        if root is not None and root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableError(FORBIDDEN)
        return root

    def relations(self, part: str = "") -> dict[str, Relation]:
        """Return the relationships of a part (of the package itself for "") by id.

        What lies outside of the package is left out.
        """
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            each.get("Id", ""): Relation(
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))),
            )
            for each in (() if root is None else root)
            if each.get("TargetMode") != "External"
        }

    def _inflate(self, entry: ZipInfo) -> bytes:
        try:
            with self._zip.open(entry) as stream:
                # The size that is asked for bounds what zlib may produce.
                return stream.read(entry.file_size + 1)
        except BROKEN_ZIP:
            self._note(DAMAGED_PART)
            return b""

    def _note(self, fault: str) -> None:
        if fault not in self.faults:
            self.faults.append(fault)


def refuse_bomb(entries: Sequence[ZipInfo], packed: int) -> None:
    """Raise UnreadableError where a zip of so many bytes would grow beyond bounds."""
    size = sum(entry.file_size for entry in entries)
    if (
        len(entries) > MOST_ENTRIES
        or size > MOST_BYTES
        or size > max(HARMLESS_BYTES, MOST_RATIO * packed)
    ):
        raise UnreadableError(BOMB)


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


#: The characters of XML 1.0 (2.2).
_CHARACTERS = (
    *(range(9, 11), range(13, 14), range(0x20, 0xD800)),
    *(range(0xE000, 0xFFFE), range(0x10000, 0x110000)),
)


def _legal(reference: re.Match[bytes]) -> bytes:
    """Leave out what XML 1.0 (2.2) has no character for: the parser would keep it."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if any(code in some for some in _CHARACTERS) else b""


def _key(name: str) -> str:
    """Part names know no case; some writers use the other slash."""
    return name.replace("\\", "/").lstrip("/").lower()
