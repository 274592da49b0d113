"""What does a mail look like when it arrives, from the first hop to the last byte?

The times of a letter are the wall clock of the secretariat. Boundaries and
identifiers follow from the key of the letter, so that the same letter always
gives the same bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime, getaddresses
from zoneinfo import ZoneInfo

HOST = "mx.odps.example"
OURS = "ODPS consultation <consultation@odps.example>"
_ZONE = ZoneInfo("Europe/Zurich")

#: What mail programs call the kinds of files, by the end of the name.
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "dat": "application/ms-tnef",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One letter, and how it came.

    `at`: when our host took it, `2026-03-02 09:15:00`. `message_id`: None for
    a mail without one, empty for the usual one, made from the key. `raw`: all
    below the trace headers, for mail that no mail program wrote. `twin`: the mail
    whose content came here once more. `beneath`: a Received header that the sender
    put there. `envelope`: the address of the envelope, empty for automatic mail,
    None where it is that of the sender.
    """

    key: str
    at: str
    sender: str = ""
    subject: str = ""
    text: str = ""
    html: str = ""
    files: tuple[tuple[str, bytes], ...] = ()
    folder: str = ""
    charset: str = "utf-8"
    message_id: str | None = ""
    headers: tuple[tuple[str, str], ...] = ()
    dmarc: str = "pass"
    envelope: str | None = None
    beneath: str = ""
    raw: bytes = b""
    twin: Mail | None = None

    @property
    def arrival(self) -> datetime:
        """The instant of arrival, in UTC."""
        return datetime.fromisoformat(self.at).replace(tzinfo=_ZONE).astimezone(UTC)

    @property
    def file_name(self) -> str:
        """The unique part of the Maildir name; it begins with the arrival."""
        return f"{int(self.arrival.timestamp())}.{self.key}.mx"

    @property
    def address(self) -> str:
        """The first address of the sender."""
        return getaddresses([self.sender])[0][1]


def compose(mail: Mail) -> bytes:
    """Return the mail as it lies in the mailbox."""
    return _trace(mail).encode() + (mail.raw or _content(mail.twin or mail))


def _trace(mail: Mail) -> str:
    envelope = mail.address if mail.envelope is None else mail.envelope
    domain = (envelope or mail.address).rpartition("@")[2] or "relay.example"
    author = mail.address.rpartition("@")[2]
    host = f"mail.{domain}"
    at = mail.arrival.astimezone(_ZONE)
    queue = _digest(mail.key)[:10].upper()
    lines = [
        f"Return-Path: <{envelope}>",
        "Delivered-To: consultation@odps.example",
        f"Authentication-Results: {HOST};\n\tdmarc={mail.dmarc} header.from={author}",
        f"Received: from {host} ({host} [192.0.2.{1 + int(queue[:2], 16) % 250}])",
        f"\tby {HOST} with ESMTPS id {queue}",
        f"\tfor <consultation@odps.example>; {format_datetime(at)}",
    ]
    if mail.beneath:
        lines.append(mail.beneath)
    elif envelope:
        before = format_datetime(at - timedelta(seconds=2))
        lines.append(f"Received: from [10.1.2.3] by {host} with ESMTPSA; {before}")
    return "\n".join(lines) + "\n"


def _content(mail: Mail) -> bytes:
    message = EmailMessage(policy=default)
    message["From"] = mail.sender
    message["To"] = OURS
    message["Subject"] = mail.subject
    sent = mail.arrival.astimezone(_ZONE) - timedelta(seconds=20)
    message["Date"] = format_datetime(sent)
    if mail.message_id is not None:
        domain = mail.address.rpartition("@")[2]
        message["Message-ID"] = mail.message_id or f"<{mail.key}@{domain}>"
    for name, value in mail.headers:
        message[name] = value
    if mail.html and not mail.text:
        message.set_content(mail.html, subtype="html", charset=mail.charset)
    else:
        message.set_content(mail.text, charset=mail.charset)
        if mail.html:
            message.add_alternative(mail.html, subtype="html", charset=mail.charset)
    for name, data in mail.files:
        _attach(message, name, data)
    for n, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"=_{_digest(mail.key)[:16]}_{n}")
    return message.as_bytes()


def _attach(message: EmailMessage, name: str, data: bytes) -> None:
    main, _, sub = TYPES[name.rpartition(".")[2]].partition("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
