"""What a person gets who asks for a compilation, and what a new issue says."""

from __future__ import annotations

import io

import docx
import pytest
from sqlmodel import select
from typer.testing import CliRunner

from outbox.compilation import FORMATS
from pipeline import beside, decisions
from pipeline import compile as compilation
from pipeline.cli.app import app
from pipeline.decisions import Person
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.proofread import proofread
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.issues import issues
from pipeline.store.tables import EventRow
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write

WHO = Person(by="A. Secretary", because="the relay was slow")


def mail(n, words, received=IN_TIME):
    return (
        f"Received: from relay.example by mx.example.org; {received}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments\nMessage-ID: <m{n}@a.example>\n\n{words}\n"
    )


@pytest.fixture
def config(tmp_path):
    made = io.BytesIO()
    document = docx.Document()
    for text in ("1. Apples are red.", "2. Pears are green.", "3. Plums are blue."):
        document.add_paragraph(text)
    document.save(made)
    config = write(tmp_path, drafts={"file": "draft.docx", "id": "F/1"})
    (tmp_path / "draft.docx").write_bytes(made.getvalue())
    box = tmp_path / "mailbox" / "new"
    (box / "1773136801.m1.mx").write_text(
        mail(1, "Paragraph 2: this should be deleted.")
    )
    (box / "1774051201.m2.mx").write_text(mail(2, "Paragraph 3: say violet.", TOO_LATE))
    return config


@pytest.fixture
def service(config):
    with Service(load(config), lambda: AFTER) as service:
        yield service


def compiled(config, *formats, draft=None):
    given = [word for name in formats for word in ("--format", name)]
    given += ["--draft", draft] if draft else []
    folder = config.parent / "preview"
    said = CliRunner().invoke(
        app, ["--config", str(config), "compile", *given, "--out", str(folder)]
    )
    return said, sorted(p.name for p in folder.glob("*"))


def test_every_layout_can_be_asked_for_by_its_name(config, service):
    service.once()
    names = ("followup", "ocs", "side-by-side", "stakeholder", "wsis", "iso.html")
    said, files = compiled(config, *names, "jsonld", "regulations", "followup.pdf")
    assert said.exit_code == 0, said.output
    assert files == [
        "drafts-followup.docx",
        "drafts-followup.pdf",
        "drafts-iso.html",
        "drafts-ocs.docx",
        "drafts-regulations.json",
        "drafts-side-by-side.docx",
        "drafts-stakeholder.docx",
        "drafts.docx",
        "drafts.jsonld",
    ]


def test_tracked_changes_are_drawn_into_the_drafts_own_file(config, service):
    service.once()
    said, files = compiled(config, "tracked")
    assert said.exit_code == 0, said.output
    assert files == ["drafts-tracked-1-F-1.docx"]
    document = docx.Document(config.parent / "preview" / files[0])
    assert document.paragraphs[0].text == "1. Apples are red."
    assert document.paragraphs[1].text == ""  # struck, so that no run is left outside
    assert [c.author for c in document.comments] == ["Stakeholder to be confirmed"]


def test_what_is_asked_of_one_draft_leaves_out_the_others_and_what_is_about_them(
    config,
):
    (config.parent / "other.txt").write_text("1. Roads.\n\n2. Bridges.\n")
    other = ("id = 'F/2'", "title = 'Other'", "file = 'other.txt'", "call = 'drafts'")
    config.write_text("\n".join([config.read_text(), "[[drafts]]", *other, ""]))
    box = config.parent / "mailbox" / "new"
    for n, words in enumerate(
        ("F/1, paragraph 1: say scarlet.", "F/2, paragraph 2: say viaducts."), 3
    ):
        (box / f"177313680{n}.m{n}.mx").write_text(mail(n, words))
    with Service(load(config), lambda: AFTER) as service:
        service.once()
    for name, here in (("F/1", "scarlet"), ("F/2", "viaducts")):
        said, _ = compiled(config, "csv", draft=name)
        assert said.exit_code == 0, said.output
        rows = (config.parent / "preview" / "drafts.csv").read_text()
        assert here in rows
        assert ("scarlet" in rows) != ("viaducts" in rows)
        assert "this should be deleted" in rows  # of paragraph 2 of either draft
    said, _ = compiled(config, "csv", draft="F/3")
    assert "no draft 'F/3'" in str(said.exception)


def test_a_format_that_is_none_is_answered_with_those_there_are(config, service):
    service.once()
    said, files = compiled(config, "papyrus")
    assert said.exit_code != 0
    assert "followup" in str(said.exception) + said.output
    assert files == []


def test_a_new_issue_says_what_changed_and_is_let_pass(service):
    service.once()
    folder = service.settings.compilations_folder
    assert "Since the issue before" not in (folder / "drafts.html").read_text()
    decisions.admit(service.ledger, 2, WHO)
    assert service.once().issued == ("drafts",)
    page = (folder / "drafts.html").read_text()
    assert "Rev.1" in page
    assert "Since the issue before: New: CASE/1/2. No longer listed: D000002." in page
    with service.ledger.reading():
        issue = service.due()["drafts"]
    assert issue.new is False
    assert issue.consolidation.changes is not None
    assert proofread([folder / "drafts.docx"], issue.consolidation) == ()


@pytest.mark.parametrize("at_once", [1, 2])
def test_what_a_large_issue_says_of_each_stands_in_several_events(
    service, monkeypatch, at_once
):
    monkeypatch.setattr(compilation, "TOLD", at_once)
    service.once()
    decisions.admit(service.ledger, 2, WHO)
    assert service.once().issued == ("drafts",)
    with service.ledger.reading() as session:
        first, second = issues(session, "drafts")
        told = [*session.exec(select(EventRow).where(EventRow.kind == "said"))]
        assert not compilation.lost(session, service.ledger, "drafts")
    parts = 2 // at_once * (at_once == 1)
    assert [e.data.get("parts", 0) for e in (first, second)] == [parts, parts]
    assert [len(e.data.get("said", ())) for e in (first, second)] == [
        0 if parts else 2
    ] * 2
    assert [len(e.data["said"]) for e in told] == [1] * 2 * parts
    page = service.settings.compilations_folder / "drafts.html"
    changed = "Since the issue before: New: CASE/1/2. No longer listed: D000002."
    assert changed in page.read_text()
    assert not [*verify(service)]
    assert not rebuild(service.settings, service.now).differences


def test_what_is_large_is_done_by_two_processes_and_proved_as_what_is_small(
    service, monkeypatch, tmp_path
):
    monkeypatch.setattr(beside, "LARGE", 1)
    service.once()
    folder, site = service.settings.compilations_folder, service.settings.site_folder
    made = service.due()["drafts"].consolidation
    for path in compilation.write_files(made, tmp_path / "here", [*FORMATS]):
        assert (folder / path.name).read_bytes() == path.read_bytes()
    assert not [*verify(service)]
    spoilt = [folder / "drafts.csv", folder / "drafts.pdf", site / "feed.atom"]
    for path in spoilt:
        path.write_bytes(path.read_bytes()[:-40])
    found = "\n".join(verify(service))
    assert "drafts.csv: " in found
    for path in spoilt:
        assert f"{path} is not the file that was published" in found
    monkeypatch.setattr(beside, "LARGE", 1_000)
    assert "\n".join(verify(service)) == found


def test_a_look_at_the_compilation_is_never_among_what_is_published(config, service):
    service.once()
    public = service.settings.compilations_folder / "preview"
    public.mkdir(parents=True)
    said = CliRunner().invoke(
        app, ["--config", str(config), "compile", "--format", "csv"]
    )
    assert said.exit_code == 0, said.output
    preview = service.settings.preview_folder
    assert [p.name for p in preview.iterdir()] == ["drafts.csv"]
    site, files = service.settings.site_folder, service.settings.compilations_folder
    assert not {site, files} & set(preview.parents)
    service.publish(always=True, forced=True)
    assert not public.exists()  # where previews once were
