"""Which words only tell where the next one comes from: "code:Vessel", "//code.org"?

A draft may be called as the vocabulary that it lays down, and words of that are no
words on the draft. The name of a draft before a piece has a space behind its colon.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.citation.folding import Folded

#: An address goes on, or one word is qualified by another.
_ADDRESS = re.compile(r"(?:@|//|www\.)\Z")
_BEFORE = 4
_QUALIFIES = re.compile(r":(?=[A-Za-z])")
_QUALIFIED = re.compile(r"(?<![^\W_])([a-z][a-z\d]{0,20}:)[a-z]\w{0,40}", re.ASCII)


def qualifies(text: Folded, name: re.Match[str]) -> bool:
    """Tell whether a name in a folded text only says where a word comes from."""
    start, end = text.span(name)
    if _ADDRESS.search(text.raw, max(0, start - _BEFORE), start):
        return True
    small = text.raw[start:end].islower() and name[0].isascii()
    return small and _QUALIFIES.match(text.raw, end) is not None


def unqualified(folded: str) -> str:
    """Return folded words without those that say where they come from.

    >>> unqualified("schema:consultation is new, and the consultation: too short")
    'schema: is new, and the consultation: too short'
    """
    return _QUALIFIED.sub(r"\1", folded)
