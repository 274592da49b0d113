"""How does mail that lies in files become deliveries?

`.eml` files, `.mbox` files, Maildirs, and folders of them. What stands in for
INTERNALDATE is the number a Maildir name begins with, the mbox From_ line, or
the time of the file. Importing twice changes nothing: a file's name, its
position and its bytes are the identity of its delivery.
"""

from __future__ import annotations

import mailbox as standard_mailbox
import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline.arrival import IMPORTED, Arrival, SourceKey
from pipeline.faults import Fault
from rules.duplicate import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pipeline.ledger import Ledger

_BATCH = 100
_MAILDIR_NAME = re.compile(r"^(\d{9,11})\.")


def take(
    ledger: Ledger,
    paths: Iterable[Path],
    progress: Callable[[int], None] = lambda _count: None,
) -> int:
    """Import files and folders of mail; return how many messages were read."""
    count = 0
    batch: list[tuple[str, int, bytes, datetime]] = []
    for found in _messages(paths):
        batch.append(found)
        if len(batch) == _BATCH:
            count += _keep(ledger, batch)
            progress(count)
            batch = []
    count += _keep(ledger, batch)
    progress(count)
    return count


def _keep(ledger: Ledger, batch: list[tuple[str, int, bytes, datetime]]) -> int:
    digests = ledger.archive.put_many([raw for _, _, raw, _ in batch])
    now = ledger.now()
    ledger.record(
        [
            Arrival(
                key=SourceKey(
                    account=IMPORTED,
                    folder=name,
                    uidvalidity=position,
                    uid=int(sha256(raw).hexdigest()[:15], 16),
                ),
                sha256=digest,
                fingerprint=fingerprint(raw),
                size=len(raw),
                internaldate=at,
                first_seen=now,
            )
            for (name, position, raw, at), digest in zip(batch, digests, strict=True)
        ]
    )
    return len(batch)


def _messages(paths: Iterable[Path]) -> Iterator[tuple[str, int, bytes, datetime]]:
    for path in paths:
        if not path.exists():
            raise Fault(f"There is no file or folder {path}.")
        if path.is_dir():
            yield from _folder(path)
        elif path.suffix == ".mbox":
            yield from _mbox(path)
        else:
            yield _file(path)


def _folder(path: Path) -> Iterator[tuple[str, int, bytes, datetime]]:
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        in_maildir = file.parent.name in ("cur", "new")
        if file.suffix == ".mbox":
            yield from _mbox(file)
        elif file.suffix == ".eml" or in_maildir:
            yield _file(file)


def _file(path: Path) -> tuple[str, int, bytes, datetime]:
    named = _MAILDIR_NAME.match(path.name)
    seconds = int(named[1]) if named else path.stat().st_mtime
    return path.name, 0, path.read_bytes(), datetime.fromtimestamp(seconds, UTC)


def _mbox(path: Path) -> Iterator[tuple[str, int, bytes, datetime]]:
    box = standard_mailbox.mbox(path, create=False)
    fallback = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    try:
        for position, key in enumerate(box.keys(), start=1):
            from_line = box.get_message(key).get_from()
            raw = box.get_bytes(key)
            yield path.name, position, raw, _from_line(from_line, fallback)
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
