"""What does a sentence tell of those who are surely not its sender?

"My neighbour says ¶ has to go", "if others insist on dropping ¶": nobody writes so of
himself. What they want is not asked for, unless the sender joins them. The third person
alone tells nothing: "the Ministry asks" is how a ministry writes. In seven languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.action_names import compiled
from rules.tables import beside, said

_TABLES = beside(__name__).values()


def spans(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where a folded sentence tells what others want.

    >>> [*spans("my neighbour says ¶ must go, but we like it.")]
    [(0, 27)]
    """
    if not _JOINS.search(sentence):
        yield from (match.span() for match in _TOLD.finditer(sentence))


_TOLD = compiled(said(_TABLES, "told"))
_JOINS = compiled(said(_TABLES, "joins"))
