"""How do people ask in sayings of their own language, without its plain words?

"Raus damit", "не трогать", "不如不要": two tables beside this file have them, a section
a language: turns, and idioms ("chuck it out"). They ask by themselves.
"""

from __future__ import annotations

from rules import tables
from rules.tables import beside

#: What stands for lists in all languages: where a clause begins, perhaps with the piece
#: or without it, and where a clause or a sentence ends.
_EDGES = {
    "head": (
        r"(?:\A\W*|PLACE\W{1,4}|(?<=[,;:،–—-] )|(?<=[,:;]))(?:(?:please|por favor"
        r"|s'il vous plaît|svp|bitte|пожалуйста|per favore|من فضلكم|رجاء),? )?"
    ),
    "clause": r"(?:\A\W*|(?<=[,;:،–—-] )|(?<=[,:;]))",
    "end": r"(?=\W*(?:\Z|[.,;:!)،؛。]))",
    "stop": r"(?=\W*(?:\Z|[.;!。؛]))",
}
_TABLES = (*beside("rules.action_idioms").values(), *beside(__name__).values())


def said(kind: str) -> tuple[str, ...]:
    """Give the turns of all languages of a kind: "kept", "merged", "added" and so on.

    >>> any("心坎" in turn for turn in said("kept")), said("none")
    (True, ())
    """
    return tuple(tables.said(_TABLES, kind, _EDGES))
