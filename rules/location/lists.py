"""Is a passage a list, and where do its items begin?"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import citation
from rules.citation.labels import key
from rules.location import courtesy, pieces
from rules.terms import PassageKind

if TYPE_CHECKING:
    from rules.citation import Citations
    from rules.location.catalogue import Drafts
    from rules.location.target import Target
    from rules.terms import Passage

_FEWEST = 2
#: A line of a list of few words has no more.
_BRIEF = 12
_ITEM = re.compile(
    r"[^\S\n]*(?:(?:[-–•*]|\(?\d{1,2}(?:[.)]|[°º]\)?)|\(?(?:[a-z]|[ivxIVX]{2,4})[.)])[^\S\n]+\S"
    r"|(?:Question|Comment|Remark|Point|Issue|Proposal|Observation|Remarque|Pregunta"
    r"|Вопрос|Замечание|Frage|Anmerkung|问题|意见)\s?\d{1,2}\s?[:.)：-]"
    r"|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا"
    r"|سابعا)\s?[:،-]"
    r"|(?:First|Second|Third|Fourth|Fifth|Premièrement|Deuxièmement|Troisièmement"
    r"|Primero"
    r"|Segundo|Tercero|Во-первых|Во-вторых|В-третьих|Erstens|Zweitens"
    r"|Drittens)\s?[:,.])"
)
COUNTS = "its number may be that of the piece, or the sender's own"
_OWN = re.compile(r"[^\S\n]*\(?(\d{1,2}|[a-z])[.)]")
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


def counts(text: str) -> bool:
    """Whether the lines of a list only count themselves: 1, 2, 3."""
    found = [_MARKED.match(line) for line in text.split("\n")]
    numbers = [m["number"] for m in found if m]
    return numbers == [str(n) for n, _ in enumerate(numbers, 1)]


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


def below(item: str, heading: Target, drafts: Drafts) -> Target | None:
    """Return what an item may be about, by its number, below the name of a piece.

    For review: the number may be the piece's, or the sender's own count.
    """
    document, mark = heading.document, _OWN.match(item)
    pieces = dict.fromkeys(heading.others)
    if heading.sure and document:
        outer = [key(label) for label in heading.labels]
        keys = drafts.citable.labels[document].keys
        inner = (k for k in keys if any(k[: len(o)] == o != k for o in outer))
        pieces = dict.fromkeys((document, keys[k]) for k in inner)
    own = key(mark[1])[-1:] if mark else ()
    meant = [piece for piece in pieces if key(piece[1])[-1:] == own]
    if not pieces or (heading.sure and not mark):
        return None
    rest = (piece for piece in pieces if piece not in meant)
    heads = ((str(document), label) for label in heading.labels)
    others = (*meant, *heads, *rest)
    return replace(heading, labels=(), sure=False, others=others, why=COUNTS)


def titled(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a line that only names a draft from the pieces of it below."""
    head, _, below = passage.text.partition("\n")
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    if not (plain and below and courtesy.is_title(head)):
        return ()
    named = citation.cited(head, drafts.citable)
    if named.references or not names_only(head, named):
        return ()
    lines = [r for r in citation.references(below, drafts.citable) if r.leads]
    begins = lines and "\n" not in below[: lines[0].start]
    if not (begins and (len(lines) > 1 or pieces.is_bare(lines[0]))):
        return ()
    title = replace(passage, text=head, kind=PassageKind.HEADING)
    return (title, replace(passage, text=below))


def names_only(text: str, citations: Citations) -> bool:
    """Whether a text says little more than the name of a draft."""
    for name in reversed(citations.names):
        text = text[: name.start] + text[name.end :]
    return bool(citations.names) and len(text.split()) <= _FEWEST
