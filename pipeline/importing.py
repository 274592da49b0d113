"""How does mail that lies in files become deliveries?

Importing twice changes nothing: a file's name, its position and its bytes are the
identity of its delivery. So an import that was broken off is begun again, and passes
over what is known; and so it does over what a mailbox gave, byte for byte, with the
stamps of the way that it went. While one batch is made durable the next is being read.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline.arrival import BATCH_BYTES, IMPORTED, Arrival, SourceKey, lanes
from pipeline.mailfiles import Left, messages
from pipeline.store import entries
from rules.duplicate import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from pipeline.ledger import Ledger
    from pipeline.mailfiles import Found

#: What is recorded in one transaction, and so many batches beside the one being read.
_BATCH_MESSAGES = 1000
_ON_THE_WAY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many messages became deliveries, and how many were deliveries before.

    `passed_over` are the files in which there is no message, `troubles` sentences
    about those that could not be read to their end.
    """

    new: int
    known: int
    passed_over: tuple[str, ...]
    troubles: tuple[str, ...]


def take(
    ledger: Ledger,
    paths: Iterable[Path],
    progress: Callable[[int], None] = lambda _count: None,
) -> Taken:
    """Import files and folders of mail; nothing is taken where a path is missing."""
    count = new = 0
    left, lane = Left(), lanes()
    under_way: deque[tuple[int, Future[int]]] = deque()
    with ThreadPoolExecutor(1) as keeper:  # one, so that rows come in their order

        def settle(room: int) -> None:
            nonlocal count, new
            while len(under_way) > room:
                size, kept = under_way.popleft()
                new += kept.result()
                count += size
                progress(count)

        for batch in _batches(messages(paths, left)):
            under_way.append((len(batch), keeper.submit(_keep, ledger, batch, lane)))
            settle(_ON_THE_WAY)
        settle(0)
    ledger.seal()  # whoever gave a row before may not have come to it
    return Taken(
        new=new,
        known=count - new,
        passed_over=tuple(left.files),
        troubles=tuple(left.troubles),
    )


def _batches(found: Iterator[Found]) -> Iterator[list[Found]]:
    """Take together what may be in memory together."""
    batch: list[Found] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.raw)
        if len(batch) == _BATCH_MESSAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _keep(ledger: Ledger, batch: list[Found], lane: Iterator[int]) -> int:
    """Archive and record a batch; return how many of it are new.

    What is known is not written again, unless the archive has lost it.
    """
    raws = {_key(one): one for one in batch}
    with ledger.reading() as session:
        polled = entries.polled(session, [_digest(one.raw) for one in batch])
        known = entries.known(session, list(raws))
    known |= {key for key, one in raws.items() if _digest(one.raw) in polled}
    there = ledger.archive.kept({_digest(raws[k].raw): len(raws[k].raw) for k in known})
    fresh = {key: one for key, one in raws.items() if key not in known}
    lost = [raws[k].raw for k in known if _digest(raws[k].raw) not in there]
    digests = ledger.archive.put_many([*(one.raw for one in fresh.values()), *lost])
    arrivals = [
        Arrival(
            key=key,
            sha256=digest,
            fingerprint=fingerprint(one.raw),
            size=len(one.raw),
            internaldate=one.at,
            first_seen=ledger.now(),
            lane=next(lane),
        )
        for (key, one), digest in zip(fresh.items(), digests, strict=False)
    ]
    if arrivals:
        ledger.record(arrivals)
    return len(arrivals)


def _key(one: Found) -> SourceKey:
    return SourceKey(
        account=IMPORTED,
        folder=one.name,
        uidvalidity=one.position,
        uid=int(_digest(one.raw)[:15], 16),
    )


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()
