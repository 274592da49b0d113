"""Which new text does a comment propose: its quoted words, or those behind a colon?"""

from __future__ import annotations

import re

from rules import action_grammar as grammar
from rules import quotes
from rules.action_apostrophes import apostrophized
from rules.action_cues import COLON, SENTENCE, asked
from rules.action_names import PLACE
from rules.action_reasoned import unreasoned
from rules.citation.folding import Folded, fold, requoted, unwrap
from rules.terms import Action

_LED = re.compile(rf"[^.;:\n]{{0,40}}{PLACE}\s?:")
_STOPS = re.compile(r"[.!?。！？؟] ?\Z")
_TEXT_FOLLOWS = frozenset({Action.AMEND, Action.ADD})
_SHORT = 3
_BRIEF = 4


def new_text(text: str, action: Action) -> str:
    """Find the new text of what asks for an action in no known words: it is quoted."""
    return found(folded_words(text), 0, action, turned=True)


def folded_words(text: str) -> Folded:
    """Fold a comment, its quotation marks and apostrophes made alike."""
    return apostrophized(requoted(unwrap(fold(text))))


def found(folded: Folded, cue: int, action: Action, *, turned: bool) -> str:
    """Find the new text behind a cue: in quotation marks, or after a colon.

    A turn announces none: only what it quotes is a new text.
    """
    if action not in _TEXT_FOLLOWS:
        return ""
    text = folded.text
    # a cue may stand inside a quotation, or between the old words and the new
    spans = quotes.spans(folded)
    exchanged = [*quotes.exchanges(text)]
    # „ten“ durch „five“ ersetzen: the verb stands behind both
    led = {m.end() for m in exchanged if not SENTENCE.search(text, m.end(), cue)}
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
    colon = COLON.search(text, led.end() if led else cue)
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
        return "" if brief and _drops(said) else said
    line = -1 if turned else text.find("\n", cue)
    # a line that has ended asks for all that it wants
    if line < 0 or _STOPS.search(text, cue, line):
        return ""
    return unreasoned(folded.raw[folded.place(line) :].strip())


def _drops(words: str) -> bool:
    """Tell whether words behind a colon ask that the piece goes: "proposal: omit"."""
    return asked(folded_words(words).text, grammar.asked)[0] is Action.DELETE
