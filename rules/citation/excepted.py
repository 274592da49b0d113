"""Which piece is left out of a list: "4 to 8, except 6", "第4至8段（第6段除外）"?

It is not meant with the others. Where something is asked of it ("except 6, which we
would keep"), nothing is read so, and a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention
from rules.citation.listing import MEASURE
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.grammar import Grammar

EXCEPT = (
    r"(?:except(?:ing| for)?|with the exception of|other than|apart from|save for"
    r"|excluding|all but|all (?:of )?(?:the )?[^\W\d_]{4,18} but|but not"
    r"|sauf|hormis|excepté|a l'exception d(?:e|u|es)"
    r"|à l'exception d(?:e|u|es)|en dehors d(?:e|u|es)|salvo|excepto"
    r"|(?:con|a) (?:la )?excepción del?|кроме|за исключением|außer|ausgenommen"
    r"|mit ausnahme(?: von)?|bis auf|abgesehen von|باستثناء|ما عدا|فيما عدا)"
)
#: What opens an exception right behind a list; a bracket may close it.
_BUT = later(
    rf"\s?[,،(]?\s?(?<![^\W_])(?:{EXCEPT}|but without|without|not|sans|sin|без|ohne"
    r"|دون)\s"
    r"(?:(?:for|the|l[ea]s?|l'|el|l[oa]s|de[rnms]|das|die)\s){0,2}"
    r"|\s?[,(]?\s?(?:不含|不包括|但不含|但不包括|除外:?)\s?"
)
#: Chinese says behind the piece that it is left out.
_HAN = later(r"\s?[,(]\s?(?=[^,()\n]{1,16}(?:除外|不在内))")
#: The name of a draft, which is blank, may stand between.
_NAMED = later(r"\s(?:(?:of|de|del|du|der|des|von|из)\s)?(?:the\s)?\0+")
_CLOSED = later(r"(?:除外|不在内)(?:\s?\))?|\s?\)")
#: Something is said of it: "except 6, which we would keep".
_WANTED = re.compile(r",?\s(?:which|that|qui|que|котор\w+|de[nr]|das|die)\s")


def without(
    text: str, mentions: Iterable[Mention], grammar: Grammar
) -> Iterator[Mention]:
    """Take what is excepted from a list of pieces into the mention of the list."""
    found = [*mentions]
    starts = {mention.start: mention for mention in found}
    end = -1
    for mention in found:
        if mention.start >= end:
            whole = _left_out(text, mention, starts, grammar) or mention
            end = whole.end
            yield whole


def _left_out(
    text: str, mention: Mention, starts: dict[int, Mention], grammar: Grammar
) -> Mention | None:
    named = _NAMED.match(text, mention.end)
    at = named.end() if named else mention.end
    opens = _BUT.match(text, at) or _HAN.match(text, at)
    listed = opens and mention.several and not mention.counted
    if opens is None or not listed or MEASURE.match(text, opens.end()):
        return None
    left = starts.get(opens.end()) or _bare(text, opens.end(), mention, grammar)
    if left is None or _WANTED.match(text, left.end):
        return None
    closed = _CLOSED.match(text, left.end)
    end = closed.end() if closed else left.end
    return replace(mention, end=end, without=left.items)


def _bare(text: str, at: int, of: Mention, grammar: Grammar) -> Mention | None:
    """Read numbers without a noun; behind codes they have the same letters."""
    left = grammar.bare(text, at, of.noun)
    letters = _LETTERS.match(of.items[0].path[0])
    if left is None or letters is None:
        return left
    items = (Item((letters[0] + i.path[0], *i.path[1:])) for i in left.items)
    return replace(left, items=tuple(items))


#: The letters of a code.
_LETTERS = re.compile(r"[a-z]{1,4}(?=\d)")
