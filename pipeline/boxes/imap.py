"""What lies on the IMAP server, and how does it get out of the way?

Only what every server does well is asked for: SEARCH ALL, sizes, BODY.PEEK[],
INTERNALDATE, MOVE. ENVELOPE and BODYSTRUCTURE never: a sender can make them
longer than any line. After any error the connection is dropped, because nobody
knows what it will say next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from imapclient.exceptions import (
    IMAPClientAbortError,
    IMAPClientError,
    IMAPClientReadOnlyError,
)

from pipeline.boxes.contract import INBOX, MARK, Fetched, MailboxFault, Waiting
from pipeline.boxes.login import Account, drop, faults_of, log_in, said
from pipeline.boxes.watch import Watch

if TYPE_CHECKING:
    from imapclient import IMAPClient


#: SEARCH answers in one line, and the library reads a million bytes of it.
_SEARCHED_AT_ONCE = 50_000
#: A message that broke the connection so often is left to a person.
_BREAKS = 3
_ITEMS = ("BODY.PEEK[]", "INTERNALDATE", "RFC822.SIZE")

_Where = tuple[str, int, int]  # folder, UIDVALIDITY, UID


class ImapMailbox:
    """A mailbox on an IMAP server; each session is a connection of its own."""

    def __init__(self, account: Account, folders: Sequence[str], done: str) -> None:
        self.folders = tuple(folders)
        self.account = str(account)
        self._login = account
        self._done = done
        # What one session learns for the next. Forgetting it, at a restart,
        # costs a second try and a second copy, never a message.
        self._broke: Counter[_Where] = Counter()
        self._copied: set[_Where] = set()
        self._watch = Watch(account, self._inbox)

    @contextmanager
    def session(self) -> Iterator[ImapSession]:
        """Connect and log in; see Mailbox."""
        client = log_in(self._login)
        try:
            yield self._begin(client)
        except BaseException:
            drop(client)
            raise
        with suppress(IMAPClientError, OSError):
            client.logout()

    def wait(self, seconds: float) -> bool:
        """Wait for new mail in the INBOX; see Mailbox."""
        return self._watch.wait(seconds)

    def close(self) -> None:
        """End the connection that waits."""
        self._watch.close()

    def _begin(self, client: IMAPClient) -> ImapSession:
        return ImapSession(client, self._login, self._done, self._broke, self._copied)

    def _inbox(self) -> IMAPClient:
        """Open a connection of its own on the folder where mail arrives."""
        client = log_in(self._login)
        try:
            self._begin(client).select(self.folders[0])
        except BaseException:
            drop(client)
            raise
        return client


class ImapSession:
    """One connection."""

    def __init__(
        self,
        client: IMAPClient,
        account: Account,
        done: str,
        broke: Counter[_Where],
        copied: set[_Where],
    ) -> None:
        self.client, self.account = client, account
        self.broke, self.copied = broke, copied
        with faults_of(account):
            self._prefix, self._delimiter = self._names()
            self.done = self._server_name(done)
        self._done_is_there = False

    def marks(self) -> set[str]:
        """Name those who made an empty folder here; see Session."""
        mark = self._server_name(MARK)
        with faults_of(self.account):
            listed = self.client.list_folders("", f"{mark}*")
        return {str(name).removeprefix(mark) for _, _, name in listed}

    def mark(self, name: str) -> None:
        """Make an empty folder; see Session."""
        self._unless_refused(self.client.create_folder, name)

    def unmark(self, name: str) -> None:
        """Delete that folder; see Session."""
        self._unless_refused(self.client.delete_folder, name)

    def _unless_refused(self, command: Callable[[str], object], name: str) -> None:
        with faults_of(self.account):
            try:
                command(self._server_name(f"{MARK}{name}"))
            except IMAPClientAbortError:
                raise
            except IMAPClientError:
                pass

    def select(self, name: str) -> ImapFolder | None:
        """Select a folder; see Session."""
        with faults_of(self.account):
            stays = ""
            try:
                answer = self.client.select_folder(self._server_name(name))
            except IMAPClientReadOnlyError:
                stays = f"The folder {name} is read-only, so its mail stays there."
                answer = self.client.select_folder(self._server_name(name), True)
            except IMAPClientAbortError:
                raise
            except IMAPClientError:
                return None
        if b"UIDVALIDITY" not in answer:
            raise MailboxFault(
                f"The folder {name} has no lasting message numbers (UIDVALIDITY), "
                "so deliveries cannot be told apart. Choose another folder.",
                temporary=False,
            )
        return ImapFolder(
            self, name, int(answer[b"UIDVALIDITY"]), int(answer[b"EXISTS"]), stays
        )

    def create_done(self) -> None:
        """Make the done folder when it is not there, once a session."""
        if not self._done_is_there:
            if not self.client.folder_exists(self.done):
                with suppress(IMAPClientError):  # another poller made it just now
                    self.client.create_folder(self.done)
                    self.client.subscribe_folder(self.done)
            self._done_is_there = True

    def _names(self) -> tuple[str, str]:
        """Ask what goes before and between the parts of a folder's name."""
        if self.client.has_capability("NAMESPACE"):
            personal = self.client.namespace().personal
            if personal:
                prefix, delimiter = personal[0]
                return prefix, delimiter or "/"
        listed = self.client.list_folders("", "")
        delimiter = listed[0][1] if listed else None
        return "", delimiter.decode() if delimiter else "/"

    def _server_name(self, name: str) -> str:
        """Say `Depositary/Received` the way this server writes it."""
        if name.upper() == INBOX:
            return INBOX
        name = name.replace("/", self._delimiter)
        return name if name.startswith(self._prefix) else self._prefix + name


class ImapFolder:
    """A selected folder."""

    def __init__(
        self, session: ImapSession, name: str, uidvalidity: int, exists: int, stays: str
    ) -> None:
        self.uidvalidity = uidvalidity
        self.stays = stays
        self._session, self._client, self._name = session, session.client, name
        self._exists = exists
        moves = self._client.has_capability("MOVE")
        if not stays and not moves and not self._client.has_capability("UIDPLUS"):
            self.stays = (
                f"The mail server can move no mail, so that of {name} stays there."
            )

    def uids(self) -> list[int]:
        """List all messages, ascending; see Folder."""
        found: list[int] = []
        with self._speaking():
            for first in range(1, self._exists + 1, _SEARCHED_AT_ONCE):
                last = first + _SEARCHED_AT_ONCE - 1
                whole = self._exists <= _SEARCHED_AT_ONCE
                upto = "*" if last >= self._exists else last
                found += self._client.search("ALL" if whole else [f"{first}:{upto}"])
        return sorted(set(found))

    def waiting(self, uids: Sequence[int]) -> list[Waiting]:
        """Look up sizes; what broke the connection comes last; see Folder."""
        with self._speaking():
            sizes = self._client.fetch(uids, ["RFC822.SIZE"])
        broke = self._session.broke
        ordered = sorted(uids, key=lambda uid: (broke[self._where(uid)], uid))
        return [
            Waiting(
                uid=uid,
                size=sizes[uid][b"RFC822.SIZE"],
                alone=broke[self._where(uid)] > 0,
                held_back=broke[self._where(uid)] >= _BREAKS,
            )
            for uid in ordered
            if b"RFC822.SIZE" in sizes.get(uid, {})
        ]

    def fetch(self, uids: Sequence[int]) -> list[Fetched]:
        """Read whole messages, without marking them as read; see Folder."""
        try:
            with self._speaking():
                answers = self._client.fetch(uids, _ITEMS)
        except MailboxFault:
            self._session.broke.update(self._where(uid) for uid in uids)
            raise
        for uid in uids:
            self._session.broke.pop(self._where(uid), None)
        # A message of which only the flags came, because somebody changed them
        # at this moment, is taken by the next poll.
        return [
            Fetched(
                uid=uid,
                raw=answer[b"BODY[]"] or b"",
                size=answer[b"RFC822.SIZE"],
                internaldate=_utc(answer[b"INTERNALDATE"]),
            )
            for uid, answer in answers.items()
            if answer.keys() >= {b"BODY[]", b"RFC822.SIZE", b"INTERNALDATE"}
        ]

    def settle(self, uids: Sequence[int]) -> bool:
        """Move messages to the done folder, created when needed; see Folder."""
        done = self._session.done
        with self._speaking():
            try:
                self._session.create_done()
                if self._client.has_capability("MOVE"):
                    self._client.move(uids, done)
                else:
                    self._copy_and_delete(uids)
            except IMAPClientAbortError:
                raise
            except IMAPClientError as refusal:
                self.stays = (
                    f"The mail server does not move mail of {self._name} to {done} "
                    f"({said(refusal)}). The mail is safe and stays there; check the "
                    "quota and the rights of that folder."
                )
                return False
        return True

    def _copy_and_delete(self, uids: Sequence[int]) -> None:
        """Move where MOVE (RFC 6851) is missing, by UIDPLUS (RFC 4315).

        Expunged are these messages alone, not what others marked as deleted. A
        copy is made once, even when the server then does not delete.
        """
        copied = self._session.copied
        fresh = [uid for uid in uids if self._where(uid) not in copied]
        if fresh:
            self._client.copy(fresh, self._session.done)
            copied.update(self._where(uid) for uid in fresh)
        self._client.delete_messages(uids, silent=True)
        self._client.uid_expunge(uids)
        copied.difference_update(self._where(uid) for uid in uids)

    def _where(self, uid: int) -> _Where:
        return self._name, self.uidvalidity, uid

    def _speaking(self) -> AbstractContextManager[None]:
        return faults_of(self._session.account)


def _utc(internaldate: datetime | None) -> datetime | None:
    """Say when the server received it; None for what is no date."""
    try:
        return internaldate.astimezone(UTC) if internaldate else None
    except OverflowError:
        return None
