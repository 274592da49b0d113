"""${message}."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Go back to the earlier schema."""
    ${downgrades if downgrades else "pass"}
