"""Struck and inserted words, from any file to every form, never look alike."""

import csv
import io
from dataclasses import replace
from email.message import EmailMessage

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.proof.verify import verify
from pipeline.proofread.sources import strayed
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, write

WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
DRAFT = (
    "1. The river shall remain free of dams in all of its upper reach.",
    "2. Young people shall be given two seats on the council of the basin.",
    "3. Disputes shall be settled by an arbitrator within sixty days of notice.",
)
PAGES = ("followup", "iso", "ippc", "ocs", "side-by-side", "stakeholder")


def by_hand(paragraph, before, struck, new, after):
    paragraph.add_run(before)
    paragraph.add_run(struck).font.strike = True
    paragraph.add_run(new).font.underline = True
    paragraph.add_run(after)


def saved(document):
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def copy():
    document = docx.Document()
    document.add_paragraph(DRAFT[0])
    seats = document.add_paragraph()
    by_hand(
        seats,
        *("2. Young people shall be given ", "two", " nine"),
        " seats on the council of the basin.",
    )
    document.add_paragraph(DRAFT[2])
    return saved(document)


def table():
    document = docx.Document()
    rows = document.add_table(rows=3, cols=2).rows
    for cell, text in zip(rows[0].cells, ("Paragraph", "Proposed text"), strict=True):
        cell.text = text
    rows[1].cells[0].text, rows[2].cells[0].text = "2", "3"
    by_hand(
        rows[1].cells[1].paragraphs[0],
        *("Young people shall be given ", "two", " eight"),
        " seats on the council of the basin.",
    )
    body = (
        "<w:r><w:t xml:space='preserve'>Disputes shall be settled by an arbitrator "
        "within </w:t></w:r><w:del w:id='1' w:author='Ann'><w:r><w:delText>sixty"
        "</w:delText></w:r></w:del><w:ins w:id='2' w:author='Ann'><w:r><w:t>ninety"
        "</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> days of notice."
        "</w:t></w:r>"
    )
    old = rows[2].cells[1].paragraphs[0]._p  # noqa: SLF001 - it knows no revisions
    old.getparent().replace(old, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>"))
    return saved(document)


PAGE = (
    "<p>Dear all,</p><p>Paragraph 2: Young people shall be given <s>two</s> "
    "<u>seven</u> seats on the council of the basin.</p>"
    "<p><u>Paragraph 1</u>: this is welcome.</p>"
)


def mail(number, data=None, page=""):
    message = EmailMessage()
    message["Received"] = f"from relay.example by mx.example.org; {IN_TIME}"
    message["From"] = f"Person <p{number}@party{number}.example>"
    message["To"] = "info@example.org"
    message["Subject"] = "Comments"
    message["Message-ID"] = f"<m{number}@a.example>"
    message.set_content(page or "Attached.", subtype="html" if page else "plain")
    if data:
        message.add_attachment(data, *WORD, filename="comments.docx")
    return bytes(message)


@pytest.fixture
def service(tmp_path):
    write(tmp_path, draft="\n\n".join(DRAFT))
    for number, (data, page) in enumerate(((copy(), ""), (None, PAGE), (table(), ""))):
        name = f"177313680{number}.m{number}.mx"
        (tmp_path / "mailbox" / "new" / name).write_bytes(mail(number, data, page))
    with Service(load(tmp_path / "config.toml"), lambda: AFTER) as service:
        service.once()
        yield service


SHOWN = (
    "given <del>two</del><ins> nine</ins> seats",
    "given <del>two</del> <ins>seven</ins> seats",
    "given <del>two</del><ins> eight</ins> seats",
    "within <del>sixty</del><ins>ninety</ins> days",
)


def test_the_marks_of_senders_are_in_every_form_and_what_is_emphasized_is_not(
    service, tmp_path
):
    formats = ("html", *(f"{name}.html" for name in PAGES), "csv", "pdf")
    given = [word for form in formats for word in ("--format", form)]
    config, folder = str(tmp_path / "config.toml"), tmp_path / "made"
    said = CliRunner().invoke(
        app, ["--config", config, "compile", *given, "--out", str(folder)]
    )
    assert said.exit_code == 0, said.output
    pages = {path.name: path.read_text() for path in folder.glob("*.html")}
    assert len(pages) == len(PAGES) + 1
    for name, page in pages.items():
        assert [one for one in SHOWN if one not in page] == [], name
        assert "<ins>Paragraph 1" not in page
    rows = {
        row["Text"].splitlines()[0]: row["Proposed"]
        for row in csv.DictReader(
            (folder / "drafts.csv").read_text(encoding="utf-8-sig").splitlines()
        )
    }
    by_copy = next(text for text in rows if "nine" in text)
    assert "given [-two-][+ nine+] seats" in by_copy
    assert "two" not in rows[by_copy]
    assert "given  nine seats" in rows[by_copy]
    site = [p.read_text() for p in service.settings.site_folder.rglob("*.html")]
    assert all(any(one in page for page in site) for one in SHOWN)
    letters = "".join(p.read_text() for p in (tmp_path / "outbox").glob("*.eml"))
    assert "[-two-][+ nine+]" in letters.replace("=\n", "")
    assert list(verify(service)) == []


def test_struck_words_that_are_shown_as_wished_are_a_fault(service):
    with service.ledger.reading() as session:
        known = [one for one in deliveries(session, service.settings) if one.comments]
    found = {
        (name, one.row.sha256): said
        for one in known
        for name, said in one.numbered_comments
        if any(run.strike for run in said.runs)
    }
    assert len(found) == 3
    for (name, sha256), said in found.items():
        assert list(strayed(service.house, [(sha256, [(name, said)])])) == []
        plain = replace(said, runs=())
        (told,) = strayed(service.house, [(sha256, [(name, plain)])])
        assert "shown as if they were wished" in told
