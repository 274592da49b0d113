"""How does a consultation move to another archive?

Every message and every line is copied, in an order that may be broken off at any time
and taken up again: messages first, so that no line speaks of one that is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pipeline.faults import Fault

if TYPE_CHECKING:
    from pipeline.archive import Archive

#: What is in memory together: so many messages or bytes, and so many lines.
_MESSAGES = 100
_BYTES = 32 * 1024**2
_LINES = 5_000
_NOTHING = (
    "There is no archive at that place, or an empty one: it has no ledger. Name the "
    "folder, or the bucket and prefix, in which ledger/ is."
)


class Copied(NamedTuple):
    """How many messages and lines were not there yet."""

    messages: int
    lines: int


def copy(
    old: Archive, new: Archive, progress: Callable[[int], None] = lambda _messages: None
) -> Copied:
    """Bring into the new archive what the old one holds and it does not.

    Raises Fault where the old one is none, and where the new one has lines that the
    old one has not; Corrupt at a message that is damaged.
    """
    if not (ledgers := old.ledgers()):
        raise Fault(_NOTHING)
    for name in ledgers:
        next(_to_come(old, new, name), None)  # a fault is told before anything is done
    messages = lines = 0
    for batch in _batches(old, new):
        new.put_many(batch)
        messages += len(batch)
        progress(messages)
    for name in ledgers:
        coming = _to_come(old, new, name)
        while some := list(islice(coming, _LINES)):
            new.append(name, some, after=new.last_line(name))
            lines += len(some)
    return Copied(messages, lines)


def _batches(old: Archive, new: Archive) -> Iterator[list[bytes]]:
    there = set(new)
    batch: list[bytes] = []
    for name in old:
        if name not in there:
            batch.append(old.get(name))
        if len(batch) == _MESSAGES or sum(map(len, batch)) > _BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


def _to_come(old: Archive, new: Archive, name: str) -> Iterator[bytes]:
    """Yield the lines that follow those which the new archive has already."""
    lines = old.lines(name)
    for line in new.lines(name):
        if next(lines, None) != line:
            raise Fault(
                f"The new archive's ledger/{name} does not begin as the old one's. It "
                "belongs to another consultation, or has gone on by itself: name an "
                "empty place."
            )
    yield from lines
