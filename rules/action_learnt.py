"""What do people mostly ask for who write like this?

Learnt from wordings that people wrote for it (`rules/wordings`, a file a language):
`scripts/learn.py` weighs every word, its pieces of three to six letters, and every two
or three words in a row, for each action, by multinomial logistic regression. What the
known words of `rules.action` ask for is weighed as one word more, so that both are
heard: where they agree it is sure, and a word that is on no list still tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from struct import unpack_from
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32, decompress

import numpy as np

from rules import quotes
from rules.action_apostrophes import apostrophized
from rules.action_names import PLACE
from rules.citation.folding import fold, requoted, unwrap
from rules.terms import Action

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: What is asked for, in the order of the weights; None: readers would not agree.
ASKED = (
    Action.COMMENT,
    Action.KEEP,
    Action.DELETE,
    Action.AMEND,
    Action.ADD,
    Action.MERGE,
    None,
)
#: So much the known words weigh in training, where all else of a text weighs 1.
KNOWN = 0.5
#: No part of it goes on without end: hostile texts have marks by the hundred thousand.
_LED = re.compile(
    rf"[^\w{PLACE}]{{0,20}}(?:\d{{1,3}}[.)]\s)?[^\w{PLACE}]{{0,20}}(?:{PLACE}[^\w{PLACE}]{{0,20}}){{1,20}}"
)
_TOKEN = re.compile(rf"[一-鿿]|[^\W\d_一-鿿]+|\d+|[{PLACE}\"→:?!]")
_MOST = 100  # words
_LONGEST = 4_000  # signs
_LETTERS = range(3, 7)


class Weighed(NamedTuple):
    """What most ask for who write so; None: readers would not agree.

    `shares` is how likely each action is; they are 1 together.
    """

    action: Action | None
    shares: dict[Action | None, float]

    def beside(self, other: Weighed, much: float) -> Weighed:
        """Hold it beside another, which counts so `much` of the whole.

        What one of them holds unlikely is so.

        >>> one = Weighed(Action.KEEP, {Action.KEEP: 0.8, Action.ADD: 0.2})
        >>> other = Weighed(Action.ADD, {Action.KEEP: 0.2, Action.ADD: 0.8})
        >>> one.beside(other, 0.5).shares
        {<Action.KEEP: 'keep'>: 0.5, <Action.ADD: 'add'>: 0.5}
        """
        both = {
            action: share ** (1 - much) * other.shares[action] ** much
            for action, share in self.shares.items()
        }
        whole = sum(both.values())
        shares = {action: each / whole for action, each in both.items()}
        return Weighed(max(shares, key=shares.__getitem__), shares)


def weighed(words: list[str], known: Action) -> Weighed:
    """Weigh the words of a comment; `known` is what known words in it ask for.

    >>> weighed(tokens("¶: Out with it!"), Action.COMMENT).action
    <Action.DELETE: 'delete'>
    """
    table, beside = _table(), [*rows(words)]
    each = [_of_word(word) for word in dict.fromkeys(words)]
    every = len(beside) + sum(count for count, _ in each)
    total = sum((weights for _, weights in each), table.of(beside))
    told = [
        bias + table.scale * (own / every**0.5 + KNOWN * word)
        for bias, own, word in zip(
            table.bias, total.tolist(), _of_known(known), strict=True
        )
    ]
    highest = max(told)
    powers = [exp(each - highest) for each in told]
    whole = sum(powers)
    shares = {a: power / whole for a, power in zip(ASKED, powers, strict=True)}
    return Weighed(ASKED[told.index(highest)], shares)


def tokens(text: str) -> list[str]:
    """Split a comment into what is weighed: words, Chinese signs, some marks.

    >>> tokens("¶: Delete “the fee”, please!")
    ['delete', '"', '"', 'please', '!']
    """
    folded = fold(text[:_LONGEST])
    plain = quotes.blanked(apostrophized(requoted(unwrap(folded))))
    led = _LED.match(plain)
    found = _TOKEN.findall(plain, led.end() if led else 0)[:_MOST]
    return ["0" if each.isdigit() else each for each in found]


def pieces(word: str) -> Iterator[str]:
    """Give a word and its pieces, of which the first and last know where they stand."""
    yield word
    if len(word) > 1:
        whole = f"<{word}>"
        for long in _LETTERS:
            for start in range(len(whole) - long + 1):
                yield f"~{whole[start : start + long]}"


def rows(words: list[str]) -> Iterator[str]:
    """Give what stands in a row: two words, three, and two with one between."""
    ends = ["^", *words, "$"]
    for first, second in pairwise(ends):
        yield f"{first} {second}"
    for first, second, third in zip(ends, ends[1:], ends[2:], strict=False):
        yield f"{first} {second} {third}"
        yield f"{first} _ {third}"


def hashed(part: str) -> int:
    """Return the number under which a part is weighed, of 32 bits."""
    return crc32(part.encode())


class _Table(NamedTuple):
    """The parts that are weighed, by their numbers, and a row of weights for each.

    A weight is kept as its square root, for most are small and a few very high.
    """

    numbers: NDArray[np.uint32]
    weights: NDArray[np.int8]
    bias: tuple[float, ...]
    scale: float

    def of(self, every: Iterable[str]) -> NDArray[np.int64]:
        """Add up the weights of parts; what is not known has none."""
        sought = np.fromiter(map(crc32, map(str.encode, every)), np.uint32)
        at = np.searchsorted(self.numbers, sought).clip(max=len(self.numbers) - 1)
        found = self.weights[at[self.numbers[at] == sought]].astype(np.int64)
        total: NDArray[np.int64] = (found * abs(found)).sum(0)
        return total


@lru_cache(maxsize=8192)  # few words are most of what is said
def _of_word(word: str) -> tuple[int, NDArray[np.int64]]:
    """Count the pieces of a word, itself among them, and add up what they weigh."""
    own = [*pieces(word)]
    return len(own), _table().of(own)


@cache
def _of_known(action: Action) -> list[int]:
    weights: list[int] = _table().of([f"known {action}"]).tolist()
    return weights


@cache
def _table() -> _Table:
    """Read the weights: how many, scale and bias; then numbers, then weights."""
    packed = files("rules").joinpath("action_learnt.bin").read_bytes()
    raw, wide = decompress(packed), len(ASKED)
    count, scale, *bias = unpack_from(f"<If{wide}f", raw)
    start = 4 * (2 + wide)
    numbers = np.frombuffer(raw, "<u4", count, start)
    weights = np.frombuffer(raw, "i1", count * wide, start + 4 * count)
    return _Table(numbers, weights.reshape(count, wide), tuple(bias), scale)
