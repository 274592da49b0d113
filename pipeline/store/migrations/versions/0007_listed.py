"""The list of deliveries, however it is filtered, is read from one index."""

from alembic import op

revision = "0007"
down_revision = "0006"

_LISTED = ["received_at", "id", "state", "kind", "verdict", "call", "withdrawn"]


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    op.create_index("ix_delivery_listed", "delivery", _LISTED)
    op.drop_index("ix_delivery_received_at", "delivery")
    op.drop_index("ix_delivery_call", "delivery")
