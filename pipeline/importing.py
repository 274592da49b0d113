"""How does mail that lies in files become deliveries?

Single messages, mbox files, Maildirs, and folders of them; a file in which there
is no message is named and left alone. What stands in for
INTERNALDATE is the number a Maildir name begins with, the mbox From_ line, or
the time of the file. Importing twice changes nothing: a file's name, its
position and its bytes are the identity of its delivery.
"""

from __future__ import annotations

import mailbox as standard_mailbox
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from pipeline.arrival import IMPORTED, Arrival, SourceKey
from pipeline.faults import Fault
from pipeline.fetch import BATCH_BYTES, BATCH_MESSAGES
from rules.duplicate import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pipeline.ledger import Ledger

#: A message begins with a header field (RFC 5322, 2.2), whatever its file is named.
_BEGINNING = 1000
_HEADER = re.compile(rb"\s*[!-9;-~]{1,76}:[^\n]*\n[!-~ \t\r]")
_MAILDIR_NAME = re.compile(r"^(\d{9,11})\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many messages became deliveries, and how many were deliveries before.

    `passed_over` are the files in which there is no message.
    """

    new: int
    known: int
    passed_over: tuple[str, ...]


class _Found(NamedTuple):
    """A message in a file: its name and position there, and when it came."""

    name: str
    position: int
    raw: bytes
    at: datetime


def take(
    ledger: Ledger,
    paths: Iterable[Path],
    progress: Callable[[int], None] = lambda _count: None,
) -> Taken:
    """Import files and folders of mail; nothing is taken where a path is missing."""
    files = list(_files(list(paths)))
    count = new = 0
    passed_over: list[str] = []
    for batch in _batches(found for f in files for found in _messages(f, passed_over)):
        new += _keep(ledger, batch)
        count += len(batch)
        progress(count)
    return Taken(new=new, known=count - new, passed_over=tuple(passed_over))


def _batches(messages: Iterator[_Found]) -> Iterator[list[_Found]]:
    """Take together what may be in memory together, as the intake does."""
    batch: list[_Found] = []
    for found in messages:
        batch.append(found)
        size = sum(len(each.raw) for each in batch)
        if len(batch) == BATCH_MESSAGES or size >= BATCH_BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


def _keep(ledger: Ledger, batch: list[_Found]) -> int:
    """Archive and record a batch; return how many of it are new."""
    digests = ledger.archive.put_many([found.raw for found in batch])
    arrivals = [
        Arrival(
            key=SourceKey(
                account=IMPORTED,
                folder=found.name,
                uidvalidity=found.position,
                uid=int(digest[:15], 16),
            ),
            sha256=digest,
            fingerprint=fingerprint(found.raw),
            size=len(found.raw),
            internaldate=found.at,
            first_seen=ledger.now(),
        )
        for found, digest in zip(batch, digests, strict=True)
    ]
    keys = {arrival.key for arrival in arrivals}
    new = keys - ledger.known(list(keys))
    ledger.record(arrivals)
    return len(new)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise Fault(f"There is no file or folder {path}.")
    for path in paths:
        if path.is_dir():
            yield from sorted(
                p for p in path.rglob("*") if p.is_file() and p.name[0] != "."
            )
        else:
            yield path


def _messages(file: Path, passed_over: list[str]) -> Iterator[_Found]:
    """Go through the messages of a file; name it where there are none."""
    with file.open("rb") as opened:
        beginning = opened.read(_BEGINNING)
    if beginning.startswith(b"From "):
        yield from _mbox(file)
    elif file.suffix == ".eml" or _HEADER.match(beginning):
        yield _file(file)
    else:
        passed_over.append(str(file))


def _file(path: Path) -> _Found:
    named = _MAILDIR_NAME.match(path.name)
    seconds = int(named[1]) if named else path.stat().st_mtime
    at = datetime.fromtimestamp(seconds, UTC)
    return _Found(path.name, 0, path.read_bytes(), at)


def _mbox(path: Path) -> Iterator[_Found]:
    box = standard_mailbox.mbox(path, create=False)
    fallback = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    try:
        for position, key in enumerate(box.keys(), start=1):
            from_line = box.get_message(key).get_from()
            at = _from_line(from_line, fallback)
            yield _Found(path.name, position, box.get_bytes(key), at)
    finally:
        box.close()


def _from_line(line: str, fallback: datetime) -> datetime:
    """Read the time of an mbox From_ line, which asctime wrote in UTC."""
    try:
        return datetime.strptime(
            f"{line.partition(' ')[2].strip()} +0000", "%a %b %d %H:%M:%S %Y %z"
        )
    except ValueError:
        return fallback
