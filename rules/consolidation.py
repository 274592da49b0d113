"""Which comment stands where? Order and grouping; the words are untouched.

"A consolidation of comments and proposals only": general comments first, then
each draft paragraph by paragraph, then what could not be placed, the
contributors, the late list by number only, and the sums. Every accepted
comment stands in exactly one place; where it is about several paragraphs, it
stands under the first of them, and the others point to it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rules.lifecycle import Class
from rules.terms import Action, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from rules.terms import (
        Clock,
        Comment,
        Draft,
        Paragraph,
        Read,
        Stakeholder,
        Window,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as it was sent: label, type, size in bytes, how much was read."""

    name: str
    type: str
    size: int
    sha256: str
    read: Read
    why: str = ""


class Standing(StrEnum):
    """What became of a contribution; only what is compiled has its words printed.

    `SET_ASIDE`: it had its number when a person decided that it is none.
    `UNPROVEN`: it may be from somebody else than it says; a person confirms it.
    """

    COMPILED = "compiled"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    SET_ASIDE = "set aside"
    UNPROVEN = "to be confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One delivery that is a contribution, with all that was decided about it.

    `comments` are (id, comment) in the order of the submission. `number` is
    empty for a late one. `superseded_by` and `supersedes` are numbers,
    `set_aside` is when the secretariat did so.
    """

    delivery: str
    number: str
    call: str
    received_at: datetime
    received_from: Clock
    verdict: Verdict
    subject: str
    sha256: str
    stakeholders: tuple[Stakeholder, ...]
    stakeholder_review: bool = False
    comments: tuple[tuple[str, Comment], ...] = ()
    files: tuple[File, ...] = ()
    supersedes: str = ""
    superseded_by: str = ""
    withdrawn: bool = False
    set_aside: datetime | None = None
    unproven: bool = False
    letters: tuple[tuple[str, str], ...] = ()

    @property
    def standing(self) -> Standing:
        """Say what became of it."""
        if self.set_aside is not None:
            return Standing.SET_ASIDE
        if self.withdrawn:
            return Standing.WITHDRAWN
        if self.verdict is Verdict.LATE:
            return Standing.LATE
        if self.superseded_by:
            return Standing.SUPERSEDED
        return Standing.UNPROVEN if self.unproven else Standing.COMPILED

    @property
    def counts(self) -> bool:
        """Tell whether its comments are compiled."""
        return self.standing is Standing.COMPILED


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One comment in its place: whose, from which submission, verbatim."""

    id: str
    number: str
    who: tuple[Stakeholder, ...]
    comment: Comment
    who_review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphEntries:
    """A paragraph of the draft and what stands under it.

    `see` are ids and labels of comments that stand under another paragraph of
    the draft and are about this one too.
    """

    paragraph: Paragraph
    entries: tuple[Entry, ...] = ()
    see: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntries:
    """A draft with its general comments and its paragraphs, all of them."""

    draft: Draft
    general: tuple[Entry, ...]
    paragraphs: tuple[ParagraphEntries, ...]

    @property
    def count(self) -> int:
        """How many comments stand here."""
        return len(self.general) + sum(len(p.entries) for p in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """A stakeholder and the numbers of its submissions.

    With `review`, a person has still to confirm that it was this one.
    """

    stakeholder: Stakeholder
    numbers: tuple[str, ...]
    review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Every delivery is in one class: the classes add up to the deliveries."""

    deliveries: int
    classes: Mapping[Class, int]

    def __post_init__(self) -> None:
        """Refuse sums that do not add up: they are printed nowhere."""
        if self.deliveries != sum(self.classes.values()):
            raise ValueError("the classes do not add up to the deliveries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is otherwise than in the issue before: numbers, and ids of late ones."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """All that a compilation of one call says, in its order.

    `revision` is 0 for the first issue, n for Rev.n; `changes` are known of Rev.n.
    `contributions` are those that have a number, in its order, whatever became of
    them. `late` are deliveries by number only, with the instant they were received.
    """

    consultation: str
    title: str
    series: str
    window: Window
    issued_at: datetime
    general: tuple[Entry, ...]
    drafts: tuple[DraftEntries, ...]
    unplaced: tuple[Entry, ...]
    contributors: tuple[Contributor, ...]
    contributions: tuple[Contribution, ...]
    late: tuple[tuple[str, datetime], ...]
    sums: Sums
    revision: int = 0
    changes: Changes | None = None

    @property
    def count(self) -> int:
        """How many comments there are."""
        placed = sum(d.count for d in self.drafts)
        return len(self.general) + placed + len(self.unplaced)

    def entries(self) -> Iterable[Entry]:
        """Go through all comments in the order of the document."""
        yield from self.general
        for draft in self.drafts:
            yield from draft.general
            for paragraph in draft.paragraphs:
                yield from paragraph.entries
        yield from self.unplaced


def consolidate(  # noqa: PLR0913 - the facts of one issue, all by keyword
    *,
    consultation: str,
    title: str,
    series: str,
    window: Window,
    issued_at: datetime,
    drafts: Sequence[Draft],
    contributions: Iterable[Contribution],
    classes: Iterable[Class],
    revision: int = 0,
) -> Consolidation:
    """Put every accepted comment of a call in its one place.

    `drafts` and `contributions` are those of the call; `classes` are the
    classes of all deliveries of the consultation, for the sums. Within a place
    the order is that of the submission numbers, then that of the submission.
    What waits for a person, or names a paragraph that is not there, is unplaced.
    """
    received = sorted(contributions, key=lambda c: (c.received_at, c.delivery))
    numbered = sorted(
        (c for c in received if c.verdict is not Verdict.LATE),
        key=lambda c: number_key(c.number),
    )
    accepted = tuple(c for c in numbered if c.counts)
    places = {
        draft.id: {label: at for at, label in _first_positions(draft)}
        for draft in drafts
    }
    shelves: dict[_Place, list[Entry]] = {}
    for contribution in accepted:
        for name, comment in contribution.comments:
            shelves.setdefault(_place(comment, places), []).append(
                Entry(
                    id=name,
                    number=contribution.number,
                    who=contribution.stakeholders,
                    comment=comment,
                    who_review=contribution.stakeholder_review,
                )
            )
    return Consolidation(
        consultation=consultation,
        title=title,
        series=series,
        window=window,
        issued_at=issued_at,
        general=tuple(shelves.get(_GENERAL, ())),
        drafts=tuple(_draft_entries(d, places[d.id], shelves) for d in drafts),
        unplaced=tuple(shelves.get(_UNPLACED, ())),
        contributors=_contributors(accepted),
        contributions=tuple(numbered),
        late=tuple(
            (c.delivery, c.received_at) for c in received if c.verdict is Verdict.LATE
        ),
        sums=sums(classes),
        revision=revision,
    )


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> Changes:
    """Tell two issues from each other by the digests of what they say of each number.

    >>> changes({"A/1": "x", "A/2": "y"}, {"A/2": "z", "A/3": "x"})
    Changes(new=('A/3',), changed=('A/2',), gone=('A/1',))
    """
    return Changes(
        new=tuple(n for n in now if n not in before),
        changed=tuple(n for n in now if n in before and before[n] != now[n]),
        gone=tuple(n for n in before if n not in now),
    )


def sums(classes: Iterable[Class]) -> Sums:
    """Count the classes of all deliveries.

    >>> sums([Class.LATE, Class.LATE]).classes[Class.LATE]
    2
    """
    counted = Counter(classes)
    return Sums(deliveries=counted.total(), classes={c: counted[c] for c in Class})


def number_key(number: str) -> tuple[str, int, str]:
    """Order numbers of a series by their last figure, not as text.

    >>> sorted(["WSIS+10/3/10", "WSIS+10/3/9"], key=number_key)
    ['WSIS+10/3/9', 'WSIS+10/3/10']
    """
    series, _, last = number.rpartition("/")
    digits = last.split("-")[0]
    return (series, int(digits) if digits.isdecimal() else 0, last)


#: Where a comment stands: a draft and the position of a paragraph in it,
#: counted from 0. A general comment has no position.
_Place = tuple[str | None, int | None]
_GENERAL: _Place = (None, None)
_UNPLACED: _Place = (None, -1)


def _first_positions(draft: Draft) -> Iterable[tuple[int, str]]:
    """Give each label its place; where a label stands twice, the first counts."""
    seen: set[str] = set()
    for position, paragraph in enumerate(draft.paragraphs):
        if paragraph.label is not None and paragraph.label not in seen:
            seen.add(paragraph.label)
            yield position, paragraph.label


def _place(comment: Comment, places: Mapping[str, Mapping[str, int]]) -> _Place:
    known = comment.document is None or comment.document in places
    if comment.review or not known:
        return _UNPLACED
    if comment.action is Action.GENERAL or "*" in comment.paragraphs:
        return (comment.document, None)
    positions = _positions(comment, places.get(comment.document or "", {}))
    return (comment.document, positions[0]) if positions else _UNPLACED


def _positions(comment: Comment, labels: Mapping[str, int]) -> list[int]:
    return sorted({labels[p] for p in comment.paragraphs if p in labels})


def _draft_entries(
    draft: Draft, labels: Mapping[str, int], shelves: Mapping[_Place, list[Entry]]
) -> DraftEntries:
    here = [
        (paragraph, tuple(shelves.get((draft.id, at), ())))
        for at, paragraph in enumerate(draft.paragraphs)
    ]
    see: dict[int, list[tuple[str, str]]] = {}
    for paragraph, entries in here:
        for entry in entries:
            for other in _positions(entry.comment, labels)[1:]:
                see.setdefault(other, []).append((entry.id, str(paragraph.label)))
    return DraftEntries(
        draft=draft,
        general=tuple(shelves.get((draft.id, None), ())),
        paragraphs=tuple(
            ParagraphEntries(
                paragraph=paragraph, entries=entries, see=tuple(see.get(at, ()))
            )
            for at, (paragraph, entries) in enumerate(here)
        ),
    )


def _contributors(accepted: Iterable[Contribution]) -> tuple[Contributor, ...]:
    """List who spoke, by name. Rivals are nobody's contribution yet."""
    numbers: dict[tuple[Stakeholder, bool], list[str]] = {}
    for contribution in accepted:
        review = contribution.stakeholder_review
        if review and len(contribution.stakeholders) > 1:
            continue
        for stakeholder in contribution.stakeholders:
            numbers.setdefault((stakeholder, review), []).append(contribution.number)
    return tuple(
        Contributor(stakeholder=who, numbers=tuple(of), review=review)
        for (who, review), of in sorted(
            numbers.items(), key=lambda item: (item[0][0].name.casefold(), item[0][1])
        )
    )
