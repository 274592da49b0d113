"""Passages line by line, and those lines that are read together across passages.

A mail has its lines in one passage, a file of a word processor each in its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from rules.location.meaning import Meaning
    from rules.location.target import Target

    #: How a list is read, below a heading with nothing said on it, if one is open.
    Reader = Callable[[Meaning, Target | None], Iterator["Point"]]
    #: The readers of passages, by their ids, that begin a list; the others have none.
    Together = dict[int, Reader | None]

#: Nobody writes so many lines below each other and leaves none empty.
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Point:
    """What a comment is on, its words, and those that ask.

    Without a target the words are read as they stand.
    """

    target: Target | None
    passage: Passage
    asks: str = ""


def lines(passages: Sequence[Passage]) -> list[tuple[int, Passage]]:
    """Cut somebody's plain words into lines; with each comes whose line it is."""
    return [(n, line) for n, passage in enumerate(passages) for line in cut(passage)]


def parted(
    told: Sequence[tuple[int, Passage]], alone: Collection[int]
) -> tuple[Passage, ...]:
    """Put lines together again as they stood, but those that stand alone, by id."""
    groups = groupby(told, key=lambda x: (x[0], id(x[1]) if id(x[1]) in alone else 0))
    return tuple(_joined([line for _, line in group]) for _, group in groups)


def cut(passage: Passage) -> list[Passage]:
    """Cut somebody's plain words into lines; what has marks stays whole.

    So do very many, which are not read as lists.
    """
    plain = passage.cell is None and not passage.runs and not passage.anchor
    text = passage.text if passage.kind is PassageKind.PARAGRAPH and plain else ""
    parts = text.split("\n")
    if not 1 < len(parts) <= _MOST:
        return [passage]
    return [replace(passage, text=line) for line in parts]


def _joined(together: Sequence[Passage]) -> Passage:
    first, *others = together
    text = "\n".join(line.text for line in together)
    return replace(first, text=text) if others else first
