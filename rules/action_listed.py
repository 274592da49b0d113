"""What do the words of a comment ask for that lists and a small grammar know?

The first sentence that asks for a change decides; one that agrees decides where
none asks for a change, unless it goes on with a but. A word for a change asks for
one only beside a word of request, beside quoted words, or as an imperative: "the
removal of sand" does not. What others are said to want is not asked for, nor what is
denied, supposed or past. A turn ("sixty would be better") asks by itself, but in a
question only a polite one. A brief wish beside quoted words is for these. Otherwise
quoted words and the text after "should read:" never decide, for they are the draft's
or the proposal; a question agrees to nothing.
Words of six languages and of German, and the marks of treaty conferences (ADD,
MOD, SUP, NOC).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from rules import action_agreement as agreement
from rules import action_denials as denials
from rules import action_grammar as grammar
from rules import action_others as others
from rules import action_reserves as reserves
from rules import action_stances as stances
from rules import action_turned as turns
from rules import quotes
from rules.action_apostrophes import apostrophized
from rules.action_names import PLACE
from rules.action_parts import is_part
from rules.action_reasoned import unreasoned
from rules.action_words import CUES, REQUESTS
from rules.citation.folding import Folded, fold, requoted, unwrap
from rules.remembered import of_passage, remembered
from rules.terms import Action
from rules.withholding import is_wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARKS = {
    "add": Action.ADD,
    "mod": Action.AMEND,
    "sup": Action.DELETE,
    "noc": Action.KEEP,
}
MARK = re.compile(r"^\W{0,2}(ADD|MOD|SUP|NOC)\b")
_SENTENCE = re.compile(r"[.!?;。！？；](?:\s|$)|\n|。")
#: No colon of a time, a ratio or an address.
_COLON = re.compile(r"(?:(?<!\d):|:(?!\d))(?!//)\s*")
_CONCEDES = re.compile(
    r"(?<!\w)(?:but|however|though|although|except|unless|provided|only if|mais|sauf"
    r"|pero|salvo|но|однако|(?<!wenn und )aber|jedoch|as well|in addition|and also|not"
    r"|cannot|\w{2,6}n't|never|less|too|subject to|with (?:an?|one|some|the following"
    r"|minor) (?:\w+ )?(?:edit|change|amendment|addition|caveat|modification)s?|sondern"
    r"|а(?= \w+(?:ть|ти)\b))(?!\w)|但|而是|لكن|(?<!\w)بل(?!\w)"
)
#: A condition before it: "once it has been agreed". The words for a change are what
#: the condition asks for; others ask for nothing.
_CONDITIONAL = re.compile(
    r"(?<!\w)(?:if|provided|once|until|unless|when|whether|though|although|albeit|si"
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
    r"(?!(?:supprim|retir|effac|enlev)er\s)[^\W_]*(?:ed|ing|struck|ions?|als?|ments?|ers?|i[oó]n|iones|[иь][еяию]|ий|ung"
    r"|ungen|ait)(?![^\W_])"
)
_LED = re.compile(rf"[^.;:\n]{{0,40}}{PLACE}\s?:")
_STOPS = re.compile(r"[.!?。！？؟] ?\Z")
_TEXT_FOLLOWS = frozenset({Action.AMEND, Action.ADD})
_RIDS = frozenset({Action.DELETE, Action.MERGE})
_AGREE = frozenset({Action.KEEP, Action.COMMENT})
_SHORT = 3
_BRIEF = 4
#: Nobody writes more sentences, or a longer one.
_MOST = 500
_LONGEST = 10_000
#: Who asks for something does so at one of the first words for it.
_TRIED = 50
#: So far from a cue stand the words that tell whether it is meant.
_REACH = 250


@dataclass(frozen=True, slots=True)
class Request:
    """An action and the words of the new text, verbatim, if there are any.

    `sure`: most readers would say so, too. `joins`: if it names two paragraphs, it may
    ask that they become one. `plain`: what was learnt of wordings is not heard.
    """

    action: Action
    proposed: str = ""
    sure: bool = True
    joins: bool = False
    plain: bool = False


@of_passage
def read(text: str, otherwise: Callable[[str], Action]) -> Request:
    """Read a comment; `otherwise` says what a sentence asks for in no known words."""
    mark = MARK.match(text)
    if mark:
        return Request(_MARKS[mark[1].lower()], text[mark.end() :].strip(" :–-\n"))
    folded = _folded(text)
    plain = quotes.blanked(folded)
    place = plain.find(PLACE)
    if told := turns.all_said(plain):
        return Request(told, plain=True)
    agreed, refused, dissents, partly = Action.COMMENT, False, False, False
    known = idle = aside = False
    start = 0
    ends = islice((m.end() for m in _SENTENCE.finditer(plain)), _MOST)
    for end in chain(ends, [len(plain)]):
        sentence = plain[start:end]
        found, cue, turned = _asked(sentence[:_LONGEST], otherwise)
        told = _plainly(sentence[:_LONGEST])
        found, cue, turned = (told, 0, True) if told else (found, cue, turned)
        aside = aside or told is Action.COMMENT
        behind = plain[end : end + _REACH]
        unasked = told is None and turns.unasked(sentence[:_LONGEST])
        idle = idle or unasked or turns.idle(sentence[:_LONGEST])
        taken_back = dissents or reserves.taken_back(behind)
        if taken_back or (unasked and found not in _AGREE):
            found = Action.COMMENT
        joins = others.assents(sentence, behind)
        if joins and found is Action.COMMENT:
            # in a change that is only told: whose it is, a person says
            return Request(found, sure=False, plain=True)
        dissents = others.dissents(sentence, behind)
        kept = dissents or (not joins and _withstands(sentence, behind, found))
        found = _unasked(Action.KEEP if kept else found, sentence)
        if found in _AGREE and not kept and turns.refuses(sentence[:_LONGEST]):
            found, agreed, known = Action.COMMENT, Action.COMMENT, '"' not in plain
        doubted = partly and reserves.doubts(sentence)
        only = found is Action.KEEP and reserves.turns_from_principle(sentence)
        turns_back = agreed is Action.KEEP and (reserves.turns(sentence) or doubted)
        if turns_back or only:
            agreed, known = Action.COMMENT, only
        elif found is Action.KEEP:
            # agreement before any piece is named is with something else
            agreed = found if end > place and not refused else agreed
            known = told is agreed
        elif found is not Action.COMMENT:
            found = _concluded(found, told, plain[end:])
            new = _new_text(folded, start + cue, found, turned=turned)
            sure = idle or joins or told is found
            return _changes(found, new, sentence[:_LONGEST], plain=sure)
        refused = refused or denials.REFUSES.search(sentence) is not None
        partly = partly or reserves.in_principle(sentence)
        start = end
    alone = agreed is Action.COMMENT and (aside or turns.worries(plain))
    return Request(agreed, plain=known or idle or alone)


def _unasked(found: Action, sentence: str) -> Action:
    """Return what is asked for: a question agrees to nothing, nor does a fact."""
    asks = sentence.rstrip().endswith(grammar.ASKING)
    idle = found is Action.KEEP and (asks or turns.factual(sentence[:_LONGEST]))
    return Action.COMMENT if idle else found


@remembered
def _plainly(sentence: str) -> Action | None:
    """Say what a sentence asks for, whatever else its words name."""
    first = reserves.before_fallback(sentence)
    asked = _asked(first, grammar.unasked)[0] if first else None
    return asked if asked in _RIDS else turns.turned(sentence)


def _concluded(found: Action, told: Action | None, behind: str) -> Action:
    """Say what is asked for where a later sentence may conclude that the piece goes.

    "We would rather use what there is. Therefore we ask to delete ¶."
    """
    if found is not Action.AMEND or told or '"' in behind:
        return found
    parts = islice(_SENTENCE.split(behind), _MOST)
    gone = (
        _asked(part, grammar.unasked)[0] is Action.DELETE
        for part in parts
        if reserves.concludes(part)
    )
    return Action.DELETE if any(gone) else found


def _withstands(sentence: str, behind: str, found: Action) -> bool:
    """Tell whether others want to be rid of what the sender wants to keep."""
    if found not in _RIDS or not others.want(sentence):
        return False
    ended = _SENTENCE.search(behind)
    reply = behind[: ended.start()] if ended else behind
    return others.replies(reply) and _asked(reply, grammar.unasked)[0] is Action.KEEP


@of_passage
def _asked(
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
    if said := _for_or_against(sentence):
        return said
    colon = _COLON.search(sentence)
    for part in (sentence[: colon.end()], sentence) if colon else (sentence,):
        if found := next(_cued(part, sentence), None):
            behind = sentence[len(part) :]
            return _outweighed(found, part, behind, otherwise) or found
    asked = otherwise(sentence)
    if asked is not Action.COMMENT and is_wish(sentence):  # "do not print my name"
        asked = Action.COMMENT
    return asked, 0, True


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
    first = _asked(clause, otherwise) if clause else found
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


def _changes(found: Action, new: str, sentence: str, *, plain: bool) -> Request:
    """Tell how sure a change is: plainly so, and not if another piece may be meant."""
    if found is not Action.AMEND:
        return Request(found, new, plain=plain)
    conditional = agreement.is_conditional(sentence)
    if conditional and agreement.on_piece(sentence):
        return Request(found, new, sure=False)
    return Request(found, new, plain=plain or conditional or _strikes(sentence))


def _strikes(sentence: str) -> bool:
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
    denied = (
        not polite
        and not denials.DENYING.match(cue[0])
        and denials.DENIED.search(before)
    )
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
    return part[max(0, start - _REACH) : start], part[end : end + _REACH]


def new_text(text: str, found: Action) -> str:
    """Find the new text of what asks for an action in no known words: it is quoted."""
    return _new_text(_folded(text), 0, found, turned=True)


def _folded(text: str) -> Folded:
    return apostrophized(requoted(unwrap(fold(text))))


def _new_text(folded: Folded, cue: int, found: Action, *, turned: bool) -> str:
    """Find the new text behind a cue: in quotation marks, or after a colon.

    A turn announces none: only what it quotes is a new text.
    """
    if found not in _TEXT_FOLLOWS:
        return ""
    text = folded.text
    # a cue may stand inside a quotation, or between the old words and the new
    spans = quotes.spans(folded)
    exchanged = [*quotes.exchanges(text)]
    # „ten“ durch „five“ ersetzen: the verb stands behind both
    led = {m.end() for m in exchanged if not _SENTENCE.search(text, m.end(), cue)}
    behind = [
        s for s in spans if s[1] > cue or s[1] in led or quotes.is_put(text, s[1])
    ]
    quoted = next((s for s in behind if quotes.may_be_new(text, *s)), None)
    ends = {end for _, end in behind}
    replaced = [m for m in exchanged if m.end() in ends]
    if behind and replaced and replaced[0].start() <= behind[0][0]:
        # of several replacements each is told on a line, the old words with the new
        new = [m.span() for m in replaced[1:] and replaced] or [replaced[0].span(1)]
        return "\n".join(
            folded.raw[folded.place(s) : folded.end(e)].strip() for s, e in new
        )
    if behind and not quoted:
        return ""
    return _told(folded, cue, quoted, turned=turned)


def _told(
    folded: Folded, cue: int, quoted: tuple[int, int] | None, *, turned: bool
) -> str:
    """Return the words quoted, else the value or the words that a cue announces."""
    text = folded.text
    # by a turn one asks behind the colon of a reference: "¶: consider “...”"
    led = _LED.match(text, cue) if turned else None
    colon = _COLON.search(text, led.end() if led else cue)
    if quoted and (colon is None or quoted[0] <= colon.end()):
        inside = text[quoted[0] + 1 : quoted[1] - 1]
        brief = colon is None and len(inside.split()) <= _SHORT
        if brief and not quotes.is_new(text, *quoted):
            return ""
        first, last = folded.place(quoted[0] + 1), folded.end(quoted[1] - 1)
        return folded.raw[first:last].strip()
    if value := quotes.replaced(folded):
        return value
    if colon and not turned:
        said = unreasoned(folded.raw[folded.place(colon.end()) :].strip())
        brief = len(said.split()) <= _BRIEF
        return (
            "" if brief and read(said, grammar.asked).action is Action.DELETE else said
        )
    line = -1 if turned else text.find("\n", cue)
    # a line that has ended asks for all that it wants
    if line < 0 or _STOPS.search(text, cue, line):
        return ""
    return unreasoned(folded.raw[folded.place(line) :].strip())
