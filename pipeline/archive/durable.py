"""How is something written so that a power cut cannot take it away again?

A file is there whole or not at all: temporary file, fsync, rename, fsync of the
folder.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

from pipeline.faults import Deferred

_serial = count()


@contextmanager
def writing() -> Iterator[None]:
    """Say in a sentence that the disk refuses; raise Deferred."""
    try:
        yield
    except OSError as error:
        raise Deferred(
            f"The archive cannot be written ({error.strerror}). Make room on the "
            "disk or mend its permissions; the mail stays where it is until then.",
            timedelta(minutes=1),
        ) from error


def keep(path: Path, pieces: Iterable[bytes], unfinished: Path) -> None:
    """Write and flush a file in the folder `unfinished`, then give it its name.

    The name itself lasts when its folder is flushed, once for many files.
    """
    draft = unfinished / f"{os.getpid()}.{time.time_ns()}.{next(_serial)}"
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            for piece in pieces:
                write(descriptor, piece)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        draft.rename(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def make(*folders: Path) -> None:
    """Make folders so that they are still there after a power cut."""
    way = {above for folder in folders for above in (folder, *folder.parents)}
    new = [folder for folder in way if not folder.is_dir()]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    for parent in {folder.parent for folder in new}:
        flush(parent)


def flush(folder: Path) -> None:
    """Make renames in this folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(descriptor: int, data: bytes) -> None:
    """Write everything: a full disk may take a part before it says so."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
