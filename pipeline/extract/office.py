"""How are files of other word processors read? As Word files, after LibreOffice.

One file a call, with a profile of its own. Where LibreOffice is not installed,
an .odt and an .rtf still give their plain words.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import olefile  # type: ignore[import-untyped]  # it ships no types
from striprtf.striprtf import rtf_to_text

from pipeline.extract import tools
from pipeline.extract.ooxml import DAMAGED, PROTECTED, Package, UnreadableError
from pipeline.extract.word import read_docx
from pipeline.filetype import DOC, ODT, RTF
from pipeline.headers import clean
from rules.terms import Passage, PassageKind, Read, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.terms import Source

ONLY_WORDS = (
    "Only the plain words were read, without tracked changes and margin notes. "
    "If there are any, please send the text as .docx or PDF."
)
OLD_WORD = (
    "Files of old word processors cannot be read here. "
    "Please send the text as .docx or PDF."
)

_ENDINGS = {DOC: "doc", ODT: "odt", RTF: "rtf"}
#: Where a .doc says that it is encrypted ([MS-DOC] 2.5.2, fEncrypted).
_FLAGS_AT, _ENCRYPTED = 11, 0x01


def read_office(data: bytes, source: Source, kind: str) -> Reading:
    """Read a .doc, .odt or .rtf. Raises UnreadableError with a sentence."""
    if _is_protected(data, kind):
        raise UnreadableError(PROTECTED)
    if tools.present("soffice") and (word := _converted(data, _ENDINGS[kind])):
        return _of(source, read_docx(word, source.part))
    if kind == DOC:
        raise UnreadableError(DAMAGED if tools.present("soffice") else OLD_WORD)
    passages = _odt(data, source) if kind == ODT else _rtf(data, source)
    return Reading(read=Read.PARTIAL, passages=tuple(passages), why=ONLY_WORDS)


def _is_protected(data: bytes, kind: str) -> bool:
    if kind == ODT:
        manifest = Package(data).data("META-INF/manifest.xml") or b""
        return b"encryption-data" in manifest
    if kind == DOC and olefile.isOleFile(BytesIO(data)):
        with (
            olefile.OleFileIO(BytesIO(data)) as file,
            file.openstream("WordDocument") as stream,
        ):
            start: bytes = stream.read(_FLAGS_AT + 1)
        return bool(start[_FLAGS_AT:] and start[_FLAGS_AT] & _ENCRYPTED)
    return False


def _converted(data: bytes, ending: str) -> bytes:
    """Let LibreOffice write the file as .docx; empty where it cannot."""
    tools.require("soffice")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        file = place / f"file.{ending}"
        file.write_bytes(data)
        tools.run(
            (
                *("soffice", "--headless", "--norestore"),
                f"-env:UserInstallation={(place / 'profile').as_uri()}",
                *("--convert-to", "docx", "--outdir", str(place), str(file)),
            )
        )
        made = file.with_suffix(".docx")
        return made.read_bytes() if made.exists() else b""


def _of(source: Source, reading: Reading) -> Reading:
    """Let passages say which file was sent, not the one it was converted to."""
    passages = (
        replace(p, source=replace(source, place=p.source.place))
        for p in reading.passages
    )
    return replace(reading, passages=tuple(passages))


def _odt(data: bytes, source: Source) -> Iterator[Passage]:
    root = Package(data).xml("content.xml")
    if root is None:
        raise UnreadableError(DAMAGED)
    for order, element in enumerate(root.iter("{*}p", "{*}h"), 1):
        if words := clean("".join(str(t) for t in element.itertext())).strip():
            heading = str(element.tag).endswith("}h")
            yield Passage(
                text=words,
                source=replace(source, place=f"p{order}"),
                kind=PassageKind.HEADING if heading else PassageKind.PARAGRAPH,
            )


def _rtf(data: bytes, source: Source) -> Iterator[Passage]:
    words: str = rtf_to_text(  # type: ignore[no-untyped-call]  # it has no types
        data.decode("latin-1"), errors="replace"
    )
    for order, line in enumerate(words.split("\n"), 1):
        if line := clean(line).strip():
            yield Passage(text=line, source=replace(source, place=f"p{order}"))
