"""What is the same in two spellings of a name?

A key for matching, kept beside the words and never in their place.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """Fold case, accents, punctuation, articles and the dots of acronyms.

    >>> key("The Côte d'Ivoire"), key("Kivu Mobile S.A.R.L.")
    ('cote ivoire', 'kivu mobile sarl')
    """
    plain = name.lower() if name.isascii() else _without_marks(name)
    words = _joined_letters(re.findall(r"[^\W_]+", plain.replace("&", " and ")))
    kept = [word for word in words if word not in _PARTICLES]
    if "ال" in plain:
        kept = [_ARABIC_ARTICLE.sub("", word) for word in kept]
    return " ".join(kept or words)


def _without_marks(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold().translate(_SAME)


def stem(folded: str) -> str:
    """Cut the endings of Russian words, which change with the sentence.

    >>> stem(key("Российской Федерации")) == stem(key("Российская Федерация"))
    True
    """
    words = (_RUSSIAN_ENDING.sub("", word) for word in folded.split())
    return " ".join(_FLEETING_VOWEL.sub("", word) for word in words)


def _joined_letters(words: list[str]) -> list[str]:
    """Put `s a r l` together again."""
    joined: list[str] = []
    letters = ""
    for word in [*words, ""]:
        if len(word) == 1 and word.isascii() and word.isalpha():
            letters += word
            continue
        if letters:
            joined.append(letters)
        letters = ""
        if word:
            joined.append(word)
    return joined


class _Same(dict[int, str | None]):
    """What becomes of a sign; marks on letters and signs without a shape vanish."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        bare = unicodedata.combining(sign) or unicodedata.category(sign) == "Cf"
        self[code] = None if bare else sign
        return self[code]


_SAME = _Same(str.maketrans({"ٱ": "ا", "ة": "ه", "ى": "ي", "ـ": None}))

_PARTICLES = frozenset(
    re.findall(
        r"\S+",
        "the of and la le les l de d du des et el los las del y der die das und"
        " o os do da dos das e и",
    )
)

_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{3})")

#: Египет, Египта.
_FLEETING_VOWEL = re.compile(
    r"(?<=[бвгджзклмнпрстфхцчшщ])[ео](?=[бвгджзклмнпрстфхцчшщ]$)"
)

#: й stands here as и: the key has no marks on letters.
_RUSSIAN_ENDING = re.compile(
    r"(?<=[а-я]{3})(?:иеи|иями|иях|ия|ии|ию|ие|ои|еи|ая|яя|ого|его|ому|ые|ых|ым|ом"
    r"|ам|ах|ов|ы|и|а|у|е|я|ю|ь|о)$"
)
