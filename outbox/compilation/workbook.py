"""The compilation as an Excel workbook: comments, contributors, submissions, sums.

Every cell is a string, so that no text can be a formula or a link. Excel holds
32,767 characters a cell; a longer text goes on in further rows with the same id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from outbox.compilation.blocks import Heading, Table
from outbox.compilation.layout import lists
from outbox.compilation.table import COLUMNS
from outbox.compilation.table import rows as comments
from outbox.compilation.wording import issue, writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # as above
    from xlsxwriter.worksheet import (  # type: ignore[import-untyped]  # as above
        Worksheet,
    )

    from rules.consolidation import Consolidation

#: Excel counts in UTF-16; half its limit is safe whatever the characters are.
_CELL_LIMIT = 16_000
_TEXT, _PROPOSED = COLUMNS.index("Text"), COLUMNS.index("Proposed")
_WIDTHS = (20, 16, 30, 18, 14, 12, 10, 70, 50, 9, 24, 24, 20, 14, 18, 10)


class _Sheet(NamedTuple):
    name: str
    columns: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[str]]


def write_xlsx(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write the workbook row by row, in constant memory."""
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        book.set_properties(
            {
                "title": writable(issue(consolidation)),
                "subject": writable(consolidation.consultation),
                "created": consolidation.issued_at,
            }
        )
        head = book.add_format({"bold": True, "bg_color": "#EEF2F6", "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in (_comments(consolidation), *_lists(consolidation)):
            _write(book.add_worksheet(sheet.name), sheet, head, wrapped)


def _comments(consolidation: Consolidation) -> _Sheet:
    return _Sheet("Comments", COLUMNS, _WIDTHS, _split(comments(consolidation)))


def _lists(consolidation: Consolidation) -> Iterator[_Sheet]:
    name = ""
    for block in lists(consolidation):
        if isinstance(block, Heading):
            name = block.text
        elif isinstance(block, Table):
            rows = (tuple(map(str, row)) for row in block.rows)
            yield _Sheet(name, block.columns, block.shares, rows)


def _split(body: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Go on in the next row where a text is too long for a cell."""
    for row in body:
        text, proposed = row[_TEXT], row[_PROPOSED]
        for start in range(0, max(len(text), len(proposed), 1), _CELL_LIMIT):
            cells = list(row)
            cells[_TEXT] = text[start : start + _CELL_LIMIT]
            cells[_PROPOSED] = proposed[start : start + _CELL_LIMIT]
            yield tuple(cells)


def _write(page: Worksheet, sheet: _Sheet, head: Format, wrapped: Format) -> None:
    page.freeze_panes(1, 0)
    for at, width in enumerate(sheet.widths):
        page.set_column(at, at, width)
    for at, row in enumerate((sheet.columns, *sheet.rows)):
        for column, cell in enumerate(row):
            if cell:  # most rows have several that are empty
                page.write_string(at, column, cell, wrapped if at else head)
