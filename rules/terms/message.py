"""What does a message say, and when did it come? Nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.terms.instants import aware


class Clock(StrEnum):
    """Which clock said when a delivery was received, best first."""

    RECEIVED = "received"
    INTERNALDATE = "internaldate"
    FIRST_SEEN = "first_seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address of a header: `Name <local@domain>`, decoded, unverified."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """The part after the last @, lower case; empty when there is none."""
        return self.address.rpartition("@")[2].lower() if "@" in self.address else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One Received header: the host that wrote it, where from, and when.

    `at` is None when the date cannot be read. The first stamp of a message is
    the topmost, the last hop.
    """

    by: str
    from_host: str = ""
    at: datetime | None = None

    def __post_init__(self) -> None:
        """Instants are aware."""
        aware(self.at, "a Received stamp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One leaf of a message: a body text or an attached file.

    `name` is a label for people, never a path. `index` is its position in the
    walk of the message and finds its bytes again in the archived raw message.
    `path` names the containers it was found in (`comments.zip`), outermost
    first.
    """

    index: int
    name: str
    type: str
    size: int
    sha256: str
    is_body: bool = False
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as read from its bytes: headers, stamps, parts. Nothing decided.

    `headers` are (lower-case name, decoded value) in the order of the message,
    topmost first. `senders` are all addresses of all From headers: there can be
    none or several, and nobody picks silently. `defects` are diagnostics in
    words.
    """

    headers: tuple[tuple[str, str], ...]
    senders: tuple[Address, ...]
    reply_to: tuple[Address, ...] = ()
    recipients: tuple[Address, ...] = ()
    subject: str = ""
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    claimed_at: datetime | None = None
    stamps: tuple[Stamp, ...] = ()
    parts: tuple[Part, ...] = ()
    defects: tuple[str, ...] = ()
    fingerprint: str = ""

    def __post_init__(self) -> None:
        """Instants are aware."""
        aware(self.claimed_at, "the Date header")

    def header(self, name: str) -> str:
        """Return the topmost header of that name, or the empty string."""
        return next((v for k, v in self.headers if k == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every header of that name, topmost first."""
        return tuple(v for k, v in self.headers if k == name)
