"""Deliveries with everything that makes counting hard."""

from __future__ import annotations

import random

from tests.consultation import IN_TIME, TOO_LATE


def message(name: str, body: str = "A comment.", message_id: str | None = "") -> bytes:
    """Make a plain message; its Message-ID is made of the name, or left out."""
    headers = [
        f"From: {name} <{name}@sender.example>",
        "To: secretariat@example.int",
        f"Subject: Comments of {name}",
    ]
    if message_id is not None:
        headers.append(f"Message-ID: <{message_id or name}@sender.example>")
    return "\r\n".join([*headers, "", body, ""]).encode()


def comment(name: str, message_id: str | None = "", at: str = IN_TIME) -> bytes:
    """Make a message with a comment on the draft, relayed and stamped by our host."""
    stamp = f"Received: from mx0.example.net by mx.example.org; {at}\r\n"
    body = f"Paragraph 2: {name} likes pears."
    return stamp.encode() + message(name, body, message_id)


def deliveries(seed: int, count: int = 300) -> list[bytes]:
    """Make deliveries in random order, each by the way of a relay.

    Of 300, 40 are redeliveries of another mail by another relay, 40 have no
    Message-ID, 20 have that of another mail, and 20 came too late. The names of
    their senders begin with s; w: without Message-ID, r: a used one, l: late.
    """
    chance = random.Random(seed)  # noqa: S311 (an order, no secret)
    again, without, reused, late = (count * n // 300 for n in (40, 40, 20, 20))
    plain = count - again - without - reused - late
    first = [comment(f"s{n}") for n in range(plain)]
    first += [comment(f"w{n}", None) for n in range(without)]
    first += [comment(f"r{n}", f"s{n}") for n in range(reused)]
    first += [comment(f"l{n}", at=TOO_LATE) for n in range(late)]
    second = [raw.replace(b"mx0", b"mx1", 1) for raw in chance.sample(first, again)]
    mixed = first + second
    chance.shuffle(mixed)
    return mixed
