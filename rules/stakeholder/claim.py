"""One piece of evidence: whom it speaks for, and how strongly.

Points tell how strong a claim is: 100 for a registered address, 90 for what is
said outright, less for what can only be seen. A claim on a registered stakeholder
counts; one on a name that nobody has is only ever the card that a person sees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules.sender_domain import is_free_mail, type_of
from rules.stakeholder.bodies import body
from rules.stakeholder.labels import label, spells
from rules.stakeholder.names import Match
from rules.stakeholder.sectors import named_type
from rules.terms import Stakeholder, StakeholderType

if TYPE_CHECKING:
    from rules.stakeholder.letter import Letter

#: A longer line is a sentence, no name.
LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A piece of evidence: it speaks for a stakeholder, with so many points.

    `known` tells that the stakeholder is registered and surely meant.
    """

    kind: str
    words: str
    points: int
    stakeholder: Stakeholder
    known: bool = True
    declared: StakeholderType | None = None


def card(name: str, declared: StakeholderType | None, domain: str = "") -> Stakeholder:
    """Propose a new stakeholder: its type as declared, or as its name says."""
    own = bool(domain) and spelt_by(domain, name)
    of_domain = type_of(domain) if own else None
    return Stakeholder(name=name, type=declared or of_domain or named_type(name))


def spelt_by(domain: str, name: str) -> bool:
    """Tell whether a domain that is somebody's own spells a name."""
    return not is_free_mail(domain) and spells(label(domain), name)


def is_state(who: Stakeholder) -> bool:
    """Tell whether it is a state, or of one."""
    return who.type is StakeholderType.GOVERNMENT


def proposed(
    words: str,
    letter: Letter,
    declared: StakeholderType | None = None,
    *,
    name: str = "",
) -> Match:
    """Propose the body that words name; they may tell its type, too."""
    found = card(name or body(words), declared, letter.domain)
    of_type = found.type or named_type(words)
    return unregistered(replace(found, type=of_type))


def unregistered(stakeholder: Stakeholder) -> Match:
    """Match one whom nobody has registered."""
    return Match(stakeholder=stakeholder, registered=False)


def claim_of(
    kind: str,
    words: str,
    points: int,
    match: Match,
    declared: StakeholderType | None = None,
) -> Claim:
    """Make the claim of a match."""
    return Claim(
        kind=kind,
        words=words,
        points=points,
        stakeholder=match.stakeholder,
        known=match.registered,
        declared=declared,
    )
