"""Does a sentence only ask how a consultation goes: until when, in which language?

That is a question to the secretariat, and no word on a draft.
"""

from __future__ import annotations

from rules.sought import Sought
from rules.tables import beside

_TABLE = beside(__name__)
_QUESTION, _PROCESS = Sought(_TABLE["question"]), Sought(_TABLE["process"])


def asks(sentence: str) -> bool:
    """Tell whether a folded sentence asks how things go.

    >>> asks("when is the deadline?"), asks("why is the fee so high?")
    (True, False)
    """
    return bool(_QUESTION.search(sentence) and _PROCESS.search(sentence))
