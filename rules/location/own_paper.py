"""Does a sentence put right the sender's own paper, and not the draft?

"On page 2 of our paper, “16” should read “15”", "in our comment on paragraph 9, please
read …": that is no proposal on a paragraph, and no more of the comment above. What he
only points to is: "as we say in our letter, paragraph 9 should read …". Nor is one what
is said of how the drafts came, or when they are dealt with, whatever it cites: "we only
found paragraphs 1 to 9 on your site", "on which day will paragraph 4 be taken up?".
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, pairwise

from rules.citation.folding import fold
from rules.later import later
from rules.location import courtesy
from rules.sought import Sought
from rules.tables import beside
from rules.terms import Passage, PassageKind

WHY = "it puts right a paper of its sender's own"
HANDLED = "it may be on how the drafts came or are dealt with, and not on their words"
_TABLE = beside(__name__)
#: "Paragraph 9", behind "on": of what the paper speaks.
_PIECE = r"(?:§|¶|[^\W\d_]{1,12}\.?)?\s?\d{1,3}(?:[.(]\w{1,3}\)?){0,3}"


def _any(name: str) -> str:
    said = (each for words in _TABLE.values() for each in words.get(name, ()))
    return f"(?:{'|'.join(said)})"


_READS = later(_any("reads"))
_OWN = later(
    rf"(?<![^\W_一-龥])(?:{_any('own')})(?:\s{_any('dated')}\s\d{{1,2}}[^,.;:]{{0,16}})?"
    rf"(?:\s{_any('on')}\s(?:the\s)?{_PIECE})?"
)
_HANDLES = Sought([{"words": x["handled"]} for x in _TABLE.values()], folded=True)
#: Words that only point to the paper.
_POINTS = later(rf"(?<![^\W_一-龥]){_any('points')}(?![^\W_一-龥])")
_CITES = later(rf"(?<![^\W_])(?:{_any('cites')})\.?\s?\d|§\s?\d|第\s?\d+\s?[段条]")
_SENTENCE = re.compile(
    r"(?<=[^\W\d_][.!?;]\s)(?=[^\W\d_])|(?<=[\"”»)][.!?;]\s)|(?<=[.!?][\"”»]\s)"
    r"|(?<=[。！？])|\n"
)
#: No longer sentence puts anything right.
_LONGEST = 400
#: In longer passages nobody does.
_LOOKED_AT = 4000


def corrects(text: str) -> bool:
    """Tell whether one sentence puts right what its sender wrote.

    >>> corrects("On page 2 of our paper, “16” should read “15”.")
    True
    >>> corrects("As we say in our paper, paragraph 9 should read “15”.")
    False
    """
    if len(text) > _LONGEST:
        return False
    said = fold(text).text
    own = _OWN.search(said)
    if own is None or not _READS.search(said) or _POINTS.search(said[: own.end()]):
        return False
    return not (_CITES.search(said, 0, own.start()) or _CITES.search(said, own.end()))


def on_handling(text: str) -> bool:
    """Tell whether words are on how the drafts came, or on when they are dealt with.

    >>> on_handling("We only found paragraphs 1 to 9 on your website.")
    True
    >>> on_handling("We only found paragraphs 1 to 9 too long.")
    False
    """
    if len(text) > _LONGEST or not _HANDLES.search(fold(text).text):
        return False
    said = (fold(text[a:b]).text for a, b in pairwise(_ends(text)))
    return all(
        _HANDLES.search(each) or courtesy.only_accompanies(each)
        for each in said
        if each.strip()
    )


def parted(passage: Passage) -> tuple[Passage, ...]:
    """Part the sentences that put a paper of the sender's own right from the others."""
    text = passage.text
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.runs
    if not plain or len(text) > _LOOKED_AT:
        return ()
    if not _READS.search(said := fold(text).text) or not _OWN.search(said):
        return ()
    spans = pairwise(_ends(text))
    sentences = [text[a:b] for a, b in spans if text[a:b].strip()]
    groups = ["".join(each) for _, each in groupby(sentences, corrects)]
    return tuple(replace(passage, text=each) for each in groups) if groups[1:] else ()


def _ends(text: str) -> list[int]:
    return [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
