"""Does a sentence take back or correct what its sender wrote earlier?

"We asked that paragraph 9 be deleted. We meant paragraph 12": what is read in it is the
slip. A person decides, with both pieces before him. Who begs pardon for a slip in the
same breath is taken at his word, "paragraph 9 - no, sorry, paragraph 12", and so is who
says what a request is on: "it concerns paragraph 12, not paragraph 9".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.later import later
from rules.location import borders, pieces, sentences
from rules.sought import Sought
from rules.tables import beside

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.citation import Reference

#: Another number behind one: ", 2.3.3", ", § 2.3".
_NEXT = re.compile(r",\s(?:§\s?)?\d{1,3}\.\d")


def takes_back(text: str, ref: Reference) -> bool:
    """Tell whether the sentence of a piece, or the next one, is on earlier words."""
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    if _slip(text[start : ref.start]):
        return False
    if _aims(text, ref) and _NOT.match(fold(text[ref.end : end]).text):
        return False
    said = text[start : min(end, start + sentences.LOOK_AHEAD)]
    behind = text[end : end + sentences.LOOK_BACK].lstrip(_BETWEEN)
    if _OF_OTHER.match(behind):
        return _WITHIN.search(fold(said).text) is not None
    return _WITHIN.search(fold(said).text) is not None or corrects(behind)


def of_edition(text: str, ref: Reference, names: Collection[Words]) -> str:
    """Say why, where a number may be that of an edition: "In 4.1, 2.3.3 was longer".

    It stands in one of the `names` of drafts, and the piece that is meant right behind.
    """
    path, plain = ref.mention.items[0].path, ref.mention.noun in (Noun.SIGN, Noun.NONE)
    many = len(path) if plain and _NEXT.match(text, ref.end) else 0
    named = (name[n : n + many] for name in names for n in range(len(name)))
    return "the number may be that of an edition" if path in named and path[1:] else ""


def corrects(sentence: str) -> bool:
    """Tell whether a sentence says which piece was meant in the one before it."""
    return _BEHIND.match(fold(sentence).text) is not None


def slipped(text: str, ref: Reference, following: Sequence[Reference]) -> bool:
    """Tell whether the next piece is named instead of one, in the same sentence."""
    return any(
        borders.start_of(text, ref.start) == borders.start_of(text, other.start)
        and _slip(text[ref.end : other.start])
        and _slip(text[borders.start_of(text, ref.start) : other.start])
        for other in following
    )


def ruled_out(text: str, ref: Reference, before: Sequence[Reference]) -> bool:
    """Tell whether a piece is only the one that a request is not on: "on 7, not 8"."""
    return any(
        _aims(text, first)
        and _NOT.fullmatch(fold(pieces.unnamed(text[first.end : ref.start], ref)).text)
        and _ENDS.match(text, ref.end) is not None
        for first in before
    )


def aimed(said: str) -> str:
    """Return folded words on a piece without the one that they rule out.

    >>> aimed(f"our wish concerns {PLACE}, not paragraph 8."), aimed(f"{PLACE}, not 8.")
    ('our wish concerns ¶.', '¶, not 8.')
    """
    return _AIMED.sub(r"\1", said)


def _aims(text: str, ref: Reference) -> bool:
    lead = text[max(0, ref.start - sentences.LOOK_BACK) : ref.start]
    return _AIMS.search(fold(pieces.unnamed(lead, ref)).text) is not None


def _slip(lead: str) -> bool:
    folded = fold(lead[-sentences.LOOK_BACK :]).text
    return _PARDON.search(folded) is not None and not _WROTE.search(folded)


_TABLE = beside(__name__).values()
#: Whoever begs pardon, and what he meant, right before the piece.
_PARDON = later(
    r"(?:[-–—,;:.(…]|\A)\s?(?:(?:no|non|nein|нет|لا)[,.،]?\s)?(?:sorry|forgive me"
    r"|excuse me|pardon(?:nez-moi)?|apologies|oops|my mistake|désolée?|excusez-moi"
    r"|perdón|disculpen?|извините|простите|entschuldigung|verzeihung|عذرا|抱歉"
    r"|对不起)[,.，،:]?\s?(?:(?:i|we) (?:am|are|was|were) (?:looking|reading|in|on)(?: "
    r"at)? the wrong [^\W\d_]+[,:]?\s)?(?:(?:(?:i|we) meant?|je voulais dire|nous "
    r"voulions dire|quise decir|quisimos decir|(?:я|мы) имел[аи]? в виду|(?:ich|wir) "
    r"meinten?|أقصد|نقصد|我是说|我们是说)\s?)?(?:(?:the|number|no\.?|l[ea]|el|die|den) "
    r")?\Z"
)
#: What was sent before is no slip of this sentence.
_WROTE = later(
    r"(?<![^\W_])(?:wrote|asked|said|typed|requested|comments?|mail|letter|yesterday"
    r"|écri\w+|demand\w+|escrib\w+|ped[ií]\w+|напис\w+|просил\w*|schrieb\w*"
    r"|geschrieben|baten)(?![^\W_])"
)
_AIM = (
    rf"(?:(?<![^\W_])|(?<=[一-龥]))(?:{'|'.join(said['aims'] for said in _TABLE)})\s?"
    r"(?:(?:the|l[ea]|el|de[mnr]|die|das)\s)?"
)
_AIMS = later(rf"{_AIM}\Z")
#: What rules the next piece out.
_RULES_OUT = (
    r"\s?[,،，]?\s?(?:(?:and|et|y|und|и|а|و)\s?)?(?:not|non(?: pas)?|no|не|nicht|لا"
    r"|وليس|ليس|而?不是|而?非|并?非)\s?(?:(?:to|for|on|about|à|au|sur|al?|к|на|auf|für|the|l[ea]"
    r"|el|de[mnr]|die|das)\s){0,2}"
)
_NOT = later(_RULES_OUT)
_AIMED = later(
    rf"({_AIM}{PLACE}){_RULES_OUT}[^.,;:!?。，；\n]{{1,30}}(?=[.;!?。；\n]|\Z)"
)
_ENDS = later(r"\W*(?:\Z|[.;!?。；！？\n])")
#: "We refer to paragraph 14 of General Assembly resolution 77/150": no piece was meant.
_OF_OTHER = later(
    r"[^.!?\n]{0,60}?\d[\w()]{0,8}\s(?:of|de(?: la)?|du|des|del|der|von|из)\s(?:the\s)?"
    r"(?:[A-ZÀ-ÝА-Я]|[^\W\d_]+\s\d|resol|résol|резол)"
)
_BETWEEN = " .!?;。！？；\n\"')]"
_WITHIN = Sought(({"words": said["within"]} for said in _TABLE), folded=True)
#: The piece that was meant is named by a number.
_BEHIND = Sought(
    (
        {"words": said["behind"], "end": r"[^.。!?]{0,60}?[\d一二三四五六七八九十]"}
        for said in _TABLE
    ),
    folded=True,
)
