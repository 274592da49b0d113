"""What does a reference mean among the drafts in force?

The drafts that call their pieces so, or print them just so; where several may be
meant, or none, candidates are all that comes near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rules.citation import by_noun
from rules.citation.commas import meant
from rules.citation.language import Mention, Noun, Path
from rules.citation.paths import key

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.reference import Reference


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

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Its pieces, each with the draft that prints it."""
        return tuple((str(self.document), label) for label in self.labels)


@lru_cache(maxsize=1024)  # several rules ask of one reference
def settle(
    reference: Reference,
    drafts: Citable,
    in_force: tuple[str, ...] = (),
    container: Path = (),
) -> Settled:
    """Say what a reference means; `in_force` are the drafts spoken of."""
    if reference.mention.noun is Noun.SENTENCE:
        return Settled()  # "12 (last sentence)": it is in a piece, and none itself
    if reference.mention.fractions:
        spoken = reference.documents or in_force or tuple(drafts.labels)
        typed = meant(reference.mention, [drafts.labels[d] for d in spoken])
        if typed is None:
            return Settled(candidates=_either_way(reference.mention, drafts))
        reference = replace(reference, mention=typed)
    if not reference.strange:
        settled = _settled(reference, drafts, in_force, container)
        if reference.mention.step and settled.sure:
            return _beside(settled, reference.mention, drafts)
        known = reference.documents or in_force or not settled.sure
        return settled if known else _either(settled, reference.mention, drafts)
    every = drafts.labels.items()
    found = ((d, x) for d, labels in every for x in labels.exact(reference.mention))
    return Settled(candidates=tuple(found))


def _either_way(mention: Mention, drafts: Citable) -> tuple[tuple[str, str], ...]:
    """Return what is printed of a list of numbers, and what of its commas as stops."""
    every = (*mention.fractions, *mention.items)
    found = ((d, x.printed(i.path)) for d, x in drafts.labels.items() for i in every)
    return tuple((d, label) for d, label in found if label)


def _beside(settled: Settled, mention: Mention, drafts: Citable) -> Settled:
    """Settle what stands beside the pieces that are cited, if that is one."""
    labels = drafts.labels[str(settled.document)]
    label = settled.labels[-1 if mention.step > 0 else 0]
    found = labels.neighbours(label, mention.step, len(key(label)))
    if len(found) == 1:
        return Settled(document=settled.document, labels=found)
    pairs = tuple((str(settled.document), x) for x in found)
    return Settled(document=settled.document, candidates=pairs)


def _settled(
    reference: Reference,
    drafts: Citable,
    in_force: tuple[str, ...],
    container: Path,
) -> Settled:
    """Say what a reference means that names one of the drafts, or none."""
    reference = _by_own_word(reference, drafts, in_force)
    mention = reference.mention
    coded = drafts.coded(mention)
    asked = tuple(d for d in coded if d in in_force) or coded or in_force
    asked = reference.documents or asked
    named = by_noun.chaptered(mention, drafts, in_force) or by_noun.called(
        mention, drafts, in_force
    )
    told = named or reference.documents
    acting = () if told else by_noun.acting(mention, drafts, in_force)
    named = named or acting
    if not reference.documents and named and not set(named) & set(in_force):
        if mention.counted and in_force:
            return Settled()  # "the final clause" of a paragraph is no clause
        asked = named
    scope = asked or tuple(drafts.labels)
    plain = _plain(reference, drafts, in_force)
    found = {
        d: drafts.labels[d].find(mention, container, spoken_of=d == plain)
        for d in scope
    }
    within = set() if asked else by_noun.holders(mention, drafts)
    sure = [
        d
        for d, f in found.items()
        if f.sure and (not within or d in within or drafts.labels[d].acts)
    ]
    acts = mention.noun is Noun.ARTICLE and any(drafts.labels[d].acts for d in sure)
    if mention.dotted and not asked and not acts:
        # "4.2" is how a draft of sections prints it; an act would print 4(2)
        sure = [d for d in sure if drafts.labels[d].dotted] or sure
    whole = _whole(reference, drafts)
    rest = [d for d in sure if d not in whole] if whole else []
    cut = [d for d in rest if found[d].inner or not (asked or acts)]
    sure = [d for d in sure if d not in cut]
    rivals = [d for d in scope if d not in sure and drafts.labels[d].rivals(mention)]
    unlike = asked is named or (not asked and any(found[d].inner for d in sure))
    if unlike and not mention.dotted:
        # "2(2)" inside a paragraph 2, or a section 2.2, or as an act prints it
        among = [d for d in in_force or scope if d not in sure]
        rivals += [d for d in among if drafts.labels[d].prints(mention)]
    rivals += _lettered(reference, drafts, [d for d in sure if found[d].inner])
    rivals += by_noun.spoken_of(
        mention, drafts, in_force, acting=bool(acting), apart=asked is named
    )
    if len(sure) == 1 and not rivals and not mention.open_ended:
        return Settled(
            document=sure[0], labels=found[sure[0]].labels, inner=found[sure[0]].inner
        )
    if sure:
        return Settled(
            document=sure[0] if len(sure) == 1 else None,
            candidates=(
                *((d, x) for d in rivals for x in drafts.labels[d].exact(mention)),
                *((d, x) for d in sure for x in found[d].labels),
            ),
        )
    apart = not any(f.near for f in found.values()) and reference.leads
    recited = by_noun.recited(mention, drafts, in_force) if not named else ()
    spoken = recited or (in_force if asked is named and apart else ())
    spoken = spoken or by_noun.acts(mention, drafts, in_force)
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
    suffixed = any(" " in item.path[-1] for item in mention.items)  # "9 bis"
    if asked and (suffixed or not near):
        others = {d: x for d, x in drafts.labels.items() if d not in scope}
        sure_there = {d: f for d, x in others.items() if (f := x.find(mention)).sure}
        beside = [(d, x) for d, f in sure_there.items() for x in f.labels]
        near += beside or [(d, x) for d, y in others.items() for x in y.exact(mention)]
    return Settled(
        document=scope[0] if len(scope) == 1 else None,
        candidates=(*_in_codes(mention, drafts, in_force), *near),
        missing=next((f.missing for f in found.values() if f.missing), ()),
    )


def _whole(reference: Reference, drafts: Citable) -> list[str]:
    """Return the drafts that print it whole, which is then no part of another's piece.

    Unless it is said to be: "Section 4.3 of the Code, paragraph 3".
    """
    said = reference.documents and reference.mention.points
    every = () if said else drafts.labels.items()
    return [document for document, x in every if x.forms(reference.mention)]


def _by_own_word(
    reference: Reference, drafts: Citable, in_force: tuple[str, ...]
) -> Reference:
    """Read "Article 6" as paragraph 6 where the draft spoken of calls it so itself.

    Not where there is another draft of articles. "Section 6", or a clause, is loose for
    a paragraph of one that does not say what its pieces are, if none has a section 6.
    """
    mention = reference.mention
    document, *others = reference.documents or in_force or ("",)
    own, every = drafts.labels.get(document), drafts.labels.values()
    if others or own is None or not all(path in own.keys for path in mention.ends):
        return reference
    if mention.noun is Noun.ARTICLE and own.articles:
        rival = any(x.acts or x.calls(mention) for x in every)
    elif mention.noun is Noun.SECTION and not own.nouns:
        chapter = mention.chapter and any(p[0].isdecimal() for p in mention.ends)
        rival = chapter or any(x.calls(mention) and x.exact(mention) for x in every)
    else:
        return reference
    loose = replace(mention, noun=Noun.PARAGRAPH)
    return reference if rival else replace(reference, mention=loose)


def _plain(
    reference: Reference, drafts: Citable, in_force: tuple[str, ...]
) -> str | None:
    """Return the draft whose codes may be cited by their numbers alone.

    It is named beside the number, or spoken of where no other one prints that number.
    """
    document, *others = reference.documents or in_force or ("",)
    beside = (x for d, x in drafts.labels.items() if d != document)
    known = reference.documents or not any(x.exact(reference.mention) for x in beside)
    return document if known and not others else None


def _in_codes(
    mention: Mention, drafts: Citable, in_force: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return what a number may be in the codes of the drafts spoken of."""
    series = [d for d in in_force if drafts.labels[d].series]
    found = {d: drafts.labels[d].find(mention, spoken_of=True) for d in series}
    return [(d, label) for d, f in found.items() for label in f.labels]


def _either(settled: Settled, mention: Mention, drafts: Citable) -> Settled:
    """Doubt "clause 3", or "第三条", where no draft is spoken of and two may be meant.

    One prints a whole 3, and another is an act whose article 3 has paragraphs.
    """
    if mention.noun is not Noun.CLAUSE or mention.several:
        return settled
    path = mention.items[0].path
    held = tuple(
        (document, label)
        for document, labels in drafts.labels.items()
        if labels.acts and path in labels.parents and document != settled.document
        for own, label in labels.keys.items()
        if own[: len(path)] == path
    )
    return Settled(candidates=(*settled.pairs, *held)) if held else settled


def _lettered(
    reference: Reference, drafts: Citable, inside: Sequence[str]
) -> list[str]:
    """Return the drafts that print a point "6(b)" that is in no other's paragraph 6.

    It may be a point inside that of the draft spoken of, or be of a draft that is not.
    """
    mention = reference.mention
    letter = bool(inside) and mention.items[0].path[-1].isalpha()
    if reference.documents or not letter:
        return []
    return [d for d, labels in drafts.labels.items() if labels.prints(mention)]


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
        # "recital 10 of the Note" can be nothing else than its paragraph 10
        named = labels.prints(mention) or (not reference.documents and len(exact) == 1)
        # nor "point 2 of the Manual" than its section 2, beside 2.1
        nouns = _LOOSE if reference.documents and labels.dotted else _LOOSE[:2]
        named = named or (mention.noun in nouns and not mention.counted)
        if not others and named and len(exact) == len(mention.items):
            return Settled(document=document, labels=exact)
    return None


#: By these a piece may be cited that is none; by the last two where its text is named.
_LOOSE = (Noun.RECITAL, Noun.NAMED, Noun.POINT, Noun.PARAGRAPH)
