"""What speaks for whom: the evidence of a message, one claim each.

Points tell how strong a claim is: 100 for a registered address, 90 for what is
said outright, less for what can only be seen. A claim on a registered stakeholder
counts; one on a name that nobody has is only ever the card that a person sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from rules.sender_domain import is_free_mail, organisation, state, type_of
from rules.stakeholder import wording
from rules.stakeholder.bodies import body, is_unit
from rules.stakeholder.countries import is_office
from rules.stakeholder.keys import key
from rules.stakeholder.labels import is_short, label, spells
from rules.stakeholder.letter import is_of
from rules.stakeholder.letterheads import ORGANISATION, is_letterhead, leading
from rules.stakeholder.names import (
    Match,
    owners_of_domain,
    resolve,
    state_card,
    variants,
)
from rules.stakeholder.posts import PIECE, ROLE, signed_for
from rules.stakeholder.sectors import is_organisation, named_type, split_type
from rules.stakeholder.statements import as_one, called, names_in
from rules.tables import any_of, beside
from rules.terms import Stakeholder, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.stakeholder.letter import Letter
    from rules.stakeholder.names import Registry
    from rules.stakeholder.statements import Statement
    from rules.terms import Address


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


def of_statement(statement: Statement, letter: Letter) -> Iterator[Claim]:
    """Read a field, "on behalf of", a joint submission: one claim a name."""
    for named in statement.names:
        if not named.match and is_of(named.name, letter.author):
            continue
        field = named.name if statement.kind == "header" else ""
        match = named.match or _proposed(named.name, letter, named.declared, name=field)
        points = 40 if statement.kind == "source" else 90
        yield _claim(statement.kind, statement.words, points, match, named.declared)


def card(name: str, declared: StakeholderType | None, domain: str = "") -> Stakeholder:
    """Propose a new stakeholder: its type as declared, or as its name says."""
    own = bool(domain) and _spelt_by(domain, name)
    of_domain = type_of(domain) if own else None
    return Stakeholder(name=name, type=declared or of_domain or named_type(name))


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
        yield _claim("domain_name", domain, 20, _unregistered(named))


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
            yield _claim("government_domain", domain, points, government)


def of_letter(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read the opening, the signature, what the files say of themselves."""
    yield from _introductions(letter, registry)
    yield from _signatures(letter, registry)
    for name, value in letter.properties:
        if len(value) > _LINE:
            continue
        if match := resolve(value, registry):
            yield _claim("properties", f"{name}: {value}", 25, match)
        elif name == "company":
            unknown = _proposed(value, letter)
            yield _claim("properties", f"{name}: {value}", 20, unknown)
    yield from _subject(letter, registry)
    for head in letter.heads:
        for number, line in enumerate(head.splitlines()):
            if len(line) > _LINE:
                continue
            if match := resolve(line, registry):
                yield _claim("letterhead", line, 30, match)
            elif not number and is_letterhead(line):
                yield _claim("letterhead", line, 25, _proposed(line, letter))


def _subject(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read a first line that is a body, or names one before a sign."""
    line = _BEFORE_SIGN.split(letter.opening[:_LINE], maxsplit=1)[0].strip()
    name = body(wording.ARTICLE.sub("", line))
    several = " " in name or not name.isascii()
    meant = is_letterhead(name) or _spelled(name, letter)
    if several and meant and not resolve(line, registry):
        yield _claim("letterhead", line, 25, _proposed(line, letter, name=name))


def _spelled(name: str, letter: Letter) -> bool:
    """Tell whether a title begins with the name that the author's domain spells."""
    own = _spelt_by(letter.domain, name)
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
    owned = any(map(_is_state, owners_of_domain(domain, registry)))
    claims = [c for c in claims if c.known or not (owned and _is_state(c.stakeholder))]
    claimed = {c.stakeholder: c for c in claims if c.kind != "domain_name"}
    for who, claim in claimed.items():
        if who not in registry.with_domain and spells(label(domain), who.name):
            yield replace(
                claim, kind="domain_name", words=domain, points=40, declared=None
            )


def _is_state(who: Stakeholder) -> bool:
    return who.type is StakeholderType.GOVERNMENT


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
    cut = filter(None, _PIECE_OF_NAME.split(author.name))
    pieces = [author.name, *islice(cut, _PIECES)]
    for piece in pieces:
        if match := resolve(piece, registry):
            yield _claim("display_name", author.name, 20, match)
            return
    # the first piece is the name as a whole, or the person's
    for place, piece in enumerate(pieces[1:]):
        if is_organisation(piece) or (place and _ACRONYM.fullmatch(piece)):
            unknown = _unregistered(card(piece, None, author.domain))
            yield _claim("display_name", author.name, 15, unknown)


def _governments(letters: str, registry: Registry) -> Iterator[Match]:
    for government in registry.states.get(letters, ()):
        yield Match(stakeholder=government)
    if letters not in registry.states:
        yield _unregistered(state_card(letters))


def _introductions(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read sentences that say whose comments these are, or what somebody is."""
    for words, name, match, points in _introduced(letter.opening, registry):
        if match:
            yield _claim("introduction", words, points, match)
        elif not _PRONOUN.search(name) and (
            is_organisation(words)
            or is_organisation(body(name))
            or (" " in name and ROLE.search(words))
            or spells(label(letter.domain), name)
        ):
            unknown = _proposed(name, letter)
            yield _claim("introduction", words, _UNSURE, unknown)
    yield from _beginnings(letter, registry)
    for found in islice(wording.DESCRIBED.finditer(letter.opening), _SENTENCES):
        name, what = wording.ARTICLE.sub("", found["name"].strip()), found["what"]
        several = " " in name or not name.isascii()
        sentence = name[:1].islower() or _PRONOUN.search(name)
        if (
            several
            and not sentence
            and not resolve(name, registry)
            and is_organisation(what)
        ):
            unknown = _proposed(name, letter, named_type(name) or named_type(what))
            yield _claim("introduction", found[0].strip(), _UNSURE, unknown)


def _beginnings(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read a body that nobody registered off the beginning of a first sentence.

    It may be another whom the sender speaks of: next to all else it says little.
    """
    for line in letter.opening.splitlines()[1:_FIRST]:
        name = leading(wording.ARTICLE.sub("", line))
        if name and not resolve(name, registry):
            yield _claim("introduction", line[:_LINE], _LITTLE, _proposed(name, letter))
            return


def _introduced(
    opening: str, registry: Registry
) -> Iterator[tuple[str, str, Match | None, int]]:
    """Yield words, the name in them, whom it means, and its points if registered."""
    for pattern, points in _OBJECTS:
        for found in islice(pattern.finditer(opening), _SENTENCES):
            rest = opening[found.end() :]
            for named in as_one(names_in(rest, registry), rest):
                words = f"{found[0].strip()} {named.name}"
                yield words, named.name, named.match, points
    subjects = [each for each in _SUBJECTS if each[0].may_stand_in(opening)]
    for line in map(str.strip, opening.splitlines()) if subjects else ():
        for pattern, points in subjects:
            subject = pattern.match(line)
            if subject and not wording.BEHALF.match(line):
                name = wording.ARTICLE.sub("", subject["name"])
                yield line, name, resolve(subject["name"], registry), points


def _signatures(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read the lines of a signature; a state in a postal address says little.

    Nor does a unit right above the registered body that it is part of; the name of a
    state may be no more than the end of an address.
    """
    lines = [
        [*_line_of_signature(line, letter, registry)]
        for line in letter.signature
        if len(line) <= _LINE and not _is_own(line, letter)
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
    return rest == line or not _spelt_by(letter.domain, rest)


def _spelt_by(domain: str, name: str) -> bool:
    """Tell whether a domain that is somebody's own spells a name."""
    return not is_free_mail(domain) and spells(label(domain), name)


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
            yield _claim("signature", line, 60, match, declared)
            return
    pieces = PIECE.split(line)
    # "Ana Lima, Adviser, Kenya" signs as three lines do
    posts = is_of(pieces[0], letter.author) and all(map(ROLE.search, pieces[1:-1]))
    for piece in pieces[posts:]:
        match = resolve(piece, registry)
        state = match and match.stakeholder.type is StakeholderType.GOVERNMENT
        if match and (posts or not state):
            yield _claim("signature", line, 60, match)
            return
    if letter.signed:
        yield from _unknown_signer(
            line, signed_for(name, letter.author), declared, letter
        )


def _unknown_signer(
    line: str, name: str, declared: StakeholderType | None, letter: Letter
) -> Iterator[Claim]:
    """Take a line for an organisation that nobody registered, if it looks like one."""
    own = _spelt_by(letter.domain, name)
    quoted = is_organisation(line) and bool(_QUOTED.search(line))
    told = own or quoted or is_organisation(name)
    # one word alone is as often a town, and small letters describe a person
    proper = " " in name or not name.isascii() or name.isupper()
    named = told or declared or (proper and not _SMALL.search(name))
    if named and (own or ORGANISATION.match(name)) and not ROLE.search(name):
        words = line if quoted else name
        unknown = _proposed(words, letter, declared, name=name)
        points = 60 if declared else 50 if told else _GUESS
        yield _claim("signature", line, points, unknown, declared)


def _is_government(claim: Claim) -> bool:
    return _is_state(claim.stakeholder)


def _proposed(
    words: str,
    letter: Letter,
    declared: StakeholderType | None = None,
    *,
    name: str = "",
) -> Match:
    """Propose the body that words name; they may tell its type, too."""
    found = card(name or body(words), declared, letter.domain)
    of_type = found.type or named_type(words)
    return _unregistered(replace(found, type=of_type))


def _unregistered(stakeholder: Stakeholder) -> Match:
    return Match(stakeholder=stakeholder, registered=False)


def _claim(
    kind: str,
    words: str,
    points: int,
    match: Match,
    declared: StakeholderType | None = None,
) -> Claim:
    return Claim(
        kind=kind,
        words=words,
        points=points,
        stakeholder=match.stakeholder,
        known=match.registered,
        declared=declared,
    )


#: A longer line is a sentence, no name.
_LINE = 160
#: In so many sentences somebody says at most whose comments they are.
_SENTENCES = 6
#: Nobody's own name has more pieces.
_PIECES = 30
#: What a line of a signature may mean, and a sentence about one unknown.
_GUESS = 30
_UNSURE = 40
_LITTLE = 15
#: So many lines from the subject on hold a greeting and the first sentence.
_FIRST = 6

#: Sentences that name who speaks after other words, and before them.
_OBJECTS = ((wording.INTRODUCTION, 60), (wording.PRESENTED, 50))
_SUBJECTS = (
    (wording.INTRODUCED, 60),
    (wording.INTRODUCED_ARABIC, 60),
    (wording.REMARKING, 50),
    (wording.REMARKING_CHINESE, 50),
)
_PIECE_OF_NAME = re.compile(r"\s*[()|/]\s*|\s[–—-]\s|,\s+|\s(?:at|from|via)\s")
_ACRONYM = re.compile(r"(?!CEO|CTO|PHD|MBA|II+$)[A-Z&]{2,10}")
#: `association «Clean Bay»`
_QUOTED = re.compile(r"[»”“\"]\s*$")
_SMALL = re.compile(r"\b[a-zà-ÿа-я]{4,}")
_POSTAL = re.compile(
    r"^(?!.*(?:\b(?:tel|phone|fax|mob|cell|skype|тел)|\+ ?\d|@|www\.|https?:))"
    r"(?=.*[^\W\d]).*\d",
    re.IGNORECASE,
)

_TABLE = beside(__name__)
_PRONOUN = any_of(_TABLE["pronoun"])
_BEFORE_SIGN = any_of(_TABLE["before_sign"])
