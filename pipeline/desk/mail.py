"""Which letters are owed, and what does each say, in which language?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from outbox.letters import compose
from outbox.wording import LANGUAGES
from pipeline.deadlines import versions
from pipeline.desk.cards import find
from pipeline.desk.frame import Ask, Page
from pipeline.desk.review import page_of
from pipeline.faults import Fault
from pipeline.letters.due import OF, fate, fated, fates
from pipeline.letters.telling import titled, told
from pipeline.store.tables import DeliveryRow, LetterRow
from rules.terms import LetterKind

if TYPE_CHECKING:
    from pipeline.service import Service

_A_PAGE = 100
#: What the list shows; the letters themselves are long.
_LINE: tuple[Any, ...] = (
    LetterRow.id,
    LetterRow.delivery_id,
    LetterRow.kind,
    LetterRow.to,
    fate(),
    LetterRow.sent_at,
    LetterRow.why,
    LetterRow.message_id,
)


def letters(service: Service, ask: Ask) -> Page:
    """List the letters and what became of them, the latest first."""
    nth, state = page_of(ask["page"]), ask["state"]
    with service.ledger.reading() as session:
        states = fates(session)
        found = session.exec(
            select(*_LINE)
            .join(DeliveryRow, OF)
            .where(*([fated(state)] if state else []))
            .order_by(col(LetterRow.id).desc())
            .offset((nth - 1) * _A_PAGE)
            .limit(_A_PAGE + 1)
        ).all()
    values = {
        "found": found[:_A_PAGE],
        "states": list(states.items()),
        "state": state,
        "earlier": nth - 1,
        "later": nth + 1 if len(found) > _A_PAGE else 0,
    }
    return Page(template="letters.html", values=values)


def letter(service: Service, ask: Ask) -> Page:
    """Show what a letter about a delivery would say; nothing is owed by that."""
    kinds = [*LetterKind]
    kind = ask["kind"] or LetterKind.ACKNOWLEDGEMENT.value
    language = ask["language"] or "en"
    if kind not in kinds or language not in LANGUAGES:
        raise Fault("There is no such letter.")
    settings = service.settings
    titles = titled(service.house.drafts, service.house.labelled.citable)
    with service.ledger.reading() as session:
        known = find(session, settings, ask.path["delivery"])
        if not known.row.call:
            raise Fault("It answers no call yet; a letter about it cannot be written.")
        asked = LetterRow(
            delivery_id=known.row.id or 0,
            kind=kind,
            to=known.row.answer_to,
            language=language,
            message_id="",
            promised_at=service.now(),
            due_at=service.now(),
        )
        deadlines = versions(session, settings)
        facts = told(session, service.ledger, asked, known, titles, deadlines)
    folder = settings.letters.templates
    try:
        written = compose(facts, settings.path(folder) if folder else None)
    except ValueError as fault:
        raise Fault(f"It cannot be shown: {fault}.") from None
    values = {
        "known": known,
        "letter": written,
        "kind": kind,
        "language_of": language,
        "kinds": kinds,
        "languages": LANGUAGES,
    }
    return Page(template="letter.html", values=values)
