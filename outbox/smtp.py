"""How does a letter leave, and do we know that it left?

SMTP has no exactly-once: between the final dot and the answer to it nobody
knows. So a letter that was handed over has one of four fates, and `IN_DOUBT` is
settled by looking for its Message-ID, never by sending it again blindly.

Decisions:

- The envelope sender is null (`MAIL FROM:<>`), so that no answer of a machine
  to our letter makes another. A server that refuses it gets `return_path`.
- One addressee a transaction. The archive copy (`bcc`) is a second RCPT of the
  same transaction: one answer to the final dot speaks for both, so a copy in
  the archive proves the letter. A refused copy never holds the letter back.
- What concerns all letters alike (no connection, TLS, a wrong password) is
  `DEFERRED` whatever its code: an administrator heals it, not a resend by hand.
- Off this machine the connection is encrypted and the certificate checked, or
  there is no connection. DKIM is the business of the mail server.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import ClassVar

from outbox.address import envelope
from outbox.fate import Outcome, State

_LONGEST_REASON = 200

#: An address literal: the name of this machine is nobody's business.
_US = "[127.0.0.1]"


class _RefusedError(Exception):
    """The conversation ends here, with this outcome."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.reason)
        self.outcome = outcome


@dataclass(frozen=True, kw_only=True)
class Server:
    """A conversation a letter: connect, greet, encrypt, log in, hand over."""

    repeatable: ClassVar[bool] = False

    host: str
    port: int
    implicit_tls: bool
    user: str
    password: str = field(repr=False)
    timeout: float
    cafile: Path | str | None
    return_path: str

    def __str__(self) -> str:
        return f"the mail server {self.host}:{self.port}"

    def send(
        self, raw: bytes, *, recipient: str, bcc: str | None = None, message_id: str
    ) -> Outcome:
        """Hand one letter over. Never raises for what the world does."""
        del message_id  # it stands in `raw`; the server needs no name of its own
        try:
            to = envelope(recipient)
            copy = envelope(bcc) if bcc else None
        except ValueError as fault:
            return Outcome(state=State.FAILED, reason=str(fault))
        try:
            with closing(self._connect()) as smtp:
                note = self._address(smtp, to, copy, raw)
                self._write(smtp, raw)
                outcome = self._finish(smtp)
                with suppress(OSError, smtplib.SMTPException):
                    smtp.quit()
        except _RefusedError as refused:
            return refused.outcome
        return Outcome(state=outcome.state, reason=f"{outcome.reason}{note}")

    def fault(self) -> str:
        """Say in a sentence why no letter could leave now; empty: it could."""
        try:
            with closing(self._connect()) as smtp, suppress(smtplib.SMTPException):
                smtp.quit()
        except _RefusedError as refused:
            return refused.outcome.reason
        return ""

    def _connect(self) -> smtplib.SMTP:
        """Open a connection that may carry letters; all its faults heal in time."""
        try:
            smtp = self._greet()
            try:
                self._encrypt(smtp)
                if self.user:
                    smtp.login(self.user, self.password)
            except BaseException:
                smtp.close()
                raise
        except (OSError, smtplib.SMTPException, UnicodeError) as fault:
            raise self._deferred(_trouble(fault)) from fault
        return smtp

    def _greet(self) -> smtplib.SMTP:
        smtp: smtplib.SMTP
        if self.implicit_tls:
            tls, wait = self._context, self.timeout
            smtp = smtplib.SMTP_SSL(
                self.host, self.port, _US, timeout=wait, context=tls
            )
        else:
            smtp = smtplib.SMTP(self.host, self.port, _US, timeout=self.timeout)
        if smtp.sock:
            # The final dot is a small write of its own: it must not wait for the
            # delayed acknowledgement of what went before, 40 ms a letter.
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        smtp.ehlo_or_helo_if_needed()
        return smtp

    def _encrypt(self, smtp: smtplib.SMTP) -> None:
        """Have TLS off this machine; on it, where a certificate is named."""
        if self.implicit_tls or (self._local and not self.cafile):
            return
        if not smtp.has_extn("starttls"):
            raise self._deferred("does not offer STARTTLS; use smtps:// or another")
        smtp.starttls(context=self._context)
        smtp.ehlo()

    @cached_property
    def _context(self) -> ssl.SSLContext:
        """What certificates are trusted: to read them takes longer than a letter."""
        context = ssl.create_default_context()
        if self.cafile:
            context.load_verify_locations(self.cafile)
        return context

    @property
    def _local(self) -> bool:
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def _address(
        self, smtp: smtplib.SMTP, to: str, copy: str | None, raw: bytes
    ) -> str:
        """Name sender and recipients; return what to note of the archive copy."""
        options: tuple[str, ...] = ()
        if not (to.isascii() and raw.isascii()):
            if not smtp.has_extn("smtputf8"):
                reason = f"{self} cannot write to {to}: it has no SMTPUTF8"
                raise _RefusedError(Outcome(state=State.FAILED, reason=reason))
            smtp.command_encoding = "utf-8"
            options = (" SMTPUTF8", " BODY=8BITMIME")
        self._ask(smtp, f"MAIL FROM:<{self.return_path}>{''.join(options)}")
        self._ask(smtp, f"RCPT TO:<{to}>")
        if copy:
            try:
                self._ask(smtp, f"RCPT TO:<{copy}>")
            except _RefusedError as refused:
                if not smtp.sock:  # the connection is gone, not only the copy
                    raise
                return f"; without a copy to {copy}: {refused.outcome.reason}"
        return ""

    def _write(self, smtp: smtplib.SMTP, raw: bytes) -> None:
        """Send all but the final dot: until it is sent, nothing is sent."""
        self._ask(smtp, "DATA", good=3)
        lines = re.sub(rb"\r\n|\r|\n", b"\r\n", raw.rstrip(b"\r\n") + b"\r\n")
        try:
            smtp.send(re.sub(rb"(?m)^\.", b"..", lines))
        except (OSError, smtplib.SMTPException) as fault:
            raise self._deferred(f"broke off ({_words(fault)})") from fault

    def _finish(self, smtp: smtplib.SMTP) -> Outcome:
        """Send the final dot and hear what became of the letter."""
        try:
            smtp.send(b".\r\n")
            code, answer = smtp.getreply()
        except (OSError, smtplib.SMTPException) as fault:
            code, answer = 0, _words(fault).encode()
        if code // 100 in (2, 4, 5):
            return self._judged(code, answer, good=2)
        return Outcome(
            state=State.IN_DOUBT,
            reason=f"{self} did not say whether it took the letter ({_words(answer)})",
        )

    def _ask(self, smtp: smtplib.SMTP, command: str, good: int = 2) -> None:
        try:
            outcome = self._judged(*smtp.docmd(command), good=good)
        except (OSError, smtplib.SMTPException) as fault:
            raise self._deferred(f"broke off ({_words(fault)})") from fault
        if outcome.state is not State.SENT:
            raise _RefusedError(outcome)

    def _judged(self, code: int, answer: bytes, *, good: int) -> Outcome:
        """Judge an answer by its first figure (RFC 5321, 4.2.1)."""
        state = {good: State.SENT, 5: State.FAILED}.get(code // 100, State.DEFERRED)
        return Outcome(state=state, reason=f"{self} answered {code} {_words(answer)}")

    def _deferred(self, what: str) -> _RefusedError:
        return _RefusedError(Outcome(state=State.DEFERRED, reason=f"{self} {what}"))


def _trouble(fault: Exception) -> str:
    """Say why there is no connection, and what to do."""
    match fault:
        case smtplib.SMTPAuthenticationError():
            return f"refused the login; check user and password ({_answer(fault)})"
        case smtplib.SMTPNotSupportedError():
            return "offers no login that we know; take the user out of letters.smtp"
        case smtplib.SMTPResponseException():
            return f"takes no letters now ({_answer(fault)})"
        case ssl.SSLCertVerificationError():
            return f"shows a certificate we do not trust ({fault.verify_message})"
        case UnicodeError():
            return "cannot be told a host, user or password with letters beyond ASCII"
    return f"cannot be reached ({_words(fault)})"


def _answer(fault: smtplib.SMTPResponseException) -> str:
    return f"{fault.smtp_code} {_words(fault.smtp_error)}"


def _words(said: object) -> str:
    """Put what a server or the system said into one short line."""
    if isinstance(said, OSError):
        said = said.strerror or said  # without the number
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    line = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())
    return line[:_LONGEST_REASON] or "no reason given"
