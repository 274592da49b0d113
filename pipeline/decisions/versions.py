"""Is what a person decides about still what that person saw?"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pipeline.faults import Fault
from pipeline.store.values import dump
from rules.lifecycle import State

if TYPE_CHECKING:
    from pipeline.store.tables import DeliveryRow
    from rules.terms import Comment


def version_of(row: DeliveryRow) -> str:
    """Say in words what a person decides about in a delivery, and mark it."""
    who = " and ".join(s["name"] for s in row.stakeholders) or "nobody known"
    what = f"held ({row.why})" if row.state == State.HELD else row.kind or row.state
    words = f"{what}, {row.call or 'no call'}, from {who}"
    words += ", to be confirmed" * row.stakeholder_review
    return _marked(words, [row.verdict, row.flags, row.stakeholders])


def version_of_comment(comment: Comment) -> str:
    """Say in words where a comment stands, and mark all that it says."""
    labels = ", ".join(comment.paragraphs).replace("*", "general") or "no paragraph"
    words = f"{comment.action}, {comment.document or 'no draft'}, {labels}"
    return _marked(words + ", for review" * comment.review, dump(comment))


def _marked(words: str, whole: Any) -> str:
    return f"{words} [{sha256(repr(whole).encode()).hexdigest()[:8]}]"


def unchanged(expected: str, now: str) -> None:
    """Refuse to decide on what is no longer what the person saw; tell both."""
    if expected and expected != now:
        raise Fault(
            f"It was changed since you looked. You saw: {expected}. Now it is: {now}. "
            "Nothing of yours was recorded; look again and decide on what is there now."
        )
