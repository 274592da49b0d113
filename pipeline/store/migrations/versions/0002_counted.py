"""Deliveries are counted, and what waits is found, from an index alone."""

from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = [
    "state",
    "kind",
    "verdict",
    "withdrawn",
    "superseded_by",
    "stakeholder_review",
    "flags",
    "call",
    "received_at",
    "first_seen",
]


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    op.create_index("ix_delivery_counted", "delivery", _COLUMNS)
