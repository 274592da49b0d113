"""Which noun does a misspelt or a torn word before a number or a letter stand for?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from rules.citation.language import Noun

if TYPE_CHECKING:
    from rules.citation.patterns import Patterns

#: A word that may be a noun, before a figure.
_BEFORE_FIGURE = re.compile(
    r"(?<![^\W_])([^\W\d_]{3,18})"
    r"(?=[\s.,:;#(]{0,3}(?:n[or°]?\.?\s|from\s|de\s|du\s|с\s)?#?\d)"
)
#: A word that may be one for a paragraph, or is one with its number, before a letter or
#: a Roman number: "Pargraph VI", "Praa (c)", "PARAV:".
_BEFORE_LETTER = re.compile(
    r"(?<![^\W_])([paпа][^\W\d_]{2,17}(?![^\W\d_])(?=[\s.,:;#]{0,3}(?:n[or°]?\.?\s)?(?:[ivx]{1,6}(?![^\W_])"
    r"|\(\s?(?:[a-z]|[ivx]{1,6})(?![^\W_])|[a-zа-я]\s?[:;)/-]))"
    r"|[paпа][^\W\d_]{2,17}?(?=[ivx]{1,5}\s?[:;)]))"
)
#: Two pieces of a word, before a number or a letter: "P ara 6", "Parag raph (c)".
_TORN = re.compile(
    r"(?<![^\W_])([aipsczrkасптрالمنفب][^\W\d_]{0,11})(?: |-\n?)([^\W\d_]{1,12})"
    r"(?=[\s.,:;#(]{0,3}(?:n[or°]?\.?\s)?(?:#?\d|[ivx]{1,6}(?![^\W_])|[a-zа-я](?![^\W_])))"
)
#: Words that may be nouns, before what they number.
SLIPS = (_BEFORE_FIGURE, _BEFORE_LETTER, _TORN)
#: What a torn word may be: no "li ne".
_WHOLE = frozenset((Noun.PARAGRAPH, Noun.ARTICLE, Noun.SECTION, Noun.NAMED, Noun.POINT))
#: A word that may be a noun, behind an ordinal.
BEHIND_ORDINAL = re.compile(r"\s([^\W\d_]{7,18})(?![^\W_])")
#: No shorter word is close to a noun by chance, but for one that begins and ends so.
_SHORTEST, _ENDS = 4, "pa"
#: In a word so long two slips are made, that leave so much of it.
_LONG, _LONG_SLIP = 8, 6
_LETTERS = re.compile(r"\[(.)[^\]]*\]")
#: What a word may begin with, and what may stand behind it, is none by itself: no
#: "preamble" is a paragraph.
_BESIDE = re.compile(
    r"\(\?:[^()]*\)\?(?=[^\W\d_])"
    r"|(?:\(\?: | \(\?:)(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\??"
)
_FORMS = re.compile(
    r"(?<!-\?)(?<![^\W\d_])([^\W\d_]{7,}|[а-я]{5,})(?:(\?)|\(\?:([^\W\d_]{1,3})\)\?)?"
)
_NO_SLIPS = frozenset({"part", "parts", "parc", "pares", "para", "paras"})


def long_words(pattern: str) -> tuple[str, ...]:
    """Return the long words of a pattern, with and without their endings.

    >>> long_words("recs?|recommendations?|recomendaci[óo]n(?:es)?")
    ('recommendations', 'recommendation', 'recomendaciónes', 'recomendación')
    """
    words: list[str] = []
    for found in _FORMS.finditer(_LETTERS.sub(r"\1", _BESIDE.sub("", pattern))):
        whole, letter, ending = found.groups()
        # in "recommendations?" the last letter may be missing
        words += [whole, whole[:-1]] if letter else [whole + (ending or ""), whole]
    return tuple(dict.fromkeys(words))


def slip(match: re.Match[str], words: Patterns) -> Noun | None:
    """Return the noun for which a word of `SLIPS` stands, or its two pieces.

    "Resolution 12" is one of somebody else, and close to "resolutivo".
    """
    if match.re is _TORN:
        whole = _noun(match[1] + match[2], words)
        known = whole in _WHOLE and _noun(match[2], words) is None
        return whole if known else None
    if words.instruments.fullmatch(match[1]):
        return None
    glued = match.string[match.end()].isalpha()
    return _noun(match[1], words) if glued else meant(match[1], words.long)


def _noun(word: str, words: Patterns) -> Noun | None:
    """Return the noun that a word is, if it is one and no short form."""
    found = words.noun.fullmatch(word) if len(word) >= _SHORTEST else None
    return Noun(str(found.lastgroup)) if found else None


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
