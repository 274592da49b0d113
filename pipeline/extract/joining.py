"""How are the lines of a paragraph joined: with a blank, without, or as one word?

A word cut at a line end is put together, where the hyphen stood only for that; one
that the writer wrote keeps it. Between ideographs there is no blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.language import language_of

if TYPE_CHECKING:
    from pipeline.extract.page import Page, Row

_CUT = re.compile("[\u00ad\ufffe\u0002]$")
_HYPHEN = re.compile(r"(\w+)[-‐]$")
_FIRST_WORD = re.compile(r"\w+")
IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
#: No blank stands between these, wherever a line ends.
_UNPARTED = re.compile(
    rf"{IDEOGRAPH.pattern}(?:{IDEOGRAPH.pattern}|\d)|\d{IDEOGRAPH.pattern}"
)
#: What the second half of two compounds is joined with: "Vor- und Nachteile".
_AND = re.compile(r"(?:und|oder|bzw|sowie|and|or|et|ou|y|o|и|или)(?!\w)")
#: Characters of a word that may be cut in two.
_LONGEST = 60
#: Halves of words that have their hyphen wherever they stand.
_FIRST_HALVES = frozenset(
    (
        *("self", "well", "high", "low", "long", "short", "cross", "non", "semi"),
        *("demi", "vice", "sous", "quelques", "celui", "celle", "ceux", "nicht", "кое"),
    )
)
_SECOND_HALVES = frozenset(
    (
        *("uns", "unes", "même", "mêmes", "vous", "nous", "ils", "elles", "либо"),
        *("нибудь", "level", "based", "term", "wide"),
    )
)
#: So many hyphens at line ends that stand nowhere else are none of the writer's; fewer
#: in languages that write few words with one.
_MANY_CUTS, _SOME_CUTS = 3, 2
_HYPHENATING = ("en", "fr")


class Vocabulary:
    """Joins lines; knows the words of the document to mend those cut in two."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._words: frozenset[str] | None = None
        self._cuts = False

    def joined(self, lines: Iterable[str]) -> tuple[str, list[int]]:
        """Join the lines of a paragraph; say where in the text each begins."""
        text, starts = "", list[int]()
        for line in map(str.strip, lines):
            if _CUT.search(text[-1:]):
                text = text[:-1]
            elif (cut := _HYPHEN.search(text[-_LONGEST:])) and line[:1].isalnum():
                if _AND.match(line):
                    text += " "
                elif line[0].islower() and not self._keeps(cut[1], line):
                    text = text[:-1]
            elif text and not _UNPARTED.match(text[-1] + line[:1]):
                text += " "
            starts.append(len(text))
            text += line
        return _CUT.sub("", text), starts

    def _keeps(self, first: str, line: str) -> bool:
        """Tell whether the hyphen belongs to the word.

        So it does if it does elsewhere, or in all words with this half; not if the word
        is whole elsewhere. If
        neither: unless the document is seen to cut words. Most are not, and what
        was written with a hyphen must not lose it.
        """
        if self._words is None:
            self._words = frozenset(self._all())
            halves = {tuple(pair) for pair in self._at_ends()}
            whole = any("".join(pair) in self._words for pair in halves)
            unknown = sum("-".join(pair) not in self._words for pair in halves)
            text = " ".join(row.text for row in self._rows())
            hyphens = language_of(text) in _HYPHENATING
            self._cuts = whole or unknown >= (_MANY_CUTS if hyphens else _SOME_CUTS)
        found = _FIRST_WORD.match(line)
        second = found[0].lower() if found else ""
        if f"{first.lower()}-{second}" in self._words:
            return True
        if first.lower() in _FIRST_HALVES or second in _SECOND_HALVES:
            return first.lower() + second not in self._words
        return not self._cuts and first.lower() + second not in self._words

    def _all(self) -> Iterator[str]:
        for row in self._rows():
            yield from re.findall(r"\w+-\w+|\w+", row.text.lower())

    def _at_ends(self) -> Iterator[tuple[str, str]]:
        """Yield what may be the halves of words, at line ends."""
        for above, row in pairwise(self._rows()):
            cut = _HYPHEN.search(above.text.strip()[-_LONGEST:])
            found = _FIRST_WORD.match(row.text.strip())
            if cut and found and found[0][:1].islower():
                yield cut[1].lower(), found[0].lower()

    def _rows(self) -> Iterator[Row]:
        return (row for page in self._pages for row in page.rows)
