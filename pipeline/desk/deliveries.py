"""Which emails came, and what became of each?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sqlalchemy import tuple_
from sqlmodel import Session, col, func, select
from starlette.responses import Response

from pipeline import record
from pipeline.decisions import REOPENABLE, version_of
from pipeline.decisions.decided import standing
from pipeline.decisions.unasked import unasked
from pipeline.desk.cards import LARGEST_ID, among, find
from pipeline.desk.frame import Ask, Page
from pipeline.desk.review import KINDS, page_of
from pipeline.lines import line
from pipeline.repeated import seen
from pipeline.store.ordered import in_order
from pipeline.store.tables import DeliveryRow, EventRow
from pipeline.store.values import load
from rules.lifecycle import DONE, Class, State
from rules.terms import Evidence, Kind, Message, Passage, StakeholderType, Verdict

if TYPE_CHECKING:
    from pipeline.service import Service

_A_PAGE = 100
_AT = col(DeliveryRow.received_at)
_BY = ("kind", "verdict", "call")


def deliveries(service: Service, ask: Ask) -> Page:
    """List the deliveries in the order they were received, filtered, in pages."""
    names = ("class", "state", *_BY, "aside", "q")
    wanted = {name: ask[name] for name in names if ask[name]}
    nth = page_of(ask["page"])
    matching = _matching(ask, wanted["q"]) if "q" in wanted else None
    with service.ledger.reading() as session:
        where = list(_filters(session, wanted))
        if matching is not None:
            where.append(among(matching))
        on_page, count = _page(session, where, (nth - 1) * _A_PAGE)
        found = session.exec(
            select(*LINE)
            .where(col(DeliveryRow.id).in_(on_page))
            .order_by(_AT.nulls_first(), col(DeliveryRow.id))
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
            "aside": ["machine"],
        },
    }
    return Page(template="deliveries.html", values=values)


#: What the list shows; the rest of a row is long.
LINE: tuple[Any, ...] = (
    *record.FACTS,
    DeliveryRow.id,
    DeliveryRow.number,
    DeliveryRow.received_at,
    DeliveryRow.call,
    DeliveryRow.subject,
    DeliveryRow.kind_reason,
    DeliveryRow.sender_address,
    DeliveryRow.stakeholders,
    DeliveryRow.stakeholder_review,
)


def _page(
    session: Session, where: Sequence[Any], start: int
) -> tuple[list[int | None], int]:
    """Return the ids of a page, and how many there are; first those without a time.

    Those are asked for apart: so each comes in the order of an index.
    """
    columns: Any = (func.count(), func.count(_AT))
    counted = select(*columns).select_from(DeliveryRow).where(*where)
    count, timed = session.exec(counted).one()
    found: list[int | None] = []
    for those, first in ((_AT.is_(None), 0), (_AT.is_not(None), count - timed)):
        found += session.exec(
            select(DeliveryRow.id)
            .where(*where, those)
            .order_by(_AT, col(DeliveryRow.id))
            .offset(max(0, start - first))
            .limit(_A_PAGE - len(found))
        ).all()
    return found, count


def _filters(session: Session, wanted: dict[str, str]) -> Iterator[Any]:
    """Ask for what is wanted, by the index in which it is in order.

    Of a state there is an index, too, and all that it finds would have to be sorted.
    """
    state = col(DeliveryRow.state).concat("")
    columns = {"state": state} | {n: col(getattr(DeliveryRow, n)) for n in _BY}
    for name, column in columns.items():
        if name in wanted:
            yield column == wanted[name]
    if "aside" in wanted:
        yield unasked()
    if "class" in wanted:
        counted = [
            tuple(row)
            for row in session.exec(select(*record.FACTS).distinct())
            if record.stands_in(row) == wanted["class"]
        ]
        yield tuple_(state, *record.FACTS[1:]).in_(counted)


def _matching(ask: Ask, words: str) -> list[int]:
    """Find deliveries by an id, or by words anywhere in them."""
    figure = words.upper().removeprefix("D").lstrip("0")
    if figure.isdecimal() and words[:1] in "Dd0" and int(figure) <= LARGEST_ID:
        return [int(figure)]
    return ask.desk.search.find(words)


def delivery(service: Service, ask: Ask) -> Page:
    """Show one delivery with everything that was decided about it, and why."""
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"], seen)
        events = in_order(session, EventRow, EventRow.delivery_id == known.row.id).all()
        stand = standing(session, known.row.id or 0)
    message = load(Message, known.row.message) if known.row.message else None
    values = {
        "known": known,
        "headers": message.headers if message else (),
        "undoable": {one.event.seq: one.nth for one in stand},
        "types": list(StakeholderType),
        "line": line(known),
        "events": events,
        "evidence": [load(Evidence, e) for e in known.row.stakeholder_evidence],
        "seen": version_of(known.row),
        "texts_read": [
            (part, [load(Passage, p) for p in part.passages]) for part in known.parts
        ],
        "late": known.stands_in is Class.LATE and known.row.state in DONE,
        "takes_up": known.row.kind == Kind.SUBMISSION and known.row.state in DONE,
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
