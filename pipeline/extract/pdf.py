"""What does a PDF say, and what was written on its margins?

PDFium reads; pdfminer.six where PDFium cannot. Lines become paragraphs by their
geometry (`layout`), annotations become margin comments (`margin`), and a
page that is only a picture goes through tesseract. Places: `page2.p5`, for
running heads and feet `page2.h1`, for annotations `c3`.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import replace
from io import BytesIO
from statistics import fmean
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTContainer, LTTextLine
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from pipeline.extract import layout, margin, ocr
from pipeline.extract.ooxml import DAMAGED, PROTECTED, UnreadableError
from pipeline.headers import clean
from rules.terms import Passage, Read, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rules.terms import Source

MOST_PAGES = 2_000
#: Pages of one file that are read by tesseract: about two seconds each.
MOST_PICTURES = 20

TOO_LONG = (
    "The file is so long that only its beginning was read. "
    "Please send it in several parts."
)
_PROPERTIES = {
    "Author": "author",
    "Title": "title",
    "CreationDate": "created",
    "ModDate": "modified",
}
#: What PDFium puts in the place of a hyphen at the end of a line, and of the end.
_CUT = "\ufffe"
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_FEW_WORDS = 3
_DPI = 300
_POINTS = 72
_MOST_PIXELS = 50_000_000


def read_pdf(data: bytes, source: Source) -> Reading:
    """Read a PDF file.

    Raises UnreadableError with a sentence where it cannot be opened.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            return _read(document, source)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableError(PROTECTED) from fault
        return _by_pdfminer(data, source)


def _read(document: pypdfium2.PdfDocument, source: Source) -> Reading:
    pages: list[layout.Page] = []
    notes: list[margin.Note] = []
    pictures: list[int] = []
    count = len(document)
    for number in range(min(count, MOST_PAGES)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:  # one damaged page among others
            pages.append(layout.Page((), 1))
            continue
        text = page.get_textpage()
        rows = tuple(_rows(page, text))
        pages.append(layout.Page(rows, page.get_height()))
        notes += margin.notes(page, text, number + 1)
        words = sum(len(row.text.split()) for row in rows)
        if words < _FEW_WORDS and _has_picture(page):
            pictures.append(number)
        text.close()
        page.close()
    blocks = layout.blocks(pages)
    properties = {
        name: clean(value)
        for key, name in _PROPERTIES.items()
        if (value := document.get_metadata_value(key))
    }
    why = TOO_LONG if count > MOST_PAGES else ""
    reading = Reading(
        read=Read.PARTIAL if why else Read.FULL,
        passages=tuple(margin.marked(blocks, notes, source)),
        why=why,
        properties=properties,
    )
    return _with_pictures(document, pictures, reading, source) if pictures else reading


def _rows(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[layout.Row]:
    """Yield the lines of a page with their boxes, without those off the page."""
    box, turned = page.get_cropbox(), page.get_rotation()
    content = text.get_text_range()
    # PDFium counts in UTF-16, where rare characters are two.
    rare = [at for at, character in enumerate(content) if character > "\uffff"]

    def place(at: int) -> _Box:
        at = pdfium.FPDFText_GetCharIndexFromTextIndex(text, at + bisect(rare, at))
        found: _Box = text.get_charbox(max(at, 0), loose=True)
        return found

    for line in _LINE.finditer(content):
        written = line[0].rstrip()
        words = clean(written.replace(_CUT, "-")).strip()
        if not words:
            continue
        first = line.start() + len(written) - len(written.lstrip())
        begin, end = place(first), place(line.start() + len(written) - 1)
        if _overlaps(begin, box) or _overlaps(end, box):
            left, bottom, right, top = _turn(begin, turned)
            other = _turn(end, turned)
            yield layout.Row(
                words,
                min(left, other[0]),
                max(right, other[2]),
                bottom,
                max(top - bottom, 1),
            )


_Box = tuple[float, float, float, float]


def _overlaps(one: _Box, other: _Box) -> bool:
    return (
        one[0] <= other[2]
        and one[2] >= other[0]
        and one[1] <= other[3]
        and one[3] >= other[1]
    )


def _turn(box: _Box, degrees: int) -> _Box:
    """Turn a box as the page is turned when it is shown."""
    left, bottom, right, top = box
    match degrees:
        case 90:
            return bottom, -right, top, -left
        case 180:
            return -right, -top, -left, -bottom
        case 270:
            return -top, left, -bottom, right
        case _:
            return box


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    pictures = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    return next(iter(pictures), None) is not None


def _with_pictures(
    document: pypdfium2.PdfDocument,
    numbers: Sequence[int],
    reading: Reading,
    source: Source,
) -> Reading:
    """Add what tesseract sees on the pages that are only pictures."""
    seen, sure = [], []
    if ocr.available():
        for number in numbers[:MOST_PICTURES]:
            found = ocr.read_picture(_picture(document[number]))
            sure += [found.confidence] if found.paragraphs else []
            seen += [
                Passage(
                    text=text,
                    source=replace(source, place=f"page{number + 1}.p{order}"),
                )
                for order, text in enumerate(found.paragraphs, 1)
            ]
    if not seen:
        # A page without words beside pages with words is an illustration.
        if reading.passages:
            return reading
        return replace(reading, read=Read.HELD, why=ocr.NO_WORDS)
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
    scale = min(scale, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    drawn = page.render(scale=scale, grayscale=True, draw_annots=False)
    lines = memoryview(drawn.buffer).cast("B")
    pixels = b"".join(
        lines[row * drawn.stride : row * drawn.stride + drawn.width]
        for row in range(drawn.height)
    )
    return b"P5 %d %d 255\n" % (drawn.width, drawn.height) + pixels


def _by_pdfminer(data: bytes, source: Source) -> Reading:
    try:
        pages = [
            layout.Page(tuple(_mined(page)), page.height)
            for page in extract_pages(BytesIO(data), maxpages=MOST_PAGES)
        ]
    except (PDFException, PSException, ValueError, TypeError, KeyError) as fault:
        raise UnreadableError(DAMAGED) from fault
    passages = tuple(margin.marked(layout.blocks(pages), [], source))
    if not passages:
        raise UnreadableError(DAMAGED)
    return Reading(read=Read.FULL, passages=passages)


def _mined(container: LTContainer[Any]) -> Iterator[layout.Row]:
    for item in container:
        if isinstance(item, LTTextLine):
            if words := clean(item.get_text()).strip():
                yield layout.Row(words, item.x0, item.x1, item.y0, max(item.height, 1))
        elif isinstance(item, LTContainer):
            yield from _mined(item)
