"""What is in an .xlsx or .ods beside the values of its cells?

Notes on the cells and talks about them, the words of shapes, charts and diagrams,
and pictures and files, of which it is only said that they are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.extract.elements import relationship, whole, words_in
from pipeline.extract.sheet_looks import position
from pipeline.extract.word_drawing import (
    DRAWN,
    INSERTED,
    INSERTED_FILE,
    PICTURE,
    drawn_lines,
    frame_faults,
    shows_picture,
)
from pipeline.message.headers import clean
from rules.terms import Passage, PassageKind, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from pipeline.extract.ooxml import Package

    #: The words of a note, its author, and the element that says the rest.
    _Note = tuple[str, str, Element]

_SHAPES = ("{*}custom-shape", "{*}text-box", "{*}rect", "{*}ellipse", "{*}caption")


def sheet_parts(package: Package) -> list[str]:
    """Return the names of the sheets' parts, in the order of the workbook."""
    relations = package.relations("xl/workbook.xml")
    book = package.xml("xl/workbook.xml")
    ids = map(relationship, () if book is None else book.iter("{*}sheet"))
    return [relations[each].target if each in relations else "" for each in ids]


def beside_xlsx(package: Package, source: Source) -> tuple[list[Passage], list[str]]:
    """Return the words beside the cells, and what was not read, in sentences."""
    shapes: list[Passage] = []
    notes: list[Passage] = []
    faults: list[str] = []
    for number, part in enumerate(sheet_parts(package), 1):
        relations = list(package.relations(part).values()) if part else []
        kinds = {each.kind: each.target for each in relations}
        if not kinds.keys().isdisjoint(INSERTED):
            faults.append(INSERTED_FILE)
        if root := kinds.get("drawing"):
            drawing = package.xml(root)
            if drawing is not None and shows_picture(drawing):
                faults.append(PICTURE)
            others = [
                package.xml(each.target)
                for each in package.relations(root).values()
                if each.kind in DRAWN
            ]
            lines = [
                line
                for each in (drawing, *others)
                if each is not None
                for line in drawn_lines(each)
            ]
            shapes += drawn(lines, number, source)
        talks = package.xml(kinds.get("threadedComment", ""))
        # Of each talk there is a note too, for programs that know no talks.
        said = (
            _said(package, talks)
            if talks is not None
            else _noted(package.xml(kinds.get("comments", "")))
        )
        notes += _notes(said, number, len(notes), source)
    return [*shapes, *notes], faults


def beside_ods(package: Package, source: Source) -> tuple[list[Passage], list[str]]:
    """Return the words beside the cells, and what was not read, in sentences."""
    data = package.data("content.xml") or b""
    if b":annotation" not in data and b"draw:" not in data:
        return [], []  # nothing to look for in what may be large
    root = package.parse(data)
    found: list[Passage] = []
    notes: list[Passage] = []
    faults: list[str] = []
    for number, table in enumerate(() if root is None else root.iter("{*}table"), 1):
        found += drawn(map(_lines, table.iter(*_SHAPES)), number, source)
        for note in table.iter("{*}annotation"):
            on = next(note.iterancestors("{*}table-cell"), None)
            words = [] if on is None else map(words_in, on.findall("{*}p"))
            notes.append(
                Passage(
                    text=clean(_lines(note)),
                    source=source.at(f"c{len(notes) + 1}"),
                    kind=PassageKind.MARGIN_COMMENT,
                    author=note.findtext("{*}creator", ""),
                    at=note.findtext("{*}date", ""),
                    anchor_text=clean("\n".join(words)),
                )
            )
        faults += frame_faults(table)
    return [*found, *notes], faults


def drawn(shapes: Iterable[str], number: int, source: Source) -> Iterator[Passage]:
    """Yield the words of the shapes on a sheet, `t1.d2`."""
    filled = (words for shape in shapes if (words := clean(shape).strip()))
    for order, words in enumerate(filled, 1):
        yield Passage(text=words, source=source.at(f"t{number}.d{order}"))


def _lines(element: Element) -> str:
    return "\n".join(map(words_in, element.iter("{*}p")))


def _notes(
    found: Iterable[_Note], number: int, before: int, source: Source
) -> Iterator[Passage]:
    """Yield the notes on the cells and the talks about them, with their authors."""
    places: dict[str, str] = {}
    for order, (words, author, note) in enumerate(found, before + 1):
        place = f"c{order}"
        parent = places.get(note.get("parentId", ""), "")
        places[note.get("id") or place] = place
        at = position(note.get("ref", ""))
        yield Passage(
            text=clean(words),
            source=source.at(place),
            kind=PassageKind.MARGIN_COMMENT,
            author=author,
            at=note.get("dT", ""),
            anchor=(f"t{number}.r{at[0]}.c{at[1]}",) if at else (),
            parent=parent,
            resolved=note.get("done") == "1",
        )


def _noted(root: Element | None) -> Iterator[_Note]:
    if root is None:
        return
    names = [author.text or "" for author in root.iter("{*}author")]
    authors = dict(enumerate(names))
    for note in root.iter("{*}comment"):
        number = whole(note.get("authorId", "0"), -1)
        words = "".join(text.text or "" for text in note.iter("{*}t"))
        yield words, authors.get(number, ""), note


def _said(package: Package, root: Element) -> Iterator[_Note]:
    """Yield what is said in the talks ([MS-XLSX] 2.6.205)."""
    persons = package.xml("xl/persons/person.xml")
    names = {
        person.get("id"): person.get("displayName", "")
        for person in (() if persons is None else persons.iter("{*}person"))
    }
    for note in root.iter("{*}threadedComment"):
        yield note.findtext("{*}text", ""), names.get(note.get("personId"), ""), note
