"""How are files of other programs read? As Word files, after LibreOffice.

One file a call, with a profile of its own. Where LibreOffice is not installed,
an .odt and an .rtf still give their plain words.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from striprtf.striprtf import rtf_to_text

from pipeline import filetype
from pipeline.extract import tools
from pipeline.extract.ooxml import DAMAGED, Package, UnreadableError
from pipeline.extract.word import read_docx
from rules.terms import Passage, PassageKind, Read, Reading, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = {filetype.DOC: "doc", filetype.ODT: "odt", filetype.RTF: "rtf"}
_ONLY_WORDS = "Only the plain words were read, without changes and margin notes."
_NEEDED = "Files of this old type cannot be read here. Please send it as .docx or PDF."
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_office(data: bytes, source: Source, kind: str) -> Reading:
    """Read a .doc, .odt or .rtf. Raises UnreadableError with a sentence."""
    if tools.present("soffice"):
        word = _converted(data, _ENDINGS[kind])
        if word:
            reading = read_docx(word, source.part)
            return _from(reading, source)
    if kind == filetype.ODT:
        return _words(_odt_lines(data), source)
    if kind == filetype.RTF:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]  # no types
            data.decode("latin-1"), errors="replace"
        )
        return _words(iter(text.splitlines()), source)
    raise UnreadableError(DAMAGED if tools.present("soffice") else _NEEDED)


def _converted(data: bytes, ending: str) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        tools.run(["true"])  # says at once when programs are forbidden
        (folder / f"file.{ending}").write_bytes(data)
        tools.run(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation=file://{place}/profile",
                "--convert-to",
                "docx",
                "--outdir",
                place,
                f"{place}/file.{ending}",
            ]
        )
        made = folder / "file.docx"
        return made.read_bytes() if made.exists() else b""


def _from(reading: Reading, source: Source) -> Reading:
    """Let passages say which file was sent, not the one it was converted to."""
    passages = tuple(
        Passage(
            **{
                field: getattr(passage, field)
                for field in Passage.__dataclass_fields__
                if field != "source"
            },
            source=Source(
                part=source.part, sha256=source.sha256, place=passage.source.place
            ),
        )
        for passage in reading.passages
    )
    return Reading(
        read=reading.read,
        passages=passages,
        why=reading.why,
        properties=reading.properties,
    )


def _odt_lines(data: bytes) -> Iterator[str]:
    root = Package(data).xml("content.xml")
    if root is None:
        raise UnreadableError(DAMAGED)
    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        yield "".join(str(t) for t in etree.ElementTextIterator(element))


def _words(lines: Iterator[str], source: Source) -> Reading:
    passages = tuple(
        Passage(
            text=line,
            kind=PassageKind.PARAGRAPH,
            source=Source(part=source.part, sha256=source.sha256, place=f"l{n}"),
        )
        for n, line in enumerate(lines, start=1)
        if line.strip()
    )
    return Reading(read=Read.PARTIAL, passages=passages, why=_ONLY_WORDS)
