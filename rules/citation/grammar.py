"""Which words of a text name a numbered piece, whatever the language?

One grammar for all languages: a noun, a list of numbers or letters, nested
pieces ("Article 26, paragraph 2, point (g)"), ordinals ("second bullet") and
positions ("the next paragraph"). A language is a table of words. The scan
cuts nothing and knows no draft: it gives spans of the text and paths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, repeat

from rules.citation import annexes, called
from rules.citation.language import Item, Language, Mention, Noun
from rules.citation.letters import lettered, several
from rules.citation.listing import LETTERED_IN, MOST, Listing
from rules.citation.nesting import nested
from rules.citation.patterns import Patterns
from rules.citation.positions import Positions
from rules.citation.slips import BEHIND_ORDINAL, SLIPS, meant, slip
from rules.citation.spans import MOVING, spanned


class Grammar:
    """What the words of some languages name, and what drafts call their pieces."""

    def __init__(
        self, languages: Sequence[Language], kinds: Sequence[str] = ()
    ) -> None:
        self._words = Patterns(languages)
        self._lists = Listing(self._words)
        self._positions = Positions(languages, self._words)
        self._english = {*languages[0].cardinals, *languages[0].ordinals}
        self._kinds = kinds

    def noun(self, word: str) -> Noun | None:
        """Return the noun that a word is, if it is nothing else."""
        match = self._words.noun.fullmatch(word)
        return Noun(str(match.lastgroup)) if match else None

    def leading(self, text: str) -> Noun | None:
        """Return the noun that opens a label or a heading, before its number.

        Chinese writes it behind, and what others call articles are clauses there.
        """
        match = self._words.noun.match(text)
        if match is None or not [*self._after(text, 0, match.end(), Noun.NONE)]:
            behind = next(self._followed(text[:_LABEL]), None)
            noun = behind.noun if behind and not behind.start else None
            return Noun.ARTICLE if noun is Noun.CLAUSE else noun
        return Noun(str(match.lastgroup))

    def scan(
        self,
        text: str,
        most: int,
        inside: Callable[[str, Mention], Mention] = lambda _, mention: mention,
    ) -> tuple[Mention, ...]:
        """Find the mentions of a folded text, in order, none inside another.

        Of each kind the first: a text in which there are `most` is not read. `inside`
        tells of a list whether some of its pieces lie in others.
        """
        ways = (self._led, self._counted, self._followed, self._positions.scan)
        found = [mention for way in ways for mention in islice(way(text), most)]
        inner = apart([lettered(text, m) for m in apart(found)])
        known = map(inside, repeat(text), inner)
        return tuple(spanned(text, nested(text, known, self._words.link)))

    def bare(self, text: str, at: int, noun: Noun = Noun.NONE) -> Mention | None:
        """Read numbers without a noun that begin at `at`, if there are any."""
        items, end = self._lists.read(text, at, noun)
        if not items:
            return None
        end, open_ended = self._tail(text, end)
        mention = Mention(
            start=at,
            end=end,
            noun=noun,
            items=items,
            open_ended=open_ended,
            dotted=_STOPS.match(text, at) is not None,
        )
        return self.remarked(text, several(text, mention))

    def first(self, text: str, at: int, end: int) -> Mention | None:
        """Read only the first of a list of numbers that is known to end at `end`."""
        items, _ = self._lists.read(text, at, Noun.NONE, most=_FIRST)
        return (
            Mention(start=at, end=end, noun=Noun.NONE, items=items[:1])
            if items
            else None
        )

    def remarked(self, text: str, mention: Mention) -> Mention:
        """Take in what is remarked on a number: new, of an earlier draft, now 14."""
        match = self._words.further.match(text, mention.end)
        last = mention.items[-1] if mention.items else None
        if match and last and not last.last:  # "2 b) ter (nouveau)"
            further = f"{last.path[-1]} {self._words.suffixes[match['suffix']]}"
            last = replace(last, path=(*last.path[:-1], further))
            mention = replace(
                mention, end=match.end(), items=(*mention.items[:-1], last)
            )
        if match := self._words.new.match(text, mention.end):
            mention = replace(mention, end=match.end(), new=True)
        head = max(0, mention.start - _BEFORE)
        if match := self._words.old.search(text, head, mention.start):
            mention = replace(mention, start=match.start(), former=True)
        if match := self._words.earlier.match(text, mention.end):
            mention = replace(mention, end=match.end(), former=True)
        if match := self._words.now.match(text, mention.end):
            items, end = self._lists.read(text, match.end(), mention.noun)
            if items:  # "3, now 14 %" is no number of a piece
                mention = replace(mention, end=end, items=items, former=False)
        return mention

    def told(self, text: str, mention: Mention) -> Mention:
        """Take in remarks on a piece, and words that mean the one beside it."""
        return self._positions.beside(text, self.remarked(text, mention))

    def _led(self, text: str) -> Iterator[Mention]:
        """Nouns with what follows them, misspelt and torn ones, too."""
        end = 0
        spans: set[tuple[int, int]] = set()
        for match in self._words.noun.finditer(text):
            if match.start() < end:
                continue
            noun = Noun(str(match.lastgroup))
            led = noun is Noun.NONE
            noun = Noun.SIGN if led else noun
            for mention in self._after(text, *match.span(), noun):
                spans.add(match.span())
                end = mention.end
                yield replace(mention, led=True) if led else mention
        for pattern in SLIPS:
            end = 0
            for match in pattern.finditer(text):
                # "section" is a noun, and close to another
                if match.start() < end or match.span(1) in spans:
                    continue
                if (known := slip(match, self._words)) is not None:
                    for mention in self._after(text, *match.span(), known):
                        end = mention.end
                        yield mention

    def _after(self, text: str, start: int, end: int, noun: Noun) -> Iterator[Mention]:
        between = self._words.between.match(text, end)
        at = between.end() if between else end
        noun = _known(text, end, at, noun)
        ended = _ENDED.search(text, max(start, end - _LONG), at) is not None
        before = max(0, start - 4 * _BEFORE)
        single = text[end - 1] != "s"
        items, stop = self._lists.read(text, at, noun, single=single, figures=ended)
        kind = self._kind(text[start:end]) if noun is Noun.NAMED else ""
        if other := self._other(text, at, stop, noun, kind):
            items, stop = self._lists.read(text[:other], at, noun, figures=ended)
        if self._is_for(text, start, end, at) or _parted(text, end, at, items):
            return
        pointed = ended and _POINTED.search(text, max(0, start - _BEFORE), start)
        if pointed or _heads_list(text, start, end, at, stop):
            return
        ranged = items and items[-1].last
        worded = ranged and (items[-1].ended or "-" not in text[at:stop])
        moved = single and worded and MOVING.search(text, before, start)
        if moved or self._words.pairs.search(text, before, start):
            ends = ((item.path, item.last) for item in items)
            items = tuple(Item(path) for pair in ends for path in pair if path)
        elif len(items) == 2 and self._words.spans.search(text, max(0, start - 10), at):  # noqa: PLR2004 (from and to)
            items = (Item(items[0].path, items[1].path),)
        if noun is Noun.ANNEX:
            items = tuple(_in_annex(text[start:end], item) for item in items)
        if items:
            tail, open_ended = self._tail(text, stop)
            if text.startswith(" to ", stop) and MOVING.search(text, before, start):
                open_ended = False  # "move paragraph 5 to the end": that is its place
            stop = tail if open_ended else stop
            yield Mention(
                start=start,
                end=stop,
                noun=noun,
                items=items,
                open_ended=open_ended,
                dotted=_STOPS.match(text, at) is not None,
                kind=kind,
                moved=bool(moved),
            )

    def _other(
        self, text: str, start: int, end: int, noun: Noun, kind: str
    ) -> int | None:
        """Return where a list goes on with pieces of another kind.

        "Recital 3 and Article 7" names no two recitals, nor two articles.
        """
        for other in self._words.noun.finditer(text, start, end):
            parts = kind and self._kind(other[0]) not in ("", kind)
            both = {noun, Noun(str(other.lastgroup))}
            if parts or (len(both) > 1 and both & _APART):
                return other.start()
        return None

    def _is_for(self, text: str, start: int, end: int, at: int) -> bool:
        """Whether a noun is the Spanish word for "for": "corta para diez años"."""
        item = self._words.item.match(text, at) if text[start:end] == "para" else None
        return item is not None and item["word"] not in (None, *self._english)

    def _kind(self, words: str) -> str:
        """Return what a noun calls pieces, if there are several and one is meant."""
        found = [kind for kind in self._kinds if called.named(kind).search(words)]
        return found[0] if len(found) == 1 < len(self._kinds) else ""

    def _tail(self, text: str, at: int) -> tuple[int, bool]:
        match = self._words.open_ended.match(text, at)
        return (match.end(), True) if match else (at, False)

    def _counted(self, text: str) -> Iterator[Mention]:
        """Ordinals before a noun: "second and third bullets", "first three"."""
        at = 0
        while (first := self._words.ordinal.search(text, at)) is not None:
            numbers: list[int] = []
            match: re.Match[str] | None = first
            at = first.end()
            while match is not None:
                number = match["digits"] or self._words.numbers[match["word"]]
                numbers.append(int(number))
                at = match.end()
                join = self._words.ordinal_join.match(text, at)
                match = self._words.ordinal.match(text, join.end()) if join else None
            noun, stop, count = self._named_behind(text, at)
            # "the second concerns paragraph 4": what has a number is not counted
            numbered = noun and self._words.item.match(text, stop + 1)
            own = _POSSESSED.search(
                text, max(0, first.start() - _BEFORE), first.start()
            )
            # "the last winters point": no English adjective has a plural
            verb = first["word"] in self._english and _PLURAL.match(text, at)
            if noun is None or own or verb or (numbered and numbered["number"]):
                continue
            back = _FROM_END.match(text, stop)
            if back and len(numbers) == 1:  # "the last paragraph but one"
                numbers = [-2 if numbers == [-1] else -numbers[0]]
            items = [Item((str(n),)) for n in numbers]
            if count and numbers in ([1], [-1]):
                ends = ("1", str(count)) if numbers == [1] else (str(-count), "-1")
                items = [Item((ends[0],), (ends[1],))]
            yield Mention(
                start=first.start(),
                end=back.end() if back else stop,
                noun=noun,
                items=tuple(items),
                counted=True,
            )

    def _named_behind(self, text: str, at: int) -> tuple[Noun | None, int, int]:
        """Return the noun behind an ordinal, perhaps misspelt, its end, how many."""
        if match := self._words.ordinal_noun.match(text, at):
            many = match["count"]
            count = self._words.numbers.get(many) or int(many) if many else 0
            return _named(match), match.end(), count
        word = BEHIND_ORDINAL.match(text, at)
        known = meant(word[1], self._words.long) if word else None
        return known, word.end() if word else at, 0

    def _followed(self, text: str) -> Iterator[Mention]:
        """Numbers before their noun, where the script joins them."""
        end = 0
        nouns = self._words.trailing.search(text)
        for start in self._words.trailing_start.finditer(text) if nouns else ():
            if start.start() < end:
                continue
            at = start.end() if start["sign"] else start.start()
            dotted = _STOPS.match(text, at) is not None
            items: list[Item] = []
            read: list[tuple[tuple[Item, ...], int]] = []
            ranged, before = False, ""
            while (match := self._words.item.match(text, at)) is not None:
                path = self._lists.path(match, Noun.POINT)
                if path is None or len(items) == MOST:
                    break
                noun = self._words.trailing.match(text, match.end())
                if before and noun and noun[0] != before:
                    break  # "第1款和第5条": the article begins another list
                join = self._words.trailing_join.match(text, match.end())
                if join and join["suffix"]:
                    path = (
                        f"{path[0]} {self._words.suffixes[join['suffix'].strip('()')]}",
                    )
                if ranged:
                    items[-1] = replace(items[-1], last=path, ended=bool(before))
                else:
                    items.append(Item(path, named=bool(before)))
                read.append((tuple(items), match.end()))
                if join is None or _heads_line(text, start.start(), join):
                    break
                ranged, before = join["range"] is not None, noun[0] if noun else ""
                at = join.end()
            mention = self._behind(text, start.start(), read)
            if mention is not None:
                end = mention.end
                yield replace(_backwards(text, mention), dotted=dotted)

    def _behind(
        self, text: str, start: int, read: Sequence[tuple[tuple[Item, ...], int]]
    ) -> Mention | None:
        """Find the noun behind a list: the list may end before all that was read."""
        for items, end in reversed(read):
            aside = self._words.left_out.match(text, end)
            at = aside.end() if aside else end
            noun = self._words.trailing.match(text, at + (text[at : at + 1] == " "))
            left = self.bare(text, aside.start(1)) if aside else None
            if noun is None or (aside and left is None):
                continue
            *before, last = items
            suffix = _HAN_SUFFIX.match(text, noun.end())
            if suffix and " " not in last.path[0]:
                suffixed = f"{last.path[0]} {self._words.suffixes[suffix[1]]}"
                last = replace(last, path=(suffixed,))
            return Mention(
                start=start,
                end=(suffix or noun).end(),
                noun=_named(noun),
                items=(*before, last),
                without=left.items if left else (),
            )
        return None


def _known(text: str, end: int, at: int, noun: Noun) -> Noun:
    """Say what a noun is by what follows: "Vorschrift des § 5", "section (a) of"."""
    if noun is Noun.PARAGRAPH and "§" in text[end:at]:
        return Noun.SIGN
    lettered = noun is Noun.SECTION and LETTERED_IN.match(text, at)
    return Noun.POINT if lettered else noun


def apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Sort mentions; of those that overlap keep the first, the longest."""
    end = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _in_annex(words: str, item: Item) -> Item:
    """Put what an annex is called into the path of one."""
    last = annexes.path(words, item.last) if item.last else None
    return replace(item, path=annexes.path(words, item.path), last=last)


#: Pieces that are no articles, nor such as stand in one list with them.
_APART = {Noun.RECITAL, Noun.ANNEX}


def _parted(text: str, end: int, at: int, items: Sequence[Item]) -> bool:
    """Whether a comma parts a noun from a word of one letter: "this point, a new"."""
    letter = bool(items) and items[0].path[0].isalpha() and text[at : at + 1].isalpha()
    return letter and "," in text[end:at]


#: A sentence or a line ends behind a noun: "delete this paragraph. One third ...".
_ENDED = re.compile(r"\n|\w{6}\.")
_LONG = 6
_POINTED = re.compile(
    r"(?<!\w)(?:this|that|the|ces?|cette?|cet|l[ea]|est[ea]|el|dies\w{1,2}|de[rnms]"
    r"|эт\w{1,3})\s\Z"
)
#: When the second of a list is read it is known what the first one is.
_FIRST = 2


def _heads_list(text: str, start: int, end: int, at: int, stop: int) -> bool:
    """Whether a plural alone on its line heads a list: "Principles", then "4 - ...."""
    alone = text[max(0, start - 1) : start] in ("", "\n") and "\n" in text[end:at]
    return alone and text[end - 1] == "s" and _LABEL_ENDS.match(text, stop) is not None


#: What makes an ordinal count from the end.
_FROM_END = re.compile(
    r"\s(?:but one|before last|from (?:the )?(?:end|last|bottom)|(?:avant|à partir de"
    r"|en partant de) la fin|(?:desde|contando desde|empezando por) el final|с конца"
    r"|von (?:hinten|unten)|من النهاية)(?!\w)"
)
_LABEL_ENDS = re.compile(r"\s?[:.)-]\s?\w")
_PLURAL = re.compile(r"\s[^\W\d_]{5,15}(?<!ou)s\s")
#: "Our third point" is one of the sender's, and so is "a second remark"; "its last
#: clause" is a part of what is spoken of.
_POSSESSED = re.compile(
    r"(?<!\w)(?:our|my|its|their|an?|notre|mon|sa|son|leur|nuestr[oa]|mi|su"
    r"|наш\w{0,3}|мо[йяе]|его|её|ее|их|(?:unser|mein|sein|ihr)\w{0,2})\s\Z"
)


def _backwards(text: str, mention: Mention) -> Mention:
    """Count the pieces of a mention from the end, if it says so: "倒数第二段"."""
    if not text.startswith("倒数", max(0, mention.start - 2)):
        return mention
    items = tuple(Item((f"-{item.path[0]}",)) for item in mention.items)
    return replace(mention, start=mention.start - 2, items=items, counted=True)


def _named(match: re.Match[str]) -> Noun:
    return next(Noun(k) for k, v in match.groupdict().items() if v and k in _NOUNS)


def _heads_line(text: str, start: int, join: re.Match[str]) -> bool:
    """Whether a piece has a line to itself, and the next one begins with "and"."""
    own = text[text.rfind("\n", 0, start) + 1 : start]
    return _BEFORE_AND.match(join[0]) is not None and not any(map(str.isalnum, own))


_NOUNS = frozenset(Noun)
#: The longest word for "former", with the space behind it.
_BEFORE_AND = re.compile(r"[^,、/和及与至到-]*\n")
_BEFORE = 16
#: No label with its noun is longer.
_LABEL = 12
_STOPS = re.compile(r"\d+\.\d")
#: "One of them", and a part of it, are no suffix.
_HAN_SUFFIX = re.compile(r"\s?\(?(之[一二三四五六七八九十1-9])\)?(?!部分|半|\d)")
