"""Where is each page of the desk, and who may look at it? Nothing here changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, cast
from sqlmodel import col, func, select

from pipeline import deadlines as limits
from pipeline.deadlines import EXTENDED
from pipeline.decisions import NOTED
from pipeline.decisions.enrol import REGISTERED
from pipeline.decisions.waiting import Question
from pipeline.desk import files, published
from pipeline.desk.cards import among
from pipeline.desk.deliveries import LINE, deliveries, delivery, raw
from pipeline.desk.frame import Ask, Page
from pipeline.desk.issue import compilations, preview
from pipeline.desk.mail import letter, letters
from pipeline.desk.overview import overview
from pipeline.desk.review import card, carried, page_of, review
from pipeline.faults import Fault, SourceFault
from pipeline.proof.rebuild import REBUILT
from pipeline.settings.sections import Role
from pipeline.store.ordered import in_order
from pipeline.store.tables import DECIDED, REDACTED, DeliveryRow, EventRow
from rules.terms import StakeholderType

if TYPE_CHECKING:
    from starlette.responses import Response

    from pipeline.service import Service

_A_PAGE = 100


def deadlines(service: Service, _: Ask) -> Page:
    """Show every version of the deadlines, and who set it."""
    with service.ledger.reading() as session:
        versions = limits.versions(session, service.settings)
        events = in_order(session, EventRow, EventRow.kind == EXTENDED).all()
    extended = {(e.data["call"], e.data["version"]): e for e in events}
    values = {"versions": versions, "extended": extended, "now": service.now()}
    return Page(template="deadlines.html", values=values)


def rehearsal(service: Service, ask: Ask) -> Page:
    """Say what an extension would change, and ask for the reason."""
    with service.ledger.reading() as session:
        found = limits.rehearse(
            session,
            service.settings,
            ask["call"],
            ask["hard"],
            correct=bool(ask["correct"]),
        )
        late = session.exec(
            select(*LINE)
            .where(among(found.admitted[:_A_PAGE]))
            .order_by(col(DeliveryRow.received_at), col(DeliveryRow.id))
        ).all()
        answered = session.exec(
            select(func.count())
            .select_from(DeliveryRow)
            .where(among(found.admitted), DeliveryRow.answer_to != "")
        ).one()
    values = {
        "found": found,
        "hard": ask["hard"],
        "late": late,
        "letters": answered,
        "remarks": found.remarks(service.now()),
    }
    return Page(template="rehearsal.html", values=values)


def draft(service: Service, ask: Ask) -> Page:
    """Show a draft as it was read."""
    drafts = service.house.drafts
    if ask.path["draft"] >= len(drafts):
        raise Fault("There is no such draft.")
    return Page(template="draft.html", values={"draft": drafts[ask.path["draft"]]})


def registry(service: Service, ask: Ask) -> Page:
    """Show who is known, and who was proposed and is not."""
    try:
        known = service.house.registered
    except SourceFault:  # it is told above, and can be replaced below
        known = ()
    names = {one.stakeholder.name.casefold() for one in known}
    waits = ask.desk.queue.waits()
    asked = [one.delivery for one in waits if one.question is Question.WHO]
    facts: tuple[Any, ...] = (
        DeliveryRow.id,
        DeliveryRow.sender_address,
        cast(col(DeliveryRow.stakeholders), String),
    )
    with service.ledger.reading() as session:
        rows = session.exec(select(*facts).where(among(asked))).all()
    names_in = cache(lambda said: [one["name"] for one in json.loads(said)])
    proposed: dict[str, list[Any]] = {}
    for row in rows:
        for name in names_in(row[2]):
            if name.casefold() not in names:
                proposed.setdefault(name, []).append(row)
    values = {
        "known": known,
        "proposed": sorted(proposed.items(), key=lambda p: -len(p[1]))[:_A_PAGE],
        "types": list(StakeholderType),
    }
    return Page(template="registry.html", values=values)


def audit(service: Service, ask: Ask) -> Page:
    """List what people did: who, when and why, the latest first."""
    nth = page_of(ask["page"])
    with service.ledger.reading() as session:
        where = [col(EventRow.kind).in_(BY_PEOPLE)]
        if ask["by"]:
            where.append(EventRow.data["by"].as_string() == ask["by"])
        events = session.exec(
            select(EventRow)
            .where(*where)
            .order_by(col(EventRow.seq).desc())
            .offset((nth - 1) * _A_PAGE)
            .limit(_A_PAGE + 1)
        ).all()
        count = session.exec(
            select(func.count()).select_from(EventRow).where(*where)
        ).one()
    values = {
        "events": [(e, _about(e)) for e in events[:_A_PAGE]],
        "count": count,
        "by": ask["by"],
        "earlier": nth - 1,
        "later": nth + 1 if len(events) > _A_PAGE else 0,
    }
    return Page(template="audit.html", values=values)


#: The kinds of events that are acts of people.
BY_PEOPLE = (
    DECIDED,
    NOTED,
    REDACTED,
    REGISTERED,
    "replayed",
    "retried",
    "doubt resolved",
    "asked to issue",
    REBUILT,
    EXTENDED,
)


def _about(event: EventRow) -> str:
    """Say in short what a person's act was about."""
    data = event.data
    for piece in data.get("pieces") or ([data] if "comment" in data else []):
        comment = piece["comment"]
        place = ", ".join(comment.get("paragraphs", ())).replace("*", "general")
        if comment.get("aside"):
            place = "no comment"
        return f"comment {piece['position']}: {comment.get('document') or ''} {place}"
    if "stakeholders" in data:
        return ", ".join(one["name"] for one in data["stakeholders"])
    if event.kind == REDACTED:
        return f"comment {data['position']}"
    return ", ".join(f"{name}: {data[name]}" for name in _TOLD if name in data)


_TOLD = (
    *("kind", "call", "hard", "answer_to", "replaces", "read", "undoes", "name"),
    *("letter", "missing"),
)


def help_(_: Service, __: Ask) -> Page:
    """Show the keys, and what the words mean."""
    return Page(template="help.html", values={})


#: Where each page is, and what makes it.
_VIEWS: dict[str, Callable[[Service, Ask], Page | Response]] = {
    "/": overview,
    "/review": review,
    "/cards/{delivery:int}/{position:int}": card,
    "/carried/{delivery:int}/{position:int}/{question}": carried,
    "/deliveries": deliveries,
    "/deliveries/{delivery:int}": delivery,
    "/deliveries/{delivery:int}/raw": raw,
    "/deliveries/{delivery:int}/evidence": published.evidence,
    "/deliveries/{delivery:int}/files/{file:int}": files.file,
    "/deliveries/{delivery:int}/files/{file:int}/page/{page:int}": files.picture,
    "/deliveries/{delivery:int}/files/{file:int}/html": files.html,
    "/deliveries/{delivery:int}/files/{file:int}/save": files.save,
    "/letters": letters,
    "/deliveries/{delivery:int}/letter": letter,
    "/deadlines": deadlines,
    "/deadlines/rehearsal": rehearsal,
    "/compilations": compilations,
    "/compilations/{call:int}": preview,
    "/compilations/record": published.record,
    "/compilations/record/build": published.build,
    "/compilations/record/site/{path:path}": published.site,
    "/registry": registry,
    "/audit": audit,
    "/help": help_,
    "/drafts/{draft:int}": draft,
}
#: The least role that each page needs: who may come in may look at everything.
PAGES = {path: (Role.READER, view) for path, view in _VIEWS.items()}
