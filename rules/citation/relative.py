"""Which letters in brackets are pieces of the paragraph that is named beside them?

"Definition (b) in 2(1) is vague; the fees in (c)": (c) is 2(1)(c), if that is printed.
So it is where the letter heads a clause before a verb: "in 2(1), (b) is vague; (c) is
fine". No list of one's own goes so. And "7(c), second indent" is a piece of 7(c).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun, Path
from rules.citation.numbers import printed
from rules.citation.ordered import FINITE
from rules.citation.paths import key
from rules.later import later

if TYPE_CHECKING:
    import re

    from rules.citation.documents import Citable

_INTO = (
    r"(?:in|of|from|under|to|dans|au|du|de|à|en|del|al|в|из|по|к|von|aus|unter|zu|zum"
    r"|في|من|ب)"
)
_LETTER = later(
    rf"(?<![^\W_])(?P<led>{_INTO}\s)?\((?P<sign>[a-z]|[ivx]{{2,4}})\)(?=[\s.,;:!?)]|\Z)"
    rf"(?:\s{_INTO}\s(?:the\s|l[ae]\s|el\s)?)?"
)
#: "; (b) is fine", ", and (c) should go"; behind its own number "we" begins a clause.
_SUBJECT = later(
    r"(?P<led>[.;:,，；]\s?|\s)(?:(?:and|but|while|et|mais|y|pero|и|а|но|und|aber)\s)?"
    rf"(?<=\W)\((?P<sign>[a-z]|[ivx]{{2,4}})\)(?=\s(?!(?:we|i|nous"
    rf"|мы)\s){FINITE}(?![^\W_]))"
)
#: What holds a bullet: "7(c), the second indent".
_HOLDER = later(
    r"(?<![\w.,(-])(\d{1,3}(?:\s?\(?[a-z]{1,4}\))*),?\s(?:(?:the|l[ea]|el"
    r"|de[nrm])\s)?\Z"
)
_NEAR = 24
_SIGN = later(r"\((?:[a-z]|[ivx]{2,4})\)")


def related(text: str, named: Sequence[Mention], drafts: Citable) -> Iterator[Mention]:
    """Find such letters of a folded text, in which these pieces are named in order."""
    for match in chain(_LETTER.finditer(text), _subjects(text, named)):
        begin = match.start("sign") - 1
        if any(m.start < match.end("sign") and begin < m.end for m in named):
            continue
        holder = next((m for m in named if m.start == match.end() and m.items), None)
        end = holder.end if holder else match.end("sign") + 1
        before = [m for m in named if m.items and m.end <= begin]
        paths: list[Path] = []
        if holder:
            paths = [holder.items[0].path]
        elif before and match["led"] and "\n" not in text[before[-1].end : begin]:
            path = before[-1].items[-1].path
            paths = [path[:n] for n in range(len(path), 0, -1)]
        for path in paths:
            if printed((*path, match["sign"]), drafts):
                items = (Item((*path, match["sign"])),)
                yield Mention(start=begin, end=end, noun=Noun.SIGN, items=items)
                break


def indented(text: str, named: Sequence[Mention], drafts: Citable) -> Iterator[Mention]:
    """Find the bullets of a folded text that stand right behind a printed number."""
    for mention in named:
        if not (mention.noun is Noun.BULLET and mention.counted):
            continue
        begin = max(0, mention.start - _NEAR)
        holder = _HOLDER.search(text, begin, mention.start)
        path = key(holder[1]) if holder else ()
        if holder and printed(path, drafts):
            items = tuple(Item((*path, *item.path)) for item in mention.items)
            start, noun = holder.start(1), Noun.SIGN
            yield replace(mention, start=start, noun=noun, items=items, counted=False)


def _subjects(text: str, named: Sequence[Mention]) -> Iterator[re.Match[str]]:
    """Find the letters that head clauses, up to one that is spoken of otherwise.

    "Nobody wants (a) touched, but (c) may go" says something of both.
    """
    at = 0
    for match in _SUBJECT.finditer(text):
        begin = match.start("sign") - 1
        known = [m.end for m in named if m.end <= begin]
        if _SIGN.search(text, max(at, *known[-1:], 0), begin):
            return
        at = match.end()
        yield match
