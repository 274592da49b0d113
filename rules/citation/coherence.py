"""In which one draft do several references lead somewhere?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules.citation.by_noun import holders
from rules.citation.language import Mention, Noun

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.reference import Reference


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
    sure = holders(mention, drafts) or sure
    # "5(2)" may be point 2 in a paragraph 5 of another draft, which then has the rest
    told = mention.noun not in (Noun.PARAGRAPH, Noun.POINT, Noun.NONE) or mention.dotted
    return {d for d in sure if told and drafts.labels[d].forms(mention)} or sure
