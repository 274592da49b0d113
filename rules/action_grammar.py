"""How does a sentence ask for a change in words that no list knows?

By the small classes of words that every language has few of, and everybody uses:
words of request, moods of a polite question, obligations of a text, denials, doubts,
conditions. A sentence that asks by them, and not only to be told, asks for an
amendment, unless a stem names another action. In seven languages, one line a language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules import action_agreement as agreement
from rules import action_denials as denials
from rules import action_questions as questions
from rules import action_sayings as sayings
from rules import action_stances as stances
from rules.action_names import PLACE, compiled
from rules.action_parts import is_part
from rules.terms import Action

if TYPE_CHECKING:
    from rules.sought import Sought

#: Who proposes, and what is wished for.
_WISHES = (
    (
        r"(?<!PLACE )(?<!elle )(?<!qu'il )(?:propos(?:e|es)"
        r"|(?<!nothing )(?<!evidence )(?<!experience )(?<!data )(?<!research )suggests?"
        r"|requests"
        r"|recommends?|urges?|insists?"
        r"|prefers?"
        r"|plea for|pleads?|move to|would help if|would not mind)\b|(?:would"
        r"|should) (?:like|rather|prefer|sooner"
        r"|suggest|propose|welcome|favour|advise|argue for)\b|(?<!PLACE )calls? for"
        r"|(?:we|i) (?:only |still |also |do )?(?:want|wish|ask|seek|request)\b"
        r"|(?<!PLACE )asks? (?:for|that|you|the)\b"
        r"|our (?:\w+ )?(?:proposal|request|suggestion|wish|preference) (?:is|would|:)"
        r"|would (?:do well to|(?:gain|benefit|profit) from)\b|would (?:cure|solve|fix"
        r"|remedy|settle|meet)"
        r" (?:that|this|it|our)\b|(?:is|are) (?:missing|lacking)\b|lacks?\b|(?:we"
        r"|i) miss\b(?!\W*(?:\n|\Z|:))"
        r"|\Awith(?:out)? [^.,;]{1,40}, (?:it|this|that|PLACE) would\b"
        r"|would be (?:[^\W_]+er|better|more [^\W_]+|less [^\W_]+|wise|preferable"
        r"|desirable|helpful|advisable|prudent|sensible)\b|better (?:to|if)\b"
    ),
    (
        r"proposons|suggérons|(?<!nous nous )demandons|demande(?:nt)? (?:que|à|la|le"
        r"|de)"
        r"|recommand(?:ons|e)|souhait(?!ables)|préf[éè]r|voudrions|aimerions|sollicit"
        r"|plaid"
        r"|(?:conviendrait|faudrait|vaudrait|y aurait lieu|serait (?:plus )?"
        r"(?:bon|utile|souhaitable|prudent|préférable|sage|opportun|judicieux|bien))"
        r"|il est (?:proposé|demandé|suggéré)|gagnerai|verrions|manque(?:nt)?\b"
        r"|fai(?:t|sant) défaut|passerait volontiers"
    ),
    (
        r"propon|sug[ei]+r|pedimos|pide|solicit|recom[ie]+nd|prefer[ií]|quisiéramos"
        r"|desear[ií]|convendría|(?:sería|resultaría|parecería) (?:más |muy )?(?:bueno"
        r"|útil|convenient|mejor|preferibl|deseabl|oportun|razonabl)|habría que"
        r"|se propone|cabría|abog|vería con (?:agrado|buenos ojos)|falta(?:n|ría)?\b"
        r"|echa(?:mos)? (?:de menos|en falta)"
    ),
    (
        r"предлага|предлож|просим|просит|прошу|рекоменду|хотел\w* бы|хотелось"
        r"|желател|следовало бы|целесообраз|считаем (?:нужн|необходим|правильн)"
        r"|не хвата|недоста|отсутству|стоило бы|лучше\b|предпоч|настаива|уместн"
    ),
    (
        r"schlagen|schlägt|bitten|bittet|regen|regt|empfehl|fordern|fordert|wünsch"
        r"|möchten|fehl(?:t|en)\b|vermiss|plädier|bevorzug|besser\b"
        r"|wäre\w* (?:\w+ ){0,2}(?:sinnvoll|gut"
        r"|besser|ratsam|klüger|wünschenswert|angemessen|hilfreich)"
    ),
    (
        r"(?:نقترح|نطلب|نود|نأمل|نفضل|نوصي|يستحسن|يحسن|حبذا|نرجو|الأفضل|الأنسب|الأجدر"
        r"|الأصح|الأولى|الأحرى|الأدق|يجب|ينبغي|يتعين|ينقص|تفتقر|يفتقر)"
    ),
    r"(?:建议|希望|宜|最好|(?<![的所])要求|不妨|提议|主张|(?<![供反相适响效对])应当?(?![对用急付])|必?须|缺[少乏]|补上)",
)
_PLEASE = (
    (
        r"(?:please|kindly|pls) (?!find|note|see|accept|(?:do(?: not|n't) )?"
        r"(?:let|hesitate))\w|[^.,]{1,60},? (?:please|pls)(?=\W*\Z|,)"
    ),
    (
        r"veuillez (?!agréer|trouver|recevoir|croire)|prière de|merci de (?!votre|vos)"
        r"|s'il vous plaît|svp\b"
    ),
    # an imperative with its object: "corríjanlo", "pónganlo"
    (
        r"por favor|sírvan?se|r(?:o|ue)gamos|se ruega"
        r"|\w{1,9}[áéíóú]\w{1,6}[aeé]n?l[oa]s?\b"
    ),
    r"(?<!PLACE )(?<!PLACE, )пожалуйста|(?:пожалуйста|просьба)(?=\W+\w)",
    *sayings.said("please"),
    r"(?:يرجى|الرجاء|رجاء)(?=\W+\w)",
    r"(?:敬|恳|烦)?请(?!放心|知悉|查收|见|参|原谅|谅解|教|问|允许|继续|相信|收|阅|审阅|坚持)",
)
#: A text is told what it is to be.
_OBLIGES = (
    (
        r"(?:PLACE|it|this|that|these|they|both|(?:the|this|that|these|its|our|any|all"
        r"|each) (?:\w+ )?(?:PIECE|sentence|phrase|words?|terms?|text|wording|list"
        r"|period|deadline|time|limit|threshold|distance|share|figure|number|date|rate"
        r"|fee|ceiling|floor|definition|reference|title|rule|provision|obligation|duty"
        r"|requirement))(?: \w+){0,7} "
        r"(?:(?:should|must|ought to"
        r"|needs? to)(?: not)? (?:be )?(?!(?:\w+ ){0,3}been\b)"
        r"[^\W_]{3,}|(?:ha(?:s|ve) to|could|might|would|may)"
        r"(?: \w+ly| also| only| rather| at least)? (?:be [^\W_]+(?:ed|en|ut)"
        r"|(?:be )?(?:(?!(?:det|hind|suff|both|matt|off|trigg|diff)er\b)[^\W_]+er"
        r"|more [^\W_]+|less [^\W_]+))\b)"
    ),
    (
        r"(?:should|must|ought to|needs? to|ha(?:s|ve) to) (?:\w+ ){1,3}(?:that|how)\b"
        r"|(?:devrait|doit) (?:\w+ ){1,3}qu[e']|deber?[ií]?a? (?:\w+ ){1,3}que\b"
        r"|(?:следует|надо|нужно|долж\w+) (?:\w+ ){1,3}?, что\b"
        r"|(?:should|must|ought to|needs? to|ha(?:s|ve) to)(?: \w+ly| also| only)? be "
        r"(?:[^\W_]{3,}ed|cut|set|split|spelt|made|drawn|written|broken)\b(?! (?:on"
        r"|by))"
    ),
    (
        r"(?:we|i)(?: would|'d) (?:rather |sooner |much |gladly )?(?!like|love|welcome"
        r"|support|accept|agree|appreciate|be\b|have\b|thank|ask|wonder|question|not\b"
        r"|hope|expect|urge|miss|want|wish|need|require)\w+ [^.,;]{0,40}?(?:NUMBER|\")"
        r"|(?:we|i)(?: would|'d) (?:rather |much |gladly )?(?:leave|take|cut|strike"
        r"|cross"
        r"|put|spell) [^.,;]{1,40} (?:out|in|down|up)\b"
    ),
    # a wish beside quoted words is for these
    (
        r"(?:should|must|shall|could|can|ought|better|let us|let's|like|want|devrait"
        r"|doit|faut|pourrait|hay que|podría|deber[ií]a|debe|puede|надо|нужно|следует"
        r"|можно|soll|muss|kann|könnte|würde|need|might|would|предл|прос)"
        r"\w*[^\"?]{0,120}\""
    ),
    # an infinitive heads the sentence: "préciser que les espèces ..."
    (
        r"\A\W*+(?!(?:entre|contre|outre|notre|votre|autre|sobre|encore|par|pour|hier"
        r"|voir|ver|por|cher|mener)\b)[a-zà-ÿ]{3,12}(?:er|ir|re|ar) (?:qu[e']|l[ea]s?\b"
        r"|l'|des?\b|du\b|une?\b|el\b|los\b|al?\b)"
    ),
    # a verb that heads its clause, and quoted words: "mettre « un mois »"
    (
        r"(?:\A|(?<=[,:;] ))\W{0,4}(?:[a-zà-ÿ]{2,12}(?:er|ir|re|ez|ar)|[а-яё]{2,14}"
        r"т[ьи]|用|写) ?(?:\w+ ){0,2}\""
    ),
    (
        r"\" (?:would|could|might|serai\w+|sería\w*|wäre\w*) (?!mean)\w+|\" ?(?:比|胜过"
        r"|优于) ?\""
    ),
    (
        r"(?:instead|rather|plutôt|más bien|mejor|скорее|лучше|eher|lieber|stattdessen"
        r"|sondern)\b[^.?;]{0,40}?(?:NUMBER|\")|(?:NUMBER|\")[^.?;]{0,20} (?:instead"
        r"|rather|plutôt|lieber|stattdessen)\b|(?:而是|改成|بل )"
    ),
)
_HEDGES = (
    (
        r"(?:perhaps|maybe|peut-être|tal vez|quizás?|acaso|возможно,|может быть"
        r"|vielleicht"
        r"|ربما|لعل|也许|或许|不如)"
    ),
)
#: A wish by the mood of its verb alone: "que la moitié soit", "ojalá", "пусть".
_OPTATIVE = compiled(
    (
        (
            r"\A\W*+(?:que (?!\w+ (?:que|de)\b)\w|puisse|ojalá|oxalá"
            r"|пусть\b"
            r"|вот бы|хорошо бы|möge|let (?:it|the|this|them|us)\b|if only|ليت|ليكن)"
        ),
        (
            r"(?<!если )бы [^\W\d_]{3,}л[аои]?\b|[^\W\d_]{3,}л[аои]? бы\b"
            r"|\w{3,}(?:rions|ríamos)\b(?! (?:que|de|savoir|vous|agradec))"
            r"|(?:хотя бы|ne serait-ce que|wenigstens) NUMBER"
        ),
    )
)
#: What is asked for only informs, or makes one think: it changes no word.
_INFORMS = (
    (
        r"(?:expla|clarif(?!y that)|clear|defin|mean|confirm|tell|told|inform|know"
        r"|learn|hear"
        r"|underst|discuss|consider|reconsider|examin|review|revis|reflect(?!ed)"
        r"|celebrat|mention(?!ed)|emphasi|attention"
        r"|refer|consult(?!ati)|justif|reason|evidence|contact|provide|send|share|thank"
        r"|apprecia|support|welcom|praise|things|(?:note|why(?! not)|how(?! about)|what"
        r"(?! about NUMBER)|whether)\b)"
    ),
    (
        r"(?:défin|trouver|savoir|précis(?!er qu)|expli(?!cit)|éclair|indiqu(?!er qu)"
        r"|pourquoi(?! (?:ne )?pas)|comment\b|quel"
        r"|combien|réfléch|revoir|noter|merci d'avance|soutien)"
    ),
    (
        r"(?:encontr|aclar(?!ar que)|saber|indi[cq](?!ar que)|(?<!por )qué\b|por "
        r"qué(?! no)|cómo\b|cuál|quién"
        r"|cuánt|conocer|mencion"
        r"|tomar nota|gracias|apoy)"
    ),
    (
        r"(?:пояс|разъяс|определ|сообщ|уточн(?!ить, что)|знать|понима(?!ть (?:и"
        r"|также)\b)|понять"
        r"|указать(?!, что)|обосн|почему"
        r"|каким|какой|какие|какая|кто\b|что именно|рассмотр|обсуд|учесть|упомя"
        r"|спасибо|поддерж|пута[тй]|смешив)"
    ),
    (
        r"(?:erläut|erklär|klär|wissen|bestätig|mitteil|verwechs|warum|wieso|welche|was\b|wer\b"
        r"|wie\b|prüf|erwähn|beacht|begründ|diskut|danke)"
    ),
    (
        r"(?:توضيح|توضح|يوضح|إيضاح|تعريف|المقصود|شرح|بيان|معرفة|تفسير|نفهم|نعرف|نعلم"
        r"|نستفسر|لماذا|كيف|ما ه[وي])"
    ),
    r"(?:说明|解释|界定|含义|告知|澄清|为什么|如何|什么|谁|哪|考虑|讨论|注意|研究|核实|混淆|混为一谈|提供[^，。]{0,6}(?:说明|信息|资料|解释|依据|数据)|答复|明确(?=\W*\Z))",
)
#: The stems that tell what else than an amendment is asked for.
_STEMS = (
    (
        Action.KEEP,
        (
            (
                r"(?:keep\b|keeping|leav\w{0,3} (?:it|this|them|PLACE|well)\b|retain"
                r"|maint[aei](?!\w{0,6} RUNS)|stay|remain|unchanged"
                r"|manten(?!\w{0,6} RUNS)"
                r"|conserv"
                r"|gard|reste|inchang|qued[ea]|сохран|оста[влн]|beibehalt|bleib"
                r"|الإبقاء"
                r"|保留|维持|不变)"
            ),
            (
                r"(?:not|n't|ne|no|не|nicht) (?:\w+ ){0,2}?(?:be |se |être "
                r"|soit )?(?:chang"
                r"|alter|modif|amend|delet|remov|touch|supprim|suprim|elimin|тро|меня"
                r"|исключ"
                r"|änder|gestrichen)"
            ),
        ),
    ),
    (
        Action.MERGE,
        (
            (
                r"(?:merg|combin|fusion|regroup|unif|juntar|in(?:to)? one"
                r"|объедин|присоедин|слит|zusammen|دمج|合并|并入|归并|并为|合为)"
            ),
        ),
    ),
    (
        Action.DELETE,
        (
            (
                r"(?:delet|remov|dropp|drop\b|omi[ts]|strik(?!\w* (?:us|me) as)|scrap"
                r"|without (?:it"
                r"|this|PLACE)|retir|supprim|suppress|supres|suprim|elimin|ôter|biff"
                r"|enlev"
                r"|quitar|prescind|исключ|удал|снят|убрат|изъят|вычерк|обойтись"
                r"|воздерж|streich"
                r"|entfern|entf[aä]ll|lösch|verzicht|حذف|إلغاء|شطب|سحب|استبعاد|删|去掉|取消"
                r"|剔除)"
            ),
        ),
    ),
)
_PROPOSED = compiled((*questions.POLITE, *_HEDGES))
_WISHED = compiled((*_WISHES, *_PLEASE, *_OBLIGES, *(rf"\A\W*{h}" for h in _HEDGES)))
_INFORMED = compiled(_INFORMS)
_STEMMED = tuple((action, compiled(stems)) for action, stems in _STEMS)
#: In German the object goes before its verb: "¶: die Gebühr streichen".
NAMED_FIRST = re.compile(
    rf"(?:\A|{PLACE}\s?[:,–—-]|\n)\s?(?:bitte )?"
    r"(?:(?:de[nr]|die|das|alle|beide)\s(?:(?!will|woll|soll|m[uü]ss|k[aö]nn|d[aü]rf|würd"
    r"|möcht|l[aä]ss|w[ie]rd)[^\W\d_]+ ){1,3}|(?:[^\W\d_]+en )?[^\W\d_]+ )"
    r"(?:streich|lösch|entfern|tilg|ersetz|änder)e?n\Z"
)
#: "Lose everything after …": an English imperative is a bare word before an article.
_IMPERATIVE = re.compile(
    rf"(?:\A|[{PLACE}:;-])\W{{0,4}}(?:\d{{1,3}}\W{{1,3}})?"
    r"(?:and |or |also |then |just |simply |rather )?"
    r"(?!(?:with|for|after|before|in|on|under|from|by|about|and|but|because|if|when"
    r"|while|since|as|is|are|was|were|has|have|had|does|do|did|all|see|note|why|what"
    r"|who|how|will|would|could|should|can|may|must|might|not|only|even|both|like|love"
    r"|welcome|support|applaud|oppose|object|reject|endorse|approve|commend|regret|doubt"
    r"|question|disagree|dislike|refuse|decline|thank|at|to|of|into|or|nor|than|then|yes|no|unlike|per"
    # what a piece is called
    r"|action|goal|target|activity|point|item|entry|row|code|number|letter"
    r"|within|without|through|over|between|against|mit|nach|laut|unter|wegen|gegen|ohne|that|this|it|we|they|our|such|where"
    r"|which|here|there|also|too|so|yet|ok|fine|good|great|given|despite|until|unless"
    r"|once|though|although|whether|ditto|read|agree|let|make|explain|clarify|define"
    r"|consider"
    r"|discuss|mention|review|check|find|keep|leave|accept|follow|among|behind|below"
    r"|above|beyond|across|around|during|toward|towards|upon|via|mean|take|know|hope"
    r"|wish|need|want|re|the|an?|l[aeo]s?|une?s?|el|del|al|aux?|d[eu]s?|en|et"
    r"|d[eai][rse]"
    r"|im|zu|und|que|se|si|ne|ces?|these|those|each|every|any|one|two|three|his|her"
    r"|their|its|my|your|more|less|most|many|few|some|several)\b)"
    r"[a-z]{2,9}(?<!s)(?<!ed)(?<!ing)(?<!ly)(?<![^e]al)(?<!ity)"
    r" (?:out |up |down |off |in |back )?"
    rf"(?:the|these|those|it|this|that|all|everything|any|both|every|each|\"|an?"
    # a word and a number alone are what a piece is called: "Measure 3."
    rf"|{PLACE}(?!\W{{0,3}}(?:[.:-]|\Z)))"
    r"(?![^\W_])"
)
#: What was asked for once.
_TOLD = compiled(
    (
        (
            r"had (?:\w+ )?(?:asked|proposed|requested|suggested)|avions"
            r"|avait (?:\w+ )?(?:demandé|proposé)|habíamos|había (?:pedido|propuesto)"
            r"|hatten|предлагали|просили"
        ),
    )
)
_DENIED = re.compile(
    rf"(?<!\w)(?:{denials.DENIES}|whether|nor|nobody|neither|cannot|unable"
    rf"|[^\W_]{{2,6}}n't)(?!\w)"
    r"(?:(?!\b(?:and|but|et|mais|y|pero|и|но|und|aber)\b)[^.,;:]){0,30}\Z"
    r"|[不未没][^，。]{0,4}\Z"
)
_NEAR = 40
ASKING = ("?", "？", "؟")


def is_polite(sentence: str) -> bool:
    """Tell whether a question proposes, and does not ask to be told."""
    return _asks(_PROPOSED, sentence)


def informs(sentence: str) -> bool:
    """Tell whether a sentence wants to be told, or makes one think."""
    return _INFORMED.search(sentence) is not None


def unasked(_sentence: str) -> Action:
    """Leave the grammar of a sentence aside."""
    return Action.COMMENT


def asked(sentence: str) -> Action:
    """Say what a sentence asks for by its grammar; a comment if nothing shows it.

    >>> asked("¶ - lose everything after the comma."), asked("¶: would it qualify?")
    (<Action.AMEND: 'amend'>, <Action.COMMENT: 'comment'>)
    """
    if sentence.rstrip().endswith(ASKING):
        proposes = is_polite(sentence) and not _TOLD.search(sentence)
        return _meant(sentence) if proposes else Action.COMMENT
    if agreement.is_conditional(sentence):
        return Action.AMEND
    if denials.UNTOUCHED.search(sentence):
        return Action.KEEP
    if _TOLD.search(sentence):
        return Action.COMMENT
    if needless := denials.NEEDLESS.search(sentence):
        part = PLACE not in needless[0] and denials.PART.search(
            sentence, 0, needless.start()
        )
        return Action.AMEND if part else Action.DELETE
    signs = (_WISHED, _OPTATIVE, _IMPERATIVE)
    wished = any(_asks(sign, sentence) for sign in signs)
    return _meant(sentence) if wished else Action.COMMENT


def _asks(sign: Sought | re.Pattern[str], sentence: str) -> bool:
    """Tell whether a sign asks for a change: not denied, and not to be told."""
    return any(
        not _INFORMED.search(sentence[m.start() : m.end() + _NEAR])
        and not _DENIED.search(sentence[max(0, m.start() - _NEAR) : m.start()])
        for m in sign.finditer(sentence)
    )


def _meant(sentence: str) -> Action:
    """Return the action whose stem a request holds; else it is an amendment.

    A request that denies one asks for nothing: "we do not ask for its deletion".
    """
    for action, stems in _STEMMED:
        stem = stems.search(sentence)
        if stem and not stances.describes(sentence, stem.start()):
            before = sentence[max(0, stem.start() - _NEAR) : stem.start()]
            if _DENIED.search(before):
                return Action.COMMENT
            partly = action is Action.DELETE and is_part(before, sentence[stem.end() :])
            return Action.AMEND if partly else action
    return Action.AMEND
