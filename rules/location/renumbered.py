"""Whose typed number did the sender change, and leave the words as they are?

A number that only moves on behind a paragraph that was added or left out follows from
that. Where most numbers of a copy are other than the draft's, it counts by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rules.location.typed import agrees, typed

if TYPE_CHECKING:
    from rules.citation.language import Path
    from rules.location.catalogue import Drafts
    from rules.terms import Passage


def renumbered(
    passages: Sequence[Passage],
    pairs: Mapping[int, int],
    settled: Collection[int],
    drafts: Drafts,
) -> list[int]:
    """Return the passages of a copy whose number is another for no such reason.

    `pairs` lead to places of the drafts; what else is `settled` was added. Of several
    in a row it is the first.
    """
    labelled = [i for i, place in pairs.items() if drafts.places[place].label]
    paths = {i: typed(passages[i].text, drafts).path for i in labelled}
    told = [i for i in labelled if paths[i]]
    other = {i for i in told if not _is_own(paths[i], pairs[i], drafts)}
    if len(other) * 2 > len(told):
        return []
    found, changed = [], False
    for n, i in enumerate(told):
        before = told[n - 1 : n]
        changed = changed or any(_between(b, i, pairs, settled) for b in before)
        beside = [t for t in told if len(paths[t]) == len(paths[i])]
        at = beside.index(i)
        goes_on = other.issuperset(beside[at:]) if changed else False
        if i in other and other.isdisjoint(beside[at - 1 : at]) and not goes_on:
            found.append(i)
    return found


def _between(
    before: int, i: int, pairs: Mapping[int, int], settled: Collection[int]
) -> bool:
    """Whether anything was added or left out between two passages."""
    added = any(before < at < i for at in settled if at not in pairs)
    return added or pairs[i] != pairs[before] + 1


def _is_own(path: Path, place: int, drafts: Drafts) -> bool:
    """Whether a number is that of a paragraph, or was that in an earlier draft."""
    document, label = drafts.places[place].document, drafts.places[place].label
    return agrees(path, label) or (
        drafts.citable.labels[document].former.get(path) == label
    )
