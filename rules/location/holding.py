"""Which pieces stand for what is named, where that has no text of its own?

An article whose paragraphs are printed, or a chapter through which numbers run on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.citation import Settled
    from rules.citation.documents import Citable
    from rules.location.target import Target

#: An article of more pieces is told by its chapter, or not at all.
MANY = 8


def inside(settled: Settled, drafts: Citable) -> tuple[str, ...]:
    """Return the printed pieces of what is named; empty where some of it has none."""
    return tuple(dict.fromkeys(label for _, label in held(settled, drafts)))


def held(settled: Settled, drafts: Citable) -> list[tuple[str, str]]:
    """Return the printed pieces of what is named with their drafts, or of a chapter."""
    among = {d: drafts.labels[d] for d, _ in settled.candidates}
    printed = [(p, d, x) for d, own in among.items() for p, x in own.keys.items()]
    found = [
        [(d, x) for path, d, x in printed if path[: len(one)] == one != path]
        for one in settled.missing
    ]
    plain = all(found) and not any({*settled.missing} & x.twice for x in among.values())
    return list(dict.fromkeys(chain.from_iterable(found))) if plain else []


def unsettled(target: Target, words: str, settled: Settled, drafts: Citable) -> Target:
    """Return the target for review, and say why words name no one paragraph.

    What stands in pieces, an article or a chapter, is offered with all of them.
    """
    known = settled.candidates and not settled.missing
    why = "can mean more than one paragraph" if known else _lacks(settled, drafts)
    every = held(settled, drafts) or _in_chapter(settled, drafts)
    if every:
        why = in_pieces(label for _, label in every)
    if every or known:
        target = replace(target, listed=len(every or settled.candidates) <= MANY)
    # what was named before it stays in its own draft
    document = target.document if target.labels else settled.document
    return replace(target, document=document).doubted(
        f"“{words}” {why}", dict.fromkeys((*every, *settled.candidates))
    )


def _lacks(settled: Settled, drafts: Citable) -> str:
    """Say that no draft prints what is named, or only one that is not spoken of."""
    beside = dict.fromkeys(document for document, _ in settled.candidates)
    (document, *others) = beside or ("",)
    if not document or others or document == settled.document:
        return "is in no draft"
    prints = all(map(drafts.labels[document].printed, settled.missing))
    return f"is printed in {document} alone" if prints else "is in no draft"


def _in_chapter(settled: Settled, drafts: Citable) -> tuple[tuple[str, str], ...]:
    """Return the candidates where they are what stands in a chapter that is named."""
    labels = tuple(label for _, label in settled.candidates)
    every = drafts.labels[settled.document].headed if settled.document else {}
    return settled.candidates if labels in every.values() else ()


def in_pieces(labels: Iterable[str]) -> str:
    """Say which pieces stand for what was named; of very many how many more.

    >>> in_pieces(["2(1)", "2(2)"])
    'stands there in pieces: 2(1), 2(2)'
    """
    first, rest = [*labels][:MANY], [*labels][MANY:]
    more = f" and {len(rest)} more" if rest else ""
    return f"stands there in pieces: {', '.join(first)}{more}"
