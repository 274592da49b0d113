"""Whose chapter has which heading, and which drafts are told by such headings?

Only of chapters that count their pieces anew: "II(3)".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rules import alignment
from rules.citation.called import CHAPTERS
from rules.citation.folding import fold
from rules.citation.paths import chapter, key
from rules.later import later
from rules.location import courtesy

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.citation.language import Path
    from rules.location.catalogue import Drafts
    from rules.terms import Draft


def of(drafts: Sequence[Draft]) -> Mapping[Words, tuple[tuple[str, Path], ...]]:
    """Say which chapters have a heading: as printed, from its number, or without."""
    found: dict[Words, dict[tuple[str, Path], None]] = {}
    for draft in drafts:
        for paragraph in draft.paragraphs:
            number = chapter(key(paragraph.label)) if paragraph.label else ""
            said = alignment.words(paragraph.heading) if number else ()
            if number not in said:
                continue
            at = said.index(number)
            ways = (said, said[at:], said[at + 1 :])
            for way in filter(None, ways):
                found.setdefault(way, {})[draft.id, (number,)] = None
    return {said: tuple(chapters) for said, chapters in found.items()}


def headed(texts: Iterable[str], drafts: Drafts) -> tuple[str, ...]:
    """Return the drafts that have all headings of chapters which a file has."""
    known = drafts.chapters
    told = [
        [document for document, _ in known[said]]
        for text in (texts if known else ())
        if courtesy.is_title(text)
        and len(said := alignment.words(text)) > 1  # "Introduction" is anybody's
        and said in known
    ]
    return tuple(d for d in drafts.spans if told and all(d in each for each in told))


def is_line(text: str) -> bool:
    """Tell whether a line only names a part by its number: what is below is on that.

    >>> is_line("Part 2:"), is_line("Part 2: too long")
    (True, False)
    """
    return _PART.fullmatch(fold(text).text) is not None


_PART = later(
    rf"\W*(?:(?:{CHAPTERS}|pillar|pilier|pilar)\s(?:\d{{1,2}}|[ivxl]{{1,5}})"
    r"|第[\d一二三四五六七八九十]{1,3}(?:部分|[章节篇编]))\W*"
)
