"""How is the database opened?

SQLite with WAL and synchronous=FULL, or PostgreSQL. On both, readers see one
instant, and there is one writer at a time from the first statement of its
transaction: numbers, duplicates and caps are decided in one order, on one machine
as on many. The schema is made and brought up to date by `pipeline.store.versions`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from pipeline.faults import Fault

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL can lose the last commits at a power cut
    "busy_timeout=60000",  # as on PostgreSQL, whoever writes waits for the other
    "foreign_keys=ON",
)
_PATIENCE = "10"  # seconds until a server that does not answer is given up
#: One of each schema waits for the other here, until its transaction ends.
_ONE_WRITER = sa.text(
    "SELECT pg_advisory_xact_lock("
    "hashtextextended('depositary writer ' || current_schema(), 0))"
)
_NO_SCHEMA = (
    "There is no schema {} in the database. Create it, or correct search_path in "
    "store.database."
)
_NO_DRIVER = (
    "The database is PostgreSQL, and what speaks with it is not installed. Install "
    "depositary[scale]."
)


def open_database(url: str) -> sa.Engine:
    """Open the database, making the folder of a SQLite file where it is missing."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return _server(parsed)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url)

    @sa.event.listens_for(engine, "connect")
    def _connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in _PRAGMAS:
            connection.execute(f"pragma {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # Reads take a snapshot, writes the write lock from their first statement.
        mode = connection.get_execution_options().get("depositary_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _server(url: sa.URL) -> sa.Engine:
    """Open PostgreSQL; the schema may be named: `?options=-csearch_path%3DNAME`."""
    if find_spec("psycopg") is None:
        raise Fault(_NO_DRIVER)
    said = {"connect_timeout": _PATIENCE, "options": ""} | url.query
    query = said | {"options": f"{said['options']} -c timezone=UTC".strip()}
    # A connection that died is told of in our words, by whoever waits for it.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    # The lock of the writer comes first: what it then reads is the newest. What is
    # asked twice is prepared, and so the connection that knows it is taken again.
    return sa.create_engine(
        url.set(query=query),
        pool_pre_ping=True,
        pool_use_lifo=True,
        connect_args={"prepare_threshold": 1},
    )


@contextmanager
def writing(engine: sa.Engine) -> Iterator[Session]:
    """Give a session that commits when left in peace and rolls back otherwise."""
    immediate = engine.execution_options(depositary_begin="IMMEDIATE")
    with Session(immediate, expire_on_commit=False) as session, session.begin():
        be_the_writer(session.connection())
        yield session


def be_the_writer(connection: sa.Connection) -> None:
    """Wait until nobody else writes; on SQLite the transaction has done so."""
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_WRITER)


@contextmanager
def reading(engine: sa.Engine) -> Iterator[Session]:
    """Give a session for a consistent look; nothing of it is kept."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with Session(engine, expire_on_commit=False) as session:
        yield session
        session.expunge_all()
        session.commit()  # a rollback makes a connection forget what it has prepared


@contextmanager
def glancing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection of which each transaction sees what is so by then.

    On PostgreSQL each statement is one, and costs a single message there and back.
    """
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection


def current_schema(connection: sa.Connection) -> str:
    """Return the schema of PostgreSQL that is meant; raise Fault if it is not there."""
    found = connection.scalar(sa.text("SELECT current_schema()"))
    if found is None:
        named = connection.scalar(sa.text("SELECT current_setting('search_path')"))
        raise Fault(_NO_SCHEMA.format(named))
    return str(found)


def answers(engine: sa.Engine) -> bool:
    """Tell whether the database can be asked now."""
    try:
        with engine.connect() as connection:
            return bool(connection.execute(sa.text("SELECT 1")).scalar())
    except sa.exc.DBAPIError:
        return False
