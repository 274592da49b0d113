"""How is a letter written as a mail? The same letter is the same bytes.

An answer of a machine says so (RFC 3834) and keeps to the thread of the mail
that it answers.
"""

from __future__ import annotations

import re
from datetime import UTC
from email.headerregistry import Address as HeaderAddress
from email.headerregistry import BaseHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime, parseaddr
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from outbox.address import envelope
from outbox.naming import MESSAGE_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from outbox.letters import Letter
    from rules.terms import Address

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_THREAD = 20


class _Policy(EmailPolicy):
    """SMTP for letters: what they share is read and folded once, for it is slow."""

    def header_max_count(self, name: str) -> int | None:
        """Say how often a header may be there."""
        return _most(name)

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Make a header."""
        return _stored(name, value)

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        """Return a header."""
        return _fetched(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Write a header."""
        return _folded(name, value, self.utf8)


_ASCII, _UTF8 = (
    _Policy(linesep="\r\n", cte_type="7bit", utf8=utf8) for utf8 in (False, True)
)
_most = lru_cache(maxsize=64)(SMTP.header_max_count)
_stored = lru_cache(maxsize=256, typed=True)(SMTP.header_store_parse)
_fetched = lru_cache(maxsize=256, typed=True)(SMTP.header_fetch_parse)


@lru_cache(maxsize=256, typed=True)
def _folded(name: str, value: Any, utf8: bool) -> bytes:
    return SMTP.clone(utf8=utf8, cte_type="7bit").fold_binary(name, value)


def build(  # noqa: PLR0913 - the headers of one mail, all by name
    letter: Letter,
    *,
    sender: str,
    to: Address,
    message_id: str,
    in_reply_to: str = "",
    references: Sequence[str] = (),
    date: datetime,
) -> bytes:
    """Write the letter as a mail with CRLF line ends.

    `sender` is the announced address, `Name <local@domain>`. `in_reply_to` is
    the Message-ID of the mail that is answered, `references` those of its
    thread; what is no Message-ID is left out. The name of `to` is left out too:
    it is a claim of the mail, and an answer would carry it to anybody. Raises
    ValueError where an address is none, or where CR, LF or NUL would end up in
    a header.
    """
    recipient = _mailbox("", to.address)
    mail = EmailMessage(policy=_ASCII if recipient.username.isascii() else _UTF8)
    mail["From"] = _from(sender)
    mail["To"] = SMTP.header_factory("To", recipient)
    mail["Subject"] = _safe(letter.subject)
    mail["Date"] = format_datetime(date.astimezone(UTC), usegmt=False)
    mail["Auto-Submitted"] = "auto-replied"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["Content-Language"] = letter.language
    mail.set_content(letter.text)
    mail.add_alternative(letter.html, subtype="html")
    mail.set_boundary(sha256(message_id.encode()).hexdigest()[:40])
    thread = _ids((*references, in_reply_to))[-_THREAD:]
    return b"".join(
        (
            _id_header("Message-ID", _ids((message_id,))),
            _id_header("In-Reply-To", _ids((in_reply_to,))),
            _id_header("References", thread),
            mail.as_bytes(),
        )
    )


@lru_cache(maxsize=8)
def _from(sender: str) -> BaseHeader:
    header: BaseHeader = SMTP.header_factory(
        "From", _mailbox(*parseaddr(_safe(sender)))
    )
    return header


def _mailbox(name: str, address: str) -> HeaderAddress:
    local, _, domain = envelope(address).rpartition("@")
    return HeaderAddress(_safe(name), local.strip('"'), domain)


def _safe(text: str) -> str:
    if _UNSAFE.search(text):
        raise ValueError(f"{text!r} cannot stand in a header of a letter")
    return text


def _ids(candidates: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(each for each in candidates if MESSAGE_ID.fullmatch(each))
    )


def _id_header(name: str, ids: Sequence[str]) -> bytes:
    """Write ids one a line: the email package would encode a long one."""
    folded = "\r\n ".join(ids)
    return f"{name}: {folded}\r\n".encode() if ids else b""
