"""By what words does a sentence only accompany what is sent, and by which not?"""

from __future__ import annotations

import re

from rules.sought import Sought


def any_of(*alternatives: str) -> Sought:
    """Compile patterns of which any may stand in a folded text."""
    return Sought([{"words": alternatives}], folded=True)


#: What senders call that which they send.
SENT = (
    r"(?:comments?|remarks?|observations?|suggestions?|contributions?|proposals?"
    r"|(?:written )?inputs?|views?|position|edits|version|feedback"
    r"|commentaires?|remarques?|propositions?|aportes?|aportaciones|comentarios?"
    r"|propuestas?|observaciones|замечани\w+|предложени\w+|комментари\w+|ملاحظات\w*"
    r"|تعليقات\w*|意见|建议|anmerkungen|bemerkungen|hinweise|rückmeldungen"
    r"|stellungnahme|vorschläge)"
)
#: That it stands right below.
_HERE = (
    r"(?:below|here (?:are|is|come|follow)|hereunder|in what follows|voici|ci-après"
    r"|ci-dessous|vous trouverez|on trouvera|a continuación|he aquí"
    r"|aquí (?:están|van|tienen)|ниже|далее|вот|nachstehend|nachfolgend|im folgenden"
    r"|hier (?:sind|ist|folgen|kommen)|(?:و?فيما|كما) يلي|أدناه|إليكم|以下|下面|如下)"
)
COVER = any_of(
    # "nachstehend unsere Anmerkungen zu ...", and no word more than what they are on
    rf"\A\W*(?:[^.;:!?\d]{{1,40}}[\s,])?{_HERE}(?![^\W_一-龥])[^.;:!?]{{0,60}}(?<![^\W_一-龥])"
    rf"{SENT}(?![^\W_一-龥])"
    r"(?:(?!\s(?:is|are|was|were|est|sont|es|son|ist|sind)\s)[^.;:!?]){0,90}[.:：。]?\Z",
    r"(?:please |kindly )?find (?:the )?(?:attached|enclosed|below|herewith)",
    r"\bsee (?:\w+ ){0,3}below\b|(?:mail|message|note) below\b|\bbelow from\b",
    r"(?:is|are) (?:attached|enclosed)|\b(?:attached|enclosed) (?:is|are|you)",
    r"\A\W*(?:attached|enclosed|herewith)\b",
    r"\Aas (?:agreed|discussed|promised|requested|announced)\b",
    r"(?:changes?|what we|edits|additions?|deletions?)[^.]{0,60}(?:marked|struck"
    r"|underlined|tracked|highlighted|in (?:red|bold|blue|yellow|italics))",
    # how the sender's own words look in a copy, and where they stand
    r"(?:text|comments?|remarks?|points?|proposals?|wording|input) (?:is|are|appears?)"
    r" (?:\w+ )?in (?:red|blue|green|yellow|colou?r|italics?|bold|brackets|capitals)",
    r"(?<!\w)(?:we|i) (?:have )?(?:typed|inserted|written|put|entered|placed|added)"
    r" (?:our|my|the) (?:comments?|remarks?|points?|observations?|views?|answers?)"
    r" [^.]{0,30}(?:under|below|beneath|between|in(?:to)?|after) (?:each|the|every)",
    r"(?:sont|figurent|apparaissent|est) (?:\w+ )?en (?:rouge|bleu|vert|jaune"
    r"|italiques?|gras|couleur|majuscules)(?!\w)",
    r"(?:van|figuran|están|aparecen|va) (?:\w+ )?en (?:rojo|azul|verde|amarillo"
    r"|cursivas?|negritas?|color|mayúsculas)(?!\w)",
    r"(?:выделен|отмечен|набран|обозначен)\w* (?:курсивом|цветом|жирным|красным|синим)",
    r"(?:ist|sind|stehen|steht|erscheinen) (?:\w+ )?(?:rot|blau|grün|gelb|kursiv|fett"
    r"|farbig)(?!\w)",
    r"(?:مكتوب|مميز|مظلل|ملون)\w* (?:بخط|باللون)",
    r"(?:文字|意见|修改)[^。]{0,6}(?:斜体|粗体|红色|蓝色)",
    r"(?:response|reply|contribution|input) (?:of|by|from) [^.]{1,60} to the"
    r" consultation|track(?:ed)? changes? (?:did|do|does) not work",
    r"in the (?:attach|annex|enclos)\w+",
    r"see attach|as attach|attachment|in attachment|no file was attached",
    r"(?:kindly|please|could you|grateful if you) (?:confirm|acknowledge)",
    r"confirm receipt|on behalf of|joint(?:ly)? (?:submi|contribution)",
    r"submitted jointly|submission by|submitted by",
    r"\A\W*+(?:[^.!?]{0,60} - )?(?:draft |proposed )?(?:amend(?:e?ments|ments)"
    r"|enmiendas|änderungsanträge|поправки)[^.!?:]{0,20} (?:tabled|present\w+|submitted"
    r"|moved|proposed|présenté\w+|proposé\w+|presentad\w+|propuest\w+|der|des|von)\b",
    r"submit(?:s|ted)? (?:the|its|our|this|herewith)|would like to submit",
    r"forwarded|ha(?:s|ve) (?:\w{4,12}ly )?(?:read|reviewed|studied|examined)",
    r"\A[^.!?]{0,80}(?:\b(?:tel(?! qu)|fax|tél|тел)\b|www\.|https?:|@)[^!?]{0,80}\Z",
    r"\A(?:i|we) refer to|with reference to your|comme suite à|me refiero a",
    r"(?:our|the|these|further|detailed) comments? (?:will|follow|are|below|on)",
    r"will (?:follow|be sent|come)|we intend to|out of (?:the )?office",
    r"on my return|automatic reply|unsubscribe|visa letter|confirm the dates",
    r"in response to your|response to (?:the|your) (?:invitation|call)",
    r"thank you for (?:the|this|your|giving|inviting)|welcomes? the opportunity",
    r"pleased to (?:submit|provide|share|send)",
    r"comments? and (?:proposals|suggestions)",
    r"name of (?:stakeholder|organi[sz]ation)",
    (
        r"^\W*(?:source|from|organi[sz]ation|country|contact|date|tel|e-?mail"
        r"|address|name|sent|to|cc|subject|objet|réf|our ref|your ref|betreff|asunto"
        r"|тема|кому|от)\W{0,2}[:：]|-{3}\s?original message"
    ),
    r"do not hesitate|remain at your disposal|look forward|sent from my",
    r"this (?:e-?mail|message) (?:and|is|may)",
    # what the mail is, and how it comes
    r"(?:version|mail|message|file|letter|copy|document|submission|one"
    r"|text)s? (?:\w+ )?"
    r"(?:replaces?|supersedes?|cancels?|corrects?|is final)\b",
    r"(?:replac|supersed|disregard|ignor)\w* (?:what|our (?:earlier|previous)"
    r"|(?:our|my) (?:e?-?mail|message|letter|file|submission)(?!\w)"
    r"|the (?:one"
    r"|file|mail|version|letter|previous|earlier)|(?:mon|tues|wednes|thurs|fri)day)",
    r"\b(?:zipped|compressed|scanned|encrypted|password)\b|mail (?:server|filter"
    r"|program)"
    r"|word file\b|\bour copy\b|with tracked changes|notes in the margin",
    # where in what is sent the words stand
    r"\b(?:comments?|notes?|remarks?|edits|suggestions|answers|replies"
    r"|responses) (?:are |is )?"
    r"(?:in|as) (?:the )?(?:margins?|track(?:ed)? changes|body|text of (?:your"
    r"|the) mail)\b",
    r"(?:commentaires|remarques|notes|réponses"
    r"|observations) (?:[^.;:]{0,60} )?(?:en marge|dans (?:la marge|le texte|le corps))"
    r"|(?:notas|comentarios|respuestas|observaciones) (?:[^.;:]{0,60} )?(?:al margen"
    r"|en el (?:texto|cuerpo))|(?:замечани|комментари"
    r"|ответ)\w{1,3} (?:[^.;:]{0,60} )?(?:на полях|в тексте письма)|(?:anmerkungen"
    r"|kommentare|antworten) (?:[^.;:]{0,60} )?(?:am rand|im text)\b|(?:意见|批注"
    r"|答复)[^。,;]{0,10}(?:页边|正文中)"
    r"|(?:ملاحظات|تعليقات|ردود)\w{0,3} (?:[^.;:]{0,40} )?(?:على|في) (?:الهامش|متن)",
    # that what is sent may be published, who approved it, and what good it may do
    r"(?:our|these|this|the) (?:\w+ )?(?:submission|comments|contribution|response"
    r"|views|position) (?:may|can) be (?:published|made public)"
    r"|(?:these|our|this) (?:\w+ )?(?:comments|views|submission|position|response)"
    r" (?:was|were|has been|have been) (?:approved|adopted|endorsed|agreed) by"
    r"|hopes? (?:that )?(?:our|these|this) [^.;]{1,40} (?:helpful|useful"
    r"|of (?:use|help))"
    r"|\bwish(?:es)? (?:you|the \w+) (?:every|all|much|the best)\b",
    r"(?:notre|nos|ces|cette) (?:\w+ )?(?:contributions?|observations|remarques|réponse"
    r"|position) (?:peu(?:t|vent) être (?:publié|rendu)|(?:a|ont) été"
    r" (?:approuv|adopt))"
    r"|espérons que (?:nos|ces) [^.;]{1,40} util|souhaitons (?:\w+ ){0,2}succès",
    r"(?:nuestr[oa]s?|est[ao]s?) (?:\w+ )?(?:contribución|observaciones|comentarios"
    r"|respuesta|posición) (?:pued\w{1,2} (?:publicarse|hacerse)|fue(?:ron)? aprobad)"
    r"|esper\w{3,4} que (?:nuestr|est)[oa]s [^.;]{1,40} [úu]til"
    r"|desea\w{0,3} mucho éxito",
    r"(?:наш\w?|эти) (?:\w+ )?(?:ответ|замечани\w|позици\w|вклад) (?:можно"
    r" опубликовать|(?:был[аи]? )?(?:одобрен|утвержд)\w{1,4} )"
    r"|надеемся, что (?:наши|эти) [^.;]{1,40} полезн|желаем (?:\w+ ){0,2}успех",
    r"(?:unser|unsere|diese) (?:\w+ )?(?:beitrag|anmerkungen|stellungnahme|haltung)"
    r" (?:kann|können|darf|dürfen|(?:hat|haben) unser|wurden? von unser)"
    r"|hoffen, dass (?:unsere|diese) [^.;]{1,40} (?:hilfreich|nützlich)"
    r"|wünschen (?:ihnen|dem \w+|der \w+) [^.;]{0,30}(?:erfolg|gelingen)"
    r"|schreiben ihnen (?:im rahmen|zu)",
    r"(?:يمكن نشر|اعتمد \w+) (?:مساهمتنا|ملاحظاتنا|هذه الملاحظات)"
    r"|نأمل أن تكون ملاحظاتنا|نتمنى لكم"
    r"|意见可以公布|意见已[^。]{0,12}批准|希望我们的意见[^。]{0,8}(?:帮助|有用)|函复如下"
    r"|确认收到|提交(?:更多|补充)意见|祝[^。]{1,10}(?:顺利|成功)",
    # whose words are passed on
    r"\A\W*(?:fyi|for (?:your|the) information|pour (?:votre )?information|para su"
    r" información|zur (?:kenntnis\w{0,5}|information)|к (?:вашему )?сведению|供参考"
    r"|للعلم)"
    r"(?:,? (?:weitergeleitet|forwarded)[^.;]{0,60})?\W*\Z",
    r"(?<!\w)(?:passing|forwarding|sending) (?:this|it|these|them)(?: on)? (?:for|from"
    r"|on behalf)(?!\w)|(?:ich leite|wir leiten) [^.;]{1,60} weiter(?!\w)"
    r"|(?<!\w)(?:пересыла(?:ю|ем)|reenv(?:ío|iamos)|(?:أحيل|نحيل) (?:إليكم|لكم))(?!\w)"
    r"|[现兹]转发|请[见看]下[方面文]",
    # who is away, and whom to write to
    r"\b(?:i am|i'm|i will be|i'll be|we are) (?:away )?on (?:\w+ )?leave\b"
    r"|please (?:copy|cc)\b|please (?:contact|reply to|write to) (?:me|us|my|our"
    r"|the undersigned)\b|(?:suis|serai) (?:en congé|absente?)\b|\ben copie (?:de|à)\b"
    r"|(?:estoy|estaré) de (?:vacaciones|licencia)|en copia a\b|\bв отпуске\b"
    r"|\bв копию\b|\bim urlaub\b|\bin kopie\b|في إجازة|نسخة إلى زميل"
    r"|休假|抄送",
    r"(?:annule et )?remplace (?:l'envoi|la version|notre (?:envoi|courriel)|celui|le"
    r" (?:message|précédent))|sustituye (?:al?|la|el) (?:anterior|versión|envío)",
    r"ersetzt (?:die|unsere|das) (?:vorige|frühere|letzte|fassung)|взамен ранее"
    r"|заменяет (?:ранее|предыдущ|направленн)|(?:代替|取代|替代)(?:此前|之前|先前)",
    # in what file it comes, and why: whoever proposes a format says so
    r"\A(?!.*(?:propos|suggest|format|standard|accessib|accept only))"
    r"(?=.*(?:(?<!\w)(?:my|our|we|i|here is|mon|ma|notre|nous|voici|mi|nuestr[oa]"
    r"|enviamos|наш\w*|мой|мы|отправля\w+|unser\w*|mein\w*|daher|نرسل)(?!\w)|我们|我方))"
    r".{0,200}(?<![a-z])(?:zip|docx?|pdf|xlsx?|odt|rtf)(?![a-z])(?! code)",
    r"veuillez trouver|ci-joint",
    r"pièce jointe|au nom de|vous (?:adresse|transmet|prie)",
    r"nous vous (?:adressons|transmettons|remercions|prions)|contribution de",
    r"ci-(?:dessous|après)|accus\w{1,20} (?:de )?réception",
    r"restons à (?:votre|disposition)|adjunt\w+|en nombre de",
    r"sírva(?:n)?se encontrar|acus\w{1,20} recibo|a continuación (?:nuestr|los|las)",
    r"quedamos a|прилага\w+|направля\w+|от имени|во вложении",
    (
        r"подтвердит\w{1,20} получение|تجدون|مرفق|نيابة عن|باسم|请查收|附件|随函"
        r"|谨代表|代表.{0,12}提交"
    ),
    r"anbei|im anhang|beigefügt\w*|im namen|übersend\w+|übermitteln|nachfolgend",
    r"bestätig\w{1,20} (?:sie )?(?:den|bitte)",
)
#: By what verbs they say that they send it.
_SENDS = (
    r"(?:submit|send|present|transmit|communicat|convey|forward|provid|offer|share"
    r"|giv|mak|have the honou?r|has|have|find|transmet|soume|présent|adress|formul"
    r"|faire part|voici|remit|presenta|envia|transmit|направ|представ|сообщ|نقدم|تقدم"
    r"|نود|يسر|提供|提交|提出|转达|übermittel|nehmen|haben)"
)
ANNOUNCES = any_of(
    rf"(?<![^\W_一-龥]){_SENDS}\w*\b[^.!?;]{{0,90}}{SENT}(?![^\W_一-龥])[^.;]{{0,60}}[.:：。]?\Z",
    rf"{SENT}(?![^\W_一-龥])[^.;]{{0,60}}(?:below|follow(?:s|ing)?|attached|enclosed"
    r"|suivantes?|ci-\w+|siguientes|следующ\w+|التالية|如下|folgen\w*|:|：)\W*\Z",
    rf"\A\W*(?:please |kindly )?consider (?:our|my|the following) {SENT}",
    r"(?:add|say|state|note|raise|offer|observe) (?:\w+ ){0,2}the following\W*\Z",
    rf"following[^.;]{{0,30}}{SENT}|{SENT}(?: of| by| from)? [^.;]{{0,60}}:\W*\Z",
)
#: Words of wish, judgement, doubt and denial; a block without any only tells.
OPINES = re.compile(
    r"(?<![^\W_])(?:(?:should|must|ought|shall|would|could|may|can|cannot|no|not|ask"
    r"|too"
    r"|never|nothing|only|why|how|add|want|hopes?|wish|feel|need|us|ne|pas|trop|faut|doit"
    r"|no|sin|falta|не|لا|ليس|zu|soll|muss|müssen|nicht|kein)(?![^\W_])"
    r"|need(?:s|ed)|propos|suggest|recommend|request|urge|call(?:s|ing)? for|support"
    r"|welcom|oppos|object|reject|accept|agree|concern|regret|appreciat|commend"
    r"|importan"
    r"|essential|crucial|necessar|unclear|clear|confus|ambigu|weak|strong|lack|missing"
    r"|silen|absen|good|bad|excellen|great|poor|wrong|right|better|best|worse"
    r"|insufficien|inadequa|fail|problem|issue|difficult|risk|danger|harm|believ|think"
    r"|consider|opinion|unfortunate|ignor|delet|remov|replac|chang|amend|keep|reserv"
    r"|surpris|disappoint|glad|worr|troubl|afraid|fear|alarm|hesit|doubt|puzzl|happy"
    r"|dislik|lov(?:e|ed)(?![^\W_])|hat(?:e|ed)(?![^\W_])|strange|odd(?![^\W_])|pity"
    r"|inquiet|crai[gn]"
    r"|dout|tem(?:o|emos)(?![^\W_])|dud|тревож|опаса|сомне|besorg|befürcht|zweif|devr"
    r"|soutien|souhait|regrett|préoccup|salu|manqu|clair"
    r"|debe|proponemos|apoy|lament|preocup|demasiad|долж|следует|необходимо|поддерж"
    r"|просим|считаем|сожале|слишком|يجب|ينبغي|نقترح|نؤيد|نأسف|fehl|bedauer|befürwort"
    r"|kein|sollt|drop(?:ped|s)?(?! (?:by|in)(?![^\W_-]))(?![^\W_])|scrap|abolish"
    r"|strike|shorten|approv|voted (?:against|for)|rejet|refus(?:ons|ent)(?![^\W_])"
    r"|raccourci|inaccept|insuffis|rechaz|aprueb|acept|acort|inacept|insufic|отверг"
    r"|отклон|сократ|одобр|против(?![^\W_])|неприемл|недостат|lehn(?:t|en)(?![^\W_])"
    r"|préfèr|prefier|finds? (?:the|it|this)(?![^\W_])"
    r"|juge(?:ons|nt)?(?![^\W_])|находи[тм](?![^\W_])"
    r"|findet(?![^\W_])|ترى(?![^\W_])|نرى(?![^\W_])|ablehn|möcht|kürz(?:t|en)(?![^\W_])|zustimm|unzureich"
    r"|begrüßen|unannehm|[نيت]?رفض|[نيت]عارض|[نيت]وافق|اختصر|"
    r"ضعيف"
    r"|demand|préfér|aimeri|voudri|exig|supprim|ped(?:imos|ir)|pid(?:o|e|en)(?![^\W_])"
    r"|faltan|prefer|quer(?:emos|ría)|quisi|suprim|прос(?:ят|ит)(?![^\W_])|предпоч|хот(?:им|ел)"
    r"|желат|нужн|требу|lieber|wünsch|forder|bitten um|bittet um|brauch|streich"
    r"|[نيت]طلب|[نيت]ريد|[نيت]فضل|غائب|ناقص|جدا)"
    r"|应|须|建议|支持|反对|不|希望|认为|关切|要求|请求|需要|太|过于|缺|رفض|喜欢|减半|拒绝|缩短|赞成|赞同|同意|糟|[?？\"]"
)
#: A text is named, and nobody reads, sends or discusses it: it is judged.
_TEXT = (
    r"(?:the|this|your) (?:\w+ )?(?:text|draft|document|compact)(?![^\W_])"
    r"|(?:le|ce|votre) (?:\w+ )?(?:texte|projet|document|pacte)(?![^\W_])"
    r"|(?:el|este|al|su) (?:texto|proyecto|borrador|documento|pacto)(?![^\W_])"
    r"|(?<![^\W_])(?:текст\w{0,2}|проект\w{0,2}|документ\w{0,2})(?![^\W_])"
    r"|(?:den|der|die|das|dem|diese[rmns]?) (?:text|entwurf|dokument|pakt)(?![^\W_])"
    r"|النص|المشروع|مشروع|文本|草案|案文"
)
_HANDLES = (
    r"(?<![^\W_])(?:re(?:ad|ceiv|view|spon|mark)|discuss|examin|stud|debat|look|through"
    r"|translat|circulat|reach|pass|came|got|answer|coment|comment|observ|present|provision|refer"
    r"|secretar|convey|concern(?:s|ed|ing)(?![^\W_])|relates? to|betrifft|bezieht sich"
    r"|concerne|porte sur|se refiere|относится|касается"
    r"|there (?:is|are)|lus?(?![^\W_])|lue|étudi|débatt|reçu|parcour|traduit"
    r"|le[yíe]|estudi"
    r"|recib|analiz|trat|revis|чита|проч|рассм|обсу|изуч|получ|перев|замеч|gelesen|berat"
    r"|erhalten|geprüft|diskut|übersetz|befasst|anmerk|(?:on|sur|sobre|zum?|über|по|к|о)"
    r"(?![^\W_]))|قرأ|ناقش|درس|استلم|تلق|اطلع|ملاحظ|تعليق|بشأن|حول|أمران"
    r"|读|讨论|审议|研究|收到|意见|关于|对"
)
JUDGED = re.compile(rf"\A(?!.*(?:{_HANDLES})).*(?:{_TEXT})", re.DOTALL)
#: Words of demand and of contradiction: a sentence that has one is kept, whatever
#: else it accompanies.
DEMANDS = re.compile(
    r"(?<![^\W_])(?:(?:should|must|ought to)"
    r"(?! (?:you|any|further|there be any)(?![^\W_])"
    r"| (?:\w+ )?(?:be )?(?:sent|addressed|directed|forwarded|delete this|notify))"
    r"|could there be|needs? to be|ha(?:s|ve) to be|il faut|devrai(?:t|ent)"
    r"|doi(?:t|vent)|deb(?:e|en|ería|erían)|hay que|должн[аоы]?|следует|необходимо"
    r"|muss|müssen|sollten?)(?![^\W_])|يجب|ينبغي|应当|必须|应予"
    r"|[,;:] (?:but|however|yet|mais|cependant|pero|sin embargo|но|однако|aber|jedoch)"
    r"(?![^\W_])|[,;:] (?:above all|especially|dont|surtout|sobre todo|прежде всего"
    r"|особенно|vor allem)(?![^\W_])|لكن|وخاصة|ولا سيما|但|尤其"
)
#: What is printed below letters makes demands, too, and on nothing.
DISCLAIMS = re.compile(r"confidential|intended (?:recipient|for)|vertraulich")
