"""Which rows does a table have, however a spreadsheet saved it?

The same sheet comes as UTF-8, as "Unicode text" (UTF-16) or in the signs of Western
Windows, with commas, semicolons or tabs, as the machine is set. A row keeps the line on
which it begins. What cannot be read for sure is a fault, with its line.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from io import StringIO
from typing import NamedTuple

_HOW = "save it as CSV in UTF-8, with commas"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What stands between columns, by the settings of the machine that saved the file.
_DELIMITERS = ",;\t"
#: How a file tells a spreadsheet what stands between its columns.
_SAID = re.compile(r"sep=(.)\r?\n")
#: What no word of a Western language holds, so that the signs are those of another
#: one: a sign or a capital amid small letters, or three letters with marks in a row.
_FOREIGN = re.compile(
    r"[^\W\d_][^\w\s\x00-\x7f’‘·–\xa0\xad][^\W\d_]"
    r"|[a-zß-öø-ÿ][À-ÖØ-ÞŠŽŸŒ]"
    r"|[^\W\d_a-zA-Z]{3}|[²³¹¤¦¨¬¯´¶¸¼½¾×÷†‡ˆ‰˜][^\W\d_]"
)


class Row(NamedTuple):
    """The values of a row by the names of their columns, and the line it begins on."""

    line: int
    values: dict[str, str]


class SheetError(Exception):
    """The file holds no table that can be read: on which line, where, and why."""

    def __init__(self, line: int, where: str, what: str) -> None:
        super().__init__(what)
        self.line, self.where, self.what = line, where, what


def rows_of(data: bytes, columns: Sequence[str], needed: int) -> Iterator[Row]:
    """Go through the rows that say anything; the first `needed` columns must be there.

    Raises SheetError.
    """
    text = _text(data)
    said = _SAID.match(text)
    delimiter = said[1] if said else _delimiter(text, columns)
    # strict: a quotation mark that nobody closed would take in all that follows
    lines = StringIO(text[said.end() :] if said else text, newline="")
    table = csv.reader(lines, delimiter=delimiter, strict=True)
    above, names = int(said is not None), list[str]()
    while True:
        line = above + table.line_num + 1
        try:
            read = next(table, None)
        except csv.Error as error:
            raise SheetError(line, "row", _broken(error)) from None
        if read is None:
            break
        values = [" ".join(value.split()) for value in read]
        if not any(values):
            continue
        if not names:
            names = _names(line, values, columns, needed)
        elif any(values[len(names) :]):
            raise SheetError(line, "row", _TOO_LONG.format(delimiter))
        else:
            yield Row(line, dict(zip(names, values, strict=False)))
    if not names:
        raise SheetError(1, "columns", _HEAD.format(", ".join(columns)))


def is_western(data: bytes) -> bool:
    """Tell whether a file only makes sense in the signs of Western Windows."""
    try:
        data.decode(_coding(data))
    except UnicodeDecodeError:
        return True
    return False


def _text(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SheetError(1, "file", f"is a workbook and no CSV; {_HOW}")
    coding = _coding(data)
    try:
        text = data.decode(coding)
    except UnicodeDecodeError:
        if coding != "utf-8":
            raise SheetError(1, "file", f"is cut off or damaged; {_HOW}") from None
        text = _western(data)
    if (at := text.find("\0")) >= 0:
        what = f"holds signs that no text holds; {_HOW}"
        raise SheetError(text.count("\n", 0, at) + 1, "file", what)
    return text


def _coding(data: bytes) -> str:
    """Say how the text is written, by the mark before it, or by its first sign."""
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return coding
    head = data[:2]
    if len(head) > 1 and 0 in head and any(head):
        return "utf-16-be" if head[0] == 0 else "utf-16-le"
    return "utf-8"


def _western(data: bytes) -> str:
    """Read the signs of Western Windows, where they make words of its languages."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        found, at = "", error.start
    else:
        odd = _FOREIGN.search(text)
        if odd is None:
            return text
        found, at = f" (it would read {odd[0]!r})", odd.start()
    line = data.count(b"\n", 0, at) + 1
    raise SheetError(line, "file", f"holds signs that cannot be told{found}; {_HOW}")


def _delimiter(text: str, columns: Sequence[str]) -> str:
    """Choose what stands between the columns that are named first."""
    head = text.lstrip("\r\n ,;").partition("\n")[0]

    def named(delimiter: str) -> int:
        return sum(_plain(name) in columns for name in head.split(delimiter))

    return max(_DELIMITERS, key=named)


def _plain(name: str) -> str:
    return name.strip(" \t\r\n\"'\ufeff\xa0").lower()


def _names(
    line: int, values: Sequence[str], columns: Sequence[str], needed: int
) -> list[str]:
    """Read the names of the columns; what is none of ours is nobody's business."""
    names = [_plain(value) for value in values]
    missing = [name for name in columns if name not in names]
    if {*missing} & {*columns[:needed]}:
        raise SheetError(line, "columns", _HEAD.format(", ".join(columns)))
    for name in names:
        if name in columns and names.count(name) > 1:
            raise SheetError(line, name, "is the name of two columns; keep one")
        if name not in columns and (near := get_close_matches(name, missing, 1, 0.75)):
            what = f"is no column; perhaps {near[0]} is meant"
            raise SheetError(line, name, what)
    return names


_HEAD = "the first line must name the columns {}"
_TOO_LONG = (
    "has more values than there are columns; a value with {!r} in it stands in "
    "quotation marks"
)


def _broken(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a quotation mark is opened here and never closed; close it"
    if "expected after" in str(error):
        return (
            "a quotation mark stands inside a value; write it twice, and the whole "
            f"value in quotation marks; or {_HOW}"
        )
    return f"is no row of a table ({error}); {_HOW}"
