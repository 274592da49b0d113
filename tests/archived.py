"""What lies in an archive, read with nothing of the product."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterable
from pathlib import Path


def raw_messages(archive: Path) -> dict[str, bytes]:
    """Read every message by the name of its file, alone or in a tar."""
    files = (*archive.glob("raw/??/*.eml"), *archive.glob("raw/packs/*.tar"))
    return unpacked((str(path), path.read_bytes()) for path in files)


def unpacked(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Read every message of files that are given by their names."""
    found = {}
    for name, data in files:
        if name.endswith(".eml"):
            found[Path(name).stem] = data
            continue
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as pack:
            for member in pack:
                opened = pack.extractfile(member)
                assert opened is not None, member.name
                found[member.name.removesuffix(".eml")] = opened.read()
    return found
