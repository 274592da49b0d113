"""What can a person do at the desk? Each act is one verb of the command line.

Every act takes who and why, calls the function that the verb calls too, and
says in a sentence what was recorded.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sqlmodel import select

from pipeline import deadlines, decisions, post
from pipeline.cli.context import place as place_of
from pipeline.desk.cards import comment_of, find, following
from pipeline.desk.frame import Done
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.placement import Place
from pipeline.tables import DeliveryRow
from pipeline.waiting import WHOLE, Question, cards
from rules.deadline import last_second, shown
from rules.terms import Action, Kind, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline import record
    from pipeline.desk.frame import Ask
    from pipeline.service import Service
    from rules.terms import Candidate

Word = TypeVar("Word", bound=StrEnum)


def place(service: Service, ask: Ask) -> Done:
    """Record where a comment belongs."""
    delivery, position = ask.path["delivery"], ask.path["position"]
    known, then = _card(service, ask, Question.WHERE, position)
    comment = comment_of(known, position)
    decisions.unchanged(ask["seen"], decisions.version_of_comment(comment))
    settled = decisions.settle_comment(
        service.ledger,
        delivery,
        position,
        _where(ask, comment.candidates),
        _person(ask),
        drafts=service.house.drafts,
        expected=ask["seen"],
    )
    labels = ", ".join(settled.paragraphs).replace("*", "general")
    stands = f"is on {settled.document or 'no draft'}, {labels}"
    return Done(
        notice=f"Recorded: {known.id}-{position} "
        f"{'waits again' if settled.review else stands}.",
        then=then,
    )


def _card(
    service: Service, ask: Ask, question: Question, position: int = WHOLE
) -> tuple[record.Known, str]:
    """Find what is decided about, and the address of the card after it."""
    delivery = ask.path["delivery"]
    with service.ledger.reading() as session:
        known = find(session, service.settings, delivery)
        queue = cards(session, service.settings)
    return known, following(queue, delivery, position, question)


def _where(ask: Ask, candidates: Sequence[Candidate]) -> Place:
    """Read the answer: one of the candidates, paragraphs of a draft, general, open."""
    answer, labels = ask["place"], _labels(ask["paragraphs"])
    action = _one_of(Action, ask["action"])
    if labels and answer != "other":
        raise Fault(
            "You wrote a paragraph and chose something else. Go back and choose "
            "“another paragraph”, or leave the field empty."
        )
    if answer == "undecided":
        return Place(undecided=True)
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


def stakeholders(service: Service, ask: Ask) -> Done:
    """Record who speaks."""
    known, then = _card(service, ask, Question.WHO)
    names = [*ask.all("name"), *filter(None, [ask["other"]])]
    if not names:
        raise Fault("Go back and choose who speaks, or write a name.")
    type_ = _one_of(StakeholderType, ask["type"])
    chosen = decisions.named(names, type_, known, service.house.registered)
    decisions.settle_stakeholders(
        service.ledger,
        ask.path["delivery"],
        chosen,
        _person(ask),
        expected=ask["seen"],
    )
    return Done(
        notice=f"Recorded: {', '.join(c.name for c in chosen)} in {known.id}.",
        then=then,
    )


def kind(service: Service, ask: Ask) -> Done:
    """Record what a delivery is; it is judged again with that."""
    known, then = _card(service, ask, Question.HELD)
    said = _one_of(Kind, ask["kind"])
    if said is None:
        raise Fault("Go back and choose what the delivery is.")
    decisions.settle_kind(
        service.ledger,
        ask.path["delivery"],
        said,
        _person(ask),
        earlier=_delivery(service, ask["earlier"]),
        expected=ask["seen"],
    )
    service.worker.run()
    return Done(notice=f"Recorded: {known.id} is {said}; judged again.", then=then)


def call(service: Service, ask: Ask) -> Done:
    """Record which call a delivery answers; it is judged again by its deadline."""
    known, then = _card(service, ask, Question.CALL)
    decisions.settle_call(
        service.ledger,
        ask.path["delivery"],
        ask["call"],
        _person(ask),
        expected=ask["seen"],
    )
    service.worker.run()
    return Done(notice=f"Recorded: {known.id} answers {ask['call']}.", then=then)


def earlier(service: Service, ask: Ask) -> Done:
    """Record on which earlier one a revision or a withdrawal acts; empty: on none."""
    known, then = _card(service, ask, Question.EARLIER)
    target = _delivery(service, ask["earlier"])
    decisions.settle_replaced(
        service.ledger,
        ask.path["delivery"],
        target,
        _person(ask),
        expected=ask["seen"],
    )
    service.worker.run()
    on = shown_id(target) if target else "none"
    return Done(notice=f"Recorded: {known.id} acts on {on}.", then=then)


def answer(service: Service, ask: Ask) -> Done:
    """Record to which address of a mail its letters go; the next pass sends them."""
    known, then = _card(service, ask, Question.ANSWER)
    decisions.settle_answer(
        service.ledger,
        ask.path["delivery"],
        ask["address"],
        _person(ask),
        expected=ask["seen"],
    )
    service.worker.run()
    return Done(
        notice=f"Recorded: letters about {known.id} go to {ask['address']}.", then=then
    )


def replay(service: Service, ask: Ask) -> Done:
    """Let what could not be processed go its way again."""
    known, then = _card(service, ask, Question.HELD)
    decisions.replay(service.ledger, ask.path["delivery"], _person(ask))
    service.worker.run()
    return Done(notice=f"Recorded: {known.id} went its way again.", then=then)


def _delivery(service: Service, ident: str) -> int | None:
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


def admit(service: Service, ask: Ask) -> Done:
    """Admit a late submission; it gets the next number and its sender is told."""
    delivery = ask.path["delivery"]
    decisions.admit(service.ledger, delivery, _person(ask))
    service.worker.run()
    with service.ledger.reading() as session:
        number = find(session, service.settings, delivery).number
    return Done(
        notice=f"Admitted as {number}; the next pass tells its sender.",
        then=f"/deliveries/{delivery}",
    )


def extend(service: Service, ask: Ask) -> Done:
    """Extend a call; late mail is judged again and its senders are told once."""
    who = _person(ask)
    found = deadlines.extend(
        service.ledger, ask["call"], ask["hard"], who.by, who.because
    )
    done = service.follow(always=True)
    until = shown(last_second(found.after.hard), found.after.zone)
    told = f"Extended to {until}; {len(found.admitted)} late are in time with it."
    return Done(
        notice=" ".join(
            filter(None, [told, found.remark(service.now()), *done.trouble])
        ),
        then="/deadlines",
    )


def retry(service: Service, ask: Ask) -> Done:
    """Try the failed and doubtful letters of a delivery again."""
    delivery = ask.path["delivery"]
    again = post.retry(service.ledger, delivery, _person(ask))
    posted = service.post()
    letters = "1 letter" if again == 1 else f"{again} letters"
    return Done(
        notice=f"{letters} of {shown_id(delivery)} tried again; "
        f"{posted.sent} sent, {posted.waiting} wait, {posted.failed} failed.",
        then="/letters",
    )


def _person(ask: Ask) -> decisions.Person:
    return decisions.Person(by=ask.by, because=ask["because"])


def _one_of(words: type[Word], said: str) -> Word | None:
    """Read a choice of a list; the empty one means that nothing was chosen."""
    if said and said not in {word.value for word in words}:
        raise Fault(f"{said!r} is none of {', '.join(words)}.")
    return words(said) if said else None


#: Where each act is posted to.
ACTS: dict[str, Callable[[Service, Ask], Done]] = {
    "/cards/{delivery:int}/{position:int}/place": place,
    "/deliveries/{delivery:int}/stakeholders": stakeholders,
    "/deliveries/{delivery:int}/kind": kind,
    "/deliveries/{delivery:int}/call": call,
    "/deliveries/{delivery:int}/earlier": earlier,
    "/deliveries/{delivery:int}/answer": answer,
    "/deliveries/{delivery:int}/replay": replay,
    "/deliveries/{delivery:int}/admit": admit,
    "/deliveries/{delivery:int}/letters": retry,
    "/deadlines/extension": extend,
}
