"""How is the database opened?

SQLite with WAL and synchronous=FULL, one writer at a time from the first
statement of a transaction; PostgreSQL as it comes. The schema is made and
brought up to date by alembic, from `pipeline/migrations`.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import Session

from pipeline.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL can lose the last commits at a power cut
    "busy_timeout=10000",
    "foreign_keys=ON",
)


def open_database(url: str) -> sa.Engine:
    """Open the database, making the folder of a SQLite file where it is missing."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return sa.create_engine(url)
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


@contextmanager
def writing(engine: sa.Engine) -> Iterator[Session]:
    """Give a session that commits when left in peace and rolls back otherwise."""
    immediate = engine.execution_options(depositary_begin="IMMEDIATE")
    with Session(immediate, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(engine: sa.Engine) -> Iterator[Session]:
    """Give a session for a consistent look; nothing of it is kept."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


def migrate(engine: sa.Engine) -> None:
    """Bring the schema up to date; refuse a database of a later program."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        at = MigrationContext.configure(connection).get_current_revision()
    if at == scripts.get_current_head():
        return
    if at is not None and at not in {s.revision for s in scripts.walk_revisions()}:
        raise Fault(
            f"The database was made by a later version of depositary (schema {at}). "
            "Install that version, or open a copy of the database it knows."
        )
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
