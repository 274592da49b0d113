"""On PostgreSQL, the indexes of what senders write have no limit of length."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WRITTEN = ("message_id", "sender_address")


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    _index_by("hash")


def downgrade() -> None:
    """Take it back."""
    _index_by("btree")


def _index_by(method: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for name in _WRITTEN:
            op.drop_index(f"ix_delivery_{name}", "delivery")
            op.create_index(
                f"ix_delivery_{name}", "delivery", [name], postgresql_using=method
            )
