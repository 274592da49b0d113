"""Which of many phrases stand in a text?

Most texts hold none of them, and one pattern of all is slow to see it. What must stand
in a text so that a phrase can, a few letters, is soon looked up: only phrases that have
theirs are searched for. What is found is what the one pattern would find. In a long
text, too, the time is that of the phrases that may stand in it, and not that of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from threading import Lock
from typing import Any, TypeAlias

import ahocorasick

#: Of these letters one must stand in the text.
_Need: TypeAlias = "frozenset[str]"


class Sought:
    """Phrases of a table: lists of `words`, each between its `begin` and `end`.

    Capitals are as good as small letters, but for a `folded` text, which has none.

    >>> greeting = Sought([{"begin": "^dear ", "words": ["all", "sirs?"]}])
    >>> greeting.search("Dear Sir")[0], greeting.search("Dear Ana")
    ('Dear Sir', None)
    """

    def __init__(
        self,
        parts: Iterable[Mapping[str, Any]],
        flags: re.RegexFlag = re.NOFLAG,
        *,
        folded: bool = False,
    ) -> None:
        self._folded = folded
        self._flags = flags | (re.NOFLAG if folded else re.IGNORECASE)
        self._parts = parts
        ASKED.ask(lambda: self._letters)

    @cached_property  # parts are read when first asked for: many commands never ask
    def _phrases(self) -> list[_Phrase]:
        return [
            _phrase(
                part.get("begin", ""), f"(?:{words}){part.get('end', '')}", self._flags
            )
            for part in self._parts
            for words in _apart(part)
        ]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The places of phrases by letters of which each needs one."""
        places: dict[str, list[int]] = {}
        for place, phrase in enumerate(self._phrases):
            for letters in phrase.first:
                places.setdefault(letters, []).append(place)
        return places

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(self._places)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what is found, one after the other; of several the one named first."""
        at = 0
        found = {phrase: phrase.search(text) for phrase in self._near(text)}
        while next_one := min(
            filter(None, found.values()), key=re.Match.start, default=None
        ):
            yield next_one
            at = next_one.end()
            for phrase, earlier in found.items():
                if earlier and earlier.start() < at:
                    found[phrase] = phrase.search(text, at)

    def search(self, text: str) -> re.Match[str] | None:
        """Return what is found first."""
        near = self._near(text)
        found = [m for phrase in near if (m := phrase.search(text))]
        return min(found, key=re.Match.start, default=None) if found else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return what is found at the beginning."""
        tried = (phrase.match(text) for phrase in self._near(text))
        return next(filter(None, tried), None)

    def may_stand_in(self, text: str) -> bool:
        """Tell whether the letters of any phrase are there; False is sure."""
        return bool(self._near(text))

    def _near(self, text: str) -> list[_Phrase]:
        small = text if self._folded else lowered(text)
        found = ASKED.found(small)
        if self._letters.isdisjoint(found):  # as of most texts
            return []
        told = self._letters & found
        # in their order: of several that begin at one place the first is found
        near = sorted({place for letters in told for place in self._places[letters]})
        phrases = (self._phrases[place] for place in near)
        return [phrase for phrase in phrases if phrase.fits(small)]


class _Phrase:
    """One pattern, made when it is first needed, and what it needs in a text.

    What only looks around at its begin is a pattern of its own, asked once the words
    are found: many phrases share it, and words alone are sooner found, and made.
    """

    def __init__(self, begin: str, words: str, flags: re.RegexFlag) -> None:
        apart = bool(begin) and _only_looks(begin) and bool(_LED.match(words))
        self._around = begin if apart else ""
        self._source, self._flags = words if apart else begin + words, flags
        needs = _ordered(self._source)
        #: One of the first stands in every text in which the phrase does.
        self.first = needs[0] if needs else frozenset(("",))
        self._others = [need for need in needs[1:] if _FIGURE not in need]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def _begins(self) -> re.Pattern[str]:
        return _looking(self._around, self._flags)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        found = self._pattern.search(text, at)
        while found and self._around and not self._begins.match(text, found.start()):
            found = self._pattern.search(text, found.start() + 1)
        return found

    def match(self, text: str) -> re.Match[str] | None:
        found = self._pattern.match(text)
        return found if found and self._begins.match(text) else None

    def fits(self, small: str) -> bool:
        """Tell whether the text has the rest of what the phrase needs."""
        for need in self._others:
            for letters in need:
                if letters in small:
                    break
            else:
                return False
        return True


def needed(source: str) -> frozenset[str]:
    """Return letters of which a pattern needs one, in small letters; maybe none.

    >>> sorted(needed("(?:dele|omi)te? .+(?!s)"))
    ['dele', 'omi']
    """
    return next(iter(_ordered(source)), frozenset())


def _ordered(source: str) -> list[_Need]:
    """Return what a pattern needs, first what tells best."""
    return sorted(_needs(iter(_TOKEN.findall(source))), key=_weight, reverse=True)


@cache  # several tables may hold the same
def _phrase(begin: str, words: str, flags: re.RegexFlag) -> _Phrase:
    return _Phrase(begin, words, flags)


@cache
def _looking(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(source, flags)


def _only_looks(pattern: str) -> bool:
    """Tell whether a pattern takes no letter, but looks at what is around.

    >>> _only_looks(r"(?:(?<!a)|(?=b))"), _only_looks(r"(?<!a)b"), _only_looks("^")
    (True, False, False)
    """
    looking: list[bool] = []  # of each group that is open
    for sign in _TOKEN.findall(pattern):
        if sign == ")":
            looking.pop()
        elif sign[0] == "(":
            looking.append(sign[-1] in "=!" or any(looking))
        elif sign != "|" and not any(looking):
            return False
    return not looking


def _apart(part: Mapping[str, Any]) -> Iterable[str]:
    """Take words apart where the order in which they are tried does not change.

    That is where they all begin at one place, for what goes before is of one length:
    only such a pattern may be looked back for.
    """
    try:
        re.compile(f"(?<={part.get('begin', '')})")
    except re.error:
        return ["|".join(part["words"])]
    return [each for words in part["words"] for each in alternatives(words)]


def alternatives(words: str) -> Iterator[str]:
    """Give the alternatives of a pattern, those inside its groups left together.

    >>> [*alternatives("delete|strike (?:out|off)")]
    ['delete', 'strike (?:out|off)']
    """
    depth, each = 0, ""
    for sign in _TOKEN.findall(words):
        depth += (sign[0] == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield each
            each = ""
        else:
            each += sign
    yield each


def _needs(signs: Iterator[str]) -> list[_Need]:
    """Read a pattern, up to its end or that of its group: all that it surely needs."""
    several: list[list[_Need]] = []
    items: list[str | list[_Need]] = []
    for sign in signs:
        if sign == ")":
            break
        if sign == "|":
            several.append(_of_one(items))
            items = []
        elif sign in "*?" or sign[:2] in ("{0", "{,"):
            items[-1:] = [[]]
        elif sign[0] == "(":
            inner = _needs(signs)
            items.append([] if sign[-1] in "!?" else inner)  # "(?": flags, or hangs on
        elif sign == r"\d":
            items.append([frozenset((_FIGURE,))])
        else:
            literal = _LITERAL.fullmatch(sign)
            items.append(sign.removeprefix("\\").lower() if literal else [])
    several.append(_of_one(items))
    if len(several) == 1:
        return several[0]
    best = [
        needs[0] if len(needs) == 1 else max(needs, key=_weight, default=frozenset())
        for needs in several
    ]
    return [frozenset[str]().union(*best)] if all(best) else []


def _of_one(items: list[str | list[_Need]]) -> list[_Need]:
    """Put letters in a row together, and what groups between them need."""
    needs: list[_Need] = []
    run = ""
    for item in items:
        if isinstance(item, str):
            run += item
        else:
            needs += [*item] if not run else [frozenset((run,)), *item]
            run = ""
    return [*needs, frozenset((run,))] if run else needs


def _weight(need: _Need) -> tuple[int, int]:
    """Say how well a need tells: seldom met by chance (as other scripts are), short."""
    least = min((len(letters.encode()) for letters in need), default=0)
    return min(least, _SELDOM), -len(need)


@lru_cache(maxsize=64)  # several questions are asked of the same text in turn
def lowered(text: str) -> str:
    """Make letters small as patterns do that do not look at their size."""
    return _ODD.sub(lambda sign: _SAME[sign[0]], text).lower()


class _Asked:
    """All letters that anybody asks for: a text is looked through for them once."""

    def __init__(self) -> None:
        self._unread: list[Callable[[], Iterable[str]]] = []
        self._wanted = {""}  # stands in every text
        self._reading = Lock()

    def ask(self, letters: Callable[[], Iterable[str]]) -> None:
        """Ask for more; what they are is read before a text is looked through."""
        self._unread.append(letters)

    def found(self, small: str) -> frozenset[str]:
        """Say which letters stand in a text of small ones."""
        if self._unread:
            self._read()
        return _found(small, self._automaton)

    def _read(self) -> None:
        with self._reading:
            unread = [*self._unread]
            self._wanted.update(*(letters() for letters in unread))
            made = ahocorasick.Automaton()
            for letters in self._wanted - {""}:
                made.add_word(letters, letters)
            made.add_word(_FIGURE, _FIGURE)  # there must be one
            made.make_automaton()
            self._automaton = made
            del self._unread[: len(unread)]  # whoever comes now finds it made


@lru_cache(maxsize=64)  # as above
def _found(small: str, asked: ahocorasick.Automaton) -> frozenset[str]:
    """Look for all letters in one pass (Aho and Corasick, 1975)."""
    small = f"{small}{_FIGURE}" if _HAS_FIGURE(small) else small
    return frozenset(("", *map(itemgetter(1), asked.iter(small))))


ASKED = _Asked()
#: Stands for any figure: signs that nobody writes, behind a text that has one.
_FIGURE = "\x1a\x1b"
_HAS_FIGURE = re.compile(r"\d").search
#: Signs that are the same as others to a pattern, and not after `lower`.
_SAME = {"İ": "i", "ı": "i", "ſ": "s", **dict(zip("ᲀᲁᲂᲃᲄᲅᲆᲇ", "вдосттъѣ", strict=True))}
_ODD = re.compile(f"[{''.join(_SAME)}]")
#: So many bytes are seldom met by chance.
_SELDOM = 5
#: Words that begin with a letter, be it in a group: few places are tried.
_LED = re.compile(r"(?:\(\?:)*[^\W\d_](?![*?{])")
_LITERAL = re.compile(r"[^.^$+]|\\\W|[^\W_]+", re.DOTALL)
_TOKEN = re.compile(
    r"[^\W_]+(?![*?{])|\\(?:u\w{4}|x\w\w|.)"
    r"|\[\^?(?:\\.|[^\]\\])+\]|\(\?(?::|P<\w+>|[-a-z]+:|<?[=!])?"
    r"|\{[\d,]*\}|.",
    re.DOTALL,
)
