"""Whose is a mail that waits, how does it begin, and on which other may it act?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from pipeline.ledger import shown_id
from pipeline.letters.answers import about
from pipeline.store.ordered import in_order
from pipeline.store.series import ON_WHAT, given_number, that_stand
from pipeline.store.tables import CommentRow, DeliveryRow, PartRow
from pipeline.store.values import load
from rules.lifecycle import State
from rules.marks import marked, of_passage, signed
from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from pipeline.record import Known

_FIRST = 160  # signs of its words that are shown
_LAST = 5  # submissions of its sender that are named
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says of itself, as somebody sees it who opens it.

    `answers` is the submission about which our letter was that it answers, `names`
    are the numbers of submissions that it gives; `stand` those of its sender that it
    may mean, where that is asked, and `sent` those where nothing else says which.
    `more` are those of `stand` that have more comments than it, and how many.
    """

    sender: str
    subject: str
    words: str
    answers: str = ""
    names: tuple[str, ...] = ()
    stand: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    more: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        """Say it in a line."""
        return f"From {self.sender}, {self.said}"

    @property
    def said(self) -> str:
        """Say it without the sender."""
        said = f"“{self.subject or 'no subject'}”"
        said += f": “{self.words}”." if self.words else ", without words."
        if self.answers:
            said += f" It answers our letter on {self.answers}."
        if self.names:
            said += f" It names {', '.join(self.names)}."
        if self.sent:
            said += f" Its sender also sent {', '.join(self.sent)}."
        return said


def bodies(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return what the senders of these deliveries wrote themselves, quotes left out."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), _BATCH):
        rows = in_order(
            session,
            PartRow,
            col(PartRow.delivery_id).in_(ids[start : start + _BATCH]),
            col(PartRow.is_body),
        )
        for part in rows:
            own = [p for p in part.passages if p.get("kind") != PassageKind.QUOTED]
            before = found.get(part.delivery_id, "")
            found[part.delivery_id] = "\n".join([before, *map(_words, own)])
    return found


def _words(passage: dict[str, Any]) -> str:
    """Give the words of a passage, with signs for what is struck in it."""
    if not passage.get("runs"):
        return str(passage["text"])
    return signed(marked(of_passage(load(Passage, passage))))


def mail(session: Session, known: Known, body: str) -> Mail:
    """Say what a mail is; `body` are the words of its sender."""
    number = rf"(?<!\w){re.escape(known.series)}/\d{{1,6}}(?!\w)"
    target = about(session, known.row, known.series)
    answers = _name(session, known.series, target) if target else ""
    row, asked = known.row, ON_WHAT in known.row.flags
    held = row.state == State.HELD
    address = row.sender_address or _address(row)
    found = that_stand(session, row, address) if address and (asked or held) else []
    stand = tuple(f"{known.series}/{each.number}" for each in reversed(found))
    many = _many(session, [row, *found]) if asked else {}
    named = dict.fromkeys(re.findall(number, f"{known.row.subject}\n{body}"))
    return Mail(
        sender=known.sender,
        subject=known.row.subject,
        words=shorten(body, _FIRST, placeholder=" …"),
        answers=answers,
        names=tuple(name for name in named if name != answers),
        stand=stand if asked else (),
        sent=stand[-_LAST:] if held and not (answers or named) else (),
        more=tuple(
            (f"{known.series}/{each.number}", many[each.id])
            for each in reversed(found)
            if many and many[each.id] > many[row.id]
        ),
    )


def _many(session: Session, rows: Sequence[DeliveryRow]) -> Counter[int | None]:
    """Count the comments of deliveries."""
    ids = [row.id for row in rows]
    of = col(CommentRow.delivery_id)
    found = session.exec(select(CommentRow.delivery_id).where(of.in_(ids)))
    return Counter(found.all())


def _address(row: DeliveryRow) -> str:
    """Return the address of the one sender of a mail that is not judged yet."""
    senders = (row.message or {}).get("senders", ())
    return str(senders[0]["address"]) if len(senders) == 1 else ""


def _name(session: Session, series: str, row: DeliveryRow) -> str:
    number = row.number or given_number(session, row)
    return f"{series}/{number}" if number else shown_id(row.id or 0)
