"""What speaks for whom: the evidence of a message, one claim each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from rules.sender_domain import is_free_mail, organisation, state, type_of
from rules.stakeholder import wording
from rules.stakeholder.bodies import body
from rules.stakeholder.claim import (
    LONGEST,
    Claim,
    card,
    claim_of,
    is_state,
    proposed,
    spelt_by,
    unregistered,
)
from rules.stakeholder.introductions import introductions
from rules.stakeholder.keys import key
from rules.stakeholder.labels import is_short, label, spells
from rules.stakeholder.letter import Letter, is_of
from rules.stakeholder.letterheads import ORGANISATION, is_letterhead
from rules.stakeholder.names import (
    Match,
    Registry,
    owners_of_domain,
    resolve,
    state_card,
    variants,
)
from rules.stakeholder.sectors import is_organisation
from rules.stakeholder.signatures import signatures
from rules.tables import any_of, beside
from rules.terms import Address, Stakeholder

if TYPE_CHECKING:
    from rules.stakeholder.statements import Statement


def of_statement(statement: Statement, letter: Letter) -> Iterator[Claim]:
    """Read a field, "on behalf of", a joint submission: one claim a name."""
    for named in statement.names:
        own = not named.match and is_of(named.name, letter.author)
        if own and not is_organisation(named.name):
            continue
        field = named.name if statement.kind == "header" else ""
        match = named.match or proposed(named.name, letter, named.declared, name=field)
        points = 40 if statement.kind == "source" else 90
        yield claim_of(statement.kind, statement.words, points, match, named.declared)


def of_sender(author: Address, registry: Registry) -> Iterator[Claim]:
    """Read the address, the name shown with it, and what its domain is called."""
    yield from whose(author, registry)
    yield from _displayed(author, registry)
    domain = author.domain
    own, of_type = organisation(domain), type_of(domain)
    called = own.endswith((".int", ".org"))  # WMO and IETF are called so
    if (
        (called or of_type)
        and is_short(domain)
        and not owners_of_domain(domain, registry)
    ):
        name = label(domain).upper() if called else own
        named = Stakeholder(name=name, type=of_type)
        yield claim_of("domain_name", domain, 20, unregistered(named))


def tied(sender: Address, registry: Registry) -> tuple[Stakeholder, ...]:
    """Say whose an address is, by the registry or as that of a government."""
    claims = whose(sender, registry)
    return tuple(claim.stakeholder for claim in claims if claim.known)


def whose(author: Address, registry: Registry) -> Iterator[Claim]:
    """Read the address, its domain, the state whose government has the domain."""
    address, domain = author.address.lower(), author.domain
    for owner in registry.emails.get(address, ()):
        yield Claim(kind="email", words=address, points=100, stakeholder=owner)
    owners = () if is_free_mail(domain) else owners_of_domain(domain, registry)
    for owner in owners:
        # a domain that several share supports, and decides nothing
        points = 70 if len(owners) == 1 else 40
        yield Claim(kind="domain", words=domain, points=points, stakeholder=owner)
    if letters := "" if owners else state(domain):
        for government in _governments(letters, registry):
            points = 60 if government.registered else 50
            yield claim_of("government_domain", domain, points, government)


def of_letter(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read the opening, the signature, what the files say of themselves."""
    yield from introductions(letter, registry)
    yield from signatures(letter, registry)
    for name, value in letter.properties:
        if len(value) > LONGEST:
            continue
        if match := resolve(value, registry):
            yield claim_of("properties", f"{name}: {value}", 25, match)
        elif name == "company":
            unknown = proposed(value, letter)
            yield claim_of("properties", f"{name}: {value}", 20, unknown)
    yield from _subject(letter, registry)
    for head in letter.heads:
        for number, line in enumerate(head.splitlines()):
            if len(line) > LONGEST:
                continue
            if match := resolve(line, registry):
                yield claim_of("letterhead", line, 30, match)
            elif not number and is_letterhead(line):
                yield claim_of("letterhead", line, 25, proposed(line, letter))


def _subject(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read a first line that is a body, or names one before a sign."""
    line = _BEFORE_SIGN.split(letter.opening[:LONGEST], maxsplit=1)[0].strip()
    name = body(wording.ARTICLE.sub("", line))
    several = " " in name or not name.isascii()
    meant = is_letterhead(name) or _spelled(name, letter)
    if several and meant and not resolve(line, registry):
        yield claim_of("letterhead", line, 25, proposed(line, letter, name=name))


def _spelled(name: str, letter: Letter) -> bool:
    """Tell whether a title begins with the name that the author's domain spells."""
    own = spelt_by(letter.domain, name)
    return own and bool(ORGANISATION.match(name)) and not is_of(name, letter.author)


def of_domain_name(
    claims: list[Claim], domain: str, registry: Registry
) -> Iterator[Claim]:
    """See whether the domain spells a claimed name.

    For one whose domain is registered, another that looks like it is no support; nor is
    the domain of a government for one of its offices.
    """
    if not domain or is_free_mail(domain):
        return
    owned = any(map(is_state, owners_of_domain(domain, registry)))
    claims = [c for c in claims if c.known or not (owned and is_state(c.stakeholder))]
    claimed = {c.stakeholder: c for c in claims if c.kind != "domain_name"}
    for who, claim in claimed.items():
        if who not in registry.with_domain and spells(label(domain), who.name):
            yield replace(
                claim, kind="domain_name", words=domain, points=40, declared=None
            )


def united(claims: list[Claim]) -> list[Claim]:
    """Give the spellings of one unregistered name the card of the strongest."""
    cards: dict[str, Stakeholder] = {}
    unknown = [claim for claim in claims if not claim.known]
    for claim in sorted(unknown, key=lambda c: (-c.points, c.stakeholder.type is None)):
        for spelling in map(key, variants(claim.stakeholder.name)):
            cards.setdefault(spelling, claim.stakeholder)
    return [
        claim
        if claim.known
        else replace(claim, stakeholder=cards[key(claim.stakeholder.name)])
        for claim in claims
    ]


def _displayed(author: Address, registry: Registry) -> Iterator[Claim]:
    """Read the name that the sender gave himself: `Ana Lima (UNESCO)`."""
    cut = filter(str.strip, _PIECE_OF_NAME.split(author.name))
    pieces = [author.name, *islice(cut, _PIECES)]
    for piece in pieces:
        if match := resolve(piece, registry):
            yield claim_of("display_name", author.name, 20, match)
            return
    # the first piece is the name as a whole, or the person's
    for place, piece in enumerate(pieces[1:]):
        if is_organisation(piece) or (place and _ACRONYM.fullmatch(piece)):
            unknown = unregistered(card(piece, None, author.domain))
            yield claim_of("display_name", author.name, 15, unknown)


def _governments(letters: str, registry: Registry) -> Iterator[Match]:
    for government in registry.states.get(letters, ()):
        yield Match(stakeholder=government)
    if letters not in registry.states:
        yield unregistered(state_card(letters))


#: Nobody's own name has more pieces.
_PIECES = 30
_PIECE_OF_NAME = re.compile(
    r"(?:(?<!\s)\s++)?[()|/]\s*|\s[–—-]\s|,\s+|\s(?:at|from|via)\s"
)
_ACRONYM = re.compile(r"(?!CEO|CTO|PHD|MBA|II+$)[A-Z&]{2,10}")

_BEFORE_SIGN = any_of(beside(__name__)["before_sign"])
