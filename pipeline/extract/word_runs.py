"""What do the words of a Word paragraph say before and after the revisions?

A paragraph is read into pieces: some text, the revision it is under and the
look it was given. From the pieces come the two views and the runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.elements import local, value_of
from rules.terms import Change, Run

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The elements that put words under revision (ECMA-376 part 1, 17.13.5).
CHANGES = {
    "ins": Change.INSERTED,
    "del": Change.DELETED,
    "moveFrom": Change.MOVED_FROM,
    "moveTo": Change.MOVED_TO,
}

_LOOKS = ("b", "i", "u", "strike", "dstrike", "color", "highlight", "shd", "vanish")
_FLAGS = {"b": "bold", "i": "italic", "u": "underline", "vanish": "hidden"}
_OFF = ("0", "false", "off", "none")
#: Black on white is how words look anyway.
_PLAIN_COLOURS = ("auto", "none", "000000", "FFFFFF", "black", "white")


class Mark(NamedTuple):
    """A revision, and in which of the two views the words under it stand.

    Words that one author inserted and another deleted stand in neither; who
    inserted them is told too.
    """

    change: Change
    author: str = ""
    at: str = ""
    base: bool = False
    final: bool = False
    inserted_by: str = ""


class Look(NamedTuple):
    """The marks people make by hand, as far as they are given to single words."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str = ""
    highlight: str = ""
    hidden: bool = False


_PLAIN = Look()

#: Some words, the revision they are under, their look. A bare tuple: there are
#: more of these than of anything else.
Piece = tuple[str, Mark | None, Look | None]


class Views(NamedTuple):
    """The words of both views; `base` is None where nothing was revised."""

    text: str
    base: str | None
    runs: tuple[Run, ...]


def mark_of(element: Element, change: Change, outer: Mark | None) -> Mark:
    """Read the revision that an element puts its content under."""
    author, at = value_of(element, "author"), value_of(element, "date")
    if outer is None or outer.change.gone is change.gone:
        base = change.gone and (outer is None or outer.base)
        final = not change.gone and (outer is None or outer.final)
        return Mark(change, author, at, base, final, outer.inserted_by if outer else "")
    # Words deleted within an insertion, or the other way about, are gone.
    if outer.change.gone:
        return outer._replace(base=False, inserted_by=author)
    return Mark(change, author, at, inserted_by=outer.author)


def looks_in(root: Element) -> dict[Element, Look]:
    """Find the run properties of a part that change the look of their words.

    One pass over the few elements that do is quicker than a look into the many
    properties that do not.
    """
    space = root.tag.removesuffix(local(root.tag))
    found: dict[Element, Look] = {}
    for each in root.iter(*(space + name for name in _LOOKS)):
        properties = each.getparent()
        if properties is None:
            continue
        name = local(each.tag)
        value = value_of(each, "fill" if name == "shd" else "val")
        before = found.get(properties, _PLAIN)
        look = _with(before, name, value)
        if look != before:
            found[properties] = look
    return {properties: look for properties, look in found.items() if any(look)}


def views(pieces: Sequence[Piece]) -> Views:
    """Return the words of both views and the runs.

    The runs are left out where all words are plain and nothing was revised.
    """
    marked = any(mark for _, mark, _ in pieces)
    if not marked and not any(look for _, _, look in pieces):
        return Views("".join([text for text, _, _ in pieces]), None, ())
    text = "".join([text for text, mark, _ in pieces if not mark or mark.final])
    base = "".join([text for text, mark, _ in pieces if not mark or mark.base])
    return Views(text, base if marked else None, _runs(pieces))


def run_of(text: str, mark: Mark | None, look: Look = _PLAIN) -> Run:
    """Return some words with the revision they are under and their look."""
    change, author, at = mark[:3] if mark else (None, "", "")
    return Run(
        text=text,
        change=change,
        author=author,
        at=at,
        inserted_by=mark.inserted_by if mark else "",
        strike=look.strike,
        underline=look.underline,
        bold=look.bold,
        italic=look.italic,
        colour=look.colour,
        highlight=look.highlight,
        hidden=look.hidden,
    )


@lru_cache
def _with(look: Look, name: str, value: str) -> Look:
    """Add what one element says; shading is what some take for a highlighter."""
    colour = "" if value in _PLAIN_COLOURS else value
    on = value not in _OFF
    match name:
        case "b" | "i" | "u" | "vanish":
            return look._replace(**{_FLAGS[name]: on})  # type: ignore[arg-type]  # all are flags
        case "color":
            return look._replace(colour=colour)
        case "highlight" | "shd":
            return look._replace(highlight=colour or look.highlight)
        case _:
            return look._replace(strike=on or look.strike)


def _runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    return tuple(
        run_of("".join([text for text, _, _ in group]), mark, look or _PLAIN)
        for (mark, look), group in groupby(pieces, itemgetter(1, 2))
    )
