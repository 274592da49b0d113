"""Small OLE files ([MS-CFB]) with the streams of a test, sound or not."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
#: Shorter streams would need a stream of their own kind.
_LEAST = 4096


def ole_file(streams: Mapping[str, bytes], *, cycle: bool = False) -> bytes:
    """Write a file; with a cycle, each chain of sectors comes back to its start.

    The entries are a line of right siblings below the root, which readers take.
    """
    entries = [_entry("Root Entry", _ROOT, child=1 if streams else _NONE)]
    chains: list[int] = []
    content = b""
    for number, (name, data) in enumerate(streams.items(), 1):
        size = max(len(data), _LEAST)
        start, count = len(chains), -(-size // _SECTOR)
        chains += [*range(start + 1, start + count), start if cycle else _END]
        content += data.ljust(count * _SECTOR, b"\0")
        right = number + 1 if number < len(streams) else _NONE
        entries.append(_entry(name, _STREAM, right=right, start=start, size=size))
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % _SECTOR)
    first = len(chains)
    count = len(directory) // _SECTOR
    chains += [*range(first + 1, first + count), _END]
    fats = 1
    while len(chains) + fats > fats * _SECTOR // 4:
        fats += 1
    places = [*range(len(chains), len(chains) + fats)]
    table = struct.pack(f"<{len(chains)}I", *chains) + struct.pack("<I", _FAT) * fats
    table = table.ljust(fats * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, fats, first, 0, _LEAST, _END, 0, _END, 0),
        *places,
        *[_FREE] * (109 - fats),
    )
    return header + content + directory + table


def _entry(  # noqa: PLR0913 (the fields of a directory entry)
    name: str,
    kind: int,
    *,
    child: int = _NONE,
    right: int = _NONE,
    start: int = _END,
    size: int = 0,
) -> bytes:
    return struct.pack(
        "<64sHBBIII36xIQ",
        *(name.encode("utf-16-le"), 2 * len(name) + 2, kind, 1),
        *(_NONE, right, child, start, size),
    )
