"""Who speaks in a mail, as the record keeps it?

Whoever may be somebody else than the mail says is confirmed by a person.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.store.values import dump
from rules import doubts, stakeholder
from rules.terms import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection

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
    together = tuple(Evidence(kind=doubts.TOGETHER, value=who.name) for who in party)
    evidence = (*doubted, *found.evidence, *claimed, *together)
    return {
        "stakeholders": dump(found.stakeholders),
        "stakeholder_review": found.review or bool(doubted or claimed),
        "stakeholder_evidence": dump(evidence),
    }


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
