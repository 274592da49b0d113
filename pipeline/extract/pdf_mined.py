"""What can pdfminer.six still see in a PDF that PDFium cannot open?"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTTextLine

from pipeline.extract import direction
from pipeline.extract.page import Page, Row
from pipeline.message.headers import clean


def by_pdfminer(data: bytes, most_pages: int) -> list[Page]:
    """Return the pages; raises whatever the library meets where nothing helps."""
    return [
        Page(tuple(_mined(page)), page.height)
        for page in extract_pages(BytesIO(data), maxpages=most_pages)
    ]


def _mined(container: LTContainer[Any]) -> Iterator[Row]:
    for item in container:
        if isinstance(item, LTTextLine):
            if words := clean(_words(item)).strip():
                yield Row(words, item.x0, item.x1, item.y0, max(item.height, 1))
        elif isinstance(item, LTContainer):
            yield from _mined(item)


def _words(line: LTTextLine) -> str:
    """Read a line; pdfminer tells its signs from the left, in whatever forms."""
    words = direction.formless(line.get_text())
    if not direction.is_leftwards(words):
        return words
    signs = (
        direction.Sign(direction.formless(sign.get_text())[::-1], sign.x0, sign.x1)
        for sign in line
        if isinstance(sign, LTChar)
    )
    return direction.ordered(signs, line.height)
