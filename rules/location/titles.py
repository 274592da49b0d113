"""Which lines of a mail in plain text are headings?

A line that opens with the sign of a heading, and the lines of a series: "1. Aims",
"2. Membership", "3. Voting", each above sentences. "2. Agreed" answers, and is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rules.action import worded
from rules.citation.folding import fold
from rules.location.courtesy import opines
from rules.terms import Action, Passage, PassageKind

_MARKED = re.compile(r"#{1,6} [^\n]{1,80}\Z")
_COUNTED = re.compile(r"(?P<number>\d{1,2})[.)]\s(?P<title>[^\W\d_][^\n.:;!?]{2,60})\Z")
_SAID = re.compile(r"(?!\W*\d).*[.!?。！？]\W*\Z", re.DOTALL)
#: Fewer are no series, and more words no title.
_FEWEST = 3
_MOST_WORDS = 6


def told(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Annotate the headings of a mail."""
    series = _series(passages)
    return tuple(
        replace(passage, kind=PassageKind.HEADING)
        if n in series or (_is_plain(passage) and _MARKED.match(passage.text))
        else passage
        for n, passage in enumerate(passages)
    )


def _series(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the places of titles that are counted from one, each above a sentence."""
    found: list[int] = []
    for place, (passage, below) in enumerate(pairwise(passages)):
        counted = _COUNTED.match(passage.text.strip()) if _is_plain(passage) else None
        if counted is None:
            continue
        if int(counted["number"]) != len(found) + 1 or not (
            _is_title(counted["title"]) and _SAID.match(below.text)
        ):
            return frozenset()
        found.append(place)
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _is_plain(passage: Passage) -> bool:
    return passage.kind is PassageKind.PARAGRAPH and passage.cell is None


def _is_title(title: str) -> bool:
    """Tell a title from an answer, and from a wish without a stop."""
    asks = worded(fold(title).text) is not Action.COMMENT
    return len(title.split()) <= _MOST_WORDS and not (asks or opines(title))
