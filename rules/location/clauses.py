"""Does a sentence go on with another predicate, and a piece of its own for it?

"We welcome paragraph 5 and propose to delete paragraph 9": what is asked of the second
is not asked of the first. By verbs of stance and of request, in seven languages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rules import citation
from rules.action import worded
from rules.citation.folding import fold
from rules.later import later
from rules.location import sentences, torn
from rules.location.earlier import slipped
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.citation import Citations, Reference
    from rules.citation.documents import Citable, Named


class Joint(StrEnum):
    """How a second predicate goes on: with its piece alone, or with both."""

    PARTS = "parts"
    TANGLES = "tangles"


_EN = (
    r"(?:welcom|support|endors|accept|approv|appreciat|commend|applaud|favour|oppos"
    r"|reject|regret|question|deplor|contest|doubt|reserv|dislik|propos|suggest"
    r"|recommend|request|ask|urg|prefer|want|wish|seek|advis|advocat|insist|demand"
    r"|invit|delet|remov|strik|drop|omit|cutt?|scrap|keep|kept|retain|maintain|preserv"
    r"|merg|combin|add|insert|replac|substitut|amend|chang|modif|revis|mov|re-?word"
    r"|re-?phras|re-?draft|re-?writ|shorten|clarif|split|soften|strengthen|tighten|find"
    r"|consider|loath|hat|lov)(?:e|es|s|d|ed|p?ing|ting|y|ies|ying)?|(?:would |should "
    r")?like(?: to (?:see|have))?(?= (?:\Z|to|the|para|art|clause|sect|point))|against"
    r"|opposed to|in favour of|not(?= (?:the )?(?:para|art|clause|sect|point))"
    r"|(?:dis)?agrees? (?:with|to)|objects? to|calls? (?:for|on)|see no|do away with"
    r"|ha(?:ve|s) (?:\w+ ){0,3}(?:problem|difficult|concern|doubt|reservation|objection"
    r"|remark|comment)\w* (?:with|about|on|to|over|as to)|(?:are|am|is|be) (?:\w+ "
    r")?(?:against|opposed to|in favour of|for|(?:un)?happy (?:with|about)|content with"
    r"|(?:concerned|worried) (?:about|by|over)|grateful|glad|not)"
)
_FR = (
    r"(?:propos|suggér|suggèr|demand|recommand|souhait|voudri|aimeri|préf[éè]r|appuy"
    r"|appui|souten|soutien|approuv|accept|rejet|refus|regrett|oppos|contest|supprim"
    r"|conserv|maint|remplac|modifi|fusionn|reformul|retir|réserv|déplor|invit)\w*"
    r"|salu(?:ons|e|ent)|gard(?:ons|er|ez|e)|nous félicit\w+"
    r"|sommes (?:\w+ )?(?:contre|opposés?|favorables?|d'accord)"
)
_ES = (
    r"(?:propon|sug[ei]r|solicit|recom[ie]+nd|quis|quer|desea|prefer|apoy|respald|acog"
    r"|aprob|aprueb|acept|rechaz|lament|op[ou]n|objet|suprim|elimin|conserv|mant|reempl"
    r"|sustitu|modifi|fusion|reserv|invit)\w*|ped(?:imos|ir)|pide\w*|saluda\w*"
    r"|estamos (?:en contra|de acuerdo|a favor)"
)
_RU = (
    r"(?:предлага|прос[иь]|прош|поддержива|приветств|возража|выступа|отклоня|отверга"
    r"|рекоменд|хотел|хотим|счита|настаива|сожале|сохран|исключ|удал|остав|измен|замен"
    r"|объедин|переформулир|одобря|принима|резервир)\w*|согласн[ыа]|снять|убрать|против"
)
_DE = (
    r"(?:möcht|schlag|schläg|bitt|lehn|begrüß|unterstütz|empf[ei]h?l|empfiehl|forder"
    r"|wünsch|woll|würd|reg|plädier|bevorzug|akzeptier|bedauer|behalt|behält|streich"
    r"|widersprech|stimm|befürwort|ersetz|änder)(?:e|en|t|et|st|n|te|ten)?"
    r"|halten|hält|sind (?:gegen|für|mit|nicht)"
)
_ZH = (
    r"建议|要求|请求?|希望|反对|支持|赞成|赞同|同意|不同意|主张|提议|欢迎|认为|接受"
    r"|删除|保留|修改"
)
_AR = (
    r"(?:[نتيأ](?:قترح|طلب|طالب|ؤيد|دعم|رحب|عارض|رفض|وافق|ود|رى|فضل|وصي|أسف|تحفظ|عترض"
    r"|حذف|رجو|دعو))(?:ون|وا)?|احذفوا|يرجى"
)
_VERB = rf"(?:{_EN}|{_FR}|{_ES}|{_RU}|{_DE})(?!\w)"
_PREDICATE = later(rf"(?<![\w-])(?:{_VERB})|{_ZH}|(?<!\w)و?(?:{_AR})(?!\w)")
#: Who says it, and how: "we therefore would", "Estmark also", "nous ne", "wir".
_WHO = (
    r"(?:we|I|i|they|he|she|you|it|us|nous|on|je|il|elle|nosotros|wir|ich|es|sie|мы|я|он"
    r"|[A-Z][\w-]+)"
)
_HOW = (
    r"(?:also|then|therefore|thus|hence|instead|only|just|still|further|furthermore"
    r"|moreover|please|kindly|rather|not|do|does|did|would|will|can|cannot|could|must"
    r"|may|shall|should|have|to|\w+n't|\w{2,12}ly|in addition|at the same time|ne|n'"
    r"|nous|vous|se|s'|de|d'|à|aussi|également|donc|en outre|por ello|también|además|no"
    r"|nos|bittet?|auch|daher|ferner|außerdem|также|поэтому|не|бы|было|has|had|ha|haben"
    r"|zugleich|fortement|vivement|dringend|would like|in turn)"
)
_NEXT = later(
    r"(?=[\s,;，；、并但而同且،؛ولث])(?:"  # most signs fail at once
    r"(?:\s{0,3}+[,;]\s{0,3}+(?:(?:and|but|yet|et|mais|y|e|pero|и|а|но|und|aber)\s)?"
    r"|\s{1,3}+(?:and|&|et|y|e|и|а|und)\s)"
    rf"(?:{_HOW}[\s,]\s?){{0,3}}(?:(?:the\s)?(?P<who>{_WHO}(?:\s[A-Z][\w-]+){{0,3}})\s)?"
    rf"(?:{_HOW}[\s,]?\s?){{0,4}}(?P<does>{_VERB}(?!\s\d))"
    r"|\s{0,3}+(?:[,，;；、]\s?(?:并且?|但|而|同时|且|也|另外|此外)?|并且?|但|而|同时|且)\s?"
    rf"(?:我们|我方|我国|本会)?[也则还均]?[不未]?(?:{_ZH})"
    r"|\s{0,3}+[,،;؛]?\s{0,3}+(?:و(?:لكن\w*\s)?|لكن\w*\s|ثم\s)\s?(?:لا\s)?"
    rf"(?:{_AR})(?!\w))"
)
#: Nothing but an "and" before a piece that heads its clause: "and paragraph 17 is".
_AND = later(
    r"(?:,?\s+(?:and|et|y|e|и|а|und)|\s*،?\s+و|\s*[，,；;]?\s*(?:而|但)?)\s?"
    r"(?:the |le |la |l'|el |der |die |den |das )?"
)
_FINITE = later(
    r"\s+(?:is|are|was|should|must|shall|can|cannot|could|needs?|has|have|will|would|goes"
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
_DENIES = later(
    r"(?<!\w)(?:not|no|never|nor|neither|cannot|\w+n't|against|oppos\w+|object\w*|reject\w*"
    r"|regret\w*|ne|n'|pas|contre|refus\w+|no|sin|contra|rechaz\w+|opon\w+|не|против"
    r"|возраж\w+|нет|nicht|kein\w*|gegen|lehn\w+|ohne|without|avoid|unless|if|si|wenn"
    r"|если)(?!\w)|不|反对|勿|无|(?<!\w)(?:لا|نعارض|نرفض|عدم|ضد)(?!\w)",
    re.IGNORECASE,
)
#: A verb by which one stands for something or against it: never what another denies.
_STANDS = later(
    r"(?:welcom|support|endors|accept|approv|appreciat|commend|oppos|reject|regret|propos"
    r"|suggest|recommend|request|ask|urg|prefer|want|wish|agree|disagree|object|call|see"
    r"|have|has|are|am|appuy|souten|proposons|suggérons|demandons|saluons|approuvons"
    r"|rejetons|souhaitons|propon|suger|apoy|rechaz|pedimos|предлага|прос|поддерж"
    r"|приветств|возраж|möcht|schlag|bitt|begrüß|unterstütz|empfehl|lehn)\w*(?:\s\w+)?\Z"
    r"|(?:would|will)\s\w+\Z"
    r"|(?:建议|要求|希望|支持|赞成|赞同|同意|提议|欢迎|主张|反对)\Z|(?<!\w)و?[نتي]\w+\Z",
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
#: A noun of change that another verb governs: "and the deletion of paragraph 9".
_NOMINAL = later(
    r"[\s,]+(?:and|or|et|ou|y|o|и|или|und|oder)\s(?:\w+\s){0,2}?(?P<stem>delet|remov"
    r"|retention|keeping|merg|addi|amend|suppr|supres|elimin|mainti|manten|adici|исключ"
    r"|удал|сохран|включ|streich|beibehalt|änder)\w*\s(?:of |d'|de |du |del |von |des "
    r"|der )?|\s?(?:和|及|与)\s?(?:删除|保留|修改)|\sو(?:ب|ل)?(?:حذف|إبقاء|تعديل)\s"
)
#: "Paragraph 5 and paragraph 9" in one breath, the second heading a clause of its own.
_LISTED = later(
    r"(\d[^\s,;]*)(?:[,;]?\s(?P<joins>and|et|y|и|und)|(?P<ends>;)|,)\s"
    r"((?:\w{2,3}\s)?[^\W\d_]{3,})"
    r"|(第[^，；、]{1,8}[段条款项])(?P<turns>[，；]而?)(第)"
)
_PAIR = 2
_PLACED = later(r"\s(?:to|into|after|before|behind|with)\s")
_GOES_ON = later(r"\A[\s,;]*(?:and|et|y|и|а|und)\s(?=(?:would|could|will|should)\s)")
_WHICH = later(
    r",?\s(?:which|that|who|qui|que|dont|lequel|котор\w+|den|das|dem|الذي|التي)(?!\w)"
)


@lru_cache(maxsize=512)  # several rules ask about the same two in turn
def joint(text: str, left: Reference, right: Reference) -> tuple[Joint, int] | None:
    """Say how a sentence goes on to the next piece, and where, if by a predicate."""
    start = max(left.end, right.start - sentences.LOOK_BACK)
    begin = max(sentences.start_of(text, left.start), left.start - sentences.LOOK_BACK)
    lead = text[begin : left.start]
    found = _NEXT.search(text, start, right.start)
    if found is None:
        return _governed(text, start, right, lead)
    first = text[left.end : found.start()]
    subject = sentences.opens(text, left) and bool(first.strip())
    if not (subject or states(lead) or states(first)):
        return None
    rest = text[found.end() : right.start]
    own = found["who"] is not None or not subject
    denied = _DENIES.search(lead + first) and not _STANDS.search(found[0])
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
    heads = _AND.fullmatch(gap) and _FINITE.match(text, right.end)
    if not (noun or heads) or not states(lead):
        return None
    if noun and not (noun["stem"] and noun["stem"] in lead):
        return Joint.TANGLES, 0
    return (
        (Joint.PARTS, _cut(text, start)) if heads and not _THAT.search(lead) else None
    )


def _cut(text: str, at: int) -> int:
    """Cut behind a comma, which ends the clause before."""
    while text[at].isspace():
        at += 1
    return at + 1 if text[at] in ",;，；،؛" else at


def parts_within(text: str, ref: Reference) -> bool:
    """Whether one reference holds a piece that is judged, and one with a verb."""
    begin = max(sentences.start_of(text, ref.start), ref.start - sentences.LOOK_BACK)
    lead = text[begin : ref.start]
    return bool(
        _LISTED.search(text, ref.start, ref.end)
        and _FINITE.match(text, ref.end)
        and states(lead)
        and not _THAT.search(lead)
    )


def cited(text: str, drafts: Citable) -> Citations:
    """Find what a text cites but slips, and part two pieces if one heads its clause.

    In "We support paragraph 5 and paragraph 9 should be deleted" no list stands.
    """
    found = citation.cited(text, drafts, demands=True)
    refs = found.references
    kept = (r for n, r in enumerate(refs) if not slipped(text, r, refs[n + 1 : n + 2]))
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
    return asks or states(gap) or torn.excepts(gap)


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


def states(text: str) -> bool:
    """Whether words have a verb by which one stands for something or asks for it."""
    return _PREDICATE.search(text.lower()) is not None


def opened(text: str) -> str:
    """Leave out the "and" with which a clause that was cut goes on."""
    return _GOES_ON.sub("", text, count=1)
