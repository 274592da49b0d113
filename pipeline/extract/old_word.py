"""Which words are in a .doc where LibreOffice is not there to read it?

The text of Word 97 to 2003 lies in pieces, in the order of a table of them
([MS-DOC] 2.4.1). Main text, notes, heads and margin comments follow each other,
and their lengths stand at the beginning. Cells end with a mark, and rows with one
more. Revisions and numbers are not seen:
deleted words stand among the others.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import accumulate, pairwise

import olefile  # type: ignore[import-untyped]  # it ships no types

from pipeline.message.headers import clean
from rules.terms import Cell, Passage, PassageKind, Source

_WORD_97 = 0x00C1
_VERSION_AT, _FLAGS_AT, _LENGTHS_AT, _PIECES_AT = 0x02, 0x0A, 0x4C, 0x01A2
_SECOND_TABLE, _ONE_BYTE = 0x0200, 0x40000000
_PIECE_TABLE = 0x02
#: The stories of a document in their order, and the letter of their places.
_STORIES = (
    ("p", PassageKind.PARAGRAPH),
    ("f", PassageKind.NOTE),
    ("h", PassageKind.FURNITURE),
    ("m", PassageKind.FURNITURE),
    ("c", PassageKind.MARGIN_COMMENT),
    ("e", PassageKind.NOTE),
    ("x", PassageKind.PARAGRAPH),
)
#: A field: its instructions, and what it shows. One may lie in another.
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_MOST_NESTED = 20
_ENDS = re.compile("[\r\x07\x0c]")
#: Text behind the end of a row stands between two tables.
_TABLE = re.compile(
    "[^\r\x07\x0c]*\x07"
    "(?:(?<!\x07\x07)[^\x07\x0c]*\x07|(?<=\x07\x07)[^\r\x07\x0c]*\x07)+"
)
#: Word knows 63, and the mark at the end of a row.
_MOST_COLUMNS = 64
_LETTERS = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": None})


def read_old_word(data: bytes, source: Source) -> Iterator[Passage]:
    """Yield the paragraphs of a .doc; none where it is older or damaged."""
    try:
        text, lengths = _text(data)
    except (OSError, struct.error, IndexError, ValueError):
        return
    borders = pairwise(accumulate(lengths, initial=0))
    for (begin, end), (letter, kind) in zip(borders, _STORIES, strict=True):
        story = text[begin:end]
        for _ in range(_MOST_NESTED):
            story = _FIELD.sub(lambda field: field[1] or "", story)
        for order, (words, cell) in enumerate(_parts(story), 1):
            if words := clean(words.translate(_LETTERS)).strip():
                place = source.at(f"{letter}{order}")
                found = Passage(text=words, source=place, kind=kind)
                yield found if cell is None or letter != "p" else _inside(found, cell)


def _inside(found: Passage, cell: Cell) -> Passage:
    source = replace(found.source, place=cell.place)
    return replace(found, source=source, kind=PassageKind.CELL, cell=cell)


def _parts(story: str) -> Iterator[tuple[str, Cell | None]]:
    """Part a story at the marks of its paragraphs and cells."""
    end, table = 0, 0
    for run in _TABLE.finditer(story):
        if rows := _rows(run[0]):
            table += 1
            yield from (
                (words, None) for words in _ENDS.split(story[end : run.start()])
            )
            for row, cells in enumerate(rows, 1):
                for column, words in enumerate(cells, 1):
                    cell = Cell(table=table, row=row, column=column)
                    yield words.replace("\r", "\n"), cell
            end = run.end()
    yield from ((words, None) for words in _ENDS.split(story[end:]))


def _rows(run: str) -> list[list[str]]:
    """Part a table into its rows, which end with an empty cell more than they have.

    None is told where not all are alike.
    """
    cells = run[:-1].split("\x07")
    for width in range(2, min(_MOST_COLUMNS, len(cells)) + 1):
        rows = [cells[n : n + width] for n in range(0, len(cells), width)]
        alike = all(len(row) == width and not row[-1] for row in rows)
        if alike and (len(rows) > 1 or "" not in rows[0][:-1]):
            return [row[:-1] for row in rows]
    return []


def _text(data: bytes) -> tuple[str, tuple[int, ...]]:
    """Return all text of a document, and the lengths of its stories."""
    with olefile.OleFileIO(BytesIO(data)) as file:
        main = file.openstream("WordDocument").read()
        [version] = struct.unpack_from("<H", main, _VERSION_AT)
        [flags] = struct.unpack_from("<H", main, _FLAGS_AT)
        if version < _WORD_97:
            raise ValueError("an older format")
        table = file.openstream(f"{int(bool(flags & _SECOND_TABLE))}Table").read()
    lengths = struct.unpack_from("<7i", main, _LENGTHS_AT)
    at, size = struct.unpack_from("<2I", main, _PIECES_AT)
    pieces = table[at : at + size]
    while pieces[0] != _PIECE_TABLE:  # formats of pieces stand before their table
        pieces = pieces[3 + struct.unpack_from("<H", pieces, 1)[0] :]
    count = (struct.unpack_from("<I", pieces, 1)[0] - 4) // 12
    borders = struct.unpack_from(f"<{count + 1}I", pieces, 5)
    found = []
    for number, (begin, end) in enumerate(pairwise(borders)):
        start = 5 + 4 * (count + 1) + 8 * number + 2
        [where] = struct.unpack_from("<I", pieces, start)
        if where & _ONE_BYTE:
            where = (where & ~_ONE_BYTE) // 2
            found.append(main[where : where + end - begin].decode("cp1252", "replace"))
        else:
            words = main[where : where + 2 * (end - begin)]
            # UTF-16 in which every unit is one position, so that lengths fit
            found.append(
                "".join(map(chr, struct.unpack(f"<{len(words) // 2}H", words)))
            )
    return "".join(found), lengths
