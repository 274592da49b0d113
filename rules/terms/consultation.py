"""What is open for comment, until when, and who may speak?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rules.terms.instants import aware


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
    they are never a sender's. `doubts` ask somebody to look at its file; `notes` are
    only to be known. `called` is the word before the numbers of its paragraphs, as
    printed: "Recommendation".
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
    notes: tuple[str, ...] = ()
    called: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in the order of the draft."""
        return tuple(p.label for p in self.paragraphs if p.label is not None)

    @property
    def repeated(self) -> tuple[str, ...]:
        """The labels that are printed more than once: nobody knows which is meant."""
        labels = self.labels
        return tuple(x for x, often in Counter(labels).items() if often > 1)


class StakeholderType(StrEnum):
    """The four types of WSIS, those that other consultations add, and a person."""

    GOVERNMENT = "government"
    PRIVATE_SECTOR = "private sector"
    CIVIL_SOCIETY = "civil society"
    INTERNATIONAL_ORGANIZATION = "international organization"
    ACADEMIA = "academia"
    TECHNICAL_COMMUNITY = "technical community"
    INDIVIDUAL = "individual"


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
    the deadlines of the call from 1; an extension adds one. `announced` is a later
    cut-off that was told by mistake and corrected, if there was one.
    """

    call: str
    title: str
    zone: str
    soft: datetime
    hard: datetime
    opens: datetime | None = None
    publish: datetime | None = None
    version: int = 1
    announced: datetime | None = None

    def __post_init__(self) -> None:
        """Instants are aware and in order."""
        for name in ("opens", "soft", "hard", "publish", "announced"):
            aware(getattr(self, name), name)
        if self.hard < self.soft:
            raise ValueError("the hard cut-off is before the soft deadline")
