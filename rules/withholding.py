"""Does a sender ask that his words, or his name, are not published?

He speaks of this message or of himself; what a draft is to say of publishing, or of
the names of others, is a comment, and the small print that a mail program adds says
nothing. How one asks not to be named stands in `unnamed.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rules.citation.folding import fold, unwrap
from rules.remembered import remembered
from rules.tables import any_of, beside
from rules.terms import PartText, PassageKind


def asks(subject: str, texts: Iterable[PartText]) -> bool:
    """Tell whether the subject or the sender's own words ask for it."""
    own = (
        passage.text
        for part in texts
        for passage in part.passages
        if passage.kind is not PassageKind.QUOTED
    )
    return any(map(says, (subject, *own)))


def says(text: str) -> bool:
    """Tell whether a text asks for it in one of its sentences.

    >>> says("Confidential - not for publication")
    True
    >>> says("This e-mail may contain confidential information for the addressee.")
    False
    """
    return any(map(is_wish, _SENTENCE.split(unwrap(fold(text)).text)))


@remembered
def is_wish(sentence: str) -> bool:
    """Tell whether a folded sentence asks for it: it asks for no other words."""
    if _STEMS.search(sentence) and _UNNAMED.search(sentence):
        return True  # no small print speaks of one's own name
    return _ASKS.search(sentence) is not None and not _FOOTER.search(sentence)


_SENTENCE = re.compile(r"(?<=[.!?。！？؟])\s+|(?<=[。！？])")
_TABLE = beside(__name__)
_FOOTER = any_of([_TABLE.pop("footer")])
_ASKS = any_of(
    {"words": [words.replace("{ours}", said["ours"]) for words in said["words"]]}
    for said in _TABLE.values()
)
_NAMES = beside("rules.unnamed")
_STEMS = any_of([_NAMES.pop("stems")])
_UNNAMED = any_of(
    {
        "words": [
            words.replace("{name}", said["name"]).replace("{sent}", said["sent"])
            for words in said["words"]
        ]
    }
    for said in _NAMES.values()
)
