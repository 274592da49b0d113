"""Which piece is named by what it is about? "The paragraph on the reporting of wells".

Words tell it, and never for sure: a person is asked, with those that share them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules import alignment
from rules.citation.folding import fold
from rules.later import later

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

#: Candidates share words that are as rare, together, as one that two texts hold.
_TELLING = 0.5
_MOST = 3
#: What a piece is called, by whoever speaks of it.
PIECE = (
    r"(?:paragraph|para|article|provision|clause|section|principle|rule|paragraphe"
    r"|alinéa|disposition|párrafo|artículo|apartado|disposición|principio|пункт\w{0,2}"
    r"|абзац\w{0,2}|статья|статью|статье|статьи|положени\w|absatz|artikel|bestimmung"
    r"|vorschrift|klausel)"
)
#: What leads to the matter of a piece or a part.
ABOUT = (
    "on|about|concerning|regarding|dealing with|(?:that|which) (?:deals with|is about)"
    "|relating to|devoted to|relatif à|relative à|relati(?:f|ve) aux?|concernant|sur"
    "|consacrée? à|relativ[oa] al?|sobre|referente al?|об?|касающ\\w{2,3}|über|zu[rm]?"
    "|betreffend"
)
_NAMED = later(
    r"(?<![^\W_])(?:(?:the|that|le|la|el|der|die|den|dem)\s(?:[^\W\d_]{3,12}\s)?|l'"
    rf"|au\s|del?\s|(?=пункт|абзац|стать|положени)){PIECE}"
    rf"(?:\s(?:of|in|du|de|des|del|der)\s[^.;:!?\n]{{2,60}}?)?\s(?:{ABOUT})"
    r"\s(?P<what>[^.;:!?\n\d(]{4,80})|关于(?P<han>[^。，,；\d]{2,20})的(?:那一?)?[段条款]",
    re.IGNORECASE,
)


def places(
    text: str, documents: Sequence[str], here: Target | None, drafts: Drafts
) -> tuple[tuple[str, str], ...]:
    """Return the pieces that words may name by what they are about, likeliest first.

    `documents` are the drafts that the words name. Nothing where the piece spoken of
    `here` may be meant.
    """
    told = _NAMED.search(fold(text).text)
    if told is None:
        return ()
    near = drafts.texts.near(alignment.words(told["what"] or told["han"]), _TELLING)
    found = [drafts.places[i] for i in near]
    among = [p for p in found if not documents or p.document in documents]
    pairs = [(p.document, p.label) for p in among if p.label is not None]
    own = {(here.document, x) for x in here.labels} if here else set()
    return () if own & {*pairs} else tuple(pairs[:_MOST])


def is_named(text: str) -> bool:
    """Tell whether a piece is named by what it is about.

    >>> is_named("The paragraph on lamps should go."), is_named("On paragraph 3")
    (True, False)
    """
    return _NAMED.search(fold(text).text) is not None
