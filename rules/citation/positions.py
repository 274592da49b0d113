"""Which words mean a piece by where it stands: "the next recommendation", "ibid."?

What such words are said of may be called as any draft calls its pieces. What is to be
added ("a new paragraph below: ...", "insert the following paragraph: ...") is none yet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules.citation.language import Mention, Noun, Position
from rules.later import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rules.citation.language import Language
    from rules.citation.patterns import Patterns

#: "Following para. 4", or "Recommendation No. 4", and "the next action A2" are none.
_NUMBERED = r"[.\s]{0,2}(?:n[or]?\.?\s?|n°\s?|№\s?|[a-z]{1,2}-?)?\d"
#: So many signs before words of position, and behind them, say what is done.
_FAR, _NEAR = 200, 60


class Positions:
    """The words of position of all languages."""

    def __init__(self, languages: Sequence[Language], words: Patterns) -> None:
        self._nouns = (words.noun, words.trailing)
        self._patterns = tuple(
            (
                where,
                later(
                    rf"(?:(?<![^\W_])|(?<=[对在和与而将把及除去掉改留持]))(?:{'|'.join(said)})"
                    rf"(?:(?<=[一-龥])|(?![^\W\d_]))(?!{_NUMBERED})"
                ),
            )
            for where in Position
            if (said := [*_filled(languages, where)])
        )
        fresh, into, adds = (
            "|".join(filter(None, (getattr(x, name) for x in languages)))
            for name in ("fresh", "into", "adds")
        )
        self._fresh = later(rf"(?:(?<![^\W_])|(?<=[一-龥]))(?:{fresh})\s?\Z")
        self._into = later(rf"(?:(?<![^\W_])|(?<=[一-龥]))(?:{into})[\s']?\Z")
        self._adds = later(
            rf"(?:(?<![^\W_])|(?<=[一-龥]))(?:{adds})(?:(?<=[一-龥])|(?![^\W_]))"
        )

    def scan(self, text: str) -> Iterator[Mention]:
        """Find the words of position of a folded text."""
        for where, pattern in self._patterns:
            for match in pattern.finditer(text):
                start, end = match.span()
                if not self._announces(text, start, end, where):
                    called = (n.search(text, start, end) for n in self._nouns)
                    known = [
                        noun
                        for m in called
                        if m
                        for noun in _HOLDS
                        if noun == m.lastgroup
                    ]
                    noun = known[0] if known else Noun.PARAGRAPH
                    yield Mention(start=start, end=end, noun=noun, position=where)

    def _announces(self, text: str, start: int, end: int, where: Position) -> bool:
        """Tell whether the piece that they seem to mean is what is to be added."""
        if where is not Position.NEXT:
            return False
        before = text[max(0, start - _FAR) : start]
        if self._fresh.search(before):
            return True
        behind = _OFFER.match(text, end, end + _NEAR)
        if behind is None or self._into.search(before):
            return False
        stops = [0, *(m.end() for m in _STOP.finditer(before))]
        said = f"{before[stops[-1] :]} {behind[0]}"
        return self._adds.search(said) is not None


def _filled(languages: Sequence[Language], where: Position) -> Iterator[str]:
    """Give the words of each language with what pieces are called filled in."""
    named: dict[str, list[str]] = {}
    for each in languages:
        named.setdefault(each.code, []).extend(
            filter(None, [each.nouns.get(Noun.NAMED)])
        )
    for each in languages:
        if said := each.positions.get(where):
            kinds = [rf"(?:{kind}){each.single}" for kind in named[each.code]]
            piece = "|".join((each.piece, *kinds))
            yield said.replace("{piece}", f"(?:{piece})").replace("{ends}", each.ends)


#: What holds others in an act: "the next article" is all that it holds.
_HOLDS = (Noun.ARTICLE, Noun.CLAUSE)
#: A sentence ends; none does in "Article 12, para. 1".
_STOP = re.compile(r"[.;!?:。\n](?!\s?[\d(])")
#: New words follow.
_OFFER = re.compile(r"[^.;!?:\n]*:")
