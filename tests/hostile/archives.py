"""Zips that inflate, lie, nest and name what they must not; what Outlook packs."""

from __future__ import annotations

import gzip
import struct
import zipfile
from io import BytesIO

from tests.hostile.hostile import HELD, Hostile
from tests.hostile.ole import ole_file

_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
#: An attribute of TNEF: the title of an attachment that is 16 MB long, it says.
_LONG_ATTRIBUTE = b"\x02" + struct.pack("<II", 0x00018010, 0x0FFFFFFF) + b"a.txt"


def zipped(members: dict[str, bytes], *, level: int = 9) -> bytes:
    """Write a zip; at level 0 nothing is packed."""
    out, how = BytesIO(), zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", how, compresslevel=level) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def _overlapping() -> bytes:
    """Let a thousand entries of the directory be the same million zeros."""
    data = zipped({"a.txt": b"\0" * 1_000_000})
    start = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    entry = data[start:end]
    return (
        data[:start]
        + entry * 1_000
        + struct.pack(
            "<4s4HIIH", b"PK\5\6", 0, 0, 1_000, 1_000, len(entry) * 1_000, start, 0
        )
    )


def _lying() -> bytes:
    """Say ten bytes where there are a hundred million."""
    data = bytearray(zipped({"a.txt": b"\0" * 100_000_000, "b.txt": b"We agree."}))
    for mark, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", data, data.index(mark) + at, 10)
    return bytes(data)


def _encrypted() -> bytes:
    data = bytearray(zipped({"a.txt": b"x", "b.txt": b"We agree."}))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def _named() -> bytes:
    names = ("../../etc/passwd.txt", "/abs.txt", "C:\\..\\x.txt", "n|ul.txt", "..")
    return zipped(dict.fromkeys(names, b"We agree.")).replace(b"n|ul", b"n\0ul")


def _tlv(tag: int, content: bytes) -> bytes:
    return bytes([tag, 0x84]) + struct.pack(">I", len(content)) + content


def _signed(content: bytes) -> bytes:
    octets = _tlv(0xA0, _tlv(0x04, content))
    inner = _tlv(0x30, _SIGNED + b"\x01" + octets)
    data = _tlv(0x30, _tlv(0x02, b"\1") + _tlv(0x31, b"") + inner)
    return (
        b"\x30\x84"
        + struct.pack(">I", len(data) + 17)
        + (_SIGNED + b"\x02" + _tlv(0xA0, data))
    )


def _signed_again() -> bytes:
    """Sign a mail that holds a signed mail that holds ..."""
    data = b"Content-Type: text/plain\r\n\r\nWe agree."
    for _ in range(50):
        data = b"Content-Type: application/pkcs7-mime\r\n\r\n" + _signed(data)
    return _signed(data)


def _winmail() -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + _LONG_ATTRIBUTE


def _msg(**streams: bytes) -> dict[str, bytes]:
    return {"__properties_version1.0": b"", **streams}


HOSTILE = (
    Hostile(
        name="a zip that inflates to 210 MB",
        file="a.zip",
        make=lambda: zipped({"a.txt": b"\0" * 210_000_000}, level=1),
        read=HELD,
        why="grows far beyond its size",
    ),
    Hostile(
        name="a zip in a zip in a zip",
        file="a.zip",
        make=lambda: zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": b"\0"})})}),
        read=HELD,
        why="lies in a file",
    ),
    Hostile(
        name="a thousand entries of a zip over one another",
        file="a.zip",
        make=_overlapping,
        read=HELD,
        why="grows far beyond its size",
    ),
    Hostile(
        name="a zip that says less than it holds",
        file="a.zip",
        make=_lying,
        read=HELD,
        why="damaged",
        words="We agree.",
    ),
    Hostile(
        name="a zip of 20,000 empty files",
        file="a.zip",
        make=lambda: zipped({f"{n}": b"" for n in range(20_000)}),
        read=HELD,
        why="grows far beyond its size",
    ),
    Hostile(
        name="a zip of files with names that lead elsewhere",
        file="a.zip",
        make=_named,
        words="We agree.",
    ),
    Hostile(
        name="a zip with names that are written backwards and unseen",
        file="a.zip",
        make=lambda: zipped({"a\u202etxt.exe\u200b\u2066.txt": b"We agree."}),
        words="We agree.",
    ),
    Hostile(
        name="a zip that is protected in part",
        file="a.zip",
        make=_encrypted,
        read=HELD,
        why="password",
        words="We agree.",
    ),
    Hostile(
        name="a zip without its end",
        file="a.zip",
        make=lambda: zipped({"a.txt": b"We agree." * 99})[:-30],
        read=HELD,
        why="damaged",
    ),
    Hostile(
        name="a gzip that inflates to 100 MB",
        file="a.gz",
        make=lambda: gzip.compress(b"\0" * 100_000_000, 1),
        read=HELD,
        why="grows far beyond its size",
    ),
    Hostile(
        name="a program with the name of a Word file",
        file="comments.docx",
        make=lambda: b"MZ\x90\0\3\0\0\0" + b"\0" * 5_000,
        read=HELD,
        why="not what its name says",
    ),
    Hostile(
        name="a signed mail in a signed mail, fifty times",
        file="smime.p7m",
        make=_signed_again,
        read=HELD,
        why="lies in a file",
    ),
    Hostile(
        name="a signature of 100,000 sequences in each other",
        file="smime.p7m",
        make=lambda: b"\x30\x80" + _SIGNED + b"\x02" + b"\xa0\x80" * 100_000,
        read=HELD,
        why="damaged",
    ),
    Hostile(
        name="a winmail.dat that ends in its first word",
        file="winmail.dat",
        make=_winmail,
        read=HELD,
        why="damaged",
    ),
    Hostile(
        name="an Outlook message whose sectors go round in circles",
        file="a.msg",
        make=lambda: ole_file(
            _msg(**{"__substg1.0_1000001F": "We agree.".encode("utf-16-le") * 900}),
            cycle=True,
        ),
        words="We agree.",
    ),
    Hostile(
        name="an Outlook message cut off",
        file="a.msg",
        make=lambda: ole_file(_msg(body=b"x" * 90_000))[:-1_000],
        read=HELD,
        why="damaged",
    ),
)
