"""What does a comment ask for, and which of its words are the new text?

The first sentence that asks for a change decides; one that agrees decides where
none asks for a change, unless it goes on with a but. What others are said to
want is not asked for. Quoted words and the text after "should read:" never
decide, for they are the draft's or the proposal; a question agrees to nothing.
Words of six languages and of German, and the marks of treaty conferences (ADD,
MOD, SUP, NOC).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules.action_words import CUES
from rules.citation.folding import Folded, fold, unwrap
from rules.terms import Action

_MARKS = {
    "add": Action.ADD,
    "mod": Action.AMEND,
    "sup": Action.DELETE,
    "noc": Action.KEEP,
}
_MARK = re.compile(r"^\W{0,2}(ADD|MOD|SUP|NOC)\b")
_QUOTED = re.compile(r'"[^"\n]{1,8000}"')
_SENTENCE = re.compile(r"[.!?;。！？；](?:\s|$)|\n|。")
_COLON = re.compile(r":\s*")
_REPORTED = re.compile(
    r"\W*(?:some|others|several \w+|certain \w+|many|it has been|there (?:have|were)"
    r"|d'aucuns|certains|algunos|некоторые|einige|有些|بعض)(?![^\W_一-龥])[^.]{0,25}"
    r"(?:call|ask|propos|suggest|want|argu|request|demand|pid|предл|forder|要求|建议)"
    r"|(?!.*(?:support|endors|second|agree with))[^.]{0,60}(?<!\w)"
    r"(?:[^\W\d_]{2,}'s? OTHERS|OTHERS (?:of|by|from|made by)(?! our))(?!\w)".replace(
        "OTHERS", "(?:proposal|suggestion|request|call|idea|amendment|wish)s?"
    )
)
_CONCEDES = re.compile(
    r"(?<!\w)(?:but|however|though|although|except|unless|provided|only if|mais|sauf"
    r"|pero|salvo|но|однако|aber|jedoch|as well|in addition|and also)(?!\w)|但|لكن"
)
_REPLACED = re.compile(
    r'"[^"\n]*"[^".\n]{0,40}?(?:by|with|to|into|->|→|=>|read|par|por|на|durch|为|بـ)'
    r'[^".\n]{0,12}"([^"\n]*)"'
)
_TEXT_FOLLOWS = frozenset({Action.AMEND, Action.ADD})
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Request:
    """An action and the words of the new text, verbatim, if there are any."""

    action: Action
    proposed: str = ""


def action(text: str) -> Action:
    """Say what a comment asks for.

    >>> action("Delete."), action("Delete the words “and all”.")
    (<Action.DELETE: 'delete'>, <Action.AMEND: 'amend'>)
    """
    return request(text).action


def proposed(text: str) -> str:
    """Return the new text that a comment proposes, verbatim, or nothing.

    >>> proposed("Should read: “The open Internet for all.” It is shorter.")
    'The open Internet for all.'
    """
    return request(text).proposed


def request(text: str) -> Request:
    """Read a comment: what it asks for, and its new text."""
    mark = _MARK.match(text)
    if mark:
        return Request(_MARKS[mark[1].lower()], text[mark.end() :].strip(" :–-\n"))
    folded = unwrap(fold(text))
    plain = _QUOTED.sub(lambda m: f'"{" " * (len(m[0]) - 2)}"', folded.text)
    agreed = Action.COMMENT
    start = 0
    for end in [*(m.end() for m in _SENTENCE.finditer(plain)), len(plain)]:
        sentence = plain[start:end]
        found, cue = _asked(sentence)
        if found is Action.KEEP and sentence.rstrip().endswith(("?", "？", "؟")):
            found = Action.COMMENT
        if found is Action.KEEP:
            agreed = found
        elif found is not Action.COMMENT:
            return Request(found, _new_text(folded, start + cue, found))
        start = end
    return Request(agreed)


def _asked(sentence: str) -> tuple[Action, int]:
    """Say what a sentence asks for and where; what stands before a colon first."""
    if _REPORTED.match(sentence):
        return Action.COMMENT, 0
    colon = _COLON.search(sentence)
    for part in (sentence[: colon.end()] if colon else sentence, sentence):
        for found, cue in CUES:
            match = cue.search(part)
            if match and not (
                found is Action.KEEP and _CONCEDES.search(part, match.end())
            ):
                return found, match.start()
    return Action.COMMENT, 0


def _new_text(folded: Folded, cue: int, found: Action) -> str:
    """Find the new text behind a cue: in quotation marks, or after a colon."""
    if found not in _TEXT_FOLLOWS:
        return ""
    text = folded.text
    quoted = _QUOTED.search(text, cue)
    replaced = quoted and _REPLACED.match(text, quoted.start())
    if replaced:
        return folded.raw[folded.place(replaced.start(1)) : folded.end(replaced.end(1))]
    colon = _COLON.search(text, cue)
    if quoted and (colon is None or quoted.start() <= colon.end()):
        if colon is None and len(quoted[0].split()) <= _SHORT:
            return ""
        return folded.raw[
            folded.place(quoted.start() + 1) : folded.end(quoted.end() - 1)
        ]
    if colon:
        return folded.raw[folded.place(colon.end()) :].strip()
    line = text.find("\n", cue)
    return folded.raw[folded.place(line) :].strip() if line >= 0 else ""
