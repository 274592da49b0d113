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


def coded(text: str, start: int) -> bool:
    """Whether nothing stands before on the line but how a comment is counted.

    >>> coded("US 208-333 33.9", 11), coded("In 2024 33.9", 8)
    (True, False)
    """
    head = text[text.rfind("\n", 0, start) + 1 : start]
    return len(head) < _LONGEST and _CODED.fullmatch(head.lower()) is not None


#: A list number with its signs is never longer.
_LONGEST = 18
#: How a body of standards counts comments: "US 208-333", "FI-331,", "CZ1-231".
CODE = (
    r"(?!(?:n[or]|to|in|on|at|by|of|as|is|am|pm|or|if|la|le|el|de|en|du|al|au|et|ou|si|se"
    r"|un|um|im|zu|ab)\s)[a-z]{2}\d?[\s-]\d{1,4}(?:-\d{1,4})?[,:;]?\s"
)
#: By what name a standard has its clauses: "33.9 [exec.snd]".
NAME = r"\[[\w.:-]{2,40}\]"
_CODED = later(rf"[\W_]{{0,3}}{CODE}[\W_]{{0,3}}")
_MARK = later(
    rf"(?:{CODE})?"
    r"[\W\d_]{0,12}(?:[a-zivx]{1,4}[.)]\s?|(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا)\s?[:،-])?"
    r"[\W_]*"
)
_SIGNS = later(r"[\W_]*+")
