"""Does a sentence only ask how a consultation goes: until when, in which language?

That is a question to the secretariat, and no word on a draft.
"""

from __future__ import annotations

from rules.sought import Sought
from rules.tables import beside

_TABLE = beside(__name__)
_QUESTION, _PROCESS = Sought(_TABLE["question"]), Sought(_TABLE["process"])
_NEEDS, _TIME = Sought(_TABLE["needs"]), Sought(_TABLE["time"], folded=True)


def asks(sentence: str) -> bool:
    """Tell whether a folded sentence asks how things go.

    >>> asks("when is the deadline?"), asks("why is the fee so high?")
    (True, False)
    """
    return bool(_QUESTION.search(sentence) and _PROCESS.search(sentence))


def asks_time(sentence: str) -> bool:
    """Tell whether a folded sentence only asks for more time to write on a piece.

    >>> asks_time("may we have two more weeks for paragraph 4?")
    True
    >>> asks_time("could paragraph 4 give ports two more weeks for their reports?")
    False
    """
    asked = _QUESTION.search(sentence) or _NEEDS.search(sentence)
    return bool(asked and _TIME.search(sentence))
