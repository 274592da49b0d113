"""In which order are rows read? Events as they were recorded, the rest as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from pipeline.store.tables import CommentRow, DeliveryRow, EventRow, LetterRow, PartRow

if TYPE_CHECKING:
    from sqlalchemy import ScalarResult

Row = TypeVar("Row", bound=SQLModel)

_ORDER: dict[type[SQLModel], Any] = {
    DeliveryRow: col(DeliveryRow.id),
    EventRow: col(EventRow.seq),
    PartRow: col(PartRow.position),
    CommentRow: col(CommentRow.position),
    LetterRow: col(LetterRow.id),
}


def in_order(session: Session, kind: type[Row], *where: Any) -> ScalarResult[Row]:
    """Read the rows of which all this is so, from the first to the last."""
    return session.exec(select(kind).where(*where).order_by(_ORDER[kind]))


def latest(session: Session, kind: type[Row], *where: Any) -> Row | None:
    """Read the last row of which all this is so."""
    backwards = _ORDER[kind].desc()
    return session.exec(select(kind).where(*where).order_by(backwards).limit(1)).first()
