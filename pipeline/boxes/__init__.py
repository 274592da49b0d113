"""Which mailbox does the configuration mean?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pipeline.boxes.contract import INBOX, Mailbox, MailboxFault
from pipeline.boxes.imap import ImapMailbox
from pipeline.boxes.login import Account
from pipeline.boxes.maildir import MaildirMailbox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Mailbox", "MailboxFault", "open_mailbox"]


def open_mailbox(  # noqa: PLR0913 (one argument for each key of [mailbox])
    url: str,
    *,
    secret: Callable[[], str | None] = lambda: None,
    also: Sequence[str] = (),
    done: str = "Depositary/Received",
    xoauth2: bool = False,
    cafile: Path | None = None,
    base: Path = Path(),
) -> Mailbox:
    """Make the mailbox of a URL; connects to nothing yet.

    `maildir:PATH` (relative to `base`), `imap://user@host:port/FOLDER` or
    `imaps://user@host/FOLDER`. `secret` is asked for the password or token at
    every login, so that a renewed token is used. Raises MailboxFault.
    """
    scheme, _, rest = url.partition(":")
    if scheme == "maildir":
        folders = _folders(INBOX, also, done)
        return MaildirMailbox(base / rest, folders, done)
    try:
        parts = urlsplit(url)
        port = parts.port or (993 if scheme == "imaps" else 143)
    except ValueError:
        parts, port = urlsplit(""), 0
    if scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
        raise _wrong(
            f"mailbox.url is {url!r}. Write imaps://user@host/INBOX, or maildir:PATH."
        )
    if parts.password is not None:
        raise _wrong(
            "The password stands in mailbox.url. Take it out, and set "
            "DEPOSITARY_MAILBOX__PASSWORD or mailbox.password_file."
        )

    def present() -> str:
        value = secret()
        if not value:
            raise _wrong(
                f"There is no password for the mailbox {parts.hostname}. Set "
                "DEPOSITARY_MAILBOX__PASSWORD or mailbox.password_file."
            )
        return value

    account = Account(
        user=unquote(parts.username),
        host=parts.hostname,
        port=port,
        tls=scheme == "imaps",
        xoauth2=xoauth2,
        secret=present,
        cafile=cafile,
    )
    inbox = unquote(parts.path.strip("/")) or INBOX
    return ImapMailbox(account, _folders(inbox, also, done), done)


def _folders(inbox: str, also: Sequence[str], done: str) -> tuple[str, ...]:
    folders = tuple(dict.fromkeys((inbox, *also)))
    if done in folders:
        raise _wrong(
            f"mailbox.done is {done!r}, a folder that is also swept. Mail would move "
            "in circles; name another folder."
        )
    return folders


def _wrong(why: str) -> MailboxFault:
    return MailboxFault(why, temporary=False)
