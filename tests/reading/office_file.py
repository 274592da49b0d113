"""Small files of office programs other than Word, written from the words of a test."""

from __future__ import annotations

import struct
import subprocess
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from tests.hostile.ole import ole_file
from tests.reading.word_file import package

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table")
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TALKS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def open_document(kind: str, body: str, manifest: str = "") -> bytes:
    """Write an .odt (kind `text`) or .ods (`spreadsheet`) around a body."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    content = (
        f"<office:document-content {_SPACES} {_DC}><office:body><office:{kind}>{body}"
        f"</office:{kind}></office:body></office:document-content>"
    )
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:  # whose first member must not be deflated
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest or _manifest(mimetype))
    return stream.getvalue()


def _manifest(mimetype: str) -> str:
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>'
        for path, kind in (("/", mimetype), ("content.xml", "text/xml"))
    )
    return f'<m:manifest xmlns:m="{_ODF}manifest:1.0">{entries}</m:manifest>'


def changed(*regions: str) -> str:
    """Write the list of tracked changes of an .odt."""
    return f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"


def region(name: str, kind: str, author: str, content: str = "") -> str:
    """Write one tracked change; a deletion holds what was deleted."""
    return (
        f'<text:changed-region text:id="{name}"><text:{kind}><office:change-info>'
        f"<dc:creator>{author}</dc:creator><dc:date>2014-01-15T10:00:00</dc:date>"
        f"</office:change-info>{content}</text:{kind}></text:changed-region>"
    )


def workbook(
    name: str, rows: list[list[str | float]], notes: dict[str, str], talk: str = ""
) -> bytes:
    """Write an .xlsx of one sheet; the notes on its cells, and a talk, are Ana's."""
    cells = (
        (n, "".join(_xlsx_cell(value, n, c) for c, value in enumerate(row, 1)))
        for n, row in enumerate(rows, 1)
    )
    lines = "".join(f'<row r="{number}">{row}</row>' for number, row in cells)
    said = "".join(
        f'<comment ref="{ref}" authorId="0"><text><t>{escape(words)}</t></text>'
        "</comment>"
        for ref, words in notes.items()
    )
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _related(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_RELATIONS}">'
            f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
            "xl/_rels/workbook.xml.rels": _related(
                ("r1", "worksheet", "worksheets/sheet1.xml")
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEETS}">'
            f"<sheetData>{lines}</sheetData></worksheet>",
            "xl/worksheets/_rels/sheet1.xml.rels": _related(
                ("r1", "comments", "../comments1.xml"),
                *([("r2", "threadedComment", "../talk.xml")] if talk else ()),
            ),
            "xl/talk.xml": f'<x xmlns="{_TALKS}">{talk}</x>',
            "xl/persons/person.xml": f'<x xmlns="{_TALKS}">'
            '<person id="p" displayName="Ana"/></x>',
            "xl/comments1.xml": f'<comments xmlns="{_SHEETS}"><authors>'
            f"<author>Ana</author></authors><commentList>{said}</commentList></comments>",
        }
    )


def _xlsx_cell(value: str | float, row: int, column: int) -> str:
    place = f'r="{chr(64 + column)}{row}"'
    if isinstance(value, str):
        return f'<c {place} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"<c {place}><v>{value}</v></c>"


def old_workbook(
    rows: list[list[str | float]],
    *more: tuple[int, bytes],
    locked: bool = False,
) -> bytes:
    """Write an .xls of one sheet in BIFF8 ([MS-XLS]); `more` are further records."""

    def record(kind: int, content: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))

    def cell(row: int, column: int, value: str | float) -> bytes:
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            words = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
            return record(0x0204, place + words)
        return record(0x0203, place + struct.pack("<d", value))

    cells = [cell(r, c, v) for r, row in enumerate(rows) for c, v in enumerate(row)]
    beside = b"".join(record(kind, content) for kind, content in more)
    sheet = begin(0x0010) + b"".join(cells) + beside + record(0x000A)
    head = begin(0x0005) + (record(0x002F, bytes(6)) if locked else b"")
    where = len(head) + 4 + 8 + 6 + 4
    name = struct.pack("<IHBB", where, 0, 6, 0) + b"Sheet1"
    return ole_file({"Workbook": head + record(0x0085, name) + record(0x000A) + sheet})


def slides(*bodies: str, parts: dict[str, str], related: dict[int, str]) -> bytes:
    """Write a .pptx whose slides are shown from the last to the first.

    `related` names the kind and the target of what belongs to a slide, as
    `notesSlide ../notes.xml`; `parts` are further parts, in the same namespaces.
    """
    order = range(len(bodies), 0, -1)
    show = "".join(f'<p:sldId id="{255 + n}" r:id="r{n}"/>' for n in order)
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "ppt/presentation.xml": _slide(f"<p:sldIdLst>{show}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": _related(
            *((f"r{n}", "slide", f"slides/slide{n}.xml") for n in order)
        ),
    }
    for number, body in enumerate(bodies, 1):
        files[f"ppt/slides/slide{number}.xml"] = _slide(body)
    for number, relation in related.items():
        kind, target = relation.split()
        files[f"ppt/slides/_rels/slide{number}.xml.rels"] = _related(
            ("r1", kind, target)
        )
    return package(files | {name: _slide(body) for name, body in parts.items()})


def shape(words: str, kind: str = "") -> str:
    """Write a shape of a slide with one paragraph; `kind` is its place-holder's."""
    holder = f'<p:ph type="{kind}"/>' if kind else ""
    return (
        f"<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r>"
        f"<a:t>{escape(words)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def slide_table(*rows: list[str]) -> str:
    """Write a table of a slide."""
    lines = "".join(f"<a:tr>{''.join(map(_slide_cell, row))}</a:tr>" for row in rows)
    return f"<p:graphicFrame><a:tbl>{lines}</a:tbl></p:graphicFrame>"


def _slide_cell(words: str) -> str:
    return (
        f"<a:tc><a:txBody><a:p><a:r><a:t>{escape(words)}</a:t></a:r></a:p>"
        "</a:txBody></a:tc>"
    )


def _slide(body: str) -> str:
    return (
        f'<p:x xmlns:p="{_SLIDES}" xmlns:a="{_DRAWING}" xmlns:r="{_RELATIONS}">'
        f"{body}</p:x>"
    )


def _related(*relations: tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def old_word(
    text: str, *, further: tuple[int, ...] = (0,) * 6, version: int = 0x00C1
) -> bytes:
    """Write the least that a .doc of Word 97 must be, for the reader of its words.

    The lengths of notes, heads and comments at the end of the text are `further`.
    """
    main = len(text) - sum(further)
    head = bytearray(0x400)
    struct.pack_into("<HH", head, 0, 0xA5EC, version)
    struct.pack_into("<7i", head, 0x4C, main, *further)
    pieces = struct.pack("<BI2I2xIH", 2, 16, 0, len(text), len(head), 0)
    struct.pack_into("<2I", head, 0x01A2, 0, len(pieces))
    words = bytes(head) + text.encode("utf-16-le")
    return ole_file({"WordDocument": words, "0Table": pieces})


@cache
def converted(data: bytes, ending: str, to: str) -> bytes:
    """Let LibreOffice write a file of another kind."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / f"a.{ending}").write_bytes(data)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", to, "--outdir"]
        subprocess.run(
            [*command, str(place), str(place / f"a.{ending}")],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (place / f"a.{to.partition(':')[0]}").read_bytes()
