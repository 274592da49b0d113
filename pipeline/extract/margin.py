"""What did a reader write on the pages of a PDF, and about which words?

Notes, free text, highlights, strike-outs and carets become margin comments with
their author and the words under them; struck, underlined and highlighted words
are marked in the paragraph itself too. A filled field of a form is a paragraph
on its name: the text, the choice, or what a ticked box stands for.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

from pipeline.message.headers import clean
from rules.terms import Passage, PassageKind, Run, Source

if TYPE_CHECKING:
    from pipeline.extract.page import Block, Box, Row, View

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
    pdfium.FPDF_ANNOT_POLYGON: "note",
    pdfium.FPDF_ANNOT_INK: "note",
    pdfium.FPDF_ANNOT_FILEATTACHMENT: "note",
    pdfium.FPDF_ANNOT_WIDGET: "field",
}
_ON_WORDS = frozenset(("highlight", "underline", "strike"))
_BOXES = frozenset((pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON))
_CHOICES = frozenset((pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX))
#: States of a review that end a thread (ISO 32000-1, 12.5.6.3).
_SETTLED = frozenset(("Accepted", "Rejected", "Cancelled", "Completed"))
_MOST_ON_A_PAGE = 2_000
_MOST_LINES = 200
_MOST_STRING_BYTES = 1_000_000
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")


class _Line(NamedTuple):
    """Words on one line that an annotation covers, and their box as shown."""

    words: str
    box: Box


@dataclass(slots=True)
class Note:
    """One annotation: its kind, its words, whose, when, and the words under it.

    `answers` is the annotation of the page that it answers, counted from 0 among
    those that are kept; `state` what it says of that one without words.
    """

    page: int
    kind: str
    box: Box
    text: str = ""
    author: str = ""
    at: str = ""
    lines: tuple[_Line, ...] = ()
    field: str = ""
    state: str = ""
    answers: int | None = None
    resolved: bool = False


def notes(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int, view: View
) -> list[Note]:
    """Return the annotations of a page that say something."""
    found: list[Note] = []
    kept: dict[int, int] = {}
    links: list[tuple[Note, int]] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ON_A_PAGE)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = _KINDS.get(pdfium.FPDFAnnot_GetSubtype(annotation), "")
        if kind:
            box = view.shown(_rectangle(annotation))
            if kind == "field":
                note = _field(annotation, page.formenv, number, box)
            else:
                note = _note(annotation, kind, number, box)
                note.lines = tuple(_lines(annotation, text, view))
            if linked := pdfium.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT"):
                links.append((note, pdfium.FPDFPage_GetAnnotIndex(page, linked)))
                pdfium.FPDFPage_CloseAnnot(linked)
            if not note.state and (note.text or (kind in _ON_WORDS and note.lines)):
                kept[index] = len(found)
                found.append(note)
        pdfium.FPDFPage_CloseAnnot(annotation)
    for note, index in links:
        note.answers = kept.get(index)
        if note.state in _SETTLED and note.answers is not None:
            found[note.answers].resolved = True
    return found


def marked(
    blocks: Sequence[Block], found: Sequence[Note], source: Source
) -> Iterator[Passage]:
    """Yield the blocks as passages, their marks in them, then the comments."""
    marks: dict[int, list[_Mark]] = {}
    for note in found:
        for number, block in enumerate(blocks):
            marks.setdefault(number, []).extend(_marks(block, note))
    for number, block in enumerate(blocks):
        kind = PassageKind.CELL if block.cell else PassageKind.PARAGRAPH
        if block.furniture:
            kind = PassageKind.FURNITURE
        elif block.heading:
            kind = PassageKind.HEADING
        yield Passage(
            text=block.text,
            source=source.at(block.place),
            kind=kind,
            runs=_runs(block.text, marks.get(number, ())),
            cell=None if block.furniture else block.cell,
            header_row=bool(block.cell and block.cell.row == 1),
        )
    first: dict[int, int] = {}
    for order, note in enumerate(found, 1):
        first.setdefault(note.page, order)
        parent = "" if note.answers is None else f"c{first[note.page] + note.answers}"
        on = [
            (block, mark)
            for number, block in enumerate(blocks)
            for mark in marks.get(number, ())
            if mark.note is note
        ]
        words = [block.text[mark.begin : mark.end] for block, mark in on]
        beside = [block for block, _ in on] or _beside(blocks, note)
        under = " ".join(words or [line.words for line in note.lines])
        yield Passage(
            text=note.text,
            source=source.at(f"c{order}"),
            kind=PassageKind.PARAGRAPH
            if note.kind == "field"
            else PassageKind.MARGIN_COMMENT,
            author=note.author,
            at=note.at,
            anchor=tuple(dict.fromkeys(block.place for block in beside))
            or (f"page{note.page}",),
            anchor_text=note.field or under,
            parent=parent,
            resolved=note.resolved,
        )


# --- one annotation --------------------------------------------------------------


def _note(annotation: pdfium.FPDF_ANNOTATION, kind: str, number: int, box: Box) -> Note:
    said = _DATE.match(
        _string(annotation, b"M") or _string(annotation, b"CreationDate")
    )
    day = "-".join(said.groups()[:3]) if said else ""
    time = "T" + ":".join(said.groups()[3:]) if said and said[4] else ""
    return Note(
        page=number,
        kind=kind,
        text=_string(annotation, b"Contents").strip(),
        author=_string(annotation, b"T"),
        at=day + time,
        box=box,
        state=_string(annotation, b"State"),
    )


def _field(
    annotation: pdfium.FPDF_ANNOTATION,
    form: pypdfium2.PdfFormEnv | None,
    number: int,
    box: Box,
) -> Note:
    """Read a field of a form; one without a value has no text."""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation) if form else -1
    if kind <= pdfium.FPDF_FORMFIELD_PUSHBUTTON:
        return Note(page=number, kind="field", box=box)
    name = _of(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
    name = name or _of(pdfium.FPDFAnnot_GetFormFieldName, form, annotation)
    if kind in _BOXES:
        ticked = pdfium.FPDFAnnot_IsChecked(form, annotation)
        call = pdfium.FPDFAnnot_GetFormFieldExportValue
        text = _of(call, form, annotation) if ticked else ""
    else:
        text = "\n".join(_chosen(annotation, form)) if kind in _CHOICES else ""
        text = text or _of(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)
    return Note(page=number, kind="field", box=box, text=text.strip(), field=name)


def _chosen(
    annotation: pdfium.FPDF_ANNOTATION, form: pypdfium2.PdfFormEnv
) -> Iterator[str]:
    for option in range(min(pdfium.FPDFAnnot_GetOptionCount(form, annotation), 1000)):
        if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, option):
            yield _of(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, option)


def _string(annotation: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    return _of(pdfium.FPDFAnnot_GetStringValue, annotation, key)


def _of(call: Callable[..., int], *of: object) -> str:
    """Return the string that a call of PDFium writes: its size first, then itself."""
    size = min(call(*of, None, 0), _MOST_STRING_BYTES)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    call(*of, buffer, size)
    words = bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")
    return clean(words.replace("\r\n", "\n").replace("\r", "\n"))


def _rectangle(annotation: pdfium.FPDF_ANNOTATION) -> Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, box)
    bottom, top = sorted((box.bottom, box.top))
    return box.left, bottom, box.right, top


def _lines(
    annotation: pdfium.FPDF_ANNOTATION, text: pypdfium2.PdfTextPage, view: View
) -> Iterator[_Line]:
    """Yield the words that an annotation covers, line by line."""
    points = pdfium.FS_QUADPOINTSF()
    count = pdfium.FPDFAnnot_CountAttachmentPoints(annotation)
    for index in range(min(count, _MOST_LINES)):
        if not pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, points):
            continue
        left, *_, right = sorted((points.x1, points.x2, points.x3, points.x4))
        bottom, *_, top = sorted((points.y1, points.y2, points.y3, points.y4))
        # A little less than the box: neither the next letters nor the next lines.
        across, up = min(1, (right - left) / 4), (top - bottom) / 4
        if view.degrees in {90, 270}:
            across, up = (right - left) / 4, min(1, (top - bottom) / 4)
        words = text.get_text_bounded(
            left + across, bottom + up, right - across, top - up
        )
        words = clean(" ".join(words.replace("\ufffe", "-").split()))
        if words:
            yield _Line(words, view.shown((left, bottom, right, top)))


# --- annotations and blocks ------------------------------------------------------


class _Mark(NamedTuple):
    """Words of a block, from one place in its text to another, and who marked them."""

    begin: int
    end: int
    note: Note


def _marks(block: Block, note: Note) -> list[_Mark]:
    """Find the words under an annotation in the text of a block, by their places."""
    spans: list[_Mark] = []
    if not note.lines or block.furniture:
        return spans
    rows = [
        (s, r)
        for s, (p, r) in zip(block.starts, block.lines, strict=True)
        if p == note.page
    ]
    for line in note.lines:
        for start, row in rows:
            at = _found(line, row)
            if at is None:
                continue
            begin = start + at.start()
            end = min(start + at.end(), len(block.text))
            if spans and not block.text[spans[-1].end : begin].strip(" -"):
                begin = spans.pop().begin
            spans.append(_Mark(begin, end, note))
    return spans


def _found(line: _Line, row: Row) -> re.Match[str] | None:
    """Return where in the text of a row the words are; of several, the nearest.

    Points and commas are so low that PDFium does not see them within the box.
    """
    left, bottom, _, top = line.box
    middle = (bottom + top) / 2
    if not row.bottom <= middle <= row.bottom + row.height:
        return None
    letters = map(re.escape, "".join(line.words.split()))
    at = re.finditer(r"[\s.,;_]*".join(letters), row.text)
    letter = (row.right - row.left) / len(row.text)
    expected = (left - row.left) / (letter or 1)
    return min(at, key=lambda found: abs(found.start() - expected), default=None)


def _beside(blocks: Sequence[Block], note: Note) -> list[Block]:
    """Return the blocks at the height of a note; those under it, if there are any."""
    left, bottom, right, top = note.box
    level, under = [], []
    for block in blocks:
        rows = () if block.furniture else block.on(note.page)
        level_rows = [
            r for r in rows if r.bottom < top and r.bottom + r.height > bottom
        ]
        if level_rows:
            level.append(block)
        if any(r.left < right and r.right > left for r in level_rows):
            under.append(block)
    return under or level


def _runs(text: str, marks: Sequence[_Mark]) -> tuple[Run, ...]:
    """Cut a text at the words that are struck, underlined or highlighted."""
    if not marks:
        return ()
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark[:2])})
    runs = []
    for begin, end in pairwise(edges):
        over = [m.note for m in marks if m.begin <= begin and end <= m.end]
        kinds = {note.kind for note in over}
        runs.append(
            Run(
                text=text[begin:end],
                strike="strike" in kinds,
                underline="underline" in kinds,
                highlight="yellow" if "highlight" in kinds else "",
                author=next((note.author for note in over), ""),
            )
        )
    return tuple(runs)
