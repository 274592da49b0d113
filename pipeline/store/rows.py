"""How are many rows of one table written at once?

One by one, rows made most of the statements of a transaction, and as objects most of
its cost. PostgreSQL takes new ones by COPY and changed ones as one list in JSON; both
cost it, and us, about half of one statement a row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Column, Connection, bindparam, insert, text, update

from pipeline.store.tables import METADATA

if TYPE_CHECKING:
    from sqlmodel import SQLModel


def add(
    connection: Connection, kind: type[SQLModel], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Add rows of the same columns, in their order."""
    if connection.dialect.name != "postgresql":
        connection.execute(insert(kind), rows)
        return
    table = METADATA.tables[str(kind.__tablename__)]
    given = [c for c in table.columns if c.name in rows[0] or c.default is not None]
    names = ", ".join(f'"{column.name}"' for column in given)
    driver: Any = connection.connection.driver_connection
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([_value(column, row) for column in given])


def change(
    connection: Connection, kind: type[SQLModel], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Change rows of the same columns; one of these is the key, `id`."""
    table = METADATA.tables[str(kind.__tablename__)]
    changed = [name for name in rows[0] if name != "id"]
    if connection.dialect.name != "postgresql":
        new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in changed}
        each = update(table).where(table.c.id == bindparam("new_id")).values(new)
        connection.execute(each, [{f"new_{k}": v for k, v in r.items()} for r in rows])
        return
    types = {c.name: c.type.compile(connection.dialect) for c in table.columns}
    given = ", ".join(f'"{name}" {types[name]}' for name in rows[0])
    values = ", ".join(f'"{name}" = new."{name}"' for name in changed)
    statement = text(
        f"UPDATE {table.name} SET {values} FROM json_to_recordset(:rows) "  # noqa: S608 (our own names)
        f"AS new({given}) WHERE {table.name}.id = new.id"
    ).bindparams(bindparam("rows", type_=JSON))
    connection.execute(statement, {"rows": [_plain(row) for row in rows]})


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def _value(column: Column[Any], row: Mapping[str, Any]) -> Any:
    if column.name in row:
        value = row[column.name]
    else:
        default: Any = column.default
        value = default.arg(None) if default.is_callable else default.arg
    return json.dumps(value) if isinstance(column.type, JSON) else value
