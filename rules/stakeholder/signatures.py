"""For whom do the lines of a signature speak?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rules.stakeholder.bodies import is_unit
from rules.stakeholder.claim import (
    LONGEST,
    Claim,
    claim_of,
    is_state,
    proposed,
    spelt_by,
)
from rules.stakeholder.countries import is_office
from rules.stakeholder.letter import Letter, is_of
from rules.stakeholder.letterheads import ORGANISATION
from rules.stakeholder.names import Registry, resolve
from rules.stakeholder.posts import PIECE, ROLE, signed_for
from rules.stakeholder.sectors import is_organisation, split_type
from rules.stakeholder.statements import called
from rules.terms import StakeholderType

#: What a line may mean that says little.
_GUESS = 30
#: `association «Clean Bay»`
_QUOTED = re.compile(r"[»”“\"]\s*$")
_NUMBER = re.compile(r"\d")
_SMALL = re.compile(r"\b[a-zà-ÿа-я]{4,}")
_POSTAL = re.compile(
    r"^(?!.*(?:\b(?:tel|phone|fax|mob|cell|skype|тел)|\+ ?\d|@|www\.|https?:))"
    r"(?=.*[^\W\d]).*\d",
    re.IGNORECASE,
)


def signatures(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read the lines of a signature; a state in a postal address says little.

    Nor does a unit right above the registered body that it is part of; the name of a
    state may be no more than the end of an address.
    """
    lines = [
        [*_line_of_signature(line, letter, registry)]
        for line in letter.signature
        if len(line) <= LONGEST
        and (not _is_own(line, letter) or _is_body(line, registry))
    ]
    for above, below in pairwise(lines):
        if any(claim.known and not _is_government(claim) for claim in below):
            above[:] = [_as_unit(claim) for claim in above]
    claims = [claim for line in lines for claim in line]
    address = any(_POSTAL.search(line) for line in letter.signature) or any(
        claim.points > _GUESS and not _is_government(claim) for claim in claims
    )
    for claim in claims:
        if address and _is_government(claim) and not is_office(claim.words):
            yield replace(claim, points=_GUESS)
        else:
            yield claim


def _is_own(line: str, letter: Letter) -> bool:
    """Tell a line that is the author's name alone, without a body of the domain."""
    if not is_of(line, letter.author) or "," in line:
        return False
    rest = signed_for(line, letter.author)
    return rest == line or not spelt_by(letter.domain, rest)


def _is_body(line: str, registry: Registry) -> bool:
    """Tell the name of a registered body that is the name beside its address, too.

    A person may be called like another one, or like a state; and whose domain is
    registered writes from there.
    """
    match = resolve(line, registry)
    kinds = (StakeholderType.GOVERNMENT, StakeholderType.INDIVIDUAL)
    return (
        match is not None
        and match.stakeholder.type not in kinds
        and match.stakeholder not in registry.with_domain
    )


def _as_unit(claim: Claim) -> Claim:
    """Let a unit that nobody registered say little: "Standards committee"."""
    unit = not claim.known and is_unit(claim.words)
    return replace(claim, points=min(claim.points, _GUESS)) if unit else claim


def _line_of_signature(
    line: str, letter: Letter, registry: Registry
) -> Iterator[Claim]:
    name, declared = split_type(called(line))
    for spelling in (line, name):
        if match := resolve(spelling, registry):
            yield claim_of("signature", line, 60, match, declared)
            return
    pieces = PIECE.split(line)
    # "Ana Lima, Adviser, Kenya" signs as three lines do
    posts = is_of(pieces[0], letter.author) and all(map(ROLE.search, pieces[1:-1]))
    for piece in pieces[posts:]:
        match = resolve(piece, registry)
        state = match and match.stakeholder.type is StakeholderType.GOVERNMENT
        if match and (posts or not state):
            yield claim_of("signature", line, 60, match)
            return
    if letter.signed:
        own = _without_address(signed_for(name, letter.author))
        yield from _unknown_signer(line, own, declared, letter)


def _without_address(name: str) -> str:
    """Return what stands before the street and the town: "Ropes Ltd, Main St 4".

    >>> _without_address("Ropes Ltd, Main St 4, Cape"), _without_address("Ropes, Cape")
    ('Ropes Ltd', 'Ropes, Cape')
    """
    first, *rest = name.split(", ")
    return first if any(_NUMBER.search(each) for each in rest) else name


def _unknown_signer(
    line: str, name: str, declared: StakeholderType | None, letter: Letter
) -> Iterator[Claim]:
    """Take a line for an organisation that nobody registered, if it looks like one."""
    own = spelt_by(letter.domain, name)
    quoted = is_organisation(line) and bool(_QUOTED.search(line))
    told = own or quoted or is_organisation(name)
    # one word alone is as often a town, and small letters describe a person
    proper = " " in name or not name.isascii() or name.isupper()
    named = told or declared or (proper and not _SMALL.search(name))
    if named and (own or ORGANISATION.match(name)) and not ROLE.search(name):
        words = line if quoted else name
        unknown = proposed(words, letter, declared, name=name)
        points = 60 if declared else 50 if told else _GUESS
        yield claim_of("signature", line, points, unknown, declared)


def _is_government(claim: Claim) -> bool:
    return is_state(claim.stakeholder)
