"""What did a person answer? Reads the form of a card."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sqlmodel import Session, select

from pipeline import decisions
from pipeline.cli.context import place as place_of
from pipeline.decisions.asking import together
from pipeline.decisions.naming import named
from pipeline.decisions.parties import refuse_strangers
from pipeline.decisions.waiting import WHOLE, Question, Waits
from pipeline.desk.cards import comment_of, find, following
from pipeline.desk.frame import Ask, Done
from pipeline.faults import Fault
from pipeline.store.tables import DeliveryRow
from rules.terms import Action, Candidate, Kind, Place, Stakeholder, StakeholderType

if TYPE_CHECKING:
    from pipeline import record
    from pipeline.decisions.carrying import Answer
    from pipeline.service import Service

Word = TypeVar("Word", bound=StrEnum)


def person(ask: Ask) -> decisions.Person:
    """Say who decides and why."""
    return decisions.Person(by=ask.by, because=ask["because"])


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


def answer_of(ask: Ask, question: Question, known: record.Known) -> Answer:
    """Read the answer that was given to a card, or raise Fault."""
    if question is Question.WHERE:
        return _where(ask, comment_of(known, ask.path["position"]).candidates)
    return names_of(ask, known) if question is Question.WHO else _kind(ask)


def _where(ask: Ask, candidates: Sequence[Candidate]) -> Place:
    """Read the answer: a candidate, paragraphs of a draft, general, open, or as now."""
    answer, labels = ask["place"], _labels(ask["paragraphs"])
    action = one_of(Action, ask["action"])
    if labels and answer != "other":
        raise Fault(
            "You wrote a paragraph and chose something else. Go back and choose "
            "“another paragraph”, or leave the field empty."
        )
    if answer in ("undecided", "nothing"):
        return Place(undecided=answer == "undecided", nothing=answer == "nothing")
    if answer == "here":
        return Place(action=action)
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


def names_of(ask: Ask, known: record.Known) -> tuple[Stakeholder, ...]:
    """Read who speaks: proposals, or names that were written."""
    others = (name.strip() for name in ask["other"].split(";"))
    party = together(known.row) if ask["together"] else ()
    names = [*party, *ask.all("name"), *filter(None, others)]
    if not names:
        raise Fault("Go back and choose who speaks, or write a name.")
    type_ = one_of(StakeholderType, ask["type"])
    registered = ask.desk.service.house.registered
    return named(names, (type_,) if type_ else (), known, registered)


def _kind(ask: Ask) -> Kind:
    said = one_of(Kind, ask["kind"])
    if said is None:
        raise Fault("Go back and choose what the delivery is.")
    return said


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


def same_party(ask: Ask, session: Session, delivery: int, earlier: int | None) -> None:
    """Raise Fault where the earlier one is of another party, unless that is ticked."""
    if not ask["other_party"]:
        series = ask.desk.service.settings.consultation.series
        refuse_strangers(session, series, delivery, earlier)


def one_of(words: type[Word], said: str) -> Word | None:
    """Read a choice of a list; the empty one means that nothing was chosen."""
    if said and said not in {word.value for word in words}:
        raise Fault(f"{said!r} is none of {', '.join(words)}.")
    return words(said) if said else None
