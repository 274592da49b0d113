"""Which paragraphs may a text be about that names none? A person chooses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.citation.folding import fold
from rules.location import sentences
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.citation import Citations, Reference
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
    r"|über|zu|mit|bei|meant?)\s(\d{1,3})(?![^\W_]|[.,]\d|\s?%)"
    # at the head of its sentence: "7 is the first good thing", "and 18 once a year"
    r"|(?:^|[.!?]\s)(?:and\s)?(\d{1,3})(?=\s[^\W\d_])",
    re.MULTILINE,
)
#: Two bare numbers that are spoken of together.
_PAIRED = re.compile(
    r"(?<![^\W_])(?<![.,/-])(\d{1,3}) (?:and|et|y|и|und) (\d{1,3})"
    r"(?=[.,;:?!]|\s(?:apart|together|should|could|are|can|must|overlap|say))"
)


def places(text: str, refs: Sequence[Reference], spoken: Spoken) -> Places:
    """Return what is cited, else what bare numbers or shared words lead to."""
    return cited(refs, spoken) or _counted(text, spoken) or _alike(text, spoken.drafts)


def cited(refs: Sequence[Reference], spoken: Spoken) -> Places:
    """Pieces that are cited, though not as what the text is about."""
    settled = [spoken.settle(r) for r in refs]
    return tuple(
        pair
        for s in settled
        for pair in ([(str(s.document), x) for x in s.labels] or s.candidates)
    )


def counted(text: str, drafts: Drafts, document: str | None) -> Places:
    """Pieces by bare numbers behind a preposition: "worried about 11".

    Of a draft; of all of them where nobody knows which is spoken of.
    """
    labels = drafts.citable.labels
    said = fold(text).text
    found = (*_BEHIND_WORD.finditer(said), *_PAIRED.finditer(said))
    numbers = [n for m in found for n in m.groups() if n]
    return tuple(
        (d, labels[d].keys[(n,)])
        for n in numbers
        for d in ((document,) if document else labels)
        if (n,) in labels[d].keys
    )


def _counted(text: str, spoken: Spoken) -> Places:
    known = len(spoken.in_force) == 1
    return counted(text, spoken.drafts, spoken.in_force[0]) if known else ()


def paired(text: str, spoken: Spoken) -> bool:
    """Whether a text speaks of two pieces of the draft by their bare numbers."""
    named = len(_counted(text, spoken)) > 1
    return named and _PAIRED.search(fold(text).text) is not None


def _alike(text: str, drafts: Drafts) -> Places:
    """Pieces by shared words, the most telling first; never a decision."""
    near = drafts.texts.near(alignment.words(text), _TELLING)[:_MOST]
    found = [drafts.places[i] for i in near]
    return tuple((p.document, p.label) for p in found if p.label is not None)


def elsewhere(text: str, citations: Citations) -> bool:
    """Whether a block asks something of a piece of a text that no draft is."""
    return worded(text) is not Action.COMMENT and any(
        ref.foreign and sentences.opens(text, ref) for ref in citations.references[:1]
    )
