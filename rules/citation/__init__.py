"""Which paragraphs do words cite? One grammar, one table of words a language.

`references` scans a text in its context and returns what it cites, with spans
in the text as given; `settle` says what a reference means among the drafts in
force. Both are honest about doubt: an unclear reference is returned as such.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from rules.citation import (
    annexes,
    by_kind,
    by_letter,
    called,
    codes,
    commas,
    excepted,
    line_heads,
    numbers,
    other_laws,
    put_right,
    sections,
    short,
    under_heading,
    with_titles,
)
from rules.citation.coherence import coherent
from rules.citation.dates import is_day
from rules.citation.documents import Citable, Named
from rules.citation.documents import citable as _citable
from rules.citation.elliptic import Elliptic
from rules.citation.folding import Folded, fold
from rules.citation.foreign import Outside
from rules.citation.grammar import Grammar, apart
from rules.citation.joined import joined
from rules.citation.language import Mention, Noun, languages
from rules.citation.leading import leads
from rules.citation.letters import enclosed, is_word
from rules.citation.nearest import joins, next_to
from rules.citation.numbered import numbered
from rules.citation.ordered import meant, ordered
from rules.citation.parts import Parts
from rules.citation.reference import Citations, Reference
from rules.citation.relative import indented, related
from rules.citation.settling import Settled, settle
from rules.citation.signed import signed
from rules.citation.standing import standing, voted
from rules.citation.unnumbered import unnumbered
from rules.remembered import of_passage

if TYPE_CHECKING:
    from rules.terms import Draft

__all__ = ["Citable", "Citations", "Reference", "Settled", "coherent", "settle"]

LANGUAGES = languages()
#: More pieces of a draft nobody cites in one passage, though each is told in parts;
#: nor does anybody name drafts more often.
_MOST, _PARTED = 200, 1000
_GRAMMAR = Grammar(LANGUAGES)
_OUTSIDE = Outside(LANGUAGES)
_ELLIPTIC = Elliptic(LANGUAGES)
_PARTS = Parts(LANGUAGES)


def citable(drafts: Sequence[Draft]) -> Citable:
    """Prepare drafts for citation."""
    kinds = {kind for draft in drafts for kind in called.kinds(draft, _GRAMMAR)}
    annexed = any(map(annexes.prints, drafts))
    return _citable(drafts, _grammar(tuple(sorted(kinds)), annexed=annexed))


def plain() -> Grammar:
    """Return the grammar of drafts of paragraphs and articles."""
    return _GRAMMAR


@lru_cache(maxsize=8)
def _grammar(kinds: tuple[str, ...], *, annexed: bool) -> Grammar:
    """Return a grammar that knows what drafts call their pieces, too."""
    if not (kinds or annexed):
        return _GRAMMAR
    behind = annexes.spoken() if annexed else ()
    return Grammar((*LANGUAGES, *called.languages(kinds), *behind), kinds)


def references(text: str, drafts: Citable) -> tuple[Reference, ...]:
    """Find what a text cites, in order."""
    return cited(text, drafts).references


@of_passage
def cited(text: str, drafts: Citable, *, demands: bool = False) -> Citations:
    """Find what a text cites and which drafts it names.

    With `demands`, pieces too that are told by what is said of their bare numbers.
    """
    folded, names, found = _found(text, drafts)
    masked = folded.text
    if demands and len(found) <= _MOST:
        letters = enclosed(masked, drafts, drafts.grammar)
        by_words = ordered(masked, found, drafts)
        by_words += [m for m in letters if not _overlaps(m, found)]
        found = [*(m for m in found if not _overlaps(m, by_words)), *by_words]
    crowded = max(len(found), len(names)) > _MOST or _pieces(found) > _PARTED
    found = [m for m in found if not (is_day(masked, m) or is_word(masked, m))]
    pieces = [*apart(() if crowded else found)]
    pieces = [*apart(by_letter.told(masked, pieces, drafts))]
    pieces = [*excepted.without(masked, pieces, drafts.grammar)]
    pieces = [*apart((*pieces, *related(masked, pieces, drafts)))]
    pieces = [*sections.articles(masked, pieces, drafts)]
    pieces = [*sections.within(masked, pieces, drafts)]
    pieces = [*other_laws.amended(masked, pieces, drafts)]
    told = [*apart(drafts.grammar.told(masked, m) for m in pieces)]
    beside = [next_to(masked, m, names) for m in told]
    return Citations(
        references=tuple(
            _reference(folded, m, _shared(masked, names, each, beside), drafts)
            for m, each in zip(told, beside, strict=True)
        ),
        names=tuple(
            replace(n, start=folded.place(n.start), end=folded.end(n.end))
            for n in names
        ),
        crowded=crowded,
    )


@of_passage
def _found(
    text: str, drafts: Citable
) -> tuple[Folded, tuple[Named, ...], list[Mention]]:
    """Fold a text without the names of drafts, and find what it cites by the form."""
    folded = sections.stopped(sections.without_part(fold(text), drafts), drafts)
    names = drafts.named(folded)
    masked = _CHOICE.sub(_unsaid, _mask(folded.text, names))
    said = Folded(masked, folded.raw, folded.places)
    if len(names) > _MOST:
        return said, names, []
    # a code goes before its letter: S1 is no § 1
    every = [*codes.coded(masked, drafts), *unnumbered(said, drafts)]
    every += under_heading.every(masked, drafts.under, drafts.headings)
    every += _PARTS.coded(_mask(masked, every), drafts.grammar)
    coded = [code for code in every if not _is_word(folded, code)]
    coded = [*apart(coded)]
    letters = (*short.initials(masked, drafts), *short.marked(masked, drafts))
    coded = [*apart((*coded, *letters))]
    within = partial(commas.inside, drafts=drafts)
    blank = _mask(masked, coded)
    led = drafts.grammar.scan(blank, _PARTED, within)
    scanned = [*apart((*coded, *led, *codes.beside(blank, coded, drafts)))]
    scanned = [*codes.joined(masked, scanned, drafts)]
    scanned = [short.spaced(masked, mention, drafts) for mention in scanned]
    scanned = [short.inserted(said, mention, drafts) for mention in scanned]
    if len(scanned) > 2 * _MOST or _pieces(scanned) > _PARTED:
        return said, names, scanned
    scanned = [*apart(_PARTS.told(masked, scanned))]
    alone = (
        *numbers.suffixed(masked, drafts),
        *numbers.neighbours(masked, drafts),
        *meant(masked, drafts),
        *numbers.pointed(masked, drafts, drafts.grammar),
        *signed(masked, drafts, drafts.grammar),
        *numbered(said, drafts, drafts.grammar),
        *with_titles.titled(said, drafts),
        *numbers.dotted(masked, drafts, drafts.grammar),
        *codes.called(masked, drafts, drafts.grammar),
    )
    ordinals = _ELLIPTIC.scan(masked, scanned, drafts)
    bullets = indented(masked, scanned, drafts)
    scanned = [*apart((*scanned, *alone, *ordinals, *bullets))]
    inside = apart(
        (*numbers.nested(masked, drafts), *standing(masked, drafts, drafts.grammar))
    )
    nested = [m for m in inside if not _overlaps(m, scanned)]
    heads = line_heads.bare(masked, names, drafts, drafts.grammar)
    votes = voted(masked, scanned, _PARTED)
    heads = apart((*_first(heads, _PARTED), *votes))
    bare = (
        m
        for m in heads
        # "3.1 and 3.2": a list goes before what stands in it
        if not _overlaps(m, scanned) and (m.several or not _overlaps(m, nested))
    )
    return said, names, [*islice(chain(scanned, nested, bare), _MOST + 1)]


def _pieces(mentions: Iterable[Mention]) -> int:
    """Count the pieces that are cited in all."""
    return sum(len(mention.items) for mention in mentions)


def _first(mentions: Iterable[Mention], most: int) -> Iterator[Mention]:
    """Take mentions up to the one that cites more pieces than `most` in all."""
    pieces = 0
    for mention in mentions:
        yield mention
        pieces += len(mention.items)
        if pieces > most:
            return


def listed(text: str) -> Reference | None:
    """Read a text that is nothing but a list of labels: a cell of a table.

    >>> [i.path for i in listed("a, c - e").mention.items]
    [('a',), ('c',)]
    """
    folded = fold(text.strip(" \n.;:").rstrip(" -–—"))
    mention = _GRAMMAR.bare(folded.text, 0, Noun.POINT)
    if mention is None:
        return None
    if not (is_within(text) or _REMARK.fullmatch(folded.text, mention.end)):
        return None
    if any(
        i.last and i.last[-1].isalpha() != i.path[-1].isalpha() for i in mention.items
    ):
        return None  # "A-1" is the code of an action
    if not any(i.path[-1].isalpha() and i.path[0].isalpha() for i in mention.items):
        mention = replace(mention, noun=Noun.NONE)
    return Reference(start=0, end=len(text), mention=mention, leads=True)


def is_within(text: str) -> bool:
    """Tell whether a cell refers to words inside a piece: a number, and where in it.

    >>> is_within("12 (last sentence)"), is_within("12, fees"), is_within("12")
    (True, False, False)
    >>> is_within("12 (second half)"), is_within("12 (parts)")
    (True, True)
    """
    behind = _BEHIND_NUMBER.fullmatch(fold(text.strip()).text)
    words = _WORDS.findall(behind[1]) if behind else []
    inner = any(_GRAMMAR.noun(x) is Noun.SENTENCE or _PART.fullmatch(x) for x in words)
    return len(words) <= _BRIEF and inner


def names_pieces(text: str) -> bool:
    """Tell whether words speak of pieces by what they are called, without a number.

    >>> names_pieces("The following paragraphs"), names_pieces("The members")
    (True, False)
    """
    words = _WORDS.findall(fold(text).text)
    # a script without spaces: "以下段落"
    ends = (word[-n:] for word in words if word[-1] >= "一" for n in (1, 2))
    return any(_GRAMMAR.noun(word) in _PIECES for word in chain(words, ends))


def outer(reference: Reference) -> Reference:
    """Read "5.4, 1" as the first paragraph of section 5.4.

    This is what such a pair means where a form asks for section and paragraph;
    the draft prints the section only.
    """
    mention = reference.mention
    if not is_pair(reference):
        return reference
    return replace(reference, mention=replace(mention, items=mention.items[:1]))


def is_pair(reference: Reference) -> bool:
    """Tell whether a bare list may be a section and a number inside it.

    "4(1)(a), 7" is none: what is nested so holds no number.
    """
    items = reference.mention.items
    return (
        len(items) == 2  # noqa: PLR2004 (a pair)
        and (reference.mention.dotted or len(items[0].path) == 1)
        and reference.mention.noun is Noun.NONE
        and len(items[1].path) == 1
        and items[1].path[0].isdigit()
        and items[0].last is None
    )


def _mask(text: str, names: Iterable[Named | Mention]) -> str:
    """Blank out spans: "Chapter 3" in the title of a draft cites nothing."""
    pieces = []
    end = 0
    for name in names:
        pieces += [text[end : name.start], "\0" * (name.end - name.start)]
        end = name.end
    return "".join((*pieces, text[end:]))


def _unsaid(choice: re.Match[str]) -> str:
    """Blank out what a form offers to choose from."""
    return f"{choice[1]}{' ' * len(choice[2])}{choice[3]}"


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    place = bisect_right(others, mention.start, key=lambda m: m.end)
    return place < len(others) and others[place].start < mention.end


def _is_word(text: Folded, code: Mention) -> bool:
    """Tell whether the letter of a code is a word: "bajar a 1 gramo" names no A-1."""
    apart = text.text[code.start + 1 : code.start + 2].isspace()
    return apart and text.raw[text.place(code.start)].islower()


def _shared(
    text: str,
    names: Sequence[Named],
    beside: tuple[Named, ...],
    of_others: Sequence[tuple[Named, ...]],
) -> tuple[Named, ...]:
    """Add the names that share a number with the one beside it."""
    if len(beside) != 1 or len(names) == 1:
        return beside
    taken = {name for each in of_others if each is not beside for name in each}
    return (*beside, *joined(text, names, beside[0], taken))


def _reference(
    text: Folded, mention: Mention, beside: Sequence[Named], drafts: Citable
) -> Reference:
    kind = None if beside else by_kind.drafts_of(text.text, mention.end, drafts.names)
    named = tuple(dict.fromkeys(d for n in beside for d in n.documents))
    within = [n for n in beside if joins(text.text, mention, n)]
    if mention.noun is Noun.SECTION:
        words = text.text[mention.start : mention.end]
        chapter = _CHAPTER.search(words) is not None
        mention = replace(mention, chapter=chapter)
    return Reference(
        start=text.place(min((mention.start, *(n.start for n in within)))),
        end=text.end(max((mention.end, *(n.end for n in within)))),
        mention=mention,
        documents=named
        or ((mention.document,) if mention.document else ())
        or (tuple(kind) if kind and len(kind) == 1 else ())
        or tuple(with_titles.of(text, mention, drafts)),
        strange=(mention.document not in (*named, "") if named else False)
        or (
            not beside
            and (
                kind == frozenset()
                or _OUTSIDE.strange(text, mention)
                or other_laws.told(text, mention, drafts.names)
                or other_laws.in_force(text, mention)
            )
        ),
        foreign=mention.position is None
        and (
            drafts.is_matter(mention)
            or _OUTSIDE.elsewhere(text.text, mention)
            or _OUTSIDE.edition(text, mention)
            or put_right.of_other_list(text, mention, drafts)
            or (
                not beside
                and (
                    _OUTSIDE.foreign(text, mention)
                    or other_laws.glued(text, mention, drafts.names)
                )
            )
        ),
        argument=not (
            (mention.noun is Noun.NONE and leads(text.text, mention.start))
            # "Nach Absatz 7 (neu)": a heading, and no ground
            or (mention.new and _ENDED.match(text.text, mention.end))
        )
        and (
            put_right.is_put_right(text.text, mention)
            or _OUTSIDE.argument(
                text.text,
                _begin(text.text, mention, beside),
                max((mention.end, *(n.end for n in beside))),
            )
        ),
        leads=leads(text.text, mention.start),
    )


def _begin(text: str, mention: Mention, beside: Sequence[Named]) -> int:
    """Say where a piece begins with its name: "as opposed to the Code § 5"."""
    named = (n.start for n in beside if text[n.end : mention.start] == " ")
    return min((mention.start, *named))


_CHAPTER = re.compile(
    r"(?<![^\W_])(?:chap|cap[íi]t|kapitel|глав)|章|فصل|(?<![^\W_])[ivx]{1,5}(?![^\W_])"
)
_ENDED = re.compile(r"\W*(?:\n|\Z)")
#: The question of a form: "**Document (A1, A2 or A3)**: A2".
_CHOICE = re.compile(
    r"(\*\*[^*()\n]{2,60})(\([^*()\n]{1,80}[\s,](?:or|ou|oder|[oó]|или|أو)\s"
    r"[^*()\n]{1,40}\))(:\*\*|\*\*\s?:)"
)
_BEHIND_NUMBER = re.compile(r".*?\d\)?([^\d]*)")
_WORDS = re.compile(r"[^\W\d_]+")
#: What a draft prints with a number of its own.
_PIECES = (Noun.PARAGRAPH, Noun.ARTICLE, Noun.SECTION, Noun.CLAUSE)
#: More words say something.
_BRIEF = 4
#: A part of a text by its size: "14 (second half)".
_PART = re.compile(
    r"hal(?:f|ves)|parts?|moitiés?|parties?|mitad(?:es)?|partes?|hälften?|teile?"
    r"|половин\w|част[ьи]|(?:ال)?نصف|(?:ال)?جزء|.?半|.{0,2}部分"
)
_REMARK = re.compile(r"|\s?[,;]\s?(?:[^\W\d_][^,]{0,40})?")
