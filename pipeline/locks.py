"""Is somebody else doing this already? A lock that dies with its process.

On one machine a file lock in the archive's folder: two pollers, or two that
send letters, never run side by side, and a killed one leaves nothing behind.
"""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def only_one(folder: Path, name: str) -> Iterator[bool]:
    """Take the lock of that name; say whether we are the one who has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f".{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
