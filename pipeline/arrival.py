"""What does the intake hand to the ledger? Where a message lay, and its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

#: The account of mail that came in files.
IMPORTED = "import"


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
    `size_differs` when it announced another number of bytes than it gave.
    """

    key: SourceKey
    sha256: str
    fingerprint: str
    size: int
    internaldate: datetime | None
    first_seen: datetime
    flags: tuple[str, ...] = ()
