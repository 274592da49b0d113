"""What does a file say? Any file, by its content, as passages with their places.

`read_file` is the one way in; it knows which reader is for which type. It has
no limits of its own: it runs in the bounded child of `pipeline.bounded`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from pipeline.extract import containers
from pipeline.extract.html import read_html
from pipeline.extract.ocr import read_image
from pipeline.extract.office import read_office
from pipeline.extract.ooxml import DAMAGED, NOT_AS_NAMED, PROTECTED, UnreadableError
from pipeline.extract.pdf import attached, read_pdf
from pipeline.extract.sheet import read_workbook
from pipeline.extract.slides import read_slides
from pipeline.extract.text import read_calendar, read_csv, read_headers, read_text
from pipeline.extract.tools import ToolNeededError
from pipeline.extract.word import read_word
from pipeline.message import encoding, filetype
from pipeline.message.parts import label
from rules.terms import Read, Reading, Source

UNKNOWN = "Files of this type cannot be read here. Please send the text as Word or PDF."
OTHER_ARCHIVE = (
    "Archives of this type cannot be opened here. "
    "Please send the files themselves, or a zip."
)
TOO_NESTED = (
    "The file lies in a file that lies in another file, and was not opened. "
    "Please send it by itself."
)
PLAIN_TEXT = "The file holds plain text, though its name says otherwise."
EMPTY = "The file is empty. Please send it again."
ENCRYPTED = (
    "The message is encrypted, and the key to it is not here. "
    "Please send it again without encryption."
)
#: Parts that only say where the words are, or hold them as mails of their own.
ELSEWHERE = {
    "message/partial": "The message is one of several pieces. "
    "Please send it again as a whole.",
    "message/external-body": "The message only says where a file lies. "
    "Please send the file itself.",
    filetype.MBOX: "The file is a collection of mails (mbox). "
    "Please send them one by one.",
}

_BODY = "body"
#: How many containers may lie in each other; a zip in a container is one too many.
_MOST_NESTED = 3
_ARCHIVES = frozenset(("application/x-7z-compressed", "application/vnd.rar"))
#: Endings of names that promise more than a text.
_FORMATS = frozenset(
    (
        *("doc", "docm", "docx", "dot", "dotx", "odt", "pdf", "ppt", "pptx", "rtf"),
        *("ods", "xls", "xlsm", "xlsx", "gif", "jpeg", "jpg", "png", "tif", "zip"),
    )
)
#: Containers that a mail program puts around what its sender wrote.
_WRAPPERS = frozenset((filetype.SMIME, filetype.TNEF))
#: Files that go with a mail and hold no words of its sender.
_WORDLESS = frozenset(
    (
        *(filetype.SIGNATURE, "application/pgp-signature", "application/pgp-keys"),
        filetype.PGP_VERSION,
        *("text/vcard", "text/x-vcard"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file and what was read in it; `name` is a label, `size` in bytes.

    The label of a file in a container begins with that of the container:
    `comments.zip/annex.docx`. `is_body` tells that it is the text of the message
    itself, though it may lie in a winmail.dat or a signed blob.
    """

    name: str
    type: str
    size: int
    sha256: str
    reading: Reading
    is_body: bool = False


def read_file(
    name: str, data: bytes, declared: str = "", *, is_body: bool = False
) -> tuple[Found, ...]:
    """Read a file, and what it holds where it is a container.

    The first is the file itself. Never raises for what is in the file, save
    ToolNeededError where programs are forbidden and MemoryError.

    >>> [found] = read_file("note.txt", b"We agree.")
    >>> found.reading.passages[0].text
    'We agree.'
    """
    if is_body:
        kind = declared.partition(";")[0]
        if filetype.media_type(data) == filetype.ENCRYPTED_MAIL:
            kind = filetype.ENCRYPTED_MAIL
        return (replace(_one(name, data, kind, declared, part=_BODY), is_body=True),)
    return tuple(_read(name, data, declared, nested=0))


def _read(name: str, data: bytes, declared: str, *, nested: int) -> Iterator[Found]:
    kind = filetype.media_type(data, name, declared)
    if kind not in containers.KINDS:
        yield _one(name, data, kind, declared, part=name)
    try:
        members = _members(data, kind, nested)
    except UnreadableError as fault:
        yield _found(name, data, kind, Reading(read=Read.HELD, why=str(fault)))
        return
    if kind in containers.KINDS:
        yield _found(name, data, kind, Reading(read=Read.FULL))
    for member in members:
        inner = f"{name}/{member.name}"
        if member.why:
            held = Reading(read=Read.HELD, why=member.why)
            yield _found(inner, member.data, filetype.UNKNOWN, held)
            continue
        for each in _read(inner, member.data, member.declared, nested=nested + 1):
            is_body = member.is_body or (each.is_body and kind in _WRAPPERS)
            yield replace(each, is_body=is_body)


def _members(data: bytes, kind: str, nested: int) -> Iterable[containers.Member]:
    """Return the files in a file. A PDF is read for itself, whatever it holds."""
    if kind == filetype.PDF:
        files = attached(data) if nested < _MOST_NESTED else ()
        return [containers.Member(label(n) or "file", held) for n, held in files]
    if kind not in containers.KINDS:
        return ()
    if nested == _MOST_NESTED or (nested and kind == filetype.ZIP):
        raise UnreadableError(TOO_NESTED)
    return containers.members(data, kind)


def _one(name: str, data: bytes, kind: str, declared: str, *, part: str) -> Found:
    source = Source(part=part, sha256=sha256(data).hexdigest(), place="")
    if not data and part != _BODY and not declared.startswith("text/"):
        return _found(name, data, kind, Reading(read=Read.HELD, why=EMPTY))
    said = kind + declared[len(declared.partition(";")[0]) :]
    promised = part != _BODY and name.rpartition(".")[2].lower() in _FORMATS
    try:
        reading = _reader(kind)(data, source, said)
        if promised and kind == "text/plain":
            reading = _doubted(reading)
    except (ToolNeededError, MemoryError):
        raise
    except UnreadableError as fault:
        why = NOT_AS_NAMED if promised and str(fault) == UNKNOWN else str(fault)
        reading = Reading(read=Read.HELD, why=why)
    except Exception:  # noqa: BLE001 (the libraries raise whatever they meet in a file)
        reading = Reading(read=Read.HELD, why=DAMAGED)
    return _found(name, data, kind, reading)


def _doubted(reading: Reading) -> Reading:
    """Hold what is no text either, where a name promises more than a text."""
    if encoding.is_noise("\n".join(each.text for each in reading.passages)):
        raise UnreadableError(NOT_AS_NAMED)
    return replace(reading, why=reading.why or PLAIN_TEXT)


def _found(name: str, data: bytes, kind: str, reading: Reading) -> Found:
    return Found(
        name=name,
        type=kind,
        size=len(data),
        sha256=sha256(data).hexdigest(),
        reading=replace(reading, type=kind),
    )


def _reader(kind: str) -> Callable[[bytes, Source, str], Reading]:
    """Return the reader for a type. Raises UnreadableError where there is none."""
    if kind in _READERS:
        return _READERS[kind]
    if kind in ELSEWHERE:
        raise UnreadableError(ELSEWHERE[kind])
    if kind in _WORDLESS:
        return lambda *_: Reading(read=Read.FULL)
    if kind.startswith(("text/", "message/")):
        return read_text
    if kind.startswith("image/"):
        return lambda data, source, _: read_image(data, source)
    if kind == filetype.ENCRYPTED_MAIL:
        raise UnreadableError(ENCRYPTED)
    if kind == filetype.ENCRYPTED:
        raise UnreadableError(PROTECTED)
    raise UnreadableError(OTHER_ARCHIVE if kind in _ARCHIVES else UNKNOWN)


_READERS: dict[str, Callable[[bytes, Source, str], Reading]] = {
    filetype.DOCX: lambda data, source, _: read_word(data, source),
    filetype.PDF: lambda data, source, _: read_pdf(data, source),
    filetype.PPTX: lambda data, source, _: read_slides(data, source),
    filetype.XLSX: lambda data, source, _: read_workbook(data, source, filetype.XLSX),
    filetype.XLS: lambda data, source, _: read_workbook(data, source, filetype.XLS),
    filetype.ODS: lambda data, source, _: read_workbook(data, source, filetype.ODS),
    filetype.DOC: lambda data, source, _: read_office(data, source, filetype.DOC),
    filetype.ODT: lambda data, source, _: read_office(data, source, filetype.ODT),
    filetype.RTF: lambda data, source, _: read_office(data, source, filetype.RTF),
    "text/html": read_html,
    "text/calendar": read_calendar,
    "text/csv": read_csv,
    "text/tab-separated-values": read_csv,
    "text/rfc822-headers": read_headers,
}
