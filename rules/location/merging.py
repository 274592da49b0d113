"""Which pieces are merged? The one that is spoken of, and those it is merged with.

"12 bis: merge with 12", "fold into paragraph 14": a merger is about both. Where it is
not certain with which, a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import citation
from rules.action import request
from rules.citation import Reference, Settled
from rules.citation.folding import fold
from rules.citation.language import Noun, Position
from rules.citation.paths import key
from rules.location import borders
from rules.terms import Action

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

#: A bare number behind a word of joining.
_JOINING = (
    r"(?<![^\W_])(?:with|into|in|and|to|avec|dans|au|et|con|y|al|со?|и|mit|und|مع|و|与|和)"
    r"\s?(?:the |le |la |el |l'|de[rmn] |die |das )?"
)
_WITH = re.compile(rf"{_JOINING}(\d{{1,3}})(?:\s?(bis|ter))?(?![^\W_]|[.,]\d)")
_BEHIND_WITH = re.compile(rf"(?:{_JOINING}|[与和跟同及入])\Z")

_BRIEF, _NEAR = 16, 20
_UNFOUND = "what it should be merged with is not certain"
ALONE = "it is not said what it should be merged with"


def widened(
    target: Target, words: str, drafts: Drafts, known: Action | None = None
) -> Target:
    """Take in the pieces of the same draft with which a piece is merged.

    `known` is what is asked for where it is told already: else the words tell it.
    """
    if not target.sure or target.new or known not in (None, Action.MERGE):
        return target
    if request(words).action is not Action.MERGE:
        return target
    told = [x for said in _sentences(words) for x in _partners(said, target, drafts)]
    found = [x for x in told if x.document == target.document and x.sure]
    labels = (*target.labels, *(label for x in found for label in x.labels))
    target = replace(target, labels=tuple(dict.fromkeys(labels)))
    others = [
        pair for x in told if x not in found for pair in (*x.pairs, *x.candidates)
    ]
    return target.doubted(_UNFOUND, others) if others else target


def has_partner(text: str, ref: Reference, drafts: Drafts) -> bool:
    """Tell whether a piece is merged with another that its sentence names behind it.

    "Merge paragraph 8 with paragraph 9" is on these, whatever is spoken of above.
    """
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    if _BEHIND_WITH.search(fold(text[start : ref.start]).text):
        return False
    others = citation.references(text, drafts.citable)
    return any(ref.end <= other.start < end for other in others)


def is_partner(text: str, ref: Reference) -> bool:
    """Tell whether a word of joining stands right before a piece: "with the next"."""
    return (
        _BEHIND_WITH.search(fold(text[max(0, ref.start - _NEAR) : ref.start]).text)
        is not None
    )


def _sentences(words: str) -> Iterator[str]:
    """Yield the sentences that ask to merge; a brief remark is about nothing else."""
    start = len(words) if len(words.split()) <= _BRIEF else 0
    if start:
        yield words
    while start < len(words):
        end = borders.end_of(words, start) + 1
        if request(words[start:end]).action is Action.MERGE:
            yield words[start:end]
        start = end


def _partners(said: str, target: Target, drafts: Drafts) -> Iterator[Settled]:
    """Yield what a sentence cites, and the labels behind a word of joining."""
    # "Article 4(3): merge into paragraph 2" is about one of the same article
    container, document = key(target.labels[0])[:-1], (str(target.document),)
    for ref in citation.references(said, drafts.citable):
        if ref.mention.position in _STEPS and len(target.labels) == 1:
            yield _beside(target, _STEPS[ref.mention.position], drafts)
        outside = ref.foreign or ref.argument or ref.mention.position is not None
        counts = ref.mention.counted or ref.mention.noun in (Noun.NONE, Noun.SENTENCE)
        elsewhere = bool(ref.documents) and document[0] not in ref.documents
        if not (outside or counts or elsewhere):
            yield citation.settle(ref, drafts.citable, document, container)
    printed = drafts.citable.labels[document[0]].keys
    for match in _WITH.finditer(fold(said).text):
        path = (" ".join(filter(None, match.groups())),)
        if path in printed:
            yield Settled(document=document[0], labels=(printed[path],))


def _beside(target: Target, step: int, drafts: Drafts) -> Settled:
    """Return the piece beside the one spoken of; where none is, or two, those."""
    document = str(target.document)
    depth = len(key(target.labels[0]))
    printed = drafts.citable.labels[document]
    found = printed.neighbours(target.labels[0], step, depth)
    if len(found) == 1:
        return Settled(document=document, labels=found)
    labels = found or target.labels  # none stands there
    return Settled(candidates=tuple((document, label) for label in labels))


#: "Merge with the next paragraph".
_STEPS: Mapping[Position | None, int] = {Position.NEXT: 1, Position.PREVIOUS: -1}
