"""How is a label read as a path: `2(a)` as ("2", "a"), `60 bis` as ("60 bis",)?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rules.citation import annexes
from rules.citation.called import SHORT
from rules.citation.folding import fold
from rules.citation.language import Path, languages
from rules.citation.numerals import han, latin


@lru_cache(maxsize=4096)
def key(label: str) -> Path:
    """Read a label as a path.

    >>> key("60 bis"), key("6(1)(c)"), key("§ 12"), key("Art. 7, 2"), key("Preamble 7")
    (('60 bis',), ('6', '1', 'c'), ('12',), ('7', '2'), ('pp7',))
    >>> key("Recital 4"), key("Considérant 4 bis")
    (('pp4',), ('pp4 bis',))
    >>> key("第十二條"), key("第十二條之一"), key("第三条第二款"), key("五、")
    (('12',), ('12 之1',), ('3', '2'), ('5',))
    >>> key("二(三)4"), key("三、（二）"), key("（四）")
    (('2', '3', '4'), ('3', '2'), ('4',))
    >>> key("1er"), key("1er sexies"), key("Article 12 undecies")
    (('1',), ('1 sexies',), ('12 undecies',))
    >>> key("Preamble (c)"), key("Scope"), key("3b+")
    (('pp', 'c'), ('scope',), ('3b+',))
    >>> key("R-07"), key("REQ-003"), key("S010")
    (('r7',), ('req3',), ('s10',))
    """
    code, rest = annexes.told(label)
    if code:
        return (code, *(key(rest) if rest else ()))
    parts: list[str] = []
    end = -1
    said = _HAN.sub(_figures, _CALLED.sub("", fold(label).text))
    said = _NESTED.sub(lambda found: str(han(found[0])), said)
    if is_name(said):
        return (said,)
    for match in _PARTS.finditer(said):
        word = match[0][:_LONGEST]
        if _PREAMBLE.match(word):
            word = RECITALS
        if parts and word[0] == PUT_IN:
            parts[-1] += f" {word}"
        elif parts and word in _SUFFIXES:
            parts[-1] += f" {_SUFFIXES[word]}"
        elif parts == [RECITALS] and len(word) == 1 and said[end:].startswith(" ("):
            parts.append(latin(word))
        elif parts and (match.start() == end or _counts(parts, word)):
            coded = parts[-1].isalpha() and word.isdecimal()
            word = str(int(word)) if coded else word
            parts[-1] += "" if (parts[-1] == "1" and word in _FIRST) else word
        elif (len(word) <= _CODE and word not in _NOUNS) or word.isdecimal():
            parts.append(str(int(word)) if word.isdecimal() else latin(word))
        end = match.end()
    return tuple(parts)


def _counts(parts: Sequence[str], word: str) -> bool:
    """Tell whether a number counts in a code: "PP 7", "OP II"; no level of 2(b)(3)."""
    code = len(parts) == 1 and parts[0].isalpha()
    return code and (word.isdecimal() or len(parts[0]) > 1)


def _figures(found: re.Match[str]) -> str:
    """Write a Chinese number in figures, with what is put in behind it: 14 之1."""
    number, *counts = (str(han(x)) if x >= "一" else x for x in found.groups("")[1:])
    count = "".join(counts)
    return f" {number} {PUT_IN}{count} " if count else f" {number} "


def inserted(path: Path) -> Iterator[Path]:
    """Say how else the number of a piece put in may be written: 14-2, 14 bis.

    >>> [*inserted(("14 之2", "a"))], [*inserted(("14",))]
    ([('14', '2', 'a'), ('14 bis', 'a')], [])
    """
    number, sign, count = path[0].partition(f" {PUT_IN}") if path else ("", "", "")
    if sign:
        yield (number, count, *path[1:])
        yield from ((f"{number} {x}", *path[1:]) for x in _LATIN[int(count) :][:1])


def stem(path: Path) -> str:
    """Return the number with which a path begins: 4 of "4 bis"."""
    return path[0].split(" ")[0]


def is_name(label: str) -> bool:
    """Tell whether a label is words alone, and no code: "Scope".

    >>> is_name("scope"), is_name("r1"), is_name("iii"), is_name("pp")
    (True, False, False, False)
    """
    return (
        len(label) > _CODE
        and all(x.isalpha() and not _COUNTS.fullmatch(x) for x in label.split())
        and not _PREAMBLE.match(label)
    )


def is_inserted(label: str) -> bool:
    """Whether a label is that of a piece put in behind another, as French laws do.

    >>> is_inserted("4 AB"), is_inserted("10 bis A"), is_inserted("4(a)")
    (True, True, False)
    """
    return _INSERTED.fullmatch(label) is not None


def chapter(path: Path) -> str:
    """Return the Roman number of the chapter that counts a piece: iii of III(4)."""
    match = _CHAPTER.fullmatch(path[0]) if path else None
    return match[1] if match else ""


_CODE = 4
PUT_IN = "之"
#: What the second, the third piece is called that was put in behind another.
_LATIN = ("", "", "bis", "ter", "quater", "quinquies")
_COUNT = r"(\d{1,2}|[一二三四五六七八九十])"
#: "第十四条", "第十四之一条", "第14-1条", and a numeral that stands alone.
_HAN = re.compile(
    r"(?P<alone>\A\W*)?第?\s?(?P<number>\d{1,4}|[零一二三四五六七八九十百千]{1,8})\s?"
    rf"(?:(?:[之-]{_COUNT})?(?:条款?|款|项|目|段落?|点)(?:之{_COUNT})?"
    rf"|(?(alone)(?:之{_COUNT})?\W*\Z|(?!)))"
)
#: Chinese numerals that count levels: "二(三)4", "三、（二）".
_NESTED = re.compile(
    r"(?<![^\W_])[一二三四五六七八九十]{1,4}(?=\s?[(、])"
    r"|(?<=\()[一二三四五六七八九十]{1,4}(?=\))"
)
_INSERTED = re.compile(r"(?:[^\W\d_]{3,8}\.? )?\d{1,4}(?: [a-z]{3,12})? [A-Z]{1,3}")
#: Beside "3b" a draft may print "3b+", what guides to it.
_PARTS = re.compile(rf"\d+|{PUT_IN}\d+|[^\W\d_]+|(?<=[^\W\d_])\+\Z")
#: "Part B", "Schedule IV"
_COUNTS = re.compile(r"[ivxlc]+|[^\W\d_]")
#: "Preamble 2" is PP2 to who cites it, and so is "Recital 2", which is no article 2.
_PREAMBLE = re.compile(
    "pr[eé]amb|präamb|preámb|преамб|ديباج|序言|recital|considérant|considerando"
    "|erwägungsgr|erwg|حيثي"
)
RECITALS = "pp"
#: No label is longer; of thousands of digits Python makes no number.
_LONGEST = 18
#: What a code is called tells no more than it: "Action line C1(a)".
_CALLED = re.compile(r"\A(?:[^\W\d_]{4,16}(?:'[^\W\d_]+)?\s){1,3}(?=[a-zа-я]{1,3}\d)")
_CHAPTER = re.compile(r"([ivx]+)\d+")
#: Short words before a number that are no code: "Art. 7", "Abs. 2".
_NOUNS = SHORT | {"art", "arts", "para", "par", "sec", "abs", "nr", "no", "ст"}
_NOUNS |= {"فقرة", "مادة", "ماده", "بند"}
_SUFFIXES = {word: said for x in languages() for word, said in x.suffixes.items()}
#: "1er" is a first one, and no 1 with letters.
_FIRST = ("er", "re", "ère", "ere")
