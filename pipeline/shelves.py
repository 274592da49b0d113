"""Where lies a docket that is too large for memory? In a file without a name.

It is as large as the disk lets it be, nobody else can open it, and it is gone with the
process, however that ends.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, cached_property, lru_cache, partial
from io import BytesIO
from multiprocessing.reduction import DupFd
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from weakref import finalize

from rules.shelves import Shelves

#: So many pieces are kept at hand after they were looked at.
_AT_HAND = 2_048
_SIZE = 8  # bytes that say how long a piece is


def shelves(folder: Path) -> Shelves:
    """Give shelves that put into a file of this folder what is too much for memory."""
    return Shelves(_File(folder))


class _File:
    """Pieces, one after the other; the file is made for the first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._end = 0

    @cached_property
    def _file(self) -> int:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = TemporaryFile(dir=self._folder)  # noqa: SIM115 (closed with this)
        finalize(self, file.close)
        return file.fileno()

    @cached_property
    def _at_hand(self) -> Callable[[int], Sequence[Any]]:
        return lru_cache(_AT_HAND)(partial(_read, self._file))

    def __reduce__(self) -> tuple[Any, ...]:
        """Let another process read what is there; who puts more there has another."""
        if not self._end:
            return _File, (self._folder,)
        return _lent, (self._folder, DupFd(self._file))

    def another(self) -> _File:
        """Give a file for the pieces of another process."""
        return _File(self._folder)

    def put(self, values: Sequence[Any]) -> int:
        """Write a piece; say where it begins."""
        piece = BytesIO()
        _Pickler(piece, pickle.HIGHEST_PROTOCOL).dump(values)
        data = piece.getvalue()
        place, whole = self._end, len(data).to_bytes(_SIZE) + data
        while whole:
            written = os.pwrite(self._file, whole, self._end)
            self._end, whole = self._end + written, whole[written:]
        return place

    def get(self, place: int) -> Sequence[Any]:
        """Read a piece, or give it once more."""
        return self._at_hand(place)


def _lent(folder: Path, file: Any) -> _File:
    made = _File(folder)
    made._file = file.detach()  # noqa: SLF001 (it is ours)
    finalize(made, os.close, made._file)  # noqa: SLF001 (as above)
    return made


def _read(file: int, place: int) -> Sequence[Any]:
    size = int.from_bytes(os.pread(file, _SIZE, place))
    data = os.pread(file, size, place + _SIZE)
    values: Sequence[Any] = pickle.loads(data)  # noqa: S301 (we wrote it)
    return values


class _Pickler(pickle.Pickler):
    """Writes frozen values by their fields alone, and without a detour over Python."""

    def reducer_override(self, value: Any) -> Any:
        """Say how a value is made again."""
        kind = type(value)
        if not is_dataclass(kind):
            return NotImplemented
        return _again, (kind, *[getattr(value, name) for name in _names(kind)])


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def _setters(kind: Any) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(kind, name).__set__ for name in _names(kind))


def _again(kind: Any, *values: Any) -> Any:
    """Make a value again that was checked when it was made."""
    made = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(made, value)
    return made
