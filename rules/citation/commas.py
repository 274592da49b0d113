"""Is the number behind a comma a paragraph of the piece before it: "Article 7, 2"?

Acts are cited so, with a noun for the article alone. It may be a list as well: a draft
must print that paragraph, and the noun stand for one piece, or the numbers go down.
Where people type a comma in a fraction, "par. 5,1" is the piece that is printed 5.1.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun
from rules.citation.numbers import printed
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.labels import Labels


def inside(text: str, mention: Mention, drafts: Citable) -> Mention:
    """Put what stands behind a comma inside of what stands before it, if it is there.

    "Article 7, 2 and 3" are two paragraphs, "Articles 7, 2 and 3" three articles; in
    "Article 7, 2 and Article 8, 1" each article has its own.
    """
    if len(mention.items) == 1:
        return mention
    words = text[mention.start : mention.end]
    noun = _NOUN.match(words)
    if noun is None or _SEVERAL.fullmatch(noun[1]):
        return mention
    if mention.noun not in _HOLDERS:
        return replace(mention, fractions=_fractions(words, mention.items))
    items: list[Item] = []
    for item, *group in _apart(mention.items):
        within = [_within(item, each) for each in group]
        inner = group and _follows(words, item, group[0])
        plain = inner and all(_goes_in(each, drafts) for each in within)
        goes_down = plain and int(group[0].path[0]) <= int(item.path[0])
        one = len(within) == 1 and _ONE.fullmatch(noun[1])
        items += within if plain and (goes_down or one) else (item, *group)
    return replace(mention, items=tuple(items))


def nested(text: str, mention: Mention, labels: Labels) -> Mention | None:
    """Put all that stands behind a comma inside of what stands before it.

    In a cell "7, 2" has no noun: one draft must print it so, and not what stands there
    as a list. So it is with "7, a".
    """
    outer, *group = mention.items
    letters = all(len(i.path) == 1 and i.path[0].isalpha() for i in group)
    if not (group and (_follows(text, outer, group[0]) or letters)):
        return None
    items = tuple(_within(outer, each) for each in group)
    ends = [end for i in items for end in (i.path, i.last) if end]
    return replace(mention, items=items) if all(map(labels.printed, ends)) else None


def meant(mention: Mention, every: Collection[Labels]) -> Mention | None:
    """Read "5,1" as 5.1 where that is printed, and no 5 and 1; nothing where both are.

    What stands in neither way is left as it is.
    """
    listed = any(all(map(x.printed, mention.ends)) for x in every)
    paths = [item.path for item in mention.fractions]
    if not paths or not any(all(map(x.printed, paths)) for x in every):
        return mention
    typed = replace(mention, items=mention.fractions, fractions=(), dotted=True)
    return None if listed else typed


def is_one(words: str) -> bool | None:
    """Tell whether a noun stands for one piece; nothing where it stands for several.

    >>> is_one("section 4.6, 1"), is_one("4.6, 1"), is_one("sections 4.6, 1")
    (True, False, None)
    """
    noun = _NOUN.match(words)
    if noun is None:
        return False
    return None if _SEVERAL.fullmatch(noun[1]) else bool(_ONE.fullmatch(noun[1]))


def _fractions(words: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return what numbers are if each comma without a space behind it is a stop."""
    said = tuple(Item(tuple(x.split(","))) for x in _FRACTION.findall(words))
    numbers = [number for item in said for number in item.path]
    plain = numbers == [".".join(i.path) for i in items if i.last is None]
    return said if plain and all(len(x.path) > 1 for x in said) else ()


def _apart(items: Iterable[Item]) -> list[list[Item]]:
    """Put each piece that has a noun together with those behind it that have none."""
    groups: list[list[Item]] = []
    for item in items:
        if item.named or not groups:
            groups.append([])
        groups[-1].append(item)
    return groups


def _follows(words: str, item: Item, inner: Item) -> bool:
    """Tell whether a comma stands between two numbers: 7,5 is no value here."""
    numbers = (*item.path, inner.path[0])
    if item.last or len(item.path) > 1 or not all(n.isdigit() for n in numbers):
        return False
    outer, first = numbers
    return re.search(rf"(?<!\d){outer}\s?[,،]\s?{first}(?!\d)", words) is not None


def _within(outer: Item, inner: Item) -> Item:
    last = outer.path + inner.last if inner.last else None
    return Item(outer.path + inner.path, last, named=outer.named)


def _goes_in(item: Item, drafts: Citable) -> bool:
    """Tell whether a draft prints the paragraph; of a letter it need not be known."""
    return printed(item.path[:2], drafts)


_HOLDERS = frozenset((Noun.ARTICLE, Noun.SECTION, Noun.CLAUSE, Noun.NAMED))
_FRACTION = re.compile(r"\d{1,3}(?:,\d{1,3}){0,3}")
_NOUN = re.compile(r"([^\W\d_][^\d\n,;:(]{0,30}?)\.?\s?(?=\d)")
_TABLE = beside(__name__)
_ONE, _SEVERAL = (re.compile("|".join(_TABLE[name])) for name in ("one", "several"))
