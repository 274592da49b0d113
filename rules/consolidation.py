"""Which comment stands where? Order and grouping; the words are untouched.

"A consolidation of comments and proposals only": general comments first, then
each draft paragraph by paragraph, then what could not be placed, the
contributors, the late list by number only, and the sums. Every accepted
comment stands in exactly one place; where it is about several paragraphs, it
stands under the first of them, and the others point to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from rules.lifecycle import Class
from rules.places import Place, Places
from rules.shelves import Shelf, Shelves
from rules.terms import (
    Clock,
    Comment,
    Draft,
    Paragraph,
    Read,
    Stakeholder,
    Verdict,
    Window,
)
from rules.whose import Voice, voices, whose

if TYPE_CHECKING:
    from rules.changes import Changes


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
    `UNPROVEN`: it may be from somebody else than it says, or its sender asks that it is
    not published; a person decides.
    `REPEATS`: it may be an earlier one sent again, which has the same words.
    """

    COMPILED = "compiled"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    SET_ASIDE = "set aside"
    UNPROVEN = "to be confirmed"
    REPEATS = "perhaps sent again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One delivery that is a contribution, with all that was decided about it.

    `comments` are (id, comment) in the order of the submission. `number` is
    empty for a late one. `superseded_by` and `supersedes` are numbers, and so is
    `repeats`, of what it may be once more. `set_aside` is when the secretariat did so.
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
    repeats: str = ""
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
        if self.unproven:
            return Standing.UNPROVEN
        return Standing.REPEATS if self.repeats else Standing.COMPILED

    @property
    def counts(self) -> bool:
        """Tell whether its comments are compiled."""
        return self.standing is Standing.COMPILED

    @property
    def voice(self) -> Voice:
        """Say who speaks in it, where nothing tells who says a comment."""
        return Voice(self.stakeholders, self.stakeholder_review)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One comment in its place: whose, from which submission, verbatim."""

    id: str
    number: str
    who: tuple[Stakeholder, ...]
    comment: Comment
    who_review: bool = False


class See(NamedTuple):
    """A comment that stands under that label, and how many stand there before it."""

    id: str
    under: str
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphEntries:
    """A paragraph of the draft and what stands under it.

    `see` are comments that stand under another paragraph of the draft and are about
    this one too.
    """

    paragraph: Paragraph
    entries: Sequence[Entry] = ()
    see: Sequence[See] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntries:
    """A draft with its general comments and its paragraphs, all of them."""

    draft: Draft
    general: Sequence[Entry]
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
class Consolidation:
    """All that a compilation of one call says, in its order.

    `revision` is 0 for the first issue, n for Rev.n; `changes` are known of Rev.n.
    `contributions` are those that have a number, in its order, whatever became of
    them. `late` are deliveries by number only, with the instant they were received.
    What there may be many of stands on `shelves`, and is gone through in its order.
    """

    consultation: str
    title: str
    series: str
    window: Window
    issued_at: datetime
    general: Sequence[Entry]
    drafts: tuple[DraftEntries, ...]
    unplaced: Sequence[Entry]
    contributors: Sequence[Contributor]
    contributions: Sequence[Contribution]
    late: Sequence[tuple[str, datetime]]
    sums: Sums
    revision: int = 0
    changes: Changes | None = None
    shelves: Shelves = field(default_factory=Shelves, compare=False, repr=False)

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
    shelves: Shelves | None = None,
) -> Consolidation:
    """Put every accepted comment of a call in its one place.

    `drafts` and `contributions` are those of the call; `classes` are the
    classes of all deliveries of the consultation, for the sums. Within a place
    the order is that of the submission numbers, then that of the submission.
    What waits for a person, or names a paragraph that is not there, is unplaced.
    """
    shelves = shelves or Shelves()
    late: Shelf[tuple[str, datetime]] = shelves.shelf()
    numbered = shelves.keep(
        shelves.ordered(
            _in_time(contributions, late),
            key=lambda c: (number_key(c.number), c.received_at, c.delivery),
        )
    )
    places = Places(drafts)
    shelved: dict[Place, Shelf[Entry]] = {}
    for contribution in numbered:
        for entry in entries_of(contribution):
            place = places.of(entry.comment)
            if place not in shelved:
                shelved[place] = shelves.shelf()
            shelved[place].append(entry)
    stand = {place: shelf.closed() for place, shelf in shelved.items()}
    return Consolidation(
        consultation=consultation,
        title=title,
        series=series,
        window=window,
        issued_at=issued_at,
        general=stand.get(places.general, ()),
        drafts=tuple(
            _draft_entries(draft, nth, places, stand, shelves)
            for nth, draft in enumerate(drafts, 1)
        ),
        unplaced=stand.get(places.unplaced, ()),
        contributors=shelves.keep(_contributors(numbered, shelves)),
        contributions=numbered,
        late=shelves.keep(shelves.ordered(late, key=itemgetter(1, 0))),
        sums=sums(classes),
        revision=revision,
        shelves=shelves,
    )


def _in_time(
    contributions: Iterable[Contribution], late: Shelf[tuple[str, datetime]]
) -> Iterator[Contribution]:
    """Go through what was in time; note the others as they are listed."""
    for one in contributions:
        if one.verdict is Verdict.LATE:
            late.append((one.delivery, one.received_at))
        else:
            yield one


def entries_of(contribution: Contribution) -> Iterator[Entry]:
    """Go through the comments of a submission that are compiled, in its order."""
    for name, comment in contribution.comments if contribution.counts else ():
        said = whose(comment, contribution.voice)
        yield Entry(
            id=name,
            number=contribution.number,
            who=said.who,
            comment=comment,
            who_review=said.review,
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


def _draft_entries(
    draft: Draft,
    nth: int,
    places: Places,
    stand: Mapping[Place, Sequence[Entry]],
    shelves: Shelves,
) -> DraftEntries:
    here = [
        (paragraph, stand.get((nth, at), ()))
        for at, paragraph in enumerate(draft.paragraphs, 1)
    ]
    see: dict[int, Shelf[See]] = {}
    for paragraph, entries in here:
        for before, entry in enumerate(entries):
            for other in places.paragraphs(entry.comment)[1:]:
                if other not in see:
                    see[other] = shelves.shelf()
                see[other].append(See(entry.id, str(paragraph.label), before))
    return DraftEntries(
        draft=draft,
        general=stand.get((nth, 0), ()),
        paragraphs=tuple(
            ParagraphEntries(
                paragraph=paragraph,
                entries=entries,
                see=see[at].closed() if at in see else (),
            )
            for at, (paragraph, entries) in enumerate(here, 1)
        ),
    )


def speaking(one: Contribution) -> Mapping[Stakeholder, bool]:
    """Say who spoke in what is compiled, and whether that is to be confirmed.

    Rivals are nobody's contribution yet.
    """
    return voices((c for _, c in one.comments), one.voice) if one.counts else {}


def _contributors(
    contributions: Iterable[Contribution], shelves: Shelves
) -> Iterator[Contributor]:
    """List who spoke, by name."""
    told = (
        ((who.name.casefold(), review), who, one.number)
        for one in contributions
        for who, review in speaking(one).items()
    )
    key = itemgetter(0)
    for (_, review), some in groupby(shelves.ordered(told, key), key):
        numbers: dict[Stakeholder, list[str]] = {}
        for _, who, number in some:
            numbers.setdefault(who, []).append(number)
        for who, of in numbers.items():
            yield Contributor(stakeholder=who, numbers=tuple(of), review=review)
