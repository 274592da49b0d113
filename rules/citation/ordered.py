"""Which bare numbers does a sentence name by what it says of them?

"Ditch 19, hang on to 20", "9 is fine, and in 13 the date is missing": a number that is
the object of a demand, or heads its clause with a verb behind it, is a piece where it
is printed and no other piece is cited by name. What is a value of something has a noun
behind it, or is judged as one: "20 is too many". In seven languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun
from rules.citation.line_heads import begins_line
from rules.citation.numbers import AS_ONE, printed
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable

_ENDS = (
    r"(?=\s?[.,;:!?。，；！)](?!\d)|\s*\Z|\n|\s(?:and|or|but|et|ou|mais|y|e|o|pero|и|но|а|und"
    r"|oder|aber|before|after|behind|avant|après|antes|después|tras|delante|detrás"
    r"|перед|после|vor|nach|en (?:deux|dos|trois|tres)|in (?:two|three|zwei|drei)|на "
    r"(?:два|две|три)|please|thanks|svp|merci|por favor|bitte|weg|raus|alone|untouched"
    r"|as it is|as is|where it is|out|in)(?!\w)|\sو)"
)
#: A bare number that is the object of a demand: "ditch 19, keep 20", "删除7".
ORDERED = later(
    r"(?<![^\W_])(?:(?:delet|remov|omitt?|dropp?|ditch|strik|scrapp?|cutt?|los|kill"
    r"|binn?|ax|keep|retain|leav|spar|sav|mov|putt?|split|rewrit|reword|redraft|halv"
    r"|doubl)(?:e|ing)?|hang on to|hold on to|get rid of|do away with|(?:supprim|vir"
    r"|gard|retir|enlev|ôt|laiss|conserv|maintenir|mainten|ray|biff|jet|déplac|reformul"
    r"|scind|mettr|mett|plac|avanc|recul)(?:ez|er|ons|e)?|(?:quit|dej|borr|elimin"
    r"|suprim|conserv|mant[eé]n|manteng|guard|sac|saqu|muev|tach|pon|pong|dividi|divida"
    r"|coloc|pas)(?:en|an|ar|ad|er|ed|e|a|amos)?|(?:убра|убер|остав|удал|исключ|вычеркн"
    r"|сохран|сним|снят|перенес)[а-яё]*|(?:streich|behalt|lass|werf)(?:t|en|e|et)?"
    r"|و?(?:احذف|أبق|الغ|ألغ|حذف|إلغاء|إبقاء)(?:وا)?(?:\sعلى)?)\s(?:the |l[ea] |el |al "
    r"|die |der |das |den )?(\d{1,3})"
    + _ENDS
    + r"|(?:删除|删去|删掉|去掉|取消|保留|留下|修改)(\d{1,3})"
    + _ENDS
    + r"|(?<![^\W_])(?:die|der|das|den) (\d{1,3})(?=\s(?:bitte )?(?:zu )?"
    r"(?:streich|behalt|lösch|änder|lass|entfern|beibehalt)\w*)"
)
_AND = (
    r"(?:(?:and|but|so|et|mais|y|pero|и|а|но|und|aber|while|whereas|then|however)\s)?"
)
_OPENS = rf"(?:^[^\S\n]*(?:[-–•*]\s)?|[.!?;:,]\s|[。；！？，、]\s?){_AND}"
FINITE = (
    r"(?:is|isn't|are|was|says?|sits?|reads?|needs?|has|have|does|doesn't|goes|go"
    r"|should|must|can|cannot|can't|could|may|might|would|won't|will|makes?|asks?"
    r"|looks?|seems?|stays?|deserves?|lacks?|puts?|speaks?|repeats?|leaves?|belongs?"
    r"|comes?|gets?|both|we|i|est|sont|doit|doivent|devrai(?:t|ent)|peut|pourrait|reste"
    r"|va|manque|nous|es|son|debe\w*|puede|podría|sobra|sobran|falta|queda|нас|мы|не"
    r"|надо|нужно|следует|можно|лучше|нужен|ist|sind|soll\w*|muss|kann|könnte|bleibt"
    r"|geht|fehlt|braucht|passt|gefällt|wäre|out|raus|weg|streichen|behalten|fuera"
    r"|оставить|оставьте|убрать|уберите|удалить|удалите|исключить|исключите)"
)
#: What is judged as a value: "20 is enough", "5 would be fairer", "30 is too many".
VALUE = (
    r"(?!\s(?:is|was) (?:a|the) (?:lot|few|number|age|day|hour|year|minimum|maximum"
    r"|limit)\b)(?!\s[^\W\d_']+(?:\s(?:not|be|a|the|nicht|pas|bien|much))?\s(?:enough"
    r"|plenty|sufficient|better|fairer|right|realistic|reasonable|more|less|too (?:few"
    r"|many|much|little|low|high|far|long|short|late|early|big|small)|assez|suffisants?"
    r"|mieux|trop (?:peu|loin|long|court|tard)?|suficientes?|mejor|más|demasiad\w+"
    r"|pocos?|muchos?|достаточно|лучше|мало|много|genug|ausreichend|besser|zu (?:viele?"
    r"|wenige?|weit|lang|kurz|spät|hoch|niedrig))(?!\w)|\swould (?:do|suffice)\b)"
)
_NUMBER = r"\d{1,3}(?:\s?(?:bis|ter|quater)(?!\w))?"
_HEADING = later(
    rf"{_OPENS}(?<!(?<![^\W_])n[or]\.\s)(?<!abs\.\s)(?<!art\.\s)(?<!\s(?:al|nr)\.\s)"
    rf"(?<!\ss\.\s)(?:(?:the|die|der|das)\s)?(?P<number>{_NUMBER})"
    rf"(?:\s(?:and|et|y|и|und)\s(?P<other>{_NUMBER}))?(?={VALUE}\s{FINITE}(?!\w))",
    re.MULTILINE,
)
#: Two that are spoken of in one, or behind what they are about: "no reason to have 13
#: and 14 apart".
_PAIRED = later(
    rf"(?<![^\W_])(?:have|keep|put|merge|join|combine|fold|bring)\s"
    rf"(?P<number>{_NUMBER}) and (?P<other>{_NUMBER})(?=\s(?:apart|separate"
    rf"|together|into)"
    r"|[.,;:!?])"
    # "about ballast and containers, 13 and 14, we know nothing"
    rf"|(?<=[^\W\d_]{{3}},\s)(?P<apposed>{_NUMBER})\s(?:and|et|y|и|und)\s"
    rf"(?P<second>{_NUMBER})(?=,\s{FINITE}(?!\w))"
    rf"|(?<![\d.、和与及第-])(?P<han>{_NUMBER})[和与及、](?P<joined>{_NUMBER})(?={AS_ONE})"
    rf"|合并(?P<one>{_NUMBER})[和与及、](?P<two>{_NUMBER})(?=\s?[，。；,.;]|\s*\Z)"
)
#: Where something is missing, or is to be done: ", and in 13 the date is missing".
_INSIDE = later(
    r"(?:[,;.]\s(?:and|but|et|mais|y|pero|и|но|а|und|aber)\s|^|[.!?]\s)"
    r"(?:in|dans le|au|en el|в|bei|in der)\s(?P<number>\d{1,3})"
    r"(?=,?\s(?:the|we|there|it|a|you|u|they|l[ea]|l'|les|nous|il|on|el|los|las|falta|hay|мы|нет|не|слово|вместо|fehlt|wir|sollte|der|die"
    r"|das)(?![^\W_]))"
    # "halve the distance in 10"
    r"|(?<![^\W_])(?:halve|double|change|shorten|lower|raise|fix|clarify"
    r"|correct)\s(?:the|that)"
    r"\s(?:[^\W\d_]+\s){1,3}(?:in|of)\s(?P<behind>\d{1,3})(?=\s?[.,;!?]|\s*\Z)",
    re.MULTILINE,
)
#: What the sender is for, against or silent on: "pleased with 7", "no views on 14".
_STANCE = later(
    r"(?<![^\W_])(?:(?:agree|disagree|happy|unhappy|pleased|content|comfortable|fine|okay"
    r"|ok|live|satisfied|troubled|worried|concerned|bothered) (?:with|by|about|on)"
    r"|(?:opinions?|views?|comments?|remarks?|objections?|position|say|add|silent|neutral"
    r"|quarrel|problem) (?:on|to|about|against|with)"
    r"|(?:we|i|members|to|and|but)"
    r" (?:(?:fully|strongly|also|do not|don't|cannot|can't) )?(?:support|back|endorse"
    r"|oppose|welcome|accept|reject|approve of|dislike)"
    r"|(?:d'accord avec|satisfaits? d[eu]|soutenons|appuyons|approuvons|acceptons"
    r"|rejetons|avis sur|opposons (?:au|à)|(?<!voix )(?<!\d )contre|de acuerdo con"
    r"|conformes? con"
    r"|apoyamos|respaldamos|aceptamos|rechazamos|opinión sobre|согласн[аы] с"
    r"|поддерживаем|одобряем|принимаем|возражаем против"
    r"|einverstanden mit|zufrieden mit|unterstützen|befürworten|begrüßen|akzeptieren)"
    r"(?: (?:le|la|el|der|dem|die|пунктом|пункт))?"
    r"|(?:نؤيد|نوافق على|نعارض|نرفض))\s(?P<number>\d{1,3})(?:(?= itself(?!\w))|"
    r"(?: (?:and|et|y|и|und) (?P<other>\d{1,3}))?"
    + _ENDS
    + r")|(?:支持|赞成|同意|反对|接受)(?P<behind>\d{1,3})"
    + _ENDS
)
#: A number in brackets behind what its piece is about, in a letter that counts none.
_ENCLOSED = later(
    r"(?<![^\W_])[^\W\d_]{3,}\s\((?P<number>\d{1,3})\)"
    rf"(?=\s?[.,;:!?](?!\d)|\s*\Z|\s{FINITE}(?!\w))"
)
_FIRST = "(1)"
#: At the head of a sentence, without a verb: "and 18 once a year??", not "18 of us".
_OPENING = later(
    rf"(?<=[.!?]\s){_AND}(?P<number>\d{{1,3}})(?=\s(?:once|twice|every|only|not?|never"
    r"|too|why|how|who|what|when|where|yes|ok|in|with|without|by|for|pourquoi|qui|jamais"
    r"|por qué|quién|nunca|почему|кто|никогда|warum|wer|nie)\s[^.!?;:]{1,40}[.!?])"
)
#: So many that are told by verbs make a number at a head one more of them.
_SEVERAL = 2
#: A noun, what its piece is about, and in brackets which it is.
_TOPIC = later(
    r"(?<![^\W_])(?:paragraphs?|para|article|section|clause|rule|provision|sentence"
    r"|paragraphe|alinéa|disposition|párrafo|apartado|artículo|disposición|punto|пункт\w?"
    r"|стать[яюеи]|абзац\w?|absatz|artikel|bestimmung|regel|parágrafo)"
    r" (?:on|about|of|that|which|sur|relati\w+|concernant|qui|sobre|acerca|que|о|об|про"
    r"|über|zu[mr]?|die|der)\s[^.;:!?()\d\n]{2,60}\s\((\d{1,3})\)"
)
#: A number, where the one before was a slip.
_MEANT = later(
    r"(?<![^\W_])(?:sorry|pardon|oops|pardonnez|désolée?|perdón|disculpen|извините"
    r"|простите|entschuldigung|verzeihung|عذرا|抱歉|对不起)[,，،]?\s?"
    r"(?:(?:i|we) meant?|je voulais dire|quise decir|я имел[аи]? в виду"
    r"|(?:ich|wir) meinten?|أقصد|我是说)"
    r"\s?(?:(?:the|number|no\.?|le|el|die|пункт) )?(\d{1,3})(?=\s?[.,;:!?)。，]|\s*\Z)"
)


def meant(text: str, drafts: Citable) -> Iterator[Mention]:
    """Find the printed numbers that a topic or a slip before them makes pieces.

    "The paragraph on fees (8)", "sorry, I meant 8".
    """
    for match in chain(_TOPIC.finditer(text), _MEANT.finditer(text)):
        if printed((match[1],), drafts):
            yield replace(_mention(match), ordered=False)


def ordered(text: str, cited: Sequence[Mention], drafts: Citable) -> list[Mention]:
    """Find the numbers that are pieces by what is said of them, all of them printed.

    None where one is not, or where a piece is cited by name or at the head of a line:
    the numbers may be values of that.
    """
    forms = (ORDERED, _HEADING, _PAIRED, _INSIDE, _STANCE)
    found = [m for form in forms for m in form.finditer(text)]
    if _FIRST not in text:
        # one behind its topic is told by that: "the paragraph on fees (8)"
        by_topic = {m.start for m in cited}
        enclosed = _ENCLOSED.finditer(text)
        found += [m for m in enclosed if m.start("number") not in by_topic]
    if len(found) >= _SEVERAL:
        found += _OPENING.finditer(text)
    told = sorted(map(_mention, found), key=_start)
    begun = {m.start for m in told if "\n" not in text}
    others = (m for m in cited if m.start not in begun)
    known = all(printed(i.path, drafts) for m in told for i in m.items)
    free = all(m.noun is Noun.SIGN and not begins_line(text, m.start) for m in others)
    return told if known and free else []


def _mention(match: re.Match[str]) -> Mention:
    found = [group for group, value in enumerate(match.groups(), 1) if value]
    return Mention(
        start=match.start(found[0]),
        end=match.end(found[-1]),
        noun=Noun.SIGN,
        items=tuple(Item((" ".join(match[group].split()),)) for group in found),
        ordered=True,
    )


def _start(mention: Mention) -> int:
    return mention.start
