"""Does a remark strike words of its paragraph, and so amend it whatever it says?

"Paragraph 8: yes, and ~~fog~~ ice": who strikes a word of the paragraph in what he says
of it, and agrees or asks that the words go, wants other words, and not all of it away.
Nor is a person asked then whether a change is wanted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.location.offering import within
from rules.location.target import UNPLAIN
from rules.marks import mark
from rules.terms import Action, Comment, EvidenceKind

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

#: An addition stands behind the piece that is named, whatever is struck.
_READ = (Action.KEEP, Action.DELETE, Action.COMMENT, Action.AMEND)


def amended(comment: Comment, drafts: Drafts) -> Comment:
    """Return a comment as an amendment, where it strikes words of its one paragraph."""
    places = [(comment.document, label) for label in comment.paragraphs] or [
        (c.document, c.paragraph) for c in comment.candidates
    ]
    told = comment.evidence.kind is EvidenceKind.MARKUP or len(places) != 1
    if told or not comment.text or comment.action not in _READ:
        return comment
    ((document, label),) = places
    own = drafts.words_of(str(document), label)
    struck = [alignment.words(r.text) for r in comment.runs if mark(r) == "del"]
    if not any(w and len(w) < len(own) and within(w, own) for w in struck):
        return comment
    if [each.reason for each in comment.candidates] == [UNPLAIN]:
        comment = replace(
            comment,
            document=document,
            paragraphs=(label,),
            candidates=(),
            review=False,
        )
    return replace(comment, action=Action.AMEND)
