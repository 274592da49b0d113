"""Does a sender only say that he has nothing to say on a piece, or not as yet?

"My client has no observations on ¶", "¶ calls for no comment on our part": that is no
comment, and no agreement either. Nor is what was received, or will be sent: "the Bank
will send comments on paragraph 15 in June". In seven languages.
"""

from __future__ import annotations

from rules import proceedings
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold, requoted, unwrap
from rules.later import later
from rules.location import alike, courtesy, cover_words, leading_in
from rules.sought import Sought
from rules.tables import any_of, beside
from rules.tables import said as told
from rules.terms import Action

_TABLE = beside(__name__)


def says_nothing(text: str) -> bool:
    """Tell whether words say no more than that nothing is said; ¶ is the piece.

    >>> says_nothing("We have no remarks on ¶."), says_nothing("We have no doubt on ¶.")
    (True, False)
    >>> says_nothing("Malta has no remarks on this one.")
    True
    """
    if len(text) > _LONGEST:
        return False
    said = requoted(unwrap(fold(_CONTACT.sub("", text)))).text
    said = _THIS.sub(PLACE, said, count=1)
    alone = _POINT.sub("", said)
    if alike.says(said):
        return False  # "The same remark on ¶" takes what was said before it
    return (
        _HEADS.fullmatch(said) is not None
        or courtesy.says_nothing(alone)
        or any(map(_NOTHING.match, (said, alone)))
        or _sends(said)
    )


def only_tells(folded: str) -> bool:
    """Tell whether folded words only say what a paper is on: numbers, or ¶.

    >>> only_tells("here is the table for ¶"), only_tells("the table for ¶ is wrong")
    (True, False)
    """
    said = _NUMBERED.sub(PLACE, folded) if len(folded) <= _MANY else ""
    return _TOLD.match(said) is not None


def _sends(folded: str) -> bool:
    """Tell whether sentences only say what a paper is on, and accompany it."""
    said = [s for s in _SENTENCE.split(folded) if s.strip()]
    told = [*map(only_tells, said)]
    return any(told) and all(
        tells or courtesy.is_cover(s) for s, tells in zip(said, told, strict=True)
    )


def passes_over(text: str) -> bool:
    """Tell whether a line only says on which pieces nothing is said.

    >>> passes_over("No comment on paragraphs 4 and 6."), passes_over("No fee for 4.")
    (True, False)
    """
    if not any(map(str.isdigit, text[: _MANY + 1])):
        return False
    said = fold(text).text.strip()
    if len(said) > _MANY:
        return False
    placed, pieces = _NUMBERED.subn(PLACE, said)
    if _SENTENCE.search(placed) or not pieces:
        return False
    alone = pieces == 1 and placed.startswith(PLACE) and courtesy.says_nothing(placed)
    return bool(alone or _NOTHING.match(placed) or _PASSED.match(placed))


def is_silent(text: str, *, cites: bool) -> bool:
    """Tell whether a block says nothing on a draft: it announces, or is small print.

    `cites`: it names a piece, which no small print does.
    """
    printed = not cites and (small_print(text) == 0 or only_tells(fold(text).text))
    return printed or only_announces(text) or passes_over(text) or _is_unfilled(text)


def _is_unfilled(text: str) -> bool:
    """Tell whether the lines of a form say that there is nothing: "Issues: none"."""
    lines = [line for line in fold(text).text.split("\n") if line.strip()]
    told = [_LINE.fullmatch(line) for line in lines[:_MOST]]
    return len(lines) <= _MOST and all(told) and any(m and m["none"] for m in told)


def small_print(text: str) -> int | None:
    """Return where the small print of a mail program begins, which is on no draft.

    >>> small_print("If you received this message in error, please delete it.")
    0
    >>> small_print("If ports receive waste in error, please delete it.") is None
    True
    """
    folded = unwrap(fold(text))
    begins = _PRINT.search(folded.text)
    return None if begins is None else folded.place(begins.start())


def only_announces(text: str) -> bool:
    """Tell whether words only say what was received, or what will be sent.

    >>> only_announces("The Bank will send comments on paragraph 15 after 3 May.")
    True
    >>> only_announces("We will comment on paragraph 15. It is too long.")
    False
    """
    said = [s for s in _SENTENCE.split(leading_in.undated(fold(text).text)) if s]
    if len(said) > _MANY:
        return False
    again = [s for s in said if _AGAIN.search(s)]
    # "Will there be more time?" is no word on a draft, and no wish for one
    timed = [s for s in said if proceedings.asks_time(s)]
    asks = [*timed, *(s for s in said if not _CITES.search(s) and proceedings.asks(s))]
    said = [s for s in said if s not in (*again, *asks)]
    told = [s for s in said if courtesy.is_announcement(s) or _RECEIVED.search(s)]
    return (
        bool(again or told or timed)
        and worded(" ".join(said) if asks else text) is Action.COMMENT
        and not any(courtesy.opines(_ON.sub("", s)) for s in said)
        and all(
            s in told or (courtesy.only_accompanies(s) and not _CITES.search(s))
            for s in said
        )
    )


#: Too much is in German also what something is on; who confirms is not the best. What
#: will be sent may be proposals, and who will send them says that he shall.
_ON = later(
    r"(?<!\w)(?:zu (?=absatz|artikel|numme?r|nr|ziffer|de[nmr]\s)|bestätig\w*"
    r"|concerning(?!\w)|(?:our|my|nos|nuestras|наши|unsere) (?:proposal"
    r"|proposition|propuesta|предложени|vorschläg)|(?:(?<=we )|(?<=i ))shall(?!\w))"
)
_CITES = later(r"\d")
_SENTENCE = later(r"(?<=[.!?؟])\s+|(?<=[。！？])\s*|(?<=[?!])(?=[一-龥])|\n")
_PIECES = (
    r"(?:the |l[ea]s? |l'|l[ao]s |die )?[^\W\d_]{3,12}\.? \d[\w().]{0,6}"
    r"(?:(?:,|-| (?:and|to|et|à|y|al?|и|по|und|bis)) ?\d[\w().]{0,6}){0,6}"
    r"(?: (?:of|du|de la|del?|des|der) [^.;:,]{2,60}?)?"
)
#: A line of a form, by what it asks for, and nothing behind it.
_MOST = 12
_LINE = later(
    r"\W{0,4}(?:[^\W\d_]{2,16}[\s/-]){0,3}?(?:issues?|nits?|concerns?|comments?|remarks?"
    r"|questions?|objections?|observations?|suggestions?|points?|problèmes?|remarques?"
    r"|commentaires?|objeciones|observaciones|comentarios?|preguntas?|problemas?"
    r"|замечани[яй]|вопрос[ыов]{1,2}|возражени[яй]|комментари[ий]|anmerkungen|einwände"
    r"|fragen|mängel|意见|问题|评论|ملاحظات|تعليقات|أسئلة)\s?[:：]\s?"
    r"(?P<none>none|nil|n/a|nothing|néant|aucune?s?|ningun[oa]s?|нет|keine?|无|没有|لا"
    r" (?:يوجد|توجد|شيء))?\W{0,4}"
)
#: What somebody received, or has read, and no word of how it was.
_RECEIVED = cover_words.any_of(
    r"(?:(?:looked (?:at|into)|studied|examined|reviewed|(?:went|gone) through|read"
    r"|considered|discussed|examiné|étudié|relu|parcouru|analysé|examinado|estudiado"
    r"|leído|revisado|analizado|(?:изучил|рассмотрел|прочитал|обсудил)[аи]?)"
    rf" {_PIECES}|(?:habe|haben|hat) {_PIECES} (?:geprüft|gelesen|durchgesehen"
    r"|besprochen|erörtert))\W*\Z",
    r"acknowledges? (?:the )?receipt|confirms? (?:the )?receipt|accus\w{1,3} réception",
    r"acus\w{1,4} recibo|подтвержда\w{2,3} получение|bestätig\w{1,2} den (?:eingang"
    r"|erhalt)|确认收到|(?:نؤكد|تؤكد|يؤكد) استلام",
)
#: That somebody will write again, and no word more.
_AGAIN = Sought(
    [
        {"begin": r"\A\W*", "words": x["again"], "end": r"[^.;:!?\d]{0,60}\W*\Z"}
        for x in _TABLE.values()
    ],
    folded=True,
)
#: Who has nothing to say, or not as yet, does not say it at such length.
_LONGEST, _MANY = 1000, 200
#: Pieces by their numbers, with what they are called and an article before it.
_NUMBERED = later(
    r"(?<![^\W_])(?:(?:the|l[ea]s?|los|el|die|den|de[rm]) )?"
    r"(?:(?!(?:on|to|about|sur|à|sobre|al?|zu|по|ко?|على|بشأن|حول) )[^\W\d_]{1,12}\.? ?"
    r"|[§¶]{1,2} ?)?(?<![^\W\d_])"
    r"\d{1,3}(?:\(\w{1,3}\)|\.\d{1,2})*(?![\w%])"
    r"(?:(?:, ?| ?- ?| (?:and|to|et|à|y|al?|и|по|und|bis) | و ?)"
    r"\d{1,3}(?:\(\w{1,3}\))*(?![\w%]))*"
    r"|第?\d{1,3}[段条款](?:[、和及,，至]第?\d{1,3}[段条款])*"
)
#: The piece that is spoken of: "no remark on this one".
_THIS = later(
    r"(?<=\b(?:on|to) )(?:(?:this|that)(?: one| paragraph| point| article| provision)?"
    r"|it)"
    r"(?![^\W_])|(?<=\bsur )(?:ce (?:paragraphe|point)|cet article|celui-ci"
    r"|cela)(?![^\W_])"
    r"|(?<=\bsobre )(?:est[ea](?: (?:párrafo|punto|artículo))?|ello|esto)(?![^\W_])"
    r"|(?<=\bпо )(?:этому пункту|этой статье|нему)(?![^\W_])"
    r"|(?<=\bzu )(?:dies(?:em|er)(?: (?:absatz|punkt|ziffer|artikel))?|ihm)(?![^\W_])"
    r"|(?<=\bعلى )(?:هذه (?:الفقرة|المادة)|ذلك|هذا البند)(?![^\W_])"
    r"|(?<=对)(?:此|该段|这一?段)"
)
#: Whom to call, on the last line.
_CONTACT = later(
    r"(?i)\n\W{0,9}(?:contact(?: person)?|contacto|контакт\w*|ansprechpartner\w*|tel"
    r"|tél|phone|тел|联系人|电话|جهة الاتصال|هاتف)\.?\s?[:：][^\n]*\Z"
)
#: The number of the sender's point, and "on", before the piece.
_POINT = later(
    r"\A\W{0,3}(?:\(?(?:\d{1,2}[.)]\s|[一二三四五六七八九十]{1,3}[、.]))?(?:关于|对于?"
    r"|就|(?:on|as to|regarding|concerning|sur|concernant|à propos|sobre|respecto|en "
    r"cuanto|zu|zum|об?|по)(?: du?e?| al?| del?)?(?: the| l[ea]| el)? )?(?=¶)"
)
#: A heading, whether anything stands below it or not: "3. Our comments on ¶".
_HEADS = later(
    r"\W{0,3}(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s)?(?:(?:re|betr|betreff|objet"
    r"|asunto|тема|annexe?|anexo"
    r"|anhang)\s?:\s?)?(?:(?:[^\W\d_]{2,12}\s){0,2}(?:comments?|remarks?|observations?"
    r"|commentaires?|remarques?|comentarios?|observaciones|замечания|комментарии"
    r"|anmerkungen|bemerkungen|proposals?|suggestions?|propositions?|propuestas?"
    r"|sugerencias?|предложени[ея]|vorschl[aä]ge?|(?:ال)?(?:تعليقات|ملاحظات|مقترحات)"
    r"|(?:اقتراح|مقترح)(?:نا|ات|اتنا)?)(?: (?:on|to|for|sur|à|pour|sobre|al?|para|к|по"
    r"|zu|für|على|بشأن|ل)(?: the| l[ae']| el)?)?\s?|(?:我[方们国]?)?(?:对|关于)"
    r")?¶(?:的?(?:修改)?(?:意见|评论|看法|建议))?"
    # "¶ - our position"
    r"(?:\s?[-–—:：,]{1,2}\s?(?:(?:our|my) (?:[^\W\d_]{2,12} )?(?:position|views?"
    r"|comments?|remarks?|proposals?|reactions?|opinion)|notre (?:position|avis"
    r"|proposition|point de vue)|nos (?:remarques|observations|commentaires"
    r"|propositions)|nuestr[oa]s? (?:posici[oó]n|propuestas?|opini[oó]n|comentarios?"
    r"|observaciones)|наш[аие]? (?:позиция|замечания|предложения|мнение)|unsere? "
    r"(?:haltung|position|anmerkungen|stellungnahme|vorschläge|sicht)|موقفنا|رأينا"
    r"|ملاحظاتنا|تعليقاتنا|我[方们国]?(?:的)?(?:立场|意见|看法|建议)))?[\s.:;,：]{0,3}"
)
_PRINT = any_of(
    {
        "begin": r"(?:\A|(?<=[\n.!?。！？]))[\s*_(\[]{0,4}",
        "words": said["print"],
    }
    for said in _TABLE.values()
)
_PASSED = any_of(
    {
        "begin": r"\W{0,3}",
        "words": [w.replace("{remarks}", said["remarks"]) for w in said["passed"]],
        "end": r"\W{0,3}\Z",
    }
    for said in _TABLE.values()
)
#: A greeting in front of a sentence.
_GREETED = (
    r"[^\w¶]{0,3}(?:(?:dear|hello|hi|bonjour|madame|monsieur|estimad|hola|уважаем|здравств"
    r"|sehr geehrt|hallo|السيد|尊敬)[^,.;:!?،，：\d]{0,60}[,:،，：]\s?)?"
)
_TOLD = any_of(
    {"begin": _GREETED, "words": [*told([each], "told")], "end": r"\W{0,3}\Z"}
    for each in _TABLE.values()
)
_NOTHING = any_of(
    {
        "begin": r"\W{0,3}",
        "words": [w.replace("{remarks}", said["remarks"]) for w in said["words"]],
        "end": rf"{said['now']}\W{{0,3}}\Z",
    }
    for said in _TABLE.values()
)
