"""What stands around what a comment asks for, and asks for nothing itself?

That it is to be added to a letter, that it is a second choice or a motion, that pieces
are read together, that somebody keeps to a request, or quotes a name.
"""

from __future__ import annotations

import re

from rules import action_announced as announced
from rules import action_forgone as forgone
from rules import action_instead as instead
from rules.action_names import PLACE
from rules.later import later

#: What is added is the comment itself: "please add to our letter: ¶ - keep."
_FRAME = later(
    r"\W*(?:(?:please|pls|kindly|also|merci d[e']|veuillez|prière d[e']|por favor"
    r"|просим|просьба|пожалуйста|bitte|يرجى|نرجو|رجاء)[ ,]{0,2}){0,2}"
    r"(?:(?:add|append|include|ajout(?:er|ez)|añad(?:an|ir)|agreg(?:uen|ar)|incluyan"
    r"|добав(?:ить|ьте)|включить|إضافة)(?: (?:this|these|the following|ceci|ce qui suit"
    r"|lo siguiente|esto|следующее|это|ما يلي))?(?: (?:point|remark|comment)s?)?"
    r" (?:to|in|à|dans|al?|en|к|в|إلى) (?:(?:our|my|the|notre|nos|ma|mes|la"
    r"|nuestr[oa]s?|mis?|наш\w{1,3}|мо\w{1,3}) )?(?:[^\W\d_]{3,16} ){0,2}?(?:submission"
    r"|comment|letter"
    r"|contribution|response|mail|e-mail|message|input|remark|observation|courriel"
    r"|lettre"
    r"|réponse|contribuci|respuesta|carta|correo|comentario|observaci|письм|замечани"
    r"|комментари|предложени|ответ|ملاحظات|مساهمت|رسالت|تعليقات|رد)[^\W\d_]{0,6}"
    r"|zu unsere[rnm]? (?:[^\W\d_]{3,16} )?(?:stellungnahme|schreiben|beitrag|mail"
    r"|anmerkungen)[^\W\d_]{0,3} (?:hinzufügen|ergänzen|nehmen))[^:;.–—\n¶]{0,40}"
    r"[:–—]\s?|\W*请?(?:补充|添加|加)[入到]?(?:到|至|入)?(?:我们|我方"
    r"|我)?的?[^：:。]{0,8}?"
    r"(?:意见|来信|邮件|评论|答复|意见书)[^：:。]{0,4}[：:]\s?",
    re.IGNORECASE,
)
#: Where nothing stands before it, it is no second choice.
_ELSE = later(
    r"\W*(?:(?:alternatively|alternativement|alternativamente|alternativ)(?![^\W_])"
    r"|或者)[,，:]?\s?(?!¶\s?:)",
    re.IGNORECASE,
)
#: A motion is called so, and what it does is what is asked for: it may delete.
_MOTION = later(
    r"(?<![^\W_])(?:(?:par|by|with|con) )?(?:(?:cet|le présent|notre|mon) amendement"
    r"(?P<proposons> (?:vise|tend|cherche|consiste) à| a pour (?:but|objet|objectif) "
    r"(?:de |d['’])| propose (?:de |d['’]))?|(?:this|our|my|the present) amendment"
    r"(?P<propose> (?:seeks|aims|intends|proposes) to)?|(?:esta|la presente|nuestra)"
    r" enmienda(?P<proponemos> (?:busca|pretende|tiene por objeto|propone))?)"
    r"(?(proposons)|(?(propose)|(?(proponemos)|,)))\s?",
    re.IGNORECASE,
)
_MOVES = {
    "proposons": "nous proposons de ",
    "propose": "we propose to ",
    "proponemos": "proponemos ",
}
#: How pieces are looked at, and not what should become of them.
_SEEN = later(
    rf"(?<=[{PLACE}\d)]),? (?:(?:if |when )?(?:taken|read|seen|viewed|considered"
    r"|looked at) (?:all )?(?:together|jointly)|(?:pris|lu|vu|considéré)e?s (?:ensemble"
    r"|conjointement)"
    r"|(?:tomad|leíd|vist|considerad)[oa]s (?:en conjunto|conjuntamente|junt[oa]s)"
    r"|вместе взяты[ех]|взяты[ех] вместе|в (?:их )?совокупности|zusammengenommen"
    r"|(?:zusammen|gemeinsam|im zusammenhang) (?:betrachtet|gelesen|gesehen)"
    r"|مجتمعة|مجتمعتين)(?![^\W_])|[,，]?(?:一并|放在一起)(?:考虑|来看"
    r"|看)(?=[,，:：\n])",
    re.IGNORECASE,
)
#: Who keeps to what he asked for still asks for it: that is what is kept, and no piece.
_HELD = later(
    r"(?<!\w)(?:(?P<request>(?:we|i)(?: (?:still|also|strongly|firmly|fully|therefore"
    r"|thus"
    r"|will|must|simply|again|hereby)){0,2} (?:maintain|uphold|stand by|stick (?:to"
    r"|with|by)"
    r"|hold (?:on )?to|adhere to|reiterate|repeat|keep(?: to)?|reaffirm|confirm)"
    r" (?:our|my|this|the|that)(?: \w+)? (?:request|demand|proposal|call|suggestion"
    r"|recommendation|amendment|motion|plea)(?= (?:to|that|for|of)\b))"
    r"|(?P<requests>(?:reiterat|maintain|repeat|reaffirm|confirm|renew)(?:e?s|e?d)"
    r" (?:its|their|his|her) (?:\w+ )?(?:request|demand|proposal|call|suggestion"
    r"|amendment)(?: (?:from|made|tabled|of|at|in|during)(?: [^\s.,;:]{1,20}){1,4})?"
    r"(?= (?:to|that|for)\b))"
    r"|(?P<demandons>(?:nous|je|on) (?:maintiens?|maintenons|maintient|réitér\w{1,3}"
    r"|confirm\w{1,3}|renouvel\w{1,4}) (?:toute |toujours |donc )?(?:notre|nos|ma|mon"
    r"|cette|cet|la"
    r"|l['’])? ?(?:demande|proposition|amendement|requête|suggestion|souhait)s?"
    r"(?= (?:de|d['’]|du|tendant|visant|que)\b))"
    r"|(?P<pedimos>(?:mant(?:en)?emos|manten[gh]o|sostenemos|reiter(?:amos|o)"
    r"|ratificamos"
    r"|confirmamos) (?:nuestr[oa]|mi|est[ea]|el|la|[oa] noss[oa]|noss[oa]|[oa] minha"
    r"|o meu)"
    r" (?:petición|solicitud|propuesta|enmienda|pedido|proposta|emenda|solicitação)"
    r"(?= (?:de|d[ao]|para)\b))"
    r"|(?P<просим>(?:настаива(?:ем|ю) на|сохраня(?:ем|ю)|поддержива(?:ем|ю)"
    r"|подтвержда(?:ем|ю)"
    r"|придержива(?:емся|юсь)|повторя(?:ем|ю)) (?:сво\w{1,3}|наш\w{1,3}|мо\w{1,3})"
    r"(?: \w{1,20})? (?:просьб\w|предложени\w|требовани\w|поправк\w)(?= [^\W\d_]))"
    r"|(?P<fordern>(?:wir|ich) (?:halten?|bleiben?) (?:(?:weiter|weiterhin|auch"
    r"|daher) )?"
    r"(?:(?:an|bei) )?(?:unser\w{1,2}|mein\w{1,2}|de[rmn]|diese[rmn]) (?:forderung"
    r"|antrag"
    r"|vorschlag|bitte|wunsch|änderungsantrag)(?: fest| aufrecht)?(?=,? (?:auf|nach|um"
    r"|zu[rm]"
    r"|de[nr]|die|das|diese[nrs]?|dass|¶)\b))"
    r"|(?P<نطلب>(?:نتمسك|نصر|نكرر|نجدد|نؤكد)(?: على)? ب?(?:طلبنا|اقتراحنا|مطلبنا"
    r"|مقترحنا"
    r"|مطالبتنا) (?:ب(?=حذف)|القاضي ب|الداعي إلى )?)"
    r"|(?P<要求>(?:坚持|维持|重申)(?:我们|我方|本会)?(?:之前|此前|原来|先前)?的?"
    r"(?:要求|建议|提议|主张)[，,:：]?))",
    re.IGNORECASE,
)
#: Quoted words that are the name of who asks, or of the piece: no words of the text.
_TITLED = later(
    r"((?:associations?|union|faction|party|company|network|society|league|federation"
    r"|group|coalition|alliance|foundation|institute|initiative|movement|société"
    r"|syndicat"
    r"|parti|fédération|fondation|collectif|réseau|asociación|sindicato|federación"
    r"|fundación|partido|grupo|red|associação|sindicato|фракци[яи]|союз|обществ[оа]"
    r"|фонд"
    r"|парти[яи]|компани[яи]|ассоциаци[яи]|движени[ея]|организаци[яи]|verband|verein"
    r"|gesellschaft|stiftung|bündnis|partei|fraktion|netzwerk|جمعية|منظمة|حزب|اتحاد"
    r"|مؤسسة"
    r"|شركة|رابطة) )[\"“«„][^\"”»“\n]{2,60}[\"”»“](?= (?:asks?|requests?|proposes?"
    r"|suggests?"
    r"|wants?|urges?|recommends?|demands?|demande|propose|souhaite|recommande|pide"
    r"|solicita"
    r"|propone|recomienda|pede|propõe|просит|предлагает|требует|рекомендует|bittet"
    r"|schlägt|fordert|beantragt|empfiehlt|حذف|تعديل|إضافة)(?!\w))"
    r"|[\"“][^\"”\n]{2,40}[\"”](?=(?:协会|公司|党|组织|基金会|联盟|学会|集团)"
    r"[^。，,]{0,6}(?:要求|建议|提议|主张))"
    r"|((?<!\w)(?:delete|remove|strike|drop|omit) (?:the |this |entire |whole ){0,2})"
    r"[\"“'‘][^\"”'’\n]{2,50}[\"”'’] (?=(?:section|paragraph|article|chapter"
    r"|provision)(?!\w))"
    r"|((?<!\w)(?:supprimer|supprimez|retirer|eliminar|suprimir|suprímase|streichen"
    r"|исключить"
    r"|удалить) (?:le |la |l['’]|el |ce |cette |este )?(?:paragraphe|article|section"
    r"|chapitre"
    r"|párrafo|artículo|sección|пункт|абзац|раздел"
    r"|статью)) [\"“«„][^\"”»“\n]{2,60}[\"”»“]"
    # "delete paragraph 5 “Late fees”": no sentence, and no words inside it
    r"|((?<!\w)(?:delet|remov|strik|omit|drop|supprim|suppress|suprim|elimin|streich"
    rf"|исключ|удал)\w*(?: (?:of|de|du))? (?:the |l[ea] |el |den |die )?{PLACE})"
    r",? [\"“«„]\s?(?-i:[A-ZÀ-ÖØ-ÞА-ЯЁ])[^\"”»“.!?\n]{2,60}[\"”»“](?=\W*(?:\Z|[.;]))",
    re.IGNORECASE,
)
_MARKS = later("[\"“«„'‘]")


def unframed(text: str) -> str:
    """Leave out what frames what a comment asks for.

    >>> unframed("Please add to our letter: keep it."), unframed("Alternatively, out.")
    ('keep it.', 'out.')
    """
    frame = _FRAME.match(text) or _ELSE.match(text)
    text = _SEEN.sub("", text[frame.end() :] if frame else text)
    text = _MOTION.sub(
        lambda said: _MOVES[said.lastgroup] if said.lastgroup else "", text
    )
    if _MARKS.search(text):
        text = _TITLED.sub(
            lambda said: said[1] or said[2] or said[3] or said[4] or "", text
        )
    text = _HELD.sub(
        lambda said: f"{said.lastgroup} ", announced.behind(announced.surely(text))
    )
    return instead.rest(forgone.rest(text))
