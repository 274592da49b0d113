"""Which codes name pieces of a draft: "PP2", "C5(d)", "action (d) of action line C5"?

Letters and a number, as the draft prints them, or the next of a series; Russian writes
the letters that look alike, Arabic names them. A piece inside is cited by its letter or
number behind the code, or before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.called import named, words
from rules.citation.language import DEPTH, Item, Mention, Noun, Path
from rules.citation.listing import MEASURE
from rules.citation.numbers import printed
from rules.citation.numerals import latin
from rules.citation.spans import MOVED, TO
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.grammar import Grammar
    from rules.citation.labels import Labels

_CODE = re.compile(r"([a-z]{1,4})(\d{1,3})")
#: Letters between numbers, before and behind one, or with a plus: "1c3a", "e3b", "3b+".
_WHOLE = re.compile(
    r"[a-z]?\d{1,2}[a-z]{1,2}(?:\d{1,2}[a-z]?\+?|\+)|[a-z]\d{1,2}[a-z]{1,2}"
)
_CHAPTER = later(
    r"(?<![^\W_])(?:(?=[vx]|i[ivx])([ivx]{1,4})\s?[,:–-]?|(i)\s?[,:–-])\s(?=[^\W\d_])"
)
_CHAPTERS = re.compile(r"([ivx]{1,4})[\s./-]?(?=\(?\d)")
_LETTER = re.compile("[a-z]")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FIRST = re.compile(r"\(?([a-zа-яأ-ي]|\d{1,2})(?![^\W_])\)?")
_READ = re.compile(r"([^\W\d_]+)[\W_]*+0*(\d+)")
#: How single letters are named in Arabic, and what looks like them in Russian.
_NAMED = {
    "الف": "a", "ألف": "a", "باء": "b", "جيم": "c", "دال": "d",
    "هاء": "e", "واو": "f", "زاي": "g", "حاء": "h",
}  # fmt: skip
_ALIKE = {
    "a": "а",
    "b": "в",
    "c": "с",
    "e": "е",
    "k": "к",
    "o": "о",
    "p": "р",
    "x": "х",
}
_LATIN = str.maketrans({cyrillic: letter for letter, cyrillic in _ALIKE.items()})
_ONE = r"(?:[a-zа-яأ-ي]|\d{1,2})"
#: Between a code and what lies in it; letters without brackets only right behind it.
_INSIDE = later(
    rf"[\s,]{{0,2}}(?:[^\W\d_][\w-]{{2,14}}\s){{0,2}}(?=\({_ONE}\))"
    rf"|,?\s[^\W\d_]{{3,14}}\s(?=[a-z]\))|的?第?(?=\({_ONE}\)|[a-z]项)"
    rf"|[./-](?={_ONE}(?![^\W_]))|\s(?=[a-z]\))|\s-\s(?=[a-z]\s?(?:[:,.;]|$))"
    r"|(?=[a-z](?![^\W_]))"
    r"|,?\s(?:point|item|letter|lettre|letra|lit\.?|(?:под)?пункт|буква|action|البند)\s"
    r"(?=[a-z](?![^\W_]))"
)
#: "action (d) of action line C5"
_BEFORE = later(
    r"(?:(?<![^\W_])[^\W\d_][\w-]{2,14}\s)?\(?(?<![^\W_])([a-zа-яأ-ي])\)\s"
    r"(?:(?:of|in|under|from|de|du|dans|en|del|sous|bajo|из|в|zu|von|من|في)\s"
    r"(?:(?:the|la|le|el|der)\s|l')?(?:[^\W\d_]{3,14}\s(?:(?:of|de|d')\s?)?){0,2}"
    r"|(?:[а-я]{6,16}\s){1,2})\Z"
)
_REACH = 60
#: What stands before a code and tells no more than it.
_CAPTION = later(
    r"(?<![^\W_])(?:actions?(?:\s(?:lines?|areas?|points?|items?))?|lignes? d'action"
    r"|l[ií]neas? de acci[oó]n|acci(?:ón|ones)|направлени\w{1,3}(?:\s(?:действий"
    r"|деятельности))?|действи\w{1,2}|мер[аыуе]|(?:خط|مسار|خطوط|مسارات) العمل|الإجراء"
    r"|aktionslinien?|maßnahmen?|measures?|mesures?|medidas?|goals?|objectifs?|objetivos?"
    r"|para(?:s?\.?|graphe?s?)|clauses?|provisions?|points?|párrafos?|puntos?"
    r"|пункт\w{0,3}|пп?\.|absatz|absätzen?|ziffern?|nummern?|nr\.|§{1,2}|الفقر(?:ة|تان|تين|ات))"
    r"\s\Z|(?:行动方面|行动方针|行动领域|行动)\s?\Z"
)
_STOPPED = re.compile(r"\d(?:\.\d|\(?[a-z])")
#: No draft need print these words before its numbers.
_KINDS = (
    r"(?<![^\W_])(?=[^\W\d_])(?!but\s)"  # most signs fail at once
    rf"(?:{words()}|success criteri(?:on|a)|scs?|checkpoints?"
    r"|checks?|tests?|regulations?|reglamentos?|règlements?|regelungen|policies|policy"
    r"|points? de contrôle|critérios?|requisitos?"
    r"|prüf(?:schritt|punkt)(?:e[ns]?|s)?|контрольн\w{2,3} точ\w{2,3})"
    r"\s?(?:n[o°]\.?\s?|№\s?)?"
)
_CALLED = later(rf"{_KINDS}(?=\d{{1,2}}(?:(?:\.\d{{1,2}})+|\(?[a-z](?![^\W\d_])))")
_KIND = later(rf"{_KINDS}\Z")
_AND = r"(?>\s?(?:[,;/&،、\n]|(?<=\s)(?:and|et|y|e|и|und|و)(?=\s)|[和及与])\s{0,2})"
_NUMBERED = r"(?>\d{1,3}(?:[a-z](?!\w)|(?:\.\d{1,2}){0,4}(?:\s?(?:bis|ter)(?!\w))?))"
#: Numbers in a list, before the code that goes on with it, and what follows one.
_LISTED = later(
    rf"(?<![^\W_])(?<![.-])(?P<list>{_NUMBERED}(?:{_AND}{_NUMBERED}){{0,20}}){_AND}\Z"
)
_JOIN = later(rf"{_AND}(?=\d)")
#: A bare number that goes on with a list of codes: "S-07, 08 to 10".
_MORE = later(
    rf"(?:(?:{_AND}|、)|(?! - )(?P<to>{TO.pattern}))(?P<number>\d{{1,3}})"
    r"(?![^\W一-龥]|-|\.\d|\s?%)"
)
_ENDS_LIST = re.compile(r"[^\s\d,;/،、]")
_ALSO = later(rf"{_AND}{{1,2}}")
_GLUED = re.compile(rf"{_WHOLE.pattern}|\d{{1,2}}[a-z]")
#: Nothing but a list, its codes blank.
_ALONE = later(rf"\W{{0,4}}(?:(?:\0++|{_NUMBERED})(?:{_AND}|\W{{0,4}}\Z)){{2,40}}")
#: A code that is spoken of as one of several: it is none as yet.
_NEXT = later(
    r"(?<![^\W_])(?:an?|another|new|une?|nouve(?:au|l)|un[ao]?|nuev[oa]|ein(?:en?|e)?"
    r"|neue[rsn]?|нов\w{2})\s(([a-z]{1,3})[.-]?0*(\d{1,3}))(?![^\W_])"
)


def pattern(drafts: Iterable[Labels]) -> re.Pattern[str]:
    """Find labels that are codes, letters with a number: PP2, OP 1, R-3, C5(d).

    The next of a series is found too: it names a piece that is to be added.
    """
    codes: dict[str, set[int]] = defaultdict(set)
    whole = set()
    for labels in drafts:
        for path in labels.keys:
            if match := _CODE.fullmatch(path[0]):
                codes[match[1]] |= {int(match[2]), int(match[2]) + 1}
            if path[1:] == () and _WHOLE.fullmatch(path[0]):
                whole.add(re.escape(path[0]))
    words = "|".join(
        rf"(?:{_spelt(letters)})[\s./-]?(?:0*+(?:{found})(?!\d)|\((?:{found})\))"
        for letters, numbers in sorted(codes.items(), reverse=True)
        for found in ["|".join(map(str, sorted(numbers)))]
    )
    glued = "|".join(sorted(whole, key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W_])(?<![.-])(?P<whole>{glued or '(?!)'})(?![\w+])"
        rf"|(?:(?<![^\W_一-龥])|(?<=(?<![^\W_])و)(?=[a-z]))(?:{words or '(?!)'})"
        r"(?:(?![^\W_一-龥])|(?=[a-z](?![^\W_])))"
    )


def captions(drafts: Iterable[Labels]) -> re.Pattern[str]:
    """Find what drafts call their pieces before a code: "Recommendation R7"."""
    said = "|".join(named(kind).pattern for x in drafts for kind in sorted(x.kinds))
    return re.compile(
        rf"(?<![^\W_一-龥])(?:{said or '(?!)'})\.?\s?(?:no?\.?\s|n°\s?|№\s?)?\Z"
    )


def _spelt(letters: str) -> str:
    """Give the ways in which the letters of a code are written."""
    ways = ["".join(f"[{x}{_ALIKE[x]}]" if x in _ALIKE else x for x in letters)]
    return "|".join((*ways, *(name for name, x in _NAMED.items() if x == letters)))


def coded(text: str, drafts: Citable) -> Iterator[Mention]:
    """Give the mentions of codes, and of the one that would come next: "an E4"."""
    held: Mention | None = None
    for mention in _single(text, drafts):
        ranged = held and _ranged(text, held, mention)
        if held and not ranged:
            yield held
        held = ranged or mention
    yield from [held] if held else ()
    yield from _of_chapters(text, drafts)
    for match in _NEXT.finditer(text):
        path, before = (f"{match[2]}{match[3]}",), f"{match[2]}{int(match[3]) - 1}"
        if printed((before,), drafts) and not printed(path, drafts):
            start, end = match.span(1)
            yield Mention(
                start=start, end=end, noun=Noun.SIGN, items=(Item(path),), new=True
            )


def beside(text: str, found: Sequence[Mention], drafts: Citable) -> Iterator[Mention]:
    """Give the printed numbers that stand in one list with codes: "2.2, 3.1 and A.3".

    In `text` the codes are blank. Single numbers count where all is such a list.
    """
    alone = bool(found) and _ALONE.fullmatch(text) is not None
    for code in found:
        near = max(0, code.start - _REACH), code.start
        before, behind = _LISTED.search(text, *near), _JOIN.match(text, code.end)
        starts = before and before.start("list"), behind and behind.end()
        for at in (x for x in starts if x is not None):
            listed = drafts.grammar.bare(text, at, Noun.SIGN)
            ends = listed.ends if listed else ()
            told = alone or all(len(p) > 1 or p[0][-1].isalpha() for p in ends)
            known = told and all(printed(p, drafts) for p in ends)
            if listed and known and not MEASURE.match(text, at):
                yield listed


def joined(text: str, found: Iterable[Mention], drafts: Citable) -> Iterator[Mention]:
    """Join codes with letters between numbers to one list: "1c3a, 8g and 9k"."""
    held: Mention | None = None
    for mention in found:
        list_ = held and _is_glued(held) and _is_glued(mention)
        if held and list_ and _ALSO.fullmatch(text, held.end, mention.start):
            items = (*held.items, *mention.items)
            held = replace(held, end=mention.end, items=items)
            held = _called(text, held, drafts)
            continue
        yield from [held] if held else ()
        held = mention
    yield from [held] if held else ()


def _is_glued(code: Mention) -> bool:
    """Whether all that is listed are numbers with letters glued to them."""
    sign = code.noun is Noun.SIGN and not code.open_ended
    return sign and all(_GLUED.fullmatch("".join(path)) for path in code.ends)


def called(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Labels, all printed, behind what somebody calls them: "test 8.1", "rule 9k"."""
    if _STOPPED.search(text) is None:
        return
    for match in _CALLED.finditer(text):
        mention = grammar.bare(text, match.end(), Noun.SIGN)
        told = mention and all(len(p) > 1 or p[0][-1].isalpha() for p in mention.ends)
        if mention and told and all(printed(p, drafts) for p in mention.ends):
            dots = len(mention.items[0].path) > 1
            yield replace(mention, start=match.start(), dotted=dots)


def _ranged(text: str, first: Mention, last: Mention) -> Mention | None:
    """Join the ends of a range: "M2.1 - M2.3", "PP2 to PP4"."""
    one, *more = (*first.items, *last.items)
    if len(more) != 1 or one.last or more[0].last:
        return None
    moved = MOVED.search(text, max(0, first.start - _REACH), first.start)
    if moved or not TO.fullmatch(text, first.end, last.start):
        return None
    return replace(first, end=last.end, items=(Item(one.path, more[0].path),))


def _single(text: str, drafts: Citable) -> Iterator[Mention]:
    """Give the mentions of codes one by one."""
    for match in drafts.codes.finditer(text):
        if match["whole"]:
            start, end = match.span()
            items = (Item((match[0],)),)
            whole = Mention(start=start, end=end, noun=Noun.SIGN, items=items)
            yield _called(text, whole, drafts)
            continue
        ((letters, number),) = _READ.findall(match[0])
        code = _NAMED.get(letters, letters.translate(_LATIN)) + number
        mention = Mention(
            start=match.start(),
            end=match.end(),
            noun=Noun.SIGN,
            items=(Item((code,)),),
        )
        inside = (
            _inside(text, mention, drafts)
            or _before(text, mention, drafts)
            or _counted(text, mention, drafts)
            or _going_on(text, mention, drafts)
        )
        if inside or not _LETTER.match(text, match.end()):
            yield _called(text, inside or mention, drafts)


def _of_chapters(text: str, drafts: Citable) -> Iterator[Mention]:
    """Give pieces behind the bare number of a chapter: "II, item 3"."""
    chapters = {c for x in drafts.labels.values() for (c,) in x.chapters}
    for match in _CHAPTER.finditer(text) if chapters else ():
        chapter = match[1] or match[2]
        if chapter not in chapters:
            continue
        at = match.end()
        found = drafts.grammar.scan(text[at : at + _REACH], 1)
        if not found or found[0].start or DEPTH[found[0].noun] < DEPTH[Noun.PARAGRAPH]:
            continue
        span = replace(found[0], start=match.start(), end=at + found[0].end)
        if code := _in_chapter(chapter, span, drafts):
            yield code


def _counted(text: str, code: Mention, drafts: Citable) -> Mention | None:
    """Take in the list behind a code of a chapter: "II.3 and 4", "II(1)-(3)"."""
    found = _CHAPTERS.match(text, code.start)
    chapters = {c for x in drafts.labels.values() for (c,) in x.chapters}
    if found is None or found[1] not in chapters:
        return None
    listed = drafts.grammar.bare(text, found.end(), Noun.POINT)
    span = replace(listed, start=code.start) if listed else None
    return _in_chapter(found[1], span, drafts) if span else None


def _going_on(text: str, code: Mention, drafts: Citable) -> Mention | None:
    """Take in the bare numbers of a list that go on with its letters: "S-07, 08".

    No draft may print them alone beside its codes; and one behind a comma alone, as
    that of a page is, ends no list unless it has a nought.
    """
    letters = code.items[0].path[0].rstrip("0123456789")
    items, end = [*code.items], code.end
    best: Mention | None = None
    while more := _MORE.match(text, end):
        number = str(int(more["number"]))
        path = (letters + number,)
        of = [x.keys for x in drafts.labels.values() if path in x.keys]
        measured = MEASURE.match(text, more.start("number"))
        if measured or not of or any((number,) in keys for keys in of):
            break
        ranged = more["to"] and not items[-1].last
        items[-1:] = [Item(items[-1].path, path)] if ranged else [items[-1], Item(path)]
        end = more.end()
        if more["number"] != number or _ENDS_LIST.search(more[0]):
            best = replace(code, end=end, items=tuple(items))
    return best


def _in_chapter(chapter: str, listed: Mention, drafts: Citable) -> Mention | None:
    """Read what is listed as pieces of a chapter, where all are printed in it."""
    ends = [
        tuple((chapter + end[0], *end[1:]) if end else None for end in (i.path, i.last))
        for i in listed.items
    ]
    items = tuple(Item(path or (), last) for path, last in ends)
    code = Mention(start=listed.start, end=listed.end, noun=Noun.SIGN, items=items)
    known = all(_prints(end, code, drafts) for pair in ends for end in pair if end)
    return code if known else None


def _called(text: str, code: Mention, drafts: Citable) -> Mention:
    """Take in what a code is called: "action line C5"."""
    near = max(0, code.start - _REACH), code.start
    called = _CAPTION.search(text, *near) or drafts.captions.search(text, *near)
    called = called or _KIND.search(text, *near)
    return replace(code, start=called.start()) if called else code


def _inside(text: str, code: Mention, drafts: Citable) -> Mention | None:
    """Take in the pieces behind a code that are printed in it.

    Of "M2.9", which is in no draft, a person is asked where M2.1 is in one.
    """
    between = _INSIDE.match(text, code.end)
    if between is None:
        return None
    root = code.items[0].path
    inner = drafts.grammar.bare(text, between.end(), Noun.POINT)
    pairs = [(i.path, i.last) for i in inner.items] if inner else []
    ends = [tuple(_within(root, end) if end else None for end in x) for x in pairs]
    items = tuple(Item(path or (), last) for path, last in ends)
    if inner and all(_prints(x, code, drafts) for pair in ends for x in pair if x):
        return replace(code, end=inner.end, items=items)
    first = _FIRST.match(text, between.end())
    path = (*root, latin(first[1])) if first else root
    dotted = text[between.start() : between.end()] == "." and path[-1].isdecimal()
    holds = dotted and any(root in x.parents for x in drafts.labels.values())
    if first and (holds or _prints(path, code, drafts)):
        return replace(code, end=first.end(), items=(Item(path),))
    return None


def _within(root: Path, path: Path) -> Path:
    """Put a path into a code; the number of the code may be said again: "M2.1, 2.2"."""
    again = len(path) > 1 and path[0] == root[-1].lstrip(_LETTERS)
    return root + (path[1:] if again else path)


def _before(text: str, code: Mention, drafts: Citable) -> Mention | None:
    """Take in the piece before a code that is printed in it."""
    found = _BEFORE.search(text, max(0, code.start - _REACH), code.start)
    path: Path = (*code.items[0].path, latin(found[1])) if found else ()
    if not found or not _prints(path, code, drafts):
        return None
    return replace(code, start=found.start(), items=(Item(path),))


def _prints(path: Path, code: Mention, drafts: Citable) -> bool:
    return any(x.prints_within(path, code) for x in drafts.labels.values())
