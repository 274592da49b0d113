"""By what words is a remark on a text as a whole, and by which is a text judged?"""

from __future__ import annotations

from rules.location.cover_words import any_of

GENERAL = any_of(
    r"on the whole|by and large|all in all|dans l'ensemble|en líneas generales"
    r"|im großen und ganzen|overall\b|in general\b|generally\b",
    r"general (?:comment|remark|observation)s?|as a whole",
    (
        r"(?:remaining|other|all(?: the)?(?: other)?) (?:paragraph|article|provision"
        r"|clause)s(?! (?:are|were) noted)"
    ),
    r"(?:whole|entire) (?:the )?(?:text|document|draft)",
    r"\A\W*the whole (?:would|is|should)\b",
    # "combine both texts" is said of two pieces
    (
        r"\A\W*(?:on|for|regarding|sur|sobre|zu|по) (?:both|les deux|ambos|beiden"
        r"|обоим) (?:text|draft|projet|document|proyecto|entwürf|проект)\w*"
    ),
    r"throughout\b(?! (?:the )?(?:year|region|country|world))",
    r"\b(?:much|most|large parts|the bulk) of (?:the|this)"
    r" (?:\w+ )?(?:text|document|draft)",
    r"\A\W*(?:it|this) is an? (?:\w+,? (?:and )?){0,4}(?:text|draft|document)\b",
    (
        r"(?:text|draft|document)[.!] (?:it|this) is an? (?:\w+ly )?(?:good|great|fine"
        r"|strong|solid|real|big|important|welcome|decent|weak|poor|bad|first)\b"
    ),
    r"(?:regarding|concerning|on) this (?:file|document)|d(?:e|'une) manière générale",
    r"globalement|dans (?:son|leur) ensemble",
    r"l'ensemble (?:du|des) (?:texte|document|projet)s?",
    r"remarques? générales?|observations? générales?|commentaires? généra\w+",
    r"en general\b|en (?:su )?conjunto\b(?! con\b)",
    r"en todo el texto",
    r"observaci\w{1,20} general\w*|comentarios? general\w*|в целом",
    r"общи\w{1,20} замечани\w+|всего текста",
    r"بشكل عام|بوجه عام|في مجمل(?:ها|ه)",
    (
        r"عموما|ملاحظات عامة|总体|总的来说|全文|一般性意见|insgesamt"
        r"|im allgemeinen"
    ),
    r"grundsätzlich|allgemeine (?:anmerkung|bemerkung)\w*",
    r"der gesamte (?:text|entwurf)",
)
#: A text is set above or below all others that somebody has read: that is a judgement,
#: and not that it was read.
RANKED = any_of(
    (
        r"(?:text|draft|document) (?:is|remains) (?:\w+ ){0,4}?(?:best|worst|finest"
        r"|poorest|weakest|strongest|clearest|(?:most|least) \w+)\b[^.;]{0,60}"
        r"\b(?:read|seen|received|come across)\b"
    ),
    (
        r"(?:text|projet|texte|document) (?:est|reste) (?:[\w']+ ){0,4}?(?:meilleur"
        r"|pire|plus |moins )[^.;]{0,60}\b(?:lu|vu|reçu)e?s?\b"
        r"|(?:text|proyecto|texto|borrador|documento) (?:es|sigue siendo) "
        r"(?:\w+ ){0,4}?(?:mejor|peor|más \w|menos \w)[^.;]{0,60}"
        r"\b(?:leído|visto|recibido)\b"
        r"|(?:text|проект|текст|документ)\W{1,3}(?:это |является )?(?:\w+ ){0,3}?"
        r"(?:лучш|худш|сам(?:ый|ое|ым) )[^.;]{0,60}(?:чита|виде|встреча|получа)"
        r"|(?:text|entwurf|dokument) (?:ist|bleibt) (?:\w+ ){0,4}?(?:beste|schlechteste"
        r"|schwächste|stärkste|klarste)[^.;]{0,60}(?:gelesen|gesehen|erhalten)\b"
    ),
    (
        r"(?:text|مشروع|نص|وثيقة)\W{1,3}(?:هو |هي |يعد |تعد )?(?:من )?(?:أفضل|أسوأ|أوضح"
        r"|أضعف)[^.;]{0,40}(?:قرأ|رأي|اطلع)"
        r"|(?:text|草案|文本|案文|文件)\W?是[^。;]{0,30}(?:读|见|看)[^。;]{0,10}最"
    ),
)
#: A text as the subject of a sentence that judges.
SUBJECT = any_of(
    (
        r"(?:\A|[.;!]\s|\b(?:that|but|and) )(?:in (?:sum|short|all|conclusion), )?"
        r"\W{0,3}(?:(?:the|your) (?:\w+ )?){1,2}"
        r"(?:text|draft|document) (?:\w+ly )?(?:is|are|has|have|lacks|says|should|must"
        r"|does|remains|needs|fails|still|reads|works|seems|looks|appears|goes|falls)\b"
    ),
    (
        r"(?:is|are|am) (?:\w+ly )?(?:supportive|in favour|appreciative|critical) of"
        r" (?:the|this|your) (?:\w+ )?(?:text|draft|document)(?=\W*(?:[.;!]|\Z)| and )|"
        r"(?:supports?|welcomes?|endorses?|opposes?|rejects?|appreciates?|agrees? with"
        r"|loves?|likes?|(?:is|are|am) (?:content|happy|pleased|satisfied) with) (?:the"
        r"|this|your) (?:\w+ )?(?:text|draft|document)"
        r"(?=\W*(?:[.;!]|\Z)| (?:and|as) |, (?:which|because|since|for|as) )"
        r"|(?:soutenons|appuyons|soutien\w+|appuie|salu\w+|approuv\w+) (?:le|ce|votre)"
        r" (?:projet|texte)(?=\W*(?:[.;!]|\Z)|, (?:qui|car) )"
        r"|(?:apoy\w+|acog\w+|respald\w+)"
        r" (?:el|este) (?:proyecto|texto|borrador)(?=\W*(?:[.;!]|\Z)|, (?:que|pues) )"
        r"|поддержива\w{1,3} (?:данный )?проект\b|проект (?:\w+ )?поддержива\w{1,3}"
        r"|(?:支持|赞成|欢迎)(?:本|该|这一)?(?:草案|文本)|نؤيد (?:مشروع|النص|المشروع)"
        r"|(?:unterstütz\w+|begrüß\w+) (?:den|diesen) (?:entwurf|text)"
        r"|(?:begrüß|bedauer)\w+,? dass (?:der|dieser|ihr) (?:entwurf|text)"
        r"|(?:welcomes?|regrets?|appreciates?|glad|pleased|happy|sorry) that (?:the"
        r"|this|your) (?:\w+ )?(?:text|draft|document) (?:is|has|was|does|goes)\b"
        r"|(?:félicit\w+|réjouiss\w+|regrett\w+) que (?:le|ce|votre) (?:projet|texte)"
        r"|(?:celebr|lament)\w+ que (?:el|este|su) (?:proyecto|texto|borrador)"
        r"|(?:приветству|сожале)\w+,? что (?:этот |данный )?(?:проект|текст)\b"
    ),
    (
        r"(?:text|draft|document)s?\. (?:it|they) (?:is|are|has|have|should|still"
        r"|remains?)\b"
    ),
    # what somebody takes a text to be
    (
        r"(?:consider|find|regard|view|deem|judge)s? (?:the|this|your) (?:\w+ )?"
        r"(?:text|draft|document) (?:to be|as) (?:an?|the|very|too|well|quite|\w+ly)\b"
        r"|(?:consid[èe]r|estim|jug|trouv)\w{1,4} que (?:le|ce|votre) (?:\w+ )?"
        r"(?:projet|texte) (?:est|constitue|représente|marque)\b"
        r"|(?:consider|estim|opin|cre)\w{1,4} que (?:el|este) (?:\w+ )?"
        r"(?:proyecto|texto|borrador) (?:es|constituye|representa|supone)\b"
        r"|счита\w{1,3},? что (?:\w+ )?(?:проект|текст)"
        r" (?:явля|представля|\w+ (?:шаг|основ))"
        r"|(?:hält|halten|betrachtet|betrachten|sieht|sehen) (?:den|diesen)"
        r" (?:\w+ )?(?:entwurf|text) (?:für|als)\b"
        r"|(?:ترى|نرى|تعتبر|نعتبر) أن (?:ال)?(?:مسودة|مشروع|نص)(?: \w+)?"
        r" (?:تشكل|يشكل|تمثل|يمثل)"
        r"|认为(?:本|该|第[一二三]|这一?)?(?:稿|草案|文本|次?稿)(?:是|较|比|有了)"
    ),
    # that a text is to be adopted
    (
        r"(?:support|favour|endorse|welcome|oppose)s? (?:the )?(?:adoption|approval) of"
        r" (?:the|this) (?:\w+ )?(?:text|draft|document)\W*\Z"
        r"|(?:soutien|soutenons|appuie|appuy|approuv)\w* l'adoption (?:du|de) (?:the )?"
        r"(?:text|projet)|(?:apoy|respald)\w+ la (?:adopción|aprobación) (?:del|de)"
        r" (?:the )?(?:text|proyecto)"
        r"|поддержива\w{1,3} принятие (?:the )?(?:text|проект)"
        r"|(?:unterstützt?|unterstützen|befürworte[nt]) die annahme (?:des )?(?:the )?"
        r"(?:text|entwurf)|[نتي]ؤيد اعتماد (?:the )?(?:text|مشروع|النص)"
        r"|(?:支持|赞成)通过(?:本|该)?(?:the )?(?:text|草案|文本)"
    ),
)
