"""The words by which comments ask for something, in the order they are tried.

PIECE, NEUF and NUEVO stand for a piece of a draft in three languages, PART for a
part of one: words, a phrase, a sentence.
"""

from __future__ import annotations

import re

from rules.terms import Action

_NAMES = {
    "PIECE": (
        r"(?:paragraph|para|article|section|point|bullet|item|sub-?paragraph"
        r"|clause|recital|chapter)s?"
    ),
    "NEUF": (r"(?:paragraphe|article|alinéa|point|considérant)"),
    "NUEVO": (r"(?:párrafo|artículo|apartado|punto|inciso)"),
    "PART": (
        r"(?:the |le |la |les |el |los |las |das |die |den |der )?(?:first "
        r"|second |third |last |final |following |dernière |première )?(?:words?"
        r"|phrases?|sentences?|terms?|references?|expression|mots?|termes?"
        r"|mentions?|palabras?|frases?|expresión|wort\w{0,3}|wörter|satz"
        r"|слов\w{0,2}|предложени\w|عبار\w+|كلم\w+)"
    ),
}

#: A cue may come twice with another rank: what is denied, what is only a part.
_CUES: tuple[tuple[Action, tuple[str, ...]], ...] = (
    (
        Action.KEEP,
        (
            r"(?:not|never|n't) (?:to )?(?:be )?(?:delet|remov|merg|combin)\w*",
            (
                r"(?:oppose\w*|against|object\w* to) (?:\S{1,30}\s){0,4}(?:delet"
                r"|remov|merg)\w*"
            ),
            (
                r"(?:not|n't) (?:agree|support|accept|want|wish|favour|think"
                r"|believe|consider)\b[^.]{0,40}(?:delet|remov|merg)\w*"
            ),
            r"без изменений|сохран\w+|不作修改",
            r"no (?:se )?(?:debe\w*|elimin)\w* elimin\w*",
            r"ne (?:pas|doit pas) (?:être )?supprim\w*",
        ),
    ),
    (
        Action.MERGE,
        (
            r"merg(?:e|ed|ing|er)|combin(?:e|ed|ing)",
            r"consolidated? (?:in|into|with)|consolidate them",
            r"(?:could|should|be|to) consolidated?|fusionn\w+|regroup\w+",
            r"fusion(?:ar|arse|e|en|ado|arlos)\w*|combinar\w*|объедин\w+|دمج\w*",
            r"ودمج|合并|zusammen(?:ge)?(?:führ|leg|fass)\w+",
        ),
    ),
    (
        Action.ADD,
        (
            (
                r'(?:add|insert|includ|introduc)\w*\b[^.:"]{0,40}\b(?:new'
                r"|additional|following) (?:sub-?)?PIECE"
            ),
            (
                r'(?:add|insert)\w*\b[^.:"]{0,30}\bnew (?:text'
                r"|wording) (?:after|below|following|before)"
            ),
            (
                r"(?:add"
                r"|insert)\w* (?:the following )?(?:new )?text after (?:this|the"
                r"|it)"
            ),
            r"(?:add|insert)\w* the following new text after",
            (
                r"\[?new (?:PIECE|text)(?: to follow| after|\]| \d|:| should"
                r"| is proposed| be)"
            ),
            (
                r"(?:add|insert)\w* (?:an? )?(?:new )?PIECE(?: \S+)? (?:after"
                r"|below|following)"
            ),
            r"nouve(?:au|l|lle) NEUF",
            r"(?:ajout|insér)\w+ (?:un|une|est ajouté un) (?:nouvel? )?NEUF",
            r"NEUF (?:additionnel|nouveau)|est ajouté un NEUF|nuevo NUEVO",
            r"(?:añadir|agregar|insertar) (?:un|el siguiente) (?:nuevo )?NUEVO",
            r"нов(?:ый|ого|ая|ую) (?:пункт|абзац|стать)\w*",
            r"добавить\b[^.:]{0,30}(?:пункт|абзац|статью)",
            r"(?:تضاف|إضافة|اضافة)[^.:]{0,20}فقرة|فقرة جديدة|新段|新增一?段|增加新?段",
            r"新的一?段|neue[rnms]? (?:absatz|artikel|nummer|punkt|buchstabe)",
            (
                r"folgende[rnm]? (?:neue[rn]? )?absatz\b[^.]{0,12}(?:ergänz"
                r"|eingefüg|angefüg)"
            ),
            (
                r"um (?:folgenden|einen) (?:neuen )?(?:absatz"
                r"|artikel)\b[^.:]{0,10}(?:ergänz|erweiter)"
            ),
        ),
    ),
    (
        Action.AMEND,
        (
            r"(?:delet|remov|strik|omit|drop)\w* PART",
            r'(?:delet|remov|strik|omit)\w* "',
            r'"\S{0,30} (?:should|to|must) be (?:delet|remov|replac)',
            r"(?:supprimer|effacer|retirer) PART",
            r'(?:suprimir|eliminar) (?:PART|")|(?:исключить|удалить) PART',
            (
                r"(?:effacer|supprimer|retirer) (?:de|du) .{0,20}(?:mention"
                r"|mots?|termes?)"
            ),
            r'(?:删除|删去)[“"]',
            (
                r'PART "[^"\n]*"[^.\n]{0,40}(?:delet|remov|supprim|elimin'
                r"|исключ|удал|gestrichen|streich)"
            ),
            r"delet\w* in |delete (?:the |words ).{0,20}(?:from|in) ",
        ),
    ),
    (
        Action.AMEND,
        (
            r"(?:should|shall|must|could|would|will|to|that it) (?:now )?read",
            r"reads? as follows|replac(?:e|ed|ing)\b|amend(?:ed|ing|ment)?\b",
            r"re-?word\w*|re-?phras\w*|re-?draft\w*|re-?formulat\w*|re-?writ\w*",
            r"alternat(?:iv)?e? (?:text|wording|language|formulation)|\balt\.?:",
            (
                r"(?:propos|suggest"
                r"|recommend)\w* (?:the )?(?:following )?(?:new "
                r"|alternative )?(?:text|wording|language|formulation|change"
                r"|edit|amendment|modification)"
            ),
            r"following (?:text|wording|language|formulation)|new wording",
            r"insert\w*\b|substitut\w+|modif(?:y|ied|ication|ications|ying)\b",
            r"\badd(?:ed|ing)?\b|addition of",
            r"suggest (?:qualifying|changing|rewording|splitting)",
            r"chang(?:e|ed|ing) (?:.{1,30} )?to\b|make suggested change",
            r"be widened|missing|texte proposé|libellé|remplac\w+|modifi\w+",
            r"reformul\w+|ajout\w+|insér\w+|rédig\w+|amend\w+|texto propuesto",
            r"sustitu\w+|reemplaz\w+|modific\w+|enmend\w+|añad\w+|agreg\w+",
            r"insert\w+|rece como|redactar\w*|предлагаемый текст|заменить",
            r"замен\w+|измен\w+|изложить|добавить|дополнить|включить|вставить",
            r"редакци\w+|النص المقترح|يستعاض|الاستعاضة|تعديل|يعدل|إضافة|تضاف",
            (
                r"يضاف|改为|建议案文|修改|替换|增加|添加|修正|vorgeschlagen\w* (?:text"
                r"|fassung)"
            ),
            r"zu ersetzen|ersetz\w+|änder\w+|ergänz\w+|einzufüg\w*|einfüg\w+",
            r"wie folgt gefasst|klargestellt|formulierungsvorschlag|umformul\w+",
            r"neu (?:zu )?fass\w*|begrenzt werden|klarstellung",
        ),
    ),
    (
        Action.DELETE,
        (
            r"delet(?:e|ed|ing|ion)|remov(?:e|ed|al|ing)|suppress\w*|strike out",
            r"stricken|struck",
            r"(?:not|n't) be (?:retained|kept|included|maintained)",
            r"\bomit(?:ted)?\b|be dropped|take out|supprim\w+|suppression",
            r"retirer|retrait|effacer|à supprimer|supr[ií]m\w+|elimin\w+",
            r"supresión|исключ\w+|удал\w+|снять|حذف\w*|الحذف|يحذف|تحذف|删除|删去",
            r"streichen|gestrichen|streichung|löschen|entfallen",
        ),
    ),
    (
        Action.KEEP,
        (
            r"keep|kept|retain(?:ed|ing)?|maintain(?:ed|ing)?|no changes?\b",
            r"without (?:any )?changes?|unchanged|as drafted|as it (?:is|stands)",
            r"as is\b",
            (
                r"(?:fully |strongly |we |can |to )?support(?:s)? (?:this|the|it"
                r"|para|article|section|current|existing|wording)"
            ),
            r"agree (?:with|to) (?:this|the|it|para|article)",
            r"in favou?r of (?:this|the|para|article)|maint(?:ien|enir|enu)\w*",
            r"sans (?:changement|modification)|conserv\w+|garder|approuv\w+",
            r"nous (?:appuyons|soutenons)|à saluer|salue\b|se réjouit",
            r"se félicite|va dans le bon sens|manten\w*|conserv\w+",
            r"sin (?:cambios|modificaci)\w*|apoyamos|сохран\w+|без изменений",
            (
                r"поддерж\w+|оставить|الإبقاء|ابقاء|دون تغيير|نؤيد|保留(?!意见)"
                r"|不作修改|维持"
            ),
            r"支持现有|beibehalt\w+|unverändert|begrüß\w+|unterstütz\w+",
        ),
    ),
)


#: No word is longer: what repeats is bounded, and a search takes linear time.
_ENDINGS = {r"\w*": r"\w{0,30}", r"\w+": r"\w{1,30}"}


def _compiled(cues: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(cues)
    for name, pattern in (_NAMES | _ENDINGS).items():
        words = words.replace(name, pattern)
    return re.compile(rf"(?<![^\W_一-龥])(?:{words})")


CUES = tuple((action, _compiled(cues)) for action, cues in _CUES)
