"""Letters are found by whom they go to."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    op.create_index("ix_letter_to", "letter", ["to"], postgresql_using="hash")
