"""Which pieces lie between two of which one at least is named with what holds it?

"Article 12, paragraph 3, to Article 14", "с пункта 3 статьи 12 по пункт 2 статьи 13",
"第12条第3款至第14条". Lists read the ends that are written in one ("12(3) to 14"). What
is moved to another place, or held against it, makes no range, and a dash between two
pieces only where both are of one form, for it may open what is said of the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from rules.citation.language import Item, Mention

#: What stands between the ends of a range, codes included.
TO = re.compile(r"\s?[-–—]\s?|\s(?:to|through|bis|à|a|по|до)\s|\s?[至到]\s?|\sإلى\s")
MOVES = (
    r"(?<![^\W_])(?:mov|transfer|shift|relocat|déplac|transf|traslad|muev|перен|перемест"
    r"|verschieb|انقل|نقل|ينقل|renumb|renumé|attach|rattach|append|compar|vergleich"
    r"|сравн|مقارن)[^\W_]{0,8}\s"
)
#: A verb of moving, right before what is moved.
MOVED = re.compile(rf"{MOVES}\Z")
_BETWEEN = re.compile(
    r"[,،]?(?:\s?(?P<dash>-)\s?"
    r"|\s(?:(?:up )?to|through|thru|until|till?|bis(?: zu[mr]?)?|à|aux?|jusqu'(?:à|au)"
    r"|al?|hasta|по|до|إلى|حتى)\s(?:the |l[ea] |l'|el |der |dem )?"
    r"|\s?[至到]\s?)"
)
#: One a little before it: "move the last sentence of".
MOVING = re.compile(rf"{MOVES}[^.;:!?\n]{{0,40}}\Z")
_REACH = 60


def spanned(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Join two mentions that are the ends of a range."""
    return two_by_two(mentions, partial(_span, text))


def two_by_two(
    mentions: Iterable[Mention], join: Callable[[Mention, Mention], Mention | None]
) -> Iterator[Mention]:
    """Join each mention with what stands before it, joined or not, where it can be."""
    held: Mention | None = None
    for mention in mentions:
        joined = held and join(held, mention)
        if held is not None and not joined:
            yield held
        held = joined or mention
    if held is not None:
        yield held


def _span(text: str, first: Mention, last: Mention) -> Mention | None:
    """Return the range of which two mentions are the ends, if they are."""
    between = _BETWEEN.fullmatch(text, first.end, last.start)
    if between is None or not _may_end(first, last):
        return None
    *before, one = first.items
    other, *behind = last.items
    even = len(one.path) == len(other.path) > 1
    if between["dash"] and not even:
        return None
    if MOVING.search(text, max(0, first.start - _REACH), first.start):
        return None
    ends = Item(one.path, other.path, named=one.named, ended=True)
    return replace(first, end=last.end, items=(*before, ends, *behind))


def _may_end(first: Mention, last: Mention) -> bool:
    """Whether two mentions are of one kind, neither of which is a range, one deep."""
    if not (first.items and last.items):
        return False
    ranged = first.items[-1].last or last.items[0].last
    alike = (first.noun, first.kind, first.former) == (
        last.noun,
        last.kind,
        last.former,
    )
    deep = len(first.items[-1].path) > 1 or len(last.items[0].path) > 1
    apart = first.counted or last.counted or first.open_ended or first.detail
    return alike and deep and not (ranged or apart)
