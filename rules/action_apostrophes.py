"""Which English denials are written without their apostrophe: "dont", "cant"?

They are read as if it stood there. French has a "dont", and English a "wont", that
deny nothing.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.later import later

if TYPE_CHECKING:
    from rules.citation.folding import Folded

#: Up to where the apostrophe is missing.
_BARE = later(
    r"(?<![^\W_])(?:do(?=nt (?:you|even|ever|just|really|please|change|touch|delete"
    r"|remove|alter|amend|move|drop|cut|weaken|water|mess|let|make|like|want|need|see"
    r"|think|agree|understand|know|mind|have|support|accept|believe|get|give|go|keep"
    r"|object|oppose|care|be|bother)(?![^\W_]))"
    r"|does|did|is|are|was|were|has|have|had|should|would|could|must|need|ca"
    r"|(?<!his )(?<!her )(?<!its )(?<!their )wo)n(?=t(?![^\W_]))"
)


def apostrophized(folded: Folded) -> Folded:
    """Set the apostrophes that a folded text lacks; spans lead back as before.

    >>> from rules.citation.folding import fold
    >>> apostrophized(fold("We dont mind.")).text
    "we don't mind."
    """
    ends = [match.end() for match in _BARE.finditer(folded.text)]
    if not ends:
        return folded
    bounds = [*pairwise((0, *ends, len(folded.text)))]
    text = "'".join(folded.text[start:end] for start, end in bounds)
    places: list[int] = []
    for start, end in bounds:
        places += [folded.place(at) for at in range(start, end)]
        places.append(folded.place(end - 1))
    return replace(folded, text=text, places=tuple(places[:-1]))
