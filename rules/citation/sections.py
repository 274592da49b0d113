"""Which paragraphs are but places in a section that has a number of its own?

Where a draft prints 5.1.3, "the last paragraph of section 5.1.3", "5.1.3 (second
paragraph)" and "5.1.3, 1" lie in its text: none is the section 5.1.3.1 below it. One
that prints "5.1.3(1)" has such paragraphs, though. "5.1.3(2)(a)" lies in it, too, where
nothing is printed below. Nor is the chapter of an article a piece of its own:
"Chapter I, Articles 3 and 4".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rules.citation.commas import is_one
from rules.citation.folding import Folded
from rules.citation.language import Item, Mention, Noun, Path
from rules.citation.spans import two_by_two
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable

#: A chapter, and its number, before an article.
_CHAPTER = re.compile(
    r"(?:(?:chap(?:ter|itre)?|cap(?:[íi]tulo)?|kap(?:itel)?|глав[аеуы]|title|titre"
    r"|t[íi]tulo|titel|abschnitt|раздел\w?)\.?\s(?:[ivx]{1,5}|\d{1,2})|第.{1,3}章"
    r"|الفصل\s(?:\d{1,2}|[^\W\d_]{3,8}))[\s,،，–-]{0,3}(?=art|стат|المادة|المواد|第|\Z)"
)
#: By these a section with stops is cited.
_SECTIONS = (Noun.SECTION, Noun.NONE, Noun.SIGN, Noun.PARAGRAPH)
_INNER = (Noun.PARAGRAPH, Noun.POINT, Noun.BULLET)
_OF = re.compile(
    r"\s(?:of|in|du|de|dans|del?|en|von|in|im|aus|из|в|من|في)\s(?:the\s|l[ae]\s|el\s)?|的"
)
_BEHIND = re.compile(
    r",\s|\s?\((?:(?:numbered|numérotée?|numerad[oa]|nummeriert\w{0,2}"
    r"|пронумерованн\w{2,3})\s)?|的|\s\0+\s"
)
#: What holds a number in brackets: "5.1.3(2)", "5.1.3 (2)".
_BRACKET = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,5})\s?\((?:\d{1,3}|[a-z])\)")
#: A number before a comma, wherever it stands.
_HOLDER = re.compile(r"(?<![\w.,(-])(\d{1,2}(?:\.\d{1,2}){1,5}),\s\Z")
_NEAR = 24


def stopped(folded: Folded, drafts: Citable) -> Folded:
    """Read hyphens as stops where a draft prints as many: "2-1-8" is 2.1.8.

    Two numbers may be the ends of a range, and three that end with a year are a day.
    """
    if not _HYPHENED.search(folded.text):
        return folded
    every = {len(path) for x in drafts.labels.values() if x.dotted for path in x.keys}
    return replace(
        folded,
        text=_HYPHENED.sub(
            lambda m: m[0].replace("-", "." if m[0].count("-") + 1 in every else "-"),
            folded.text,
        ),
    )


_HYPHENED = later(
    r"(?<![^\W一-龥])(?<![./+-])(?<!\d\s)[1-9]\d?(?:-(?:[1-9]|1\d)){2,3}"
    r"(?![^\W一-龥]|[/-]|\.\d)"
)


def without_part(folded: Folded, drafts: Citable) -> Folded:
    """Leave out the part before a number that runs on through all: "para I.2".

    Not where a draft labels anything by letters that may be the number of a part.
    """
    text = folded.text
    if not _PARTED.search(text):
        return folded
    every = (path[0] for x in drafts.labels.values() for path in x.keys)
    if any(map(_ROMAN.fullmatch, every)):
        return folded
    left = {at for part in _PART.finditer(text) for at in range(*part.span())}
    kept = [at for at in range(len(text)) if at not in left]
    places = tuple(map(folded.place, kept))
    return Folded("".join(text[at] for at in kept), folded.raw, places)


_ROMAN = re.compile(r"[ivx]{1,5}\d{0,3}")
_PARTED = later(
    r"(?:(?<![^\W_])(?:para(?:graph)?e?s?|par\.|p[áa]rrafos?|пункт\w{0,2}|п\.|absatz|abs\."
    r"|absätzen?|ziffern?|nummern?|randnummern?|rn\.)|(?:ال)?فقرت?[ةا]?\w?|第|[¶§])\s?"
    r"[ivx]{1,5}\.\d{1,3}(?![\w.]*\d)"
)
_PART = re.compile(r"(?<![\w.])[ivx]{1,5}\.(?=\d{1,3}(?!\w|\.\d))")


def within(text: str, found: Iterable[Mention], drafts: Citable) -> Iterator[Mention]:
    """Give the mentions, each such paragraph as a part of its section."""
    if not any(x.dotted for x in drafts.labels.values()):
        return iter(found)
    told = (_told(text, mention, drafts) for mention in found)
    return two_by_two(told, partial(_joined, text, drafts))


def articles(text: str, found: Iterable[Mention], drafts: Citable) -> Iterator[Mention]:
    """Give the mentions, articles without the chapter that is named before them.

    Not where pieces count anew in each chapter.
    """
    if any(x.chapters for x in drafts.labels.values()):
        return iter(found)
    alone = (_without(text, mention) for mention in found)
    return two_by_two(alone, partial(_in_chapter, text))


def _without(text: str, mention: Mention) -> Mention:
    """Leave out a chapter that is listed with the articles behind it."""
    chapter = _CHAPTER.match(text, mention.start, mention.end)
    if mention.noun is not Noun.SECTION or not chapter or not mention.items[1:]:
        return mention
    return replace(mention, noun=Noun.ARTICLE, items=mention.items[1:])


def _in_chapter(text: str, left: Mention, right: Mention) -> Mention | None:
    """Take a chapter into the article behind it."""
    listed = left.noun is Noun.SECTION and right.noun in (Noun.ARTICLE, Noun.CLAUSE)
    chapter = _CHAPTER.fullmatch(text, left.start, right.start) if listed else None
    return replace(right, start=left.start) if chapter else None


def _told(text: str, mention: Mention, drafts: Citable) -> Mention:
    """Read what is cited by one mention: "section 5.1.3, paragraph 2", "5.1.3, 2"."""
    if mention.noun in _INNER and len(mention.items) == 1 and not mention.deep:
        return _held(text, mention, drafts)
    if not mention.dotted or mention.noun not in _SECTIONS:
        return mention
    if bracket := _BRACKET.search(text, mention.start, mention.end):
        return _below(mention, bracket[1].count(".") + 1, drafts)
    first, *others = mention.items
    if not others:
        root = first.path[:-1]
        inside = mention.points and _lies_in(root, first, drafts)
        return _place(mention, root) if inside else mention
    # a file of bare pairs is read as a whole
    paired = mention.noun is not Noun.NONE and _is_pair(text, mention)
    inside = paired and _lies_in(first.path, others[0], drafts)
    return _place(mention, first.path) if inside else mention


def _below(mention: Mention, depth: int, drafts: Citable) -> Mention:
    """Read what stands in brackets as a place in a section that is printed whole."""
    roots = tuple(dict.fromkeys(Item(i.path[:depth]) for i in mention.items))
    every = drafts.labels.values()
    if (
        any(len(i.path) <= depth for i in mention.items)
        or any(x.exact(mention) for x in every)
        or not any(
            all(r.path in x.keys and r.path not in x.parents for r in roots)
            for x in every
            if x.dotted
        )
    ):
        return mention
    return replace(mention, items=roots, counted=False, detail=True)


def _held(text: str, mention: Mention, drafts: Citable) -> Mention:
    """Take in the number of a section before a paragraph: "5.1.3, paragraph 2"."""
    found = _HOLDER.search(text, max(0, mention.start - _NEAR), mention.start)
    root = tuple(found[1].split(".")) if found else ()
    if found is None or not _lies_in(root, mention.items[0], drafts):
        return mention
    outer = replace(mention, start=found.start(1), noun=Noun.SIGN, dotted=True)
    return _place(outer, root)


def _place(mention: Mention, root: Path) -> Mention:
    """Cite the section alone, in which a place is told."""
    return replace(mention, items=(Item(root),), counted=False, detail=True)


def _is_pair(text: str, mention: Mention) -> bool:
    """Tell whether numbers behind a comma are no more sections: "2.5.1, 1"."""
    first, *others = mention.items
    if not all(len(i.path) == 1 and i.path[0].isdecimal() for i in others):
        return False
    number, inner = ".".join(first.path), others[0].path[0]
    words = text[mention.start : mention.end]
    listed = re.search(rf"(?<![\d.]){re.escape(number)},\s{inner}(?!\d|\.\d)", words)
    one = is_one(words)
    # in a list of sections the next one is no lower
    down = one is not None and int(inner) <= int(first.path[0])
    return listed is not None and (bool(one) or down)


def _joined(
    text: str, drafts: Citable, left: Mention, right: Mention
) -> Mention | None:
    """Join a paragraph and the bare number of the section beside it."""
    # "4.6 Paragraph 1" may begin with a number of the sender's own
    deep = left.items and len(left.items[0].path) > len(("4", "6"))
    for outer, inner, link in ((left, right, _BEHIND), (right, left, _OF)):
        known = outer.dotted and outer.noun in _SECTIONS and inner.noun in _INNER
        if (
            known
            and len(outer.items) == len(inner.items) == 1
            and not inner.deep
            and (
                link.fullmatch(text, left.end, right.start)
                or (deep and text[left.end : right.start] == " ")
            )
            and _lies_in(outer.items[0].path, inner.items[0], drafts)
        ):
            return replace(outer, start=left.start, end=right.end, detail=True)
    return None


def _lies_in(root: Path, item: Item, drafts: Citable) -> bool:
    """Tell whether a draft prints a section, and no such paragraph in brackets."""
    path = (*root, item.path[-1])
    return any(
        root in x.keys and not x.keys.get(path, "").endswith(")")
        for x in drafts.labels.values()
        if x.dotted and len(root) > 1
    )
