"""Which texts of one position are a letter that several sent, but for some sentences?

A campaign is one letter, which many copy, and to which some add a line of their own or
put one for another. By MinHash over pairs of words it is found which letter a text is
likely to be near, so that a million need not be compared with each; then both are
compared sentence by sentence, every word of them. What differs must not decide: it has
no word that says yes or no, nor, where it stands instead of other words, how many.

The search may miss what is near, which is printed whole then; it never finds what is
not. How a variant goes on from its letter is told by words and can be proved by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rensa import RMinHash, RMinHashLSH

from rules.campaign_words import how_many, yes_or_no
from rules.citation.folding import fold

#: Signs that are said alike at the least: what is shorter is a phrase, and a reader
#: wants to see it with what follows.
LEAST = 80
#: Texts are likely to be near if all sketches of one band are equal: of those that have
#: half of their pairs of words in common, 24 bands of 3 find 96 in 100, of those that
#: have six tenths, 997 in 1,000.
_BANDS, _ROWS = 24, 3
_SKETCHES, _SEED = _BANDS * _ROWS, 11
#: So many letters are tried that may be near a text; one that is near more than that is
#: no letter for others, or else all of a crowd would be compared with each other.
_TRIED = 8


class Step(NamedTuple):
    """So much is as in the letter; then that has some words, and the text has others.

    `kept` counts signs, white space aside. The words are whole sentences, verbatim;
    the one or the other may be empty.
    """

    kept: int
    struck: str
    added: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A text as it goes on from a letter: `of` is the index of that."""

    of: int
    steps: tuple[Step, ...]

    @property
    def length(self) -> int:
        """Signs that there are to print."""
        return sum(len(words) for _, *both in self.steps for words in both)


def variants(texts: Sequence[str], copies: Sequence[int]) -> dict[int, Variant]:
    """Say which texts are variants of a letter that several sent, by their index.

    The texts differ, white space aside; `copies` says how many sent each. Of letters
    that are near each other the one that most sent is first, then the shortest: no
    variant is told by another variant, and the order of the texts says nothing.
    """
    sent = [at for at, count in enumerate(copies) if count > 1]
    if not sent:
        return {}
    letters = sorted(sent, key=lambda at: _precedence(texts[at], copies[at]))
    others = (at for at, count in enumerate(copies) if count == 1)
    near = RMinHashLSH(0.5, _SKETCHES, _BANDS)
    heads: dict[int, tuple[int, _Text]] = {}
    found: dict[int, Variant] = {}
    for rank, at in enumerate(chain(letters, others)):
        sketch = RMinHash(_SKETCHES, _SEED)
        sketch.update(_pairs(texts[at]))
        tried = sorted(near.query(sketch))
        if not tried and copies[at] == 1:
            continue
        text = _read(texts[at])
        known = [_variant(*heads[one], text) for one in tried]
        if best := min(filter(None, known), key=lambda one: one.length, default=None):
            found[at] = best
        elif copies[at] > 1 and len(tried) < _TRIED:
            near.insert(rank, sketch)
            heads[rank] = at, text
    return found


def _precedence(text: str, copies: int) -> tuple[int, int, str]:
    words = " ".join(text.split())
    return -copies, len(words), words


def _pairs(text: str) -> list[str]:
    """Give the pairs of words; of signs, where a script sets no spaces."""
    text = text.encode(errors="replace").decode()  # no sketch has lone surrogates
    words: Sequence[str] = text.split()
    if len(text) > _LONG * len(words):
        words = text
    return [f"{one} {two}" for one, two in pairwise(words)]


#: Words that have so many signs on average are none.
_LONG = 20
#: Ends a sentence, or a piece that is no whole one, such as a salutation. The signs
#: that may end one stand first, for a search that skips all others is quick.
_END = re.compile(
    r"[.!?…؟。！？,:;،，：；\n](?:(?<=[.!?…؟])[\"”»’)\]]?\s+|(?<=[。！？])\s*"
    r"|(?<=[,:;،，：；])[ \t]*\n\s*|(?<=\n)\s*\n\s*)"
)


class _Text(NamedTuple):
    """A text, where its sentences stand in it, and what they say."""

    text: str
    places: list[slice]
    sentences: list[str]


def _read(text: str) -> _Text:
    ends = [*(match.end() for match in _END.finditer(text)), len(text)]
    places = [slice(*around) for around in pairwise((0, *ends))]
    return _Text(text, places, [" ".join(text[place].split()) for place in places])


def _variant(of: int, head: _Text, text: _Text) -> Variant | None:
    """Compare two texts; nothing if not half of each, at least, is in the other."""
    steps = tuple(_steps(head, text))
    struck = sum(len(step.struck) for step in steps)
    added = sum(len(step.added) for step in steps)
    near = len(text.text) - added >= max(LEAST, struck, added)
    return Variant(of, steps) if near and not _decides(steps) else None


def _decides(steps: Sequence[Step]) -> bool:
    """Tell whether what differs says yes, no or how many.

    Where nothing is struck, a number is one more that is said, and no other one.
    """
    words = fold("\n".join(f"{step.struck}\n{step.added}" for step in steps)).text
    instead = any(step.struck for step in steps)
    return yes_or_no(words) or (instead and how_many(words))


def _steps(head: _Text, text: _Text) -> Iterator[Step]:
    """Go through what makes the text of the head."""
    kept, struck, added = 0, "", ""
    for op in Indel.opcodes(head.sentences, text.sentences):
        if op.tag == "equal":
            if struck or added:
                yield Step(kept, struck, added)
                kept, struck, added = 0, "", ""
            alike = head.sentences[op.src_start : op.src_end]
            kept += sum(len(sentence) - sentence.count(" ") for sentence in alike)
        elif op.tag == "delete":
            struck = _between(head, op.src_start, op.src_end)
        else:
            added = _between(text, op.dest_start, op.dest_end)
    if struck or added:
        yield Step(kept, struck, added)


def _between(text: _Text, first: int, end: int) -> str:
    return text.text[text.places[first].start : text.places[end - 1].stop].strip()
