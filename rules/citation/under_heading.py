"""Is all meant that stands below a heading: "everything under the heading “Fees”"?

A heading that one draft alone prints stands for all its paragraphs where words for all
of it are said, and so does a section that goes by a letter: "the whole of section B".
What only speaks of a chapter may be on some of it, and a person is asked elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rules.citation.called import CHAPTERS
from rules.citation.folding import fold
from rules.citation.language import Item, Mention, Noun, Path
from rules.citation.paths import key
from rules.later import later
from rules.tables import beside, said

if TYPE_CHECKING:
    from rules.terms import Draft

_TABLE = beside(__name__)
_QUOTE, _ENDED = r"[\"'«„“《]?\s?", r"(?:\s?[\"'»“”》])?"
_ARTICLE = r"(?:(?:the|l[ae]s?|el|los|der|die|das|dem|den)\s)?"


def _any(kind: str) -> str:
    return "|".join(said(_TABLE.values(), kind))


_BEFORE = later(rf"(?<![^\W_一-龥])(?:{_any('before')}){_QUOTE}{_ARTICLE}\Z")
_PART = later(rf"(?<![^\W_一-龥])(?:{_any('part')}){_QUOTE}{_ARTICLE}\Z")
_LED = later(rf"(?:{_any('heading')}|{_any('part')}){_QUOTE}{_ARTICLE}\Z")
_BEHIND = later(rf"{_ENDED},?\s?(?:{_any('behind')})(?![^\W_一-龥])")
_HAN = later(rf"{_ENDED}(?:{_any('alone')})")
_CLOSED = later(_ENDED)
#: What is said of it there is on some of it: "everything under “Fees” on berths".
_LESS = later(
    r"\s(?:that|which|who|on|about|concerning|regarding|but|qui|que|sur|concernant|sobre"
    r"|relativ\w{1,3}|котор\w{1,4}|о|об|про|über|zu[mr]?|was|الذي|التي|بشأن|عن)(?![^\W_])"
)
#: "B.1" stands in section B.
_LETTERED = re.compile(r"([a-z])\d+")
_REACH = 90
#: The number of a heading: "IV. Staff", "Part 2 - Fees".
_NUMBERED = re.compile(
    rf"\A\s*(?:(?i:{CHAPTERS})\s)?(?:[IVXL]{{1,6}}|\d{{1,2}})(?:\s?[.:)–—-])?\s(?=\D)"
)


def headings(drafts: Iterable[Draft]) -> Mapping[str, tuple[str, tuple[Path, ...]]]:
    """Give the draft and the pieces of each heading that one draft alone has."""
    found: dict[str, dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for draft in drafts:
        for piece in draft.paragraphs:
            path = key(piece.label or "")
            section = _LETTERED.fullmatch(path[0]) if path else None
            plain = _NUMBERED.sub("", piece.heading)
            titles = {
                *map(_words, (piece.heading, plain)),
                section[1] if section else "",
            }
            for title in titles if path else ():
                if title and not title.isdecimal():
                    found[title][draft.id].append(path)
    return {
        title: (document, tuple(paths))
        for title, of in found.items()
        if len(of) == 1
        for document, paths in of.items()
    }


def pattern(titles: Iterable[str]) -> re.Pattern[str]:
    """Find the headings, the longest first."""
    every = sorted(titles, key=len, reverse=True)
    spelt = "|".join(r"[\W_]{1,3}".join(map(re.escape, t.split())) for t in every)
    return re.compile(rf"(?<![^\W_一-龥])(?:{spelt or '(?!)'})(?![^\W_一-龥])")


def every(
    text: str,
    titles: Mapping[str, tuple[str, tuple[Path, ...]]],
    names: re.Pattern[str],
) -> Iterator[Mention]:
    """Give all pieces of headings of which all is meant."""
    for match in names.finditer(text):
        begin = max(0, match.start() - _REACH)
        whole = _BEFORE.search(text, begin, match.start())
        part = whole or _PART.search(text, begin, match.start())
        opened = text[match.start() - 1 : match.start()] in ('"', "'", "«", "《")
        led = _LED.search(text, begin, match.start())
        behind = _HAN.match(text, match.end())
        behind = behind or (part and _BEHIND.match(text, match.end()))
        closed = behind or _CLOSED.match(text, match.end())
        if closed is None or not (whole or behind) or _LESS.match(text, closed.end()):
            continue
        title = _words(match[0])
        if " " not in title and not (opened or led):
            continue  # "all are under repair"
        document, paths = titles[title]
        yield Mention(
            start=part.start() if part else match.start() - opened,
            end=closed.end(),
            noun=Noun.SIGN,
            items=tuple(Item(path) for path in paths),
            document=document,
        )


def _words(heading: str) -> str:
    """Write the words of a heading in one way.

    >>> _words("II. Crews, at sea")
    'ii crews at sea'
    """
    return " ".join(re.findall(r"[^\W_]+", fold(heading).text))
