"""What kind of piece does a reference name: a bare number, an inner one, a holder?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.citation.labels import key
from rules.citation.language import DEPTH, Noun

if TYPE_CHECKING:
    from rules.citation import Reference, Settled

_INNER = 1
#: Pieces inside another are few.
_FEW = 5


def is_bare(ref: Reference) -> bool:
    """Whether a reference is a number and no more: no noun, no draft."""
    return ref.mention.noun is Noun.NONE and not ref.documents


def is_inner(ref: Reference) -> bool:
    """Whether a reference is to a point or a sentence inside a piece."""
    return DEPTH[ref.mention.noun] > _INNER


def is_small(ref: Reference) -> bool:
    """Whether a piece may be an inner one that is printed without a number."""
    return all(
        i.path[0].isdigit() and int(i.path[0]) <= _FEW for i in ref.mention.items
    )


def is_dotted(ref: Reference) -> bool:
    """Whether a reference is one bare number of sections: 4.2.1."""
    path = ref.mention.items[0].path
    return (
        is_bare(ref) and not ref.mention.several and len(path) > 1 and path[1].isdigit()
    )


def holds(ref: Reference, settled: Settled) -> bool:
    """Whether a piece is not printed itself, but all those are that it holds."""
    path = ref.mention.items[0].path
    return (
        len(ref.mention.items) == 1
        and settled.missing == (path,)
        and bool(settled.candidates)
        and all(key(label)[: len(path)] == path for _, label in settled.candidates)
    )
