"""Does a column name pieces by the first letters of what they are called: "A3", "R12"?

Where no draft prints such codes, all cells are so, each is a piece of the one kind for
which its letter stands, and they do not simply count from one, as somebody's own would.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rules import citation

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

#: What a letter may stand for, in the words of any of seven languages.
_WORDS = {
    "a": "article", "r": "recital", "c": "considérant", "e": "recital",
    "p": "paragraph", "s": "section", "с": "статья", "п": "пункт",
}  # fmt: skip
_CELL = re.compile(r"\W{0,2}([^\W\d_])[.\s-]{0,2}(\d{1,3}(?!\d))([^\n,;]{0,12})\s*")
#: So few cells may be so by chance.
_FEWEST = 3


def told(cells: Sequence[str], drafts: Drafts) -> Mapping[str, str]:
    """Return the word for which each letter of a column stands, if all are read so."""
    found = [_CELL.fullmatch(cell) for cell in cells]
    if len(found) < _FEWEST or not all(found):
        return {}
    numbers: dict[str, list[int]] = defaultdict(list)
    for cell in filter(None, found):
        numbers[cell[1].lower()].append(int(cell[2]))
    labels = drafts.citable.labels.values()
    heads = {path[0][:1] for x in labels for path in x.keys if path[0][-1:].isdecimal()}
    words = {letter: _WORDS.get(letter, "") for letter in numbers}
    own = all(of == [*range(1, len(of) + 1)] for of in numbers.values())
    if own or heads & {*numbers} or not all(words.values()):
        return {}
    return words if all(_is_one(spoken(cell, words), drafts) for cell in cells) else {}


def spoken(cell: str, words: Mapping[str, str]) -> str:
    """Write out what the letter of a cell stands for.

    >>> spoken("R12", {"r": "recital"}), spoken("R12", {})
    ('recital 12', 'R12')
    """
    found = _CELL.fullmatch(cell)
    word = words.get(found[1].lower()) if found else None
    return f"{word} {found[2]}{found[3]}" if found and word else cell


def _is_one(words: str, drafts: Drafts) -> bool:
    """Whether words name one piece of one draft, and nothing besides."""
    refs = citation.references(words, drafts.citable)
    settled = [citation.settle(ref, drafts.citable) for ref in refs]
    return len(settled) == 1 and settled[0].sure and len(settled[0].labels) == 1
