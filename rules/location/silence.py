"""Does a sender only say that he has nothing to say on a piece?

"My client has no observations on ¶", "¶ calls for no comment on our part": that is no
comment, and no agreement either. In seven languages.
"""

from __future__ import annotations

import re

from rules.citation.folding import fold, requoted, unwrap
from rules.location import courtesy
from rules.tables import any_of, beside


def says_nothing(text: str) -> bool:
    """Tell whether words say no more than that nothing is said; ¶ is the piece.

    >>> says_nothing("We have no remarks on ¶."), says_nothing("We have no doubt on ¶.")
    (True, False)
    """
    said = requoted(unwrap(fold(text))).text
    return (
        courtesy.says_nothing(_POINT.sub("", said)) or _NOTHING.match(said) is not None
    )


#: The number of the sender's point, and "on", before the piece.
_POINT = re.compile(
    r"\A\W{0,3}(?:\(?\d{1,2}[.)]\s)?(?:(?:on|as to|regarding|concerning|sur|concernant"
    r"|à propos|sobre|respecto|en cuanto|zu|zum|об?|по)(?: du?e?| al?| del?)?"
    r"(?: the| l[ea]| el)? )?(?=¶)"
)
_NOTHING = any_of(
    {
        "begin": r"\W{0,3}",
        "words": [w.replace("{remarks}", said["remarks"]) for w in said["words"]],
        "end": rf"{said['now']}\W{{0,3}}\Z",
    }
    for said in beside(__name__).values()
)
