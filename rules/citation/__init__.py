"""Which paragraphs do words cite? One grammar, one table of words a language.

`references` scans a text in its context and returns what it cites, with spans
in the text as given; `settle` says what a reference means among the drafts in
force. Both are honest about doubt: an unclear reference is returned as such.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from rules.citation import called, codes, line_heads, numbers, short
from rules.citation.dates import is_day
from rules.citation.documents import Citable, Named, next_to
from rules.citation.documents import citable as _citable
from rules.citation.elliptic import Elliptic
from rules.citation.folding import Folded, fold
from rules.citation.foreign import Outside
from rules.citation.grammar import Grammar, apart
from rules.citation.language import Mention, Noun, Path, languages
from rules.citation.ordered import meant, ordered
from rules.citation.parts import Parts
from rules.citation.relative import related
from rules.citation.standing import standing, voted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rules.terms import Draft

LANGUAGES = languages()
#: More pieces of a draft nobody cites in one passage, though each is told in parts.
_MOST, _PARTED = 200, 1000
_GRAMMAR = Grammar(LANGUAGES)
_OUTSIDE = Outside(LANGUAGES)
_ELLIPTIC = Elliptic(LANGUAGES)
_PARTS = Parts(LANGUAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words that cite pieces; `start` and `end` count in the text as given.

    `documents` are the drafts its own words name. `foreign`: it belongs to
    another instrument. `argument`: it is cited, not discussed. `leads`: it
    opens its line.
    """

    start: int
    end: int
    mention: Mention
    documents: tuple[str, ...] = ()
    foreign: bool = False
    argument: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a reference means: a document and labels, or candidates only."""

    document: str | None = None
    labels: tuple[str, ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()
    missing: tuple[Path, ...] = ()
    inner: bool = False

    @property
    def sure(self) -> bool:
        """One document, and every label printed in it."""
        return self.document is not None and bool(self.labels) and not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """All that a text cites: references, and names of drafts with their spans.

    A `crowded` text cites so much that it is an index, or noise: no reference is
    read in it.
    """

    references: tuple[Reference, ...]
    names: tuple[Named, ...]
    crowded: bool = False

    def between(self, start: int, end: int) -> tuple[Reference, ...]:
        """Return the references that begin in a span."""
        low = bisect_left(self.references, start, key=lambda r: r.start)
        high = bisect_left(self.references, end, key=lambda r: r.start)
        return self.references[low:high]

    @property
    def documents(self) -> tuple[str, ...]:
        """The drafts that the text names, strongly or weakly."""
        return tuple(dict.fromkeys(d for n in self.names for d in n.documents))

    @property
    def meant(self) -> tuple[str, ...]:
        """The drafts named by strong names; by weak ones where there is none."""
        strong = [n for n in self.names if n.strong] or self.names
        return tuple(dict.fromkeys(d for n in strong for d in n.documents))


def citable(drafts: Sequence[Draft]) -> Citable:
    """Prepare drafts for citation."""
    kinds = {kind for draft in drafts for kind in called.kinds(draft, _GRAMMAR)}
    return _citable(drafts, _grammar(tuple(sorted(kinds))))


def plain() -> Grammar:
    """Return the grammar of drafts of paragraphs and articles."""
    return _GRAMMAR


@lru_cache(maxsize=8)
def _grammar(kinds: tuple[str, ...]) -> Grammar:
    """Return a grammar that knows what drafts call their pieces, too."""
    if not kinds:
        return _GRAMMAR
    return Grammar((*LANGUAGES, *called.languages(kinds)), kinds)


def references(text: str, drafts: Citable) -> tuple[Reference, ...]:
    """Find what a text cites, in order."""
    return cited(text, drafts).references


@lru_cache(maxsize=512)  # several rules ask of one passage
def cited(text: str, drafts: Citable, *, demands: bool = False) -> Citations:
    """Find what a text cites and which drafts it names.

    With `demands`, pieces too that are told by what is said of their bare numbers.
    """
    folded, names, found = _found(text, drafts)
    masked = folded.text
    if demands and len(found) <= _MOST:
        by_words = ordered(masked, found, drafts)
        found = [*(m for m in found if not _overlaps(m, by_words)), *by_words]
    crowded = len(found) > _MOST or _pieces(found) > _PARTED
    pieces = [*apart(m for m in found if not is_day(masked, m) and not crowded)]
    pieces = [*apart((*pieces, *related(masked, pieces, drafts)))]
    told = (drafts.grammar.remarked(masked, m) for m in pieces)
    return Citations(
        references=tuple(_reference(folded, m, names) for m in apart(told)),
        names=tuple(
            replace(n, start=folded.place(n.start), end=folded.end(n.end))
            for n in names
        ),
        crowded=crowded,
    )


@lru_cache(maxsize=512)  # as above
def _found(
    text: str, drafts: Citable
) -> tuple[Folded, tuple[Named, ...], list[Mention]]:
    """Fold a text without the names of drafts, and find what it cites by the form."""
    folded = fold(text)
    names = drafts.named(folded)
    masked = _mask(folded.text, names)
    # a code goes before its letter: S1 is no § 1
    every = [*codes.coded(masked, drafts)]
    every += _PARTS.coded(_mask(masked, every), drafts.grammar)
    coded = [code for code in every if not _is_word(folded, code)]
    coded = [*apart(coded)]
    coded = [*apart((*coded, *short.initials(masked, drafts)))]
    scanned = [*apart((*coded, *drafts.grammar.scan(_mask(masked, coded), _PARTED)))]
    scanned = [short.spaced(masked, mention, drafts) for mention in scanned]
    said = Folded(masked, folded.raw, folded.places)
    if len(scanned) > 2 * _MOST or _pieces(scanned) > _PARTED:
        return said, names, scanned
    scanned = [*apart(_PARTS.told(masked, scanned))]
    alone = (
        *numbers.suffixed(masked, drafts),
        *numbers.neighbours(masked, drafts),
        *meant(masked, drafts),
        *numbers.pointed(masked, drafts, drafts.grammar),
        *numbers.signed(masked, drafts, drafts.grammar),
        *numbers.dotted(masked, drafts, drafts.grammar),
    )
    ordinals = _ELLIPTIC.scan(masked, scanned, drafts)
    scanned = [*apart((*scanned, *alone, *ordinals))]
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
    folded = fold(text.strip(" \n.;:"))
    mention = _GRAMMAR.bare(folded.text, 0, Noun.POINT)
    if mention is None or not _REMARK.fullmatch(folded.text, mention.end):
        return None
    if any(
        i.last and i.last[-1].isalpha() != i.path[-1].isalpha() for i in mention.items
    ):
        return None  # "A-1" is the code of an action
    if not any(i.path[-1].isalpha() and i.path[0].isalpha() for i in mention.items):
        mention = replace(mention, noun=Noun.NONE)
    return Reference(start=0, end=len(text), mention=mention, leads=True)


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


def _holders(mention: Mention, drafts: Citable) -> set[str]:
    """Return the drafts that print the pieces of an article or chapter, not itself."""
    if mention.noun not in (Noun.ARTICLE, Noun.SECTION):
        return set()
    paths = {item.path for item in mention.items}
    acts = mention.noun is Noun.ARTICLE
    every = drafts.labels.items()
    return {d for d, x in every if (x.acts or not acts) and paths & x.parents}


def _called(
    mention: Mention, drafts: Citable, in_force: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the drafts that call their pieces so; in a part no noun tells them.

    Nor does a bare "6.5", or a code, tell a draft that prints "§ 6".
    """
    bare = mention.noun is Noun.SIGN and mention.alone
    told = not bare and (mention.part is None or mention.noun is Noun.RECITAL)
    every = drafts.labels.items()
    found = tuple(d for d, x in every if told and x.calls(mention))
    spoken = () if in_force else tuple(d for d, x in every if x.spoken(mention))
    return found or spoken


@lru_cache(maxsize=1024)  # as above
def settle(
    reference: Reference,
    drafts: Citable,
    in_force: tuple[str, ...] = (),
    container: Path = (),
) -> Settled:
    """Say what a reference means; `in_force` are the drafts spoken of."""
    mention = reference.mention
    coded = drafts.coded(mention)
    asked = tuple(d for d in coded if d in in_force) or coded or in_force
    asked = reference.documents or asked
    named = _called(mention, drafts, in_force)
    if not reference.documents and named and not set(named) & set(in_force):
        if mention.counted and in_force:
            return Settled()  # "the final clause" of a paragraph is no clause
        asked = named
    scope = asked or tuple(drafts.labels)
    found = {d: drafts.labels[d].find(mention, container) for d in scope}
    holders = set() if asked else _holders(mention, drafts)
    sure = [
        d
        for d, f in found.items()
        if f.sure and (not holders or d in holders or drafts.labels[d].acts)
    ]
    acts = mention.noun is Noun.ARTICLE and any(drafts.labels[d].acts for d in sure)
    if mention.dotted and not asked and not acts:
        # "4.2" is how a draft of sections prints it; an act would print 4(2)
        sure = [d for d in sure if drafts.labels[d].dotted] or sure
    # what one draft prints whole is no part of another's paragraph
    whole = [d for d, x in drafts.labels.items() if x.forms(mention)]
    rest = [d for d in sure if d not in whole] if whole else []
    cut = [d for d in rest if found[d].inner or not (asked or acts)]
    sure = [d for d in sure if d not in cut]
    rivals = [d for d in scope if d not in sure and drafts.labels[d].rivals(mention)]
    unlike = asked is named or (not asked and any(found[d].inner for d in sure))
    if unlike and not mention.dotted:
        # "2(2)" inside a paragraph 2, or a section 2.2, or as an act prints it
        among = [d for d in in_force or scope if d not in sure]
        rivals += [d for d in among if drafts.labels[d].prints(mention)]
    if len(sure) == 1 and not rivals and not mention.open_ended:
        return Settled(
            document=sure[0], labels=found[sure[0]].labels, inner=found[sure[0]].inner
        )
    if sure:
        return Settled(
            document=sure[0] if len(sure) == 1 else None,
            candidates=(
                *((d, x) for d in rivals for x in drafts.labels[d].exact(mention)[:3]),
                *((d, x) for d in sure for x in found[d].labels[:3]),
            ),
        )
    apart = not any(f.near for f in found.values()) and reference.leads
    spoken = in_force if asked is named and apart else ()
    spoken = spoken or _acts(mention, drafts, in_force)
    if there := _called_otherwise(reference, drafts, spoken):
        return there
    near = [
        (d, x)
        for d in (in_force if asked is named else ())
        for x in drafts.labels[d].exact(mention)
    ]
    near += [(d, label) for d, f in found.items() for label in f.near]
    if cut:
        near += [(d, x) for d in whole for x in drafts.labels[d].exact(mention)]
        near += [(d, x) for d in cut for x in found[d].labels]
    if not near and asked:
        others = {d: x for d, x in drafts.labels.items() if d not in scope}
        sure_there = {d: f for d, x in others.items() if (f := x.find(mention)).sure}
        near = [(d, x) for d, f in sure_there.items() for x in f.labels]
        near = near or [(d, x) for d, y in others.items() for x in y.exact(mention)]
    return Settled(
        document=scope[0] if len(scope) == 1 else None,
        candidates=tuple(near),
        missing=next((f.missing for f in found.values() if f.missing), ()),
    )


def _acts(
    mention: Mention, drafts: Citable, in_force: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the acts that print "Article 8(2)", where no draft has articles.

    What one language calls the section of a law is an article in another.
    """
    labels = drafts.labels
    called = any(x.calls(mention) for x in labels.values())
    among = in_force or labels if mention.noun is Noun.ARTICLE and not called else ()
    return tuple(d for d in among if labels[d].acts and labels[d].prints(mention))


def _called_otherwise(
    reference: Reference, drafts: Citable, spoken: tuple[str, ...]
) -> Settled | None:
    """Settle what is cited by another noun than its draft has, where that is plain.

    "Article 8(2) of the law" is its section 8(2); who calls its paragraphs articles
    means those of the draft spoken of, where no draft of articles comes near.
    """
    mention = reference.mention
    for document, *others in filter(None, (reference.documents, spoken)):
        labels = drafts.labels[document]
        exact = labels.exact(mention)
        named = labels.prints(mention) if reference.documents else len(exact) == 1
        if not others and named and len(exact) == len(mention.items):
            return Settled(document=document, labels=exact)
    return None


def coherent(references: Sequence[Reference], drafts: Citable) -> tuple[str, ...]:
    """Return the one draft in which all of several references lead somewhere.

    Each alone may be found in more than one: "3.1" in two, "2.2.2" in one. Numbers that
    only count what the sender says lead nowhere.
    """
    bare = [r for r in references if r.mention.noun is Noun.NONE]
    counted = [(str(n),) for n, _ in enumerate(bare, 1)]
    own = bare if [r.mention.items[0].path for r in bare] == counted else []
    found = [
        _leads_to(r.mention, drafts)
        for r in references
        if not (r.documents or r.foreign or r in own)
    ]
    known = [documents for documents in found if documents]
    common = set.intersection(*known) if len(known) > 1 else set()
    return tuple(common) if len(common) == 1 else ()


def _leads_to(mention: Mention, drafts: Citable) -> set[str]:
    """Return the drafts in which a mention is found: in that form, if there are any."""
    sure = {d for d, labels in drafts.labels.items() if labels.find(mention).sure}
    sure = _holders(mention, drafts) or sure
    return {d for d in sure if drafts.labels[d].forms(mention)} or sure


def _mask(text: str, names: Iterable[Named | Mention]) -> str:
    """Blank out spans: "Chapter 3" in the title of a draft cites nothing."""
    pieces = []
    end = 0
    for name in names:
        pieces += [text[end : name.start], "\0" * (name.end - name.start)]
        end = name.end
    return "".join((*pieces, text[end:]))


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    place = bisect_right(others, mention.start, key=lambda m: m.end)
    return place < len(others) and others[place].start < mention.end


def _is_word(text: Folded, code: Mention) -> bool:
    """Tell whether the letter of a code is a word: "bajar a 1 gramo" names no A-1."""
    apart = text.text[code.start + 1 : code.start + 2].isspace()
    return apart and text.raw[text.place(code.start)].islower()


def _reference(text: Folded, mention: Mention, names: Sequence[Named]) -> Reference:
    beside = next_to(text.text, mention, names)
    return Reference(
        start=text.place(min((mention.start, *(n.start for n in beside)))),
        end=text.end(max((mention.end, *(n.end for n in beside)))),
        mention=mention,
        documents=tuple(dict.fromkeys(d for n in beside for d in n.documents)),
        foreign=mention.position is None
        and (
            _OUTSIDE.elsewhere(text.text, mention)
            or (not beside and _OUTSIDE.foreign(text, mention))
        ),
        argument=not (
            mention.noun is Noun.NONE and numbers.leads(text.text, mention.start)
        )
        and _OUTSIDE.argument(text.text, mention.start),
        leads=numbers.leads(text.text, mention.start),
    )


_REMARK = re.compile(r"|\s?[,;]\s?(?:[^\W\d_][^,]{0,40})?")
