"""Which words on no piece say nothing, where others of a mail bring comments?

Who only says that points follow, that these replace others, who writes, or how the
letter came about. Where nothing else is brought a person looks at them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from rules.action import heard
from rules.action_understood import accompanies, understood
from rules.duplicate import only_replaces
from rules.location import courtesy
from rules.terms import Action, Comment, EvidenceKind, Source

#: Where a comment is on no piece: nobody knows which, or it is on the whole.
_NO_PIECE = ((), ("*",))
#: Who is so likely only to lead in, or out, says nothing.
_IDLE = 0.97
#: So does who opens a mail, and would be asked about.
_OPENS = 0.85
#: No longer text is read as a whole.
_LONGEST = 2000
#: Nothing in the words names a piece.
_UNNAMED = (EvidenceKind.CONTEXT, EvidenceKind.MEANING)
#: In running text: what hangs on a paragraph, or on its words, leads in to nothing.
_RUNNING = (*_UNNAMED, EvidenceKind.EXPLICIT_REF, EvidenceKind.HEADER)


def followed(
    comments: Sequence[Comment], rows: Container[Source] = ()
) -> list[Comment]:
    """Leave out what says nothing beside the comments that a mail brings.

    What stands in one of the `rows` of a table leads in to nothing.
    """
    found = [
        comment
        for number, comment in enumerate(comments, 1)
        if number == len(comments)
        or comment.paragraphs
        or not courtesy.only_leads_in(comment.text)
    ]
    idle = [
        c
        for c in found
        if c.paragraphs in _NO_PIECE and c.source not in rows and _idles(c, found[0])
    ]
    return found if len(idle) == len(found) else [c for c in found if c not in idle]


def _idles(comment: Comment, first: Comment) -> bool:
    opens = comment is first and comment.review
    return only_replaces(comment.text) or _leads(comment, _OPENS if opens else _IDLE)


def _leads(comment: Comment, least: float) -> bool:
    if len(comment.text) > _LONGEST or not _leads_in_form(comment):
        return False
    own, known = heard(comment.text)
    asked = understood(own, known.action).action
    silent = asked in (Action.COMMENT, None)
    return silent and accompanies(own, known.action) >= least


def _leads_in_form(comment: Comment) -> bool:
    """Whether the words themselves name no piece: the subject may, or a draft."""
    if comment.evidence.kind not in _RUNNING:
        return False
    named = comment.paragraphs or comment.evidence.value in comment.text
    return comment.evidence.kind in _UNNAMED or not named
