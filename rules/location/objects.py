"""Is a piece the object of what is asked, in the words right before it?

"Supprimer le paragraphe 8.", "Bring paragraphs 8 to 10 together.", "Delete the next
paragraph": nothing points back to what was said before. With more before it ("move it
before the next paragraph") the words may be about another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.location import borders, sentences, turning
from rules.tables import beside
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference

_TABLE = beside(__name__)
_ASKED = later(
    rf"\W{{0,4}}(?:(?:{'|'.join(_TABLE['polite'])})\s?[,،，]?\s?){{0,2}}"
    rf"[^\W\d_]{{2,20}}\s?(?:(?:{'|'.join(_TABLE['article'])})\s?)?\Z"
)
#: So many signs before the piece tell.
_REACH = 96
#: What is merged with the pieces that are named is another.
_WITH = re.compile(
    r"(?<![^\W_])(?:with|into|in|to|avec|dans|aux?|à|con|al?|en|mit|zu|со?|в|к|مع|في|إلى)\s"
    r"(?:the |l[ea]s? |l[ao]s? |de[nrm] |die )?\Z|[与和同到入]\Z"
)
_THE = "(?:the |l[ea]s? |l'|el |l[ao]s |de[nr] |die |das )?"
#: A verb, with a word of courtesy perhaps, of which a piece is the object.
_OBJECT = later(
    rf"\W*(?:[^\W\d_]+ ){{0,2}}(?:{'|'.join(_TABLE['verbs'])})\s?{_THE}"
    r"|\W*(?:[^\W\d_]+ )?(?!(?:in|un)to |(?:with|from|over|than|like|avec|dans|pour"
    r"|sans|sous|vers|para|nach|über|statt) |\w*(?:nder|gain|fter|fore|bout|ontr|ntre"
    r"|elon|obre|esde|asta|egún|egen|nter|roti|отив|есто|осле|еред|роме)\w{0,2} )"
    rf"[^\W\d_]{{4,}} {_THE}"
)


def asked(text: str, ref: Reference) -> bool:
    """Tell whether a piece is the object of what its sentence asks."""
    start = borders.start_of(text, ref.start)
    head = text[max(start, ref.start - sentences.LOOK_BACK) : ref.start]
    folded = fold(head[-_REACH:]).text
    if turning.points_back(folded):
        return False
    end = min(borders.end_of(text, ref.end), ref.end + sentences.LOOK_BACK)
    if worded(f"{head}{PLACE}{text[ref.end : end]}") is Action.MERGE:
        return ref.mention.several and not _WITH.search(folded)
    wanted = _OBJECT.fullmatch(folded) and worded(f"{head}{PLACE}")
    return wanted in (Action.DELETE, Action.KEEP)


def is_object(before: str, behind: str) -> bool:
    """Tell whether words before a piece are one verb that asks for something of it.

    >>> is_object("Please delete the ", "."), is_object("Move it before the ", ".")
    (True, False)
    >>> is_object("Merge ", "."), is_object("See the ", ".")
    (False, False)
    """
    if _ASKED.fullmatch(fold(before).text) is None:
        return False
    return worded(f"{before}{PLACE}{behind}") not in (Action.COMMENT, Action.MERGE)
