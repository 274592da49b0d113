"""What is in the files that only Outlook writes: .msg and winmail.dat?

A .msg is an OLE file ([MS-OXMSG]) whose streams are named after the properties
of the message; winmail.dat (TNEF) is read by tnefparse. Both keep rich bodies
as compressed RTF ([MS-OXRTFCP]).
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import olefile  # type: ignore[import-untyped]  # it ships no types
from tnefparse import TNEF  # type: ignore[import-untyped]  # the same

from pipeline.message.headers import text
from pipeline.message.parts import label

_STREAM = "__substg1.0_"
_UNICODE, _BYTES, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_ATTACHMENT = "__attach_version1.0_"
_HEADERS, _BODY, _HTML, _RTF = "007D", "1000", "1013", "1009"
_SHOWN = (("From", "0C1A"), ("To", "0E04"), ("Subject", "0037"))
_NAMES, _CONTENT = ("3707", "3704", "3001"), "3701"

_COMPRESSED = b"LZFu"
#: What every compressed RTF is assumed to begin with, by the specification.
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss "
    rb"\fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
    rb"{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u"
    rb"\tab\tx"
)
_RING = 4096
_MOST_RTF = 50_000_000


class Item(NamedTuple):
    """Something in an Outlook file: its label, its bytes and their type."""

    name: str
    data: bytes
    type: str = ""


def read_msg(data: bytes) -> list[Item]:
    """Return the headers, the body and the attachments of a .msg file."""
    with olefile.OleFileIO(BytesIO(data)) as file:
        return list(_message(file, ()))


def read_tnef(data: bytes) -> list[Item]:
    """Return the body and the attachments of a winmail.dat."""
    found = TNEF(data)
    items = list(_body(found.body, found.htmlbody, found.rtfbody))
    for attachment in found.attachments:
        name = label(attachment.long_filename() or "attachment")
        items.append(Item(name, bytes(attachment.data)))
    return items


def decompress(data: bytes) -> bytes:
    """Undo the compression of an RTF body; what is not compressed stays.

    Cut or damaged data gives what came before the damage.
    """
    if data[8:12] != _COMPRESSED:
        return data[16:]
    ring = bytearray(_DICTIONARY.ljust(_RING, b"\0"))
    write, at = len(_DICTIONARY), 16
    out = bytearray()
    size = min(int.from_bytes(data[4:8], "little"), _MOST_RTF)
    while at < len(data) and len(out) < size:
        control = data[at]
        at += 1
        for bit in range(8):
            if control >> bit & 1:
                reference = int.from_bytes(data[at : at + 2], "big")
                at += 2
                offset, length = reference >> 4, (reference & 15) + 2
                if offset == write:  # the sign of the end
                    return bytes(out)
                piece = [0] * length
                for step in range(length):
                    piece[step] = ring[(offset + step) % _RING]
                    ring[write] = piece[step]
                    write = (write + 1) % _RING
                out += bytes(piece)
            elif at < len(data):
                ring[write] = data[at]
                write = (write + 1) % _RING
                out.append(data[at])
                at += 1
    return bytes(out[:size])


def _message(file: olefile.OleFileIO, at: tuple[str, ...]) -> Iterator[Item]:
    """Yield what a message holds; `at` is its storage in the file."""
    headers = _string(file, at, _HEADERS)
    if not headers:
        shown = ((name, _string(file, at, code)) for name, code in _SHOWN)
        headers = "".join(f"{n}: {' '.join(v.split())}\r\n" for n, v in shown if v)
    if headers:
        yield Item("headers", headers.encode(), "text/rfc822-headers")
    body, html = _string(file, at, _BODY), _stream(file, at, _HTML + _BINARY)
    yield from _body(body.encode(), html, _stream(file, at, _RTF + _BINARY))
    stores = {
        entry[len(at)]
        for entry in file.listdir()
        if entry[: len(at)] == [*at] and entry[len(at)].startswith(_ATTACHMENT)
    }
    for store in sorted(stores):
        inner = (*at, store)
        name = next(
            (n for code in _NAMES if (n := _string(file, inner, code))), "attachment"
        )
        if file.exists("/".join((*inner, f"{_STREAM}{_CONTENT}{_OBJECT}"))):
            embedded = (*inner, f"{_STREAM}{_CONTENT}{_OBJECT}")
            for item in _message(file, embedded):
                yield item._replace(name=f"{label(name)}/{item.name}")
        elif data := _stream(file, inner, _CONTENT + _BINARY):
            yield Item(label(name), data)


def _body(
    plain: str | bytes | None, html: str | bytes | None, rtf: bytes | None
) -> Iterator[Item]:
    """Yield the body once: plain, or as rich as it is."""
    if plain and plain.strip():
        data = plain.encode() if isinstance(plain, str) else plain
        yield Item("text.txt", data, "text/plain")
    elif html and html.strip():
        data = html.encode() if isinstance(html, str) else html
        yield Item("text.html", data, "text/html")
    elif rtf:
        yield Item("text.rtf", decompress(rtf), "application/rtf")


def _stream(file: olefile.OleFileIO, at: tuple[str, ...], name: str) -> bytes:
    path = "/".join((*at, _STREAM + name))
    if not file.exists(path):
        return b""
    with file.openstream(path) as stream:
        return bytes(stream.read())


def _string(file: olefile.OleFileIO, at: tuple[str, ...], code: str) -> str:
    if data := _stream(file, at, code + _UNICODE):
        return text(data, "utf-16-le")
    return text(_stream(file, at, code + _BYTES))
