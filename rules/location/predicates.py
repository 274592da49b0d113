"""By which verbs does somebody stand for something, or ask for it?"""

from __future__ import annotations

import re

from rules.later import later

_EN = (
    r"(?:welcom|support|endors|accept|approv|appreciat|commend|applaud|favour|oppos"
    r"|reject|regret|question|deplor|contest|doubt|reserv|dislik|propos|suggest"
    r"|recommend|request|ask|urg|prefer|want|wish|seek|advis|advocat|insist|demand"
    r"|invit|delet|remov|strik|drop|omit|cutt?|scrap|keep|kept|retain|maintain|preserv"
    r"|merg|combin|add|adjust|adapt|align|insert|replac|substitut|amend|chang|modif"
    r"|revis|mov|leav|re-?word|re-?phras|re-?draft|re-?writ|shorten|clarif|split|soften|strengthen|tighten|find"
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
    r"|salu(?:ons|e|ent)|gard(?:ons|er|ez|e|er(?:ions|ais|ait|ons|a))"
    r"|(?:réuni|regroup|enl[eè]v|ôt)\w*|nous félicit\w+"
    r"|sommes (?:\w+ )?(?:contre|opposés?|favorables?|d'accord)"
)
_ES = (
    r"(?:propon|sug[ei]r|solicit|recom[ie]+nd|quis|quer|desea|prefer|apoy|respald|acog"
    r"|aprob|aprueb|acept|rechaz|lament|op[ou]n|objet|suprim|elimin|conserv|mant|reempl"
    r"|sustitu|modifi|fusion|reserv|invit"
    r"|qu[ií]t[aeo]|un[ií](?:[mrdó]|endo)|junt[aeo]|agrup[aeo]|refund|combin[aeo]|f[uú]nd(?:i[rd]|[aei]ría)"
    r"|supr[íi]m|elimín|consérv|sustitúy|reempláce|modifíqu|fusión|d[ée]j(?=[ea][ns]))\w*"
    r"|ped(?:imos|ir)|pide\w*|saluda\w*"
    r"|estamos (?:en contra|de acuerdo|a favor)"
)
_RU = (
    r"(?:предлага|прос[иь]|прош|поддержива|приветств|возража|выступа|отклоня|отверга"
    r"|рекоменд|хотел|хотим|счита|настаива|сожале|сохран|исключ|удал|остав|измен|замен"
    r"|объедин|переформулир|одобря|принима|резервир)\w*|согласн[ыа]|сня(?:ть|ли?)|убра(?:ть|ли?)"
    r"|против"
)
_DE = (
    r"(?:möcht|schlag|schläg|bitt|lehn|begrüß|unterstütz|empf[ei]h?l|empfiehl|forder"
    r"|wünsch|woll|würd|reg|plädier|bevorzug|akzeptier|bedauer|behalt|behält|streich"
    r"|widersprech|stimm|befürwort|ersetz|änder)(?:e|en|t|et|st|n|te|ten)?"
    r"|halten|hält|sind (?:gegen|für|mit|nicht)"
)
#: In Chinese and in Arabic, where words are not bounded as elsewhere.
HAN = (
    r"建议|要求|请求?|希望|反对|支持|赞成|赞同|同意|不同意|主张|提议|欢迎|认为|接受"
    r"|删除|保留|修改"
)
AR = (
    r"(?:[نتيأ]ُ?(?:قترح|طلب|طالب|ؤيد|دعم|رحب|عارض|رفض|وافق|ود|رى|فضل|وصي|أسف|تحفظ|عترض"
    r"|حذف|رجو|دعو|بقي|دمج|لغي|شطب|جمع|وحد|ضم))(?:ون|وا)?|احذفوا|يرجى"
)
VERB = rf"(?:{_EN}|{_FR}|{_ES}|{_RU}|{_DE})(?!\w)"
_PREDICATE = later(rf"(?<![\w-])(?:{VERB})|{HAN}|(?<!\w)و?(?:{AR})(?!\w)")
#: How somebody says it: "therefore would", "also", "ne".
HOW = (
    r"(?:also|then|therefore|thus|hence|instead|only|just|still|further|furthermore"
    r"|moreover|please|kindly|rather|not|do|does|did|would|will|can|cannot|could|must"
    r"|may|shall|should|have|to|\w+n't|\w{2,12}ly|in addition|at the same time|ne|n'"
    r"|nous|vous|se|s'|de|d'|à|aussi|également|donc|en outre|por ello|también|además|no"
    r"|nos|bittet?|auch|daher|ferner|außerdem|также|поэтому|не|бы|было|has|had|ha|haben"
    r"|zugleich|fortement|vivement|dringend|would like|in turn)"
)
#: Words that turn what follows, or make it hang on something.
DENIES = later(
    r"(?<!\w)(?:not|no|never|nor|neither|cannot|\w+n't|against|oppos\w+|object\w*|reject\w*"
    r"|regret\w*|ne|n'|pas|contre|refus\w+|no|sin|contra|rechaz\w+|opon\w+|не|против"
    r"|возраж\w+|нет|nicht|kein\w*|gegen|lehn\w+|ohne|without|avoid|unless|if|si|wenn"
    r"|если)(?!\w)|不(?![变改动])|反对|勿|无|(?<!\w)(?:لا|نعارض|نرفض|عدم|ضد)(?!\w)",
    re.IGNORECASE,
)
#: A verb by which one stands for something or against it: never what another denies.
STANDS = later(
    r"(?:welcom|support|endors|accept|approv|appreciat|commend|oppos|reject|regret|propos"
    r"|suggest|recommend|request|ask|urg|prefer|want|wish|agree|disagree|object|call|see"
    r"|have|has|are|am|appuy|souten|proposons|suggérons|demandons|saluons|approuvons"
    r"|rejetons|souhaitons|propon|suger|apoy|rechaz|pedimos|предлага|прос|поддерж"
    r"|приветств|возраж|möcht|schlag|bitt|begrüß|unterstütz|empfehl|lehn)\w*(?:\s\w+)?\Z"
    r"|(?:would|will)\s\w+\Z"
    r"|(?:建议|要求|希望|支持|赞成|赞同|同意|提议|欢迎|主张|反对)\Z|(?<!\w)و?[نتي]\w+\Z",
    re.IGNORECASE,
)


def states(text: str) -> bool:
    """Whether words have a verb by which one stands for something or asks for it."""
    return _PREDICATE.search(text.lower()) is not None
