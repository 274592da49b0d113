"""Which words are drawn in a Word file: in charts, diagrams and lettering?

They are DrawingML (ECMA-376 part 1, 20 and 21) and stand in parts of their own or
in the drawing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

#: The kinds of parts that hold such words. What a chart is computed from is none.
DRAWN = ("chart", "chartEx", "diagramData")


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
