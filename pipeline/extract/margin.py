"""What did a reader write on the pages of a PDF, and about which words?

Notes, free text, highlights, strike-outs and carets become margin comments with
their author and the words under them; struck and highlighted words are marked
in the paragraph itself too. Fields of a form are paragraphs.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

from pipeline.headers import clean
from rules.terms import Passage, PassageKind, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.layout import Block
    from rules.terms import Source

_KINDS = {
    pdfium.FPDF_ANNOT_TEXT: "note",
    pdfium.FPDF_ANNOT_FREETEXT: "free text",
    pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight",
    pdfium.FPDF_ANNOT_UNDERLINE: "underline",
    pdfium.FPDF_ANNOT_SQUIGGLY: "underline",
    pdfium.FPDF_ANNOT_STRIKEOUT: "strike",
    pdfium.FPDF_ANNOT_CARET: "caret",
    pdfium.FPDF_ANNOT_STAMP: "note",
    pdfium.FPDF_ANNOT_SQUARE: "note",
    pdfium.FPDF_ANNOT_CIRCLE: "note",
    pdfium.FPDF_ANNOT_INK: "note",
    pdfium.FPDF_ANNOT_WIDGET: "field",
}
_MOST_ON_A_PAGE = 2_000
_MOST_STRING_BYTES = 1_000_000
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")


@dataclass(slots=True)
class Note:
    """One annotation: its kind, its words, whose, when, and the words under it."""

    page: int
    kind: str
    text: str
    author: str
    at: str
    top: float
    bottom: float
    under: str
    answers: int | None = None


def notes(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int
) -> list[Note]:
    """Return the annotations of a page that say something."""
    found: list[Note] = []
    kept: dict[int, int] = {}
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ON_A_PAGE)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = _KINDS.get(pdfium.FPDFAnnot_GetSubtype(annotation), "")
        if kind:
            note = _note(annotation, kind, text, number)
            if note.text or (kind in {"strike", "highlight"} and note.under):
                linked = pdfium.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT")
                if linked:
                    before = pdfium.FPDFPage_GetAnnotIndex(page, linked)
                    note.answers = kept.get(before)
                    pdfium.FPDFPage_CloseAnnot(linked)
                kept[index] = len(found)
                found.append(note)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def marked(
    blocks: Sequence[Block], found: Sequence[Note], source: Source
) -> Iterator[Passage]:
    """Yield the blocks as passages, their marks in them, then the comments."""
    runs = {id(block): _runs(block, found) for block in blocks}
    for block in blocks:
        kind = PassageKind.PARAGRAPH
        if block.furniture:
            kind = PassageKind.FURNITURE
        elif block.heading:
            kind = PassageKind.HEADING
        yield Passage(
            text=block.text,
            source=replace(source, place=block.place),
            kind=kind,
            runs=runs[id(block)],
        )
    first: dict[int, int] = {}
    for order, note in enumerate(found, 1):
        first.setdefault(note.page, order)
        parent = "" if note.answers is None else f"c{first[note.page] + note.answers}"
        place = f"c{order}"
        yield Passage(
            text=note.text,
            source=replace(source, place=place),
            kind=PassageKind.PARAGRAPH
            if note.kind == "field"
            else PassageKind.MARGIN_COMMENT,
            author=note.author,
            at=note.at,
            anchor=tuple(b.place for b in blocks if _beside(b, note)),
            anchor_text=note.under,
            parent=parent,
        )


def _note(
    annotation: pdfium.FPDF_ANNOTATION,
    kind: str,
    text: pypdfium2.PdfTextPage,
    number: int,
) -> Note:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, box)
    said = _DATE.match(
        _string(annotation, b"M") or _string(annotation, b"CreationDate")
    )
    day = "-".join(said.groups()[:3]) if said else ""
    time = "T" + ":".join(said.groups()[3:]) if said and said[4] else ""
    return Note(
        page=number,
        kind=kind,
        text=_string(annotation, b"V" if kind == "field" else b"Contents").strip(),
        author="" if kind == "field" else _string(annotation, b"T"),
        at=day + time,
        top=max(box.top, box.bottom),
        bottom=min(box.top, box.bottom),
        under=_string(annotation, b"T")
        if kind == "field"
        else _under(annotation, text),
    )


def _string(annotation: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    size = min(size, _MOST_STRING_BYTES)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    words = bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")
    return clean(words.replace("\r\n", "\n").replace("\r", "\n"))


def _under(annotation: pdfium.FPDF_ANNOTATION, text: pypdfium2.PdfTextPage) -> str:
    """Return the words that a highlight or a strike-out covers."""
    points = pdfium.FS_QUADPOINTSF()
    words = []
    for index in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), 200)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, points):
            across = (points.x1, points.x2, points.x3, points.x4)
            up = (points.y1, points.y2, points.y3, points.y4)
            shrink = (max(up) - min(up)) / 4  # not the lines above and below
            words.append(
                text.get_text_bounded(
                    min(across), min(up) + shrink, max(across), max(up) - shrink
                )
            )
    return clean(" ".join(" ".join(words).replace("\ufffe", "").split()))


def _beside(block: Block, note: Note) -> bool:
    """Tell whether a note stands at the height of a block, or on its words."""
    if block.furniture or not any(
        row.bottom < note.top and row.bottom + row.height > note.bottom
        for row in block.on(note.page)
    ):
        return False
    under = "" if note.kind == "field" else note.under
    return under in block.text or block.text in under


def _runs(block: Block, found: Sequence[Note]) -> tuple[Run, ...]:
    """Cut the text of a block at the words that are struck or highlighted."""
    marks = []
    for note in found:
        if note.kind in {"strike", "highlight"} and note.under and _beside(block, note):
            at = block.text.find(note.under)
            if at >= 0:
                marks.append((at, at + len(note.under), note))
    if not marks:
        return ()
    edges = sorted({0, len(block.text), *(e for m in marks for e in m[:2])})
    runs = []
    for begin, end in pairwise(edges):
        over = [n for a, b, n in marks if a <= begin and end <= b]
        runs.append(
            Run(
                text=block.text[begin:end],
                strike=any(n.kind == "strike" for n in over),
                highlight="yellow" if any(n.kind == "highlight" for n in over) else "",
                author=next((n.author for n in over), ""),
            )
        )
    return tuple(runs)
