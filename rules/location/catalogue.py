"""The drafts, prepared once: how they are cited, and what their paragraphs say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.citation import called
from rules.citation.folding import fold
from rules.citation.numerals import han
from rules.citation.paths import key
from rules.language import KNOWN, language_of
from rules.later import later
from rules.location import chapters
from rules.location.counting import values

if TYPE_CHECKING:
    from rules.alignment import Match, Texts, Words
    from rules.citation.documents import Citable
    from rules.citation.language import Path
    from rules.location.target import Target
    from rules.terms import Draft


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a draft; `label` is None for text without a number."""

    document: str
    label: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drafts:
    """The drafts of a call, ready for matching. Hashes by identity.

    `places` and `texts` run side by side over all paragraphs, `known` are the words of
    each; `roots` those of these with their headings; `spans` tell which of them are a
    draft's, `alone` are the texts of each draft. `titles` are those of drafts and
    pieces, `names` those of drafts. `quoting` are those that open with
    words in quotation marks, as a definition does. `headings` are the texts without a
    number; `chapters` are those whose pieces count anew, "II(3)", by what their
    headings say; `beneath` are the paragraphs under each heading, by its words with and
    without its number, and what it adds in brackets; `alike` are these words by the
    long ones among them. `measures` are the values that one piece alone names, with
    what they count. `asking` are the paragraphs that are questions. `tongues` are
    the languages of the drafts, where they are in several and that of each can be told.
    `marks` and `authors` belong to the drafts themselves and are never a sender's; from
    the addresses `own` the secretariat writes.
    """

    citable: Citable
    places: tuple[Place, ...]
    texts: Texts
    roots: Texts
    known: frozenset[Words]
    spans: Mapping[str, range]
    alone: Mapping[str, Texts]
    quoting: frozenset[int]
    titles: frozenset[Words]
    names: frozenset[Words]
    headings: frozenset[Words]
    chapters: Mapping[Words, tuple[tuple[str, Path], ...]]
    beneath: Mapping[Words, Sequence[Place]]
    alike: Mapping[Words, Words]
    measures: Mapping[tuple[str, str], Place]
    asking: frozenset[tuple[str, str]]
    tongues: Mapping[str, str]
    marks: frozenset[str]
    authors: frozenset[str]
    own: frozenset[str] = frozenset()

    def words_of(self, document: str, label: str) -> Words:
        """Return the words of a paragraph; none where no draft prints it."""
        here = self.spans.get(document, ())
        own = (self.texts.words[i] for i in here if self.places[i].label == label)
        return next(own, ())

    def own_words(self, target: Target) -> list[Words]:
        """Return the words of each paragraph that a target names."""
        return [self.words_of(*pair) for pair in target.pairs]

    def titled(self, title: str) -> Words:
        """Return the words of a title as it is printed, though small words differ."""
        words = alignment.words(title)
        return words if words in self.beneath else self.alike.get(telling(words), ())

    def quoted(self, text: str) -> tuple[Place, Match] | None:
        """Find the paragraph from which words were quoted."""
        match = alignment.quoted_from(alignment.words(strip_label(text)), self.texts)
        return (self.places[match.index], match) if match else None


def prepare(drafts: Sequence[Draft], own: Iterable[str] = ()) -> Drafts:
    """Prepare the drafts of a call; `own` are the secretariat's addresses."""
    drafts = [*map(_headed, drafts)]
    places: list[Place] = []
    contents: list[str] = []
    headed: list[str] = []
    spans = {}
    titles: set[Words] = set()
    names: set[Words] = set()
    for draft in drafts:
        start = len(places)
        for paragraph in draft.paragraphs:
            places.append(Place(draft.id, paragraph.label))
            contents.append(strip_label(paragraph.text))
            headed.append(f"{paragraph.heading} {paragraph.text}")
            if paragraph.heading:
                titles.add(alignment.words(paragraph.heading))
        spans[draft.id] = range(start, len(places))
        names.update(map(alignment.words, (draft.id, draft.title, *draft.aliases)))
    texts = alignment.texts(contents)
    beneath = _beneath(drafts)
    return Drafts(
        citable=citation.citable(drafts),
        places=tuple(places),
        texts=texts,
        roots=alignment.texts(headed, alignment.roots),
        known=frozenset(texts.words) - {()},
        spans=spans,
        alone={
            document: alignment.texts(contents[span.start : span.stop])
            for document, span in spans.items()
        },
        quoting=frozenset(i for i, each in enumerate(contents) if QUOTE.match(each)),
        titles=frozenset(titles | names),
        names=frozenset(names),
        headings=frozenset(
            words
            for words, place in zip(texts.words, places, strict=True)
            if place.label is None and words
        ),
        chapters=chapters.of(drafts),
        beneath=beneath,
        alike=_alike(beneath),
        measures=_measures(texts.words, places),
        asking=frozenset(
            (draft.id, p.label)
            for draft in drafts
            for p in draft.paragraphs
            if p.label and called.is_question(p.text)
        ),
        tongues=_tongues(drafts),
        marks=frozenset(m for d in drafts for m in d.marks),
        authors=frozenset(a for d in drafts for a in d.authors),
        own=frozenset(address.lower() for address in own if address),
    )


def _headed(draft: Draft) -> Draft:
    """Take the titles with which most texts of a draft begin as their headings.

    "Article 4. Fees of boats. Every boat pays ..."
    """
    said = [_TITLED.match(p.text) if p.label else None for p in draft.paragraphs]
    if 2 * sum(map(bool, said)) <= len(draft.labels):
        return draft
    paragraphs = (
        replace(p, heading=told[1]) if told and not p.heading else p
        for p, told in zip(draft.paragraphs, said, strict=True)
    )
    return replace(draft, paragraphs=tuple(paragraphs))


def _beneath(drafts: Sequence[Draft]) -> Mapping[Words, Sequence[Place]]:
    """Put the paragraphs with a label together that stand under one heading.

    Not those of one that heads its whole draft.
    """
    found: dict[Words, dict[Place, None]] = {}
    for draft in drafts:
        whole = len({p.heading for p in draft.paragraphs if p.label}) == 1
        for paragraph in () if whole else draft.paragraphs:
            plain = _NUMBERED.sub("", paragraph.heading)
            own = _without_number(paragraph.heading, paragraph.label)
            inner = _INNER.sub("", paragraph.heading)
            gloss = _GLOSS.sub("", plain)
            said = (paragraph.heading, plain, own, _ON.sub("", own), gloss, inner)
            for words in {*map(alignment.words, said)}:
                if words and paragraph.label:
                    place = Place(draft.id, paragraph.label)
                    found.setdefault(words, {})[place] = None
    return {words: tuple(places) for words, places in found.items()}


def telling(words: Words) -> Words:
    """Return the long words of a title; nothing where these are too few to tell it.

    >>> telling(("fees", "of", "the", "large", "boats")), telling(("the", "fees"))
    (('fees', 'large', 'boats'), ())
    """
    long = tuple(word for word in words if len(word) > _SMALL)
    return long if len(long) >= _FEW else ()


def _alike(titles: Mapping[Words, Sequence[Place]]) -> Mapping[Words, Words]:
    """Give titles by their long words, where no others have the same."""
    found: dict[Words, list[Words]] = {}
    for words in titles:
        found.setdefault(telling(words), []).append(words)
    return {
        long: each[0]
        for long, each in found.items()
        if long and len({tuple(titles[words]) for words in each}) == 1
    }


def measured(words: Words) -> list[tuple[str, str]]:
    """Return the values that words name, each with the head of what it counts.

    >>> measured(("from", "four", "years", "to", "6", "years"))
    [('4', 'yea'), ('6', 'yea')]
    """
    counted = (
        v for v in values(words) if v.what.isdecimal() and words[v.start] != ONCE
    )
    ends = ((v.what, "".join(words[v.end : v.end + 1])) for v in counted)
    return [
        (what, unit[:_SMALL])
        for what, unit in ends
        if what != "1" and _UNIT.match(unit)
    ]


def _measures(
    texts: Sequence[Words], places: Sequence[Place]
) -> Mapping[tuple[str, str], Place]:
    """Give the pieces by what they alone name: "4 years"."""
    found: dict[tuple[str, str], set[Place]] = {}
    for words, place in zip(texts, places, strict=True):
        for each in measured(words):
            found.setdefault(each, set()).add(place)
    return {each: own.pop() for each, own in found.items() if len(own) == 1}


#: An eleven in Spanish, and an adverb in English; what is counted is no small word.
ONCE = "once"
_UNIT = later(r"[^\W\d_]{3}|[一-龥]")
#: No small word tells a title, and fewer long ones may stand in another.
_SMALL, _FEW = 3, 3


def _without_number(heading: str, label: str | None) -> str:
    """Return a title without the number of the piece above which it stands.

    >>> _without_number("Art. 7. [Fees]", "7"), _without_number("§ 8 Fees", "9")
    ('fees]', '§ 8 Fees')
    >>> _without_number("第十条（费用）", "10")
    '费用)'
    """
    said = fold(heading).text
    number = _OWN.match(said)
    sign = number["number"] if number else ""
    own = key(str(han(sign)) if sign >= "一" else sign)[:1]
    return said[number.end() :] if number and own == key(label or "")[:1] else heading


def _tongues(drafts: Sequence[Draft]) -> Mapping[str, str]:
    """Return the language of each draft; of none, where one is not to be told."""
    found = {
        draft.id: language_of(" ".join(p.text for p in draft.paragraphs), KNOWN)
        for draft in drafts
    }
    several = len({*found.values()}) > 1
    return found if several and all(found.values()) else {}


def strip_label(text: str) -> str:
    """Take a printed number off the head of a paragraph.

    >>> strip_label("Recommendation 3. Be lit."), strip_label("4. Be lit.")
    ('Be lit.', 'Be lit.')
    """
    match = _LABEL.match(text) or _CALLED.match(text)
    return text[match.end() :] if match else text


#: Words in quotation marks at the head of a text.
QUOTE = re.compile(r"\s*(?:[\w ]{0,20})[«“”„\"‘]")
#: What a piece is called, and its number: "Recommendation 3. ", "Artikel 4 - ".
_CALLED = later(
    rf"\s*(?:(?:{called.words()}|art(?:icle|[íi]culo|ikel)?|sections?|стать[яи]|المادة)"
    r"\s(?:no?\.\s?|n[°º]\s?|№\s?)?|[§¶]\s?)(?:\d{1,3}|[ivxl]{1,6})"
    r"(?:\.\d{1,3}){0,3}(?:\([a-z\d]{1,2}\)){0,2}\s?[.:)\t–—-]\s{0,3}(?!\d)"
    r"|\s*第?(?:"
    + called.words()
    + r")?第?[\d一二三四五六七八九十百]{1,5}[条款段项]?[：:、.]\s?(?=[一-龥])",
    re.IGNORECASE,
)
#: What a piece is called, and its number, before its title: "Art. 7. [Fees]".
_OWN = re.compile(
    r"\W{0,3}(?:[^\W\d_]{1,14}\.?\s?)?(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,5})"
    r"(?:[条款段项]|(?![\w.]\w))\W*"
)
#: Such a number and a title, before a text of more words.
_TITLED = later(
    rf"\s*((?:{called.words()}|art(?:icle|[íi]culo|igo|icolo|ikel)|section|статья|المادة)"
    r"\s\d{1,3}\s?[.:)–—-]{1,2}\s?[^\W\d_][^.:;\n]{2,90})\.\s+(?=[^\W\d_](?:\S*\s){4})",
    re.IGNORECASE,
)
#: What a title may begin with: "Of the fees", "De los derechos".
_ON = later(
    r"\A(?:of|on|de[ls]?|du|des|sobre|о|об|von|über|zu[rm]?)\s(?:(?:the|l[ao]s?|les|der|den)\s)?",
    re.IGNORECASE,
)
#: The number of a heading: "IV. Staff", "Part 2 - Fees", "第三章 费用", "二、费用".
_NUMBERED = re.compile(
    rf"\A\s*(?:(?:{called.CHAPTERS})\s)?"
    r"(?:(?:[IVXLivxl]{1,6}|\d{1,2})\s?[.:)\t–—-]|[A-Za-z][.)](?=\s))"
    r"\s{0,3}|\A\s*第?[一二三四五六七八九十]{1,3}(?:[章节]|部分)?(?:[、.：:]|\s)\s{0,3}",
    re.IGNORECASE,
)
#: The title of a part, and a number: "三、费用 (二) 码头", "I. Fees - 2. Quay".
_INNER = re.compile(
    rf".{{3,}}[\s—–-](?:(?:(?:{called.CHAPTERS})\s)?(?:[IVX]{{1,4}}|\d{{1,2}})[.):]"
    r"|第?[(（]?[一二三四五六七八九十]{1,3}(?:[章节]|部分)?[)）、.：:\s])\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
#: What a title is called besides: "Harbour master (captain)".
_GLOSS = re.compile(r"(?<=\w)\s?[(（][^()（）]{1,60}[)）]\s*\Z")
_LABEL = re.compile(
    r"\s*[\[(]?(?:\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater))?"
    r"(?:\([a-z0-9]\)){0,2}(?:[.)\]]{1,2}\s*|\s+(?=[\[A-ZÀ-ÞА-Я«“\"]))"
    r"|[a-zA-Zа-я][.)](?:\s+|\Z)"
    # a code: "S1 Survey", "R2. Open"
    r"|[A-ZА-Я]{1,3}[.-]?\d{1,3}[.)]?\s+(?=[\[A-ZÀ-ÞА-Я«“\"]))"
)
