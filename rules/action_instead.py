"""What does a comment set aside before it asks: "Instead of deleting it, shorten it"?

What stands in such a clause is not asked for, and what comes behind it is.
"""

from __future__ import annotations

from rules.action_names import PLACE, RIDS
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside

_TABLE = beside(__name__)
#: How the clause begins, in all languages.
BEGINS = "|".join(each["begins"] for each in _TABLE.values())
_REST = "|".join(each["asks"] for each in _TABLE.values())
_CLAUSE = r"[^.,;:!?\"\n。，；：！？،؛]"
_SET_ASIDE = later(
    rf"(?:\A|(?<=[.!?;:\n])\s?)[\s{PLACE}:–-]{{0,6}}(?:{BEGINS})"
    rf"(?={_CLAUSE}{{0,80}}?(?:{RIDS}|{_REST})){_CLAUSE}{{2,160}}[,，،]\s?(?=[^\W_]"
    rf"|{PLACE})"
)


def rest(text: str) -> str:
    """Return a text without the clauses that set a change aside, but for their place.

    >>> rest("Instead of deleting ¶, shorten it."), rest("Rather than ten, twenty.")
    ('¶ shorten it.', 'Rather than ten, twenty.')
    """
    folded = fold(text)
    kept, end = [], 0
    for match in _SET_ASIDE.finditer(folded.text):
        start = folded.place(match.start())
        place = f"{PLACE} " if PLACE in match[0] else ""
        kept += [text[end:start], place]
        end = folded.end(match.end())
    return "".join((*kept, text[end:])) if kept else text
