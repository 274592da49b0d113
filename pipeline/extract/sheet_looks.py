"""How does an .xlsx show the values of its cells, and which have no value yet?

A share is shown as 25 %, a number with its zeros before it, struck words as
struck (ECMA-376 part 1, 18.8). A formula that was never calculated has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from pipeline.extract.ooxml import FALSE, Package
from pipeline.message.headers import clean
from rules.terms import Run

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


#: Formats that are built in and show a share, by their numbers.
_FORMATS = {"9": "0%", "10": "0.00%"}
_SHARE = re.compile(r"[#,0]*0(?:\.(0+))?%")
_ZEROS = re.compile(r"0{2,}")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class Look(NamedTuple):
    """How one cell is shown; `formula` where it has one and no value."""

    form: str = ""
    runs: tuple[Run, ...] = ()
    struck: bool = False
    formula: str = ""


def shown(value: float, form: str) -> str:
    """Print a number in a format; empty where the format is of no moment.

    >>> shown(0.25, "0%"), shown(7, "000")
    ('25%', '007')
    """
    if found := _SHARE.fullmatch(form):
        return f"{value:.{len(found[1] or '')}%}"
    if _ZEROS.fullmatch(form) and isfinite(value):
        return f"{round(value):0{len(form)}d}"
    return ""


def position(reference: str) -> tuple[int, int] | None:
    """Read `B4` as row and column from 1.

    >>> position("B4")
    (4, 2)
    """
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


class Looks:
    """The looks of the cells of a workbook, sheet by sheet."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._strings = dict(_struck_strings(package))
        styles = package.xml("xl/styles.xml")
        self._styles = {} if styles is None else dict(_styles(styles))

    def of(self, part: str, most: int) -> dict[tuple[int, int], Look]:
        """Return the looks of cells by row and column, where there is one to tell."""
        found: dict[tuple[int, int], Look] = {}
        data = self._package.data(part) or b""
        cells = etree.iterparse(
            BytesIO(data), tag="{*}c", resolve_entities=False, no_network=True
        )
        try:
            for _, cell in islice(cells, most):
                look = self._look(cell)
                if look != Look() and (at := position(cell.get("r", ""))):
                    found[at] = look
                cell.clear()
        except etree.XMLSyntaxError:  # what is damaged is said of the values
            pass
        return found

    def _look(self, cell: Element) -> Look:
        look = self._styles.get(cell.get("s", ""), Look())
        formula, value = cell.find("{*}f"), cell.findtext("{*}v")
        if formula is not None and not value and cell.get("t") != "str":
            look = look._replace(formula="=" + (formula.text or "…"))
        if cell.get("t") == "s" and value in self._strings:
            return look._replace(runs=self._strings[value])
        inline = cell.find("{*}is")
        return look if inline is None else look._replace(runs=_runs(inline))


def _styles(root: Element) -> Iterator[tuple[str, Look]]:
    forms = _FORMATS | {
        each.get("numFmtId", ""): each.get("formatCode", "")
        for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = [_is(font, "strike") for font in root.iterfind("{*}fonts/{*}font")]
    struck = {str(number) for number, true in enumerate(fonts) if true}
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        form = forms.get(style.get("numFmtId", ""), "")
        form = form if _SHARE.fullmatch(form) or _ZEROS.fullmatch(form) else ""
        yield str(number), Look(form=form, struck=style.get("fontId") in struck)


def _struck_strings(package: Package) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Yield the strings that many cells share and of which some words are struck."""
    name = "xl/sharedStrings.xml"
    if b"strike" not in (package.data(name) or b""):
        return
    root = package.xml(name)
    for number, string in enumerate(() if root is None else root.iterfind("{*}si")):
        if runs := _runs(string):
            yield str(number), runs


def _runs(string: Element) -> tuple[Run, ...]:
    """Return the pieces of a string of which some are struck."""
    pieces = tuple(
        Run(
            text=clean(piece.findtext("{*}t", "")),
            strike=(look := piece.find("{*}rPr")) is not None and _is(look, "strike"),
        )
        for piece in string.iterfind("{*}r")
    )
    return pieces if any(piece.strike for piece in pieces) else ()


def _is(look: Element, name: str) -> bool:
    mark = look.find(f"{{*}}{name}")
    attributes: Mapping[str, str] = {} if mark is None else mark.attrib  # type: ignore[assignment]  # they are strings
    return mark is not None and attributes.get("val", "1") not in FALSE
