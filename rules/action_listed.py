"""What do the words of a comment ask for that lists and a small grammar know?

The first sentence that asks for a change decides; one that agrees decides where
none asks for a change, unless it goes on with a but. A brief wish beside quoted words
is for these. Otherwise quoted words and the text after "should read:" never decide,
for they are the draft's or the proposal; a question agrees to nothing.
Words of six languages and of German, and the marks of treaty conferences (ADD,
MOD, SUP, NOC).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from rules import action_agreement as agreement
from rules import action_denials as denials
from rules import action_grammar as grammar
from rules import action_others as others
from rules import action_reserves as reserves
from rules import action_stances as stances
from rules import action_text as texts
from rules import action_turned as turns
from rules import quotes
from rules.action_cues import (
    REACH,
    SENTENCE,
    asked,
    disagrees,
    plainly,
    strikes,
    withstands,
)
from rules.action_names import PLACE
from rules.action_parts import judged, some_of
from rules.remembered import of_passage
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation.folding import Folded

_MARKS = {
    "add": Action.ADD,
    "mod": Action.AMEND,
    "sup": Action.DELETE,
    "noc": Action.KEEP,
}
MARK = re.compile(r"^\W{0,2}(ADD|MOD|SUP|NOC)\b")
#: What may be heard where only some of a piece is to go.
_WHOLLY = (Action.DELETE, Action.COMMENT)
_AGREE = frozenset({Action.KEEP, Action.COMMENT})
#: A sentence of one word asks for just that, whatever is told behind it; a line of one
#: without a stop may be a heading.
_IN_A_WORD = re.compile(
    r"[^\w?？؟]*+(?:\d[\d.]{0,6}\W{1,3})?(?:[^\W\d_]{1,2} )?"
    r"(?:[^\W\d_一-鿿]{3,16}|[一-鿿]{2,4})\s?[.!。！]\s*"
)
#: Nobody writes more sentences, or a longer one.
_MOST = 500
_LONGEST = 10_000
#: A text of more words argues: wishes in it are for a policy, and not for other words.
ARGUES = 60


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
    folded = texts.folded_words(text)
    plain = quotes.blanked(folded)
    if told := turns.all_said(plain):
        return Request(told, plain=True)
    heard = _Heard(folded, plain, otherwise, len(plain.split()) > ARGUES)
    for start, end in _sentences(plain):
        if request := heard.take(start, end):
            return request
    return heard.rest()


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    ends = islice((m.end() for m in SENTENCE.finditer(plain)), _MOST)
    return pairwise(chain([0], ends, [len(plain)]))


@dataclass(slots=True)
class _Heard:
    """What the sentences of a comment have said so far.

    `argues`: the text is long. `agreed` is what they ask for, none of them for a
    change; `known`, `idle` and `aside` tell that lists know it well. `refused`: what is
    agreed to later is not the piece as it is. `dissents`: what the next one asks for is
    what others want.
    """

    folded: Folded
    plain: str
    otherwise: Callable[[str], Action]
    argues: bool
    agreed: Action = Action.COMMENT
    refused: bool = False
    dissents: bool = False
    partly: bool = False
    known: bool = False
    idle: bool = False
    aside: bool = False

    def take(self, start: int, end: int) -> Request | None:
        """Hear the next sentence; return what it asks for, if that is a change."""
        whole, behind = self.plain[start:end], self.plain[end : end + REACH]
        sentence = whole[:_LONGEST]
        found, cue, turned = asked(sentence, self.otherwise)
        told = plainly(sentence)
        found, cue, turned = (told, 0, True) if told else (found, cue, turned)
        self.aside = self.aside or told is Action.COMMENT
        said = self.plain[max(0, start - REACH) : end]
        if found in _WHOLLY and (some_of(sentence) or judged(said)):
            found, told = Action.AMEND, Action.AMEND
        unasked = told is None and turns.unasked(sentence)
        self.idle = self.idle or unasked or turns.idle(sentence)
        taken_back = self.dissents or reserves.taken_back(behind)
        if taken_back or (unasked and found not in _AGREE):
            found = Action.COMMENT
        joins = others.assents(whole, behind)
        if joins and found is Action.COMMENT:
            # in a change that is only told: whose it is, a person says
            return Request(found, sure=False, plain=True)
        self.dissents = others.dissents(whole, behind)
        kept = self.dissents or (not joins and withstands(whole, behind, found))
        found = self._meant(Action.KEEP if kept else found, sentence)
        if found in _AGREE:
            self._agree(found, told, sentence, end, kept=kept)
            return None
        found = _concluded(found, told, self.plain[end:])
        new = texts.found(self.folded, start + cue, found, turned=turned)
        worded = found is Action.AMEND and stances.unkept(sentence)
        in_a_word = found is not Action.AMEND and bool(_IN_A_WORD.fullmatch(sentence))
        sure = self.idle or joins or told is found or worded or in_a_word
        return _changes(found, new, sentence, plain=sure)

    def rest(self) -> Request:
        """Say what all of it asks for, none of whose sentences asks for a change."""
        alone = self.aside or turns.worries(self.plain)
        alone = self.agreed is Action.COMMENT and alone
        return Request(self.agreed, plain=self.known or self.idle or alone)

    def _meant(self, found: Action, sentence: str) -> Action:
        """Return what is asked for: a question agrees to nothing, nor does a fact.

        Nor does a policy in a text that argues.
        """
        if found is not Action.KEEP:
            return found
        asks = sentence.rstrip().endswith(grammar.ASKING)
        idle = asks or turns.factual(sentence)
        policy = self.argues and reserves.keeps_other(sentence)
        return Action.COMMENT if idle or policy else found

    def _agree(
        self,
        found: Action,
        told: Action | None,
        sentence: str,
        end: int,
        *,
        kept: bool,
    ) -> None:
        """Hear a sentence that agrees, or only remarks, or wants other words."""
        if not kept and stances.unkept(sentence) and not others.is_reported(sentence):
            self.agreed, self.known, self.refused = Action.AMEND, True, True
            return
        if not kept and told is None and turns.refuses(sentence):
            found = self.agreed = Action.COMMENT
            self.known = '"' not in self.plain
        doubted = self.partly and reserves.doubts(sentence)
        only = found is Action.KEEP and reserves.turns_from_principle(sentence)
        back = self.agreed is Action.KEEP and (reserves.turns(sentence) or doubted)
        if back or only:
            self.agreed, self.known = Action.COMMENT, only
        elif found is Action.KEEP:
            # agreement before any piece is named is with something else
            if end > self.plain.find(PLACE) and not self.refused:
                self.agreed = found
            self.known = told is self.agreed
        refused = only or disagrees(sentence)
        refused = refused or denials.REFUSES.search(sentence) is not None
        self.refused = self.refused or refused
        self.partly = self.partly or reserves.in_principle(sentence)


def _concluded(found: Action, told: Action | None, behind: str) -> Action:
    """Say what is asked for where a later sentence may conclude that the piece goes.

    "We would rather use what there is. Therefore we ask to delete ¶."
    """
    if found is not Action.AMEND or told or '"' in behind:
        return found
    parts = islice(SENTENCE.split(behind), _MOST)
    gone = (
        asked(part, grammar.unasked)[0] is Action.DELETE
        for part in parts
        if reserves.concludes(part)
    )
    return Action.DELETE if any(gone) else found


def _changes(found: Action, new: str, sentence: str, *, plain: bool) -> Request:
    """Tell how sure a change is: plainly so, and not if another piece may be meant."""
    if found is not Action.AMEND:
        return Request(found, new, plain=plain)
    conditional = agreement.is_conditional(sentence)
    if conditional and agreement.on_piece(sentence):
        return Request(found, new, sure=False)
    return Request(found, new, plain=plain or conditional or strikes(sentence))
