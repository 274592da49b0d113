"""Who speaks in a mail, as the record keeps it?

Whoever may be somebody else than the mail says is confirmed by a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.store.values import dump, load
from rules import doubts, stakeholder
from rules.doubts import TOGETHER
from rules.location import passed_on
from rules.sender_domain import is_free_mail, organisation
from rules.terms import Address, Comment, Evidence, Stakeholder

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.work import Item


def speakers(item: Item, house: House, flags: Collection[str]) -> dict[str, Any]:
    """Say for whom a mail speaks, and whether a person must confirm it.

    `flags` are what admission found odd about its sender.
    """
    message = replace(item.envelope, subject=_untitled(item.envelope.subject, house))
    found = stakeholder.attribute(message, item.texts, house.registry)
    doubted = tuple(Evidence(kind="doubt", value=why) for why in doubts.doubts(flags))
    claimed = tuple(
        Evidence(kind=doubts.CLAIMED, value=f"nothing ties its address to {who.name}")
        for who in found.claimed
    )
    party = found.together if len(found.together) > 1 else ()
    together = tuple(Evidence(kind=TOGETHER, value=who.name) for who in party)
    evidence = (*doubted, *found.evidence, *claimed, *together)
    return {
        "stakeholders": dump(found.stakeholders),
        "stakeholder_review": found.review or bool(doubted or claimed),
        "stakeholder_evidence": dump(evidence),
    }


def apart(
    comments: Sequence[Comment], item: Item, house: House
) -> tuple[list[Comment], dict[str, Any]]:
    """Find who says single comments of a mail, and what of that a person must confirm.

    A table may name them; a name that means nobody, a heading like "Option B", speaks
    for nobody. Whoever passes a mail on says himself what stands above it; what stands
    in an attached one says who wrote that. Who is found so and does not speak in the
    mail as yet is proposed, together with the others.
    """
    named = {who.name for comment in comments for who in comment.speakers}
    found = {name: stakeholder.called(name, house.registry) for name in named}
    said = [_resolved(comment, found) for comment in comments]
    above = passed_on.above(item.texts, item.envelope.subject)
    outer = [one.source in above and not one.speakers for one in said]
    others = _others(said, item)
    if not (any(outer) or others or any(one.speakers for one in said)):
        return said, {}
    facts = speakers(item, house, item.flags)
    mail = tuple(load(Stakeholder, one) for one in facts["stakeholders"])
    senders = item.envelope.senders
    owners = {who for one in senders for who in stakeholder.tied(one, house.registry)}
    if any(outer) and len(owners) == 1 and mail and owners.isdisjoint(mail):
        said = [
            replace(one, speakers=tuple(owners) if is_his else one.speakers or mail[:1])
            for one, is_his in zip(said, outer, strict=True)
        ]
    written = {who: stakeholder.tied(who, house.registry) for who in others.values()}
    said = [
        replace(one, speakers=written[others[nth]])
        if nth in others and not one.speakers
        else one
        for nth, one in enumerate(said)
    ]
    own = dict.fromkeys(who for comment in said for who in comment.speakers)
    known = own.keys() <= {*mail} and not (facts["stakeholder_review"] and len(own) > 1)
    plain = not others and (known or not own)
    if plain or item.decided.stakeholders:
        return said, {}
    before = (one for one in facts["stakeholder_evidence"] if one["kind"] != TOGETHER)
    party = [Evidence(kind=TOGETHER, value=who.name) for who in own if len(own) > 1]
    names = ", ".join(who.name for who in own)
    told = [Evidence(kind="own_words", value=names)] * bool(own)
    told += [
        Evidence(kind="forwarded", value=f"passed on, written by {who.address}")
        for who in written
    ]
    return said, {
        "stakeholders": dump([*own, *(who for who in mail if who not in own)]),
        "stakeholder_review": True,
        "stakeholder_evidence": [*before, *dump([*told, *party])],
    }


def _others(comments: Sequence[Comment], item: Item) -> dict[int, Address]:
    """Say which comments stand in an attached mail that another house wrote."""
    houses = {_house(one.address) for one in item.envelope.senders}
    written = passed_on.attached(item.texts)
    others = {n: who for n, who in written.items() if _house(who) not in houses}
    found = {}
    for nth, comment in enumerate(comments):
        within = [n for n in others if comment.source.part.startswith(f"{n}/")]
        if within:
            found[nth] = Address(address=others[max(within, key=len)], name="")
    return found


def _house(address: str) -> str:
    """Return the domain of who has an address; the address, if anybody may have one."""
    domain = address.rpartition("@")[2]
    return address.lower() if is_free_mail(domain) else organisation(domain)


def _resolved(comment: Comment, found: Mapping[str, Stakeholder | None]) -> Comment:
    who = filter(None, (found[one.name] for one in comment.speakers))
    return replace(comment, speakers=tuple(who))


def _untitled(subject: str, house: House) -> str:
    """Leave the names of what is consulted on out of a subject: they name no sender."""
    settings = house.settings
    titles = {settings.consultation.title, *(call.title for call in settings.calls)}
    titles |= {draft.title for draft in settings.drafts}
    for title in sorted(titles, key=len, reverse=True):
        if len(title.split()) > 1:
            subject = re.sub(re.escape(title), _TEXT, subject, flags=re.IGNORECASE)
    return subject


_TEXT = "the text"
