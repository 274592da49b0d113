"""Is a file a copy of a draft, and which passage is which paragraph?

The words before the sender's hand are run side by side with the draft, in rising
order; labels are only a hint, for they may be written otherwise than the draft's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rules import alignment, citation, quotes
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.location import remarks
from rules.location.catalogue import QUOTE, Drafts
from rules.location.headings import headings
from rules.location.typed import Typed, agrees, typed
from rules.location.typed import heads as labels
from rules.location.views import Views, all_marked, views
from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.citation import Reference

_LEAST = 45.0
_CERTAIN = 80.0
_FEW = 3
#: So many words in a row nobody has by chance.
_LONG = 8
#: Into more parts nobody parts a paragraph.
_PARTS = 5
#: So many paragraphs that share words are looked at.
_NEAR = 2
_OPENING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a draft: which passage is a version of which paragraph.

    `pairs` lead from the index of a passage to the index of a place. `tracked`
    and `marked` tell how the sender shows changes. `headings`: passages that the draft
    does not have, with their labels. `quoted` lead to the paragraphs that are repeated
    above what is said of them. `parts` are what stands below the first part of a
    paragraph that was only parted, by that; `joined` lead to the two paragraphs that
    became one.
    """

    pairs: dict[int, int]
    tracked: bool
    marked: bool
    headings: Mapping[int, str] = field(default_factory=dict)
    quoted: Mapping[int, int] = field(default_factory=dict)
    parts: Mapping[int, int] = field(default_factory=dict)
    joined: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def places(self) -> Mapping[int, tuple[int, ...]]:
        """Which paragraphs, or part of one, each passage is."""
        found = {i: self.joined.get(i, (j,)) for i, j in self.pairs.items()}
        return found | {i: found[first] for i, first in self.parts.items()}


def unboxed(passages: Sequence[Passage], drafts: Drafts) -> tuple[Passage, ...]:
    """Take the cells of a table of one column that holds a draft as paragraphs."""
    tables: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.cell:
            tables[passage.cell.table].append(passage)
    boxes = {
        number
        for number, cells in tables.items()
        if all(p.cell and p.cell.column == 1 for p in cells)
        and sum(
            typed(p.text.split("\n")[0], drafts).words in drafts.known for p in cells
        )
        >= _FEW
    }
    return tuple(
        replace(p, cell=None, kind=PassageKind.PARAGRAPH)
        if p.cell and p.cell.table in boxes
        else p
        for p in passages
    )


def copy_of(
    passages: Sequence[Passage],
    in_force: Sequence[str],
    drafts: Drafts,
    *,
    noted: bool = False,
) -> Copy | None:
    """Recognize a copy of a draft, or of several one after another.

    `noted`: notes hang on it; then a single paragraph is one, and nothing else.
    """
    seen = [views(p, drafts) for p in passages]
    heads = [typed(v.base, drafts) for v in seen]
    bases = [
        () if p.kind is PassageKind.QUOTED else h.words
        for p, h in zip(passages, heads, strict=True)
    ]
    parts = _parted(passages, bases, heads, drafts)
    joined = _joined(passages, bases, seen, drafts)
    pairs = _paired(bases, in_force, drafts)
    if not pairs:
        return None
    named = any(h.named and h.words in drafts.known for h in heads)
    for i, (passage, head) in enumerate(zip(passages, heads, strict=True)):
        whole = i in joined or i in parts.values()
        if bases[i] and not whole and _cites(passage, head, drafts, named=named):
            bases[i] = ()
    pairs = _paired(bases, in_force, drafts)
    if not pairs:
        return None
    tracked = any(v.tracked for v in seen)
    marked = any(v.marked for v in seen) or any(all_marked(p.runs) for p in passages)
    titled = headings(passages, pairs, drafts)
    inside = [
        i
        for i in range(min(pairs), max(pairs) + 1)
        if len(bases[i]) > _FEW
        and passages[i].kind is not PassageKind.HEADING
        and i not in titled
    ]
    strange = [
        i
        for i in inside
        if i not in pairs
        and not (seen[i].changed or remarks.is_remark(passages[i].text))
    ]
    exact = sum(
        alignment.likeness(bases[i], drafts.texts.words[j]) >= alignment.VERSION + 10
        for i, j in pairs.items()
    )
    body = [
        p
        for i, p in enumerate(passages)
        if len(alignment.words(p.original)) > _FEW
        and not (i in titled or i in parts)
        and (i in pairs or not remarks.signed(p.text))
    ]
    quoted = _quoted(passages, drafts)
    enough = exact + len(quoted) >= _FEW and len(strange) * 3 <= len(pairs) + 3
    most = exact > 1 and exact * 2 > len(body)
    titles = sum(alignment.words(p.text) in drafts.titles for p in body)
    alone = noted and exact == len(body) - titles
    if enough or most or alone or (exact and (tracked or marked)):
        return Copy(
            pairs=pairs,
            tracked=tracked,
            marked=marked,
            headings={i: label for i, label in titled.items() if i not in parts},
            quoted=quoted,
            parts={i: first for i, first in parts.items() if first in pairs},
            joined={i: both for i, both in joined.items() if i in pairs},
        )
    return None


def _parted(
    passages: Sequence[Passage],
    bases: list[Words],
    heads: Sequence[Typed],
    drafts: Drafts,
) -> dict[int, int]:
    """Find what stands below the first part of a paragraph that was only parted.

    The words of all its parts are put to the first.
    """
    found: dict[int, int] = {}
    for i, words in enumerate(bases):
        if i in found or not words or words in drafts.known:
            continue
        ways = _ways(passages[i], words)
        for at in range(i + 1, min(i + _PARTS, len(bases))):
            own = bases[at] in drafts.known or heads[at].path
            if own or passages[at].kind is not PassageKind.PARAGRAPH:
                break
            ways = [way + bases[at] for way in ways]
            if whole := [way for way in ways if way in drafts.known]:
                found |= dict.fromkeys(range(i + 1, at + 1), i)
                bases[i : at + 1] = [whole[0], *((),) * (at - i)]
                break
    return found


def _ways(passage: Passage, words: Words) -> list[Words]:
    """Say what the words behind a label may be, whatever the label is."""
    said = alignment.words(passage.text)
    ends = (len(alignment.words(passage.text[:end])) for end, _ in labels(passage.text))
    return [words, *(said[end:] for end in ends)]


def _joined(
    passages: Sequence[Passage],
    bases: list[Words],
    seen: Sequence[Views],
    drafts: Drafts,
) -> dict[int, tuple[int, int]]:
    """Find the passages in which a paragraph and the next one are, as they stood.

    Their words are what stands behind the label.
    """
    found = {}
    for i, words in enumerate(bases):
        if not words or words in drafts.known or seen[i].changed:
            continue
        for way in _ways(passages[i], words):
            near = drafts.texts.near(way)[:_NEAR]
            for one in sorted({k for j in near for k in (j - 1, j)}):
                if _are(way, one, drafts):
                    found[i], bases[i] = (one, one + 1), way
    there, texts = {*bases}, drafts.texts.words
    return {i: x for i, x in found.items() if there.isdisjoint(texts[j] for j in x)}


def _are(words: Words, one: int, drafts: Drafts) -> bool:
    """Whether words are those of a paragraph of a draft, and of the one behind it."""
    here, texts = drafts.places[one : one + 2], drafts.texts.words
    return (
        one >= 0
        and len(here) > 1
        and here[0].document == here[1].document
        and all(place.label for place in here)
        and words == texts[one] + texts[one + 1]
    )


def _quoted(passages: Sequence[Passage], drafts: Drafts) -> dict[int, int]:
    """Find the paragraphs that are quoted as they stand."""
    places = {words: j for j, words in enumerate(drafts.texts.words)}
    shown = {
        i: places.get(typed(p.text, drafts).words, -1)
        for i, p in enumerate(passages)
        if p.kind is PassageKind.QUOTED
    }
    return {i: j for i, j in shown.items() if j >= 0}


def _paired(
    bases: Sequence[Words], in_force: Sequence[str], drafts: Drafts
) -> dict[int, int]:
    """Pair passages with places, of the draft first that has most of them."""
    found = []
    for document, span in drafts.spans.items():
        side = alignment.side_by_side(bases, drafts.alone[document], _LEAST)
        found.append((document in in_force, len(side), span, side))
    pairs: dict[int, int] = {}
    for _, _, span, side in sorted(found, key=lambda f: (f[1], f[0]), reverse=True):
        pairs |= {i: span.start + j for i, j in side.items() if i not in pairs}
    return pairs


def _cites(passage: Passage, head: Typed, drafts: Drafts, *, named: bool) -> bool:
    """Whether a passage opens with a reference or a quotation: no copy of the text.

    A paragraph of the draft that itself opens so is none, nor one behind its label;
    `named`: the copy prints its labels with a noun.
    """
    if _is_printed(head, drafts, named=named):  # of most, and sooner told
        return False
    return (
        QUOTE.match(passage.text) is not None
        or bool(_cited(passage, drafts))
        or _quotes(passage.text, drafts)
    )


def _quotes(text: str, drafts: Drafts) -> bool:
    """Whether words of a paragraph stand between quotation marks, as in no copy."""
    said = (text[start:end] for start, end in quotes.spans(fold(text)))
    told = (drafts.quoted(each) for each in said if len(alignment.words(each)) > _LONG)
    return any(each and each[1].score == alignment.EXACT for each in told)


def _cited(passage: Passage, drafts: Drafts) -> tuple[Reference, ...]:
    """Return the references by name that open a passage."""
    refs = citation.references(passage.text[:_OPENING], drafts.citable)
    return tuple(r for r in refs if r.leads and r.mention.noun is not Noun.NONE)


def _is_printed(head: Typed, drafts: Drafts, *, named: bool) -> bool:
    """Tell whether the draft prints a paragraph with this label or quotation marks.

    A new text behind a noun and a number may be a proposal: "Paragraph 5: …".
    """
    match = alignment.version_of(head.words, drafts.texts)
    if match is None:
        return False
    same = bool(head.path) and head.words in drafts.known
    agreed = agrees(head.path, drafts.places[match.index].label)
    least = alignment.VERSION if agreed else _CERTAIN
    coded = bool(head.path) and match.score >= least and (named or not head.named)
    defines = match.index in drafts.quoting and match.score >= _CERTAIN
    return same or coded or defines
