"""Which emails came, and what became of each?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sqlalchemy import bindparam, tuple_
from sqlmodel import col, func, select
from starlette.responses import Response

from pipeline import record
from pipeline.decisions import REOPENABLE, version_of
from pipeline.decisions.decided import standing
from pipeline.desk.cards import LARGEST_ID, find
from pipeline.desk.frame import Page
from pipeline.desk.review import KINDS, page_of
from pipeline.store.tables import DeliveryRow, EventRow
from pipeline.store.values import load
from rules.lifecycle import DONE, Class, State
from rules.terms import Evidence, Kind, Message, Passage, StakeholderType, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from pipeline.desk.frame import Ask
    from pipeline.service import Service

_A_PAGE = 100


def deliveries(service: Service, ask: Ask) -> Page:
    """List the deliveries in the order they were received, filtered, in pages."""
    wanted = {
        name: ask[name]
        for name in ("class", "state", "kind", "verdict", "call", "q")
        if ask[name]
    }
    nth = page_of(ask["page"])
    matching = _matching(ask, wanted["q"]) if "q" in wanted else None
    with service.ledger.reading() as session:
        where = list(_filters(session, wanted))
        if matching is not None:
            # written into the statement: so many values are dear to hand over
            where.append(
                col(DeliveryRow.id).in_(
                    bindparam("ids", matching, expanding=True, literal_execute=True)
                )
            )
        count = session.exec(
            select(func.count()).select_from(DeliveryRow).where(*where)
        ).one()
        on_page = session.exec(
            select(DeliveryRow.id)
            .where(*where)
            .order_by(col(DeliveryRow.received_at).nulls_first(), col(DeliveryRow.id))
            .offset((nth - 1) * _A_PAGE)
            .limit(_A_PAGE)
        ).all()
        found = session.exec(
            select(*_LINE)
            .where(col(DeliveryRow.id).in_(on_page))
            .order_by(col(DeliveryRow.received_at).nulls_first(), col(DeliveryRow.id))
        ).all()

    def turn(to: int) -> str:
        return "/deliveries?" + urlencode(wanted | {"page": str(to)})

    values = {
        "found": [(row, record.stands_in(row)) for row in found],
        "series": service.settings.consultation.series,
        "count": count,
        "behind": ask.desk.search.behind() if "q" in wanted else 0,
        "wanted": wanted,
        "earlier": turn(nth - 1) if nth > 1 else "",
        "later": turn(nth + 1) if nth * _A_PAGE < count else "",
        "choices": {
            "class": list(Class),
            "state": list(State),
            "kind": list(Kind),
            "verdict": list(Verdict),
            "call": [call.id for call in service.settings.calls],
        },
    }
    return Page(template="deliveries.html", values=values)


#: What the list shows; the rest of a row is long.
_LINE: tuple[Any, ...] = (
    *record.FACTS,
    DeliveryRow.id,
    DeliveryRow.number,
    DeliveryRow.received_at,
    DeliveryRow.call,
    DeliveryRow.subject,
    DeliveryRow.sender_address,
    DeliveryRow.stakeholders,
    DeliveryRow.stakeholder_review,
)


def _filters(session: Session, wanted: dict[str, str]) -> Iterator[Any]:
    for name in ("state", "kind", "verdict", "call"):
        if name in wanted:
            yield col(getattr(DeliveryRow, name)) == wanted[name]
    if "class" in wanted:
        counted = [
            tuple(row)
            for row in session.exec(select(*record.FACTS).distinct())
            if record.stands_in(row) == wanted["class"]
        ]
        yield tuple_(*record.FACTS).in_(counted)


def _matching(ask: Ask, words: str) -> list[int]:
    """Find deliveries by an id, or by words anywhere in them."""
    figure = words.upper().removeprefix("D").lstrip("0")
    if figure.isdecimal() and words[:1] in "Dd0" and int(figure) <= LARGEST_ID:
        return [int(figure)]
    return ask.desk.search.find(words)


def delivery(service: Service, ask: Ask) -> Page:
    """Show one delivery with everything that was decided about it, and why."""
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
        events = session.exec(
            select(EventRow)
            .where(EventRow.delivery_id == known.row.id)
            .order_by(col(EventRow.seq))
        ).all()
        stand = standing(session, known.row.id or 0)
    message = load(Message, known.row.message) if known.row.message else None
    values = {
        "known": known,
        "headers": message.headers if message else (),
        "undoable": {one.event.seq: one.nth for one in stand},
        "types": list(StakeholderType),
        "line": record.line(known),
        "events": events,
        "evidence": [load(Evidence, e) for e in known.row.stakeholder_evidence],
        "seen": version_of(known.row),
        "texts_read": [
            (part, [load(Passage, p) for p in part.passages]) for part in known.parts
        ],
        "late": known.stands_in is Class.LATE and known.row.state in DONE,
        "kinds": KINDS if known.row.state in REOPENABLE else {},
    }
    return Page(template="delivery.html", values=values)


def raw(service: Service, ask: Ask) -> Response:
    """Give the message as it arrived, to be saved and never to be shown."""
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
    return Response(
        service.house.archive.get(known.row.sha256),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{known.id}.eml"'},
    )
