"""A harbour office with four mails: one asks, one is hostile, one late, one held.

The desk of it is what the tests of the desk look at.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.message import EmailMessage
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import col, select

from pipeline.fetch import Arrival, SourceKey
from pipeline.parse import read_message
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import EventRow
from pipeline.store.values import dump
from pipeline.work import Outcome, Promise, ReadPart
from rules.lifecycle import Event
from rules.terms import (
    Action,
    Candidate,
    Comment,
    Evidence,
    EvidenceKind,
    LetterKind,
    PartText,
    Passage,
    Read,
    Source,
    Stakeholder,
    StakeholderType,
)
from tests.consultation import write

if TYPE_CHECKING:
    from starlette.testclient import TestClient

NOW = datetime(2026, 1, 26, 10, tzinfo=UTC)
HOSTILE = '"><script>alert(1)</script> \u202eevil'
DRAFT = """Rules of the harbour

1. Every vessel shows a light after sunset.

2. The harbour master keeps a register of all vessels that enter.

3. Fees are published once a year.
"""
REGISTRY = """name,type,country,aliases,emails,domains
Marenia,government,XM,,,gov.marenia.example
Pilots' Guild,civil society,,,,pilots.example
"""
WORDS = "The register should be open to everybody."


def furnish(folder: Path) -> None:
    """Write the consultation into a folder, and let its mails come."""
    write(
        folder,
        draft=DRAFT,
        registry=REGISTRY,
        consultation={"id": "harbour", "title": "Harbour rules", "series": "HR/1"},
        calls={
            "title": "Comments on the harbour rules",
            "zone": "Europe/Zurich",
            "soft": date(2026, 1, 16),
            "hard": date(2026, 1, 23),
        },
        drafts={"id": "HR/A", "title": "Rules of the harbour"},
        mailbox={"own_hosts": ["mx.harbour.example"]},
        letters={"from": "Harbour office <office@harbour.example>"},
    )
    with Service(load(folder / "config.toml"), lambda: NOW) as service:
        contribute(service, 1, "Our comments", day=14)
        contribute(service, 2, HOSTILE, day=15, review=False)
        contribute(service, 3, "Too late, sorry", day=25, late=True, review=False)
        hold(service, 4)


def arrive(
    service: Service, n: int, subject: str, day: int, words: str = WORDS
) -> None:
    mail = EmailMessage()
    mail["Received"] = (
        f"from out.pilots.example by mx.harbour.example; {day} Jan 2026 12:00:00 +0000"
    )
    mail["From"] = f"A. Pilot <pilot{n}@pilots.example>"
    mail["To"] = "office@harbour.example"
    mail["Subject"] = subject
    mail["Message-ID"] = f"<{n}@pilots.example>"
    mail.set_content(f"Dear colleagues,\n\n{words} Thank you, says number {n}.\n")
    raw = mail.as_bytes()
    message = read_message(raw)
    at = datetime(2026, 1, day, 12, tzinfo=UTC)
    service.ledger.record(
        [
            Arrival(
                key=SourceKey(account="office", folder="INBOX", uidvalidity=1, uid=n),
                sha256=service.house.archive.put(raw),
                fingerprint=message.fingerprint,
                size=len(raw),
                internaldate=at,
                first_seen=at,
            )
        ]
    )
    text_part = message.parts[0]
    texts = ("Dear colleagues,", f"{words} Thank you, says number {n}.")
    passages = tuple(
        Passage(
            text=text,
            source=Source(part="body", sha256=text_part.sha256, place=f"p{nth}"),
        )
        for nth, text in enumerate(texts, start=1)
    )
    read = PartText(
        name="body", sha256=text_part.sha256, is_body=True, passages=passages
    )
    part = ReadPart(
        text=read,
        type="text/plain",
        size=text_part.size,
        read=Read.FULL,
    )
    facts = {
        "message": dump(message),
        "message_id": message.message_id,
        "subject": message.subject,
        "sender_address": message.senders[0].address,
        "sender_name": message.senders[0].name,
        "answer_to": message.senders[0].address,
        "received_at": at,
        "received_from": "received",
    }
    with service.ledger.unit() as unit:
        (row,) = unit.claim_all([n])
        unit.settle(row, Outcome(event=Event.PARSE, facts=facts))
        unit.settle(row, Outcome(event=Event.EXTRACT, parts=(part,)))


def contribute(  # noqa: PLR0913 (what a contribution can be)
    service: Service,
    n: int,
    subject: str,
    *,
    day: int,
    late: bool = False,
    review: bool = True,
    words: str = WORDS,
) -> None:
    arrive(service, n, subject, day, words)
    comment = Comment(
        document=None if review else "HR/A",
        paragraphs=() if review else ("2",),
        action=Action.COMMENT,
        text=words,
        source=Source(part="body", sha256=body(service, n), place="p2"),
        evidence=Evidence(kind=EvidenceKind.QUOTE, value="register"),
        review=review,
        candidates=(
            Candidate(document="HR/A", paragraph="2", score=61, reason="one word"),
            Candidate(document="HR/A", paragraph="3", score=58),
        )
        if review
        else (),
    )
    guild = Stakeholder(name="Pilots' Guild", type=StakeholderType.CIVIL_SOCIETY)
    kind = LetterKind.LATE if late else LetterKind.ACKNOWLEDGEMENT
    letter = Promise(kind=kind, to=f"pilot{n}@pilots.example", language="en")
    with service.ledger.unit() as unit:
        (row,) = unit.claim_all([n])
        facts = {
            "kind": "submission",
            "call": "drafts",
            "verdict": "late" if late else "on_time",
        }
        unit.settle(
            row,
            Outcome(
                event=Event.ADMIT, facts=facts, numbered=not late, letters=(letter,)
            ),
        )
        who = {"stakeholders": dump([guild]), "stakeholder_review": review}
        unit.settle(row, Outcome(event=Event.IDENTIFY, facts=who))
        unit.settle(row, Outcome(event=Event.LOCATE, comments=(comment,)))
        unit.settle(row, Outcome(event=Event.ACKNOWLEDGE))


def body(service: Service, n: int) -> str:
    with service.ledger.unit() as unit:
        (row,) = unit.claim_all([n])
    return read_message(service.house.archive.get(row.sha256)).parts[0].sha256


def hold(service: Service, n: int) -> None:
    arrive(service, n, "A very long message", 16)
    with service.ledger.unit() as unit:
        (row,) = unit.claim_all([n])
        unit.advance(row, Event.HOLD, "The message is over the limit; look at it.")


def enter(browser: TestClient, token: str) -> None:
    form = {"token": token, "name": "Ada Secretary"}
    assert browser.post("/enter", data=form).url.path == "/"


def hidden(page: str) -> dict[str, str]:
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in fields}


def post(desk: TestClient, page: str, to: str, **answers: str):
    return desk.post(to, data=hidden(desk.get(page).text) | answers)


def decided(folder: Path, kind: str = "decided") -> list[dict[str, object]]:
    with (
        Service(load(folder / "config.toml"), lambda: NOW) as service,
        service.ledger.reading() as session,
    ):
        events = session.exec(
            select(EventRow).where(EventRow.kind == kind).order_by(col(EventRow.seq))
        )
        return [event.data for event in events]
