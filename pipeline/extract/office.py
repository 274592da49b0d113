"""How are files of other word processors read? As Word files, after LibreOffice.

One file a call, with a profile of its own. Where LibreOffice is not installed, or
cannot read the file, it still gives its plain words.
"""

from __future__ import annotations

import struct
import tempfile
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import olefile  # type: ignore[import-untyped]  # it ships no types
from striprtf.striprtf import rtf_to_text

from pipeline.extract import tools
from pipeline.extract.elements import local
from pipeline.extract.old_word import read_old_word
from pipeline.extract.ooxml import DAMAGED, PROTECTED, Package, UnreadableError
from pipeline.extract.word import read_word
from pipeline.message.filetype import DOC, ODT, RTF
from pipeline.message.headers import clean
from rules.terms import Passage, PassageKind, Read, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from rules.terms import Source

ONLY_WORDS = (
    "Only the plain words were read, without tracked changes and margin notes. "
    "If there are any, please send the text as .docx or PDF."
)
OLD_WORD = (
    "Files of old word processors cannot be read here. "
    "Please send the text as .docx or PDF."
)

#: What hangs on a paragraph of an .odt is read by itself, as what it is.
_HOLDERS = {"annotation": PassageKind.MARGIN_COMMENT, "note": PassageKind.NOTE}
_APART = frozenset((*_HOLDERS, "p", "h", "table", "text-box", "list"))
_SIGNS = {"tab": "\t", "line-break": "\n"}
_COUNT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}c"
_MOST_SPACES = 1000
_ENDINGS = {DOC: "doc", ODT: "odt", RTF: "rtf"}
#: What olefile raises on a file that is not as its format says.
_BROKEN = (OSError, ValueError, IndexError, struct.error)
#: Where a .doc says that it is encrypted ([MS-DOC] 2.5.2, fEncrypted).
_FLAGS_AT, _ENCRYPTED = 11, 0x01


def read_office(data: bytes, source: Source, kind: str) -> Reading:
    """Read a .doc, .odt or .rtf. Raises UnreadableError with a sentence."""
    if _is_protected(data, kind):
        raise UnreadableError(PROTECTED)
    if tools.present("soffice") and (word := _converted(data, _ENDINGS[kind])):
        return read_word(word, source)  # with places in the file that was sent
    passages = tuple(_PLAIN[kind](data, source))
    if not passages:
        no_hope = kind != DOC or tools.present("soffice")
        raise UnreadableError(DAMAGED if no_hope else OLD_WORD)
    return Reading(read=Read.PARTIAL, passages=passages, why=ONLY_WORDS)


def _is_protected(data: bytes, kind: str) -> bool:
    if kind == ODT:
        manifest = Package(data).data("META-INF/manifest.xml") or b""
        return b"encryption-data" in manifest
    if kind == DOC:
        # Without that stream it is another program's file, or damaged: LibreOffice
        # may know what to do.
        with suppress(*_BROKEN), olefile.OleFileIO(BytesIO(data)) as file:
            start: bytes = file.openstream("WordDocument").read(_FLAGS_AT + 1)
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


def _odt(data: bytes, source: Source) -> Iterator[Passage]:
    """Yield the words as they are once all tracked changes are accepted."""
    root = Package(data).xml("content.xml")
    if root is None:
        raise UnreadableError(DAMAGED)
    for order, element in enumerate(root.iter("{*}p", "{*}h"), 1):
        around = {local(a.tag): a for a in element.iterancestors()}
        words = clean(_plain(element)).strip()
        if not words or "tracked-changes" in around:  # which holds what was deleted
            continue
        kind = (
            PassageKind.HEADING if local(element.tag) == "h" else PassageKind.PARAGRAPH
        )
        for holder, other in _HOLDERS.items():
            kind = other if holder in around else kind
        note = around.get("annotation")
        yield Passage(
            text=words,
            source=replace(source, place=f"p{order}"),
            kind=kind,
            author="" if note is None else note.findtext("{*}creator", ""),
        )


def _plain(element: Element) -> str:
    """Return the words of a paragraph without those of the notes that hang on it."""
    text = element.text or ""
    for child in element:
        tag = local(child.tag)
        if tag == "s":
            count = child.get(_COUNT, "1")
            text += " " * min(int(count), _MOST_SPACES) if count.isdecimal() else " "
        elif tag not in _APART:
            text += _SIGNS.get(tag) or _plain(child)
        text += child.tail or ""
    return text


def _rtf(data: bytes, source: Source) -> Iterator[Passage]:
    try:
        words: str = rtf_to_text(  # type: ignore[no-untyped-call]  # it has no types
            data.decode("latin-1"), errors="replace"
        )
    except (LookupError, TypeError, ValueError) as fault:
        raise UnreadableError(DAMAGED) from fault
    for order, line in enumerate(words.split("\n"), 1):
        if line := clean(line).strip():
            yield Passage(text=line, source=replace(source, place=f"p{order}"))


_PLAIN: dict[str, Callable[[bytes, Source], Iterator[Passage]]] = {
    DOC: read_old_word,
    ODT: _odt,
    RTF: _rtf,
}
