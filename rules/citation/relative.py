"""Which letters in brackets are pieces of the paragraph that is named beside them?

"Definition (b) in 2(1) is vague; the fees in (c)": (c) is 2(1)(c), if that is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun
from rules.citation.numbers import printed
from rules.later import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rules.citation.documents import Citable
    from rules.citation.language import Path

_INTO = (
    r"(?:in|of|from|under|to|dans|au|du|de|à|en|del|al|в|из|по|к|von|aus|unter|zu|zum"
    r"|في|من|ب)"
)
_LETTER = later(
    rf"(?<![^\W_])(?P<led>{_INTO}\s)?\((?P<sign>[a-z])\)(?=[\s.,;:!?)]|\Z)"
    rf"(?:\s{_INTO}\s(?:the\s|l[ae]\s|el\s)?)?"
)


def related(text: str, named: Sequence[Mention], drafts: Citable) -> Iterator[Mention]:
    """Find such letters of a folded text, in which these pieces are named in order."""
    for match in _LETTER.finditer(text):
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
