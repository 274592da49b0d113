"""Where does a comment stand? Under the first of the paragraphs it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from rules.terms import Action, Comment, Draft

#: Where a comment stands: in which part of the document (0 is about no draft, then come
#: the drafts, then what is unplaced), and under which paragraph, from 1; what is
#: general stands before the first. Places are in the order of the document.
Place: TypeAlias = tuple[int, int]


class Places:
    """The places of a document that consolidates comments on these drafts."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        """Count the drafts, and the paragraphs of each."""
        self.general: Place = (0, 0)
        self.unplaced: Place = (len(drafts) + 1, 0)
        self._drafts = {
            draft.id: (nth, dict(_first_positions(draft)))
            for nth, draft in enumerate(drafts, 1)
        }

    def of(self, comment: Comment) -> Place:
        """Say where a comment stands."""
        known = comment.document is None or comment.document in self._drafts
        if comment.review or not known:
            return self.unplaced
        nth, _ = self._drafts.get(comment.document or "", self.general)
        if comment.action is Action.GENERAL or "*" in comment.paragraphs:
            return (nth, 0)
        positions = self.paragraphs(comment)
        return (nth, positions[0]) if positions else self.unplaced

    def paragraphs(self, comment: Comment) -> list[int]:
        """Say which paragraphs of its draft a comment is about."""
        _, labels = self._drafts.get(comment.document or "", (0, {}))
        return sorted({labels[p] for p in comment.paragraphs if p in labels})


def _first_positions(draft: Draft) -> Iterable[tuple[str, int]]:
    """Give each label its place; where a label stands twice, the first counts."""
    seen: set[str] = set()
    for position, paragraph in enumerate(draft.paragraphs, 1):
        if paragraph.label is not None and paragraph.label not in seen:
            seen.add(paragraph.label)
            yield paragraph.label, position
