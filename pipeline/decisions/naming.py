"""Which stakeholders does a person mean by the names that were written?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.faults import Fault
from rules.terms import Stakeholder, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.record import Known
    from rules.terms import Registered


def named(
    names: Sequence[str],
    type_: StakeholderType | None,
    known: Known,
    registered: Sequence[Registered],
) -> tuple[Stakeholder, ...]:
    """Return the stakeholders of these names: proposed, registered, or new ones.

    Of one that has no type yet it is `type_`. Raises Fault where that of a new one is
    not said.
    """
    cards = {
        card.name.casefold(): card
        for card in (*known.stakeholders, *(r.stakeholder for r in registered))
    }
    for name in names:
        if name.strip() and not (name.casefold() in cards or type_):
            raise Fault(
                f"{name!r} is not a known stakeholder. Write the name as the registry "
                f"does; of a new one say the type: {', '.join(StakeholderType)}."
            )
    found = (cards.get(n.casefold(), Stakeholder(name=n, type=None)) for n in names)
    return tuple(replace(one, type=one.type or type_) for one in found)
