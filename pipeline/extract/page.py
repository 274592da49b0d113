"""What stands where on a page? Lines with their boxes, and the blocks they make.

Boxes are in points and grow upwards, as in PDF, and are those of the page as it
is read: cropped, and turned so that its words run to the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.terms import Cell

#: A line that is nothing but the number of its page.
PAGE_NUMBER = re.compile(
    r"(?:(?:page|página|стр\.?|p\.?)\s*)?[-–—\[(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—\])]?"
    r"(?:\s*(?:/|of|de|sur|из)\s*\d{1,4})?",
    re.IGNORECASE,
)

#: left, bottom, right, top
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """How a page is read: the box that is seen, turned clockwise by `degrees`."""

    box: Box
    degrees: int = 0

    @property
    def height(self) -> float:
        """How high the page is as it is read."""
        across, up = (0, 2) if self.degrees in {90, 270} else (1, 3)
        return self.box[up] - self.box[across]

    def shown(self, box: Box) -> Box:
        """Turn a box with its page; counted from the corner that is then below left."""
        left, bottom, right, top = box
        from_left, from_bottom = left - self.box[0], bottom - self.box[1]
        from_right, from_top = self.box[2] - right, self.box[3] - top
        wide, high = right - left, top - bottom
        match self.degrees:
            case 90:
                return from_bottom, from_right, from_bottom + high, from_right + wide
            case 180:
                return from_right, from_top, from_right + wide, from_top + high
            case 270:
                return from_top, from_left, from_top + high, from_left + wide
            case _:
                return from_left, from_bottom, from_left + wide, from_bottom + high


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text and its box; `cell` counts the tables of the page."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, in the order of reading; the column edges of its tables."""

    rows: Sequence[Row]
    height: float
    tables: Sequence[Sequence[float]] = ()


@dataclass(slots=True)
class Block:
    """A paragraph, a heading or a running head, and its lines.

    `page` and `order` count from 1; furniture and every cell are counted apart.
    `starts` says where in the text each line begins.
    """

    page: int
    rows: list[Row]
    furniture: bool = False
    heading: bool = False
    order: int = 0
    text: str = ""
    cell: Cell | None = None
    starts: Sequence[int] = ()
    more: dict[int, list[Row]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """`page2.p5`; of a running head or foot `page2.h1`, a cell `page2.t1.r4.c2`."""
        if self.cell and not self.furniture:
            further = f".p{self.order}" if self.order > 1 else ""
            return f"page{self.page}.{self.cell.place}{further}"
        return f"page{self.page}.{'h' if self.furniture else 'p'}{self.order}"

    @property
    def lines(self) -> Iterator[tuple[int, Row]]:
        """Yield all lines with their pages."""
        yield from ((self.page, row) for row in self.rows)
        yield from ((page, row) for page, rows in self.more.items() for row in rows)

    def on(self, page: int) -> Sequence[Row]:
        """Return the lines of the block that stand on that page."""
        return self.rows if page == self.page else self.more.get(page, ())
