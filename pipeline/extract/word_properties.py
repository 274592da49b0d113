"""What does a Word paragraph say of itself: heading, list, end?

Its own properties go before those of its style; a revision of properties keeps
the former ones, so that a list number can be told for both views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.elements import level_of, local, value_of
from pipeline.extract.word_runs import CHANGES, Mark, mark_of
from pipeline.extract.word_styles import BODY_TEXT, Style, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from pipeline.extract.numbering import Item, Numbering


class Properties(NamedTuple):
    """A paragraph's properties.

    `outline` is 0 for a first-level heading and None for what is no heading;
    `titled`: it is the document's title. `item` is its place in a list, `before`
    the one before the revisions. `mark` is the revision of the paragraph's end.
    """

    outline: int | None
    titled: bool
    item: Item | None
    before: Item | None
    mark: Mark | None


class PropertyReader:
    """Reads the properties of the paragraphs of one file."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def read(self, paragraph: Element, mark: Mark | None) -> Properties:
        """Read a paragraph that stands under a revision or None."""
        first = next(iter(paragraph), None)
        if first is None or local(first.tag) != "pPr":
            style = self._styles.get(None)
            item = self._numbering.item(style, None, None)
            return _told(style, None, item, item, mark)
        return self._read(first, mark)

    def _read(self, properties: Element, mark: Mark | None) -> Properties:
        style_id = outline = former = None
        listing = _Listing()
        for each in properties:
            name = local(each.tag)
            if name == "pStyle":
                style_id = value_of(each)
            elif name == "numPr":
                listing = _listing(each)
            elif name == "rPr":
                mark = _mark(each, mark)
            elif name == "outlineLvl":
                outline = level_of(each)
            elif name == "pPrChange":
                former = next(iter(each), None)
        style = self._styles.get(style_id)
        item = self._numbering.item(style, listing.list_id, listing.level)
        before = None if listing.inserted else item
        if former is not None:
            before = self._read(former, None).item
        return _told(style, outline, item, before, mark)


class _Listing(NamedTuple):
    """The list that a paragraph itself names; `inserted` by a revision."""

    list_id: str | None = None
    level: int | None = None
    inserted: bool = False


def _listing(properties: Element) -> _Listing:
    found = _Listing()
    for each in properties:
        name = local(each.tag)
        if name == "numId":
            found = found._replace(list_id=value_of(each))
        elif name == "ilvl":
            found = found._replace(level=level_of(each))
        elif name == "ins":
            found = found._replace(inserted=True)
    return found


def _mark(properties: Element, mark: Mark | None) -> Mark | None:
    for each in properties:
        name = local(each.tag)
        if name in CHANGES:
            mark = mark_of(each, CHANGES[name], mark)
    return mark


def _told(
    style: Style,
    outline: int | None,
    item: Item | None,
    before: Item | None,
    mark: Mark | None,
) -> Properties:
    level = style.outline if outline is None else outline
    if level is not None and level >= BODY_TEXT:
        level = None
    return Properties(level, style.titled, item, before, mark)
