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
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from outbox.address import envelope
from outbox.letters import MESSAGE_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from outbox.letters import Letter
    from rules.terms import Address

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_THREAD = 20


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
    utf8 = not recipient.username.isascii()
    mail = EmailMessage(policy=SMTP.clone(utf8=utf8, cte_type="7bit"))
    mail["From"] = _from(sender)
    mail["To"] = recipient
    mail["Subject"] = _safe(letter.subject)
    mail["Date"] = format_datetime(date.astimezone(UTC), usegmt=False)
    mail["Auto-Submitted"] = _same("Auto-Submitted", "auto-replied")
    mail["X-Auto-Response-Suppress"] = _same("X-Auto-Response-Suppress", "All")
    mail["Content-Language"] = _same("Content-Language", letter.language)
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


@lru_cache(maxsize=32)
def _same(name: str, value: str) -> BaseHeader:
    """Make a header that many letters share once: parsing it is slow."""
    header: BaseHeader = SMTP.header_factory(name, value)
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
