"""What does a file say? Any file, by its content, as passages with their places.

`read_file` is the one way in; it knows which reader is for which type. It has
no limits of its own: it runs in the bounded child of `pipeline.bounded`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline import filetype
from pipeline.extract.containers import inner
from pipeline.extract.html import read_html
from pipeline.extract.office import read_office
from pipeline.extract.ooxml import PROTECTED, UnreadableError
from pipeline.extract.pdf import read_pdf
from pipeline.extract.sheet import read_workbook
from pipeline.extract.text import read_csv, read_text
from pipeline.extract.tools import ToolNeededError
from pipeline.extract.word import read_docx
from pipeline.work import Item, Outcome, ReadPart
from rules.lifecycle import Event
from rules.terms import PartText, Read, Reading, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.house import House

_BODY = "body"
_CONTAINERS = (filetype.ZIP, filetype.TNEF, filetype.MESSAGE)
_PLEASE = "Please send it as Word or PDF."
_UNKNOWN = f"We cannot read files of this type. {_PLEASE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file and what was read in it; `name` is a label, `size` in bytes."""

    name: str
    type: str
    size: int
    sha256: str
    reading: Reading


def run(item: Item, house: House) -> Outcome:
    """Stage 2: read every body and file of a delivery, in a bounded child."""
    documents = house.documents(item.sha256)
    answers = house.reader.read(documents)
    parts = tuple(
        ReadPart(
            text=PartText(
                name=found.name,
                sha256=found.sha256,
                is_body=document.is_body and nth == 0,
                passages=found.reading.passages,
                properties=found.reading.properties,
            ),
            type=found.type,
            size=found.size,
            read=found.reading.read,
            why=found.reading.why,
        )
        for document, answer in zip(documents, answers, strict=True)
        for nth, found in enumerate(answer)
    )
    return Outcome(event=Event.EXTRACT, parts=parts)


def read_file(
    name: str, data: bytes, declared: str = "", *, is_body: bool = False
) -> tuple[Found, ...]:
    """Read a file, and what it holds where it is a container, one level deep.

    The first is the file itself. Never raises for what is in the file, save
    ToolNeededError where programs are forbidden and MemoryError.
    """
    kind = filetype.media_type(data, name, declared)
    if is_body or kind not in _CONTAINERS:
        return (_one(name, data, kind, declared, is_body=is_body),)
    try:
        held = inner(data, kind)
    except UnreadableError as fault:
        reading = Reading(read=Read.HELD, why=str(fault))
        return (_found(name, data, kind, reading),)
    return (
        _found(name, data, kind, Reading(read=Read.FULL)),
        *(
            _one(inner_name, raw, filetype.media_type(raw, inner_name), "")
            for inner_name, raw in held
        ),
    )


def _found(name: str, data: bytes, kind: str, reading: Reading) -> Found:
    return Found(
        name=name,
        type=kind,
        size=len(data),
        sha256=sha256(data).hexdigest(),
        reading=replace(reading, type=kind),
    )


def _one(
    name: str, data: bytes, kind: str, declared: str, *, is_body: bool = False
) -> Found:
    if is_body and not kind.startswith("text/"):
        kind = "text/plain"  # words that happen to look like something else
    part = _BODY if is_body else name
    source = Source(part=part, sha256=sha256(data).hexdigest(), place="")
    try:
        reading = _read(data, source, kind, declared or kind)
    except (ToolNeededError, MemoryError):
        raise
    except UnreadableError as fault:
        reading = Reading(read=Read.HELD, why=str(fault))
    except Exception as fault:  # noqa: BLE001 (no file may cost the rest of the mail)
        why = f"The file could not be read ({type(fault).__name__}). {_PLEASE}"
        reading = Reading(read=Read.HELD, why=why)
    return _found(name, data, kind, reading)


def _read(data: bytes, source: Source, kind: str, declared: str) -> Reading:
    """Hand the bytes to the reader of their type."""
    if kind == filetype.ENCRYPTED:
        raise UnreadableError(PROTECTED)
    reader = _READERS.get(kind) or (read_text if kind.startswith("text/") else None)
    if reader is None:
        raise UnreadableError(_UNKNOWN)
    return reader(data, source, declared)


_READERS: dict[str, Callable[[bytes, Source, str], Reading]] = {
    filetype.DOCX: lambda data, source, _: read_docx(data, source.part),
    filetype.PDF: lambda data, source, _: read_pdf(data, source),
    filetype.XLSX: lambda data, source, _: read_workbook(data, source),
    filetype.XLS: lambda data, source, _: read_workbook(data, source),
    filetype.ODS: lambda data, source, _: read_workbook(data, source),
    filetype.DOC: lambda data, source, _: read_office(data, source, filetype.DOC),
    filetype.ODT: lambda data, source, _: read_office(data, source, filetype.ODT),
    filetype.RTF: lambda data, source, _: read_office(data, source, filetype.RTF),
    "text/html": read_html,
    "text/csv": read_csv,
    "text/tab-separated-values": read_csv,
}
