"""Where in a file does somebody else begin to speak: "Spain:", and below it "France:"?

A line says so that begins with the name of a state or a body and a colon, if another
one does so with another name. What follows is theirs, until the next such line; below
"All three:" it is said by all for whom the mail speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from rules.location.lined import cut
from rules.location.speakers import names_in
from rules.tables import any_of, beside
from rules.terms import PartText, Passage, PassageKind

_TABLE = beside(__name__)
#: A name of a few words at the head of a line, and what is said behind it.
_HEAD = re.compile(
    r"\s*(?:[-–—•*]\s+)?([^\W\d_][^\n:：?!]{1,79})[:：](?:\s+|\Z|(?=[一-龥]))"
)
_FOR = any_of([_TABLE["for"]])
_ALL = any_of([_TABLE["all"]])
_SEVERAL = 2


def parted(part: PartText) -> PartText:
    """Cut the lines with which somebody else begins to speak off those above them."""
    if sum(map(_colons, part.passages)) < _SEVERAL:
        return part  # most say nothing of the kind, and some have thousands of lines
    lines = [line for passage in part.passages for line in cut(passage)]
    heads = _heads(lines)
    if not heads:
        return part
    found = (_parted(passage, heads) for passage in part.passages)
    return replace(part, passages=tuple(chain.from_iterable(found)))


def found(passages: Sequence[Passage]) -> dict[int, tuple[str, str]]:
    """Say, by their ids, which passages begin what somebody else says: whose, and what.

    Nobody's name: what all say. Empty where not two are named.
    """
    heads = _heads(passages)
    begun = ((p, match) for p in passages if (match := _head(p)))
    return {
        id(p): (heads[match[1]], p.text[match.end() :])
        for p, match in begun
        if match[1] in heads
    }


def _heads(lines: Sequence[Passage]) -> Mapping[str, str]:
    """Return what heads a line, and the name that it is, where two names do."""
    heads = {match[1] for line in lines if (match := _head(line))}
    if len(heads) < _SEVERAL:
        return {}
    named = {head: name for head in heads if (name := _name(head))}
    if len({*named.values()}) < _SEVERAL:
        return {}
    return named | {head: "" for head in heads if _ALL.fullmatch(head.casefold())}


def _colons(passage: Passage) -> int:
    return passage.text.count(":") + passage.text.count("：")


def _head(passage: Passage) -> re.Match[str] | None:
    plain = passage.cell is None and passage.kind in _SAID
    return _HEAD.match(passage.text) if plain else None


def _name(head: str) -> str:
    """Return the names that head a line, if it has no other words.

    >>> _name("For Norway"), _name("Norway and Chile"), _name("Norway says")
    ('Norway', 'Norway and Chile', '')
    """
    named = _FOR.match(head)
    name = head[named.end() :] if named else head
    return name if names_in(name) else ""


def _parted(passage: Passage, heads: Mapping[str, str]) -> Iterator[Passage]:
    """Give a passage in pieces, each with the lines that belong together."""
    together: list[Passage] = []
    for line in cut(passage):
        match = _head(line)
        if together and match and match[1] in heads:
            yield _joined(together)
            together = []
        together.append(line)
    yield _joined(together)


def _joined(lines: Sequence[Passage]) -> Passage:
    return replace(lines[0], text="\n".join(line.text for line in lines))


_SAID = (PassageKind.PARAGRAPH, PassageKind.HEADING)
