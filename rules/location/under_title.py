"""Which piece is meant that is named inside a section that is called by its title?

"Bullet 2 of the “Late Fees” section", "in “Late Fees”, item 2", "section 3, Late Fees,
step 2": the number counts in that section, and is no paragraph of the draft. Where
numbers run on through the draft, an ordinal counts what stands below the heading:
"under the heading “Fees”, third paragraph", "third paragraph of section B", and "third
paragraph of this section" below the line of its title. Where the section has none of
that number, several have that title, or no draft has it, it is a question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from rules import alignment
from rules.citation.called import CHAPTERS
from rules.citation.language import DEPTH, Item, Noun
from rules.citation.paths import key
from rules.later import later

if TYPE_CHECKING:
    from rules.citation import Citations, Reference
    from rules.citation.language import Path
    from rules.location.catalogue import Drafts, Place

_PART = rf"(?:(?:{CHAPTERS}|раздел\w|глав\w|част\w|مبحث)(?:e?s)?)"
_HEADING = (
    rf"(?:{_PART}|headings?|captions?|rubrics?|intitulé|rubrique|ep[íi]grafe|rúbrica"
    r"|encabezamiento|überschrift|заголов\w+|названием|рубрик\w|(?:ال)?عنوان)"
)
_QUOTE = r"[\"'«“„‘’”»「」『』《》]"
#: Between a piece and the title of the section that has it.
_OF = later(
    rf"{_QUOTE}?[.)]?{_QUOTE}?,?\s(?:(?:of|in|under|below|from|du|de|dans|sous|del?|en|bajo"
    r"|von|des|der|im|aus|unter|из|в|под|من|في|تحت)\s)?(?:(?:the|l[ae]s?|el|de[nmrs])\s)?"
    rf"(?:(?P<part>{_HEADING})\s(?:(?:on|about|sur|sobre|über|об?|بشأن|عن)\s"
    rf"(?:the\s|l[ae]s?\s|el\s)?)?)?(?P<quote>{_QUOTE}\s?)?(?=[^\W_])",
    re.IGNORECASE,
)
#: Between the number of a section and its title.
_THEN = later(rf"[.:,]?\s?[,(–—-]?\s?{_QUOTE}?(?=[^\W\d_])")
#: Between a title and the piece that is named behind it.
_LEADS = re.compile(
    rf"(?P<told>\s?{_QUOTE}?\)?(?:\s{_PART})?)\s?[,،:–—-]\s"
    rf"(?:the\s|l[ae]\s|el\s|de[rnm]\s)?"
    rf"|(?P<han>\s?{_QUOTE}\s?(?:这?一?(?:标题|[章节]|部分))?之?[下中里内]?面?的?(?:[，、：]\s?)?)",
    re.IGNORECASE,
)
#: What leads to a title that stands before a piece.
_LED = later(
    r"(?:(?:(?<![^\W_])(?:under|below|in|sous|dans|bajo|en|unter|im|под|в|تحت|في)\s)?"
    rf"(?:(?:the|l[ea]|el|der|dem|den)\s|l')?(?:(?<![^\W_]){_HEADING}\s))?{_QUOTE}?\s?\Z",
    re.IGNORECASE,
)
#: A title that no draft has, before a piece: "Under the heading “Costs”, ".
_UNKNOWN = later(
    rf"(?<![^\W_]){_HEADING}\s{_QUOTE}[^\n\"«»“”„「」]{{2,100}}{_QUOTE}"
    r"(?:\s?[,،:–—-]\s(?:(?:the|l[ae]|el|de[rnm])\s)?)\Z"
    r"|[“\"「《][^\n“”\"「」《》]{2,60}[”\"」》](?:这?一?(?:标题|[章节]|部分))之?[下中里内]?面?的?\Z",
    re.IGNORECASE,
)
#: A section by its letter behind an ordinal, or before it, and the one spoken of.
_BY_LETTER = later(
    rf"{_QUOTE}?\s(?:(?:of|in|under|du|de|dans|del?|en|von|des|in|im|из|в|من|في)\s)?"
    rf"(?:(?:the|l[ae]|el|de[mrs])\s)?{_PART}\s(?P<letter>[a-z])(?![\w'’])",
    re.IGNORECASE,
)
_LETTERED = later(
    rf"(?<![^\W_])(?:{_PART}\s(?P<letter>[a-z])|(?P<han>[a-z])\s?(?:[章节]|部分))"
    r"(?:\s?[,،:–—-]\s(?:(?:the|l[ae]|el|de[rnm])\s)?|[的,，]?)\Z",
    re.IGNORECASE,
)
_THIS = later(
    r"\s(?:(?:of|in|de|dans|en|in|из|в|من|في)\s)?(?:this|cette|ce|est[ea]|diese[mrs]"
    rf"|это(?:го|й|м)|هذا|هذه)\s{_PART}(?![^\W_])",
    re.IGNORECASE,
)
_THIS_HAN = re.compile(r"(?:本|这一?|该)(?:[章节]|部分)中?的?\Z")
#: "The last paragraph" is read as one of this number.
_LAST, _FIGURE = "-1", re.compile(r"-1|\d+")
#: It counts: "third paragraph", "3rd paragraph", "第三段", and not "paragraph 3".
_COUNTS = later(r"(?:\d|\D*\Z|第)")
_BEHIND = re.compile(rf"\s?{_QUOTE}?\s{_PART}(?![^\W_])|\s?{_QUOTE}", re.IGNORECASE)
#: The same in Chinese, which parts no words.
_OWN_OF = re.compile(
    r"(?<=[一-龥])(?:[》”」』)）]|\s)*(?:部分|一?[章节])?(?:里面?|中)?[的之]?\s?[-–—,，、:：]?\s?\Z"
)
#: By which bullets are counted.
_LETTERS = " abcdefghijklmnopqrstuvwxyz"
_JOINT = re.compile(r"\W{1,4}")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: No title has more words.
_MOST = 12
#: Words so far before a piece may be a title.
_NEAR = 120


@dataclass(frozen=True, slots=True)
class Title:
    """A title where it stands in a text, and the sections that it heads.

    `rows` are the paragraphs below it where numbers run on through a draft.
    """

    start: int
    end: int
    roots: tuple[tuple[str, Path], ...]
    rows: tuple[tuple[str, tuple[Path, ...]], ...] = ()


def cited(text: str, found: Citations, drafts: Drafts, heading: str = "") -> Citations:
    """Take pieces of a section that is called by its title as those of that section.

    `heading` is the line above the text.
    """
    if not (drafts.beneath and found.references):
        return found
    refs: list[Reference] = []
    end = 0
    for ref in found.references:
        if ref.start < end:
            continue  # it stands in what was read with its title
        counts = _COUNTS.match(text[ref.start : ref.end]) is not None
        told = _told_apart(text, ref, drafts, heading) if counts else None
        told = told or _told(text, ref, drafts, counts=counts)
        if told is None:
            refs.append(ref)
            continue
        while refs and refs[-1].end > told.start:
            refs.pop()  # "Article 2 (Late Fees), the second paragraph"
        if refs and _JOINT.fullmatch(text, refs[-1].end, told.start):
            # "section 3, Late Fees, item 2"
            told = replace(told, start=refs.pop().start)
        opens = not text[text.rfind("\n", 0, told.start) + 1 : told.start].strip()
        refs.append(replace(told, leads=ref.leads or opens))
        end = told.end
    return replace(found, references=tuple(refs)) if end else found


def _told(
    text: str, ref: Reference, drafts: Drafts, *, counts: bool
) -> Reference | None:
    """Read one reference: a piece of a titled section, or that with its piece."""
    if not _is_plain(ref):
        return None
    if found := _right_before(text, ref.start, drafts):
        return _inside(ref, found, (found.start, ref.end), drafts, counts=counts)
    if DEPTH[ref.mention.noun] < DEPTH[Noun.PARAGRAPH]:
        return _chained(text, ref, drafts)
    labels = drafts.citable.labels
    behind = _OF.match(text, ref.end)
    held = _here(text, behind.end(), drafts) if behind else None
    close = _BEHIND.match(text, held.end) if held else None
    if behind and held and (close or behind["quote"] or behind["part"]):
        end = close.end() if close else held.end
        return _inside(ref, held, (ref.start, end), drafts, counts=counts)
    anew = all(ref.mention.items[0].path not in x.keys for x in labels.values())
    if found := _before(text, ref.start, drafts, anew=anew):
        led = _LED.search(text, max(0, found.start - _NEAR), found.start)
        start = led.start() if led else found.start
        return _inside(ref, found, (start, ref.end), drafts, counts=counts)
    unknown = _UNKNOWN.search(text, max(0, ref.start - _NEAR), ref.start)
    return replace(ref, strange=True) if counts and unknown else None


def _is_plain(ref: Reference) -> bool:
    """Whether one number alone is cited, and no draft is named with it."""
    items = ref.mention.items
    one = len(items) == 1 and not items[0].last and len(items[0].path) == 1
    return one and not ref.documents


def _told_apart(
    text: str, ref: Reference, drafts: Drafts, heading: str
) -> Reference | None:
    """Read an ordinal in a section that goes by a letter, or by the line above."""
    if not _is_plain(ref):
        return None
    near = max(0, ref.start - _NEAR)
    lettered = _BY_LETTER.match(text, ref.end)
    lettered = lettered or _LETTERED.search(text, near, ref.start)
    this = _THIS.match(text, ref.end) or _THIS_HAN.search(text, near, ref.start)
    led = lettered or this
    if led is None:
        return None
    start, end = min(ref.start, led.start()), max(ref.end, led.end())
    if lettered:
        letter = next(filter(None, lettered.groups()))
        title = _of_letter(letter, start, end, drafts)
        if title is None:
            return None
        return _inside(ref, title, (start, end), drafts, counts=True)
    above = text[: text.rfind("\n", 0, ref.start) + 1].rstrip() or heading.rstrip()
    words = [*_WORD.finditer(above, above.rfind("\n") + 1)][-_MOST:]
    found = (_title(above, word.start(), len(above), drafts) for word in words)
    title = next(filter(None, found), None)
    if title is None:
        return replace(ref, strange=True)
    return _inside(ref, title, (start, end), drafts, counts=True)


def _of_letter(letter: str, start: int, end: int, drafts: Drafts) -> Title | None:
    """Return the sections whose headings begin with a letter: "B. Fees"."""
    places = [
        place
        for words, beneath in drafts.beneath.items()
        if words[0] == letter.lower() and drafts.beneath.get(words[1:]) == beneath
        for place in beneath
    ]
    return _of(places, start, end, drafts) if places else None


def _chained(text: str, ref: Reference, drafts: Drafts) -> Reference | None:
    """Read the number of a section, its title, and the title or number of its piece."""
    then = _THEN.match(text, ref.end)
    held = _here(text, then.end(), drafts) if then else None
    if held is None or len(held.roots) != 1:
        return None
    ((document, path),) = held.roots
    leads = _LEADS.match(text, held.end) if path == ref.mention.items[0].path else None
    inner = _here(text, leads.end(), drafts) if leads else None
    if inner is None or {(d, p[:-1]) for d, p in inner.roots} != {(document, path)}:
        return None
    return _cites(ref, inner.roots, (ref.start, inner.end))


def _inside(
    ref: Reference, title: Title, span: tuple[int, int], drafts: Drafts, *, counts: bool
) -> Reference | None:
    """Return the piece of a number in the section that a title heads.

    Bullets that a draft letters are counted, and so is an ordinal where numbers run on.
    """
    (number,) = ref.mention.items[0].path
    letter = _LETTERS[int(number) : int(number) + 1] if number.isdecimal() else ""
    pieces = []
    for document, root in title.roots:
        keys = drafts.citable.labels[document].keys
        lettered = (*root, number) not in keys and (*root, letter) in keys
        pieces.append((document, (*root, letter if lettered else number)))
    for document, row in title.rows:
        own = [path for path in row if path == (number,)]
        at = int(number) - (number != _LAST) if _FIGURE.fullmatch(number) else len(row)
        told = [*own, *row[at:][:1]] if counts else own
        pieces += [(document, path) for path in told or (row if counts else ())]
    pieces = [*dict.fromkeys(pieces)]
    return _cites(ref, pieces, span) if pieces else None


def _cites(
    ref: Reference, pieces: Sequence[tuple[str, Path]], span: tuple[int, int]
) -> Reference:
    """Return a reference to a piece; to one of several, which is a question."""
    start, end = span
    documents = tuple(dict.fromkeys(document for document, _ in pieces))
    items = tuple(dict.fromkeys(Item(path) for _, path in pieces))
    mention = replace(ref.mention, noun=Noun.PARAGRAPH, items=items, counted=False)
    told = replace(ref, start=start, end=end, mention=mention, foreign=False)
    return replace(told, documents=documents, strange=len(pieces) > 1)


def _here(text: str, at: int, drafts: Drafts) -> Title | None:
    """Return the longest title that stands at a place, if it is of one section."""
    line = text.find("\n", at)
    words = _WORD.finditer(text, at, line if line >= 0 else len(text))
    ends = [word.end() for word in islice(words, _MOST)]
    found = (_title(text, at, end, drafts) for end in reversed(ends))
    return next(filter(None, found), None)


def _before(text: str, end: int, drafts: Drafts, *, anew: bool) -> Title | None:
    """Return the longest title of some words that leads to a place.

    One of a single word is called a section, or quoted, or heads a line, written large,
    where no draft numbers a piece so but inside another (`anew`).
    """
    near = max(text.rfind("\n", 0, end) + 1, end - _NEAR)
    words = [*_WORD.finditer(text, near, end)][-_MOST - 1 :]
    leads = ((word, _LEADS.fullmatch(text, word.end(), end)) for word in words)
    lasts = [(word, lead["told"]) for word, lead in leads if lead]
    for first in words:
        heads = anew and first.start() == near and first[0][0].isupper()
        for last, told in lasts:
            alone = first is last and (told or heads)
            several = first.start() < last.start() or alone
            found = _title(text, first.start(), last.end(), drafts) if several else None
            if found:
                return found
    return None


def _right_before(text: str, end: int, drafts: Drafts) -> Title | None:
    """Return the longest Chinese title right before a place: "费用部分的第3条"."""
    told = _OWN_OF.search(text, max(text.rfind("\n", 0, end) + 1, end - _NEAR), end)
    last = told.start() if told else end
    starts = range(max(0, last - 2 * _MOST), last - 1)
    found = (_title(text, start, last, drafts) for start in starts)
    return next(filter(None, found), None) if told else None


def _title(text: str, start: int, end: int, drafts: Drafts) -> Title | None:
    """Return what words are the title of: sections, without what is below them.

    Where numbers run on through the draft they count in no section.
    """
    return _of(
        drafts.beneath.get(alignment.words(text[start:end]), ()), start, end, drafts
    )


def _of(places: Sequence[Place], start: int, end: int, drafts: Drafts) -> Title | None:
    """Return the sections in which pieces lie that stand below one title."""
    labels = drafts.citable.labels
    found = [(p.document, key(str(p.label))) for p in places]
    above = Counter((document, path[:-1]) for document, path in found)
    roots: list[tuple[str, Path]] = []
    rows: dict[str, tuple[Path, ...]] = {}
    for document, path in found:
        if len(path) == 1 and path not in labels[document].parents:
            rows[document] = (*rows.get(document, ()), path)
    for document, path in sorted(found, key=lambda each: len(each[1])):
        # a title above several pieces of an article is that of the article
        leaf = path not in labels[document].parents
        root = path[:-1] if leaf and above[document, path[:-1]] > 1 else path
        known = any(d == document and path[: len(r)] == r for d, r in roots)
        if root and not known and (path[1:] or not leaf):
            roots.append((document, root))
    row = tuple((d, r) for d, r in rows.items() if r[1:])
    return Title(start, end, tuple(roots), row) if roots or row else None
