"""How is the published set replaced at once, for every reader?

Each set is built in its own folder beside the published one and synced to disk
(once for all files: they are many and small). Then `folder`, a symbolic link, is
replaced by a link to it, in one rename: a reader sees the old set or the new one and
nothing between. The set before stays for those who are still reading it; older ones,
and what an interrupted turn left, are removed at the next.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def replace(folder: Path, files: Iterable[tuple[str, bytes]]) -> str:
    """Publish `files` as the whole of `folder`; return the digest of the set.

    The digest is the SHA-256 of `manifest.txt`, which lists the SHA-256 of each
    file as `sha256sum -c` reads it. Raises FileExistsError where `folder` is
    something else than a published set.
    """
    sets = folder.parent / f".{folder.name}.sets"
    refuse_foreign(folder)
    unfinished = sets / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    sums = sorted((name, _write(unfinished / name, data)) for name, data in files)
    manifest = "".join(f"{sha256}  {name}\n" for name, sha256 in sums).encode()
    digest = _write(unfinished / "manifest.txt", manifest)
    os.sync()
    _swap(folder, unfinished, sets / digest)
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


def _write(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _swap(folder: Path, unfinished: Path, finished: Path) -> None:
    sets = finished.parent
    if finished.exists():
        # an equal set was published before: its bytes are these bytes
        shutil.rmtree(unfinished)
    else:
        unfinished.rename(finished)
    before = sets / folder.readlink().name if folder.is_symlink() else finished
    link = sets / "link"
    link.unlink(missing_ok=True)
    link.symlink_to(f"{sets.name}/{finished.name}")
    if folder.is_dir() and not folder.is_symlink():
        folder.rmdir()
    link.replace(folder)
    os.sync()
    for old in sets.iterdir():
        if old not in (before, finished):
            shutil.rmtree(old)
