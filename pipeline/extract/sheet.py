"""What do the cells of a workbook say? xlsx, xls and ods, sheet by sheet.

Places are `t1.r4.c2`: sheet, row and column from 1, as the program shows them;
a sheet that was given a name, or is hidden, has it as a heading, `t1`. Words in
shapes, charts and diagrams are `t1.d2`. Notes on the cells, and talks about them,
are margin comments, `c3`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from pipeline.extract.old_sheet import beside_xls
from pipeline.extract.ooxml import (
    DAMAGED,
    DAMAGED_PART,
    PROTECTED,
    Package,
    UnreadableError,
)
from pipeline.extract.sheet_beside import beside_ods, beside_xlsx, sheet_parts
from pipeline.extract.sheet_looks import Look, Looks, shown
from pipeline.extract.text import MOST_CELLS, TOO_MANY_CELLS
from pipeline.message.filetype import XLS, XLSX
from pipeline.message.headers import clean
from rules.terms import Cell, Passage, PassageKind, Read, Reading, Run, Source

if TYPE_CHECKING:
    #: The looks of the cells of a sheet, which is counted from 0.
    _LooksOf = Callable[[int], dict[tuple[int, int], Look]]

_PLAIN_NAME = re.compile(r"\w+ ?\d+")  # Sheet1, Feuille 2, Лист3
_PANIC = "PanicException"
_PLAIN = Look()


def read_workbook(data: bytes, source: Source, kind: str) -> Reading:
    """Read a workbook of that type. Raises UnreadableError with a sentence."""
    package: Package | None = None
    looks_of: _LooksOf = _unlooked
    if kind == XLS:
        beside, faults = beside_xls(data, source)
    elif kind == XLSX:
        # The directory of the zip is judged before anything is inflated.
        package = Package(data)
        beside, faults = beside_xlsx(package, source)
        looks_of = _looks_of(package)
    else:
        package = Package(data)
        beside, faults = beside_ods(package, source)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            cells = _cells(workbook, source, looks_of, faults)
            found = list(islice(cells, MOST_CELLS + 1))
    except PasswordError as fault:
        raise UnreadableError(PROTECTED) from fault
    except BaseException as fault:
        # A panic of the library in Rust is no Exception, and has no name to import.
        if type(fault).__name__ == _PANIC:
            raise UnreadableError(DAMAGED) from fault
        raise
    if len(found) > MOST_CELLS:
        faults.append(TOO_MANY_CELLS)
    faults += package.faults if package else ()
    return Reading(
        read=Read.PARTIAL if faults else Read.FULL,
        passages=(*found[:MOST_CELLS], *beside),
        why=" ".join(dict.fromkeys(faults)),
    )


def _unlooked(_sheet: int) -> dict[tuple[int, int], Look]:
    return {}


def _looks_of(package: Package) -> _LooksOf:
    parts, looks = sheet_parts(package), Looks(package)
    return lambda sheet: looks.of(parts[sheet], MOST_CELLS) if parts[sheet:] else {}


def _cells(
    workbook: CalamineWorkbook, source: Source, looks_of: _LooksOf, faults: list[str]
) -> Iterator[Passage]:
    for number, about in enumerate(workbook.sheets_metadata, 1):
        hidden = "" if about.visible is SheetVisibleEnum.Visible else " (hidden sheet)"
        if hidden or not _PLAIN_NAME.fullmatch(about.name):
            yield Passage(
                text=clean(about.name) + hidden,
                source=source.at(f"t{number}"),
                kind=PassageKind.HEADING,
            )
        sheet = workbook.get_sheet_by_index(number - 1)
        down, right = sheet.start or (0, 0)
        looks = looks_of(number - 1)
        for row, values in enumerate(_rows(sheet, faults), 1):
            # Empty rows above the first cell are given, empty columns are not.
            for column, value in enumerate(values, 1 + right):
                look = looks.pop((row, column), _PLAIN)
                if value == "" and not look.formula:  # as nearly all of a wide sheet
                    continue
                at = Cell(table=number, row=row, column=column)
                if cell := _cell(value, look, at, source):
                    yield replace(cell, header_row=row == 1 + down)
        # Beyond the last value there may still be formulas.
        for (row, column), look in looks.items():
            at = Cell(table=number, row=row, column=column)
            if cell := _cell("", look, at, source):
                yield cell


def _rows(sheet: CalamineSheet, faults: list[str]) -> Iterator[Sequence[object]]:
    """Yield the rows of a sheet; none of one with a duration beyond all calendars."""
    rows = sheet.iter_rows()
    while True:
        try:
            values: Sequence[object] = next(rows)
        except StopIteration:
            return
        except OverflowError:
            faults.append(DAMAGED_PART)
            values = ()
        yield values


def _cell(value: object, look: Look, at: Cell, source: Source) -> Passage | None:
    words = clean(_text(value, look.form)).strip() or clean(look.formula)
    if not words:
        return None
    runs = look.runs if "".join(run.text for run in look.runs) == words else ()
    if look.struck:
        runs = (Run(text=words, strike=True),)
    return Passage(
        text=words,
        source=source.at(at.place),
        kind=PassageKind.CELL,
        runs=runs,
        cell=at,
    )


def _text(value: object, form: str) -> str:
    """Print a value as it is shown: 17, not 17.0; TRUE; a day without a time."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float) and (words := shown(value, form)):
        return words
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)
