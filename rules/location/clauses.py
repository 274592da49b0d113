"""Does a sentence go on with another predicate, and a piece of its own for it?

"We welcome paragraph 5 and propose to delete paragraph 9": what is asked of the second
is not asked of the first. By verbs of stance and of request, in seven languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rules import action_announced as announced
from rules import citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.location import borders, each, sentences, torn
from rules.location.earlier import ruled_out, slipped
from rules.location.predicates import AR, DENIES, HAN, HOW, STANDS, VERB, states
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Citations, Reference
    from rules.citation.documents import Citable, Named


class Joint(StrEnum):
    """How a second predicate goes on: with its piece alone, or with both."""

    PARTS = "parts"
    TANGLES = "tangles"


#: Who says it, and how: "we therefore would", "Estmark also", "nous ne", "wir".
_WHO = (
    r"(?:we|I|i|they|he|she|you|it|us|nous|on|je|il|elle|nosotros|wir|ich|es|sie|мы|я"
    r"|он"
    r"|[A-Z][\w-]+)"
)
_NEXT = later(
    r"(?=[\s,;，；、并但而同且،؛ولث])(?:"  # most signs fail at once
    r"(?:\s{0,3}+[,;]\s{0,3}+(?:(?:and|but|yet|et|mais|y|e|pero|и|а|но|und|aber)\s)?"
    r"|\s{1,3}+(?:and|&|et|y|e|и|а|und)\s)"
    rf"(?:{HOW}[\s,]\s?){{0,3}}(?:(?:the\s)?(?P<who>{_WHO}(?:\s[A-Z][\w-]+){{0,3}})\s)?"
    rf"(?:{HOW}[\s,]?\s?){{0,4}}(?P<does>{VERB}(?!\s\d))"
    r"|\s{0,3}+(?:[,，;；、]\s?(?:并且?|但|而|同时|且|也|另外|此外)?|并且?|但|而|同时|且)\s?"
    rf"(?:我们|我方|我国|本会)?[也则还均]?[不未]?(?:{HAN})"
    r"|\s{0,3}+[,،;؛]?\s{0,3}+(?:و(?:لكن\w*\s)?|لكن\w*\s|ثم\s)\s?(?:لا\s)?"
    rf"(?:{AR})(?!\w))"
)
#: What stands in a piece is asked for, and the piece asks for nothing: "In 5 put ...".
_INSIDE = later(
    r"\W*(?:(?:please|kindly|also|then|veuillez|por favor|просим|bitte),?\s)?"
    r"(?:in|on|under|within|at|dans|sous|sur|aux?|en|sobre|во?|под|im|unter|zu[mr]?)\s"
    r"(?:the |le |la |l'|el |den |der |dem )?|\W*(?:في|ضمن)\s|\W*在\s?",
    re.IGNORECASE,
)
#: Nothing but an "and" before a piece that heads its clause: "and paragraph 17 is".
_AND = later(
    r"(?:,?\s+(?:and|et|y|e|и|а|und)|\s*،?\s+و|\s*[，,；;]?\s*(?:而|但)?)\s?"
    r"(?:the |le |la |l'|el |der |die |den |das )?"
)
_FINITE = later(
    rf"{each.ASIDE}\s+(?:is|are|was|should|must|shall|can|cannot|could|needs?|has|have"
    rf"|will|would|goes"
    r"|does|est|sont|doit|doivent|devrait|devraient|peut|es|debe|debería|puede|следует"
    r"|должен|должна|нужно|нуждается|ist|soll\w*|muss|müss\w*|kann|sind)(?!\w)"
    r"|\s?(?:应|须|宜|需|太|过)|\s(?:يجب|ينبغي|تحتاج|غير)(?!\w)"
)
#: A verb whose clause begins with the piece: "we ask that paragraph 5 and ... be".
_THAT = later(
    r"(?:(?:^|\W)(?:that|que|qu'|что|чтобы|dass|see|have|if)|أن|认为|建议|要求|希望"
    r"|(?:propos|suggest|recommend|request|ask|want|wish|prefer|consider|find)\w*)\W*"
    r"(?:the |le |la |l'|el |der |die |den |das )?\Z",
    re.IGNORECASE,
)
#: What was named before is spoken of once more, or the piece is only a place.
_BACK = later(
    r"(?<!\w)(?:it|(?:its|their)(?! (?:\w+ )?(?:posi|reserv|view|suppo|oppo|obj|conc"
    r"|appre))|them|both|th(?:is|ese|ose)|the two|the (?:former|latter|same)|l(?:e|a|es"
    r"|')\s?(?=\w+(?:er|ir|re)(?!\w))|celui-ci|\w+[rn](?:lo|la|los|las|do?lo)|его|её|ее"
    r"|их|ihn|ihm|ihre?n?|diesen?|beide)(?!\w)|其|它|该段|\w(?:ها|هما)(?!\w)"
    r"|(?<!changes)(?<!amendments)(?<!amendment)(?<!change)(?<!edits)(?<!additions)(?<!addition)\s(?:to"
    r"|into|with|from|than|like|as in|avec|dans|vers|con|hacia|mit|nach|с|со|к|в "
    r"соответствии с)\s(?:the |le |la |l'|el |der |die |den |das )?\Z|(?:与|和|同|至"
    r"|到)\s?\Z|(?:مع|إلى|من)\s\Z",
    re.IGNORECASE,
)
_STEM = (
    r"(?:delet|remov|retention|keeping|merg|addi|amend|suppr|supres|elimin|mainti"
    r"|manten"
    r"|adici|исключ|удал|сохран|включ|объедин|streich|beibehalt|änder|fusi|zusammenl)"
)
_OF = r"(?:of |d'|de |du |del |von |des |der )?"
#: A noun of change that another verb governs: "and the deletion of paragraph 9".
_NOMINAL = later(
    r"[\s,]+(?:and|or|et|ou|y|o|и|или|und|oder)\s(?:\w+\s){0,2}?"
    rf"{_STEM}\w*\s{_OF}|\s?(?:和|及|与)\s?(?:删除|保留|修改)|\sو(?:ب|ل)?(?:حذف|إبقاء|تعديل)\s"
)
#: Such a noun before the first of them.
_NOUN = later(
    rf"(?:^|\W){_STEM}\w*\s{_OF}(?:the |le |la |l'|el )?\Z"
    r"|(?:حذف|إبقاء|تعديل|دمج)\s(?:على\s)?\Z"
)
#: "Paragraph 5 and paragraph 9" in one breath, the second heading a clause of its own.
_LISTED = later(
    r"(\d[^\s,;]*)(?:[,;]?\s(?P<joins>and|et|y|и|und)|(?P<ends>;)|,)\s"
    r"((?:\w{2,3}\s)?[^\W\d_]{3,})"
    r"|((?:第|(?<!\d)\d)[^，；、]{0,8}[段条款项])(?P<turns>[，；]而?)(第|(?=\d))"
)
_PAIR = 2
_PLACED = later(r"\s(?:to|into|after|before|behind|with)\s")
_GOES_ON = later(
    r"\A[\s,;]*(?:and|et|y|и|а|und)\s(?=(?:would|could|will|should|that|que|чтобы|dass"
    r")\s|qu')"
)
_WHICH = later(
    r",?\s(?:which|that|who|qui|que|dont|lequel|котор\w+|den|das|dem|الذي|التي)(?!\w)"
)


@lru_cache(maxsize=512)  # several rules ask about the same two in turn
def joint(text: str, left: Reference, right: Reference) -> tuple[Joint, int] | None:
    """Say how a sentence goes on to the next piece, and where, if by a predicate."""
    start = max(left.end, right.start - sentences.LOOK_BACK)
    begin = max(borders.start_of(text, left.start), left.start - sentences.LOOK_BACK)
    lead = text[begin : left.start]
    found = _NEXT.search(text, start, right.start)
    inside = _INSIDE.fullmatch(lead) is not None
    if found and inside and found.start() == left.end:  # "in 5, put ..., and strike 7"
        found = _NEXT.search(text, found.end(), right.start)
    if found is None:
        return _governed(text, start, right, lead)
    first = text[left.end : found.start()]
    subject = sentences.opens(text, left) and bool(first.strip())
    if not (subject or states(lead) or states(first)):
        return None
    rest = text[found.end() : right.start]
    own = found["who"] is not None or not subject or inside
    denied = DENIES.search(lead + first) and not STANDS.search(found[0])
    moved = right.mention.detail and _PLACED.search(text, right.start, right.end)
    tangled = denied or moved or _WHICH.match(text, left.end) or _BACK.search(rest)
    if tangled or not own:
        return Joint.TANGLES, 0
    return Joint.PARTS, _cut(text, found.start())


def _governed(
    text: str, start: int, right: Reference, lead: str
) -> tuple[Joint, int] | None:
    """Say how a sentence goes on where a verb before both pieces may govern them."""
    gap = text[start : right.start]
    noun = _NOMINAL.match(gap)
    if noun and states(lead) and not _NOUN.search(lead):
        return Joint.TANGLES, 0
    cut = each.asked(text, start, (right.start, right.end), lead)
    if cut is not None:
        tangled = cut == each.TANGLED
        return (Joint.TANGLES, 0) if tangled else (Joint.PARTS, _cut(text, cut))
    heads = _AND.fullmatch(gap) and _FINITE.match(text, right.end)
    parts = heads and states(lead) and not _THAT.search(lead)
    return (Joint.PARTS, _cut(text, start)) if parts else None


def _cut(text: str, at: int) -> int:
    """Cut behind a comma, which ends the clause before."""
    while text[at].isspace():
        at += 1
    return at + 1 if text[at] in ",;，；،؛" else at


def parts_within(text: str, ref: Reference) -> bool:
    """Whether one reference holds a piece that is judged, and one with a verb."""
    begin = max(borders.start_of(text, ref.start), ref.start - sentences.LOOK_BACK)
    lead = text[begin : ref.start]
    two = _LISTED.search(text, ref.start, ref.end)
    if two is None:
        return False
    if _FINITE.match(text, ref.end) and states(lead) and not _THAT.search(lead):
        return True
    second = max(two.start(4), two.start(7))
    cut = each.asked(text, max(two.end(1), two.end(5)), (second, ref.end), lead)
    return cut is not None and cut != each.TANGLED


def cited(text: str, drafts: Citable) -> Citations:
    """Find what a text cites but slips, and part two pieces if one heads its clause.

    In "We support paragraph 5 and paragraph 9 should be deleted" no list stands.
    """
    found = citation.cited(text, drafts, demands=True)
    refs = found.references
    kept = (
        r
        for n, r in enumerate(refs)
        if not slipped(text, r, refs[n + 1 : n + 2])
        and not ruled_out(text, r, refs[max(0, n - 1) : n])
    )
    own = (_own(text, ref, found.names) for ref in kept)
    parted = (part for ref in own for part in _parted(text, ref))
    return replace(found, references=tuple(parted))


def _own(text: str, ref: Reference, names: Sequence[Named]) -> Reference:
    """Leave out of a reference what is said between the piece and its draft's name.

    "On the Harbour Rules, we support paragraph 5": the stance is no part of it. The
    name says nothing by itself: "L.2/Add.1" adds nothing.
    """
    if not ref.documents:
        return ref
    folded = fold(text)
    start, end = folded.place(ref.mention.start), folded.end(ref.mention.end)
    before = max((n.end for n in names if ref.start <= n.start < start), default=start)
    behind = min((n.start for n in names if end <= n.start < ref.end), default=end)
    return replace(
        ref,
        start=start if _tells(text[before:start]) else ref.start,
        end=end if _tells(text[end:behind]) else ref.end,
    )


def _tells(gap: str) -> bool:
    """Whether words between a name and a piece are more than what joins the two."""
    asks = worded(gap) is not Action.COMMENT
    told = states(gap) or announced.rest(f"{gap}{PLACE}") is not None
    return asks or told or torn.excepts(gap)


def _parted(text: str, ref: Reference) -> tuple[Reference, ...]:
    two = _LISTED.search(text, ref.start, ref.end)
    if two is None or not (two["joins"] or two["ends"] or two["turns"]):
        return (ref,)
    if len(ref.mention.items) != _PAIR or not parts_within(text, ref):
        return (ref,)
    one, other = (replace(ref.mention, items=(item,)) for item in ref.mention.items)
    return (
        replace(ref, end=max(two.end(1), two.end(5)), mention=one),
        replace(ref, start=max(two.start(4), two.start(7)), mention=other, leads=False),
    )


def opened(text: str) -> str:
    """Leave out the "and" with which a clause that was cut goes on."""
    return _GOES_ON.sub("", text, count=1)
