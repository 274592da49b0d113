"""Which paragraphs stand in the cells that hold the draft's own text?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules import alignment
from rules.location import quotation
from rules.location.catalogue import Drafts, Place
from rules.location.target import Target
from rules.location.typed import agrees, typed
from rules.terms import EvidenceKind, Passage

if TYPE_CHECKING:
    #: A passage with the draft's own text, and the paragraphs it holds.
    Original = tuple[Passage, tuple[Place, ...]]

_SAME = 90.0
_LIKE = 60.0
_LEAD = 20.0
_BRIEF = 3


def places(text: str, drafts: Drafts) -> tuple[Place, ...]:
    """Find the paragraphs of which the lines of a cell, or all of it, are versions."""
    lines = [_of(line, drafts) for line in text.split("\n") if line.strip()]
    found = tuple(p for each in lines for p in each) if all(lines) else ()
    return found or _of(text, drafts)


def _of(text: str, drafts: Drafts) -> tuple[Place, ...]:
    """Find the one paragraph of which a text is a version."""
    head = typed(text, drafts)
    words, printed = head.words, head.path
    match = alignment.version_of(words, drafts.texts)
    if match is None or match.score < _LIKE:
        part = quotation.source(text, drafts)
        return (
            (Place(str(part.document), part.labels[0]),) if part and part.sure else ()
        )
    place = drafts.places[match.index]
    if place.label is None:
        return ()
    if agrees(printed, place.label) or (match.score >= _SAME and match.margin > 1):
        return (place,)
    if printed:
        same = [
            p
            for i, p in enumerate(drafts.places)
            if agrees(printed, p.label)
            and alignment.likeness(words, drafts.texts.words[i]) >= _LIKE
        ]
        return tuple(same) if len(same) == 1 else ()
    return (place,) if match.margin >= _LEAD else ()


def target(originals: Sequence[Original]) -> Target | None:
    """Say which paragraphs the original text of a row names."""
    places = [p for _, found in originals for p in found]
    if not places:
        return None
    whole = all(found for p, found in originals if len(p.text.split()) > _BRIEF)
    return Target(
        document=places[0].document,
        labels=tuple(dict.fromkeys(str(p.label) for p in places)),
        sure=whole and len({p.document for p in places}) == 1,
        kind=EvidenceKind.TABLE_ORIGINAL,
        value="the original text in the row",
        why="part of the original text is not in one draft",
    )
