"""Which pieces are merged? The one that is spoken of, and those it is merged with.

"12 bis: merge with 12", "fold into paragraph 14": a merger is about both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import citation
from rules.action import request
from rules.citation.folding import fold
from rules.citation.labels import key
from rules.citation.language import Noun
from rules.location import sentences
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.location.catalogue import Drafts
    from rules.location.target import Target

#: A bare number behind a word of joining.
_WITH = re.compile(
    r"(?<![^\W_])(?:with|into|in|and|to|avec|dans|au|et|con|y|al|с|и|mit|und|مع|و|与|和)"
    r"\s?(?:the |le |la |el |l')?(\d{1,3})(?:\s?(bis|ter))?(?![^\W_]|[.,]\d)"
)


_BRIEF = 16


def widened(target: Target, words: str, drafts: Drafts) -> Target:
    """Take in the pieces of the same draft with which a piece is merged."""
    if not target.sure or target.new or request(words).action is not Action.MERGE:
        return target
    named = [x for said in _sentences(words) for x in _named(said, target, drafts)]
    return replace(target, labels=tuple(dict.fromkeys((*target.labels, *named))))


def _sentences(words: str) -> Iterator[str]:
    """Yield the sentences that ask to merge; a brief remark is about nothing else."""
    start = len(words) if len(words.split()) <= _BRIEF else 0
    if start:
        yield words
    while start < len(words):
        end = sentences.end_of(words, start) + 1
        if request(words[start:end]).action is Action.MERGE:
            yield words[start:end]
        start = end


def _named(said: str, target: Target, drafts: Drafts) -> Iterator[str]:
    for ref in citation.references(said, drafts.citable):
        outside = ref.foreign or ref.argument or ref.mention.position is not None
        if outside or ref.mention.noun is Noun.NONE:
            continue
        # "Article 4(3): merge into paragraph 2" is about one of the same article
        container = key(target.labels[0])[:-1]
        document = (str(target.document),)
        settled = citation.settle(ref, drafts.citable, document, container)
        if settled.document == target.document:
            yield from settled.labels
    printed = drafts.citable.labels[str(target.document)].keys
    for match in _WITH.finditer(fold(said).text):
        path = (" ".join(filter(None, match.groups())),)
        if path in printed:
            yield printed[path]
