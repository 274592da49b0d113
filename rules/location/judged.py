"""Does a sender judge what he names next: "we are also against paragraph 9"?"""

from __future__ import annotations

from rules.tables import any_of, beside

#: An article may stand between a judgement and its piece.
_BEFORE_PIECE = r"\s?(?:(?:the|la|le|les|el|los|den|die|das|dem|der|both)\s|l')?\Z"


def is_judged(head: str) -> bool:
    """Tell whether the folded words before a piece, in its sentence, judge it.

    >>> is_judged("we are also against "), is_judged("it goes against ")
    (True, False)
    """
    return _JUDGES.search(head) is not None


_JUDGES = any_of(
    {"begin": r"(?<![^\W_一-龥])", "words": said["words"], "end": _BEFORE_PIECE}
    for said in beside(__name__).values()
)
