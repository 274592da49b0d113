"""What was found in a text: references to pieces, and names of drafts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.citation.documents import Named
    from rules.citation.language import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words that cite pieces; `start` and `end` count in the text as given.

    `documents` are the drafts its own words name. `foreign`: it belongs to
    another instrument; `strange`: to a draft of a name that is none of ours.
    `argument`: it is cited, not discussed. `leads`: it opens its line.
    """

    start: int
    end: int
    mention: Mention
    documents: tuple[str, ...] = ()
    foreign: bool = False
    strange: bool = False
    argument: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """All that a text cites: references, and names of drafts with their spans.

    A `crowded` text cites so much that it is an index, or noise: no reference is
    read in it.
    """

    references: tuple[Reference, ...]
    names: tuple[Named, ...]
    crowded: bool = False

    def between(self, start: int, end: int) -> tuple[Reference, ...]:
        """Return the references that begin in a span."""
        low = bisect_left(self.references, start, key=lambda r: r.start)
        high = bisect_left(self.references, end, key=lambda r: r.start)
        return self.references[low:high]

    def blanked(self, text: str) -> str:
        """Return the text without what it cites: as many blanks stand there."""
        left = list(text)
        cited: tuple[Reference | Named, ...] = (*self.references, *self.names)
        for each in cited:
            left[each.start : each.end] = " " * (each.end - each.start)
        return "".join(left)

    @property
    def documents(self) -> tuple[str, ...]:
        """The drafts that the text names, strongly or weakly."""
        return tuple(dict.fromkeys(d for n in self.names for d in n.documents))

    @property
    def meant(self) -> tuple[str, ...]:
        """The drafts named by strong names; by weak ones where there is none."""
        strong = [n for n in self.names if n.strong] or self.names
        return tuple(dict.fromkeys(d for n in strong for d in n.documents))
