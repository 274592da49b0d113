"""Is a number the day of a date, and so no piece of a draft?

"Workshop on the ferry code, 12 March", "14 de mayo", "Sept. 3": a day has the name of
its month beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules import months

if TYPE_CHECKING:
    from rules.citation.language import Mention

#: "5 may be dropped" is said of a paragraph; "5 May 2026" and "5 May." are days.
_MONTH = (
    r"(?!may(?![^\W\d_])(?!\s?\d|\s?[.,;:!?)\]\n-]|\s?\Z))(?!mar\b(?!\.|\s?\d|\s?\Z))"
    r"(?!sept\s[^\W\d_]{3,12}s(?![^\W\d_]))"  # "3.1 sept jours": seven days
    rf"{months.ANY}(?![^\W\d_])"
)
_BEHIND = re.compile(
    rf"(?:st|nd|rd|th|er|°|\.)?[^\S\n]?(?:(?:of|de)[^\S\n]|d')?{_MONTH}"
)
_BEFORE = re.compile(rf"(?<!\w){months.ANY}\.?[^\S\n](?:the[^\S\n])?\Z")
#: "Notre lettre du 3 mars" is no point (d) of 3.
_DATED = re.compile(r"lettre du \d")
_NEAR = 24


def is_day(text: str, mention: Mention) -> bool:
    """Whether a number of a folded text is a day: beside the name of a month."""
    start, end = mention.start, mention.end
    if not (text[start].isdigit() or _DATED.match(text, start, end)):
        return False
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    may = before is not None and before[0].startswith("may ")
    return _BEHIND.match(text, end) is not None or (before is not None and not may)


def is_month(behind: str) -> bool:
    """Tell whether a folded text goes on behind the day of a date.

    >>> is_month(" de mayo nos vimos"), is_month(" may be dropped")
    (True, False)
    """
    return _BEHIND.match(behind) is not None
