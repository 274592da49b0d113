"""Does a comment answer a question of the draft, and ask for no other words of it?

"Should wells be public? - Yes, with a fence": whoever agrees, or names a value, says
what is asked of him. Whoever speaks of the question itself, or wants it gone, asks for
a change of the draft. In seven languages, in the table beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.citation.folding import fold, requoted
from rules.location import courtesy, stances
from rules.location.target import UNPLAIN
from rules.tables import any_of, beside
from rules.terms import Action, Comment, EvidenceKind

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.location.catalogue import Drafts

_OF_TEXT = any_of({"words": said["words"]} for said in beside(__name__).values())
#: The question before what is said of it: "Q4:".
_LABEL = re.compile(r"\A\W*[^\W\d_]{0,12}[.\s]{0,2}\d{1,3}\s?[:.–—-]\s")
#: So few words before a question lead to it: "Answer to question 4 of part 2:".
_BEFORE = 8
#: By these something was done to the words of the draft.
_MARKED = (EvidenceKind.TRACKED_CHANGE, EvidenceKind.MARKUP)
#: What no answer asks for in so many words.
_RIDS = (Action.DELETE, Action.MERGE)


def taken(comment: Comment, drafts: Drafts) -> Comment | None:
    """Return a comment as the answer to the question that it stands on, if it is one.

    None: the question is repeated, and not answered. In a copy with answers below its
    questions nothing else stands there.
    """
    places = [(comment.document, label) for label in comment.paragraphs] or [
        (c.document, c.paragraph) for c in comment.candidates
    ]
    kind = comment.evidence.kind
    asked = bool(places) and drafts.asking.issuperset(places)
    if not asked or not comment.text or kind in _MARKED:
        return comment
    own = [drafts.words_of(str(d), label) for d, label in places]
    said = "\n".join(s for s in comment.text.split("\n") if not _repeats(s, own))
    if courtesy.says_nothing(_LABEL.sub("", said)) or not said.strip():
        return None
    if _asks_of_text(said):
        return comment
    answer = replace(comment, action=Action.COMMENT, proposed="")
    unplain = any(c.reason == UNPLAIN for c in comment.candidates)
    told = unplain or kind is EvidenceKind.EDITED_COPY
    if not comment.review or not told or len(places) > 1:
        return answer
    ((document, label),) = places
    return replace(
        answer, document=document, paragraphs=(label,), candidates=(), review=False
    )


def _repeats(line: str, own: Sequence[Words]) -> bool:
    """Whether a line ends with the words of a question, with little but its number."""
    words = alignment.words(line)
    asked = [x for x in own if x and len(words) - len(x) <= _BEFORE]
    return any(words[-len(each) :] == each for each in asked)


def _asks_of_text(said: str) -> bool:
    """Tell whether words ask for something of a question, and do not answer it.

    >>> _asks_of_text("Q4: keep as is."), _asks_of_text("Q4: yes, without reserve.")
    (True, False)
    """
    said = _LABEL.sub("", said, count=1)
    folded = requoted(fold(said)).text
    verdict = stances.stance(said) is not None and not stances.is_bare(said)
    return (
        verdict
        or '"' in folded
        or worded(said) in _RIDS
        or _OF_TEXT.search(folded) is not None
    )
