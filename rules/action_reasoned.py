"""Where does a new text end, and where does its sender begin to give reasons for it?

"Paragraph 8 should read: Fog signals are free. Reason: the fee was raised." What stands
behind a word for reasons is the sender's, and no part of the text; so are the lines
behind one in which the sender asks, or speaks of the change.
"""

from __future__ import annotations

import re
from itertools import islice

from rules.citation.folding import fold
from rules.tables import any_of, beside

_TABLE = beside(__name__).values()
#: A few words at the head of a line or a sentence, before a colon, or alone in a line.
_HEAD = re.compile(
    r"(?:(?<=[.!?。！？;；][\s)\"”»])|(?<=[。！？；])|(?<=\n))[(\s]{0,3}"
    r"(?P<head>[^\W\d_][^\n:：.;。；!?]{1,38}?)\s?(?:[:：]|\s[–—-]\s|(?=\n|\Z))"
)
_HEADED, _SPOKEN = (
    any_of({"words": said[kind]} for said in _TABLE) for kind in ("headed", "spoken")
)
#: The signs of a line that tell who speaks.
_FEW = 80
#: No new text has more lines, or more heads in it.
_MOST = 200
_BEFORE = " \t\u00a0-–—•*([\"'“«„"


def unreasoned(new: str) -> str:
    r"""Return a new text without the reasons that are given behind it.

    >>> unreasoned("Fog signals are free. Reason: the fee was raised.")
    'Fog signals are free.'
    >>> unreasoned("It is told in writing.\nWe ask for it, for dues rise.")
    'It is told in writing.'
    """
    heads = islice(_HEAD.finditer(new), _MOST)
    headed = next((h for h in heads if _HEADED.fullmatch(fold(h["head"]).text)), None)
    first, *lines = (new[: headed.start()] if headed else new).split("\n", _MOST)
    spoken = next((n for n, line in enumerate(lines) if _speaks(line)), len(lines))
    return "\n".join((first, *lines[:spoken])).rstrip()


def _speaks(line: str) -> bool:
    """Tell whether the sender begins to speak of the change."""
    return _SPOKEN.match(fold(line.lstrip(_BEFORE)[:_FEW]).text) is not None
