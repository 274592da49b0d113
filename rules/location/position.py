"""Which piece do words of position mean: "the next paragraph", "ibid.", "the last"?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Position
from rules.location.target import Target
from rules.terms import EvidenceKind

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.spoken import Spoken


def placed(text: str, ref: Reference, spoken: Spoken) -> Target:
    """Resolve a position word over the last piece that was named for sure."""
    words = f"“{text[ref.start : ref.end]}”"
    where = ref.mention.position
    target = Target(kind=EvidenceKind.CONTEXT, value=words)
    if where is Position.LAST:
        scope = ref.documents or spoken.in_force
        if len(scope) != 1:
            return target.doubted(f"{words}: of which draft is not said")
        order = spoken.drafts.citable.labels[scope[0]].order
        return replace(target, document=scope[0], labels=order[-1:], sure=True)
    last = spoken.last
    if last is None or last.document is None or spoken.current is not last:
        return target.doubted(f"{words} follows a text that is in doubt")
    if where is not Position.SAME and len(last.labels) != 1:
        return target.doubted(f"{words} follows several paragraphs")
    labels = spoken.drafts.citable.labels[last.document]
    step = {Position.SAME: 0, Position.NEXT: 1}.get(where or Position.SAME, -1)
    found = [x for label in last.labels if (x := labels.neighbour(label, step))]
    if len(found) != len(last.labels):
        return target.doubted(f"{words} leads out of the draft")
    return replace(target, document=last.document, labels=tuple(found), sure=True)
