"""Which noun does a misspelt word before a figure stand for?"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from rules.citation.language import Noun

#: A word that may be a noun, before a figure.
BEFORE_FIGURE = re.compile(
    r"(?<![^\W_])([^\W\d_]{4,14})"
    r"(?=[\s.,:;#(]{0,3}(?:n[or°]?\.?\s|from\s|de\s|du\s|с\s)?#?\d)"
)
_NO_SLIPS = frozenset({"part", "parts", "parc", "pares", "para", "paras"})


@lru_cache(maxsize=2048)
def meant(word: str, known: tuple[tuple[str, Noun], ...]) -> Noun | None:
    """Return the noun that a misspelt word stands for: one or two slips."""
    if word not in _NO_SLIPS and any(
        DamerauLevenshtein.distance(word, right, score_cutoff=1) == 1
        for right in ("para", "paras")
    ):
        return Noun.PARAGRAPH
    for right, noun in known:
        slips = 2 if len(right) > 7 and len(word) > 5 else 1  # noqa: PLR2004 (in a long word)
        if word[0] == right[0] and word != right:
            distance = DamerauLevenshtein.distance(word, right, score_cutoff=slips)
            if distance <= slips:
                return noun
    return None
