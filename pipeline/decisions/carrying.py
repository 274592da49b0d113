"""Which other cards would an answer settle, what would be recorded, and why?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.decisions.asking import asked_of
from pipeline.decisions.waiting import Card, Waits, cards, point_of
from rules import carrying
from rules.carrying import Cause
from rules.terms import Draft, Kind, Place, Stakeholder

if TYPE_CHECKING:
    from pipeline.service import Service

#: Where a comment belongs, who speaks, or what a delivery is.
Answer = Place | tuple[Stakeholder, ...] | Kind
_MOST = 100  # cards that are offered at once; more come after them


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Another card, the answer that would be recorded for it, and why that fits."""

    card: Card
    answer: Answer
    cause: Cause


def carried(
    service: Service, waits: Sequence[Waits], first: Waits, answer: Answer
) -> list[Carried]:
    """Return the cards that wait and that the answer to the first one fits, too."""
    same = [w for w in waits if w.alike == first.alike and w.place != first.place]
    if not same:
        return []
    with service.ledger.reading() as session:
        asked, *others = cards(session, service.settings, [first, *same[:_MOST]])
    return list(_fitting(asked, others, answer, service.house.drafts))


def _fitting(
    asked: Card, others: Sequence[Card], answer: Answer, drafts: Sequence[Draft]
) -> Iterator[Carried]:
    for card in others:
        if isinstance(answer, Place):
            found = _where(asked, card, answer, drafts)
        elif isinstance(answer, Kind):
            found = None if answer is Kind.DUPLICATE else (Cause.HELD, answer)
        else:
            found = _who(asked, card, answer)
        if found:
            yield Carried(card=card, cause=found[0], answer=found[1])


def _where(
    asked: Card, other: Card, answer: Place, drafts: Sequence[Draft]
) -> tuple[Cause, Answer] | None:
    """Carry a place over; what is asked for as well only where it was changed."""
    comment, theirs = (c.known.comments[c.position - 1] for c in (asked, other))
    if answer.action is comment.action:
        answer = replace(answer, action=None)
    of = point_of(asked.waits.delivery, comment)
    return carrying.where(answer, of, point_of(other.waits.delivery, theirs), drafts)


def _who(
    asked: Card, other: Card, answer: tuple[Stakeholder, ...]
) -> tuple[Cause, Answer] | None:
    known = {one.name: one for one in (*other.known.stakeholders, *answer)}
    names = [one.name for one in answer]
    found = carrying.who(names, asked_of(asked.known.row), asked_of(other.known.row))
    return (found[0], tuple(known[name] for name in found[1])) if found else None
