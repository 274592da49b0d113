"""Does a sentence state a fact of a part of a number: "two of the three lie in a park"?

Who says so names another number than the text, and proposes none.
"""

from __future__ import annotations

from itertools import pairwise

from rules import alignment
from rules.action_words import REQUESTS
from rules.location.counting import values

#: Between a part of a number and the number: "two of the three", "две из трёх".
_SHARED = "of the our de des d les los las из der von den unserer من"
_OF_THE = frozenset(_SHARED.split())
_FEW = 2


def tells(sentence: str) -> bool:
    """Tell whether a folded sentence begins with a share, says of it, and asks nothing.

    >>> tells("two of the three bays lie in a park."), tells("two of the three bays.")
    (True, False)
    """
    words = alignment.words(sentence)
    shares = [
        (part.start, whole.end)
        for part, whole in pairwise(values(words))
        if 0 < whole.start - part.end <= _FEW
        and _OF_THE.issuperset(words[part.end : whole.start])
    ]
    return (
        len(shares) == 1
        and shares[0][0] <= _FEW
        and len(words) - shares[0][1] > _FEW
        and REQUESTS.search(sentence) is None
    )
