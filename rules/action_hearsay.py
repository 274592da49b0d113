"""What does a sentence tell of those who are surely not its sender?

"My neighbour says ¶ has to go", "if others insist on dropping ¶": nobody writes so of
himself. What they want is not asked for, unless the sender joins them. The third person
alone tells nothing: "the Ministry asks" is how a ministry writes. In seven languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.action_names import compiled
from rules.tables import beside

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = beside(__name__)
_LISTS = ("others", "says", "change", "own")


def spans(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where a folded sentence tells what others want.

    >>> [*spans("my neighbour says ¶ must go, but we like it.")]
    [(0, 27)]
    """
    if not _JOINS.search(sentence):
        yield from (match.span() for match in _TOLD.finditer(sentence))


def _told() -> Iterator[str]:
    for table in _TABLE.values():
        written = "\n".join(table["told"])
        for name in _LISTS:
            written = written.replace(f"{{{name}}}", table[name])
        yield from written.split("\n")


_TOLD = compiled(_told())
_JOINS = compiled(table["joins"] for table in _TABLE.values())
