"""Does a number only stand in what a text should cite, or in a list of another text?

"The reference to 4.2 is wrong: it should be 4.3": what should be changed is where that
is cited. "Criteria 3.1: Error Notes, 3.2: Help" are another text's if no draft has 3.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.citation.folding import Folded, fold
from rules.citation.paths import key
from rules.later import later
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.language import Mention

_TABLE = beside(__name__)
_CITES, _SHOULD, _WRONG, _CORRECTS, _SORRY, _LINE = (
    "|".join(word for each in _TABLE.values() for word in each[kind])
    for kind in ("cites", "should", "wrong", "corrects", "sorry", "line")
)
_ARTICLES = r"(?:(?:the|l[ae]s?|el|los|d[eu]|del|de[rmn]|die|das)\s|l'){0,2}"
#: Words before the right number: "the reference to 4.2 is wrong: it should be".
_RIGHT = later(
    rf"(?<![^\W_一-龥ء-ي])(?:{_CITES})(?![^\W_一-龥ء-ي])[^\n\d]{{0,40}}\d[^\n]{{0,100}}?"
    rf"(?<![^\W_一-龥ء-ي])(?:{_SHOULD})\s?{_ARTICLES}\Z"
)
#: Or before the one that should be cited: "Change the citation to".
_CHANGED = later(rf"(?<![^\W_一-龥])(?:{_CORRECTS})\s?{_ARTICLES}\Z")
#: Words before the wrong one, and behind it.
_CITED = later(rf"(?<![^\W_一-龥ء-ي])(?:{_CITES})\s?{_ARTICLES}\Z")
_ERRS = later(rf"[^.;:!?。\n\d]{{0,40}}?(?<![^\W_一-龥])(?:{_WRONG})(?![^\W_一-龥])")
#: "Sorry, I mean line 12", "抱歉，是第12行".
_MEANT = later(
    rf"(?<![^\W_一-龥])(?:{_SORRY})(?![^\W_一-龥])[^\n\d.!?。]{{0,24}}?"
    rf"(?:(?<![^\W_])(?:{_LINE})(?:\sn\w?[.°]?)?\s?\d"
    rf"|第\s?[\d一二三四五六七八九十百]{{1,4}}\s?(?:{_LINE}))"
)
_REACH = 240
#: The title of a number, and the next number: "3.1: Error Notes, 3.2".
_NEXT = later(
    r"\s?[:–—-]?\s?[\"“«]?(?=[A-ZÀ-ÝА-Я])[^.;:!?\n\d]{2,60}?\s?"
    r"(?:[,،、]\s?(?:and |et |y |и |und |و)?|(?<![^\W_])(?:and|et|y|e|и|und)\s|\sو\s?)"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4})"
)
_MOST = 8


def is_put_right(text: str, mention: Mention) -> bool:
    """Tell whether a number is one that a reference has, and should not, or should."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    if _CITED.search(before) and _ERRS.match(text, mention.end):
        return True
    return bool(_RIGHT.search(before) or _CHANGED.search(before))


def is_line(text: str) -> bool:
    """Tell whether somebody who named a piece says then that he meant a line.

    >>> is_line("¶ has no stop. Sorry, line 12!"), is_line("Sorry, but ¶ has 12 lines.")
    (True, False)
    """
    return _MEANT.search(fold(text).text) is not None


def of_other_list(text: Folded, mention: Mention, drafts: Citable) -> bool:
    """Tell whether titled numbers follow that no draft prints."""
    if not (mention.dotted and mention.items):
        return False
    at = text.end(mention.end)
    for _ in range(_MOST):
        found = _NEXT.match(text.raw, at)
        if found is None:
            return False
        path = key(found["number"])
        if not any(path in x.keys or path in x.parents for x in drafts.labels.values()):
            return True
        at = found.end()
    return False
