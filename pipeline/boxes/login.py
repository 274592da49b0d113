"""How do we come to talk to an IMAP server, and what when it does not let us?

TLS, or STARTTLS, or this very machine: a password never crosses a network in
the clear. Every wait has a limit. Whatever goes wrong becomes a MailboxFault
with a sentence; a refused password is told apart from a server that is busy.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from pipeline.boxes.contract import MailboxFault

CONNECT_SECONDS = 20
READ_SECONDS = 60
#: Answers to a login that do not blame the password (RFC 5530, and Exchange).
_BUSY = re.compile(
    r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG|OVERQUOTA|THROTTLED)\b"
    r"|too many|try again|temporar",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who logs in where. `secret` is asked for the password or token each time."""

    user: str
    host: str
    port: int
    tls: bool
    xoauth2: bool
    secret: Callable[[], str]
    cafile: Path | None = None
    section: str = "mailbox"

    def __str__(self) -> str:
        """Name the mailbox: it stays the same when the port changes."""
        return f"{self.user}@{self.host}"


def log_in(account: Account) -> IMAPClient:
    """Connect, encrypt and log in. Raises MailboxFault."""
    with faults_of(account):
        context = ssl.create_default_context(cafile=account.cafile)
        client = IMAPClient(
            account.host,
            port=account.port,
            ssl=account.tls,
            ssl_context=context,
            timeout=SocketTimeout(CONNECT_SECONDS, READ_SECONDS),
        )
        try:
            if not account.tls:
                _encrypt(client, account, context)
            _authenticate(client, account)
        except BaseException:
            drop(client)
            raise
    client.normalise_times = False  # INTERNALDATE keeps its zone
    # The library formats every message for a debugging log, which takes four times
    # as long as reading it; there is no public switch.
    client._imap.debug = 0  # noqa: SLF001 (the library has no other switch)
    return client


def drop(client: IMAPClient) -> None:
    """Close a connection without a word."""
    with suppress(IMAPClientError, OSError):
        client.shutdown()


@contextmanager
def faults_of(account: Account) -> Iterator[None]:
    """Turn whatever the network and the server do wrong into a MailboxFault."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise MailboxFault(
            f"The certificate of the mail server {account.host} is not valid "
            f"({error.verify_message}). Check the host name in {account.section}.url, "
            f"or name the server's own authority in {account.section}.cafile.",
            temporary=False,
        ) from error
    except LoginError as error:
        # The library calls a cut connection a failed login, too.
        cut = isinstance(error.__context__, IMAPClientAbortError)
        busy = cut or _BUSY.search(str(error)) is not None
        advice = (
            "It will be tried again."
            if busy
            else f"Check the user in {account.section}.url and the password or token."
        )
        raise MailboxFault(
            f"The mail server {account.host} did not let {account.user} in "
            f"({said(error)}). {advice}",
            temporary=busy,
        ) from error
    except TimeoutError as error:
        raise MailboxFault(
            f"The mail server {account.host} did not answer in time. "
            "It will be tried again.",
            temporary=True,
        ) from error
    except OSError as error:
        raise MailboxFault(
            f"The mail server {account.host}:{account.port} cannot be reached "
            f"({error.strerror or error}). Check {account.section}.url and the "
            "network; it will be tried again.",
            temporary=True,
        ) from error
    except (IMAPClientError, ValueError) as error:  # ValueError: garbled answers
        raise MailboxFault(
            f"The connection to the mail server {account.host} was lost "
            f"({said(error)}). It will be tried again.",
            temporary=True,
        ) from error


def said(error: Exception) -> str:
    """Quote the server on one printable line of reasonable length."""
    quoted = re.sub(
        r"""\bb(['"])(.*)\1""", r"\2", str(error)
    )  # bytes, as Python prints
    text = "".join(c if c.isprintable() else " " for c in quoted)
    return text[:200].strip() or type(error).__name__


def _encrypt(client: IMAPClient, account: Account, context: ssl.SSLContext) -> None:
    offered = client.has_capability("STARTTLS")
    if is_this_machine(client.socket().getpeername()[0]):
        # Nobody is in between, and certificates are rarely made for 127.0.0.1.
        if offered and client.has_capability("LOGINDISABLED"):
            client.starttls(context)
        return
    if not offered:
        raise MailboxFault(
            f"The mail server {account.host} offers no encryption, so the password "
            f"was not sent. Write imaps:// in {account.section}.url.",
            temporary=False,
        )
    client.starttls(context)


def is_this_machine(address: str) -> bool:
    """Tell whether an IP address is of the loopback interface."""
    return ip_address(address.partition("%")[0]).is_loopback


def _authenticate(client: IMAPClient, account: Account) -> None:
    """Log in; once more if it failed and the secret is another by now."""
    secret = account.secret()
    try:
        _try(client, account, secret)
    except LoginError:
        renewed = account.secret()
        if renewed == secret:
            raise
        _try(client, account, renewed)


def _try(client: IMAPClient, account: Account, secret: str) -> None:
    if account.xoauth2:
        client.oauth2_login(account.user, secret)
    elif (account.user + secret).isascii():
        client.login(account.user, secret)
    else:  # LOGIN knows no other letters
        client.plain_login(account.user, secret)
