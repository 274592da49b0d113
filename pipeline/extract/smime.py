"""What was signed in an S/MIME message that hides its text in one blob (.p7m)?

Only as much of ASN.1 (BER, X.690) as leads to the content of a SignedData
(RFC 5652). The signature is not verified: what is read is what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_CONSTRUCTED = 0x20
_OCTETS = 0x04
_LONG = 0x80
#: ContentInfo -> [0] -> SignedData -> encapContentInfo -> [0] -> OCTET STRING
_WAY = (0, 1, 0, 2, 1, 0)


class _Element(NamedTuple):
    tag: int
    start: int
    end: int
    after: int


def signed_content(data: bytes) -> bytes:
    """Return the signed bytes. Raises ValueError where there are none."""
    try:
        found = _element(data, 0)
        for position in _WAY[1:]:
            found = list(_children(data, found))[position]
        return b"".join(_octets(data, found))
    except (IndexError, RecursionError) as fault:
        raise ValueError("no signed content") from fault


def _element(data: bytes, at: int) -> _Element:
    tag, length = data[at], data[at + 1]
    start = at + 2
    if length == _LONG:  # of indefinite length: until two zero bytes
        end = start
        while data[end : end + 2] != b"\0\0":
            end = _element(data, end).after
        return _Element(tag, start, end, end + 2)
    if length > _LONG:
        size = length - _LONG
        length = int.from_bytes(data[start : start + size], "big")
        start += size
    if start + length > len(data):
        raise ValueError("the content is cut off")
    return _Element(tag, start, start + length, start + length)


def _children(data: bytes, parent: _Element) -> Iterator[_Element]:
    at = parent.start
    while at < parent.end:
        child = _element(data, at)
        yield child
        at = child.after


def _octets(data: bytes, string: _Element) -> Iterator[bytes]:
    if string.tag & _CONSTRUCTED:
        for piece in _children(data, string):
            yield from _octets(data, piece)
    elif string.tag == _OCTETS:
        yield data[string.start : string.end]
