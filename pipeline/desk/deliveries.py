"""Which emails came, and what became of each?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sqlalchemy import or_, tuple_
from sqlmodel import col, func, select
from starlette.responses import Response

from pipeline import record
from pipeline.decisions import REOPENABLE, version_of
from pipeline.desk.cards import LARGEST_ID, find
from pipeline.desk.frame import Page
from pipeline.desk.review import KINDS
from pipeline.tables import DeliveryRow, EventRow
from pipeline.values import load
from rules.lifecycle import DONE, Class, State, class_of
from rules.terms import Evidence, Kind, Passage, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
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
    nth = _nth(ask["page"])
    with service.ledger.reading() as session:
        where = list(_filters(session, wanted))
        count = session.exec(
            select(func.count()).select_from(DeliveryRow).where(*where)
        ).one()
        ids = session.exec(
            select(DeliveryRow.id)
            .where(*where)
            .order_by(
                col(DeliveryRow.received_at).is_(None),
                col(DeliveryRow.received_at),
                col(DeliveryRow.id),
            )
            .offset((nth - 1) * _A_PAGE)
            .limit(_A_PAGE)
        ).all()
        found = list(
            record.deliveries(session, service.settings, col(DeliveryRow.id).in_(ids))
        )

    def turn(to: int) -> str:
        return "/deliveries?" + urlencode(wanted | {"page": str(to)})

    values = {
        "found": found,
        "count": count,
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


def _nth(page: str) -> int:
    """Read the number of a page; what is none means the first."""
    known = page.isdecimal() and int(page[:9]) > 0
    return int(page[:9]) if known else 1


def _filters(session: Session, wanted: dict[str, str]) -> Iterator[Any]:
    for name in ("state", "kind", "verdict", "call"):
        if name in wanted:
            yield col(getattr(DeliveryRow, name)) == wanted[name]
    if "class" in wanted:
        facts = (
            DeliveryRow.state,
            DeliveryRow.kind,
            DeliveryRow.verdict,
            DeliveryRow.withdrawn,
        )
        counted = [
            (state, kind, verdict, withdrawn)
            for state, kind, verdict, withdrawn in session.exec(
                select(*facts).distinct()
            )
            if class_of(
                State(state),
                Kind(kind) if kind else None,
                Verdict(verdict) if verdict else None,
                withdrawn=withdrawn,
            )
            == wanted["class"]
        ]
        yield tuple_(*(col(fact) for fact in facts)).in_(counted)
    if "q" in wanted:
        yield _has(wanted["q"])


def _has(words: str) -> ColumnElement[bool]:
    """Match an id, or words of the subject, the sender and the Message-ID."""
    figure = words.upper().removeprefix("D").lstrip("0")
    if figure.isdecimal() and int(figure) <= LARGEST_ID:
        return col(DeliveryRow.id) == int(figure)
    return or_(
        *(
            col(column).icontains(words, autoescape=True)
            for column in (
                DeliveryRow.subject,
                DeliveryRow.sender_address,
                DeliveryRow.sender_name,
                DeliveryRow.message_id,
            )
        )
    )


def delivery(service: Service, ask: Ask) -> Page:
    """Show one delivery with everything that was decided about it, and why."""
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
        events = session.exec(
            select(EventRow)
            .where(EventRow.delivery_id == known.row.id)
            .order_by(col(EventRow.seq))
        ).all()
    values = {
        "known": known,
        "line": record.line(known),
        "events": events,
        "evidence": [load(Evidence, e) for e in known.row.stakeholder_evidence],
        "seen": version_of(known.row),
        "texts_read": [
            (part, [load(Passage, p) for p in part.passages]) for part in known.parts
        ],
        "late": known.row.verdict == Verdict.LATE and known.row.state in DONE,
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
