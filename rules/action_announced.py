"""Does a comment announce that it only remarks on a piece?

"We wish to make the following observation. A rule that cannot be changed gives each a
veto": what is learnt of words takes such facts for wishes now and then.
"""

from __future__ import annotations

from rules.action_names import compiled
from rules.remembered import remembered
from rules.tables import beside, said

_ANNOUNCED = compiled(said(beside(__name__).values(), "announced"))


@remembered
def remarks(folded: str) -> bool:
    """Tell whether a folded text says that a remark follows, or asks what is meant.

    >>> remarks("on ¶ we would merely observe this."), remarks("¶: delete.")
    (True, False)
    """
    return _ANNOUNCED.search(folded) is not None
