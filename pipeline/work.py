"""What is a stage given, and what does it give back?

A stage takes an `Item`, the frozen facts of one delivery, and the `House`, and
returns an `Outcome`. It never sees the database: the ledger alone turns an
outcome into a state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from pipeline.store.values import load
from rules.lifecycle import Event, State, step
from rules.terms import (
    Comment,
    Kind,
    LetterKind,
    Message,
    PartText,
    Place,
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
class Settled:
    """A comment as a person left it, and the machine's words it was made from.

    `words` differ from the comment's own where it was split or joined. `of` is the
    position of the comment that it was split from; it has no words of its own then.
    `taken_up`: a person made it of words in which the machine found none.
    """

    comment: Comment
    words: str
    of: int = 0
    taken_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What people decided about one delivery; a later decision wins.

    `admitted` is the reason why a late one counts; `read`: a person has read what the
    machine could not; `earlier` is the delivery that
    it repeats, `replaces` the one that it replaces or takes back (0: none), and `also`
    are further ones that it replaces; `stakeholders_because` names who said who speaks,
    and why; `corrects` names the comment beside which its words stand; `answer_to` is
    where letters go; `comments` are settled comments by their position from 1.
    """

    kind: Kind | None = None
    call: str = ""
    earlier: int | None = None
    replaces: int | None = None
    also: tuple[int, ...] = ()
    corrects: str = ""
    answer_to: str = ""
    admitted: str = ""
    released: bool = False
    read: bool = False
    stakeholders: tuple[Stakeholder, ...] = ()
    stakeholders_because: str = ""
    comments: Mapping[int, Settled] = field(default_factory=dict)

    def settle(self, comments: Sequence[Comment]) -> tuple[Comment, ...]:
        """Put the settled comments in the place of what the machine made of them.

        A decision holds for the words it was taken on; should the machine read
        other words in that place now, its own comment stands, for review, and what
        was split from it is in it again. What a person took up stands behind all.
        """
        result = list(comments)
        held: set[int] = set()
        for position, settled in sorted(self.comments.items()):
            at = position - 1
            if settled.of or settled.taken_up:
                if settled.taken_up or settled.of in held:
                    held.add(position)
                    result.append(settled.comment)
            elif at < len(comments) and comments[at].text == settled.words:
                held.add(position)
                result[at] = settled.comment
            elif at < len(comments):
                result[at] = replace(result[at], review=True)
        return tuple(result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The delivery about which the letter was that a message answers.

    `name` is its number, or its id where it has none; `stands`: it is a submission
    that still counts; `on_its_way`: it is being judged again. `comments` are by their
    position; `settled` names what the secretariat decided. `recorded`: what the answer
    says was recorded before; `asked`: what a person was asked about it before.
    `copy`: the letter asked for a readable copy, `language`: that of its sender before.
    """

    delivery: int
    name: str
    call: str
    sender: str
    stands: bool
    comments: Mapping[int, Comment]
    settled: frozenset[str] = frozenset()
    on_its_way: bool = False
    recorded: bool = False
    asked: str = ""
    copy: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Where comments of a delivery go, by their position, as its sender says."""

    delivery: int
    places: Mapping[int, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The facts of one delivery that a stage may use.

    `earlier` is the id of an earlier delivery of the same message, which may have been
    `late`; `windows` are the deadlines in force, `speakers` those for whom it speaks,
    or may. `kind` and `flags` are what admission said of it; what later stages decide
    is empty before them. `answers` is what it replies to, if that is a letter of ours.
    `said` is what a mail without files says on the drafts, whoever signed it; None
    where nobody has looked. `size` is that of the message, in bytes.
    """

    id: int
    sha256: str
    fingerprint: str
    first_seen: datetime
    size: int = 0
    state: State = State.ARCHIVED
    account: str = ""
    folder: str = ""
    internaldate: datetime | None = None
    message: Message | None = None
    parts: tuple[ReadPart, ...] = ()
    windows: tuple[Window, ...] = ()
    earlier: int | None = None
    late: bool = False
    kind: Kind | None = None
    flags: tuple[str, ...] = ()
    speakers: tuple[Stakeholder, ...] = ()
    decided: Decided = field(default_factory=Decided)
    answers: Answered | None = None
    said: tuple[Comment, ...] | None = None

    def after(self, outcome: Outcome) -> Item:
        """Return what the next stage is given when one has found this."""
        found = facts_of_item(outcome.facts.get)
        if outcome.parts is not None:
            found |= {"parts": outcome.parts, "said": outcome.said}
        return replace(self, state=step(self.state, outcome.event), **found)

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
    withdraws it, and `revises` that it does if one has the subject that it puts right;
    `target` is the one that a person named, `also` are further ones of these, and
    `refers_to` are hints to which: numbers, Message-IDs. `corrects` is what a reply
    puts right, and `said` is handed on and not recorded. `rows` are its parts and
    comments as they will lie in the database, where somebody has made them already.
    `evidence` is for whoever mends the rules, where they failed.
    `seconds` is how long it took, by the clock of whoever computed it.
    """

    event: Event
    facts: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[ReadPart, ...] | None = None
    comments: tuple[Comment, ...] | None = None
    letters: tuple[Promise, ...] = ()
    numbered: bool = False
    replaces: bool = False
    revises: bool = False
    target: int | None = None
    also: tuple[int, ...] = ()
    refers_to: tuple[str, ...] = ()
    corrects: Corrected | None = None
    said: tuple[Comment, ...] | None = None
    why: str = ""
    evidence: str = ""
    rows: Mapping[Any, list[dict[str, Any]]] | None = field(default=None, compare=False)
    seconds: float = field(default=0.0, compare=False)

    def beside(self, flags: Sequence[str]) -> Mapping[str, Any]:
        """Return the facts; what the last stage flags stands beside these `flags`."""
        if self.event is not Event.LOCATE or "flags" not in self.facts:
            return self.facts
        return {**self.facts, "flags": sorted({*flags, *self.facts["flags"]})}


def facts_of_item(column: Callable[[str], Any]) -> dict[str, Any]:
    """Read those columns of a delivery that are facts of its item too, if known."""
    return {
        name: read(value)
        for stored, (name, read) in FACTS_OF_ITEM.items()
        if (value := column(stored)) is not None
    }


#: Columns of a delivery that are facts of its item: their names there, and how read.
FACTS_OF_ITEM: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "account": ("account", str),
    "message": ("message", partial(load, Message)),
    "kind": ("kind", lambda kind: Kind(kind) if kind else None),
    "flags": ("flags", tuple),
    "stakeholders": (
        "speakers",
        lambda found: tuple(load(Stakeholder, each) for each in found),
    ),
}
