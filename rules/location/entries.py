"""Where does a line hold several entries: "16: keep. 17: delete. 18: why?"

Whoever writes a label and a colon at the head of a line, and again behind a stop in it,
goes on to the next piece: each is read as a line of its own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.citation.paths import key
from rules.later import later
from rules.location import sentences
from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

_NUMBER = r"\d{1,3}(?:\s?\(\w{1,3}\)){0,3}"
_LABEL = rf"(?P<number>{_NUMBER})(?:\s?[–-]\s?{_NUMBER})?[段条款项号]?\s?[:：=](?!\d)"
_FIRST = later(
    rf"[^\S\n]*(?:[-–•*]\s)?(?:[^\W\d_]{{1,12}}\.?\s?|§{{1,2}}\s?|第)?{_LABEL}"
)
#: The stop of "Para. 17:" ends no entry.
_WORD = later(
    r"(?P<opens>(?:\A|\n|[.;!?(]\s)|(?<=[^\W\d_]\s)(?!ok\.)(?=[^\W\d_]{1,2}\.))?"
    r"(?<![^\W_])(?P<word>[^\W\d_]{1,16})\.\Z"
)
_NEAR, _SHORT = 20, 8
#: Behind a stop, and not inside a number: "SMK 3: 3.1.1: ...".
_NEXT = later(rf"(?<=[.;!?。；！？])(?:[^\S\n]{{1,2}}|(?<!\d\.))(?={_LABEL}\s?\S)")


def parted(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part the entries of a line from each other; empty where it holds one."""
    text = passage.text
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    if not plain or len(text) > sentences.LOOK_AHEAD:
        return ()
    cuts = [
        match.end()
        for match in _NEXT.finditer(text)
        if _FIRST.match(text, text.rfind("\n", 0, match.start()) + 1)
        and any(key(match["number"]) in x.keys for x in drafts.citable.labels.values())
        and not (
            _is_noun(text, match.start(), drafts) or sentences.quoted(text, match.end())
        )
    ]
    if not cuts:
        return ()
    parts = (text[a:b] for a, b in pairwise([0, *cuts, len(text)]))
    return tuple(replace(passage, text=part.strip(" ")) for part in parts)


def _is_noun(text: str, end: int, drafts: Drafts) -> bool:
    """Whether a stop belongs to a word for a piece, or to a short one at the head."""
    start = max(0, end - _NEAR)
    word = _WORD.search(text, start, end)
    if word is None:
        return False
    return (
        word["opens"] is not None and len(word["word"]) <= _SHORT
    ) or drafts.citable.grammar.noun(word["word"].lower()) is not None
