"""In which encoding is a text written that does not say so?

UTF-8 and UTF-16 show themselves. Of the older ones, that is taken which gives
the most words as people write them: letters of one script, small ones after at
most one capital, and mostly those that its languages use most. Where letters
beyond ASCII stand alone among Latin ones, the text is Western. Short texts stay
a guess, and the best there is.
"""

from __future__ import annotations

import re
from itertools import groupby, repeat
from unicodedata import category, name

#: The letters that are used most with each encoding; of Chinese, see `_common`.
_CYRILLIC = frozenset("оеаинтсрвлкмдпуыья")
_CANDIDATES = {
    "gb18030": frozenset[str](),
    "koi8-r": _CYRILLIC,
    "cp1251": _CYRILLIC,
    "cp1256": frozenset("اليمنوترةهعدب"),
    "cp1253": frozenset("αοιετσνηυρπκμλς"),
}
_SAMPLE = 20_000
_HIGH = re.compile(rb"[\x80-\xff]+")
_WORD = re.compile(r"[^\W\d_]+")
_MANY_NULS, _GOOD = 0.2, 0.7
_WESTERN = "cp1252"


def wide(data: bytes) -> str:
    """Name the codec of a text in UTF-16 without its mark; empty for any other.

    Latin letters and spaces are there a NUL and themselves.
    """
    nuls = (
        [data[start:_SAMPLE:2].count(0) for start in (0, 1)] if b"\0" in data else [0]
    )
    few = min(len(data), _SAMPLE) * _MANY_NULS / 2
    if min(nuls) > 0 or max(nuls) <= few:
        return ""
    return "utf-16-be" if nuls[0] else "utf-16-le"


def narrow(data: bytes) -> str:
    """Name the likely codec of a text that is neither in UTF-8 nor in UTF-16.

    >>> narrow("Предлагаем исключить пункт 12.".encode("koi8-r"))
    'koi8-r'
    """
    sample = data[:_SAMPLE]
    high = [len(run) for run in _HIGH.findall(sample)]
    # A word of another alphabet has its letters beyond ASCII side by side.
    if sum(high) < 2 * len(high):
        return _WESTERN
    likely = {codec: _share(sample, codec) for codec in _CANDIDATES}
    best = max(likely, key=lambda codec: likely[codec])
    return best if likely[best] > _GOOD else _WESTERN


def _share(data: bytes, codec: str) -> float:
    """Return the share of letters beyond ASCII in words as people write them."""
    words = data.decode(codec, "replace")
    found = [word for word in _WORD.findall(words) if not word.isascii()]
    total = sum(map(len, found)) + 2 * words.count("\ufffd")
    return sum(map(_likeness, found, repeat(codec))) / max(total, 1)


def _likeness(word: str, codec: str) -> float:
    """Return how many letters of a word are in their place; unusual ones count half."""
    if len({name(letter, "?").partition(" ")[0] for letter in word}) > 1:
        return 0
    cases = [kind for kind, _ in groupby(category(letter) for letter in word)]
    if cases not in (["Ll"], ["Lo"], ["Lu", "Ll"], ["Lu"]):
        return 0
    if codec == "gb18030":
        return sum(map(_common, word))
    usual = _CANDIDATES[codec]
    return sum(1 if letter in usual else 0.5 for letter in word.lower())


def _common(character: str) -> bool:
    """Tell whether a character is of the first level of GB 2312, which is in use."""
    return b"\xb0" <= character.encode("gb2312", "ignore")[:1] <= b"\xd7"
