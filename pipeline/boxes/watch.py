"""Has new mail come, so that it is worth looking now?

IDLE (RFC 2177) on a connection of its own. It only shortens the wait: whatever
it says or fails to say, the next poll looks for itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.boxes.contract import MailboxFault
from pipeline.boxes.login import Account, drop, faults_of

if TYPE_CHECKING:
    from imapclient import IMAPClient


#: Routers forget silent connections, and servers end them after 30 minutes.
RENEW_SECONDS = 9 * 60


class Watch:
    """A connection that waits in IDLE, opened at the first wait."""

    def __init__(self, account: Account, connect: Callable[[], IMAPClient]) -> None:
        self._account, self._connect = account, connect
        self._client: IMAPClient | None = None
        self._since = 0.0

    def wait(self, seconds: float) -> bool:
        """Return True at once when mail comes, False after so many seconds.

        Raises MailboxFault when that cannot be known, with nothing left open.
        """
        end = time.monotonic() + seconds
        try:
            while (rest := end - time.monotonic()) > 0:
                if self._rings(rest):
                    return True
        except BaseException:
            self.close()
            raise
        return False

    def close(self) -> None:
        """Drop the connection."""
        if self._client is not None:
            drop(self._client)
            self._client = None

    def _rings(self, seconds: float) -> bool:
        with faults_of(self._account):
            client = self._client or self._open()
            if not client.has_capability("IDLE"):
                time.sleep(seconds)
                return False
            answers = self._renew(client)
            began = time.monotonic()
            answers += client.idle_check(timeout=0 if answers else seconds)
            early = time.monotonic() - began < seconds / 2
        if early and not answers:
            # At the end of a connection the library returns nothing, at once and
            # for ever.
            raise MailboxFault(
                f"The mail server {self._account.host} ended the connection that "
                "waits for mail. It will be opened again.",
                temporary=True,
            )
        return any(b"EXISTS" in answer for answer in answers)

    def _renew(self, client: IMAPClient) -> list[tuple[object, ...]]:
        """Start IDLE anew when it is old; return what the server said meanwhile."""
        if time.monotonic() - self._since < RENEW_SECONDS:
            return []
        _, ended = client.idle_done()
        # What came just now was perhaps for the IDLE that ended; NOOP asks again.
        _, between = client.noop()
        self._idle(client)
        return [*ended, *between]

    def _open(self) -> IMAPClient:
        self._client = client = self._connect()
        if client.has_capability("IDLE"):
            self._idle(client)
        return client

    def _idle(self, client: IMAPClient) -> None:
        client.idle()
        self._since = time.monotonic()
