"""How does what we know lie in the database?

One row a delivery, with its parts, comments and letters; one row an event of
the ledger. Everything but the events is derived and can be made again. JSON
columns hold frozen values of `rules.terms`, written and read by `values`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ColumnElement,
    Index,
    MetaData,
    SmallInteger,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Field, SQLModel

from rules.lifecycle import WORKING, State

SQLModel.metadata.naming_convention = {  # alembic finds constraints by name
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
METADATA: MetaData = SQLModel.metadata
STATES = ", ".join(f"'{state}'" for state in State)
_WORKING = "state IN (" + ", ".join(f"'{state}'" for state in WORKING) + ")"


class _Waiting(ColumnElement[bool]):
    """Whether it waits for work; word for word the condition of its index.

    SQLite would look into the index of states, and sort a backlog each time; the sign
    before the column keeps it from that.
    """

    inherit_cache = True


@compiles(_Waiting)
def _plain(_element: _Waiting, _compiler: Any, **_: Any) -> str:
    return _WORKING


@compiles(_Waiting, "sqlite")
def _signed(_element: _Waiting, _compiler: Any, **_: Any) -> str:
    return f"+{_WORKING}"


WAITING = _Waiting()
#: What deliveries are counted and asked about by, without their long columns.
COUNTED = (
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
)
#: What deliveries are listed and filtered by. Of the call alone there is no index: most
#: of them are of one, and on SQLite it would be looked up for each.
LISTED = ("received_at", "id", "state", "kind", "verdict", "call", "withdrawn")


def _json() -> Any:
    return JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def _by_hash(table: str, name: str) -> Index:
    """Index what a sender may make as long as it pleases; a tree has a limit."""
    return Index(f"ix_{table}_{name}", name, postgresql_using="hash")


class DeliveryRow(SQLModel, table=True):
    """One message as it arrived, and what was decided about it."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("account", "folder", "uidvalidity", "uid"),
        CheckConstraint(f"state IN ({STATES})", name="state"),
        Index("ix_delivery_counted", *COUNTED),
        Index("ix_delivery_listed", *LISTED),
        _by_hash("delivery", "message_id"),
        _by_hash("delivery", "sender_address"),
        Index(
            "ix_delivery_waiting",
            "lane",
            "id",
            sqlite_where=text(f"+{_WORKING}"),
            postgresql_where=text(_WORKING),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    account: str
    folder: str
    uidvalidity: int = Field(sa_type=BigInteger)
    uid: int = Field(sa_type=BigInteger)
    sha256: str = Field(index=True)
    fingerprint: str = Field(index=True)
    size: int
    internaldate: datetime | None = None
    first_seen: datetime
    #: Work, admission and letters go in the order of lane and id.
    lane: int = Field(
        default=0, sa_type=SmallInteger, sa_column_kwargs={"server_default": "0"}
    )

    state: str = Field(default=State.ARCHIVED.value, index=True)
    back_to: str = ""
    why: str = ""
    tries: int = 0
    due_at: datetime | None = None

    message: dict[str, Any] | None = Field(default=None, sa_type=_json())
    message_id: str = ""
    subject: str = ""
    sender_address: str = ""
    sender_name: str = ""
    verified: bool | None = None
    answer_to: str = ""
    claimed_at: datetime | None = None
    language: str = ""

    received_at: datetime | None = None
    received_from: str = ""
    kind: str = ""
    kind_reason: str = ""
    call: str = ""
    verdict: str = ""
    verdict_reason: str = ""
    number: int | None = Field(default=None, unique=True)
    supersedes: int | None = None
    superseded_by: int | None = None
    duplicate_of: int | None = None
    withdrawn: bool = False
    flags: list[str] = Field(default_factory=list, sa_type=_json())
    #: A digest of its comments as they were read, empty where there are none.
    words: str = Field(default="", index=True, sa_column_kwargs={"server_default": ""})

    stakeholders: list[Any] = Field(default_factory=list, sa_type=_json())
    stakeholder_review: bool = False
    stakeholder_evidence: list[Any] = Field(default_factory=list, sa_type=_json())


#: What is judged of a delivery.
VERDICT_FACTS = (
    "kind",
    "kind_reason",
    "call",
    "verdict",
    "verdict_reason",
    "received_at",
    "received_from",
    "duplicate_of",
    "verified",
    "flags",
)
#: What is not known of a delivery that was never judged, or is judged no longer.
OF_A_JUDGEMENT = (
    *VERDICT_FACTS,
    "sender_address",
    "sender_name",
    "answer_to",
    "language",
    "words",
    "stakeholders",
    "stakeholder_review",
    "stakeholder_evidence",
)


class PartRow(SQLModel, table=True):
    """One body or file of a delivery and what was read in it."""

    __tablename__ = "part"

    delivery_id: int = Field(primary_key=True, foreign_key="delivery.id")
    position: int = Field(primary_key=True)
    name: str
    type: str
    size: int
    sha256: str
    is_body: bool
    read: str
    why: str
    passages: list[Any] = Field(sa_type=_json())
    properties: dict[str, str] = Field(default_factory=dict, sa_type=_json())


class CommentRow(SQLModel, table=True):
    """One point of a submission; `comment` holds the whole value."""

    __tablename__ = "comment"

    delivery_id: int = Field(primary_key=True, foreign_key="delivery.id")
    position: int = Field(primary_key=True)
    document: str | None = Field(default=None, index=True)
    review: bool = Field(index=True)
    comment: dict[str, Any] = Field(sa_type=_json())


class LetterRow(SQLModel, table=True):
    """One letter, promised in the transaction that gave the reason for it."""

    __tablename__ = "letter"
    __table_args__ = (UniqueConstraint("delivery_id", "kind"), _by_hash("letter", "to"))

    id: int | None = Field(default=None, primary_key=True)
    delivery_id: int = Field(foreign_key="delivery.id", index=True)
    kind: str
    state: str = Field(default="promised", index=True)
    to: str
    language: str
    message_id: str = Field(index=True)
    promised_at: datetime
    due_at: datetime
    tries: int = 0
    why: str = ""
    sent_at: datetime | None = None
    subject: str = ""
    text: str = ""
    html: str = ""
    #: Of the bytes as sent; empty until it is sent.
    sha256: str = Field(default="", sa_column_kwargs={"server_default": ""})

    def said(self, state: str) -> dict[str, Any]:
        """Return what an event says of it."""
        said = {
            "state": state,
            "to": self.to,
            "language": self.language,
            "message_id": self.message_id,
            "sha256": self.sha256,
        }
        return {name: value for name, value in said.items() if value}


#: The states of a letter that somebody may have read.
GONE = ("sending", "sent", "in_doubt")
#: The kind of those events that are a person's decision.
DECIDED = "decided"
#: The kind of the events by which a person takes words out of a comment; or, with
#: `undone`, lets them be published again.
REDACTED = "redacted"


class EventRow(SQLModel, table=True):
    """One event of the ledger; append-only.

    `position` and `hash` are set when the event is sealed into the chain and
    written to its mirror in the archive.
    """

    __tablename__ = "event"

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime
    kind: str = Field(index=True)
    delivery_id: int | None = Field(default=None, index=True)
    data: dict[str, Any] = Field(sa_type=_json())
    position: int | None = Field(default=None, unique=True)
    hash: str = ""


class HeartbeatRow(SQLModel, table=True):
    """When something last went well: a poll, a pass, a publication."""

    __tablename__ = "heartbeat"

    name: str = Field(primary_key=True)
    at: datetime
    detail: str = ""


class LeadershipRow(SQLModel, table=True):
    """Who does what only one may do: the token of the last that began it."""

    __tablename__ = "leadership"

    name: str = Field(primary_key=True)
    token: int = 0
