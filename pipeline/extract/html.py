"""What does an HTML page or body say, as its reader sees it?

Paragraphs, headings, list items with their numbers, cells of tables; tables
that only lay out a page are none. What a mail program marks as quoted is
quoted. Of a form is told what was typed, chosen and ticked. Places: `p3`
paragraph, `t1.r2.c1` cell, `t1.r2.c1.p2` in a cell with several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.extract import html_hidden
from pipeline.extract.elements import whole
from pipeline.extract.html_form import FIELDS, answer
from pipeline.extract.numerals import BRIEF_FORMATS, written
from pipeline.extract.text import read_text
from pipeline.extract.trail import Line, annotate
from pipeline.message import headers
from pipeline.message.parts import unescaped
from rules.terms import Cell, Passage, PassageKind, Read, Reading, Run, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


TOO_DEEP = (
    "The page is nested so deeply that only its bare words were read. "
    "Please send the text as Word or PDF."
)

_UNSEEN = frozenset(
    ("head", "script", "style", "title", "template", "noscript", "datalist")
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center"),
        *("dd", "details", "div", "dl", "dt", "fieldset", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th"),
        *("textarea", "thead", "tr", "ul"),
    )
)
_LOOKS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
}
_META = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""")
_TAG = re.compile(r"(?is)<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_QUOTES = re.compile(r"(?i)cite|quote")
_MARK = re.compile(r"(?:>[ ]?)+")
_BLACK = frozenset(("black", "#000", "#000000", "windowtext", "inherit", "initial"))
_WHITE = frozenset(("white", "#fff", "#ffffff", "transparent", "none", "inherit"))
_PLAIN = Run(text="")
#: How far a cell may reach to the right and down, and from which column on no more.
_MOST_SPAN, _MOST_COLUMNS = 100, 1_000


#: Pieces of text, each with its look: a run whose own text is empty.
_Line = list[tuple[Run, str]]


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around give to the words in them."""

    run: Run = _PLAIN
    quoted: bool = False
    verbatim: bool = False
    level: int | None = None
    cell: Cell | None = None
    header_row: bool = False
    on_white: bool = True


@dataclass(slots=True)
class _Block:
    """Words between two borders of blocks, and what is around the first of them."""

    number: str = ""
    pieces: _Line = field(default_factory=list)
    around: _Around = _Around()


def read_html(data: bytes, source: Source, declared: str = "") -> Reading:
    """Read an HTML file or body; `declared` may name its charset."""
    charset = headers.parameters(declared)[1].get("charset", "")
    if not charset and (found := _META.search(data[:4096])):
        charset = found[1].decode("ascii")
    words = headers.text(data, charset)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(words.encode(), parser) if words.strip() else None
    if any("depth" in error.message.lower() for error in parser.error_log):
        bare = read_text(unescaped(_TAG.sub("\n\n", words)).encode(), source)
        return replace(bare, read=Read.PARTIAL, why=TOO_DEEP)
    page = _Page()
    if root is not None:
        page.visit(root, _Around(on_white=not html_hidden.styles_grounds(root)))
        page.cut()
    return Reading(
        read=Read.FULL,
        passages=tuple(_passages(page.blocks, source)),
        properties=html_hidden.together(page.hidden),
    )


class _Page:
    """Collects the blocks of a page, and what is hidden in it, on the way through."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self.hidden: list[str] = []
        self._open = _Block()
        self._tables = 0
        self._number = ""
        self._numbers: dict[Element, int] = {}

    def visit(self, element: Element, around: _Around) -> None:
        """Take the words of an element and of what is in it."""
        tag = element.tag
        style = _style(element)
        if tag in _UNSEEN:
            return
        if html_hidden.is_hidden(element, style):
            self.hidden.append(html_hidden.unseen_in(element))
            return
        if tag == "br":
            self._add("\n", around)
            return
        if tag in FIELDS:
            self._add(answer(element), around)
            return
        around = _within(element, tag, style, around)
        if tag == "table" and _is_data(element):
            self._table(element, around)
            return
        block = tag in _BLOCKS
        if block:
            self.cut()
        if tag == "li":
            self._number = self._open.number = self._ordinal(element)
        self._add(element.text or "", around)
        for child in element:
            self.visit(child, around)
            self._add(child.tail or "", around)
        if block:
            self.cut()

    def cut(self) -> None:
        """End the block that is open and begin the next."""
        if any(text.strip() for _, text in self._open.pieces):
            self.blocks.append(self._open)
            self._number = ""
        self._open = _Block(self._number)

    def _add(self, words: str, around: _Around) -> None:
        if words != "\n" and not around.verbatim:
            words = _SPACE.sub(" ", words)
        if words := headers.clean(words):
            if not self._open.pieces:
                self._open.around = around
            run = around.run
            if around.on_white and html_hidden.is_white(run.colour):
                run = replace(run, hidden=True)
            self._open.pieces.append((run, words))

    def _table(self, table: Element, around: _Around) -> None:
        self._tables += 1
        number, taken = self._tables, dict[int, int]()  # until which row is a column
        self.cut()
        for row, line in enumerate(_rows(table), 1):
            column = 0
            cells = [c for c in line if c.tag in {"td", "th"}]
            heads = bool(cells) and all(c.tag == "th" for c in cells)
            for cell in cells:
                column += 1
                while taken.get(column, 0) >= row:
                    column += 1
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                wide = wide if column < _MOST_COLUMNS else 1
                for each in range(column, column + wide):
                    taken[each] = max(taken.get(each, 0), row + high - 1)
                at = Cell(table=number, row=row, column=column, columns=wide)
                self.visit(cell, replace(around, cell=at, header_row=heads))
                column += wide - 1

    def _ordinal(self, item: Element) -> str:
        """Print the number that a browser shows before an item of a list."""
        listing = item.getparent()
        if listing is None or listing.tag != "ol":
            return ""
        follows = self._numbers.get(listing, whole(listing.get("start"), 1))
        number = whole(item.get("value"), follows)
        self._numbers[listing] = number + 1
        return f"{written(number, BRIEF_FORMATS.get(listing.get('type', ''), ''))}."


def _style(element: Element) -> dict[str, str]:
    return {
        name.lower(): value.strip().lower()
        for name, value in _STYLE.findall(element.get("style") or "")
    }


def _within(
    element: Element, tag: str, style: dict[str, str], around: _Around
) -> _Around:
    """Add to what is around what this element itself says."""
    run = around.run
    if tag in _LOOKS:
        run = replace(run, **{_LOOKS[tag]: True})  # type: ignore[arg-type]  # the names in _LOOKS are flags
    elif tag == "font" and (colour := (element.get("color") or "").lower()):
        run = replace(run, colour="" if colour in _BLACK else colour)
    elif tag == "mark":
        run = replace(run, highlight="yellow")
    if style:
        run = _styled(run, style)
    if around.on_white is not (white := _is_on_white(element, style, around)):
        around = replace(around, on_white=white)
    if run is not around.run:
        around = replace(around, run=run)
    if tag == "blockquote" and _QUOTES.search(
        f"{element.get('type')} {element.get('class')}"
    ):
        around = replace(around, quoted=True)
    if tag in _HEADINGS:
        around = replace(around, level=_HEADINGS[tag])
    elif tag in {"pre", "textarea"}:
        around = replace(around, verbatim=True)
    return around


def _is_on_white(element: Element, style: dict[str, str], around: _Around) -> bool:
    return html_hidden.on_white(element, style, around=around.on_white)


def _styled(run: Run, style: dict[str, str]) -> Run:
    line = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    colour = style.get("color", run.colour)
    ground = style.get("background", style.get("background-color", run.highlight))
    weight = style.get("font-weight", "")
    return replace(
        run,
        strike=run.strike or "line-through" in line,
        underline=run.underline or "underline" in line,
        bold=weight in {"bold", "bolder", "700", "800", "900"} or run.bold,
        italic=style.get("font-style") == "italic" or run.italic,
        colour="" if colour in _BLACK else colour,
        highlight="" if ground in _WHITE else ground,
        hidden=html_hidden.is_small(style, around=run.hidden),
    )


def _is_data(table: Element) -> bool:
    """Tell a table of data from one that lays out the page."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    return any(
        sum(cell.tag in {"td", "th"} for cell in row) > 1 for row in _rows(table)
    )


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _span(cell: Element, name: str) -> int:
    return min(max(whole((cell.get(name) or "").strip(), 1), 1), _MOST_SPAN)


def _passages(blocks: list[_Block], source: Source) -> Iterator[Passage]:
    """Cut the blocks where the trail or the signature begins, and place them."""
    rows = [_lines(block) for block in blocks]
    lines = [
        Line(
            _text(row),
            block.around.quoted or _text(row).startswith(">"),
            _coloured(row),
        )
        for block, parts in zip(blocks, rows, strict=True)
        for row in (*parts, [])
    ]
    kinds = iter(annotate(lines))
    paragraphs, cells = 0, dict[Cell, int]()
    for block, parts in zip(blocks, rows, strict=True):
        marked = [(next(kinds), row) for row in parts]
        next(kinds)
        for kind, group in groupby(marked, key=lambda pair: pair[0]):
            runs = _joined([row for _, row in group])
            if not runs:
                continue
            if block.around.cell is None:
                paragraphs += 1
                place = f"p{paragraphs}"
            else:
                cells[block.around.cell] = order = cells.get(block.around.cell, 0) + 1
                place = block.around.cell.place + (f".p{order}" if order > 1 else "")
            yield Passage(
                text="".join(run.text for run in runs),
                source=source.at(place),
                kind=_kind(kind, block),
                runs=()
                if len(runs) == 1 and runs[0] == Run(text=runs[0].text)
                else runs,
                number=block.number,
                base_number=block.number,
                level=block.around.level,
                cell=block.around.cell,
                header_row=block.around.header_row,
            )


def _kind(kind: PassageKind, block: _Block) -> PassageKind:
    if kind is not PassageKind.PARAGRAPH:
        return kind
    if block.around.cell is not None:
        return PassageKind.CELL
    return PassageKind.PARAGRAPH if block.around.level is None else PassageKind.HEADING


def _lines(block: _Block) -> list[_Line]:
    """Cut a block at its line ends, each line without spaces around its words."""
    lines: list[_Line] = [[]]
    for look, text in block.pieces:
        first, *others = text.split("\n")
        lines[-1].append((look, first))
        lines.extend([(look, other)] for other in others)
    return [_trimmed(line) for line in lines]


def _trimmed(line: _Line) -> _Line:
    trimmed: _Line = []
    for look, text in line:
        if not trimmed or trimmed[-1][1].endswith(" "):
            text = text.lstrip(" ")  # noqa: PLW2901 (one space between words)
        if text:
            trimmed.append((look, text))
    while trimmed and not trimmed[-1][1].strip():
        trimmed.pop()
    if trimmed:
        trimmed[-1] = (trimmed[-1][0], trimmed[-1][1].rstrip())
    return trimmed


def _text(line: _Line) -> str:
    return "".join(text for _, text in line)


def _coloured(line: _Line) -> bool:
    return bool(line) and all(look.colour or look.highlight for look, _ in line)


def _joined(lines: list[_Line]) -> tuple[Run, ...]:
    """Make runs of the lines of a passage, without the quotation marks (>)."""
    pieces: _Line = []
    for line in lines:
        if line and (mark := _MARK.match(line[0][1])):
            line[0] = (line[0][0], line[0][1][mark.end() :])
        if pieces:
            pieces.append((pieces[-1][0], "\n"))
        pieces += line
    while pieces and not pieces[-1][1].strip():
        pieces.pop()
    return tuple(
        replace(look, text="".join(text for _, text in group))
        for look, group in groupby(pieces, key=lambda piece: piece[0])
    )
