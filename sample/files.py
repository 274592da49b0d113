"""How do the other files come into being, byte for byte the same every time?"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Dates inside files, where no letter gives one: the day the call opened.
OPENED = datetime(2026, 2, 16, 8, 0, tzinfo=UTC)


def pdf(markup: str, at: datetime = OPENED) -> bytes:
    """Set a letter with typst, in the typefaces that typst brings along."""
    page = "#set page(margin: 25mm)\n#set text(size: 11pt)\n#set par(spacing: 1.2em)\n"
    return typst.compile(
        (page + markup).encode(),
        timestamp=int(at.timestamp()),
        ignore_system_fonts=True,
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files into a zip archive in which every entry has the same date."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, OPENED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)
    return archive.getvalue()


def locked() -> bytes:
    """Return a Word file under a password: an OLE container around noise.

    The layout is that of [MS-OFFCRYPTO] 2.3: the streams EncryptionInfo and
    EncryptedPackage in a compound file ([MS-CFB]). Both fill whole sectors of
    the large kind, so that no small sectors are needed.
    """
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0"?><encryption/>'
    noise = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(128))
    streams = (("EncryptionInfo", info.ljust(4096)), ("EncryptedPackage", noise))
    entries = [_entry("Root Entry", 5, _END, 0, (_NONE, 1))]
    content, fat, first = b"", [_FAT, _END], 2
    for n, (name, data) in enumerate(streams, start=1):
        sectors = len(data) // 512
        right = n + 1 if n < len(streams) else _NONE
        entries.append(_entry(name, 2, first, len(data), (right, _NONE)))
        fat += [*range(first + 1, first + sectors), _END]
        content, first = content + data, first + sectors
    fat += [_NONE] * (128 - len(fat))
    entries.append(_entry("", 0, 0, 0))
    header = struct.pack(
        "<8s16x5H6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),  # version 3, little endian, sectors of 2^9 and 2^6
        *(0, 1, 1, 0, 4096, _END, 0, _END, 0),
    ) + struct.pack("<109I", 0, *[_NONE] * 108)
    return header + struct.pack("<128I", *fat) + b"".join(entries) + content


_END, _NONE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def _entry(
    name: str, kind: int, start: int, size: int, links: tuple[int, int] = (_NONE, _NONE)
) -> bytes:
    """Return an entry of the directory; `links` are the next one and the child."""
    label = (name + "\0").encode("utf-16-le") if name else b""
    return struct.pack(
        "<64sHBB3I16x4x16xIQ", label, len(label), kind, 1, _NONE, *links, start, size
    )


def winmail(name: str, data: bytes) -> bytes:
    """Wrap a file as Outlook does: a TNEF stream with one attachment ([MS-OXTNEF])."""
    rendering = struct.pack("<HIHHI", 1, 0xFFFFFFFF, 0, 0, 0)
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(
        struct.pack("<BII", level, attribute, len(value))
        + value
        + struct.pack("<H", sum(value) & 0xFFFF)
        for level, attribute, value in (
            (1, 0x00089006, struct.pack("<I", 0x00010000)),  # version
            (2, 0x00069002, rendering),
            (2, 0x00018010, name.encode("ascii") + b"\0"),
            (2, 0x0006800F, data),
        )
    )
