"""What is published: all that the site says, as one value.

Equal records give equal sites, byte for byte; even the "now" of the line of
deadlines is a field of the record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from rules.consolidation import Consolidation, Sums
    from rules.terms import Draft, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call: its deadlines, its drafts, its compilations, oldest first.

    Nothing of a submission is public before the first compilation is issued.
    """

    window: Window
    drafts: tuple[Draft, ...]
    issues: tuple[Consolidation, ...] = ()

    @property
    def latest(self) -> Consolidation | None:
        """The compilation that holds, if one is issued."""
        return self.issues[-1] if self.issues else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The public record of a consultation as of an instant.

    `id` is that of the configuration: letters, digits, hyphens. `heads` name
    the heads of the ledger and the archive, as anyone may compare them.
    """

    id: str
    title: str
    series: str
    as_of: datetime
    calls: tuple[Call, ...]
    sums: Sums
    languages: tuple[str, ...] = ("en",)
    heads: Mapping[str, str] = field(default_factory=dict)
