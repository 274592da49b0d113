"""Which lines of a page make a paragraph, and which are running heads?

Pure geometry, for readers that know lines and no paragraphs (PDF). Where a paragraph
begins is told by `paragraphs`, how its lines are joined by `joining`: a line's end,
and the hyphen that stands there only for it, are no words of the writer. Lines in the
cells of a table are paragraphs of their cell; a table that goes on over pages is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from pipeline.extract import paragraphs
from pipeline.extract.joining import Vocabulary
from pipeline.extract.page import PAGE_NUMBER, Block, Page, Row

if TYPE_CHECKING:
    from rules.terms import Cell

_DIGITS = re.compile(r"\d+")

#: Lines at each end of a page that can be a running head or foot, and the
#: share of the page's height where page numbers stand.
_EDGE_LINES = 3
_EDGE_SHARE = 0.1
_REPEATED_SHARE = 0.4
#: A line so much higher than most is a heading's.
_SIZE = 1.2
_HEADING_LENGTH = 200
#: So many blocks back a paragraph that goes on is looked for.
_NEIGHBOURS = 8
#: Points by which the columns of a table that goes on may differ.
_SAME_COLUMN = 3


def blocks(pages: Sequence[Page]) -> list[Block]:
    """Put the lines of a document together to blocks, in the order of reading."""
    furniture = _furniture(pages)
    heights = Counter[float]()
    for page in pages:
        for row in page.rows:
            heights[round(row.height)] += len(row.text)
    usual = heights.most_common(1)[0][0] if heights else 0
    found: list[Block] = []
    leading = paragraphs.leading([row for page in pages for row in page.rows])
    tables = _Tables(leading)
    for number, page in enumerate(pages, 1):
        body = [row for row in page.rows if (number, row) not in furniture]
        for part in _parts(body):
            if table := part[0].cell:
                tables.add(number, page.tables[table.table - 1], part, found)
            else:
                paragraphs.add(number, part, found, _before(found, part[0]), leading)
        found += [
            Block(number, [row], furniture=True)
            for row in page.rows
            if (number, row) in furniture
        ]
    known = Vocabulary(pages)
    orders: Counter[tuple[int, bool, Cell | None]] = Counter()
    for block in found:
        key = block.page, block.furniture, None if block.furniture else block.cell
        orders[key] += 1
        block.order = orders[key]
        rows = [row for _, row in block.lines]
        block.text, block.starts = known.joined([row.text for row in rows])
        block.heading = (
            not (block.furniture or block.cell)
            and median(row.height for row in rows) > usual * _SIZE
            and len(block.text) < _HEADING_LENGTH
        )
    return found


def _before(found: Sequence[Block], row: Row) -> Block | None:
    """Return the paragraph from which the next page may go on; no footnote is one."""
    body = [b for b in found[-_NEIGHBOURS:] if not b.furniture]
    while len(body) > 1 and paragraphs.is_smaller(body[-1], row):
        body.pop()
    return body[-1] if body and not body[-1].cell else None


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Part a page at its tables; all lines of a table come where its first is."""
    tables: dict[int, list[Row]] = {}
    for row in rows:
        if row.cell:
            tables.setdefault(row.cell.table, []).append(row)
    for table, group in groupby(rows, key=lambda row: row.cell and row.cell.table):
        if table is None:
            yield list(group)
        elif table in tables:
            yield tables.pop(table)


class _Tables:
    """Counts the tables of a document; one that goes on over pages is one."""

    def __init__(self, leading: float) -> None:
        self._leading = leading
        self._table = 0
        self._edges: Sequence[float] = ()
        self._head: list[str] = []
        self._ends: dict[tuple[int, int], Block] = {}

    def add(
        self, page: int, edges: Sequence[float], rows: list[Row], found: list[Block]
    ) -> None:
        """Add the cells of a table, or of a part of one, row by row."""
        cells: dict[tuple[int, int], tuple[Cell, list[Row]]] = {}
        for row in rows:
            if at := row.cell:
                cells.setdefault((at.row, at.column), (at, []))[1].append(row)
        head = [
            " ".join(line.text for line in lines)
            for at, lines in cells.values()
            if at.row == 1
        ]
        goes_on = self._goes_on(page, edges, found)
        again = goes_on and head == self._head
        if not goes_on:
            self._table, self._head, self._ends = self._table + 1, head, {}
        self._edges = edges
        last = max((row for row, _ in self._ends), default=0)
        before = last - again - (goes_on and self._carries(cells, 1 + again, last))
        for (number, column), (at, lines) in sorted(cells.items()):
            cell = replace(at, table=self._table, row=before + number)
            head_again = again and number == 1
            carried = None if head_again else self._ends.get((cell.row, column))
            blocks: list[Block] = []
            paragraphs.add(page, lines, blocks, carried, self._leading)
            for block in blocks:
                block.cell, block.furniture = cell, head_again
            if blocks and not head_again:
                self._ends[cell.row, column] = blocks[-1]
            found += blocks

    def _goes_on(
        self, page: int, edges: Sequence[float], found: Sequence[Block]
    ) -> bool:
        """Tell whether the table is the one at the end of the page before."""
        last = next((block for block in reversed(found) if not block.furniture), None)
        return (
            last is not None
            and last.cell is not None
            and max((last.page, *last.more)) == page - 1
            and len(edges) == len(self._edges)
            and all(
                abs(a - b) < _SAME_COLUMN
                for a, b in zip(edges, self._edges, strict=True)
            )
        )

    def _carries(
        self,
        cells: dict[tuple[int, int], tuple[Cell, list[Row]]],
        first: int,
        last: int,
    ) -> bool:
        """Tell whether the first row is the rest of the last one: no cell begins it."""
        return (first, 1) not in cells and any(
            paragraphs.continues(self._ends[last, column], lines)
            for (row, column), (_, lines) in cells.items()
            if row == first and (last, column) in self._ends
        )


def _furniture(pages: Sequence[Page]) -> set[tuple[int, Row]]:
    """Find running heads and feet: page numbers, and what repeats at one height."""
    edges: dict[tuple[str, int], list[tuple[int, Row]]] = {}
    found: set[tuple[int, Row]] = set()
    for number, page in enumerate(pages, 1):
        free = (row for row in page.rows if not row.cell)
        rows = sorted(free, key=lambda row: row.bottom)
        for row in {*rows[:_EDGE_LINES], *rows[-_EDGE_LINES:]}:
            key = _DIGITS.sub("#", row.text.strip()), round(row.bottom / 4)
            edges.setdefault(key, []).append((number, row))
        for row in {*rows[:1], *rows[-1:]}:
            at_edge = (
                not _EDGE_SHARE < row.bottom / (page.height or 1) < 1 - _EDGE_SHARE
            )
            if at_edge and len(rows) > 1 and PAGE_NUMBER.fullmatch(row.text.strip()):
                found.add((number, row))
    for edge in (0, -1):
        found |= _counting({n: p.rows[edge] for n, p in enumerate(pages, 1) if p.rows})
    for same in edges.values():
        if len({page for page, _ in same}) > max(1, _REPEATED_SHARE * len(pages)):
            found.update(same)
    return found


def _counting(rows: Mapping[int, Row]) -> set[tuple[int, Row]]:
    """Return the rows at one edge of all pages where they count the pages."""
    texts = [row.text.strip() for row in rows.values()]
    if len(rows) == 1 or not all(map(PAGE_NUMBER.fullmatch, texts)):
        return set()
    numbers = [int(found[0]) for text in texts if (found := _DIGITS.search(text))]
    rises = all(after == before + 1 for before, after in pairwise(numbers))
    return set(rows.items()) if rises and len(numbers) == len(rows) else set()
