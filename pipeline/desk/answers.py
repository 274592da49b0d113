"""What did a person answer? Reads the form of a card and has it recorded.

One answer to one card, or the same answer to all cards that are alike; each is
recorded by itself, with the version that was seen.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sqlmodel import select

from pipeline import decisions
from pipeline.cli.context import place as place_of
from pipeline.decisions.placement import Place
from pipeline.decisions.waiting import WHOLE, Question, Waits
from pipeline.desk.cards import comment_of, find, following, question_of
from pipeline.desk.frame import Done
from pipeline.faults import Fault
from pipeline.store.tables import DeliveryRow
from pipeline.store.values import instant
from rules.terms import Action, Kind, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline import record
    from pipeline.desk.frame import Ask
    from pipeline.service import Service
    from rules.terms import Candidate

Word = TypeVar("Word", bound=StrEnum)


def person(ask: Ask, together: str = "") -> decisions.Person:
    """Say who decides and why."""
    return decisions.Person(by=ask.by, because=ask["because"], together=together)


def card(service: Service, ask: Ask, question: Question) -> tuple[record.Known, str]:
    """Find what is decided about, and the address of the card after it."""
    position = ask.path.get("position", WHOLE)
    here = Waits(delivery=ask.path["delivery"], position=position, question=question)
    with service.ledger.reading() as session:
        known = find(session, service.settings, here.delivery)
    if ask["then"] == "delivery":
        return known, f"/deliveries/{here.delivery}"
    return known, following(ask.desk.queue.waits(), [here])


def done(ask: Ask, notice: str, then: str, *settled: Waits) -> Done:
    """Close the card and go on; `settled` are the questions that are answered."""
    ask.desk.queue.settled(one.place for one in settled)
    ask.desk.visitors.done((ask.path["delivery"], ask.path.get("position", WHOLE)))
    ask.visitor.took(ask.desk.service.now())
    return Done(notice=notice, then=then)


def where(service: Service, ask: Ask) -> Done:
    """Record where a comment belongs."""
    known, then = card(service, ask, Question.WHERE)
    position = ask.path["position"]
    said = _settle_where(ask, known, position, ask["seen"], person(ask))
    here = Waits(
        delivery=ask.path["delivery"], position=position, question=Question.WHERE
    )
    return done(ask, f"Recorded: {said}.", then, here)


def _settle_where(
    ask: Ask, known: record.Known, position: int, seen: str, who: decisions.Person
) -> str:
    service = ask.desk.service
    comment = comment_of(known, position)
    decisions.unchanged(seen, decisions.version_of_comment(comment))
    settled = decisions.settle_comment(
        service.ledger,
        known.row.id or 0,
        position,
        _where(ask, comment.candidates),
        who,
        drafts=service.house.drafts,
        expected=seen,
    )
    labels = ", ".join(settled.paragraphs).replace("*", "general")
    stands = f"is on {settled.document or 'no draft'}, {labels}"
    if settled.aside:
        stands = "is no comment"
    return f"{known.id}-{position} {'waits again' if settled.review else stands}"


def _where(ask: Ask, candidates: Sequence[Candidate]) -> Place:
    """Read the answer: one of the candidates, paragraphs of a draft, general, open."""
    answer, labels = ask["place"], _labels(ask["paragraphs"])
    action = one_of(Action, ask["action"])
    if labels and answer != "other":
        raise Fault(
            "You wrote a paragraph and chose something else. Go back and choose "
            "“another paragraph”, or leave the field empty."
        )
    if answer in ("undecided", "nothing"):
        return Place(undecided=answer == "undecided", nothing=answer == "nothing")
    if answer == "general":
        return Place(document=ask["document"], general=True)
    if answer == "other" and not labels:
        raise Fault("Write the number of the paragraph, or several: 17, 18.")
    if answer == "other":
        return Place(document=ask["document"], paragraphs=labels, action=action)
    for nth, chosen in enumerate(candidates, start=1):
        if answer == str(nth):
            return Place(
                document=chosen.document, paragraphs=(chosen.paragraph,), action=action
            )
    raise Fault("Go back and choose a candidate, another paragraph, or general.")


def _labels(text: str) -> tuple[str, ...]:
    return tuple(label.strip() for label in text.split(",") if label.strip())


def who(service: Service, ask: Ask) -> Done:
    """Record who speaks."""
    known, then = card(service, ask, Question.WHO)
    said = _settle_who(ask, known, ask["seen"], person(ask))
    here = Waits(delivery=ask.path["delivery"], question=Question.WHO)
    return done(ask, f"Recorded: {said}.", then, here)


def _settle_who(ask: Ask, known: record.Known, seen: str, who: decisions.Person) -> str:
    service = ask.desk.service
    others = (name.strip() for name in ask["other"].split(";"))
    names = [*ask.all("name"), *filter(None, others)]
    if not names:
        raise Fault("Go back and choose who speaks, or write a name.")
    type_ = one_of(StakeholderType, ask["type"])
    chosen = decisions.named(names, type_, known, service.house.registered)
    decisions.settle_stakeholders(
        service.ledger, known.row.id or 0, chosen, who, expected=seen
    )
    return f"{', '.join(c.name for c in chosen)} in {known.id}"


def held(service: Service, ask: Ask) -> Done:
    """Record what a delivery is; it is judged again with that."""
    known, then = card(service, ask, Question.HELD)
    said = _settle_held(ask, known, ask["seen"], person(ask))
    service.worker.run()
    return done(ask, f"Recorded: {said}; judged again.", then)


def _settle_held(
    ask: Ask, known: record.Known, seen: str, who: decisions.Person
) -> str:
    service = ask.desk.service
    said = one_of(Kind, ask["kind"])
    if said is None:
        raise Fault("Go back and choose what the delivery is.")
    decisions.settle_kind(
        service.ledger,
        known.row.id or 0,
        said,
        who,
        earlier=delivery_of(service, ask["earlier"]),
        expected=seen,
    )
    return f"{known.id} is {said.replace('_', ' ')}"


def alike(service: Service, ask: Ask) -> Done:
    """Give the same answer to all cards that were ticked, each as it was seen."""
    question = question_of(str(ask.path["question"]))
    act = f"{instant(service.now())} {ask.by}"
    settled, told = [], []
    for ticked in ask.all("one"):
        ident, _, seen = ticked.partition(" ")
        delivery, _, position = ident.partition("-")
        if not (delivery.isdecimal() and position.isdecimal()):
            raise Fault("Go back and tick the cards that the answer is for.")
        here = Waits(delivery=int(delivery), position=int(position), question=question)
        try:
            with service.ledger.reading() as session:
                known = find(session, service.settings, here.delivery)
            if question is Question.WHERE:
                _settle_where(ask, known, here.position, seen, person(ask, act))
            elif question is Question.WHO:
                _settle_who(ask, known, seen, person(ask, act))
            else:
                _settle_held(ask, known, seen, person(ask, act))
            settled.append(here)
        except Fault as fault:
            told.append(str(fault))
    if not settled:
        raise Fault(told[0] if told else "Tick the cards that the answer is for.")
    service.worker.run()
    then = following(ask.desk.queue.waits(), settled)
    refused = f" {len(told)} not: {told[0]}" if told else ""
    return done(ask, f"Recorded for {len(settled)}.{refused}", then, *settled)


def delivery_of(service: Service, ident: str) -> int | None:
    """Find the delivery that an id or a number means; None where none is named."""
    if not ident:
        return None
    kind, figure, _ = place_of(ident, service.settings.consultation.series)
    column = DeliveryRow.number if kind == "number" else DeliveryRow.id
    with service.ledger.reading() as session:
        found = session.exec(select(DeliveryRow.id).where(column == figure)).first()
    if found is None:
        raise Fault(f"There is no delivery {ident}.")
    return found


def one_of(words: type[Word], said: str) -> Word | None:
    """Read a choice of a list; the empty one means that nothing was chosen."""
    if said and said not in {word.value for word in words}:
        raise Fault(f"{said!r} is none of {', '.join(words)}.")
    return words(said) if said else None
