"""Which piece do words of position mean: "the next paragraph", "ibid.", "the last"?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.citation.language import Noun, Position
from rules.citation.paths import key
from rules.location import pieces
from rules.location.target import Target
from rules.terms import EvidenceKind

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.citation.labels import Labels
    from rules.location.spoken import Spoken


def placed(
    text: str, ref: Reference, spoken: Spoken, behind: Sequence[Reference] = ()
) -> Target:
    """Resolve a position word over the last piece that was named for sure.

    `behind` is the reference that follows: "Same article, second paragraph".
    """
    words = f"“{text[ref.start : ref.end]}”"
    target = Target(kind=EvidenceKind.CONTEXT, value=words)
    if ref.mention.position is Position.LAST:
        return _ending(ref, target, spoken)
    last = spoken.last
    if last is None or last.document is None or spoken.current is not last:
        return target.doubted(f"{words} follows a text that is in doubt")
    labels = spoken.drafts.citable.labels[last.document]
    depth = len(key(last.labels[0]))
    if ref.mention.noun is not Noun.PARAGRAPH and labels.acts:
        depth = 1  # "the next article" than 7(2) is all that is printed of 8
    found, why = _found(ref, last, labels, depth), "can mean more than one paragraph"
    sure = len(found) == 1 or {*found} == {*last.labels}
    if not _in_a_row(ref, last, labels):
        sure, why = False, "follows several paragraphs"
    if many := ref.mention.run:
        whole = depth == len(key(last.labels[0])) and len(found) == many
        sure = whole and all(len(key(label)) == depth for label in found)
    if found and (inner := _inside(text, ref, behind)):
        held = key(found[0])[:depth]
        piece = pieces.printed_in(inner, last.document, held, spoken.drafts.citable)
        sure, why = piece is not None, "does not hold what is named in it"
        found = piece.labels if piece else found
    if sure:
        return replace(target, document=last.document, labels=found, sure=True)
    others = [(last.document, label) for label in found]
    target = replace(target, document=last.document, listed=True)
    why = why if found else "leads out of the draft"
    return target.doubted(f"{words} {why}", others)


def _ending(ref: Reference, target: Target, spoken: Spoken) -> Target:
    """Return the last piece of the draft that is named, or was spoken of."""
    scope: tuple[str | None, ...] = ref.documents or spoken.in_force
    if len(scope) != 1 and spoken.last:
        scope = (spoken.last.document,)
    document = scope[0] if len(scope) == 1 else None
    if document is None:
        return target.doubted(f"{target.value}: of which draft is not said")
    labels = spoken.drafts.citable.labels[document]
    found = labels.order[-1:]
    if ref.mention.noun is not Noun.PARAGRAPH and labels.acts:
        found = tuple(x for x in labels.order if _in_same(x, found, 1))
    return replace(target, document=document, labels=found, sure=True)


def _found(ref: Reference, last: Target, labels: Labels, depth: int) -> tuple[str, ...]:
    """Return what words of position may mean, one behind or before the last piece."""
    where = ref.mention.position
    if where is Position.SAME:
        return tuple(x for x in labels.order if _in_same(x, last.labels, depth))
    step = 1 if where is Position.NEXT else -1
    beside = last.labels[-1 if step > 0 else 0]
    if many := ref.mention.run:
        at = labels.order.index(beside)
        first = at + 1 if step > 0 else max(0, at - many)
        return labels.order[first : first + many if step > 0 else at]
    return labels.neighbours(beside, step, depth)


def _in_a_row(ref: Reference, last: Target, labels: Labels) -> bool:
    """Whether it is plain beside which of the pieces spoken of another stands.

    "8 and 9 are fine. The next one ..." is 10; behind 3 and 9, or before two, one asks.
    """
    if ref.mention.position is Position.SAME or len(last.labels) == 1:
        return True
    at = labels.order.index(last.labels[0])
    row = labels.order[at : at + len(last.labels)]
    return ref.mention.position is Position.NEXT and row == last.labels


def _inside(text: str, ref: Reference, behind: Sequence[Reference]) -> Reference | None:
    """Return the piece that is named inside the one that words of position mean."""
    named = (
        inner
        for inner in behind
        if pieces.is_inner(inner)
        and inner.mention.items
        and _GAP.fullmatch(fold(text[ref.end : inner.start]).text)
    )
    return next(named, None)


#: Nothing but a sign, and an article, between a piece and one inside it.
_GAP = re.compile(
    r"[\s,:;(،，-]{0,3}(?:(?:the|its|l[ea]|el|son|sa|su|der|die|das|dessen|deren|его)\s)?"
)


def _in_same(label: str, labels: Sequence[str], depth: int) -> bool:
    """Whether a label is one of several, or lies in the article that they lie in."""
    own = key(label)
    return label in labels or any(
        depth < len(each) and own[:depth] == each[:depth] for each in map(key, labels)
    )
