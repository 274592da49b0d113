"""Which of two pieces beside one another lies in the other, however deep they are?

"Article 26, paragraph 2, point (g)" goes inwards, "sub-paragraph (c) of paragraph 3 of
Article 2" outwards, "第二条第三款第三项" inwards without a sign between. Nouns tell by
their depth; where they do not, a letter lies in a number, and what stands before a
genitive in what stands behind it. In a list that repeats its noun an inner piece lies
in the one beside it alone: "Article 7 and Article 8, paragraph 1". A sign as between
the steps of a path goes inwards: "Article 7 – paragraph 3 – point b"; outwards only
where nothing else stands in the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rules.citation.language import DEPTH, Item, Mention, Noun, Path
from rules.citation.spans import two_by_two

_INSIDE = DEPTH[Noun.PARAGRAPH]
#: A letter lies deeper than any number.
_LETTERED = DEPTH[Noun.POINT] + 0.5
#: What counts in Roman numerals lies in a letter.
_COUNTED = 0.25
#: No longer word joins an inner piece behind its outer one: "in", and not "provided".
_BRIEF = 5
_POINTS = (Noun.POINT, Noun.BULLET)
_OF = r"(?:of|du|de|des|del|d[oa]s?|von|من)(?: the| l[ae'])?"
#: "Do" and "da" of Portuguese, also behind a comma, are words of other languages.
_GENITIVE = re.compile(rf"(?:,\s(?=d[oa])|\s){_OF}(?: mesm[oa])?\s?")
#: A comma, a bracket or another line parts what no word joins.
_PARTED = re.compile(r"[,;(،؛、，\n]")
#: Russian has no word for it, but an ending.
_IN_GENITIVE = re.compile(r"(?:под)?пункта|части|абзаца|параграфа|буквы")
#: The name of a draft, blanked out, and what joins it to the piece before.
_NAMED = re.compile(
    r"\s?(?:(?:of|in|du|de|des|del|der|von|aus|из)\s)?(?:(?:the|la|le|el|der)\s)?\0+"
    r"\s?[,،，]?\s?"
)
#: Between the steps of a path; a colon only where the line ends with the last.
_STEP = re.compile(r"[^\S\n]?(?:-{1,2}>?|[/|>»›→·•:])[^\S\n]?")
_STOPS = re.compile(r"[^\S\n]*+(?:[-/|>»›→·•:\n]|\Z)")
_OWN = re.compile(r"[^\S\n]*(?:\d{1,3}[.)]|[-*•])?[^\S\n]*")
_CLAUSE = re.compile(r"clauses?(?!\w)")
_UNDER = re.compile(r"unter|doppel")
#: The title of a piece, and what parts it from the number inside it.
_TITLE = re.compile(r"[^\S\n]?\([^()\n]{3,80}\)\s?[,;،，]{0,2}\s{0,2}")
#: A letter without a noun before the piece that holds it: "au c) du paragraphe 3".
_LETTER = re.compile(
    r"(?<![\w(])(?<!\d )(?:\(([a-z])\)\s?)?(?:\(|(?<=[^\W_] ))"
    rf"([a-z]|[ivx]{{2,4}})\)(?=\s{_OF}\s?\Z)"
)
#: What opens a part of the piece before it: "§ 4 Abs. 1", "art. 7 al. 2".
PART = re.compile(r"\s(?:abs\.|absatz|al\.)\s?\d")
_FURTHER = re.compile(r"(?:\s(?:und|oder|sowie|et|ou)|,)\s(\d{1,3}[a-z]?)\s\Z")
#: Arabic writes its "and" at the head of the noun; no noun begins so.
_AND = "و"
_REACH = 20


def nested(
    text: str, mentions: Iterable[Mention], link: re.Pattern[str]
) -> Iterator[Mention]:
    """Join each inner piece with the outer one beside it; `link` may stand between.

    Genitives go first: "Article 2, alinéa 2 du paragraphe 4". Next what no sign parts
    from the piece that holds it: "пункт 1 статьи 3, пункт 2 статьи 3".
    """
    joined = _pass(text, _spelt(text, mentions), _GENITIVE)
    inwards = _pass(text, _outwards(text, joined, link), link)
    stepped = _pass(text, inwards, _STEP, _steps)
    named = _pass(text, stepped, _NAMED, _has_points)
    return _pass(text, named, _TITLE, _holds)


def _steps(text: str, left: Mention, right: Mention) -> bool:
    """Whether a sign leads from a piece to one inside it, or alone in a line back.

    So "Article 7 – paragraph 3", "Paragraph 3 / Article 7"; "Point 2 – Article 7" is
    the second point of the sender.
    """
    step = _STEP.fullmatch(text, left.end, right.start)
    ends = _STOPS.match(text, right.end) is not None
    if step is None or not (ends or ":" not in step[0]):
        return False
    if _depth(left) <= _depth(right):
        return _depth(left) < _depth(right)
    counts = left.noun in _POINTS and _depth(left) < _LETTERED
    line = text.rfind("\n", 0, left.start) + 1
    begins = _OWN.fullmatch(text, line, left.start) is not None
    return begins and ends and not counts


def _has_points(_: str, piece: Mention, inner: Mention) -> bool:
    """Tell of "In paragraph 12 of the Plan, letters (a) and (c)".

    The draft is named between the two, and names are blanked out by now.
    """
    return inner.noun in _POINTS and DEPTH[piece.noun] <= _INSIDE


def _holds(_: str, piece: Mention, inner: Mention) -> bool:
    """Tell of "Section 9.4 (Fees of berths), para. 2", whose title stands between."""
    return DEPTH[piece.noun] < _INSIDE <= DEPTH[inner.noun]


def _outwards(
    text: str, mentions: Iterable[Mention], link: re.Pattern[str]
) -> Iterator[Mention]:
    """Join each inner piece with the outer one right behind it.

    Not where it lies in the one right before it: "Art. 2 Abs. 1 Art. 6 Abs. 2".
    """
    before: Mention | None = None
    held: Mention | None = None
    for mention in mentions:
        joined = None
        if held and _depth(held) > _depth(mention):
            within = before and _together(text, before, held, link)
            if not within and _together(text, held, mention, link):
                joined = _joined(text, held, mention, link)
        if held is not None and not joined:
            before = held
            yield held
        held = joined or mention
    if held is not None:
        yield held


def _together(text: str, left: Mention, right: Mention, link: re.Pattern[str]) -> bool:
    """Whether no sign parts two pieces, and no more than a linking word."""
    between = link.fullmatch(text, left.end, right.start)
    return between is not None and not _PARTED.search(between[0])


def _pass(
    text: str,
    mentions: Iterable[Mention],
    link: re.Pattern[str],
    fits: Callable[[str, Mention, Mention], bool] = lambda *_: True,
) -> Iterator[Mention]:
    def inside(left: Mention, right: Mention) -> Mention | None:
        return _joined(text, left, right, link) if fits(text, left, right) else None

    return two_by_two(mentions, inside)


def _spelt(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Give the mentions, and what has no noun before them: a letter, a "§" more.

    In "§§ 2 Abs. 3 und 4 Abs. 1" the 4 is a "§", too.
    """
    end = 0
    outer: Mention | None = None
    for mention in mentions:
        if DEPTH[mention.noun] < _INSIDE:
            outer = mention
        elif outer and mention.start - end < _REACH:
            more = _FURTHER.search(text, end, mention.start)
            if more and PART.match(text, mention.start - 1):
                items = (Item((more[1],)),)
                yield replace(outer, start=more.start(1), end=more.end(1), items=items)
        begin = max(end, mention.start - _REACH)
        found = _LETTER.search(text, begin, mention.start)
        if found and mention.items and DEPTH[mention.noun] <= _INSIDE:
            items = (Item(tuple(filter(None, found.groups()))),)
            yield Mention(
                start=found.start(), end=found.end(), noun=Noun.POINT, items=items
            )
        yield mention
        end = mention.end


def _joined(
    text: str, left: Mention, right: Mention, link: re.Pattern[str]
) -> Mention | None:
    between = link.fullmatch(text, left.end, right.start)
    items = left.items and right.items
    # no section of a German law lies in an article
    german = right.noun is Noun.SIGN and text.startswith("artikel", left.start)
    joined = german or text.startswith(_AND, right.start)
    if between is None or not items or joined:
        return None
    *others, last = left.items
    genitive = _GENITIVE.fullmatch(between[0])
    if others and last.named and genitive and left.noun is right.noun is Noun.ARTICLE:
        # "Article 69 and Clause 2 of Article 24"
        items = (*others, replace(last, path=right.items[0].path + last.path))
        return replace(right, start=left.start, items=items)
    way = _way(text, left, right, between[0])
    if way is None:
        return None
    outer, inner = way
    long = len(between[0].strip(" ,(")) > _BRIEF and link not in (_NAMED, _TITLE)
    if outer is left and long:
        return None
    place = _beside(outer, last=outer is left)
    if inner.noun is Noun.SENTENCE or place is None:
        return replace(outer, start=left.start, end=right.end, detail=True)
    whole = outer.items[place]
    root = whole.last or whole.path
    held = [
        replace(i, path=root + i.path, last=root + i.last if i.last else None)
        for i in inner.items
    ]
    if whole.last:  # "Article 7 to Article 8, paragraph 3": the last ends there
        held[0] = Item(whole.path, held[0].last or held[0].path, ended=True)
    held[0] = replace(held[0], named=whole.named)
    return replace(
        outer,
        start=left.start,
        end=right.end,
        items=(*outer.items[:place], *held, *outer.items[place + 1 :]),
        open_ended=left.open_ended or right.open_ended,
        counted=inner.counted and outer.noun is Noun.SECTION,
        points=outer.points or inner.points or _is_point(inner, outer, root),
    )


def _is_point(inner: Mention, outer: Mention, root: Path) -> bool:
    """Whether an inner piece is a point, or a paragraph of a section with a code."""
    counted = outer.noun is Noun.SECTION and len(root) > 1
    return inner.noun in _POINTS or counted


def _beside(outer: Mention, *, last: bool) -> int | None:
    """Say in which of its pieces an inner one beside a mention lies.

    In a list that is the last one, or the first, where it has a noun of its own.
    """
    place = len(outer.items) - 1 if last else 0
    apart = len(outer.items) == 1 or outer.items[place if last else 1].named
    whole = outer.items[place]
    ends = whole.last is None or (last and whole.ended)
    return place if apart and ends else None


def _depth(mention: Mention) -> float:
    """Say how deep a piece lies, by its noun or by its letter."""
    depth = DEPTH[mention.noun]
    lettered = all(all(map(str.isalpha, i.path)) for i in mention.items)
    if not lettered or not _INSIDE <= depth < _LETTERED:
        return depth
    return _LETTERED + _COUNTED * all({*i.path[0]} <= {*"ivx"} for i in mention.items)


def _way(
    text: str, left: Mention, right: Mention, between: str
) -> tuple[Mention, Mention] | None:
    """Tell the outer of two pieces from the inner one, by nouns or by grammar."""
    first, second = _depth(left), _depth(right)
    inside = min(first, second) >= _INSIDE
    parted = text.startswith("абзац", left.start) or first == second
    ended = parted and not between.strip() and _IN_GENITIVE.match(text, right.start)
    if inside and (ended or _GENITIVE.fullmatch(between)):
        return right, left
    if first != second:
        return (left, right) if first < second else (right, left)
    # "Clause 2 of Article 24", as acts are translated
    if (
        right.noun is Noun.ARTICLE is not left.noun
        and _CLAUSE.match(text, left.start)
        and _GENITIVE.fullmatch(between)
    ):
        return right, left
    # 第三款第三项: no list stands without a sign between, and two words for its pieces
    unlike = not between and text[left.end - 1] != text[right.end - 1]
    under = inside and (unlike or _UNDER.match(text, right.start))
    return (left, right) if under else None


def inherit(path: Path, before: Path, read: re.Match[str]) -> Path:
    """Let "6(1) and (2)" or "1 (a) to (c)" share what stands before."""
    inner = path[0].isalpha() or read["open"] == "("
    if len(before) > 1 and len(path) == 1 and inner:
        return before[:-1] + path
    return path
