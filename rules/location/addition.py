"""Is a reference to a piece that is to be added, and after which one?

"17 bis (new)" stands after 17, and so does the number behind the last one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import Item
from rules.location import sentences
from rules.location.target import Target
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from rules.citation import Reference, Settled

#: So many signs before a reference, and twice as many behind, say what is done.
_NEAR = 30
_SUFFIXED = re.compile(r"(\d+)(?: \w+|[a-z])")
#: A number, or a code with one: the piece before it has the number before.
_COUNTED = re.compile(r"([a-z]*)(\d{1,18})")
_BEHIND = re.compile(
    r"(?i)(?<!\w)(?:after|behind|follow\w*|après|después|nach|hinter|после|за)(?!\w)"
    r"|بعد"
)
_NEW = re.compile(
    r"\(new\)|\[new\]|\bnew\b|nouve\w+|nuev\w+|нов\w+|جديد\w*|新|neu\w*|insert|add|ajout"
)


def added(
    settle: Callable[[Reference], Settled], text: str, ref: Reference, settled: Settled
) -> Target | None:
    """Read a reference to a new piece as the place behind the one before it."""
    path = (settled.missing or (ref.mention.items[-1].path,))[0]
    if len(settled.missing) > 1 or (settled.sure and not settled.inner):
        return None
    before = text[max(0, ref.start - _NEAR) : ref.start]
    about = before + text[ref.start : ref.end + 2 * _NEAR]
    says = ref.mention.new or _NEW.search(fold(about).text) is not None
    suffixed = _SUFFIXED.fullmatch(path[-1])
    if suffixed and says:
        stem = (*path[:-1], suffixed[1])
    elif (
        (counted := _COUNTED.fullmatch(path[-1]))
        and _adds(about)
        and not _BEHIND.search(before)
    ):
        stem = (*path[:-1], f"{counted[1]}{int(counted[2]) - 1}")
    elif settled.inner and says:
        stem = path[:-1]
    else:
        return None
    mention = replace(ref.mention, items=(Item(stem),), new=False)
    base = settle(replace(ref, mention=mention))
    if not base.sure or base.inner:
        return None
    return Target(
        document=base.document,
        labels=base.labels,
        sure=True,
        value=text[ref.start : ref.end],
        new=True,
    )


def follows(text: str, ref: Reference) -> bool:
    """Whether a sentence adds a piece behind one that it names: "Nach Abs. 2 ..."."""
    start = max(sentences.start_of(text, ref.start), ref.start - _NEAR)
    before = fold(text[start : ref.start]).text
    found = [*_BEHIND.finditer(before)]
    return (
        bool(found)
        and not before[found[-1].end() :].strip()
        and _adds(f"{before}{PLACE}{text[ref.end : ref.end + 4 * _NEAR]}")
    )


def _adds(text: str) -> bool:
    return worded(text) is Action.ADD
