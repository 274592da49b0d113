"""The vocabulary: which things are there, and what do we know of each?

Frozen values, complete when they exist. Instants are aware datetimes in UTC;
text is verbatim, as submitted. Whatever is normalised for matching lives in
the rule that matches and is never stored in place of the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Kind(StrEnum):
    """The class a delivery ends in; exactly one."""

    SUBMISSION = "submission"
    WITHDRAWAL = "withdrawal"
    CORRECTION = "correction"
    DUPLICATE = "duplicate"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    NOT_A_SUBMISSION = "not_a_submission"
    HELD = "held"


class Verdict(StrEnum):
    """Was it in time? `EARLY`: before the call opened."""

    ON_TIME = "on_time"
    GRACE = "grace"
    LATE = "late"
    EARLY = "early"


class Clock(StrEnum):
    """Which clock said when a delivery was received, best first."""

    RECEIVED = "received"
    INTERNALDATE = "internaldate"
    FIRST_SEEN = "first_seen"


class Read(StrEnum):
    """How much of a file was read."""

    FULL = "full"
    PARTIAL = "partial"
    HELD = "held"


class Action(StrEnum):
    """What a comment asks for."""

    COMMENT = "comment"
    AMEND = "amend"
    DELETE = "delete"
    ADD = "add"
    MERGE = "merge"
    KEEP = "keep"
    GENERAL = "general"


class StakeholderType(StrEnum):
    """The four types of WSIS, and the two that other consultations add."""

    GOVERNMENT = "government"
    PRIVATE_SECTOR = "private sector"
    CIVIL_SOCIETY = "civil society"
    INTERNATIONAL_ORGANIZATION = "international organization"
    ACADEMIA = "academia"
    TECHNICAL_COMMUNITY = "technical community"


class LetterKind(StrEnum):
    """What a letter is for; a delivery has at most one of each kind."""

    ACKNOWLEDGEMENT = "acknowledgement"
    LATE = "late"
    UNREADABLE = "unreadable"
    WITHDRAWN = "withdrawn"
    CORRECTION = "correction"
    EXTENSION = "extension"
    ADMISSION = "admission"
    PUBLICATION = "publication"
    SET_ASIDE = "set_aside"


class EvidenceKind(StrEnum):
    """Why a comment stands under a paragraph; the words of the export."""

    TRACKED_CHANGE = "tracked_change"
    MARGIN_COMMENT = "margin_comment"
    TABLE_ORIGINAL = "table_original"
    TABLE_REFERENCE = "table_reference"
    EXPLICIT_REF = "explicit_ref"
    EDITED_COPY = "edited_copy"
    MARKUP = "markup"
    QUOTE = "quote"
    CONTEXT = "context"
    MEANING = "meaning"
    HEADER = "header"


def _aware(instant: datetime | None, name: str) -> None:
    """Refuse an instant without a zone: a naive time is nobody's time."""
    if instant is not None and instant.tzinfo is None:
        raise ValueError(f"{name} has no zone: {instant.isoformat()}")


# --- the message ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address of a header: `Name <local@domain>`, decoded, unverified."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """The part after the last @, lower case; empty when there is none."""
        return self.address.rpartition("@")[2].lower() if "@" in self.address else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One Received header: the host that wrote it, where from, and when.

    `at` is None when the date cannot be read. The first stamp of a message is
    the topmost, the last hop.
    """

    by: str
    from_host: str = ""
    at: datetime | None = None

    def __post_init__(self) -> None:
        """Instants are aware."""
        _aware(self.at, "a Received stamp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One leaf of a message: a body text or an attached file.

    `name` is a label for people, never a path. `index` is its position in the
    walk of the message and finds its bytes again in the archived raw message.
    `path` names the containers it was found in (`comments.zip`), outermost
    first.
    """

    index: int
    name: str
    type: str
    size: int
    sha256: str
    is_body: bool = False
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as read from its bytes: headers, stamps, parts. Nothing decided.

    `headers` are (lower-case name, decoded value) in the order of the message,
    topmost first. `senders` are all addresses of all From headers: there can be
    none or several, and nobody picks silently. `defects` are diagnostics in
    words.
    """

    headers: tuple[tuple[str, str], ...]
    senders: tuple[Address, ...]
    reply_to: tuple[Address, ...] = ()
    recipients: tuple[Address, ...] = ()
    subject: str = ""
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    claimed_at: datetime | None = None
    stamps: tuple[Stamp, ...] = ()
    parts: tuple[Part, ...] = ()
    defects: tuple[str, ...] = ()
    fingerprint: str = ""

    def __post_init__(self) -> None:
        """Instants are aware."""
        _aware(self.claimed_at, "the Date header")

    def header(self, name: str) -> str:
        """Return the topmost header of that name, or the empty string."""
        return next((v for k, v in self.headers if k == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every header of that name, topmost first."""
        return tuple(v for k, v in self.headers if k == name)


# --- what was read -------------------------------------------------------------


class PassageKind(StrEnum):
    """What a passage is in its file."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    MARGIN_COMMENT = "margin_comment"
    NOTE = "note"
    FURNITURE = "furniture"  # running heads and feet, text box frames
    QUOTED = "quoted"  # a reply trail or a forwarded draft, kept and annotated
    SIGNATURE = "signature"


class Change(StrEnum):
    """What a revision does to a run of words."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"

    @property
    def gone(self) -> bool:
        """Tell whether the words are absent once the revision is accepted."""
        return self in (Change.DELETED, Change.MOVED_FROM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that share one revision and one look; `text` verbatim.

    `inserted_by` is who had inserted the words that the author deleted: they
    stand in neither view. `hidden`: the program that wrote them does not show
    them.
    """

    text: str
    change: Change | None = None
    author: str = ""
    at: str = ""
    inserted_by: str = ""
    hidden: bool = False
    strike: bool = False
    underline: bool = False
    bold: bool = False
    italic: bool = False
    colour: str = ""
    highlight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where a passage stands in a table; all counted from 1.

    `columns` and `rows` are how many of the grid it covers where cells are merged.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where words come from, so that anyone can find them again.

    `part` is the label of the file (`body` for the message's own text),
    `sha256` that of its bytes, `place` the position in it: `p12` paragraph,
    `t1.r4.c2` cell, `t1.r4.c2.p3` paragraph in a cell, `c7` margin comment,
    `f3` footnote, `page2.p5`, `l40` line.
    """

    part: str
    sha256: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Verbatim text with its source.

    `text` is the final view: what the sender wants to be read, insertions in,
    deletions out. `base` is the text before the sender's revisions; equal to
    `text` where there are none. `runs` hold the words of both views with their
    marks and look, and are empty where all words are plain. `number` is the
    automatic number the file shows in the final view, `base_number` the one
    before the revisions, both as printed (`17.`). `paragraph_change` tells
    that the paragraph as a whole (its mark, its row) was inserted or deleted; one
    that was only split from the next, or joined with it, was not: then `end` is
    its mark (`¶`) with what was done to that. `level` counts from 1: how deep a
    heading or a list item is.

    A margin comment has an `anchor`: the places of the passages it hangs on,
    and `anchor_text`, the very words; `parent` is the place of the comment it
    answers.
    """

    text: str
    source: Source
    kind: PassageKind = PassageKind.PARAGRAPH
    base: str | None = None
    runs: tuple[Run, ...] = ()
    number: str = ""
    base_number: str = ""
    paragraph_change: Change | None = None
    end: Run | None = None
    level: int | None = None
    cell: Cell | None = None
    header_row: bool = False
    author: str = ""
    at: str = ""
    anchor: tuple[str, ...] = ()
    anchor_text: str = ""
    parent: str = ""
    resolved: bool = False

    @property
    def original(self) -> str:
        """The text before the sender's revisions."""
        return self.text if self.base is None else self.base


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was seen in one file: its passages, how much, and why not more.

    `why` is a sentence a secretary understands, empty when all was read.
    `properties` are what the file says of itself (author, company, title).
    """

    read: Read
    passages: tuple[Passage, ...] = ()
    why: str = ""
    type: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    confidence: float | None = None


# --- the consultation ----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A piece of a draft. `label` as printed, without final punctuation.

    Text without a number has the label None and still stands in its place.
    """

    label: str | None
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document open for comment.

    `former` maps a label to the label in the earlier generation.
    `marks` are texts of revisions and margin notes that were in the file as it
    was distributed, `authors` the secretariat's names in revisions and notes:
    they are never a sender's.
    """

    id: str
    title: str
    call: str
    paragraphs: tuple[Paragraph, ...]
    aliases: tuple[str, ...] = ()
    former: Mapping[str, str] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    doubts: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in the order of the draft."""
        return tuple(p.label for p in self.paragraphs if p.label is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder:
    """Who speaks. `type` is None for a proposed one whose type is not known."""

    name: str
    type: StakeholderType | None
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One row of the registry: a stakeholder and how we know it."""

    stakeholder: Stakeholder
    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a call takes contributions: half-open UTC instants and their zone.

    On time means before `soft`, in the grace week before `hard`. `publish` is
    None where the compilation appears right after the cut-off. `version` counts
    the deadlines of the call from 1; an extension adds one.
    """

    call: str
    title: str
    zone: str
    soft: datetime
    hard: datetime
    opens: datetime | None = None
    publish: datetime | None = None
    version: int = 1

    def __post_init__(self) -> None:
        """Instants are aware and in order."""
        for name in ("opens", "soft", "hard", "publish"):
            _aware(getattr(self, name), name)
        if self.hard < self.soft:
            raise ValueError("the hard cut-off is before the soft deadline")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    """What the rules get to see of one file or body: its label and passages."""

    name: str
    sha256: str
    is_body: bool
    passages: tuple[Passage, ...]
    properties: Mapping[str, str] = field(default_factory=dict)


# --- decisions -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a decision was taken: the kind, the words it rests on, its weight."""

    kind: str
    value: str
    points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who speaks in a submission, and on what evidence.

    With `review`, `stakeholders` is the proposal: one name, the card of a new
    organisation, or the rivals, best first.
    """

    stakeholders: tuple[Stakeholder, ...]
    review: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A paragraph a comment may belong to; `score` from 0 to 100."""

    document: str
    paragraph: str
    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One point of a submission: action, paragraphs, verbatim text.

    `paragraphs` are labels of `document`; for `ADD` the label after which the
    text goes, for `GENERAL` `("*",)`, where `document` may be None. With
    `review`, `candidates` are at most three, best first, and `document` and
    `paragraphs` may be empty. `text` holds the submitted words that are the
    point, `proposed` the replacement text among them, if any. `aside`: a person
    said that it is no comment, or joined it with another one.
    """

    document: str | None
    paragraphs: tuple[str, ...]
    action: Action
    text: str
    source: Source
    evidence: Evidence
    proposed: str = ""
    language: str = ""
    review: bool = False
    candidates: tuple[Candidate, ...] = ()
    runs: tuple[Run, ...] = ()
    redacted: tuple[str, ...] = ()
    aside: bool = False
