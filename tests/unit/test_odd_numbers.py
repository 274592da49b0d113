"""A number in a file that no program writes costs none of its words."""

import io
import zipfile

import pytest

from pipeline.extract import ooxml, read_file
from rules.terms import Read
from tests.reading.office_file import open_document, slide_table, slides, workbook

SPACE = "urn:oasis:names:tc:opendocument:xmlns"
ODD = ["", "x", "-5", "1.5", "1e9", "²", "9" * 5_000, "-" + "9" * 5_000, "٣" * 5_000]


def read(name, data):
    [found] = read_file(name, data)
    return found.reading


def words(reading):
    return [passage.text for passage in reading.passages]


def with_part(data, name, old, new):
    """Write one part of a package anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for member in given.namelist():
            content = given.read(member)
            assert member != name or old.encode() in content
            made.writestr(
                member,
                content.replace(old.encode(), new.encode())
                if member == name
                else content,
            )
    return out.getvalue()


@pytest.mark.parametrize("odd", ODD)
def test_a_cell_of_a_slide_that_spans_no_known_number_is_one_cell(odd):
    table = slide_table(["a", "b"]).replace(
        "<a:tc>", f'<a:tc gridSpan="{odd}" rowSpan="{odd}">', 1
    )
    reading = read("a.pptx", slides(table, parts={}, related={}))
    assert [(p.text, p.cell.columns, p.cell.rows) for p in reading.passages] == [
        ("a", 1, 1),
        ("b", 1, 1),
    ]


@pytest.mark.parametrize("odd", ODD)
def test_a_picture_on_a_slide_of_no_known_size_may_hold_words(odd):
    size = f'<a:xfrm><a:ext cx="{odd}" cy="{odd}"/></a:xfrm>'
    picture = f"<p:pic><p:spPr>{size}</p:spPr></p:pic>"
    reading = read("a.pptx", slides(slide_table(["a"]) + picture, parts={}, related={}))
    assert (words(reading), reading.read) == (["a"], Read.PARTIAL)


@pytest.mark.parametrize("odd", [*ODD, "7"])
def test_a_note_on_a_cell_by_nobody_known_is_read(odd):
    data = workbook("Sheet1", [["Delete"]], {"A1": "Why?"})
    named = 'authorId="{}"'.format
    data = with_part(data, "xl/comments1.xml", named("0"), named(odd))
    cell, note = read("a.xlsx", data).passages
    assert (cell.text, note.text, note.author) == ("Delete", "Why?", "")


STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<numFmts><numFmt numFmtId="170" formatCode="{}"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)


def sheet(value, form):
    """Write a sheet of three rows, in the second of which is a value in a format."""
    data = workbook("Sheet1", [["Keep"], [7], ["this"]], {})
    cell = "<v>7</v>"
    data = with_part(data, "xl/worksheets/sheet1.xml", cell, f"<v>{value}</v>")
    data = with_part(data, "xl/worksheets/sheet1.xml", '<c r="A2">', '<c r="A2" s="1">')
    data = with_part(data, "xl/_rels/workbook.xml.rels", "</Relationships>", RELATED)
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/styles.xml", STYLES.format(form))
    return out.getvalue()


RELATED = (
    '<Relationship Id="r9" Target="styles.xml" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/styles"/></Relationships>'
)


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [("7", "000", "007"), ("1e999", "000", "inf"), ("nan", "000", "nan")],
)
def test_a_value_that_is_no_number_has_no_zeros_before_it(value, form, shown):
    reading = read("a.xlsx", sheet(value, form))
    assert (words(reading), reading.read) == (["Keep", shown, "this"], Read.FULL)


def test_a_duration_beyond_all_calendars_costs_none_of_the_other_rows():
    reading = read("a.xlsx", sheet("41791234567", "[h]:mm"))
    assert [(p.source.place, p.text) for p in reading.passages] == [
        ("t1.r1.c1", "Keep"),
        ("t1.r3.c1", "this"),
    ]
    assert (reading.read, reading.why) == (Read.PARTIAL, ooxml.DAMAGED_PART)


def test_a_cell_far_from_the_others_is_read():
    data = workbook("Sheet1", [["Keep", "this"]], {})
    data = with_part(data, "xl/worksheets/sheet1.xml", 'r="B1"', 'r="XZ20000"')
    places = [p.source.place for p in read("a.xlsx", data).passages]
    assert places == ["t1.r1.c1", "t1.r20000.c650"]


def text(style, body):
    """Write an .odt with a list style."""
    spaces = f'xmlns:style="{SPACE}:style:1.0"'
    styles = f'<text:list-style {spaces} style:name="L">{style}</text:list-style>'
    return open_document("text", styles + body)


@pytest.mark.parametrize("odd", [*ODD, "999999999"])
def test_a_list_of_an_odt_prints_no_more_numbers_than_it_has_levels(monkeypatch, odd):
    monkeypatch.setenv("PATH", "")
    style = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="1"'
        f' style:num-suffix="." {more}/>'
        for level, more in ((1, ""), (2, f'text:display-levels="{odd}"'))
    )
    inner = "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    body = (
        '<text:list text:style-name="L"><text:list-item>'
        f"<text:p>a</text:p>{inner}</text:list-item></text:list>"
    )
    outer, point = read("a.odt", text(style, body)).passages
    assert (outer.number, point.text) == ("1.", "b")
    assert point.number == {"-5": ".", "999999999": "1.1."}.get(odd, "1.")


@pytest.mark.parametrize("odd", ODD)
def test_a_cell_of_an_odt_that_spans_no_known_number_is_one_cell(monkeypatch, odd):
    monkeypatch.setenv("PATH", "")
    spans = (
        f'table:number-columns-spanned="{odd}" table:number-columns-repeated="{odd}"'
    )
    cells = f"<table:table-cell {spans}><text:p>a</text:p></table:table-cell>"
    cells += "<table:table-cell><text:p>b</text:p></table:table-cell>"
    body = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    reading = read("a.odt", open_document("text", body))
    assert [(p.text, p.source.place, p.cell.columns) for p in reading.passages] == [
        ("a", "t1.r1.c1", 1),
        ("b", "t1.r1.c2", 1),
    ]


@pytest.mark.parametrize("odd", ["1.2.3cm", "..cm", "9cm9", "9" * 5_000 + "cm"])
def test_a_picture_in_an_odt_of_no_known_size_may_hold_words(monkeypatch, odd):
    monkeypatch.setenv("PATH", "")
    spaces = f'xmlns:draw="{SPACE}:drawing:1.0" xmlns:svg="{SPACE}:svg-compatible:1.0"'
    frame = f'<draw:frame {spaces} svg:width="{odd}" svg:height="{odd}"><draw:image/>'
    body = f"<text:p>See it. {frame}</draw:frame></text:p>"
    reading = read("a.odt", open_document("text", body))
    assert (words(reading), reading.read) == (["See it."], Read.PARTIAL)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (rb"a\u8364?b", "a€b"),
        (rb"a\u-10179?b", "ab"),
        (rb"a\u9999999?b", "a?b"),
        (rb"a\u-70000?b", "a?b"),
        (rb"a\uc b", "ab"),
        (rb"a\\uc b", r"a\uc b"),
        (rb"{\pict\bin x}ab", "ab"),
        (rb"{\pict\bin" + b"9" * 5_000 + rb" x}ab", "ab"),
        (rb"{\fonttbl{\f0\fcharset" + b"9" * 5_000 + rb" A;}}ab", "ab"),
    ],
)
def test_without_libreoffice_an_odd_number_in_an_rtf_costs_no_words(
    monkeypatch, written, shown
):
    monkeypatch.setenv("PATH", "")
    assert words(read("a.rtf", rb"{\rtf1\ansi " + written + b"}")) == [shown]
