"""What does each edit in a copy of the draft ask for?

A paragraph that was changed, moved, renumbered, left out or run into another one, and
one that is new: each makes a comment, sure or for a person to settle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.location import between
from rules.location import target as targets
from rules.location.target import Target
from rules.location.typed import agrees, typed
from rules.location.views import all_marked, inserted, secretariats, views
from rules.terms import Action, Comment, EvidenceKind, Passage

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts, Place
    from rules.location.copies import Copy

_CERTAIN = 80.0
_SAME = 95.0
_LEAD = 20.0
#: Of a few words behind their label, two others are half.
_BRIEF, _HALF = 6, 50.0


def change(
    passage: Passage, place: Place, drafts: Drafts, index: int
) -> Comment | None:
    """Say what was done to one paragraph of the draft, if anything was."""
    seen = views(passage, drafts)
    original = drafts.texts.words[index]
    base, head = typed(seen.base, drafts).words, typed(seen.final, drafts)
    final = head.words
    score = alignment.likeness(base, original)
    if not seen.changed and base == original:
        return None
    if seen.tracked and base == final and passage.paragraph_change is None:
        return None
    if passage.runs and not seen.changed and secretariats(passage, drafts):
        return None
    kind = (
        EvidenceKind.TRACKED_CHANGE
        if seen.tracked
        else EvidenceKind.MARKUP
        if seen.marked
        else EvidenceKind.EDITED_COPY
    )
    target = Target(
        document=place.document,
        labels=(place.label,) if place.label else (),
        sure=place.label is not None,
        kind=kind,
        value=f"{round(score)} % of the words before the change",
        why="" if place.label else "the paragraph of the draft has no number",
    )
    if score < _SAME and seen.changed:
        target = target.doubted("the words before the change differ from the draft")
    agreed = not head.path or agrees(head.path, place.label)
    match = alignment.version_of(base, drafts.texts)
    alone = match is not None and match.index == index and match.margin >= _LEAD
    brief = bool(head.path) and agreed and len(original) <= _BRIEF
    likely = _HALF if brief else alignment.VERSION if agreed or alone else _CERTAIN
    if not seen.changed and score < likely:
        target = target.doubted("little of the paragraph is left")
    if not final:
        return targets.comment(
            target, "", passage.source,
            asks="", action=Action.DELETE, proposed="", runs=seen.runs,
        )  # fmt: skip
    marked = replace(passage, runs=seen.runs)
    return _new_text(target, marked, Action.AMEND, seen.final.strip())


def is_part(passage: Passage, index: int, drafts: Drafts) -> bool:
    """Whether a paragraph is copied as it is, but for what stands before or behind."""
    seen, original = views(passage, drafts), drafts.texts.words[index]
    base = " ".join(typed(seen.base, drafts).words)
    return not seen.changed and f" {base} " in f" {' '.join(original)} "


def addition(passage: Passage, last: int, drafts: Drafts) -> Comment:
    """Make the comment that adds a passage after a paragraph of the draft."""
    span = next(s for s in drafts.spans.values() if last in s)
    after = (i for i in range(last, span.start - 1, -1) if drafts.places[i].label)
    place = drafts.places[next(after, last)]
    seen = views(passage, drafts)
    kind = (
        EvidenceKind.TRACKED_CHANGE
        if seen.tracked or passage.paragraph_change
        else EvidenceKind.MARKUP
        if all_marked(passage.runs)
        else EvidenceKind.EDITED_COPY
    )
    target = Target(
        document=place.document,
        labels=(place.label,) if place.label else (),
        sure=place.label is not None,
        kind=kind,
        value="stands after this paragraph in the copy",
        why="stands before the first number of the draft",
    )
    if kind is EvidenceKind.MARKUP:
        runs = inserted(passage.runs, [r.underline for r in passage.runs])
        passage = replace(passage, runs=runs)
    proposed = between.unmarked(passage.text)
    return _new_text(target, passage, Action.ADD, proposed)


def merger(passage: Passage, both: Sequence[int], drafts: Drafts) -> Comment:
    """Make the comment of a paragraph in which two of the draft are, as they stood."""
    target = Target(
        document=drafts.places[both[0]].document,
        labels=tuple(str(drafts.places[j].label) for j in both),
        sure=True,
        kind=EvidenceKind.EDITED_COPY,
        value="one paragraph in the copy",
    )
    return _new_text(target, passage, Action.MERGE, passage.text)


def move(passage: Passage, index: int, copy: Copy, drafts: Drafts) -> list[Comment]:
    """Ask about a paragraph that stands elsewhere, and not of one that is repeated."""
    place = drafts.places[index]
    if index in copy.pairs.values():
        return []
    target = Target(
        document=place.document,
        labels=(place.label,) if place.label else (),
        kind=EvidenceKind.EDITED_COPY,
        why="the words are the draft's, but stand in another place",
    )
    return [_new_text(target, passage, Action.AMEND, passage.text)]


def renumbering(passage: Passage, place: Place) -> Comment:
    """Ask whether another number is wanted for words that stay as they are."""
    target = Target(
        document=place.document,
        labels=(str(place.label),),
        kind=EvidenceKind.EDITED_COPY,
        why="the words are the draft's, the number before them is another",
    )
    return _new_text(target, passage, Action.AMEND, passage.text)


def rewriting(passage: Passage, old: Sequence[int], drafts: Drafts) -> Comment:
    """Ask whether a passage was rewritten or stands for something new."""
    places = [drafts.places[i] for i in old]
    target = Target(
        document=places[0].document,
        labels=tuple(p.label for p in places if p.label),
        kind=EvidenceKind.EDITED_COPY,
        why="a paragraph is missing and another stands in its place",
    )
    return _new_text(target, passage, Action.AMEND, passage.text)


def deletion(
    gap: Sequence[int], passage: Passage, copy: Copy, drafts: Drafts, *, noted: bool
) -> Comment:
    """Make one comment of a gap: one paragraph was deleted, more are a question.

    So is a gap at an edge, and any where others are noted.
    """
    gone = [drafts.places[i] for i in gap if drafts.places[i].label is not None]
    low, high = min(copy.pairs.values()), max(copy.pairs.values())
    sure = len(gone) == 1 and low < gap[0] < high and not noted
    target = Target(
        document=drafts.places[gap[0]].document,
        labels=tuple(str(p.label) for p in gone),
        sure=sure,
        kind=EvidenceKind.EDITED_COPY,
        value="is missing in the copy, its neighbours are there" if sure else "",
        why="missing in the copy: deleted, or only left out?",
    )
    return targets.comment(
        target, "", passage.source, asks="", action=Action.DELETE, proposed=""
    )


def _new_text(
    target: Target, passage: Passage, action: Action, proposed: str
) -> Comment:
    """Make a comment of a passage that is itself the new text."""
    return targets.comment(
        target,
        passage.text,
        passage.source,
        action=action,
        proposed=proposed,
        runs=passage.runs,
    )
