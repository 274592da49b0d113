"""How are files of other word processors read? As Word files, after LibreOffice.

One file a call, with a profile of its own. Where LibreOffice is not installed, or
cannot read the file, it still gives its plain words.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import olefile  # type: ignore[import-untyped]  # it ships no types
from striprtf.striprtf import rtf_to_text

from pipeline.extract import tools
from pipeline.extract.elements import whole, words_in
from pipeline.extract.old_word import read_old_word
from pipeline.extract.ooxml import CUT_OFF, DAMAGED, PROTECTED, Package, UnreadableError
from pipeline.extract.open_text import read_open_text
from pipeline.extract.word import read_word
from pipeline.extract.word_drawing import INSERTED_FILE, PICTURE, frame_faults
from pipeline.message.filetype import DOC, ODT, RTF
from pipeline.message.headers import clean
from rules.terms import Passage, Read, Reading, Source

ONLY_WORDS = (
    "Only the plain words were read, without tracked changes and notes. "
    "If there are any, please send the text as .docx or PDF."
)
OLD_WORD = (
    "Files of old word processors cannot be read here. "
    "Please send the text as .docx or PDF."
)

#: Where the content of an object lies in an .odt. A formula has no paragraphs.
_OBJECT = re.compile(r"[^/]+/content\.xml")
_MUCH = list(Read).index
_ENDINGS = {DOC: "doc", ODT: "odt", RTF: "rtf"}
#: Where a .doc says that it is encrypted ([MS-DOC] 2.5.2, fEncrypted).
_FLAGS_AT, _ENCRYPTED = 11, 0x01
#: How the text of Word 6 and 95 begins, and that of Word 97 to 2003 (wIdent).
_WORD = (b"\xdc\xa5", b"\xec\xa5")
#: What striprtf reads with a number, and fails without one that it may have.
_NUMBERED = re.compile(r"\\\\|\\(uc?|bin|fcharset)(?![a-z])(-?[0-9]*) ?")
_SIGNS, _SIZES = range(-0x10000, 0x110000), range(10**9)


def read_office(data: bytes, source: Source, kind: str) -> Reading:
    """Read a .doc, .odt or .rtf.

    Raises UnreadableError with a sentence; of a damaged file what the libraries raise.
    """
    if _is_protected(data, kind):
        raise UnreadableError(PROTECTED)
    if tools.present("soffice") and (word := _converted(data, _ENDINGS[kind])):
        reading = read_word(word, source)  # with places in the file that was sent
    else:
        reading = _without_office(data, source, kind)
    if kind == DOC:
        return replace(reading, passages=_celled(reading.passages, data, source))
    return _unseen(data, reading) if kind == ODT else reading


def _celled(
    passages: Sequence[Passage], data: bytes, source: Source
) -> tuple[Passage, ...]:
    """Part into its cells a table that LibreOffice reads as one paragraph.

    It does so where nothing stands below the table.
    """
    known = max((p.cell.table for p in passages if p.cell), default=0)
    tables: dict[int, list[Passage]] = defaultdict(list)
    for found in read_old_word(data, source):
        if found.cell:
            cell = replace(found.cell, table=known + found.cell.table)
            tables[cell.table].append(
                replace(found, cell=cell, source=source.at(cell.place))
            )
    cells = {_run(p.text for p in table): table for table in tables.values()}
    plain = (p.cell is None and p.text == p.original for p in passages)
    return tuple(
        each
        for p, may in zip(passages, plain, strict=True)
        for each in (cells.get(_run([p.text]), [p]) if may else [p])
    )


def _run(words: Iterable[str]) -> str:
    return "".join("".join(words).split())


def _without_office(data: bytes, source: Source, kind: str) -> Reading:
    present = tools.present("soffice")
    passages = tuple(_PLAIN[kind](data, source))
    if not passages:
        raise UnreadableError(OLD_WORD if kind == DOC and not present else DAMAGED)
    faults = [CUT_OFF if present else ONLY_WORDS]
    if kind == ODT and not present:
        package = Package(data)
        content = package.xml("content.xml")
        pictured = content is not None and PICTURE in frame_faults(content)
        faults = [*package.faults, *[PICTURE] * pictured]
    read = Read.PARTIAL if faults else Read.FULL
    return Reading(read=read, passages=passages, why=" ".join(faults))


def _is_protected(data: bytes, kind: str) -> bool:
    if kind == ODT:
        manifest = Package(data).data("META-INF/manifest.xml") or b""
        return b"encryption-data" in manifest
    if kind == DOC and data.startswith(olefile.MAGIC):
        with olefile.OleFileIO(BytesIO(data)) as file:
            start: bytes = file.openstream("WordDocument").read(_FLAGS_AT + 1)
        if start[:2] not in _WORD or len(start) <= _FLAGS_AT:
            # which LibreOffice would read as if it were a text
            raise UnreadableError(DAMAGED)
        return bool(start[_FLAGS_AT] & _ENCRYPTED)
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


def _unseen(data: bytes, reading: Reading) -> Reading:
    """Say it where words of an object in an .odt were not read.

    LibreOffice passes over what its installed parts cannot open.
    """
    said, package = " ".join(each.text for each in reading.passages), Package(data)
    parts = filter(_OBJECT.fullmatch, package.names())
    roots = [root for root in map(package.xml, parts) if root is not None]
    words = [words_in(each).split() for root in roots for each in root.iter("{*}p")]
    if INSERTED_FILE in reading.why or all(word in said for w in words for word in w):
        return reading
    why = f"{reading.why} {INSERTED_FILE}".strip()
    return replace(reading, read=max(reading.read, Read.PARTIAL, key=_MUCH), why=why)


def _rtf(data: bytes, source: Source) -> Iterator[Passage]:
    marked = _NUMBERED.sub(_known, data.decode("latin-1"))
    words: str = rtf_to_text(marked, errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    for order, line in enumerate(words.split("\n"), 1):
        if line := clean(line).strip():
            yield Passage(text=line, source=source.at(f"p{order}"))


def _known(found: re.Match[str]) -> str:
    """Leave out a control word whose number is none that it may have."""
    word, number = found[1], whole(found[2], _SIZES.stop)
    if word is None:  # a backslash that is written
        return found[0]
    return f"\\{word}{number} " if number in (_SIGNS if word == "u" else _SIZES) else ""


_PLAIN: dict[str, Callable[[bytes, Source], Iterator[Passage]]] = {
    DOC: read_old_word,
    ODT: lambda data, source: read_open_text(Package(data), source),
    RTF: _rtf,
}
