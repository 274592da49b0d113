"""A file that is made to harm its reader, and how reading it must end."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import parse
from pipeline.message.documents import Document
from pipeline.message.parts import payloads
from rules.terms import Read

if TYPE_CHECKING:
    from pipeline.bounded import Reader

FULL, PARTIAL, HELD = Read.FULL, Read.PARTIAL, Read.HELD


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """`why` is in the reason or the defects, `words` are among what was read.

    A file whose name ends with `.eml` is a message of its own, the others are
    attached to one. `program` is one without which it ends in another way.
    """

    name: str
    file: str
    make: Callable[[], bytes]
    read: Read = FULL
    why: str = ""
    words: str = ""
    program: str = ""


@dataclass(frozen=True, kw_only=True)
class End:
    """How it ended: the worst reading, all reasons, all words, all names."""

    read: Read
    why: str
    words: str
    names: tuple[str, ...]


def ended(hostile: Hostile, reader: Reader) -> End:
    """Read it as the service does."""
    data, defects = hostile.make(), ()
    documents = [Document(name=hostile.file, data=data)]
    if hostile.file.endswith(".eml"):
        defects = parse.read_message(data).defects
        documents = [
            Document(name=p.name, data=held, declared=p.type, is_body=p.is_body)
            for p, held in payloads(data)
        ]
    found = [each for answer in reader.read(documents) for each in answer]
    readings = [each.reading for each in found]
    return End(
        read=max((r.read for r in readings), key=list(Read).index, default=FULL),
        why="\n".join((*defects, *(r.why for r in readings))),
        words="\n".join(p.text for r in readings for p in r.passages),
        names=tuple(each.name for each in found),
    )


def spent(reader: Reader) -> float:
    """Return the processor time, in seconds, of a reader's processes so far."""
    stat = Path(f"/proc/{reader.pid}/stat").read_text(encoding="ascii")
    times = stat.rpartition(")")[2].split()[11:15]  # its own, its ended children's
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def mailed(hostile: Hostile) -> bytes:
    """Send it: as the message that it is, or attached to one."""
    data = hostile.make()
    received = (
        b"Received: from a by mx.example.org; Tue, 10 Mar 2026 10:00:00 +0000\r\n"
    )
    if hostile.file.endswith(".eml"):
        return received + data
    name = hostile.file.encode()
    return (
        received + b"From: Ana <ana@party.example>\r\nTo: info@example.org\r\n"
        b"Subject: Our comments\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=outer-7f3a\r\n"
        b"\r\n--outer-7f3a\r\n\r\n"
        b"Paragraph 2: please delete it.\r\n--outer-7f3a\r\n"
        b'Content-Type: application/octet-stream; name="' + name + b'"\r\n'
        b"Content-Transfer-Encoding: binary\r\n"
        b"Content-Disposition: attachment\r\n\r\n" + data + b"\r\n--outer-7f3a--\r\n"
    )
