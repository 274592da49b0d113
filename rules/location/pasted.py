"""Does a block of lines hold several paragraphs of a draft, one right below another?

A part of a draft that is pasted into a mail loses the space between its paragraphs.
Each is then a passage of its own, and so is what stands between them; what was changed
in it shows as in any copy. In another order they are quoted above what is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.location.typed import typed
from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.location.catalogue import Drafts

#: So many paragraphs as they stand show that a draft was pasted.
_FEW = 3
#: A mail breaks no paragraph into more lines.
_WRAPPED = 12
_HEAD = 3


def parted(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a block into the paragraphs that are pasted in it; else it stays one."""
    lines = passage.text.split("\n")
    plain = passage.kind is PassageKind.PARAGRAPH and not (passage.runs or passage.cell)
    if not plain or len(lines) < _FEW:
        return (passage,)
    blocks = [*_blocks(lines, drafts)]
    places = [_place(text, drafts) for text, known in blocks if known]
    if len(places) < _FEW:
        return (passage,)
    copied = all(before < behind for before, behind in pairwise(places))
    shown = PassageKind.PARAGRAPH if copied else PassageKind.QUOTED
    return tuple(
        replace(passage, text=text, kind=shown if known else passage.kind)
        for text, known in blocks
        if text.strip()
    )


def _place(text: str, drafts: Drafts) -> int:
    return drafts.texts.words.index(typed(text, drafts).words)


def _blocks(lines: Sequence[str], drafts: Drafts) -> Iterator[tuple[str, bool]]:
    """Give what belongs together, and whether it is a paragraph as it stands."""
    rest: list[str] = []
    at = 0
    while at < len(lines):
        count = _known(lines[at : at + _WRAPPED], drafts)
        if rest and (count or typed(lines[at], drafts).path):
            yield "\n".join(rest), False
            rest = []
        if count:
            yield "\n".join(lines[at : at + count]), True
        else:
            rest.append(lines[at])
        at += count or 1
    yield "\n".join(rest), False


def _known(lines: Sequence[str], drafts: Drafts) -> int:
    """Count the lines over which a paragraph of a draft goes from here on."""
    if typed(lines[0], drafts).words[:_HEAD] not in _heads(drafts):
        return 0
    heads = ("\n".join(lines[:n]) for n in range(1, len(lines) + 1))
    found = (n for n, text in enumerate(heads, 1) if _is_one(text, drafts))
    return next(found, 0)


def _is_one(text: str, drafts: Drafts) -> bool:
    words = typed(text, drafts).words
    return len(words) >= _HEAD and words in drafts.known


@lru_cache(maxsize=8)
def _heads(drafts: Drafts) -> frozenset[Words]:
    return frozenset(words[:_HEAD] for words in drafts.known)
