"""Which way do letters leave: to a mail server, or into a folder?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol
from urllib.parse import unquote, urlsplit

from outbox.address import envelope
from outbox.folder import Folder
from outbox.smtp import Server

if TYPE_CHECKING:
    from outbox.fate import Outcome


class Wire(Protocol):
    """A way out: a mail server, or a folder.

    `repeatable`: a letter that is handed over twice is there once.
    """

    repeatable: ClassVar[bool]

    def send(
        self, raw: bytes, *, recipient: str, bcc: str | None = None, message_id: str
    ) -> Outcome:
        """Hand one letter over. Never raises for what the world does."""
        ...

    def fault(self) -> str:
        """Say in a sentence why no letter could leave now; empty: it could."""
        ...


def open_wire(
    url: str,
    *,
    password: str | None = None,
    timeout: float = 60.0,
    cafile: Path | str | None = None,
    return_path: str = "",
) -> Wire:
    """Understand `file:FOLDER`, `smtp://user@host:587` or `smtps://user@host`.

    `timeout` is in seconds, for each step. `cafile` holds certificates to trust
    beside those of the system. Nothing is connected yet. Raises ValueError with
    a sentence where the address cannot be understood.
    """
    parts = urlsplit(url)
    if parts.scheme == "file" and url != "file:":
        return Folder(Path(url.removeprefix("file:")))
    try:
        port = parts.port
    except ValueError as fault:
        raise ValueError(f"letters.smtp = {url!r}: {fault}") from fault
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(
            f"letters.smtp = {url!r}: write smtp://user@host:587, "
            "smtps://user@host or file:FOLDER"
        )
    if parts.password is not None:
        raise ValueError(
            "letters.smtp holds a password: take it out and put it into the "
            "environment or into a password file"
        )
    if cafile and not Path(cafile).is_file():
        raise ValueError(f"there is no file of certificates {cafile}")
    return Server(
        host=parts.hostname,
        port=port or (465 if parts.scheme == "smtps" else 587),
        implicit_tls=parts.scheme == "smtps",
        user=unquote(parts.username or ""),
        password=password or "",
        timeout=timeout,
        cafile=cafile,
        return_path=envelope(return_path) if return_path else "",
    )


def probe(
    url: str,
    *,
    password: str | None = None,
    timeout: float = 10.0,
    cafile: Path | str | None = None,
) -> str:
    """Say in a sentence why no letter could leave now; empty: it could."""
    try:
        wire = open_wire(url, password=password, timeout=timeout, cafile=cafile)
    except ValueError as fault:
        return str(fault)
    return wire.fault()
