"""A submission of Ann Lee, our letter on it, and what became of her answers."""

import email
import email.policy
from datetime import UTC, datetime

from sqlmodel import col, select

from outbox.naming import message_id
from pipeline.decisions import Person
from pipeline.decisions.waiting import cards
from pipeline.record import deliveries
from pipeline.store.tables import DECIDED, DeliveryRow, EventRow
from rules.duplicate import fingerprint
from rules.terms import LetterKind
from tests.consultation import IN_TIME

BEFORE = datetime(2026, 3, 11, 12, tzinfo=UTC)
WHO = Person(by="A. Secretary", because="the text says so")
REGISTRY = """name,type,country,aliases,emails,domains
Party,civil society,,,ann@party.example,party.example
"""
SENDER = "Ann Lee <ann@party.example>"
COMMENTS = (
    "Paragraph 1: we grow apples.\n\nParagraph 2: this should be deleted.\n\n"
    "Paragraph 3: we have doubts about plums."
)
PROVEN = "Authentication-Results: mx.example.org; dmarc=pass"
#: The same, with the domain of which it is said.
ALIGNED = f"{PROVEN} header.from=party.example"


def named(raw, delivery="D000001", kind=LetterKind.ACKNOWLEDGEMENT):
    return message_id("case", delivery, kind, "example.org", fingerprint(raw))


def mail(n, words, *, sender=SENDER, at=IN_TIME, answers="", **more):
    lines = [
        *filter(None, [more.get("before", PROVEN)]),
        f"Received: from relay.example by mx.example.org; {at}",
        f"From: {sender}",
        "To: info@example.org",
        f"Subject: {more.get('subject', f'Comments {n}')}",
        f"Message-ID: <m{n}@party.example>",
        *([f"In-Reply-To: {answers}"] if answers else []),
        *more.get("headers", []),
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    return ("\n".join(lines) + f"\n\n{words}\n").encode()


ACK = named(mail(1, COMMENTS))
UNTOUCHED = [("D", ("1",)), ("D", ("2",)), ("D", ("3",))]


def take(service, n, raw):
    folder = service.settings.base / "mailbox" / "new"
    (folder / f"1774051200.m{n}.mx").write_bytes(raw)
    return service.once()


def known(service, delivery):
    with service.ledger.reading() as session:
        where = col(DeliveryRow.id) == delivery
        return next(deliveries(session, service.settings, where))


def stands(service, delivery=1):
    """Where the comments of a submission stand; None where one was taken out."""
    return [
        None if c.aside else (c.document, c.paragraphs)
        for c in known(service, delivery).comments
    ]


def decided(service, delivery=1):
    with service.ledger.reading() as session:
        found = session.exec(
            select(EventRow).where(
                EventRow.kind == DECIDED, EventRow.delivery_id == delivery
            )
        )
        return [event.data for event in found]


def questions(service):
    with service.ledger.reading() as session:
        return [card.words for card in cards(session, service.settings)]


def outbox(service, kind="correction", delivery=2):
    folder = service.settings.base / "outbox"
    path = next(folder.glob(f"{kind}.D{delivery:06d}.case.*@example.org.eml"), None)
    if path is None:
        return None
    parsed = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return parsed.get_body(("plain",)).get_content()
