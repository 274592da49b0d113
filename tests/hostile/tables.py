"""Workbooks, separated values, web pages, texts and old formats without measure."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl

from tests.hostile.archives import zipped
from tests.hostile.hostile import HELD, PARTIAL, Hostile
from tests.hostile.ole import ole_file

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def workbook(rows: str, more: str = "") -> bytes:
    """Write an .xlsx of one sheet with these rows."""
    sound = BytesIO()
    openpyxl.Workbook().save(sound)
    sheet = (
        f'<worksheet xmlns="{_SHEET}">{more}<sheetData>{rows}</sheetData></worksheet>'
    )
    with ZipFile(sound) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"xl/worksheets/sheet1.xml": sheet.encode()})


def sheet_of_nothing() -> bytes:
    """Write two cells that are as far apart as cells can be."""
    one = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    return workbook(one.format(1, "A") + one.format(1048576, "XFD"))


def _claiming() -> bytes:
    cell = '<row r="1"><c r="A1" t="str"><v>We agree.</v></c></row>'
    return workbook(cell, '<dimension ref="A1:XFD1048576"/>')


def _formula() -> bytes:
    cell = '<c r="A1" t="str"><f>cmd|\'/c calc\'!A1</f><v>=HYPERLINK("x")</v></c>'
    return workbook(f'<row r="1">{cell}</row>')


def _open_document(kind: str, content: str, **more: bytes) -> bytes:
    spaces = "".join(
        f' xmlns:{name}="{_OPEN}{space}:1.0"'
        for name, space in (
            *(("office", "office"), ("text", "text"), ("table", "table")),
            *(("draw", "drawing"), ("manifest", "manifest")),
        )
    )
    version = 'office:version="1.2" xmlns:xlink="http://www.w3.org/1999/xlink"'
    document = (
        f"<office:document-content{spaces} {version}><office:body>{content}"
        "</office:body></office:document-content>"
    )
    kind = f"application/vnd.oasis.opendocument.{kind}"
    members = {"content.xml": document.encode(), **more}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" '
        f'manifest:media-type="{type_}"/>'
        for path, type_ in (("/", kind), *((n, "text/xml") for n in members))
    )
    manifest = f"<manifest:manifest{spaces}>{entries}</manifest:manifest>"
    first = {"mimetype": kind.encode(), "META-INF/manifest.xml": manifest.encode()}
    return zipped(first | members, level=0)


def _repeated() -> bytes:
    """Repeat one filled cell over the whole of a sheet."""
    return _open_document(
        "spreadsheet",
        '<office:spreadsheet><table:table table:name="a"><table:table-row '
        'table:number-rows-repeated="1048576"><table:table-cell '
        'office:value-type="string" table:number-columns-repeated="16384">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet>",
    )


def _linked() -> bytes:
    """Show a text that lies elsewhere and a picture from the network; run a macro."""
    return _open_document(
        "text",
        '<office:text><text:section text:name="s"><text:section-source '
        'xlink:href="file:///etc/passwd"/></text:section>'
        '<text:p><draw:frame><draw:image xlink:href="http://192.0.2.1/x.png"/>'
        "</draw:frame></text:p><text:p>We agree.</text:p></office:text>",
        **{"Basic/Standard/Module1.xml": b"<module>Sub Main</module>"},
    )


HOSTILE = (
    Hostile(
        name="a workbook with two cells at its ends",
        file="a.xlsx",
        make=sheet_of_nothing,
        read=HELD,
        why="memory",
    ),
    Hostile(
        name="a workbook of 17,000 million cells, it says",
        file="a.xlsx",
        make=_claiming,
        words="We agree.",
    ),
    Hostile(
        name="a workbook of formulas",
        file="a.xlsx",
        make=_formula,
        words='=HYPERLINK("x")',
    ),
    Hostile(
        name="a sheet of one cell that is repeated everywhere",
        file="a.ods",
        make=_repeated,
        read=HELD,
        why="damaged",
    ),
    Hostile(
        name="a line of 100 MB in a table",
        file="a.csv",
        make=lambda: b"x" * 100_000_000,
        read=HELD,
        why="more text than can be read",
    ),
    Hostile(
        name="a quote that is never closed, before 300 kB",
        file="a.csv",
        make=lambda: b'a,"b\r\n' + b"c,d\r\n" * 60_000,
        read=PARTIAL,
        why="so large",
    ),
    Hostile(
        name="formulas in a table",
        file="a.csv",
        make=lambda: b"=cmd|'/c calc'!A1,@SUM(1),\xef\xbc\x9d1\r\n",
        words="=cmd|'/c calc'!A1",
    ),
    Hostile(
        name="100,000 tables in each other on a web page",
        file="a.html",
        make=lambda: b"<html><table><tr><td>" + b"<table><tr><td>" * 100_000 + b"Yes",
        read=PARTIAL,
    ),
    Hostile(
        name="200,000 opened styles and comments of a web page",
        file="a.html",
        make=lambda: b"<html>We agree.<p>" + b"<style><!--<script><title>" * 200_000,
        words="We agree.",
    ),
    Hostile(
        name="a web page of 200,000 angle brackets",
        file="a.html",
        make=lambda: b"<html>We agree.<p>" + b"<" * 200_000 + b"&" * 200_000,
        words="We agree.",
    ),
    Hostile(
        name="entities of a web page that multiply",
        file="a.html",
        make=lambda: (
            b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
            b"<html><p>We agree.</p>&b;"
        ),
        words="We agree.",
    ),
    Hostile(
        name="a million quotations of a quotation in one line",
        file="a.txt",
        make=lambda: b"We agree.\n\n" + b"> " * 1_000_000 + b"x",
        words="We agree.",
    ),
    Hostile(
        name="10,000 beginnings of quoted mails",
        file="a.txt",
        make=lambda: (
            b"We agree.\n\n"
            + (b"On Mon, 9 Mar 2026 at 10:00, " * 3 + b"A B <a@b.c>\nwrote" + b" " * 40)
            * 10_000
        ),
        words="We agree.",
    ),
    Hostile(
        name="headers of quoted mails without end, and signatures",
        file="a.txt",
        make=lambda: (
            b"We agree.\n"
            + b"-----Original Message-----\nFrom: a\nSent: b\nTo: c\n-- \n__________\n"
            * 8_000
        ),
        words="We agree.",
    ),
    Hostile(
        name="a line of 1 MB of spaces, dashes and stars",
        file="a.txt",
        make=lambda: b"We agree.\n" + (b" " * 999 + b"-*_" * 333) * 500 + b"!",
        words="We agree.",
    ),
    Hostile(
        name="100,000 groups in each other of an .rtf",
        file="a.rtf",
        make=lambda: rb"{\rtf1 We agree.\par " + b"{" * 100_000 + b"x",
        read=PARTIAL,
        why="damaged or was cut off",
        words="We agree.",
        program="soffice",
    ),
    Hostile(
        name="an .odt that links to files and the network, with a macro",
        file="a.odt",
        make=_linked,
        words="We agree.",
        program="soffice",
    ),
    Hostile(
        name="a .doc without anything that it needs",
        file="a.doc",
        make=lambda: ole_file({"WordDocument": b"\xec\xa5\xc1\0" + b"\xff" * 9_000}),
        read=HELD,
        program="soffice",
    ),
)
