"""The compilation as an Excel workbook: comments, contributors, submissions, sums.

Every cell is a string, so that no text can be a formula or a link. Excel holds
32,767 characters a cell; a longer text goes on in further rows with the same id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from outbox.compilation.blocks import Heading, Table
from outbox.compilation.layout import lists
from outbox.compilation.table import COLUMNS
from outbox.compilation.table import rows as comments
from outbox.compilation.wording import issue, writable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # as above
    from xlsxwriter.worksheet import (  # type: ignore[import-untyped]  # as above
        Worksheet,
    )

    from rules.consolidation import Consolidation

#: A sheet holds 1,048,576 rows, the one of the headings among them.
_ROW_LIMIT = 1_048_576
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
        book.use_zip64()  # which only what is very large needs
        book.set_properties(
            {
                "title": writable(issue(consolidation)),
                "subject": writable(consolidation.consultation),
                "created": consolidation.issued_at,
            }
        )
        head = book.add_format({"bold": True, "bg_color": "#EEF2F6", "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in chain([_comments(consolidation)], _lists(consolidation)):
            for page, rows in _pages(book, sheet):
                _write(page, sheet, rows, head, wrapped)


def _comments(consolidation: Consolidation) -> _Sheet:
    return _Sheet(
        "Comments", COLUMNS, _WIDTHS, _split(comments(consolidation), _TEXT, _PROPOSED)
    )


def _lists(consolidation: Consolidation) -> Iterator[_Sheet]:
    name = ""
    for block in lists(consolidation):
        if isinstance(block, Heading):
            name = block.text
        elif isinstance(block, Table):
            rows = (tuple(map(str, row)) for row in block.rows)
            yield _Sheet(name, block.columns, block.shares, _split(rows, 1))


def _split(body: Iterable[tuple[str, ...]], *long: int) -> Iterator[tuple[str, ...]]:
    """Go on in the next row where a text in one of these columns is too long."""
    for row in body:
        most = max(len(row[at]) for at in long)
        for start in range(0, max(most, 1), _CELL_LIMIT):
            cells = list(row)
            for at in long:
                cells[at] = row[at][start : start + _CELL_LIMIT]
            yield tuple(cells)


def _pages(
    book: Workbook, sheet: _Sheet
) -> Iterator[tuple[Worksheet, Iterable[Sequence[str]]]]:
    """Go on in `NAME 2`, `NAME 3` and so on where a sheet holds no more rows."""
    rows = iter(sheet.rows)
    ahead: list[Sequence[str]] = []
    for nth in count(1):
        name = sheet.name + (f" {nth}" if nth > 1 else "")
        yield book.add_worksheet(name), islice(chain(ahead, rows), _ROW_LIMIT - 1)
        ahead = [*islice(rows, 1)]
        if not ahead:
            return


def _write(
    page: Worksheet,
    sheet: _Sheet,
    rows: Iterable[Sequence[str]],
    head: Format,
    wrapped: Format,
) -> None:
    page.freeze_panes(1, 0)
    for at, width in enumerate(sheet.widths):
        page.set_column(at, at, width)
    for at, row in enumerate(chain([sheet.columns], rows)):
        for column, cell in enumerate(row):
            if cell:  # most rows have several that are empty
                page.write_string(at, column, cell, wrapped if at else head)
