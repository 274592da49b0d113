"""Does a place lead its line: does only the sender's own count stand before it?"""

from __future__ import annotations

from rules.later import later


def leads(text: str, start: int) -> bool:
    """Whether nothing but signs and a list number stands before on the line."""
    begin = text.rfind("\n", 0, start) + 1
    end = min(begin + _LONGEST, start)
    return bool(
        _MARK.fullmatch(text, begin, end) and _SIGNS.fullmatch(text, end, start)
    )


#: A list number with its signs is never longer.
_LONGEST = 18
_MARK = later(
    r"[\W\d_]{0,12}(?:[a-zivx]{1,4}[.)]\s?|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا)\s?[:،-])?"
    r"[\W_]*"
)
_SIGNS = later(r"[\W_]*+")
