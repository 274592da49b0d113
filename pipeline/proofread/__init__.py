"""Does every file of a compilation say what was sent, before it is issued?

A proofreader who did not write the files reads them back, and names each comment
that is missing, stands twice or elsewhere, or is not what the archive holds. It
shares no code with the writers: what a file has to say is worked out anew.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from pipeline.proofread.annotations import (
    annotations_due,
    annotations_say,
    regulations_due,
    regulations_say,
)
from pipeline.proofread.due import Cell, laid_out
from pipeline.proofread.paper import paper_misprints
from pipeline.proofread.record import json_due, json_says
from pipeline.proofread.rows import csv_says, rows_due, workbook_says
from pipeline.proofread.sources import strayed
from pipeline.proofread.tables import (
    followup_due,
    ippc_due,
    iso_due,
    ocs_due,
    side_by_side_due,
    stakeholder_due,
)
from pipeline.proofread.tracked import tracked_misprints
from pipeline.proofread.web import page_says, web_says
from pipeline.proofread.word import form_says, word_says

if TYPE_CHECKING:
    from pipeline.house import House
    from rules.consolidation import Consolidation
    from rules.terms import Comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """What is wrong in a file (its name, or `the archive`), in a sentence."""

    file: str
    what: str

    def __str__(self) -> str:
        """`drafts.docx: WSIS+10/3/58-2 is missing.`."""
        return f"{self.file}: {self.what}"


class _Form(NamedTuple):
    """What a form of the compilation has to say, and how to read what it says."""

    due: Callable[[Consolidation], Iterable[Cell]]
    says: Callable[[Path, Consolidation], Iterable[Cell]]


_TABLES = {
    "-iso": iso_due,
    "-ippc": ippc_due,
    "-ocs": ocs_due,
    "-followup": followup_due,
    "-side-by-side": side_by_side_due,
    "-stakeholder": stakeholder_due,
}
#: By how the names of the files end; the first that fits.
_FORMS = {
    **{f"{name}.docx": _Form(due, form_says) for name, due in _TABLES.items()},
    **{f"{name}.html": _Form(due, page_says) for name, due in _TABLES.items()},
    "-regulations.json": _Form(regulations_due, regulations_say),
    ".jsonld": _Form(annotations_due, annotations_say),
    ".docx": _Form(laid_out, word_says),
    ".html": _Form(laid_out, web_says),
    ".xlsx": _Form(rows_due, workbook_says),
    ".csv": _Form(rows_due, csv_says),
    ".json": _Form(json_due, json_says),
}
#: A draft with tracked changes is told by its place among the drafts.
_TRACKED = re.compile(r"-tracked-(\d+)-.*\.docx$")
_UNREADABLE = (
    OSError,
    ValueError,  # no UTF-8, no JSON, no PDF, rows of unequal length
    LookupError,
    TypeError,  # JSON of another shape
    csv.Error,
    zipfile.BadZipFile,
    etree.LxmlError,
)


def proofread(
    paths: Iterable[Path], consolidation: Consolidation, house: House | None = None
) -> tuple[Misprint, ...]:
    """Name everything that these files say otherwise than the consolidation does.

    With a `house`, the consolidation is proved against its archive too. An empty
    answer means that every accepted comment stands in each file exactly once, in
    its place, under its name, as it was sent (of a PDF, see `paper`).
    """
    found = [Misprint(file="the archive", what=w) for w in _unfounded(consolidation)]
    if house:
        counting = (one for one in consolidation.contributions if one.counts)
        astray = strayed(house, ((c.number, c.sha256, c.comments) for c in counting))
        found += [Misprint(file="the archive", what=what) for what in astray]
    for path in paths:
        try:
            here = _misprints(path, consolidation)
            found += [Misprint(file=path.name, what=what) for what in here]
        except _UNREADABLE as error:
            what = f"It cannot be read back ({error})."
            found.append(Misprint(file=path.name, what=what))
    return tuple(found)


def _misprints(path: Path, consolidation: Consolidation) -> Iterator[str]:
    if path.suffix == ".pdf":
        tables = (due for end, due in _TABLES.items() if path.stem.endswith(end))
        yield from paper_misprints(path, consolidation, next(tables, laid_out))
        return
    if nth := _TRACKED.search(path.name):
        entries = consolidation.drafts[int(nth[1]) - 1]
        yield from tracked_misprints(path, consolidation, entries)
        return
    form = next((f for end, f in _FORMS.items() if path.name.endswith(end)), None)
    if form is None:
        raise ValueError(f"{path.name} is no form of a compilation")
    due, says = form.due(consolidation), form.says(path, consolidation)
    if any(cell != other for cell, other in zip_longest(due, says)):
        # Only what differs is held as a whole, to tell how.
        due, says = form.due(consolidation), form.says(path, consolidation)
        yield from _differences([*due], [*says])


def _unfounded(consolidation: Consolidation) -> Iterator[str]:
    """Prove the order itself: accepted comments, once, each under its paragraph."""
    # The keyed hashes of all that was accepted, less those of all that is compiled.
    whole = 0
    for name, comment in _accepted(consolidation):
        whole += hash((name, comment))
    for entry in consolidation.entries():
        whole -= hash((entry.id, entry.comment))
    if whole:
        yield from _ill_founded(consolidation)
    for entries in consolidation.drafts:
        for at in entries.paragraphs:
            about = entries.draft.id, at.paragraph.label
            for entry in at.entries:
                comment = entry.comment
                if comment.document != about[0] or about[1] not in comment.paragraphs:
                    yield f"{entry.id} is not about {comment.document}, {about[1]}."


def _accepted(consolidation: Consolidation) -> Iterator[tuple[str, Comment]]:
    return (
        x for one in consolidation.contributions if one.counts for x in one.comments
    )


def _ill_founded(consolidation: Consolidation) -> Iterator[str]:
    """Say which comments are not compiled once, and as they were accepted.

    Only here all are held; that nothing is wrong was seen without.
    """
    accepted = dict(_accepted(consolidation))
    times = Counter(entry.id for entry in consolidation.entries())
    for name in accepted.keys() | times.keys():
        if (name in accepted) != times[name]:
            yield f"{name} is compiled {times[name]} times."
    for entry in consolidation.entries():
        if entry.comment != accepted.get(entry.id, entry.comment):
            yield f"{entry.id} is compiled otherwise than it was accepted."


def _differences(due: Sequence[Cell], seen: Sequence[Cell]) -> Iterator[str]:
    """Compare what has to be said with what is said, comment by comment."""
    found: dict[str, list[Cell]] = {}
    for cell in seen:
        found.setdefault(cell.id, []).append(cell)
    for cell in due:
        match found.pop(cell.id, []):
            case []:
                yield f"{cell.id} is missing."
            case [one]:
                yield from _altered(cell, one)
            case several:
                yield f"{cell.id} stands there {len(several)} times."
    for name, cells in found.items():
        words = "; ".join(str(value) for value in cells[0].says.values() if value)
        yield f"{name or 'What nobody sent'} is no accepted comment: {words[:80]}"
    order = [cell.id for cell in due]
    here = [cell.id for cell in seen]
    if order != here and sorted(order) == sorted(here):
        name, other = next(p for p in zip(order, here, strict=True) if p[0] != p[1])
        yield f"{name} is not in its place: {other} stands there."


def _altered(due: Cell, seen: Cell) -> Iterator[str]:
    for key in dict.fromkeys((*due.says, *seen.says)):
        sent, here = due.says.get(key, ""), seen.says.get(key, "")
        if sent != here:
            same = (a == b for a, b in zip(sent, here, strict=False))
            at = sum(1 for _ in takewhile(bool, same))
            yield f"{due.id}: {key} is “{_near(here, at)}”, not “{_near(sent, at)}”."


def _near(text: str, at: int) -> str:
    """Show where texts differ, and by their numbers the signs that are not seen."""
    start = max(0, at - 20)
    cut = text[start : at + 30]
    shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in cut)
    return f"{'…' if start else ''}{shown}"
