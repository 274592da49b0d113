"""What is written with a transaction, all rows of a table at once?

One by one, rows made most of its statements, and as objects most of its cost. A query
finds what is new, as it finds the changed rows that the session writes before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.event import listen
from sqlmodel import col, delete, insert

from pipeline.message.headers import clean
from pipeline.store.tables import CommentRow, EventRow, LetterRow, PartRow
from pipeline.store.values import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from pipeline.work import ReadPart
    from rules.terms import Comment


class Pending:
    """The rows that a transaction will write."""

    def __init__(self, session: Session) -> None:
        """Write them with this session, before its queries at the latest."""
        self._session = session
        self._found: dict[type[PartRow | CommentRow], dict[int, list[dict[str, Any]]]]
        self._found = {PartRow: {}, CommentRow: {}}
        self._new: dict[type[EventRow | LetterRow], list[dict[str, Any]]]
        self._new = {EventRow: [], LetterRow: []}
        listen(session, "do_orm_execute", self._before_a_query)

    def add(self, table: type[EventRow | LetterRow], **columns: Any) -> None:
        """Add a row."""
        self._new[table].append(columns)

    def parts(self, delivery: int, parts: Sequence[ReadPart]) -> None:
        """Put parts in the place of those that were found before; see `write`."""
        self._found[PartRow][delivery] = list(map(_part, parts))

    def comments(self, delivery: int, comments: Sequence[Comment]) -> None:
        """Put comments in the place of those that were found before; see `write`."""
        self._found[CommentRow][delivery] = list(map(_comment, comments))

    def write(self) -> None:
        """Write all, also parts and comments, which no query has written."""
        connection = self._session.connection()
        for table, found in self._found.items():
            if found:
                connection.execute(
                    delete(table).where(col(table.delivery_id).in_(list(found)))
                )
            columns = [
                {"delivery_id": delivery, "position": position, **one}
                for delivery, each in found.items()
                for position, one in enumerate(each, start=1)
            ]
            if columns:
                connection.execute(insert(table), columns)
            found.clear()
        self._write_new()

    def _before_a_query(self, _: object) -> None:
        if self._session.autoflush:
            self._write_new()

    def _write_new(self) -> None:
        for table, rows in self._new.items():
            if rows:
                self._session.connection().execute(insert(table), rows)
                rows.clear()


def _part(part: ReadPart) -> dict[str, Any]:
    return {
        "name": part.text.name,
        "type": part.type,
        "size": part.size,
        "sha256": part.text.sha256,
        "is_body": part.text.is_body,
        "read": part.read.value,
        "why": clean(part.why),
        "passages": dump(part.text.passages),
        "properties": dict(part.text.properties),
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "document": comment.document,
        "review": comment.review,
        "comment": dump(comment),
    }
