"""Does a sentence say of another piece only that the same holds there?

"第八段也一样", "Für Nr. 7 gilt das genauso", "Nor on paragraph 18": what was said
before is said of the piece that is named now, which is not to be lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules.action import request, worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.location import borders, sentences
from rules.tables import any_of, beside
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference

_END = r"(?=\W*\Z)"
_SAME = any_of(
    {
        "begin": r"\W{0,4}",
        "words": [
            words.replace("PLACE", PLACE).replace(" END", _END).replace("END", _END)
            for words in said["same"]
        ],
    }
    for said in beside(__name__).values()
)
_NOTED = any_of(
    {"begin": r"\W*(?:", "words": said["noted"], "end": r")\W*\Z"}
    for said in beside(__name__).values()
)
#: It denies that anything is said; and what may be said so again.
_NOR = re.compile(
    r"\W*(?:(?:nor|neither) (?:on|about|as to)|ni sur|(?:ni|tampoco) sobre|ни (?:по|о)"
    r"|noch zu)(?![^\W_])"
)
_GRANTED = (Action.COMMENT, Action.KEEP)
#: It is only compared: "Paragraph 8 says the same in few words."
_COMPARED = re.compile(
    r"(?i)\s+[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s(?:the same|as much|la même chose|lo mismo"
    r"|то же|dasselbe|das gleiche)(?!\w)"
)


#: What only points to something above may point further up than to the one before.
_SEE = re.compile(
    r"(?i)(?<!\w)(?:see|cf|voir|véase|ver|vid|см|siehe|vgl)(?!\w)|见|انظر|راجع"
)


def says(words: str) -> bool:
    """Tell whether words, the piece left out of them, say no more than that.

    >>> says("Nor on ¶."), says("Nor on ¶, which is too long.")
    (True, False)
    """
    return _SAME.match(fold(words).text) is not None


def repeats(note: str) -> bool:
    """Tell whether a note says no more than that another says it: "see above".

    >>> repeats("Same here!"), repeats("Siehe oben."), repeats("The same fee as above")
    (True, True, False)
    """
    return _NOTED.match(fold(note).text) is not None


def takes(text: str, asks: str, before: Action) -> bool:
    """Tell whether a comment takes the action of the one before it: "¶: ditto".

    `asks` are its words without the reference. "Nor on ¶" denies, and takes no demand.
    """
    if before not in _GRANTED and _NOR.match(fold(asks).text):
        return False
    same = sentences.SAME.match(fold(text).text) is not None
    first = asks[: borders.end_of(asks, 0)]
    return (
        says(asks)
        or (says(first) and worded(asks) is Action.COMMENT)
        or (repeats(asks.replace(PLACE, "")) and not _SEE.search(asks))
        or (same and worded(asks) is Action.COMMENT)
    )


def holds(text: str, ref: Reference) -> bool:
    """Tell whether the sentence that names a piece says no more of it."""
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    near = max(start, ref.start - sentences.LOOK_BACK)
    behind = text[ref.end : min(end, ref.end + sentences.LOOK_BACK)]
    return says(f"{text[near : ref.start]}{PLACE}{behind}")


def compared(text: str, ref: Reference) -> bool:
    """Whether a piece is only compared: it is said to say the same."""
    same = _COMPARED.match(text, ref.end) is not None
    return same and not mutual(text, ref)


def mutual(text: str, ref: Reference) -> bool:
    """Whether several pieces are compared with one another, and are to be merged.

    "Paragraphs 5 and 6 say the same; please bring them together."
    """
    if not ref.mention.several or _COMPARED.match(text, ref.end) is None:
        return False
    stop = borders.end_of(text, min(len(text), borders.end_of(text, ref.end) + 1))
    behind = text[ref.end : min(stop, ref.end + sentences.LOOK_BACK)]
    return request(f"{PLACE}{behind}").action is Action.MERGE
