"""Do a few words name what is wanted, or say what must be, of a paragraph?

"Every second year", without a verb; "the fee must be lower", of what it speaks of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import action_grammar as grammar
from rules import alignment
from rules.action_names import PLACE, WHOLE
from rules.citation.folding import fold
from rules.later import later
from rules.location.counting import fresh_values

if TYPE_CHECKING:
    from rules.alignment import Words

#: So long a duty may be, so near a head a value, and so much of a word tells.
_CLEAR, _NEAR, _STEM = 25, 2, 4
#: What is spoken of must be thus: in a brief remark, on a word of the paragraph.
_DUTY = later(
    r"(?<=[^\W_] )(?:(?:should|must|ought(?: not)? to)(?! (?:\w+ ){0,3}?have been)"
    r"|deb(?:e|en|ería|erían)|hay que|habría que|должен|должн[аоы]"
    r"|следует|sollten?|müssten?|muss|müssen)(?![^\W_])|يجب|ينبغي|应当|应该|必须|须|应"
)
#: A duty to think, to explain or to praise changes no word.
_IDLE = later(
    r"emphasi|attention|priorit|expla|clarif|defin|discuss|consider|last resort|prais"
    r"|celebrat|welcom|commend|be (?:chang|reopen)|réflexion|précis|vigilan|wonder"
    r"|demande pourquoi|interrog|pregunt\w+ por|fragt sich|спрашива|أتساءل|نتساءل|不解"
)
#: A duty that holds elsewhere or once, or that is taken back.
_ELSEWHERE = later(
    r"(?<![^\W_])(?:already|as well|one day|(?:under|by) (?:the|our"
    r"|its) (?:\w+ )?(?:law"
    r"|convention|treaty|rules|constitution)|but (?:it|that|this) is not)(?![^\W_])"
)
#: A verb that states, and who speaks: without one, a few words name what is wanted.
STATES = later(
    r"(?<![^\W_])(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|cannot"
    r"|could|should|must|may|might|seems?|looks?|remains?|means?|says?|\w{2,6}n't|'s"
    r"|'re|f(?:ound|elt|ell)|thought|took|gave|went|came|saw|knew|spoke|wrote|became|i"
    r"|we|you|he|she|it|they|our|my|their|your|us|notre|nos|nuestr[oa]s?|unser\w*|this"
    r"|who|nobody|everybody|nothing|there|see|cf|why|what|which|how|est|sont|ont"
    r"|estamos|estoy|doit|doivent|devrai\w+|peut|peuvent|fau[td]\w*|va|vont|convient"
    r"|était|sera|serait|semblent?|paraît|nous|je|il|elle|ils|ce|c'est|cela|ça|rien"
    r"|voir|quid|debe\w*|puede\w*|hace\w*|sirve\w*|es|son|está|están|hay|ha|han"
    r"|parecen?|resulta|nada|nos|ver|vid|ist|sind|war|hat|haben|wird|werden|kann|können"
    r"|wir|ich|es|das|suffic\w+|suffi(?:t|sent)|bastan?|genüg\w+|reich(?:t|en)"
    r"|\w{3,20}(?:aron|ieron)|an? [^\W\d_]{1,30} [^\W\d_]{2,30}s(?=\W*\Z)|exist(?:s"
    r"|ent?|en)?|existe|gibt|(?!besides|towards|perhaps|always|sometimes|regards|plus"
    r"|versus)[a-z]{3,30}(?<!s)s(?= (?:the|our|us|all|every|each|many|most|those) )|in "
    r"(?:effect|fact|short|other|practice|principle)|for (?:us|me|example|instance)|by "
    r"the way|siehe|nichts|no(?! longer)|none|(?<!and )(?<!but )not(?! only)|neither"
    r"|aucune?|ningun\w|keine?|nil)(?![^\W_])"
)
_RELATIVE = later(r"(?<![^\W_])(?:that|which|who) (?:is|are|has|have) ")
#: Words that judge: a few of them are an opinion, and no other text.
_JUDGING = later(
    r"(?<![^\W_])(?:too(?= (?!not )[^\W_])|very|so|quite|good|bad|excellen|great|fine"
    r"|poor|weak|strong|welcom|support|agree|oppos|against|neutral|abst|reserv|unclear"
    r"|vague|wrong|right|import|essential|beauti|wonder|perfect|splendid|lovely|clear"
    r"|sound|useful|best|love|thank|joke|typo|yes|ok|whatever|happy|sad|brav|unaccept"
    r"|accept|concern|impossib|unreal|realist|ambig|trop|très|bien|excell|inaccept"
    r"|parfait|réserv|flou|inquiét|bon|mauvais|heureu|demasiad|muy|buen|mal|excesiv"
    r"|acertad|zu|sehr|gut|schlecht|unklar|approv|favou?r|endors|positiv|admir|import"
    r"|interest|step|progress|adopt|carried|принят|hear|bravo|fair|generous|proud"
    r"|surpris|strange|odd|nice|superb|magnif|merci|por fin|enfin|at last|endlich"
    r"|наконец-то|gracias|apoy|soutien|einverst|keep|retain|stay|delet|out|remove"
    r"|doubt|confus|dubious|imprecis|undefined|doute|imprécis|dud[ao]|impreciso"
    r"|vage|unbestimmt|fraglich|zweif|missverst|(?:не)?(?:ясен|ясн|понят|ч[её]тк|удачн"
    r"|приемлем)|расплывч|туманн|двусмысл|сомн|спорн|плох|отличн|прекрасн|слаб|слишком"
    r"|поддерж|غير|غامض|مبهم|جيد|ممتاز|نشك)"
)
#: How words begin, or go on, that name what is wanted: more, other, with or without.
_NAMED = later(
    r"\A\W*(?:and|with|without|by|for|in|within|or|not only|also|plus|only|at (?:least"
    r"|most)|back to|from|instead|more|less|fewer|et|avec|sans|par|dans|ou|aussi|plus"
    r"|moins|y|con|sin|por|en|también|más|menos|und|mit|ohne|auch|mehr"
    r"|weniger)(?![^\W_])|(?<![^\W_])(?:more|less|fewer|without|instead|free of|and not"
    r"|but not|plutôt|sans|sin|ohne|statt|first|only|at least|(?:au|à tout le) moins"
    r"|al menos|mindestens|à \w+(?:er|ir|re)|\w+er than)(?![^\W_])"
)
_NAMES_IT = range(2, 15)
_PIECE = later(WHOLE)
#: "The seven deltas include two that are lakes": a verb that no list knows.
_COLONS = later(r"(?<!\A)(?<=[^\W_])\s?[:;]\s")
_DEFINITE = later(r"\W*(?:the|th[eo]se|l[ea]s?|el|los|der|die|das|den)(?![^\W_])")
_INSTEAD = later(r"(?<!\w)(?:вместо|а не)(?!\w)|(?:بدلا|عوضا) (?:من|عن)|而(?:非|不是)")
#: A piece with a word right behind it is what that says something of.
_GOES_ON = later(r"\s?[^\W_]|\s?\(")
_FEWEST = 3
_SIGNS = " :.,-)]"


def is_wanted(sentence: str, own: Words, *, first: bool = True) -> bool:
    """Whether a part of a sentence, before or behind a colon, names what is wanted.

    Behind the `first` sentence, which may judge, words of the paragraph may only argue.
    """
    few = len(alignment.words(sentence)) in _NAMES_IT
    parts = _COLONS.split(sentence)
    return few and any(_is_fragment(part, own, first=first) for part in parts)


def goes_on(sentence: str) -> bool:
    """Whether words go on where the paragraph ends, or tell what else there is to be.

    >>> goes_on("¶: and sailing ships"), goes_on("¶: sailing ships pay")
    (True, False)
    """
    said = sentence.rpartition(PLACE)[2].lstrip(_SIGNS)
    return any(_NAMED.match(part) for part in _COLONS.split(said))


def _is_fragment(sentence: str, own: Words, *, first: bool) -> bool:
    """Whether a few words without a verb name what is wanted, and judge nothing."""
    head, _, said = sentence.rpartition(PLACE)
    if len(alignment.words(head)) > _FEWEST or (
        said != sentence and _GOES_ON.match(said)
    ):
        return False
    if said.rstrip().endswith("!"):
        return False
    said = _RELATIVE.sub(" ", said)
    words = alignment.words(said)
    if (
        len(words) not in _NAMES_IT
        or grammar.informs(said)
        or said.lstrip(_SIGNS).startswith("that ")
        or STATES.search(said)
        or _JUDGING.search(said)
    ):
        return False
    stems = {w[:_STEM] for w in own if len(w) >= _STEM}
    shares = any(w[:_STEM] in stems for w in words if len(w) >= _STEM)
    fresh = any(w[:_STEM] not in stems for w in words if len(w) >= _STEM - 1)
    named = _NAMED.search(said) or _INSTEAD.search(said)
    others = fresh_values(words, own)
    if any(v.start < _NEAR for v in others):
        return True
    shares = (shares and first) or bool(others)
    return fresh and bool(named or (shares and not _DEFINITE.match(said)))


def obliges(sentence: str, own: Words) -> bool:
    """Whether a sentence says what that must be of which the paragraph speaks."""
    said = fold(sentence).text
    words = alignment.words(sentence)
    if len(words) > _CLEAR or grammar.informs(said):
        return False
    if not _DUTY.search(said) or _IDLE.search(said) or _ELSEWHERE.search(said):
        return False
    stems = {word[: _STEM + 1] for word in own if len(word) > _STEM}
    # "this section should ..." shares no word with it
    named = [w for w in words if len(w) > _STEM and not _PIECE.fullmatch(w)]
    return any(w[: _STEM + 1] in stems for w in named)
