"""What kind of piece does a reference name: a bare number, an inner one, a holder?"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from rules.citation.labels import key
from rules.citation.language import DEPTH, Noun

if TYPE_CHECKING:
    from rules.citation import Reference, Settled
    from rules.citation.documents import Citable

_INNER = 1
_VERB = re.compile(r"(?:combin|merg)(?:e|ing)\s", re.IGNORECASE)
_PAIR = 2
#: "Article 5: we are happy with both paragraphs."
_BOTH = re.compile(
    r"[^.;!?\n]{0,80}(?<!\w)(?:both|les deux|ambos|оба|beide\w?) (?:\w+ )?"
    r"(?:para|alin|apart|párr|пункт|част|abs)",
    re.IGNORECASE,
)
#: Pieces inside another are few.
_FEW = 5


def is_bare(ref: Reference) -> bool:
    """Whether a reference is a number and no more: no noun, no draft."""
    return ref.mention.noun is Noun.NONE and not ref.documents


def verb(text: str, ref: Reference) -> str:
    """Return the verb by which bare numbers are told as pieces: "merging 16 and 17"."""
    told = _VERB.match(text, ref.start) if ref.mention.noun is Noun.SIGN else None
    return told[0] if told else ""


def is_inner(ref: Reference) -> bool:
    """Whether a reference is to a point or a sentence inside a piece."""
    return DEPTH[ref.mention.noun] > _INNER


def is_small(ref: Reference) -> bool:
    """Whether a piece may be an inner one that is printed without a number."""
    return all(
        i.path[0].isdecimal() and int(i.path[0]) <= _FEW for i in ref.mention.items
    )


def is_dotted(ref: Reference) -> bool:
    """Whether a reference is one bare number of sections: 4.2.1."""
    if not is_bare(ref) or ref.mention.several:
        return False
    path = ref.mention.items[0].path
    return len(path) > 1 and path[1].isdigit()


def inside(settled: Settled, drafts: Citable) -> tuple[str, ...]:
    """Return the printed pieces of what is named; empty where some of it has none."""
    printed = dict.fromkeys(
        (path, label)
        for document in dict.fromkeys(document for document, _ in settled.candidates)
        for path, label in drafts.labels[document].keys.items()
    )
    found = [
        [label for path, label in printed if path[: len(one)] == one]
        for one in settled.missing
    ]
    return tuple(chain.from_iterable(found)) if all(found) else ()


def both(behind: str, settled: Settled, drafts: Citable) -> tuple[str, ...]:
    """Return the two printed pieces of one that holds no more, where both are meant."""
    found = inside(settled, drafts) if settled.document else ()
    return found if len(found) == _PAIR and _BOTH.match(behind) else ()


def holds(ref: Reference, settled: Settled) -> bool:
    """Whether a piece is not printed itself, but all those are that it holds."""
    path = ref.mention.items[0].path
    return (
        len(ref.mention.items) == 1
        and settled.missing == (path,)
        and bool(settled.candidates)
        and all(key(label)[: len(path)] == path for _, label in settled.candidates)
    )


def elsewhere(settled: Settled, free: Settled) -> Settled:
    """Return what a reference may mean where the piece spoken of does not have it.

    Behind "As to Article 5", a paragraph 6 that is printed in another draft alone.
    """
    if not free.sure or settled.document == free.document:
        return settled
    found = tuple((str(free.document), label) for label in free.labels)
    return replace(settled, document=None, candidates=(*found, *settled.candidates))
