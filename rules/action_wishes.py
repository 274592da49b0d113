"""Does a sentence wish for more emphasis, and give no word of a text?

"More attention should be paid to prevention" is on the matter, and a remark: nobody can
say which words of a paragraph are to be other ones. What was learnt hardly tells such
wishes from others, and they say nothing of what else a comment asks for.
"""

from __future__ import annotations

from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside

_SAID = "|".join(beside(__name__).values())
#: A sentence, behind what it is about; words in quotation marks are those of a text.
_WISH = later(
    rf"(?:(?<=[.!?。！？\n:：,])|\A)\s{{0,3}}(?:{_SAID})"
    r"(?![^\W_一-龥])[^.!?;。！？；\n\":]{0,160}(?:[.!。！]|$)"
)


def without(text: str) -> str:
    """Leave out such wishes; nothing may be left of a comment but its place.

    >>> without("More attention should be paid to prevention. Delete it.")
    ' Delete it.'
    """
    folded = fold(text)
    kept, end = [], 0
    for match in _WISH.finditer(folded.text):
        kept.append(text[end : folded.place(match.start())])
        end = folded.end(match.end())
    return "".join((*kept, text[end:])) if kept else text


def says_more(text: str) -> bool:
    """Tell whether words are left beside the place."""
    return any(map(str.isalpha, text.replace(PLACE, "")))
