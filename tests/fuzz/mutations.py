"""How is a good file made into a bad one? The same number, the same bad file.

Bytes are flipped, cut out, repeated and spliced with those of another file. In
a zip the parts are changed and zipped again, so that the changes get past its
checksums: elements are dropped, repeated, nested and moved, values made
extreme. In a mail the headers and boundaries are, in a PDF the numbers.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from random import Random

    Change = Callable[[bytes, bytes, Random], bytes]

EXTREMES = (
    *(
        "",
        "0",
        "-1",
        "1",
        "32768",
        "4294967296",
        "99999999999999999999",
        "NaN",
        "1e400",
    ),
    *("\u202e", "\u0661", "x" * 5_000, "%s%n", "../../x", "\ud7ff\U0010ffff"),
)
_NUMBER = re.compile(rb"\d+")
_HEADERS = (
    *(b"Content-Type: multipart/mixed", b"Content-Type: message/rfc822"),
    *(b"Content-Type: text/html; charset=utf-7", b"Content-Type: ;;;="),
    *(b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode"),
    *(b"From: =?utf-8?b?4p?= <a@b>, :;,<>", b"Date: Thu, 99 Foo 0000 25:61:61 +9999"),
    *(b"Subject: =?x?q?=FF=?= =?utf-16?b?2AA=?=", b'To: a:b;,<<@>>"\\', b" folded"),
    b"Content-Disposition: attachment; filename*0*=''%ZZ; filename*9*=%00",
)
_MOST_PART = 2_000_000


def mutated(data: bytes, other: bytes, chance: Random) -> bytes:
    """Change a file in one to four places; `other` is one of its kind."""
    changed = data
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        changed = chance.choice(_changes(changed))(changed, other, chance)
    return mutated(data, other, chance) if changed == data else changed


def _changes(data: bytes) -> Sequence[Change]:
    if data.startswith(b"PK\3\4"):
        return (_part, _part, _part, _part, *_ANY)
    if data.startswith(b"%PDF"):
        return (_number, _number, _stream, *_ANY)
    if data[:6].isascii() and b":" in data[:80]:
        return (_header, _header, _boundary, _nest, *_ANY)
    return (_number, *_ANY) if data[:200].isascii() else _ANY


# --- any file --------------------------------------------------------------------


def _flip(data: bytes, _: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64)) if data else 0):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _fill(data: bytes, _: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    return (
        data[:start]
        + chance.choice((b"\0", b"\xff", b"<")) * (end - start)
        + data[end:]
    )


def _cut_off(data: bytes, _: bytes, chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _drop(data: bytes, _: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, _: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 3, 50)) + data[end:]


def _splice(data: bytes, other: bytes, chance: Random) -> bytes:
    here, there = _span(data, chance), _span(other, chance)
    return data[: here[0]] + other[there[0] : there[1]] + data[here[1] :]


def _span(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 4, 64, 1_000, 20_000)))


_ANY: tuple[Change, ...] = (_flip, _fill, _cut_off, _drop, _repeat, _splice)


# --- text and PDF ----------------------------------------------------------------


def _number(data: bytes, _: bytes, chance: Random) -> bytes:
    found = [match.span() for match in _NUMBER.finditer(data[:_MOST_PART])]
    if not found:
        return data
    start, end = chance.choice(found)
    last = data[slice(*chance.choice(found))]
    new = chance.choice((last, chance.choice(EXTREMES[:8]).encode()))
    return data[:start] + new + data[end:]


def _stream(data: bytes, other: bytes, chance: Random) -> bytes:
    """Change what is deflated in a PDF, which plain flips only break."""
    found = list(re.finditer(rb"stream\r?\n(.{9,}?)\r?\nendstream", data, re.DOTALL))
    if not found:
        return data
    place = chance.choice(found)
    try:
        words = zlib.decompressobj().decompress(place[1], _MOST_PART)
    except zlib.error:
        return data
    words = chance.choice((_number, *_ANY))(words, other, chance)
    return data[: place.start(1)] + zlib.compress(words, 1) + data[place.end(1) :]


# --- mail ------------------------------------------------------------------------


def _header(data: bytes, other: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    heads = [n for n, line in enumerate(lines[:2_000]) if b":" in line] or [0]
    at = chance.choice(heads)
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, chance.choice(_HEADERS))
        case 2:
            name, colon, value = lines[at].partition(b":")
            lines[at] = name + colon + chance.choice(_ANY)(value, other, chance)
        case 3:
            lines[at : at + 1] = [lines[at]] * chance.choice((2, 300))
        case _:
            lines[at] = (
                lines[at].partition(b":")[0]
                + b": "
                + chance.choice(EXTREMES).encode("utf-8", "surrogatepass")
            )
    return b"\n".join(lines)


def _boundary(data: bytes, _: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    marks = [n for n, line in enumerate(lines) if line.startswith(b"--")]
    if not marks:
        return data
    at, other = chance.choice(marks), chance.choice(marks)
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines[at] = lines[at].rstrip() + b"--"
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines[at:at] = lines[other : other + 20]
    return b"\n".join(lines)


def _nest(data: bytes, other: bytes, chance: Random) -> bytes:
    head = b"Content-Type: " + chance.choice(
        (
            b"message/rfc822",
            b"multipart/mixed; boundary=b",
            b"multipart/digest;boundary=b",
        )
    )
    return head + b"\n\n--b\n\n" + chance.choice((data, other)) + b"\n--b\n" + data


# --- the parts of a zip ----------------------------------------------------------


def _part(data: bytes, other: bytes, chance: Random) -> bytes:
    """Change one part of a zip and zip it again."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [
                (entry.filename, archive.read(entry))
                for entry in archive.infolist()
                if entry.file_size < _MOST_PART
            ]
    except (zipfile.BadZipFile, zlib.error, *_ODD):
        return data
    if not parts:
        return data
    at = chance.randrange(len(parts))
    name, content = parts[at]
    is_xml = content.lstrip(b"\xef\xbb\xbf\r\n ")[:1] == b"<"
    change = _xml if is_xml and chance.random() < 0.9 else chance.choice(_ANY)
    parts[at] = (name, change(content, other, chance))
    if chance.random() < 0.05:
        del parts[at]
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, (each, content) in enumerate(parts):
            entry = zipfile.ZipInfo(each or str(number))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


_ODD = (NotImplementedError, RuntimeError, ValueError, OSError, EOFError)


def _xml(content: bytes, _: bytes, chance: Random) -> bytes:
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return _flip(content, b"", chance)
    elements = list(root.iter(etree.Element))
    for _ in range(chance.choice((1, 1, 3, 10))):
        _change_element(chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _change_element(one: etree._Element, other: etree._Element, chance: Random) -> None:
    parent = one.getparent()
    match chance.randrange(8):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None:
            for _ in range(chance.choice((1, 2, 40))):
                parent.append(_copy(one))
        case 2:  # into itself
            one.append(_copy(one))
        case 3:
            inner = _copy(other)
            inner.tag, one.tag = one.tag, other.tag
            one.insert(0, inner)
        case 4:
            one.append(_copy(other))
        case 5:
            one.text = _said(chance)
        case 6:
            one.tag = other.tag
        case _:
            _change_attribute(one, other, chance)


def _change_attribute(
    one: etree._Element, other: etree._Element, chance: Random
) -> None:
    names = [*one.attrib, *other.attrib]
    if not names:
        return
    name = chance.choice(names)
    if name in one.attrib and chance.random() < 0.3:
        del one.attrib[name]
    elif name in other.attrib and chance.random() < 0.5:
        one.set(name, other.attrib[name])
    else:
        one.set(name, _said(chance))


def _copy(element: etree._Element) -> etree._Element:
    """Copy an element that is not so large that copies of copies explode."""
    written = etree.tostring(element, with_tail=False)
    if len(written) > 50_000 or b"&" in written:  # entities cannot stand alone
        return etree.Element(element.tag, dict(element.attrib))
    return etree.fromstring(written, etree.XMLParser(huge_tree=True))


def _said(chance: Random) -> str:
    return chance.choice(EXTREMES)
