"""Has new mail come, so that it is worth looking now?

IDLE (RFC 2177) on a connection of its own. It only shortens the wait: whatever
it says or fails to say, the next poll looks for itself.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from imapclient.exceptions import IMAPClientError

from pipeline.boxes.contract import INBOX, MailboxFault
from pipeline.boxes.login import faults_of, log_in

if TYPE_CHECKING:
    from imapclient import IMAPClient

    from pipeline.boxes.login import Account

#: Routers forget silent connections, and servers end them after 30 minutes.
RENEW_SECONDS = 9 * 60


class Watch:
    """A connection that waits in IDLE, opened at the first wait."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._client: IMAPClient | None = None
        self._since = 0.0

    def wait(self, seconds: float) -> bool:
        """Return True at once when mail comes, False after so many seconds."""
        end = time.monotonic() + seconds
        try:
            while (rest := end - time.monotonic()) > 0:
                if self._rings(rest):
                    return True
        except MailboxFault:
            # The poll will find out what is wrong, and say so.
            self.close()
            time.sleep(max(0, end - time.monotonic()))
        return False

    def close(self) -> None:
        """Drop the connection."""
        if self._client is not None:
            with suppress(IMAPClientError, OSError):
                self._client.shutdown()
            self._client = None

    def _rings(self, seconds: float) -> bool:
        with faults_of(self._account):
            client = self._idling()
            began = time.monotonic()
            answers = client.idle_check(timeout=seconds)
            early = time.monotonic() - began < seconds / 2
        if not answers and early:
            # At the end of the connection the library returns nothing, at once,
            # for ever.
            raise MailboxFault("The server closed the connection.", temporary=True)
        return any(b"EXISTS" in answer for answer in answers)

    def _idling(self) -> IMAPClient:
        """Return a client in IDLE, renewed when it has been so for long."""
        if self._client is None:
            self._client = log_in(self._account)
            self._client.select_folder(INBOX, readonly=True)
            if not self._client.has_capability("IDLE"):
                raise MailboxFault("The server knows no IDLE.", temporary=False)
            self._start(self._client)
        elif time.monotonic() - self._since > RENEW_SECONDS:
            self._client.idle_done()
            self._start(self._client)
        return self._client

    def _start(self, client: IMAPClient) -> None:
        client.idle()
        self._since = time.monotonic()
