"""Which label stands at a path, as a draft prints it, and what stands beside it?

A path may be written in letters of another script, with its letter glued to its
number, or count what has no number: the last paragraph, the second point.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product
from typing import TYPE_CHECKING

from rules.citation.numerals import counted, numeral, readings, roman
from rules.citation.paths import inserted, key, stem

if TYPE_CHECKING:
    from rules.citation.language import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What one draft prints: its labels in their `order`, and by their paths in `keys`.

    `parents` are paths that others lie in; `endings` the letters that end one label
    alone; `lettered`: the labels are letters, perhaps under one number; `close`: some
    that begin with one number, be it "4" or "4 bis"; `chapters`: those of Roman numbers
    that count their pieces, "III(4)"; `headed`: the pieces in each of the others,
    through which numbers run on. `suffixes`: most are a number with a letter, "9k".
    """

    order: tuple[str, ...]
    keys: Mapping[Path, str]
    close: Mapping[str, Sequence[str]]
    parents: frozenset[Path]
    chapters: frozenset[Path]
    headed: Mapping[str, Sequence[str]]
    endings: Mapping[str, str]
    lettered: bool
    suffixes: bool

    def in_chapter(self, path: Path) -> bool:
        """Whether a chapter stands here, and the piece in it that is named, if one is.

        "Chapter 3" may be III.
        """
        head, *inner = path
        number = str(roman(head)) if ROMAN.match(head) else head
        if not inner:
            own = numeral(int(number)) if number.isdecimal() else head
            return (own,) in self.chapters or number in self.headed
        piece, run = self._read(path), self.keys.get((inner[0],))
        printed = piece != path and piece in self.keys
        return printed or run in self.headed.get(number, ())

    def printed(self, path: Path) -> str | None:
        """Return the label that a path names, if it is printed just so."""
        return self.keys.get(self._read(path))

    def _read(self, path: Path) -> Path:
        """Read letters of another script as printed ones, if one reading is printed.

        "7a" is read as 7(a), where that alone is printed, and 7(c)(2) as 7(c)(ii).
        """
        if path in self.keys:
            return path
        if own := next((p for p in inserted(path) if p in self.keys), None):
            return own
        if any(map(_GLUED.fullmatch, path)):
            parts = (_GLUED.fullmatch(x) for x in path)
            every = (
                m.groups() if m else (x,) for m, x in zip(parts, path, strict=True)
            )
            apart = self._read(tuple(chain.from_iterable(every)))
            return apart if apart in self.keys else path
        if len(path) > 1 and path[1].isdecimal() and (own := self._counted_in(path)):
            return own
        deep = len(path) > len(("7", "c"))
        if not deep and all(part.isascii() for part in path):
            return path
        signs = [*map(readings, path)]
        if deep:
            signs[-1] += counted(path[-1])
        found = [p for p in product(*signs) if p in self.keys]
        return found[0] if len(found) == 1 else path

    def _counted_in(self, path: Path) -> Path | None:
        """Read "Section III, paragraph 4" where III(4) is printed, or III.4."""
        head, number, *more = path
        chapter = numeral(int(head)) if head.isdecimal() else head
        own = (chapter + number, *more)
        return own if chapter.isalpha() and own in self.keys else None

    def _nth(self, place: int) -> str | None:
        """Return the label at a place counted from 1; -1 is the last, -2 before it."""
        if place < 0:
            return self.order[place] if -place <= len(self.order) else None
        lettered = self.lettered and place <= len(self.order)
        return self.order[place - 1] if lettered else None

    def _nth_in(self, path: Path) -> str | None:
        """Return a lettered piece by its place in what holds it, or the last piece."""
        depth = len(path)
        pieces = dict.fromkeys(
            k[:depth] for k in self.keys if k[: depth - 1] == path[:-1]
        )
        inside = [p for p in pieces if len(p) == depth]
        if not inside or not path[-1].lstrip("-").isdecimal():
            return None
        place = int(path[-1])
        if not 0 < abs(place) <= len(inside):
            return None
        if place > 0 and not all(p[-1].isalpha() for p in inside):
            return None
        return self.keys.get(inside[place - (place > 0)])

    def _near(self, path: Path) -> Sequence[str]:
        """Labels under or above a path that is not printed: "3.3.1" for "3.3"."""
        if len(path) > 1 and path in self.parents:
            return [x for x in self.order if key(x)[: len(path)] == path]
        outer = (path[:n] for n in range(len(path) - 1, 0, -1))
        held = next((p for p in outer if p in self.keys and p not in self.parents), ())
        if held and len(held) > 1:
            return [self.keys[held]]  # "1.2.4" is nowhere but in 1.2
        near = self.close.get(stem(path), ()) if path else [*self.keys.values()][:3]
        # "4a" is in no draft that prints 4(1)
        lettered = _GLUED.fullmatch(path[0]) if path else None
        return near or (self.close.get(lettered[1], ()) if lettered else ())

    def neighbours(self, label: str, step: int, depth: int) -> tuple[str, ...]:
        """Return what may be meant by the piece before (-1) or behind (1) a label.

        Behind a paragraph with points stands its first point, or the next paragraph.
        At a lesser depth, all pieces of the article that stands there.
        """
        own = key(label)
        places = self.order[self.order.index(label) :: step]
        if depth < len(own):
            heads = dict.fromkeys(key(x)[:depth] for x in places)
            beside = [*heads][1:2]
            return tuple(x for x in self.order if [key(x)[:depth]] == beside)
        level = (x for x in places[1:] if len(key(x)) <= len(own))
        return tuple(dict.fromkeys((*places[1:2], *islice(level, 1))))


ROMAN = re.compile(r"\A[ivx]+\Z")
_GLUED = re.compile(r"(\d+)([a-z])")
