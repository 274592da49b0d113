"""Which paragraphs of a draft does a path name?

A label is read as a path: `2(a)` and `2.a` are ("2", "a"), `60 bis` is
("60 bis",). Three rules beyond the exact path, all of them strict:

- an inner piece of a paragraph that the draft prints whole belongs to that
  paragraph ("para 17 (c)" where there is only 17);
- a letter that ends exactly one label stands for it ("principle (e)" for 1(e)), and
  one that is printed alone under a number can be cited with it ("12 (c)" for c);
- ordinals and numbered bullets count where labels are letters.

Whatever else is not printed as a label is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rules.citation.language import DEPTH, Item, Mention, Noun, Part, Path
from rules.citation.numerals import roman
from rules.citation.parts import printed
from rules.citation.paths import PUT_IN, RECITALS, is_inserted, key
from rules.citation.printed import ROMAN, Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The labels a mention names in one draft; `sure` when all are printed.

    `near` are labels that come close where the mention itself is not printed;
    `missing` are the paths that are not. `inner`: a part of the paragraph is meant.
    """

    labels: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    missing: tuple[Path, ...] = ()
    inner: bool = False

    @property
    def sure(self) -> bool:
        """Every path leads to a printed label."""
        return bool(self.labels) and not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels(Printed):
    """The labels of one draft as readers cite them; `former` are those it had earlier.

    `nouns` are the names its pieces go by, empty where the draft does not say, and
    `kinds` those that such a draft alone has: "Recommendation 4";
    `dotted`: some are those of sections, "4.2"; `acts`: its pieces may be called
    articles, by its title or as some are printed "4(2)"; `titled`: lines without a
    number say that they are; `articles`: its own words call paragraphs so; `parts`: the
    codes in the parts of a resolution; `numbered`: its plain numbers, in those they
    count in where no draft has codes. `grouped`: where there are several kinds, the
    labels of each; `twice` is what more than one has, and `initials` are their first
    letters; `series` are the letters before the number of all, where a word for them
    stands for the letters, too: "Recommendation 7" is R7.
    """

    nouns: frozenset[Noun]
    dotted: bool
    acts: bool
    former: Mapping[Path, str]
    parts: Mapping[tuple[Part, str], str]
    numbered: Mapping[tuple[Part, str], str]
    kinds: frozenset[str] = frozenset()
    grouped: Mapping[str, Labels] = field(default_factory=dict)
    titled: bool = False
    articles: bool = False
    twice: frozenset[Path] = frozenset()
    initials: Mapping[str, str] = field(default_factory=dict)
    series: str = ""

    @property
    def noun(self) -> str:
        """What letters and the record call a piece; empty for a paragraph.

        "named" where its labels say themselves what they are: "Principle 4".
        """
        if self.kinds and all(map(_WORD.match, self.order)):
            return Noun.NAMED.value
        (one, *others) = self.nouns or (Noun.NONE,)
        return one.value if one in (Noun.ARTICLE, Noun.SECTION) and not others else ""

    def find(
        self, mention: Mention, container: Path = (), *, spoken_of: bool = False
    ) -> Found:
        """Find what a mention names; `container` holds inner pieces.

        `spoken_of`: this draft is meant, and no other.
        """
        if own := self.grouped.get(mention.kind):
            return own.find(mention)
        mention = self._coded(self._put_in(mention), spoken_of=spoken_of)
        mention = self._lettered(mention)
        if (part := self._part(mention)) is not None:
            if not self.counts(mention):
                paths = tuple(i.path for i in mention.items)
                return Found(missing=paths, near=self.exact(mention))
            mention = printed(mention, part, self.parts)
        if not self._called(mention):
            if not container or self.dotted or DEPTH[mention.noun] < DEPTH[Noun.SIGN]:
                return Found(
                    missing=tuple(i.path for i in mention.items),
                    near=self.exact(mention),
                )
            mention = _inside(mention, container)
        if held := self._chapters_of(mention):
            return Found(missing=tuple(i.path for i in mention.items), near=held)
        found = self._found(mention)
        return self._less(found, mention) if mention.without else found

    def _less(self, found: Found, mention: Mention) -> Found:
        """Leave out what a list excepts; what is none of it makes it doubtful."""
        left = self._found(replace(mention, items=mention.without, without=()))
        kept = tuple(x for x in found.labels if x not in left.labels)
        if left.missing or not {*left.labels} < {*found.labels}:
            paths = tuple(item.path for item in mention.without)
            return replace(found, missing=paths, near=found.near or found.labels)
        return replace(found, labels=kept)

    def _coded(self, mention: Mention, *, spoken_of: bool = False) -> Mention:
        """Read numbers as the codes of pieces that are named by their kind.

        Where this draft is spoken of, "paragraph 7" is R7, too.
        """
        called = mention.noun is Noun.NAMED and self.calls(mention)
        plain = spoken_of and mention.noun in _PLAIN and not mention.former
        if not (self.series and (called or plain)):
            return mention
        items = (
            replace(i, path=self._code(i.path), last=i.last and self._code(i.last))
            for i in mention.items
        )
        return replace(mention, items=tuple(items))

    def _put_in(self, mention: Mention) -> Mention:
        """Read "14-1" and "14.1" as the piece behind 14, where that is printed."""

        def read(item: Item) -> Item:
            path, last = item.path, item.last or ()
            if last and len(path) == 1 and last[0].isdecimal():
                own = (f"{path[0]} {PUT_IN}{last[0]}", *last[1:])
                falls = path[0].isdecimal() and int(path[0]) >= int(last[0])
                inner = (*path, *last)  # "5-2" is 5(2), where that is printed
                own = inner if inner in self.keys else own
                known = own is inner or own[:1] in self.keys
                return Item(own) if falls and known else item
            if not last and len(path) > 1 and mention.dotted:
                own = (f"{path[0]} {PUT_IN}{path[1]}", *path[2:])
                return Item(own) if own[:1] in self.keys else item
            return item

        return replace(mention, items=tuple(map(read, mention.items)))

    def _lettered(self, mention: Mention) -> Mention:
        """Read letters of a preamble that are printed beside its name."""
        if mention.part is not Part.PREAMBLE:
            return mention
        items = tuple(
            Item(_recited(i.path), _recited(i.last) if i.last else None)
            for i in mention.items
        )
        read = replace(mention, noun=Noun.SIGN, part=None, items=items)
        return read if all(path in self.keys for path in read.ends) else mention

    def _code(self, path: Path) -> Path:
        return (self.series + path[0], *path[1:]) if path[0][0].isdecimal() else path

    def _found(self, mention: Mention) -> Found:
        """Find the items of a mention, one after the other."""
        if mention.noun is Noun.SECTION:
            items = (self._running(item) for item in mention.items)
            mention = replace(mention, items=tuple(items))
        labels: list[str] = []
        near: list[str] = []
        without: dict[Item, Path] = {}
        for item in dict.fromkeys(mention.items):  # one may be named again and again
            first = self._label(item.path, mention)
            last = self._label(item.last, mention) if item.last else first
            if first is None or last is None:
                without[item] = item.path if first is None else item.last or ()
                near += [x for x in (first, last) if x]
                near += self._near(item.path)
                continue
            low, high = self.order.index(first), self.order.index(last)
            if high < low:
                without[item] = item.path
                near += [first, last]
            between = self.order[low : high + 1]
            inner = {*between} - {*_outer(between, first, last)} - {*self._behind()}
            labels += [x for x in between if x not in inner]
        missing = tuple(without[item] for item in mention.items if item in without)
        return Found(
            labels=tuple(dict.fromkeys(labels)),
            near=tuple(dict.fromkeys((*labels, *near))) if missing else (),
            missing=missing,
            inner=mention.detail
            or any(
                len(self._read(i.path)) > len(key(x))
                for i in mention.items
                if self._read(i.path) not in self.keys
                for x in labels[:1]
            ),
        )

    def _behind(self) -> Iterator[str]:
        """Give the pieces that are put in behind another, and stand in none."""
        return (x for path, x in self.keys.items() if PUT_IN in path[0])

    def _chapters_of(self, mention: Mention) -> tuple[str, ...]:
        """Return the pieces in chapters that are named, and are no pieces."""
        if mention.noun is not Noun.SECTION or not self.headed:
            return ()
        alone = (i.path[0] for i in mention.items if len(i.path) == 1)
        numbers = (str(roman(x)) if ROMAN.match(x) else x for x in alone)
        return tuple(x for number in numbers for x in self.headed.get(number, ()))

    def counts(self, mention: Mention) -> bool:
        """Whether codes are printed in the part of a resolution that is spoken of."""
        part = self._part(mention)
        return part is not None and (part, "-1") in self.parts

    def _part(self, mention: Mention) -> Part | None:
        """Say in which part a mention counts; whoever prints recitals has no part.

        Unless the labels say what they are: "Recital 4" is a code.
        """
        printed = (Part.PREAMBLE, "-1") in self.parts
        return None if mention.noun in self.nouns and not printed else mention.part

    def rivals(self, mention: Mention) -> bool:
        """Whether a careless reader could find the mention here too.

        "Paragraph 2" can be section 2 of a draft of sections, though the draft
        would not say so. A nested piece is typed as the draft prints it.
        """
        if mention.deep and mention.dotted is not self.dotted:
            return False
        return self.nouns <= {Noun.SECTION} and all(
            path in self.keys for path in mention.ends
        )

    def exact(self, mention: Mention) -> tuple[str, ...]:
        """Return the labels that are printed as cited, whatever their noun."""
        if own := self.grouped.get(mention.kind):
            return own.exact(mention)
        paths = (
            self._read(item.path) for item in self._coded(self._put_in(mention)).items
        )
        return tuple(self.keys[path] for path in paths if path in self.keys)

    def prints_within(self, path: Path, mention: Mention) -> bool:
        """Whether a path is printed here, of the kind that a mention is of."""
        if own := self.grouped.get(mention.kind):
            return own.prints_within(path, replace(mention, kind=""))
        return self._read(path) in self.keys

    def prints(self, mention: Mention) -> bool:
        """Whether a nested piece is printed just so, though not by this noun."""
        deep = all(len(item.path) > 1 for item in mention.items)
        return deep and self.may_print(mention)

    def hangs(self, mention: Mention) -> bool:
        """Whether what holds a nested piece is not printed itself: 8(b), and no 8."""
        return not any(path[:1] in self.keys for path in mention.ends)

    def nested(self, mention: Mention) -> bool:
        """Whether "section 7(1)" stands here just so, as in no draft of sections."""
        typed = mention.noun is Noun.SECTION and not mention.dotted
        return typed and self.acts and self.prints(mention)

    def may_print(self, mention: Mention) -> bool:
        """Whether what is cited is printed here, though not by this noun.

        No section 9.2 is cited as "Article 9(2)".
        """
        unlike = self.dotted and mention.nests
        return not unlike and len(self.exact(mention)) == len(mention.items)

    def forms(self, mention: Mention) -> bool:
        """Whether a nested piece is printed just so, and cited as such drafts are.

        "4.2" is how a draft of sections prints it, "Article 4(2)" how an act does.
        """
        if mention.noun is Noun.SECTION and not self.dotted:
            deep = (path for path in mention.ends if len(path) > 1)
            return any(p[1].isdecimal() and self._counted_in(p) for p in deep)
        formed = mention.dotted if self.dotted else mention.nests
        return formed and any(
            len(path) > 1 and self._read(path) in self.keys for path in mention.ends
        )

    def calls(self, mention: Mention) -> bool:
        """Whether this draft says itself that its pieces go by the mention's noun."""
        if mention.noun is Noun.NAMED:
            return bool({mention.kind} & self.kinds if mention.kind else self.kinds)
        article = mention.noun is Noun.ARTICLE and self.titled
        return article or mention.noun in self.nouns

    def sections(self, mention: Mention) -> bool:
        """Whether "2.2" is a section here, though the draft does not say so itself."""
        section = mention.noun is Noun.SECTION and not mention.chapter
        return section and self.dotted and not (self.acts or self.nouns)

    def spoken(self, mention: Mention) -> bool:
        """Whether a mention speaks out the sign that is printed: "Section 4"."""
        return mention.noun is Noun.SECTION and Noun.SIGN in self.nouns

    def _called(self, mention: Mention) -> bool:
        """Whether the pieces of this draft go by the mention's noun."""
        noun = mention.noun
        if noun in _ANY or self.calls(mention):
            return True
        if self.nouns:
            sections = Noun.SECTION in self.nouns and noun is Noun.PARAGRAPH
            inner = sections and self.prints(mention)  # "subsection 7(1)"
            return inner or self.spoken(mention) or (self.dotted and mention.dotted)
        strange = noun in (Noun.RECITAL, Noun.NAMED)
        return self.acts if noun is Noun.ARTICLE else not strange

    def _label(self, path: Path, mention: Mention) -> str | None:
        if mention.former:
            return self.former.get(path)
        path = self._read(path)
        known = path in self.keys or path in self.parents
        if not known and DEPTH[mention.noun] == 0:
            path = (ROMAN.sub(lambda m: str(roman(m[0])), path[0]), *path[1:])
        # the second paragraph of a section that has a text is no section in it
        within = mention.counted and self.dotted and path[:-1] in self.keys
        path = path[:-1] if within else path
        # nobody calls what a number is printed before the third bullet
        bullet = mention.counted and mention.noun is Noun.BULLET and path[0].isdecimal()
        if path in self.keys and not (bullet and len(path) == 1):
            return self.keys[path]
        if len(path) == 1 and path[0] in self.endings:
            return self.endings[path[0]]
        counts = mention.counted or mention.noun in (Noun.POINT, Noun.BULLET)
        counts = counts or path[0].startswith("-")
        if counts and len(path) == 1 and path[0].lstrip("-").isdecimal():
            return self._nth(int(path[0]))
        whole = (Noun.SECTION, Noun.NONE, Noun.BULLET)
        coded = mention.dotted and mention.noun is Noun.SIGN
        deep = mention.points and len(path) > len(("2", "3"))
        inner = deep or (mention.noun not in whole and not coded)
        if not inner and len(path) > 1 and path[1].isdigit():
            return None
        outer = (path[:n] for n in range(len(path) - 1, 0, -1))
        held = next((p for p in outer if p in self.keys or p in self.parents), ())
        counts = held in self.parents and (mention.points or path[-1][0] == "-")
        nth = self._nth_in(path) if counts else None
        counted = path[-1].isdecimal()
        holds = held in self.parents and not (counted and self._precedes(held))
        return nth if holds else self.keys.get(held)

    def _precedes(self, path: Path) -> bool:
        """Whether a piece holds none, and those put in behind it look so: "4 AB"."""
        behind = [label for k, label in self.keys.items() if k[:-1] == path]
        return path in self.keys and all(map(is_inserted, behind))

    def _running(self, item: Item) -> Item:
        """Leave out the chapter, where numbers of paragraphs run on through chapters.

        "Chapter III, paragraph 14" is paragraph 14, where no chapter has a first one.
        """
        path = item.path
        inner = (k for k in self.keys if k[:1] == path[:1] and len(k) > 1)
        own = path in self.keys or self.dotted or self.nouns
        runs = path[1:] in self.keys and all(k[1].isalpha() for k in inner)
        return item if own or not runs else replace(item, path=path[1:])


def _recited(path: Path) -> Path:
    """Read a letter as one beside the name of a preamble."""
    return path if path[0] == RECITALS else (RECITALS, *path)


def _inside(mention: Mention, container: Path) -> Mention:
    """Read the items of a mention as inner pieces of a container."""
    items = tuple(
        Item(container + i.path, container + i.last if i.last else None)
        for i in mention.items
    )
    return Mention(
        start=mention.start,
        end=mention.end,
        noun=Noun.NONE,
        items=items,
        points=mention.points,
    )


#: By these any draft may be cited; what an annex is called is a part of its label.
_ANY = (Noun.NONE, Noun.CLAUSE, Noun.SIGN, Noun.ANNEX)
#: By such nouns a piece that has a code is cited with its number alone.
_PLAIN = (Noun.NONE, Noun.SIGN, Noun.PARAGRAPH, Noun.POINT, Noun.CLAUSE)
_WORD = re.compile(r"[^\W\d_]{2}")


def _outer(between: Sequence[str], first: str, last: str) -> Sequence[str]:
    """Leave out the pieces of pieces: "1.1 to 1.4" names no 1.2.3 where 1.2 is one.

    >>> _outer(["1.1", "1.2", "1.2.3", "1.3"], "1.1", "1.3")
    ['1.1', '1.2', '1.3']
    """
    depth = len(key(first))
    if depth != len(key(last)):
        return between
    outer = {key(x) for x in between if len(key(x)) == depth}
    return [x for x in between if key(x) in outer or key(x)[:depth] not in outer]
