"""Which lines of a page make a paragraph, and which are running heads?

Pure geometry, for readers that know lines and no paragraphs (PDF). A paragraph
begins after a gap, at an indent, at a number or a bullet, or where the line
before ended although the next word would have fitted. Lines are joined with one
space, words cut at line ends put together.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|página|стр\.?|p\.?)\s*)?[-–—\[(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—\])]?"
    r"(?:\s*(?:/|of|de|sur|из)\s*\d{1,4})?",
    re.IGNORECASE,
)
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
_NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text and its box; y grows upwards, as in PDF."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, in the order of reading."""

    rows: Sequence[Row]
    height: float


@dataclass(slots=True)
class Block:
    """A paragraph, a heading or a running head, and its lines.

    `page` and `order` count from 1; furniture is counted apart.
    """

    page: int
    rows: list[Row]
    furniture: bool = False
    heading: bool = False
    order: int = 0
    text: str = ""
    more: dict[int, list[Row]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """`page2.p5` or, for a running head or foot, `page2.h1`."""
        return f"page{self.page}.{'h' if self.furniture else 'p'}{self.order}"

    def on(self, page: int) -> Sequence[Row]:
        """Return the lines of the block that stand on that page."""
        return self.rows if page == self.page else self.more.get(page, ())


def blocks(pages: Sequence[Page]) -> list[Block]:
    """Put the lines of a document together to blocks, in the order of reading."""
    furniture = _furniture(pages)
    heights = Counter[float]()
    for page in pages:
        for row in page.rows:
            heights[round(row.height)] += len(row.text)
    usual = heights.most_common(1)[0][0] if heights else 0
    found: list[Block] = []
    for number, page in enumerate(pages, 1):
        body = [row for row in page.rows if (number, row) not in furniture]
        _paragraphs(number, body, found)
        found += [
            Block(number, [row], furniture=True)
            for row in page.rows
            if (number, row) in furniture
        ]
    known = _Vocabulary(pages)
    orders = Counter[tuple[int, bool]]()
    for block in found:
        orders[block.page, block.furniture] += 1
        block.order = orders[block.page, block.furniture]
        rows = [*block.rows, *(row for rows in block.more.values() for row in rows)]
        block.text = known.joined([row.text for row in rows])
        block.heading = (
            not block.furniture
            and median(row.height for row in rows) > usual * _SIZE
            and len(block.text) < _HEADING_LENGTH
        )
    return found


def _furniture(pages: Sequence[Page]) -> set[tuple[int, Row]]:
    """Find running heads and feet: page numbers, and what repeats at one height."""
    edges: dict[tuple[str, int], list[tuple[int, Row]]] = {}
    found: set[tuple[int, Row]] = set()
    for number, page in enumerate(pages, 1):
        rows = sorted(page.rows, key=lambda row: row.bottom)
        for row in {*rows[:_EDGE_LINES], *rows[-_EDGE_LINES:]}:
            key = _DIGITS.sub("#", row.text.strip()), round(row.bottom / 4)
            edges.setdefault(key, []).append((number, row))
        for row in {*rows[:1], *rows[-1:]}:
            at_edge = (
                not _EDGE_SHARE < row.bottom / (page.height or 1) < 1 - _EDGE_SHARE
            )
            if at_edge and len(rows) > 1 and _PAGE_NUMBER.fullmatch(row.text.strip()):
                found.add((number, row))
    for same in edges.values():
        if len(same) > max(1, _REPEATED_SHARE * len(pages)):
            found.update(same)
    return found


def _paragraphs(number: int, rows: Sequence[Row], found: list[Block]) -> None:
    if not rows:
        return
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
    before = next((block for block in reversed(found) if not block.furniture), None)
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
        rights.append(
            max(n.right for n in near if n.left < row.right and n.right > row.left)
        )
    return rights


def _goes_on(block: Block, row: Row) -> bool:
    """Tell whether a paragraph continues on the next page or in the next column."""
    last = [*block.rows, *(r for rows in block.more.values() for r in rows)][-1]
    return _continues(last, row)


def _continues(above: Row, row: Row) -> bool:
    return (
        not _ENDED.search(above.text)
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
    ended = bool(_ENDED.search(above.text))
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

    def joined(self, lines: Sequence[str]) -> str:
        """Join the lines of a paragraph."""
        text = lines[0].strip() if lines else ""
        for line in lines[1:]:
            line = line.strip()  # noqa: PLW2901 (the line without its spaces)
            if _CUT.search(text):
                text = text[:-1] + line
            elif (cut := _HYPHEN.search(text)) and line[:1].islower():
                text = (text if self._keeps(cut[1], line) else text[:-1]) + line
            elif _IDEOGRAPH.match(text[-1:]) and _IDEOGRAPH.match(line[:1]):
                text += line
            else:
                text = f"{text} {line}"
        return _CUT.sub("", text)

    def _keeps(self, first: str, line: str) -> bool:
        """Tell whether the hyphen belongs to the word: so it does elsewhere."""
        if self._words is None:
            self._words = frozenset(self._all())
        found = _FIRST_WORD.match(line)
        second = found[0] if found else ""
        return f"{first}-{second}".lower() in self._words

    def _all(self) -> Iterator[str]:
        for page in self._pages:
            for row in page.rows:
                yield from re.findall(r"\w+-\w+", row.text.lower())
