"""The words by which comments ask for something, in the order they are tried.

PIECE, NEUF and NUEVO stand for a piece of a draft in three languages, PART for a
part of one: words, a phrase, a sentence. PLACE is where a reference stood.
"""

from __future__ import annotations

import re

from rules.terms import Action

#: What stands for a reference in words that are read without it.
PLACE = "¶"

_NAMES = {
    "PLACE": PLACE,
    "PIECE": (
        r"(?:paragraph|para|article|section|point|bullet|item|sub-?paragraph"
        r"|clause|recital|chapter)s?"
    ),
    "NEUF": (r"(?:paragraphe|article|alinéa|point|considérant)"),
    "NUEVO": (r"(?:párrafo|artículo|apartado|punto|inciso)"),
    "PART": (
        r"(?:the |le |la |les |el |los |las |das |die |den |der )?(?:first "
        r"|second |third |last |final |following |dernière |première )?(?:words?"
        r"|phrases?|sentences?|terms?|references?|expression|half|end|beginning|rest"
        r"|mots?|termes?|mentions?|moitié|fin|palabras?|frases?|expresión|mitad"
        r"|final|wort\w{0,3}|wörter|satz|hälfte"
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
            (
                r"(?:unhappy|sorry|regret\w*|mistake|loss)\b[^.]{0,40}\b(?:delet"
                r"|remov|merg|dropp|lost)\w*"
            ),
            r"(?:not|never|n't) (?:to )?(?:be )?(?:touch|weaken|reopen|los)\w*",
            r"leave (?:it|this|them|the text|as|\S+ (?:as|alone|untouched))\b",
            r"exactly as (?:it|they)|no l[oa]s? toquen|pas (?:y )?touch\w+",
            (
                r"(?:must|should|shall|has to|have to|ought to) (?:stay|remain)"
                r"(?=\W*(?:\Z|[.;,!)])| as\b| in (?:the|this) (?:text|draft|PIECE))"
            ),
            r"in (?:its|their) (?:present|current|existing) (?:form|wording)",
        ),
    ),
    (
        Action.MERGE,
        (
            r"(?<!have )(?<!has )(?:merg(?:e|ed|ing|er)|combin(?:e|ed|ing))\b",
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
            r"after (?:the )?PLACE\W{0,3}(?:please )?(?:insert|add)\b(?! PART)",
            r"après (?:l[ea] )?PLACE\W{0,3}(?:insérer|ajouter)\b(?! PART)",
            r"después del? PLACE\W{0,3}(?:insertar|añadir|agregar)(?! PART)",
            r"после PLACE\W{0,3}(?:добавить|включить|вставить|дополнить)(?! PART)",
            r"PLACE\s?之?后\W?(?:增加|新增|插入|加入)",
            r"بعد PLACE\W{0,3}(?:تضاف|يضاف|إضافة)",
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
            r"(?:delet\w*|remov\w*|strik\w*|omit\w*|drop\w*|leave out)(?: from)? PART",
            r'(?:delet\w*|remov\w*|strik\w*|omit\w*|leave out)(?: from)? "',
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
            r"(?:delet|remov|strik)\w*(?: it| this| these)? and (?:say|write|put|use)",
            (
                r"PART (?:of|should|could|must|can|may|be)\b[^.\n]{0,60}"
                r"(?:delet|remov|struck|dropp)"
            ),
            (
                r"(?:delet|remov|strik|omit|drop|supprim|effac|retir|suprim|elimin"
                r'|исключ|удал|streich)\w* (?:(?!PIECE)[^\s".:\d]+ ){0,2}"'
            ),
            (
                r'" {1,60}"[^.\n"]{0,30}(?:superfluous|redundant|unnecessary|struck'
                r"|delet|remov|dropp|omit)"
            ),
            r'" ?(?:->|→|=>) ?"|(?:for|pour|in place of) " +"[^".]{0,9} read "',
            r'"[, ]{1,2}(?:instead of|rather than|au lieu de|en lugar de|вместо) "',
            (
                r"(?:say|write|put|prefer|propose|suggest|become|écri\w+|dire|decir"
                r"|proposons|proponemos|предлагаем|schreiben|sagen|应为|写成)"
                r'(?! (?:to )?(?:keep|retain|maintain))(?: [^\s".:]+){0,3}:? ?"'
            ),
            r"(?:like|want|wish|prefer) to (?:see|read|have) (?:the words? )?\"",
            r"(?:make|making) (?:it|that|this|them) |\bfor .{1,30} read ",
            r'(?:should|must|would|ought to) be(?:come)? "|(?:became|were) "',
            r"(?:should|must|ought to|could|to|would) become\b",
        ),
    ),
    (
        Action.AMEND,
        (
            r"(?:should|shall|must|could|would|will|to|that it) (?:now )?read",
            r"reads? as follows|\breads?:|replac(?:e|ed|ing)\b|amend(?:ed|ing|ment)?\b",
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
            r"(?:statt|anstelle von|anstatt|instead of|au lieu de|en lugar de) \"",
            r"(?:вместо|بدل) \"",
            r"(?:soll\w*|muss) [^.]{0,60}(?:heißen|lauten)",
            r"neu (?:zu )?fass\w*|begrenzt werden|klarstellung",
        ),
    ),
    (
        Action.DELETE,
        (
            r"delet(?:e|ed|ing|ion)|remov(?:e|ed|al|ing)|suppress\w*|strike out",
            r"stricken|struck",
            r"(?:not|n't) be (?:retained|kept|included|maintained)",
            r"see no (?:need|reason|use|purpose)|(?:is|are) not needed|do without",
            r"\bomit(?:ted)?\b|be dropped|take out|leave out|supprim\w+|suppression",
            r"retirer|retrait|effacer|à supprimer|supr[ií]m\w+|elimin\w+",
            r"supresión|исключ\w+|удал\w+|снять|حذف\w*|الحذف|يحذف|تحذف|删除|删去",
            r"streichen|gestrichen|streichung|löschen|entfallen",
        ),
    ),
    (
        Action.KEEP,
        (
            r"keep\b|kept(?! (?:in|at|by|on|from|there|with|up))|retain(?:ed|ing)?\b",
            (
                r"maintain(?:ed|ing)?\b"
                r"(?! (?:our|the) (?:\w+ )?(?:proposal|position|view))"
            ),
            r"no changes?\b",
            r"without (?:any )?changes?|unchanged|as drafted|as it (?:is|stands)",
            r"as is\b",
            (
                r"(?:fully |strongly |we |can |to )?support(?:s)? (?:PLACE|this|the|it"
                r"|para|article|section|current|existing|wording)"
            ),
            r"agree (?:with|to) (?:PLACE|this|the|it|para|article)",
            r"in favou?r of (?:PLACE|this|the|para|article)|maint(?:ien|enir|enu)\w*",
            (
                r"(?:accept(?:s|ed|able)?|agreed?)\b"
                r"(?! (?:that|to (?!this|the\b|it\b)))"
            ),
            r"supports? (?:\w+ ){0,2}(?:PIECE|one|these|both)\b",
            r"\bno (?:objections?|difficult(?:y|ies)|problems?)\b",
            r"(?:is|are|looks?|\A\W*) ?fine\b|\A\W*(?:yes|ok|good|supported?)\b",
            r"(?:pas|sans|aucune) (?:d')?objections?|d'accord|acceptable|sin objeci\w+",
            r"de acuerdo(?! con que)|соглас\w+|возражений нет|موافق\w*|نوافق",
            r"同意|赞成|没有异议|einverstanden|keine einwände",
            r"sans (?:changement|modification)|conserv\w+|garder|approuv\w+",
            r"nous (?:appuyons|soutenons)|à saluer|salue\b|se réjouit",
            r"se félicite|va dans le bon sens|manten\w*|conserv\w+",
            r"sin (?:cambios|modificaci)\w*|apoyamos|сохран\w+|без изменений",
            (
                r"поддерж\w+|оставить|الإبقاء|ابقاء|دون تغيير|نؤيد|保留(?!意见)"
                r"|不作修改|维持"
            ),
            r"支持|beibehalt\w+|unverändert|begrüß\w+|unterstütz\w+",
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

#: A change is asked for beside one of these words.
REQUESTS = re.compile(
    r"(?<![^\W_一-龥])(?:(?:should|must|shall|could|can|ought|please|pls|kindly|better"
    r"|let us|let's|like|to be|want|prefer|devrait|devraient|doit|doivent|convient|faut"
    r"|pourrait|hay que|podría|надо|нужно|следует|можно|zu|muss|müssen)(?![^\W_])"
    r"|need|propos|propon|suggest|recommend|ask|request|wish|wants|prefers|urg|favou?r"
    r"|call(?:s|ing)? for|invit|insist|demand|advis|see no|superfl|redundan|unnecess"
    r"|à (?:supprimer|remplacer|modifier|ajouter|fusionner|reformuler)|suggér|souhait"
    r"|préfér|il y a lieu|suger|sugier|pedi|pide|solicit|debe|conv[ie]|prefier"
    r"|предл|прос[ия]|необходим|долж|целесообразн|рекоменд|требу"
    r"|soll|bitt|reg(?:en|t) |forder|empfehl|könnte|vorschl|schlag"
    r"|نقترح|نطلب|ونطلب|نرجو|يجب|ينبغي|نوصي|يرجى|نود)"
    r"|建议|应|须|请|要求|希望|宜|可"
)
