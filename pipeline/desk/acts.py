"""What can a person do at the desk? Each act is one verb of the command line.

Every act takes who and why, calls the function that the verb calls too, and
says in a sentence what was recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import deadlines, decisions, post
from pipeline.desk.cards import WHOLE, following, mark, queue
from pipeline.desk.frame import Done
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.tables import CommentRow, DeliveryRow
from rules.deadline import last_second, shown
from rules.terms import Action, Kind, Stakeholder, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.desk.frame import Ask
    from pipeline.service import Service
    from rules.terms import Draft

_STALE = (
    "This was settled by somebody else since you opened the page; nothing of yours "
    "was recorded. Go back, load the page again, and decide on what stands there now."
)


def place(service: Service, ask: Ask) -> Done:
    """Record where a comment belongs."""
    delivery, position = ask.path["delivery"], ask.path["position"]
    who = _person(ask)
    with service.ledger.reading() as session:
        row = session.get(CommentRow, (delivery, position))
        then = following(queue(session, service.settings), delivery, position)
    if row is None:
        raise Fault(f"There is no comment {position} in {shown_id(delivery)}.")
    if mark(row.comment) != ask["seen"]:
        raise Fault(_STALE)
    where = _where(ask, row.comment.get("candidates", ()), service.house.drafts)
    general = where.paragraphs == ("*",)
    settled = decisions.settle_comment(
        service.ledger,
        delivery,
        position,
        where,
        Action.GENERAL if general else _one_of(Action, ask["action"]),
        who,
    )
    labels = "general" if general else ", ".join(settled.paragraphs)
    name = f"{shown_id(delivery)}-{position}"
    return Done(
        notice=f"Recorded: {name} is on {settled.document or 'no draft'}, {labels}.",
        then=then,
    )


def _where(
    ask: Ask, candidates: Sequence[dict[str, str]], drafts: Sequence[Draft]
) -> decisions.Place:
    """Read the answer: one of the candidates, paragraphs of a draft, or general."""
    answer, labels = ask["place"], _labels(ask["paragraphs"])
    if labels and answer != "other":
        raise Fault(
            "You wrote a paragraph and chose something else. Go back and choose "
            "“another paragraph”, or leave the field empty."
        )
    if answer == "general":
        return decisions.Place(document=ask["document"] or None, paragraphs=("*",))
    if answer == "other":
        return _checked(drafts, ask["document"], labels)
    chosen = dict(enumerate(candidates)).get(int(answer) - 1 if answer.isdecimal() else -1)
    if chosen is None:
        raise Fault("Choose a candidate, another paragraph, or general.")
    return decisions.Place(
        document=chosen["document"], paragraphs=(chosen["paragraph"],)
    )


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
    delivery = ask.path["delivery"]
    who = _person(ask)
    with service.ledger.reading() as session:
        row = session.get(DeliveryRow, delivery)
        then = following(queue(session, service.settings), delivery, WHOLE)
    if row is None:
        raise Fault(f"There is no delivery {shown_id(delivery)}.")
    if mark([row.state, row.stakeholders, row.stakeholder_review]) != ask["seen"]:
        raise Fault(_STALE)
    known = {
        r.stakeholder.name.casefold(): r.stakeholder for r in service.house.registered
    }
    proposed = {s["name"]: s for s in row.stakeholders}
    names = [*ask.all("name"), *([ask["other"]] if ask["other"] else [])]
    ...
