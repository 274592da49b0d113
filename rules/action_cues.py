"""What does one sentence ask for, by the words and turns that are known?

A word for a change asks for one only beside a word of request, beside quoted words, or
as an imperative: "the removal of sand" does not. What others are said to want is not
asked for, nor what is denied, supposed or past. A turn ("sixty would be better") asks
by itself, but in a question only a polite one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from rules import action_agreement as agreement
from rules import action_denials as denials
from rules import action_grammar as grammar
from rules import action_others as others
from rules import action_reserves as reserves
from rules import action_stances as stances
from rules import action_turned as turns
from rules.action_names import PLACE
from rules.action_parts import is_part
from rules.action_words import CUES, REQUESTS
from rules.later import later
from rules.remembered import of_passage, remembered
from rules.terms import Action
from rules.withholding import is_wish

#: Where a sentence ends.
SENTENCE = re.compile(r"[.!?;。！？；](?:\s|$)|\n|。")
#: No colon of a time, a ratio or an address.
COLON = re.compile(r"(?:(?<!\d):|:(?!\d))(?!//)\s*")
_CONCEDES = re.compile(
    r"(?<!\w)(?:but|however|though|although|except|unless|provided|only if|mais|sauf"
    r"|pero|salvo|но|однако|(?<!wenn und )aber|jedoch|as well|in addition|and also|not"
    r"|sin embargo|no obstante|no entanto|porém|contudo|toutefois|cependant|néanmoins"
    r"|cannot|\w{2,6}n't|never|less|too|subject to|with (?:an?|one|some|the following"
    r"|minor) (?:\w+ )?(?:edit|change|amendment|addition|caveat|modification)s?|sondern"
    r"|а(?= \w+(?:ть|ти)\b))(?!\w)|但|然而|不过|而是|لكن|غير أن|إلا أن|بيد أن"
    r"|(?<!\w)بل(?!\w)"
)
#: A condition before it: "once it has been agreed". The words for a change are what
#: the condition asks for; others ask for nothing.
_CONDITIONAL = re.compile(
    r"(?<!\w)(?:if|while(?= we| i)|bien que|si bien|embora|provided|once|until|unless"
    r"|when|whether|though|although|albeit|si"
    r"|lorsque|cuando|quoique|aunque|если|когда|хотя|wenn|falls|obwohl|إذا)"
    rf"{denials.SAME_CLAUSE}"
)
#: A wish in a polite frame: "we would be grateful if the last words were dropped".
_GRATEFUL = re.compile(
    r"(?<!\w)(?:grateful|thankful|glad|happ(?:y|ier)|pleased|appreciat\w+|welcome"
    r"|better|reconnaissant\w*|gré|agradec\w+|благодар\w+|dankbar)(?: it)?,? "
    r"(?:if|si|que|если|wenn)(?!\w)"
)
#: How a draft is, at the head of words on it: "as drafted it excludes us".
_STATE = re.compile(r"as |in (?!favou?r)|without |unchanged")
#: What happened is not asked for: "it was removed in the first draft".
_TOLD = re.compile(
    r"(?<!\w)(?:(?:was|were|been|had)(?: \w{2,12}ly)? |(?:had (?!better)|avions |avait "
    r"|habíamos |había |hatten |hatte )[^.,;:]{0,40})\Z"
)
#: Nothing but a reference, a sign or an opening word stands before an imperative.
_BEGINS = re.compile(
    rf"(?:\A|[{PLACE}:;,–—)-]|\n)\W*(?:(?:and|or|also|then|please|et|y|и|und|а)\s)?\Z"
)
#: As an act says it: "in paragraph 7 the fee is deleted."
_ENACTS = re.compile(rf"\W*(?:in )?{PLACE}[^.,;:]*\b(?:is|are) \Z")
_UNASKED = re.compile(r"(?:не|nicht|no) \Z")
#: What is quoted does it itself: "the words “and all” leave out the islands".
_OBJECT = re.compile(r" (?:the|an?|our|their|those|all|many)\b")
_ENDS = re.compile(r"\w*\W*\Z")
#: What only names a change: "the removal of sand", "replaced by hand".
_NOUN = re.compile(
    r"(?!(?:supprim|retir|effac|enlev)er\s)[^\W_]*(?:ed|ing|struck|ions?|als?|ments?"
    r"|ers?|i[oó]n|iones|[иь][еяию]|ий|ung"
    r"|ungen|ait)(?![^\W_])"
)
_TEXT_FOLLOWS = frozenset({Action.AMEND, Action.ADD})
_RIDS = frozenset({Action.DELETE, Action.MERGE})
_SHORT = 3
_BRIEF = 4
#: Who asks for something does so at one of the first words for it.
_TRIED = 50
#: So far from a cue stand the words that tell whether it is meant.
REACH = 250


@of_passage
def asked(
    sentence: str, otherwise: Callable[[str], Action]
) -> tuple[Action, int, bool]:
    """Say what a sentence asks for and where; what stands before a colon first.

    The last value tells that it asks by a turn, and not by a word for a change.
    """
    if refused := others.refusal(sentence):
        conceded = _CONCEDES.search(sentence, refused.end())
        return (Action.COMMENT if conceded else Action.KEEP), 0, True
    if others.is_reported(sentence) or reserves.falls_back(sentence):
        return Action.COMMENT, 0, False
    sentence = others.masked(sentence)
    if stance := _for_or_against(sentence):
        return stance
    colon = COLON.search(sentence)
    for part in (sentence[: colon.end()], sentence) if colon else (sentence,):
        if found := next(_cued(part, sentence), None):
            behind = sentence[len(part) :]
            return _outweighed(found, part, behind, otherwise) or found
    said = otherwise(sentence)
    wish = said is not Action.COMMENT and is_wish(sentence)  # "do not print my name"
    denied = said is Action.KEEP and disagrees(sentence)
    return (Action.COMMENT if wish or denied else said), 0, True


def _outweighed(
    found: tuple[Action, int, bool],
    part: str,
    behind: str,
    otherwise: Callable[[str], Action],
) -> tuple[Action, int, bool] | None:
    """Say what the words beside those that were found ask for, if they tell more."""
    if behind.startswith('"'):
        # "after ¶ one could say: “ ”": the place tells that the sentence is new
        whole = next(_cued(part + behind, part), None)
        if whole and whole[0] is Action.ADD:
            return whole
    if found[0] is not Action.AMEND:
        return None
    if found[2]:
        # "two millimetres: agreed": the value is the paragraph's own
        few = behind and len(behind.split()) <= _BRIEF and not REQUESTS.search(part)
        agreed = next(_cued(behind, behind), None) if few else None
        return agreed if agreed and agreed[0] is Action.KEEP else None
    # "to be deleted, for it will replace ...": the first clause asks
    clause = part[: max(part.rfind(", ", 0, found[1]), 0)]
    first = asked(clause, otherwise) if clause else found
    return first if first[0] is Action.DELETE else None


def _for_or_against(sentence: str) -> tuple[Action, int, bool] | None:
    """Say what is asked by being for a change or against it, under no condition."""
    said = stances.stance(sentence)
    asks = sentence.rstrip().endswith(grammar.ASKING)
    if said is None or (asks and said[0] is not Action.COMMENT):
        return None
    conditional = agreement.is_conditional(sentence)
    return (Action.COMMENT if conditional else said[0]), said[1], True


def _cued(part: str, sentence: str) -> Iterator[tuple[Action, int, bool]]:
    """Yield what known words ask for in a part of a sentence, in their order."""
    question = part.rstrip().endswith(grammar.ASKING)
    polite = question and grammar.is_polite(part)
    for action_, cue, turn in CUES:
        for match in islice(cue.finditer(part), _TRIED):
            if not _means(action_, part, match, polite=polite):
                continue
            if action_ is Action.KEEP:
                conditional = agreement.is_conditional(sentence)
                found = Action.AMEND if conditional else Action.KEEP
                yield found, match.start(), conditional or turn
            elif question and not polite and (turn or _told_only(part, match)):
                continue
            elif turn or _asks(part, match):
                partly = action_ is Action.DELETE and is_part(*_around(part, match))
                yield Action.AMEND if partly else action_, match.start(), turn


#: In one word, which may hold that of who agrees.
_DISAGREES = later(
    r"(?<![^\W_])(?:disagree\w*|disapprov\w+|dissent(?!ing)\w*|désaccord|désapprouv\w+"
    r"|desacuerdo|desaprueb\w+|desaprob\w+|discrep\w+|disient\w+|discord[ao]\w*"
    r"|missbillig\w+)(?![^\W_])"
)


@remembered
def disagrees(sentence: str) -> bool:
    """Tell whether a folded sentence denies that it agrees.

    >>> disagrees("we are hardly in favour of ¶."), disagrees("we agree with ¶.")
    (True, False)
    >>> disagrees("nous sommes en désaccord avec ¶.")
    True
    """
    if _DISAGREES.search(sentence):
        return True
    return not denials.UNTOUCHED.search(sentence) and any(
        denials.denies_verb(_around(sentence, match)[0])
        for action_, cue, _ in CUES
        if action_ is Action.KEEP
        for match in islice(cue.finditer(sentence), _TRIED)
    )


def strikes(sentence: str) -> bool:
    """Tell whether a sentence names what is less than the piece to be deleted."""
    return any(
        is_part(*_around(sentence, match))
        for action_, cue, _ in CUES
        if action_ is Action.DELETE
        for match in islice(cue.finditer(sentence), _TRIED)
    )


def _means(found: Action, part: str, cue: re.Match[str], *, polite: bool) -> bool:
    """Tell whether a cue is meant: neither denied, nor told, nor only supposed."""
    before, after = _around(part, cue)
    denied = not polite and not denials.DENYING.match(cue[0]) and denials.denies(before)
    grateful = _GRATEFUL.search(before)
    told = _TOLD.search(before) and not (grateful or others.repeats(after))
    own = found is Action.AMEND and reserves.of_text(before)
    less = found is Action.KEEP and (
        reserves.lessened(before) or grammar.wants_to_know(before)
    )
    if denied or told or own or less:
        return False
    supposed = _CONDITIONAL.search(before) and not grateful
    if stances.describes(part, cue.start()):
        return False
    lesser = supposed or denials.LESSER.search(before)
    if found not in _TEXT_FOLLOWS and lesser:
        return False
    of_draft = _STATE.match(cue[0]) and len(after.split()) > 1
    return found is not Action.KEEP or not (of_draft or _CONCEDES.search(after))


def _told_only(question: str, cue: re.Match[str]) -> bool:
    """Tell whether a question only wants to know of the change that it names."""
    before, _ = _around(question, cue)
    heads = _BEGINS.search(before) is not None
    return grammar.wonders(question, cue.start(), heads=heads)


def _asks(part: str, cue: re.Match[str]) -> bool:
    """Tell whether a word for a change asks for one, and does not only name it."""
    before, after = _around(part, cue)
    near = f"{before}{cue[0]}{after}"
    return bool(
        ('"' in near and not (before.endswith('" ') and _OBJECT.match(after)))
        or (":" in after and not reserves.contrasts(cue[0]))
        or any(not _UNASKED.search(near, 0, m.start()) for m in REQUESTS.finditer(near))
        or len(near.replace(PLACE, "").split()) <= _SHORT
        or (_BEGINS.search(before) and not _NOUN.match(part, cue.start()))
        or (_ENDS.match(after) and grammar.NAMED_FIRST.search(f"{before}{cue[0]}"))
        or (_ENACTS.match(before) and _ENDS.match(after))
    )


def _around(part: str, cue: re.Match[str]) -> tuple[str, str]:
    """Return what stands before a cue and behind it, so far as it tells."""
    start, end = cue.span()
    return part[max(0, start - REACH) : start], part[end : end + REACH]


@remembered
def plainly(sentence: str) -> Action | None:
    """Say what a sentence asks for, whatever else its words name."""
    first = reserves.before_fallback(sentence)
    said = asked(first, grammar.unasked)[0] if first else None
    if said in _RIDS:
        return said
    told = turns.turned(sentence)
    open_ = told is None or told in _RIDS
    return Action.KEEP if open_ and _spares(sentence) else told


def _spares(sentence: str) -> bool:
    """Tell whether the sender is against a change, or calls it wrong."""
    if others.is_reported(sentence) or reserves.falls_back(sentence):
        return False
    taken = _for_or_against(others.masked(sentence))
    return taken is not None and taken[0] is Action.KEEP


def withstands(sentence: str, behind: str, found: Action) -> bool:
    """Tell whether others want to be rid of what the sender wants to keep."""
    if found not in _RIDS or not others.want(sentence):
        return False
    ended = SENTENCE.search(behind)
    reply = behind[: ended.start()] if ended else behind
    return others.replies(reply) and asked(reply, grammar.unasked)[0] is Action.KEEP
