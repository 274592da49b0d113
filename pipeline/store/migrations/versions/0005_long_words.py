"""On PostgreSQL, the indexes of what senders write have no limit of length."""

from alembic import op

revision = "0005"
down_revision = "0004"

_WRITTEN = ("message_id", "sender_address")


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    if op.get_bind().dialect.name == "postgresql":
        for name in _WRITTEN:
            op.drop_index(f"ix_delivery_{name}", "delivery")
            op.create_index(
                f"ix_delivery_{name}", "delivery", [name], postgresql_using="hash"
            )
