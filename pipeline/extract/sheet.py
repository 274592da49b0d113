"""What do the cells of a workbook say? xlsx, xls and ods, sheet by sheet.

Places are `s1.r4.c2`: sheet, row and column from 1.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from pipeline.extract.ooxml import DAMAGED, UnreadableError
from rules.terms import Cell, Passage, PassageKind, Read, Reading, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_CELLS = 200_000


def read_workbook(data: bytes, source: Source) -> Reading:
    """Read a workbook. Raises UnreadableError with a sentence."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        passages: list[Passage] = []
        for passage in _cells(workbook, source):
            if len(passages) == _MOST_CELLS:
                why = f"Only the first {_MOST_CELLS} cells were read."
                return Reading(read=Read.PARTIAL, passages=tuple(passages), why=why)
            passages.append(passage)
    except CalamineError as fault:
        raise UnreadableError(DAMAGED) from fault
    return Reading(read=Read.FULL, passages=tuple(passages))


def _cells(workbook: CalamineWorkbook, source: Source) -> Iterator[Passage]:
    for number, name in enumerate(workbook.sheet_names, start=1):
        sheet = workbook.get_sheet_by_name(name)
        for row, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
            for column, value in enumerate(cells, start=1):
                text = _text(value)
                if text.strip():
                    yield Passage(
                        text=text,
                        kind=PassageKind.CELL,
                        source=Source(
                            part=source.part,
                            sha256=source.sha256,
                            place=f"s{number}.r{row}.c{column}",
                        ),
                        cell=Cell(table=number, row=row, column=column),
                    )


def _text(value: object) -> str:
    """Print a number as a person typed it: 17, not 17.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
