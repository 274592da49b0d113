"""Where do the words of half a comment belong, read by themselves?

Whoever parts a comment says where one point ends. What each half names stands in its
own words; where the whole stood is only where it may belong as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.marks import mark, shown
from rules.paragraph import locate
from rules.terms import Candidate, Comment, PartText, Passage

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

#: Why a place is offered that the words of the half name, or seem to mean.
OWN = "read in its own words"
_MOST = 3


def reread(half: Comment, drafts: Drafts, subject: str, *, said: bool) -> Comment:
    """Offer a half that waits what its own words name, before where the whole stood.

    Where they are one point and plain, nothing else is offered, but where a person
    `said` where the whole stood. Words that name no draft are read as on the one where
    the whole stood, or may have; else the `subject` of the mail tells.
    """
    stood = [one for one in half.candidates if one.reason != OWN]
    where = {one.document for one in stood}
    spoken = where.pop() if len(where) == 1 else subject
    found = locate((_alone(half),), spoken, drafts)
    named = dict.fromkeys(place for each in found for place in _places(each))
    plain = bool(named) and len(found) == 1 and not found[0].review
    offered = [
        Candidate(document=on, paragraph=at, score=round(100 / nth, 1), reason=OWN)
        for nth, (on, at) in enumerate(named, start=1)
    ]
    if said or not plain:
        offered += [c for c in stood if (c.document, c.paragraph) not in named]
    half = replace(half, candidates=tuple(offered[: max(_MOST, len(named))]))
    if plain and not any(map(mark, shown(half))):
        return replace(half, action=found[0].action)
    return half


def _alone(half: Comment) -> PartText:
    """Give the half as a mail of nothing but its words."""
    words = Passage(text=half.text, runs=half.runs, source=half.source)
    sha256 = half.source.sha256
    return PartText(name="", sha256=sha256, is_body=True, passages=(words,))


def _places(found: Comment) -> Iterator[tuple[str, str]]:
    """Give the paragraphs that words name, or may name."""
    for label in found.paragraphs:
        if found.document and label != "*":
            yield found.document, label
    yield from ((one.document, one.paragraph) for one in found.candidates)
