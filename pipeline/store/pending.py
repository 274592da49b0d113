"""What is written with a transaction, all rows of a table at once?

One by one, rows made most of its statements, and as objects most of its cost. A query
finds what is new, as it finds the changed rows that the session writes before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect
from sqlalchemy.event import listen
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, delete

from pipeline.message.headers import clean
from pipeline.store.among import among
from pipeline.store.rows import add, change
from pipeline.store.tables import CommentRow, DeliveryRow, EventRow, LetterRow, PartRow
from pipeline.store.values import dump

if TYPE_CHECKING:
    from pipeline.work import Outcome, ReadPart
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
        listen(session, "before_flush", _write_changed)

    def add(self, table: type[EventRow | LetterRow], **columns: Any) -> None:
        """Add a row."""
        self._new[table].append(columns)

    def found(self, delivery: int, outcome: Outcome) -> None:
        """Put what a stage found in the place of what was found before; see `write`."""
        for table, rows in (outcome.rows or rows_of(outcome)).items():
            self._found[table][delivery] = rows

    def write(self) -> None:
        """Write all, also parts and comments, which no query has written."""
        connection = self._session.connection()
        for table, found in self._found.items():
            if found:
                connection.execute(
                    delete(table).where(among(col(table.delivery_id), list(found)))
                )
            columns = [
                {"delivery_id": delivery, "position": position, **one}
                for delivery, each in found.items()
                for position, one in enumerate(each, start=1)
            ]
            if columns:
                add(connection, table, columns)
            found.clear()
        self._write_new()

    def _before_a_query(self, _: object) -> None:
        if self._session.autoflush:
            self._write_new()

    def _write_new(self) -> None:
        for table, rows in self._new.items():
            if rows:
                add(self._session.connection(), table, rows)
                rows.clear()


def rows_of(outcome: Outcome) -> dict[Any, list[dict[str, Any]]]:
    """Turn the parts and comments that a stage found into rows; this takes a while."""
    found: dict[Any, list[dict[str, Any]]] = {}
    if outcome.parts is not None:
        found[PartRow] = list(map(_part, outcome.parts))
    if outcome.comments is not None:
        found[CommentRow] = list(map(_comment, outcome.comments))
    return found


def _write_changed(session: Session, *_: object) -> None:
    """Write the deliveries that were changed, in one statement.

    The session would make one of each set of columns. Each row gets all that any of
    them changed.
    """
    rows = [row for row in session.dirty if isinstance(row, DeliveryRow)]
    changed = sorted({name for row in rows for name in inspect(row).committed_state})
    if not changed:
        return
    values = [
        {name: getattr(row, name) for name in ("id", *changed)}
        for row in sorted(rows, key=lambda row: row.id or 0)
    ]
    change(session.connection(), DeliveryRow, values)
    for row in rows:
        for name in changed:
            set_committed_value(row, name, getattr(row, name))


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
