"""What lies beside the words of a file: pictures, shapes, formulas, notes, looks."""

import struct

from pipeline.extract import ocr
from rules.terms import PassageKind, Read
from tests.reading.construct import Construct, Seen
from tests.reading.matrix_pdf import SCANNED, picture
from tests.reading.office_file import old_workbook, open_document, slides
from tests.reading.pdf_file import pdf_file, words
from tests.reading.word_file import package, word_file

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
UNSEEN = "If it holds text, please send that text as Word or PDF."
INSERTED = "Please send that file as well."
CM = 360_000
STYLES = (
    '<numFmts><numFmt numFmtId="166" formatCode="000"/></numFmts><fonts><font/>'
    '<font><strike/></font></fonts><cellXfs><xf/><xf numFmtId="9"/>'
    '<xf numFmtId="166"/><xf fontId="1"/></cellXfs>'
)


def shown(prefix: str, wide: float, high: float) -> str:
    """Write a picture of so many centimetres."""
    return (
        f'<{prefix}:pic><{prefix}:spPr><a:xfrm><a:ext cx="{int(wide * CM)}" '
        f'cy="{int(high * CM)}"/></a:xfrm></{prefix}:spPr></{prefix}:pic>'
    )


def letter(wide: float, high: float) -> bytes:
    """Write a Word file of one line and a picture."""
    drawing = shown("a", wide, high)
    return word_file(
        "<w:p><w:r><w:t>See our comments below.</w:t></w:r></w:p>"
        f"<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"
    )


def related(*relations: tuple[str, str]) -> str:
    """Write relationships: of which kind, and to which part."""
    entries = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def sheet(
    cells: str, *relations: tuple[str, str], drawing: str = "", state: str = "visible"
) -> bytes:
    """Write an .xlsx of one sheet."""
    spaces = f'xmlns="{SHEETS}" xmlns:r="{RELATIONS}" xmlns:a="{A}" xmlns:x="x"'
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {spaces}><sheets><sheet name="Sheet1" '
            f'sheetId="1" state="{state}" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": related(
                ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
            ),
            "xl/styles.xml": f"<styleSheet {spaces}>{STYLES}</styleSheet>",
            "xl/worksheets/sheet1.xml": f"<worksheet {spaces}><sheetData>{cells}"
            "</sheetData></worksheet>",
            "xl/worksheets/_rels/sheet1.xml.rels": related(*relations),
            "xl/drawing1.xml": f"<x:wsDr {spaces}>{drawing}</x:wsDr>",
            "xl/data1.xml": f"<x:d {spaces}><a:p><a:t>Node</a:t></a:p></x:d>",
            "xl/_rels/drawing1.xml.rels": related(("diagramData", "data1.xml")),
        }
    )


def text_record(text: str) -> tuple[tuple[int, bytes], tuple[int, bytes]]:
    """Write the words of a shape of an .xls."""
    return (
        (0x1B6, struct.pack("<10xHH4x", len(text), 0)),
        (0x3C, b"\0" + text.encode("latin-1")),
    )


def shape_record(what: int, number: int) -> tuple[int, bytes]:
    """Write that a shape of an .xls begins."""
    return 0x5D, struct.pack("<HHHH14x", 0x15, 0x12, what, number)


def picture_records(columns: int, rows: int) -> tuple[tuple[int, bytes], ...]:
    """Write a picture of an .xls that covers so many cells."""
    anchor = struct.pack("<9H", 0, 0, 0, 0, 0, columns, 0, rows, 0)
    return (0xEC, b"\x10\xf0\x12\0\0\0" + anchor), shape_record(8, 2)


def page(wide: int, high: int, bottom: int, *more: str) -> bytes:
    """Write a PDF of one line and a picture."""
    drawn = f"q {wide} 0 0 {high} 40 {bottom} cm /X Do Q"
    body = words((50, 380, "See our comments in the picture."))
    return pdf_file("\n".join((drawn, body, *more)), more={10: picture()})


def turned() -> bytes:
    """Write a PDF whose scan lies on its side."""
    return pdf_file("q 0 400 -150 0 300 0 cm /X Do Q", more={10: picture()})


LINE = (Seen(text="See our comments below."),)
IN_PDF = Seen(text="See our comments in the picture.")
ON_IT = "These seven words stand on the picture."
ONE = (Seen(text="1", place="t1.r1.c1"),)
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def construct(
    name: str, file: str, data: bytes, seen: tuple[Seen, ...], why: str = ""
) -> Construct:
    """Expect a file that is read to its end, or in part where it is said why."""
    return Construct(
        family="Word"
        if file.endswith("docx")
        else "PDF"
        if file.endswith("pdf")
        else "other",
        name=name,
        file=file,
        make=lambda: data,
        seen=seen,
        read=Read.PARTIAL if why else Read.FULL,
        why=why,
    )


DRAWING = ("drawing", "../drawing1.xml")
CONSTRUCTS = [
    construct(
        "a picture of the size of a text", "c.docx", letter(12.7, 2.3), LINE, UNSEEN
    ),
    construct("a picture of the size of a logo", "c.docx", letter(4, 4), LINE),
    construct(
        "a slide with a picture of the size of a text",
        "c.pptx",
        slides(shown("p", 20, 12), parts={}, related={}),
        (),
        UNSEEN,
    ),
    construct(
        "an .xlsx with a picture of the size of a text",
        "c.xlsx",
        sheet(CELL, DRAWING, drawing=shown("x", 20, 12)),
        (*ONE, Seen(text="Node", place="t1.d1")),
        UNSEEN,
    ),
    construct(
        "an .xlsx with words in a shape and in a diagram",
        "c.xlsx",
        sheet(
            CELL,
            DRAWING,
            drawing="<x:sp><a:p><a:r><a:t>We agree.</a:t></a:r></a:p></x:sp>",
        ),
        (
            *ONE,
            Seen(text="We agree.", place="t1.d1"),
            Seen(text="Node", place="t1.d2"),
        ),
    ),
    construct(
        "an .xlsx with a file in it",
        "c.xlsx",
        sheet(CELL, ("oleObject", "../a.bin")),
        ONE,
        INSERTED,
    ),
    construct(
        "an .xlsx: a share, zeros before a number, what is true, struck words",
        "c.xlsx",
        sheet(
            '<row r="1"><c r="A1" s="1"><v>0.25</v></c><c r="B1" s="2"><v>7</v></c>'
            '<c r="C1" t="b"><v>1</v></c><c r="D1" s="3" t="inlineStr"><is><t>Out</t>'
            '</is></c><c r="E1" t="inlineStr"><is><r><t xml:space="preserve">Keep '
            "</t></r><r><rPr><strike/></rPr><t>not</t></r></is></c></row>"
        ),
        (
            Seen(text="25%", place="t1.r1.c1"),
            Seen(text="007"),
            Seen(text="TRUE"),
            Seen(text="Out", marks=("Out{strike}",)),
            Seen(text="Keep not", marks=("not{strike}",)),
        ),
    ),
    construct(
        "an .xlsx with formulas that were never calculated",
        "c.xlsx",
        sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="3"><c r="C3"><f>A1*2</f><v/></c></row>'
        ),
        (*ONE, Seen(text="=A1*2", place="t1.r3.c3", cell=(3, 3, 1, 1))),
    ),
    construct(
        "an .xlsx with a sheet that is hidden",
        "c.xlsx",
        sheet(CELL, state="hidden"),
        (Seen(text="Sheet1 (hidden sheet)", kind=PassageKind.HEADING), *ONE),
    ),
    construct(
        "an .xls with a note on a cell and words in a shape",
        "c.xls",
        old_workbook(
            [[1]],
            shape_record(0x19, 1),
            *text_record("Why?"),
            shape_record(0x06, 2),
            *text_record("We agree."),
            (0x1C, struct.pack("<HHHHHB", 0, 0, 0, 1, 3, 0) + b"Ana\0"),
        ),
        (
            *ONE,
            Seen(text="We agree.", place="t1.d1"),
            Seen(
                text="Why?",
                kind=PassageKind.MARGIN_COMMENT,
                author="Ana",
                anchor=("t1.r1.c1",),
            ),
        ),
    ),
    construct(
        "an .xls with a picture of the size of a text",
        "c.xls",
        old_workbook([[1]], *picture_records(8, 30)),
        ONE,
        UNSEEN,
    ),
    construct(
        "an .xls with a picture of the size of a logo",
        "c.xls",
        old_workbook([[1]], *picture_records(2, 5)),
        ONE,
    ),
    construct(
        "an .ods with a note on a cell",
        "c.ods",
        open_document(
            "spreadsheet",
            '<table:table table:name="Sheet1"><table:table-row><table:table-cell '
            'office:value-type="string"><office:annotation><dc:creator>Ana</dc:creator>'
            "<text:p>Why?</text:p></office:annotation><text:p>Keep it.</text:p>"
            "</table:table-cell></table:table-row></table:table>",
        ),
        (
            Seen(text="Keep it."),
            Seen(
                text="Why?",
                kind=PassageKind.MARGIN_COMMENT,
                author="Ana",
                anchor_text="Keep it.",
            ),
        ),
    ),
    construct(
        "a picture of the size of a text below the words",
        "c.pdf",
        page(300, 200, 60),
        (IN_PDF,),
        UNSEEN,
    ),
    construct("a letterhead at the edge", "c.pdf", page(300, 60, 0), (IN_PDF,)),
    construct(
        "a picture behind words",
        "c.pdf",
        page(300, 200, 60, *(words((50, y, ON_IT)) for y in (240, 180, 120))),
        (IN_PDF, *[Seen(text=ON_IT)] * 3),
    ),
    construct(
        "a scan with a stamp",
        "c.pdf",
        page(300, 200, 60, words((50, 200, "Received on 12 May"))),
        (IN_PDF, Seen(text="Received on 12 May")),
        UNSEEN,
    ),
]
if ocr.available() and "osd" in ocr.installed():
    CONSTRUCTS.append(
        construct(
            "a scan that lies on its side, read by tesseract",
            "c.pdf",
            turned(),
            (Seen(text=SCANNED),),
            "recognized by machine",
        )
    )
