"""Do the words of a comment offer another text than the paragraph has?

A sentence that is a version of the paragraph does, whatever announces it, and so does
a clause of few words with another value for what the paragraph counts.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import request
from rules.action_names import compiled
from rules.terms import Action

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_FEW = 5
_LIKE = 60.0
_LONGEST = 400
_STEM = 4
#: Sentences, cells, and what stands between quotation marks.
_SENTENCE = re.compile(r"[\"“”«»„|\n。；]|(?<=[.;:!?])\s")
_CLAUSE = re.compile(r"[,，、:;–—-]\s?")
_NUMBER = compiled((r"NUMBER\Z",))


def offered(target: Target, asks: str, drafts: Drafts) -> Action | None:
    """Say what a comment that asks for nothing in words asks for by what it offers."""
    if not target.sure or target.new or request(asks).action is not Action.COMMENT:
        return None
    said = [s for s in _SENTENCE.split(asks) if not s.rstrip().endswith(("?", "？"))]
    offers = any(
        _is_version(sentence, own) or _revalues(sentence, own)
        for own in (drafts.words_of(str(target.document), x) for x in target.labels)
        for sentence in said
    )
    return Action.AMEND if offers else None


def _is_version(sentence: str, own: Words) -> bool:
    """Whether a sentence is the paragraph with new words, and not misspelt ones."""
    words = alignment.words(sentence[:_LONGEST])
    known = {word[:_STEM] for word in own}
    fresh = any(word[:_STEM] not in known for word in words)
    return fresh and len(words) >= _FEW and alignment.likeness(words, own) >= _LIKE


def _revalues(sentence: str, own: Words) -> bool:
    """Whether a clause of few words counts otherwise what the paragraph counts."""
    values = _values(own)
    counted = {what for _, what in values}
    for clause in _CLAUSE.split(sentence):
        words = alignment.words(clause)
        others = _values(words) - values
        if len(words) < _FEW and any(what in counted for _, what in others):
            return True
    return False


def _values(words: Words) -> set[tuple[str, str]]:
    """Return the numbers with what they count."""
    return {
        (number, what)
        for number, what in pairwise(words)
        if _NUMBER.match(number) and not _NUMBER.match(what)
    }
