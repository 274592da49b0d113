"""Does a letter behind a piece name one inside it, in whatever script it is written?

"المادة ٢ (١) (ج)", "第二条(丙)", "ч. 1, поз. (в)": whoever names the letter does not
speak of the whole. A letter that no draft prints makes the piece unclear; it is never
left unread.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Item
from rules.citation.numerals import han, latin

if TYPE_CHECKING:
    from rules.citation.language import Mention

#: Letters in brackets right behind a piece; or behind what shortens an unknown noun.
_BEHIND = re.compile(
    r"(?:,?\s[^\W\d_]{3,8}\.(?=\s?\([^\W\d_]\)))?"
    r"(?:\s?\((?:[^\W\d_]|\d{1,2})\)){1,3}(?![^\W_一-龥])"
)
_ONE = re.compile(r"\(([^\W_]+)\)")
_HAN = re.compile(r"[一二三四五六七八九十]")


def lettered(text: str, mention: Mention) -> Mention:
    """Take in the letters behind a mention of a folded text."""
    found = _BEHIND.match(text, mention.end)
    if found is None or not mention.items or mention.items[-1].last is not None:
        return mention
    *others, last = mention.items
    inner = tuple(
        str(han(sign)) if _HAN.match(sign) else latin(sign)
        for sign in _ONE.findall(found[0])
    )
    items = (*others, Item((*last.path, *inner)))
    return replace(mention, end=found.end(), items=items)
