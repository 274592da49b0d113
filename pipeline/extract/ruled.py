"""Which tables are drawn on a page, and is the page a picture with hidden words?

A PDF knows no tables: it draws lines and sets words. Lines that meet make a grid;
in a grid, the lines around a word are its cell, so that merged cells come out by
themselves. Tables without upright lines stay paragraphs.
"""

from __future__ import annotations

import ctypes
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it ships no types

from rules.terms import Cell

if TYPE_CHECKING:
    import pypdfium2

    from pipeline.extract.page import Box, Row, View

#: Lines are thin and longer than letters; what ends so near to another meets it.
_THIN, _SHORT, _NEAR = 3.0, 6.0, 3.0
#: A page that draws more is an illustration and no table.
_MOST_OBJECTS, _MOST_POINTS, _MOST_MEETINGS = 20_000, 400, 40_000
#: The share of a page that a scan covers at least.
_SCAN_SHARE = 0.7
_INVISIBLE = 3


class Ruling(NamedTuple):
    """A straight line: where it stands, and from where to where it goes."""

    at: float
    begin: float
    end: float

    def covers(self, value: float) -> bool:
        """Tell whether the line passes there."""
        return self.begin - _NEAR <= value <= self.end + _NEAR


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn: its columns' edges, its rows' edges from below, its lines."""

    across: tuple[float, ...]
    up: tuple[float, ...]
    upright: tuple[Ruling, ...]
    level: tuple[Ruling, ...]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the table."""
        return self.across[0] <= x <= self.across[-1] and self.up[0] <= y <= self.up[-1]

    def cell(self, x: float, y: float, table: int) -> Cell:
        """Name the cell around a point of the table, which is the nth of its page."""
        left, right = _around(x, self.across, self.upright, y)
        bottom, top = _around(y, self.up, self.level, x)
        return Cell(
            table=table,
            row=len(self.up) - top,
            column=left + 1,
            columns=right - left,
            rows=top - bottom,
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands on a page beside its words; `scan`: its words are hidden in it."""

    grids: tuple[Grid, ...] = ()
    scan: bool = False


def drawn(page: pypdfium2.PdfPage, view: View) -> Drawn:
    """Look at the lines and the pictures of a page."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return Drawn()
    upright: list[Ruling] = []
    level: list[Ruling] = []
    covered = hidden = shown = False
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for box in _strokes(item):
                left, bottom, right, top = view.shown(box)
                if right - left <= _THIN and top - bottom > _SHORT:
                    upright.append(Ruling((left + right) / 2, bottom, top))
                elif top - bottom <= _THIN and right - left > _SHORT:
                    level.append(Ruling((bottom + top) / 2, left, right))
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT and not shown:
            hidden = pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
            shown = not hidden
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and not covered:
            covered = _area(_bounds(item)) > _SCAN_SHARE * _area(view.box)
    return Drawn(tuple(_grids(upright, level)), covered and hidden and not shown)


def tables(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Keep as tables what has words in several columns of a row; others are frames."""
    rows = tuple(rows)
    columns: dict[tuple[int, int], set[int]] = {}
    for cell in (row.cell for row in rows if row.cell):
        columns.setdefault((cell.table, cell.row), set()).add(cell.column)
    real = {table for (table, _), found in columns.items() if len(found) > 1}
    return tuple(
        row if not row.cell or row.cell.table in real else replace(row, cell=None)
        for row in rows
    )


def _bounds(item: pdfium.FPDF_PAGEOBJECT) -> Box:
    box = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *box)
    left, bottom, right, top = (side.value for side in box)
    return left, bottom, right, top


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _strokes(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[Box]:
    """Yield the straight lines of a path; a thin rectangle is a line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    box = _bounds(path)
    if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
        yield box
        return
    count = pdfium.FPDFPath_CountSegments(path)
    if count > _MOST_POINTS:
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    start = at = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        to = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = to
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box(at, to)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _box(to, start)
        at = to


def _box(one: tuple[float, float], other: tuple[float, float]) -> Box:
    (left, right), (bottom, top) = map(sorted, zip(one, other, strict=True))
    return left, bottom, right, top


def _grids(upright: list[Ruling], level: list[Ruling]) -> Iterator[Grid]:
    """Yield the tables from the top of the page to its end."""
    columns, rows = _merged(upright), _merged(level)
    if len(columns) * len(rows) > _MOST_MEETINGS:
        return
    found = []
    while columns:
        mine, lines = [columns.pop()], list[Ruling]()
        for ruling in mine:  # grows while lines are found that meet its lines
            for line in [
                r for r in rows if r.covers(ruling.at) and ruling.covers(r.at)
            ]:
                rows.remove(line)
                lines.append(line)
                meeting = [
                    c for c in columns if c.covers(line.at) and line.covers(c.at)
                ]
                mine += meeting
                columns = [c for c in columns if c not in meeting]
        if lines:
            across = _edges((c.at for c in mine), lines)
            up = _edges((r.at for r in lines), mine)
            if len(across) > 2 and (len(up) > 2 or len(mine) > 2):  # noqa: PLR2004 (two edges are one column)
                found.append(Grid(across, up, tuple(mine), tuple(lines)))
    yield from sorted(found, key=lambda grid: -grid.up[-1])


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Put the pieces of a line together: programs draw it cell by cell."""
    lines: dict[float, list[Ruling]] = {}
    last = float("-inf")
    for ruling in sorted(rulings):
        if ruling.at - last > _NEAR / 2:
            lines[ruling.at] = []
            place = ruling.at
        last = ruling.at
        lines[place].append(ruling)
    merged = []
    for at, pieces in lines.items():
        begin, end = float("inf"), float("-inf")
        for piece in sorted(pieces, key=lambda piece: piece.begin):
            if piece.begin > end + _NEAR and end > begin:
                merged.append(Ruling(at, begin, end))
                begin = piece.begin
            begin, end = min(begin, piece.begin), max(end, piece.end)
        merged.append(Ruling(at, begin, end))
    return merged


def _edges(places: Iterable[float], lines: Sequence[Ruling]) -> tuple[float, ...]:
    """Return the edges of columns or rows; a table may be open at its sides."""
    ends = min(line.begin for line in lines), max(line.end for line in lines)
    ordered = sorted((*places, *ends))
    apart = [b for a, b in pairwise(ordered) if b - a > _NEAR]
    return (ordered[0], *apart)


def _around(
    value: float, edges: tuple[float, ...], lines: Iterable[Ruling], other: float
) -> tuple[int, int]:
    """Return between which edges a value lies, where the lines between are drawn."""
    drawn_at = [line.at for line in lines if line.covers(other)]
    before = max((at for at in drawn_at if at <= value), default=edges[0])
    after = min((at for at in drawn_at if at > value), default=edges[-1])
    first = max(bisect(edges, before + _NEAR) - 1, 0)
    last = min(bisect(edges, after + _NEAR) - 1, len(edges) - 1)
    return first, max(last, first + 1)
