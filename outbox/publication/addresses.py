"""At which address does a thing stand, now and in ten years?

Addresses are made of what is printed: `S2/C` is `S2-C`, `60 bis` is `60-bis`.
Letters of every script stay; nothing else of a name reaches a path.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import blake2b

_LONGEST = 60  # characters; four bytes each still fit a file name

#: Names at the root of the site, of its own pages and languages; no draft takes one.
RESERVED = frozenset(
    (
        *("submissions", "stakeholders", "compilations", "late", "pictures"),
        *("about", "search", "en", "fr", "es", "ru", "ar", "zh"),
        *("style.css", "feed.atom", "deadlines.ics", "sitemap.xml"),
        *("icon.svg", "manifest.txt", "index.html", "index.json", "index.jsonld"),
    )
)

#: What stands beside the paragraphs of a draft: their numbers now and before.
FORMER = "former"


def slug(name: str) -> str:
    """Make one step of an address.

    >>> slug("V1.1/C/ALC7/E-Health"), slug("2(a)"), slug("../..")
    ('V1.1-C-ALC7-E-Health', '2-a', 'x')
    """
    words = re.sub(r"[^\w.]+", "-", name).strip("-._")[:_LONGEST]
    return re.sub(r"\.{2,}", ".", words) or "x"


def slugs(names: Iterable[str], reserved: frozenset[str] = frozenset()) -> list[str]:
    """Make steps that differ from each other, in the order of the names.

    >>> slugs(["1", "2", "1"]), slugs(["About"], RESERVED)
    (['1', '2', '1-2'], ['About-2'])
    """
    steps = Steps(reserved)
    return [steps.take(name) for name in names]


class Steps:
    """Steps that differ from each other; of each hardly anything is held."""

    def __init__(self, reserved: frozenset[str] = frozenset()) -> None:
        """Take none that is reserved."""
        self._taken = {*map(_mark, reserved)}
        self._again: dict[str, int] = {}  # where the last of a name was that came again

    def take(self, name: str) -> str:
        """Make the step of a name."""
        unique = step = slug(name)
        at = self._again.get(step, 1)
        while _mark(unique) in self._taken:
            at += 1
            unique = f"{step}-{at}"
        if at > 1:
            self._again[step] = at
        self._taken.add(_mark(unique))
        return unique


def _mark(step: str) -> int:
    """Give 64 bits of a digest; two steps that share them differ by a figure more."""
    return int.from_bytes(blake2b(step.casefold().encode(), digest_size=8).digest())


def turned(address: str, turn: int) -> str:
    """Give the address of a turn, from 0, of what is too long for one page.

    >>> turned("FW/17/", 0), turned("FW/17/", 1)
    ('FW/17/', 'FW/17/~2/')
    """
    return f"{address}~{turn + 1}/" if turn else address  # no slug has this sign


def short(number: str, series: str) -> str:
    """Leave the series off a number of it.

    >>> short("WSIS+10/3/58-2", "WSIS+10/3")
    '58-2'
    """
    return number.removeprefix(f"{series}/")


def of_submission(number: str, series: str) -> str:
    """Give the address of a submission."""
    return f"submissions/{slug(short(number, series))}/"


class Numbers:
    """The submissions that have a page; of each its number alone is held."""

    def __init__(self, series: str, numbers: Iterable[str]) -> None:
        """Know these."""
        self._series = series
        self._others: set[str] = set()
        figures = array("Q")
        for number in numbers:
            if (figure := self._figure(number)) is None:
                self._others.add(number)
            else:
                figures.append(figure)
        self._figures = array("Q", sorted(figures))

    def _figure(self, number: str) -> int | None:
        """Give the number in its series, if it is one that can be told from others."""
        figure = short(number, self._series)
        plain = figure.isascii() and figure.isdecimal() and figure[0] != "0"
        return int(figure) if plain and figure != number else None

    def __contains__(self, number: str) -> bool:
        if (figure := self._figure(number)) is None:
            return number in self._others
        at = bisect_left(self._figures, figure)
        return at < len(self._figures) and self._figures[at] == figure

    def __getitem__(self, number: str) -> str:
        """Give the address of a submission."""
        return of_submission(number, self._series)
