"""What is a body called that a sentence names in its genitive?

Russian and German inflect the head of a name and the adjectives before it: `Северного
университета`, `des Deutschen Hafenverbands`. The table beside this module knows heads
that bodies have; a name with another one stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rules.tables import beside


def nominative(name: str) -> str:
    """Return a name as it is called, where its head is one that bodies have.

    >>> nominative("Северного университета"), nominative("Deutschen Hafenverbands Nord")
    ('Северный университет', 'Deutscher Hafenverband Nord')
    >>> nominative("Harbour Forum")
    'Harbour Forum'
    """
    for inflection in _INFLECTIONS:
        if found := inflection.inflected.match(name):
            before = (inflection.adjective(word) for word in found["before"].split())
            head = f"{found['noun']}{inflection.ending}"
            return f"{' '.join((*before, head))}{name[found.end() :]}"
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inflection:
    """How heads of one gender and the adjectives before them are inflected."""

    inflected: re.Pattern[str]
    ending: str
    adjectives: tuple[tuple[re.Pattern[str], str], ...]

    def adjective(self, word: str) -> str:
        """Return an adjective in the nominative."""
        fitting = (pair for pair in self.adjectives if pair[0].search(word))
        pattern, ending = next(fitting)
        return pattern.sub(ending, word)


def _inflections(table: dict[str, Any]) -> Iterator[_Inflection]:
    for gender in table["russian"]:
        pairs = [
            (re.compile(end, re.IGNORECASE), by) for end, by in gender["adjectives"]
        ]
        yield _Inflection(
            inflected=re.compile(
                rf"(?P<before>(?:[\w-]{{2,40}}(?:{gender['adjective']})\s){{0,4}})"
                rf"(?P<noun>(?:[\w-]{{1,20}}(?=[а-я]))?(?:{'|'.join(gender['heads'])}))"
                rf"{gender['genitive']}\b",
                re.IGNORECASE,
            ),
            ending=gender["ending"],
            adjectives=tuple(pairs),
        )
    for gender in table["german"]:
        yield _Inflection(
            inflected=re.compile(
                rf"(?P<before>(?:{_GERMAN}en?\s){{0,2}})"
                rf"(?P<noun>[A-ZÄÖÜ]?(?:[\w-]{{0,40}})(?:{'|'.join(gender['heads'])}))"
                r"(?:s?es|s)?\b",
                re.IGNORECASE,
            ),
            ending="",
            adjectives=((re.compile("en?$"), gender["ending"]),),
        )


#: What German adjectives end in before their ending.
_GERMAN = (
    r"\w{0,30}(?:isch|lich|ig|deutsch|frei|groß|neu|alt|national|regional|vereint)"
)
_INFLECTIONS = tuple(_inflections(beside(__name__)))
