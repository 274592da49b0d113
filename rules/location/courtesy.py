"""Which blocks of a letter say nothing about a draft?

Salutations, closings, cover notes ("please find attached"), the sender's own
header lines, questions about the meeting. They are no comments; everything
else is. A remark on the texts as a whole is told here too.
"""

from __future__ import annotations

from collections.abc import Sequence

from rules import quotes
from rules.action import worded
from rules.citation.folding import fold, unwrap
from rules.language import length
from rules.later import later
from rules.location import imperatives, leading_in, overall
from rules.location.cover_words import (
    ANNOUNCES,
    COVER,
    DEMANDS,
    DISCLAIMS,
    DRAFT,
    GENERAL,
    JUDGED,
    OPINES,
    RANKED,
    RATED,
    SENT,
    SUBJECT,
    any_of,
)
from rules.remembered import remembered
from rules.sought import Sought
from rules.tables import beside, pattern
from rules.terms import Action, Passage, PassageKind

_TABLE = beside(__name__)
_SALUTATION = pattern(_TABLE["salutation"])
#: A greeting that goes on with a sentence, or cites a piece, is no mere greeting.
_GOES_ON = later(r"[.!?]\s+\S+\s|\d|[,:]\s+\S+(?:\s\S+){4}")
#: A greeting in front of a sentence.
_GREETED = later(r"\A\W*(?:dear|hello|hi|bonjour|hola)(?: [^\W\d_]{1,20}){0,3},\s")
#: Who is greeted, up to the sign behind the name.
_NAMED = later(r"\A[^,:!，،：！]*")
_CLOSING = pattern(_TABLE["closing"])
#: How people take leave who write as they speak.
_LEAVES = later(
    r"\W*(?P<phrase>that(?:'s| is) (?:all|it)|good luck|take care|c'est tout|voil[àa]"
    r"|love|bye|eso es todo|nada más|un abrazo|это всё)(?=[,.!\n]|\s?\Z| merci| from)"
    r"[^\n\d]{0,60}(?:\n[^\n\d]{0,40}){0,3}\Z"
)
_THANKS = pattern(_TABLE["thanks"])
_COUNTED = later(
    rf"\W*+(?:[^\W\d_]+ )?(?:{SENT}|amend(?:e?ment)s?|enmiendas?|поправк\w"
    r"|änderungsantr\w+|(?:ال)?تعديل|修正案?)\s?(?:no|n°|nr|núm|№|第)?\W{0,3}"
    r"\d{1,4}[a-z]?(?:\s?[-/]\s?\d{1,4})?号?\W*"
    r"|\W*+(?:(?:total )?number of|nombre(?: total)? d(?:e |.)|número (?:total )?de"
    r"|(?:количество|число)|anzahl(?: der)?|عدد|(?=意见|评论|建议))\s?"
    rf"(?:{SENT})(?:总?数)?\W{{1,3}}\d{{1,4}}\W*"
)
_BELOW = later(
    r"\bsee (?:\w+ ){0,3}below\b|(?:mail|message|note|comments?) below\b|\bbelow from\b"
    r"|ci-dessous|más abajo|ниже|siehe unten|nachstehend|见下|如下|أدناه"
)
#: A line that opens with a number, or a word and a number, labels something.
_NUMBERED = later(r"\W*+(?:[^\W\d_]{1,12}[.\s]{1,2})?\(?\d")
_OWN_ORDINAL = later(r"\A\W*[^\W\d_]{4,12}[.):]\s(?:[^\W\d_]{1,3}\s)?(?=¶)")
_FORMULA = Sought(
    [{**each, "begin": rf"\A{each['begin']}"} for each in _TABLE["formula"]],
    folded=True,
)
_NOTHING = pattern(_TABLE["nothing"])
_QUESTION = later("[?؟]")
_SENTENCE = later(r"(?<=[.!?。！？])\s+|\n")
_CLAUSE = later(r"[,;،؛，；]\s?")
_LETTER = later(r"[^\W\d_]")
_SPEAKS = any_of(
    (
        # what is done "under this article" a draft says, too
        r"(?<!\w)(?:we|our|i|(?<!under )(?<!pursuant to )(?<!purposes of )"
        r"(?<!accordance with )this (?:paragraph|text|language|article|section)"
        r"|comment|note|nous|notre|commentaire|nosotros|nuestr[oa]|comentario|мы"
        r"|наш\w*|комментарий|نحن|我们|wir|unser\w*|anmerkung|kommentar)(?!\w)"
    ),
    r"^\W*\[?[\w ]{2,20}:",
)
_VERBLESS = 9
#: A line without blanks has longer titles, by words of two signs.
_UNSPACED = 12
#: No letter only accompanies in so many sentences.
_MANY = 200
_FEW = 3
_GREETING = 120
_LEAVE = 400
_ANNOUNCED = any_of(*_TABLE["announced"])
_THANKED = later(rf"(?<![^\W_])(?:{'|'.join(_TABLE['thanks']['words'])})")


def is_salutation(text: str) -> bool:
    """Tell whether a block greets and says nothing else.

    >>> is_salutation("Dear Sir/Madam,"), is_salutation("Delete.")
    (True, False)
    """
    return len(text) < _GREETING and _only_greets(fold(text).text)


def is_closing(text: str) -> bool:
    """Tell whether a block takes leave."""
    folded = fold(text).text
    return (
        len(text) < _LEAVE
        and (_is_formula(folded) or _CLOSING.match(folded) is not None)
        and not _demands(folded)
    ) or (
        (left := _LEAVES.match(folded)) is not None
        and not OPINES.search(folded, left.end("phrase"))
    )


def _is_formula(folded: str) -> bool:
    """Tell whether a folded block is a formula of leave, above names or alone."""
    names = folded.strip().split("\n")[1:]
    return _FORMULA.search(folded) is not None and not any(
        worded(line) is not Action.COMMENT or OPINES.search(line) for line in names
    )


@remembered
def is_cover(text: str) -> bool:
    """Tell whether every sentence of a block only accompanies."""
    folded = unwrap(fold(text)).text.strip()
    if not COVER.may_stand_in(folded):
        return False
    said = [s for s in _SENTENCE.split(folded) if s.strip(" .")]
    return (
        len(said) < _MANY
        and any(map(COVER.search, said))
        and all(
            (_covers(s) and not overall.is_remark(s, "", _polite))
            or _only_greets(s)
            or _CLOSING.match(s)
            for s in said
        )
    )


def _covers(folded: str) -> bool:
    """Tell whether a sentence accompanies what is sent, or is too brief to say more."""
    brief = length(folded) <= _FEW and not OPINES.search(folded)
    if brief or COVER.search(folded) is None or _judged(folded):
        return brief
    # "The direction is right, and we look forward to the next draft": two in one
    head, *more = _CLAUSE.split(folded, maxsplit=1)
    return not (more and GENERAL.search(head)) or COVER.search(head) is not None


def points_below(passages: Sequence[Passage]) -> bool:
    """Tell whether a mail says no more than that something is below."""
    own = [p.text for p in passages if p.kind is not PassageKind.SIGNATURE]
    return any(_BELOW.search(fold(text).text) for text in own) and all(
        is_cover(text)
        or is_salutation(text)
        or is_closing(text)
        or only_accompanies(text)
        for text in own
    )


def only_accompanies(text: str) -> bool:
    """Tell whether a block says nothing on any text: it announces, thanks, tells.

    >>> only_accompanies("The Institute has measured tides since 1962.")
    True
    >>> only_accompanies("The text is silent on noise.")
    False
    """
    folded = leading_in.rest(text)
    said = [s for s in _SENTENCE.split(folded) if _LETTER.search(s)]
    every = dict.fromkeys(_SENTENCE.split(leading_in.undated(fold(text).text)))
    whole = [s for s in every if leading_in.is_left(s)]
    return says_nothing(text) or (
        len(said) < _MANY
        and not is_general(text)
        and not any(overall.may_be_remark(s, _polite) for s in whole)
        and all(
            not _NUMBERED.match(s)
            and '"' not in s
            and (
                not _wishes(s)
                or ANNOUNCES.search(s)
                or _THANKS.match(s)
                or COVER.search(s)
                or _CLOSING.match(s)
            )
            and not (_demands(s) or imperatives.asks(s))
            for s in said
        )
    )


def only_leads_in(text: str) -> bool:
    """Tell whether a block says that points follow, and nothing else.

    >>> only_leads_in("Dear all, three things are missing from the draft.")
    True
    >>> only_leads_in("Three things are missing. The fees are far too high.")
    False
    """
    said = [s for s in _SENTENCE.split(_GREETED.sub("", fold(text).text)) if s.strip()]
    announced = [leading_in.announces(s) for s in said]
    return any(announced) and all(
        announces or only_accompanies(s)
        for s, announces in zip(said, announced, strict=True)
    )


def accompanies(text: str) -> bool:
    """Tell whether a block that asks for nothing accompanies with a sentence of it.

    What else it says, though it cites a piece, may be no comment.

    >>> accompanies("A translation will follow. The comments on paragraph 3 too.")
    True
    """
    folded = unwrap(fold(text)).text
    return worded(text) is Action.COMMENT and any(
        COVER.search(said) and not _judged(said) for said in _SENTENCE.split(folded)
    )


def says_nothing(text: str) -> bool:
    """Tell whether words only say that there is nothing to say: "No comment."."""
    folded = _OWN_ORDINAL.sub("", fold(text).text.strip())
    return (
        folded.split() != []
        and _NOTHING.fullmatch(folded) is not None
        and (len(folded.split()) > 1 or folded.startswith(tuple("无没未我本")))
    )


def is_announcement(sentence: str) -> bool:
    """Tell whether a sentence promises comments instead of making them."""
    return _ANNOUNCED.search(quotes.blanked(fold(sentence))) is not None


def opines(text: str) -> bool:
    """Tell whether words wish, judge, doubt or deny."""
    return OPINES.search(fold(text).text) is not None


def names_draft(text: str) -> bool:
    """Tell whether words speak of the draft, and not of the text of a piece."""
    return DRAFT.search(fold(text).text) is not None


def judges(text: str) -> bool:
    """Tell whether a sentence, with or without its stop, judges a text."""
    return SUBJECT.search(fold(text).text) is not None


def _wishes(folded: str) -> bool:
    """Tell whether a sentence wishes or judges, or asks for a change."""
    judged = OPINES.search(folded) or JUDGED.search(folded) or RATED.search(folded)
    return bool(judged) or worded(folded) is not Action.COMMENT


def is_counted(text: str) -> bool:
    """Tell whether a line only counts what is sent: "Amendment 3"."""
    return _COUNTED.fullmatch(fold(text).text) is not None


def is_title(text: str) -> bool:
    """Tell whether a block is a line without a sentence."""
    line = text.strip()
    return (
        "\n" not in line
        and length(line) <= (_VERBLESS if " " in line else _UNSPACED)
        and not line.endswith((".", "!", "?", "。", ";", "？", "！", "；", "؟"))
    )


def is_sent(text: str) -> bool:
    """Tell whether a line only calls what follows the sender's remarks.

    >>> is_sent("Our remarks concerning"), is_sent("Our remarks stand")
    (True, False)
    """
    return _REMARKS.fullmatch(fold(text).text) is not None


def heads_general(text: str) -> bool:
    """Tell whether a line is the heading of remarks on no piece: "3. General"."""
    return _ON_ALL.fullmatch(fold(text).text) is not None


_ON_ALL = later(
    r"\W*+(?:\d{1,2}[.)]\s*)?(?:general|other|(?:general|overall) (?:assessment"
    r"|appraisal|appreciation)|(?:évaluation|appréciation) (?:générale|d'ensemble)"
    r"|(?:valoración|evaluación|apreciación) (?:general|global)|общая оценка"
    r"|gesamt(?:bewertung|beurteilung|würdigung)|(?:ال)?(?:تقييم|تقدير) (?:ال)?عام"
    r"|总体(?:评价|评估|意见|看法)|généralités|divers|varios|allgemeines"
    r"|sonstiges|общее|прочее|(?:en )?général|allgemein|в целом|总体|عام"
    r"|(?:on |to )?(?:the )?(?:(?:whole|entire) (?:text|draft|document)"
    r"|(?:text|draft|document) as a whole)|(?:ensemble|totalité) du (?:projet|texte)"
    r"|(?:todo el|conjunto del) (?:proyecto|texto)|весь (?:проект|текст)"
    r"|(?:ganzer|gesamter) (?:entwurf|text)|整个(?:草案|文本)|كامل النص"
    r"|(?:general|other|further) (?:comment|remark|observation|matter|point)s?"
    r"|(?:remarques|observations) générales"
    r"|(?:observaciones|comentarios) generales|общие замечания"
    r"|allgemeine (?:an|be)merkungen|vorbemerkung(?:en)?|preliminary remarks?"
    r"|(?:remarque|observation)s? (?:préliminaire|liminaire)s?"
    r"|observaci(?:ón|ones) preliminar(?:es)?|предварительн\w+ замечани\w)\W*"
)


#: Whose remarks they are, by an adjective at most, and what leads to the draft's name.
_REMARKS = later(
    r"\W*+(?:(?:our|my|the|some|a few|further|general|joint|written|preliminary|initial"
    r"|detailed|nos|mes|notre|mon|les|quelques|nuestr[oa]s?|mis?|las|los|algunas|unas"
    r"|наш[аеи]?|мои|мо[её]|общие|некоторые|unsere?|meine?|einige|allgemeine)\s){0,3}"
    rf"(?:{SENT}|соображени\w+|мнени\w+|considérations?|consideraciones|hinweise"
    r"|bemerkungen|überlegungen|(?:repl(?:y|ies)|responses?|answers?|réponses?"
    r"|respuestas?|ответы?|antwort(?:en)?|beitrag|ردود|رد)(?:\s(?:to|in|à|a|на|auf|zur"
    r"|على)\s(?:(?:the|your|our|la|sa|die|den|ihre)\s)?(?:public\s)?(?:consult\w+"
    r"|консультаци\w+|konsultation|anhörung|الاستشارة))?)(?:\s(?:on|to|about"
    r"|concerning|regarding|in respect of|with regard to|sur|à|au|concernant"
    r"|relati(?:ves|fs) (?:à|au)|sobre|a|al|acerca de|relativ[oa]s al?|respecto "
    r"(?:de|del|al?)|по|к|о|об|относительно|zu[mr]?|über|على|حول|بشأن|عن))?(?:\s(?:the|l[ea]|l'|el|документу|проекту|тексту|document"
    r"|documento|dem|der|den|مشروع|وثيقة|and|et|y|и|und)){0,4}\W*"
    rf"|\W*(?:我们?|我方|我国)?(?:对|关于|就)[《\s\W]*的?(?:{SENT}|看法)\W*"
)


def speaks(text: str) -> bool:
    """Tell whether words speak about a text instead of being one."""
    return _SPEAKS.search(fold(text).text) is not None


def is_general(text: str, above: str = "") -> bool:
    """Tell whether a remark, and no question, is on the texts as a whole.

    `above` are the words of the comment it stands below, and of its paragraph. Who has
    read all of them says no more than that, where he leads in to a point.
    """
    if only_leads_in(text):
        return False
    head, _, below = text.partition("\n")
    headed = bool(below) and heads_general(head)
    if headed and only_accompanies(below):
        return False
    plain = fold(below if headed else text).text
    if question := _QUESTION.search(plain):
        ends = (plain.rfind(sign, 0, question.start()) for sign in ".!?。！？\n")
        plain = plain[: max(ends) + 1]
    ranked = RANKED.search(plain)
    said = quotes.blanked(fold(plain))  # "throughout" may be a word of the draft
    if ranked or GENERAL.search(said) or _is_overall(said, above):
        return leading_in.is_left(plain)
    if headed and (_wishes(plain) or not _THANKED.search(plain)):
        return True
    if SUBJECT.search(plain) is None:
        return False
    said = " ".join(s for s in _SENTENCE.split(plain) if not COVER.search(s))
    return SUBJECT.search(said) is not None


def _is_overall(folded: str, above: str) -> bool:
    """Tell whether a sentence is a remark on the whole: below a comment, the first."""
    said = [s for s in _SENTENCE.split(leading_in.undated(folded)) if s.strip()]
    asked = said[:1] if above else dict.fromkeys(said)  # of the same words once
    return any(overall.is_remark(s, above, _polite) for s in asked)


def _polite(folded: str) -> bool:
    """Tell whether a sentence accompanies, announces, thanks or leads in."""
    return bool(
        COVER.search(folded)
        or ANNOUNCES.search(folded)
        or _THANKS.match(folded)
        or leading_in.idles(folded)
    )


def _only_greets(folded: str) -> bool:
    """Tell whether a sentence greets, and neither goes on nor demands."""
    return (
        _SALUTATION.match(folded) is not None
        and not _GOES_ON.search(folded)
        and not OPINES.search(_NAMED.sub("", folded))
        and not _demands(folded)
    )


def demands(text: str) -> bool:
    """Tell whether words demand something, or go against what they began with."""
    return _demands(fold(text).text)


def _judged(folded: str) -> bool:
    """Tell whether a sentence that accompanies also demands, or ranks a text."""
    return _demands(folded) or RANKED.search(folded) is not None


def _demands(folded: str) -> bool:
    """Tell whether a sentence demands something of somebody."""
    return bool(DEMANDS.search(folded)) and not DISCLAIMS.search(folded)
