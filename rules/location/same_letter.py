"""Was the same letter read before, but for who signs it?

A campaign sends one letter a thousand times, each time with another name below. What a
letter says hangs on its words, on its subject and on the drafts; so it is read once,
and those who sign where no piece is cited are not read with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rules.location import clauses, courtesy
from rules.terms import Comment, PartText, Passage, PassageKind

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

    Rule = Callable[[Sequence[PartText], str, Drafts], Iterator[Comment]]

#: A letter of more signs is seldom met again; of others so many are remembered.
_LONGEST, _MOST = 5_000, 512


class _Part(NamedTuple):
    """What of a part it hangs on: not which file it is, for all differ."""

    name: str
    is_body: bool
    passages: tuple[Passage, ...]


def read(
    rule: Rule, parts: Sequence[PartText], subject: str, drafts: Drafts
) -> list[Comment]:
    """Return what a rule finds in a letter, as it was found in one like it before."""
    length = sum(len(p.text) for part in parts for p in part.passages)
    if length > _LONGEST or not all(part.is_body for part in parts):
        return [*rule(parts, subject, drafts)]
    same = tuple(_same(part, drafts) for part in parts)
    files = {p.source.part: p.source.sha256 for part in parts for p in part.passages}
    return [
        replace(each, source=replace(each.source, sha256=files[each.source.part]))
        for each in _read(rule, same, subject, drafts)
    ]


@lru_cache(maxsize=_MOST)
def _read(
    rule: Rule, parts: Iterable[_Part], subject: str, drafts: Drafts
) -> tuple[Comment, ...]:
    read_again = [
        PartText(name=name, sha256="", is_body=is_body, passages=passages)
        for name, is_body, passages in parts
    ]
    return tuple(rule(read_again, subject, drafts))


def _same(part: PartText, drafts: Drafts) -> _Part:
    """Leave out which file it is, and who signs it."""
    end = len(part.passages)
    while end and _signs(part.passages[end - 1], drafts):
        end -= 1
    passages = (
        replace(p, source=replace(p.source, sha256="")) for p in part.passages[:end]
    )
    return _Part(part.name, part.is_body, tuple(passages))


def _signs(passage: Passage, drafts: Drafts) -> bool:
    """Whether nothing but a name, and what stands beside it, is in a passage."""
    signature = passage.kind is PassageKind.SIGNATURE
    signature = signature or (
        passage.kind is PassageKind.PARAGRAPH and courtesy.is_closing(passage.text)
    )
    cited = clauses.cited(passage.text, drafts.citable)
    return signature and not (cited.references or cited.names)
