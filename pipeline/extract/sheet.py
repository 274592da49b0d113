"""What do the cells of a workbook say? xlsx, xls and ods, sheet by sheet.

Places are `t1.r4.c2`: sheet, row and column from 1, as the program shows them;
a sheet that was given a name has it as a heading, `t1`. Notes on the cells of
an xlsx, and talks about them, are margin comments, `c3`.
"""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

import olefile  # type: ignore[import-untyped]  # it ships no types
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from pipeline.extract.ooxml import DAMAGED, PROTECTED, Package, UnreadableError
from pipeline.extract.text import MOST_CELLS, TOO_MANY_CELLS
from pipeline.filetype import XLS, XLSX
from pipeline.headers import clean
from rules.terms import Cell, Passage, PassageKind, Read, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from rules.terms import Source

    #: The words of a note, its author, and the element that says the rest.
    _Note = tuple[str, str, Element]

_PLAIN_NAME = re.compile(r"\w+ ?\d+")  # Sheet1, Feuille 2, Лист3
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_FILE_PASS, _FIRST_RECORDS = 0x2F, 1024
_PANIC = "PanicException"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_workbook(data: bytes, source: Source, kind: str) -> Reading:
    """Read a workbook of that type. Raises UnreadableError with a sentence."""
    if kind == XLS and _is_protected(data):
        raise UnreadableError(PROTECTED)
    # The directory of the zip is judged before anything is inflated.
    package = None if kind == XLS else Package(data)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            found = list(islice(_cells(workbook, source), MOST_CELLS + 1))
    except PasswordError as fault:
        raise UnreadableError(PROTECTED) from fault
    except BaseException as fault:
        # A panic of the library in Rust is no Exception, and has no name to import.
        if isinstance(fault, CalamineError) or type(fault).__name__ == _PANIC:
            raise UnreadableError(DAMAGED) from fault
        raise
    notes = _notes(package, source) if package and kind == XLSX else ()
    passages = (*found[:MOST_CELLS], *notes)
    if len(found) > MOST_CELLS:
        return Reading(read=Read.PARTIAL, passages=passages, why=TOO_MANY_CELLS)
    return Reading(read=Read.FULL, passages=passages)


def _is_protected(data: bytes) -> bool:
    """Look for the record FilePass among the first ([MS-XLS] 2.4.117)."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            name = next((n for n in ("Workbook", "Book") if file.exists(n)), "")
            start = file.openstream(name).read(_FIRST_RECORDS) if name else b""
    except (OSError, ValueError, IndexError, struct.error) as fault:
        raise UnreadableError(DAMAGED) from fault
    at = 0
    while at + 4 <= len(start):
        kind, size = struct.unpack_from("<HH", start, at)
        if kind == _FILE_PASS:
            return True
        at += 4 + size
    return False


def _cells(workbook: CalamineWorkbook, source: Source) -> Iterator[Passage]:
    for number, name in enumerate(workbook.sheet_names, 1):
        if not _PLAIN_NAME.fullmatch(name):
            yield Passage(
                text=clean(name),
                source=replace(source, place=f"t{number}"),
                kind=PassageKind.HEADING,
            )
        sheet = workbook.get_sheet_by_index(number - 1)
        down, right = sheet.start or (0, 0)
        for row, values in enumerate(sheet.iter_rows(), 1):
            # Empty rows above the first cell are given, empty columns are not.
            for column, value in enumerate(values, 1 + right):
                if words := clean(_text(value)).strip():
                    yield Passage(
                        text=words,
                        source=replace(source, place=f"t{number}.r{row}.c{column}"),
                        kind=PassageKind.CELL,
                        cell=Cell(table=number, row=row, column=column),
                        header_row=row == 1 + down,
                    )


def _text(value: object) -> str:
    """Print a value as a person typed it: 17, not 17.0; a day without a time."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _notes(package: Package, source: Source) -> Iterator[Passage]:
    """Yield the notes on the cells and the talks about them, with their authors."""
    relations = package.relations("xl/workbook.xml")
    book = package.xml("xl/workbook.xml")
    count = 0
    for number, sheet in enumerate(() if book is None else book.iter("{*}sheet"), 1):
        part = relations.get(sheet.get(_ID, ""))
        kinds = {
            r.kind: package.xml(r.target)
            for r in (package.relations(part.target).values() if part else ())
        }
        talks, notes = kinds.get("threadedComment"), kinds.get("comments")
        # Of each talk there is a note too, for programs that know no talks.
        found = _said(package, talks) if talks is not None else _noted(notes)
        places: dict[str, str] = {}
        for words, author, note in found:
            count += 1
            places[note.get("id", "")] = place = f"c{count}"
            yield Passage(
                text=clean(words),
                source=replace(source, place=place),
                kind=PassageKind.MARGIN_COMMENT,
                author=author,
                at=note.get("dT", ""),
                anchor=_anchor(number, note.get("ref", "")),
                parent=places.get(note.get("parentId", ""), ""),
                resolved=note.get("done") == "1",
            )


def _noted(root: Element | None) -> Iterator[_Note]:
    if root is None:
        return
    authors = [author.text or "" for author in root.iter("{*}author")]
    for note in root.iter("{*}comment"):
        number = int(note.get("authorId", "0"))
        words = "".join(text.text or "" for text in note.iter("{*}t"))
        yield words, authors[number] if number < len(authors) else "", note


def _said(package: Package, root: Element) -> Iterator[_Note]:
    """Yield what is said in the talks ([MS-XLSX] 2.6.205)."""
    persons = package.xml("xl/persons/person.xml")
    names = {
        person.get("id"): person.get("displayName", "")
        for person in (() if persons is None else persons.iter("{*}person"))
    }
    for note in root.iter("{*}threadedComment"):
        yield note.findtext("{*}text", ""), names.get(note.get("personId"), ""), note


def _anchor(table: int, reference: str) -> tuple[str, ...]:
    """Turn `B4` into the place of the cell."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return ()
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return (f"t{table}.r{found[2]}.c{column}",)
