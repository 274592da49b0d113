"""What is in an .xls beside the values of its cells: notes, shapes, pictures?

The records of BIFF8 ([MS-XLS] 2.4), in which notes and shapes have their words in
the record TXO, and the records CONTINUE after it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import olefile  # type: ignore[import-untyped]  # it ships no types

from pipeline.extract.ooxml import DAMAGED_PART, PROTECTED, UnreadableError
from pipeline.extract.sheet_beside import drawn
from pipeline.extract.word_drawing import INSERTED_FILE, PICTURE, may_hold_text
from pipeline.message.headers import clean
from rules.terms import Passage, PassageKind, Source

_BOF, _EOF, _FILE_PASS, _CONTINUE = 0x809, 0x0A, 0x2F, 0x3C
_NOTE, _OBJECT, _TEXT, _DRAWING = 0x1C, 0x5D, 0x1B6, 0xEC
_GLOBALS, _BIFF8, _PICTURE = 0x05, 0x600, 0x08
#: Where a shape lies: the record OfficeArtClientAnchorSheet and its size.
_ANCHOR = b"\x10\xf0\x12\0\0\0"
#: How wide and high a cell is where nothing else is said, in centimetres.
_WIDE, _HIGH = 1.69, 0.53
#: What a storage is named in which an inserted file lies.
_INSERTED = "MBD"

#: Records over which the words of one shape run on at most.
_MOST_PIECES = 100

_Record = tuple[int, bytes]


@dataclass(slots=True)
class _Sheet:
    """What is on one sheet: words by the number of the shape, notes by the same.

    `shape` and `anchor` are those of the drawing that is being read.
    """

    words: dict[int, str] = field(default_factory=dict)
    notes: list[tuple[int, int, int, str]] = field(default_factory=list)
    large_picture: bool = False
    shape: int = 0
    anchor: tuple[int, ...] = ()


def beside_xls(data: bytes, source: Source) -> tuple[list[Passage], list[str]]:
    """Return the words beside the cells, and what was not read, in sentences.

    Raises UnreadableError where the file is protected.
    """
    with olefile.OleFileIO(BytesIO(data)) as file:
        name = next((n for n in ("Workbook", "Book") if file.exists(n)), "")
        stream = file.openstream(name).read() if name else b""
        inserted = any(each[0].startswith(_INSERTED) for each in file.listdir())
    faults = [INSERTED_FILE] if inserted else []
    sheets: list[_Sheet] = []
    try:
        _walk(list(_records(stream)), sheets, faults)
    except struct.error:  # the values may be whole
        faults.append(DAMAGED_PART)
    return list(_passages(sheets, source)), faults


def _records(stream: bytes) -> Iterator[_Record]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _FILE_PASS:
            raise UnreadableError(PROTECTED)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _walk(records: list[_Record], sheets: list[_Sheet], faults: list[str]) -> None:
    depth = 0
    for index, (kind, content) in enumerate(records):
        if kind == _BOF:
            version, what = struct.unpack_from("<HH", content)
            if version != _BIFF8:
                return
            if depth == 0 and what != _GLOBALS:
                sheets.append(_Sheet())
            depth += 1  # a chart on a sheet is a stream within it
        elif kind == _EOF:
            depth -= 1
        elif sheets:
            after = records[index + 1 : index + _MOST_PIECES]
            _take(sheets[-1], kind, content, after)
    if any(sheet.large_picture for sheet in sheets):
        faults.append(PICTURE)


def _take(sheet: _Sheet, kind: int, content: bytes, after: list[_Record]) -> None:
    """Take what one record says about a sheet."""
    if kind == _DRAWING and (at := content.rfind(_ANCHOR)) >= 0:
        sheet.anchor = struct.unpack_from("<9H", content, at + len(_ANCHOR))
    elif kind == _OBJECT:
        what, sheet.shape = struct.unpack_from("<HH", content, 4)
        sheet.large_picture |= what == _PICTURE and _is_large(sheet.anchor)
    elif kind == _TEXT:
        sheet.words[sheet.shape] = _words(content, after)
    elif kind == _NOTE:
        row, column, _, of, count = struct.unpack_from("<5H", content)
        author = _characters(content[10:], count)
        sheet.notes.append((row + 1, column + 1, of, author))


def _is_large(anchor: tuple[int, ...]) -> bool:
    if not anchor:
        return True
    _, left, _, top, _, right, _, bottom, _ = anchor
    return may_hold_text((right - left) * _WIDE, (bottom - top) * _HIGH)


def _words(content: bytes, after: list[_Record]) -> str:
    """Put together the words of a shape, which may run on in several records."""
    (missing,) = struct.unpack_from("<H", content, 10)
    words = ""
    for kind, piece in after:
        if kind != _CONTINUE or missing <= len(words):
            break
        words += _characters(piece, missing - len(words))
    return words


def _characters(data: bytes, count: int) -> str:
    """Read characters after the byte that says how wide they are."""
    if data[:1] == b"\1":
        return data[1 : 1 + 2 * count].decode("utf-16-le", "replace")
    return data[1 : 1 + count].decode("latin-1")


def _passages(sheets: list[_Sheet], source: Source) -> Iterator[Passage]:
    notes = 0
    for number, sheet in enumerate(sheets, 1):
        of_notes = {of for _, _, of, _ in sheet.notes}
        shapes = [sheet.words[s] for s in sheet.words if s not in of_notes]
        yield from drawn(shapes, number, source)
        for row, column, of, author in sheet.notes:
            notes += 1
            yield Passage(
                text=clean(sheet.words.get(of, "")).strip(),
                source=source.at(f"c{notes}"),
                kind=PassageKind.MARGIN_COMMENT,
                author=clean(author),
                anchor=(f"t{number}.r{row}.c{column}",),
            )
