"""Which words of a text name a numbered piece, whatever the language?

One grammar for all languages: a noun, a list of numbers or letters, nested
pieces ("Article 26, paragraph 2, point (g)"), ordinals ("second bullet") and
positions ("the next paragraph"). A language is a module of words. The scan
cuts nothing and knows no draft: it gives spans of the text and paths.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from rules.citation.language import DEPTH, Item, Mention, Noun, Path, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rules.citation.language import Language


_ITEM = r"""
(?P<open>["'(\[])?
(?:
  (?P<number>(?=[lo]\d|\d[lo])[lo\d]{2,3}(?![^\W_])|\d{1,3}(?:\.\d{1,3}){0,5})
  (?!\d)(?!\.\d)(?!\s?(?:%|°c))
  (?:[\s-]?[(]?(?P<suffix>SUFFIX)[)]?(?!(?![一-龥])[^\W\d_]|\s\d)|(?P<alpha>[a-z](?![\w'])))?
  (?P<subs>(?:\s?\((?:[a-zа-я]|\d{1,2}|[ivx]{1,4})\)|\.[a-z](?!\w)|\s?[a-zа-я]\)
    |\s(?:[bcdfgh](?=\s?(?:[.,;:)\n]|$))|[aeik](?=[.:](?:\s|$)|$)))
    (?:(?:\s?\((?:[a-zа-я]|\d{1,2}|[ivx]{1,4})\)){0,3}))?
 |(?P<word>WORDS)(?!\w)(?!\s(?:NOUNS)(?![^\W\d_]))
 |(?P<roman>[ivx]{2,6})(?![^\W_])
 |(?P<letter>[a-zа-я])(?![^\W_'])
 |(?P<han>[零一二三四五六七八九十百]{1,5})
)
(?(open)(?:\s?["')\]])?|[)]?"?)
"""


class Grammar:
    """The union of some languages, compiled once."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.suffixes = {k: v for lang in languages for k, v in lang.suffixes.items()}
        self.numbers = {
            word: number
            for lang in languages
            for table in (lang.cardinals, lang.ordinals)
            for word, number in table.items()
        }
        ordinals = _words(w for lang in languages for w in lang.ordinals)
        cardinals = _words(w for lang in languages for w in lang.cardinals)
        by_noun = {
            noun: _union(lang.nouns.get(noun, "") for lang in languages)
            for noun in Noun
        }
        plain = _union(by_noun.values())
        prefixes = _union(lang.prefixes for lang in languages)
        signs = _union(lang.signs for lang in languages)
        spans = _union(lang.spans for lang in languages)
        openers = _union(f"{x.openers}|(?:{x.spans or _NEVER})" for x in languages)
        self._spans = re.compile(rf"(?<![^\W\d_])(?:{spans})(?![^\W\d_])")
        ranges = _union(lang.ranges for lang in languages)
        joins = _union(lang.joins for lang in languages)
        named = "|".join(f"(?P<{n}>{w})" for n, w in by_noun.items() if w != _NEVER)
        self._noun = re.compile(rf"(?<![^\W_])(?:{prefixes})?(?:{named})(?![^\W\d_])")
        self._between = re.compile(
            rf"[\s.,:#]{{0,3}}(?:(?:{signs})(?![^\W\d_])[\s.:]{{0,3}})?"
            rf"(?:(?:{openers})\s(?:(?:{plain})\s)?)?"
        )
        self._item = re.compile(
            _ITEM.replace("SUFFIX", _words(self.suffixes))
            .replace("WORDS", _words(self.numbers))
            .replace("NOUNS", plain.replace(" ", r"\s")),
            re.VERBOSE,
        )
        self._join = re.compile(
            rf"\s?(?:(?P<range>-{{1,3}}|\b(?:{ranges})(?![^\W\d_]))"
            rf"|[,;/&+،、]|(?<![^\W\d_])(?:{joins})(?![^\W\d_]))"
            rf"(?:\s?(?:[,&]|(?:{joins})(?=[\s\d])))?\s{{0,2}}"
            rf"(?:(?:{prefixes})?(?P<noun>{plain})(?![^\W\d_])[\s.]{{0,2}})?"
        )
        self._former = re.compile(
            rf"\s?[(\[]\s?(?:{_union(x.former for x in languages)})[^)\]]{{0,24}}[)\]]"
        )
        self._open_ended = re.compile(
            rf"\s?(?:{_union(x.open_ended for x in languages)})(?!\w)"
        )
        self._ordinal = re.compile(
            rf"(?<![^\W_])(?:(?P<word>{ordinals})|(?P<digits>\d{{1,3}})"
            r"(?:st|nd|rd|th|i?[eè]me|er|re|e|º|ª|\.?[oa]|-?(?:й|го|я|му|м|ый|ого))"
            r")(?![^\W_])"
        )
        self._ordinal_join = re.compile(rf"\s?(?:,|/|(?:{joins}))\s?")
        self._ordinal_noun = re.compile(
            rf"\s(?:(?P<count>{cardinals}|\d)\s)?"
            rf"(?:[^\W\d_]{{6,16}}\s)?(?:{named})(?![^\W\d_])"
        )
        links = _union(lang.links for lang in languages)
        self._link = re.compile(rf"[\s,;(]{{0,3}}(?:(?:{links})[\s']{{0,2}}){{0,2}}")
        self._positions = tuple(
            (p, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W\d_]|\s?\d)"))
            for p in Position
            if (words := _union(x.positions.get(p, "") for x in languages)) != _NEVER
        )
        trailing = [lang for lang in languages if lang.trailing]
        self._trailing = re.compile(
            "|".join(
                f"(?P<{n}>{w})"
                for n in Noun
                if (w := _union(x.nouns.get(n, "") for x in trailing)) != _NEVER
            )
        )
        self._trailing_start = re.compile(
            rf"(?P<sign>{_union(x.signs for x in trailing)})\s?"
            r"(?=[\d零一二三四五六七八九十])"
            rf"|(?<![^\W_一-龥])\d(?=[\d\s,、至到和-]{{0,24}}(?:{self._trailing.pattern}))"
            rf"|\((?=[a-z]\))"
        )
        self._trailing_join = re.compile(
            rf"(?:{self._trailing.pattern})?(?P<suffix>\(?(?:之二|之三)\)?)?"
            rf"\s?(?:(?P<range>-|(?:{_union(x.ranges for x in trailing)}))"
            rf"|[,、/和及与])\s?(?:{_union(x.signs for x in trailing)})?\s?"
        )
        self._long = tuple(
            (word, noun)
            for noun, words in by_noun.items()
            for word in re.findall(r"[^\W\d_]{7,}", words)
            if noun in (Noun.PARAGRAPH, Noun.ARTICLE)
        )

    def noun(self, word: str) -> Noun | None:
        """Return the noun that a word is, if it is nothing else."""
        match = self._noun.fullmatch(word)
        return Noun(str(match.lastgroup)) if match else None

    def leading(self, text: str) -> Noun | None:
        """Return the noun that opens a label or a heading, before its number."""
        match = self._noun.match(text)
        if match is None or not [*self._after(text, 0, match.end(), Noun.NONE)]:
            return None
        return Noun(str(match.lastgroup))

    def scan(self, text: str) -> tuple[Mention, ...]:
        """Find the mentions of a folded text, in order, none inside another."""
        found = sorted(
            (
                *self._led(text),
                *self._counted(text),
                *self._followed(text),
                *self._placed(text),
            ),
            key=lambda m: (m.start, -m.end),
        )
        return tuple(self._nest(text, _apart(found)))

    def bare(self, text: str, at: int, noun: Noun = Noun.NONE) -> Mention | None:
        """Read numbers without a noun that begin at `at`, if there are any."""
        items, end = self._items(text, at, noun)
        if not items:
            return None
        end, open_ended = self._tail(text, end)
        return Mention(start=at, end=end, noun=noun, items=items, open_ended=open_ended)

    def _led(self, text: str) -> Iterator[Mention]:
        """Nouns with what follows them; misspelt nouns only before a figure."""
        end = 0
        for match in self._noun.finditer(text):
            noun = Noun(str(match.lastgroup))
            noun = Noun.SIGN if noun is Noun.NONE else noun
            if match.start() >= end:
                for mention in self._after(text, match.start(), match.end(), noun):
                    end = mention.end
                    yield mention
        end = 0
        for match in _WORD_BEFORE_FIGURE.finditer(text):
            meant = self._meant(match[1]) if match.start() >= end else None
            if meant is not None:
                for mention in self._after(text, match.start(), match.end(1), meant):
                    end = mention.end
                    yield replace(mention, misspelt=True)

    def _after(self, text: str, start: int, end: int, noun: Noun) -> Iterator[Mention]:
        between = self._between.match(text, end)
        at = between.end() if between else end
        items, stop = self._items(text, at, noun)
        if len(items) == 2 and self._spans.search(text, max(0, start - 10), at):  # noqa: PLR2004
            items = (Item(items[0].path, items[1].path),)
        if items:
            stop, open_ended = self._tail(text, stop)
            yield Mention(
                start=start, end=stop, noun=noun, items=items, open_ended=open_ended
            )

    def _meant(self, word: str) -> Noun | None:
        """Return the noun a misspelt word stands for: one or two slips."""
        return _meant(word, self._long)

    def _items(self, text: str, at: int, noun: Noun) -> tuple[tuple[Item, ...], int]:
        items: list[Item] = []
        end = at
        ranged = False
        while (match := self._item.match(text, at)) is not None:
            path = self._path(match, noun)
            if path is None or len(items) == _MOST:
                break
            if ranged:
                items[-1] = Item(items[-1].path, _inherit(path, items[-1].path))
            else:
                items.append(Item(_inherit(path, items[-1].path) if items else path))
            at = end = self._skip_former(text, match.end())
            join = self._join.match(text, at)
            if join is None or join.end() == at:
                break
            if join["noun"] and DEPTH[self.noun(join["noun"]) or noun] != DEPTH[noun]:
                break
            ranged = join["range"] is not None and items[-1].last is None
            at = join.end()
        return tuple(items), end

    def _path(self, match: re.Match[str], noun: Noun) -> Path | None:
        """Turn one item into a path; None where the noun forbids its form."""
        if match["number"]:
            number = match["number"].replace("l", "1").replace("o", "0")
            parts = [str(int(p)) for p in number.split(".")]
            if match["suffix"]:
                parts[-1] += " " + self.suffixes[match["suffix"]]
            elif match["alpha"]:
                parts[-1] += match["alpha"]
            parts += [latin(s) for s in re.findall(r"[^\W_]+", match["subs"] or "")]
            return tuple(parts)
        if match["word"]:
            return (str(self.numbers[match["word"]]),)
        if match["roman"]:
            return (match["roman"],) if noun is not Noun.NONE else None
        if match["letter"]:
            inner = noun in (Noun.POINT, Noun.BULLET)
            enclosed = match["open"] or match[0].endswith(")")
            return (latin(match["letter"]),) if inner or enclosed else None
        return (str(han(match["han"])),) if noun is not Noun.NONE else None

    def _skip_former(self, text: str, at: int) -> int:
        match = self._former.match(text, at)
        return match.end() if match else at

    def _tail(self, text: str, at: int) -> tuple[int, bool]:
        match = self._open_ended.match(text, at)
        return (match.end(), True) if match else (at, False)

    def _counted(self, text: str) -> Iterator[Mention]:
        """Ordinals before a noun: "second and third bullets", "first three"."""
        at = 0
        while (first := self._ordinal.search(text, at)) is not None:
            numbers: list[int] = []
            match: re.Match[str] | None = first
            at = first.end()
            while match is not None:
                number = match["digits"] or self.numbers[match["word"]]
                numbers.append(int(number))
                at = match.end()
                join = self._ordinal_join.match(text, at)
                match = self._ordinal.match(text, join.end()) if join else None
            noun = self._ordinal_noun.match(text, at)
            if noun is None:
                continue
            items = [Item((str(n),)) for n in numbers]
            if noun["count"] and numbers == [1]:
                count = self.numbers.get(noun["count"]) or int(noun["count"])
                items = [Item(("1",), (str(count),))]
            yield Mention(
                start=first.start(),
                end=noun.end(),
                noun=_named(noun),
                items=tuple(items),
                counted=True,
            )

    def _followed(self, text: str) -> Iterator[Mention]:
        """Numbers before their noun, where the script joins them."""
        end = 0
        for start in self._trailing_start.finditer(text):
            if start.start() < end:
                continue
            at = start.end() if start["sign"] else start.start()
            items: list[Item] = []
            end = at
            ranged = False
            while (match := self._item.match(text, at)) is not None:
                path = self._path(match, Noun.POINT)
                if path is None or len(items) == _MOST:
                    break
                end = match.end()
                join = self._trailing_join.match(text, end)
                if join and join["suffix"]:
                    path = (f"{path[0]} {self.suffixes[join['suffix'].strip('()')]}",)
                if ranged:
                    items[-1] = Item(items[-1].path, path)
                else:
                    items.append(Item(path))
                if join is None:
                    break
                ranged = join["range"] is not None
                at = join.end()
            noun = self._trailing.match(text, end + (text[end : end + 1] == " "))
            if not items or noun is None:
                continue
            end = noun.end()
            suffix = _HAN_SUFFIX.match(text, end)
            if suffix:
                end = suffix.end()
                last = items[-1].path
                items[-1] = Item((f"{last[0]} {self.suffixes[suffix[1]]}",))
            yield Mention(
                start=start.start(), end=end, noun=_named(noun), items=tuple(items)
            )

    def _placed(self, text: str) -> Iterator[Mention]:
        for position, pattern in self._positions:
            for match in pattern.finditer(text):
                yield Mention(
                    start=match.start(),
                    end=match.end(),
                    noun=Noun.PARAGRAPH,
                    position=position,
                )

    def _nest(self, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Join an inner piece with the outer one beside it."""
        held: Mention | None = None
        for mention in mentions:
            joined = held and self._joined(text, held, mention)
            if held is not None and not joined:
                yield held
            held = joined or mention
        if held is not None:
            yield held

    def _joined(self, text: str, left: Mention, right: Mention) -> Mention | None:
        if not left.items or not right.items:
            return None
        link = self._link.fullmatch(text, left.end, right.start)
        if link is None or DEPTH[left.noun] == DEPTH[right.noun]:
            return None
        inner, outer = (
            (right, left) if DEPTH[right.noun] > DEPTH[left.noun] else (left, right)
        )
        if outer is left and len(link[0].strip(" ,(")) > 5:  # noqa: PLR2004
            return None
        if inner.noun is Noun.SENTENCE or len(outer.items) != 1:
            return replace(outer, start=left.start, end=right.end, detail=True)
        root = outer.items[0].path
        return replace(
            outer,
            start=left.start,
            end=right.end,
            items=tuple(
                Item(root + i.path, root + i.last if i.last else None)
                for i in inner.items
            ),
            open_ended=left.open_ended or right.open_ended,
        )


def latin(letter: str) -> str:
    """Give a Cyrillic letter that looks Latin its Latin twin."""
    return letter.translate(_LOOK_ALIKE)


def han(numeral: str) -> int:
    """Read a Chinese numeral up to 999.

    >>> han("二十九"), han("十七"), han("一百零五")
    (29, 17, 105)
    """
    total = 0
    digit = 0
    for sign in numeral:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + "零一二三四五六七八九".index(sign)
    return total + digit


_NEVER = "(?!)"
#: A list of more pieces than this is read in parts.
_MOST = 100
_LOOK_ALIKE = str.maketrans("асеорхук", "aceopxyk")
_WORD_BEFORE_FIGURE = re.compile(
    r"(?<![^\W_])([^\W\d_]{4,14})"
    r"(?=[\s.,:;#(]{0,3}(?:n[or°]?\.?\s|from\s|de\s|du\s|с\s)?#?\d)"
)


def _union(patterns: Iterable[str]) -> str:
    """Join patterns; a pattern that never matches where there is none."""
    return "|".join(p for p in patterns if p and p != _NEVER) or _NEVER


def _words(words: Iterable[str]) -> str:
    """Join words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or _NEVER


def _named(match: re.Match[str]) -> Noun:
    return next(Noun(k) for k, v in match.groupdict().items() if v and k in _NOUNS)


_NOUNS = frozenset(Noun)
_HAN_SUFFIX = re.compile(r"\s?\(?(之二|之三)\)?")
_NO_SLIPS = frozenset({"part", "parts", "parc", "pares", "para", "paras"})


def _inherit(path: Path, before: Path) -> Path:
    """Let "6(1) and (2)" or "1 (a) to (c)" share what stands before."""
    if len(before) > 1 and len(path) == 1 and path[0].isalpha():
        return before[:-1] + path
    return path


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    end = -1
    for mention in mentions:
        if mention.start >= end:
            yield mention
            end = mention.end


@lru_cache(maxsize=2048)
def _meant(word: str, known: tuple[tuple[str, Noun], ...]) -> Noun | None:
    if word not in _NO_SLIPS and any(
        DamerauLevenshtein.distance(word, right, score_cutoff=1) == 1
        for right in ("para", "paras")
    ):
        return Noun.PARAGRAPH
    for right, noun in known:
        slips = 2 if len(right) > 7 and len(word) > 5 else 1  # noqa: PLR2004
        if word[0] == right[0] and word != right:
            distance = DamerauLevenshtein.distance(word, right, score_cutoff=slips)
            if distance <= slips:
                return noun
    return None
