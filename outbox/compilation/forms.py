"""The comment tables of ISO (eight columns) and of the IPPC (seven), as Word files.

Headings and their order are those that the secretariats of those bodies expect.
What nobody told us stays empty: the kind of a comment is filled in only where it
is general, the observations of the secretariat never.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from outbox.compilation.package import (
    paragraph,
    quotation,
    run,
    table,
    write_package,
)
from outbox.compilation.wording import (
    candidates,
    day,
    direction,
    issue,
    lead,
    marked,
    standing,
    writable,
)
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from rules.consolidation import Consolidation, Entry

_WIDTH = 14_500  # twentieths of a point: A4 across, less the margins

_ISO = {
    "MB/NC": 13,
    "Line number": 7,
    "Clause/ Subclause": 10,
    "Paragraph/ Figure/ Table": 9,
    "Type of comment": 8,
    "Comments": 23,
    "Proposed change": 20,
    "Observations of the Secretariat": 10,
}
_IPPC = {
    "Section": 14,
    "Para nber": 8,
    "Sentence/ row/ indent": 8,
    "Type": 9,
    "Proposed rewording": 24,
    "Explanation": 23,
    "Country(ies)": 14,
}


def write_iso(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write the eight columns of the ISO/IEC template for comments."""
    write_package(consolidation, _iso(consolidation), stream, landscape=True)


def write_ippc(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write the seven columns of the IPPC template, general comments first."""
    write_package(consolidation, _ippc(consolidation), stream, landscape=True)


def _iso(c: Consolidation) -> Iterator[str]:
    yield paragraph("Title", run("Comments and secretariat observations"))
    head = (
        day(c.issued_at, c.window.zone),
        ", ".join(writable(d.draft.id) for d in c.drafts),
        writable(issue(c)),
    )
    yield from table(
        ("Date", "Document", "Project Nr"), (25, 45, 30), [_cells(*head)], width=_WIDTH
    )
    numbers = count(1)
    rows = (
        (
            *_cells(
                f"{lead(entry)} [{entry.number}]",
                "",
                writable(entry.comment.document or ""),
                _where(entry),
                "ge" if entry.comment.action is Action.GENERAL else "",
            ),
            *_words(entry, next(numbers)),
            *_cells(""),
        )
        for entry in c.entries()
    )
    yield from table(tuple(_ISO), tuple(_ISO.values()), rows, width=_WIDTH)


def _ippc(c: Consolidation) -> Iterator[str]:
    yield paragraph("Title", run(writable(issue(c))))
    numbers = count(1)
    rows = (
        (
            *_cells(
                "General comments"
                if entry.comment.action is Action.GENERAL
                else writable(entry.comment.document or ""),
                _where(entry),
                "",
                "",
            ),
            *reversed(_words(entry, next(numbers))),
            *_cells(f"{lead(entry)} [{entry.number}]"),
        )
        for entry in c.entries()
    )
    yield from table(tuple(_IPPC), tuple(_IPPC.values()), rows, width=_WIDTH)


def _cells(*texts: str) -> tuple[str, ...]:
    return tuple(paragraph("Cell", run(text)) for text in texts)


def _where(entry: Entry) -> str:
    if entry.comment.action is Action.GENERAL:
        return ""
    likely = candidates(entry.comment)
    labels = ", ".join(map(writable, entry.comment.paragraphs))
    return f"to be placed; likely: {likely}" if likely else labels


def _words(entry: Entry, at: int) -> tuple[str, str]:
    """Give the comment and the proposed change; the words stand once.

    Words that are the proposal and nothing else stand under proposed change.
    """
    comment, words = entry.comment, marked(entry.comment)
    text = paragraph(
        "Cell",
        quotation(entry.id, at, words),
        rtl=direction("".join(w.text for w in words)) == "rtl",
    )
    if standing(entry):
        return text, paragraph("Cell", run(standing(entry)))
    if comment.proposed == comment.text:
        return paragraph("Cell"), text
    proposed = writable(comment.proposed)
    rtl = direction(proposed) == "rtl"
    return text, paragraph("Cell", run(proposed, rtl=rtl), rtl=rtl)
