"""Which label stands at the head of a paragraph of a draft?

Labels are typed in as many ways as there are secretariats: `17.`, `60 bis`,
`(a)`, `4.2.1`, `§ 12`, `Article 7`, `IV.`. What is read is the bare label, as
printed but without words and punctuation: `17`, `60 bis`, `a`, `4.2.1`, `12`,
`7`, `IV`, or a code: `OP 3`, `R12`. What the pieces are called besides is known:
`3` of `Recommendation 3`.

>>> typed("60 bis (former 45). Utilisation").bare
'60 bis'
>>> typed("2.5 million people") is None
True
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from rules.citation import called


class Kind(IntEnum):
    """What a label is made of; a greater one stands under a smaller one."""

    CHAPTER = 0
    ARTICLE = 1
    UPPER_ROMAN = 2
    UPPER_LETTER = 3
    CODE = 4
    NUMBER = 5
    LETTER = 6
    ROMAN = 7


class Label(NamedTuple):
    """A label, the words after it, and the label of the earlier generation.

    `noun` is the word before it, where that says what the draft is made of.
    """

    bare: str
    kind: Kind
    text: str = ""
    former: str = ""
    noun: str = ""


_BIS = (
    r"\s?(?:bis|ter|quater|[a-z]{0,9}(?:quinqu|sex|sept|oct|nov|non|dec|vic)ies"
    r"|бис|тер|مكررا?)\b"
)
_NUMBER = rf"\d{{1,3}}(?:[a-z](?![a-z]))?(?:{_BIS})?"
_DECIMAL = rf"\d{{1,3}}(?:\.\d{{1,3}})+(?:{_BIS})?"
_NOUN = (
    r"(?i:article|art\.|artículo|artikel|статья|المادة|paragraph|paragraphe|párrafo"
    r"|пункт|para\.?|recital|section|clause|§§?)"
)
_CHAPTER = f"(?i:{called.CHAPTERS})"
_NO = r"(?:(?i:n[°ºor]\.?|num\.|№)\s*)?"
_CALLED = f"(?i:{called.words()})"
#: What stands before a code and is no part of it: "Action line C1. Strategies".
_OF_CODE = (
    r"(?i:action (?:line|area|point|item)|ligne d'action|l[ií]nea de acci[oó]n"
    r"|направление(?: действий| деятельности)?|(?:خط|مسار) العمل|行动方[面针]|goal"
    r"|target|pillar|output|outcome|component|cluster|track|work ?stream)"
)
_FORMER = (
    r"(?:\s*\((?i:formerly|former|ex|ancien|antiguo|anterior|бывший|السابق)\.?\s+"
    rf"(?i:para\.?\s+)?(?P<former>{_DECIMAL}|{_NUMBER})\))?"
)
#: A label ends with its punctuation, or where words begin, with no small letter.
_STOP = r"\s?[.:)–—-]+(?=\s|$)"
_WORDS = r"(?=\s+[\[(«“\"]?[^\W\d_a-zà-ÿа-я]|\t|\s*$)"

_ENDED = rf"(?:{_STOP}|{_WORDS}|[：、])"

_CODE_ENDED = rf"(?:{_STOP}|{_WORDS})"
_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            Kind.CHAPTER,
            rf"{_CHAPTER}\s+(?P<bare>[IVXL]{{1,6}}){_ENDED}",
        ),
        (
            Kind.ARTICLE,
            rf"{_NOUN}\s*(?P<bare>{_DECIMAL}|{_NUMBER}){_FORMER}(?:{_STOP}|{_WORDS})",
        ),
        (
            Kind.ARTICLE,
            rf"(?P<noun>{_CALLED})\s*{_NO}(?P<bare>{_DECIMAL}|{_NUMBER}){_FORMER}{_ENDED}",
        ),
        (Kind.NUMBER, rf"(?P<bare>{_DECIMAL}){_FORMER}[.)]*{_WORDS}"),
        (Kind.NUMBER, r"(?P<bare>\d{1,3}(?:\.\d{1,3}){2,})[.)]*(?=\s)"),
        (Kind.NUMBER, rf"\(?(?P<bare>{_NUMBER}){_FORMER}(?:[.:)]+(?=\s|$)|(?=\t))"),
        (Kind.NUMBER, rf"(?P<bare>\d{{1,3}}{_BIS}){_FORMER}{_WORDS}"),
        (Kind.ROMAN, r"\(?(?P<bare>[ivxl]{2,6}|i)[.)]+(?=\s|$)"),
        (
            Kind.UPPER_ROMAN,
            r"\(?(?P<bare>[IVXL]{2,6}|I)(?:[.):]+|\s?[–—-]+)(?=\s|$)",
        ),
        (
            Kind.LETTER,
            r"(?:\((?P<bare>[a-zа-я]{1,2})\)|(?P<open>[a-zа-я])[.)])(?=\s|$)",
        ),
        (Kind.UPPER_LETTER, r"\(?(?P<bare>[A-ZА-Я])[.)]+(?=\s|$)"),
        (
            Kind.CODE,
            rf"(?:{_OF_CODE}\s+)?(?P<bare>[A-ZА-Я]{{1,3}}[ .-]?\d{{1,3}}){_CODE_ENDED}",
        ),
    )
)
_INITIAL = re.compile(r"\(?[A-ZА-Я]\.")
_VALID_ROMAN = re.compile(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def typed(text: str, *, heading: bool = False) -> Label | None:
    """Read the label at the head of a text, or None.

    A capital letter with a full stop is a label in a heading only: elsewhere it
    is as often somebody's initial. A bracket before the label belongs to the words.
    """
    head = text.lstrip(" \t[")
    brackets = "[" * text[: len(text) - len(head)].count("[")
    for kind, pattern in _PATTERNS:
        match = pattern.match(head)
        if not match:
            continue
        parts = match.groupdict()
        bare = " ".join((parts["bare"] or parts["open"]).split())
        roman = kind in (Kind.ROMAN, Kind.UPPER_ROMAN, Kind.CHAPTER)
        initial = _INITIAL.fullmatch(match[0]) is not None
        if (roman and not _VALID_ROMAN.fullmatch(bare.lower())) or (
            initial and not heading
        ):
            continue
        rest = brackets + head[match.end() :].lstrip()
        former, noun = parts.get("former") or "", parts.get("noun") or ""
        return Label(bare, kind, rest, former, noun)
    return None


def automatic(number: str, text: str) -> Label:
    """Read the label that an automatic number is; `text` are the words after it."""
    found = typed(f"{number.strip()}\t", heading=True)
    if found:
        return found._replace(text=text)
    return Label(number.strip(" .:;()[]–—-"), Kind.NUMBER, text)
