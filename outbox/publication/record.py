"""What is published: all that the site says, as one value.

Equal records give equal sites, byte for byte; even the "now" of the line of
deadlines is a field of the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rules.shelves import Shelves

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, Sums
    from rules.terms import Draft, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An issue that a later one replaced: when it was, and its files by format."""

    revision: int
    issued_at: datetime
    files: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call: its deadlines, its drafts, the compilation that holds, earlier ones.

    Nothing of a submission is public before the first compilation is issued.
    `files` are those of the compilation as they were proofread, by format; the
    others are written anew. `earlier` are oldest first.
    """

    window: Window
    drafts: tuple[Draft, ...]
    latest: Consolidation | None = None
    files: Mapping[str, Path] = field(default_factory=dict)
    earlier: tuple[Edition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The public record of a consultation as of an instant.

    `id` is that of the configuration: letters, digits, hyphens. `heads` name
    the heads of the ledger and the archive, as anyone may compare them.
    `languages` are those of the pages, the first at the root of the site.
    `originals` are the files that are offered, by the sha256 of their bytes;
    `withheld` says of others why not. A `preview` is marked as such on each page.
    `nouns` are what drafts, by id, call their pieces, empty for paragraphs.
    """

    id: str
    title: str
    series: str
    as_of: datetime
    calls: tuple[Call, ...]
    sums: Sums
    languages: tuple[str, ...] = ("en",)
    heads: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, bytes] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    preview: bool = False
    nouns: Mapping[str, str] = field(default_factory=dict)

    @property
    def shelves(self) -> Shelves:
        """Where what there may be many of stands: beside a compilation."""
        issued = (call.latest.shelves for call in self.calls if call.latest)
        return next(issued, Shelves())

    @property
    def zone(self) -> str:
        """The zone of the first call: the clock of what belongs to none."""
        return self.calls[0].window.zone if self.calls else "UTC"
