"""What stands beside a comment in the row of its table?

"Shorter" says little without the cell beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session, col, select

from pipeline.decisions.waiting import Card, Question
from pipeline.store.tables import PartRow

_CELL = re.compile(r"(.+\.r\d+)\.c\d+")
_BATCH = 500


def beside(session: Session, cards: Iterable[Card]) -> dict[str, str]:
    """Give the other cells of the row of each comment that stands in a cell, by card.

    Only of questions where a comment belongs.
    """
    places: dict[tuple[int, str, str], list[Card]] = defaultdict(list)
    for card in cards:
        if card.question is Question.WHERE:
            source = card.known.comments[card.position - 1].source
            if at := _CELL.fullmatch(source.place):
                places[card.waits.delivery, source.sha256, at[1]].append(card)
    cells: dict[str, list[str]] = defaultdict(list)
    ids = sorted({delivery for delivery, _, _ in places})
    for start in range(0, len(ids), _BATCH):
        some = col(PartRow.delivery_id).in_(ids[start : start + _BATCH])
        for part in session.exec(select(PartRow).where(some)):
            for passage in part.passages:
                at = _CELL.fullmatch(passage["source"]["place"])
                row = (part.delivery_id, part.sha256, at[1] if at else "")
                words = " ".join(passage["text"].split())
                for card in places.get(row, ()):
                    if words and words not in _words(card):
                        cells[card.id].append(words)
    return {ident: " | ".join(words) for ident, words in cells.items()}


def _words(card: Card) -> str:
    return " ".join(card.known.comments[card.position - 1].text.split())
