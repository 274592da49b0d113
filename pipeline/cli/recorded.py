"""How is what a call of `decide` says recorded, of one delivery or comment?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import decisions
from pipeline.decisions import correcting, naming, points, telling
from pipeline.decisions.parties import refuse_strangers
from pipeline.decisions.placement import offered
from pipeline.decisions.whose import settle_speakers
from pipeline.faults import Fault
from pipeline.ledger import Unit, shown_id
from rules.terms import Kind, Place, StakeholderType

if TYPE_CHECKING:
    from pipeline.record import Known
    from pipeline.service import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was decided, by whom, of all that were named; one thing is given."""

    service: Service
    who: decisions.Person
    seen: str
    where: Place | None
    candidates: tuple[int, ...]
    split: str | None
    words: str | None
    speaks: bool
    names: tuple[str, ...]
    types: tuple[StakeholderType, ...]
    kind: Kind | None
    acts: bool
    earlier: int | None
    comment: int | None
    call: str | None
    answer_to: str | None
    other_party: bool = False
    also: tuple[int, ...] = ()
    join: int | None = None

    def record(self, unit: Unit, known: Known, at: int | None) -> str:
        """Record it of one of them; says what that made beside it."""
        delivery, position, name = known.row.id or 0, at or 0, known.number or known.id
        who, seen = self.who, self.seen
        if self.split is not None:
            house, words = self.service.house, self.split
            second = points.split(
                unit, delivery, position, words, who, house=house, expected=seen
            )
            after = decisions.comment_of(unit.session, delivery, second)
            told = telling.told_of(after, known)
            return f"The second point is {name}-{second}; both wait.{told}"
        if self.join is not None:
            points.join(unit, delivery, position, self.join, who, expected=seen)
            return f"{name}-{self.join} is part of it now."
        if self.words is not None:
            made = points.take_up(
                unit, delivery, self.words, who, house=self.service.house, expected=seen
            )
            asked = telling.asked(decisions.comment_of(unit.session, delivery, made))
            return f"These words are {name}-{made} now; it waits for its place.{asked}"
        if self.speaks:
            return self._speaks(unit, known, position)
        self._settle(unit, known, position)
        return ""

    def _speaks(self, unit: Unit, known: Known, position: int) -> str:
        """Record who speaks; cautions where nothing ties a mail's to the address."""
        house, delivery = self.service.house, known.row.id or 0
        if not (self.names or known.row.sender_name.strip()):
            raise Fault(_NAMELESS.format(shown_id(delivery)))
        names = self.names or (known.row.sender_name,)
        found = naming.named(names, self.types, known, house.registered)
        seen = self.seen
        if position:
            settle_speakers(unit, delivery, position, found, self.who, expected=seen)
            return ""
        decisions.settle_stakeholders(unit, delivery, found, self.who, expected=seen)
        strange = (
            naming.untied(unit.session, found, known, house.registry)
            if self.names
            else ()
        )
        where = f"its address, {known.row.sender_address},"
        return " ".join(f"Look again: nothing ties {where} to {x}." for x in strange)

    def _settle(self, unit: Unit, known: Known, position: int) -> None:
        house, who, seen = self.service.house, self.who, self.seen
        delivery, earlier = known.row.id or 0, self.earlier
        self._refuse_strangers(unit, delivery)
        if self.where:
            decisions.settle_comment(
                unit,
                delivery,
                position,
                offered(known.comments, position, self.candidates, self.where),
                who,
                drafts=house.drafts,
                expected=seen,
            )
        elif self.kind is Kind.CORRECTION:
            correcting.settle_correction(
                unit,
                house,
                delivery,
                who,
                earlier=earlier,
                comment=self.comment,
                expected=seen,
            )
        elif self.kind:
            decisions.settle_kind(
                unit, delivery, self.kind, who, earlier=earlier, expected=seen
            )
        elif self.acts:
            decisions.settle_replaced(
                unit, delivery, earlier, who, also=self.also, expected=seen
            )
        elif self.call is not None:
            decisions.settle_call(unit, delivery, self.call, who, expected=seen)
        elif self.answer_to is not None:
            decisions.settle_answer(unit, delivery, self.answer_to, who, expected=seen)
        else:
            decisions.replay(unit, delivery, who)

    def _refuse_strangers(self, unit: Unit, delivery: int) -> None:
        """Refuse to let it act on another party's, unless that is said."""
        series = self.service.settings.consultation.series
        if self.acts and not self.other_party:
            for each in (self.earlier, *self.also):
                refuse_strangers(unit.session, series, delivery, each)


def record(
    ident: str, said: Said, unit: Unit, known: Known, position: int | None
) -> str:
    """Record it of one of several, and say of which it cannot be."""
    try:
        return said.record(unit, known, position)
    except Fault as fault:
        raise Fault(f"{ident}: {fault}" if said.who.together else f"{fault}") from None


_NAMELESS = (
    "The mail {} shows no name of its sender, and nothing is recorded. Say who speaks: "
    "--person --stakeholder NAME."
)
