"""Which drafts share one number? "Paragraph 14 of the Plan and of the Code"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.citation.documents import Named

_INTO = (
    r"(?:\s?(?:also|in|of|from|under|dans|en|de|du|del|des|dans|в|из|in|aus|von|im|auch"
    r"|aussi|también|также)(?![^\W_]))?\s?(?:(?:the|la|le|les|el|los|las|der|die|das|den"
    r"|dem|des)\s|l'|d')?\s?"
)
_AND = re.compile(
    r"\s?[,،、]?\s?(?:(?:(?<![^\W_])(?:and|or|as well as|along with|et|ou|ainsi que|que"
    r"|comme|y|e|o|así como|como|и|или|а также|так и|und|oder|sowie|wie|als auch)"
    rf"(?![^\W_])|وكذلك|و|أو|以及|和|与|及|或|&|/){_INTO})"
)
_COMMA = re.compile(rf"\s?[,،、]{_INTO}")


def joined(
    text: str, names: Sequence[Named], one: Named, taken: Collection[Named]
) -> list[Named]:
    """Return the names that an "and" joins to one beside a number, before and behind.

    None of those `taken`: they stand beside a number of their own.
    """
    at = names.index(one)
    behind = names[at + 1 :]
    before = names[:at][::-1]
    return [
        *_row(one, before, taken, lambda a, b: text[b.end : a.start]),
        *_row(one, behind, taken, lambda a, b: text[a.end : b.start]),
    ]


def _row(
    one: Named,
    others: Sequence[Named],
    taken: Collection[Named],
    between: Callable[[Named, Named], str],
) -> list[Named]:
    """Take names as long as signs join them, up to the last behind an "and"."""
    row: list[Named] = []
    sure = 0
    last = one
    for each in others:
        gap = between(last, each)
        told = _AND.fullmatch(gap)
        if each in taken or not (told or _COMMA.fullmatch(gap)):
            break
        row.append(each)
        sure = len(row) if told else sure
        last = each
    return row[:sure]
