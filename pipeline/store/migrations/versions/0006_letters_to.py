"""Letters are found by whom they go to."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    op.create_index("ix_letter_to", "letter", ["to"], postgresql_using="hash")


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_letter_to", "letter")
