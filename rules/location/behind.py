"""Which remark did a sender write into a paragraph of the draft, or behind it?

"… at every berth. [KL: why?]", "… at every berth. – unclear", and what a file printed
on one line with the paragraph above. Where the rest is the draft's own words, or a
sign says whose words they are, it is no new text but a remark on the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rules import alignment
from rules.location import remarks
from rules.location.catalogue import QUOTE, Drafts
from rules.location.typed import typed
from rules.marks import cut
from rules.terms import Passage, PassageKind

_GROUP = re.compile(r"\s*(?:\[[^\[\]]{2,600}\]|【[^【】]{2,600}】|［[^［］]{2,600}］)")
#: Where a remark behind a paragraph may begin: behind its last stop, or at a sign.
_CUT = re.compile(
    r"(?<=[.;:!?。；：！？؛؟])[)\]\"”»]*\s*(?=\S)|\n"
    rf"|\s+(?={remarks.SIGN})|\s*(?=[{remarks.OPEN}])|\s*(?:[–—]+|\s-)\s*(?=\S)"
)
_MARKED = re.compile(rf"\s*(?:{remarks.SIGN}|[{remarks.OPEN}]|[–—-])")
_MOST = 16
#: A mail breaks no paragraph into more lines.
_WRAPPED = 12
_FEW = 3
_LIKE = 80.0
_HEAD = 3
_LONG = 8


def parted(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a paragraph of a draft from the remark in it or behind it."""
    marks = any(run.change or run.strike for run in passage.runs)
    plain = passage.kind is PassageKind.PARAGRAPH and not (passage.cell or marks)
    text = passage.text
    quotes = QUOTE.match(text) is not None
    if not plain or quotes or not _opens(text, drafts) or _known(text, drafts):
        return (passage,)
    if told := _inside(text, drafts):
        rest, said = told
        return (
            replace(passage, text=rest, base=None, runs=()),
            replace(passage, text=said, base=None, runs=()),
        )
    for found in list(_CUT.finditer(text))[:_MOST]:
        head, tail = text[: found.start()], text[found.start() :].lstrip()
        if head.strip() and tail and _is_behind(head, tail, drafts):
            if _is_title(tail, drafts):
                return (replace(passage, text=head, base=None, runs=()),)
            at, runs = len(text) - len(tail), passage.runs
            own, theirs = cut(runs, 0, len(head)), cut(runs, at, len(text))
            return (
                replace(passage, text=head, base=None, runs=tuple(own)),
                replace(passage, text=tail, base=None, runs=tuple(theirs)),
            )
    return (passage,)


def repeated(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part paragraphs of a draft, as they stand, from what is said in a block below."""
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    found, lines = [], passage.text.split("\n")
    while plain and (n := _repeated(lines, drafts)):
        head = "\n".join(lines[:n])
        found.append(replace(passage, text=head, kind=PassageKind.QUOTED))
        lines = lines[n:]
    return (*found, replace(passage, text="\n".join(lines)))


def _repeated(lines: Sequence[str], drafts: Drafts) -> int:
    """Count the lines that repeat a paragraph above others; zero where none do."""
    for n in range(1, min(len(lines), _WRAPPED)):
        head = typed("\n".join(lines[:n]), drafts)
        said = len(lines) > n or not head.named
        if said and len(head.words) > _FEW and head.words in drafts.known:
            return n
    return 0


def _inside(text: str, drafts: Drafts) -> tuple[str, str] | None:
    """Part remarks in brackets from a paragraph that is the draft's without them."""
    said = [m for m in _GROUP.finditer(text) if remarks.is_remark(m[0], brief=True)]
    rest = text
    for match in reversed(said):
        rest = rest[: match.start()] + rest[match.end() :]
    if not said or not _known(rest, drafts):
        return None
    return rest, "\n".join(m[0].strip() for m in said)


def _is_behind(head: str, tail: str, drafts: Drafts) -> bool:
    """Whether a paragraph ends here, and a remark stands behind it."""
    if _known(head, drafts):
        if _is_title(tail, drafts):
            return True
        if _MARKED.match(tail):
            return remarks.is_remark(tail, brief=True) or remarks.may_be(tail)
        few = len(alignment.words(tail)) <= _LONG
        return remarks.speaks(tail) or (few and remarks.is_remark(tail))
    if not (_MARKED.match(tail) and remarks.signed(tail)):
        return False
    match = alignment.version_of(typed(head, drafts).words, drafts.texts)
    return match is not None and match.score >= _LIKE


def _is_title(text: str, drafts: Drafts) -> bool:
    """Whether words are a heading of the draft, with its number or without."""
    words = alignment.words(text)
    return words in drafts.titles or words[1:] in drafts.titles


def _known(text: str, drafts: Drafts) -> bool:
    return typed(text, drafts).words in drafts.known


def _opens(text: str, drafts: Drafts) -> bool:
    """Whether a text opens with the first words of a paragraph, or a few later."""
    words = alignment.words(text[:400])[:_MOST]
    heads = _heads(drafts)
    return any(words[n : n + _HEAD] in heads for n in range(len(words)))


@lru_cache(maxsize=8)
def _heads(drafts: Drafts) -> frozenset[alignment.Words]:
    return frozenset(words[:_HEAD] for words in drafts.known)
