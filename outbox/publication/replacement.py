"""How is the published set replaced at once, for every reader?

Each set is built in its own folder beside the published one and synced to disk
(once for all files: they are many and small). A file that says what it said in the
set before is that file still: it is linked, not written, and keeps its date. Then
`folder`, a symbolic link, is replaced by a link to the new set, in one rename: a
reader sees the old set or the new one and nothing between. The set before is removed
then, for it may say what was taken out since; so is what an interrupted turn left.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from rules.shelves import Shelves

T = TypeVar("T")


def replace(
    folder: Path,
    files: Iterable[tuple[str, bytes | Iterable[bytes]]],
    placing: AbstractContextManager[Any] | None = None,
    shelves: Shelves | None = None,
) -> str:
    """Publish `files` as the whole of `folder`; return the digest of the set.

    `placing` surrounds the moment in which readers get to see it, and may refuse it.
    The digest is the SHA-256 of `manifest.txt`, which lists the SHA-256 of each
    file as `sha256sum -c` reads it. Raises FileExistsError where `folder` is
    something else than a published set.
    """
    sets = folder.parent / f".{folder.name}.sets"
    refuse_foreign(folder)
    unfinished = sets / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    before = folder.resolve() if folder.exists() else None
    put = (
        (name, _put(unfinished / name, data, before and before / name))
        for name, data in files
    )
    sums = (shelves or Shelves()).ordered(put, itemgetter(0))
    manifest = (f"{sha256}  {name}\n".encode() for name, sha256 in sums)
    digest = _write(unfinished / "manifest.txt", manifest)
    os.sync()
    _swap(folder, unfinished, sets / digest, placing or nullcontext())
    return digest


def refuse_foreign(folder: Path) -> None:
    """Raise FileExistsError where something else than a published set is."""
    if folder.is_symlink() or not folder.exists():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise FileExistsError(
            f"{folder} holds files that are not a published site; "
            "name another folder under [publication], or empty this one"
        )


def _put(path: Path, data: bytes | Iterable[bytes], before: Path | None) -> str:
    with suppress(OSError):  # it is new, or the disk has no hard links: it is written
        if before and isinstance(data, bytes) and before.read_bytes() == data:
            _in_its_folder(path, partial(os.link, before))
            return hashlib.sha256(data).hexdigest()
    if isinstance(data, bytes):
        return _write(path, [data])
    digest = _write(path, data)
    if before is None:
        return digest
    with suppress(OSError):
        with before.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == digest
        if same:
            twin = path.with_name(f"{path.name}~")
            os.link(before, twin)
            twin.replace(path)
    return digest


def _in_its_folder(path: Path, make: Callable[[Path], T]) -> T:
    """Make a file; only the first one of a folder finds that there is none yet."""
    try:
        return make(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return make(path)


def _write(path: Path, pieces: Iterable[bytes]) -> str:
    said = hashlib.sha256()
    with _in_its_folder(path, lambda file: file.open("wb")) as file:
        for piece in pieces:
            said.update(piece)
            file.write(piece)
    return said.hexdigest()


def _swap(
    folder: Path,
    unfinished: Path,
    finished: Path,
    placing: AbstractContextManager[Any],
) -> None:
    sets = finished.parent
    if finished.exists():
        # an equal set was published before: its bytes are these bytes
        shutil.rmtree(unfinished)
    else:
        unfinished.rename(finished)
    link = sets / "link"
    link.unlink(missing_ok=True)
    link.symlink_to(f"{sets.name}/{finished.name}")
    if folder.is_dir() and not folder.is_symlink():
        folder.rmdir()
    with placing:
        link.replace(folder)
    os.sync()
    for old in sets.iterdir():
        if old != finished:
            shutil.rmtree(old)
