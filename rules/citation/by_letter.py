"""Which piece of a section with a letter is meant: "third paragraph of section B"?

Where drafts print B.1 and B.2, the letter and the number are one code, in whichever
order they are said; what is printed nowhere so is no third paragraph of another draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun
from rules.citation.numerals import latin
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable

_INNER = (Noun.PARAGRAPH, Noun.POINT, Noun.BULLET, Noun.CLAUSE)
_SECTION = r"(?P<word>[^\W\d_]{4,12})\s[\"']?(?P<letter>[a-zа-яأ-ي])[\"']?(?![^\W_])"
#: What holds a piece, behind it or before it.
_BEHIND = later(
    r",?\s(?:(?:of|in|under|from|de|du|dans|del|en|von|in|im|aus|из|в|من|في)\s)?"
    rf"(?:(?:the|la|el|le|der|dem|des)\s)?{_SECTION}"
)
_BEFORE = later(
    rf"(?<![^\W_]){_SECTION}(?:[,،:(–-]|\s){{1,3}}(?:(?:the|l[ae]|el|de[rnms]|die|das)\s)?\Z"
    r"|(?P<han>[a-z])\s?(?:节|部分|章|篇|编)[的,]?\s?\Z"
)
_REACH = 32
_CODE = re.compile(r"([a-z])(\d+)")


def told(text: str, found: Iterable[Mention], drafts: Citable) -> Iterator[Mention]:
    """Give the mentions, pieces of such a section by their codes."""
    codes = _codes(drafts)
    for mention in found:
        yield (_held(text, mention, codes, drafts) if codes else None) or mention


@lru_cache(maxsize=8)  # of the drafts that are spoken of, each passage asks
def _codes(drafts: Citable) -> tuple[str, ...]:
    """Return the labels of all drafts that are a letter and a number."""
    keys = (path[0] for x in drafts.labels.values() for path in x.keys)
    return tuple(code[0] for code in map(_CODE.fullmatch, keys) if code)


def _held(
    text: str, mention: Mention, codes: tuple[str, ...], drafts: Citable
) -> Mention | None:
    inner = mention.noun in _INNER and not mention.deep and mention.items
    if not inner or not all(x[0].lstrip("-").isdecimal() for x in mention.ends):
        return None
    begin = max(0, mention.start - _REACH)
    behind = _BEHIND.match(text, mention.end)
    before = _BEFORE.search(text, begin, mention.start)
    for holds in filter(None, (behind, before)):
        word = holds["word"]
        if word and drafts.grammar.noun(word) is not Noun.SECTION:
            continue
        letter = latin(holds["letter"]) if word else holds["han"]
        own = [code for code in codes if code[0] == letter]
        ends = {x: _code(letter, x[0], own) for x in mention.ends}
        items = (
            Item((ends[i.path],), i.last and (ends[i.last],)) for i in mention.items
        )
        start, end = min(mention.start, holds.start()), max(mention.end, holds.end())
        return replace(
            mention,
            start=start,
            end=end,
            noun=Noun.SIGN,
            items=tuple(items),
            counted=False,
        )
    return None


def _code(letter: str, number: str, own: list[str]) -> str:
    """Give the code of a piece; -1 is the last."""
    back = number.startswith("-") and -int(number) <= len(own)
    return own[int(number)] if back else letter + number
