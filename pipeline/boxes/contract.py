"""What does every mailbox offer, whichever kind it is?

A session is one connection; in it, one folder is selected at a time. A message
is known by the folder's UIDVALIDITY and its UID (RFC 9051, 2.3.1.1), never by
anything that its sender wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pipeline.faults import Fault

INBOX = "INBOX"
#: The mark of whoever takes the mail of a mailbox: a folder, or a file, that holds
#: nothing and ends with the name of its archive.
MARK = "Depositary/Taken by "


class MailboxFault(Fault):
    """The mailbox cannot be read now; the message says what to do.

    `temporary`: trying again later may help, without anybody doing anything.
    A refused password is not temporary: trying again locks accounts.
    """

    def __init__(self, why: str, *, temporary: bool) -> None:
        super().__init__(why)
        self.temporary = temporary


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A message that lies in a folder: its UID and its size in bytes.

    `alone`: the connection broke while it was being read, so it travels by
    itself, after the others; `held_back`: that happened too often.
    """

    uid: int
    size: int
    alone: bool = False
    held_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The bytes of a message, and when the server says that it came (UTC).

    `size` is what the server announced. Servers that convert messages on the
    way announce it wrongly, so the bytes decide, whatever their number.
    """

    uid: int
    raw: bytes
    size: int
    internaldate: datetime | None


class Folder(Protocol):
    """A selected folder."""

    @property
    def uidvalidity(self) -> int:
        """The generation of the UIDs of this folder."""

    @property
    def stays(self) -> str:
        """Why messages cannot be moved out of here; empty when they can."""

    def uids(self) -> Sequence[int]:
        """List all messages, oldest first."""

    def waiting(self, uids: Sequence[int]) -> Sequence[Waiting]:
        """Look up sizes, in the order in which to fetch; skips what is gone."""

    def fetch(self, uids: Sequence[int]) -> Sequence[Fetched]:
        """Read whole messages; skips what is gone or was not given."""

    def settle(self, uids: Sequence[int]) -> bool:
        """Move messages to the done folder; False, and `stays`, if refused."""


class Session(Protocol):
    """One connection to a mailbox."""

    def marks(self) -> set[str]:
        """Name all who left their mark here: see `claim`."""

    def mark(self, name: str) -> None:
        """Leave the mark of that name, where the mailbox lets us."""

    def unmark(self, name: str) -> None:
        """Take the mark of that name away."""

    def select(self, name: str) -> Folder | None:
        """Open a folder; None when there is none of that name."""


class Mailbox(Protocol):
    """A mailbox that is polled. All methods may raise MailboxFault."""

    @property
    def account(self) -> str:
        """Whose mailbox, the same for ever: the first part of a source key."""

    @property
    def folders(self) -> Sequence[str]:
        """The folders to sweep, INBOX first."""

    def session(self) -> AbstractContextManager[Session]:
        """Connect; closed at the end, dropped when anything was raised."""

    def wait(self, seconds: float) -> bool:
        """Return True as soon as new mail seems to have come, else in time."""

    def close(self) -> None:
        """End what `wait` keeps open."""
