import io
import os
import zipfile
from itertools import product

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from pipeline.extract import office, ooxml, read_file, tools
from pipeline.extract.word_drawing import INSERTED_FILE, PICTURE
from pipeline.message import filetype
from rules.terms import PassageKind, Read
from tests.hostile.ole import ole_file
from tests.reading.matrix_other import tracked
from tests.reading.office_file import converted, old_word, open_document, shape, slides

RTF = rb"{\rtf1\ansi Keep this.\par Delete \b that\b0.\par}"
HAS_OFFICE = tools.present("soffice")
needs_office = pytest.mark.skipif(not HAS_OFFICE, reason="LibreOffice is not installed")


def workbook(fill):
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def odt(content, manifest="<m/>", **parts):
    space = "urn:oasis:names:tc:opendocument:xmlns"
    return zipped(
        {
            **parts,
            "mimetype": filetype.ODT,
            "content.xml": f'<o:document-content xmlns:o="{space}:office:1.0" '
            f'xmlns:b="{space}:table:1.0" xmlns:w="{space}:drawing:1.0" '
            'xmlns:d="http://purl.org/dc/elements/1.1/" '
            f'xmlns:t="{space}:text:1.0"><o:body><o:text>{content}</o:text></o:body>'
            "</o:document-content>",
            "META-INF/manifest.xml": manifest,
        }
    )


def read(name, data):
    [found] = read_file(name, data)
    return found


def test_a_word_file_is_read_whatever_its_name():
    document = docx.Document()
    document.add_paragraph("We agree.")
    out = io.BytesIO()
    document.save(out)
    found = read("letter.pdf", out.getvalue())
    assert found.type == filetype.DOCX
    assert found.reading.passages[0].text == "We agree."


@needs_office
@pytest.mark.parametrize("name", ["a.rtf", "a.doc"])
def test_libreoffice_gives_the_words_under_the_name_of_the_file_that_was_sent(name):
    found = read(name, RTF)
    assert [p.text for p in found.reading.passages] == ["Keep this.", "Delete that."]
    assert found.reading.read is Read.FULL
    assert {(p.source.part, p.source.sha256) for p in found.reading.passages} == {
        (name, found.sha256)
    }


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.rtf", RTF, ["Keep this.", "Delete that."]),
        (
            "a.doc",
            old_word("Keep this.\rDelete\x0bthat.\r"),
            ["Keep this.", "Delete\nthat."],
        ),
    ],
)
def test_without_libreoffice_a_file_still_gives_its_words(
    monkeypatch, name, data, words
):
    monkeypatch.setenv("PATH", "")
    reading = read(name, data).reading
    assert (reading.read, reading.why) == (Read.PARTIAL, office.ONLY_WORDS)
    assert [p.text for p in reading.passages] == words


def test_without_libreoffice_an_odt_is_read_with_its_revisions(monkeypatch):
    monkeypatch.setenv("PATH", "")
    reading = read("a.odt", tracked()).reading
    words, note = reading.passages
    assert (reading.read, reading.why) == (Read.FULL, "")
    assert (words.text, words.base) == ("Keep the new words.", "Keep the old words.")
    assert [run.text for run in words.runs if run.change] == ["old ", "new "]
    assert (note.text, note.author, note.anchor) == ("Why?", "Ana", ("p1",))
    assert note.kind is PassageKind.MARGIN_COMMENT


def test_without_libreoffice_everything_in_an_odt_has_its_place(monkeypatch):
    monkeypatch.setenv("PATH", "")
    change = "<d:creator>Ana</d:creator><d:date>2014-01-15</d:date>"
    content = (
        "<t:tracked-changes>"
        f"<t:changed-region t:id='i'><t:insertion>{change}</t:insertion>"
        f"</t:changed-region><t:changed-region t:id='d'><t:deletion>{change}"
        "<t:p>taken</t:p></t:deletion></t:changed-region></t:tracked-changes>"
        "<t:table-of-content><t:index-body><t:p>Title 1</t:p></t:index-body>"
        "</t:table-of-content><t:h>Title</t:h>"
        "<t:p>Keep<t:s t:c='2'/><t:span>this</t:span><t:tab/><t:date>1 May</t:date>"
        "<t:note t:note-class='endnote'><t:note-citation>1</t:note-citation>"
        "<t:note-body><t:p>A note</t:p></t:note-body></t:note>"
        "<w:frame><w:text-box><t:p>Boxed</t:p></w:text-box></w:frame>.</t:p>"
        "<t:change-start t:change-id='i'/><t:p>New <t:change t:change-id='d'/></t:p>"
        "<t:p>too<t:change-end t:change-id='i'/>, old</t:p>"
        "<t:change t:change-id='d'/>"
        "<b:table><b:table-header-rows><b:table-row>"
        "<b:table-cell b:number-columns-spanned='2'><t:p>Head</t:p></b:table-cell>"
        "<b:covered-table-cell/></b:table-row></b:table-header-rows><b:table-row>"
        "<b:table-cell><t:p>a</t:p><t:p>b</t:p><b:table><b:table-row><b:table-cell>"
        "<t:p>inner</t:p></b:table-cell></b:table-row></b:table></b:table-cell>"
        "<b:table-cell><t:list><t:list-item><t:p>c</t:p></t:list-item></t:list>"
        "</b:table-cell></b:table-row></b:table>"
    )
    running = (
        "<o:s xmlns:o='o' xmlns:t='t'><o:master-styles><o:master-page><o:header>"
        "<t:p>Letterhead</t:p></o:header></o:master-page></o:master-styles></o:s>"
    )
    reading = read("a.odt", odt(content, **{"styles.xml": running})).reading
    assert [(p.source.place, p.kind.value, p.text) for p in reading.passages] == [
        ("p1", "furniture", "Title 1"),
        ("p2", "heading", "Title"),
        ("p3", "paragraph", "Keep  this\t1 May."),
        ("e1", "note", "A note"),
        ("p4", "paragraph", "Boxed"),
        ("p5", "paragraph", "New"),
        ("p6", "paragraph", "too, old"),
        ("p7", "paragraph", ""),
        ("t1.r1.c1", "cell", "Head"),
        ("t1.r2.c1", "cell", "a"),
        ("t1.r2.c1.p2", "cell", "b"),
        ("t2.r1.c1", "cell", "inner"),
        ("t1.r2.c2", "cell", "c"),
        ("h1", "furniture", "Letterhead"),
    ]
    new, rest, gone = reading.passages[5:8]
    assert [(run.text, run.author, run.inserted_by) for run in new.runs] == [
        *(("New ", "Ana", ""), ("taken", "Ana", "Ana")),
    ]
    assert (new.base, rest.base, gone.base) == ("", ", old", "taken")


@pytest.mark.parametrize("path", ["", os.environ["PATH"]])
@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<o xmlns:t='t'><t:p>We disagree</t:p></o>", INSERTED_FILE),
        ("<m:math xmlns:m='m'><m:mi>E</m:mi></m:math>", ""),
    ],
)
def test_an_object_in_an_odt_that_nobody_opened_is_said_to_be_missing(
    monkeypatch, path, content, why
):
    monkeypatch.setenv("PATH", path)
    out = io.BytesIO(open_document("text", "<text:p>See it.</text:p>"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("Object 1/content.xml", content)
    reading = read("a.odt", out.getvalue()).reading
    assert [p.text for p in reading.passages] == ["See it."]
    assert (reading.read, reading.why) == (Read.PARTIAL if why else Read.FULL, why)


def test_without_libreoffice_a_damaged_odt_is_read_in_part(monkeypatch):
    monkeypatch.setenv("PATH", "")
    reading = read("a.odt", odt("<t:p>We agree.</t:p><t:p>And")).reading
    assert [p.text for p in reading.passages] == ["We agree.", "And"]
    assert (reading.read, "damaged" in reading.why) == (Read.PARTIAL, True)


def test_without_libreoffice_a_picture_in_an_odt_is_said_to_be_missing(monkeypatch):
    monkeypatch.setenv("PATH", "")
    svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    for wide, why in (("9cm", PICTURE), ("1cm", "")):
        image = f"<w:frame xmlns:s='{svg}' s:width='{wide}' s:height='9cm'><w:image/>"
        reading = read("a.odt", odt(f"<t:p>See it. {image}</w:frame></t:p>")).reading
        assert (reading.read is Read.PARTIAL, reading.why) == (bool(why), why)


@needs_office
def test_a_file_that_was_cut_off_is_said_to_be_damaged():
    reading = read("a.rtf", RTF[:-1] + rb"{\object").reading
    assert [p.text for p in reading.passages] == ["Keep this.", "Delete that."]
    assert (reading.read, reading.why) == (Read.PARTIAL, ooxml.CUT_OFF)


def test_the_stories_of_an_old_word_file_are_told_apart(monkeypatch):
    monkeypatch.setenv("PATH", "")
    field = "See \x13 HYPERLINK \x13PAGE\x14\x15 \x14page 2\x15.\r"
    data = old_word(f"{field}A note\rWhy?\r", further=(7, 0, 0, 5, 0, 0))
    found = read("a.doc", data).reading.passages
    assert [(p.source.place, p.text, p.kind) for p in found] == [
        ("p1", "See page 2.", PassageKind.PARAGRAPH),
        ("f1", "A note", PassageKind.NOTE),
        ("c1", "Why?", PassageKind.MARGIN_COMMENT),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (old_word("x")[:-600], ooxml.DAMAGED),
        (ole_file({"WordDocument": b"x" * 5_000}), ooxml.DAMAGED),
        (old_word("x", version=0x65), office.OLD_WORD),
    ],
)
def test_without_libreoffice_an_older_or_damaged_doc_is_held(monkeypatch, data, why):
    monkeypatch.setenv("PATH", "")
    reading = read("a.doc", data).reading
    assert (reading.read, reading.why) == (Read.HELD, why)


def test_a_protected_odt_is_held_with_a_sentence():
    found = read("a.odt", odt("", "<m><encryption-data/></m>"))
    assert found.reading.read is Read.HELD
    assert "password" in found.reading.why


def test_cells_stand_where_the_program_shows_them():
    def fill(book):
        sheet = book.active
        sheet.title = "Chapter C5"
        sheet["B3"], sheet["C3"] = "Para", "Comment"
        sheet["B4"], sheet["C4"] = 17, "Delete"
        sheet["C4"].comment = Comment("Why?", "Ana")

    found = read("c.xlsx", workbook(fill))
    title, *cells, note = found.reading.passages
    assert (title.text, title.kind) == ("Chapter C5", PassageKind.HEADING)
    assert [(p.source.place, p.text, p.header_row) for p in cells] == [
        ("t1.r3.c2", "Para", True),
        ("t1.r3.c3", "Comment", True),
        ("t1.r4.c2", "17", False),
        ("t1.r4.c3", "Delete", False),
    ]
    assert (note.author, note.anchor) == ("Ana", ("t1.r4.c3",))
    assert "Why?" in note.text


def test_the_name_that_a_program_gives_a_sheet_says_nothing():
    def fill(book):
        book.active.title = "Sheet1"
        book.active.append(["x"])

    found = read("c.xlsx", workbook(fill))
    assert [p.text for p in found.reading.passages] == ["x"]


def test_slides_are_read_as_they_are_shown():
    data = slides(shape("Shown last"), shape("Shown first"), parts={}, related={})
    found = read("a.pptx", data)
    assert [(p.source.place, p.text) for p in found.reading.passages] == [
        ("slide1.p1", "Shown first"),
        ("slide2.p1", "Shown last"),
    ]


def strict(data):
    """Write an Office file in the strict form (ISO/IEC 29500)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    plain, iso = b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml"
    for kind in (b"officeDocument", b"spreadsheetml", b"presentationml", b"drawingml"):
        for name, content in members.items():
            old = b"%s/%s/2006" % (plain, kind)
            members[name] = content.replace(old, b"%s/%s" % (iso, kind))
    return zipped(members)


def test_slides_in_the_strict_form_are_read():
    data = slides(shape("Shown last"), shape("Shown first"), parts={}, related={})
    found = read("a.pptx", strict(data))
    assert [p.text for p in found.reading.passages] == ["Shown first", "Shown last"]


def test_notes_on_the_cells_of_a_sheet_in_the_strict_form_are_read():
    def fill(book):
        book.active["B2"] = 17
        book.active["B2"].comment = Comment("Delete it.", "Ana")

    _, cell, note = read("a.xlsx", strict(workbook(fill))).reading.passages
    assert (cell.text, note.text, note.author) == ("17", "Delete it.", "Ana")


def test_a_reply_to_a_comment_on_a_slide_names_what_it_answers():
    talk = (
        '<p:cm authorId="x" status="resolved"><p:replyLst><p:reply authorId="x">'
        "<p:txBody><a:p><a:r><a:t>Because.</a:t></a:r></a:p></p:txBody></p:reply>"
        "</p:replyLst><p:txBody><a:p><a:r><a:t>Why?</a:t></a:r></a:p></p:txBody></p:cm>"
    )
    data = slides(
        shape("We agree."),
        parts={"ppt/c.xml": talk, "ppt/authors.xml": '<p:author id="x" name="Ana"/>'},
        related={1: "comments ../c.xml"},
    )
    _, comment, reply = read("a.pptx", data).reading.passages
    assert (comment.text, comment.author, comment.resolved) == ("Why?", "Ana", True)
    assert (reply.text, reply.parent) == ("Because.", comment.source.place)


def test_slides_without_a_list_of_them_go_by_their_numbers():
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"

    def slide(text):
        return f'<s xmlns:a="{space}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></s>'

    data = zipped(
        {
            "[Content_Types].xml": "<x/>",
            "ppt/slides/slide10.xml": slide("Ten"),
            "ppt/slides/slide2.xml": slide("Two"),
        }
    )
    found = read("a.pptx", data)
    assert [(p.source.place, p.text) for p in found.reading.passages] == [
        ("slide2.p1", "Two"),
        ("slide10.p1", "Ten"),
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4", filetype.PDF),
        (b"\n\n{\\rtf1", filetype.RTF),
        (zipped({"word/document.xml": "x", "[Content_Types].xml": ""}), filetype.DOCX),
        (zipped({"xl/workbook.xml": "x", "[Content_Types].xml": ""}), filetype.XLSX),
        (zipped({"a.docx": "x"}), filetype.ZIP),
        (zipped({"a/word/b.txt": "x"})[:-30], filetype.ZIP),
        (odt(""), filetype.ODT),
        (b"\x78\x9f\x3e\x22rest", filetype.TNEF),
        (b"Received: x\nFrom: a@b\nSubject: y\n\nz", filetype.MESSAGE),
        (b"From: A\nTo: B\nSubject: a memo\n\nz", "text/plain"),
        (b"<!-- a --><!-- b -->\n<HTML>", "text/html"),
        (b"\xff\xfea\0", "text/plain"),
        ("We agree".encode("utf-16-be"), "text/plain"),
        (b"\x1f\x8b\x08", filetype.GZIP),
        (b"a" * 257 + b"ustar\x0000", filetype.TAR),
        (b"<?xml version='1.0'?><svg/>", filetype.SVG),
        (b"<?xml version='1.0'?><data/>", filetype.XML),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>",
            "application/msword",
        ),
        (b"MZ\0\0\x01", filetype.UNKNOWN),
        (b"", "text/plain"),
    ],
)
def test_a_type_is_told_by_content_and_not_by_the_name(data, kind):
    assert filetype.media_type(data, "letter.doc", "application/msword") == kind


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.exe", b"MZ\0\0\x01", "Word or PDF"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "zip"),
        ("a.docx", b"", "empty"),
        ("a.docx", b"PK\3\4 nothing", "damaged"),
        ("a.xlsx", zipped({"xl/a": "x", "[Content_Types].xml": ""}), "again"),
        ("a.asc", b"-----BEGIN PGP MESSAGE-----\n", "without encryption"),
    ],
)
def test_what_cannot_be_read_is_held_with_a_suggestion(name, data, word):
    reading = read_file(name, data)[0].reading
    assert reading.read is Read.HELD
    assert "Please" in reading.why
    assert word in reading.why


@pytest.mark.parametrize(
    ("name", "data"),
    [("logo.gif", b"GIF89a\xc8\0\x50\0"), ("card.vcf", b"BEGIN:VCARD\nN:Lee\n")],
)
def test_what_goes_with_a_mail_and_has_no_words_is_not_held(name, data):
    reading = read_file(name, data)[0].reading
    assert (reading.read, reading.passages) == (Read.FULL, ())


CELLS = (
    "Fees\rPiece\x07Wish\x07\x07" + "7\x07Drop it.\rAt once.\x07\x07" + "8\x07\x07\x07"
)


def test_the_cells_of_an_old_word_file_are_told_apart(monkeypatch):
    monkeypatch.setenv("PATH", "")
    uneven = "Below\r" + "one\x07two\x07\x07three\x07\x07"
    found = read("a.doc", old_word(CELLS + uneven)).reading.passages
    assert [(p.source.place, p.text, p.cell is not None) for p in found] == [
        ("p1", "Fees", False),
        ("t1.r1.c1", "Piece", True),
        ("t1.r1.c2", "Wish", True),
        ("t1.r2.c1", "7", True),
        ("t1.r2.c2", "Drop it.\nAt once.", True),
        ("t1.r3.c1", "8", True),
        ("p9", "Below", False),
        ("p10", "one", False),
        ("p11", "two", False),
        ("p13", "three", False),
    ]


@needs_office
def test_a_table_at_the_very_end_of_an_old_word_file_keeps_its_cells():
    document = docx.Document()
    for words in ("ab", "cd"):
        document.add_paragraph(f"Table {words}")
        table = document.add_table(2, 2)
        for row, column in product(range(2), repeat=2):
            table.cell(row, column).text = f"{words[row]} {column}"
    out = io.BytesIO()
    document.save(out)
    found = read("a.doc", converted(out.getvalue(), "docx", "doc")).reading.passages
    assert [p.text for p in found if not p.cell] == ["Table ab", "Table cd"]
    assert [(p.cell.table, p.text) for p in found if p.cell] == [
        *((1, f"{word} {n}") for word in "ab" for n in range(2)),
        *((3, f"{word} {n}") for word in "cd" for n in range(2)),
    ]
