"""In which order are single messages taken, each in a file of its own?

As they were received, so that numbers, copies and revised versions come out as they
would have from the mailbox: what a file is named tells nothing of it. Of each only its
name and its time are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pipeline.message import headers
from rules.deadline import own_stamps

_SINGLE = ".eml"
_HEAD = 64 * 1024  # bytes in which the stamps and the date of a message stand
_NEVER = datetime.max.replace(tzinfo=UTC)


def came(head: bytes, own_hosts: Collection[str] = ()) -> datetime | None:
    r"""Say when a message was received, as far as the beginning of it tells.

    By the stamp that counts for a deadline, else the topmost with a time, else by the
    date that its sender gave.

    >>> came(b"Date: Tue, 10 Mar 2026 10:00:00 +0000\n\nWe agree.").hour
    10
    """
    block = head.lstrip().replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    found = [(name, headers.text(value)) for name, value in headers.fields(block)]
    stamps = [headers.stamp(value) for name, value in found if name == "received"]
    ours = [stamps[place] for place in own_stamps(stamps, own_hosts)]
    dates = [headers.instant(value) for name, value in found if name == "date"]
    times = [*(s.at for s in reversed(ours)), *(s.at for s in stamps), *dates]
    return next((at for at in times if at), None)


def in_order(
    walk: Callable[[], Iterable[Path]], own_hosts: Collection[str] = ()
) -> Iterator[Path]:
    """Yield what is walked, single messages in the order they were received.

    They stand where the first of them stood, those without a time last; of two at the
    same time the one whose name comes first. All other files stay where they are.
    """
    singles = [file for file in walk() if _is_single(file)]
    if singles[1:]:
        singles.sort(key=lambda file: (_time(file, own_hosts), file.name))
    for file in walk():
        if not _is_single(file):
            yield file
        elif singles:
            yield from singles
            singles = []


def _is_single(file: Path) -> bool:
    return file.suffix.lower() == _SINGLE


def _time(file: Path, own_hosts: Collection[str]) -> datetime:
    with file.open("rb") as opened:
        return came(opened.read(_HEAD), own_hosts) or _NEVER
