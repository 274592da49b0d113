"""Which lines are a list of verdicts, each behind the number of its piece?

"4 - ok", "7: replace “ten” by “twelve”", "13 delete". No list of the sender's own has
points of nothing but a verdict: the numbers are those of the draft; below "Article 3"
alone, where they may be typed "1. ok" as well, those of its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.language import Noun, Path
from rules.language import length
from rules.location import entries
from rules.location.lined import Point, parted
from rules.location.stances import stance
from rules.location.target import Target
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.lined import Together
    from rules.location.meaning import Meaning

#: What stands behind a number is no verdict on it: "9 bis".
_SUFFIX = "|".join(word for each in citation.LANGUAGES for word in each.suffixes)
#: A number, a sign or none, and words.
_LINE = re.compile(
    r"[^\S\n]*(?:[-–•*]\s+)?(?:(?:§|#|¶)\s?)?"
    r"\(?(?P<number>(?P<count>\d{1,3})(?:\s(?:bis|ter|quater)(?!\w))?)\)?"
    r"(?P<inner>(?:\s?\(\w{1,3}\)|\.\d{1,2}|\s?[a-z]\))*)"
    rf"(?P<stop>\.\s+|\s?[:=–—-]\s*|\s+)(?!(?:{_SUFFIX})(?![^\W\d_]))"
    r"(?P<said>(?=[^\W\d]|[\"“«„'‘])\S[^\n]*)"
)
_BULLET = re.compile(r"\s*[-–•*]\s")
#: A verdict has no more words; a line of a list of them neither.
_BRIEF = 2
_LONGEST = 30
#: No heading of an article either.
_TITLE = 10
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Line:
    passage: Passage
    number: str
    count: int
    said: str
    inner: bool
    stopped: bool
    headed: Path = ()


def found(
    told: Sequence[tuple[int, Passage]], drafts: Drafts, but: Collection[int]
) -> Together:
    """Find such lists; each is read with its first line.

    But lines that are read otherwise, by their ids.
    """
    runs: list[list[tuple[int, _Line]]] = [[]]
    above = ""
    for n, passage in told:
        line = None if id(passage) in but else _line(passage, drafts)
        if line is not None:
            headed = runs[-1][0][1].headed if runs[-1] else _heads(above, drafts)
            line = replace(line, headed=headed) if headed or not line.stopped else None
        above = passage.text if passage.text.strip() else above
        if line is not None:
            runs[-1].append((n, line))
        elif passage.text.strip():
            if _BULLET.match(passage.text):  # whose it is, nobody knows
                runs[-1] = [(at, replace(each, headed=())) for at, each in runs[-1]]
            runs.append([])
    read: Together = {}
    for run in runs:
        each = [line for _, line in run]
        if _is_list(each, drafts):
            read |= dict.fromkeys(id(line.passage) for line in each)
            whole = parted([(n, line.passage) for n, line in run], ())
            read[id(each[0].passage)] = partial(_points, whole, each)
    return read


def _line(passage: Passage, drafts: Drafts) -> _Line | None:
    if passage.cell is not None or passage.kind is not PassageKind.PARAGRAPH:
        return None
    match = _LINE.fullmatch(passage.text) if not passage.runs else None
    if match is None or length(match["said"]) > _LONGEST:
        return None
    if entries.parted(passage, drafts):
        return None
    number, inner = match["number"], bool(match["inner"])
    stopped = match["stop"].startswith(".")
    return _Line(passage, number, int(match["count"]), match["said"], inner, stopped)


def _heads(above: str, drafts: Drafts) -> Path:
    """Return the path of the article whose name, with its title at most, is above."""
    short = length(above) <= _TITLE and not _asks(above)
    refs = citation.references(above, drafts.citable) if short else ()
    alone = len(refs) == 1 and refs[0].mention.noun in (Noun.ARTICLE, Noun.SECTION)
    items = refs[0].mention.items if alone else ()
    return items[0].path if len(items) == 1 and not items[0].last else ()


def votes(text: str) -> bool:
    """Tell whether a line is a number and a verdict, perhaps behind who gives it.

    >>> votes("9: ok"), votes("For Norland: 9: ok"), votes("9: The fee")
    (True, True, False)
    """
    behind = re.split("[:：]", text, maxsplit=1)[-1].strip()
    found = filter(None, map(_LINE.fullmatch, (text, behind)))
    return any(_is_verdict(match["said"]) for match in found)


def _is_list(run: Sequence[_Line], drafts: Drafts) -> bool:
    """Whether several lines each ask something, one by a verdict alone.

    Below the name of an article that has all of them it is enough that one does.
    """
    if len(run) < _FEWEST or not any(_is_verdict(line.said) for line in run):
        return False
    falls = any(a.count > b.count for a, b in pairwise(run))
    if falls or any(line.inner for line in run):
        return False
    cited = (
        ref
        for line in run
        for ref in citation.references(line.said, drafts.citable)
        if ref.documents or ref.mention.noun is not Noun.NONE
    )
    held = run[0].headed and any(
        run[0].headed not in printed.keys
        and all((*run[0].headed, line.number) in printed.keys for line in run)
        for printed in drafts.citable.labels.values()
    )
    stopped = any(line.stopped for line in run)
    asks = not stopped and all(_asks(line.said) for line in run)
    return (held or asks) and not any(cited)


def _is_verdict(said: str) -> bool:
    return length(said) <= _BRIEF and _asks(said)


def _asks(said: str) -> bool:
    asked = worded(f"{PLACE}: {said}") is not Action.COMMENT
    return asked or stance(said) is not None or said.rstrip().endswith(("?", "？", "؟"))


def _points(
    whole: Sequence[Passage],
    run: Sequence[_Line],
    spoken: Meaning,
    heading: Target | None,
) -> Iterator[Point]:
    """Say what is asked of each, where one draft is spoken of that prints them all.

    Numbers below a heading are of what it names: of the paragraphs of an article, if
    all are printed; else, as they stand, others read them.
    """
    held = _held(run, spoken) if heading and not heading.sure else []
    if held and all(held):
        for line, label in zip(run, held, strict=True):
            piece = Target(document=spoken.holder, labels=(str(label),), sure=True)
            piece = replace(piece, value=line.number)
            yield Point(piece, line.passage, f"{PLACE}: {line.said}")
        return
    told = [_settled(line, spoken) for line in run]
    labels = {label for target in told if target for label in target.labels}
    inner = spoken.container or spoken.parent or spoken.chapters
    every = all(_asks(line.said) and not line.stopped for line in run)
    one = len(spoken.in_force or spoken.drafts.citable.labels) == 1
    headed = heading is not None and not labels <= {*heading.labels}
    if None in told or inner or headed or not (one and every):
        yield from (Point(None, passage) for passage in whole)
        return
    for line, target in zip(run, told, strict=True):
        yield Point(target, line.passage, f"{PLACE}: {line.said}")


def _held(run: Sequence[_Line], spoken: Meaning) -> list[str | None]:
    """Return the labels that numbers have in the article that is spoken of."""
    spoken_of = spoken.in_force or (spoken.holder,)
    if not (spoken.holder and spoken.container) or spoken.holder not in spoken_of:
        return []
    printed = spoken.drafts.citable.labels[spoken.holder]
    return [printed.printed((*spoken.container, line.number)) for line in run]


def _settled(line: _Line, spoken: Meaning) -> Target | None:
    """Return the piece that one draft prints with a number, if one does."""
    ref = citation.listed(line.number)
    settled = spoken.settle(ref) if ref else None
    if settled is None or not settled.sure:
        return None
    return Target(
        document=settled.document, labels=settled.labels, sure=True, value=line.number
    )
