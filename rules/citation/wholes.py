"""Is what pieces are called the name of their draft? "paragraph 7 of the Principles".

A draft of principles is called so as a whole, and each of its pieces is a principle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.later import later
from rules.tables import beside

if TYPE_CHECKING:
    import re

    from rules.citation.folding import Folded

_TABLE = beside(__name__)
_DEFINITE = later(rf"(?<![^\W_])(?:{'|'.join(_TABLE['definite'])}) \Z")
#: The longest of these.
_NEAR = 16
#: "The Principles 3 and 4", "the Principles (3) and (4)" are some of them.
_NUMBERED = later(r"\s?(?:n(?:o|os|°|r)?\.?\s?|№\s?)?[(\[]?(?:\d|[ivx]{1,5}(?![^\W_]))")
_BEGINS = later(r"(?:\A|[\n.!?:;-])[^\w\n]*\Z")


def is_name(word: str, title: str) -> bool:
    """Tell whether what pieces are called may be the name of the draft with a title.

    It is a plural, or the title has it; "Principle" only tells what the pieces are.

    >>> is_name("principles", "code of ports"), is_name("principle", "code of ports")
    (True, False)
    >>> is_name("принципы", "проект: принципы для портов")
    True
    """
    return word.endswith("s") or word in title.replace(":", " ").split()


def is_named(text: Folded, match: re.Match[str]) -> bool:
    """Tell whether such a name that was found stands for its draft.

    It does with a capital behind an article, or in the brackets of a title, unless
    numbers stand behind it. Arabic has the article in the word, and Russian none.
    """
    if _NUMBERED.match(text.text, match.end()):
        return False
    head = text.text[max(0, match.start() - _NEAR) : match.start()]
    if match[0][0].islower() == match[0][0].isupper():  # no script with capitals
        return match[0].startswith("ال") or head.endswith("《")
    big = text.raw[text.place(match.start())].isupper()
    bare = match[0][0] >= "а" and _BEGINS.search(head) is None
    return big and (bare or _DEFINITE.search(head) is not None)
