"""Which lines of a mail in plain text are headings?

A line that opens with the sign of a heading, and the lines of a series: "1. Aims",
"2. Membership", "3. Voting", each above sentences. "2. Agreed" answers, and is none.
"4.2 Accidents" may head what is said of paragraph 4.2, by its number and its matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rules.action import worded
from rules.citation.dates import is_month
from rules.citation.folding import fold
from rules.citation.language import Item, Mention, Noun, Path
from rules.citation.listing import MEASURE
from rules.citation.numerals import roman
from rules.citation.paths import key
from rules.citation.reference import Citations, Reference
from rules.location.courtesy import is_closing, opines
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation.labels import Labels

_MARKED = re.compile(r"#{1,6} [^\n]{1,80}\Z")
_COUNTED = re.compile(r"(?P<number>\d{1,2})[.)]\s(?P<title>[^\W\d_][^\n.:;!?]{2,60})\Z")
_SAID = re.compile(r"(?!\W*\d).*[.!?。！？]\W*\Z", re.DOTALL)
_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}(?:\s(?:bis|ter))?|[IVX]{1,5})(?:[.)]|"
    r"(?=\s(?P<title>[^\W\d_][^\n.:;!?\d]{2,60}(?<![\s,-]))?))\s"
)
_ROMAN = re.compile(r"[ivx]+")
#: Fewer are no series, and more words no title.
_FEWEST = 3
_MOST_WORDS = 6


def told(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Annotate the headings of a mail."""
    series = _series(passages)
    return tuple(
        replace(passage, kind=PassageKind.HEADING)
        if n in series or (_is_plain(passage) and _MARKED.match(passage.text))
        else passage
        for n, passage in enumerate(passages)
    )


def _series(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the places of titles that are counted from one, each above a sentence."""
    found: list[int] = []
    for place, (passage, below) in enumerate(pairwise(passages)):
        counted = _COUNTED.match(passage.text.strip()) if _is_plain(passage) else None
        if counted is None:
            continue
        if int(counted["number"]) != len(found) + 1 or not (
            _is_title(counted["title"]) and _SAID.match(below.text)
        ):
            return frozenset()
        found.append(place)
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def of_pieces(passages: Sequence[Passage], labels: Labels) -> Mapping[str, Path]:
    """Return the lines that head what is said of a piece: "4.2 Accidents".

    All such numbers of a file are printed in the draft, and do not count from one, as
    the sections of a sender's own paper do.
    """
    lines = [
        (line.strip(), not n)
        for passage in takewhile(lambda p: not is_closing(p.text), passages)
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.HEADING)
        for n, line in enumerate(passage.text.split("\n"))
        if line.strip()
    ]
    found: list[tuple[re.Match[str], str]] = []
    above, last = "", ("", True)
    for (line, begins), (below, _) in pairwise([*lines, last]):
        match = _NUMBERED.match(line) if begins or _SAID.match(above) else None
        above = line
        if match and not _is_other(match):
            found.append((match, below))
    numbers = [key(match["number"]) for match, _ in found]
    if _count(numbers) or not all(path in labels.keys for path in numbers):
        return {}
    return {
        match.string: path
        for (match, below), path in zip(found, numbers, strict=True)
        if _is_heading(match, below)
    }


def _is_other(match: re.Match[str]) -> bool:
    """Tell whether a number is none of a piece: a measure, or a day."""
    said = fold(match.string).text
    measured = MEASURE.match(said) is not None
    return measured or is_month(said[match.end("number") :])


def _is_heading(match: re.Match[str], below: str) -> bool:
    """Tell the title above what is said from an address, and from what is counted."""
    if match["title"] is None or match.end("title") != len(match.string):
        return False
    told = (
        _SAID.match(below)
        or (len(below.split()) >= _MOST_WORDS and below[-1] not in ",،，")
        or worded(below) is not Action.COMMENT
    )
    return bool(told) and _is_title(match["title"])


def cited(text: str, found: Citations, titles: Mapping[str, Path]) -> Citations:
    """Take in the pieces that lines of a text are headed with."""
    own = [*_cited(text, titles)] if titles else []
    ends = {line: ref.end for ref in own for line in (text.rfind("\n", 0, ref.start),)}
    others = (
        r
        for r in found.references
        if r.start >= ends.get(text.rfind("\n", 0, r.start), 0)
    )
    every = sorted((*others, *own), key=lambda r: r.start)
    return replace(found, references=tuple(every)) if own else found


def _cited(text: str, titles: Mapping[str, Path]) -> Iterator[Reference]:
    """Give the piece of each heading as a paragraph that is cited at its head."""
    folded, at = fold(text), 0
    for line in folded.text.split("\n"):
        start = folded.place(at)
        raw = text[start : folded.end(at + len(line))].strip()
        if path := titles.get(raw):
            end = at + len(line) - len(line.lstrip()) + len(raw.partition(" ")[0])
            said = Mention(
                start=at,
                end=end,
                noun=Noun.PARAGRAPH,
                items=(Item(path),),
                dotted="." in line[: end - at],
            )
            yield Reference(start=start, end=folded.end(end), mention=said, leads=True)
        at += len(line) + 1


def _count(paths: Sequence[Path]) -> bool:
    """Tell whether numbers count from one, or only one stands there.

    >>> _count([("1",), ("2",)]), _count([("1",), ("3",)]), _count([("2",), ("3",)])
    (True, False, False)
    """
    whole = (path for path in paths if " " not in path[0])
    numbers = [tuple(map(_number, path)) for path in whole]
    return any(
        {*a} == {1}
        and b in ((), (*a, 1), *((*a[:n], 2) for n in range(len(a))), (2, 1))
        for a, b in pairwise([*numbers, ()])
    )


def _number(sign: str) -> int:
    roman_sign = _ROMAN.fullmatch(sign)
    return roman(sign) if roman_sign else int(sign) if sign.isdecimal() else 0


def _is_plain(passage: Passage) -> bool:
    return passage.kind is PassageKind.PARAGRAPH and passage.cell is None


def _is_title(title: str) -> bool:
    """Tell a title from an answer, and from a wish without a stop."""
    asks = worded(fold(title).text) is not Action.COMMENT
    return len(title.split()) <= _MOST_WORDS and not (asks or opines(title))
