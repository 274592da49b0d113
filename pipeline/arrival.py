"""What does the intake hand to the ledger? Where a message lay, and its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, repeat

#: The account of mail that came in files.
IMPORTED = "import"
#: So many of those that lie there together go before, as many as are brought further
#: together; the rest must not hold up others.
AT_ONCE = 25
#: What is read and made durable as one has at most so many bytes.
BATCH_BYTES = 16 * 1024**2
#: A message larger than this, in bytes, is left for a person.
LARGEST = 128 * 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKey:
    """Where a delivery lay; this is its identity, whatever it contains.

    >>> str(SourceKey(account="a@b", folder="INBOX", uidvalidity=1, uid=17))
    'INBOX;UIDVALIDITY=1;UID=17'
    """

    account: str
    folder: str
    uidvalidity: int
    uid: int

    def __str__(self) -> str:
        """Print it as the export does: an imported file by its name."""
        if self.account == IMPORTED:
            return self.folder
        return f"{self.folder};UIDVALIDITY={self.uidvalidity};UID={self.uid}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A delivery whose bytes are in the archive; instants in UTC, size in bytes.

    `flags`: `stub` when the server gave a notice in place of the message,
    `size_differs` when it announced another number of bytes than it gave. `lane`: what
    is in a lower one goes first.
    """

    key: SourceKey
    sha256: str
    fingerprint: str
    size: int
    internaldate: datetime | None
    first_seen: datetime
    flags: tuple[str, ...] = ()
    lane: int = 0


def lanes() -> Iterator[int]:
    """Give the lane of each new delivery of one look at a mailbox, or of one import.

    What it brings beyond the first few waits in the lane behind, so that whoever writes
    while a backlog is worked off is answered all the same.
    """
    return chain(repeat(0, AT_ONCE), repeat(1))
