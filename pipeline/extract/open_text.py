"""What does an OpenDocument text say, and what was done to its words?

Reads content.xml and styles.xml (ODF 1.3 part 3): headings, paragraphs, lists with
the numbers that they count, tables, text boxes, notes, margin notes with their
paragraph, running heads and feet. What hangs on a paragraph comes after it. Words
under revision stand in the view that they belong to; a table of contents is furniture.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.elements import local, whole, words_in
from pipeline.extract.numerals import BRIEF_FORMATS, written
from pipeline.extract.ooxml import DAMAGED, Package, UnreadableError
from pipeline.extract.word_runs import Mark, Piece, views
from pipeline.message.headers import clean
from rules.terms import Cell, Change, Passage, PassageKind, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


_MOST_SPACES = 1000
_SIGNS = {"tab": "\t", "line-break": "\n"}
_RUNNING = ("{*}header", "{*}footer")
_APART = frozenset(("tracked-changes", "annotation-end", "ruby-text", "note-citation"))


class _Spot(NamedTuple):
    """Where the walk is: what is found there, in which cell, how deep in which list."""

    kind: PassageKind = PassageKind.PARAGRAPH
    cell: Cell | None = None
    style: str = ""
    depth: int = 0


def read_open_text(package: Package, source: Source) -> Iterator[Passage]:
    """Yield the passages of a text. Raises UnreadableError where there is none."""
    content, styles = package.xml("content.xml"), package.xml("styles.xml")
    body = None if content is None else content.find("{*}body/{*}text")
    if content is None or body is None:
        raise UnreadableError(DAMAGED)
    roots = [content] if styles is None else [styles, content]
    text = _Text(roots, source)
    yield from text.blocks(body, _Spot())
    pages = [page for root in roots for page in root.iter("{*}master-page")]
    running = (each for page in pages for each in page.iterchildren(*_RUNNING))
    for number, each in enumerate(running, 1):
        yield from text.whole(each, PassageKind.FURNITURE, f"h{number}")


class _Text:
    """One text on its way: what its lists have counted, what is being inserted."""

    def __init__(self, roots: Iterable[Element], source: Source) -> None:
        self._source = source
        self._levels: dict[str, dict[str, Element]] = {}
        self._changes: dict[str, Element] = {}
        for root in roots:
            for style in root.iter("{*}list-style"):
                levels = {_value(level, "level"): level for level in style}
                self._levels[_value(style, "name")] = levels
            for region in root.iter("{*}changed-region"):
                self._changes[_value(region, "id")] = region
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._inserting: dict[str, Mark] = {}
        self._nth: Counter[str] = Counter()
        self._apart: list[Element] = []

    def blocks(
        self, parent: Element, spot: _Spot, number: str = ""
    ) -> Iterator[Passage]:
        """Yield what stands in an element; `number` goes to its first paragraph."""
        for child in parent:
            name = local(child.tag)
            if name in ("h", "p", "change"):
                yield from self._paragraph(child, spot, number)
                number = ""
            elif name == "list":
                style = _value(child, "style-name") or spot.style
                inner = spot._replace(style=style, depth=spot.depth + 1)
                yield from self._list(child, inner)
            elif name == "table":
                yield from self._table(child)
            elif name not in _APART:
                self._change(name, child)
                furniture = spot._replace(kind=PassageKind.FURNITURE)
                inner = furniture if name == "index-body" else spot
                yield from self.blocks(child, inner)

    def whole(self, story: Element, kind: PassageKind, place: str) -> Iterator[Passage]:
        """Yield the one passage of a story that is told as a whole."""
        pieces: list[Piece] = []
        for each in story.iter("{*}p", "{*}h"):
            pieces += [("\n" if pieces else "", None, None), *self._pieces(each)]
        yield from self._passage(pieces, kind, place)

    def _passage(
        self, pieces: Iterable[Piece], kind: PassageKind, place: str
    ) -> Iterator[Passage]:
        told = [(clean(words), mark, look) for words, mark, look in pieces if words]
        text, base, runs = views(told)
        if text.strip() or runs:
            source = self._source.at(place)
            yield Passage(
                text=text.strip(),
                base=None if base is None else base.strip(),
                runs=runs,
                kind=kind,
                source=source,
            )

    def _paragraph(
        self, element: Element, spot: _Spot, number: str
    ) -> Iterator[Passage]:
        before, self._apart = self._apart, []
        heading = local(element.tag) == "h" and not spot.cell
        kind = PassageKind.HEADING if heading else spot.kind
        nth = self._next(spot.cell.place if spot.cell else "p")
        place = f"p{nth}"
        if spot.cell:
            place = f"{spot.cell.place}.p{nth}" if nth > 1 else spot.cell.place
        for found in self._passage(self._pieces(element), kind, place):
            yield replace(found, cell=spot.cell, number=number, base_number=number)
        apart, self._apart = self._apart, before
        for each in apart:
            yield from self._hanging(each, place)

    def _hanging(self, element: Element, place: str) -> Iterator[Passage]:
        letter, kind = "c", PassageKind.MARGIN_COMMENT
        if local(element.tag) == "note":
            ends = _value(element, "note-class") == "endnote"
            letter, kind = "e" if ends else "f", PassageKind.NOTE
        elif local(element.tag) != "annotation":
            yield from self.blocks(element, _Spot())
            return
        for found in self.whole(element, kind, f"{letter}{self._next(letter)}"):
            yield replace(
                found,
                author=element.findtext("{*}creator", ""),
                at=element.findtext("{*}date", ""),
                anchor=(place,),
            )

    def _table(self, element: Element) -> Iterator[Passage]:
        table = self._next("t")
        every = element.iter("{*}table-row")
        rows = (r for r in every if next(r.iterancestors("{*}table")) is element)
        for row, each in enumerate(rows, 1):
            column = 1
            for child in each:
                wide, high, repeated = (
                    max(whole(_value(child, f"number-{name}"), 1), 1)
                    for name in ("columns-spanned", "rows-spanned", "columns-repeated")
                )
                cell = Cell(
                    table=table, row=row, column=column, columns=wide, rows=high
                )
                yield from self.blocks(child, _Spot(PassageKind.CELL, cell))
                column += repeated

    def _list(self, element: Element, spot: _Spot) -> Iterator[Passage]:
        goes_on = ("continue-numbering", "continue-list")
        if spot.depth == 1 and not any(_value(element, name) for name in goes_on):
            self._counts.pop(spot.style, None)
        for item in element:
            number = self._number(item, spot.style, spot.depth)
            yield from self.blocks(item, spot, number)

    def _number(self, item: Element, style: str, depth: int) -> str:
        level = self._levels.get(style, {}).get(str(depth))
        if local(item.tag) != "list-item" or level is None:
            return ""
        counts = self._counts[style]
        start = whole(_value(level, "start-value"), 1)
        following = counts[depth] + 1 if depth in counts else start
        counts[depth] = whole(_value(item, "start-value"), following)
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        style_format = BRIEF_FORMATS.get(_value(level, "num-format"))
        if style_format is None:
            return ""
        first = max(depth + 1 - whole(_value(level, "display-levels"), 1), 1)
        shown = range(first, depth + 1)
        numbers = (written(counts.get(each, 1), style_format) for each in shown)
        return (
            _value(level, "num-prefix")
            + ".".join(numbers)
            + _value(level, "num-suffix")
        )

    def _pieces(self, element: Element) -> Iterator[Piece]:
        """Yield the words of a paragraph; put by what hangs on it."""
        if local(element.tag) == "change":  # of whole paragraphs
            yield from self._taken(_value(element, "change-id"))
        else:
            yield self._said(element.text)
        for child in element:
            name = local(child.tag)
            if name == "s":
                yield self._said(" " * min(whole(_value(child, "c"), 1), _MOST_SPACES))
            elif name in _SIGNS:
                yield self._said(_SIGNS[name])
            elif name in ("annotation", "note") or "drawing:1.0}" in child.tag:
                self._apart.append(child)
            elif name == "change":
                yield from self._taken(_value(child, "change-id"))
            elif name not in _APART:
                self._change(name, child)
                yield from self._pieces(child)
            yield self._said(child.tail)

    def _said(self, text: str | None) -> Piece:
        return text or "", next(iter(self._inserting.values()), None), None

    def _change(self, name: str, element: Element) -> None:
        """Follow where an insertion begins and ends."""
        key = _value(element, "change-id")
        region = self._changes.get(key) if name == "change-start" else None
        if region is not None and region.find("{*}insertion") is not None:
            self._inserting[key] = _mark(region, Change.INSERTED)
        elif name == "change-end":
            self._inserting.pop(key, None)

    def _taken(self, key: str) -> Iterator[Piece]:
        """Yield the words that were deleted here."""
        region = self._changes.get(key)
        if region is not None:
            words = "\n".join(words_in(each) for each in region.iter("{*}p", "{*}h"))
            outer = next(iter(self._inserting.values()), None)
            mark = _mark(region, Change.DELETED)
            if outer is not None:
                mark = mark._replace(base=False, inserted_by=outer.author)
            yield words, mark, None

    def _next(self, what: str) -> int:
        self._nth[what] += 1
        return self._nth[what]


def _mark(region: Element, change: Change) -> Mark:
    author, at = (
        next((each.text or "" for each in region.iter(f"{{*}}{name}")), "")
        for name in ("creator", "date")
    )
    return Mark(change, author, at, base=change.gone, final=not change.gone)


def _value(element: Element, name: str) -> str:
    """Return an attribute by its local name: ODF spreads them over namespaces."""
    attributes: Mapping[str, str] = {
        str(key).rpartition("}")[2]: str(value) for key, value in element.items()
    }
    return attributes.get(name, "")
