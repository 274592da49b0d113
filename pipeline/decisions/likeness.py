"""Does one mail say what another says, as somebody decided?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.store.ordered import in_order
from pipeline.store.tables import PartRow

if TYPE_CHECKING:
    from sqlmodel import Session

_LIKE = 60  # of a hundred signs, white space aside
_MOST = 20_000  # signs that are compared


def alike(session: Session, one: int, other: int) -> bool:
    """Tell whether two deliveries say much the same, in bodies and files together."""
    first, second = (
        "".join(islice(_signs(session, delivery), _MOST)) for delivery in (one, other)
    )
    return fuzz.ratio(first, second) >= _LIKE


def _signs(session: Session, delivery: int) -> Iterator[str]:
    parts = in_order(session, PartRow, PartRow.delivery_id == delivery)
    for part in parts:
        for passage in part.passages:
            yield from "".join(str(passage["text"]).casefold().split())
