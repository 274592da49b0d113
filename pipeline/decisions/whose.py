"""Who says this comment, now that a person has said so?

A mail speaks for whom it speaks; but a table may hold the words of several, and a
letter that is passed on has those of another hand beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.decisions import Person, comment_of, decision, keep, record
from pipeline.faults import Fault
from pipeline.store.values import dump

if TYPE_CHECKING:
    from pipeline.ledger import Ledger, Unit
    from rules.terms import Comment, Stakeholder


def settle_speakers(  # noqa: PLR0913 (a decision has so many facts)
    ledger: Ledger | Unit,
    delivery: int,
    position: int,
    names: Sequence[Stakeholder],
    who: Person,
    *,
    expected: str = "",
) -> Comment:
    """Record a person's answer to who says one comment; where it stands is as it was.

    Raises Fault for an empty name, and where the comment is no longer what the person
    saw.
    """
    if not (names and all(one.name.strip() for one in names)):
        raise Fault("Say who says it: a name cannot be empty.")
    with decision(ledger) as unit:
        before = comment_of(unit.session, delivery, position, expected)
        after = replace(before, speakers=tuple(names), speakers_because=str(who))
        record(unit, delivery, who, position=position, comment=dump(after))
        keep(unit.session, delivery, position, after)
        return after
