"""At the desk: the record before it is public, words taken out, and the evidence."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.desk import make_app
from pipeline.service import Service
from pipeline.settings import load
from tests.office import NOW, WORDS, contribute, decided, enter, furnish, post

CARD, RECORD = "/cards/2/1", "/compilations/record"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    furnish(tmp_path)
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Iterator[TestClient]:
    app = make_app(load(folder / "config.toml"), lambda: NOW)
    with TestClient(app, base_url="http://127.0.0.1") as browser:
        enter(browser, app.state.visitors.token)
        yield browser


def take_out(desk: TestClient, words: str, why: str = "a private matter"):
    return post(desk, CARD, f"{CARD}/redact", words=words, because=why)


def test_words_are_taken_out_with_a_reason_and_can_stand_again(desk, folder):
    done = take_out(desk, "open to everybody")
    assert "the words of D000002-1 are taken out of what is published" in done.text
    assert "open to everybody</q> (a private matter)" in unescape(done.text)
    back = {"words": "open to everybody", "because": "she agreed"}
    assert "published again" in post(desk, CARD, f"{CARD}/unredact", **back).text
    first, second = decided(folder, "redacted")
    assert (first["by"], first["because"]) == ("Ada Secretary", "a private matter")
    assert second["undone"] is True


@pytest.mark.parametrize(
    ("words", "why", "sentence"),
    [
        ("no such words", "x", "does not say these words"),
        ("", "x", "does not say these words"),
        ("register", "", "Say why"),
        ("register", "the register is private", "do not repeat in it"),
    ],
)
def test_half_a_redaction_is_refused_with_what_to_do(
    desk, folder, words, why, sentence
):
    answer = take_out(desk, words, why)
    assert answer.status_code == 422
    assert sentence in unescape(answer.text)
    assert decided(folder, "redacted") == []


def test_the_record_is_seen_before_it_is_public(desk, folder):
    assert "It was not built yet." in desk.get(RECORD).text
    assert desk.get(f"{RECORD}/site/index.html").status_code == 404
    built = desk.get(f"{RECORD}/build")
    assert "Nothing of it is public." in built.text
    page = desk.get(f"{RECORD}/site/index.html")
    assert "Harbour rules" in page.text
    assert "script" not in page.headers["content-security-policy"]
    assert desk.get(f"{RECORD}/site/about/").status_code == 200
    style = desk.get(f"{RECORD}/site/style.css")
    assert style.headers["content-type"].startswith("text/css")
    settings = load(folder / "config.toml")
    assert not settings.site_folder.exists(), "nothing was published"
    assert decided(folder, "published") == decided(folder, "issued") == []


def test_what_is_taken_out_is_not_in_the_preview(desk):
    desk.get(f"{RECORD}/build")
    said = f"{RECORD}/site/HR-A/2/"
    assert "open to everybody" in desk.get(said).text
    take_out(desk, "open to everybody")
    desk.get(f"{RECORD}/build")
    assert "open to everybody" not in desk.get(said).text
    assert "open to everybody" in desk.get(RECORD).text, "and the desk says so"


def test_what_looks_private_is_listed_with_its_card(desk, folder):
    assert "Nothing does." in desk.get(f"{RECORD}/build").text
    with Service(load(folder / "config.toml"), lambda: NOW) as service:
        words = f"{WORDS} Write to ada@pilots.example."
        contribute(service, 5, "Ours", day=14, review=False, words=words)
    listed = desk.get(f"{RECORD}/build").text
    assert "an email address" in listed
    assert "ada@pilots.example" in listed
    assert 'href="/cards/5/1#redact"' in listed


def test_what_is_no_page_of_ours_is_only_saved(desk, folder):
    desk.get(f"{RECORD}/build")
    preview = load(folder / "config.toml").preview_folder / "record"
    sent = preview / "sent.htm"
    sent.write_text("<script>alert(1)</script>")
    answer = desk.get(f"{RECORD}/site/sent.htm")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    (preview.parent / "secret.html").write_text("secret")
    assert desk.get(f"{RECORD}/site/%2e%2e/secret.html").status_code == 404
    (preview / "way.html").symlink_to(preview.parent / "secret.html")
    assert desk.get(f"{RECORD}/site/way.html").status_code == 404


def test_the_evidence_is_saved_and_proves_itself(desk, tmp_path):
    assert "/deliveries/2/evidence" in desk.get("/deliveries/2").text
    answer = desk.get("/deliveries/2/evidence")
    assert answer.headers["content-type"] == "application/zip"
    assert "evidence-D000002.zip" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        packed.extractall(tmp_path / "pack")
    check = tmp_path / "pack/evidence-D000002/check.py"
    roots = json.loads((check.parent / "proof.json").read_text())["roots"]
    done = subprocess.run(
        [sys.executable, check.name, *roots],
        cwd=check.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "It holds" in done.stdout, done.stdout + done.stderr
    assert desk.get("/deliveries/99/evidence").status_code == 404
