"""Who speaks in a submission, and on what evidence?

What a message says outright (`on behalf of X`, `joint submission by A, B and
C`) goes before what can be seen from it: a field at its head, the address, its
domain, the signature. An answer is confident only on strong evidence that
nothing contradicts; everything else is a proposal for a person. A stakeholder
is never made silently: one that nobody registered is a card to be approved. That it
is plain who is named does not prove that the sender may speak for it: those to whom
nothing ties the address are told, for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from rules.sender_domain import is_free_mail, organisation
from rules.stakeholder import claims as evidence_of
from rules.stakeholder.asking import asked
from rules.stakeholder.claim import Claim, card
from rules.stakeholder.claims import tied
from rules.stakeholder.keys import key
from rules.stakeholder.letter import Letter, read
from rules.stakeholder.names import (
    Registry,
    owners_of_domain,
    prepare,
    resolve,
    similar,
    spoken_of,
)
from rules.stakeholder.persons import who_writes
from rules.stakeholder.sectors import is_organisation
from rules.stakeholder.signers import signers, without_persons
from rules.stakeholder.statements import (
    Statement,
    is_for_states,
    lists_of_signers,
    statements,
)
from rules.stakeholder.together import is_unclear_together, said_together
from rules.terms import (
    Attribution,
    Evidence,
    Message,
    PartText,
    Stakeholder,
    StakeholderType,
)

__all__ = ["Registry", "attribute", "called", "prepare", "spoken_of", "tied"]

#: Whom the evidence is for, together; their rivals; whether it decides.
_Weighed: TypeAlias = "tuple[tuple[Stakeholder, ...], tuple[Stakeholder, ...], bool]"
#: Statements that go before all that can be seen.
_OUTRIGHT = ("behalf", "joint")
#: From so many points on, evidence decides alone; with another, from fewer; and
#: from so many it contradicts.
_ALONE = 70
_SUPPORTED = 60
_RIVAL = 50
#: More proposals help nobody.
_PROPOSALS = 5


def attribute(
    message: Message, parts: Sequence[PartText], registry: Registry
) -> Attribution:
    """Decide for whom a message speaks, or propose it to a person."""
    letter = read(message, parts)
    texts = (letter.opening, "\n".join(letter.signature), *letter.heads)
    said = [said for text in texts for said in statements(text, registry)]
    said += [one for text in texts for one in asked(text, registry)]
    said += lists_of_signers(letter.closing, registry)
    said += signers(letter, registry)
    if not _several(said):
        said += said_together(letter.opening, registry)
    claims = [c for one in said for c in evidence_of.of_statement(one, letter)]
    if letter.author:
        claims += evidence_of.of_sender(letter.author, registry)
    claims += evidence_of.of_letter(letter, registry)
    claims = evidence_of.united([_owned(claim, registry) for claim in claims])
    claims += list(evidence_of.of_domain_name(claims, letter.domain, registry))
    if letter.personal:  # the letters of the domain say nothing then
        claims = [c for c in claims if c.known or c.kind != "domain_name"]
    claims = without_persons(claims) or list(who_writes(letter))
    doubts = tuple(_doubts(message, letter, registry))
    if letter.forwarded and letter.author is None and not _told(claims):
        passing = [c for s in message.senders for c in evidence_of.whose(s, registry)]
        claims += passing
        doubts += tuple(Evidence(kind="passed_on", value=c.words) for c in passing)
    if not _several(said):
        doubts += tuple(_unnamed(letter, claims, registry))
    # who names nobody but himself tells nothing
    told = {c.words for c in claims if c.kind in (*_OUTRIGHT, "header")}
    parties = [
        s for s in said if s.words in told and (s.kind in _OUTRIGHT or len(s.names) > 1)
    ]
    together, rivals, sure = (
        _parties(parties, claims, letter.domain)
        if parties
        else _best(claims, letter.domain)
    )
    stakeholders = (*together, *rivals)
    review = bool(doubts) or not sure
    if review:
        stakeholders = _with_similar(stakeholders, together, claims, registry)
    owners = {who for one in message.senders for who in tied(one, registry)}
    return Attribution(
        stakeholders=stakeholders,
        review=review,
        together=together,
        claimed=tuple(who for who in stakeholders if not review and who not in owners),
        evidence=(*_evidence(claims), *doubts, *_notes(claims, letter.domain)),
    )


def called(name: str, registry: Registry) -> Stakeholder | None:
    """Say whom a name means that stands alone; a card for a state or body that is new.

    >>> called("Kenya", prepare([])).name, called("option B", prepare([]))
    ('Kenya', None)
    """
    if match := resolve(name, registry):
        return match.stakeholder
    return card(name, None) if is_organisation(name) else None


def _told(claims: Sequence[Claim]) -> bool:
    """Tell whether anything names a registered one, or says outright who speaks."""
    return any(claim.known or claim.points >= _RIVAL for claim in claims)


def _several(said: Sequence[Statement]) -> bool:
    """Tell whether a statement names several."""
    return any(len(one.names) > 1 for one in said)


def _unnamed(
    letter: Letter, claims: list[Claim], registry: Registry
) -> Iterator[Evidence]:
    """Say where somebody speaks for several and does not plainly name them.

    The nations for which a registered body of citizens speaks are no states.
    """
    own = {c.stakeholder.type for c in claims if c.known and c.points >= _ALONE}
    states = own != {StakeholderType.CIVIL_SOCIETY}
    if states and any(map(is_for_states, (letter.opening, *letter.heads))):
        yield Evidence(kind="group", value="speaks for states without names")
    if is_unclear_together(letter.opening, registry):
        yield Evidence(kind="group", value="speaks together with others")


def _owned(claim: Claim, registry: Registry) -> Claim:
    """Give a registered name to who has it: nobody is proposed twice."""
    match = None if claim.known else resolve(claim.stakeholder.name, registry)
    if match is None or not match.registered:
        return claim
    return replace(claim, stakeholder=match.stakeholder, known=True)


def _doubts(message: Message, letter: Letter, registry: Registry) -> Iterator[Evidence]:
    """Say why a person looks, whatever the evidence is."""
    if letter.personal:
        yield Evidence(kind="personal_capacity", value="speaks for himself or herself")
    if letter.forwarded:
        inner = letter.author.address if letter.author else "nobody named"
        if not _may_pass_on(message, letter, registry):
            yield Evidence(kind="forwarded", value=f"passed on, written by {inner}")


def _notes(claims: list[Claim], domain: str) -> Iterator[Evidence]:
    """Say what a person should know though it decides nothing."""
    listed = any(claim.kind == "email" for claim in claims)
    if claims and is_free_mail(domain) and not listed:
        yield Evidence(kind="private_address", value=f"anybody can write from {domain}")


def _may_pass_on(message: Message, letter: Letter, registry: Registry) -> bool:
    """Tell whether the sender's word on the author inside can be taken."""
    domains = [sender.domain for sender in message.senders]
    return len(domains) == 1 and (
        organisation(domains[0]) == organisation(letter.domain)
        or bool(owners_of_domain(domains[0], registry))
    )


def _parties(parties: list[Statement], claims: list[Claim], domain: str) -> _Weighed:
    """Take the statement with most names; all others must agree with it."""
    stated = [c for c in claims if c.kind in (*_OUTRIGHT, "header")]
    widest = max(parties, key=lambda statement: len(statement.names))
    ours = dict.fromkeys(c.stakeholder for c in stated if c.words == widest.words)
    rivals = dict.fromkeys(c.stakeholder for c in stated if c.stakeholder not in ours)
    alone = widest.kind == "joint" and len(widest.names) == 1
    seen = [c for c in claims if c.known and c.points >= _RIVAL and c not in stated]
    others = dict.fromkeys(c.stakeholder for c in seen if c.stakeholder not in ours)
    # an assistant may write for others; not somebody from an address that all can
    # have, and who speaks of a joint submission of others is none of them
    several = widest.kind == "joint" or len(widest.names) > 1
    apart = several and not any(c.stakeholder in ours for c in seen)
    if is_free_mail(domain) or apart:
        rivals |= others
    sure = all(claim.known and _agrees(claim) for claim in stated)
    return tuple(ours), tuple(rivals), sure and not rivals and not alone


def _best(claims: list[Claim], domain: str) -> _Weighed:
    """Weigh the claims; a rival with enough points makes it a question."""
    ranking = _ranking(claims)
    if not ranking:
        return (), (), False
    (best, ours), *others = ranking
    top = ours[0].points
    rivals = tuple(who for who, theirs in others if _contradicts(theirs, top))
    kinds = {claim.kind for claim in ours}
    # anybody can have such an address: it says nothing for or against a name
    silent = bool(domain) and is_free_mail(domain)
    strong = top >= _ALONE or (top >= _SUPPORTED and (len(kinds) > 1 or silent))
    sure = strong and not rivals and all(c.known and _agrees(c) for c in ours)
    return (best,), rivals, sure


def _ranking(claims: list[Claim]) -> list[tuple[Stakeholder, list[Claim]]]:
    """Sort the claimed by their strongest evidence, then by all of it."""
    of: dict[Stakeholder, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (-c.points, not c.known)):
        of.setdefault(claim.stakeholder, []).append(claim)
    return sorted(
        of.items(),
        key=lambda item: (-item[1][0].points, -sum(c.points for c in item[1])),
    )


def _contradicts(theirs: list[Claim], top: int) -> bool:
    """Tell whether the claims of another make the best one doubtful.

    A line in a signature that nobody registered, often a department, does not
    contradict an address; with a domain of that name it does.
    """
    strongest = theirs[0]
    if strongest.points < _RIVAL:
        return False
    if strongest.known or strongest.kind == "header" or len(theirs) > 1:
        return True
    office = strongest.stakeholder.type is StakeholderType.GOVERNMENT
    return top <= _SUPPORTED and not office


def _agrees(claim: Claim) -> bool:
    """Tell whether the type that is declared is the one that is registered."""
    return claim.declared in (None, claim.stakeholder.type)


def _with_similar(
    stakeholders: tuple[Stakeholder, ...],
    together: tuple[Stakeholder, ...],
    claims: list[Claim],
    registry: Registry,
) -> tuple[Stakeholder, ...]:
    """Set registered ones of a similar name before a card that may be a slip.

    But behind one of a body of theirs: "Seamen's Club of the Port of Leith". However
    many are named together, all of them are proposed.
    """
    known = {claim.stakeholder for claim in claims if claim.known}
    found: dict[Stakeholder, None] = {}
    for stakeholder in stakeholders:
        if stakeholder not in known:
            near = similar(stakeholder.name, registry)
            holding = [who for who in near if _is_body_of(stakeholder, who)]
            found |= dict.fromkeys(who for who in near if who not in holding)
            found[stakeholder] = None
            found |= dict.fromkeys(holding)
        found[stakeholder] = None
    others = [one for one in found if one not in together]
    kept = {*together, *others[: max(0, _PROPOSALS - len(together))]}
    return tuple(one for one in found if one in kept)


def _is_body_of(body: Stakeholder, whole: Stakeholder) -> bool:
    """Tell whether a name is that of a body of another, whose name ends it."""
    head = key(body.name).removesuffix(key(whole.name))
    return head != key(body.name) and is_organisation(head)


def _evidence(claims: list[Claim]) -> Iterator[Evidence]:
    """List the claims as evidence, strongest first, each once."""
    listed = dict.fromkeys(
        Evidence(kind=claim.kind, value=claim.words, points=claim.points)
        for claim in sorted(claims, key=lambda c: -c.points)
    )
    yield from listed
