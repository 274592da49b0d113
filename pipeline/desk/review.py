"""What does a person see who settles a question? The queue and its cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlmodel import func, select

from pipeline.decisions import addresses, version_of, version_of_comment
from pipeline.decisions.asking import together
from pipeline.decisions.waiting import WHOLE, Question, Waits, cards
from pipeline.desk.answers import answer_of
from pipeline.desk.cards import TOGETHER, address, comment_of, find, question_of
from pipeline.desk.excerpt import excerpt
from pipeline.desk.frame import Ask, Page
from pipeline.desk.settle import fitting
from pipeline.duties import read_until
from pipeline.store.tables import DeliveryRow, PartRow
from pipeline.store.values import load
from rules.lifecycle import State
from rules.sender_domain import is_free_mail
from rules.terms import Action, Comment, Draft, Evidence, Kind, Passage, StakeholderType

if TYPE_CHECKING:
    from pipeline import record
    from pipeline.service import Service

_A_PAGE = 100  # cards
_OURS = ("csrf", "sure", "one", "alone", "lang")  # what is not part of an answer
#: What a person may say that a delivery is.
KINDS = {
    Kind.SUBMISSION: "a submission: let it go on",
    Kind.WITHDRAWAL: "a request to take back an earlier one",
    Kind.CORRECTION: "a correction of an earlier one: do what is plain in it",
    Kind.DUPLICATE: "the same as an earlier one",
    Kind.NOT_A_SUBMISSION: "mail on another matter",
    Kind.AUTO_REPLY: "an automatic reply",
    Kind.BOUNCE: "a report of failed delivery",
}


def review(service: Service, ask: Ask) -> Page:
    """List what waits for a person."""
    nth, waits = page_of(ask["page"]), ask.desk.queue.waits()
    with service.ledger.reading() as session:
        some = waits[(nth - 1) * _A_PAGE : nth * _A_PAGE]
        found = [
            (one, address(one.waits)) for one in cards(session, service.settings, some)
        ]
        polled = read_until(session, service.settings)
    values = {
        "cards": found,
        "waiting": len(waits),
        "answers": len({one.alike for one in waits}),
        "first": address(waits[0]) if waits else "",
        "minutes": ask.visitor.minutes(len(waits)),
        "polled": polled,
        "earlier": nth - 1,
        "later": nth + 1 if nth * _A_PAGE < len(waits) else 0,
    }
    return Page(template="review.html", values=values)


def page_of(page: str) -> int:
    """Read the number of a page; what is none means the first."""
    known = page.isdecimal() and int(page[:9]) > 0
    return int(page[:9]) if known else 1


def card(service: Service, ask: Ask) -> Page:
    """Show one question: what was sent, where it may belong, and why."""
    position, delivery = ask.path["position"], ask.path["delivery"]
    waits = ask.desk.queue.waits()
    with service.ledger.reading() as session:
        known = find(session, service.settings, delivery)
        here = [
            n
            for n, one in enumerate(waits)
            if (one.delivery, one.position) == (delivery, position)
        ]
        asked = cards(session, service.settings, [waits[n] for n in here])
    same = {
        one.question: sum(w.alike == one.waits.alike for w in waits)
        for one in asked
        if one.question in TOGETHER
    }
    values = {
        "known": known,
        "position": position,
        "waiting": len(waits),
        "nth": here[0] + 1 if here else None,
        "next": address(waits[here[-1] + 1]) if here and waits[here[-1] + 1 :] else "",
        "previous": address(waits[here[0] - 1]) if here and here[0] else "",
        "note": next((one.waits.note for one in asked), ""),
        "asked": {one.question: one for one in asked},
        "same": same,
        "minutes": ask.visitor.minutes(len(waits)),
        "others": ask.desk.visitors.look((delivery, position), ask.by),
    }
    if position == WHOLE:
        first = next((one.waits.beside for one in asked if one.waits.beside), 0)
        values |= _whole(service, known) | _beside(service, first)
        return Page(template="whole.html", values=values)
    comment = comment_of(known, position)
    values |= {
        "comment": comment,
        "seen": version_of_comment(comment),
        "excerpt": list(excerpt(known, comment)),
        "file": _file_of(known, comment),
        **_choices(service, comment),
    }
    return Page(template="card.html", values=values)


def _parties(service: Service) -> dict[str, Any]:
    return {
        "registered": [r.stakeholder for r in service.house.registered],
        "types": list(StakeholderType),
    }


def _choices(service: Service, comment: Comment) -> dict[str, Any]:
    return {
        **_parties(service),
        "places": _places(service.house.drafts, comment),
        "drafts": service.house.drafts,
        "actions": [a for a in Action if a is not Action.GENERAL],
    }


def carried(service: Service, ask: Ask) -> Page:
    """Show what else an answer would settle, and why, before it is recorded."""
    question = question_of(str(ask.path["question"]))
    delivery, position = ask.path["delivery"], ask.path["position"]
    here = Waits(delivery=delivery, position=position, question=question)
    with service.ledger.reading() as session:
        known = find(session, service.settings, delivery)
    answer = answer_of(ask, question, known)
    ways = {
        Question.WHERE: f"/cards/{delivery}/{position}/place",
        Question.WHO: f"/deliveries/{delivery}/stakeholders",
        Question.HELD: f"/deliveries/{delivery}/kind",
    }
    values = {
        "known": known,
        "position": position,
        "question": question,
        "answer": answer,
        "others": fitting(service, ask.desk.queue.waits(), here, answer),
        "way": ways[question],
        "said": [(k, v) for k, v in ask.said.multi_items() if k not in _OURS],
    }
    return Page(template="carried.html", values=values)


def _whole(service: Service, known: record.Known) -> dict[str, Any]:
    row = known.row
    return {
        "seen": version_of(row),
        "corrupt": row.state == State.CORRUPT,
        "calls": service.settings.calls,
        "addresses": addresses(row),
        "evidence": [load(Evidence, e) for e in row.stakeholder_evidence],
        "together": together(row),
        **_parties(service),
        "kinds": KINDS,
        "from_here": _from_here(service, row),
        "may_remember": _may_remember(service, row.sender_address),
        "bodies": _texts(known),
    }


def _texts(known: record.Known) -> list[tuple[PartRow, list[Passage]]]:
    return [(part, [load(Passage, p) for p in part.passages]) for part in known.parts]


def _beside(service: Service, first: int) -> dict[str, Any]:
    """Give the earlier one that the question is about, to be shown beside it."""
    if not first:
        return {"first": None}
    with service.ledger.reading() as session:
        known = find(session, service.settings, first)
    return {"first": known, "first_texts": _texts(known)}


def _may_remember(service: Service, address: str) -> tuple[str, str] | None:
    """Return what the registry can know a sender by: the domain, or the address."""
    if not address or service.settings.stakeholders.registry is None:
        return None
    domain = address.rpartition("@")[2].lower()
    return ("email", address) if is_free_mail(domain) else ("domain", f"@{domain}")


def _from_here(service: Service, row: DeliveryRow) -> int:
    """Say how many other mails came from the same address."""
    with service.ledger.reading() as session:
        found = session.exec(
            select(func.count())
            .select_from(DeliveryRow)
            .where(
                DeliveryRow.sender_address == row.sender_address,
                DeliveryRow.id != row.id,
            )
        ).one()
    return int(found) if row.sender_address else 0


def _file_of(known: record.Known, comment: Comment) -> int:
    """Return the position of the file that a comment comes from, or 0."""
    source = comment.source
    for part in known.parts:
        if part.sha256 == source.sha256 and part.name == source.part:
            return part.position
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A paragraph that a comment may belong to, and what the draft says there."""

    nth: int
    document: str
    paragraph: str
    before: str
    text: str
    after: str
    reason: str


def _places(drafts: Sequence[Draft], comment: Comment) -> list[Place]:
    by_id = {draft.id: draft for draft in drafts}
    found = []
    for nth, candidate in enumerate(comment.candidates, start=1):
        draft = by_id.get(candidate.document)
        paragraphs = draft.paragraphs if draft else ()
        at = [n for n, p in enumerate(paragraphs) if p.label == candidate.paragraph]
        found.append(
            Place(
                nth=nth,
                document=candidate.document,
                paragraph=candidate.paragraph,
                before=paragraphs[at[0] - 1].text if at and at[0] else "",
                text="\n".join(paragraphs[n].text for n in at),
                after=paragraphs[at[-1] + 1].text
                if at and at[-1] + 1 < len(paragraphs)
                else "",
                reason=candidate.reason,
            )
        )
    return found
