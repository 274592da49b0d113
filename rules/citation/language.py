"""What do the languages tell the grammar, and what does it find?

A language is a value: its words for pieces, lists, ranges, positions and for
what lies outside. A mention is what the grammar finds with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Noun(StrEnum):
    """What a reference calls the piece it names."""

    ARTICLE = "article"
    SECTION = "section"
    RECITAL = "recital"
    CLAUSE = "clause"  # an article or a paragraph, as the draft has it
    SIGN = "sign"  # the section sign
    PARAGRAPH = "paragraph"
    POINT = "point"
    BULLET = "bullet"
    SENTENCE = "sentence"  # a detail inside a piece; never a piece itself
    NONE = "none"  # a number without a noun


#: How deep in a document a noun stands: the inner follows or precedes the outer.
DEPTH = {
    Noun.ARTICLE: 0,
    Noun.SECTION: 0,
    Noun.RECITAL: 0,
    Noun.CLAUSE: 0,
    Noun.NONE: 0,
    Noun.SIGN: 1,
    Noun.PARAGRAPH: 2,
    Noun.POINT: 3,
    Noun.BULLET: 3,
    Noun.SENTENCE: 4,
}


class Position(StrEnum):
    """A place told by what was spoken of before."""

    NEXT = "next"
    SAME = "same"
    PREVIOUS = "previous"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language, as patterns over folded text.

    `signs` may stand between noun and number, `openers` before the first
    number of a range, `joins` and `ranges` between numbers; after `spans`
    ("between") a conjunction makes a range. `suffixes` map
    "bis" and its kin to the Latin word, `numbers` cardinals and ordinals to
    figures (-1: the last). `former` opens a remark on an earlier number, `now` one
    on the present number, `new` says that a piece is none as yet; `old` before a
    piece, and `earlier` behind it, say that the number is an earlier draft's.
    `links` join an inner piece to the one that holds it. With `trailing` the
    noun stands behind its number.
    """

    code: str
    nouns: Mapping[Noun, str]
    signs: str = ""
    openers: str = ""
    joins: str = ""
    ranges: str = ""
    spans: str = ""
    suffixes: Mapping[str, str] = field(default_factory=dict)
    cardinals: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    positions: Mapping[Position, str] = field(default_factory=dict)
    former: str = ""
    old: str = ""
    earlier: str = ""
    now: str = ""
    new: str = ""
    open_ended: str = ""
    links: str = ""
    prefixes: str = ""
    trailing: bool = False
    arguments: str = ""
    instruments: str = ""
    own: str = ""


#: The components of a label: ("26", "2", "g"), ("60 bis",), ("4", "2", "1").
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One path, or the first and the last of a range."""

    path: Path
    last: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name pieces; `start` and `end` count in the folded text.

    `counted`: the numbers are ordinals ("second bullet"). `open_ended`: the
    list has no end ("29 ff."). `misspelt`: the noun was read with tolerance.
    `detail`: a sentence or a line inside the piece is meant. `dotted`: the numbers are
    typed with stops ("4.2"). `former`: they are those of an earlier draft. `new`: the
    piece is to be added.
    """

    start: int
    end: int
    noun: Noun
    items: tuple[Item, ...] = ()
    counted: bool = False
    position: Position | None = None
    open_ended: bool = False
    misspelt: bool = False
    detail: bool = False
    dotted: bool = False
    former: bool = False
    new: bool = False

    @property
    def several(self) -> bool:
        """Whether it is a list of pieces, or a range."""
        return len(self.items) > 1 or any(item.last for item in self.items)
