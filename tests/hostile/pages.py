"""PDF files and pictures that draw for ever, go in circles or say too much."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from tests.hostile.hostile import HELD, PARTIAL, Hostile

FONT = b"/Font<</T<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
AGREED = b"BT /T 12 Tf 10 50 Td (We agree with the text.) Tj ET"
#: Forms that draw each other twice: two to the power of this many drawings.
_FORMS = 40


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Write a file of these objects, numbered from 1, without a table of them."""
    numbered = enumerate(objects, 1)
    content = b"".join(b"%d 0 obj%s endobj\n" % each for each in numbered)
    return b"%PDF-1.4\n" + content + b"trailer<<" + trailer + b">>\n%%EOF"


def page(
    contents: bytes, resources: bytes = FONT, more: bytes = b""
) -> Iterable[bytes]:
    """Return the first four objects: a file of one page and what it draws."""
    return (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 99]/Contents 4 0 R/Resources<<"
        + resources
        + b">>"
        + more
        + b">>",
        contents,
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    """Write a stream; `more` goes into its dictionary."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def exponential_forms() -> bytes:
    """Draw a form that draws two that draw two ..."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    forms = [
        stream(b"/F Do /F Do", head + b"/Resources<</XObject<</F %d 0 R>>>>" % (n + 1))
        for n in range(5, 5 + _FORMS)
    ]
    return pdf(
        *page(stream(b"/F Do"), b"/XObject<</F 5 0 R>>"), *forms, stream(b"", head)
    )


def inflating_stream() -> bytes:
    """Draw what inflates, twice, to a thousand million zeros."""
    once = zlib.compressobj(1)
    zeros = b"\0" * 2**24
    packed = b"".join(once.compress(zeros) for _ in range(64)) + once.flush()
    return pdf(
        *page(stream(zlib.compress(packed), b"/Filter[/FlateDecode/FlateDecode]"))
    )


def _glyphs_of_glyphs() -> bytes:
    """Use a font whose letters are written in the same font."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]"
        b"/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>"
        b"/CharProcs<</a 6 0 R>>/Resources<</Font<</T 5 0 R>>>>>>"
    )
    glyph = b"9 0 d0 BT /T 1 Tf (" + b"a" * 50 + b") Tj ET"
    drawn = stream(b"BT /T 9 Tf (aaaa) Tj ET")
    return pdf(*page(drawn, b"/Font<</T 5 0 R>>"), font, stream(glyph))


def _pages_in_circles() -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 2 0 R]/Parent 3 0 R/Count 9>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 9>>",
    )


def _a_million_pages() -> bytes:
    return pdf(*page(stream(AGREED))).replace(b"/Count 1>", b"/Count 1000000>")


def _notes() -> bytes:
    """Put 20,000 notes on a page, each over all of its words."""
    notes = b" ".join(b"%d 0 R" % n for n in range(5, 20_005))
    note = (
        b"<</Type/Annot/Subtype/Highlight/Rect[0 0 200 99]/Contents(No)"
        b"/QuadPoints[0 99 200 99 0 0 200 0]>>"
    )
    made = page(stream(AGREED), more=b"/Annots[" + notes + b"]")
    return pdf(*made, *[note] * 20_000)


def _picture_page(box: bytes) -> bytes:
    image = stream(
        b"\0",
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
        b"/ColorSpace/DeviceGray",
    )
    made = page(stream(b"9 0 0 9 0 0 cm /I Do"), b"/XObject<</I 5 0 R>>")
    return pdf(*made, image).replace(b"[0 0 200 99]", box)


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = zlib.compressobj(1)
    row = b"\0" + b"\xff" * (width // 8)
    packed = b"".join(rows.compress(row * 100) for _ in range(height // 100))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", packed + rows.flush())
        + chunk(b"tEXt", b"Comment\0" + b"x" * 30_000)
        + chunk(b"IEND", b"")
    )


def _tiff() -> bytes:
    """Say four thousand million pixels, and that the next picture is this one."""
    fields = ((256, 4, 65_535), (257, 4, 65_535), (258, 3, 8), (262, 3, 1))
    fields = (*fields, (273, 4, 200), (278, 4, 65_535), (279, 4, 30_000))
    entries = b"".join(struct.pack("<HHII", *(f[:2]), 1, f[2]) for f in fields)
    head = b"II*\0" + struct.pack("<IH", 8, len(fields)) + entries
    return (head + struct.pack("<I", 8)).ljust(60_000, b"\0")


HOSTILE = (
    Hostile(
        name="PDF: forms that draw each other twice, forty times",
        file="a.pdf",
        make=exponential_forms,
        read=HELD,
        why="memory",
    ),
    Hostile(
        name="PDF: a stream that inflates to 1 GB",
        file="a.pdf",
        make=inflating_stream,
        read=HELD,
        why="memory",
    ),
    Hostile(
        name="PDF: letters that are drawn with themselves",
        file="a.pdf",
        make=_glyphs_of_glyphs,
    ),
    Hostile(
        name="PDF: pages that are the parents of their parents",
        file="a.pdf",
        make=_pages_in_circles,
        read=HELD,
        why="damaged",
    ),
    Hostile(
        name="PDF: a million pages, it says",
        file="a.pdf",
        make=_a_million_pages,
        read=PARTIAL,
        why="so long",
        words="We agree",
    ),
    Hostile(
        name="PDF: the table before this one is this one",
        file="a.pdf",
        make=lambda: (
            pdf(*page(stream(AGREED)), trailer=b"/Root 1 0 R/Prev 0/XRefStm 0")
            + b"\nstartxref\n9\n%%EOF"
        ),
        words="We agree",
    ),
    Hostile(
        name="PDF: 20,000 notes on one page",
        file="a.pdf",
        make=_notes,
        words="We agree",
    ),
    Hostile(
        name="PDF: scripts and programs to be started",
        file="a.pdf",
        make=lambda: pdf(*page(stream(AGREED))).replace(
            b"/Type/Catalog",
            b"/Type/Catalog/OpenAction<</S/JavaScript/JS(app.launchURL('http://192.0.2.1'))"
            b"/Next<</S/Launch/F(calc.exe)>>>>",
        ),
        words="We agree",
    ),
    Hostile(
        name="PDF: protected by a password",
        file="a.pdf",
        make=lambda: pdf(
            *page(stream(AGREED)),
            trailer=b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
            b"/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">>>",
        ),
        read=HELD,
        why="password",
    ),
    Hostile(
        name="PDF: nothing but its name",
        file="a.pdf",
        make=lambda: b"%PDF-1.7\n" + b"1 0 obj<<" * 20_000,
        read=HELD,
        why="damaged",
    ),
    Hostile(
        name="PDF: a picture on a page of a thousand kilometres",
        file="a.pdf",
        make=lambda: _picture_page(b"[0 0 3000000000 3000000000]"),
        read=HELD,
        why="pictures",
    ),
    Hostile(
        name="a PNG of 100 million pixels",
        file="a.png",
        make=lambda: _png(10_000, 10_000),
    ),
    Hostile(
        name="a TIFF of 4,000 million pixels that follows itself",
        file="a.tif",
        make=_tiff,
    ),
)
