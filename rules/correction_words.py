"""In which words does a reply put our reading right? One small table a language.

Patterns are matched on folded text: small letters, Western digits, plain dashes
and quotation marks (`rules.citation.folding`).
"""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """How one language names, moves, takes out and confirms a comment.

    `comment` stands before its number, `counter` behind it. `move` opens a
    sentence that `to` goes on with; `belongs` stands between the number and the
    place, `behind` before a place after which a text goes, `within` between the
    words of a place. `out` asks to take a comment out, `is_out` says so behind
    its number. `fine` says that all is right, `but` that something is not.
    `please` is no more than polite, and `announces` says that corrections follow.
    `no` stands alone or before a comma, `disputes` begins a sentence: both say that we
    are wrong. `wrong` says so of a comment, behind its number, and `it` goes on to say
    what is right. `nth` stands for the number, before or behind `comment`.
    `amend` to `merge` name what a comment asks for, each as our letters name it and as
    people say it; `rather` stands before another one that it is not. `rest` is all that
    is not named, and `thanks` stand before the word that all is right.
    `complains` says anywhere that a comment of theirs stands wrong or is missing, and
    `compiled` is where it stands.
    """

    comment: str
    move: str
    belongs: str
    behind: str
    within: str
    general: str
    out: str
    is_out: str
    fine: str
    but: str
    please: str
    announces: str
    no: str
    disputes: str
    wrong: str
    it: str
    nth: str
    complains: str
    compiled: str
    amend: str
    delete: str
    add: str
    keep: str
    remark: str
    merge: str
    rather: str
    rest: str
    thanks: str
    counter: str = r"(?!)"


WORDS = (
    Words(
        comment=r"(?:(?:my|our|your|the) )?"
        r"(?:comments?|points?|items?|remarks?|numbers?|nos?\b\.?)",
        move=r"(?:move|put|place|transfer|assign)",
        belongs=r"(?:is|are|should be|should go|goes?|belongs?|concerns?|relates?"
        r"|refers?|moves?|is meant)(?: (?:to|on|for|under|about|in|with))?"
        r"|(?:to|on|about|under|for)",
        behind=r"(?:right )?(?:after|behind|following)",
        within=r"(?:of|in|the|and|to|draft|document|text|on)",
        general=r"(?:an? )?general(?: (?:comment|remark|one|point))?"
        r"|(?:on|about) the (?:texts?|drafts?|documents?) as a whole"
        r"|no(?: particular)? paragraph(?: in particular)?",
        out=r"(?:delete|remove|drop|take out|strike(?: out)?|withdraw|cancel)",
        is_out=r"(?:(?:should|must|can|to|is|are)(?: to)?(?: be)? )?"
        r"(?:deleted?|removed?|dropped|taken out|withdrawn|cancelled|out)",
        fine=r"yes|ok(?:ay)?|correct|confirmed|no (?:corrections?|changes?)"
        r"|(?:yes )?(?:all|everything|this|that|it)(?: of (?:it|this))?"
        r"(?: is| are|'s)?(?: all)? (?:correct|right|fine|good|ok|in order)"
        r"|(?:i|we) (?:hereby )?confirm(?: (?:all|everything|this|that|it))?"
        r"|(?:all )?understood correctly|you (?:have )?understood (?:us|me) correctly",
        but=r"but|except(?: that| for)?|apart from|only|however",
        please=r"please|kindly|pls",
        announces=r"(?:(?:could|would) you |we ask you to |i ask you to )?"
        r"(?:correct|change|amend|make|here are|see|(?:we|i) have)"
        r"(?: (?:it|this|them|as follows|below|the|these|our|my|some|two|few|following"
        r"|corrections?|changes?|comments?))+|(?:(?:my|our|the) )?corrections?",
        no=r"no|nope|wrong|incorrect|sorry"
        r"|not (?:quite |entirely )?(?:correct|right|so)",
        disputes=r"(?:this|that|it)(?: is|'s) (?:wrong|incorrect"
        r"|not (?:quite |entirely )?(?:correct|right|so)"
        r"|an? (?:error|mistake|misunderstanding|misreading))"
        r"|(?:this|that|it) (?:is|was) not what (?:we|i)"
        r"|you (?:have )?(?:misunderstood|misread|mistook)|(?:we|i) (?:had )?meant",
        wrong=r"(?:(?:is|are|was|were|has been|have been) )?(?:all |also |quite )?"
        r"(?:wrong|incorrect|mistaken|misplaced|misunderstood|misread"
        r"|an? (?:error|mistake)|not (?:quite |entirely )?(?:correct|right)"
        r"|in the wrong place)",
        it=r"(?:it|this|that|they|which)(?: (?:really|actually|in fact|rather))?",
        nth=r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|[45]th)",
        complains=r"(?:our|my) (?:\w+ )?(?:comments?|remarks?|points?) (?:\w+ly )?"
        r"(?:(?:is|are|was|were|has been|have been|appears?|got) (?:\w+ly |all )?"
        r"(?:wrong|incorrect|missing|mis\w+|printed|placed|put|shown|listed|lost|cut"
        r"|incomplete|not|twice|under|in the|at)"
        r"|stands?|belongs?|should (?:be|go|stand)|(?:does|do|did|is|are)(?: not|n't))"
        r"|you (?:have )?(?:forgot(?:ten)?|missed|misplaced|overlooked|omitted"
        r"|left out)"
        r"|(?:stands?|placed|put|printed|appears?) (?:under|in|at) the wrong"
        r"|in the wrong place|is (?:printed|listed|shown) twice",
        compiled=r"compilation",
        amend=r"(?:to )?amend(?:ed|ment)?|(?:to )?change[ds]?",
        delete=r"(?:to )?delet(?:e|ed|ion)",
        add=r"(?:to )?add(?:ed|ition)?|(?:to )?insert(?:ed|ion)?|new text",
        keep=r"(?:to )?keep(?: (?:it )?as it is| the text(?: as it is)?)?|kept",
        remark=r"comment|(?:only |just )?a (?:comment|remark|question)",
        merge=r"(?:to )?merg(?:e|ed|ing)",
        rather=r"and not|not|instead of|rather than",
        rest=r"(?:(?:as )?(?:to|for) )?(?:all |everything )?(?:the )?"
        r"(?:rest|others?|other (?:comments?|points?))",
        thanks=r"(?:many )?thanks?(?: you)?(?: very much| a lot)?",
    ),
    Words(
        comment=r"(?:(?:le|la|mon|notre|votre|l') ?)?"
        r"(?:commentaires?|observations?|remarques?|points?|numéros?|n[°o]s?\b\.?)",
        move=r"(?:déplacer|déplacez|placer|placez|mettre|mettez)",
        belongs=r"(?:est|sont|porte|portent|concerne|concernent|vise|se rapporte|relève"
        r"|doit (?:être|aller|figurer)|devrait (?:être|aller|figurer))"
        r"(?: (?:à|au|aux|sur|sous|pour|du|de))?|(?:à|au|aux|sur|sous|vers)",
        behind=r"(?:juste )?après",
        within=r"(?:du|de|des|dans|le|la|les|l'|au|aux|à|et|texte|document|projet)",
        general=r"(?:(?:un|une) )?(?:commentaire|observation|remarque) "
        r"(?:d'ordre )?générale?|générale?|d'ordre général"
        r"|(?:sur )?l'ensemble d(?:u|es) textes?",
        out=r"(?:supprimer|supprimez|retirer|retirez|enlever|enlevez|effacer|effacez)",
        is_out=r"(?:est |à |doit être |)(?:supprimée?|supprimer|retirée?|retirer"
        r"|enlever|annulée?)",
        fine=r"oui|d'accord|exact|correct|confirmé"
        r"|(?:oui )?tout est (?:correct|exact|bon|juste|en ordre)"
        r"|(?:oui )?c'est (?:correct|exact|bon|juste)"
        r"|(?:je|nous) (?:le )?confirm(?:e|ons)(?: tout)?|rien à corriger"
        r"|pas de corrections?",
        but=r"mais|sauf(?: que)?|excepté|hormis",
        please=r"s'il vous plaît|svp|merci de|veuillez|prière de",
        announces=r"(?:corriger|modifier|rectifier|voici|voir|nous avons|j'ai)"
        r"(?: (?:comme suit|ci-dessous|mes|nos|les|des|quelques|corrections?"
        r"|modifications?|observations?|suivantes?))+"
        r"|(?:(?:mes|nos|les) )?corrections?",
        no=r"non|faux|inexact|incorrect|désolée?s?|erreur",
        disputes=r"(?:c'est|ceci est|cela est) (?:faux|inexact|incorrect|une erreur)"
        r"|(?:ce|cela) n'est pas (?:exact|correct|juste|cela|ce que)"
        r"|vous (?:nous |m')?(?:avez|aviez) (?:mal|pas) (?:compris|lu)"
        r"|(?:nous voulions|je voulais) dire",
        wrong=r"(?:(?:est|sont|était) )?(?:faux|fausses?|erronée?s?|inexacte?s?"
        r"|incorrecte?s?|mal (?:compris|placé|classé|interprété)e?s?)"
        r"|n'est pas (?:exacte?|correcte?|juste|au bon endroit)",
        it=r"(?:ils?|elles?|ce(?:la|ci)|c'est)",
        nth=r"(?:premi[eè]re?|deuxième|seconde?|troisième|quatrième|cinquième|derni[eè]re?)",
        complains=r"(?:notre|nos|mon|mes) (?:commentaires?|observations?|remarques?) "
        r"(?:est|sont|a été|ont été|figurent?|n'|ne |manquent?|devrai(?:t|ent))"
        r"|vous avez (?:oublié|omis|mal placé)|au mauvais endroit",
        compiled=r"compilation|recueil",
        amend=r"modification|modifi(?:er|ée?)|amendement|amender",
        delete=r"suppression|supprim(?:er|ée?)",
        add=r"ajout(?:er|ée?)?|nouveau texte|insertion",
        keep=r"(?:maintien|maintenir|garder|conserver)(?: d?u texte| le texte)?"
        r"|sans changement",
        remark=r"(?:une )?(?:simple )?(?:observation|remarque|question)"
        r"|(?:un )?(?:simple )?commentaire",
        merge=r"fusion(?:ner)?",
        rather=r"et non(?: pas)?|pas|au lieu de|plutôt que",
        rest=r"(?:à |pour )?(?:(?:tout )?le reste"
        r"|les autres(?: points?| observations?)?)",
        thanks=r"(?:un grand )?merci(?: beaucoup| bien)?",
    ),
    Words(
        comment=r"(?:(?:el|la|mi|nuestro|su) )?"
        r"(?:comentarios?|observaci[óo]n(?:es)?|puntos?|números?|n[°o.]?º?\b\.?)",
        move=r"(?:mover|mueva|muevan|trasladar|trasladen?|poner|pongan?|pasar|pasen?)",
        belongs=r"(?:es|son|está|corresponde|se refiere|concierne|pertenece"
        r"|debe (?:ir|estar|figurar)|debería (?:ir|estar|figurar))"
        r"(?: (?:a|al|en|sobre|bajo|del?))?|(?:a|al|en|sobre)",
        behind=r"(?:justo )?después de",
        within=r"(?:del?|en|el|la|los|las|al?|y|e|texto|documento|proyecto)",
        general=r"(?:(?:un|una) )?(?:comentario|observaci[óo]n)"
        r" (?:de carácter )?general|general|de carácter general"
        r"|(?:sobre )?el conjunto del texto",
        out=r"(?:suprimir|supriman?|eliminar|eliminen?|borrar|borren?|quitar|quiten?"
        r"|retirar|retiren?)",
        is_out=r"(?:se |debe |)(?:suprime|suprimir(?:se)?|suprimido|elimina"
        r"|eliminar(?:se)?|eliminado|retirado|borrar)",
        fine=r"sí|si|correcto|exacto|confirmado|de acuerdo"
        r"|(?:sí )?todo (?:es correcto|está bien|está correcto|correcto|en orden)"
        r"|está (?:bien|correcto)|(?:lo )?confirm(?:o|amos)(?: todo)?"
        r"|sin correcciones|nada que corregir",
        but=r"pero|salvo(?: que)?|excepto|menos",
        please=r"por favor|sírva(?:n)?se|les? rog(?:amos|o)",
        announces=r"(?:corregir|corrijan?|modificar|rectificar|tenemos|vean?)"
        r"(?: (?:como sigue|lo siguiente|abajo|mis|nuestras|las|siguientes"
        r"|correcciones|observaciones))+|(?:(?:mis|nuestras|las) )?correcciones",
        no=r"no|incorrecto|falso|error|perdón|disculpen?",
        disputes=r"(?:(?:esto|eso) )?(?:es (?:incorrecto|falso|un error)"
        r"|no es (?:correcto|exacto|así|lo que))"
        r"|(?:nos|me) (?:han|ha) (?:entendido|interpretado|leído) mal"
        r"|(?:queríamos|quería|quisimos|quise) decir",
        wrong=r"(?:(?:es|son|está|están) )?(?:incorrect[oa]s?|erróne[oa]s?"
        r"|equivocad[oa]s?"
        r"|mal(?: (?:ubicad|clasificad|entendid|interpretad|colocad)[oa]s?)?)"
        r"|no (?:es|está) (?:correct[oa]|exact[oa]|bien)",
        it=r"(?:él|ellas?|ellos|esto|eso|[eé]ste|[eé]se)",
        nth=r"(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|últim[oa])",
        complains=r"(?:nuestr[oa]s?|mis?) (?:comentarios?|observaci[óo]n(?:es)?) "
        r"(?:está|es|son|figura|aparece|no |falta|debe)"
        r"|(?:han|ha) (?:olvidado|omitido)|olvidaron|en (?:el )?lugar equivocado",
        compiled=r"recopilación|compilación",
        amend=r"modificaci[óo]n|(?:modificar|enmienda|enmendar)",
        delete=r"supresi[óo]n|suprimir|eliminar|eliminaci[óo]n",
        add=r"adici[óo]n|añadir|agregar|texto nuevo",
        keep=r"(?:mantener|conservar)(?: el texto)?|sin cambios",
        remark=r"(?:(?:s[oó]lo )?una )?(?:observaci[óo]n|pregunta)|comentario",
        merge=r"fusi[óo]n|fusionar",
        rather=r"y no|no|en (?:lugar|vez) de",
        rest=r"(?:a |en |para )?(?:todo )?(?:lo|los|las|el) (?:demás|resto)",
        thanks=r"(?:muchas )?gracias",
    ),
    Words(
        comment=r"(?:(?:наш|мой|ваш)\w* )?(?:комментари\w+|замечани\w+|номер\w*|№)",
        move=r"(?:переместит\w+|перенести|перенесите|отнести|отнесите|поставить)",
        belongs=r"(?:относится|относятся|касается|касаются|должен быть|должно быть"
        r"|следует отнести|это|является)(?: (?:к|ко|на|в|по))?|(?:к|ко|на|в|по)",
        behind=r"(?:сразу )?после",
        within=r"(?:к|ко|в|во|на|из|и|по|проект\w*|документ\w*|текст\w*)",
        general=r"(?:общее замечание|общий комментарий|общим замечанием"
        r"|общим комментарием|общее|общий)|(?:ко? )?(?:всему тексту|тексту в целом)",
        out=r"(?:удалить|удалите|исключить|исключите|снять|снимите|убрать|уберите)",
        is_out=r"(?:нужно |следует |надо |)(?:удалить|исключить|снять|убрать"
        r"|удал[её]н|исключ[её]н|снимается)",
        fine=r"да|верно|правильно|подтвержда(?:ю|ем)(?: вс[её])?"
        r"|(?:да )?вс[её] (?:верно|правильно|в порядке|так)|исправлений нет|согласн\w+",
        but=r"но|кроме(?: того что)?|за исключением|только",
        please=r"пожалуйста|просим|прошу",
        announces=r"(?:исправ(?:ить|ьте)|внести|внесите|изменить|вот)"
        r"(?: (?:следующее|следующие|следующим образом|ниже|наши|мои|исправления))+"
        r"|(?:(?:наши|мои|следующие) )?исправления",
        no=r"нет|неверно|неправильно|не так|ошибка|извините",
        disputes=r"это (?:неверно|неправильно|ошибка|не (?:так|то))"
        r"|вы (?:нас |меня )?(?:неверно|неправильно|не так) поняли"
        r"|нас (?:неверно|неправильно) поняли|(?:мы имели|я имела?) в виду",
        wrong=r"(?:(?:указан|понят|размещ[её]н|отнес[её]н)\w* )?"
        r"(?:неверн|неправильн|ошибочн)\w*"
        r"(?: (?:указан|понят|размещ[её]н|отнес[её]н)\w*)?",
        it=r"(?:он[аои]?|это)",
        nth=r"(?:перв|втор|трет|четв[её]рт|пят|последн)(?:ый|ое|ого|ому|ой|ом|ым|ее|его|ье)",
        complains=r"(?:наш|мо)\w* (?:замечани|комментари)\w+ (?:стоит|стоят|указан"
        r"|размещ|напечатан|находится|отсутству|не |неверно|должн)\w*"
        r"|вы (?:забыли|пропустили)|не на (?:том|своём|своем) месте",
        compiled=r"компиляци\w*|подборк\w*|сводк\w*",
        amend=r"изменени[ея]|изменить|поправка",
        delete=r"исключени[ея]|исключить|удалить|удалени[ея]",
        add=r"добавлени[ея]|добавить|дополнени[ея]|дополнить",
        keep=r"сохран(?:ение|ить)(?: текста?)?(?: без изменений)?"
        r"|оставить(?: как есть)?",
        remark=r"(?:просто )?(?:замечание|комментарий|вопрос)",
        merge=r"объедин(?:ение|ить)",
        rather=r"а не|не|вместо",
        rest=r"(?:в |на )?(?:вс[её] )?(?:остальн\w+|прочее)",
        thanks=r"(?:большое )?спасибо|благодар(?:ю|им)(?: вас)?",
    ),
    Words(
        comment=r"(?:التعليق|تعليق|تعليقنا|الملاحظة|ملاحظة|النقطة|نقطة)(?: رقم)?|رقم",
        move=r"(?:نقل|انقلوا|يرجى نقل|ينقل|تنقل|يُنقل)",
        belongs=r"(?:يتعلق|تتعلق|يخص|تخص|يتصل|ينتمي|هو|هي)(?: (?:ب|إلى|على|في))?"
        r"|(?:إلى|على|في|بشأن|عن)",
        behind=r"بعد",
        within=r"(?:من|في|إلى|على|و|الوثيقة|النص|المشروع|مشروع|وثيقة)",
        general=r"(?:تعليق|ملاحظة|التعليق) (?:عامة?|العام)|عامة?"
        r"|(?:على|بشأن) (?:النص|الوثيقة) (?:ككل|بأكمله|بأكملها)",
        out=r"(?:حذف|احذفوا|احذف|يحذف|تحذف|إزالة|سحب|شطب)",
        is_out=r"(?:يحذف|تحذف|محذوف|محذوفة|يزال|يسحب|للحذف)",
        fine=r"نعم|صحيح|موافق|موافقون|(?:نعم )?(?:كل شيء|كله|الكل|الجميع) صحيح"
        r"|(?:نؤكد|أؤكد)(?: (?:ذلك|كل شيء))?|لا توجد تصويبات|لا تصويبات",
        but=r"لكن|ولكن|باستثناء|ما عدا|إلا",
        please=r"من فضلكم|يرجى|نرجو|الرجاء|رجاء",
        announces=r"(?:تصويب|تصحيح|تعديل|إجراء)"
        r"(?: (?:ما يلي|كما يلي|أدناه|التصويبات|التالية))+"
        r"|(?:تصويباتنا|التصويبات|تصحيحاتنا)(?: التالية)?",
        no=r"لا|كلا|خطأ|غير صحيح|ليس صحيحا|عذرا",
        disputes=r"هذا (?:خطأ|غير صحيح|ليس (?:صحيحا|ما))|ليس هذا ما"
        r"|(?:لقد )?أسأتم فهم\w*|(?:كنا نقصد|كنت أقصد|نقصد|أقصد|قصدنا|قصدت)",
        wrong=r"(?:هو |هي )?(?:خطأ|خاطئة?|غير صحيحة?|ليست? صحيحة?ا?"
        r"|في غير (?:محل|مكان)ها?)",
        it=r"(?:بل )?(?:[فو]?ه[وي]|إنها?)",
        nth=r"(?:الأولى?|الثانية?|الثالثة?|الرابعة?|الخامسة?|الأخيرة?)",
        complains=r"(?:تعليقنا|تعليقي|ملاحظتنا|ملاحظتي) (?:يرد|ترد|ورد|وردت|في غير|خطأ"
        r"|غير|يجب|ليس)|(?:لقد )?نسيتم|أغفلتم|في غير مكانها?",
        compiled=r"التجميع|تجميع|الوثيقة الجامعة",
        amend=r"(?:ال)?تعديل|تغيير",
        delete=r"حذف|الحذف",
        add=r"(?:ال)?إضافة|نص جديد",
        keep=r"(?:إبقاء|الإبقاء على) النص(?: كما هو)?|إبقاء|دون تغيير",
        remark=r"(?:مجرد )?(?:تعليق|ملاحظة|سؤال)",
        merge=r"(?:ال)?دمج",
        rather=r"وليس|لا|بدلا من",
        rest=r"(?:على |في )?(?:ال)?(?:باقي|بقية)(?: التعليقات| النقاط)?",
        thanks=r"شكرا(?: لكم| جزيلا)?",
    ),
    Words(
        comment=r"(?:我们的|我的|我方)?(?:意见|评论|第)",
        counter=r"(?:条|项|点|个|号)?(?:意见|评论)?",
        move=r"(?:请)?(?:将|把)",
        belongs=r"(?:应|应当|应该|是)?(?:移至|移到|属于|涉及|针对|关于|改为|归入|指|在|是|为)",
        behind=r"(?!)",
        within=r"(?:的|在|和|与|及|草案|文件|文本)",
        general=r"(?:一般性?|总体|总的|通用)(?:的)?(?:意见|评论)?"
        r"|(?:针对|关于)(?:全文|整个文本)(?:的(?:意见|评论))?",
        out=r"(?:删除|删去|去掉|撤回|取消)",
        is_out=r"(?:应|应当|应该|请)?(?:删除|删去|去掉|撤回|取消)",
        fine=r"是|是的|对|对的|正确|确认|无误|同意"
        r"|(?:全部|都|以上|内容)(?:内容)?(?:均)?(?:正确|无误|对)|没有(?:更正|修改)"
        r"|我们确认|我确认",
        but=r"但|但是|除了|只是",
        please=r"请|麻烦",
        announces=r"(?:按以下|作以下|作如下)?(?:更正|修改|修正)(?:如下)?"
        r"|(?:我们的|我的)?(?:更正|修改)如下",
        no=r"不|不是|不对|错了?|不正确|有误|抱歉",
        disputes=r"这(?:是)?(?:不对|不正确|错误|错的|有误|不是)|不是这样"
        r"|(?:你们|贵方|您)?(?:误解|理解错|看错)|(?:我们|我)(?:是指|的意思是|指的是)",
        wrong=r"(?:的位置)?(?:是)?(?:错误的?|错了?|不对|不正确|有误)",
        it=r"(?:它|其|该意见|这)",
        nth=r"第[一二三四五六七八九十]+(?:条|项|点|个)?",
        complains=r"(?:我们|我方|我)的?(?:意见|评论)(?:被|应|放|列|排|印|出现|不|没|有误|错)"
        r"|(?:你们|贵方|您)(?:漏|遗漏|忘)了?|放错|位置(?:错|不对|有误)",
        compiled=r"汇编",
        amend=r"修改|修正",
        delete=r"删除|删去",
        add=r"增补|增加|添加|补充",
        keep=r"保留(?:原文|不变)?|不变",
        remark=r"(?:只是)?(?:评论|意见|提问)",
        merge=r"合并",
        rather=r"(?:而)?不是|而非",
        rest=r"(?:其余|其他|其它)(?:的)?(?:意见|各项|内容|各点)?",
        thanks=r"谢谢|感谢|多谢",
    ),
    Words(
        comment=r"(?:(?:mein|unser|ihr|der|die)\w* )?"
        r"(?:kommentare?|anmerkung(?:en)?|bemerkung(?:en)?|punkte?|nummern?|nr\b\.?)",
        move=r"(?:verschieben(?: sie)?|setzen sie|ordnen sie)",
        belongs=r"(?:ist|sind|gehört|gehören|betrifft|betreffen|bezieht sich"
        r"|soll(?:te)?|muss)(?: (?:zu|zum|zur|auf|in|bei|unter|nach))?"
        r"|(?:zu|zum|zur|auf|unter|bei)",
        behind=r"(?:direkt )?(?:nach|hinter)",
        within=r"(?:des|der|dem|die|das|in|im|und|zu|zum|zur|text|entwurfs?|dokuments?)",
        general=r"(?:eine? )?allgemeine?r?(?: (?:bemerkung|anmerkung|kommentar))?"
        r"|(?:zum|zu) (?:ganzen )?text(?: als ganze[ms])?",
        out=r"(?:streichen(?: sie)?|löschen(?: sie)?|entfernen(?: sie)?"
        r"|zurückziehen)",
        is_out=r"(?:ist |bitte |soll(?:te)? |)(?:zu )?(?:streichen|gestrichen|löschen"
        r"|gelöscht|entfernen|entfernt|entfällt)(?: werden)?",
        fine=r"ja|jawohl|richtig|korrekt|stimmt(?: so| alles)?|einverstanden"
        r"|(?:ja )?(?:alles|das|es) (?:stimmt(?: so)?"
        r"|(?:ist (?:so )?)?(?:richtig|korrekt|in ordnung|gut))"
        r"|(?:wir|ich) bestätigen?(?: das| alles)?|keine (?:korrekturen|änderungen)"
        r"|(?:alles )?richtig verstanden",
        but=r"aber|außer(?: dass)?|bis auf|nur|jedoch",
        please=r"bitte|wir bitten",
        announces=r"(?:(?:bitte )?(?:korrigieren|berichtigen|ändern)(?: sie)?"
        r"|hier(?: sind)?|siehe)(?: (?:wie folgt|folgendes|unsere|meine|unten"
        r"|korrekturen|änderungen))+|(?:(?:unsere|meine) )?korrekturen",
        no=r"nein|falsch|unrichtig|nicht (?:ganz )?richtig|entschuldigung",
        disputes=r"(?:das|dies|es) (?:ist (?:falsch|nicht richtig|ein fehler)"
        r"|stimmt (?:so )?nicht)|sie haben (?:uns|mich) (?:falsch|miss)\s?verstanden"
        r"|(?:wir|ich) (?:meinten?|wollten?)",
        wrong=r"(?:(?:ist|sind|steht|stehen|wurden?) )?(?:hier )?(?:ganz )?(?:falsch"
        r"|nicht (?:ganz )?richtig|unrichtig|am falschen (?:ort|platz)"
        r"|an (?:der )?falscher? stelle)(?: (?:eingeordnet|zugeordnet|verstanden))?",
        it=r"(?:er|sie|es|das|dies)",
        nth=r"(?:erste|zweite|dritte|vierte|fünfte|letzte)[nrs]?",
        complains=r"(?:unsere?|meine?) (?:anmerkung(?:en)?|bemerkung(?:en)?"
        r"|kommentare?) (?:steht|stehen|ist|sind|fehlt|fehlen|gehört|gehören)"
        r"|(?:sie haben )?(?:vergessen|übersehen|ausgelassen)"
        r"|an (?:der )?falscher? stelle",
        compiled=r"zusammenstellung|kompilation",
        amend=r"änderung|ändern|abändern",
        delete=r"streichung|streichen|löschung|löschen",
        add=r"ergänzung|ergänzen|hinzufügen|einfügen|neuer text",
        keep=r"beibehalten|behalten|belassen|unverändert|(?:so )?lassen",
        remark=r"(?:nur )?(?:eine )?(?:bemerkung|anmerkung|frage)|kommentar",
        merge=r"zusammenlegung|zusammenlegen|verbinden",
        rather=r"und nicht|nicht|statt|anstatt",
        rest=r"(?:zum |für den |der )?(?:ganze )?rest|(?:zu )?(?:alle[nms]? )?"
        r"(?:anderen?|übrigen?)",
        thanks=r"(?:vielen |besten |herzlichen )?dank(?:e(?: schön| sehr)?)?",
    ),
)
