"""What is on the pages of the desk? Functions that look and change nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from pipeline import deadlines as limits
from pipeline import record
from pipeline.desk.deliveries import deliveries, delivery, raw
from pipeline.desk.frame import Page
from pipeline.desk.review import card, review
from pipeline.duties import POLL
from pipeline.faults import Fault
from pipeline.tables import DeliveryRow, EventRow, HeartbeatRow, LetterRow
from pipeline.waiting import cards as waiting_cards
from rules.consolidation import sums

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from starlette.responses import Response

    from pipeline.desk.frame import Ask
    from pipeline.service import Service

_LATEST = 500  # letters on a page


def overview(service: Service, _: Ask) -> Page:
    """Say at a glance whether all is well, and what needs a person."""
    with service.ledger.reading() as session:
        cards = waiting_cards(session, service.settings)
        values = {
            "sums": sums(record.classes(session)),
            "states": session.exec(
                select(
                    DeliveryRow.state, func.count(), func.min(DeliveryRow.first_seen)
                )
                .group_by(DeliveryRow.state)
                .order_by(DeliveryRow.state)
            ).all(),
            "letters": session.exec(
                select(LetterRow.state, func.count())
                .group_by(LetterRow.state)
                .order_by(LetterRow.state)
            ).all(),
            "polled": session.get(HeartbeatRow, POLL),
            "windows": limits.windows(session, service.settings),
            "drafts": list(enumerate(service.settings.drafts)),
            "questions": Counter(card.question.value for card in cards),
            "waiting": len(cards),
            "now": service.now(),
            "left": left,
        }
    return Page(template="overview.html", values=values)


def left(span: timedelta) -> str:
    """Say how much time is left, in two units.

    >>> from datetime import timedelta
    >>> left(timedelta(days=3, hours=4, minutes=5))
    '3 days 4 hours'
    >>> left(timedelta(minutes=61))
    '1 hour 1 minute'
    """
    minutes = int(span.total_seconds()) // 60
    days, hours = minutes // 1440, minutes // 60 % 24
    units = (
        (("day", days), ("hour", hours))
        if days
        else (("hour", hours), ("minute", minutes % 60))
    )
    return " ".join(f"{n} {unit}{'s' * (n != 1)}" for unit, n in units)


def letters(service: Service, ask: Ask) -> Page:
    """List the letters and what became of them."""
    with service.ledger.reading() as session:
        states = session.exec(
            select(LetterRow.state, func.count())
            .group_by(LetterRow.state)
            .order_by(LetterRow.state)
        ).all()
        found = session.exec(
            select(LetterRow)
            .where(*([LetterRow.state == ask["state"]] if ask["state"] else []))
            .order_by(col(LetterRow.id).desc())
            .limit(_LATEST)
        ).all()
    values = {
        "found": found,
        "states": states,
        "state": ask["state"],
    }
    return Page(template="letters.html", values=values)


def deadlines(service: Service, _: Ask) -> Page:
    """Show every version of the deadlines, and who set it."""
    with service.ledger.reading() as session:
        versions = limits.versions(session, service.settings)
        events = session.exec(
            select(EventRow)
            .where(EventRow.kind == limits.EXTENDED)
            .order_by(col(EventRow.seq))
        ).all()
    extended = {(e.data["call"], e.data["version"]): e for e in events}
    values = {"versions": versions, "extended": extended, "now": service.now()}
    return Page(template="deadlines.html", values=values)


def rehearsal(service: Service, ask: Ask) -> Page:
    """Say what an extension would change, and ask for the reason."""
    with service.ledger.reading() as session:
        found = limits.rehearse(session, service.settings, ask["call"], ask["hard"])
        late = list(
            record.deliveries(
                session, service.settings, col(DeliveryRow.id).in_(found.admitted)
            )
        )
    values = {
        "found": found,
        "hard": ask["hard"],
        "late": late,
        "letters": sum(bool(known.row.answer_to) for known in late),
    }
    return Page(template="rehearsal.html", values=values)


def draft(service: Service, ask: Ask) -> Page:
    """Show a draft as it was read."""
    drafts = service.house.drafts
    if ask.path["draft"] >= len(drafts):
        raise Fault("There is no such draft.")
    return Page(template="draft.html", values={"draft": drafts[ask.path["draft"]]})


#: Where each page is.
PAGES: dict[str, Callable[[Service, Ask], Page | Response]] = {
    "/": overview,
    "/review": review,
    "/cards/{delivery:int}/{position:int}": card,
    "/deliveries": deliveries,
    "/deliveries/{delivery:int}": delivery,
    "/deliveries/{delivery:int}/raw": raw,
    "/letters": letters,
    "/deadlines": deadlines,
    "/deadlines/rehearsal": rehearsal,
    "/drafts/{draft:int}": draft,
}
