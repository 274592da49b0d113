"""What does an issue say otherwise than the one before?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from rules.shelves import Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is otherwise than in the issue before: numbers, and ids of late ones."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def changes(
    before: Iterable[tuple[str, str]],
    now: Iterable[tuple[str, str]],
    shelves: Shelves | None = None,
) -> Changes:
    """Tell two issues from each other by the digests of what they say of each number.

    >>> before = [("A/1", "x"), ("A/2", "y"), ("A/4", "w")]
    >>> changes(before, [("A/2", "z"), ("A/3", "x"), ("A/4", "w")])
    Changes(new=('A/3',), changed=('A/2',), gone=('A/1',))
    """
    told = (
        (name, issue, at, said)
        for issue, each in enumerate((before, now))
        for at, (name, said) in enumerate(each)
    )
    found: dict[str, list[tuple[int, str]]] = {"new": [], "changed": [], "gone": []}
    ordered = (shelves or Shelves()).ordered(told, key=itemgetter(0))
    for name, some in groupby(ordered, key=itemgetter(0)):
        (_, issue, at, first), *others = some
        if not others:
            found["new" if issue else "gone"].append((at, name))
        elif others[0][3] != first:
            found["changed"].append((others[0][2], name))
    return Changes(**{k: tuple(name for _, name in sorted(found[k])) for k in found})
