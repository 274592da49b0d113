"""What can a person do at the desk? Each act is one verb of the command line.

Every act takes who and why, calls the function that the verb calls too, and
says in a sentence what was recorded.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from pipeline import deadlines, decisions, post
from pipeline.desk.cards import WHOLE, comment_of, find, following, mark, queue
from pipeline.desk.frame import Done
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from rules.deadline import last_second, shown
from rules.terms import Action, Kind, Stakeholder, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline import record
    from pipeline.desk.frame import Ask
    from pipeline.service import Service
    from rules.terms import Candidate, Draft

Word = TypeVar("Word", bound=StrEnum)
GENERAL = ("*",)


def place(service: Service, ask: Ask) -> Done:
    """Record where a comment belongs."""
    delivery, position = ask.path["delivery"], ask.path["position"]
    who = _person(ask)
    known, then = _card(service, ask, position)
    candidates = comment_of(known, position).candidates
    where = _where(ask, candidates, service.house.drafts)
    general = where.paragraphs == GENERAL
    action = Action.GENERAL if general else _one_of(Action, ask["action"])
    settled = decisions.settle_comment(
        service.ledger, delivery, position, where, action, who
    )
    labels = "general" if general else ", ".join(settled.paragraphs)
    return Done(
        notice=f"Recorded: {known.id}-{position} is on {settled.document or 'no draft'}"
        f", {labels}.",
        then=then,
    )


def _card(service: Service, ask: Ask, position: int) -> tuple[record.Known, str]:
    """Find what is decided about, unless it changed meanwhile, and the next card."""
    delivery = ask.path["delivery"]
    with service.ledger.reading() as session:
        known = find(session, service.settings, delivery)
        then = following(queue(session, service.settings), delivery, position)
    if mark(known, position) != ask["seen"]:
        raise Fault(
            "This was settled by somebody else since you opened the page; nothing of "
            "yours was recorded. Go back, load the page again, and decide on what "
            "stands there now."
        )
    return known, then


def _where(
    ask: Ask, candidates: Sequence[Candidate], drafts: Sequence[Draft]
) -> decisions.Place:
    """Read the answer: one of the candidates, paragraphs of a draft, or general."""
    answer, labels = ask["place"], _labels(ask["paragraphs"])
    if labels and answer != "other":
        raise Fault(
            "You wrote a paragraph and chose something else. Go back and choose "
            "“another paragraph”, or leave the field empty."
        )
    if answer == "general":
        return decisions.Place(document=ask["document"] or None, paragraphs=GENERAL)
    if answer == "other":
        return _checked(drafts, ask["document"], labels)
    for nth, chosen in enumerate(candidates, start=1):
        if answer == str(nth):
            return decisions.Place(
                document=chosen.document, paragraphs=(chosen.paragraph,)
            )
    raise Fault("Go back and choose a candidate, another paragraph, or general.")


def _labels(text: str) -> tuple[str, ...]:
    return tuple(label.strip() for label in text.split(",") if label.strip())


def _checked(
    drafts: Sequence[Draft], document: str, labels: tuple[str, ...]
) -> decisions.Place:
    """Refuse a draft or a paragraph that does not exist."""
    found = next((draft for draft in drafts if draft.id == document), None)
    if found is None:
        raise Fault("Choose the draft that the paragraph is in.")
    if not labels:
        raise Fault("Write the number of the paragraph, or several: 17, 18.")
    for label in labels:
        if label not in found.labels:
            raise Fault(
                f"The draft {document} has no paragraph {label!r}. It has: "
                f"{', '.join(found.labels)}."
            )
    return decisions.Place(document=document, paragraphs=labels)


def stakeholders(service: Service, ask: Ask) -> Done:
    """Record who speaks."""
    who = _person(ask)
    known, then = _card(service, ask, WHOLE)
    names = [*ask.all("name"), *filter(None, [ask["other"]])]
    if not names:
        raise Fault("Go back and choose who speaks, or write a name.")
    cards = {
        card.name.casefold(): card
        for card in (
            *known.stakeholders,
            *(registered.stakeholder for registered in service.house.registered),
        )
    }
    new_type = _one_of(StakeholderType, ask["type"])
    chosen = [
        cards.get(name.casefold(), Stakeholder(name=name, type=new_type))
        for name in names
    ]
    decisions.settle_stakeholders(service.ledger, ask.path["delivery"], chosen, who)
    return Done(
        notice=f"Recorded: {', '.join(c.name for c in chosen)} in {known.id}.",
        then=then,
    )


def kind(service: Service, ask: Ask) -> Done:
    """Record what a delivery is; it is judged again with that."""
    who = _person(ask)
    known, then = _card(service, ask, WHOLE)
    said = _one_of(Kind, ask["kind"])
    if said is None:
        raise Fault("Go back and choose what the delivery is.")
    decisions.settle_kind(service.ledger, ask.path["delivery"], said, who)
    service.worker.run()
    return Done(notice=f"Recorded: {known.id} is {said}; judged again.", then=then)


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
    service.worker.run()
    service.post()
    service.publish(always=True)
    until = shown(last_second(found.after.hard), found.after.zone)
    return Done(
        notice=f"Extended to {until}; {len(found.admitted)} late are in time with it.",
        then="/deadlines",
    )


def retry(service: Service, ask: Ask) -> Done:
    """Try the failed and doubtful letters of a delivery again."""
    delivery = ask.path["delivery"]
    again = post.retry(service.ledger, delivery)
    posted = service.post()
    letters = "1 letter" if again == 1 else f"{again} letters"
    return Done(
        notice=f"{letters} of {shown_id(delivery)} tried again; "
        f"{posted.sent} sent, {posted.waiting} wait, {posted.failed} failed.",
        then="/letters",
    )


def _person(ask: Ask) -> decisions.Person:
    if not ask["because"]:
        raise Fault("Go back and say why: the reason is recorded with the decision.")
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
    "/deliveries/{delivery:int}/admit": admit,
    "/deliveries/{delivery:int}/letters": retry,
    "/deadlines/extension": extend,
}
