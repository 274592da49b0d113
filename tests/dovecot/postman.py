"""A real SMTP conversation for letters, and what was given into it."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller


class Postman:
    """Takes every letter; `letters` are (recipient, Message-ID, bytes) in order."""

    def __init__(self) -> None:
        """Have taken nothing."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.letters: list[tuple[str, str, bytes]] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 (the name is aiosmtpd's)
        """Take a letter."""
        name = str(message_from_bytes(envelope.content)["Message-ID"])
        self.letters += [(to, name, envelope.content) for to in envelope.rcpt_tos]
        return "250 2.0.0 queued"

    def kinds(self) -> Counter[tuple[str, str]]:
        """Count the letters of a kind to a recipient; the kind begins the name."""
        return Counter((to, name[1:].partition(".")[0]) for to, name, _ in self.letters)

    def twice(self) -> int:
        """Count the letters that somebody got again: by name, or by kind."""
        names = Counter((to, name) for to, name, _ in self.letters)
        return max(n.total() - len(n) for n in (names, self.kinds()))


@contextmanager
def postman(one: Postman | None = None) -> Iterator[Postman]:
    """Open the post office for the time of a test."""
    one = one or Postman()
    server = Controller(one, hostname="127.0.0.1", port=one.port)
    server.start()
    try:
        yield one
    finally:
        server.stop()
