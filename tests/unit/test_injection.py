"""Sixty hostile names, texts and file names: nothing becomes more than words."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree, html

from outbox.compilation import OFFERED
from pipeline.compile import write_files
from pipeline.proofread import proofread
from rules.terms import Action, Source, Stakeholder, StakeholderType
from tests.meeting import comment, compiled, contribution

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

HOSTILE = (
    # a formula, also where a spreadsheet looks past what stands before it
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1",
    "＠A1", "'=1", "''=1", '=HYPERLINK("http://x.example","y")', "=cmd|' /C calc'!A0",
    "=WEBSERVICE(A1)", "=DDE(1)", "|=1", ";=1", ",=1", '"=1', '";=1', '",=1',
    # mark-up of a page, of XML, of typst, of a template
    "<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</td>",
    "</tr></table><h1>Issued</h1>", "</li></ul></main>", "<!--", "-->", "]]>",
    "<![CDATA[x]]>", "&lt;b&gt;", "&amp;#0;", "<w:p/>", "</w:t></w:r>", "<?xml?>",
    "<a href='javascript:alert(1)'>", '" onmouseover="alert(1)', "' id='x",
    "#panic()", "#set page(fill: red)", "= Heading", "$x$", "*b* _i_", "@ref",
    "\\u{41}",
    "{{ 7 * 7 }}", "{% raw %}", "${7*7}", "%(x)s", "{0}",
    # what looks like ours: a number, a heading, a mark, another's name
    "[WSIS+10/3/1]", "General comments", "Sums",
    "Canada, Government: Agreed. [WSIS+10/3/9]",
    "WSIS+10/3/1-1", "(marked in the text)", "Deleted.",
    "The words of [WSIS+10/3/1], and:",
    # what turns, hides or breaks
    "\u202egnp.exe", "\u2066x", "a\x00b", "a\x1b[31mb", "\ud800", "\ufffe", "\u2028x",
    "a\r\n\r\nb", "../../etc/passwd", "C:\\x\\y.docx", "x" * 33_000,
)  # fmt: skip
FORMS = sorted(n for n in OFFERED if n != "wsis" and f"{n}.docx" not in OFFERED)


@pytest.fixture(scope="module")
def hostile() -> Consolidation:
    """Let each be a text, a name, a subject and, cut as intake does, a file name."""
    made = []
    for number, text in enumerate(HOSTILE, 1):
        said = [
            comment(text),
            comment(f"{text} {text}", proposed=text, action=Action.AMEND),
            comment(text, document=None, paragraphs=("*",), action=Action.GENERAL),
        ]
        said = [
            replace(one, source=Source(part=text[:200], sha256="c0" * 32, place="p1"))
            for one in said
        ]
        who = Stakeholder(name=f"{text} {number}"[:300], type=StakeholderType.ACADEMIA)
        one = contribution(number, said, who=[who])
        made.append(replace(one, subject=text))
    return compiled(made)


@pytest.fixture(scope="module")
def folder(hostile: Consolidation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_files(hostile, folder, [*FORMS, "tracked"])
    return folder


def test_there_are_sixty_and_more_and_no_two_are_alike():
    assert len({*HOSTILE}) == len(HOSTILE) >= 60


def test_every_file_says_what_was_sent_and_nothing_else(
    hostile: Consolidation, folder: Path
):
    paths = sorted(p for p in folder.iterdir() if p.suffix != ".pdf")
    assert len(paths) == 22
    assert proofread(paths, hostile) == ()


def test_no_cell_is_a_formula_a_number_or_a_link(folder: Path):
    book = openpyxl.load_workbook(folder / "drafts.xlsx")
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    text = (folder / "drafts.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(c.lstrip()[:1] in tuple("=+-@＝＋－＠") for r in rows for c in r)


def test_no_page_has_an_element_or_a_heading_that_is_not_ours(
    hostile: Consolidation, folder: Path
):
    for path in folder.glob("*.html"):
        page = html.fromstring(path.read_bytes())
        tags = {e.tag for e in page.iter() if isinstance(e.tag, str)}
        assert not tags & {"script", "img", "iframe", "form", "object", "svg", "link"}
        assert not any(k.startswith("on") for e in page.iter() for k in e.keys())  # noqa: SIM118 - an element is no dict
        assert all(h.startswith("#") for h in page.xpath("//@href"))
        assert len(page.xpath("//h1")) == 1
        assert len({*page.xpath("//@id")}) == len(page.xpath("//@id"))
        assert len(page.xpath("//@data-comment")) <= hostile.count


def test_no_word_file_has_a_row_a_heading_or_a_field_that_is_not_ours(folder: Path):
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for path in folder.glob("*.docx"):
        with zipfile.ZipFile(path) as package:
            body = etree.fromstring(package.read("word/document.xml"))
        assert not list(body.iter(f"{w}fldSimple", f"{w}instrText", f"{w}object"))
        for table in body.iter(f"{w}tbl"):
            rows = [len(row.findall(f"{w}tc")) for row in table.iter(f"{w}tr")]
            assert len({*rows}) == 1
        titles = [
            "".join(p.itertext())
            for p in body.iter(f"{w}p")
            if p.find(f"{w}pPr/{w}pStyle[@{w}val='Heading1']") is not None
        ]
        assert titles.count("General comments") <= 1
        assert titles.count("Sums") <= 1


def test_the_data_are_data(folder: Path):
    for name in ("drafts.json", "drafts.jsonld", "drafts-regulations.json"):
        read = json.loads((folder / name).read_text("utf-8"))
        assert re.search("onerror=alert", json.dumps(read))
