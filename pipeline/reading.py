"""What is seen in a file, or in a message with all that lies in it?

The same reading as that of the pipeline, for one file alone: no configuration,
no mailbox, no ledger. `read` says what was seen in a file, `line` prints that for
scripts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from pipeline.extract.stage import read_parts
from pipeline.message import filetype
from pipeline.message.documents import Document, inside
from pipeline.message.parts import opened
from pipeline.parse import message_of
from pipeline.store.values import dump, instant
from rules.terms import Message, Read

if TYPE_CHECKING:
    from pipeline.bounded import Reader
    from pipeline.work import ReadPart

SCHEMA = "depositary.reading/1"
#: The folders of a Maildir, whose messages have no ending.
_MAILDIR = frozenset(("cur", "new"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file and what was seen in it.

    `parts` are the file itself, or the bodies and files of a message, and what
    lies in each that is a container; their passages are `part.text.passages`.
    `message` holds the headers of a message and is None for any other file.
    """

    name: str
    type: str
    size: int
    sha256: str
    parts: tuple[ReadPart, ...]
    message: Message | None = None

    @property
    def read(self) -> Read:
        """How much was read: as much as of the part of which least was read."""
        whole = Read.PARTIAL if self._beyond else Read.FULL
        return max((whole, *(p.read for p in self.parts)), key=list(Read).index)

    @property
    def why(self) -> str:
        """Why not more: the reasons of all parts, each once."""
        reasons = (*(part.why for part in self.parts if part.why), *self._beyond)
        return " ".join(dict.fromkeys(reasons))

    @property
    def _beyond(self) -> tuple[str, ...]:
        """In what the message goes beyond the limits, so that not all was read."""
        defects = self.message.defects if self.message else ()
        return tuple(f"{d}." for d in defects if d.startswith("over the limit"))


def read(name: str, data: bytes, reader: Reader) -> FileRead:
    """Read any file in the bounded child; a message is read part by part.

    `name` is a path or a label; what is in the file decides, save that an
    ending `.eml` and a place in a Maildir make a message of whatever there is.
    Never raises for what is in the file.

    >>> from pipeline.bounded import Reader
    >>> with Reader() as reader:
    ...     found = read("note.txt", b"We agree.", reader)
    >>> found.read.value, found.parts[0].text.passages[0].text
    ('full', 'We agree.')
    """
    path = PurePath(name)
    kind = filetype.media_type(data, path.name)
    if path.suffix.lower() == ".eml" or path.parent.name in _MAILDIR:
        kind = filetype.MESSAGE
    mail = opened(data) if kind == filetype.MESSAGE else None
    documents = inside(mail) if mail else [Document(name=path.name, data=data)]
    return FileRead(
        name=name,
        type=kind,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        parts=read_parts(documents, reader),
        message=message_of(mail) if mail else None,
    )


def line(found: FileRead) -> dict[str, Any]:
    """Return what was seen in a file as scripts get it, one object a file.

    Passages have the fields of `rules.terms.Passage`; those that are empty are
    left out, and `source` names part, sha256 and place.
    """
    return {
        "schema": SCHEMA,
        "file": found.name,
        "type": found.type,
        "bytes": found.size,
        "sha256": found.sha256,
        "read": found.read.value,
        "why": found.why or None,
        "message": found.message and _headers(found.message),
        "parts": [
            {
                "name": part.text.name,
                "type": part.type,
                "bytes": part.size,
                "sha256": part.text.sha256,
                "is_body": part.text.is_body,
                "read": part.read.value,
                "why": part.why or None,
                "properties": dict(part.text.properties),
                "passages": dump(part.text.passages),
            }
            for part in found.parts
        ],
    }


def _headers(message: Message) -> dict[str, Any]:
    return {
        "from": dump(message.senders),
        "to": dump(message.recipients),
        "reply_to": dump(message.reply_to),
        "subject": message.subject,
        "message_id": message.message_id,
        "in_reply_to": dump(message.in_reply_to),
        "date": message.claimed_at and instant(message.claimed_at),
        "received": dump(message.stamps),
        "defects": list(message.defects),
    }
