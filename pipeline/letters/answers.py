"""Which letter of ours does a message answer, and about which submission was it?

By In-Reply-To and References, which name our letters for ever in the same way; else by
the number in the subject, where the submission came from the same address: whether that
is proven is asked of whoever acts on it, as of what replaces another. An answer to
"correction received" is one about the submission that was corrected.
"""

from __future__ import annotations

import re

from sqlmodel import Session, col, select

from pipeline.decisions.decided import standing
from pipeline.ledger import shown_id
from pipeline.store.ordered import in_order, latest
from pipeline.store.series import given_number
from pipeline.store.tables import DECIDED, CommentRow, DeliveryRow, EventRow, LetterRow
from pipeline.store.values import load
from pipeline.work import Answered, Decided
from rules.lifecycle import DONE, WORKING, State
from rules.terms import Comment, Kind, LetterKind


def answered(
    session: Session, row: DeliveryRow, series: str, said: Decided
) -> Answered | None:
    """Return what a delivery answers; what a person `said` of it goes first."""
    named = said.replaces if said.kind is Kind.CORRECTION else None
    target = session.get(DeliveryRow, named) if named else about(session, row, series)
    if target is None:
        return None
    number = target.number or given_number(session, target)
    comments = in_order(session, CommentRow, CommentRow.delivery_id == target.id)
    return Answered(
        delivery=target.id or 0,
        name=f"{series}/{number}" if number else shown_id(target.id or 0),
        call=target.call,
        sender=target.sender_address,
        stands=target.kind == Kind.SUBMISSION
        and target.state in DONE
        and not target.withdrawn
        and target.superseded_by is None,
        comments={c.position: load(Comment, c.comment) for c in comments},
        settled=settled(session, target.id or 0),
        on_its_way=target.state in (*WORKING, State.DEFERRED),
        recorded=_recorded(session, target, row),
        asked=_asked(session, row),
        copy=_copy(session, row),
        language=target.language,
    )


def settled(session: Session, delivery: int) -> frozenset[str]:
    """Name what the secretariat decided of a delivery, which no reply overrules."""
    return frozenset(
        about
        for decision in standing(session, delivery)
        if "reply" not in decision.event.data
        for about in decision.about
    )


def about(session: Session, row: DeliveryRow, series: str) -> DeliveryRow | None:
    """Return the delivery about which the letter was that this one answers."""
    target = _threaded(session, row) or _numbered(session, row, series)
    if target is not None and target.kind == Kind.CORRECTION:
        return about(session, target, series)
    return target


def _threaded(session: Session, row: DeliveryRow) -> DeliveryRow | None:
    """Find the delivery by the names of the letters that a mail answers."""
    thread = (row.message or {}).get("in_reply_to")
    if not thread:
        return None
    first, *earlier = thread
    letters = {
        letter.message_id: letter.delivery_id
        for letter in session.exec(
            select(LetterRow).where(
                col(LetterRow.message_id).in_(thread),
                col(LetterRow.delivery_id) < row.id,
            )
        )
    }
    # the thread is told from its beginning: the last of it is the nearest
    named = next((n for n in (first, *reversed(earlier)) if n in letters), None)
    return session.get(DeliveryRow, letters[named]) if named else None


def _numbered(session: Session, row: DeliveryRow, series: str) -> DeliveryRow | None:
    """Find the submission that a subject names as our letters do, of the same address.

    They begin with its number, behind which a colon stands.
    """
    message = row.message or {}
    ours = rf"(?<!\w){re.escape(series)}/(\d{{1,6}})[\s\u2066-\u2069]*[:：]"
    numbers = set(re.findall(ours, message.get("subject", "")))
    if len(numbers) != 1:
        return None
    target = session.exec(
        select(DeliveryRow).where(
            DeliveryRow.number == int(numbers.pop()), col(DeliveryRow.id) < row.id
        )
    ).first()
    senders = {one["address"].lower() for one in message.get("senders", ())}
    known = target is not None and target.sender_address.lower()
    return target if known and senders == {known} else None


def _copy(session: Session, row: DeliveryRow) -> bool:
    """Tell whether the letter that it answers asked for a readable copy."""
    letter = select(LetterRow.id).where(
        col(LetterRow.message_id).in_((row.message or {}).get("in_reply_to", [])),
        LetterRow.kind == LetterKind.UNREADABLE.value,
        col(LetterRow.delivery_id) < row.id,
    )
    return session.exec(letter).first() is not None


def _recorded(session: Session, target: DeliveryRow, row: DeliveryRow) -> bool:
    """Tell whether what the reply corrects was recorded before."""
    events = session.exec(
        select(EventRow).where(
            EventRow.kind == DECIDED, EventRow.delivery_id == target.id
        )
    )
    return any(event.data.get("reply") == shown_id(row.id or 0) for event in events)


def _asked(session: Session, row: DeliveryRow) -> str:
    """Return the last question about the reply, empty if there was none."""
    of_it = EventRow.delivery_id == row.id
    last = latest(session, EventRow, EventRow.kind == "held", of_it)
    return str(last.data.get("why", "")) if last else ""
