"""Which ordinals name a piece without its noun, set against one that was named before?

"Paragraph 7 is fine. The eighth, however, should go", "وأما العاشرة فـ". A number of
many remarks is no such piece: without a noun before it, a low one names none, and only
what a draft prints is named at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rules.citation.language import Item, Language, Mention, Noun
from rules.citation.numerals import han
from rules.sought import Sought, alternatives

if TYPE_CHECKING:
    from rules.citation.documents import Citable

#: Nobody counts more remarks by ordinals.
_REMARKS = 5
_SENTENCE = r"(?:\A|[.;:!?,。؟؛،]\s?|\n)[\s\"'*-]{0,3}(?:\(?(?:\d{1,2}|[a-z])[.)]\s)?"


class Elliptic:
    """The frames of all languages in which an ordinal stands alone."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self._numbers = {w: n for x in languages for w, n in x.ordinals.items()}
        frames = (
            frame.replace("{nth}", f"(?P<nth>{_any(lang)})").replace(
                "{high}", f"(?P<nth>{_any(lang, _REMARKS)})"
            )
            for lang in languages
            for frame in alternatives(lang.elliptic)
        )
        self._frames = Sought(
            ({"begin": _SENTENCE, "words": [frame]} for frame in frames), folded=True
        )

    def scan(
        self, text: str, named: Sequence[Mention], drafts: Citable
    ) -> Iterator[Mention]:
        """Find such ordinals of a folded text, in which these pieces are named."""
        first = min((m.end for m in named if m.items), default=len(text))
        for match in self._frames.finditer(text):
            number = self._numbers.get(match["nth"]) or han(match["nth"])
            start, end = match.span("nth")
            path = (str(number),)
            before = sum(len(m.items) for m in named if m.end <= start)
            if 1 < before >= number:
                continue  # "5 and 6 overlap; the first should go": one of these
            printed = any(path in labels.keys for labels in drafts.labels.values())
            if printed and (first <= start or number > _REMARKS):
                items = (Item(path),)
                yield Mention(start=start, end=end, noun=Noun.CLAUSE, items=items)


def _any(language: Language, above: int = 0) -> str:
    words = (re.escape(word) for word, n in language.ordinals.items() if n > above)
    return "|".join(sorted(words, key=len, reverse=True))
