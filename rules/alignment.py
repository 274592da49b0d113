"""Which paragraph is a text a version of, and how does a copy follow its draft?

Texts are compared word by word after folding. A best match says how far the
runner-up is behind: near-duplicates decide nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from rules.citation.folding import fold
from rules.remembered import of_passage, of_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Words that occur in more than this share of the texts find nothing.
_COMMON = 0.5
_CANDIDATES = 12

Words = tuple[str, ...]
#: How much of a long word is its root, be it one of two that are joined.
_ROOTS = (6, 10)

#: From so much likeness on a text is a version of another, and the same words.
VERSION, EXACT = 55.0, 100


@dataclass(frozen=True, slots=True)
class Match:
    """The best of several texts: its index, its likeness, its lead over `runner`.

    Likeness and lead count from 0 to 100; `runner` is the index of the runner-up.
    """

    index: int
    score: float
    margin: float
    runner: int | None = None


@dataclass(frozen=True, slots=True, eq=False)  # made once, so it is its own name
class Texts:
    """Texts to be found again, with an index of their words."""

    words: tuple[Words, ...]
    joined: tuple[str, ...]
    holders: Mapping[str, NDArray[np.intp]]

    def near(self, words: Words, least: float = 0.0) -> tuple[int, ...]:
        """Indexes of texts that share telling words, the most first.

        A word counts the more the fewer texts hold it; `least` is the least sum.
        """
        return _near(words, self, least)


@of_words
def _near(words: Words, among: Texts, least: float) -> tuple[int, ...]:
    told = [
        h for word in dict.fromkeys(words) if (h := among.holders.get(word)) is not None
    ]
    if not told:
        return ()
    weights = np.repeat([1 / len(each) for each in told], [*map(len, told)])
    shared = np.bincount(np.concatenate(told), weights)
    most = np.argsort(-shared, kind="stable")[:_CANDIDATES]
    return tuple(index for index in most.tolist() if shared[index] > least)


@of_passage
def words(text: str) -> Words:
    """Cut a text into folded words; Han signs count as words."""
    return tuple(_WORD.findall(fold(text).text))


def roots(text: str) -> Words:
    """Cut the words of a text short, as they are inflected and joined; Han in pairs.

    >>> roots("Die Hafenmeisterin"), roots("港口费用")
    (('hafenm', 'hafenmeist'), ('港口', '口费', '费用'))
    """
    said = words(text)
    cut = ([w[:n] for n in _ROOTS if n <= len(w)] for w in said)
    pairs = (a + b for a, b in pairwise(said) if a[0] >= "一" <= b[0])
    return (*chain.from_iterable(cut), *pairs)


def texts(contents: Sequence[str], cut_up: Callable[[str], Words] = words) -> Texts:
    """Index texts for matching."""
    cut = tuple(map(cut_up, contents))
    holders: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(cut):
        for word in set(each):
            holders[word].append(index)
    most = max(3, len(cut) * _COMMON)
    return Texts(
        cut,
        tuple(" ".join(each) for each in cut),
        {w: np.array(h) for w, h in holders.items() if len(h) <= most},
    )


def likeness(left: Words, right: Words) -> float:
    """Share of common words in their order, from 0 to 100.

    >>> round(likeness(words("the open Internet"), words("The open, free Internet")))
    86
    """
    return 100 * Indel.normalized_similarity(left, right)


@of_words
def version_of(text: Words, among: Texts) -> Match | None:
    """Find the text of which `text` is a version, as a whole."""
    return _best({i: likeness(text, among.words[i]) for i in among.near(text)})


@of_words
def quoted_from(text: Words, among: Texts) -> Match | None:
    """Find the text from which `text` was quoted, in whole or in part."""
    joined = " ".join(text)
    return _best({i: _part(joined, among.joined[i]) for i in among.near(text)})


def is_quoted(text: Words, among: Texts, least: float) -> bool:
    """Tell whether words were quoted from one of the texts, if not exactly."""
    joined = " ".join(text)
    near = (among.joined[i] for i in among.near(text))
    return any(_part(joined, other, least) >= least for other in near)


def _part(text: str, other: str, least: float = 0.0) -> float:
    """Say how like a part of another text a text is; zero where less than `least`."""
    if f" {text} " in f" {other} ":
        return 100.0
    ratio = fuzz.partial_ratio if len(text) <= len(other) * 1.05 else fuzz.ratio
    return min(99.0, ratio(text, other, score_cutoff=least))


def side_by_side(copy: Sequence[Words], draft: Texts, least: float) -> dict[int, int]:
    """Pair passages of a copy with paragraphs of a draft, in rising order.

    Both run in their own order; the pairs are the rising chain of the greatest
    sum of likeness, each at least `least`. Returns copy index -> draft index.
    """
    best: list[tuple[int, float, int]] = []
    links: list[tuple[int, int, float, int]] = []
    for at, passage in enumerate(copy):
        steps = []
        for index, score in _like(passage, draft, least):
            place = bisect_right(best, (index - 1, float("inf"), 0))
            before = best[place - 1] if place else (-1, 0.0, -1)
            steps.append((index, before[1] + score, before[2]))
        for index, total, before_link in sorted(steps, reverse=True):
            place = bisect_right(best, (index, float("inf"), 0))
            if place and best[place - 1][1] >= total:
                continue
            links.append((at, index, total, before_link))
            end = place
            while end < len(best) and best[end][1] <= total:
                end += 1
            start = place - 1 if place and best[place - 1][0] == index else place
            best[start:end] = [(index, total, len(links) - 1)]
    pairs: dict[int, int] = {}
    link = best[-1][2] if best else -1
    while link >= 0:
        at, index, _, link = links[link]
        pairs[at] = index
    return dict(sorted(pairs.items()))


@of_words
def _like(passage: Words, draft: Texts, least: float) -> tuple[tuple[int, float], ...]:
    """Return the paragraphs that are so like a passage at least, and how like."""
    scores = ((i, likeness(passage, draft.words[i])) for i in draft.near(passage))
    return tuple((i, score) for i, score in scores if score >= least)


_WORD = re.compile(r"[一-龥]|[^\W_一-龥]+")


def _best(scores: Mapping[int, float]) -> Match | None:
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda s: (-s[1], s[0]))
    (index, score), rest = ranked[0], ranked[1:]
    if not rest:
        return Match(index, score, score)
    return Match(index, score, score - rest[0][1], rest[0][0])
