"""A letter remembers the SHA-256 of its bytes as sent."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    op.add_column(
        "letter", sa.Column("sha256", sa.String(), nullable=False, server_default="")
    )
