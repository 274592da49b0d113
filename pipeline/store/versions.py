"""Is the schema of a database the one of this program?

To ask costs next to nothing; what brings it up to date is loaded when that is needed.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

#: The schema of this program: a migration's file begins with its number.
NEWEST = max(
    file.name.partition("_")[0]
    for file in Path(__file__).parent.glob("migrations/versions/[0-9]*.py")
)


def migrate(engine: sa.Engine) -> None:
    """Bring the schema up to date; refuse a database of a later program."""
    if schema_of(engine) != NEWEST:
        from pipeline.store.schema import upgrade  # noqa: PLC0415 (slow to load, rarely needed)

        upgrade(engine)


def schema_of(engine: sa.Engine) -> str | None:
    """Return the schema that a database has, None for an empty one."""
    if not sa.inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT version_num FROM alembic_version"))
        return found.scalar()
