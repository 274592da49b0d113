"""The first released schema."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0001"
down_revision = None

_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Bring a database of the earlier schema to this one."""
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", AutoString(), nullable=False),
        sa.Column("folder", AutoString(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("sha256", AutoString(), nullable=False),
        sa.Column("fingerprint", AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("internaldate", UTCDateTime(), nullable=True),
        sa.Column("first_seen", UTCDateTime(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("back_to", AutoString(), nullable=False),
        sa.Column("why", AutoString(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=True),
        sa.Column("message", _JSON, nullable=True),
        sa.Column("message_id", AutoString(), nullable=False),
        sa.Column("subject", AutoString(), nullable=False),
        sa.Column("sender_address", AutoString(), nullable=False),
        sa.Column("sender_name", AutoString(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=True),
        sa.Column("answer_to", AutoString(), nullable=False),
        sa.Column("claimed_at", UTCDateTime(), nullable=True),
        sa.Column("language", AutoString(), nullable=False),
        sa.Column("received_at", UTCDateTime(), nullable=True),
        sa.Column("received_from", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("kind_reason", AutoString(), nullable=False),
        sa.Column("call", AutoString(), nullable=False),
        sa.Column("verdict", AutoString(), nullable=False),
        sa.Column("verdict_reason", AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("duplicate_of", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("flags", _JSON, nullable=False),
        sa.Column("stakeholders", _JSON, nullable=False),
        sa.Column("stakeholder_review", sa.Boolean(), nullable=False),
        sa.Column("stakeholder_evidence", _JSON, nullable=False),
        sa.CheckConstraint(
            "state IN ('archived', 'parsed', 'extracted', 'admitted', 'identified', 'located', 'acknowledged', 'compiled', 'published', 'set_aside', 'deferred', 'held', 'corrupt')",
            name=op.f("ck_delivery_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint(
            "account", "folder", "uidvalidity", "uid", name=op.f("uq_delivery_account")
        ),
        sa.UniqueConstraint("number", name=op.f("uq_delivery_number")),
    )
    op.create_index("ix_delivery_call", "delivery", ["call"])
    op.create_index("ix_delivery_fingerprint", "delivery", ["fingerprint"])
    op.create_index("ix_delivery_message_id", "delivery", ["message_id"])
    op.create_index("ix_delivery_received_at", "delivery", ["received_at"])
    op.create_index("ix_delivery_sender_address", "delivery", ["sender_address"])
    op.create_index("ix_delivery_sha256", "delivery", ["sha256"])
    op.create_index("ix_delivery_state", "delivery", ["state"])

    op.create_table(
        "event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("data", _JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("hash", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_event")),
        sa.UniqueConstraint("position", name=op.f("uq_event_position")),
    )
    op.create_index("ix_event_delivery_id", "event", ["delivery_id"])
    op.create_index("ix_event_kind", "event", ["kind"])

    op.create_table(
        "heartbeat",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("detail", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "comment",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", AutoString(), nullable=True),
        sa.Column("review", sa.Boolean(), nullable=False),
        sa.Column("comment", _JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name=op.f("fk_comment_delivery_id_delivery"),
        ),
        sa.PrimaryKeyConstraint("delivery_id", "position", name=op.f("pk_comment")),
    )
    op.create_index("ix_comment_document", "comment", ["document"])
    op.create_index("ix_comment_review", "comment", ["review"])

    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("to", AutoString(), nullable=False),
        sa.Column("language", AutoString(), nullable=False),
        sa.Column("message_id", AutoString(), nullable=False),
        sa.Column("promised_at", UTCDateTime(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("why", AutoString(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("subject", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("html", AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name=op.f("fk_letter_delivery_id_delivery"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("delivery_id", "kind", name=op.f("uq_letter_delivery_id")),
    )
    op.create_index("ix_letter_delivery_id", "letter", ["delivery_id"])
    op.create_index("ix_letter_message_id", "letter", ["message_id"])
    op.create_index("ix_letter_state", "letter", ["state"])

    op.create_table(
        "part",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("type", AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", AutoString(), nullable=False),
        sa.Column("is_body", sa.Boolean(), nullable=False),
        sa.Column("read", AutoString(), nullable=False),
        sa.Column("why", AutoString(), nullable=False),
        sa.Column("passages", _JSON, nullable=False),
        sa.Column("properties", _JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_part_delivery_id_delivery")
        ),
        sa.PrimaryKeyConstraint("delivery_id", "position", name=op.f("pk_part")),
    )
