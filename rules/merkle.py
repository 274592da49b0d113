"""Is this line among those whose root was published?

The Merkle tree of RFC 6962 (2.1): lines are the leaves, two neighbours make a node,
and what has no neighbour moves up as it is. Whoever knows the root, the line and one
hash a level can tell, without any other line.

>>> tree = Tree([b"a", b"b", b"c"])
>>> tree.path(2) == ((Tree([b"a", b"b"]).root, ""),)
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from hashlib import sha256


class Tree:
    """The tree over some lines, in their order; of none, the root is sha256 of none."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        """Hash all lines, and pair the hashes until one is left."""
        self._levels = [[_leaf(line) for line in lines]]
        while len(self._levels[-1]) > 1:
            self._levels.append(list(_paired(self._levels[-1])))

    @property
    def root(self) -> str:
        """The hash that stands for all lines, in hex."""
        return (self._levels[-1] or [sha256().digest()])[0].hex()

    def path(self, index: int) -> tuple[tuple[str, str], ...]:
        """Return what stands left and right on the way from a line to the root.

        The line is counted from 0; one of the two is empty, the other a hash.
        """
        found = []
        for level in self._levels:
            if (index ^ 1) < len(level):
                beside = level[index ^ 1].hex()
                found.append((beside, "") if index % 2 else ("", beside))
            index //= 2
        return tuple(found)


def root(lines: Iterable[bytes]) -> str:
    """Give the root of the tree over some lines, which need not be held for it.

    >>> root(iter([b"a", b"b", b"c"])) == Tree([b"a", b"b", b"c"]).root
    True
    """
    whole: list[tuple[int, bytes]] = []  # trees that are full, by their height
    for line in lines:
        height, node = 0, _leaf(line)
        while whole and whole[-1][0] == height:
            height, node = height + 1, _node(whole.pop()[1], node)
        whole.append((height, node))
    nodes = [node for _, node in reversed(whole)] or [sha256().digest()]
    return reduce(lambda right, left: _node(left, right), nodes).hex()


def _leaf(line: bytes) -> bytes:
    return sha256(b"\0" + line).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def _paired(level: list[bytes]) -> Iterator[bytes]:
    for at in range(0, len(level) - 1, 2):
        yield _node(level[at], level[at + 1])
    if len(level) % 2:
        yield level[-1]
