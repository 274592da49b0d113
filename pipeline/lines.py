"""What does the record say of a delivery, as INTERFACE promises it to scripts?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pipeline.ledger import shown_id
from pipeline.store.entries import key_of
from pipeline.store.values import instant, load
from rules.doubts import only_claimed
from rules.lifecycle import State
from rules.marks import shown
from rules.terms import Comment, Evidence, Kind, Stakeholder
from rules.whose import Voice, whose

if TYPE_CHECKING:
    from pipeline.record import Known

SCHEMA = "depositary.delivery/1"


def line(known: Known) -> dict[str, Any]:
    """Return the record of a delivery, as INTERFACE promises it to scripts."""
    row = known.row
    held = row.state in (State.HELD, State.DEFERRED, State.CORRUPT) or not row.kind
    evidence = [load(Evidence, v) for v in row.stakeholder_evidence]
    return {
        "schema": SCHEMA,
        "id": known.id,
        "mailbox": row.account,
        "source": str(key_of(row)),
        "sha256": row.sha256,
        "message_id": row.message_id,
        "subject": row.subject,
        "received_at": _when(row.received_at),
        "received_from": row.received_from or None,
        "claimed_at": _when(row.claimed_at),
        "kind": Kind.HELD.value if held else row.kind,
        "state": row.state,
        "call": row.call or None,
        "verdict": row.verdict or None,
        "number": known.number or None,
        "supersedes": known.in_series(row.supersedes) or None,
        "superseded_by": known.in_series(row.superseded_by) or None,
        "withdrawn": row.withdrawn,
        "duplicate_of": shown_id(row.duplicate_of) if row.duplicate_of else None,
        "flags": [*row.flags, *[f"same_words:{known.repeats}"] * bool(known.repeats)],
        "sender": {
            "address": row.sender_address,
            "name": row.sender_name,
            "verified": row.verified,
        },
        "stakeholders": _who(known.stakeholders),
        "stakeholder_review": row.stakeholder_review and not only_claimed(evidence),
        "stakeholder_claimed": row.stakeholder_review and only_claimed(evidence),
        "stakeholder_evidence": [
            {"kind": e.kind, "value": e.value, "points": e.points} for e in evidence
        ],
        "comments": [_comment(n, c, known.voice) for n, c in known.numbered_comments],
        "attachments": [
            {
                "name": part.name,
                "type": part.type,
                "bytes": part.size,
                "sha256": part.sha256,
                "read": part.read,
                "why": part.why or None,
            }
            for part in known.parts
            if not part.is_body
        ],
        "letters": [
            {
                "kind": letter.kind,
                "state": letter.state,
                "to": letter.to,
                "message_id": letter.message_id,
                "sha256": letter.sha256 or None,
            }
            for letter in known.letters
        ],
        "why": row.why or row.kind_reason or row.verdict_reason or None,
    }


def _who(stakeholders: Iterable[Stakeholder]) -> list[dict[str, Any]]:
    return [
        {"name": s.name, "type": s.type.value if s.type else None} for s in stakeholders
    ]


def _comment(name: str, comment: Comment, mail: Voice) -> dict[str, Any]:
    """Give a comment; what is not decided stands nowhere, and has candidates."""
    own = {"stakeholders": _who(whose(comment, mail).who)} if comment.speakers else {}
    return {
        "id": name,
        "document": None if comment.review else comment.document,
        "paragraphs": [] if comment.review else list(comment.paragraphs),
        "action": comment.action.value,
        "text": comment.text,
        "runs": [
            {"text": run.text, "change": run.change, "struck": run.strike}
            | ({"quoted": True} if run.quoted else {})
            for run in (shown(comment) if comment.runs else ())
        ],
        "proposed": comment.proposed or None,
        "language": comment.language or None,
        "review": comment.review,
        **own,
        **({"aside": True} if comment.aside else {}),
        "candidates": [
            {"document": c.document, "paragraph": c.paragraph, "score": c.score}
            for c in comment.candidates
        ],
        "evidence": {"kind": comment.evidence.kind, "value": comment.evidence.value},
        "source": asdict(comment.source),
    }


def _when(at: Any) -> str | None:
    return instant(at) if at else None
