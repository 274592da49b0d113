"""What is a comment about? A target is what evidence says, sure or not.

Every kind of evidence ends in a target; a target and the words make a comment.
Confident only when it is sure; otherwise the words go to review with at most
three candidates, never with a guess.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules.action import request
from rules.action_listed import Request
from rules.action_names import PLACE
from rules.terms import Action, Candidate, Comment, Evidence, EvidenceKind, Run, Source

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

#: So many are offered, or as many more as the words themselves name.
_MOST, _LISTED = 3, 20
#: What asks for no new text has none.
_WITHOUT_TEXT = frozenset({Action.DELETE, Action.KEEP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A document and labels with the evidence for them.

    Without `sure` the labels are candidates; `others` are candidates elsewhere,
    `why` says in a sentence what is in doubt. `new`: the piece is added after the
    labels; `part`: only a part of the paragraph is meant. `listed`: a sentence lists
    the candidates, and none of them is left out.
    """

    document: str | None = None
    labels: tuple[str, ...] = ()
    sure: bool = False
    kind: EvidenceKind = EvidenceKind.EXPLICIT_REF
    value: str = ""
    others: tuple[tuple[str, str], ...] = ()
    why: str = ""
    new: bool = False
    part: bool = False
    listed: bool = False

    def doubted(self, why: str, others: Iterable[tuple[str, str]] = ()) -> Target:
        """Return the same target for review."""
        return replace(self, sure=False, why=why, others=(*self.others, *others))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Its pieces, each with the draft that prints it."""
        return tuple((str(self.document), label) for label in self.labels)

    def of(self, labels: Container[str]) -> Target:
        """Return the same target with some of its labels and candidates alone."""
        kept = tuple(label for label in self.labels if label in labels)
        return replace(
            self, labels=kept, others=tuple(o for o in self.others if o[1] in labels)
        )


UNPLAIN = "it is not plain whether a change is asked for"
NOWHERE = Target(kind=EvidenceKind.CONTEXT, why="no paragraph is named")
_PERHAPS = "may be meant, though no paragraph is named"
TOO_MUCH = Target(
    kind=EvidenceKind.CONTEXT, why="the passage is too long, or cites too much"
)


def comment(  # noqa: PLR0913 - what makes a comment, by name
    target: Target,
    text: str,
    source: Source,
    *,
    asks: str | None = None,
    action: Action | None = None,
    proposed: str | None = None,
    runs: tuple[Run, ...] = (),
) -> Comment:
    """Make a comment of a target and verbatim words.

    `asks` are the words that say what is asked for, where they are not all of
    them; `action` and `proposed` stand where they are known from marks. Where most
    readers would not say what the words ask for, a person is asked.
    """
    known = None if action is None or proposed is None else Request(action, proposed)
    asked = known or request(text if asks is None else asks)
    if action is None and not (asked.sure or target.new) and target.sure:
        target = target.doubted(UNPLAIN)
    what = asked.action if action is None else action
    if target.new and action is None:
        what = Action.ADD
    if target.part and what is Action.DELETE:
        what = Action.AMEND
    new = asked.proposed if proposed is None else proposed
    if PLACE in new:  # what it would stand for is no word of the new text
        new = ""
    candidates = () if target.sure else _candidates(target)
    return Comment(
        document=target.document,
        paragraphs=target.labels if target.sure else (),
        action=what,
        text=text,
        source=source,
        evidence=Evidence(kind=target.kind, value=target.value or target.why),
        proposed="" if what in _WITHOUT_TEXT else new,
        review=not target.sure,
        candidates=candidates,
        runs=runs,
    )


def general(
    document: str | None, text: str, source: Source, *, on: str = ""
) -> Comment:
    """Make a comment on a draft, or on all of them, as a whole.

    `on` are the words of the heading in it that a note in the margin hangs on.
    """
    kind = EvidenceKind.MARGIN_COMMENT if on else EvidenceKind.HEADER
    return Comment(
        document=document,
        paragraphs=("*",),
        action=Action.GENERAL,
        text=text,
        source=source,
        evidence=Evidence(kind=kind, value=on or "as a whole"),
    )


def offered(comment: Comment, why: str) -> Comment:
    """Return a comment for review that was sure, and offer where it stood.

    What is said of a draft as a whole stays so.
    """
    if comment.action is Action.GENERAL or not comment.document:
        return comment
    target = Target(document=comment.document, labels=comment.paragraphs, why=why)
    return replace(comment, paragraphs=(), review=True, candidates=_candidates(target))


def said(target: Target | None, lines: Sequence[str], drafts: Drafts) -> str:
    """Return the words of a comment, and of the paragraphs that its target names."""
    if target is None or target.document is None:
        return "\n".join(lines)
    texts = (drafts.words_of(target.document, label) for label in target.labels)
    return "\n".join((*lines, *map(" ".join, texts)))


def _candidates(target: Target) -> tuple[Candidate, ...]:
    own = [(target.document, label) for label in target.labels if target.document]
    pairs = dict.fromkeys((*own, *target.others))
    most = None if target.listed else max(_MOST, min(len(own), _LISTED))
    return tuple(
        Candidate(
            document=str(document),
            paragraph=label,
            score=round(100 / (place + 1), 1),
            reason=_PERHAPS if target.why == NOWHERE.why else target.why,
        )
        for place, (document, label) in enumerate(list(pairs)[:most])
    )
