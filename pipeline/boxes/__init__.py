"""Which mailbox does the configuration mean?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.boxes.contract import INBOX, Mailbox, MailboxFault
from pipeline.boxes.imap import ImapMailbox
from pipeline.boxes.login import Account
from pipeline.boxes.maildir import MaildirMailbox

__all__ = ["Mailbox", "MailboxFault", "open_mailbox"]

_PORTS = {"imap": 143, "imaps": 993}
_SET_IT = "Set DEPOSITARY_{}__PASSWORD or {}.password_file."


def open_mailbox(  # noqa: PLR0913 (one argument for each key of [mailbox])
    url: str,
    *,
    secret: Callable[[], str | None] = lambda: None,
    also: Sequence[str] = (),
    done: str = "Depositary/Received",
    xoauth2: bool = False,
    cafile: Path | None = None,
    base: Path = Path(),
    section: str = "mailbox",
) -> Mailbox:
    """Make the mailbox of a URL, to be kept from poll to poll; connects to nothing.

    `maildir:PATH` (relative paths count from `base`),
    `imap://user@host:port/FOLDER` or `imaps://user@host/FOLDER`. `secret` is
    asked for the password or token at every login, so that a renewed one is
    used. `section` is where all this stands in the configuration. Raises MailboxFault
    when it cannot be meant.
    """
    scheme, _, rest = url.partition(":")
    set_it = _SET_IT.format(section.upper().replace(".", "__"), section)
    if scheme == "maildir":
        folders = _folders(INBOX, also, done, section)
        return MaildirMailbox(base / rest, folders, done, section)
    parts = urlsplit(url)
    try:
        port = parts.port or _PORTS[scheme]
    except (KeyError, ValueError):
        port = None
    if not port or not parts.hostname or not parts.username:
        raise _wrong(
            f"{section}.url is {url!r}. Write imaps://user@host/INBOX, or maildir:PATH."
        )
    if parts.password is not None:
        raise _wrong(f"There is a password in {section}.url. {set_it}")

    def present() -> str:
        try:
            value = secret()
        except OSError as error:
            raise _wrong(
                f"{section}.password_file cannot be read ({error.strerror})."
            ) from error
        if not value:
            raise _wrong(f"There is no password for the mailbox. {set_it}")
        return value

    account = Account(
        user=unquote(parts.username),
        host=parts.hostname,
        port=port,
        tls=scheme == "imaps",
        xoauth2=xoauth2,
        secret=present,
        cafile=cafile,
        section=section,
    )
    inbox = unquote(parts.path.strip("/")) or INBOX
    return ImapMailbox(account, _folders(inbox, also, done, section), done)


def _folders(
    inbox: str, also: Sequence[str], done: str, section: str
) -> tuple[str, ...]:
    folders = tuple(dict.fromkeys((inbox, *also)))
    if done in folders:
        raise _wrong(
            f"{section}.done is {done!r}, a folder that is also swept. Mail would move "
            "in circles; name another folder."
        )
    return folders


def _wrong(why: str) -> MailboxFault:
    return MailboxFault(why, temporary=False)
