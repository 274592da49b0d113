"""In which part of a resolution does a paragraph count: preamble or operative part?

"Operative paragraph 4", "четвёртый пункт преамбулы", "执行部分第4段": what is so
counted is OP4 or PP4 where a draft prints such codes, and no paragraph 4 of another;
OP4 is the plain 4 of a draft that prints no codes in the part that decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from rules.citation.language import Item, Language, Mention, Noun, Part, Path
from rules.citation.letters import lettered
from rules.citation.numerals import roman
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.grammar import Grammar

#: How far from its number the words for a part stand.
_NEAR = 48


class Parts:
    """The words of all languages for the parts of a resolution."""

    def __init__(self, languages: Sequence[Language]) -> None:
        words = {
            Part.PREAMBLE: "|".join(x.preambular for x in languages),
            Part.OPERATIVE: "|".join(x.operative for x in languages),
        }
        codes = {
            Part.PREAMBLE: "|".join(c for x in languages if (c := x.preambular_code)),
            Part.OPERATIVE: "|".join(c for x in languages if (c := x.operative_code)),
        }
        links = "|".join(x.links for x in languages)
        either = "|".join(f"(?P<{part}>{said})" for part, said in words.items())
        code = "|".join(f"(?P<{part}>{said})" for part, said in codes.items())
        begin = r"(?:(?<![^\W_])|(?<=[一-龥]))(?<!\w-)"
        self._inside = later(either)
        self._code = later(
            rf"{begin}(?:{code})[\s.-]{{0,2}}"
            r"(?=\d{1,3}(?!\d)|[ivx]{2,6}(?![^\W_]))"
        )
        self._behind = later(
            rf"\s?[,(]?\s?(?:(?:{links})[\s']{{1,2}}){{0,3}}"
            rf"(?:{either})(?![^\W_一-龥])(?!\sof\b|\s?的)\)?"
        )
        self._before = later(
            rf"{begin}(?:{either})的?[^\S\n]?[,:(]?[^\S\n]?"
            r"(?:(?:the|l[ae]|el|der|die|das)\s|l')?\Z"
        )

    def coded(self, text: str, grammar: Grammar) -> Iterator[Mention]:
        """Find what a folded text cites by code, whether it is printed or not."""
        for match in self._code.finditer(text):
            if mention := grammar.bare(text, match.end(), Noun.SIGN):
                part = Part(str(match.lastgroup))
                led = replace(mention, start=match.start(), part=part)
                yield lettered(text, led)

    def told(self, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Say of mentions of a folded text in which part they count, if it is told."""
        end = 0
        piece: Mention | None = None
        spoken = self._inside.search(text) is not None
        for mention, after in zip_longest(mentions, mentions[1:]):
            listed = spoken and mention.items
            found = self._behind.match(text, mention.end) if listed else None
            if found and after and text[found.end() : after.start] in ("", " "):
                piece = mention  # "point (a) of operative paragraph 4"
                continue
            recites = mention.noun is Noun.RECITAL
            told = self._told(text, mention, end) if spoken or recites else mention
            yield _within(told, piece) if piece else told
            end, piece = told.end, None

    def _told(self, text: str, mention: Mention, free: int) -> Mention:
        """Read the words beside a mention; those before `free` belong to another."""
        start, end = mention.start, mention.end
        if not mention.items or mention.noun in (Noun.ARTICLE, Noun.SENTENCE):
            return mention
        if found := self._behind.match(text, end):
            end = found.end()
        elif found := self._inside.search(text, start, end):
            pass
        elif found := self._before.search(text, max(free, start - _NEAR), start):
            start = found.start()
        elif mention.noun is not Noun.RECITAL:
            return mention
        part = Part(str(found.lastgroup)) if found else Part.PREAMBLE
        noun = mention.noun if mention.noun is Noun.RECITAL else Noun.SIGN
        return replace(mention, start=start, end=end, part=part, noun=noun)


def _within(outer: Mention, piece: Mention) -> Mention:
    """Read a piece, and the paragraph behind it, as a piece of that paragraph."""
    path = outer.items[0].path
    items = tuple(
        replace(i, path=(*path, *i.path), last=(*path, *i.last) if i.last else None)
        for i in piece.items
    )
    return replace(outer, start=piece.start, items=items)


def coded(keys: Iterable[Path]) -> Mapping[tuple[Part, str], str]:
    """Say which codes count in which part, the last of each as "-1".

    Figures alone behind the codes of a preamble are what is decided.

    >>> coded([("pp1",), ("op1",), ("opii",)])[Part.OPERATIVE, "-1"]
    'opii'
    >>> coded([("p1",), ("p2",)])
    {}
    """
    read = [match for k in keys if (match := _CODE.fullmatch(k[0]))]
    heads = {match["head"] for match in read}
    found: dict[tuple[Part, str], str] = {}
    for match in read:
        part = _HEADS.get(match["head"])
        # one letter, or a kind of numerals, tells a part only beside the other's
        single = len(match["head"]) < len("pp")
        if part is None or (single and not (heads >= {"p", "o"})):
            continue
        number = match["number"]
        if not number[0].isdigit():
            number = str(roman(number))
        number += match["more"]
        if (part, number) not in found:  # OP2(a) is no later one than OP3
            if last := found.get((part, "-1")):
                found[part, "-2"] = last
            found[part, number] = found[part, "-1"] = match[0]
    if (Part.PREAMBLE, "-1") in found and (Part.OPERATIVE, "-1") not in found:
        found |= decided(keys)
    return found or _by_numerals(keys)


def decided(
    keys: Iterable[Path], part: Part = Part.OPERATIVE
) -> dict[tuple[Part, str], str]:
    """Read figures alone as one part of a resolution."""
    figures = [k[0] for k in keys if _FIGURE.fullmatch(k[0])]
    read = {(part, sign): sign for sign in figures}
    return {**read, (part, "-1"): figures[-1]} if figures else {}


def _by_numerals(keys: Iterable[Path]) -> Mapping[tuple[Part, str], str]:
    """Read Roman numerals as a preamble before a part with figures."""
    alone = dict.fromkeys(k[0] for k in keys)
    letters = [sign for sign in alone if _ROMAN.fullmatch(sign)]
    figures = decided(keys)
    if [str(roman(sign)) for sign in letters[:2]] != ["1", "2"] or not figures:
        return {}
    read = {(Part.PREAMBLE, str(roman(sign))): sign for sign in letters}
    return read | {(Part.PREAMBLE, "-1"): letters[-1]} | figures


def printed(
    mention: Mention, part: Part, codes: Mapping[tuple[Part, str], str]
) -> Mention:
    """Read the numbers of a mention as a draft prints them in a part."""
    return replace(
        mention,
        noun=Noun.SIGN,
        part=None,
        counted=False,
        items=tuple(_coded(item, part, codes) for item in mention.items),
    )


def _coded(item: Item, part: Part, codes: Mapping[tuple[Part, str], str]) -> Item:
    def read(path: Path) -> Path:
        number = str(roman(path[0])) if _ROMAN.fullmatch(path[0]) else path[0]
        letter = ""
        if (glued := _GLUED.fullmatch(number)) and (part, number) not in codes:
            number, letter = glued.groups()
        # what is not printed there is not found, though another part may print it
        code = codes.get((part, number), f"{part} {number}")
        return (code, *filter(None, (letter, *path[1:])))

    return replace(
        item, path=read(item.path), last=read(item.last) if item.last else None
    )


_GLUED = re.compile(r"(\d+)([a-z])")
_FIGURE = re.compile(r"\d+(?: \w+)?")
_ROMAN = re.compile(r"[ivx]{1,6}")
_CODE = re.compile(
    r"(?P<head>pp|op|пп|оп|p|o)(?P<number>\d{1,3}|[ivx]{1,6})"
    r"(?P<more>(?:(?<=\d)[a-z])?(?: \w+)?)"
)
_HEADS = {
    **dict.fromkeys(("pp", "пп", "p"), Part.PREAMBLE),
    **dict.fromkeys(("op", "оп", "o"), Part.OPERATIVE),
}
