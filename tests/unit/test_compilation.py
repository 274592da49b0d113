"""Each format read back by another program: every comment there, word for word."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pypdfium2
import pytest
from lxml import etree, html

from outbox.compilation import (
    FORMATS,
    OFFERED,
    package,
    paper,
    parts,
    structured,
    workbook,
    write,
)
from outbox.compilation.blocks import Remark
from outbox.compilation.layout import layout, lists
from outbox.compilation.package import bookmark
from outbox.compilation.wording import (
    instant,
    issue,
    senders,
    speakers,
    stakeholder,
    writable,
)
from pipeline.proofread import proofread
from rules.deadline import last_second
from rules.folding import folds
from rules.marks import plain
from rules.terms import (
    Action,
    Candidate,
    Change,
    Draft,
    Paragraph,
    Run,
    Stakeholder,
    StakeholderType,
    Verdict,
)
from tests.meeting import (
    DRAFTS,
    GOVERNMENT,
    STAKEHOLDERS,
    WINDOW,
    comment,
    compiled,
    contribution,
    draft,
    meeting,
)

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " ＝1", "'=1", "'quoted",
    "<script>alert(1)</script>", "<!--", "]]>", "</div></main>", "&amp;&#0;",
    "{{ 7 * 7 }}{% raw %}", "#set page(fill: red) $x$ *b* @ref \\u{41} #panic()",
    "a\x00b\x07c\x1bd\x0be", "lone \ud800 surrogate", "\ufffe\uffff",
    "line\r\nline\rline\nline\ttab", "  two  spaces  ", "\u202eright to left\u202d",
    "\u2067isolated", "mark\u200e\u200f", "Z\u0351\u0308\u0324a\u0363lgo",
    "👩‍👩‍👧‍👦 🇨🇭",
    "المادة ١٧: نقترح الحذف", "建议删除本段", "_x0041_", "x" * 40_000, "–—‐ “quotes”",
)  # fmt: skip


def bytes_of(compilation: Consolidation, form: str) -> bytes:
    stream = io.BytesIO()
    OFFERED[form].writer(compilation, stream)
    return stream.getvalue()


def expected(compilation: Consolidation) -> dict[str, str]:
    """Give what a format that holds XML has to say for each comment."""
    return {e.id: writable(plain(e.comment)) for e in compilation.entries()}


def printed(compilation: Consolidation) -> dict[str, str]:
    """Give what a layout prints for each comment: once what several say."""
    places = [compilation.general, compilation.unplaced]
    for entries in compilation.drafts:
        places += [entries.general, *(at.entries for at in entries.paragraphs)]
    return {
        entry.id: writable(fold.first.comment.text)
        for place in places
        for fold in folds(place)
        for entry in fold.entries
    }


def from_word(data: bytes) -> dict[str, str]:
    """Read what stands between the ends of each bookmark, deleted words left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    texts: dict[str, str] = {}
    for start in root.iter(f"{W}bookmarkStart"):
        words = ""
        for element in start.itersiblings():
            if element.tag == f"{W}bookmarkStart":
                continue
            if element.tag == f"{W}bookmarkEnd":
                break
            style = element.find(f"{W}rPr/{W}rStyle")
            if style is not None and style.get(f"{W}val") == "Deleted":
                continue
            for piece in element:
                words += {f"{W}br": "\n", f"{W}tab": "\t"}.get(
                    piece.tag, piece.text or ""
                )
        texts[start.get(f"{W}name")] = words
    return texts


def unescaped(text: str) -> str:
    """Undo the escapes of a string in a workbook (ECMA-376, ST_Xstring)."""
    return re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), text)


def from_html(data: bytes) -> dict[str, str]:
    root = html.document_fromstring(data.decode())
    for deleted in root.xpath("//*[@data-comment]/del"):
        deleted.text = ""
    return {
        name: element.text_content()
        for element in root.xpath("//*[@data-comment]")
        for name in (
            element.get("data-comment"),
            *element.xpath("preceding-sibling::a[@data-same]/@id"),
        )
    }


@pytest.fixture(scope="module")
def hostile() -> Consolidation:
    made = [
        contribution(n, [comment(text), comment(text, proposed=text)])
        for n, text in enumerate(HOSTILE, 1)
    ]
    name = Stakeholder(name="<b>=1\u202e #x\x07", type=GOVERNMENT)
    return compiled([*made, contribution(99, [comment("")], who=[name])])


@pytest.fixture(scope="module")
def usual() -> Consolidation:
    return meeting()


@pytest.mark.parametrize("form", ["docx", "iso", "ippc"])
@pytest.mark.parametrize("which", ["usual", "hostile"])
def test_a_word_file_holds_each_comment_once_in_a_bookmark_of_its_name(
    form: str, which: str, request: pytest.FixtureRequest
):
    compilation = request.getfixturevalue(which)
    texts = from_word(bytes_of(compilation, form))
    words = {k: v for k, v in texts.items() if k.startswith("c_")}
    assert words == {bookmark(k): v for k, v in printed(compilation).items()}


@pytest.mark.parametrize("which", ["usual", "hostile"])
def test_a_web_page_holds_each_comment_once_in_an_element_of_its_id(
    which: str, request: pytest.FixtureRequest
):
    compilation = request.getfixturevalue(which)
    assert from_html(bytes_of(compilation, "html")) == printed(compilation)


@pytest.mark.parametrize("which", ["usual", "hostile"])
def test_a_workbook_holds_strings_only_and_long_texts_in_several_rows(
    which: str, request: pytest.FixtureRequest
):
    compilation = request.getfixturevalue(which)
    book = openpyxl.load_workbook(io.BytesIO(bytes_of(compilation, "xlsx")))
    assert {c.data_type for sheet in book for row in sheet for c in row} <= {"s", "n"}
    assert not any(
        cell.data_type == "n" and cell.value is not None
        for sheet in book
        for row in sheet
        for cell in row
    )
    texts: dict[str, str] = {}
    for row in book["Comments"].iter_rows(min_row=2, values_only=True):
        texts[row[0]] = texts.get(row[0], "") + unescaped(row[7] or "")
    assert texts == expected(compilation)


@pytest.mark.parametrize("which", ["usual", "hostile"])
def test_csv_has_no_cell_that_a_spreadsheet_takes_for_a_formula(
    which: str, request: pytest.FixtureRequest
):
    compilation = request.getfixturevalue(which)
    text = bytes_of(compilation, "csv").decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert not any(
        cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for row in rows for cell in row
    )
    read = {row[0]: row[head.index("Text")].removeprefix("'") for row in rows}
    assert read == expected(compilation)


@pytest.mark.parametrize("which", ["usual", "hostile"])
def test_json_gives_the_words_back_without_any_exception(
    which: str, request: pytest.FixtureRequest
):
    compilation = request.getfixturevalue(which)
    read = json.loads(bytes_of(compilation, "json").decode())
    everywhere = [
        *read["general"],
        *read["unplaced"],
        *(c for d in read["drafts"] for c in d["general"]),
        *(c for d in read["drafts"] for p in d["paragraphs"] for c in p["comments"]),
    ]
    assert {c["id"]: c["text"] for c in everywhere} == {
        e.id: e.comment.text for e in compilation.entries()
    }
    assert len(everywhere) == compilation.count


@pytest.mark.parametrize("which", ["usual", "hostile"])
def test_a_pdf_names_each_submission_and_evaluates_nothing(
    which: str, request: pytest.FixtureRequest
):
    compilation = request.getfixturevalue(which)
    pdf = pypdfium2.PdfDocument(bytes_of(compilation, "pdf"))
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    for entry in compilation.entries():
        assert re.search(rf"[\[ ]{re.escape(entry.number)}[],]", text)
    if which == "hostile":
        assert "#panic()" in text
        assert "<script>" in text


def test_a_pdf_says_its_title_its_language_and_its_structure(usual: Consolidation):
    data = bytes_of(usual, "pdf")
    pdf = pypdfium2.PdfDocument(data)
    assert pdf.get_metadata_value("Title") == "WSIS+10/3 · Comments on the first drafts"
    assert pypdfium2.raw.FPDFCatalog_IsTagged(pdf.raw)
    assert b"/Lang" in data


@pytest.mark.parametrize("form", ["pdf", "iso.pdf", "side-by-side.pdf"])
def test_a_large_pdf_is_set_in_parts_that_are_joined_without_a_seam(
    form: str, usual: Consolidation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parts, "PART", 40)
    path = tmp_path / f"drafts{OFFERED[form].suffix}"
    write(usual, form, path)
    assert proofread([path], usual) == ()
    pdf = pypdfium2.PdfDocument(path)
    feet = [page.get_textpage().get_text_bounded().split()[-1] for page in pdf]
    assert feet == [str(n) for n in range(1, len(pdf) + 1)]
    assert pypdfium2.raw.FPDFCatalog_IsTagged(pdf.raw)
    tops = [mark.get_title() for mark in pdf.get_toc() if mark.level == 0]
    whole = pypdfium2.PdfDocument(bytes_of(usual, form))
    if form == "pdf":
        assert tops == [
            "General comments",
            *(f"{d.draft.id}: {d.draft.title}" for d in usual.drafts),
            "Comments to be placed", "Contributors", "Statistics", "Submissions",
            "Late submissions", "Sums",
        ]  # fmt: skip
    assert pdf.get_metadata_dict() == whole.get_metadata_dict()
    assert path.read_bytes().count(b"/Type/StructElem") > usual.count
    assert path.read_bytes().count(b"/Type/Catalog") == 1


@pytest.mark.parametrize("form", ["pdf", "iso.pdf", "followup.pdf", "ocs.pdf"])
def test_a_row_of_a_pdf_that_lists_very_many_goes_on_in_further_rows(
    form: str, usual: Consolidation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(paper, "_LONG", 10)
    monkeypatch.setattr(paper, "_FULL", 20)
    path = tmp_path / f"drafts{OFFERED[form].suffix}"
    write(usual, form, path)
    assert proofread([path], usual) == ()


@pytest.mark.parametrize(("form", "room"), [("iso.pdf", 14), ("ocs.pdf", 3)])
def test_a_part_of_a_pdf_has_no_heading_and_no_columns_of_a_table_without_rows(
    form: str, room: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parts, "PART", room)
    said = [comment(f"Say {n}.", action=Action.GENERAL) for n in range(3)]
    pdf = pypdfium2.PdfDocument(bytes_of(compiled([contribution(1, said)]), form))
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert all("Say" in text for text in texts)


def test_a_pdf_that_cannot_be_set_is_one_sentence(
    usual: Consolidation, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(paper, "_TEMPLATE", Path("nothing.typ"))
    with pytest.raises(OSError, match="pages of the PDF cannot be set"):
        bytes_of(usual, "pdf")


def test_what_stands_in_several_rows_stands_in_one_of_the_follow_up():
    made = [
        contribution(1, [comment("Combine them.", paragraphs=("4", "2"))]),
        contribution(2, [comment("Shorter.", paragraphs=("9",))]),
        contribution(3, [comment("No.", paragraphs=("2", "4"))]),
    ]
    data = bytes_of(compiled(made), "followup")
    (table,) = docx.Document(io.BytesIO(data)).tables
    first, second = ([cell.text for cell in row.cells] for row in table.rows[1:])
    assert first[0] == "1."
    assert [line.split()[0] for line in first[1].splitlines()] == ["2", "4"]
    assert first[2].splitlines() == [
        "Brazil, Government: Combine them. [WSIS+10/3/1] on 4, 2",
        "Brazil, Government: No. [WSIS+10/3/3] on 2, 4",
    ]
    assert first[3] == ""
    assert second[0] == "2."


def test_side_by_side_has_a_column_a_stakeholder_and_a_row_a_paragraph():
    made = [
        contribution(n, [comment(f"Say {n}.", paragraphs=("2",))], who=[who])
        for n, who in enumerate(STAKEHOLDERS[:3], 1)
    ]
    one = draft("S2/C", "One", ["1", "2", "3"])
    data = bytes_of(compiled(made, drafts=[one]), "side-by-side")
    (table,) = docx.Document(io.BytesIO(data)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    names = [f"{who.name}, Government" for who in STAKEHOLDERS[:3]]
    assert rows[0] == ["Paragraph", *names]
    assert [row[0].split()[0] for row in rows[1:]] == ["1", "2", "3"]
    assert rows[2][1:] == [f"Say {n}. [WSIS+10/3/{n}]" for n in (1, 2, 3)]


def test_former_labels_are_printed_behind_the_present_one():
    later = replace(DRAFTS[0], former={"21 bis": "17"})
    for form in ("docx", "html", "ocs"):
        path = bytes_of(compiled([], drafts=[later]), form)
        if form == "html":
            assert "21 bis (former 17)" in path.decode()
    made = compiled(
        [contribution(1, [comment(paragraphs=("21 bis",))])], drafts=[later]
    )
    for form in ("ocs.html", "followup.html", "html"):
        assert "21 bis (former 17)" in bytes_of(made, form).decode()


def test_a_campaign_is_printed_once_with_what_each_adds_and_leaves_out():
    letter = "Keep the libraries of small villages open, and say who is to pay. " * 3
    cows = "Ours has more books than cows."
    texts = (letter, f"{letter}{cows}", f"{letter}{cows}", f"{letter}\nMine is new.")
    texts += (letter, f"Dear all,\n{letter}We oppose them. Why?")
    made = [
        contribution(n, [comment(text)], who=[who])
        for n, (text, who) in enumerate(zip(texts, STAKEHOLDERS, strict=False), 1)
    ]
    text = lines(compiled(made))
    whole, beyond = letter.strip(), "Government: The words of [WSIS+10/3/1], and:"
    for line in (
        f"Brazil, Government; Kenya, Government: {whole} [WSIS+10/3/1, WSIS+10/3/5]",
        f"Canada, Government; Egypt, {beyond} {cows} [WSIS+10/3/2, WSIS+10/3/3]",
        f"Japan, {beyond} Mine is new. [WSIS+10/3/4]",
        f"Mexico, Government: Dear all, {whole} We oppose them. Why? [WSIS+10/3/6]",
    ):
        assert line in [" ".join(said.split()) for said in text]


def test_annotations_quote_the_paragraph_and_what_is_around_it():
    page = json.loads(bytes_of(compiled([contribution(1, [comment()])]), "jsonld"))
    (item,) = page["items"]
    paragraphs = DRAFTS[0].paragraphs
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert item["target"][0]["selector"] == {
        "type": "TextQuoteSelector",
        "exact": paragraphs[1].text,
        "prefix": paragraphs[0].text[-32:],
        "suffix": paragraphs[2].text[:32],
    }


def test_records_of_regulations_have_the_names_of_its_fields():
    made = [
        contribution(n, [comment("The same.")], who=[who])
        for n, who in ((1, STAKEHOLDERS[0]), (2, STAKEHOLDERS[10]))
    ]
    first, second = json.loads(bytes_of(compiled(made), "regulations"))["data"]
    assert first["type"] == "comments"
    assert first["attributes"]["govAgency"] == "Brazil"
    assert second["attributes"]["organization"] == STAKEHOLDERS[10].name
    assert second["attributes"]["duplicateComments"] == 1
    assert second["attributes"]["trackingNbr"] == "WSIS+10/3/2"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_compilation_gives_the_same_bytes(form: str, usual: Consolidation):
    assert bytes_of(usual, form) == bytes_of(meeting(), form)


@pytest.mark.parametrize("form", OFFERED)
@pytest.mark.parametrize(
    "compilation",
    [
        compiled([], drafts=[]),
        compiled([contribution(1)], drafts=[draft("D", "Draft", [])]),
        compiled([contribution(1, [comment()], who=[])], revision=2),
        compiled([contribution(1, [comment(f"{n}") for n in range(500)])]),
        compiled(
            [
                contribution(
                    1,
                    [comment()],
                    who=[Stakeholder(name="N" * 300, type=None)],
                )
            ]
        ),
    ],
    ids=["no drafts", "no comments", "nobody", "many on one", "long name"],
)
def test_whatever_is_missing_the_document_is_whole(
    form: str, compilation: Consolidation, tmp_path: Path
):
    path = tmp_path / f"compilation{OFFERED[form].suffix}"
    write(compilation, form, path)
    assert path.stat().st_size > 0
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_file_that_cannot_be_finished_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "compilation.json"
    path.write_text("old")

    def broken(_made: Consolidation, stream: io.BytesIO) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, "json", FORMATS["json"]._replace(writer=broken))
    with pytest.raises(OSError, match="No space"):
        write(compiled([]), "json", path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["compilation.json"]


def lines(compilation: Consolidation) -> list[str]:
    """Give the Word file's paragraphs as python-docx reads them."""
    document = docx.Document(io.BytesIO(bytes_of(compilation, "docx")))
    return [p.text for p in document.paragraphs]


def test_the_layout_is_name_type_words_and_number():
    small = Stakeholder(name="Small Networks", type=StakeholderType.PRIVATE_SECTOR)
    joint = [STAKEHOLDERS[1], small]
    made = [
        contribution(58, [comment("Should read: shall.")]),
        contribution(59, [comment("", action=Action.DELETE)], who=joint),
        contribution(60, [comment("Because.", action=Action.DELETE)]),
        contribution(61, [comment("A new one.", action=Action.ADD)]),
        contribution(62, [comment("Both.", paragraphs=("1", "3"))]),
    ]
    text = lines(compiled(made))
    for line in (
        "Brazil, Government: Should read: shall. [WSIS+10/3/58]",
        "Canada, Government; Small Networks, Private sector: Deleted [WSIS+10/3/59]",
        "Brazil, Government: Deleted. Because. [WSIS+10/3/60]",
        "[New para] Brazil, Government: A new one. [WSIS+10/3/61]",
        "Brazil, Government: Both. [WSIS+10/3/62] on 1, 3",
        "See also WSIS+10/3/62-1 under 1.",
    ):
        assert line in text


def test_the_layout_goes_from_general_comments_to_the_sums(usual: Consolidation):
    document = docx.Document(io.BytesIO(bytes_of(usual, "docx")))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "General comments",
        "S2/C: WSIS+10 Statement, Chapter C",
        "V1.1/C/ALC2: Vision, C2. Infrastructure",
        "V1.1/C/ALC7/E-Health: Vision, C7. E-Health",
        "Comments to be placed",
        "Contributors",
        "Statistics",
        "Submissions",
        "Late submissions",
        "Sums",
    ]


def test_late_ones_are_there_by_number_only():
    said = "These words came late."
    late = contribution(None, [comment(said)], verdict=Verdict.LATE)
    compilation = compiled([late])
    for form in ("docx", "html", "csv", "json"):
        data = bytes_of(compilation, form)
        assert said.encode() not in data
    assert "D000900" in bytes_of(compilation, "html").decode()


def test_an_unplaced_comment_names_the_paragraphs_it_may_belong_to():
    doubtful = comment(
        "Which?",
        document=None,
        paragraphs=(),
        review=True,
        candidates=[Candidate(document="S2/C", paragraph="9", score=50)],
    )
    assert "Brazil, Government: Which? [WSIS+10/3/1] Likely: S2/C, 9" in lines(
        compiled([contribution(1, [doubtful])])
    )


def test_rivals_are_not_printed_as_a_joint_submission():
    made = [contribution(1, [comment("Ours.")], who=STAKEHOLDERS[:2], review=True)]
    for form in ("docx", "html", "json"):
        data = bytes_of(compiled(made), form)
        assert b"Canada" not in data
    assert "Stakeholder to be confirmed: Ours. [WSIS+10/3/1]" in lines(compiled(made))


def test_of_a_withdrawn_submission_only_the_number_is_left():
    made = [contribution(1, [comment("Never mind.")], withdrawn=True)]
    for form in FORMATS:
        data = bytes_of(compiled(made), form)
        assert b"Never mind" not in data
    page = bytes_of(compiled(made), "html").decode()
    assert "withdrawn" in page
    assert "Brazil" not in page


def test_what_was_set_aside_keeps_its_number_and_the_day():
    aside = replace(
        contribution(1, [comment("Never mind.")]),
        set_aside=datetime(2014, 2, 3, 9, tzinfo=UTC),
    )
    for form in FORMATS:
        assert b"Never mind" not in bytes_of(compiled([aside]), form)
    page = bytes_of(compiled([aside]), "html").decode()
    assert "set aside by the secretariat on 3 February 2014" in page
    assert "Brazil" not in page


def test_of_a_sender_that_is_not_proven_nothing_is_printed_but_the_number():
    forged = replace(
        contribution(1, [comment("Delete it all.")], review=True), unproven=True
    )
    for form in FORMATS:
        data = bytes_of(compiled([forged]), form)
        assert b"Delete it all" not in data
        assert b"Brazil" not in data
    page = bytes_of(compiled([forged]), "html").decode()
    assert "WSIS+10/3/1" in page
    assert "to be confirmed" in page


def test_what_may_be_sent_again_is_named_as_such_and_its_words_are_printed_once():
    words = [comment("Delete it all.")]
    again = replace(contribution(2, words), repeats="WSIS+10/3/1")
    page = bytes_of(compiled([contribution(1, words), again]), "html").decode()
    assert "perhaps WSIS+10/3/1 sent again, to be confirmed" in page
    assert page.count("Delete it all.") == 1
    assert "2 numbers of this call; 1 are compiled" in " ".join(page.split())


def test_the_sums_say_how_many_numbers_are_of_this_call():
    made = [contribution(1, [comment("A.")]), contribution(2, withdrawn=True)]
    said = " ".join(b.text for b in lists(compiled(made)) if isinstance(b, Remark))
    assert "holds the 2 numbers of this call; 1 are compiled" in said


def test_a_word_file_ends_with_a_paragraph_that_needs_no_page(usual: Consolidation):
    with zipfile.ZipFile(io.BytesIO(bytes_of(usual, "docx"))) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    last = body.findall(f"{W}p")[-1]
    assert last.getprevious().tag == f"{W}tbl"
    assert last.find(f"{W}pPr/{W}spacing").get(f"{W}line") == "20"


def test_insertions_and_deletions_are_shown_as_in_the_source():
    runs = (
        Run(text="We "),
        Run(text="may", change=Change.DELETED),
        Run(text="shall", change=Change.INSERTED),
        Run(text=" act."),
    )
    page = bytes_of(
        compiled([contribution(1, [comment("We shall act.", runs=runs)])]), "html"
    ).decode()
    assert "We <del>may</del><ins>shall</ins> act." in page


ANSWERED = (
    Run(text="Ports are open.\nTo all.\n", quoted=True),
    Run(text="Never."),
)


def test_what_an_answer_repeats_is_shown_as_a_quotation():
    said = comment("Ports are open.\nTo all.\nNever.", runs=ANSWERED)
    made = compiled([contribution(1, [said])])
    page = bytes_of(made, "html").decode()
    assert "<q>Ports are open.\nTo all.\n</q>Never.</span>" in page
    table = io.StringIO(bytes_of(made, "csv").decode("utf-8-sig"), newline="")
    (row,) = csv.DictReader(table)
    assert row["Text"] == "> Ports are open.\n> To all.\nNever."
    body = docx.Document(io.BytesIO(bytes_of(made, "docx")))
    looks = {r.text: r.style.name for p in body.paragraphs for r in p.runs}
    assert looks["Ports are open.\nTo all.\n"] == "Quoted"
    assert looks["Never."] == "Default Paragraph Font"
    runs = [{"text": r.text, "change": None, "struck": False} for r in ANSWERED]
    paragraphs = json.loads(bytes_of(made, "json"))["drafts"][0]["paragraphs"]
    told = [one["runs"] for at in paragraphs for one in at["comments"]]
    assert told == [[runs[0] | {"quoted": True}, runs[1]]]


@pytest.mark.parametrize("form", OFFERED)
def test_a_quotation_is_read_back_as_one_and_not_as_the_senders_words(form, tmp_path):
    said = comment("Ports are open.\nTo all.\nNever.", runs=ANSWERED)
    made = compiled([contribution(1, [said])])
    path = tmp_path / f"drafts{OFFERED[form].suffix}"
    with path.open("wb") as stream:
        OFFERED[form].writer(made, stream)
    assert proofread([path], made) == ()
    plainly = replace(said, runs=())
    if path.suffix != ".pdf":
        assert proofread([path], compiled([contribution(1, [plainly])]))


def test_a_label_that_is_long_does_not_touch_the_words():
    texts = {"3(3)(c)": "a radio;", "12(11)(viii)(bb)": "a flare."}
    paragraphs = tuple(Paragraph(label=k, text=v) for k, v in texts.items())
    law = Draft(id="LAW/1", title="Law", call=WINDOW.call, paragraphs=paragraphs)
    made = compiled([], drafts=[law])
    base = docx.Document(io.BytesIO(bytes_of(made, "docx"))).styles["Base Text"]
    stops = [stop.position.cm for stop in base.paragraph_format.tab_stops]
    assert base.paragraph_format.left_indent.cm == pytest.approx(1.7, abs=0.01)
    assert stops == [pytest.approx(3.4, abs=0.01)]
    page = pypdfium2.PdfDocument(bytes_of(made, "pdf"))[0].get_textpage()
    words = page.get_text_bounded()
    assert "3(3)(c) a radio;" in words
    assert "12(11)(viii)(bb) a flare." in words


def test_runs_that_do_not_say_the_text_give_way_to_the_text():
    runs = (Run(text="Something else", change=Change.INSERTED),)
    page = bytes_of(
        compiled([contribution(1, [comment("We shall act.", runs=runs)])]), "html"
    ).decode()
    assert ">We shall act.<" in page
    assert "Something else" not in page


def test_words_from_right_to_left_stand_in_a_paragraph_of_their_own():
    arabic = "نقترح حذف هذه الفقرة."
    data = bytes_of(compiled([contribution(1, [comment(arabic)])]), "docx")
    document = docx.Document(io.BytesIO(data))
    (own,) = [p for p in document.paragraphs if p.text == arabic]
    assert own.paragraph_format.element.find(f"{W}pPr/{W}bidi") is not None
    assert "Brazil, Government: [WSIS+10/3/1]" in [p.text for p in document.paragraphs]


def test_a_word_file_is_read_by_python_docx_with_its_properties(usual: Consolidation):
    about = docx.Document(io.BytesIO(bytes_of(usual, "docx"))).core_properties
    assert about.title == "WSIS+10/3 · Comments on the first drafts"
    assert about.created.isoformat() == "2014-01-24T23:04:12+00:00"


def test_iso_has_its_eight_columns_and_ippc_its_seven(usual: Consolidation):
    def columns(form: str) -> list[str]:
        document = docx.Document(io.BytesIO(bytes_of(usual, form)))
        return [cell.text for cell in document.tables[-1].rows[0].cells]

    assert columns("iso") == [
        "MB/NC",
        "Line number",
        "Clause/ Subclause",
        "Paragraph/ Figure/ Table",
        "Type of comment",
        "Comments",
        "Proposed change",
        "Observations of the Secretariat",
    ]
    assert columns("ippc") == [
        "Section",
        "Para nber",
        "Sentence/ row/ indent",
        "Type",
        "Proposed rewording",
        "Explanation",
        "Country(ies)",
    ]


def test_a_comment_is_called_what_its_sender_called_it():
    general = comment("Good.", action=Action.GENERAL, paragraphs=("*",))
    said = (
        replace(comment("Mend it."), kind="ed"),
        replace(comment("Mend it."), kind="Technical"),
        general,
        replace(general, text="Better.", kind="te"),
        comment("Mend it."),
    )
    made = compiled([contribution(n, [one]) for n, one in enumerate(said, 1)])
    for form, column, told in (
        ("iso", 4, ["ge", "te", "ed", "Technical", ""]),
        ("ippc", 3, ["", "te", "ed", "Technical", ""]),
    ):
        table = docx.Document(io.BytesIO(bytes_of(made, form))).tables[-1]
        assert [row.cells[column].text for row in table.rows[1:]] == told
    said = json.loads(bytes_of(made, "json"))["drafts"][0]["paragraphs"][1]["comments"]
    assert [one["kind"] for one in said] == ["ed", "Technical", ""]
    table = io.StringIO(bytes_of(made, "csv").decode("utf-8-sig"), newline="")
    kinds = [row["Kind"] for row in csv.DictReader(table)]
    assert kinds == ["", "te", "ed", "Technical", ""]
    sheet = openpyxl.load_workbook(io.BytesIO(bytes_of(made, "xlsx")))["Comments"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert [row[head.index("Kind")] or "" for row in rows] == kinds


def test_a_revision_says_that_it_is_one():
    assert lines(compiled([], revision=2))[0].endswith("Rev.2")


def test_former_headings_are_printed_once():
    text = tuple(
        Paragraph(label=label, text="x", heading="Part") for label in ("1", "2")
    )
    made = compiled([], drafts=[Draft(id="D", title="T", call="c", paragraphs=text)])
    assert lines(made).count("Part") == 1


def test_an_instant_is_printed_on_both_clocks():
    assert (
        instant(last_second(WINDOW.soft), "Europe/Zurich")
        == "17 January 2014, 23:59:59 Zurich (22:59:59 UTC)"
    )
    assert instant(WINDOW.soft, "UTC") == "17 January 2014, 23:00:00 UTC"
    assert (
        instant(WINDOW.soft, "Asia/Tokyo")
        == "18 January 2014, 08:00:00 Tokyo (17 January 2014, 23:00:00 UTC)"
    )


def test_one_proposed_name_is_printed_as_a_proposal():
    who = [Stakeholder(name="Lake Club", type=StakeholderType.CIVIL_SOCIETY)]
    assert speakers(who, review=True) == "Lake Club, Civil society (to be confirmed)"


def test_bookmarks_are_names_that_word_allows():
    for name in ("WSIS+10/3/58-2", "X" * 80 + "/58-2", "会议/3/1-1"):
        assert re.fullmatch(r"[A-Za-z]\w{0,39}", bookmark(name), re.ASCII)


def test_twenty_thousand_comments_are_written_in_a_few_seconds():
    many = meeting(4_000, 5)
    assert many.count > 19_000
    assert len(from_word(bytes_of(many, "docx"))) > 19_000


def told(compilation: Consolidation) -> str:
    return " ".join(b.text for b in layout(compilation) if isinstance(b, Remark))


def test_the_note_says_what_was_received_when_and_what_besides():
    until = instant(last_second(WINDOW.hard), WINDOW.zone)
    plain = contribution(1, [comment("Good.")])
    early = contribution(2, [comment("Good.")], verdict=Verdict.EARLY)
    late = {"received_at": WINDOW.hard + timedelta(days=1), "verdict": Verdict.GRACE}
    admitted = contribution(3, [comment("Good.")], **late)
    gone = contribution(4, [comment("Good.")], withdrawn=True, **late)
    besides = {
        "": [plain, gone],
        ", and what came before the opening": [plain, early],
        ", and what was admitted after the cut-off": [plain, admitted],
        ", what came before the opening, and what was admitted after the cut-off": [
            *(plain, early, admitted)
        ],
    }
    for words, some in besides.items():
        assert f"to {until}{words}. The soft deadline was " in told(compiled(some))


def test_the_statistics_say_how_many_they_leave_out():
    named, gone = contribution(1), contribution(2, who=(), review=True, withdrawn=True)
    nobody = contribution(3, who=(), review=True)
    rivals = contribution(4, who=STAKEHOLDERS[:2], review=True)
    said = told(compiled([named, gone, nobody, rivals]))
    assert "And 2 of which the stakeholder is to be confirmed." in said
    assert "to be confirmed." not in told(compiled([named, gone]))


def test_where_a_sheet_is_full_another_one_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_ROW_LIMIT", 8)
    usual = meeting(3, 5)
    path = tmp_path / "drafts.xlsx"
    write(usual, "xlsx", path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:3] == ["Comments", "Comments 2", "Contributors"]
    rows = [[*sheet.values] for sheet in book.worksheets[:2]]
    assert [len(some) for some in rows] == [8, 1 + usual.count - 7]
    assert rows[0][0] == rows[1][0]
    assert proofread([path], usual) == ()


def test_a_list_of_numbers_that_is_too_long_for_a_cell_goes_on_below(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(workbook, "_CELL_LIMIT", 30)
    made = [
        contribution(n, [comment("Agreed.")], who=[STAKEHOLDERS[0]]) for n in (1, 2, 3)
    ]
    path = tmp_path / "drafts.xlsx"
    write(compiled(made), "xlsx", path)
    sheet = openpyxl.load_workbook(path)["Contributors"]
    numbers = "".join(
        str(row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)
    )
    assert numbers == "WSIS+10/3/1, WSIS+10/3/2, WSIS+10/3/3"


def test_a_text_of_a_large_docket_may_have_more_than_two_gigabytes(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(package, "_LARGE", 3)
    usual = meeting(3, 5)
    path = tmp_path / "drafts.docx"
    write(usual, "docx", path)
    assert proofread([path], usual) == ()
    assert docx.Document(path).paragraphs[0].text == issue(usual)


def test_a_submission_is_listed_under_the_names_of_its_comments():
    canada, brazil = STAKEHOLDERS[1], STAKEHOLDERS[0]
    said = [replace(comment(), speakers=(brazil,)), replace(comment(), speakers=())]
    open_ = replace(
        contribution(1, said, who=[canada, brazil]), stakeholder_review=True
    )
    assert senders(open_) == f"{stakeholder(brazil)} (to be confirmed)"
    rivals = replace(open_, comments=())
    assert senders(rivals) == "Stakeholder to be confirmed"
    told = structured.contribution(open_)["stakeholders"]
    assert [one["name"] for one in told] == [brazil.name]
    assert structured.contribution(rivals)["stakeholders"] == []
