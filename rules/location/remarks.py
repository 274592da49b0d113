"""Is what stands between the paragraphs of a copy a remark of its sender?

He says so by a sign before it ("->", "***"), by a name or a word before a colon
("KL: why?", "[Our comment: …]"), by speaking for himself, by asking, or by a verdict
("too long"). A piece that is "deleted" in so many words is one that he leaves out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import request, worded
from rules.action_grammar import ASKING
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.later import later
from rules.location import clauses, courtesy, doubting, margin, whole
from rules.location import target as targets
from rules.location.offering import offered
from rules.location.target import Target
from rules.terms import Action, Comment, EvidenceKind, Passage, PassageKind

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts, Place

OPEN, SHUT = r"\[(（【［〔{<«", r"\])）】］〕}>»"
#: Signs that no text of a draft has at its head.
SIGN = r"(?:[-–=]{1,2}>|[→⇒➔►☞]|>{2,}|<{2,}|/{2,}|\*{2,}|!{2,}|\^|@\w)"
_SIGNED = later(rf"\s*(?:{SIGN}|\[\[)")
#: A name or a few words before a colon, or initials in brackets.
_LABELLED = later(
    rf"[\s{OPEN}]*(?![\d{OPEN}])(?:[^\W\d_][\w.’'/-]{{0,24}}\s?){{1,4}}[{SHUT}]?"
    rf"\s?[:：]\s?\S|\s*[\[【［(（](?![ivx]+\W)[^\W\d_][\w.’'-]{{1,24}}"
    r"(?:,?\s[^\W\d_][\w.’'-]{0,24}){0,2}[\]】］)）]\s?[:：]?\s?\S"
)
_SHELL = later(rf"\A[\s{OPEN}–—-]+|[\s{SHUT}]+\Z")
_ENCLOSED = later(rf"\s*[{OPEN}].*[{SHUT}]\W*\Z", re.DOTALL)
#: Words that judge a text, where they open a remark or stand behind what they judge.
_VERDICT = later(
    r"(?<![^\W_])(?:(?:much |far |a bit |rather |way )?too (?!high|low|late|many in)\w+"
    r"|unclear|not clear|vague|ambiguous|confus(?:ing|ed)|redundant|superfluous"
    r"|repetiti\w+|un(?:necessary|realistic|workable|acceptable|reasonable|fair)"
    r"|impracti\w+|excessive|overly|nonsense|typo|idem|ditto|ok|okay|(?:this|that|it) "
    r"(?:is|seems|looks|sounds|goes|reads) (?:not |very |rather |far |a )?(?:good|fine"
    r"|wrong|odd|too|strict|weak|strong|hard|difficult|unclear|excellent|useful|vague"
    r"|missing|burden\w*|problem\w*)|(?:bien |beaucoup |un peu )?trop \w+|pas (?:clair"
    r"|assez)|peu clair|flou|ambigu|superflu|redondant|inutile|inacceptable|irréaliste"
    r"|excessif|demasiado|no queda claro|poco claro|ambiguo|superfluo|redundante"
    r"|innecesari\w+|inaceptable|excesiv\w+|слишком|неясно|непонятно|нечётко|нечетко"
    r"|излишне|лишнее|неприемлемо|чрезмерно|غير (?:واضح|مقبول|ضروري|واقعي)\w*|غامض\w*"
    r"|مبالغ فيه|(?:طويل|قصير|قليل|كثير) جدا|viel zu \w+|(?:etwas |sehr )?unklar"
    r"|missverständlich|überflüssig|unnötig|unzumutbar|unrealistisch"
    r"|unpraktikabel)(?![^\W_])|\Azu (?:lang|kurz|streng|vage|weit|eng|teuer|viel|wenig"
    r"|hoch|niedrig)(?![^\W_])|不(?:清楚|明确|合理|现实|可接受)|太[长短多少高低严宽]"
    r"|过于|含糊|多余"
)
#: Words about the words of a text.
_WORDING = later(
    r"(?<![^\W_])(?:wording|drafting|phrasing|rédaction|libellé|formulation|redacción"
    r"|formulación|формулировк\w+|formulierung\w*|wortlaut|(?<!under )(?<!pursuant to )"
    r"(?<!purposes of )(?<!en vertu de )(?<!en virtud de )(?<!в соответствии с )"
    r"(?<!gemäß )(?<!nach )(?:(?:th(?:is|ese)|such an?) "
    r"(?:rule|provision|requirement|obligation|sentence|paragraph|point|clause|idea"
    r"|proposal|passage|limit|threshold|deadline|exception|duty)s?|cet?(?:te)? (?:règle"
    r"|disposition|exigence|obligation|phrase|paragraphe|point|alinéa|idée|proposition"
    r"|passage|limite|seuil|délai|exception)|est[ea] (?:regla|norma|disposición"
    r"|exigencia|obligación|frase|párrafo|punto|idea|propuesta|pasaje|límite|umbral"
    r"|plazo|excepción)|эт(?:о|от|а|у|их|и) (?:правил\w|положени\w|требовани\w"
    r"|обязанност\w|фраз\w|пункт\w?|абзац\w?|предложени\w|срок\w?|исключени\w|норм\w)"
    r"|diese[rsnm]? (?:regel|bestimmung|vorschrift|pflicht|satz|absatz|punkt|idee"
    r"|vorschlag|grenze|frist|ausnahme|anforderung)\w{0,2}))(?![^\W_])|(?:ال)?صياغة"
    r"|هذ[اه] (?:القاعدة|الحكم|الشرط|الالتزام|الفقرة|الجملة|الاقتراح|الحد|المهلة"
    r"|الاستثناء|البند)|措辞|表述|文字|[这此该]一?[条项个]?(?:规则|规定|要求|义务|句|段"
    r"|款|建议|限制|期限)"
)
#: Words that find too little in a text, or point into it.
_WEIGHS = later(
    r"(?<![^\W_])(?:here|more|less|stronger|ici|plus|moins|aquí|más|menos|здесь|тут"
    r"|больш\w+|меньш\w+|hier|mehr|weniger|stärker\w*|هنا|أكثر|أقل|مزيد\w*)(?![^\W_])"
    r"|这里|此处|更"
)
#: A list or a name with a dash before it may head either.
_DASHED = later(
    r"\s*(?:[-–—•·*]{1,2}\s?\S|(?:[^\W\d_][\w.’'-]{0,24}\s?){1,3}(?:\s[-–—]\s|——))"
)
_OURS = later(
    r"(?<![^\W_])(?:nos|notre|nuestr[oa]s?|unser\w*|наш\w*|my|mon|mi|mis|mein\w*"
    r"|мо[йияе]|本会|我方|本协会)(?![^\W_])|رأينا|لدينا|أعضاؤنا|أعضائنا|我方|本会"
)
#: Words of norms, which say nothing of whose words they are.
_NORMS = later(
    r"(?<![^\W_])(?:shall|should|must|may|can(?:not)?|could|would|no|not|only|never"
    r"|nothing|us|ne|pas|doi(?:t|vent)|faut|sin|deb\w+|не|должн\w+|zu|kein\w*|nicht"
    r"|muss|müssen|soll\w*|لا|ليس|يجب|ينبغي|accept\w*|request\w*|consider\w*"
    # what others say, of whom a piece rules
    r"|their (?:proposal|suggestion|objection|comment|complaint|view|opinion|wishe)s"
    r"|leurs (?:proposition|suggestion|objection|observation|plainte|avi|souhait)s"
    r"|sus (?:propuesta|sugerencia|objecione|comentario|queja|opinione|deseo)s"
    r"|сво\w{1,3} (?:предложени|замечани|возражени|жалоб|мнени|пожелани)\w{1,3}"
    r"|ihren? (?:vorschläge|anregungen|einwände|anmerkungen|beschwerden|wünsche)n?"
    r"|(?:مقترحات|ملاحظات|شكاوا|آراء|اعتراضات)ه(?:م|ا))(?![^\W_])|其(?:意见|建议|提案|投诉)"
    r"|不得|应当|必须|应"
)
#: What somebody is bound to do, and nothing of a text: "owners shall keep a log".
_DUTY = later(
    r"(?<![^\W_])(?:(?:shall|must|may|(?:is|are) (?:obliged |bound |free )?to)(?: (?:"
    r"not|also|never|only|always|each|both))? (?!be\b|not\b)[a-z]{2,}"
    r"|(?:doi(?:t|vent)|peu(?:t|vent)|(?:est|sont) tenue?s? d[e'])(?: (?:également"
    r"|aussi|toujours|pas|jamais))? ?(?!être)[a-zà-ÿ]+(?:er|ir|re)"
    r"|(?:deber[áa]n?|deben?|podr[áa]n?|pueden?)(?: (?:también|siempre))? (?!ser\b)"
    r"[a-zà-ÿ]+[aei]r|(?:должн[аоы]?|должен|обязан[аоы]?|вправе|мо(?:жет|гут))(?: (?:не"
    r"|также|всегда))? (?!быть)[а-яё]+(?:ть|чь|ти)(?:ся)?"
    r"|(?:muss|müssen|darf|dürfen|soll(?:en)?|ha(?:t|ben)) [^.;:]{0,160}"
    r"(?<=[^\W\d_]{3}[elr]n)(?<!werden)(?<!worden)(?=\W*\Z))(?![^\W_])"
    r"|(?:يجب|ينبغي|يتعين) على [^.،؛]{2,60} [أا]ن "
    r"|[一-龥](?:(?<=[者方局府校人员商国])(?:应当?|必须|须|不得)|(?:应当?|必须|须|不得)"
    r"(?![删改修被予去]))[一-龥]"
)
#: What binds nobody: who writes the piece, it, and its words.
_PIECE = later(
    r"\W*(?:(?:th(?:is|at|ese|ose)|it|they|you|cel[au]|c[ei]s?|il|vous|est[eoa]s?|usted"
    r"|эт\w+|он[оаи]?|вы|dies\w*|es)(?![^\W_])|[本该此这]|(?:(?:the|an?|l[ea]s?|el|d[eia][resn]"
    r"|das)\s|l')?(?:[^\W\d_]+\s){0,2}(?:(?:paragraph|article|clause|provision|text|sentence"
    r"|word|wording|phrase|drafter|secretariat|alinéa|texte|mot|rédacteur|secrétariat"
    r"|párrafo|artículo|texto|palabra|redactor|secretaría|absatz|artikel|satz|wort|worte"
    r"|sekretariat)(?:s|es)?(?![^\W_])|пункт|стать|текст|слов|фраз|секретариат|(?:ال)?(?:فقرة"
    r"|نص|مادة|أمانة)))"
)
_GONE = later(
    r"\W*(?:(?:to be |is |are )?(?:deleted?|removed?|omitted|struck(?: out)?)"
    r"|strike(?: out)?|void|supprim(?:er|ée?s?)|[àa] supprimer|suppression|(?:se "
    r")?suprim(?:ir|e|id[oa]s?)|a suprimir|eliminad[oa]|eliminar|исключ(?:ить|ен[оа]?"
    r"|ён)|удал(?:ить|ен[оа]?|ён)|снять|(?:исключ|удал)ается|подлежит исключению|(?:ت"
    r"|ي)?حذفت?|محذوف(?:ة)?|يلغى|تلغى|ملغا?ة?|已?(?:删除|删去|删|取消)|gestrichen"
    r"|(?:zu )?streichen|entf(?:ällt|allen)|gelöscht|löschen|weggefallen)\W*"
)
#: Such words may also be what a sender asks for of the paragraph above.
_ASKED = later(
    r"\W*(?:delete|remove|strike(?: out)?|supprimer|suprimir|eliminar|исключить"
    r"|удалить|снять|احذف|حذف|删除|streichen|löschen)\W*"
)
_DOTS = later(rf"[\s{OPEN}]*(?:\.{{3,}}|…+)[\s{SHUT}]*")
_FEW = 3
_SHORT = 6
#: A word of more letters at the head may be "we" and what is done in one.
_VERB = 5


def signed(text: str) -> bool:
    """Tell whether a sign, or a name before a colon, says that words are a remark.

    >>> signed("-> why?"), signed("[KL: why?]"), signed("Quays are lit.")
    (True, True, False)
    """
    return bool(_SIGNED.match(text) or _LABELLED.match(text))


def speaks(text: str) -> bool:
    """Tell whether words have a sign, speak for their sender, ask or judge."""
    said = bare(text)
    return (
        signed(text)
        or courtesy.speaks(said)
        or _OURS.search(fold(said).text) is not None
        or _is_on_text(said)
    )


def _is_on_text(said: str) -> bool:
    """Whether words ask, judge, or speak of the words of a text."""
    return asks(said) or judges(said) or _WORDING.search(fold(said).text) is not None


def echoes(text: str, drafts: Drafts) -> bool:
    """Tell whether words go on as paragraphs of a draft do that speak: "We urge …"."""
    words = alignment.words(text)
    on_text = signed(text) or _is_on_text(text) or _WEIGHS.search(fold(text).text)
    plain = len(words) > _SHORT and not on_text
    return plain and _head(words) in _heads(drafts) and worded(text) is Action.COMMENT


@lru_cache(maxsize=8)
def _heads(drafts: Drafts) -> frozenset[alignment.Words]:
    return frozenset(map(_head, drafts.known))


def _head(words: alignment.Words) -> alignment.Words:
    """Return who speaks and what is done: a verb may tell both, signs are syllables."""
    first = words[0] if words else ""
    return words[: 4 if "一" <= first <= "鿿" else 1 if len(first) > _VERB else 2]


def asks(text: str) -> bool:
    """Tell whether words end as a question."""
    return bare(text).endswith(ASKING)


def judges(text: str) -> bool:
    """Tell whether words hold a verdict: "too long"."""
    return _VERDICT.search(fold(text).text) is not None


def rules(text: str) -> bool:
    """Tell whether words hold such as norms have: "must", "not"."""
    return _NORMS.search(fold(text).text) is not None


def is_remark(text: str, *, brief: bool = False) -> bool:
    """Tell whether words are plainly a remark on a text; `brief`: a few are, too.

    >>> is_remark("Much too long for this."), is_remark("Quays are lit at night.")
    (True, False)
    """
    said = bare(text)
    return (
        speaks(text)
        or wanted(said) is not Action.COMMENT
        or (brief and len(alignment.words(said)) <= _FEW)
    )


def wanted(text: str) -> Action:
    """Say what words ask for, where they bind nobody to it as a draft does.

    >>> wanted("Owners shall keep a log."), wanted("This shall be kept.")
    (<Action.COMMENT: 'comment'>, <Action.KEEP: 'keep'>)
    """
    return worded(_unbound(text))


def _unbound(text: str) -> str:
    """Return words without what they bind somebody to."""
    said = fold(text).text
    return text if _PIECE.match(said) else _DUTY.sub(" ", said)


def may_rule(text: str) -> bool:
    """Tell whether a sentence that asks for something may do so as a draft does.

    >>> may_rule("Quays should be lit by at least two lamps."), may_rule("It is dim.")
    (True, False)
    """
    said = wanted(text) is Action.AMEND and not request(text).proposed
    weighs = _WEIGHS.search(fold(text).text) or speaks(text)
    long = len(alignment.words(text)) > _SHORT and rules(text)
    return said and long and not weighs and bare(text).endswith((".", "。"))


def may_be(text: str) -> bool:
    """Tell whether words that are not plainly a remark may be one.

    >>> may_be("[Quays are lit at night.]"), may_be("Quays are lit at night.")
    (True, False)
    """
    headed = _ENCLOSED.match(text) or _DASHED.match(text)
    return bool(headed) or courtesy.opines(_NORMS.sub(" ", fold(_unbound(text)).text))


def bare(text: str) -> str:
    """Take the brackets and dashes off a remark."""
    return _SHELL.sub("", _SHELL.sub("", text))


def gone(text: str) -> bool:
    """Tell whether words only say that a piece is left out: "(deleted)"."""
    asks = worded(text) is Action.DELETE and len(alignment.words(text)) <= _SHORT
    return asks or _GONE.fullmatch(fold(text).text) is not None


def unchanged(text: str) -> bool:
    """Tell whether dots stand for what is left as it is: "[…]"."""
    return _DOTS.fullmatch(text) is not None


def asked(text: str) -> bool:
    """Tell whether such words may ask for it of the paragraph above: "Delete".

    >>> asked("Delete"), asked("This should go."), asked("(deleted)")
    (True, True, False)
    """
    said = fold(text).text
    return _ASKED.fullmatch(said) is not None or _GONE.fullmatch(said) is None


def stands_alone(passage: Passage, above: str, drafts: Drafts) -> bool:
    """Tell whether words name no piece, and go on with nothing but what is `above`."""
    cited = clauses.cited(passage.text, drafts.citable)
    elsewhere = any(
        (ref.leads and ref.mention.noun is not Noun.NONE)
        or ref.mention.position is not None
        for ref in cited.references
    )
    text = passage.text
    letter = not signed(text) and (
        courtesy.is_cover(text)
        or courtesy.is_salutation(text)
        or courtesy.is_closing(text)
    )
    return (
        passage.kind is PassageKind.PARAGRAPH
        and not (elsewhere or letter)
        and not whole.is_general(bare(text), cited.names, above)
        and not courtesy.says_nothing(bare(text))
    )


def comment(passage: Passage, place: Place, drafts: Drafts, *, sure: bool) -> Comment:
    """Make the comment of a remark on the paragraph that it stands below."""
    target = Target(
        document=place.document,
        labels=(place.label,) if place.label else (),
        sure=place.label is not None and sure,
        kind=EvidenceKind.EDITED_COPY,
        value="stands below this paragraph in the copy",
        why="a remark on the paragraph above, or a new one",
    )
    text = bare(passage.text)
    said = said if (said := _after(text)) and signed(passage.text) else text
    action = offered(target, said, drafts)
    target = doubting.doubted(target, said, action, drafts)
    if target.sure:
        target = margin.widened(target, said, drafts)
    return targets.comment(
        target,
        passage.text,
        passage.source,
        asks=said,
        action=action,
        runs=passage.runs,
    )


def _after(text: str) -> str:
    """Return what a remark says behind its sign, and the name before its colon."""
    found = _LABEL.match(text)
    if found is None or worded(found[0]) is not Action.COMMENT:
        return text.strip(" *#>")
    return text[found.end() :].strip(" *#>")


_LABEL = later(
    rf"\s*(?:{SIGN}|\[\[)?[\s{OPEN}]*(?:(?:[^\W\d_][\w.’'/-]{{0,24}}\s?){{1,4}}"
    rf"[{SHUT}]?\s?[:：]|(?:[^\W\d_][\w.’'-]{{0,24}}\s?){{1,2}}[\]】］])?\s*"
)
