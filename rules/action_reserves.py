"""What of a comment is said with a reserve, and so asks less than its words?

Who agrees in principle and has doubts has not agreed; who is "less happy" is not happy;
the text's own value that "may be enough" is no other one; and a colon behind one thing
against another gives the reason, and no new text. In seven languages.
"""

from __future__ import annotations

from rules.action_names import PLACE, WHOLE
from rules.later import later
from rules.remembered import remembered

#: What would be well elsewhere: "but it is not for this compact".
_TAKES_BACK = later(
    r"\W*+(?:but|mais|pero|но|aber) (?:it|this|that|ce|c'|esto|это|das)\W?(?: is| n'est"
    r"| no es| не| ist)? ?(?:not|pas|nicht)? (?:for|in|pour|dans|para|en|для|в|für) "
    r"(?:this|ce|cette|este|эт\w+|diese\w?)(?!\w)"
)
#: A sentence that takes back what the one before agreed to.
_TURNS = later(
    r"\W*+(?:but|however|yet|still,|nevertheless|nonetheless|that said|having said that"
    r"|mais|cependant|toutefois|néanmoins|pour autant|en revanche|cela dit|or,"
    r"|pero|sin embargo|no obstante|con todo,|ahora bien|dicho esto"
    r"|но|однако|тем не менее|вместе с тем|в то же время|при этом"
    r"|aber|jedoch|allerdings|dennoch|gleichwohl|doch|trotzdem"
    r"|لكن|ولكن|غير أن|إلا أن|ومع ذلك|مع ذلك|但|然而|不过|可是)(?![^\W一-龥])"
)
#: What is asked for only if what was asked before is refused.
_FALLBACK = later(
    r"\W*+(?:failing (?:that|which|this)|otherwise|alternatively|if not|à défaut|sinon"
    r"|subsidiairement|en su defecto|de lo contrario|в противном случае|иначе"
    r"|andernfalls|hilfsweise|وإلا|否则)(?![^\W_一-龥])"
)
#: What is asked for in the same breath if that is too much: "delete, or at least ...".
_AT_LEAST = later(
    r",? (?:or|or else|if not|otherwise),? (?:(?:at (?:the )?(?:very )?least|failing"
    r" (?:that|which)|alternatively)(?!\w)|(?=(?:to )?(?:replace|amend|reword|shorten"
    r"|limit|change)(?!\w)))"
    r"|,? (?:ou|et)(?: bien| sinon)?,? (?:(?:à tout|pour) le moins|au (?:strict )?"
    r"(?:minimum|moins)|à défaut|du moins)(?!\w)"
    r"|,? [ou],? (?:al menos|por lo menos|como mínimo|en su defecto|cuando menos)(?!\w)"
    r"|,? (?:или|либо)(?: же)?,? (?:по (?:крайней|меньшей) мере|хотя бы|как минимум)"
    r"(?!\w)"
    r"|,? oder(?: aber| doch)?,? (?:wenigstens|zumindest|mindestens|hilfsweise)(?!\w)"
    r"|[,，、]?(?:或者?|要么|否则|不然)(?:至少|最起码|起码)(?!\d)"
    r"|[,،]? ?أو (?:[^\W_]{2,12} ){0,2}?(?:على الأقل|كحد أدنى)(?!\w)"
)
#: What follows from what was said before.
_CONCLUDES = later(
    r"(?<!\w)(?:therefore|thus|hence|accordingly|consequently|for (?:this|that|these)"
    r" reasons?|donc|par conséquent|en conséquence|c'est pourquoi|dès lors"
    r"|por (?:lo )?(?:tanto|consiguiente|ello|eso)|en consecuencia|поэтому"
    r"|следовательно|в связи с этим|соответственно|daher|deshalb|deswegen|somit"
    r"|folglich)(?!\w)"
    r"|因此|所以|故|为此|(?<!\w)و?ل(?:ذلك|ذا)(?!\w)|بناء عليه|ومن ثم"
)
#: What is agreed to only thus is not, beside a doubt.
_IN_PRINCIPLE = later(
    r"(?<!\w)(?:in principle|broadly|on the whole|en principe|dans l'ensemble"
    r"|en principio|en general|в принципе|в целом|im prinzip|im grundsatz|grundsätzlich"
    r"|im großen und ganzen|(?:with|to|avec|à|sur|con|mit|с) (?:the |l[ea] |l'|el |dem "
    r"|de[nr] )?(?:(?:underlying|general|basic|overall) )?(?:princip\w{1,2}|prinzip"
    r"|objectifs?|objectives?|objetivos?|принцип\w{1,2}|grundsatz)"
    r")(?!\w)|من حيث المبدأ|原则上|基本上"
)
_DOUBTS = later(
    r"(?<!\w)(?:concern|worr|doubt|reserv|however|but(?!\w)|question|difficult"
    r"|unclear"
    r"|préoccup|inqui[eé]t|doute|réserv|toutefois|cependant|mais(?!\w)|preocup|dud[ao]"
    r"|sin embargo|pero(?!\w)|озабоч|обеспоко|сомн|оговор|однако|но(?!\w)|bedenken"
    r"|sorge|zweifel|vorbehalt|jedoch|aber(?!\w))|قلق|شواغل|تحفظ|لكن|关切|担心|疑虑"
    r"|顾虑|但"
)
_BUT = later(
    r"(?<!\w)(?:provided|as long as|on (?:the )?condition|à (?:la )?condition|pourvu"
    r"|sous réserve|siempre que|a condición|при условии|sofern|vorausgesetzt"
    r"|but|however|yet|mais|toutefois|cependant|pero|sin embargo|но|однако"
    r"|aber|jedoch)(?!\w)|لكن|但"
)
#: What is granted in front, or a but behind.
_CONCEDED = later(
    r"(?:\A|[.;:!?] )\W*+(?:while|although|though|albeit|bien que|tout en|si(?= nous"
    r"| l)"
    r"|aunque|si bien|embora|ainda que|хотя|obwohl|obgleich|wenngleich)(?!\w)"
    r"|(?<!\w)(?:but|however|yet|nevertheless|nonetheless|mais|toutefois|cependant"
    r"|néanmoins|pero|sin embargo|no obstante|ahora bien|no entanto|porém|contudo"
    r"|todavia"
    r"|но|однако|тем не менее|вместе с тем|aber|jedoch|allerdings|dennoch)(?!\w)"
    r"|لكن|غير أن|إلا أن|بيد أن|رغم أن|مع أن|但|然而|不过|虽然|尽管"
)
#: What is said of a piece that nobody wants to keep as it is; no word that is denied.
_DISAPPROVES = later(
    r"(?<!un)(?<!not )(?<!n't )(?<!no )(?<!hardly )(?<!pas )(?<!nicht )(?<!nicht als )"
    r"(?<!kein )(?<!wenig )(?<!не )(?<!less )(?<!moins )(?<!menos )(?<![^\W_])"
    r"(?:(?:highly|deeply|very|très|hautement|muy|sehr|höchst|весьма|крайне|[^\W\d_]{3,12}"
    r"rechtlich) )?(?:problematic(?!al)|questionable|worr(?:ying|isome)|alarming"
    r"|troubling|unconstitutional|unlawful|disproportionate|unacceptable|untenable"
    r"|probl[ée]mati(?:que|co|ca)|contestable|préoccupant|inquiétant|discutable|inconstitu"
    r"|disproporti?onn?(?:é|ad)|inacceptable|inadmissible|illégal|cuestionable|inquietante"
    r"|preocupante|alarmante|inaceptable|inadmisible|ilegal|сомнительн|проблематичн"
    r"|неконституц|противоправн|недопустим|неприемлем|чрезмерн"
    r"|bedenklich|(?:hoch)?problematisch|fragwürdig|verfassungswidrig|rechtswidrig"
    r"|europarechtswidrig|unverhältnismäßig|inakzeptabel|unhaltbar|untragbar"
    r"|(?<!only )too \w|trop \w|demasiad|слишком|zu (?:hoch|niedrig|gering|groß|klein"
    r"|lang|kurz|streng|lasch|weit|eng|vage|schwach|spät|früh|teuer|knapp|allgemein|starr"
    r"|kompliziert|schwer)(?![^\W_]))"
    r"|(?<!不)(?:太|过于|令人担忧|违宪|违法|欠妥|不妥|不可接受)"
    r"|(?<!غير )(?<!ليس )(?:إشكالي|مثيرة? للقلق)"
    r"|غير (?:دستوري|مقبول|متناسب)"
)
#: Praise that is denied by a degree: "less convinced", "moins favorable".
_LESS = later(
    r"(?<!\w)(?:(?<!no )(?<!nonethe)less|(?<!at )(?<!not )least|(?<!au )(?<!du )"
    r"(?<!le )(?<!pas )moins|(?<!al )(?<!por lo )(?<!lo )menos|менее|weniger|kaum"
    r"|أقل) \Z|不太\Z"
)
#: What is kept, in words that are said of policies, too.
_KEPT = later(
    r"(?<!\w)(?:preserv|safeguard|maint[aei]|retain|conserv|préserv|manten|mantien"
    r"|сохран|erhalt|beibehalt|wahr(?:en|t|ung)(?!\w))|保持|维护|维持|حفاظ|إبقاء"
)
_OF_PIECE = later(
    rf'{PLACE}|"|(?<!\w)(?:{WHOLE}|wording|language|reference|mention|formulation'
    r"|rédaction|libellé|référence|redacción|referencia|формулировк|ссылк|упоминани"
    r"|wortlaut|fassung|formulierung|verweis|пункт|стать|абзац|текст|положени)"
    r"|段|条|款|案文|措辞|فقرة|نص|مادة|صياغة|إشارة"
)
#: Behind one thing against another a colon says why.
_CONTRASTS = later(
    r"rather than|instead of|in place of|au lieu d|plutôt qu|en (?:vez|lugar) de"
    r"|вместо|statt|anstelle|بدلا|عوضا|而"
)
#: A value that is the text's own: "five miles, as ¶ has it, may be enough".
_OWN = later(
    rf"[, ](?:as (?:stated |proposed |set out |foreseen |set )?(?:in |by )?{PLACE}(?: "
    rf"has it| says| puts it| provides| proposes| stands)?|comme (?:l[ea] "
    rf")?(?:(?:prévoit|dit|propose) )?(?:l[ea] |au )?{PLACE}|como (?:(?:dice|prevé"
    rf"|propone) )?(?:el |en el )?{PLACE}(?: (?:dice|prevé))?|как (?:\w+ )?в {PLACE}"
    rf"|wie (?:in |es )?{PLACE}(?: vorsieht| sagt)?|كما (?:ورد |جاء )?في {PLACE}),? \Z"
)


def taken_back(behind: str) -> bool:
    """Tell whether folded words say that what was said before holds elsewhere."""
    return _TAKES_BACK.match(behind) is not None


def turns(sentence: str) -> bool:
    """Tell whether a folded sentence begins with a but."""
    return _TURNS.match(sentence) is not None


def falls_back(sentence: str) -> bool:
    """Tell whether a folded sentence asks only if what was asked before is refused."""
    return _FALLBACK.match(sentence) is not None


def before_fallback(sentence: str) -> str:
    """Return what a folded sentence asks for first, of two: "" if it asks for one.

    >>> before_fallback("delete ¶, or at the very least replace it.")
    'delete ¶'
    """
    found = _AT_LEAST.search(sentence)
    return sentence[: found.start()] if found else ""


def concludes(sentence: str) -> bool:
    """Tell whether a folded sentence says what follows from those before it."""
    return _CONCLUDES.search(sentence) is not None


@remembered
def in_principle(sentence: str) -> bool:
    """Tell whether a folded sentence says something in principle only."""
    return _IN_PRINCIPLE.search(sentence) is not None


@remembered
def turns_from_principle(sentence: str) -> bool:
    """Tell whether a folded sentence says yes in principle, and then but, or if.

    >>> turns_from_principle("we welcome ¶ in principle, but it costs.")
    True
    """
    said = _IN_PRINCIPLE.search(sentence)
    return said is not None and _BUT.search(sentence, said.end()) is not None


def concedes(text: str) -> bool:
    """Tell whether folded words grant something, or go on with a but.

    >>> concedes("while we agree, ¶ is long."), concedes("we agree.")
    (True, False)
    """
    return _CONCEDED.search(text) is not None


def disapproves(text: str) -> bool:
    """Tell whether folded words judge that something is wrong.

    >>> disapproves("we find ¶ questionable."), disapproves("¶ is not questionable.")
    (True, False)
    """
    return _DISAPPROVES.search(text) is not None


def doubts(sentence: str) -> bool:
    """Tell whether a folded sentence has a concern, a doubt or a but."""
    return _DOUBTS.search(sentence) is not None


def lessened(before: str) -> bool:
    """Tell whether folded words before praise deny it by a degree.

    >>> lessened("we are less "), lessened("we are no less ")
    (True, False)
    """
    return _LESS.search(before) is not None


def of_text(before: str) -> bool:
    """Tell whether what folded words name is the value of the text itself."""
    return _OWN.search(before) is not None


def keeps_other(sentence: str) -> bool:
    """Tell whether what a folded sentence wants kept has a name of its own.

    >>> keeps_other("the freedom of users must be preserved.")
    True
    >>> keeps_other("the text of ¶ must be preserved."), keeps_other("we agree.")
    (False, False)
    """
    return bool(_KEPT.search(sentence)) and not _OF_PIECE.search(sentence)


def contrasts(cue: str) -> bool:
    """Tell whether a cue only sets one thing against another."""
    return _CONTRASTS.match(cue) is not None
