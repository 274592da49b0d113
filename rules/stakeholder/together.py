"""Who sends a message together, when a sentence of it says so in its own words?

"This letter is addressed jointly by A and B", "A, B and C have written this statement
together": such sentences name this message and say that several made it. Where the
names are not plain a person is asked, and never the first of them taken for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rules.sought import Sought
from rules.stakeholder.listed_names import Named, names_in
from rules.stakeholder.sectors import is_organisation
from rules.stakeholder.statements import Statement
from rules.stakeholder.wording import TAKING_SIDES
from rules.tables import beside

if TYPE_CHECKING:
    from rules.stakeholder.names import Registry

_TABLE = beside(__name__)
_MESSAGE, _JOINTLY = Sought(_TABLE["message"]), Sought(_TABLE["jointly"])
_ASIDE = Sought(_TABLE["aside"])
#: Where a name may begin: with a word, or behind a Chinese one that is none.
_WORD = re.compile(
    r"(?<![^\W_])(?=[^\W\d_])|(?<=[\u3400-\u9fff])(?=[A-Za-z])|(?<=[由是])"
)
#: Where a sentence ends; the point of a short word ends none: "e. V.".
_STOP = re.compile(r"(?<=[^\W\d_]{3}[.!?;])\s+(?=[^\W\d_a-zà-ÿа-яё])|(?<=[。！？；])")
#: A longer one says more than that.
_LONGEST = 400
_SEVERAL = 2


def said_together(text: str, registry: Registry) -> Iterator[Statement]:
    """Yield what sentences say about those who send this message together."""
    for said, at in _sentences(text):
        names = _longest(said, at, registry)
        meant = all(each.match or is_organisation(each.name) for each in names)
        if len(names) >= _SEVERAL and meant and any(each.match for each in names):
            yield Statement(kind="joint", words=said[:200], names=names)


def is_unclear_together(text: str, registry: Registry) -> bool:
    """Tell whether a sentence says that several send this message, with any name."""
    return any(
        each.match or is_organisation(each.name)
        for said, _ in _sentences(text)
        for each in _longest(said, len(said), registry)
    )


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield sentences that say so, and where they turn to something else."""
    for said in (each for line in text.splitlines() for each in _STOP.split(line)):
        jointly = _JOINTLY.search(said) if len(said) <= _LONGEST else None
        # "agreed between A and B" takes no side
        if not jointly or TAKING_SIDES.search(said.replace(jointly[0], "", 1)):
            continue
        if found := _MESSAGE.search(said):
            aside = _ASIDE.search(said[found.end() :])
            yield said, found.end() + aside.start() if aside else len(said)


def _longest(said: str, end: int, registry: Registry) -> tuple[Named, ...]:
    """Return the list of names that tells most, of those that begin before a place."""
    places = (m.start() for m in _WORD.finditer(said) if m.start() <= end)
    return max((names_in(said[at:], registry) for at in places), key=_known, default=())


def _known(names: tuple[Named, ...]) -> tuple[int, int]:
    """Say how much a list of names tells: of whom it surely speaks, and of how many."""
    return sum(each.match is not None for each in names), -len(names)
