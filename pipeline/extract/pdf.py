"""What does a PDF say, and what was written on its margins?

PDFium reads; pdfminer.six where PDFium cannot. Lines become paragraphs by their
geometry (`layout`), what stands between ruled lines cells (`ruled`), annotations
margin comments (`margin`); a page that is only a picture goes through tesseract.
Places: `page2.p5`, of running heads and feet `page2.h1`, of cells
`page2.t1.r4.c2`, of annotations `c3`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import groupby
from math import pi
from statistics import fmean

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

from pipeline.extract import direction, layout, margin, ocr, ruled, tools
from pipeline.extract.joining import IDEOGRAPH
from pipeline.extract.ooxml import (
    CUT_OFF,
    DAMAGED,
    PROTECTED,
    TOO_LONG,
    UnreadableError,
)
from pipeline.extract.page import Box, Page, Row, View
from pipeline.extract.word_drawing import PICTURE, may_hold_text
from pipeline.message.headers import clean
from rules.terms import Cell, Passage, Read, Reading, Source

MOST_PAGES = 2_000
#: Pages of one file that are read by tesseract: about two seconds each.
MOST_PICTURES = 20
MOST_ATTACHMENTS = 200

FORM = (
    "The file is a form that changes while it is filled in, and only its outside was "
    "read. Please print it to a PDF and send that, or send the text as Word."
)
#: What the last line of a PDF says; some programs add a little more.
_END, _END_WITHIN = b"%%EOF", 4096
_CATALOG = re.compile(rb"(\d{1,8}) 0 obj\s*<<[^>]{0,1000}/Type\s*/Catalog\b")
_TRAILER = b"\nendstream endobj\ntrailer<</Root %s 0 R>>\nstartxref\n0\n%%%%EOF\n"
_PROPERTIES = {
    "Author": "author",
    "Title": "title",
    "CreationDate": "created",
    "ModDate": "modified",
}
#: What PDFium puts in the place of a hyphen at the end of a line, and of the end.
_CUT = "\ufffe"
#: Room that a program leaves between ideographs and numbers; no blank of the writer.
_ROOM = re.compile(
    f"(?<={IDEOGRAPH.pattern}) (?=[\\dA-Za-z])|(?<=[\\dA-Za-z]) (?={IDEOGRAPH.pattern})"
)
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_FEW_WORDS, _MANY_WORDS = 3, 20
_MANY_LINES = 100
_SAMPLED_LETTERS = 30
_DPI = 300
_POINTS = 72
_POINTS_A_CM = _POINTS / 2.54
#: The share of a page, above and below, where letterheads stand.
_EDGE = 0.1
_MOST_PIXELS = 50_000_000
_MOST_SIDE = 32_767  # pixels; tesseract takes no more


def read_pdf(data: bytes, source: Source) -> Reading:
    """Read a PDF file.

    Raises UnreadableError with a sentence where it cannot be opened.
    """
    whole = _END in data[-_END_WITHIN:]
    try:
        with pypdfium2.PdfDocument(data) as document:
            return _read(document, source, whole=whole)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableError(PROTECTED) from fault
    if reading := _without_end(data, source):
        return reading
    # It fills a third of the process that is forked for every message; few need it.
    from pipeline.extract.pdf_mined import by_pdfminer  # noqa: PLC0415 (see above)

    blocks = layout.blocks(by_pdfminer(data, MOST_PAGES))
    passages = tuple(margin.marked(blocks, [], source))
    if not passages:
        raise UnreadableError(DAMAGED)
    return Reading(read=Read.PARTIAL, passages=passages, why=CUT_OFF)


def attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file that is attached to a PDF."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            for index in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
                file = document.get_attachment(index)
                with suppress(pypdfium2.PdfiumError):  # one damaged file of several
                    yield _told(file.get_name), bytes(file.get_data())
    except pypdfium2.PdfiumError:  # what cannot be opened is said by `read_pdf`
        return


def _told(ask: Callable[[], str]) -> str:
    """Ask PDFium for a name; empty for one that holds half a character."""
    try:
        return ask()
    except UnicodeDecodeError:
        return ""


def _read(document: pypdfium2.PdfDocument, source: Source, *, whole: bool) -> Reading:
    pages: list[Page] = []
    notes: list[margin.Note] = []
    pictures: list[int] = []
    scans = damaged = unseen = 0
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        document.init_forms()
    count = len(document)
    for number in range(min(count, MOST_PAGES)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:  # one damaged page among others
            damaged += 1
            pages.append(Page((), 1))
            continue
        text = page.get_textpage()
        view = View(page.get_bbox(), _turned(text))
        beside = ruled.drawn(page, view)
        rows = ruled.tables(_rows(text, view, beside.grids))
        if view.degrees != page.get_rotation():  # PDFium orders as the page is shown
            rows = tuple(sorted(rows, key=lambda row: -row.bottom))
        edges = [grid.across for grid in beside.grids]
        pages.append(Page(rows, view.height, edges))
        notes += margin.notes(page, text, number + 1, view)
        words = sum(len(row.text.split()) for row in rows)
        scans += beside.scan
        if words < _FEW_WORDS and _has_picture(page):
            pictures.append(number)
        elif not beside.scan:
            unseen += _has_unseen(page, view, rows)
        text.close()
        page.close()
    blocks = layout.blocks(pages)
    properties = {
        name: clean(value)
        for key, name in _PROPERTIES.items()
        if (value := _told(partial(document.get_metadata_value, key)))
    }
    whys = (
        (TOO_LONG, count > MOST_PAGES),
        (CUT_OFF, damaged or not whole),
        (FORM, document.get_formtype() == pdfium.FORMTYPE_XFA_FULL),
        (ocr.SCANNED, scans),
        (PICTURE, unseen),
    )
    why = next((sentence for sentence, true in whys if true), "")
    reading = Reading(
        read=Read.PARTIAL if why else Read.FULL,
        passages=tuple(margin.marked(blocks, notes, source)),
        why=why,
        properties=properties,
    )
    if pictures:
        reading = _with_pictures(document, pictures, reading, source)
    if reading.passages:
        return reading
    return replace(reading, read=Read.HELD, why=why or ocr.NO_WORDS)


def _turned(text: pypdfium2.PdfTextPage) -> int:
    """Return by how many degrees the page is turned to read most of its words."""
    count = text.count_chars()
    sample = range(0, count, max(1, count // _SAMPLED_LETTERS))
    angles = (pdfium.FPDFText_GetCharAngle(text, index) for index in sample)
    quarters = Counter(round(2 * angle / pi) % 4 for angle in angles if angle >= 0)
    return -90 * quarters.most_common(1)[0][0] % 360 if quarters else 0


def _rows(
    text: pypdfium2.PdfTextPage, view: View, grids: Sequence[ruled.Grid]
) -> Iterator[Row]:
    """Yield the lines of a page with their boxes, without those off the page."""
    content = text.get_text_range()
    # PDFium counts in UTF-16, where rare characters are two.
    rare = [at for at, character in enumerate(content) if character > "\uffff"]

    def place(at: int) -> Box:
        at = pdfium.FPDFText_GetCharIndexFromTextIndex(text, at + bisect(rare, at))
        return view.shown(text.get_charbox(max(at, 0), loose=True))

    def is_shown(at: int) -> bool:
        at = pdfium.FPDFText_GetCharIndexFromTextIndex(text, at + bisect(rare, at))
        return not pdfium.FPDFText_IsGenerated(text, max(at, 0))

    page = view.shown(view.box)
    for line in _LINE.finditer(content):
        for first, end, cell in _cells(line, place, grids):
            raw = content[first:end]
            words = _without_room(raw, first, is_shown)
            words = clean(words.replace(_CUT, "-")).strip()
            boxes = [place(first), place(end - 1)]
            if direction.is_leftwards(words):
                boxes = [place(at) for at in range(first, end)]
                words = _leftwards(raw, boxes)
            if words and any(_overlaps(box, page) for box in boxes):
                left, bottom = min(b[0] for b in boxes), boxes[0][1]
                height = max(boxes[0][3] - bottom, 1)
                right = max(b[2] for b in boxes)
                yield Row(words, left, right, bottom, height, cell)


def _without_room(raw: str, first: int, is_shown: Callable[[int], bool]) -> str:
    """Leave out the blanks that only PDFium sees between ideographs and numbers."""
    gaps = {gap.start() for gap in _ROOM.finditer(raw)}
    return "".join(
        sign for at, sign in enumerate(raw) if at not in gaps or is_shown(first + at)
    )


def _leftwards(raw: str, boxes: Sequence[Box]) -> str:
    """Read the signs of a line that runs from right to left by their places."""
    signs = [
        direction.Sign(sign, box[0], box[2])
        for sign, box in zip(raw.replace(_CUT, "-"), boxes, strict=True)
    ]
    return clean(direction.ordered(signs, boxes[0][3] - boxes[0][1])).strip()


def _cells(
    line: re.Match[str], place: Callable[[int], Box], grids: Sequence[ruled.Grid]
) -> Iterator[tuple[int, int, Cell | None]]:
    """Cut a line at the borders of the cells it runs through; without spaces."""
    words = line[0].strip()
    first = line.start() + line[0].index(words)
    last = first + len(words) - 1

    def cell(at: int) -> Cell | None:
        left, bottom, right, top = place(at)
        x, y = (left + right) / 2, (bottom + top) / 2
        return next(
            (grid.cell(x, y, n) for n, grid in enumerate(grids, 1) if grid.holds(x, y)),
            None,
        )

    if not words:
        return
    if not grids or (one := cell(first)) == cell(last):
        yield first, last + 1, one if grids else None
        return
    filled = (at for at in range(first, last + 1) if not line.string[at].isspace())
    for found, group in groupby(
        ((cell(at), at) for at in filled), lambda pair: pair[0]
    ):
        ats = [at for _, at in group]
        yield ats[0], ats[-1] + 1, found


def _overlaps(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2]
        and one[2] >= other[0]
        and one[1] <= other[3]
        and one[3] >= other[1]
    )


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a page shows a picture, or lines enough to be drawn letters."""
    kinds = Counter(item.type for item in page.get_objects(max_depth=3))
    return (
        pdfium.FPDF_PAGEOBJ_IMAGE in kinds
        or kinds[pdfium.FPDF_PAGEOBJ_PATH] > _MANY_LINES
    )


def _has_unseen(page: pypdfium2.PdfPage, view: View, rows: Sequence[Row]) -> bool:
    """Tell whether a page shows a picture that may hold text, beside its words.

    One with many words over it is a background, with few a scan that was stamped;
    one at the edge is a letterhead.
    """
    for item in page.get_objects((pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = view.shown(item.get_bounds())
        middle = (bottom + top) / 2 / view.height
        if (
            may_hold_text((right - left) / _POINTS_A_CM, (top - bottom) / _POINTS_A_CM)
            and _EDGE < middle < 1 - _EDGE
            and sum(
                len(row.text.split())
                for row in rows
                if left < (row.left + row.right) / 2 < right
                and bottom < row.bottom + row.height / 2 < top
            )
            < _MANY_WORDS
        ):
            return True
    return False


def _with_pictures(
    document: pypdfium2.PdfDocument,
    numbers: Sequence[int],
    reading: Reading,
    source: Source,
) -> Reading:
    """Add what tesseract sees on the pages that are only pictures."""
    seen, sure, failed = [], [], False
    if ocr.available():
        tools.require("tesseract")  # before anything is drawn for it
        for number in numbers[:MOST_PICTURES]:
            found = ocr.read_picture(_picture(document[number]))
            failed = failed or found.failed
            sure += [found.confidence] if found.paragraphs else []
            seen += [
                Passage(text=text, source=source.at(f"page{number + 1}.p{order}"))
                for order, text in enumerate(found.paragraphs, 1)
            ]
    if (failed or not ocr.available()) and reading.passages and not seen:
        return replace(reading, read=Read.PARTIAL, why=ocr.SOME_UNSEEN)
    if not seen:  # beside pages with words, one without any is an illustration
        return reading
    return replace(
        reading,
        read=Read.PARTIAL,
        passages=_in_order((*reading.passages, *seen)),
        why=TOO_LONG if len(numbers) > MOST_PICTURES else ocr.SCANNED,
        confidence=round(fmean(sure), 2),
    )


def _in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Sort by page; what hangs on the margins stays at the end."""

    def page(passage: Passage) -> float:
        number = passage.source.place.partition(".")[0].removeprefix("page")
        return int(number) if number.isdigit() else float("inf")

    return tuple(sorted(passages, key=page))


def _picture(page: pypdfium2.PdfPage) -> bytes:
    """Draw a page in shades of grey, as a portable greymap."""
    width, height = page.get_size()
    scale = _DPI / _POINTS
    scale = min(
        *(scale, _MOST_SIDE / max(width, height, 1)),
        (_MOST_PIXELS / max(width * height, 1)) ** 0.5,
    )
    drawn = page.render(scale=scale, grayscale=True, draw_annots=False)
    lines = memoryview(drawn.buffer).cast("B")
    pixels = b"".join(
        lines[row * drawn.stride : row * drawn.stride + drawn.width]
        for row in range(drawn.height)
    )
    return b"P5 %d %d 255\n" % (drawn.width, drawn.height) + pixels


def _without_end(data: bytes, source: Source) -> Reading | None:
    """Read a file that was cut off: its end, which says where all begins, is made up.

    None where that finds no words.
    """
    catalog = _CATALOG.search(data)
    if catalog is None:
        return None
    try:
        with pypdfium2.PdfDocument(data + _TRAILER % catalog[1]) as document:
            reading = _read(document, source, whole=False)
    except pypdfium2.PdfiumError:
        return None
    return reading if reading.passages else None
