"""How does the schema of the database get from version to version?

By alembic, from `pipeline/store/migrations`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from pipeline.faults import Fault

if TYPE_CHECKING:
    import sqlalchemy as sa


def upgrade(engine: sa.Engine) -> None:
    """Bring the schema up to date; refuse a database of a later program."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        at = MigrationContext.configure(connection).get_current_revision()
    if at is not None and at not in {s.revision for s in scripts.walk_revisions()}:
        raise Fault(
            f"The database was made by a later version of depositary (schema {at}). "
            "Install that version, or open a copy of the database it knows."
        )
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
