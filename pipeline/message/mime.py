"""Which leaves does a message have, and what are their bytes?

A lenient walk over the raw bytes (RFC 2045 to 2049) that slices instead of
copying line by line. It never raises: what is broken becomes a defect in words
and, where it has words, a leaf. What is beyond the limits is left unwalked,
and its defect begins with "over the limit".
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import NamedTuple

from pipeline.message import headers

MOST_HEADER_BYTES = 256 * 1024
MOST_FIELD_BYTES = 64 * 1024
MOST_STRAYS = 10
MOST_LEAVES = 200
MOST_DEPTH = 20

_MESSAGES = frozenset(("message/rfc822", "message/global", "message/news"))
_KNOWN = (
    rb"(?i:From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-Type|Received"
    rb"|Return-Path)[ \t]*:"
)
_FIELDS = rb"(?:[!-9;-~]+[ \t]*:[^\n]*(?:\n|\Z)(?:[ \t][^\n]*(?:\n|\Z))*+)++"
_BLOCK = re.compile(
    rb"(?:>?From [^\n]*\n)?"  # the separator of an mbox
    # a line that is no header ends them, unless a well-known one follows
    rb"(?:" + _FIELDS + rb"(?:[^\r\n]++\r?\n(?=" + _KNOWN + rb")" + _FIELDS + rb")*+)?"
)
_STRAY = re.compile(rb"(?m)^(?![!-9;-~]+[ \t]*:|[ \t]|>?From )[^\r\n]+")
_TOP = re.compile(rb"[\r\n]+(?=" + _KNOWN + rb")")
_GUESSED = re.compile(rb"(?m)^--([^\s-][^\s]{0,69})[ \t]*\r?\n(?=\r?\n|Content-)")
_DELIMITER_END = re.compile(rb"(--)?[ \t]*(?=\r?\n|\r?\Z)")
_LINE_FEED = 10
_PADDED = re.compile(rb"[^=]+=*")
_FOREIGN = re.compile(rb"[^A-Za-z0-9+/=]")
_PROSE = re.compile(rb"\s*+\S++(?:[ \t]++\S++){2}")
_UU_FILE = re.compile(
    rb"(?m)^begin [0-7]{3,4} ([^\s][^\r\n]*)\r?\n(?:[ -`]+\r?\n)+?end[ \t]*\r?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A part without parts: what its headers say of it, and its decoded bytes.

    `type` is the bare media type, `name` decoded but not yet made safe.
    `alternative` is the number of the multipart/alternative that it stands in,
    0 for none; `path` names the attached messages around it.
    """

    type: str
    parameters: Mapping[str, str]
    name: str
    disposition: str
    data: bytes
    alternative: int = 0
    path: tuple[str, ...] = ()


@dataclass(slots=True)
class Walk:
    """What the walk of one message found.

    `fields` are the topmost headers, raw, in their order; `charset` is what
    raw 8-bit characters in them are probably written in. `full`: there are more
    leaves than anybody reads.
    """

    fields: list[tuple[str, bytes]] = field(default_factory=list)
    charset: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    full: bool = False
    _alternatives: int = 0

    def note(self, defect: str) -> None:
        """Remember a defect, once."""
        if defect not in self.defects:
            self.defects.append(defect)

    def add(self, leaf: Leaf) -> None:
        """Take a leaf, as long as there is room."""
        if len(self.leaves) < MOST_LEAVES:
            self.leaves.append(leaf)
        elif not self.full:
            self.full = True
            self.note(f"over the limit: the message has more than {MOST_LEAVES} parts")

    def alternative(self) -> int:
        """Give a number to the next multipart/alternative."""
        self._alternatives += 1
        return self._alternatives


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the message an entity stands."""

    depth: int = 0
    path: tuple[str, ...] = ()
    alternative: int = 0
    default: str = "text/plain"


class _Cut(NamedTuple):
    """A delimiter line, with the line end before it, which belongs to it."""

    start: int
    end: int
    closes: bool


def walk(raw: bytes) -> Walk:
    """Walk a message and return its headers, leaves and defects."""
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    if top := _TOP.match(raw):
        raw = raw[top.end() :]
    found = Walk()
    found.fields, body = _entity(raw, found)
    found.charset = _content(found.fields, "content-type")[1].get("charset", "")
    _visit(found.fields, body, _Place(), found)
    return found


def _entity(data: bytes, found: Walk) -> tuple[list[tuple[str, bytes]], bytes]:
    """Split an entity into its fields and its body."""
    block = _BLOCK.match(data)
    end = block.end() if block else 0
    if end > MOST_HEADER_BYTES:
        found.note(
            f"over the limit: a block of headers has {end:,} bytes, "
            f"{MOST_HEADER_BYTES:,} are allowed"
        )
    fields = list(headers.fields(data[: min(end, MOST_HEADER_BYTES)]))
    for name, value in fields:
        if len(value) > MOST_FIELD_BYTES:
            found.note(
                f"over the limit: the header {name[:40]} has {len(value):,} bytes, "
                f"{MOST_FIELD_BYTES:,} are allowed"
            )
    for stray in islice(_STRAY.finditer(data, 0, end), MOST_STRAYS):
        words = headers.text(stray[0][:80])
        found.note(f"a line among the headers that is none: {words}")
    body = data[end:]
    blank = 2 if body.startswith(b"\r\n") else int(body.startswith(b"\n"))
    if not blank and body:
        found.note("no empty line between the headers and the text")
    return [(name, value[:MOST_FIELD_BYTES]) for name, value in fields], body[blank:]


def _content(
    fields: list[tuple[str, bytes]], wanted: str, charset: str = ""
) -> tuple[str, dict[str, str]]:
    """Read the first header of that name as a word with parameters."""
    value = next((v for n, v in fields if n == wanted), b"")
    return headers.parameters(headers.text(value, charset)) if value else ("", {})


def _visit(
    fields: list[tuple[str, bytes]], body: bytes, at: _Place, found: Walk
) -> None:
    kind, parameters = _content(fields, "content-type", found.charset)
    disposition, more = _content(fields, "content-disposition", found.charset)
    encoding, _ = _content(fields, "content-transfer-encoding")
    kind = kind if kind.count("/") == 1 else at.default
    name = more.get("filename") or parameters.get("name") or ""
    if at.depth >= MOST_DEPTH and kind.startswith(("multipart/", "message/")):
        found.note(f"over the limit: parts lie more than {MOST_DEPTH} levels deep")
    elif kind.startswith("multipart/"):
        boundary = parameters.get("boundary", "").encode("utf-8", "replace")
        if sections := _sections(body, boundary, found):
            _descend(kind, sections, at, found)
            return
        kind = "text/plain"
    elif kind in _MESSAGES:
        _open(_transferred(body, encoding, found), name, at, found)
        return
    leaf = Leaf(
        type=kind,
        parameters=parameters,
        name=name,
        disposition=disposition,
        data=_transferred(body, encoding, found),
        alternative=at.alternative,
        path=at.path,
    )
    _take(leaf, found)


def _take(leaf: Leaf, found: Walk) -> None:
    """Take a leaf; files that are uuencoded in a text become leaves of their own."""
    files = list(_UU_FILE.finditer(leaf.data)) if leaf.type == "text/plain" else []
    text = _UU_FILE.sub(b"", leaf.data) if files else leaf.data
    found.add(replace(leaf, data=text))
    for file in files:
        found.add(
            Leaf(
                type="application/octet-stream",
                parameters={},
                name=headers.decode(file[1]),
                disposition="attachment",
                data=_uu(file[0], found),
                path=leaf.path,
            )
        )


def _descend(kind: str, sections: list[bytes], at: _Place, found: Walk) -> None:
    number = at.alternative
    if kind == "multipart/alternative" and not number:
        number = found.alternative()
    default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    inner = _Place(at.depth + 1, at.path, number, default)
    for section in sections:
        _visit(*_entity(section, found), inner, found)
        if found.full:
            return


def _open(data: bytes, name: str, at: _Place, found: Walk) -> None:
    """Walk an attached message; its headers become a leaf of their own."""
    fields, body = _entity(data, found)
    subject = headers.decode(dict(reversed(fields)).get("subject", b""))
    label = name or f"{subject or 'message'}.eml"
    found.add(
        Leaf(
            type="text/rfc822-headers",
            parameters={},
            name=label,
            disposition="attachment",
            data=data[: len(data) - len(body)],
            path=at.path,
        )
    )
    _visit(fields, body, _Place(at.depth + 1, (*at.path, label)), found)


def _sections(body: bytes, boundary: bytes, found: Walk) -> list[bytes]:
    """Cut a multipart body at its delimiters; empty where there are none."""
    cuts = _cuts(body, boundary) if boundary else []
    if not cuts:
        guessed = _GUESSED.search(body)
        if guessed is None:
            found.note("a multipart without " + ("parts" if boundary else "boundary"))
            return []
        found.note("a multipart that does not name the boundary it uses")
        cuts = _cuts(body, guessed[1])
    if not cuts[-1].closes:
        found.note("a multipart without end: the message may be cut off")
        cuts.append(_Cut(len(body), len(body), closes=True))
    elif body[cuts[-1].end :].strip():
        found.note("text after the end of a multipart")
    # What lies between the end of a multipart and its repetition is no part.
    return [
        body[cut.end : following.start].removeprefix(b"\r").removeprefix(b"\n")
        for cut, following in pairwise(cuts)
        if not cut.closes
    ]


def _cuts(body: bytes, boundary: bytes) -> list[_Cut]:
    return list(islice(_delimiters(body, b"--" + boundary), MOST_LEAVES + 2))


def _delimiters(body: bytes, mark: bytes) -> Iterator[_Cut]:
    at = body.find(mark)
    while at >= 0:
        rest = _DELIMITER_END.match(body, at + len(mark))
        if rest and (at == 0 or body[at - 1] == _LINE_FEED):
            start = at - body.endswith(b"\n", 0, at)
            start -= body.endswith(b"\r", 0, start)
            yield _Cut(start, rest.end(), closes=bool(rest[1]))
        at = body.find(mark, at + len(mark))


def _transferred(body: bytes, encoding: str, found: Walk) -> bytes:
    """Undo the content transfer encoding."""
    match re.sub(r"[\W_]|bits$", "", encoding):
        case "" | "7" | "8" | "7bit" | "8bit" | "binary":
            return body
        case "base64":
            return _base64(body, found)
        case "quotedprintable":
            return binascii.a2b_qp(body)
        case "xuuencode" | "uuencode" | "xuue":
            return _uu(body, found)
        case _:
            found.note(f"unknown transfer encoding: {encoding[:40]}")
            return body


def _base64(body: bytes, found: Walk) -> bytes:
    """Decode base64, also where pieces with their own padding follow each other.

    Ordinary decoders stop at the first padding; what follows is taken only
    where it is base64 again and not, say, the footer of a mailing list.
    """
    if _PROSE.match(body):
        found.note("a part that is called base64 and is no base64")
        return body
    data = []
    packed = body.translate(None, b" \t\r\n\v\f")
    for number, piece in enumerate(_PADDED.findall(packed)):
        if number and (len(piece) % 4 or _FOREIGN.search(piece)):
            found.note("something that is no base64 after the end of a part")
            break
        whole = piece.rstrip(b"=")
        if _FOREIGN.search(whole):
            found.note("characters that are no base64 in a part")
            whole = _FOREIGN.sub(b"", whole)
        if len(whole) % 4 == 1:
            found.note("a part in base64 is cut off")
            whole = whole[:-1]
        data.append(binascii.a2b_base64(whole + b"=" * (-len(whole) % 4)))
    return b"".join(data)


def _uu(body: bytes, found: Walk) -> bytes:
    begin = re.search(rb"(?m)^begin [0-7]+ [^\n]*\n", body)
    data = []
    for line in body[begin.end() if begin else 0 :].splitlines():
        if line.strip() in {b"end", b"`", b""}:
            break
        try:
            data.append(binascii.a2b_uu(line))
        except binascii.Error:
            # The length that the line claims, from its first character.
            size = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                data.append(binascii.a2b_uu(line[:size]))
            except binascii.Error:
                found.note("a damaged line in a uuencoded part")
    return b"".join(data)
