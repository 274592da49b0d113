"""Which lines does a draft in OpenDocument format hold?

Reads content.xml (ODF 1.3 part 3): headings, paragraphs, lists with the numbers
that they count. Tracked insertions are left out, and deleted words are put back,
so that the text is the one before the revisions.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.drafts.contents import Line, Mark
from pipeline.extract.elements import local, words_in
from pipeline.extract.numerals import BRIEF_FORMATS, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

#: No list counts further, whatever the file says.
_MOST_FIGURES = 9


class OdtText:
    """Reads the text of one file; `revised` is complete when all lines are read."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self.revised: list[Mark] = []
        self._content = content
        self._levels = {
            _value(style, "name"): {_value(level, "level"): level for level in style}
            for root in (styles, content)
            if root is not None
            for style in root.iter("{*}list-style")
        }
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._changes = {
            _value(region, "id"): region for region in content.iter("{*}changed-region")
        }
        self._inserting: dict[str, list[str]] = {}

    def lines(self) -> Iterator[Line]:
        """Yield headings, paragraphs and list items in order."""
        for body in self._content.iter("{*}text"):
            if body.tag.rpartition("}")[0].endswith("office:1.0"):
                yield from self._blocks(body)

    def _blocks(self, parent: Element) -> Iterator[Line]:
        for child in parent:
            name = local(child.tag)
            if name in ("h", "p"):
                yield Line(self._words(child), "", name == "h")
            elif name == "list":
                yield from self._list(child, _value(child, "style-name"), 1)
            elif name in ("section", "table", "table-row", "table-cell"):
                yield from self._blocks(child)
            else:
                self._mark(name, child)

    def _list(self, element: Element, style: str, depth: int) -> Iterator[Line]:
        goes_on = _value(element, "continue-numbering") or _value(
            element, "continue-list"
        )
        if depth == 1 and not goes_on:
            self._counts.pop(style, None)
        for item in element:
            number = self._number(item, style, depth)
            for child in item:
                name = local(child.tag)
                if name in ("h", "p"):
                    yield Line(self._words(child), number, name == "h")
                    number = ""
                elif name == "list":
                    inner = _value(child, "style-name") or style
                    yield from self._list(child, inner, depth + 1)

    def _number(self, item: Element, style: str, depth: int) -> str:
        level = self._levels.get(style, {}).get(str(depth))
        if local(item.tag) != "list-item" or level is None:
            return ""
        counts = self._counts[style]
        start = _whole(_value(level, "start-value"), 1)
        following = counts[depth] + 1 if depth in counts else start
        counts[depth] = _whole(_value(item, "start-value"), following)
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        style_format = BRIEF_FORMATS.get(_value(level, "num-format"))
        if style_format is None:
            return ""
        shown = range(depth + 1 - _whole(_value(level, "display-levels"), 1), depth + 1)
        numbers = (written(counts.get(each, 1), style_format) for each in shown)
        return (
            _value(level, "num-prefix")
            + ".".join(numbers)
            + _value(level, "num-suffix")
        )

    def _words(self, element: Element) -> str:
        """Return the words of a paragraph before the revisions."""
        parts = [self._said(element.text)]
        for child in element:
            name = local(child.tag)
            if name == "s":
                parts.append(self._said(" " * min(_whole(_value(child, "c"), 1), 1000)))
            elif name == "tab":
                parts.append(self._said("\t"))
            elif name == "line-break":
                parts.append(self._said("\n"))
            elif name in ("span", "a", "meta", "ruby", "ruby-base"):
                parts.append(self._words(child))
            else:
                parts.append(self._mark(name, child))
            parts.append(self._said(child.tail))
        return "".join(parts)

    def _said(self, text: str | None) -> str:
        """Keep words back while they are inserted ones."""
        for words in self._inserting.values():
            words.append(text or "")
        return "" if self._inserting else text or ""

    def _mark(self, name: str, element: Element) -> str:
        """Follow a revision or note; return the words that it had taken out."""
        region = self._changes.get(_value(element, "change-id"))
        if name == "annotation":
            words = [words_in(p) for p in element.iterchildren("{*}p", "{*}list")]
            self._note("\n".join(words), element)
        elif name == "change-start" and region is not None:
            if next(region.iterchildren("{*}insertion"), None) is not None:
                self._inserting[_value(element, "change-id")] = []
        elif name == "change-end":
            words = self._inserting.pop(_value(element, "change-id"), [])
            if region is not None:
                self._note("".join(words), region)
        elif name == "change" and region is not None:
            taken = "\n".join(words_in(each) for each in region.iter("{*}p", "{*}h"))
            self._note(taken, region)
            return taken
        return ""

    def _note(self, text: str, element: Element) -> None:
        author = next((each.text or "" for each in element.iter("{*}creator")), "")
        if text.strip():
            self.revised.append(Mark(text.strip(), author))


def _value(element: Element, name: str) -> str:
    """Return an attribute by its local name: ODF spreads them over namespaces."""
    attributes: Mapping[str, str] = {
        str(key).rpartition("}")[2]: str(value) for key, value in element.items()
    }
    return attributes.get(name, "")


def _whole(value: str, default: int) -> int:
    return int(value) if value.isdecimal() and len(value) <= _MOST_FIGURES else default
