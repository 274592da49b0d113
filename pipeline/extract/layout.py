"""Which lines of a page make a paragraph, and which are running heads?

Pure geometry, for readers that know lines and no paragraphs (PDF). A paragraph
begins after a gap, at an indent, at a number or a bullet, or where the line
before ended although the next word would have fitted. Lines are joined with one
space, words cut at line ends put together: a line's end, and the hyphen that
stands there only for it, are no words of the writer. Lines in the cells of a
table are paragraphs of their cell; a table that goes on over pages is one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from pipeline.extract.page import PAGE_NUMBER, Block, Page, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rules.terms import Cell

_ENUMERATED = re.compile(
    r"""(?:
      \(?\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater))?[.)]
    | \(\w{1,4}\) | [a-z][.)] | [ivxlIVXL]{1,6}[.)] | §\s?\d | \d{1,2}(?:\.\d{1,2})+
    | [•▪◦‣●○■□·*–—-] | [\uf0a7\uf0b7\uf0d8]
    )(?:\s|$)""",
    re.VERBOSE,
)
_ENDED = re.compile(r"[.!?:;。！？；：؟][\"'”’»)\]]*$")
_CUT = re.compile("[\u00ad\ufffe\u0002]$")
_HYPHEN = re.compile(r"(\w+)[-‐]$")
_FIRST_WORD = re.compile(r"\w+")
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_DIGITS = re.compile(r"\d+")

#: Lines at each end of a page that can be a running head or foot, and the
#: share of the page's height where page numbers stand.
_EDGE_LINES = 3
_EDGE_SHARE = 0.1
_REPEATED_SHARE = 0.4
#: How much more than the usual distance of lines is a gap; in indents and
#: widths the unit is the height of a line.
_GAP = 1.3
_INDENT = 0.8
_SAME_LINE = 0.3
_WIDE = 2.5
_SIZE = 1.2
_HEADING_LENGTH = 200
#: Characters of a word that may be cut in two, and of what ends a sentence.
_LONGEST, _TAIL = 60, 8
#: So many hyphens at line ends that stand nowhere else are none of the writer's.
_MANY_CUTS = 3
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
    tables = _Tables()
    for number, page in enumerate(pages, 1):
        body = [row for row in page.rows if (number, row) not in furniture]
        for part in _parts(body):
            if table := part[0].cell:
                tables.add(number, page.tables[table.table - 1], part, found)
            else:
                before = next((b for b in reversed(found) if not b.furniture), None)
                _paragraphs(
                    number, part, found, None if before and before.cell else before
                )
        found += [
            Block(number, [row], furniture=True)
            for row in page.rows
            if (number, row) in furniture
        ]
    known = _Vocabulary(pages)
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

    def __init__(self) -> None:
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
            _paragraphs(page, lines, blocks, carried)
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
            _goes_on(self._ends[last, column], lines[0])
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


def _paragraphs(
    number: int, rows: Sequence[Row], found: list[Block], before: Block | None
) -> None:
    """Add the paragraphs of these lines; the first may go on from the one before."""
    gaps = [
        upper.bottom - lower.bottom
        for upper, lower in pairwise(rows)
        if 0 < upper.bottom - lower.bottom < 4 * upper.height
    ]
    usual = Counter(round(gap, 1) for gap in gaps)
    # The distance of lines: of the most usual ones, the smallest.
    top = max(usual.values(), default=0)
    leading = min((g for g, n in usual.items() if 2 * n > top), default=0.0)
    rights = _rights(rows)
    if before and _goes_on(before, rows[0]):
        before.more[number] = []
        current = before.more[number]
    else:
        found.append(Block(number, []))
        current = found[-1].rows
    current.append(rows[0])
    for (above, row), right in zip(pairwise(rows), rights, strict=False):
        if _begins(current, above, row, right, leading):
            found.append(Block(number, []))
            current = found[-1].rows
        current.append(row)


def _rights(rows: Sequence[Row]) -> list[float]:
    """Say for each line where the right margin of its column probably is."""
    rights = []
    for at, row in enumerate(rows):
        near = rows[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
        column = [n.right for n in near if n.left < row.right and n.right > row.left]
        rights.append(max(column, default=row.right))
    return rights


def _goes_on(block: Block, row: Row) -> bool:
    """Tell whether a paragraph continues on the next page or in the next column."""
    *_, (_, last) = block.lines
    return _continues(last, row)


def _continues(above: Row, row: Row) -> bool:
    return (
        not _ENDED.search(above.text[-_TAIL:])
        and not _ENUMERATED.match(row.text)
        and row.text[:1].islower()
        and abs(above.height - row.height) < 0.2 * row.height
    )


def _begins(
    current: Sequence[Row], above: Row, row: Row, right: float, leading: float
) -> bool:
    """Tell whether a line begins a paragraph, or goes on with the one above."""
    gap, unit = above.bottom - row.bottom, row.height
    if gap < -unit:  # upwards: the next column
        return not _continues(above, row)
    if gap < _SAME_LINE * unit:
        return row.left - above.right > _WIDE * unit
    taller = max(above.height, row.height) / min(above.height, row.height)
    if gap > _GAP * leading + 0.1 * unit or taller > _SIZE:
        return True
    word = row.text.split(maxsplit=1)[0]
    letter = (row.right - row.left) / len(row.text)
    short = above.right + letter * (len(word) + 1) < right - unit
    ended = bool(_ENDED.search(above.text[-_TAIL:]))
    indent = (row.left - above.left) / unit
    return (
        (short and (ended or not row.text[:1].islower()))
        or (bool(_ENUMERATED.match(row.text)) and (ended or indent < -_SAME_LINE))
        or (indent > _INDENT and ended)
        or (indent < -_INDENT and len(current) > 1)
    )


class _Vocabulary:
    """Joins lines; knows the words of the document to mend those cut in two."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._words: frozenset[str] | None = None
        self._cuts = False

    def joined(self, lines: Iterable[str]) -> tuple[str, list[int]]:
        """Join the lines of a paragraph; say where in the text each begins."""
        text, starts = "", list[int]()
        for line in map(str.strip, lines):
            if _CUT.search(text[-1:]):
                text = text[:-1]
            elif (cut := _HYPHEN.search(text[-_LONGEST:])) and line[:1].islower():
                text = text if self._keeps(cut[1], line) else text[:-1]
            elif text and not (
                _IDEOGRAPH.match(text[-1:]) and _IDEOGRAPH.match(line[:1])
            ):
                text += " "
            starts.append(len(text))
            text += line
        return _CUT.sub("", text), starts

    def _keeps(self, first: str, line: str) -> bool:
        """Tell whether the hyphen belongs to the word.

        So it does if it does elsewhere; not if the word is whole elsewhere. If
        neither: unless the document is seen to cut words. Most are not, and what
        was written with a hyphen must not lose it.
        """
        if self._words is None:
            self._words = frozenset(self._all())
            halves = {tuple(pair) for pair in self._at_ends()}
            whole = any("".join(pair) in self._words for pair in halves)
            unknown = sum("-".join(pair) not in self._words for pair in halves)
            self._cuts = whole or unknown >= _MANY_CUTS
        found = _FIRST_WORD.match(line)
        second = found[0].lower() if found else ""
        if f"{first.lower()}-{second}" in self._words:
            return True
        return not self._cuts and first.lower() + second not in self._words

    def _all(self) -> Iterator[str]:
        for row in self._rows():
            yield from re.findall(r"\w+-\w+|\w+", row.text.lower())

    def _at_ends(self) -> Iterator[tuple[str, str]]:
        """Yield what may be the halves of words, at line ends."""
        for above, row in pairwise(self._rows()):
            cut = _HYPHEN.search(above.text.strip()[-_LONGEST:])
            found = _FIRST_WORD.match(row.text.strip())
            if cut and found and found[0][:1].islower():
                yield cut[1].lower(), found[0].lower()

    def _rows(self) -> Iterator[Row]:
        return (row for page in self._pages for row in page.rows)
