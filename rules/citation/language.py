"""What do the languages tell the grammar, and what does it find?

A language is a value: its words for pieces, lists, ranges, positions and for
what lies outside, from the table beside this module. A mention is what the grammar
finds with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from rules.tables import beside


class Noun(StrEnum):
    """What a reference calls the piece it names."""

    ARTICLE = "article"
    SECTION = "section"
    RECITAL = "recital"
    ANNEX = "annex"  # what stands behind the other pieces, or closes them
    NAMED = "named"  # what the draft calls its pieces: "Recommendation 4"
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
    Noun.ANNEX: 0,
    Noun.NAMED: 0,
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


class Neighbour(StrEnum):
    """How words name the piece beside one that is cited: "the one following 7".

    `AFTER` and `BEFORE` are words that may tell instead where something should go.
    """

    NEXT = "next"
    PREVIOUS = "previous"
    AFTER = "after"
    BEFORE = "before"
    SEVERAL = "several"

    @property
    def step(self) -> int:
        """Where the piece stands: one on, or one back; of several nobody can tell."""
        if self is Neighbour.SEVERAL:
            return 0
        return 1 if self in (Neighbour.NEXT, Neighbour.AFTER) else -1


class Part(StrEnum):
    """A part of a resolution that counts its own paragraphs: PP1, OP1."""

    PREAMBLE = "preamble"
    OPERATIVE = "operative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language, as patterns over folded text.

    `signs` may stand between noun and number, `openers` before the first
    number of a range, `joins` and `ranges` between numbers; after `spans`
    ("between") a conjunction makes a range, but not after `pairs` ("a tension between",
    "prefer"): these have two ends and nothing between. `suffixes` map
    "bis" and its kin to the Latin word, `numbers` cardinals and ordinals to
    figures (-1: the last). `former` opens a remark on an earlier number, `now` one
    on the present number, `new` says that a piece is none as yet; `old` before a
    piece, and `earlier` behind it, say that the number is an earlier draft's.
    `positions` are said of a {piece}, or of a `single` one as drafts call them, and
    some have their {ends} behind; `runs` are said of so {many} `pieces`, `neighbours`
    of the piece beside {it}, a cited one. None is meant by any behind `fresh`, or where
    a sentence that `adds`, but not `into` it, goes on with new words.
    `links` join an inner piece to the one that holds it; `elsewhere` numbers a point of
    the sender's own or of an agenda, and in `elliptic` an ordinal, {nth}, stands alone
    for a piece, or {high}, which counts no remarks. With `trailing` the noun stands
    behind its number, but a `heading` one before it, and perhaps right behind other
    words. `preambular` and `operative` tell
    of which part of a resolution a paragraph is; the codes of both stand for the noun,
    right before the number: "OP16".
    """

    code: str
    nouns: Mapping[Noun, str]
    signs: str = ""
    openers: str = ""
    joins: str = ""
    ranges: str = ""
    spans: str = ""
    pairs: str = ""
    suffixes: Mapping[str, str] = field(default_factory=dict)
    cardinals: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    positions: Mapping[Position, str] = field(default_factory=dict)
    runs: Mapping[Position, str] = field(default_factory=dict)
    neighbours: Mapping[Neighbour, Sequence[str]] = field(default_factory=dict)
    former: str = ""
    old: str = ""
    earlier: str = ""
    now: str = ""
    new: str = ""
    open_ended: str = ""
    piece: str = ""
    pieces: str = ""
    many: str = ""
    single: str = ""
    ends: str = ""
    fresh: str = ""
    adds: str = ""
    into: str = ""
    links: str = ""
    elsewhere: str = ""
    elliptic: str
    prefixes: str = ""
    trailing: bool = False
    heading: str = ""
    preambular: str = ""
    operative: str = ""
    preambular_code: str = ""
    operative_code: str = ""
    arguments: str = ""
    instruments: str = ""
    own: str = ""


#: Each has its words in a file of its own, `words/en.toml` and so on.
CODES = ("en", "fr", "es", "ru", "ar", "zh", "de")


@cache
def languages() -> tuple[Language, ...]:
    """Read the words of all languages.

    A pattern is one text, or several of which one fits. Of numbers, the nth of
    `words` is that for n, with "/" between its forms and one of `endings` behind
    each; `tens` are joined with the first nine by `between`; the `first` that stands
    alone may be a later one; `last` has no number, and `also` are whole words. A list
    of suffixes means each as it is.
    """
    words = f"{__package__}.words"
    return tuple(_language(code, beside(f"{words}.{code}")) for code in CODES)


def _language(code: str, table: dict[str, Any]) -> Language:
    numbers = {key: table.pop(key, {}) for key in ("cardinals", "ordinals")}
    by_kind = {key: table.pop(key, {}) for key in ("nouns", "positions", "runs")}
    beside = table.pop("neighbours", {}).items()
    suffixes = table.pop("suffixes", {})
    return Language(
        code=code,
        nouns={Noun(noun): _either(words) for noun, words in by_kind["nouns"].items()},
        positions={Position(p): _either(w) for p, w in by_kind["positions"].items()},
        runs={Position(p): _either(w) for p, w in by_kind["runs"].items()},
        neighbours={Neighbour(k): [w] if isinstance(w, str) else w for k, w in beside},
        cardinals=_numbers(numbers["cardinals"]),
        ordinals=_numbers(numbers["ordinals"]),
        suffixes=suffixes
        if isinstance(suffixes, dict)
        else dict(zip(suffixes, suffixes, strict=True)),
        trailing=table.pop("trailing", False),
        **{name: _either(words) for name, words in table.items()},
    )


def _either(words: str | list[str]) -> str:
    return words if isinstance(words, str) else "|".join(words)


def _numbers(table: Mapping[str, Any]) -> dict[str, int]:
    words = dict(enumerate(table.get("words", ()), 1))
    alone = {n: forms for n, forms in words.items() if n >= table.get("first", 1)}
    spelt = {
        f"{form}{ending}": n
        for n, forms in (*alone.items(), (-1, table.get("last", "")))
        for form in filter(None, forms.split("/"))
        for ending in table.get("endings", [""])
    }
    # in haste the one letter is typed for the other
    spelt |= {word.replace("ة", "ه"): n for word, n in spelt.items()}
    joined = {
        f"{ten}{table['between']}{words[n]}": tens + n
        for ten, tens in table.get("tens", {}).items()
        for n in range(1, 10)
    }
    return {**spelt, **joined, **table.get("also", {})}


#: The components of a label: ("26", "2", "g"), ("60 bis",), ("4", "2", "1").
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One path, or the first and the last of a range.

    `named`: in a list it has a noun of its own: "article 7 and article 8"; `ended`:
    the last of a range has one.
    """

    path: Path
    last: Path | None = None
    named: bool = field(default=False, compare=False)
    ended: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name pieces; `start` and `end` count in the folded text.

    `counted`: the numbers are ordinals ("second bullet"). `open_ended`: the list has no
    end ("29 ff."). `detail`: a sentence or a line inside the piece is meant. `dotted`:
    the numbers are typed with stops ("4.2"). `former`: they are those of an earlier
    draft. `new`: the piece is to be added. `points`: the last numbers are those of
    points inside a piece. `ordered`: bare numbers, by what is said of them. `part`:
    they count in the preamble or the operative part of a resolution. `kind`: what the
    pieces are called, where drafts call theirs differently. `chapter`: it names one by
    that word or a Roman number, and perhaps pieces in it. `moved`: the first of two
    should go to the second, or is held against it. `step`: the piece behind (1) or
    before (-1) the one that the numbers name is meant. `fractions`: what the numbers
    are if the commas between them are stops: "par. 5,1". `run`: so many pieces in a row
    are meant by their position. `without`: what is left out of a list. `document`: the
    draft that alone has the heading below which all is meant. `led`: a word that is no
    name of a piece leads to the number: "ad 4".
    """

    start: int
    end: int
    noun: Noun
    items: tuple[Item, ...] = ()
    counted: bool = False
    position: Position | None = None
    open_ended: bool = False
    detail: bool = False
    dotted: bool = False
    former: bool = False
    new: bool = False
    points: bool = False
    ordered: bool = False
    part: Part | None = None
    kind: str = ""
    chapter: bool = False
    moved: bool = False
    step: int = 0
    fractions: tuple[Item, ...] = ()
    run: int = 0
    without: tuple[Item, ...] = ()
    document: str = ""
    led: bool = False

    @property
    def several(self) -> bool:
        """Whether it is a list of pieces, or a range."""
        return len(self.items) > 1 or any(item.last for item in self.items)

    @property
    def deep(self) -> bool:
        """Whether it names a piece inside another."""
        return any(len(path) > 1 for path in self.ends)

    @property
    def ends(self) -> tuple[Path, ...]:
        """The paths of all pieces, and those at which ranges end."""
        return tuple(p for item in self.items for p in (item.path, item.last) if p)

    @property
    def alone(self) -> bool:
        """Whether it is a number or a code and no more: "6.5", and not "§ 6.5"."""
        number = ".".join(self.items[0].path) if self.items else ""
        return self.end - self.start == len(number) or number[:1].isalpha()

    @property
    def nests(self) -> bool:
        """Whether it names pieces as an act does: "Article 4(2)", "4(2)"."""
        articles = self.noun in (Noun.ARTICLE, Noun.CLAUSE, Noun.NAMED)
        deep = (path for path in self.ends if len(path) > 1)
        counted = self.noun is not Noun.SECTION and all(p[1].isdecimal() for p in deep)
        return self.deep and (articles or counted) and not self.dotted
