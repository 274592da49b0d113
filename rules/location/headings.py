"""Which lines of a copy are headings that the draft, as it is read, does not have?

A draft may be known by its labels and texts alone, while the copies that people send
back print what stands above them: "Article 3 - Safety", "II. Fares", "Conduct". Such a
line says nothing, and is not the only one of its form: it has the label of the article
whose first piece is the next to follow, or stands right above a copied paragraph with
a label that counts on, or with none. What asks or judges is a remark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.action import worded
from rules.citation.numerals import readings, roman
from rules.language import length
from rules.location import courtesy, remarks
from rules.location.stances import stance
from rules.location.typed import Typed, agrees, heads, opens
from rules.location.views import views
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation.language import Path
    from rules.location.catalogue import Drafts

#: A title has no more words.
_LONGEST = 12
#: So many lines of one form are a series, and so many vouch for one that opines.
_SERIES = 2
_VOUCH = 3
_ROMAN = re.compile("[ivx]+")
_LETTERS = " abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a heading: its label, and the title behind it.

    `inner`: the first piece of what it labels follows. `styled`: it looks like one.
    """

    at: int
    label: str
    path: Path
    title: str
    styled: bool
    inner: bool


def headings(
    passages: Sequence[Passage], pairs: Mapping[int, int], drafts: Drafts
) -> dict[int, str]:
    """Return the headings of a copy, and the label at the head of each.

    `pairs` lead from the copied paragraphs to their places.
    """
    lines = [*_lines(passages, pairs, drafts)][::-1]
    made = _series(x for x in lines if x.inner)
    made += _series(_rising(x for x in lines if x.path and x not in made))
    told = {line.at for line in made} | {*pairs}
    inside = range(min(pairs), max(pairs))
    if not any(remarks.speaks(passages[i].text) for i in inside if i not in told):
        made += _series([x for x in lines if not (x.path or remarks.may_be(x.title))])
    return {line.at: line.label for line in made}


def _lines(
    passages: Sequence[Passage], pairs: Mapping[int, int], drafts: Drafts
) -> Iterator[_Line]:
    """Find the lines above copied paragraphs, from the last one up."""
    labels = {i: drafts.places[j].label for i, j in pairs.items()}
    span = range(min(pairs.values()), max(pairs.values()))
    lacks = [drafts.places[j].label for j in span if j not in pairs.values()]
    near = False
    for i in range(max(pairs), -1, -1):
        below = labels[min(j for j in pairs if j >= i)]
        above = labels.get(max((j for j in pairs if j < i), default=-1))
        line = i not in pairs and _is_line(passages[i], drafts)
        near = i in pairs or (near and line)
        if not line:
            continue
        found = [*heads(passages[i].text)]
        inner = [head for head in found if opens(head[1].path, below)]
        end, head = (inner or found or [(0, Typed((), ()))])[0]
        others = [*lacks, *([] if head.named else [above])]
        told = opens(head.path, above) if inner else _is_any(head.path, others)
        if (near or inner) and not told:
            yield _Line(
                at=i,
                label=passages[i].text[:end],
                path=head.path,
                title=passages[i].text[end:].strip(" -–—:：.،"),
                styled=passages[i].kind is PassageKind.HEADING,
                inner=bool(inner),
            )


def is_silent(title: str) -> bool:
    """Whether a title asks for nothing, and judges nothing."""
    return (
        worded(title) is Action.COMMENT
        and stance(title) is None
        and len(title) != 1
        and not (remarks.rules(title) or remarks.asks(title))
        and not (remarks.judges(title) or courtesy.judges(title))
    )


def _is_any(path: Path, labels: Iterable[str | None]) -> bool:
    return any(agrees(path, label) for label in labels)


def _is_line(passage: Passage, drafts: Drafts) -> bool:
    """Whether a passage is a line without a sentence, as the draft was sent out."""
    return (
        passage.kind in (PassageKind.PARAGRAPH, PassageKind.HEADING)
        and courtesy.is_title(passage.text)
        and length(passage.text) <= _LONGEST
        and not (passage.paragraph_change or views(passage, drafts).changed)
    )


def _series(lines: Iterable[_Line]) -> list[_Line]:
    """Return the lines that are headings: several of one form, or by their looks.

    No two have one label, or one title; one that opines is one only among others.
    """
    told = [x for x in lines if is_silent(x.title) and not x.title[:1].islower()]
    times = Counter(x for line in told for x in (line.path, line.title) if x)
    told = [x for x in told if times[x.path] <= 1 and times[x.title] <= 1]
    sure = [line for line in told if not courtesy.opines(line.title)]
    if len(sure) >= _VOUCH:
        return told
    return sure if len(sure) >= _SERIES else [line for line in sure if line.styled]


def _rising(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Return the lines whose labels count on from one to the next."""
    last = 0
    for line in lines:
        later = [n for n in _counts(line.path) if n > last]
        if later:
            last = min(later)
            yield line


def _counts(path: Path) -> Iterator[int]:
    """Say for which numbers a label may stand: "iv", "c", "12"."""
    for sign in path[:1]:
        if sign.isdecimal():
            yield int(sign)
        elif _ROMAN.fullmatch(sign):
            yield roman(sign)
        yield from (n for x in readings(sign) if (n := _LETTERS.find(x)) > 0)
