"""Which label has each line of a draft, and under which others does it stand?

Labels that begin again under each chapter, article or paragraph are told by it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.drafts.labels import Kind, Label, automatic, typed

if TYPE_CHECKING:
    from pipeline.drafts.lines import Line

#: The longest line that can be the title of an article.
_LONGEST_TITLE = 120
_ENDS = (".", ";", ":", "?", "!", "。", "；", "：", "？", "！", "؟")
#: So many codes are the labels of a draft; fewer are words.
_SEVERAL = 3


@dataclass(slots=True)
class Item:
    """A line on its way to a paragraph: what is printed, and what stands above."""

    text: str
    printed: str = ""
    bare: str = ""
    kind: Kind | None = None
    former: str = ""
    noun: str = ""
    heading: bool = False
    above: Item | None = None
    told: Item | None = None
    label: str | None = None
    at: str = ""
    body: list[str] = field(default_factory=list)


def items_of(lines: Iterable[Line]) -> list[Item]:
    """Read the labels, put each under another, and name them."""
    items = [_item(line) for line in lines]
    _tell_chapters(items)
    _drop_stray_codes(items)
    _drop_stray_names(items)
    _tell_letters_from_roman_numbers(items)
    items = list(_gathered(items))
    _nest(items)
    _name(items)
    return items


def _item(line: Line) -> Item:
    text = line.text.strip()
    if line.number:
        label: Label | None = automatic(line.number, text)
        printed = f"{line.number} {text}".strip()
    else:
        label, printed = typed(text, heading=line.heading), text
    at = f"line {line.at}" if line.at else ""
    if label is None:
        return Item(text, printed, heading=line.heading, at=at)
    called = label.kind in (Kind.ARTICLE, Kind.CHAPTER) and not label.noun
    title = called and _is_title(label.text)
    return Item(
        label.text,
        printed,
        label.bare,
        label.kind,
        label.former,
        label.noun,
        heading=line.heading or title,
        at=at,
    )


def _tell_chapters(items: Sequence[Item]) -> None:
    """Take short lines that Roman numbers lead as headings, where lines follow them.

    "I. Introduction" could be somebody's initial; before "II. Duties" it is none. What
    holds articles is a chapter.
    """
    second = (n for n, i in enumerate(items) if _leads(i) and i.bare == "II")
    for item in items[: next(second, 0)]:
        first = typed(item.printed, heading=True) if not item.bare else None
        if first and first.bare == "I":
            item.text, item.bare, item.kind = first.text, first.bare, first.kind
    several = len({item.bare for item in items if _leads(item)}) > 1
    for item, behind in pairwise(items):
        if not _leads(item) or not _is_title(item.text):
            continue
        holds = behind.kind is Kind.NUMBER or not behind.bare
        item.heading = item.heading or (holds and several)
        if behind.kind is Kind.ARTICLE:
            item.heading, item.kind = True, Kind.CHAPTER


def _leads(item: Item) -> bool:
    return item.kind in (Kind.CHAPTER, Kind.UPPER_ROMAN)


def _drop_stray_codes(items: Sequence[Item]) -> None:
    """Take codes as labels only where a draft has several: "A4 paper" is none."""
    codes = [item for item in items if item.kind is Kind.CODE]
    if len(codes) < _SEVERAL:
        for item in codes:
            item.text, item.bare, item.kind = item.printed, "", None


def _drop_stray_names(items: Sequence[Item]) -> None:
    """Take "Recommendation 3" as a label where a draft is made of such pieces.

    One of numbered paragraphs may have some of them as well, or headings like that.
    """
    named = [item for item in items if item.noun]
    numbered = sum(item.kind is Kind.NUMBER for item in items)
    strays = len(named) < _SEVERAL or numbered >= len(named)
    for item in named:
        if strays:
            item.text, item.bare, item.kind, item.noun = item.printed, "", None, ""
        else:
            item.heading = item.heading or _is_title(item.text)


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.rstrip().endswith(_ENDS)


def _tell_letters_from_roman_numbers(items: Sequence[Item]) -> None:
    """Decide by its neighbour whether an i comes after h or before ii."""
    last: dict[Kind, str] = {}
    for item in items:
        for roman, letter in (
            (Kind.ROMAN, Kind.LETTER),
            (Kind.UPPER_ROMAN, Kind.UPPER_LETTER),
        ):
            if item.kind not in (roman, letter) or len(item.bare) != 1:
                continue
            if last.get(letter) and ord(last[letter]) + 1 == ord(item.bare):
                item.kind = letter
            elif _AFTER.get(last.get(roman, "").lower()) == item.bare.lower():
                item.kind = roman
        if item.kind:
            last = {kind: bare for kind, bare in last.items() if kind <= item.kind}
            last[item.kind] = item.bare[-1:] if item.kind in _LETTERS else item.bare


_LETTERS = (Kind.LETTER, Kind.UPPER_LETTER)
#: The roman numbers of one letter, by the number before each.
_AFTER = {"": "i", "iv": "v", "ix": "x", "xlix": "l"}


def _gathered(items: Iterable[Item]) -> Iterator[Item]:
    """Give a numbered heading the text that stands under it."""
    above: Item | None = None
    for item in items:
        untitled = above and not above.text and not above.body
        if above and untitled and not item.bare and _is_title(item.text):
            above.text = item.text
            above.printed += f" {item.text}"
        elif above and not item.bare and not item.heading:
            above.body.append(item.text)
        else:
            above = item if item.heading and item.bare else None
            yield item


def _nest(items: Iterable[Item]) -> None:
    """Put each label under the nearest one before it that is of a higher kind."""
    stack: list[Item] = []
    for item in items:
        if not item.bare:
            continue
        while stack and (
            _rank(stack[-1]) >= _rank(item) or _of_another(stack[-1], item)
        ):
            stack.pop()
        item.above = stack[-1] if stack else None
        stack.append(item)


def _rank(item: Item) -> tuple[bool, int, int]:
    """Rank a heading above what is none, and 4.2 above 4.2.1."""
    return (not item.heading, item.kind or 0, item.bare.count("."))


def _of_another(above: Item, item: Item) -> bool:
    """Tell whether 2.1.1 stands behind a number that is none of its own: 4.2."""
    return _is_decimal(item) and above.kind is Kind.NUMBER and not _of(above, item)


def _tell(items: Sequence[Item]) -> None:
    """Say by which heading each item is told from others of its label.

    A number with points says for itself under which numbers it stands; where articles
    are counted in it too, `Article 4` before `4.1`, by these as well. If such numbers
    begin again under a heading of another kind, that tells them apart.
    """
    inner = [i for i in items if _is_decimal(i) and _in_article(i)]
    own = sum(
        any(above.kind is Kind.ARTICLE and _of(above, i) for above in _all_above(i))
        for i in inner
    )
    passed = {Kind.NUMBER} | ({Kind.ARTICLE} if own * 2 > len(inner) else set())
    for item in items:
        above = _all_above(item)
        if _is_decimal(item):
            above = (each for each in above if each.kind not in passed)
        item.told = next(above, None)


def _is_decimal(item: Item) -> bool:
    return item.kind is Kind.NUMBER and "." in item.bare


def _of(above: Item, item: Item) -> bool:
    """Tell whether a number counts as a piece of another: 4.2.1 of 4.2."""
    return item.bare.startswith(f"{above.bare}.")


def _all_above(item: Item) -> Iterator[Item]:
    above = item.above
    while above:
        yield above
        above = above.above


def _name(items: Sequence[Item]) -> None:
    """Give each item its label, where it has one."""
    _tell(items)
    holders = {id(item.above) for item in items}
    plain = Counter(
        i.bare for i in items if i.bare and not (i.heading or _in_article(i))
    )
    for item in items:
        holds_only = item.heading and id(item) in holders and not item.body
        # Paragraphs that are numbered throughout go before numbered chapters.
        beside = item.heading and plain[item.bare] == 1
        if item.bare and not holds_only and not beside:
            item.label = item.bare
    often = Counter(item.bare for item in items if item.label)
    anew = {item.kind for item in items if item.label and often[item.bare] > 1}
    if not _begins_anew([i for i in items if i.label and i.kind is Kind.NUMBER]):
        anew.discard(Kind.NUMBER)
    once = listed_once(items)
    led = {id(i) for points in once if _leads_in(items, points[0]) for i in points}
    for item in items:
        above = item.told
        inner = item.kind in anew or id(item) in led or _in_article(item)
        if item.label and above and inner:
            item.label = f"{above.label or above.bare}({item.bare})"


def listed_once(items: Iterable[Item]) -> list[list[Item]]:
    """Return the lists from (a) or (i) on of which a draft has but one of their kind.

    They stand under one number; letters that go on under the next are no such list.
    """
    listed = [i for i in items if i.label and i.kind in (Kind.LETTER, Kind.ROMAN)]
    found: list[list[Item]] = []
    for kind in dict.fromkeys(item.kind for item in listed):
        points = [item for item in listed if item.kind is kind]
        above = {id(item.told): item.told for item in points}
        held = len(above) == 1 and points[0].told
        if held and held.label and not held.heading and points[0].bare in _FIRST:
            found.append(points)
    return found


def _leads_in(items: Sequence[Item], first: Item) -> bool:
    """Whether the words above a list end with a sign that it belongs to them."""
    before = next(one for one, other in pairwise(items) if other is first)
    return before.text.rstrip().endswith(_LEADING)


_FIRST = ("a", "i", "а")
_LEADING = (":", "：", "—", "–")


def _begins_anew(numbered: Sequence[Item]) -> bool:
    """Tell whether numbers ever begin again under another heading or number.

    A number that only comes twice is a mistake in a draft that counts throughout.
    """
    counts = [[int(figure) for figure in _FIGURES.findall(i.bare)] for i in numbered]
    return any(
        one.told is not other.told and (after < before or after == before == [1])
        for (one, before), (other, after) in pairwise(
            zip(numbered, counts, strict=True)
        )
    )


_FIGURES = re.compile(r"\d+")


def _in_article(item: Item) -> bool:
    return any(above.kind is Kind.ARTICLE for above in _all_above(item))
