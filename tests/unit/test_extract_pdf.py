import re
import shutil

import pypdfium2
import pytest
import typst

from pipeline.extract import ocr, read_file
from pipeline.extract.layout import blocks
from pipeline.extract.page import Page, Row
from rules.terms import Cell, PassageKind, Read
from tests.reading.pdf_file import pdf_file, rules, stream, words

WORDS = "Governments should make sure that access to networks is open to everybody. "


def typeset(tmp_path, source, page="width: 16cm, height: 20cm, margin: 2cm"):
    file = tmp_path / "a.typ"
    file.write_text(f"#set page({page})\n{source}", encoding="utf-8")
    return typst.compile(str(file))


def read(data, name="a.pdf"):
    return read_file(name, data)[0].reading


def texts(reading, kind=PassageKind.PARAGRAPH):
    return [p.text for p in reading.passages if p.kind is kind]


def drawn(*lines, annotations=(), font=b""):
    """Write a PDF by hand: each line is (x, y, text)."""
    content = b"BT /F 12 Tf "
    for x, y, text in lines:
        content += b"1 0 0 1 %d %d Tm (%s) Tj " % (x, y, text.encode())
    content += b"ET"
    notes = b" ".join(annotations)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>/Annots[%s]>>" % notes,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>" % font,
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size 6/Root 1 0 R>>startxref\n%d\n%%%%EOF" % start


def test_wrapped_lines_are_joined_to_paragraphs(tmp_path):
    source = f"{WORDS * 3}\n\n{WORDS * 2}\n\n17. {WORDS}"
    found = texts(read(typeset(tmp_path, source)))
    assert [t.removeprefix("17. ") for t in found] == [
        (WORDS * 3).strip(),
        (WORDS * 2).strip(),
        WORDS.strip(),
    ]


def test_numbers_begin_paragraphs_without_a_gap(tmp_path):
    source = (
        f"#set par(spacing: 0.65em)\n{WORDS * 2}\n\n\\17. {WORDS * 2}\n\n(a) {WORDS}"
    )
    found = texts(read(typeset(tmp_path, source)))
    assert [t[:4] for t in found] == ["Gove", "17. ", "(a) "]


def test_a_number_at_the_beginning_of_a_wrapped_line_begins_nothing():
    lines = (
        (50, 300, "The meeting of the working group that took place in the"),
        (50, 286, "12. quarter of that year was long and it decided nothing"),
    )
    assert len(texts(read(drawn(*lines)))) == 1


def test_words_cut_at_line_ends_are_mended_and_compounds_kept():
    lines = (
        (50, 300, "We support self-regulation and the develop-"),
        (50, 286, "ment of markets that are open, and of self-"),
        (50, 272, "regulation again in the years of development."),
    )
    [text] = texts(read(drawn(*lines)))
    assert "the development of" in text
    assert "of self-regulation again" in text


def test_a_hyphen_at_a_line_end_stays_where_no_word_is_seen_to_be_cut():
    lines = (
        (50, 300, "We, the participants of the high-"),
        (50, 286, "level event, gather ten years after it."),
    )
    [text] = texts(read(drawn(*lines)))
    assert (
        text
        == "We, the participants of the high-level event, gather ten years after it."
    )


def test_many_hyphens_at_line_ends_are_those_of_a_typesetter():
    lines = (
        (50, 300, "We support the develop-"),
        (50, 286, "ment of open markets, and the regu-"),
        (50, 272, "lation of them by common agree-"),
        (50, 258, "ment among all who trade."),
    )
    [text] = texts(read(drawn(*lines)))
    assert "-" not in text


def test_running_heads_and_page_numbers_are_furniture(tmp_path):
    page = (
        "width: 12cm, height: 10cm, margin: 2cm, "
        'header: [WSIS Action Lines], numbering: "1"'
    )
    reading = read(typeset(tmp_path, f"{WORDS * 18}", page))
    assert set(texts(reading, PassageKind.FURNITURE)) >= {"WSIS Action Lines", "1"}
    assert " ".join(texts(reading)) == (WORDS * 18).strip()


def test_a_paragraph_goes_on_across_pages(tmp_path):
    page = "width: 12cm, height: 10cm, margin: 2cm"
    words = (WORDS.replace(". ", ", ").lower() * 18).strip(", ")
    assert len(texts(read(typeset(tmp_path, words, page)))) == 1


def test_columns_are_read_one_after_the_other(tmp_path):
    page = "width: 16cm, height: 10cm, margin: 2cm, columns: 2"
    text = " ".join(texts(read(typeset(tmp_path, WORDS * 12, page))))
    assert re.sub(r"\s+", " ", text) == (WORDS * 12).strip()


def test_headings_are_larger(tmp_path):
    reading = read(typeset(tmp_path, f"= Chapter C\n{WORDS * 4}"))
    assert texts(reading, PassageKind.HEADING) == ["Chapter C"]


def test_every_place_is_found_only_once(tmp_path):
    places = [
        p.source.place
        for p in read(typeset(tmp_path, f"{WORDS * 3}\n\n{WORDS}" * 9)).passages
    ]
    assert len(places) == len(set(places))
    assert places[0] == "page1.p1"


def test_notes_strikes_and_highlights_say_whose_and_about_which_words():
    box = b"/Rect[50 297 200 312]/QuadPoints[50 312 %d 312 50 297 %d 297]"
    said = b"/T(Ana)/Contents(Why?)/M(D:20140117101500Z)"
    notes = (
        b"<</Type/Annot/Subtype/Text/Rect[300 297 310 310]" + said + b">>",
        b"<</Type/Annot/Subtype/StrikeOut/T(Ben)/Contents()" + box % (80, 80) + b">>",
        b"<</Type/Annot/Subtype/FreeText/Rect[50 100 90 120]/Contents(New text)>>",
        b"<</Type/Annot/Subtype/Link/Rect[50 100 90 120]>>",
    )
    reading = read(drawn((50, 300, "Delete these words"), annotations=notes))
    paragraph, note, strike, free = reading.passages
    assert [(r.text, r.strike, r.author) for r in paragraph.runs] == [
        ("Delete", True, "Ben"),
        (" these words", False, ""),
    ]
    assert (note.text, note.author, note.at) == ("Why?", "Ana", "2014-01-17T10:15:00")
    assert note.kind is PassageKind.MARGIN_COMMENT
    assert note.anchor == ("page1.p1",)
    assert (strike.author, strike.source.place) == ("Ben", "c2")
    assert strike.anchor_text == "Delete"
    assert (free.text, free.anchor) == ("New text", ("page1",))


def test_text_off_the_page_is_not_read():
    reading = read(drawn((50, 300, "On the page"), (50, 900, "Printer mark")))
    assert texts(reading) == ["On the page"]


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_a_scan_is_read_in_part_and_says_so(tmp_path):
    picture = typst.compile(
        str(_page(tmp_path, WORDS)), format="png", ppi=200, output=None
    )
    (tmp_path / "scan.png").write_bytes(picture)
    scan = typeset(tmp_path, '#image("scan.png")', "margin: 0cm")
    reading = read(scan)
    assert reading.read is Read.PARTIAL
    assert "recognized by machine" in reading.why
    assert reading.confidence is not None
    assert reading.confidence > 0.8
    assert "access to networks" in reading.passages[0].text


def _page(tmp_path, words):
    file = tmp_path / "scan.typ"
    file.write_text(f"#set page(width: 16cm, height: 8cm)\n{words}", encoding="utf-8")
    return file


def test_a_protected_pdf_is_held_with_a_sentence():
    lock = b"/Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)" % (b"o" * 32, b"u" * 32)
    data = drawn((50, 300, "Secret")).replace(
        b"/Root 1 0 R", b"/Root 1 0 R/ID[(01)(01)]/Encrypt<<" + lock + b">>"
    )
    reading = read(data)
    assert (reading.read, "password" in reading.why) == (Read.HELD, True)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\0" * 999])
def test_a_damaged_pdf_is_held_with_a_sentence(data):
    reading = read(data)
    assert reading.read is Read.HELD
    assert "Please" in reading.why


def test_pdfminer_reads_what_pdfium_cannot(monkeypatch):
    def refuse(*_):
        raise pypdfium2.PdfiumError("no", err_code=3)

    monkeypatch.setattr(pypdfium2, "PdfDocument", refuse)
    lines = (50, 300, "We agree with"), (50, 286, "the paragraph as it stands.")
    assert texts(read(drawn(*lines))) == ["We agree with the paragraph as it stands."]


def test_lines_on_one_height_are_one_line():
    rows = [Row("17.", 10, 25, 100, 10), Row("Delete it.", 40, 90, 100, 10)]
    assert [b.text for b in blocks([Page(rows, 400)])] == ["17. Delete it."]


def test_a_table_may_be_open_at_its_sides():
    lines = "150 220 m 150 320 l S 50 290 m 350 290 l S 50 250 m 350 250 l S "
    body = words((55, 300, "Para"), (155, 300, "Comment"), (55, 270, "17"))
    reading = read(pdf_file(lines + body + words((155, 270, "Keep it."))))
    places = [p.source.place.removeprefix("page1.") for p in reading.passages]
    assert places == ["t1.r1.c1", "t1.r1.c2", "t1.r2.c1", "t1.r2.c2"]


def test_a_line_that_runs_through_several_cells_is_cut_at_their_borders():
    body = words((60, 300, "17   Delete it."), (60, 270, "18   Keep it."))
    reading = read(pdf_file(rules([50, 80, 350], [260, 290, 320]) + body))
    assert texts(reading, PassageKind.CELL) == ["17", "Delete it.", "18", "Keep it."]


def test_a_cell_may_span_columns():
    lines = rules([50, 150, 350], [220, 290]) + "50 320 300 -30 re S "
    body = words((55, 300, "Chapter C"), (55, 270, "17"), (155, 270, "Keep it."))
    first, *_ = read(pdf_file(lines + body)).passages
    assert (first.text, first.cell) == (
        "Chapter C",
        Cell(table=1, row=1, column=1, columns=2),
    )


def test_a_file_attached_to_an_attached_file_is_read_too():
    def holding(inner):
        return pdf_file(
            words((50, 300, "See the file.")),
            catalog="/Names<</EmbeddedFiles<</Names[(a) 30 0 R]>>>>",
            more={
                30: "<</Type/Filespec/F(a.pdf)/EF<</F 31 0 R>>>>",
                31: stream(inner, "/Type/EmbeddedFile"),
            },
        )

    data = pdf_file(words((50, 300, "We agree.")))
    for _ in range(5):
        data = holding(data)
    found = read_file("a.pdf", data)
    assert [one.name.count("/") for one in found] == [0, 1, 2, 3]


def test_a_name_with_half_a_character_costs_nothing_else():
    half = "<FEFFD8000041>"
    data = pdf_file(
        words((50, 300, "See the file.")),
        catalog=f"/Names<</EmbeddedFiles<</Names[{half} 30 0 R]>>>>",
        more={
            12: f"<</Author{half}/Title(Comments)>>",
            30: f"<</Type/Filespec/F(a)/UF{half}/EF<</F 31 0 R>>>>",
            31: stream(b"We agree.", "/Type/EmbeddedFile"),
        },
    ).replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 12 0 R")
    held, file = read_file("a.pdf", data)
    assert texts(held.reading) == ["See the file."]
    assert held.reading.properties == {"title": "Comments"}
    assert (file.name, texts(file.reading)) == ("a.pdf/file", ["We agree."])


@pytest.mark.parametrize("box", ["400 400 0 0", "0 0 0 0", "0 0 1e38 1e38"])
def test_a_page_is_read_whichever_corners_it_names(box):
    data = pdf_file(words((50, 300, "We agree.")))
    assert texts(read(data.replace(b"0 0 400 400", box.encode()))) == ["We agree."]


def test_a_page_of_any_size_is_drawn_no_larger_than_it_can_be_read(monkeypatch):
    drawn = []

    def look(picture):
        drawn.append(picture[:15])
        return ocr.Seen((), 0.0)

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", look)
    grey = "/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    image = stream(b"\0", f"/Type/XObject/Subtype/Image{grey}")
    for sides in ("400 400", "5 99999999"):
        data = pdf_file("q 5 0 0 99 0 0 cm /X Do Q", more={10: image})
        read(data.replace(b"0 0 400 400", f"0 0 {sides}".encode()))
    assert drawn == [b"P5 1667 1667 25", b"P5 1 32767 255\n"]


def test_a_form_that_only_its_program_can_show_says_so():
    form = "/AcroForm<</Fields[]/XFA 30 0 R>>/NeedsRendering true"
    data = pdf_file(
        words((50, 300, "Please wait")), catalog=form, more={30: stream(b"<x/>")}
    )
    reading = read(data)
    assert reading.read is Read.PARTIAL
    assert "Please print it to a PDF" in reading.why


def test_a_file_without_words_is_held():
    reading = read(pdf_file("0 0 99 99 re f"))
    assert reading.read is Read.HELD
    assert "Please send the text as Word" in reading.why


def test_a_page_that_cannot_be_read_is_said():
    data = pdf_file(words((50, 300, "One.")), words((50, 300, "Two.")))
    reading = read(data.replace(b"42 0 obj<</Type/Page/", b"42 0 obj<</Type/Pag/"))
    assert reading.passages[0].text == "One."
