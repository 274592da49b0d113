"""Deliveries with everything that makes counting hard."""

from __future__ import annotations

import random


def message(name: str, body: str = "A comment.", message_id: str | None = "") -> bytes:
    """Make a plain message; its Message-ID is made of the name, or left out."""
    headers = [
        f"From: {name} <{name}@example.org>",
        "To: secretariat@example.int",
        f"Subject: Comments of {name}",
    ]
    if message_id is not None:
        headers.append(f"Message-ID: <{message_id or name}@example.org>")
    return "\r\n".join([*headers, "", body, ""]).encode()


def deliveries(seed: int, count: int = 300) -> list[bytes]:
    """Make deliveries in random order.

    Of 300, 40 are redeliveries of an earlier mail by another way, 40 have no
    Message-ID and 20 have that of another mail.
    """
    again, without, reused = count * 40 // 300, count * 40 // 300, count * 20 // 300
    first = [message(f"s{n}") for n in range(count - again - without - reused)]
    first += [message(f"w{n}", message_id=None) for n in range(without)]
    first += [message(f"r{n}", message_id=f"s{n}") for n in range(reused)]
    stamp = b"Received: from mx%d.example.net by mx.example.int\r\n"
    second = [stamp % n + raw for n, raw in enumerate(first[-again:])]
    mixed = first + second
    random.Random(seed).shuffle(mixed)  # noqa: S311 (an order, no secret)
    return mixed
