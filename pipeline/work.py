"""What is a stage given, and what does it give back?

A stage takes an `Item`, the frozen facts of one delivery, and the `House`, and
returns an `Outcome`. It never sees the database: the ledger alone turns an
outcome into a state.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from rules.lifecycle import Event
    from rules.terms import (
        Comment,
        Kind,
        LetterKind,
        Message,
        PartText,
        Read,
        Stakeholder,
        Window,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPart:
    """One body or file of a delivery, and what was read in it."""

    text: PartText
    type: str
    size: int
    read: Read
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What people decided about one delivery; a later decision wins.

    `admitted` is the reason why a late one counts; `earlier` is the delivery that
    it repeats, `replaces` the one that it replaces or takes back (0: none);
    `answer_to` is where letters go; `comments` are settled comments by their
    position from 1.
    """

    kind: Kind | None = None
    call: str = ""
    earlier: int | None = None
    replaces: int | None = None
    answer_to: str = ""
    admitted: str = ""
    released: bool = False
    stakeholders: tuple[Stakeholder, ...] = ()
    comments: Mapping[int, Comment] = field(default_factory=dict)

    def settle(self, comments: Sequence[Comment]) -> tuple[Comment, ...]:
        """Put the settled comments in the place of what the machine made of them.

        A decision holds for the words it was taken on; should the machine read
        other words in that place now, its own comment stands, for review.
        """
        result = list(comments)
        for position, comment in self.comments.items():
            at = position - 1
            if at < len(result) and result[at].text == comment.text:
                result[at] = comment
            elif at < len(result):
                result[at] = replace(result[at], review=True)
        return tuple(result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The facts of one delivery that a stage may use.

    `earlier` is the id of an earlier delivery of the same message, `windows`
    are the deadlines in force, `speakers` those for whom it speaks, or may. `kind`
    and `flags` are what admission said of it; what later stages decide is empty
    before them.
    """

    id: int
    sha256: str
    fingerprint: str
    first_seen: datetime
    folder: str = ""
    internaldate: datetime | None = None
    message: Message | None = None
    parts: tuple[ReadPart, ...] = ()
    windows: tuple[Window, ...] = ()
    earlier: int | None = None
    kind: Kind | None = None
    flags: tuple[str, ...] = ()
    speakers: tuple[Stakeholder, ...] = ()
    decided: Decided = field(default_factory=Decided)

    @property
    def texts(self) -> tuple[PartText, ...]:
        """What the rules get to see of the parts."""
        return tuple(part.text for part in self.parts)

    @property
    def envelope(self) -> Message:
        """The message, which every stage after the first can count on."""
        if self.message is None:
            raise ValueError(f"delivery {self.id} has not been parsed")
        return self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A letter that is owed: its kind, to whom, in which language."""

    kind: LetterKind
    to: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a stage found, for the ledger to record in one transaction.

    `facts` are columns of the delivery; `parts` and `comments` replace those
    that were there; `numbered` asks for the next number of the series;
    `replaces` says that it takes the place of an earlier one of its sender, or
    withdraws it; `target` is the one that a person named, and `refers_to` are
    hints to which: numbers, Message-IDs.
    """

    event: Event
    facts: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[ReadPart, ...] | None = None
    comments: tuple[Comment, ...] | None = None
    letters: tuple[Promise, ...] = ()
    numbered: bool = False
    replaces: bool = False
    target: int | None = None
    refers_to: tuple[str, ...] = ()
    why: str = ""
