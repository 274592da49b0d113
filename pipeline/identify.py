"""Stage 4: who speaks?

Applies the rule of stakeholders to the message and what was read in it. Whoever
may be somebody else than the mail says is confirmed by a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.speaking import speakers
from pipeline.store.values import dump
from pipeline.work import Item, Outcome
from rules.lifecycle import Event
from rules.terms import Evidence

if TYPE_CHECKING:
    from pipeline.house import House


def run(item: Item, house: House) -> Outcome:
    """Decide which stakeholders a submission speaks for, or ask a person."""
    if item.decided.stakeholders:
        why = Evidence(kind="decision", value=item.decided.stakeholders_because)
        facts = {
            "stakeholders": dump(item.decided.stakeholders),
            "stakeholder_review": False,
            "stakeholder_evidence": dump([why]),
        }
        return Outcome(event=Event.IDENTIFY, facts=facts)
    facts = speakers(item, house, item.flags)
    return Outcome(event=Event.IDENTIFY, facts=facts)
