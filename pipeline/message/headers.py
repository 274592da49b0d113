"""What does a header say, however badly it was written?

Lenient decoding of header fields (RFC 5322, 2047, 2231) as they come from real
mail programs: raw 8-bit characters, wrong charsets, encoded words cut in the
middle of a character. Nothing here raises, everything is linear in the length
of the field, and no NUL, control character or lone surrogate leaves.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from urllib.parse import unquote_to_bytes

from pipeline.message import encoding
from rules.terms import Address, Stamp

#: What mail programs call charsets, and the Python codec that reads what they
#: mean: the larger set where people write the name of the smaller.
_CODECS = {
    "ansi_x3.4-1968": "ascii",
    "big5": "big5hkscs",
    "cp-850": "cp850",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-8-i": "iso-8859-8",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "unicode-1-1-utf-7": "utf-7",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "x-windows-949": "cp949",
}
#: Codecs of Python that are no charsets; the first two take hours for a long text.
_NO_CHARSETS = frozenset(("punycode", "idna", "unicode-escape", "raw-unicode-escape"))
_PLAIN = frozenset(("", "ascii", "us-ascii", "utf-8", "utf8"))
#: Charsets of one byte a character: what is UTF-8 throughout is not in them,
#: whatever was said.
_NARROW = re.compile(r"iso-?8859-?\d|latin-?\d|(?:windows-|cp)125\d|macintosh")

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FOLD = re.compile(r"\r?\n[ \t]*|\r")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\n]*)\?=")
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:(.*)", re.DOTALL)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")

_PARAMETER = re.compile(
    r';\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.DOTALL
)
_CONTINUED = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"?'  # a quoted string, perhaps never closed
    r"|\([^()]*\)"  # a comment
    r"|<[^<>]*>?|[,;:]"
    r'|[^",;:<>()]+|.',
    re.DOTALL,
)
_ENCODED_ADDRESS = re.compile(r"(.*)<([^<>@\s]+@[^<>\s]+)>")
_COMMENT = re.compile(r"\([^()]*\)")
_BY = re.compile(r"(?:^|\s)by\s+([^\s;]+)", re.IGNORECASE)
_FROM = re.compile(r"\s*from\s+([^\s;()]+)(?:\s*\(([^()]*)\))?", re.IGNORECASE)
_HELO = re.compile(r"\s*(?:HELO|EHLO)\b", re.IGNORECASE)
_LMTP = re.compile(r"\bwith\s+(?:UTF8)?LMTP", re.IGNORECASE)
_ZONE = re.compile(r"([+-]\d{4}|\b(?:UTC?|GMT|Z|[ECMP][SD]T))\s*$", re.IGNORECASE)


def text(data: bytes, charset: str = "") -> str:
    """Decode a text: by its declared charset, else UTF-8, else as it seems to be.

    A byte order mark decides before all, and UTF-8 before a charset of single
    bytes. Never raises.

    >>> text("naïve".encode("latin-1"), "us-ascii")
    'naïve'
    """
    return clean(_decoded(data, charset))


def clean(value: str) -> str:
    """Take out what no text may hold: controls, NUL, lone surrogates."""
    return value if value.isprintable() else _UNWANTED.sub("", value)


def fields(block: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (lower-case name, raw value with its folds) of a header block.

    A line that is no field ends nothing: it is passed over.
    """
    for line in re.split(rb"\r?\n(?![ \t])|\r(?![\n \t])", block):
        if found := _FIELD.match(line):
            yield found[1].decode("ascii").lower(), found[2].strip()


def decode(value: bytes | str, charset: str = "") -> str:
    """Unfold a header value and decode its encoded words (RFC 2047).

    Neighbouring words of one charset are joined before they are decoded, as
    many programs cut a character in two. `charset` is that of the message, for
    raw 8-bit characters.

    >>> decode("=?utf-8?b?w4k=?= =?utf-8?q?tat=20?= (=?latin1?q?=E9?=)")
    'État  (é)'
    """
    if isinstance(value, bytes):
        value = _decoded(value, charset)
    if value.isprintable() and "=?" not in value:
        return value.strip()
    value = _FOLD.sub(" ", value)
    if "=?" in value:
        value = "".join(_words(value))
    return clean(_FOLD.sub(" ", value)).strip()


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """Split `type/subtype; name=value` into the word and its parameters.

    Continuations and charsets of RFC 2231 are put together, encoded words
    in values decoded, though no standard allows them.

    >>> parameters("a/b; name*0*=utf-8''%C3%A9; name*1=.pdf")
    ('a/b', {'name': 'é.pdf'})
    """
    head = value.partition(";")[0]
    pieces: dict[str, dict[int, tuple[bool, str]]] = {}
    for name, quoted, bare in _PARAMETER.findall(value[len(head) :]):
        if found := _CONTINUED.fullmatch(name.lower()):
            key, number, star = found.groups()
            piece = re.sub(r"\\(.)", r"\1", quoted) if quoted else bare.strip()
            pieces.setdefault(key, {}).setdefault(int(number or 0), (bool(star), piece))
    return head.strip().lower(), {k: _joined(v) for k, v in pieces.items()}


def addresses(values: Iterable[str]) -> tuple[Address, ...]:
    """Read every address of header values that are not yet decoded.

    Names are decoded after the list is split: a comma in an encoded name
    separates nothing. Group names are passed over, their members kept.

    >>> addresses(['"Doe, J." <j@x.int>, b@y.int (B)'])[0].name
    'Doe, J.'
    """
    return tuple(found for value in values for found in _listed(value))


def instant(value: str) -> datetime | None:
    """Read a date (RFC 5322) as an instant in UTC; None where that is unsure.

    A leap second, :60, counts as :59. A date without a zone is no instant, nor is
    one at the end of the calendar, which has no date in other zones.
    """
    value = _COMMENT.sub("", value).strip()
    try:
        found = parsedate_tz(value)
        if found is None or not _ZONE.search(value):
            return None
        second, zone = min(found[5], 59), timezone(timedelta(seconds=found[9] or 0))
        at = datetime(*found[:5], second, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return at if at.year < MAXYEAR else None


def stamp(value: str) -> Stamp:
    """Read a Received header: who wrote it, from whom, when.

    From whom is the name that the writing host looked up itself, which stands
    in the comment (`from HELO (name [address])`), never the name that the other
    side gave in its HELO: anybody can give ours.
    """
    head, _, date = value.rpartition(";")
    head = head or value
    by = _BY.search(_COMMENT.sub("", head))
    return Stamp(
        by=by[1].rstrip(".").lower() if by else "",
        from_host=_looked_up(head),
        at=instant(date),
    )


def _looked_up(head: str) -> str:
    """Find the name that was looked up, or the address where there was none."""
    found = _FROM.match(head)
    if found is None:
        return ""
    given, comment = found[1], found[2]
    if comment is None:
        # only hosts of one house hand on by LMTP (RFC 2033), and without a comment
        name = given if _LMTP.search(head) else ""
    elif _HELO.match(comment):  # qmail: from name (HELO given) (address)
        name = given
    else:
        name = comment.partition("[")[0].strip() or comment.strip("[] ")
    return name.split()[-1].rstrip(".").lower() if name.strip() else ""


def _decoded(data: bytes, charset: str) -> str:
    for mark, codec in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(codec, "replace")
    if codec := encoding.wide(data):
        return data.decode(codec, "replace")
    name = charset.strip(" \"'").lower().removeprefix("charset=")
    said = () if name in _PLAIN else (_CODECS.get(name, name),)
    narrow = _NARROW.match(name)
    for codec in ("utf-8", *said) if narrow else (*said, "utf-8"):
        try:
            if codecs.lookup(codec).name not in _NO_CHARSETS:
                return data.decode(codec)
        except (LookupError, ValueError):  # no such charset, or not written in it
            continue
    return data.decode(encoding.narrow(data), "replace")


def _words(value: str) -> Iterator[str]:
    """Yield the pieces of a value, its encoded words decoded."""
    at, charset, held = 0, "", b""
    for found in _WORD.finditer(value):
        between = value[at : found.start()]
        at = found.end()
        name = found[1].partition("*")[0].lower()  # RFC 2231 allows a language
        apart = between if between.strip() or not charset else ""
        if apart or name != charset:
            yield _decoded(held, charset) + apart
            held = b""
        charset, held = name, held + _word(found[2], found[3])
    yield _decoded(held, charset) + value[at:]


def _word(encoding: str, encoded: str) -> bytes:
    data = encoded.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(data, header=True)
    data = _NOT_BASE64.sub(b"", data)
    data = data[: len(data) - (len(data) % 4 == 1)]
    return binascii.a2b_base64(data + b"=" * (-len(data) % 4))


def _joined(pieces: dict[int, tuple[bool, str]]) -> str:
    """Put the numbered pieces of a parameter together."""
    charset, data = "", b""
    for number, (encoded, piece) in sorted(pieces.items()):
        words = piece
        if encoded and number == 0 and piece.count("'") > 1:
            charset, _language, words = piece.split("'", 2)
        raw = words.encode("utf-8", "replace")
        data += unquote_to_bytes(raw) if encoded else raw
    return decode(_decoded(data, charset))


def _listed(value: str) -> Iterator[Address]:
    name, angle, comment = "", None, ""
    for piece in (*_tokens(value), ","):
        if piece in {",", ";"}:
            if found := _address(name, angle, comment):
                yield found
            name, angle, comment = "", None, ""
        elif piece == ":":
            name = ""
        elif piece.startswith("<") and len(piece) > 1:
            angle = piece.strip("<>") if angle is None else angle
        elif piece.startswith("(") and len(piece) > 1:
            comment = comment or piece[1:-1]
        else:
            name += piece


def _tokens(value: str) -> list[str]:
    found: list[str] = _TOKEN.findall(value)
    if found and found[-1].startswith('"') and not found[-1].endswith('"', 1):
        # The quotation never ends: the mark was a slip, and no quotation.
        found += _TOKEN.findall(found.pop().replace('"', ""))
    return found


def _address(name: str, angle: str | None, comment: str) -> Address | None:
    phrase = decode(name).strip()
    if len(phrase) > 1 and phrase[0] == phrase[-1] == '"':
        phrase = decode(re.sub(r"\\(.)", r"\1", phrase[1:-1]))
    if angle is None and (whole := _ENCODED_ADDRESS.fullmatch(phrase)):
        phrase, angle = whole[1].strip(), whole[2]
    where = decode(phrase if angle is None else angle)
    where = where.replace(" ", "").strip("<>")
    if not where or (angle is None and " " in phrase):
        return None  # words, but no address
    return Address(address=where, name=decode(comment) if angle is None else phrase)
