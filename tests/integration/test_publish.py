"""What the public record shows of real mails, and what a person takes out of it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.decisions import Person
from pipeline.decisions.redactions import redact, unredact
from pipeline.faults import Fault
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, write

NUMBER = "+41 22 730 51 11"
WORDS = f"Paragraph 2: ask us first, at {NUMBER}, before the text is changed."
WHO = Person(by="A. Secretary", because="a private telephone number")
MACROS = b"PK\x03\x04 word/vbaProject.bin"


def message(n: int, words: str, *files: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"Person {n} <p{n}@party{n}.example>"
    mail["To"] = "info@example.org"
    mail["Subject"] = f"Comments {n}"
    mail["Message-ID"] = f"<m{n}@a.example>"
    mail.set_content(words)
    for name, data in files:
        mail.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name
        )
    return b"Received: from a.example by mx.example.org; %b\n%b" % (
        IN_TIME.encode(),
        mail.as_bytes(),
    )


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Service, Path]]:
    config = write(
        tmp_path, publication={"originals": "checked", "base_url": "https://e.example/"}
    )
    mails = [
        message(1, WORDS),
        message(
            2,
            "Paragraph 1: please see the files.",
            ("fine.txt", b"Paragraph 3: we agree with the text.\n"),
            ("private.txt", b"Paragraph 3: call +41 22 000 00 22 for more.\n"),
            ("comments.docm", MACROS),
        ),
    ]
    for n, raw in enumerate(mails):
        (tmp_path / "mailbox/new" / str(n)).write_bytes(raw)
    with Service(load(config), lambda: AFTER) as service:
        assert service.once().issued == ("drafts",)
        yield service, tmp_path


def everything(folder: Path) -> bytes:
    paths = sorted(folder.resolve().rglob("*"))
    return b"".join(p.read_bytes() for p in paths if p.is_file())


def test_nothing_of_a_sender_but_the_words_is_public(opened):
    service, _ = opened
    public = everything(service.settings.site_folder)
    assert WORDS[:30].encode() in public
    for private in (b"p1@party1.example", b"Comments 1", b"m1@a.example"):
        assert private not in public


def test_an_original_is_offered_unless_it_may_run_or_holds_private_data(opened):
    service, _ = opened
    site = service.settings.site_folder.resolve()
    offered = [p.name.partition("-")[2] for p in site.glob("submissions/*/files/*")]
    assert offered == ["fine.txt"]
    page = (site / "submissions/2/index.html").read_text()
    assert page.count("not offered: it may hold personal data") == 1
    assert page.count("not offered: it may hold a program") == 1


def test_a_file_inside_another_one_is_not_offered_and_stops_no_issue(tmp_path: Path):
    config = write(tmp_path, publication={"originals": "checked"})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.txt", "Paragraph 3: we agree with the text.\n")
    raw = message(1, "Paragraph 1: see the file.", ("all.zip", packed.getvalue()))
    (tmp_path / "mailbox/new/1").write_bytes(raw)
    with Service(load(config), lambda: AFTER) as service:
        assert service.once().issued == ("drafts",)
        page = service.settings.site_folder / "submissions/1/index.html"
        assert page.read_text().count("not offered: it is inside another file") == 1


def test_redacted_words_are_gone_from_all_that_is_public_and_nothing_is_lost(opened):
    service, folder = opened
    site = service.settings.site_folder
    assert NUMBER.encode() in everything(site)
    redact(service.ledger, 1, 1, NUMBER, WHO)
    assert service.follow().issued == ("drafts",)
    assert NUMBER.encode() not in everything(site)
    page = (site / "D/2/index.html").read_text()
    assert "ask us first, at [█ redacted: a private telephone number], before" in page
    assert "the original is kept" in page
    # earlier issues still hold the words: they are told, and not offered
    assert (
        "Its files are not kept here" in (site / "compilations/index.html").read_text()
    )
    assert len(list(site.glob("compilations/drafts/files/*.docx"))) > 0
    assert not list(verify(service))
    assert NUMBER.encode() in everything(service.settings.local_folder / "raw")
    service.ledger.close()
    found = rebuild(load(folder / "config.toml"), lambda: AFTER)
    assert found.placed
    assert found.before == found.after


@pytest.mark.parametrize(
    ("position", "words", "why", "says"),
    [
        (9, NUMBER, "private", "no comment 9"),
        (1, "not said", "private", "does not say these words"),
        (1, " ", "private", "does not say these words"),
        (1, "a", "private", "at least 3"),
        (1, NUMBER, f"it is {NUMBER}", "do not repeat"),
    ],
)
def test_a_redaction_of_what_is_not_there_is_refused(
    opened, position: int, words: str, why: str, says: str
):
    service, _ = opened
    with pytest.raises(Fault, match=says):
        redact(service.ledger, 1, position, words, Person(by="A", because=why))


def test_overlapping_redactions_and_words_of_a_reason_do_not_stop_an_issue(opened):
    service, _ = opened
    site = service.settings.site_folder
    redact(service.ledger, 1, 1, NUMBER, WHO)
    redact(service.ledger, 1, 1, f"us first, at {NUMBER}", replace(WHO, because="too"))
    redact(service.ledger, 1, 1, "text", replace(WHO, because="changed, too"))
    redact(service.ledger, 1, 1, "changed", WHO)
    done = service.follow()
    assert (done.issued, done.trouble) == (("drafts",), ())
    page = (site / "D/2/index.html").read_text()
    assert "ask [█ redacted: too; a private telephone number], before the [█" in page
    assert b"us first" not in everything(site)


def test_a_redaction_is_taken_back_and_can_be_made_again(opened):
    service, folder = opened
    site = service.settings.site_folder
    config = ["--config", str(folder / "config.toml")]
    verb = [*config, "redact", "CASE/1/1-1", "--words", NUMBER]
    verb += ["--by", "A", "--because", "private"]
    back = [*verb[:-1], "the number is the office’s", "--undo"]
    assert isinstance(CliRunner().invoke(app, back).exception, Fault)
    for said, public in ((verb, False), (back, True), (verb, False)):
        done = CliRunner().invoke(app, said)
        assert done.exit_code == 0, done.output
        assert "issued again" in done.output
        assert (NUMBER in (site / "D/2/index.html").read_text()) is public
    assert isinstance(CliRunner().invoke(app, verb).exception, Fault)
    told = CliRunner().invoke(app, [*config, "show", "CASE/1/1"]).output
    assert f"taken out of what is published: '{NUMBER}' (private)" in told
    assert "redacted by A: the number is the office’s" in told
    with pytest.raises(Fault, match="What is taken out"):
        unredact(service.ledger, 1, 1, "ask us", WHO)


def test_the_start_of_a_comment_can_be_taken_out(opened):
    service, _ = opened
    redact(service.ledger, 1, 1, WORDS[:30], WHO)
    done = service.follow()
    assert (done.issued, done.trouble) == (("drafts",), ())


def test_the_anonymous_export_says_nothing_that_was_taken_out(opened):
    service, folder = opened
    redact(service.ledger, 1, 1, "ask us first", WHO)
    verb = ["--config", str(folder / "config.toml"), "export", "--format", "anonymous"]
    said = CliRunner().invoke(app, verb)
    assert "ask us first" not in said.output


def test_the_anonymous_export_names_nobody(opened):
    _, folder = opened
    verb = ["--config", str(folder / "config.toml"), "export", "--format", "anonymous"]
    said = CliRunner().invoke(app, verb)
    records = [json.loads(line) for line in said.output.splitlines()]
    assert [r["number"] for r in records] == ["CASE/1/1", "CASE/1/2"]
    assert "Person" not in said.output
    assert NUMBER not in said.output


def test_a_preview_is_marked_lists_what_looks_private_and_publishes_nothing(opened):
    service, folder = opened
    before = everything(service.settings.site_folder)
    given = ["--config", str(folder / "config.toml"), "--json", "publish"]
    said = CliRunner().invoke(app, [*given, "--preview", str(folder / "preview")])
    assert said.exit_code == 0, said.output
    found = json.loads(said.output)["private"]
    assert [(f["id"], f["words"]) for f in found] == [
        ("CASE/1/1-1", NUMBER),
        ("CASE/1/2-3", "+41 22 000 00 22"),
    ]
    assert "not public" not in (service.settings.site_folder / "index.html").read_text()
    assert "nothing here is public" in (folder / "preview/index.html").read_text()
    assert everything(service.settings.site_folder) == before
    with pytest.raises(Fault, match="name another folder"):
        service.preview(service.settings.site_folder)


def test_the_command_line_redacts_and_names_the_new_issue(opened):
    service, folder = opened
    verb = ["redact", "CASE/1/1-1", "--words", NUMBER, "--by", "A", "--because", "why"]
    said = CliRunner().invoke(app, ["--config", str(folder / "config.toml"), *verb])
    assert said.exit_code == 0, said.output
    assert "issued again" in said.output
    assert NUMBER.encode() not in everything(service.settings.site_folder)
    verb[1] = "CASE/1/1"
    said = CliRunner().invoke(app, ["--config", str(folder / "config.toml"), *verb])
    assert isinstance(said.exception, Fault)


def issues_of(service: Service) -> list[str]:
    """Name the Word files of the issues that are offered."""
    site = service.settings.site_folder.resolve()
    found = site.glob("compilations/drafts/files/*.docx")
    return sorted({p.stem for p in found if not p.stem.endswith(("-iso", "-ippc"))})


def decide(service: Service, folder: Path, *said: str) -> None:
    verb = ["--config", str(folder / "config.toml"), "decide", *said]
    done = CliRunner().invoke(app, [*verb, "--by", "A", "--because", "asked"])
    assert done.exit_code in {0, 1}, done.output
    assert not isinstance(done.exception, Fault), done.exception
    assert service.follow().issued == ("drafts",)


@pytest.mark.parametrize(
    "said",
    [("CASE/1/1", "--kind", "not_a_submission"), ("CASE/1/1-1", "--no-comment")],
)
def test_words_that_a_person_sets_aside_are_in_no_issue_that_is_offered(opened, said):
    service, folder = opened
    site = service.settings.site_folder
    assert len(issues_of(service)) == 1
    decide(service, folder, *said)
    assert "Rev.1" in "".join(issues_of(service))
    assert len(issues_of(service)) == 1
    assert WORDS[:30].encode() not in everything(site)


def test_an_earlier_issue_is_offered_while_all_that_it_prints_is_printed(opened):
    service, folder = opened
    decide(service, folder, "CASE/1/1-1", "--document", "D", "--paragraph", "3")
    assert len(issues_of(service)) == 2
    decide(service, folder, "CASE/1/2", "--kind", "not_a_submission")
    assert len(issues_of(service)) == 1
    decide(service, folder, "CASE/1/1-1", "--document", "D", "--paragraph", "2")
    assert len(issues_of(service)) == 2  # both are younger than what went out


def test_what_came_first_is_told_by_the_ledger_and_not_by_a_clock(opened):
    service, _ = opened  # issued at AFTER; its clock goes back before the redaction
    service.ledger.now = lambda: AFTER - timedelta(days=2)
    redact(service.ledger, 1, 1, NUMBER, WHO)
    service.ledger.now = lambda: AFTER
    assert service.follow().issued == ("drafts",)
    assert NUMBER.encode() not in everything(service.settings.site_folder)


def test_the_body_of_a_forwarded_mail_is_no_file_of_its_sender(tmp_path: Path):
    config = write(tmp_path, publication={"originals": "checked"})
    inner, outer = EmailMessage(), EmailMessage()
    inner["From"], inner["Subject"] = "Rosa <rosa@party1.example>", "Code"
    inner.set_content("Paragraph 3: the text is too long.")
    outer["From"], outer["Subject"] = "Marta <m@party1.example>", "FW: Code"
    outer.set_content("Paragraph 2: see what my colleague says.")
    outer.add_attachment(inner, filename="Code.eml")
    raw = f"Received: from a.example by mx.example.org; {IN_TIME}\n".encode()
    (tmp_path / "mailbox/new/1").write_bytes(raw + outer.as_bytes())
    with Service(load(config), lambda: AFTER) as service:
        assert service.once().issued == ("drafts",)
        assert not list(service.settings.site_folder.glob("submissions/*/files/*"))


ASKS = "Paragraph 2: it costs us eleven million. Please do not publish this message."


def test_what_asks_not_to_be_published_waits_for_a_person(tmp_path: Path):
    config = write(tmp_path, publication={"base_url": "https://e.example/"})
    (tmp_path / "mailbox/new/1").write_bytes(message(1, ASKS))
    (tmp_path / "mailbox/new/2").write_bytes(message(2, "Paragraph 3: delete it."))
    with Service(load(config), lambda: AFTER) as service:
        assert service.once().issued == ("drafts",)
        site = service.settings.site_folder
        public = everything(site) + everything(service.settings.compilations_folder)
        assert b"eleven million" not in public
        assert b"To be confirmed" in (site / "submissions/1/index.html").read_bytes()
        letters = [p.read_bytes() for p in sorted(tmp_path.glob("outbox/*.eml"))]
        (mine,) = (x for x in letters if b"To: p1@party1.example" in x)
        body = message_from_bytes(mine, policy=default).get_body(("plain",))
        told = " ".join(body.get_content().split() if body else ())
        assert "A member of the secretariat will decide about this" in told
        assert "will appear in the compilation" not in told
        given = ["--config", str(config), "publish", "--preview", str(tmp_path / "p")]
        said = CliRunner().invoke(app, given).output
        assert "CASE/1/1 is not printed until a person decides" in said
        waits = CliRunner().invoke(app, ["--config", str(config), "review"]).output
        assert "asks that it, or a name, is not published" in " ".join(waits.split())
        export = ["--config", str(config), "export", "--format", "anonymous"]
        assert "eleven million" not in CliRunner().invoke(app, export).output
        decide(service, tmp_path, "CASE/1/1", "--kind", "submission")
        assert "eleven million" in CliRunner().invoke(app, export).output
        assert b"eleven million" in everything(site)
        decide(service, tmp_path, "CASE/1/1", "--kind", "not_a_submission")
        assert "eleven million" not in CliRunner().invoke(app, export).output
        assert b"eleven million" not in everything(site)
