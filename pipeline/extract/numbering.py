"""Which number does Word print before a paragraph?

Nothing in the file says it: the number is counted from list definitions,
styles and all the paragraphs before (ECMA-376 part 1, 17.9). A consultation
needs it twice, as the sender sees it and as it was before the sender's
revisions: an inserted paragraph moves all numbers that follow, and the comment
was made on the old ones. So definitions and counting are apart: one
`Numbering` for a file, one `Count` for each view of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.elements import local, value_of, whole
from pipeline.extract.numerals import written
from pipeline.extract.ooxml import FALSE, Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from pipeline.extract.word_styles import Style, Styles

_PLACEHOLDER = re.compile("%([1-9])")
#: A list has nine levels (ECMA-376 part 1, 17.9.3); others are passed over.
_DEPTHS = range(9)
#: No file links a definition to so many others, one after the other.
_MOST_LINKS = 20
#: These keep their look even where all numbers are to be written in digits.
_NOT_LEGAL = ("decimalZero", "bullet")


class Item(NamedTuple):
    """A paragraph's place in a list: which one, and how deep from 0."""

    list_id: str
    level: int


class Level(NamedTuple):
    """One level of a list.

    `text` is what is printed, with the depth of a level (from 0) where its number
    goes. After which level (from 1) the count begins again is `restart`; 0: it
    never does. `legal`: all numbers in `text` are written in digits; `hidden`: it
    counts and is not printed.
    """

    start: int = 0
    format: str = "decimal"
    text: tuple[str | int, ...] = ()
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None


#: Stands in where a list has no such level.
_ABSENT = Level(start=1)


class List(NamedTuple):
    """A list as paragraphs use it.

    Lists with the same `definition` share one count; `starts` are the levels
    that begin anew, and where, when this list is first used.
    """

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbering:
    """The list definitions of one file, each worked out when it is first used."""

    def __init__(self, package: Package, part: str | None, styles: Styles) -> None:
        self._package = package
        self._part = part
        self._styles = styles
        self._lists: dict[str, List | None] = {}

    def item(self, style: Style, list_id: str | None, level: int | None) -> Item | None:
        """Say where in which list a paragraph stands, or None if in no list.

        `list_id` and `level` are the paragraph's own properties, which go before
        those of its style. In a style the level is the one tied to the style.
        """
        list_id = list_id or style.list_id
        found = self.list(list_id) if list_id else None
        if list_id is None or found is None:
            return None
        if level is None:
            tied = (k for k, v in found.levels.items() if v.style in style.list_styles)
            fallback = style.list_level if list_id == style.list_id else 0
            level = next(tied, fallback or 0)
        return Item(list_id, level)

    def list(self, list_id: str) -> List | None:
        """Return the list of that id; None for 0, which means: no list."""
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id, frozenset())
        return self._lists[list_id]

    def _read(self, list_id: str, seen: frozenset[str]) -> List | None:
        element = self._elements["num"].get(list_id)
        if element is None or list_id in seen or len(seen) > _MOST_LINKS:
            return None
        definition = ""
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for each in element:
            kind, value = local(each.tag), value_of(each)
            if kind == "abstractNumId":
                definition, levels = self._definition(value, seen | {list_id})
            elif kind == "lvlOverride":
                depth = whole(value_of(each, "ilvl"))
                for change in each if depth in _DEPTHS else ():
                    if local(change.tag) == "lvl":
                        levels[depth] = _level(change, depth)
                    elif local(change.tag) == "startOverride":
                        starts[depth] = whole(value_of(change))
        return List(definition, levels, starts)

    def _definition(
        self, key: str, seen: frozenset[str]
    ) -> tuple[str, dict[int, Level]]:
        """Follow the link from a definition to the list style that holds it."""
        levels: dict[int, Level] = {}
        for each in self._elements["abstractNum"].get(key, ()):
            kind = local(each.tag)
            if kind == "lvl":
                depth = whole(value_of(each, "ilvl"))
                if depth in _DEPTHS:
                    levels[depth] = _level(each, depth)
            elif kind == "numStyleLink":
                linked = self._styles.get(value_of(each)).list_id
                found = self._read(linked, seen) if linked else None
                if found:
                    return found.definition, dict(found.levels)
        return key, levels

    @cached_property
    def _elements(self) -> Mapping[str, Mapping[str, Element]]:
        root = self._package.xml(self._part) if self._part else None
        found: dict[str, dict[str, Element]] = {"abstractNum": {}, "num": {}}
        for each in () if root is None else root:
            kind = local(each.tag)
            if kind in found:
                found[kind][value_of(each, f"{kind}Id")] = each
        return found


class Count:
    """The running numbers of one view of a file."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[Item] = set()
        self._last: dict[str, Item] = {}

    def label(self, item: Item) -> str:
        """Count the next paragraph and return its number as printed.

        Empty for a hidden one, and for a bullet, which is a mark and no number.
        """
        found = self._numbering.list(item.list_id)
        level = found and found.levels.get(item.level)
        if not found or not level:
            return ""
        counts = self._counts.setdefault(found.definition, {})
        self._advance(item, found, counts)
        if level.hidden or level.format == "bullet":
            return ""
        return "".join(
            [
                part if isinstance(part, str) else _number(part, found, level, counts)
                for part in level.text
            ]
        )

    def _advance(self, item: Item, found: List, counts: dict[int, int]) -> None:
        if self._last.get(found.definition) == item:
            counts[item.level] += 1
            return
        self._last[found.definition] = item

        def start(depth: int) -> int:
            return found.starts.get(depth, found.levels.get(depth, _ABSENT).start)

        anew = item.level in found.starts and item not in self._begun
        self._begun.add(item)
        if item.level in counts and not anew:
            counts[item.level] += 1
        else:
            counts[item.level] = start(item.level)
        for depth in [depth for depth in counts if depth > item.level]:
            restart = found.levels.get(depth, _ABSENT).restart
            if restart is None or item.level < restart:
                del counts[depth]
        # A level that was passed over counts as begun: 1.1 comes before 2.
        for depth in range(item.level):
            if depth not in counts:
                counts[depth] = start(depth)
                self._begun.add(Item(item.list_id, depth))


def _number(depth: int, found: List, shown: Level, counts: Mapping[int, int]) -> str:
    level = found.levels.get(depth, _ABSENT)
    digits = shown.legal and level.format not in _NOT_LEGAL
    number = counts.get(depth, level.start)
    return written(number, "decimal" if digits else level.format)


def _level(element: Element, depth: int) -> Level:
    found = Level()
    # A format of one's own is wrapped in alternatives; hence all descendants.
    for each in element.iter():
        kind, value = local(each.tag), value_of(each)
        if kind == "start":
            found = found._replace(start=whole(value))
        elif kind == "numFmt" and found.format == "decimal":
            found = found._replace(format=_custom(value, value_of(each, "format")))
        elif kind == "lvlText":
            found = found._replace(text=_template(value, depth))
        elif kind == "lvlRestart":
            found = found._replace(restart=whole(value))
        elif kind == "isLgl":
            found = found._replace(legal=value not in FALSE)
        elif kind == "vanish":
            found = found._replace(hidden=value not in FALSE)
        elif kind == "pStyle":
            found = found._replace(style=value)
    return found


def _template(text: str, depth: int) -> tuple[str | int, ...]:
    """Split `%1.%2.` into its words and the depths of the levels between them.

    Word prints nothing where a deeper level is asked for ([MS-OI29500] 2.1.283).
    """
    words_and_levels = _PLACEHOLDER.split(text)
    if any(int(part) - 1 > depth for part in words_and_levels[1::2]):
        return ()
    pieces = enumerate(words_and_levels)
    return tuple(int(part) - 1 if i % 2 else part for i, part in pieces)


def _custom(name: str, pattern: str) -> str:
    """Name a format of one's own, `001, 002, 003, ...`, by its first number."""
    return pattern.partition(",")[0] if name == "custom" else name
