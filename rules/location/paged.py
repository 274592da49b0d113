"""Is something counted on its page: a paragraph, or the line that is meant?

A paragraph may have another number in the draft, and a line is in any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.later import later

if TYPE_CHECKING:
    from rules.citation import Reference

#: So many paragraphs a page has; a larger number is one that is printed.
_ON_PAGE = 6
PAGE = r"(?:pages?|pp?\.|seite|s\.|página|págs?\.|страниц\w|стр\.|с\.|(?:ال)?صفحة)"
_PAGED = later(
    rf"(?i)(?<!\w){PAGE}\s?\d{{1,3}}[,،;:]?\s{{1,2}}(?:the |le |el |der )?\Z"
    r"|第\s?\d{1,3}\s?页[,，、:：的]?\s?\Z"
)
_ON = later(
    rf"(?i),?\s(?:on|of|from|at|de la|en la|à la|auf|von|на)\s(?:the )?{PAGE}\s?\d"
)


#: "Line 212", "Page 12, lines 4-6": all that stands above words.
LINE = r"(?:lines?|ln\.?|lignes?|l[íi]neas?|zeilen?|z\.|строк\w{1,2}|(?:ال)?سطر)"
_LINED = later(
    rf"\W{{0,3}}(?:(?:pdf\s)?(?:{PAGE}|{LINE})\s?\d{{1,5}}(?:\s?[-–,/]\s?\d{{1,5}}){{0,4}}"
    r"[\s,;:.()-]{0,3}|第\s?\d{1,5}\s?[页頁行][,，、:：]?\s?){1,3}(?=\n|\Z)"
)
LINED = "its line may be in another piece than the one above"


def heads(text: str) -> int:
    r"""Return where a line ends that names no more than a line or a page of a text.

    >>> heads("Line 212\nToo long."), heads("S. 3, Z. 4"), heads("Line 7 is long.")
    (8, 10, 0)
    """
    line = fold(text.partition("\n")[0])
    found = _LINED.match(line.text)
    return line.end(found.end()) if found else 0


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
