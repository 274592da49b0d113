"""How does a sentence ask for a change in words that no list knows?

By the small classes of words that every language has few of, and everybody uses:
words of request, moods of a polite question, obligations of a text, denials, doubts,
conditions. A sentence that asks by them, and not only to be told, asks for an
amendment, unless a stem names another action. In seven languages, in the table beside
this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import action_agreement as agreement
from rules import action_denials as denials
from rules import action_stances as stances
from rules.action_names import PLACE, compiled
from rules.action_parts import is_part
from rules.later import later
from rules.tables import beside
from rules.terms import Action

if TYPE_CHECKING:
    import re

    from rules.sought import Sought

_TABLE = beside(__name__)
_PROPOSED = compiled((*_TABLE["polite"], *_TABLE["hedges"]))
_WISHED = compiled(
    (
        *(words for kind in ("wishes", "please", "obliges") for words in _TABLE[kind]),
        *(rf"\A\W*{words}" for words in _TABLE["hedges"]),
    )
)
_OPTATIVE, _INFORMED, _TOLD = (
    compiled(_TABLE[kind]) for kind in ("optative", "informs", "told")
)
_LEARNS = compiled(rf"(?:{words})[^.,;:，。；]{{0,40}}\Z" for words in _TABLE["learns"])
_STEMMED = tuple((Action(of), compiled(stems)) for of, stems in _TABLE["stems"].items())
#: In German the object goes before its verb: "¶: die Gebühr streichen".
NAMED_FIRST = later(
    rf"(?:\A|{PLACE}\s?[:,–—-]|\n)\s?(?:bitte )?"
    r"(?:(?:de[nr]|die|das|alle|beide)\s(?:(?!will|woll|soll|m[uü]ss|k[aö]nn|d[aü]rf"
    r"|würd"
    r"|möcht|l[aä]ss|w[ie]rd)[^\W\d_]+ ){1,3}|(?:[^\W\d_]+en )?[^\W\d_]+ )"
    r"(?:streich|lösch|entfern|tilg|ersetz|änder)e?n\Z"
)
#: "Lose everything after …": an English imperative is a bare word before an article.
_IMPERATIVE = later(
    rf"(?:\A|[{PLACE}:;-])\W{{0,4}}(?:\d{{1,3}}\W{{1,3}})?"
    r"(?:and |or |also |then |just |simply |rather )?"
    rf"(?!(?:{'|'.join(_TABLE['no_verbs'])})\b)"
    r"[a-z]{2,9}(?<!s)(?<!ed)(?<!ing)(?<!ly)(?<![^e]al)(?<!ity) "
    r"(?:out |up |down |off |in |back )?"
    rf"(?:the|these|those|it|this|that|all|everything|any|both|every|each|\"|an?"
    # a word and a number alone are what a piece is called: "Measure 3."
    rf"|{PLACE}(?!\W{{0,3}}(?:[.:-]|\Z)))"
    r"(?![^\W_])"
)
_DENIED = later(
    rf"(?<!\w)(?:{denials.DENIES}|whether|nor|nobody|neither|cannot|unable"
    rf"|[^\W_]{{2,6}}n't)(?!\w)"
    r"(?:(?!\b(?:and|but|et|mais|y|pero|и|но|und|aber)\b)[^.,;:]){0,30}\Z"
    r"|[不未没][^，。]{0,4}\Z"
)
#: A question that only wants to be told.
_WHO = later(
    r"(?<!\w)(?:who|whom|whose|when|where|how|which|what|why(?! not)|qui|quand|où"
    r"|comment|quels?|quelles?|pourquoi(?! pas)|quién(?:es)?|cuándo|dónde|cómo"
    r"|cuál(?:es)?|qué(?! no)|кто|кем|кого|когда|где|как|каки[ех]|какой|почему(?! бы)"
    r"|зачем|wer|wem|wen|wann|wo|wie|welche[nrms]?|warum(?! nicht)|weshalb|متى|أين"
    r"|كيف|من قبل من|لماذا(?! لا))(?!\w)|何时|何人|谁|什么|哪|如何|为何(?!不)|怎[么样]"
    r"|(?<!\w)من (?=حذف|ألغى|شطب|أزال|قرر|يقرر)"
)
#: Nothing but the question why; "why not" proposes.
_WHY = later(
    rf"\A\W*(?:{PLACE}\W+)?(?:(?:and|but|so|then|et|mais|alors|y|pero|entonces|а|и|но"
    r"|und|aber|dann|و)[\s,]+)?(?:why|pourquoi|por qué|почему|зачем|warum|wieso|weshalb"
    r"|لماذا|为什么|为何)(?:(?!(?<!\w)(?:not|[^\W_]{2,6}n't|ne|n'|pas|no|не|бы|nicht|لا)(?!\w)"
    r"|不)[^.!?؟？\n])+[?؟？]\W*\Z"
)
#: What was done, and not what is to be done.
_MADE = later(
    r"[^\W_]*(?:ed|struck|ée?s?|[ai]d[oa]s?|[её]н[ыао]?|gestrichen|gelöscht)(?!\w)"
)
_NEAR = 40
ASKING = ("?", "？", "؟")


def is_polite(sentence: str) -> bool:
    """Tell whether a question proposes, and does not ask to be told."""
    return _asks(_PROPOSED, sentence)


def wonders(question: str, at: int, *, heads: bool) -> bool:
    """Tell whether a folded question only wants to know of the change named `at`.

    What `heads` it as an imperative is asked for: "delete it, for who needs it?".

    >>> wonders("¶: deleted when?", 3, heads=True)
    True
    """
    asked = heads and not _MADE.match(question, at)
    return not asked and _WHO.search(question) is not None


def asks_why(said: str) -> bool:
    """Tell whether folded words are no more than the question why something is done.

    >>> asks_why("why delete it?"), asks_why("why not delete it?")
    (True, False)
    """
    return _WHY.match(said) is not None


def informs(sentence: str) -> bool:
    """Tell whether a sentence wants to be told, or makes one think."""
    return _INFORMED.search(sentence) is not None


def wants_to_know(before: str) -> bool:
    """Tell whether what follows in a folded sentence is what one only wants to know.

    >>> wants_to_know("tell us why logs must be "), wants_to_know("logs must be ")
    (True, False)
    """
    return _LEARNS.search(before) is not None


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
