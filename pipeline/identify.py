"""Stage 4: who speaks?

Applies the rule of stakeholders to the message and what was read in it. Whoever
may be somebody else than the mail says is confirmed by a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.store.values import dump
from pipeline.work import Item, Outcome
from rules import doubts, stakeholder
from rules.lifecycle import Event
from rules.terms import Evidence

if TYPE_CHECKING:
    from pipeline.house import House


def run(item: Item, house: House) -> Outcome:
    """Decide which stakeholders a submission speaks for, or ask a person."""
    if item.decided.stakeholders:
        names = dump(item.decided.stakeholders)
        facts = {"stakeholders": names, "stakeholder_review": False}
        return Outcome(event=Event.IDENTIFY, facts=facts)
    found = stakeholder.attribute(item.envelope, item.texts, house.registry)
    doubted = tuple(
        Evidence(kind="doubt", value=why) for why in doubts.doubts(item.flags)
    )
    claimed = tuple(
        Evidence(kind=doubts.CLAIMED, value=f"nothing ties its address to {who.name}")
        for who in found.claimed
    )
    return Outcome(
        event=Event.IDENTIFY,
        facts={
            "stakeholders": dump(found.stakeholders),
            "stakeholder_review": found.review or bool(doubted or claimed),
            "stakeholder_evidence": dump((*doubted, *found.evidence, *claimed)),
        },
    )
