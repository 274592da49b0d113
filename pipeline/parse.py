"""What is in this message?

Headers, senders, Received stamps and parts, as read from the archived bytes;
nothing is decided here. The walk is ours (`pipeline.message`);
mail-parser judges the headers it knows well and is never trusted with bytes.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import mailparser  # type: ignore[import-untyped]  # it ships no types

from pipeline.message import headers
from pipeline.message.parts import Opened, opened
from pipeline.store.values import dump
from pipeline.work import Item, Outcome
from rules.duplicate import fingerprint
from rules.lifecycle import Event
from rules.terms import Message

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.message.mime import Walk

#: The headers that mail-parser gives diagnostics for, and how much it is fed.
_JUDGED = frozenset(("from", "sender", "reply-to", "to", "cc", "date"))
_MOST_JUDGED_BYTES = 16 * 1024
_JUDGEMENT = re.compile(r"\w+: (.+)", re.DOTALL)

_PLAIN = re.compile(
    rb'(?:[\w .-]{1,80}<|"[\w ,.&/-]{1,80}" <|<)?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+>?'
    rb"|(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}(?: \(\w+\))?"
)
_ID = re.compile(r"<[^<>\s]+>")

# The library logs every header that it cannot read; the defects say the same.
logging.getLogger("mailparser").setLevel(logging.CRITICAL)


def run(item: Item, house: House) -> Outcome:
    """Stage 1: read the archived bytes of a delivery."""
    message = message_of(house.opened(item.sha256))
    facts = {
        "message": dump(message),
        "message_id": message.message_id,
        "subject": message.subject,
        "claimed_at": message.claimed_at,
    }
    return Outcome(event=Event.PARSE, facts=facts)


def read_message(raw: bytes) -> Message:
    """Read a raw message."""
    return message_of(opened(raw))


def message_of(mail: Opened) -> Message:
    """Read a message. Never raises: what is broken is told in `defects`.

    A message over the limits has a defect that begins with "over the limit:".
    """
    walk = mail.walk
    plain = [(n, headers.text(v, walk.charset)) for n, v in walk.fields]
    fields = tuple((n, headers.decode(v)) for n, v in plain)

    def every(*names: str) -> list[str]:
        return [value for name, value in plain if name in names]

    found = dict(reversed(fields))
    message_id = found.get("message-id", "")
    thread = " ".join((*every("in-reply-to"), *every("references")))
    return Message(
        headers=fields,
        senders=headers.addresses(every("from")),
        reply_to=headers.addresses(every("reply-to")),
        recipients=headers.addresses(every("to", "cc", "bcc")),
        subject=found.get("subject", ""),
        message_id=next(iter(_ID.findall(message_id)), message_id),
        in_reply_to=tuple(dict.fromkeys(_ID.findall(thread))),
        claimed_at=headers.instant(found.get("date", "")),
        stamps=tuple(headers.stamp(v) for v in every("received")),
        parts=tuple(part for part, _ in mail.parts),
        defects=(*walk.defects, *_diagnostics(walk)),
        fingerprint=fingerprint(mail.raw),
    )


def _diagnostics(walk: Walk) -> tuple[str, ...]:
    """Ask mail-parser what is wrong with the addresses and the date.

    What is plainly as RFC 5322 has it, it need not see.
    """
    judged = [
        (n, v) for n, v in walk.fields if n in _JUDGED and not _PLAIN.fullmatch(v)
    ]
    if not judged:
        return ()
    block = b"".join(b"%s: %s\r\n" % (n.encode(), v) for n, v in judged)
    if len(block) > _MOST_JUDGED_BYTES:
        return ()
    try:
        said = mailparser.parse_from_bytes(block + b"\r\n").defects
    except Exception as fault:  # noqa: BLE001 (the library raises anything; it only advises)
        return (f"mail-parser gave up on the headers: {type(fault).__name__}",)
    texts = (text for group in said for of_kind in group.values() for text in of_kind)
    return tuple(headers.clean(_JUDGEMENT.sub(r"\1", t))[:300] for t in texts)
