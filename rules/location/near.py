"""Which paragraphs may a text be about that names none? A person chooses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules import alignment
from rules.citation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.citation import Reference
    from rules.location.catalogue import Drafts
    from rules.location.naming import Spoken

    Places = tuple[tuple[str, str], ...]

#: Candidates share words that are as rare, together, as one that two texts hold.
_TELLING = 0.5
_MOST = 3
#: A bare number that may name a piece.
_BEHIND_WORD = re.compile(
    r"(?<![^\W_])(?:about|on|in|with|of|to|by|for|sur|à|au|du|de|en|sobre|al|del|с|в"
    r"|к|о"
    r"|über|zu|mit|bei)\s(\d{1,3})(?![^\W_]|[.,]\d|\s?%)"
)


def places(text: str, cited: Sequence[Reference], spoken: Spoken) -> Places:
    """Return what is cited, else what bare numbers or shared words lead to."""
    return (
        _cited(cited, spoken) or _counted(text, spoken) or _alike(text, spoken.drafts)
    )


def _cited(refs: Sequence[Reference], spoken: Spoken) -> Places:
    """Pieces that are cited, though not as what the text is about."""
    settled = [spoken.settle(r) for r in refs]
    return tuple(
        pair
        for s in settled
        for pair in ([(str(s.document), x) for x in s.labels] or s.candidates)
    )


def _counted(text: str, spoken: Spoken) -> Places:
    """Pieces by bare numbers behind a preposition: "worried about 11"."""
    if len(spoken.in_force) != 1:
        return ()
    document = spoken.in_force[0]
    printed = spoken.drafts.citable.labels[document].keys
    numbers = [m[1] for m in _BEHIND_WORD.finditer(fold(text).text)]
    return tuple((document, printed[(n,)]) for n in numbers if (n,) in printed)


def _alike(text: str, drafts: Drafts) -> Places:
    """Pieces by shared words, the most telling first; never a decision."""
    near = drafts.texts.near(alignment.words(text), _TELLING)[:_MOST]
    found = [drafts.places[i] for i in near]
    return tuple((p.document, p.label) for p in found if p.label is not None)
