"""Is a sentence a courtesy, whatever its words are?

Somebody thanks, wishes, hopes, begs pardon, offers help or renews his regards, and it
is all about meetings, time, health, letters and help: no part of a draft. A clause that
is about anything else, judges or asks is none, and neither is its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rules.action import worded
from rules.later import later
from rules.location import overall
from rules.location.cover_words import DEMANDS, OPINES, RATED, any_of
from rules.remembered import remembered
from rules.tables import beside
from rules.terms import Action

#: A word of Arabic or Chinese may stand anywhere.
_JOINED = ("ar", "zh")
_AROUND = r"(?<![^\W_])(?:{})(?:(?<![^\W_])|(?![^\W_]))"
_COMMAS = r"[,;:،؛]\s*|\s[-–—]\s"


class _Grammar:
    """The lists of one language."""

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        around = "(?:{})" if language in _JOINED else _AROUND
        self._parts = later(f"{_COMMAS}|{table['parts']}")
        self._acts = any_of(*map(around.format, table["acts"]))
        self._civil = later(around.format(table["civil"]))
        self._act = later(around.format("|".join(table["acts"])))
        self._against = later(around.format(table["against"]))
        self._small = later(around.format(table["small"]))

    def holds(self, folded: str) -> bool:
        """Tell whether all that a sentence says beside what is done is civil."""
        if not (self._acts.search(folded) and self._civil.search(folded)):
            return False
        said = self._act.sub(" ", folded)
        against = DEMANDS.search(self._civil.sub(" ", said))
        return not against and all(map(self._weighs, self._parts.split(said)))

    def _weighs(self, clause: str) -> bool:
        """Tell whether what is civil outweighs the rest, and that asks for nothing."""
        rest = self._civil.sub(" ", clause)
        strange = self._small.sub(" ", rest)
        return (
            _letters(strange) <= _letters(clause) - _letters(rest)
            and not (OPINES.search(strange) or self._against.search(strange))
            and not (RATED.search(rest) or overall.may_be_remark(rest))
            and worded(rest) is Action.COMMENT
        )


_GRAMMARS = [_Grammar(*each) for each in beside(__name__).items()]
#: Nobody is civil at such length.
_LONGEST = 400
#: Who cites, quotes or asks is not only civil.
_EXACT = re.compile(r"[\d¶\"?]")


@remembered
def is_civil(folded: str) -> bool:
    """Tell whether a folded sentence is a courtesy and nothing else.

    >>> is_civil("we thank the hosts warmly for their splendid hospitality.")
    True
    >>> is_civil("we thank the hosts and ask for lower fees.")
    False
    """
    if len(folded) > _LONGEST or _EXACT.search(folded):
        return False
    return any(grammar.holds(folded) for grammar in _GRAMMARS)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
