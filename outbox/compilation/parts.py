"""Where is a compilation parted that is too long to be set, or read, in one go?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any, TypeVar

from outbox.compilation.blocks import Cell, Heading, Table

T = TypeVar("T")

#: Paragraphs and rows that are in one part, and the signs of a common one.
PART, COMMON = 2_500, 400


def parts(
    blocks: Iterable[T], costs: Callable[[T], int] = lambda _: 1
) -> Iterator[list[T]]:
    """Part the blocks, and long tables between their rows, into one part at least.

    No part ends with a heading, and none begins with a table that has no more rows.
    A block counts as so many paragraphs as it `costs`, a row by its columns and signs.
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
                some = []
                for row in chain(ahead, rows):
                    some.append(row)
                    free -= _row(row, costs)
                    if free <= 0:
                        break
                here = replace(block, rows=some)
                ahead = list(islice(rows, 1))
            part.append(here)
            free -= costs(block)
            if not ahead:
                break
    yield part


def _row(row: tuple[Cell, ...], costs: Callable[[Any], int]) -> int:
    extra = (
        len(cell) // COMMON if isinstance(cell, str) else sum(map(costs, cell))
        for cell in row
    )
    return 1 + len(row) // 2 + sum(extra)
