"""What does the ledger of a very large consultation hold? Rows, written at once."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from pipeline.store.tables import CommentRow, DeliveryRow, EventRow, LetterRow, PartRow

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 3, 21, 12, tzinfo=UTC)
WORDS = (
    "the register of rural networks should be open to every school and library",
    "il faudrait préciser qui finance ces mesures et pour combien d’années",
    "предлагаем уточнить срок к которому эти меры должны быть приняты",
    "建议在本段末尾增加并应特别关注农村地区和最不发达国家的需要",
    "نقترح إضافة إشارة إلى احتياجات البلدان النامية ولا سيما أقل البلدان نموا",
)
_ROWS = 2000


def fill(engine: sa.Engine, deliveries: int, cards: int) -> None:
    """Write the rows of so many deliveries, of which some ask, if there are none."""
    chance = random.Random(1)  # noqa: S311 (repeatable)
    step = max(1, deliveries // cards)
    with engine.begin() as connection:
        if connection.execute(sa.select(DeliveryRow.id).limit(1)).first():
            return
        for start in range(1, deliveries + 1, _ROWS):
            ids = range(start, min(start + _ROWS, deliveries + 1))
            order = (DeliveryRow, PartRow, CommentRow, EventRow, LetterRow)
            tables: dict[Any, list[dict[str, Any]]] = {table: [] for table in order}
            for n in ids:
                for table, row in _delivery(n, asks=n % step == 0, chance=chance):
                    tables[table].append(row)
            for table, rows in tables.items():
                if rows:
                    connection.execute(sa.insert(table), rows)


def _delivery(
    n: int, *, asks: bool, chance: random.Random
) -> Iterator[tuple[Any, Any]]:
    at = NOW - timedelta(minutes=chance.randrange(60 * 24 * 40))
    verdict = "grace" if n % 9 == 0 else "on_time"
    verdict = "late" if n % 50 == 0 and not asks else verdict
    aside = n % 17 == 0 and not asks
    kind = ("duplicate", "auto_reply")[n % 2] if aside else "submission"
    held = asks and n % 7 == 0
    done = "held" if held else "published" if kind == "submission" else "set_aside"
    who = n % 10 == 0 and asks
    text = " ".join(chance.choice(WORDS) for _ in range(28)) + f" number {n}."
    yield DeliveryRow, {
        "id": n, "account": "a", "folder": "INBOX", "uidvalidity": 1, "uid": n,
        "sha256": f"{n:064x}", "fingerprint": f"f{n}", "size": 3000,
        "internaldate": at, "first_seen": at, "state": done, "back_to": "", "tries": 0,
        "why": "It names no call." if held else "", "message": {
            "headers": [["subject", f"Comments {n}"], ["from", "x"]] * 12,
            "senders": [{"address": f"p{n % 9000}@place{n % 900}.example"}],
        },
        "message_id": f"<{n}@x>", "subject": f"Comments {n}", "sender_name": "Person",
        "sender_address": f"p{n % 9000}@place{n % 900}.example", "answer_to": "",
        "language": "en", "received_at": at, "received_from": "received",
        "kind": kind, "kind_reason": "", "call": "drafts", "verdict": verdict,
        "verdict_reason": "", "number": n if done == "published" else None,
        "withdrawn": False, "flags": [], "stakeholder_evidence": [
            {"kind": "header", "value": f"Submitted by: Place {n % 900}", "points": 90}
        ],
        "stakeholders": [{"name": f"Place {n % 900}", "type": "government"}],
        "stakeholder_review": who, "verified": None, "claimed_at": None,
        "supersedes": None, "superseded_by": None, "duplicate_of": None, "due_at": None,
    }  # fmt: skip
    source = {"part": "body", "sha256": f"{n:064x}", "place": "p1"}
    yield PartRow, {
        "delivery_id": n, "position": 1, "name": "body", "type": "text/plain",
        "size": len(text), "sha256": f"{n:064x}", "is_body": True, "read": "full",
        "why": "", "passages": [{"text": text, "source": source}], "properties": {},
    }  # fmt: skip
    comment = {
        "document": None if asks else "D", "paragraphs": [] if asks else ["2"],
        "action": "comment", "text": text[:300], "source": source,
        "evidence": {"kind": "quote", "value": "pears", "points": 0}, "language": "en",
    }  # fmt: skip
    if asks:
        near = ("1", "2", "3")[n % 3]
        comment |= {
            "text": text[:300] if n % 3 else WORDS[n % 5],
            "review": True,
            "candidates": [{"document": "D", "paragraph": near, "score": 60.0}],
        }
    if done != "set_aside" and not held:
        yield CommentRow, {
            "delivery_id": n, "position": 1, "document": comment["document"],
            "review": asks, "comment": comment,
        }  # fmt: skip
    for event in ("arrived", "admitted"):
        yield EventRow, {
            "at": at, "kind": event, "delivery_id": n, "hash": "", "position": None,
            "data": {"why": "", "kind": kind},
        }  # fmt: skip
    if done == "published":
        yield LetterRow, {
            "delivery_id": n, "kind": "acknowledgement", "to": "x@place.example",
            "state": "failed" if n % 400 == 0 else "sent", "language": "en",
            "message_id": f"<l{n}@x>", "promised_at": at, "due_at": at, "tries": 1,
            "why": "", "sent_at": at, "subject": "Received", "text": text, "html": text,
        }  # fmt: skip
