"""What a database of SQLite finds made that another one of this process has made.

A test has a database of its own, and many have hundreds of statements compiled and a
schema brought up from its first version to the last: a third of the time of the whole.
What looks at how a schema comes about asks for it by its own means.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import ledger
from pipeline.store.database import open_database
from pipeline.store.versions import migrate

if TYPE_CHECKING:
    import sqlalchemy as sa


@contextmanager
def databases() -> Iterator[None]:
    """Let every ledger of this process open its database so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "open_database", _opened)
        patch.setattr(ledger, "migrate", _migrated)
        yield


def _opened(url: str) -> sa.Engine:
    engine = open_database(url)
    if engine.dialect.name == "sqlite":
        _know_the_same(engine)
    return engine


@cache
def _first() -> sa.Engine:
    engine = open_database("sqlite://")
    engine.connect().close()
    return engine


def _know_the_same(engine: sa.Engine) -> None:
    first = _first()  # statements are kept for their dialect
    engine.dialect = first.dialect
    engine._compiled_cache = first._compiled_cache  # noqa: SLF001 (no other way in)


def _migrated(engine: sa.Engine) -> None:
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or Path(name).exists():
        migrate(engine)
    else:
        Path(name).write_bytes(_empty())


@cache
def _empty() -> bytes:
    """Return a database that has its schema and nothing else."""
    engine = _first()
    migrate(engine)
    with engine.connect() as connection:
        made = connection.connection.dbapi_connection
        assert isinstance(made, sqlite3.Connection)
        return made.serialize()
