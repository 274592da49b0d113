"""Where is a compilation parted that is too long to be set, or read, in one go?"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from outbox.compilation.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

#: Paragraphs and rows that are in one part.
PART = 2_500


def parts(
    blocks: Iterable[T], costs: Callable[[T], int] = lambda _: 1
) -> Iterator[list[T]]:
    """Part the blocks, and long tables between their rows, into one part at least.

    No part ends with a heading, and none begins with a table that has no more rows.
    A block counts as so many paragraphs as it `costs`.
    """
    part: list[T] = []
    free = PART
    for block in blocks:
        rows = iter(block.rows) if isinstance(block, Table) else iter(())
        ahead = list(islice(rows, 1))
        while True:
            if free <= 0 and not isinstance(part[-1], Heading):
                yield part
                part, free = [], PART
            here = block
            if isinstance(block, Table):
                cost = 1 + len(block.columns) // 2
                some = [*ahead, *islice(rows, max(0, free) // cost)]
                here = replace(block, rows=some)
                free -= len(some) * cost
                ahead = list(islice(rows, 1))
            part.append(here)
            free -= costs(block)
            if not ahead:
                break
    yield part
