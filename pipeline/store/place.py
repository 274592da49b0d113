"""Where is a database made anew, and how does it take the place of the old one?

Of SQLite it is a file beside the old one, which takes its name. Of PostgreSQL it is
a schema in the same database, whose tables take the place of the old ones in one
transaction: whoever works meanwhile goes on with the new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from pipeline.store.database import current_schema, open_database, writing
from pipeline.store.tables import METADATA

if TYPE_CHECKING:
    from sqlmodel import Session

#: The files of one SQLite database.
_PARTS = ("", "-wal", "-shm")
_NEW, _OLD = "rebuilt", "before"
#: The comment on a schema of ours: no other may be replaced.
_OURS = "depositary made this schema beside {}, and may replace it"
_LONGEST = 45  # bytes of a name to which we add; PostgreSQL cuts at 63, unsaid
_TABLES = {*METADATA.tables, "alembic_version"}
#: Rows that came with their numbers have not moved the counters of PostgreSQL.
_COUNTERS = {"delivery": "id", "event": "seq"}


class Place(Protocol):
    """The place of a database, and what lies beside it."""

    def taken(self) -> bool:
        """Tell whether there is a database already."""

    def begin(self) -> str:
        """Make room for a new one, which is empty; return its URL."""

    def waiting(self) -> str | Path:
        """Say where the new one waits."""

    def put(self, *, keep: bool, check: Callable[[Session], None] | None) -> str | Path:
        """Put the new one in its place, and say where the old one is kept, if it is.

        `check` looks at the old one first, while nobody writes, and may raise.
        """


def place_of(url: str) -> Place:
    """Return the place that the configuration means."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _File(Path(parsed.database or ""))
    return _Schema(parsed)


def count_on(session: Session) -> None:
    """Have the next rows numbered after those that came with their numbers."""
    if session.connection().dialect.name == "postgresql":
        for table, key in _COUNTERS.items():
            session.execute(
                sa.text(
                    f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'),"  # noqa: S608 (our own names)
                    f" coalesce(max({key}), 0) + 1, false) FROM {table}"
                )
            )


class _File:
    """A file, and two beside it that have its name and one more ending."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def taken(self) -> bool:
        return self._file.exists()

    def begin(self) -> str:
        _remove(self.waiting())
        return f"sqlite:///{self.waiting()}"

    def waiting(self) -> Path:
        return self._beside(_NEW)

    def put(self, *, keep: bool, check: Callable[[Session], None] | None) -> str | Path:
        if check:
            with _opened(f"sqlite:///{self._file}") as engine, writing(engine) as old:
                check(old)
        if keep:
            _move(self._file, self._beside(_OLD))
        _move(self.waiting(), self._file)
        return self._beside(_OLD) if keep else ""

    def _beside(self, ending: str) -> Path:
        return self._file.with_name(f"{self._file.name}.{ending}")


def _remove(database: Path) -> None:
    for suffix in _PARTS:
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _move(database: Path, place: Path) -> None:
    """Move a closed database; what SQLite left beside it belongs to it."""
    _remove(place)
    for suffix in _PARTS:
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.rename(place.with_name(place.name + suffix))


class _Schema:
    """A schema, and two in the same database that have its name and a longer one.

    Only our own tables move: the queue's stay where they are, and hold no truth.
    A schema that others made, or in which they keep anything, is never touched.
    """

    def __init__(self, url: sa.URL) -> None:
        self._url = url.render_as_string(hide_password=False)
        with _opened(self._url) as engine, engine.connect() as connection:
            self._name = current_schema(connection)
        self._new = ""

    def taken(self) -> bool:
        with _opened(self._url) as engine:
            return sa.inspect(engine).has_table("alembic_version")

    def begin(self) -> str:
        with _opened(self._url) as engine, engine.begin() as connection:
            self._new, _ = _make(connection, self._name, _NEW)
        url = sa.make_url(self._url)
        options = f"{url.query.get('options', '')} -c search_path={_escaped(self._new)}"
        anew = url.update_query_dict({"options": options.strip()})
        return anew.render_as_string(hide_password=False)

    def waiting(self) -> str:
        return f"the schema {self._new}"

    def put(self, *, keep: bool, check: Callable[[Session], None] | None) -> str | Path:
        aside = ""
        with _opened(self._url) as engine, writing(engine) as session:
            if check:
                check(session)
            connection = session.connection()
            if keep:
                old, replaced = _make(connection, self._name, _OLD)
                _each_table(connection, "ALTER", self._name, f'SET SCHEMA "{old}"')
                dropped = " (an earlier one of that name was dropped)"
                aside = f"the schema {old}{dropped if replaced else ''}"
            else:
                _each_table(connection, "DROP", self._name, "CASCADE")
            _each_table(connection, "ALTER", self._new, f'SET SCHEMA "{self._name}"')
            connection.execute(sa.text(f'DROP SCHEMA "{self._new}" CASCADE'))
        return aside


def _make(connection: sa.Connection, name: str, ending: str) -> tuple[str, bool]:
    """Make an empty schema; return its name, and whether it replaces one of ours."""
    short = name.encode()[:_LONGEST].decode(errors="ignore")
    wish = f"{short}_{ending}"
    names = chain([wish], (f"{wish}_{n}" for n in count(2)))
    there = set(sa.inspect(connection).get_schema_names())
    mark = _OURS.format(name)
    schema = next(x for x in names if x not in there or _is_ours(connection, x, mark))
    connection.execute(sa.text(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'))
    connection.execute(sa.text(f'CREATE SCHEMA "{schema}"'))
    said = mark.replace("'", "''")
    connection.execute(sa.text(f"COMMENT ON SCHEMA \"{schema}\" IS '{said}'"))
    return schema, schema in there


def _is_ours(connection: sa.Connection, schema: str, mark: str) -> bool:
    """Tell whether it bears our mark, and nobody has put a table of theirs in it."""
    said = sa.text(
        "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace"
        " WHERE nspname = :schema"
    )
    inspect = sa.inspect(connection)
    tables = {*inspect.get_table_names(schema), *inspect.get_view_names(schema)}
    foreign = {t for t in tables - _TABLES if not t.startswith("procrastinate_")}
    return connection.scalar(said, {"schema": schema}) == mark and not foreign


def _each_table(connection: sa.Connection, verb: str, schema: str, how: str) -> None:
    there = _TABLES.intersection(sa.inspect(connection).get_table_names(schema))
    for table in sorted(there):
        connection.execute(sa.text(f'{verb} TABLE "{schema}"."{table}" {how}'))


def _escaped(schema: str) -> str:
    """Write a name as `options` of a connection take it."""
    return f'"{schema}"'.replace("\\", "\\\\").replace(" ", "\\ ")


@contextmanager
def _opened(url: str) -> Iterator[sa.Engine]:
    engine = open_database(url)
    try:
        yield engine
    finally:
        engine.dispose()
