"""Which passages does a part of a Word file hold, and where does each stand?

A story (ECMA-376 part 1, 11.1) is the body, a header, a note, a comment or a
text box: paragraphs and tables, wrapped in content controls, tags and revisions
to any depth. The walk goes through a story once, in the order of the file.

There is one passage for each paragraph element. Where the mark between two
paragraphs was deleted, Word shows them as one; here they stay two passages, the
second without a number in the final view. So it is in the base view where a
mark was inserted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.elements import local, relationship, value_of
from pipeline.extract.numbering import Count, Item, Numbering
from pipeline.extract.word_inline import RANGES, WRAPPERS, Inline
from pipeline.extract.word_properties import Properties, PropertyReader
from pipeline.extract.word_runs import CHANGES, Mark, mark_of, run_of, views
from pipeline.extract.word_table import rows_of
from rules.terms import Cell, Change, Passage, PassageKind, Run, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from pipeline.extract.word_styles import Styles

    #: What a block is, the element, and the revision it stands under.
    _Block = tuple[str, Element, Mark | None]

#: A file with more passages is read up to here.
MOST_PASSAGES = 200_000

_FILES = ("altChunk", "subDoc")
_BLOCKS = ("p", "tbl", *RANGES, *_FILES)


class TooManyError(Exception):
    """The file holds more passages than anybody reads."""


class _Spot(NamedTuple):
    """Where the walk is: what all passages found there have in common.

    `whole` is the place of a story that is told in one passage.
    """

    kind: PassageKind = PassageKind.PARAGRAPH
    mark: Mark | None = None
    cell: Cell | None = None
    header_row: bool = False
    whole: str = ""

    def under(self, mark: Mark | None) -> _Spot:
        """Return the same spot with its content under another revision."""
        return self if mark is self.mark else self._replace(mark=mark)


_BODY = _Spot()


class _View:
    """The numbers of one view, where some paragraphs run on into the next."""

    def __init__(self, numbering: Numbering) -> None:
        self._count = Count(numbering)
        self.joined = False

    def label(self, item: Item | None, *, words: bool, ends: bool) -> str:
        """Count a paragraph: has it words in this view, and its end?"""
        continued, self.joined = self.joined, not ends and (words or self.joined)
        if item is None or continued or not (words or ends):
            return ""
        return self._count.label(item)


class Walk:
    """Reads the stories of one file into `passages`; `places` are where something is.

    `inserted` reads a file that lies in this one, by its relationship.
    """

    def __init__(
        self,
        source: Source,
        styles: Styles,
        numbering: Numbering,
        inserted: Callable[[str], Iterable[Passage]],
    ) -> None:
        self.passages: list[Passage] = []
        self.places: set[str] = set()
        self._inserted = inserted
        self._source = source
        self._properties = PropertyReader(styles, numbering)
        self._base, self._final = _View(numbering), _View(numbering)
        self.inline = Inline()
        self._tables, self._boxes, self._files = count(1), count(1), count(1)

    def story(self, root: Element, place: str = "", spot: _Spot = _BODY) -> None:
        """Read the paragraphs and tables of a story, or of a cell, in order."""
        blocks: Iterable[_Block] = self._blocks(root, spot.mark)
        alone = False
        if spot.cell:
            blocks = list(blocks)
            alone = sum(name == "p" for name, _, _ in blocks) == 1
        self._base.joined = self._final.joined = False
        number = 0
        for name, block, mark in blocks:
            if name == "p":
                number += 1
                where = place if alone else f"{place}.p{number}".lstrip(".")
                self._paragraph(block, spot.whole or where, spot.under(mark))
            elif name == "tbl":
                self._table(block, spot.under(mark))
            elif name in _FILES:
                self._file(relationship(block))
            else:
                self.inline.range(name, value_of(block, "id"))

    def whole(self, root: Element, place: str, kind: PassageKind) -> Passage | None:
        """Read a story into one passage, a line for each of its paragraphs."""
        before, self.passages = self.passages, []
        try:
            self.story(root, place, _Spot(kind, whole=place))
        finally:
            lines, self.passages = self.passages, before
        if not lines:
            return None
        revised = any(line.base is not None for line in lines)
        base = "\n".join(filter(None, (line.original for line in lines)))
        return Passage(
            text="\n".join(filter(None, (line.text for line in lines))),
            base=base if revised else None,
            runs=_joined(lines),
            source=self._source.at(place),
            kind=kind,
        )

    def _blocks(self, parent: Element, mark: Mark | None) -> Iterator[_Block]:
        """Yield what stands one below the other, out of all its wrappings."""
        for child in parent:
            name = local(child.tag)
            if name in _BLOCKS:
                yield name, child, mark
            elif name in WRAPPERS:
                yield from self._blocks(child, mark)
            elif name in CHANGES:
                yield from self._blocks(child, mark_of(child, CHANGES[name], mark))
            elif name == "AlternateContent":
                yield from self._blocks(self.inline.alternative(child), mark)

    def _table(self, table: Element, spot: _Spot) -> None:
        number = next(self._tables)
        plain = spot.kind in (PassageKind.PARAGRAPH, PassageKind.CELL)
        kind = PassageKind.CELL if plain else spot.kind
        for index, row in enumerate(rows_of(table, spot.mark), 1):
            for each in row.cells:
                cell = Cell(
                    table=number,
                    row=index,
                    column=each.column,
                    columns=each.columns,
                    rows=each.rows,
                )
                inner = spot._replace(
                    kind=kind, mark=each.mark, cell=cell, header_row=row.header
                )
                self.story(each.element, cell.place, inner)

    def _paragraph(self, paragraph: Element, place: str, spot: _Spot) -> None:
        own = self._properties.read(paragraph, spot.mark)
        pieces = self.inline.read(paragraph, place, spot.mark)
        boxes, files = self.inline.boxes, self.inline.files
        text, base, runs = views(pieces)
        original = text if base is None else base
        change = self._change(own.mark, text, original)
        number, base_number = self._numbers(own, text, original)
        end = run_of("\u00b6", own.mark) if own.mark and not change else None
        if text.strip() or original.strip() or any(run.text.strip() for run in runs):
            if len(self.passages) >= MOST_PASSAGES:
                raise TooManyError
            kind, level = _kind(own, spot.kind)
            self.places.add(place)
            self.passages.append(
                Passage(
                    text=text,
                    base=base,
                    runs=runs,
                    number=number,
                    base_number=base_number,
                    paragraph_change=change,
                    end=end,
                    kind=kind,
                    level=level,
                    cell=spot.cell,
                    header_row=spot.header_row,
                    source=self._source.at(place),
                )
            )
        for box in boxes:
            plain = spot.kind is PassageKind.CELL
            kind = PassageKind.PARAGRAPH if plain else spot.kind
            inner = _Spot(kind, spot.mark, whole=spot.whole)
            self.story(box, f"x{next(self._boxes)}", inner)
        for file in files:
            self._file(file)

    def _file(self, key: str) -> None:
        """Take in the passages of another file; its places are below `i1`."""
        root = f"i{next(self._files)}"
        tables = defaultdict[int, int](self._tables.__next__)
        for each in self._inserted(key):
            cell = each.cell and replace(each.cell, table=tables[each.cell.table])
            place = f"{root}.{each.source.place}"
            self.passages.append(
                replace(
                    each,
                    cell=cell,
                    source=each.source.at(place),
                    anchor=tuple(f"{root}.{anchor}" for anchor in each.anchor),
                    parent=each.parent and f"{root}.{each.parent}",
                )
            )

    def _numbers(self, own: Properties, text: str, base: str) -> tuple[str, str]:
        """Count the paragraph in both views."""
        mark = own.mark
        return (
            self._final.label(
                own.item, words=bool(text), ends=mark is None or mark.final
            ),
            self._base.label(
                own.before, words=bool(base), ends=mark is None or mark.base
            ),
        )

    def _change(self, mark: Mark | None, text: str, base: str) -> Change | None:
        """Say whether the paragraph as a whole came or went.

        Word marks the end of the paragraph before as new where somebody wrote a
        new one after it; then the new one has the old end. What was only split
        or joined neither came nor went.
        """
        if text and not base:
            if mark and not mark.base:
                return mark.change
            return Change.INSERTED if self._base.joined else None
        if base and not text:
            if mark and not mark.final:
                return mark.change
            return Change.DELETED if self._final.joined else None
        return None


def _kind(own: Properties, kind: PassageKind) -> tuple[PassageKind, int | None]:
    """Tell headings, whose level counts from 1, from list items and the rest."""
    if kind is PassageKind.PARAGRAPH and (own.outline is not None or own.titled):
        kind = PassageKind.HEADING
    if own.outline is not None:
        return kind, own.outline + 1
    return kind, own.item.level + 1 if own.item else None


def _joined(lines: Sequence[Passage]) -> tuple[Run, ...]:
    """Put the runs of several lines into one row, as far as there are any."""
    if not any(line.runs for line in lines):
        return ()
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs.append(Run(text="\n"))
        runs.extend(line.runs or (Run(text=line.text),))
    return tuple(runs)
