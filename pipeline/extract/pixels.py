"""How large is a picture, in pixels, as its file says in its first bytes?"""

from __future__ import annotations

import re
import struct

#: A frame of a JPEG file (ITU T.81, B.2.2), after segments that are passed over.
_JPEG_SEGMENT = re.compile(rb"\xff+([\xc0-\xfe])(..)", re.DOTALL)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, GIF, BMP or JPEG; None where unsure."""
    head = data[:26].ljust(26, b"\0")
    if head.startswith(b"\x89PNG"):
        return _two(">II", head, 16)
    if head.startswith(b"GIF8"):
        return _two("<HH", head, 6)
    if head.startswith(b"BM"):
        wide, high = _two("<ii", head, 18)
        return wide, abs(high)  # a negative height counts from the top
    return _jpeg(data) if head.startswith(b"\xff\xd8") else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while found := _JPEG_SEGMENT.match(data, at):
        if found[1][0] in _FRAMES:
            frame = data[found.end() + 1 : found.end() + 5].ljust(4, b"\0")
            high, wide = _two(">HH", frame, 0)
            return wide, high
        at = found.start(2) + int.from_bytes(found[2], "big")
    return None


def _two(form: str, data: bytes, at: int) -> tuple[int, int]:
    one, other = struct.unpack_from(form, data, at)
    return one, other
