"""The turns by which people ask for a change of what a text says.

They name a value that would be better, or set one thing against another. The names in
capitals are those of `rules.action_names`.
"""

from __future__ import annotations

#: A value that would be better is a new one. Tried last: "better to delete it" deletes.
BETTERED = (
    r"(?:write|put|spell)(?: it)? (?:down|in|out) that\b|(?:pong|escrib|dig)an? que\b",
    # what a text should have, and has not: "a threshold is needed"
    (
        r"(?:an?|some|another) (?:\w+ ){0,2}(?:definition|threshold|criteri\w+|limit"
        r"|exception|exemption|deadline|safeguard|rule|reference|provision|sentence"
        r"|ceiling|timetable) (?:is|are|would be|seems?) (?:\w+ )?(?:needed|required"
        r"|called for|necessary|desirable)"
    ),
    # a value that would be something: "a hundred would be closer"
    (
        r"(?:NUMBER|the (?:first|second|third|last|latter"
        r"|other))(?: \w+){0,3} (?:would be|serai(?:t|ent)|serían?|wären?|было бы)"
        r"(?! (?:too|trop|demasiad|zu|слишком|difficult|hard|impossible))"
    ),
    (
        r"(?:lower|rais|extend|reduc|increas|cut|bring|mov|postpon|repouss|port|ramen"
        r"|avanc"
        r"|report|relev|abaiss|limit|fix|étend|ampli|aument|elev|prolong|увелич|сократ"
        r"|продл"
        r"|перенес|снизи|повыс)\w*[^.,;]{0,40} (?:to|à|a|auf|до|на) NUMBER"
    ),
    (
        r"(?:please|kindly) (?:make|set|allow)\b|(?:please|to) consider "
        r"(?:the end of )?NUMBER"
        r"(?! (?:option|altern|point|question|issue|matter|aspect|possib))"
        # "we could settle for sixty"
        r"|(?:would|could|can|(?:we|i)'d)(?: be)? (?:happy|content|comfortable|live"
        r"|do|settle) (?:with|for) "
        r"(?:NUMBER|\")"
    ),
    r"que [^.,;]{0,30} (?:sea|sean|soit|soient) (?:de |d')?NUMBER",
    (
        r"\A\W*+(?:please |bitte |просим )?(?:extend|shorten|raise|lower"
        r"|reduce"
        r"|increase|double|halve|widen|narrow|soften|strengthen|allonger|réduire"
        r"|augmenter"
        r"|relever|abaisser|ampliar|reducir|aumentar|acortar|увеличить|сократить"
        r"|продлить"
        r"|снизить|повысить|расширить|смягчить|verlängern|verkürzen|erhöhen|senken)\b"
    ),
    (
        r"(?:would|might|could) (?:\w+ly )?suffice(?! to)|(?:would|might|may|could) "
        r"(?:\w+ly )?(?:be|do|sit|work|seem|read|serve|suit)"
        r"(?: \w+){0,2}? (?:better|enough|sufficient|prefer\w+|fairer|wiser|clearer"
        r"|simpler"
        r"|feasible|reasonable|adequate|realistic|practical|safer|ample"
        r"|more (?!than|happy|useful)\w+)(?! (?:to|if) (?:\w+ )?KNOW)"
    ),
    (
        r"(?:we|i)\b[^.;]{0,120} would (?:\w+ly )?(?:DRAFTS)|more like it|(?:happier"
        r"|more comfortable|better served) with|(?:could"
        r"|can) do with"
    ),
    (
        r"(?:should|must|ought to) be (?:at least |no more than )?NUMBER"
        r"|should be \w+fold\b"
    ),
    (
        r"prefers?(?! (?:not|to (?!say|have|read|write|use|set|speak)|this|it|PLACE"
        r"|(?:the )?(?:current|present|existing)))\b"
    ),
    (
        r"(?:should|must|ought to|could|might|would help to|(?:like|want|wish|ask)\b"
        r"[^.]{0,30} to) (?:\w+ ){0,2}?(?:be )?(?:DRAFTS)(?! (?:to )?KNOW)"
    ),
    (
        r"(?:rather than|instead of|in place of|becomes?|au lieu de|plutôt que"
        r"|en vez de"
        r"|en lugar de|вместо|statt|بدلا من) (?:NUMBER|\")"
    ),
    r"\A\W*PLACE\W{1,8}(?!\d\W*\Z)NUMBER(?: \w+){0,2}\W*\Z",
    r"(?:opt|opter|optons|plaidons|plead|go|vote) (?:for|pour|por) (?:NUMBER|\")",
    (
        r"NUMBER(?: (?!(?:is|are|est|sont|es|son|ist|sind) )\w+){0,2},? (?:and not"
        r"|not|et non|non|y no|а не|und nicht"
        r"|nicht) NUMBER"
    ),
    (
        r"(?:(?:we|i) (?:\w+ )?(?:propose|suggest|ask for|recommend|want)|proposons"
        r"|(?<!nous nous )demandons"
        r"|proponemos|pedimos|предлагаем|просим|نقترح|schlagen"
        r"|bitten)\b[^.,;:]{0,30}? NUMBER"
        r"(?! (?:thing|point|reason|change|amend|question|remark|mod|cambio|измен))"
        r"|NUMBER (?:will|would) do\b|建议[一二三四五六七八九十百]+"
    ),
    (
        r"\" (?:will|would) do\b|(?:must|should|считаем)[^.;]{0,40} (?:составлять"
        r"|быть) NUMBER"
    ),
    (
        r"NUMBER(?: [^\W\d_]{4,12})?(?<! what) (?:we|i) (?:could|can"
        r"|would) (?:live with|accept|support|meet)"
    ),
    r"is what we (?:would )?(?:propose|suggest|want|prefer)",
    r"(?:should|must|ought to) be (?:brought|moved|put) (?:forward|back|up|down)",
    (
        r"(?:doit|devrait|pourrait|doivent|devraient|pourraient) (?:être )?(?:porté"
        r"|ramené"
        r"|réduit|augment|prolong|allong|raccourc|abaiss|relev|limit)\w*"
    ),
    (
        r"(?:debe|debería|podría|habría que)n? (?:\w+ )?(?:ser de|reduci|ampli|aument"
        r"|elev"
        r"|acort|prolong)\w*|preferiríamos|donde pone"
    ),
    (
        r"(?:следует|нужно|надо|предлага\w+|просим|лучше|целесообразно"
        r"|необходимо)(?: \w+)?"
        r" (?:увелич|сократ|установ|продл|сниз|повыс|огранич|расшир|перенес)\w+"
        r"|вместо NUMBER|предпоч\w+"
    ),
    (
        r"(?:نقترح|ينبغي|يستحسن|يجب|نرجو|نود|نأمل|نفضل) (?:أن )?(?:تصبح|يصبح|تكون"
        r"|يكون|رفع|خفض|تمديد"
        r"|زيادة)"
    ),
    (
        r"(?:soll\w*|könnte\w*|müsste\w*|bitte) [^.]{0,40}(?:erhöh|verkürz|verläng|senk"
        r"|begrenz|anheb|reduzier)\w*"
    ),
    (
        r"(?:should|must|could|may) (?:go|be put|be set) (?:up|down) to|tone down"
        r"|(?:est|sont) de trop\b"
        r"|kann weg|biffer|word it differently|preferred (?:wording|text)|(?:word"
        r"|term) is missing"
    ),
    (
        r"(?<!would )(?<!we )(?<!they )(?:put|write|make (?:it|that|this)) (?:at least "
        r"|no more than )?NUMBER"
    ),
    (
        r"(?<!il )(?:serai|paraîtrai|semblerai)(?:t|ent) (?:\w+ )?(?:plus \w+|mieux"
        r"|préférable|suffisant)\w*|préférerions"
    ),
    (
        r"conviendrai(?:t|ent)(?: \w+)? mieux|suffirai(?:t|ent)"
        r"|plutôt qu(?:e |')(?:d')?un"
    ),
    (
        r"(?:sería|serían|parecería|resultaría)n? (?:\w+ )?(?:más \w+|mejor|preferible"
        r"|suficiente|deseable|razonable|oportun|conveniente)\w*"
    ),
    r"bastarían?|más bien",
    (
        r"(?:лучше|уместн\w+|предпочтительн\w+|желательн\w+|достаточно|правильнее"
        r"|хотелось|хватило)(?: было)? бы(?! (?:понять|понимать|у?знать"
        r"|услышать|уточнить|выяснить|разобраться))"
        r"|бы (?:[^\W\d_]{4,}ее\b|лучше|уместн\w+"
        r"|желательн\w+"
        r"|достаточн\w+)"
    ),
    r"(?:و|ف)?(?:ن|ي)فضل|(?:و|من )(?:الأفضل|الأنسب|الأجدر|المستحسن)|يستحسن",
    r"(?:更|较)(?:为)?(?:妥当|合适|合理|恰当|准确|现实)|为(?:宜|妥|好)|即可|足矣",
    (
        r"(?:建议|宜|应|可|希望|不妨|请)[^，。；,;]{0,8}(?:放宽|缩短|延长|提高|降低|扩大|明确(?!\W*\Z)|细化"
        r"|调整|补充|写明|限定|注明)(?![^，。；,;]{0,6}(?:如何|什么|何|哪))"
    ),
    (
        r"wär(?:e|en) (?:\w+ ){0,2}(?:ausreichend|besser|sinnvoll|angemessen|genug"
        r"|wünschenswert|vorzuziehen|zweckmäßig)\w*"
    ),
    r"würden? (?:\w+ )?(?:genügen|ausreichen|reichen)|bevorzug\w+",
)

#: One thing in place of another: asks beside a word of request only.
CONTRASTED = (
    (
        r"(?:at least|at most|no more than|al menos|como máximo|au moins|au plus"
        r"|не менее"
        r"|mindestens|höchstens|至少) NUMBER"
    ),
    r"à la place d",
    (
        r"(?:rather than|instead of|in place of|au lieu d|en (?:vez|lugar) de"
        r"|вместо|statt|anstelle|(?:بدلا|عوضا) (?:من|عن)|而(?:非|不是))"
        r"(?![^.]{0,80}[?？؟])"
    ),
)
