"""What does a comment ask for, and which of its words are the new text?

The first sentence that asks for something decides; quoted words and the text
after "should read:" never do, for they are the draft's or the proposal. Words
of six languages and of German, and the marks of treaty conferences (ADD, MOD,
SUP, NOC).
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
    start = 0
    for end in [*(m.end() for m in _SENTENCE.finditer(plain)), len(plain)]:
        sentence = plain[start:end]
        colon = _COLON.search(sentence)
        asked = sentence[: colon.end()] if colon else sentence
        for part, rest in ((asked, start + len(asked)), (sentence, end)):
            for found, cue in CUES:
                match = cue.search(part)
                if match:
                    return Request(
                        found, _new_text(folded, start + match.start(), found, rest)
                    )
        start = end
    return Request(Action.COMMENT)


def _new_text(folded: Folded, cue: int, found: Action, _rest: int) -> str:
    """Find the new text behind a cue: in quotation marks, or after a colon."""
    if found not in _TEXT_FOLLOWS:
        return ""
    text = folded.text
    quoted = _QUOTED.search(text, cue)
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
