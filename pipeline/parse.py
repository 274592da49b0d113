"""What is in this message?

Headers, senders, Received stamps and parts, as read from the archived bytes;
nothing is decided here. The walk is ours (`pipeline.mime`); mail-parser judges
the headers it knows well and is never trusted with bytes.
"""

from __future__ import annotations

import hashlib
import html
import logging
import re
from typing import TYPE_CHECKING

import mailparser  # type: ignore[import-untyped]  # it ships no types

from pipeline import filetype, headers, mime
from pipeline.values import dump
from pipeline.work import Item, Outcome
from rules.duplicate import fingerprint
from rules.lifecycle import Event
from rules.terms import Message, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.house import House
    from pipeline.mime import Leaf, Walk

#: The headers that mail-parser gives diagnostics for, and how much it is fed.
_JUDGED = frozenset(("from", "sender", "reply-to", "to", "cc", "date"))
_MOST_JUDGED_BYTES = 16 * 1024
_JUDGEMENT = re.compile(r"\w+: (.+)", re.DOTALL)

_ID = re.compile(r"<[^<>\s]+>")
_TAG = re.compile(
    r"(?is)<(style|script|title)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>"
)
_WORD = re.compile(r"\w+")
_NO_LABEL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MOST_LABEL = 150

# The library logs every header that it cannot read; the defects say the same.
logging.getLogger("mailparser").setLevel(logging.CRITICAL)


def run(item: Item, house: House) -> Outcome:
    """Stage 1: read the archived bytes of a delivery."""
    message = read_message(house.archive.get(item.sha256))
    facts = {
        "message": dump(message),
        "message_id": message.message_id,
        "subject": message.subject,
        "claimed_at": message.claimed_at,
    }
    return Outcome(event=Event.PARSE, facts=facts)


def read_message(raw: bytes) -> Message:
    """Read a message. Never raises: what is broken is told in `defects`.

    A message over the limits has a defect that begins with "over the limit:".
    """
    walk = mime.walk(raw)
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
        parts=tuple(part for part, _ in _parts(walk)),
        defects=(*walk.defects, *_diagnostics(walk)),
        fingerprint=fingerprint(raw),
    )


def payloads(raw: bytes) -> Iterator[tuple[Part, bytes]]:
    """Yield the parts of `read_message`, in that order, with their bytes."""
    yield from _parts(mime.walk(raw))


def label(name: str) -> str:
    r"""Make a file name safe to show: no folders, no controls, not too long.

    >>> label("..\\..\\comments\u202etxt.docx")
    'commentstxt.docx'
    """
    name = _NO_LABEL.sub("", re.split(r"[/\\]", name)[-1]).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if len(name) > _MOST_LABEL and dot and len(ending) < _MOST_LABEL:
        return stem[: _MOST_LABEL - len(ending) - 1] + dot + ending
    return name[:_MOST_LABEL]


def _parts(walk: Walk) -> Iterator[tuple[Part, bytes]]:
    dropped = _dropped(walk.leaves)
    kept = [leaf for i, leaf in enumerate(walk.leaves) if i not in dropped]
    attached = 0
    for index, leaf in enumerate(kept):
        is_body = _is_words(leaf, alone=len(kept) == 1) and not leaf.path
        attached += not is_body
        part = Part(
            index=index,
            name="body" if is_body else _name(leaf, attached),
            type=_type(leaf),
            size=len(leaf.data),
            sha256=hashlib.sha256(leaf.data).hexdigest(),
            is_body=is_body,
            path=tuple(label(p) for p in leaf.path),
        )
        yield part, leaf.data


def _is_words(leaf: Leaf, *, alone: bool = False) -> bool:
    """Tell whether a leaf is written text and not a file with text in it."""
    return leaf.type in {"text/plain", "text/html", "text/enriched"} and (
        alone or (not leaf.name and leaf.disposition != "attachment")
    )


def _dropped(leaves: list[Leaf]) -> set[int]:
    """Find the text of each alternative that says the same again.

    The plain text is kept, unless it is a stub beside the HTML: less than half
    of its words, as "please use a modern mail program" is.
    """
    dropped: set[int] = set()
    for number in {leaf.alternative for leaf in leaves} - {0}:
        kinds: dict[str, list[int]] = {"text/plain": [], "text/html": []}
        for i, leaf in enumerate(leaves):
            if leaf.alternative == number and _is_words(leaf):
                kinds.setdefault(leaf.type, []).append(i)
        plain, rich = kinds["text/plain"], kinds["text/html"]
        if plain and rich:
            words = sum(_words(leaves[i]) for i in plain)
            stub = 2 * words < sum(_words(leaves[i]) for i in rich)
            dropped.update(plain if stub else rich)
    return dropped


def _words(leaf: Leaf) -> int:
    words = headers.text(leaf.data, leaf.parameters.get("charset", ""))
    if leaf.type == "text/html":
        words = html.unescape(_TAG.sub(" ", words))
    return sum(len(word) for word in _WORD.findall(words))


def _name(leaf: Leaf, number: int) -> str:
    if named := label(leaf.name):
        return named
    kind = filetype.media_type(leaf.data, declared=leaf.type)
    return f"attachment-{number}.{filetype.ENDINGS.get(kind, 'bin')}"


def _type(leaf: Leaf) -> str:
    """Say the declared type, with what a reader of text could not find out."""
    if not leaf.type.startswith("text/"):
        return leaf.type
    said = leaf.parameters
    charset = re.sub(r"[^\w.:-]", "", said.get("charset", "").lower())
    extras = {
        "charset": "" if charset in {"utf-8", "us-ascii", "ascii"} else charset,
        "format": "flowed" if said.get("format", "").lower() == "flowed" else "",
        "delsp": "yes" if said.get("delsp", "").lower() == "yes" else "",
    }
    return "; ".join((leaf.type, *(f"{k}={v}" for k, v in extras.items() if v)))


def _diagnostics(walk: Walk) -> tuple[str, ...]:
    """Ask mail-parser what is wrong with the addresses and the date."""
    judged = [(n, v) for n, v in walk.fields if n in _JUDGED]
    block = b"".join(b"%s: %s\r\n" % (n.encode(), v) for n, v in judged)
    if len(block) > _MOST_JUDGED_BYTES:
        return ()
    try:
        said = mailparser.parse_from_bytes(block + b"\r\n").defects
    except Exception as fault:  # noqa: BLE001 (the library raises anything; it only advises)
        return (f"mail-parser gave up on the headers: {type(fault).__name__}",)
    texts = (text for group in said for of_kind in group.values() for text in of_kind)
    return tuple(headers.clean(_JUDGEMENT.sub(r"\1", t))[:300] for t in texts)
