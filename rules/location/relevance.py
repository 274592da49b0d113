"""Which texts tell most of what a passage says, by its words alone?

Okapi BM25 (Robertson and Zaragoza 2009): a word tells the more the fewer texts hold it,
a text that repeats it is on it, and a long one holds many words by chance. Words are
cut, for they are inflected. It orders what a person is offered, and decides nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from rules import alignment

#: So many letters of a word are its stem.
_STEM = 6
#: How soon a word that is repeated tells no more, and how much a text's length counts.
_SOON, _LENGTH = 1.2, 0.3
#: A stem is rare that no more texts hold, if it is one of a long word.
_RARE = 3


class Relevance:
    """An index of texts by the stems of their words."""

    def __init__(self, contents: Sequence[str]) -> None:
        counts = [Counter(stems(each)) for each in contents]
        sizes = [each.total() for each in counts]
        mean = max(1.0, sum(sizes) / max(1, len(sizes)))
        held: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, (each, size) in enumerate(zip(counts, sizes, strict=True)):
            long = _SOON * (1 - _LENGTH + _LENGTH * size / mean)
            for stem, n in each.items():
                held[stem].append((index, n * (_SOON + 1) / (n + long)))
        self._size = len(counts)
        self._held = {
            stem: (
                np.array([index for index, _ in told]),
                np.array([share for _, share in told])
                * np.log1p((len(counts) - len(told) + 0.5) / (len(told) + 0.5)),
            )
            for stem, told in held.items()
        }

    def best(self, text: str) -> list[int]:
        """Return the indexes of texts that share a rare stem, the most telling first.

        >>> Relevance(["Boats make payments.", "Nets are dyed."]).best("Such a payment")
        [0]
        """
        sums, few = np.zeros(self._size), set[int]()
        for stem in dict.fromkeys(stems(text)):
            if (told := self._held.get(stem)) is not None:
                sums[told[0]] += told[1]
                rare = len(told[0]) <= _RARE and (stem[_STEM - 1 :] or stem[0] >= "一")
                few.update(told[0].tolist() if rare else ())
        order: list[int] = np.argsort(-sums, kind="stable").tolist()
        return [index for index in order if index in few]


def stems(text: str) -> list[str]:
    """Cut the words of a text short; Han signs in pairs.

    >>> stems("Die Hafenmeisterin"), stems("港口费用")
    (['die', 'hafenm'], ['港口', '口费', '费用'])
    """
    words = alignment.words(text)
    pairs = [a + b for a, b in pairwise(words) if a[0] >= "一" <= b[0]]
    return [word[:_STEM] for word in words if word[0] < "一"] + pairs
