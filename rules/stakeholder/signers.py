"""For whom do those sign whose names stand under a letter?

`For X: Ana Lima` in a line, and `Ana Lima, for X`; where several lines tell of several,
they speak together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rules.stakeholder import wording
from rules.stakeholder.listed_names import Named
from rules.stakeholder.names import Registry, resolve
from rules.stakeholder.own_names import person
from rules.stakeholder.sectors import is_organisation
from rules.stakeholder.statements import Statement, called

if TYPE_CHECKING:
    from rules.stakeholder.claim import Claim
    from rules.stakeholder.letter import Letter

#: So many last lines can be those of signers; a longer one is a sentence.
_LINES = 12
_LONGEST = 160
_FEWEST = 2
#: Points that are no more than a guess.
_GUESS = 30
_LITTLE = 15


def signers(letter: Letter, registry: Registry) -> Iterator[Statement]:
    """Yield those for whom several sign, each in a line of the end of a letter."""
    found: dict[str, tuple[str, Named]] = {}
    for line in letter.closing.splitlines()[-_LINES:]:
        name = _signed_for(line.strip()) if len(line) <= _LONGEST else ""
        match = resolve(name, registry) if name else None
        if match or is_organisation(name):
            who = match.stakeholder.name if match else name
            found.setdefault(who, (line.strip(), Named(name=name, match=match)))
    known = [named.match for _, named in found.values() if named.match]
    if len(found) >= _FEWEST and known:
        lines, names = zip(*found.values(), strict=True)
        yield Statement(kind="joint", words=" / ".join(lines), names=names)


def without_persons(claims: list[Claim]) -> list[Claim]:
    """Leave out who signs with his own name, where a body is named as well."""
    first = next((c for c in claims if c.kind == "signature"), None)
    if first is None or first.known or first.points > _GUESS:
        return claims
    own = [c for c in claims if c is not first]
    told = any(claim.points > _LITTLE for claim in own)
    return own if told and person(first.stakeholder.name) else claims


def _signed_for(line: str) -> str:
    """Return the name of the body for which a line is signed by a person."""
    if wording.SIGNED_FOR.match(line):
        body, _, signer = _COLON.sub("\n", line, count=1).partition("\n")
        signer = signer.partition(",")[0].strip()
        return called(body) if not signer or person(signer) else ""
    signer, sign, body = _FOR.sub("\n", line, count=1).partition("\n")
    return wording.ARTICLE.sub("", body) if sign and person(signer.strip()) else ""


_COLON = re.compile(
    r"(?:(?<!\s)\s++)?[:：،，]\s*|,\s+|\s[–—-]\s|\s(?:by|par|por|durch)\s"
)
_FOR = re.compile(
    r"(?:(?<!\s)\s++)?[,،，–—-]\s*"
    r"(?:for|on behalf of|pour|au nom de|por|за|от имени|für|عن)\s"
)
