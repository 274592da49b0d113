"""What was decided of a delivery, of its sender and of each comment, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.terms.consultation import Stakeholder
    from rules.terms.reading import Run, Source


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


class LetterKind(StrEnum):
    """What a letter is for; a delivery has at most one of each kind."""

    ACKNOWLEDGEMENT = "acknowledgement"
    LATE = "late"
    UNREADABLE = "unreadable"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    CORRECTION = "correction"
    EXTENSION = "extension"
    ADMISSION = "admission"
    PUBLICATION = "publication"
    SET_ASIDE = "set_aside"


class Action(StrEnum):
    """What a comment asks for."""

    COMMENT = "comment"
    AMEND = "amend"
    DELETE = "delete"
    ADD = "add"
    MERGE = "merge"
    KEEP = "keep"
    GENERAL = "general"


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
    organisation, or the rivals, best first; `together` are those of them that the mail
    names as one party. Without, it is plain whom the mail names; of these, nothing but
    its word speaks for `claimed`: neither the registry nor the domain of a government
    ties the address to them.
    """

    stakeholders: tuple[Stakeholder, ...]
    review: bool
    together: tuple[Stakeholder, ...] = ()
    claimed: tuple[Stakeholder, ...] = ()
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
    `review`, `candidates` are at most three, best first, or all that a sentence
    lists, and `document` and `paragraphs` may be empty. `text` holds the submitted
    words that are the point, `proposed` the replacement text among them, if any.
    `kind` is what the sender calls it in a table that asks ("te", "Editorial").
    `aside`: a person said that it is no comment, or joined it with another one.
    `speakers` say this one alone, where the mail speaks for others, too: a table of its
    sender names them, or a person, and `speakers_because` is then who said so, and why.
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
    kind: str = ""
    speakers: tuple[Stakeholder, ...] = ()
    speakers_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a comment belongs, as somebody says; what is not said stays as it was.

    `document` is empty where no draft is meant. `undecided` takes a decision
    back: the comment waits for a person again. `nothing`: it is no comment at all.
    """

    document: str | None = None
    paragraphs: tuple[str, ...] = ()
    general: bool = False
    action: Action | None = None
    undecided: bool = False
    nothing: bool = False
