"""Which files does a file hold? zip, winmail.dat and mails, one level deep."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from tnefparse import TNEF  # type: ignore[import-untyped]  # it ships no types

from pipeline import filetype, parts
from pipeline.extract.ooxml import BOMB, DAMAGED, PROTECTED, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ENTRIES = 2_000
_MOST_BYTES = 200 * 1024**2
_MOST_RATIO = 100
_ENCRYPTED = 0x1


def inner(data: bytes, kind: str) -> list[tuple[str, bytes]]:
    """Return (name, bytes) of what a container holds.

    Raises UnreadableError with a sentence.
    """
    if kind == filetype.ZIP:
        return list(_zip(data))
    if kind == filetype.TNEF:
        return list(_tnef(data))
    return [(part.name, held) for part, held in parts.payloads(data)]


def _zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            total = sum(e.file_size for e in entries)
            if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES:
                raise UnreadableError(BOMB)
            if total > _MOST_RATIO * max(len(data), 100_000):
                raise UnreadableError(BOMB)
            for entry in entries:
                if entry.flag_bits & _ENCRYPTED:
                    raise UnreadableError(PROTECTED)
                with archive.open(entry) as file:
                    # never more than was said: the directory may lie
                    yield parts.label(entry.filename), file.read(entry.file_size)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as fault:
        raise UnreadableError(DAMAGED) from fault


def _tnef(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        held = TNEF(data)
    except Exception as fault:  # the library raises whatever it meets
        raise UnreadableError(DAMAGED) from fault
    for attachment in held.attachments:
        yield (
            parts.label(attachment.long_filename() or attachment.name),
            attachment.data,
        )
