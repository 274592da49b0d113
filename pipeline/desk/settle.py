"""How is the answer to a card recorded, and what else does it settle?

Where an answer fits other cards, they are shown before anything is recorded. Each that
stays ticked is recorded by itself, with its cause and the version that was seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sqlalchemy import tuple_
from sqlmodel import col, select

from pipeline import decisions
from pipeline.cli.context import place as place_of
from pipeline.cli.context import whole
from pipeline.decisions import correcting, enrol, telling
from pipeline.decisions.carrying import Answer, Carried, carried
from pipeline.decisions.likeness import alike
from pipeline.decisions.naming import untied
from pipeline.decisions.placement import placed
from pipeline.decisions.waiting import WHOLE, Question, Waits
from pipeline.desk.answers import (
    answer_of,
    delivery_of,
    done,
    names_of,
    person,
    same_party,
)
from pipeline.desk.cards import comment_of, find, following
from pipeline.desk.frame import Ask, Done
from pipeline.faults import Fault
from pipeline.settings.sections import Role
from pipeline.store.tables import CommentRow, DeliveryRow
from pipeline.store.values import instant
from rules.terms import Kind, Place

if TYPE_CHECKING:
    from pipeline import record
    from pipeline.ledger import Unit
    from pipeline.service import Service

#: An answer to these says that somebody saw it, and changes nothing of it.
_SEEN = (Question.UNREAD, Question.PUBLISH)


def where(service: Service, ask: Ask) -> Done:
    """Record where a comment belongs."""
    return _settle(service, ask, Question.WHERE)


def who(service: Service, ask: Ask) -> Done:
    """Record who speaks; a secretary may have it remembered for later mail, too."""
    remember = _remembered(service, ask) if ask["remember"] else None
    done = _settle(service, ask, Question.WHO)
    if remember is None or done.then.startswith("/carried/"):
        return done
    try:
        again = enrol.enrol(service, remember, person(ask))
    except Fault as fault:
        return replace(done, notice=f"{done.notice} Not in the registry: {fault}")
    told = f"{done.notice} In the registry now; {again} more judged again."
    return replace(done, notice=told)


def held(service: Service, ask: Ask) -> Done:
    """Record what a delivery is, or that it was read; it is judged again with that."""
    named = {question.name.lower(): question for question in _SEEN}
    done = _settle(service, ask, named.get(ask["question"], Question.HELD))
    service.worker.run()
    return done


def _settle(service: Service, ask: Ask, question: Question) -> Done:
    """Record an answer, and what was ticked of the cards that it fits, too."""
    delivery, position = ask.path["delivery"], ask.path.get("position", WHOLE)
    with service.ledger.reading() as session:
        known = find(session, service.settings, delivery)
    here = Waits(delivery=delivery, position=position, question=question)
    decisions.unchanged(ask["seen"], _version(known, position))
    answer, waits = answer_of(ask, question, known), ask.desk.queue.waits()
    who, ident = person(ask), f"{known.id}-{position}" if position else known.id
    if isinstance(answer, Place):  # nobody looks at what cannot be
        placed(comment_of(known, position), answer, service.house.drafts)
    others = fitting(service, waits, here, answer)
    if ask["earlier"]:
        others = []
    if others and not ask["sure"]:
        said = [(k, v) for k, v in ask.said.multi_items() if k != "csrf"]
        name = question.name.lower()
        shown = f"/carried/{delivery}/{position}/{name}?{urlencode(said)}"
        return Done(notice="", then=shown)
    ticked = {} if ask["alone"] else dict(map(_tick, ask.all("one")))
    others = [one for one in others if one.card.waits.place[:2] in ticked]
    if ticked:
        who = replace(who, together=f"{instant(service.now())} {ask.by}")
    with decisions.decision(service.ledger) as unit:  # all that is one act, or nothing
        _kept = _read(unit, [here, *(one.card.waits for one in others)])
        told = _record(unit, ask, here, answer, who, ask["seen"])
        settled, refused = _carry(unit, ask, others, ticked, who, ident)
    notice = f"Recorded: {ident} {told}."
    if settled:
        notice += f" {len(settled)} more with it."
    if refused:
        notice += f" {len(refused)} not: {refused[0]}"
    then = f"/deliveries/{delivery}"
    if ask["then"] != "delivery":
        then = following(waits, [here, *settled])
    return done(ask, notice, then, here, *settled)


def fitting(
    service: Service, waits: Sequence[Waits], here: Waits, answer: Answer
) -> list[Carried]:
    """Return the cards that an answer fits, too; none where it answers no card."""
    first = next((one for one in waits if one.place == here.place), None)
    return carried(service, waits, first, answer) if first else []


def _tick(ticked: str) -> tuple[tuple[int, int], str]:
    """Read a tick: the card, and the version that was seen of it."""
    ident, _, seen = ticked.partition(" ")
    delivery, _, position = ident.partition("-")
    if not (delivery.isdecimal() and position.isdecimal()):
        raise Fault("Go back and tick the cards that the answer is for.")
    return (int(delivery), int(position)), seen


def _read(unit: Unit, cards: Sequence[Waits]) -> list[DeliveryRow | CommentRow]:
    """Read what these decisions change; as long as it is kept, nothing asks again."""
    ids = [one.delivery for one in cards]
    unit.expect(ids)
    comments = [(one.delivery, one.position) for one in cards if one.position]
    place = tuple_(col(CommentRow.delivery_id), col(CommentRow.position))
    return [
        *unit.session.exec(select(CommentRow).where(place.in_(comments))),
        *([] if comments else unit.claim_all(ids)),
    ]


def _carry(  # noqa: PLR0913, PLR0917 (what several decisions have in common)
    unit: Unit,
    ask: Ask,
    others: Sequence[Carried],
    ticked: Mapping[tuple[int, int], str],
    who: decisions.Person,
    ident: str,
) -> tuple[list[Waits], list[str]]:
    """Record what was ticked; return what is settled, and why others were refused."""
    settled: list[Waits] = []
    refused: list[str] = []
    for one in others:
        here = one.card.waits
        again = replace(who, because=f"{who.because} (as {ident}: {one.cause})")
        try:
            _record(unit, ask, here, one.answer, again, ticked[here.place[:2]])
            settled.append(here)
        except Fault as fault:
            refused.append(str(fault))
    return settled, refused


def _version(known: record.Known, position: int) -> str:
    if position:
        return decisions.version_of_comment(comment_of(known, position))
    return decisions.version_of(known.row)


def _record(  # noqa: PLR0913, PLR0917 (the facts of one decision)
    unit: Unit, ask: Ask, one: Waits, answer: Answer, who: decisions.Person, seen: str
) -> str:
    """Record an answer to a card that is as it was seen; say what it is now."""
    service, delivery = ask.desk.service, one.delivery
    if isinstance(answer, Kind):
        earlier = delivery_of(service, ask["earlier"])
        same_party(ask, unit.session, delivery, earlier)
        with unit.session.begin_nested():  # it may be refused when it is written
            if answer is Kind.CORRECTION:
                series = service.settings.consultation.series
                comment = place_of(ask["earlier"], series)[2] if earlier else None
                correcting.settle_correction(
                    unit,
                    service.house,
                    delivery,
                    who,
                    earlier=earlier,
                    comment=comment,
                    expected=seen,
                )
            else:
                whole(ask["earlier"], service.settings.consultation.series)
                decisions.settle_kind(
                    unit, delivery, answer, who, earlier=earlier, expected=seen
                )
        if one.question in _SEEN and answer is Kind.SUBMISSION:
            return "was read, and stays as it is"
        told = f"is {answer.replace('_', ' ')}; it is judged again"
        other = answer is Kind.DUPLICATE and not alike(
            unit.session, delivery, earlier or delivery
        )
        return told + "; look again: its words are quite other ones" * other
    if not isinstance(answer, Place):
        known = find(unit.session, service.settings, delivery)
        tied = ask["remember"]  # whoever remembers an address for a name has looked
        registry = service.house.registry
        strange = () if tied else untied(unit.session, answer, known, registry)
        decisions.settle_stakeholders(unit, delivery, answer, who, expected=seen)
        told = f"is from {', '.join(one.name for one in answer)}"
        look = f"; look again: nothing ties its address to {', '.join(strange)}"
        return told + look * bool(strange)
    drafts = service.house.drafts
    settled = decisions.settle_comment(
        unit, delivery, one.position, answer, who, drafts=drafts, expected=seen
    )
    return telling.place(settled)


def _remembered(service: Service, ask: Ask) -> enrol.Learned:
    """Read what of a sender is to be known from now on: its domain, or its address."""
    if not ask.visitor.role.may(Role.SECRETARY):
        raise Fault("Only a secretary adds to the registry; take that tick away.")
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
    names, address = names_of(ask, known), known.row.sender_address
    if len(names) != 1:
        raise Fault("An address is remembered for one stakeholder; name one alone.")
    domain = address.rpartition("@")[2] if ask["remember"] == "domain" else ""
    return enrol.Learned(
        name=names[0].name,
        type=names[0].type,
        country=names[0].country,
        email="" if domain else address,
        domain=domain,
    )
