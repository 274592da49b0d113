"""How is a letter written as a mail? The same letter is the same bytes.

An answer of a machine says so (RFC 3834) and keeps to the thread of the mail
that it answers.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.headerregistry import Address as HeaderAddress
from email.policy import SMTP
from email.quoprimime import body_encode
from email.utils import format_datetime, parseaddr
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from outbox.address import envelope
from outbox.naming import MESSAGE_ID

if TYPE_CHECKING:
    from outbox.letters import Letter
    from rules.terms import Address

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_THREAD = 20
#: As wide as the email package writes: what is wider is folded, or encoded.
_WIDTH = SMTP.max_line_length or 78
#: What stands in a header as it is, where the line is not too long.
_WORD = r"[A-Za-z0-9](?:[A-Za-z0-9/+:,'-]*[A-Za-z0-9:,])?"
_PLAIN = {
    "To": re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*"),
    "Subject": re.compile(rf"{_WORD}(?: {_WORD})*"),
}
_MACHINE = b"Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n"


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
    address = envelope(to.address)
    utf8 = not address.isascii()
    edge = b"--" + sha256(message_id.encode()).hexdigest()[:40].encode()
    thread = _ids((*references, in_reply_to))[-_THREAD:]
    return b"".join(
        (
            _id_header("Message-ID", _ids((message_id,))),
            _id_header("In-Reply-To", _ids((in_reply_to,))),
            _id_header("References", thread),
            _from(sender, utf8),
            _header("To", address, utf8),
            _header("Subject", _safe(letter.subject), utf8),
            f"Date: {format_datetime(date.astimezone(UTC))}\r\n".encode(),
            _MACHINE,
            b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n",
            b' boundary="%b"\r\n\r\n' % edge[2:],
            b"%b\r\n%b\r\n" % (edge, _part("plain", letter.text)),
            b"%b\r\n%b\r\n" % (edge, _part("html", letter.html)),
            b"%b--\r\n" % edge,
        )
    )


def _header(name: str, value: str, utf8: bool) -> bytes:
    """Write a header, by the email package where it is not plain."""
    line = f"{name}: {value}"
    if len(line) <= _WIDTH and _PLAIN[name].fullmatch(value):
        return f"{line}\r\n".encode()
    return _folded(name, _mailbox("", value) if name == "To" else value, utf8)


@lru_cache(maxsize=8)
def _from(sender: str, utf8: bool) -> bytes:
    name, address = parseaddr(_safe(sender))
    return _folded("From", _mailbox(name, envelope(address)), utf8)


def _folded(name: str, value: HeaderAddress | str, utf8: bool) -> bytes:
    policy = SMTP.clone(utf8=utf8, cte_type="7bit")
    return policy.fold_binary(*policy.header_store_parse(name, value))


def _mailbox(name: str, address: str) -> HeaderAddress:
    local, _, domain = address.rpartition("@")
    return HeaderAddress(_safe(name), local.strip('"'), domain)


def _part(subtype: str, text: str) -> bytes:
    """Write a text of the letter in the shortest of the ways that every server takes.

    What is long or not ASCII is encoded, by what is shorter for its first lines.
    """
    lines = text.encode().splitlines() or [b""]
    first = b"".join(line + b"\r\n" for line in lines[:10])
    if text.isascii() and max(map(len, lines), default=0) <= _WIDTH:
        encoding = "7bit"
    elif sum(len(_quoted(line)) + 1 for line in lines[:10]) > len(b2a_base64(first)):
        encoding = "base64"
        whole = b"".join(line + b"\r\n" for line in lines)
        size = _WIDTH // 4 * 3
        cut = (whole[at : at + size] for at in range(0, len(whole), size))
        lines = [b2a_base64(piece, newline=False) for piece in cut]
    else:
        encoding = "quoted-printable"
        lines = "\n".join(map(_quoted, lines)).encode().split(b"\n")
    version = "MIME-Version: 1.0\r\n" if subtype == "html" else ""
    head = (
        f'Content-Type: text/{subtype}; charset="utf-8"\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n{version}\r\n"
    )
    return head.encode() + b"".join(line + b"\r\n" for line in lines)


@lru_cache(maxsize=1024)
def _quoted(line: bytes) -> str:
    """Write a line in quoted-printable; what letters share is written once."""
    return body_encode(line.decode("latin-1"), _WIDTH)


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
