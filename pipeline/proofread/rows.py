"""What do the tables say, a comment a row: CSV, and the first sheet of the workbook?

A CSV cell may have an apostrophe before its text, and must have one where a
spreadsheet would take the text for a formula. A workbook's text that is too long
for a cell goes on in the next row.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from lxml import etree

from pipeline.proofread.due import Cell, held, likely, placed, signed, speakers

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COMPUTED = (f"{_X}f", f"{_X}v")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")  # ECMA-376, ST_Xstring
_FULL = 16_000  # characters in a cell that the next row may go on with
_LONG = ("Text", "Proposed")


def rows_due(consolidation: Consolidation) -> Iterator[Cell]:
    """Say what stands in each column."""
    for entry, place in placed(consolidation):
        comment = entry.comment
        says = {
            "Submission": entry.number,
            "Stakeholder": speakers(entry),
            "Place": place,
            "Document": comment.document or "",
            "Paragraphs": ", ".join(comment.paragraphs),
            "Action": comment.action.value,
            "Text": signed(comment),
            "Proposed": comment.proposed,
            "Language": comment.language,
            "Likely paragraphs": likely(comment),
            "File": comment.source.part,
            "SHA-256": comment.source.sha256,
            "Position": comment.source.place,
            "Evidence": str(comment.evidence.kind),
            "Kind": comment.kind,
        }
        yield Cell(id=entry.id, says={k: held(v) for k, v in says.items()})


def csv_says(path: Path, _consolidation: Consolidation) -> Iterator[Cell]:
    """Read the CSV file; a cell that may be taken for a formula is told as one."""
    limit = csv.field_size_limit(max(path.stat().st_size, 1))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            head = _first(rows)
            for row in rows:
                yield _cell(head, [_bare(cell) for cell in row])
    finally:
        csv.field_size_limit(limit)


def _bare(cell: str) -> str:
    if cell.lstrip()[:1] in tuple("=+-@＝＋－＠"):
        return f"the formula {cell}"
    return cell.removeprefix("'")


def workbook_says(path: Path, _consolidation: Consolidation) -> Iterator[Cell]:
    """Read the sheet of the comments, where every cell is a plain text."""
    rows = _sheet(path)
    head = _first(rows)
    for row in _joined(head, rows):
        yield _cell(head, row)


def _first(rows: Iterator[list[str]]) -> list[str]:
    head = next(rows, None)
    if head is None:
        raise ValueError("it has not even a row of headings")
    return head


def _cell(head: Sequence[str], row: Sequence[str]) -> Cell:
    says = dict(zip(head, row, strict=True))
    return Cell(id=says.pop("Id"), says=says)


def _joined(head: Sequence[str], rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Join the rows that go on with the row before them."""
    long = [head.index(column) for column in _LONG]
    before: list[str] = []
    last: list[str] = []
    for row in rows:
        full = any(len(last[at]) == _FULL for at in long if last)
        if full and all(
            last[at] == row[at] for at in range(len(row)) if at not in long
        ):
            for at in long:
                before[at] += row[at]
        else:
            if before:
                yield before
            before = list(row)
        last = row
    if before:
        yield before


def _sheet(path: Path) -> Iterator[list[str]]:
    """Read the first sheet, and those that go on with it below the same headings."""
    with zipfile.ZipFile(path) as package:
        book = etree.fromstring(package.read("xl/workbook.xml"))
        names = [sheet.get("name") for sheet in book.iterfind(f"{_X}sheets/{_X}sheet")]
        if names[:1] != ["Comments"]:
            raise ValueError("its first sheet is not that of the comments")
        for nth, name in enumerate(names, 1):
            if nth == 1 or name == f"Comments {nth}":
                with package.open(f"xl/worksheets/sheet{nth}.xml") as sheet:
                    yield from islice(_rows(sheet), nth > 1, None)


def _rows(sheet: IO[bytes]) -> Iterator[list[str]]:
    width = 0
    for _, row in etree.iterparse(sheet, tag=f"{_X}row", huge_tree=True):
        texts = {
            _column(cell.get("r", "").rstrip("0123456789")): _told(cell) for cell in row
        }
        width = width or len(texts)
        yield [texts.pop(at, "") for at in range(width)] + list(texts.values())
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]


@lru_cache
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1


def _told(cell: etree._Element) -> str:
    text = "".join(map(str, cell.itertext()))
    if cell.get("t") not in (None, "inlineStr"):
        return f"the {cell.get('t')} {text}"
    if any(element.tag in _COMPUTED for element in cell):
        return f"the formula or number {text}"
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
