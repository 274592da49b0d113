"""Is a block a formula with which people take leave, above their names or alone?

An embassy gives assurances, somebody thanks for the attention, is ready to meet, or
signs: nothing of it is said of a draft. In seven languages.
"""

from __future__ import annotations

from rules.action import worded
from rules.location.cover_words import OPINES
from rules.sought import Sought
from rules.tables import beside
from rules.terms import Action

_FORMULA = Sought(
    [{**each, "begin": rf"\A{each['begin']}"} for each in beside(__name__)["formula"]],
    folded=True,
)


def is_formula(folded: str) -> bool:
    """Tell whether a folded block takes leave, and says nothing else.

    >>> is_formula("thank you for your time."), is_formula("thank you for point 4.")
    (True, False)
    """
    names = folded.strip().split("\n")[1:]
    return _FORMULA.search(folded) is not None and not any(map(_asks, names))


def _asks(line: str) -> bool:
    """Tell whether a line below a formula is more than a name."""
    return worded(line) is not Action.COMMENT or OPINES.search(line) is not None
