"""Is a passage a list, and where do its items begin?"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.citation.labels import key

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.terms import Passage

_FEWEST = 2
#: A line of a list of few words has no more.
_BRIEF = 12
_ITEM = re.compile(
    r"[^\S\n]*(?:(?:[-–•*]|\(?\d{1,2}[.)]|\(?[a-z][.)])[^\S\n]+\S"
    r"|(?:Question|Comment|Remark|Point|Issue|Proposal|Observation|Remarque|Pregunta"
    r"|Вопрос|Замечание|Frage|Anmerkung|问题|意见)\s?\d{1,2}\s?[:.)：-]"
    r"|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا"
    r"|سابعا)\s?[:،-]"
    r"|(?:First|Second|Third|Fourth|Fifth|Premièrement|Deuxièmement|Troisièmement"
    r"|Primero"
    r"|Segundo|Tercero|Во-первых|Во-вторых|В-третьих|Erstens|Zweitens"
    r"|Drittens)\s?[:,.])"
)
#: A few words behind a short mark and a number: "p7 ok", "9: too cheap", "C 5(1): no".
_MARKED = re.compile(
    r"[^\S\n]*(?P<mark>[^\W\d_]{1,3}\.?\s?)?(?P<number>(?P<whole>\d{1,3})(?:\(\w{1,3}\)|\.\d{1,2})*)"
    r"(?:\s?[-:=–]\s\S|\s[^\s\d])"
)


def is_brief(text: str) -> bool:
    """Whether a text is a list of few words, each behind a short mark and a number.

    Bare numbers rise in a list: "5: ok", "9: why?", "7 ships came in last week".
    """
    lines = text.split("\n")
    found = [_MARKED.match(line) for line in lines]
    bare = [int(m["whole"]) for m in found if m and m["mark"] is None]
    return (
        len(lines) >= _FEWEST
        and all(found)
        and all(len(line.split()) <= _BRIEF for line in lines)
        and all(a < b for a, b in pairwise(bare))
    )


def items(passage: Passage) -> list[Passage]:
    """Cut a passage into the items of its list; empty where it is none."""
    lines = passage.text.split("\n")
    starts = [n for n, line in enumerate(lines) if _ITEM.match(line)]
    if len(starts) < _FEWEST or passage.runs or len(lines) == 1:
        return []
    cuts = sorted({0, *starts, len(lines)})
    return [replace(passage, text="\n".join(lines[a:b])) for a, b in pairwise(cuts)]


def numbered(line: str, drafts: Drafts) -> tuple[tuple[str, str], ...]:
    """Return what the number with which a line begins is a label of, in any draft."""
    match = _MARKED.match(line)
    path = key(match["number"]) if match else ()
    labels = drafts.citable.labels
    return tuple((d, x.keys[path]) for d, x in labels.items() if path in x.keys)
