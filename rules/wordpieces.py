"""Into which pieces does a text fall, of those that were learnt?

Each word is split as is likeliest, by how often its pieces are met, whatever their
order (a unigram language model: Kudo 2018, Subword Regularization); the split is found
by the Viterbi algorithm. A word begins with the sign that stands for the space before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from math import inf
from unicodedata import normalize

#: What stands for a space.
SPACE = "▁"
#: Numbers that are no piece: what is in none, the begin and the end of a text.
UNKNOWN, BEGIN, END = range(3)
#: So much less likely than the rarest piece is a sign that is in none.
_WORSE = 10.0
#: A word that is longer goes on as another.
_LONGEST = 60


class Pieces:
    """The pieces that are known, of which each has a number."""

    def __init__(self, pieces: Sequence[str], likely: Sequence[float]) -> None:
        """Take pieces and the logarithms of how likely each is."""
        told = enumerate(zip(pieces, likely, strict=True), END + 1)
        self._known = {piece: (number, each) for number, (piece, each) in told}
        self._long = max(map(len, pieces))
        self._unlikely = min(likely) - _WORSE
        self._of_word = lru_cache(maxsize=20_000)(self._split)

    def of(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text.

        >>> Pieces(["▁go", "ing", "▁", "g"], [-1.0, -2.0, -9.0, -9.0]).of("going G")
        [3, 4, 5, 0]
        """
        words = normalize("NFKC", text).split()
        return [*chain.from_iterable(self._of_word(word) for word in words)]

    def _split(self, word: str) -> tuple[int, ...]:
        whole = SPACE + word
        parts = range(0, len(whole), _LONGEST)
        found = (self._best(whole[at : at + _LONGEST]) for at in parts)
        return tuple(chain.from_iterable(found))

    def _best(self, word: str) -> list[int]:
        """Find the likeliest split: the best to each place, then back from the end."""
        best = [0.0, *[-inf] * len(word)]
        last = [(UNKNOWN, 0)] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + self._long) + 1):
                number, likely = self._known.get(
                    word[start:end],
                    (UNKNOWN, self._unlikely if end == start + 1 else -inf),
                )
                if best[start] + likely > best[end]:
                    best[end], last[end] = best[start] + likely, (number, start)
        found, end = [], len(word)
        while end:
            number, end = last[end]
            found.append(number)
        return found[::-1]
