"""With which words do people say who speaks, in six languages and German?

Patterns only; what they mean is decided where they are used. All are linear:
what repeats is bounded.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

#: `Submission by: X`: a form field that names who speaks.
FIELD = re.compile(
    r"""^[\W\d_]{0,6}(?:
      (?:this\ is\ a\ )?(?:joint\ )?(?:submission|contribution|comments?|statement
      |input)s?
      \ (?:by|from|of) | submitted\ by
    | (?:(?:submitted|sent|written|made|presented)\ )?on\ behalf\ of
    | (?:name\ of\ (?:the\ )?)?(?:submitting\ |contributing\ )?(?:organi[sz]ation|entity
      |institution|submitter|stakeholder|contributor|respondent|member\ state
      |delegation)
      (?:\ name|['’]s\ name|\ represented)?
    | affiliation
    | (?:soumission|contribution|observations|commentaires)\ (?:de|du|par)
    | (?:soumis|présenté|transmis)e?s?\ par | (?:nom\ de\ l['’])?(?:organisation
      |organisme)
    | au\ nom\ de | entité | auteur\ de\ la\ contribution
    | (?:presentad[oa]s?|enviad[oa]s?|remitid[oa]s?)\ por | en\ nombre\ de
    | (?:contribuci[óo]n|comentarios|aportes?)\ de
      | (?:nombre\ de\ la\ )?organizaci[óo]n
    | entidad | представлен[оаы]? | (?:наименование\ )?организаци[яи] | от\ имени
    | (?:вклад|замечания|предложения|комментарии)\ от | автор\ вклада
    | مقدمة?\ من(?:\ قبل)? | (?:مساهمة|تعليقات|مشاركة)\ من | (?:اسم\ )?(?:المنظمة
      |الجهة|المؤسسة)
    | الجهة\ المقدمة | نيابة\ عن
    | 提交(?:者|方|人|单位|机构|国) | 来文方
    | (?:组织|机构|单位)(?:名称)? | 代表 | 意见提交方
    | eingereicht\ (?:von|durch) | stellungnahme\ (?:von|der|des) | einsender
    )\s*(?::|：|\s[–—-]\s|=)\s*(?P<value>.*)$""",
    _I | re.VERBOSE,
)

#: The same where the word may mean other things: read, but never a new card.
WEAK_FIELD = re.compile(
    r"^[\W\d_]{0,6}(?:source|from|delegation|origin|origine|fuente|origen|délégation"
    r"|delegaci[óo]n|источник|делегация|المصدر|الوفد|来源|代表团|quelle|name|nom|nombre)"
    r"\s*[:：]\s*(?P<value>.*)$",
    _I,
)

#: `Type: Civil society`, on a line of its own.
TYPE_FIELD = re.compile(
    r"^\W{0,6}(?:(?:stakeholder|organi[sz]ation)\s)?(?:type|category|group|sector"
    r"|cat[ée]gorie|tipo|sector|categor[íi]a|тип|категория|النوع|الفئة|类别|类型)"
    r"(?:\sof\s(?:stakeholder|organi[sz]ation))?\s*[:：]\s*(?P<value>.{2,60})$",
    _I,
)

#: `... on behalf of X`; the name follows.
BEHALF = re.compile(
    r"""\b(?:on\ behalf\ of | in\ the\ name\ of | representing
    | au\ nom\ (?:de\ l['’]|de\ la|des|de|du|d['’]) | pour\ le\ compte\ d(?:e\ la
      |e\ l['’]|es|u|e|['’])
    | en\ (?:nombre|representaci[óo]n)\ del? | por\ cuenta\ del? | a\ nombre\ del?
    | от\ имени(?:\ и\ по\ поручению)? | по\ поручению | im\ (?:namen|auftrag)\ (?:der
      |des|von)
    | (?:بال)?نيابة\ عن | (?:بالأصالة\ )?باسم )\s
    | (?:谨|兹|特|我们?|本人|现)(?:谨|特|兹)?代表 | ^代表 | 受""",
    _I | re.VERBOSE | re.MULTILINE,
)

#: A sentence that is about handing something in; others quote a draft.
HANDING_IN = re.compile(
    r"""\b(?:i|we|my|our|submi\w+|contribution|comments|sen[dt]|present\w*|writ\w+
    | forward\w*|following|attached
    | escrib\w+|écri\w+|пиш\w+|schreib\w+
    | je|nous|notre|nos|soumet\w*|soumis\w*|présent\w+|transmet\w*|contribution|ci-joint
    | yo|nosotros|nuestr\w+|present\w+|remit\w+|env[íi]\w+|adjunt\w+|tengo|tenemos
    | я|мы|наш\w*|направля\w*|представля\w*|вносим|имею|имеем
    | ich|wir|unser\w*|übersend\w*|reiche\w*)\b
    | أقدم|نقدم|أرسل|نرسل|نرفق|نود|يسرنا|يسرني|مرفق|أتقدم|نتقدم
    |我|谨|兹|提交|提出|附""",
    _I | re.VERBOSE,
)

#: A sentence that is about what others handed in.
TAKING_SIDES = re.compile(
    r"\b(?:support|agree|disagree|endors|welcom|align|echo|recall|refer|note|unlike"
    r"|contrary|soutien|souteno|appuy|souscri|rappel|apoy|respald|coincid|adherimos"
    r"|поддерж|соглас|разделя|присоединя|unterstütz|begrüß|verweis)"
    r"|نؤيد|ندعم|أؤيد|نتفق|支持|赞同|同意|欢迎",
    _I,
)

#: What people write into a field where they speak for no organisation.
NOBODY = re.compile(
    r"(?:none|n\s?/\s?a|nil|-+|not applicable|(?:.{0,60}\W)?(?:individual"
    r"|private person|private citizen|particulier|particular|частное лицо"
    r"|физическое лицо|privatperson|个人|فرد)\W*|self|myself|aucune?|ningun[oa]|keine?"
    r"|нет|无|لا يوجد)\.?",
    _I,
)

#: `joint submission by A, B and C`; the list follows.
JOINT = re.compile(
    r"""\b(?:
      (?:joint(?:ly)?|common|collective)\ (?:\w+\ ){0,2}?(?:submission|contribution
      |statement
      |comments|position|proposals?|response|input|paper|letter)s?\ (?:\w+\ ){0,3}?
      (?:by|of|from|on\ behalf\ of|between|prepared\ by)
    | (?:submitted|presented|sent|prepared|made|endorsed|supported)\ jointly\ (?:by
      |on\ behalf\ of)
    | jointly\ (?:submitted|presented|sent|prepared|made|drafted|signed|endorsed)
      \ (?:by|on\ behalf\ of)
    | co-?(?:sign(?:ed|atories|ers)|sponsor(?:ed|s)|author(?:ed|s))(?:\ by|\ are)?
    | (?:contribution|soumission|déclaration|position|observations|commentaires)
      \ (?:communes?|conjointes?|collectives?)\ (?:présentée?s?\ par|de|du|des|entre
      |par)
    | (?:soumise?s?|présentée?s?|transmise?s?)\ conjointement\ par | cosign(?:ée?s?
      |ataires)(?:\ par)?
    | (?:contribuci[óo]n|presentaci[óo]n|declaraci[óo]n|propuesta|comentarios
      |observaciones)
      \ (?:conjunt[oa]s?|com[úu]n(?:es)?)\ (?:presentad[oa]s?\ por|de|entre|por)
    | (?:presentad[oa]s?|enviad[oa]s?|remitid[oa]s?)\ (?:conjuntamente
      |en\ conjunto)\ por
    | (?:совместн\w+\ (?:вклад|представлени\w+|заявлени\w+|предложени\w+|замечани\w+
      |материал\w*
      |позици\w+|комментари\w+)) | (?:представлен\w*|направлен\w*|внесен\w*)\ совместно
    | gemeinsame\ stellungnahme\ (?:von|der|des) | gemeinsam\ eingereicht\ von
    )(?:\s*:)?\s
    | (?:مساهمة|مشاركة|ورقة|تعليقات|بيان)\ مشتركة?\ (?:مقدمة?\ )?(?:من|بين)\s
    | مقدمة?\ بصورة\ مشتركة\ من\s | 联合提交(?:方|者|单位)?\s*[:：]\s*""",
    _I | re.VERBOSE,
)

#: `Signed:`, with those who sign in the lines that follow.
SIGNED = re.compile(
    r"""(?:signator(?:ies|y\ organi[sz]ations)|undersigned|(?:co-?)?signed(?:\ by)?
    | (?:endorsed|supported)\ by|on\ behalf\ of
    | the\ following\ (?:organi[sz]ations|entities|states)
      \ (?:endorse|support|join|sign)[^:\n]{0,60}
    | signataires|soussignés|au\ nom\ de|firmantes|abajo\ firmantes|en\ nombre\ de
    | подписавшие\w*|подписали|от\ имени|unterzeichn\w+|im\ namen\ von
    | الموقعون|نيابة\ عن|签署方|联署(?:方|人)|代表)\s*[:：]\s*""",
    _I | re.VERBOSE,
)

#: `A, B and C jointly submit`, `由A、B和C联合提交`; the list stands before.
JOINT_AFTER = re.compile(
    r"""\s(?:(?:hereby|would\ like\ to|wish\ to|are\ pleased\ to)\s)?(?:jointly
      \s(?:submit|present|propose|offer|provide|send)|(?:submit|present)\sjointly)\b
    | \s(?:soumettent|présentent)\sconjointement\b | \spresentan\sconjuntamente\b
    | \sсовместно\s(?:представляют|направляют|вносят)\b
    | (?:共同|联合)(?:提交|提出|发表|起草)
    |的(?:联合|共同)(?:意见|提交|提案|声明|来文)""",
    _I | re.VERBOSE,
)

#: Words before such a list that are no part of it.
BEFORE_LIST = re.compile(
    r"^.{0,80}?(?:\b(?:by|that|herewith)\s|[由是])|^\s*(?:we,|nous,|nosotros,|мы,)\s*",
    _I,
)

#: `Please find attached the comments of X`; the name follows.
INTRODUCTION = re.compile(
    r"""(?:attached|enclosed|below|herewith|submit|send|transmit|present|provide|
      here\ (?:is|are)|this\ is)[^.\n]{0,50}?\b(?:comments?|contributions?
      |submissions?|inputs?
      |responses?|positions?|proposals?|views|statement|observations)\ (?:of|from|by
      |for)\s
    | (?:ci-joint|ci-dessous|ci-après|trouver|adress|transmet|soumet|envo)[^.\n]{0,50}?
      \b(?:contributions?|commentaires|observations|propositions|réponses?|position
      |avis)
      \ (?:de\ l['’]|de\ la|des|de|du|d['’])\s*
    | (?:adjunt|remit|envi|present|transmit)[^.\n]{0,50}?\b(?:contribuci[óo]n
      |comentarios
      |observaciones|propuestas?|aportes?|respuestas?|posici[óo]n)\ (?:del?)\s
    | (?:направля|прилага|представля|высыла|препровожда)[^.\n]{0,50}?\b(?:замечани\w+
      |предложени\w+
      |вклад\w*|комментари\w+|позици\w+|материал\w*)\s
    | (?:anbei|nachstehend|beigefügt|übersend|übermittel)[^.\n]{0,50}?\b(?:stellungnahme
      |anmerkungen|kommentare|position)(?:\ (?:der|des|von)\s|:\s)
    | (?:نرفق|مرفق|طيه|نرسل|نقدم|أقدم)[^.\n]{0,30}?(?:تعليقات|ملاحظات|مساهمة|مقترحات)\s
    | (?:附上|随附|随函附上|提交|兹提交)
      (?=[^。\n]{1,40}?的(?:意见|评论|建议|提案|来文))""",
    _I | re.VERBOSE,
)

#: `We are X`, `I am the director of X`, `Comments of X on the draft`.
PRESENTED = re.compile(
    r"""\b(?:we,|we\ (?:at|from)|we\ are|(?:i|we)\ (?:represent|speak\ for)
    | (?:i\ am|i['’]m|as)\ (?:(?:\w+\ ){0,2}\w+,\ )?(?:the\ |an?\ )?(?:\w+\ ){0,2}
      (?:director|president|chair\w*|secretary|head|manager|officer|coordinator|representative|spokes\w+|founder
      |counsel)\ (?:of|at|for)
    | (?:submission|contribution|comments?|paper|letter)\ (?:is|are|was|were)
      \ (?:\w+\ )?(?:made|submitted|sent|prepared|presented)\ by
    | (?:my|our)\ (?:organi[sz]ation|association|society|network|union|foundation
      |company|institute|university|ngo),?(?:\ is)?
    | как\ (?:\w+\ )?(?:председатель|президент|директор|руководитель|представитель)
    | nous,|nous\ sommes|(?:je|nous)\ représent(?:e|ons)
    | (?:je\ suis|en\ tant\ que)\ (?:le\ |la\ |l['’])?(?:\w+\ ){0,2}(?:direct\w+
      |président\w*|secrétaire|responsable|représentante?|porte-parole)
      \ (?:de\ l['’]|de\ la|des|du|de)
    | nosotros,|somos|represent(?:o|amos)(?:\ a)?
    | (?:soy|como)\ (?:el\ |la\ )?(?:\w+\ ){0,2}(?:director|president|secretari|portavo
      |representante|responsable|coordinador)\w*\ del?
    | мы,|мы\ [—–-]|я\ представляю|мы\ представляем
    | wir,|wir\ sind|(?:ich|wir)\ vertrete\w*
    | als\ (?:\w+\ )?(?:geschäftsführer|vorsitzende|vertreter|direktor)\w*
      \ (?:der|des|von)
    | نحن|أمثل|نمثل|بصفتي\ (?:مدير|رئيس|ممثل)\w*)\s+
    | ^\W{0,4}(?:(?:our|written|formal|official)\ )?(?:comments?|contributions?
      |submission|inputs?|response|feedback|observations|position(?:\ paper)?)
      \ (?:of|from|by)\s
    | ^\W{0,4}(?:contribution|commentaires|observations|contribuci[óo]n|comentarios
      |observaciones)\ (?:de\ l['’]|de\ la|des|del?|du)\s*
    | ^\W{0,4}stellungnahme\ (?:der|des|von)\s | ^\W{0,4}(?:замечания|предложения)\s
    | ^\W{0,4}(?:تعليقات|مساهمة|ملاحظات)\s
    | (?:我|我们)(?:是|来自) | 我们(?=[^，。\n]{2,30}，)""",
    _I | re.VERBOSE | re.MULTILINE,
)

#: `X is a charity of ...`: what X is shows whether it is an organisation.
DESCRIBED = re.compile(
    r"""(?:^|(?<=[.!?。]\s)|(?<=。))(?P<name>(?-i:[^\W\d_a-zа-я])[^.,;:!?。，\n]{1,100}?)(?:
      \s(?:is|are|est|es|ist|является|هي|هو)\s(?:(?:an?|the|une?|la|le|eine?|die|der)\s)?
      | \s[—–-]\s(?:это\s)? | 是(?:一[家个所])?
    )(?P<what>[^.,:;!?«“"。，：\n]{2,80})""",
    _I | re.VERBOSE | re.MULTILINE,
)

#: `X welcomes ...`, `X presents its compliments`: the name stands before.
INTRODUCED = re.compile(
    r"""^(?P<name>.{2,120}?)(?:,)?(?:
      \s(?:welcomes?\ the\ opportunity|(?:is|are)\ pleased\ to|presents?\ (?:its
      |their)\ compliments
      |ha(?:s|ve)\ the\ honou?r
      |thanks?\ the|appreciates?\ the\ opportunity
      |(?:wish(?:es)?|would\ like)\ to\ (?:thank|submit|present|express|offer|provide
      |make)
      |(?:hereby\ )?submits?\ |remercie|a\ l['’]honneur|présente\ ses\ compliments
      |se\ félicite
      |souhaite\ (?:remercier|présenter|soumettre)|agradece|tiene\ el\ honor
      |desea\ (?:agradecer
      |presentar)|saluda\ |se\ complace|приветствует|имеет\ честь|благодарит|выражает\s
      |свидетельствует|bedankt\ sich|begrüßt\ die|dankt\ )
    | (?:谨|荣幸|感谢|欢迎|向)(?=.{0,20}(?:秘书处|机会|提交|致意|表示)))""",
    _I | re.VERBOSE,
)
#: `X has two comments`: as a rule the sender, not surely.
REMARKING = re.compile(
    r"^(?P<name>.{2,120}?)\s(?:ha(?:s|ve)|offers?|proposes?|makes?)\s(?:\w+\s){0,3}"
    r"(?:comment|remark|proposal|observation|amendment)s?\b",
    _I,
)
INTRODUCED_ARABIC = re.compile(
    r"^(?:تتقدم|تود|تشكر|ترحب|تتشرف|يشكر|يرحب|تهدي|يسر)\s+(?P<name>[^.،,\n]{2,80}?)"
    r"(?:\s(?:أن|ب|على|إلى|عن)|[.،,]|$)"
)

#: Who speaks for nobody but himself; his domain then says nothing.
PERSONAL = re.compile(
    r"\b(?:in (?:my|a|their|our) (?:own |purely |strictly )?"
    r"(?:personal|private|individual) (?:capacity|name)"
    r"|(?:these|the) (?:are|views are) my (?:own|personal) views"
    r"|à titre (?:personnel|privé|individuel)|a t[íi]tulo (?:personal|individual)"
    r"|в личном качестве|от себя лично|als privatperson)\b"
    r"|بصفتي الشخصية|بصفة شخصية|以(?:我)?个人(?:名义|身份)",
    _I,
)

#: A line that ends the letter; the signature follows.
SIGN_OFF = re.compile(
    r"""^\W*(?:
      (?:(?:with|kind|kindest|best|warm|warmest|many)\s){0,3}(?:regards|wishes|thanks)
    | (?:yours\s)?(?:sincerely|faithfully|truly|respectfully)(?:\syours)?
      | respectfully\ submitted
    | thank\ you | thanks | cheers | (?:all\ the\ )?best | greetings(?:\s\w+){0,3}
    | (?:bien\s)?cordialement | (?:meilleures|sincères)\ salutations | bien\ à\ vous
    | (?:je|nous)\ vous\ prie\w*\b.{0,120} | veuillez\ agréer\b.{0,120}
      | avec\ mes\ .{0,40}
    | (?:muy\s)?atentamente | (?:un\s)?cordial(?:es|mente)?(?:\ssaludos?)?
      | saludos(?:\s\w+)?
    | (?:atentos|cordiales|un)\ssaludos? | le\ saluda\b.{0,40}
    | с\ (?:глубоким\ )?уважением | с\ наилучшими\ пожеланиями
    | مع\ (?:خالص\ |أطيب\ |فائق\ )?(?:التحية|التحيات|تحياتي|الاحترام|التقدير).{0,40}
    | وتفضلوا.{0,60} | 此致(?:敬礼)? | 敬礼 | 顺致?.{0,12} | 谨启 | 祝好 | 致以.{0,12}
    | mit\ (?:freundlichen|besten|vorzüglicher)\ \w+ | viele\ grüße | hochachtungsvoll
    )[\s,.!:：，。]*$ | ^\s*(?:--|—|–|__+)\s*$""",
    _I | re.VERBOSE,
)

#: What stands before a name at the beginning of a sentence.
ARTICLE = re.compile(r"^(?:(?:the|la|le|les|el|los|las|der|die|das)\s+|l['’])", _I)

#: Somebody makes the words of another his own.
ADOPTING = re.compile(
    r"\bwe\s(?:\w+ly\s)?(?:agree|support|endorse|share|adopt)"
    r"|\b(?:as|with)\s(?:ours|our own)"
    r"|\bnous\s(?:partageons|soutenons|appuyons|faisons\snôtre)"
    r"|\b(?:hacemos\snuestr|compartimos|apoyamos|suscribimos)"
    r"|\bмы\s(?:\w+\s)?(?:поддерживаем|разделяем|согласны)"
    r"|\bwir\s(?:unterstützen|teilen|schließen\suns)|نؤيد|ندعم|我们(?:完全)?(?:支持|赞同|同意)",
    _I,
)

#: A subject that somebody else wrote.
ANSWERED = re.compile(r"\s*(?:re|aw|sv|antw|отв|回复|答复|رد)\s*[:：]", _I)
HEADER_OF_QUOTE = re.compile(
    r"^[\s>*]{0,6}(?:from|de|от(?: кого)?|von|من|发件人)\*?\s*[:：]\s*"
    r"(?P<value>.*@.*)$",
    _I,
)
TRAIL = re.compile(
    r"^[\s>]{0,6}(?:-{2,}\s*(?:original message|message d['’]origine|mensaje original"
    r"|исходное сообщение|ursprüngliche nachricht|原始邮件)"
    r"|(?:on|le|el|am)\s.{4,120}(?:wrote|a écrit|escribió|schrieb)\b.{0,40}:\s*$"
    r"|.{4,120}\s(?:пишет|написал[аи]?|писал[аи]?)\s*:\s*$|.{4,120}(?:كتب|写道)\s*[:：]\s*$)",
    _I,
)
