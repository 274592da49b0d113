"""What lies in an archive, read with nothing of the product."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def raw_messages(archive: Path) -> dict[str, bytes]:
    """Read every message by the name of its file, alone or in a tar."""
    found = {path.stem: path.read_bytes() for path in archive.glob("raw/??/*.eml")}
    for path in archive.glob("raw/packs/*.tar"):
        with tarfile.open(path, "r:") as pack:
            for member in pack:
                opened = pack.extractfile(member)
                assert opened is not None, member.name
                found[member.name.removesuffix(".eml")] = opened.read()
    return found
