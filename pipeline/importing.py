"""How does mail that lies in files become deliveries?

Importing twice changes nothing: a file's name, its position and its bytes are the
identity of its delivery. So an import that was broken off is begun again, and passes
over what is known; and so it does over what a mailbox gave, byte for byte, with the
stamps of the way that it went. Messages in files of their own come in the order in
which they were received. While one batch is made durable the next is being read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.arrival import BATCH_BYTES, IMPORTED, Arrival, SourceKey, lanes
from pipeline.mailfiles import Found, Left, messages
from pipeline.store import entries, meeting
from rules.duplicate import fingerprint

if TYPE_CHECKING:
    from pipeline.ledger import Ledger

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
    hosts = {h for box in ledger.settings.boxes.values() for h in box.own_hosts}
    under_way: deque[tuple[int, Future[int]]] = deque()
    with ThreadPoolExecutor(1) as keeper:  # one, so that rows come in their order

        def settle(room: int) -> None:
            nonlocal count, new
            while len(under_way) > room:
                size, kept = under_way.popleft()
                new += kept.result()
                count += size
                progress(count)

        for batch in _batches(messages(paths, left, hosts)):
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
    raws = {sha256(one.raw).hexdigest(): one.raw for one in batch}
    arrivals = {
        key: Arrival(
            key=key,
            sha256=digest,
            fingerprint=fingerprint(one.raw),
            size=len(one.raw),
            internaldate=one.at,
            first_seen=ledger.now(),
        )
        for one in batch
        for digest in [sha256(one.raw).hexdigest()]
        for key in [_key(one, digest)]
    }

    def raw_of(digest: str) -> bytes:
        return raws.get(digest) or ledger.archive.get(digest)

    with ledger.reading() as session:
        known = entries.known(session, list(arrivals))
        there = meeting.polled(session, list(arrivals.values()), raw_of)
    kept = {arrivals[key].sha256 for key in known} | (raws.keys() & there.values())
    lost = kept - set(ledger.archive.kept({name: len(raws[name]) for name in kept}))
    fresh = [one for key, one in arrivals.items() if key not in known | there.keys()]
    names = [*(one.sha256 for one in fresh), *lost]
    ledger.archive.put_many([raws[name] for name in names])
    if not fresh:
        return 0
    return ledger.record([replace(one, lane=next(lane)) for one in fresh])


def _key(one: Found, digest: str) -> SourceKey:
    return SourceKey(
        account=IMPORTED,
        folder=one.name,
        uidvalidity=one.position,
        uid=int(digest[:15], 16),
    )
