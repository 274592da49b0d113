"""Which cells has a Word table, and which columns and rows does each cover?

Rows and cells may be wrapped in content controls, and a row or a cell may be
inserted or deleted as a whole (ECMA-376 part 1, 17.4 and 17.13.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.elements import local, value_of
from pipeline.extract.ooxml import FALSE
from pipeline.extract.word_runs import CHANGES, Mark, mark_of
from rules.terms import Change

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CELL_CHANGES = {"cellIns": Change.INSERTED, "cellDel": Change.DELETED}
#: Word knows 63 columns; a forged span must not count to a billion.
_MOST_COLUMNS = 1_000


class TableCell(NamedTuple):
    """A cell; `column` is the first that it covers in the grid, from 1.

    `continues`: it is the lower part of a cell merged over several rows.
    """

    element: Element
    column: int
    columns: int
    continues: bool
    mark: Mark | None
    rows: int = 1


class TableRow(NamedTuple):
    """A row; `header` rows are repeated on every page."""

    header: bool
    cells: Sequence[TableCell]


def rows_of(table: Element, mark: Mark | None) -> list[TableRow]:
    """Return the rows of a table that stands under a revision or None."""
    rows = [_row(row, outer) for row, outer in _find(table, "tr", mark)]
    below: dict[int, int] = {}
    for number, row in reversed(list(enumerate(rows))):
        heights = {cell.column: 1 + below.get(cell.column, 0) for cell in row.cells}
        below = {c.column: heights[c.column] for c in row.cells if c.continues}
        rows[number] = row._replace(
            cells=[cell._replace(rows=heights[cell.column]) for cell in row.cells]
        )
    return rows


def _find(
    parent: Element, wanted: str, mark: Mark | None
) -> Iterator[tuple[Element, Mark | None]]:
    for child in parent:
        name = local(child.tag)
        if name == wanted:
            yield child, mark
        elif name in CHANGES:
            yield from _find(child, wanted, mark_of(child, CHANGES[name], mark))
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _find(child, wanted, mark)


def _row(row: Element, mark: Mark | None) -> TableRow:
    header, column = False, 1
    for properties in row.iterchildren("{*}trPr"):
        for each in properties:
            name = local(each.tag)
            if name in CHANGES:
                mark = mark_of(each, CHANGES[name], mark)
            elif name == "tblHeader":
                header = value_of(each) not in FALSE
            elif name == "gridBefore":
                column += _columns(each)
    cells = []
    for element, outer in _find(row, "tc", mark):
        cell = _cell(element, column, outer)
        column += cell.columns
        cells.append(cell)
    return TableRow(header, cells)


def _cell(element: Element, column: int, mark: Mark | None) -> TableCell:
    columns, continues = 1, False
    for properties in element.iterchildren("{*}tcPr"):
        for each in properties:
            name = local(each.tag)
            if name == "gridSpan":
                columns = max(1, _columns(each))
            elif name == "vMerge":
                continues = value_of(each) != "restart"
            elif name in _CELL_CHANGES:
                mark = mark_of(each, _CELL_CHANGES[name], mark)
    return TableCell(element, column, columns, continues, mark)


def _columns(element: Element) -> int:
    value = value_of(element)
    short = len(value) <= len(str(_MOST_COLUMNS)) and value.isdecimal()
    return min(int(value), _MOST_COLUMNS) if short else 1
