"""Which stakeholders does a person mean by the names that were written?"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.faults import Fault
from rules.terms import Stakeholder, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.record import Known
    from rules.terms import Registered


def named(
    names: Sequence[str],
    types: Sequence[StakeholderType],
    known: Known,
    registered: Sequence[Registered],
) -> tuple[Stakeholder, ...]:
    """Return the stakeholders of these names: registered ones, proposed, or new ones.

    A name that differs from a registered one or its alias by case and spaces alone is
    that one; any other stays as it was typed. Those of which nobody knows the type are
    of `types`: all of one, or each of its own. Raises Fault where it is not said.
    """
    ours = dict(_cards(registered))
    cards = {_folded(card.name): card for card in known.stakeholders}
    found: list[Stakeholder] = []
    for name in names:
        new = cards.get(_folded(name), Stakeholder(name=name, type=None))
        found.append(ours.get(_folded(name)) or replace(new, name=name))
    return _typed(found, types)


def _cards(registered: Sequence[Registered]) -> Iterator[tuple[str, Stakeholder]]:
    """Yield what is registered by its aliases, and then by its names."""
    for one in registered:
        yield from ((_folded(alias), one.stakeholder) for alias in one.aliases)
    for one in registered:
        yield _folded(one.stakeholder.name), one.stakeholder


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _typed(
    found: Sequence[Stakeholder], types: Sequence[StakeholderType]
) -> tuple[Stakeholder, ...]:
    """Give those of which nobody knows the type the one that was said of them."""
    new = [one.name for one in found if one.type is None and one.name.strip()]
    if len(types) > 1 and len(types) != len(new):
        raise Fault(
            f"{len(types)} types were said, and {len(new)} of the names are not known "
            "by their type. Say --type once for all of these, or once for each."
        )
    if new and not types:
        raise Fault(
            f"{', '.join(new)}: not in the registry, and of no known type. Say which "
            f"it is: {', '.join(StakeholderType)}. On the command line: --type once "
            "for all, or once for each in their order; of people --person. Who is "
            "registered is written as in the registry."
        )
    each = iter(types if len(types) > 1 else [*types] * len(found))
    return tuple(
        one if one.type or not one.name.strip() else replace(one, type=next(each))
        for one in found
    )
