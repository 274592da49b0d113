"""Whose is a mail that waits, how does it begin, and on which other may it act?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from pipeline.ledger import shown_id
from pipeline.letters.answers import about
from pipeline.store.series import ON_WHAT, given_number, that_stand
from pipeline.store.tables import PartRow
from pipeline.store.values import load
from rules.marks import marked, of_passage, signed
from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from pipeline.record import Known
    from pipeline.store.tables import DeliveryRow

_FIRST = 160  # signs of its words that are shown
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says of itself, as somebody sees it who opens it.

    `answers` is the submission about which our letter was that it answers, `names`
    are the numbers of submissions that it gives; `stand` those of its sender that it
    may mean, where that is asked.
    """

    sender: str
    subject: str
    words: str
    answers: str = ""
    names: tuple[str, ...] = ()
    stand: tuple[str, ...] = ()

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
        return said


def bodies(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Return what the senders of these deliveries wrote themselves, quotes left out."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), _BATCH):
        rows = session.exec(
            select(PartRow)
            .where(
                col(PartRow.delivery_id).in_(ids[start : start + _BATCH]),
                col(PartRow.is_body),
            )
            .order_by(col(PartRow.position))
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
    target = about(session, known.row)
    answers = _name(session, known.series, target) if target else ""
    asked = ON_WHAT in known.row.flags
    stand = that_stand(session, known.row) if asked else ()
    named = dict.fromkeys(re.findall(number, f"{known.row.subject}\n{body}"))
    return Mail(
        sender=known.sender,
        subject=known.row.subject,
        words=shorten(body, _FIRST, placeholder=" …"),
        answers=answers,
        names=tuple(name for name in named if name != answers),
        stand=tuple(f"{known.series}/{row.number}" for row in reversed(stand)),
    )


def _name(session: Session, series: str, row: DeliveryRow) -> str:
    number = row.number or given_number(session, row)
    return f"{series}/{number}" if number else shown_id(row.id or 0)
