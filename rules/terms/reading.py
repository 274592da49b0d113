"""What was read in a file: which words, how do they look, and where do they stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Read(StrEnum):
    """How much of a file was read."""

    FULL = "full"
    PARTIAL = "partial"
    HELD = "held"


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
    them. `quoted`: the sender repeats what somebody else wrote, and answers it.
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
    quoted: bool = False


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

    @property
    def place(self) -> str:
        """Where it is, as sources say it: `t1.r4.c2`."""
        return f"t{self.table}.r{self.row}.c{self.column}"


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

    def at(self, place: str) -> Source:
        """Name another place in the same file."""
        return Source(part=self.part, sha256=self.sha256, place=place)


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


#: The property under which words stand that a file does not show to its reader.
HIDDEN = "hidden words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was seen in one file: its passages, how much, and why not more.

    `why` is a sentence a secretary understands; where all was read it is empty, or
    says what the file is that its name does not say.
    `properties` are what the file says of itself (author, company, title), and what
    it hides from its reader.
    """

    read: Read
    passages: tuple[Passage, ...] = ()
    why: str = ""
    type: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    """What the rules get to see of one file or body: its label and passages."""

    name: str
    sha256: str
    is_body: bool
    passages: tuple[Passage, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
