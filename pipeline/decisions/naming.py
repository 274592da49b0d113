"""Which stakeholders does a person mean by the names that were written?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import Session, col, not_, or_, select

from pipeline.faults import Fault
from pipeline.store.tables import DeliveryRow
from rules.stakeholder.names import owners_of_domain
from rules.terms import Registered, Stakeholder, StakeholderType

if TYPE_CHECKING:
    from pipeline.record import Known
    from rules.stakeholder import Registry


def named(
    names: Sequence[str],
    types: Sequence[StakeholderType],
    known: Known,
    registered: Sequence[Registered],
) -> tuple[Stakeholder, ...]:
    """Return the stakeholders of these names: registered ones, proposed, or new ones.

    A name that differs from a registered one or its alias by case and spaces alone is
    that one; any other stays as it was typed. Those of which nobody knows the type are
    of `types`: all of one, or each of its own; where all are known, what is only
    proposed is of the type that is said. Raises Fault where it is not said, or where
    the registry says another.
    """
    ours = dict(_cards(registered))
    cards = {_folded(card.name): card for card in known.stakeholders}
    found: list[Stakeholder] = []
    for name in names:
        new = cards.get(_folded(name), Stakeholder(name=name, type=None))
        found.append(ours.get(_folded(name)) or replace(new, name=name))
    if len(types) == 1 and all(one.type for one in found):
        free = [one for one in found if one not in ours.values()]
        if not free:
            _refuse_others(found, types[0])
        return tuple(replace(x, type=types[0]) if x in free else x for x in found)
    return _typed(found, types)


def _refuse_others(found: Sequence[Stakeholder], said: StakeholderType) -> None:
    """Raise Fault where the registry knows one of another type than was said."""
    for one in found:
        if one.type != said:
            raise Fault(
                f"{one.name} is registered as {one.type}, and not as {said}. Nothing "
                "was recorded. Leave the type out, or correct the registry first."
            )


def untied(
    session: Session, names: Sequence[Stakeholder], known: Known, registry: Registry
) -> tuple[str, ...]:
    """Return the names that nothing ties to the address of a mail.

    Neither the registry does, nor were they proposed for it, or for another proven or
    confirmed mail of the same address.
    """
    address = known.row.sender_address.lower()
    owners = {
        *registry.emails.get(address, ()),
        *owners_of_domain(address.rpartition("@")[2], registry),
    }
    others = select(DeliveryRow.stakeholders).where(
        DeliveryRow.sender_address == known.row.sender_address,
        DeliveryRow.id != known.row.id,
        or_(
            col(DeliveryRow.verified).is_(True),
            not_(col(DeliveryRow.stakeholder_review)),
        ),
    )
    met = session.exec(others.order_by(col(DeliveryRow.id).desc()).limit(_MOST)).all()
    proposed = {_folded(one.name) for one in (*known.stakeholders, *owners)}
    proposed |= {_folded(one["name"]) for mail in met for one in mail}
    strange = (one.name for one in names if _folded(one.name) not in proposed)
    return tuple(strange) if address else ()


#: So many mails of one address are looked at, the latest.
_MOST = 100


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
