"""Is a piece the object of the one verb before it: "delete the next paragraph"?

What is asked so is asked of that piece, though nothing but its place names it. With
more before it ("move it before the next paragraph") it may be about another.
"""

from __future__ import annotations

from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside
from rules.terms import Action

_TABLE = beside(__name__)
_ASKED = later(
    rf"\W{{0,4}}(?:(?:{'|'.join(_TABLE['polite'])})\s?[,،，]?\s?){{0,2}}"
    rf"[^\W\d_]{{2,20}}\s?(?:(?:{'|'.join(_TABLE['article'])})\s?)?\Z"
)


def is_object(before: str, behind: str) -> bool:
    """Tell whether words before a piece are one verb that asks for something of it.

    >>> is_object("Please delete the ", "."), is_object("Move it before the ", ".")
    (True, False)
    >>> is_object("Merge ", "."), is_object("See the ", ".")
    (False, False)
    """
    if _ASKED.fullmatch(fold(before).text) is None:
        return False
    return worded(f"{before}{PLACE}{behind}") not in (Action.COMMENT, Action.MERGE)
