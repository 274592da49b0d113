"""Which words are drawn in an Office file, and is there a picture that may hold some?

Charts, diagrams and lettering are DrawingML (ECMA-376 part 1, 20 and 21) and stand
in parts of their own or in the drawing itself. A picture is told by its size as it
is shown: nobody writes a paragraph into less than 8 by 2 cm, and most logos and
signatures have no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.elements import whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The kinds of parts that hold such words. What a chart is computed from is none.
DRAWN = ("chart", "chartEx", "diagramData")
#: The kinds of relationships to files that are inserted.
INSERTED = ("oleObject", "package")

PICTURE = (
    "There is a picture in the file that was not read. "
    "If it holds text, please send that text as Word or PDF."
)
INSERTED_FILE = (
    "Another file is inserted in the document and was not read. "
    "Please send that file as well."
)

_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_WIDE, _HIGH = 8.0, 2.0  # centimetres
_EMU = 360_000  # in a centimetre
_UNITS = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "px": 2.54 / 96}
_LENGTH = re.compile(r"(\d+\.?\d*|\.\d+)\s*(cm|mm|in|pt|px)")
_STYLE = re.compile(r"(?:^|;)\s*(width|height):([^;]+)")


def drawn_lines(root: Element) -> Iterator[str]:
    """Yield the words of a chart or a diagram: titles, names, labels, nodes."""
    for each in root.iter("{*}p", "{*}strCache", "{*}strDim"):
        if each.tag.endswith("}p"):
            yield drawn_line(each)
        else:
            yield from (value.text or "" for value in each.iter("{*}v", "{*}pt"))


def drawn_line(paragraph: Element) -> str:
    """Return the words of one paragraph of DrawingML."""
    pieces = paragraph.iter("{*}t", "{*}br")
    return "".join(["\n" if p.tag.endswith("}br") else p.text or "" for p in pieces])


def may_hold_text(wide: float, high: float) -> bool:
    """Tell whether a picture of that size on paper, in centimetres, may hold text."""
    return wide >= _WIDE and high >= _HIGH


def centimetres(length: str) -> float:
    """Read a length with its unit; infinite where it cannot be read.

    >>> centimetres("2in")
    5.08
    """
    found = _LENGTH.fullmatch(length.strip())
    return float(found[1]) * _UNITS[found[2]] if found else float("inf")


def shows_picture(root: Element) -> bool:
    """Tell whether a part shows a picture that may hold text."""
    return any(may_hold_text(*size) for size in _sizes(root))


def frame_faults(root: Element) -> Iterator[str]:
    """Say what the frames of an OpenDocument file hold that is not read."""
    for frame in root.iter("{*}frame"):
        wide, high = (frame.get(f"{_SVG}{s}", "") for s in ("width", "height"))
        if frame.find("{*}object") is not None:
            yield INSERTED_FILE
            continue
        large = may_hold_text(centimetres(wide), centimetres(high))
        if large and frame.find("{*}image") is not None:
            yield PICTURE


def _sizes(root: Element) -> Iterator[tuple[float, float]]:
    """Yield how large the pictures are; one that does not say so is large."""
    for picture in root.iter("{*}pic"):
        holder = next(picture.iterancestors("{*}oneCellAnchor"), picture)
        size = picture.find("{*}spPr/{*}xfrm/{*}ext")
        if size is None:
            size = holder.find("{*}ext")
        wide, high = ("", "") if size is None else (size.get("cx"), size.get("cy"))
        yield _emus(wide), _emus(high)
    for picture in root.iter("{*}imagedata"):  # VML; that of an object is its preview
        if next(picture.iterancestors("{*}object"), None) is None:
            shape = next(picture.iterancestors("{*}shape", "{*}rect"), picture)
            given = dict(_STYLE.findall(shape.get("style", "")))
            yield (
                centimetres(given.get("width", "")),
                centimetres(given.get("height", "")),
            )


def _emus(value: str | None) -> float:
    size = whole(value, -1)
    return size / _EMU if size >= 0 else float("inf")
