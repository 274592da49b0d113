"""Struck and inserted words, from any file to every form, never look alike."""

import csv
import io
import json
from dataclasses import replace
from email.message import EmailMessage

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from starlette.testclient import TestClient
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.decisions import Person, points
from pipeline.decisions.waiting import point_of
from pipeline.desk import make_app
from pipeline.faults import Fault
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.proofread.sources import strayed
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from rules.marks import pieces, plain
from rules.terms import Action, Change, Evidence, EvidenceKind, Run
from tests import meeting
from tests.consultation import AFTER, IN_TIME, write
from tests.office import enter

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
        assert list(strayed(service.house, [(name, sha256, [(name, said)])])) == []
        plain = replace(said, runs=())
        (told,) = strayed(service.house, [(name, sha256, [(name, plain)])])
        assert "shown as if they were wished" in told


# --- where a person reads them, and what a person makes of them -----------------------

WHO = Person(by="Ada", because="I read it")
SIGNS = (
    "given [-two-][+ nine+] seats",
    "given [-two-] [+seven+] seats",
    "given [-two-][+ eight+] seats",
    "within [-sixty-][+ninety+] days",
)


def comments(service, delivery):
    """Give the comments of a delivery by their positions."""
    with service.ledger.reading() as session:
        known = {one.row.id: one for one in deliveries(session, service.settings)}
    return dict(enumerate(known[delivery].comments, start=1))


def found(service, words):
    """Say where the comment stands that has these words."""
    return next(
        (delivery, position)
        for delivery in (1, 2, 3)
        for position, said in comments(service, delivery).items()
        if words in "".join(text for text, _ in pieces(said))
    )


def verb(tmp_path, *said):
    done = CliRunner().invoke(app, ["--config", str(tmp_path / "config.toml"), *said])
    assert done.exit_code in (0, 1), done.output
    return done.output


def test_the_command_line_shows_marks_as_letters_do(service, tmp_path):
    shown = "".join(verb(tmp_path, "show", f"D00000{n}") for n in (1, 2, 3))
    assert [one for one in SIGNS if one not in shown] == []
    delivery, position = found(service, "ninety")
    comment = verb(tmp_path, "decide", f"D00000{delivery}-{position}", "--undecided",
                   "--by", "Ada", "--because", "to see its card")  # fmt: skip
    assert "waits again" in comment
    waiting = json.loads(verb(tmp_path, "--json", "review"))
    assert any(SIGNS[3] in card["words"] for card in waiting)
    assert SIGNS[3] in " ".join(verb(tmp_path, "review").replace("│", " ").split())


@pytest.mark.usefixtures("service")
def test_an_export_keeps_the_text_and_has_the_marks_beside_it(tmp_path):
    lines = verb(tmp_path, "export", "--format", "jsonl").splitlines()
    said = [c for line in lines if line for c in json.loads(line)["comments"]]
    (one,) = [c for c in said if "ninety" in c["text"]]
    assert "within ninety days" in one["text"]
    assert [r["text"] for r in one["runs"] if r["change"] == Change.DELETED] == [
        "sixty"
    ]
    (two,) = [c for c in said if "nine seats" in c["text"]]
    assert "two nine seats" in two["text"]
    assert [r["text"] for r in two["runs"] if r["struck"]] == ["two"]
    assert all(c["runs"] == [] for c in said if "welcome" in c["text"])
    rows = csv.DictReader(io.StringIO(verb(tmp_path, "export", "--format", "csv")))
    (row,) = [row for row in rows if "ninety" in row["text"]]
    assert SIGNS[3] in row["marked"]
    assert "within ninety days" in row["text"]
    for name in ("regulations", "jsonld"):
        assert SIGNS[3] in verb(tmp_path, "export", "--format", name)


def test_the_desk_shows_marks_on_every_page_that_shows_the_words(service, tmp_path):
    made = make_app(load(tmp_path / "config.toml"), lambda: AFTER)
    with TestClient(made, base_url="http://127.0.0.1") as desk:
        enter(desk, made.state.visitors.token)
        for shown in SHOWN:
            new = shown.partition("<ins>")[2].partition("</ins>")[0]
            delivery, position = found(service, new)
            struck = shown.partition("<del>")[2].partition("</del>")[0]
            mark = f'<del data-said="deleted" data-end="end">{struck}</del>'
            for page in (
                f"/cards/{delivery}/{position}",
                f"/deliveries/{delivery}",
                f"/cards/{delivery}/0",
            ):
                assert mark in desk.get(page).text, page
            page = desk.get(f"/cards/{delivery}/{position}", headers=FRENCH).text
            assert mark.replace("deleted", "supprimé").replace('end"', 'fin"') in page


FRENCH = {"Accept-Language": "fr"}


def test_a_comment_with_marks_is_split_and_joined_and_keeps_them(service):
    delivery, position = found(service, "ninety")
    before = comments(service, delivery)[position]
    with pytest.raises(Fault, match="first words of the second point"):
        points.split(
            service.ledger,
            delivery,
            position,
            "within ninety",
            WHO,
            house=service.house,
        )
    second = points.split(
        service.ledger, delivery, position, "sixtyninety", WHO, house=service.house
    )
    halves = comments(service, delivery)
    assert plain(halves[position]).endswith("within")
    assert plain(halves[second]) == "[-sixty-][+ninety+] days of notice."
    assert halves[second].proposed == "ninety days of notice."
    assert halves[position].proposed == before.proposed.partition(" ninety")[0]
    whole_again(service)
    points.join(service.ledger, delivery, position, second, WHO)
    after = comments(service, delivery)[position]
    assert [p for p in pieces(after) if p[1]] == [p for p in pieces(before) if p[1]]
    assert after.text.split() == before.text.split()
    assert after.proposed.split() == before.proposed.split()
    assert after.action is Action.AMEND
    whole_again(service)


def test_an_answer_about_words_that_are_struck_is_none_about_words_that_stand():
    stand = replace(meeting.comment("Delete two seats."), evidence=CONTEXT)
    struck = replace(stand, runs=(Run(text="Delete two seats.", strike=True),))
    assert point_of(1, stand).kin == point_of(2, stand).kin
    assert point_of(1, stand).kin != point_of(2, struck).kin


CONTEXT = Evidence(kind=EvidenceKind.CONTEXT, value="")


def test_no_point_is_made_of_deleted_words_alone(service):
    delivery, position = found(service, "ninety")
    second = points.split(
        service.ledger, delivery, position, "sixtyninety", WHO, house=service.house
    )
    with pytest.raises(Fault, match="only deleted words"):
        points.split(
            service.ledger, delivery, second, "ninety", WHO, house=service.house
        )


def whole_again(service):
    """All of it can be made again, and every form shows what was sent."""
    service.once()
    service.ledger.seal()
    assert rebuild(service.settings, service.now).differences == ()
    with Service(service.settings, service.now) as fresh:
        assert list(verify(fresh)) == []
