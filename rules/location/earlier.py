"""Does a sentence take back or correct what its sender wrote earlier?

"We asked that paragraph 9 be deleted. We meant paragraph 12": what is read in it is the
slip. A person decides, with both pieces before him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.location import sentences
from rules.sought import Sought
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation import Reference


def takes_back(text: str, ref: Reference) -> bool:
    """Tell whether the sentence of a piece, or the next one, is on earlier words."""
    start, end = sentences.start_of(text, ref.start), sentences.end_of(text, ref.end)
    said = text[start : min(end, start + sentences.LOOK_AHEAD)]
    behind = text[end : end + sentences.LOOK_BACK].lstrip(_BETWEEN)
    return _WITHIN.search(fold(said).text) is not None or corrects(behind)


def corrects(sentence: str) -> bool:
    """Tell whether a sentence says which piece was meant in the one before it."""
    return _BEHIND.match(fold(sentence).text) is not None


_BETWEEN = " .!?;。！？；\n\"')]"
_TABLE = beside(__name__).values()
_WITHIN = Sought(({"words": said["within"]} for said in _TABLE), folded=True)
#: The piece that was meant is named by a number.
_BEHIND = Sought(
    (
        {"words": said["behind"], "end": r"[^.。!?]{0,60}?[\d一二三四五六七八九十]"}
        for said in _TABLE
    ),
    folded=True,
)
