"""Is a sentence a remark on all that is consulted on, or on how it is consulted on?

"More time should have been given for the consultation", "the drafts contradict each
other": that is no more of the comment above it, and it is no courtesy. It speaks of the
texts together, of the consultation, of how they are made, or of what belongs to all of
them, and it judges, wishes, misses, refuses or reserves. In seven languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rules.citation.folding import fold
from rules.citation.qualified import unqualified
from rules.location.cover_words import OPINES, SENT
from rules.remembered import remembered
from rules.sought import Sought
from rules.tables import any_of, beside

_WORDS = beside(__name__)
#: What stands before a matter that its sentence tells of: "the".
_HEADS = any_of(_WORDS.pop("heads"))
_TABLE = {name: Sought(each, folded=True) for name, each in _WORDS.items()}
#: What such a remark may be about; the words of a draft may be about the same.
_ABOUT = ("texts", "consulting", "making", "beside")
_MATTERS = [_TABLE[each] for each in _ABOUT]
_SAYS = Sought((p for each in (*_ABOUT, "judges") for p in _WORDS[each]), folded=True)
_MAKING, _ASPECTS = _TABLE["making"], _TABLE["aspects"]
_JUDGES, _PIECE, _TELLS = _TABLE["judges"], _TABLE["piece"], _TABLE["tells"]
_THESE = _TABLE["these"]
#: What is sent is no matter of what is judged.
_SENT = re.compile(rf"(?<![^\W_一-龥]){SENT}(?![^\W_一-龥])")
#: The texts of some pieces: "the texts of 11.1 and 11.2", "这些条款的措辞".
_NUMBERED = re.compile(r"[^.;:!?\n\d]{0,20}\d{1,3}\.\d")
_HAN = re.compile(
    r"(?:\d\.\d{1,2}|(?:这些|这[两几个]|上述|该|本)[^。,草文案]{0,6}[条款段项点则准求定])的?\Z"
)
_NEAR = 16
#: Who quotes or counts speaks of a place in the text.
_EXACT = re.compile(r"[\"\d¶]")


@remembered
def is_remark(
    folded: str, above: str = "", polite: Callable[[str], object] | None = None
) -> bool:
    """Tell whether a folded sentence is a remark on the whole.

    `above` are the words of the comment it stands below, and of its paragraph: what
    these speak of, or a piece that is pointed to, is no matter of the whole, and how
    a text is written may be said of that paragraph. `polite` tells what accompanies.

    >>> is_remark("the consultation was too short.")
    True
    >>> is_remark("the consultation was too short.", "after a consultation of fishers")
    False
    >>> is_remark("we took part in the consultation.")
    False
    """
    found = _matters(folded, above)
    if not found or _JUDGES.search(folded):
        return bool(found)
    if _only_tells(folded, polite):
        return False
    told = (at for matter, at in found.items() if matter is not _MAKING)
    heads = any(_HEADS.match(folded[: at.start()]) for at in told)
    return heads or OPINES.search(folded) is not None


@remembered
def may_be_remark(folded: str, polite: Callable[[str], object] | None = None) -> bool:
    """Tell whether a folded sentence says something on the whole, or judges anything.

    >>> may_be_remark("about the package we shall speak in june.")
    True
    """
    return bool(_SAYS.search(folded)) and not _only_tells(folded, polite)


def speaks_of_all(text: str) -> bool:
    """Tell whether words speak of the texts together, or of how they are made."""
    return any(matter.search(fold(text).text) for matter in _MATTERS)


def beside_text(folded: str) -> str:
    """Return the first word of what else belongs to a text: "glossary"; or nothing.

    >>> beside_text("in the glossary a word is missing.")
    'glossary'
    """
    found = _TABLE["beside"].search(folded)
    return found[0].strip() if found else ""


def _matters(folded: str, above: str) -> dict[Sought, re.Match[str]]:
    """Find what of the whole a sentence is about, that what stands above is not."""
    if above and _PIECE.search(folded):
        return {}
    bound = above or _EXACT.search(folded)  # of one wording, not of all
    folded = unqualified(folded)  # "schema:consultation" is none
    return {
        matter: place
        for matter in (_MATTERS if bound else (*_MATTERS, _ASPECTS))
        if (place := matter.search(folded))
        and not (matter is _MAKING and '"' in folded)  # how a word is translated
        and not (_speaks_of(above, matter) or _is_of_pieces(folded, matter, place))
    }


def _is_of_pieces(folded: str, matter: Sought, place: re.Match[str]) -> bool:
    """Tell whether texts, or how they are, are those of pieces that are pointed to."""
    if matter not in (_TABLE["texts"], _ASPECTS):
        return False
    behind = folded[place.end() :]
    before = folded[max(0, place.start() - _NEAR) : place.start()]
    numbered = _NUMBERED.match(behind) or _HAN.search(before)
    return bool(numbered or _THESE.search(behind))


def _speaks_of(above: str, matter: Sought) -> bool:
    """Tell whether the words above, which may be many, are about a matter."""
    return bool(above) and matter.search(fold(above).text) is not None


def _only_tells(folded: str, polite: Callable[[str], object] | None) -> bool:
    """Tell whether a sentence tells of its sender, or of what he sends or does."""
    return bool(
        _TELLS.search(folded)
        or _SENT.search(folded)
        or (polite is not None and polite(folded))
    )
