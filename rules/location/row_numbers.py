"""Do the numbers in a column count its rows, and cite nothing?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts


def count(cells: Sequence[str]) -> bool:
    """Tell whether cells say which row each is.

    >>> count(["1.", "2)"]), count(["2", "3"])
    (True, False)
    """
    return _numbers(cells) == [str(n) for n in range(1, len(cells) + 1)]


def rise(cells: Sequence[str], drafts: Drafts) -> bool:
    """Tell whether numbers only rise, and no draft prints most: some rows are left out.

    "3", "7", "41", which a form had given to remarks before some were sent.
    """
    numbers = _numbers(cells)
    if not all(map(str.isdecimal, numbers)):
        return False
    rising = all(int(a) < int(b) for a, b in pairwise(numbers))
    every = drafts.citable.labels.values()
    unknown = [n for n in numbers if not any(labels.printed((n,)) for labels in every)]
    return rising and len(unknown) * 2 > len(numbers)


def _numbers(cells: Sequence[str]) -> list[str]:
    return [cell.strip(" .)") for cell in cells]
