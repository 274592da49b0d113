"""Which denials ask for something: to leave a piece alone, or to do without it?

"Nothing to change", "nobody touch it" keep; "no need for it", "it should not stay"
delete. And which only deny what stands behind them? The names in capitals are those of
`rules.action_names`.
"""

from __future__ import annotations

from rules.action_names import PLACE, WHOLE, compiled
from rules.later import later

DENIES = (
    r"(?:not|never|no|without|ne|n'\w+|sans|aucune?|sin|ningun\w|не|нет|без|nicht"
    r"|keine?\w*|ohne)"
)
SAME_CLAUSE = (
    r"(?!\w)(?:(?!\b(?:and|but|et|mais|y|pero|и|но|und|aber)\b| - )[^.,;:–—]){1,40}\Z"
)
#: A denial before what would be asked for: "not in a position to accept".
DENIED = later(
    r"(?<!\w)(?:not|never|nor|nobody|neither|cannot|unable|[^\W_]{2,6}n't"
    r"|nothing|rien|nada|nichts|нечего|ничего|hardly|scarcely|вряд ли|едва ли"
    rf"|no(?! ?{PLACE})|without|ne|far from|nowhere near|anything but|loin d[e']"
    r"|lejos de|dista \w{1,8} de|longe de|далек[оаи]? от|weit (?:davon )?entfernt,?"
    r"|بعيدة? عن"
    r"|n'(?!est qu)\w+|sans"
    rf"|sin|не|без|nicht|kein\w{{0,2}}|ohne|لا|غير|ليس){SAME_CLAUSE}"
    r"|(?:不(?![妨如])|远[未非]|无法|反对|未|勿)(?:(?!建议)[^，。；,;]){0,6}\Z"
)
#: A denial that affirms: "we cannot but support", "not only".
_AFFIRMED = later(
    r"(?<!\w)(?:not (?:only|just|merely|solely)|cannot (?:but|help but)|non seulement"
    r"|(?:ne|n'\w+) [^.,;:]{1,30}? qu[e']|no (?:s[oó]lo|solamente)|no [^.,;:]{1,30}? "
    r"(?:sino|más que|menos que)|не только|не мо\w+ не|nicht (?:nur|bloß|umhin)"
    r"|ليس فقط|لا يسع\w+ إلا)(?!\w)|不仅|不只|不能不|不得不"
)
#: What is denied already is not denied once more: "ничего не трогайте".
DENYING = later(r"(?:not?|n'|ne|не|nicht|nie|никогда)(?![^\W_])|ne |n'|no |не ")
#: The lesser of two: "a threshold would be better than deletion".
LESSER = later(
    r"(?<!\w)(?:than|instead of|short of|plutôt que|au lieu de|en (?:vez|lugar) de"
    r"|em vez de|чем|вместо|(?:besser|eher|lieber) als|statt|anstatt"
    r"|بدلا من)(?: \w+)?\W*\Z|(?:而非|而不是)\Z"
)
#: A sentence that refuses: what the next accepts is not the piece as it is.
REFUSES = later(
    r"(?<!\w)(?:cannot|can't|could not|not (?:able|in a position) to|unable to) "
    r"(?:accept|agree|live|support|go along|endorse)"
)
#: A denial of the verb itself: "is hardly", and not "without a council is".
_OF_VERB = later(
    r"(?:(?<!\w)(?:not|never|cannot|[^\W_]{2,6}n't|hardly|scarcely|nor|no longer|ne"
    r"|far from|nowhere near|anything but|loin d[e']|lejos de|dista \w{1,8} de|longe de"
    r"|далек[оаи]? от|weit (?:davon )?entfernt,?"
    r"|n'\w+|no|nunca|tampoco|не|вряд ли|едва ли|nicht|kaum|keineswegs)(?!\w)"
    r"|(?<!\w)(?:لا|ليس\w?|لن|بعيدة? عن)(?!\w))(?:(?!(?<!\w)(?:and|but|that|which|et"
    r"|mais|qu[ei]"
    r"|y|pero|и|но|что|und|aber|dass)(?!\w))[^.,;:–—]){1,30}\Z|[不难无](?:以"
    r"|法)?\w{0,2}\Z"
)


def denies(before: str) -> bool:
    """Tell whether folded words deny what is said behind them.

    >>> denies("we are not "), denies("we cannot but "), denies("n'est guère ")
    (True, False, True)
    """
    found = DENIED.search(before)
    return found is not None and _AFFIRMED.search(before, found.start()) is None


def denies_verb(before: str) -> bool:
    """Tell whether folded words deny the verb behind them, and nothing of its subject.

    >>> denies_verb("we are hardly "), denies_verb("towns without a council are ")
    (True, False)
    """
    found = _OF_VERB.search(before)
    return found is not None and _AFFIRMED.search(before, found.start()) is None


UNTOUCHED = compiled(
    (
        (
            # who has a subject does not do it: "guests do not read this"
            rf"(?:\A\W*|[{PLACE}:;,.–—(-]\W*|(?<![^\W_])(?:please|pls|kindly|and|but"
            rf"|so|to"
            r"|just|or|you|must|should) )"
            r"(?:do(?:n't| not)|never)(?: you)?(?: dare| ever| please)?(?: to)? "
            r"(?!(?:regard|consider|see|view|find|like|support|accept|believe|think"
            r"|understand|know|share|endorse|favour|welcome|deem|call)\b)\w+ (?:it|this"
            r"|that|these|them|a (?:single )?(?:word|thing|comma)|anything|PLACE)\b"
        ),
        (
            r"(?:nobody|no one|nadie|personne|ninguém|niemand|никто|let no one)\b"
            r"[^.,;]{0,20} (?:chang|alter|touch|cambi|toqu|toca|modifi|mex|меня|тро"
            r"|änder|anrühr)"
        ),
        (
            r"(?:nothing|rien|nada|nichts|нечего|ничего)(?: \w+)? (?:to |à |que |zu "
            r")?(?:change|amend|alter|touch|correct|improve|changer|modifier|redire"
            r"|corriger|cambiar|objetar|ändern|verbessern|менять|возразить|исправ)"
        ),
        (
            rf"{DENIES} (?:[^\W_]+ ){{0,3}}?(?:d'|l')?(?:issue|objection|quarrel"
            rf"|difficult"
            r"|problem|concern|reservation|worr|qualm|complaint|réserve|problème"
            r"|opposition|objeci|reparo|inconvenient|dificultad|reserva|возраж|претенз"
            r"|bedenken|einw[aä]nd|vorbehalt)"
        ),
        r"(?:objeción|reparo) alguno?",
        (
            r"(?:возражен|замечан|предложен|претенз|вопрос|поправ|пожелан|комментар)"
            r"\w{2}(?:,? (?:и|или|ни) \w+)?,?(?: (?:по|к|на|о) PLACE)?"
            r" (?:у нас |нет|не (?:име|поступ|возник)|отсутств)"
        ),
        (
            r"(?:нет|не имеем|без)(?: ни)? (?:никаких )?(?:возражен|замечан|предложен"
            r"|претенз|вопрос|поправ|пожелан)"
        ),
        (
            r"(?:لا|ليس|ليست|دون|بدون)(?: \w+){0,2} ?(?:اعتراض|مانع|تحفظ|مشكلة|ملاحظ"
            r"|مقترح|اقتراح)"
        ),
        (
            r"(?:无|没有|不持|没)(?:任何|不同|什么|其他)?(?:异议|(?:修改|补充)?(?:意见"
            r"|建议)|反对)"
            r"|[无不]需要?[改修变]"
        ),
        (
            r"keine? (?:[^\W_]+ ){0,2}?(?:änderungsw[uü]nsch|anmerkung|vorschläge?"
            r"|anregung)"
        ),
    )
)
NEEDLESS = compiled(
    (
        # what may not stay is to be deleted
        (
            r"(?:should|must|shall|ought|need|may|can)(?: not|n'?t)(?: to)? (?:survive"
            r"|stand|stay|remain|appear|feature|figure|belong|be (?:here|there"
            r"|part))(?=\W*(?:\Z|[.;,!)])| (?:in(?! the way)|into|here|at all|any|part"
            r"|of)\b)|ne (?:devrait|doit|peut|saurait)(?: pas)? (?:figurer|rester"
            r"|subsister|demeurer)|no (?:debe|debería|puede) (?:figurar|quedar"
            r"|permanecer|subsistir)|не долж\w+ (?:остава|остат|сохран|фигур)|(?:soll"
            r"|sollte|darf|kann) (?:\w+ )?nicht (?:\w+ )?(?:bleiben|stehen)|ينبغي ألا "
            r"(?:ت|ي)(?:بقى|رد|ظهر)"
        ),
        (
            rf"{DENIES} (?:[^\W_]+ ){{0,2}}?(?:need|use|purpose|point|value|reason"
            rf"|utilité"
            r"|besoin|nécessité|necesidad|utilidad|необходимост|надобност|смысл|bedarf"
            r"|notwendigkeit|sinn)\w? (?:for|of|in|de|du|des|à|del?|в|an"
            r"|für) (?:l[ea] )?PLACE"
        ),
        r"gehör(?:t|en) (?:\w+ )?nicht (?:hier)?(?:hin|her|hierher|dazu|in)\b",
        # but "no need to amend it" leaves it as it is
        (
            r"(?:لا|ليس)(?: \w+){0,2} ?(?:حاجة|داعي|ضرورة|فائدة|جدوى)"
            r"(?!\s(?:إلى\s)?(?:أي\s)?(?:لل?|ال)?(?:تعديل|تغيير|تنقيح|مراجعة|حذف|إضافة"
            r"|إزالة|شطب|إلغاء|استبعاد|سحب|تخلص|تخلي|استغناء))"
        ),
    )
)
#: What has a name of its own is less than the piece: "roads do not belong here".
PART = later(
    rf"(?:\A|{PLACE})\W*(?:(?!\b(?:{WHOLE}|we|i|nous|wir|que|dass)\b)"
    r"[^\W\d_]+ ){1,5}\Z"
)
