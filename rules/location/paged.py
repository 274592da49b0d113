"""May a paragraph be counted on its page, and have another number in the draft?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.citation.language import Noun
from rules.later import later

if TYPE_CHECKING:
    from rules.citation import Reference

#: So many paragraphs a page has; a larger number is one that is printed.
_ON_PAGE = 6
_PAGE = r"(?:pages?|pp?\.|seite|s\.|página|págs?\.|страниц\w|стр\.|с\.|(?:ال)?صفحة)"
_PAGED = later(
    rf"(?i)(?<!\w){_PAGE}\s?\d{{1,3}}[,،;:]?\s{{1,2}}(?:the |le |el |der )?\Z"
    r"|第\s?\d{1,3}\s?页[,，、:：的]?\s?\Z"
)
_ON = later(
    rf"(?i),?\s(?:on|of|from|at|de la|en la|à la|auf|von|на)\s(?:the )?{_PAGE}\s?\d"
)


def may_be(text: str, head: Reference) -> bool:
    """Tell whether a small number, or an ordinal, may count the paragraphs of a page.

    "Page 3, paragraph 2" is perhaps none with that number.
    """
    few = head.mention.noun is Noun.PARAGRAPH and all(
        len(item.path) == 1
        and item.path[0].lstrip("-").isdecimal()
        and abs(int(item.path[0])) <= _ON_PAGE
        for item in head.mention.items
    )
    before = text[max(0, head.start - 20) : head.start]
    near = _PAGED.search(before) or _ON.match(text, head.end)
    return bool(few and head.mention.items and near)
