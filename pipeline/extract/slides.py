"""What do the slides of a presentation say? Their words, one slide after another.

Places are `slide3.p2`, of cells `slide3.t1.r2.c1`, of slide numbers and feet
`slide3.h1`, of speaker's notes `slide3.f1`, of comments `c4`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.elements import relationship, whole, words_in
from pipeline.extract.ooxml import Package
from pipeline.extract.word_drawing import (
    DRAWN,
    INSERTED,
    INSERTED_FILE,
    PICTURE,
    drawn_line,
    drawn_lines,
    shows_picture,
)
from pipeline.message.headers import clean
from rules.terms import Cell, Passage, PassageKind, Read, Reading, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


_SLIDE = re.compile(r"ppt/slides/slide(\d{1,5})\.xml")
#: What the place-holders of a slide are for, where that is no paragraph.
_KINDS = {
    "title": PassageKind.HEADING,
    "ctrTitle": PassageKind.HEADING,
    **dict.fromkeys(("sldNum", "ftr", "dt", "hdr"), PassageKind.FURNITURE),
}
_LETTERS = {PassageKind.FURNITURE: "h", PassageKind.NOTE: "f"}


class _Words(NamedTuple):
    """A paragraph of a slide: what it is, and in which cell it stands."""

    text: str
    kind: PassageKind
    cell: Cell | None = None


def read_slides(data: bytes, source: Source) -> Reading:
    """Read a .pptx. Raises UnreadableError where it cannot be opened."""
    package = Package(data)
    passages: list[Passage] = []
    comments: list[Passage] = []
    faults: list[str] = []
    tables = 0
    for number, part in _slides(package):
        slide = package.xml(part)
        found = list(_words(slide, tables))
        if slide is not None and shows_picture(slide):
            faults.append(PICTURE)
        tables = max((w.cell.table for w in found if w.cell), default=tables)
        for relation in package.relations(part).values():
            if relation.kind == "notesSlide":
                found += _notes(package.xml(relation.target))
            elif relation.kind in INSERTED:
                faults.append(INSERTED_FILE)
            elif relation.kind in DRAWN:
                found += _drawn(package.xml(relation.target))
            elif relation.kind == "comments":
                root = package.xml(relation.target)
                comments += _comments(root, _authors(package), source, len(comments))
        passages += _placed(found, f"slide{number}", source)
    why = " ".join(dict.fromkeys((*package.faults, *faults)))
    return Reading(
        read=Read.PARTIAL if why else Read.FULL,
        passages=(*passages, *comments),
        why=why,
    )


def _slides(package: Package) -> Iterator[tuple[int, str]]:
    """Yield the slides in the order in which they are shown."""
    show = package.xml("ppt/presentation.xml")
    if show is None:
        found = (_SLIDE.fullmatch(name) for name in package.names())
        yield from sorted((int(name[1]), name[0]) for name in found if name)
        return
    relations = package.relations("ppt/presentation.xml")
    ids = map(relationship, show.iter("{*}sldId"))
    yield from enumerate((relations[i].target for i in ids if i in relations), 1)


def _words(root: Element | None, tables: int = 0) -> Iterator[_Words]:
    """Yield the paragraphs of a slide, its tables counted on from `tables`."""
    numbers: dict[Element, int] = {}
    for paragraph in () if root is None else root.iter("{*}p"):
        text = clean(drawn_line(paragraph)).strip()
        if not text:
            continue
        if (cell := next(paragraph.iterancestors("{*}tc"), None)) is not None:
            table = next(cell.iterancestors("{*}tbl"))
            number = numbers.setdefault(table, tables + len(numbers) + 1)
            yield _Words(text, PassageKind.CELL, _cell(cell, number))
        else:
            shape = next(paragraph.iterancestors("{*}sp"), paragraph)
            holder = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
            kind = "" if holder is None else holder.get("type", "")
            yield _Words(text, _KINDS.get(kind, PassageKind.PARAGRAPH))


def _cell(cell: Element, table: int) -> Cell:
    before = cell.itersiblings("{*}tc", preceding=True)
    rows = next(cell.iterancestors("{*}tr")).itersiblings("{*}tr", preceding=True)
    return Cell(
        table=table,
        row=sum(1 for _ in rows) + 1,
        column=sum(1 for _ in before) + 1,
        columns=max(whole(cell.get("gridSpan"), 1), 1),
        rows=max(whole(cell.get("rowSpan"), 1), 1),
    )


def _drawn(root: Element | None) -> Iterator[_Words]:
    for line in () if root is None else drawn_lines(root):
        if text := clean(line).strip():
            yield _Words(text, PassageKind.PARAGRAPH)


def _notes(root: Element | None) -> Iterator[_Words]:
    for words in _words(root):
        if words.kind is not PassageKind.FURNITURE:
            yield _Words(words.text, PassageKind.NOTE)


def _placed(found: Iterable[_Words], slide: str, source: Source) -> Iterator[Passage]:
    """Make passages; paragraphs, notes, furniture and every cell are counted apart."""
    orders = Counter[str]()
    for text, kind, cell in found:
        if cell:
            place = f"{slide}.{cell.place}"
            orders[place] += 1
            place += f".p{orders[place]}" if orders[place] > 1 else ""
        else:
            letter = _LETTERS.get(kind, "p")
            orders[letter] += 1
            place = f"{slide}.{letter}{orders[letter]}"
        yield Passage(
            text=text,
            source=source.at(place),
            kind=kind,
            cell=cell,
            header_row=cell is not None and cell.row == 1,
        )


def _authors(package: Package) -> dict[str, str]:
    """Return the names of those who wrote comments, by their ids."""
    lists = (package.xml("ppt/commentAuthors.xml"), package.xml("ppt/authors.xml"))
    return {
        author.get("id", ""): author.get("name", "")
        for listed in lists
        if listed is not None
        for author in listed.iter("{*}cmAuthor", "{*}author")
    }


def _comments(
    root: Element | None, authors: dict[str, str], source: Source, count: int
) -> Iterator[Passage]:
    """Yield the comments on a slide and their replies, of both kinds of the format."""
    places: dict[Element, str] = {}
    for comment in () if root is None else root.iter("{*}cm", "{*}reply"):
        places[comment] = place = f"c{count + len(places) + 1}"
        above = next(comment.iterancestors("{*}cm"), None)
        paragraphs = comment.findall("{*}text") or comment.findall("{*}txBody/{*}p")
        yield Passage(
            text=clean("\n".join(map(words_in, paragraphs))),
            source=source.at(place),
            kind=PassageKind.MARGIN_COMMENT,
            author=authors.get(comment.get("authorId", ""), ""),
            at=comment.get("dt") or comment.get("created") or "",
            parent="" if above is None else places[above],
            resolved=comment.get("status") == "resolved",
        )
