"""Which noun does a misspelt word before a figure stand for?"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from rules.citation.language import Noun

#: A word that may be a noun, before a figure.
BEFORE_FIGURE = re.compile(
    r"(?<![^\W_])([^\W\d_]{3,18})"
    r"(?=[\s.,:;#(]{0,3}(?:n[or°]?\.?\s|from\s|de\s|du\s|с\s)?#?\d)"
)
#: A word that may be a noun, behind an ordinal.
BEHIND_ORDINAL = re.compile(r"\s([^\W\d_]{7,18})(?![^\W_])")
#: No shorter word is close to a noun by chance, but for one that begins and ends so.
_SHORTEST, _ENDS = 4, "pa"
#: In a word so long two slips are made, that leave so much of it.
_LONG, _LONG_SLIP = 8, 6
_LETTERS = re.compile(r"\[(.)[^\]]*\]")
_FORMS = re.compile(
    r"(?<!-\?)(?<![^\W\d_])([^\W\d_]{7,})(?:(\?)|\(\?:([^\W\d_]{1,3})\)\?)?"
)
_NO_SLIPS = frozenset({"part", "parts", "parc", "pares", "para", "paras"})


def long_words(pattern: str) -> tuple[str, ...]:
    """Return the long words of a pattern, with and without their endings.

    >>> long_words("recs?|recommendations?|recomendaci[óo]n(?:es)?")
    ('recommendations', 'recommendation', 'recomendaciónes', 'recomendación')
    """
    words: list[str] = []
    for found in _FORMS.finditer(_LETTERS.sub(r"\1", pattern)):
        whole, letter, ending = found.groups()
        # in "recommendations?" the last letter may be missing
        words += [whole, whole[:-1]] if letter else [whole + (ending or ""), whole]
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=2048)
def meant(word: str, known: tuple[tuple[str, Noun], ...]) -> Noun | None:
    """Return the noun that a misspelt word stands for: one or two slips."""
    if len(word) < _SHORTEST and word[0] + word[-1] != _ENDS:
        return None
    if word not in _NO_SLIPS and any(
        DamerauLevenshtein.distance(word, right, score_cutoff=1) == 1
        for right in ("para", "paras")
    ):
        return Noun.PARAGRAPH
    for right, noun in known:
        # "selections" and "sanctions" are words
        long = len(right) >= _LONG and len(word) >= _LONG_SLIP
        long = long and noun is not Noun.SECTION
        slips = 2 if long else 1
        if word[0] == right[0] and word != right:
            distance = DamerauLevenshtein.distance(word, right, score_cutoff=slips)
            if distance <= slips:
                return noun
    return None
