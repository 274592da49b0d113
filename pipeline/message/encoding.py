"""In which encoding is a text written that does not say so?

UTF-8 and UTF-16 show themselves. Of the older ones, that is taken which gives
the most words as people write them: letters of one script, small ones after at
most one capital, and mostly those that its languages use most. Where letters
beyond ASCII stand alone among Latin ones, the text is Western or Central
European: that is taken in which the fewest signs stand within words. Short texts
stay a guess, and the best there is; where even that gives no words, it is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, repeat
from unicodedata import category, name

#: The letters that are used most with each encoding; of the Far East, see `_common`.
_CYRILLIC = frozenset("оеаинтсрвлкмдпуыья")
_CANDIDATES = {
    **dict.fromkeys(
        ("euc_kr", "gb18030", "big5", "shift_jis", "euc_jp"), frozenset[str]()
    ),
    "koi8-r": _CYRILLIC,
    "cp1251": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "cp1255": frozenset("אבדהוחילמםנסעפקרשת"),
    "cp874": frozenset("นารอกเงมยลวดทสตปบคห"),
    "cp1256": frozenset("اليمنوترةهعدب"),
    "cp1253": frozenset("αοιετσνηυρπκμλς"),
}
#: In whose words two or three scripts stand side by side.
_JAPANESE = frozenset(("shift_jis", "euc_jp"))
_KANA = frozenset(("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"))
#: The first bytes of the characters in use, in the standard that orders them so.
_IN_USE = {
    "gb18030": ("gb2312", b"\xb0", b"\xd7"),
    "big5": ("big5", b"\xa4", b"\xc6"),
    "shift_jis": ("shift_jis", b"\x88", b"\x98"),
    "euc_jp": ("shift_jis", b"\x88", b"\x98"),
}
_SAMPLE = 20_000
_HIGH = re.compile(rb"[\x80-\xff]+")
_WORD = re.compile(r"[^\W\d_]+")
#: What is in no text: no character, or the lines and blocks of old screens.
_NO_WORDS = re.compile("[\ufffd\u2500-\u259f]")
_MANY_NULS, _GOOD = 0.2, 0.7
_WESTERN = "cp1252"
_LATIN = (_WESTERN, "iso8859_2", "cp1250", "mac_roman", "cp850")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
#: How capital, small and other letters follow each other in a word.
_SPELT = (["Ll"], ["Lo"], ["Lu", "Ll"], ["Lu"])
#: The scripts of one word in Japanese and Korean.
_EAST = re.compile("HIRAGANA|KATAKANA.*|HANGUL|FULLWIDTH")
#: Controls, private and not assigned. Noise has some letters in words, too.
_NO_SIGNS = ("Cc", "Co", "Cn", "Cs")
_LETTERS = frozenset(("Lu", "Ll", "Lo", "Lt"))
_FEWEST, _MOST_WORDS = 6, 0.6
_SHORTEST, _LONGEST = 2, 39
#: Signs that writers set against a letter, after it or before it.
_QUOTES = "‘’“”„‚«»‹›–—…·•°´¨¬×÷\xa0\xad"
#: Others against a letter, a capital after a small letter, and what is no character.
_AMISS = re.compile(
    rf"(?<=[^\W\d_])[^\x00-\x7f\w\s{_QUOTES}ºª²³¹®™©]"
    rf"|[^\x00-\x7f\w\s{_QUOTES}¿¡§€£©](?=[^\W\d_])"
    r"|(?<=[^\W\d_])[ºª²³¹°¿¡](?=[^\W\d_])"
    r"|(?<=[a-zà-öø-ÿ])[À-ÖØ-ÞŠŽŒĄĆĘŁŃÓŚŹŻ]|[\x80-\x9f\ufffd]"
)


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
    return _guess(data[:_SAMPLE])[0]


def is_doubtful(data: bytes) -> bool:
    r"""Tell whether the characters of a text could not be made out.

    >>> is_doubtful(b"Za\xbe\xa2\x88\x86 g\xa9\x98l\xa5")
    True
    """
    if data.startswith(_MARKS):
        return "\ufffd" in data[:_SAMPLE].decode("utf-16", "replace")
    try:
        data.decode()
    except UnicodeDecodeError:
        return not wide(data) and _guess(data[:_SAMPLE])[1]
    return False


def is_noise(words: str) -> bool:
    """Tell whether few letters of a text stand in words as people write them.

    >>> is_noise("We agree."), is_noise('"jxO^VYj/J|66Z[K}YuX[_1')
    (False, True)
    """
    sample = words[:_SAMPLE]
    kinds = [category(sign) for sign in sample]
    spaces = sum(map(sample.count, "\n\t\r\f"))
    amiss = sum(map(kinds.count, _NO_SIGNS)) + sample.count("\ufffd") - spaces
    letters = good = 0
    pairs = zip(kinds, sample, strict=True)
    for spelt, word in groupby(pairs, key=lambda pair: pair[0][0] in "LM"):
        if spelt:
            signs = [sign for kind, sign in word if kind in _LETTERS]
            letters += len(signs)
            good += len(signs) * _is_word(signs)
    return good < max(_FEWEST, _MOST_WORDS * (letters + 2 * amiss))


@lru_cache(maxsize=2)
def _guess(sample: bytes) -> tuple[str, bool]:
    """Return the likely codec, and whether even that gives no words."""
    amiss = {codec: _amiss(sample, codec) for codec in _LATIN}
    latin = min(_LATIN, key=lambda codec: amiss[codec])
    high = [len(run) for run in _HIGH.findall(sample)]
    # A word of another alphabet has its letters beyond ASCII side by side.
    if sum(high) >= 2 * len(high):
        likely = {codec: _share(sample, codec) for codec in _CANDIDATES}
        best = max(likely, key=lambda codec: likely[codec])
        if likely[best] > _GOOD:
            return best, False
        latin = _WESTERN if amiss[_WESTERN] <= amiss[latin] else latin
    return latin, amiss[latin] > 0


def _amiss(data: bytes, codec: str) -> int:
    """Count the signs that stand where no writer of Latin letters sets them."""
    return len(_AMISS.findall(data.decode(codec, "replace")))


def _share(data: bytes, codec: str) -> float:
    """Return the share of letters beyond ASCII in words as people write them."""
    words = data.decode(codec, "replace")
    found = [word for word in _WORD.findall(words) if not word.isascii()]
    total = sum(map(len, found)) + 2 * len(_NO_WORDS.findall(words))
    return sum(map(_likeness, found, repeat(codec))) / max(total, 1)


def _likeness(word: str, codec: str) -> float:
    """Return how many letters of a word are in their place; unusual ones count half."""
    scripts = {_script(letter) for letter in word}
    if len(scripts - _KANA if codec in _JAPANESE else scripts) > 1:
        return 0
    if codec in _IN_USE or codec == "euc_kr":
        return sum(_common(character, codec) for character in word)
    if not _is_spelt(word):
        return 0
    usual = _CANDIDATES[codec]
    return sum(1 if letter in usual else 0.5 for letter in word.lower())


def _is_word(signs: Sequence[str]) -> bool:
    """Tell whether several letters are of one script, and spelt as a word."""
    scripts = {_EAST.sub("CJK", _script(sign)) for sign in signs}
    if len(signs) < _SHORTEST or len(scripts) > 1 or not _is_spelt(signs):
        return False
    return len(signs) <= _LONGEST or category(signs[0]) == "Lo"


def _is_spelt(word: Iterable[str]) -> bool:
    """Tell whether capital and small letters follow each other as in a word."""
    return [kind for kind, _ in groupby(map(category, word))] in _SPELT


def _script(letter: str) -> str:
    return name(letter, "?").partition(" ")[0]


def _common(character: str, codec: str) -> bool:
    """Tell whether a character is one of those that are in common use."""
    script = _script(character)
    if codec == "euc_kr":
        return script == "HANGUL"
    if script in _KANA:
        return codec in _JAPANESE
    standard, first, last = _IN_USE[codec]
    return first <= character.encode(standard, "ignore")[:1] <= last
