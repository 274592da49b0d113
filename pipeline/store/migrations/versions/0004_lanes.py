"""Work has lanes and an index of what waits; whoever leads has a token."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_WAITING = (
    "state IN ('archived', 'parsed', 'extracted', 'admitted', 'identified', 'located')"
)


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    op.add_column(
        "delivery",
        sa.Column("lane", sa.SmallInteger(), nullable=False, server_default="0"),
    )
    op.create_index(
        "ix_delivery_waiting",
        "delivery",
        ["lane", "id"],
        sqlite_where=sa.text(f"+{_WAITING}"),  # the sign: see the tables
        postgresql_where=sa.text(_WAITING),
    )
    op.create_table(
        "leadership",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leadership")),
    )
