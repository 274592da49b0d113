"""What is in files of other kinds: tables, slides, plain words, archives."""

import gzip
import struct
import tarfile
from io import BytesIO

from pipeline.extract import ocr, tools
from pipeline.extract.office import ONLY_WORDS
from rules.terms import PassageKind, Read
from tests.reading.construct import Construct, Seen
from tests.reading.matrix_pdf import SCANNED, drawn_words
from tests.reading.office_file import (
    changed,
    converted,
    old_word,
    old_workbook,
    open_document,
    region,
    shape,
    slide_table,
    slides,
    workbook,
)
from tests.reading.pdf_file import pdf_file, words
from tests.reading.word_file import package

P, H, C = PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.CELL
M, N = PassageKind.MARGIN_COMMENT, PassageKind.NOTE
OFFICE = tools.present("soffice")

RUSSIAN = "Предлагаем исключить второе предложение пункта 12."
ARABIC = "نقترح حذف الجملة الثانية من الفقرة 12."
CHINESE = "我们建议删除第十二段第二句，因为它重复了第九段的内容。"
JAPANESE = "日本政府は第５項を支持します。第六項を削除してください。"
POLISH = "Zażółć gęślą jaźń, rząd popiera ustęp piąty."
RTF = rb"{\rtf1\ansi Keep this.\par Delete \b that\b0.\par}"
TABLE = [["Para", "Comment"], [17, "Delete"]]
CELLS = (
    Seen(text="Para", place="t1.r1.c1", kind=C),
    Seen(text="Comment", place="t1.r1.c2", kind=C),
    Seen(text="17", place="t1.r2.c1", kind=C),
    Seen(text="Delete", place="t1.r2.c2", kind=C),
)
HTML = """<!doctype html><html><head><title>No</title><style>p {}</style></head><body>
<h1>Chapter&nbsp;C</h1><p>We <del>disagree</del> <ins>agree</ins>.</p>
<p hidden>Not seen</p><p style="display:none">Nor this</p><script>no()</script>
<ol start="17"><li>Delete it.<li>Keep it.</ol>
<table><tr><th>Para</th><th>Comment</th></tr><tr><td>17<td>Delete</table></body>"""
CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20140115T100000Z\r\n"
    "SUMMARY:Third meeting\r\nDESCRIPTION;LANGUAGE=en:We cannot come\\, \r\n"
    " and agree.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def written(name: str, text: str, encoding: str) -> Construct:
    """Expect a text in an encoding that it does not name."""
    return Construct(
        family="other",
        name=f"plain words in {name}",
        file="note.txt",
        make=lambda: text.encode(encoding),
        seen=(Seen(text=text, place="l1", kind=P),),
    )


def held(name: str, file: str, data: bytes, why: str) -> Construct:
    """Expect a file that is not read, with a sentence and a suggestion."""
    return Construct(
        family="other",
        name=name,
        file=file,
        make=lambda: data,
        seen=(),
        read=Read.HELD,
        why=why,
    )


def tracked() -> bytes:
    """Write an .odt with one insertion, one deletion and a note on the margin."""
    regions = changed(
        region("a", "insertion", "Kenya"),
        region("b", "deletion", "Kenya", "<text:p>old </text:p>"),
    )
    note = (
        "<office:annotation><dc:creator>Ana</dc:creator><text:p>Why?</text:p>"
        "</office:annotation>"
    )
    return open_document(
        "text",
        f'{regions}<text:p>Keep the <text:change text:change-id="b"/>'
        '<text:change-start text:change-id="a"/>new <text:change-end '
        f'text:change-id="a"/>words.{note}</text:p>',
    )


def png(wide: int, high: int) -> bytes:
    """Write the beginning of a picture of that size."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", wide, high)


def odt_cells(rows: list[list[str | float]]) -> str:
    """Write the cells of an .ods."""
    lines = (
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p>'
            "</table:table-cell>"
            for value in row
        )
        for row in rows
    )
    rows_of = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f'<table:table table:name="Sheet1">{rows_of}</table:table>'


def tarred(name: str, data: bytes) -> bytes:
    """Write a .tar.gz with one file."""
    stream = BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, BytesIO(data))
    return gzip.compress(stream.getvalue())


def by_office(name: str, construct: Construct, plain: tuple[Seen, ...]) -> Construct:
    """Expect what LibreOffice gives, or the plain words where it is not installed."""
    if OFFICE:
        return construct
    return Construct(
        family="other",
        name=f"{name}, without LibreOffice",
        file=construct.file,
        make=construct.make,
        seen=plain,
        read=Read.PARTIAL,
        why=ONLY_WORDS,
    )


KEPT = (Seen(text="Keep this.", place="p1"), Seen(text="Delete that.", place="p2"))

CONSTRUCTS = [
    written("UTF-8", "Nous appuyons le paragraphe 12.", "utf-8"),
    written("UTF-16 with its mark", CHINESE, "utf-16"),
    written("UTF-16 without a mark", "We agree to paragraph 12.", "utf-16-le"),
    written("KOI8-R", RUSSIAN, "koi8-r"),
    written("Windows-1251", RUSSIAN, "cp1251"),
    written("Windows-1256", ARABIC, "cp1256"),
    written("GB18030", CHINESE, "gb18030"),
    written("Code page 866", RUSSIAN, "cp866"),
    written("Shift-JIS", JAPANESE, "shift_jis"),
    written("Big5", "我們建議刪除第十二段，因為它重複了第九段的內容。", "big5"),
    written("EUC-KR", "우리는 제12항의 삭제를 제안합니다.", "euc_kr"),
    written("ISO 8859-2", POLISH, "iso8859-2"),
    written("Mac OS Roman", "Grüße aus Köln, où ça ?", "mac-roman"),
    Construct(
        family="other",
        name="plain words in an encoding that cannot be made out",
        file="note.txt",
        make=lambda: POLISH.encode("cp852"),
        seen=(Seen(text="Zaæ¢àÜ g©òl• ja´‰, rz•d popiera ust©p pi•ty."),),
        read=Read.PARTIAL,
        why="Please send it as Word, or as a text in UTF-8.",
    ),
    written("Windows-1252", "Nous “appuyons” l’idée : où ça ?", "cp1252"),
    Construct(
        family="other",
        name="Markdown",
        file="note.md",
        make=lambda: b"## Chapter C\n\n17. Delete it.\n\n- Keep *this*.\n",
        seen=(
            Seen(text="Chapter C", kind=H, place="l1"),
            Seen(text="17. Delete it.", kind=P, place="l3"),
            Seen(text="- Keep *this*.", kind=P),
        ),
    ),
    Construct(
        family="other",
        name="values separated by semicolons, a field over two lines",
        file="c.csv",
        make=lambda: 'Para;Comment\r\n17;"Delete; ""it""\r\nplease"\r\n'.encode(
            "cp1252"
        ),
        seen=(*CELLS[:3], Seen(text='Delete; "it"\r\nplease', place="t1.r2.c2")),
    ),
    Construct(
        family="other",
        name="values separated by commas, in Windows-1251",
        file="c.csv",
        make=lambda: f"Пункт,Замечание\n17,{RUSSIAN}\n".encode("cp1251"),
        seen=(
            Seen(text="Пункт"),
            Seen(text="Замечание"),
            Seen(text="17"),
            Seen(text=RUSSIAN, place="t1.r2.c2"),
        ),
    ),
    Construct(
        family="other",
        name="values separated by tabs",
        file="c.tsv",
        make=lambda: b"Para\tComment\n17\tDelete\n",
        seen=CELLS,
    ),
    Construct(
        family="other",
        name="a web page: lists, tables, del and ins, what is hidden",
        file="c.html",
        make=HTML.encode,
        seen=(
            Seen(text="Chapter\xa0C", kind=H, place="p1"),
            Seen(
                text="We disagree agree.",
                marks=("disagree{strike}", "agree{underline}"),
            ),
            Seen(text="Delete it.", number="17."),
            Seen(text="Keep it.", number="18."),
            *CELLS,
        ),
    ),
    Construct(
        family="other",
        name="an .xlsx with a note on a cell",
        file="c.xlsx",
        make=lambda: workbook("Chapter C5", TABLE, {"B2": "Why?"}),
        seen=(
            Seen(text="Chapter C5", kind=H, place="t1"),
            *CELLS,
            Seen(text="Why?", kind=M, author="Ana", place="c1", parent=""),
        ),
    ),
    Construct(
        family="other",
        name="an .xlsx with a talk about a cell",
        file="c.xlsx",
        make=lambda: workbook(
            "Sheet1",
            TABLE,
            {"B2": "[Threaded comment] Your version does not show it."},
            '<threadedComment ref="B2" id="a" personId="p" done="1"><text>Why?</text>'
            '</threadedComment><threadedComment ref="B2" id="b" parentId="a">'
            "<text>Because.</text></threadedComment>",
        ),
        seen=(
            *CELLS,
            Seen(text="Why?", kind=M, author="Ana", place="c1", resolved=True),
            Seen(text="Because.", author="", parent="c1", resolved=False),
        ),
    ),
    Construct(
        family="other",
        name="an .xls",
        file="c.xls",
        make=lambda: old_workbook(TABLE),
        seen=CELLS,
    ),
    held(
        "an .xls with a password",
        "c.xls",
        old_workbook(TABLE, locked=True),
        "Please send it as Word or PDF without a password.",
    ),
    Construct(
        family="other",
        name="an .ods",
        file="c.ods",
        make=lambda: open_document("spreadsheet", odt_cells(TABLE)),
        seen=CELLS,
    ),
    Construct(
        family="other",
        name="a .pptx: slides in their order, a table, notes, a comment",
        file="c.pptx",
        make=lambda: slides(
            slide_table(["Para", "Comment"], ["17", "Delete"]) + shape("2", "sldNum"),
            shape("Our position", "title") + shape("We agree."),
            parts={
                "ppt/notes.xml": shape("Say it slowly."),
                "ppt/commentAuthors.xml": '<p:cmAuthor id="0" name="Ana"/>',
                "ppt/comments.xml": '<p:cm authorId="0" dt="2014-01-15T10:00:00">'
                "<p:text>Why?</p:text></p:cm>",
            },
            related={2: "notesSlide ../notes.xml", 1: "comments ../comments.xml"},
        ),
        seen=(
            Seen(text="Our position", kind=H, place="slide1.p1"),
            Seen(text="We agree.", kind=P, place="slide1.p2"),
            Seen(text="Say it slowly.", kind=N, place="slide1.f1"),
            Seen(text="Para", kind=C, place="slide2.t1.r1.c1"),
            Seen(text="Comment", kind=C, place="slide2.t1.r1.c2"),
            Seen(text="17", kind=C, place="slide2.t1.r2.c1"),
            Seen(text="Delete", kind=C, place="slide2.t1.r2.c2"),
            Seen(text="2", kind=PassageKind.FURNITURE, place="slide2.h1"),
            Seen(text="Why?", kind=M, place="c1", author="Ana"),
        ),
    ),
    by_office(
        "an .rtf",
        Construct(
            family="other",
            name="an .rtf, through LibreOffice",
            file="a.rtf",
            make=lambda: RTF,
            seen=KEPT,
        ),
        KEPT,
    ),
    Construct(
        family="other",
        name="a .doc, through LibreOffice",
        file="a.doc",
        make=lambda: converted(RTF, "rtf", "doc"),
        seen=KEPT,
    )
    if OFFICE
    else Construct(
        family="other",
        name="a .doc, without LibreOffice",
        file="a.doc",
        make=lambda: old_word("Keep this.\rDelete that.\r"),
        seen=KEPT,
        read=Read.PARTIAL,
        why=ONLY_WORDS,
    ),
    by_office(
        "an .odt with tracked changes",
        Construct(
            family="other",
            name="an .odt with tracked changes and a margin note, through LibreOffice",
            file="a.odt",
            make=tracked,
            seen=(
                Seen(
                    text="Keep the new words.",
                    base="Keep the old words.",
                    marks=("-old [Kenya]", "+new [Kenya]"),
                    place="p1",
                ),
                Seen(text="Why?", kind=M, author="Ana"),
            ),
        ),
        (
            Seen(text="Keep the new words.", kind=P),
            Seen(text="Why?", kind=M, author="Ana"),
        ),
    ),
    held(
        "an .odt with a password",
        "a.odt",
        open_document("text", "", "<m><encryption-data/></m>"),
        "Please send it as Word or PDF without a password.",
    ),
    Construct(
        family="other",
        name="a zip",
        file="c.zip",
        make=lambda: package(
            {"a/n.txt": b"We agree.", "b/n.txt": b"We do not.", "__MACOSX/a": b"x"}
        ),
        seen=(
            Seen(text="We agree.", part="c.zip/a/n.txt"),
            Seen(text="We do not.", part="c.zip/b/n.txt"),
        ),
        files=("c.zip", "c.zip/a/n.txt", "c.zip/b/n.txt"),
    ),
    Construct(
        family="other",
        name="a zip in a zip",
        file="c.zip",
        make=lambda: package(
            {"in.zip": package({"a.txt": b"x"}), "b.txt": b"We agree."}
        ),
        seen=(Seen(text="We agree.", part="c.zip/b.txt"),),
        read=Read.HELD,
        why="Please send it by itself.",
    ),
    Construct(
        family="other",
        name="a .gz",
        file="note.gz",
        make=lambda: gzip.compress(b"We agree."),
        seen=(Seen(text="We agree.", part="note.gz/file"),),
    ),
    Construct(
        family="other",
        name="a .tar.gz",
        file="c.tgz",
        make=lambda: tarred("../note.txt", b"We agree."),
        seen=(Seen(text="We agree.", part="c.tgz/file/note.txt"),),
    ),
    held(
        "a 7z",
        "c.7z",
        b"7z\xbc\xaf\x27\x1c" + bytes(26),
        "Please send the files themselves, or a zip.",
    ),
    Construct(
        family="other",
        name="a logo",
        file="logo.png",
        make=lambda: png(200, 80) + bytes(99),
        seen=(),
    ),
    Construct(
        family="other",
        name="a picture that cannot be opened",
        file="page.png",
        make=lambda: png(1240, 1754) + bytes(99),
        seen=(),
        read=Read.PARTIAL if ocr.available() else Read.HELD,
        why="please send",
    ),
    Construct(
        family="other",
        name="a picture of a letter, read by tesseract",
        file="letter.jpg",
        make=drawn_words,
        seen=(Seen(text=SCANNED, place="p1"),),
        read=Read.PARTIAL,
        why="recognized by machine",
    )
    if tools.present("tesseract")
    else Construct(
        family="other",
        name="a picture of a letter where nothing reads pictures",
        file="letter.jpg",
        make=drawn_words,
        seen=(),
        read=Read.HELD,
        why="Please send the text as Word",
    ),
    Construct(
        family="other",
        name="a visiting card has no comment",
        file="card.vcf",
        make=lambda: b"BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ana\nEND:VCARD\n",
        seen=(),
    ),
    Construct(
        family="other",
        name="an invitation has its words",
        file="invite.ics",
        make=CALENDAR.encode,
        seen=(
            Seen(text="Third meeting"),
            Seen(text="We cannot come, and agree."),
        ),
    ),
    Construct(
        family="other",
        name="a file of another kind than its name says",
        file="letter.docx",
        make=lambda: pdf_file(words((50, 300, "We agree."))),
        seen=(Seen(text="We agree.", place="page1.p1"),),
    ),
    held("an unknown file", "a.bin", b"MZ\0\0\1", "Files of this type cannot be read"),
    held("a file that is none", "a.docx", b"MZ\0\0\1", "not what its name says"),
    held("noise", "a.doc", b"\xff\xfe" + bytes(range(256)), "not what its name says"),
    Construct(
        family="other",
        name="a plain text with the name of a Word file",
        file="a.doc",
        make=lambda: b"We agree.",
        seen=(Seen(text="We agree."),),
        why="holds plain text",
    ),
    Construct(
        family="other",
        name="a web page with the name of a Word file",
        file="a.doc",
        make=lambda: b"<html><body><p>We agree.",
        seen=(Seen(text="We agree."),),
    ),
    held("a file without content", "a.docx", b"", "Please send it again."),
    held(
        "markup of no known program",
        "a.xml",
        b'<?xml version="1.0"?><data><entry>x</entry></data>',
        "Please send the text as Word or PDF.",
    ),
]
