"""How does the schema of the database get from version to version?

By alembic, from `pipeline/store/migrations`, in one transaction: whatever fails in
it leaves the database as it was, and of several programs that start at once one
does it while the others wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import autogenerate, command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from pipeline.faults import Fault
from pipeline.store.database import be_the_writer, current_schema
from pipeline.store.tables import METADATA

_LATER = (
    "The database was made by a later version of depositary (schema {}). "
    "Install that version, or open a copy of the database it knows."
)
_FOREIGN = (
    "The database holds a table {!r} that depositary did not make. Name an empty "
    "database in store.database."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """From which schema to which (None: it was empty), and what each step says."""

    before: str | None
    after: str
    steps: tuple[str, ...]


def upgrade(engine: sa.Engine) -> Upgraded:
    """Bring the schema up to date; refuse a database of a later program."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision: script for script in scripts.walk_revisions()}
    alone = engine.execution_options(depositary_begin="IMMEDIATE")
    with alone.begin() as connection:
        if connection.dialect.name == "postgresql":
            current_schema(connection)
        be_the_writer(connection)  # another program may be at it just now
        before = _at(connection)
        if before is not None and before not in known:
            raise Fault(_LATER.format(before))
        if before is None:
            _refuse_foreign(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        after = _at(connection) or ""
    steps = [s.doc for r, s in sorted(known.items()) if r > (before or "")]
    return Upgraded(before=before, after=after, steps=tuple(steps))


def differences(engine: sa.Engine) -> Iterator[str]:
    """Name what the database has otherwise than this program, or has not."""
    with engine.connect() as connection:
        found = autogenerate.compare_metadata(
            MigrationContext.configure(
                connection, opts={"include_name": _is_ours, "compare_type": True}
            ),
            METADATA,
        )
    for what in found:
        first = what[0] if isinstance(what, list) else what  # of a column: a list
        yield " ".join(str(getattr(part, "name", part)) for part in first)


def _at(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_foreign(connection: sa.Connection) -> None:
    for name in sa.inspect(connection).get_table_names():
        if name in METADATA.tables:
            raise Fault(_FOREIGN.format(name))


def _is_ours(name: str | None, kind: str, _: Any) -> bool:
    return kind != "table" or name in METADATA.tables
