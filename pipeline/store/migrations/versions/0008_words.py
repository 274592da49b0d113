"""What a submission says is known by a digest, so that its like is found.

Those of before have none, until they are judged again or the database is rebuilt.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    words = sa.Column("words", sa.String(), server_default="", nullable=False)
    op.add_column("delivery", words)
    op.create_index("ix_delivery_words", "delivery", ["words"])
