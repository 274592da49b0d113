"""Does a brief sentence ask something of all pieces named before: "Delete all three"?

What stands for them is read as the pieces; else the verb would be without its object,
and be taken to ask for less than the whole of them.
"""

from __future__ import annotations

from itertools import islice

from rules.action_names import PLACE, RIDS
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside

#: So many of them no comment has.
_MOST = 5
_BEGINS = rf"(?:\A|(?<=[.!?;:,\n{PLACE}。！；，：]))\W{{0,4}}"
_ASKS = later(
    "|".join(
        rf"{_BEGINS}(?:(?:{each['polite']}) ?){{0,3}}"
        rf"(?:(?:{RIDS}|{each['asks']})\w{{0,8}} ?(?P<{lang}_last>{each['all']})"
        rf"|(?P<{lang}_first>{each['all']}) ?(?:(?:{each['should']}) ?){{0,3}}"
        rf"(?:{RIDS}|{each['asks']})\w{{0,8}})(?=\W*(?:\Z|[.!?;,\n。！；，]))"
        for lang, each in beside(__name__).items()
    )
)


def means(text: str) -> bool:
    """Tell whether a text asks something of several that were named before it.

    >>> means("Please delete both."), means("Please delete it.")
    (True, False)
    """
    return named(text) != text


def named(text: str) -> str:
    """Return a text in which the sign of a piece stands for what means all of them.

    They may mean as many quoted words.

    >>> named("¶ overlap. Delete both."), named("¶: delete both dates.")
    ('¶ overlap. Delete ¶.', '¶: delete both dates.')
    """
    folded = fold(text)
    if '"' in folded.text:
        return text
    found = [*islice(_ASKS.finditer(folded.text), _MOST)]
    for match in reversed(found):
        group = str(match.lastgroup)
        start, end = folded.place(match.start(group)), folded.end(match.end(group))
        text = f"{text[:start]}{PLACE}{text[end:]}"
    return text
