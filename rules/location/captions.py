"""Which lines inside a block are headings of what stands below them?

People break lines without leaving any empty: "Article 6 Audit", and a remark below. The
heading of a chapter stands for itself, that of an article with what is below it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.citation.language import Noun
from rules.location import courtesy, sentences
from rules.location.stances import stance
from rules.terms import Action, PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.location.catalogue import Drafts
    from rules.terms import Passage

#: A title behind the number of an article has no more words.
_LONGEST = 6
#: Lines that are shorter were broken off by hand.
_BROKEN = 60


def parted(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a block at the headings inside it; empty where there are none."""
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    lines = passage.text.split("\n")
    if not plain or len(lines) == 1 or len(passage.text) > sentences.LOOK_AHEAD:
        return ()
    heads = {n for n, line in enumerate(lines) if _stands(n, lines, drafts)}
    alone = {n for n in heads if _of_chapter(lines[n], drafts)}
    cuts = sorted({0, len(lines), *heads, *(n + 1 for n in alone)})
    if len(cuts) == len((0, len(lines))):
        return ()
    return tuple(
        replace(
            passage,
            text="\n".join(lines[start:end]),
            kind=PassageKind.HEADING if start in alone else passage.kind,
        )
        for start, end in pairwise(cuts)
    )


def _stands(at: int, lines: Sequence[str], drafts: Drafts) -> bool:
    """Whether a line is a heading, between lines that end and begin."""
    above = lines[at - 1].rstrip() if at else ""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    ended = len(above) < _BROKEN or above.endswith((".", "!", "?", ":", "。"))
    begins = not below[:1].islower() and not _heads(below, drafts)
    return ended and begins and _heads(lines[at], drafts)


def _heads(line: str, drafts: Drafts) -> bool:
    """Whether a line is the heading of a chapter, or of an article with its title."""
    if not courtesy.is_title(line):
        return False
    if _of_chapter(line, drafts):
        return True
    refs = citation.references(line, drafts.citable)
    if len(refs) != 1 or line[: refs[0].start].strip():
        return False
    noun, title = refs[0].mention.noun, line[refs[0].end :].strip(" .:–—-")
    titled = len(title.split()) <= _LONGEST and not title[:1].islower()
    judges = courtesy.judges(title) or courtesy.opines(title) or stance(title)
    silent = worded(title) is Action.COMMENT and not judges
    return noun in (Noun.ARTICLE, Noun.SECTION) and titled and silent


def _of_chapter(line: str, drafts: Drafts) -> bool:
    words = alignment.words(line)
    return len(words) > 1 and any(x in drafts.chapters for x in (words, words[1:]))
