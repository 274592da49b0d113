"""The compilation as rows: one comment a row, for CSV and for the workbook.

A spreadsheet takes a cell that begins with = + - @ for a formula, and some take
what follows a tab or a line end. In CSV, the only defence is an apostrophe before
such a cell; cells that begin with an apostrophe get one more, so that a reader who
takes one away has the words as they were.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from outbox.compilation.wording import candidates, speakers, writable
from rules.marks import plain

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, Entry

COLUMNS = (
    *("Id", "Submission", "Stakeholder", "Place", "Document", "Paragraphs", "Action"),
    *("Text", "Proposed", "Language", "Likely paragraphs", "File", "SHA-256"),
    *("Position", "Evidence", "Kind"),
)

_FORMULA = re.compile(r"\s*['=+\-@\t\r＝＋－＠]")


def write_csv(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write UTF-8 with the mark at its beginning that Excel asks for."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(map(_guarded, rows(consolidation)))
    text.detach()


def rows(consolidation: Consolidation) -> Iterator[tuple[str, ...]]:
    """Go through the comments in the order of the compilation."""
    for entry in consolidation.general:
        yield _row(entry, "general")
    for draft in consolidation.drafts:
        for entry in draft.general:
            yield _row(entry, draft.draft.id)
        for paragraph in draft.paragraphs:
            for entry in paragraph.entries:
                yield _row(entry, f"{draft.draft.id} {paragraph.paragraph.label}")
    for entry in consolidation.unplaced:
        yield _row(entry, "to be placed")


def _row(entry: Entry, place: str) -> tuple[str, ...]:
    comment = entry.comment
    cells = (
        entry.id,
        entry.number,
        speakers(entry.who, review=entry.who_review),
        place,
        comment.document or "",
        ", ".join(comment.paragraphs),
        comment.action,
        plain(comment),
        comment.proposed,
        comment.language,
        candidates(comment),
        comment.source.part,
        comment.source.sha256,
        comment.source.place,
        comment.evidence.kind,
        comment.kind,
    )
    return tuple(map(writable, cells))


def _guarded(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells)
