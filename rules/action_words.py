"""The words by which comments ask for something, in the order they are tried.

The names in capitals are those of `rules.action_names`. Words ask beside a word of
request; the turns and the idioms of the modules beside this one ask by themselves.
"""

from __future__ import annotations

import re

from rules import action_idioms as idioms
from rules import action_sayings as sayings
from rules import action_turns as turns
from rules import action_values as values
from rules.action_names import compiled
from rules.terms import Action

#: A cue may come twice with another rank: what is denied, what is only a part.
_CUES: tuple[tuple[Action, tuple[str, ...]], ...] = (
    (
        Action.KEEP,
        (
            (
                r"(?:not|never|n't) (?:to )?(?:be )?(?:delet|remov|merg|combin|dropp"
                r"|omit"
                r"|struck|withdrawn|left out)\w*"
            ),
            (
                r"(?:oppose\w*|against|object\w* to) "
                r"(?:(?!PLACE|and\b|but\b|it\b|[-–—])\S{1,30}\s){0,4}(?:delet"
                r"|remov|merg)\w*"
            ),
            (
                r"(?:not|n't) (?:agree|support|accept|want|wish|favour|think"
                r"|believe|consider)\b(?:(?! and )[^.]){0,40}(?:delet|remov|merg)\w*"
            ),
            r"no (?:se )?(?:debe\w*|elimin)\w* elimin\w*",
            r"ne (?:pas|doit pas) (?:être )?supprim\w*",
            r"(?:not|never|n't) (?:to )?(?:be )?(?:touch|weaken|reopen|los)\w*",
            (
                r"leave (?:it|this|them|the text|as|\S+ (?:as|alone|untouched))\b"
                r"(?! (?:(?:at|to) (?:NUMBER|\")|out\b))"
            ),
            r"exactly as (?:it|they)|pas (?:y )?touch\w+",
            (
                r"(?:must|should|shall|has to|have to|ought to) (?:stay|remain)"
                r"(?=\W*(?:\Z|[.;,!)])| as\b| in (?:the|this) (?:text|draft|PIECE))"
            ),
        ),
    ),
    (
        Action.MERGE,
        (
            r"(?<!have )(?<!has )(?:merg(?:e|ed|ing|er)|combin(?:e|ed|ing))\b",
            (
                r"consolidat(?:e|ed|ing)\b(?! (?:the|its|this) )|(?<!\bi )(?<!\bwe )"
                r"join(?:ed)? (?:PLACE|them"
                r"|these|the two|both)|PLACE (?:\w+ ){0,2}joined"
            ),
            r"(?:integrat|roll)\w* (?:\w+ )?(?:in)?to one|fusionn\w+|regroup\w+",
            r"réuni(?:r|s|es?)\b|(?:en|n'en) faire qu'un|amalgamat\w+",
            (
                r"fusion(?:ar|arse|e|en|ado|arlos)\w*|combinar\w*|[uú]n(?:ir|an)(?:se"
                r"|l[oa]s?)?\b"
            ),
            r"unific\w+|juntar\w*|(?:объ|присо)един\w+|слить|свести|و?دمج\w*|合并|合二为一",
            r"zusammen(?:zu|ge)?(?:führ|leg|fass|zieh|zog)\w+",
        ),
    ),
    (
        Action.ADD,
        (
            (
                r'(?:add|insert|includ|introduc)\w*\b[^.:"]{0,40}\b(?:new'
                r"|additional|following) (?:sub-?)?PIECE"
            ),
            r"después del? PLACE\W{0,3}(?:insertar|añadir|agregar)(?! PART)",
            r"(?:follow|предлож|дополн)\w* [^.]{0,20}by a new PIECE",
            r"PLACE\s?之?后\W?(?:增加|新增|插入|加入)",
            r"بعد PLACE\W{0,3}(?:تضاف|يضاف|إضافة)",
            (
                r"\[?new (?:PIECE|action|measure|target|text)(?: to follow| after|\]"
                r"| [a-z]?\d|:| should"
                r"| is proposed| be)"
            ),
            r"nouve(?:au|l|lle) NEUF",
            r"(?:ajout|insér)\w+ (?:un|une|est ajouté un) (?:nouvel? )?NEUF",
            r"NEUF (?:additionnel|nouveau)|est ajouté un NEUF|nuevo NUEVO",
            r"нов(?:ый|ого|ая|ую) (?:пункт|абзац|стать)\w*",
            r"добавить\b[^.:]{0,30}(?:пункт|абзац|статью)",
            r"فقرة جديدة|新增一?段",
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
            # what is deleted is a part of it, whatever the language
            (
                r"(?:RIDS|exclu|leave out|take out)\w*"
                r"(?: (?:from|of|de|del|des|du|da|do|d'|der))? ?(?:PART"
                r"|\"[^\"]*\"\W*\Z)"
            ),
            (
                r"(?:effacer|supprimer|retirer) (?:de|du) .{0,20}(?:mention"
                r"|mots?|termes?)"
            ),
            r'(?:删除|删去|删掉|去掉|划掉|取消|拿掉|删)"',
            r'(?:[تي]?حذف|احذفوا?|[تي]?شطب|إلغاء|إزالة) (?:(?:عبارة|كلمة|لفظ)|")',
            (
                r'PART(?:,? (?:out|fuera|dehors|raus|weg)\b| "[^"\n]*"(?:[^.\n]{0,40}'
                r"GONE| (?:should|must|can|could) go\b)|(?:, [^,]{1,60},)? (?:of|should"
                r"|could|must|can|may|be|were)\b[^.\n]{0,60}GONE)"
            ),
            r"\" {1,60}\",? (?:out|fuera|raus|weg)\b",
            r"(?:delet|remov|strik)\w*(?: it| this| these)? and (?:say|write|put|use)",
            (
                r"(?:RIDS|leave out|take out|do away with|get rid of)\w*"
                r' (?:(?!PIECE)[^\s".:\d]+ ){0,2}"'
            ),
            (
                r'" {1,60}"[^.\n"]{0,30}(?:superfluous|redundant|unnecessary|struck'
                r"|delet|remov|dropp|omit)"
            ),
            (
                r'" ?(?:->|→|=>|>| to | into ) ?"|(?:for|pour'
                r'|in place of) " +"[^".]{0,9} read "'
            ),
            r'"[, ]{1,2}(?:instead of|rather than|au lieu de|en lugar de|вместо) "',
            (
                r"(?:say|write|put|prefer|propose|suggest|become"
                r"|préfér\w+|diga|poner|p[oó]ng\w{1,5}|предпоч\w+|écri\w+|dire|decir"
                r"|proposons|suggérons|proponemos|sugerimos|предлагаем|schreiben"
                r"|sagen|应为|写成)"
                r'(?! (?:to )?(?:keep|retain|maintain))(?: [^\s".:]+){0,3}:? ?"'
            ),
            (
                r"(?:please|should|could|must) (?:\w+ )?(?:use|have|qualify \S+ with"
                r"|end"
                r' (?:after|with|before)) "'
            ),
            r"(?:like|want|wish|prefer) to (?:see|read|have) (?:the words? )?\"",
            r"(?:make|making) (?:it|that|this|them) (?!go away|disappear|vanish)",
            r'(?:should|must|would|ought to) be(?:come)? "|(?:became|were) "',
        ),
    ),
    (
        Action.AMEND,
        (
            r"(?:should|shall|must|could|would|will|to|that it) (?:(?!be )\w+ )?read\b",
            r"replac(?:e|ed|ing)\b|amend(?:ed|ing|ment)?\b",
            r"re-?word\w*|re-?phras\w*|re-?draft\w*|re-?formulat\w*|re-?writ\w*",
            r"alternat(?:iv)?e? (?:text|wording|language|formulation)|\balt\.?:",
            (
                r"(?:propos|suggest"
                r"|recommend)\w* (?:the )?(?:following )?(?:new "
                r"|alternative )?(?:text|wording|language|formulation|change"
                r"|edit|amendment|modification)"
            ),
            r"new wording|(?:would|should) (?:then|thus|now) (?:say|run)",
            r"(?:run|runs|worded|drafted|phrased|put) as follows",
            (
                r"se (?:lir(?:e|ait|a)|lise|leer[áií]a?)\b|\blire\b"
                r"|(?:libellé|rédigé|conçu)e? (?:ainsi|comme suit)"
                r"|ainsi (?:libellé|conçu)|(?:lauten|heißen)\b|wie folgt"
            ),
            (
                r"qued(?:aría|ará|e|ar) (?:\w+ )?(?:así|como sigue|de la siguiente)"
                r"|léase|(?:deb[aeí]\w{0,3}|ha de) decir|rezaría|dígase"
                r"|c[aá]mbi(?:e|en)(?:n?se)\b"
            ),
            r"гласи(?:т|ть|л)\b|читать(?:ся)?\b|[لي]يصبح نص|يصبح النص|[تي]ستبدل",
            r"(?:كما|على ما) يلي|على النحو التالي|(?:改|修改|表述|行文)如下|应为",
            r"(?:our|my) (?:text|wording|formulation|version) (?:would be|is|reads)",
            r"insert\w*\b|substitut\w+|modif(?:y|ied|ication|ications|ying)\b",
            r"\badd(?:ed|ing)?\b|addition of",
            r"suggest (?:qualifying|changing|rewording|splitting)",
            r"chang(?:e|ed|ing) (?:.{1,30} )?to\b",
            (
                r"missing (?:word|text|comma)s?|align(?:ed|ing)?\b|be widened"
                r"|texte proposé|libellé|remplac\w+|modifi\w+"
            ),
            r"reformul\w+|ajout\w+|insér\w+|rédig\w+|amend\w+|texto propuesto",
            r'cambi(?:ar|e|en|arse) (?:"|el|la|los|las)|changer "',
            (
                r"su[bs]+tit[uú]\w+|acrescent\w+|inser[ei]\w+|reempl[aá]\w+"
                r"|modif[ií]\w+|enmend\w+|enmiéndese"
                r"|añ[aá]d\w+|agr[eé]g\w+"
            ),
            r"insert\w+|rece como|redactar\w*|предлагаемый текст|заменить",
            r"замен\w+|измен\w+|изложить|добавить|дополнить|включить|вставить",
            (
                r"(?:в|нов\w+|следующ\w+|предлагаем\w+) редакци\w+|النص المقترح|إدراج"
                r"|استبدال|يستعاض|الاستعاضة|(?:ت|ي)حل|إحلال|تعديل|يعدل|إضافة|تضاف"
            ),
            (
                r"يضاف|(?:改|恢复)(?:为|成)|إعادة صياغ|建议案文|修改|替换|增加|增列"
                r"|(?:延|推迟|提前|增|减)至"
                r"|增设|增补|换[成为]"
                r"|添加|加上|加入|修正|[前后中末][面尾]?(?:加|增|补)"
                r"|vorgeschlagen\w* (?:text"
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
            r"delet(?:e|ed|ing|ion)|remov(?:e|ed|al|ing)|suppress\w*|strike\b",
            (
                r"stricken|struck|withdrawn|dropp(?:ed|ing)|drop PLACE|(?:do|doing"
                r"|done) away"
                r"|get rid of|scrap\w*|discard\w*|abandon\w*|dispens\w+ with"
            ),
            r"(?:not|n't) be (?:retained|kept|included|maintained)",
            (
                r"sees? no (?:need|reason|use|purpose)"
                r"(?= (?:for|of|in)\b|\W*(?:\Z|[.,;!]))"
                r"|(?:is|are) not needed"
            ),
            r"\bomit(?:ted)?\b|(?:tak|leav)(?:e|ing) (?:it |this |them |PLACE )?out",
            (
                r"supprim\w+|suppression|retirer\b|(?:être|soit|est) retiré\w?|retrait"
                r"|effacer|abandonn\w+"
            ),
            (
                r"enlev(?:er|é\w?)\b|disparaiss?\w+|écarter|omettre|omis(?:e|es)?\b"
                r"|(?:supr[ií]m|elim[ií]n)\w+|supresión|retirada\b"
            ),
            r"retir(?:ar|arse|e|ado)\b|quitar\w*|desapare\w+|исключ\w+|удал\w+",
            (
                r"снять|убрать|вычеркн\w+|опустить|отказаться|(?:ال|ي|ت)?حذف\w*|إلغاء"
                r"|استبعاد"
            ),
            r"删除|删去|删掉|去掉|剔除|删(?=\W*\Z)|streichen|gestrichen|streichung|löschen",
            r"entfallen|entfern\w+|herausgenommen",
        ),
    ),
    (
        Action.KEEP,
        (
            (
                r"(?:should|must|to) be preserved|(?<!would )keep\b|(?:we"
                r"|i) would keep\b|kept(?! (?:in|at|by|on|from"
                r"|there|with|up))|retain(?:ed|ing)?\b"
            ),
            (
                r"maintain(?:ed|ing)?\b"
                r"(?! (?:(?:our|the) (?:\w+ )?(?:proposal|position|view)|RUNS))"
            ),
            r"no changes?\b",
            r"without (?:any )?changes?|unchanged|as drafted|as it (?:is|stands)",
            r"as is\b",
            (
                r"(?:fully |strongly |we |can |to )?support(?:s)? (?:PLACE|this|the|it"
                r"|para|article|section|current|existing|wording)"
            ),
            r"agrees? (?:with|to) (?:PLACE|this|the|it|para|article)",
            (
                r"(?:in favou?r of|approves? of|nothing against) (?:PLACE|this|the|para"
                r"|article)|maint(?:ien|enir|enu)\w*(?! RUNS)"
            ),
            (
                r"(?:accept(?:s|ed|able)?|agreed?)\b"
                r"(?! (?:that|to (?!this|the\b|it\b)|BYOTHERS))"
            ),
            r"supports? (?:\w+ ){0,2}(?:PIECE|one|these|both)\b",
            (
                r"(?:\A\W*|PLACE,? )(?:(?:we|i|it|they|also|full|fully|strong|strongly)"
                r" ){0,3}(?:supports?|likes?(?= (?:PLACE|it|this)\W*\Z))"
                r"\W*+(?:(?:it|this)\W*+)?\Z"
            ),
            r"\bno (?:objections?|difficult(?:y|ies)|problems?)\b",
            (
                r"(?:is|are|looks?|\A\W*) ?fine\b|\A\W*(?:yes|ok|good(?! luck)"
                r"|supported?)\b"
            ),
            r"(?:pas|sans|aucune) (?:d')?objections?|d'accord|acceptable|sin objeci\w+",
            (
                r"de acuerdo(?! con que)|соглас(?!ован|ующ)\w+|возражений нет"
                r"|موافق\w*|نوافق"
            ),
            r"(?:同意|赞成|赞同|认可)(?!的)|没有异议|einverstanden|keine einwände",
            (
                r"sans (?:changement|modification)|gard(?:er|ons|ez)\b|on garde"
                r"|approuv\w+(?! BYOTHERS)"
            ),
            r"nous (?:appuyons|soutenons)|à saluer|salue\b|se réjouit",
            r"se félicite|va dans le bon sens|mant(?:en|er|id)\w*(?! RUNS)|conserv\w+",
            r"sin (?:cambios|modificaci)\w*|apo[iy]amos|apoiam?\b|aceptamos|se apoya",
            r"сохран\w+|без изменений",
            (
                r"(?:apoyan?|soutien(?:t|nent)|appuie(?:nt)?) (?:\w+ )?(?:PLACE|cet\w*"
                r"|est[ea]s?|(?:l'|l[ea]s? |el |los )?(?:NEUF|NUEVO))"
            ),
            (
                r"поддерж\w+|оставить|الإبقاء|ابقاء|دون تغيير|نؤيد|保留(?!意见)"
                r"|不作修改|维持"
            ),
            r"支持|beibehalt\w+|unverändert|begrüß\w+|unterstütz\w+",
        ),
    ),
)


_kept, _merged, _added, _part, _changed, _deleted, _agreed = (
    (action, compiled(cues), False) for action, cues in _CUES
)

#: An action, its words, and whether they ask by themselves, in the order of trial.
CUES = (
    _kept,
    (Action.KEEP, compiled((*turns.KEPT, *idioms.KEPT, *sayings.said("kept"))), True),
    _merged,
    (
        Action.MERGE,
        compiled((*turns.MERGED, *idioms.MERGED, *sayings.said("merged"))),
        True,
    ),
    _added,
    (Action.ADD, compiled((*turns.ADDED, *idioms.ADDED, *sayings.said("added"))), True),
    _part,
    (Action.AMEND, compiled((*idioms.ALTERED, *sayings.said("altered"))), True),
    _changed,
    _deleted,
    (
        Action.DELETE,
        compiled((*turns.DELETED, *idioms.DELETED, *sayings.said("deleted"))),
        True,
    ),
    _agreed,
    (
        Action.KEEP,
        compiled((*turns.AGREED, *idioms.AGREED, *sayings.said("agreed"))),
        True,
    ),
    (Action.AMEND, compiled((*values.BETTERED, *sayings.said("amended"))), True),
    (Action.AMEND, compiled(values.CONTRASTED), False),
)

#: A change is asked for beside one of these words.
REQUESTS = re.compile(
    r"(?<![^\W_一-龥])(?:(?:should|must|shall|could|can|ought|please|pls|kindly|better"
    r"|let us|let's|like|to be|want|devrait|devraient|doit|doivent|convient|faut"
    r"|pourrait|pourraient|hay que|podría|podrían|deberían|puede|peut|kann|надо|нужно"
    r"|следует|можно|zu|muss|müssen)(?![^\W_])"
    r"|need(?!\w{0,3} (?:some|about|around|nearly|almost|another|more|\d))"
    r"|might be|propos|propon|propuest|suggest|recommend|ask|request|wish|wants"
    r"|prefer"
    r"|urg|favou?r"
    r"|be (?:better|wiser|preferable|best|simpler|neater|clearer)|gagnerai|préférable"
    r"|propom|propõe"
    r"|mieux|mejor|лучше|besser"
    r"|would welcome|приветствова|saluerions"
    r"|aimer(?:ions|ais)|хотели бы|хотелось|считаем|il y a(?:urait)? lieu"
    r"|(?:we|i)(?: would|'d)|\w+(?:rions|ríamos)(?![^\W_])|бы(?![^\W_])"
    r"|(?:ich|wir) würde|serait (?:prudent|bon|utile|souhaitable|opportun)"
    r"|rogamos|ruega|следовало"
    r"|call(?:s|ing)? (?:for|to)|invit|insist|demand|advis|see no|superfl|redundan"
    r"|unnecess"
    r"|à (?:supprimer|remplacer|modifier|ajouter|fusionner|reformuler)|suggér|souhait"
    r"|préfér|il y a lieu|suger|sugier|pedi|pide|solicit|debe|conv[ie]|prefier"
    r"|предл|прос[ия]|необходим|подлежит|долж|целесообразн|рекоменд|требу"
    r"|soll|ließe|bitt|reg(?:en|t) |forder|empfehl|könnte|vorschl|schlag"
    r"|نقترح|اقتراح|نطلب|ونطلب|نرجو|يجب|ينبغي|نوصي|يرجى|نود)"
    r"|建议|不如|最好|似|望|应|须|请|要求|希望|宜|可"
)

#: A wish to know what quoted words mean is none for other words.
MEANING = re.compile(
    r"(?<![^\W_一-龥])(?:expla|defin|défin|clar|mean|meant|precis|précis|expli|aclar"
    r"|signif"
    r"|entend|entiend|поясн|разъясн|определ|понима|уточн|erläut|klär|bedeut|gemeint"
    r"|support"
    r"|keep|retain|welcom|agree|apoy|soutien|mainten|manten|поддерж|сохран|оставить)"
    r"|توضيح|تعريف|المقصود|说明|解释|界定|含义|指|支持|保留"
)
