"""Does a comment say that it proposes nothing: "Proposed change: none"?

Whoever fills in a form, or keeps to its order, says so; what he means stands beside it.
Nor does it ask for anything who adds that he needs no answer now, or what would come
about else: "Who pays? Otherwise the fees would double."
"""

from __future__ import annotations

from itertools import islice

from rules.action_names import RIDS
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside

#: So many of them no comment has.
_MOST = 5
_ENDS = r"(?=\s*(?:[.;,!)\n。；，؛،]|\Z))"
_TABLE = beside(__name__).values()
_FORGONE = later(
    "|".join(
        rf"(?<![^\W_])(?:{each['label']})\s?[:：=–-]\s?"
        rf"(?:(?:{each['none']}){_ENDS}[.;,!。；]?"
        rf"|(?=(?:{each['kept']})|{RIDS}\w{{0,8}}{_ENDS}))"
        for each in _TABLE
    )
)
#: What ends a comment and asks for nothing: no answer is needed, or what else happens.
_WAITS = later(
    r"(?<=[.!?。！？؟;\n])\s{0,2}(?:"
    + "|".join(each[kind] for each in _TABLE for kind in ("waits", "failing"))
    + r")[\s.!。！)]{0,3}\Z"
)


def rest(text: str) -> str:
    """Return a text without the fields in which nothing is proposed.

    Where one says that nothing is to change, or all to go, it stays without its label.

    >>> rest("¶ Proposed change: none. It is clear."), rest("Proposed text: no change")
    ('¶  It is clear.', 'no change')
    >>> rest("Who pays? No need to answer right away.")
    'Who pays?'
    """
    waits = _WAITS.search(fold(text).text)
    text = text[: fold(text).place(waits.start())] if waits else text
    folded = fold(text)
    return folded.without([*islice(_FORGONE.finditer(folded.text), _MOST)])
