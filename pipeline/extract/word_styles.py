"""What does a paragraph style say about lists and headings?

Of a Word file's styles a dozen are used and hundreds are defined. So styles.xml
is cut at its style elements, which is quick, and only the styles asked for are
parsed; a file whose writer lays it out in another way is parsed whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.elements import level_of, local, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from pipeline.extract.ooxml import Package

#: The outline level that says: body text (ECMA-376 part 1, 17.3.1.20).
BODY_TEXT = 9

_START = b"<w:style "
_END = b"</w:style>"
_ID = re.compile(rb'w:styleId="([^"]*)"')
#: Word builds a style on no more than ten others, one on the other.
_MOST_BASED = 100
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)


class Style(NamedTuple):
    """A style with all that it inherits.

    `outline` is 0 for a first-level heading. `list_styles` are the ids from the
    style up to the one that names the list: a level of a list can be tied to
    any of them.
    """

    name: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_styles: tuple[str, ...] = ()

    @property
    def titled(self) -> bool:
        """Tell whether it is the style of the document's title."""
        return self.name.lower() == "title"


class Styles:
    """The styles of one file by id, each worked out once."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._package = package
        self._known: dict[str, Style] = {}
        self._whole: dict[str, Element] = {}
        self._pieces: dict[str, bytes] = {}
        self._default = ""
        data = part and package.data(part)
        if data:
            self._cut(data)

    def get(self, style_id: str | None) -> Style:
        """Return the style; the default one where there is no such style."""
        if style_id is None or not (
            style_id in self._pieces or style_id in self._whole
        ):
            style_id = self._default
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id, frozenset())
        return self._known[style_id]

    def _cut(self, data: bytes) -> None:
        head, *pieces = data.split(_START)
        self._head = head[head.rfind(b"<w:styles") :]
        for piece in pieces:
            tag = piece[: piece.find(b">")]
            if match := _ID.search(tag):
                style_id = match[1].decode(errors="replace")
                self._pieces[style_id] = piece
                if b'w:default="1"' in tag and b'"paragraph"' in tag:
                    self._default = style_id
        if not self._pieces:
            self._take_whole(data)

    def _take_whole(self, data: bytes) -> None:
        root = self._package.parse(data)
        for each in () if root is None else root:
            if style_id := value_of(each, "styleId"):
                self._whole[style_id] = each
                if value_of(each, "default") in ("1", "true"):
                    self._default = self._default or style_id

    def _element(self, style_id: str) -> Element | None:
        piece = self._pieces.get(style_id)
        if piece is None:
            return self._whole.get(style_id)
        body = piece[: piece.find(_END)] + _END
        # The head of the part declares the prefixes that the piece uses.
        opening = self._head[: self._head.find(b">") + 1]
        root = self._package.parse(opening + _START + body + b"</w:styles>")
        return None if root is None else next(iter(root), None)

    def _resolve(self, style_id: str, below: frozenset[str]) -> Style:
        """Work out a style from its own words and its parent's; cycles end."""
        element = self._element(style_id)
        if element is None or style_id in below or len(below) > _MOST_BASED:
            return Style()
        own = {local(child.tag): child for child in element}
        parent = Style()
        if "basedOn" in own:
            above = value_of(own["basedOn"])
            parent = self._resolve(above, below | {style_id})
        name = value_of(own["name"]) if "name" in own else ""
        found = parent._replace(name=name or style_id)
        if match := _HEADING.match(found.name):
            found = found._replace(outline=int(match[1]) - 1)
        for each in own.get("pPr", ()):
            kind = local(each.tag)
            if kind == "outlineLvl":
                found = found._replace(outline=level_of(each))
            elif kind == "numPr":
                found = _in_list(found, each)
        return found._replace(list_styles=(style_id, *found.list_styles))


def _in_list(style: Style, properties: Element) -> Style:
    for each in properties:
        kind = local(each.tag)
        if kind == "numId":
            style = style._replace(list_id=value_of(each), list_styles=())
        elif kind == "ilvl":
            style = style._replace(list_level=level_of(each))
    return style
