"""Does a comment answer what it only tells, take back a wish of before, or set a term?

"They want it deleted. That would be a mistake", "Should it go? Certainly not", "we no
longer ask for its deletion": the change that is read in it is not the sender's. What he
wants is asked of a person, with the paragraph; so is a deletion "unless it is shorter".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.action import request, worded
from rules.citation.folding import fold
from rules.later import later
from rules.location import offering
from rules.stakeholder.countries import country_of
from rules.stakeholder.sectors import is_organisation
from rules.tables import beside
from rules.terms import Action

if TYPE_CHECKING:
    from rules.location.target import Target

WHY = "it answers what others want, or takes back what was asked"
BOUND = "what is asked for hangs on a condition"
SHARED = "it agrees with somebody, and does not say to what"
_TABLE = beside(__name__)


def _said(kind: str) -> str:
    """Join what all languages have of a kind."""
    return "|".join(words for table in _TABLE.values() for words in table[kind])


_REPLY = later(
    r"(?:[.;,!?:–—。；，！？،؛؟]|(?<!\w)(?:and|but|et|mais|y|pero|и|но|und|aber))"
    rf"\W{{0,3}}(?:but |and |yet |mais |pero |но |aber |doch )?(?:{_said('reply')})"
)
#: "No other instrument has it" tells, and answers nothing.
_ANSWER = later(
    r"[?？؟]\W{0,4}(?!no (?:other|such|one|state|country|body|town|instrument|treaty"
    r"|law|agreement|rule|member|party|article|similar|comparable)(?!\w))"
    rf"(?:{_said('answer')})"
)
_WITHDRAWN = later(_said("withdrawn"))
#: "Some would like to see it go. Not Arvenia."
_NOT_ALL = later(r"[.!?]\s(?:not|pas|nicht) \w{3,20}\W*\Z")
#: It goes unless it is made another, or stays only if it is.
_IT = r"(?:it|this|they|these|¶|the (?:text|paragraph|article|provision|wording))"
_UNLESS = later(
    rf"(?<!\w)(?:unless {_IT} (?:is|are|can|could|were)|(?:à moins|sauf) qu'il"
    r"|à moins qu'elle|a menos que se|salvo que se|если (?:он|она|его|её) не"
    r"|es sei denn,? (?:er|sie|es|dieser)"
    r"|(?:only|seulement|que|sólo|solo|solamente|только|nur)(?: [\w¶]+){1,5}?"
    r" (?:if|si|если|wenn))(?!\w)|除非|只有[^。]{1,20}才|ما لم|إلا إذا"
)
#: Whoever is agreed with is named, and no more is said: "we agree with Kazoria".
_SHARED = later(
    rf"(?<![^\W_一-龥])(?:{_said('agrees')}) ?"
    r"(?P<who>[^.,;:!?()\n。，；！？؛،]{2,60}?)(?: (?:an|zu|bei))?"
    r"(?=的|(?: (?:on|in|here|and|et|y|и|und|sur|sobre|à|en|auf)(?!\w)[^.;:!?\n]{0,60})"
    r"?"
    r"\s?(?:[.,;:!?()\n。，；！？؛،]|\Z))"
)
#: Whoever is agreed with stands below: "we agree with Canada below".
_JOINS = later(
    rf"(?<![^\W_一-龥])(?:{_said('agrees')}|{_said('shares')})(?![^\W_一-龥])"
    rf"[^.;!?\n。；！？؛]{{0,80}}?(?<![^\W_一-龥])(?:{_said('below')})(?![^\W_一-龥])"
)
_NO_CHANGE = (Action.COMMENT, Action.GENERAL)


_ACRONYM = later(r"(?:[Tt]he |l[ae]s? |l['’]|el |der |die |von )?[A-ZА-Я]{2,7}\d{0,3}")


def doubted(target: Target, asks: str, action: Action | None) -> Target:
    """Return the target for review where what is asked may not be the sender's."""
    what = action or request(asks).action
    if target.sure and what is Action.KEEP and _shares(asks):
        return target.doubted(SHARED)
    if not target.sure or what in _NO_CHANGE:
        return target
    # who is told to want it deleted, and does not, is known to keep it
    signs = [_WITHDRAWN] if what is Action.KEEP else [_WITHDRAWN, _REPLY, _NOT_ALL]
    if what in (Action.DELETE, Action.MERGE, Action.KEEP):
        signs.append(_ANSWER)
    said = offering.own_words(asks)
    if what in (Action.DELETE, Action.KEEP) and _UNLESS.search(said):
        return target.doubted(BOUND)
    return target.doubted(WHY) if any(s.search(said) for s in signs) else target


def joins(text: str) -> bool:
    """Tell whether words agree with what stands below them.

    >>> joins("We agree with Canada below."), joins("We agree with paragraph 8.")
    (True, False)
    """
    return _JOINS.search(fold(text).text) is not None


#: Signs behind a name: a quotation mark, a blank, and what is of it.
_NEXT = 4
#: What is supported in Chinese has a particle that no name has: "赞成将...".
_HAN_THING = later(
    r"[将把]|的(?!意见|立场|观点|看法|主张|提议|提案|发言|评论|建议|说法)[一-龥]"
)


def _shares(asks: str) -> bool:
    """Whether the only agreement is with a state or a body, and not to the text."""
    folded = fold(asks)
    for match in _SHARED.finditer(folded.text):
        begin, stop = match.span("who")
        who = folded.raw[folded.place(begin) : folded.end(stop)]
        if _HAN_THING.search(
            folded.raw[folded.place(begin) : folded.end(stop) + _NEXT]
        ):
            continue
        if country_of(who) or is_organisation(who) or _ACRONYM.fullmatch(who):
            return worded(folded.without([match])) is not Action.KEEP
    return False
