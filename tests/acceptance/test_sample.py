"""The sample consultation, from a mailbox to the published record."""

import csv
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forks, sweep

ROOT = Path(__file__).parents[2]
DAYS = ("2026-03-16T08:00:00Z", "2026-03-21T00:30:00Z", "2026-04-20T08:00:00Z")


def depositary(folder, *verb, expect=(0, 1)):
    done = forks.depositary("--config", folder / "config.toml", *verb)
    assert done.returncode in expect, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def season(tmp_path_factory):
    """Run three days of the sample once for all tests."""
    folder = tmp_path_factory.mktemp("season") / "sample"
    ignore = shutil.ignore_patterns("mailbox", "build", "__pycache__")
    shutil.copytree(ROOT / "sample", folder, ignore=ignore)
    keys = {}
    for day in DAYS:
        subprocess.run([sys.executable, folder / "build.py", folder, day], check=True)
        keys |= {
            hashlib.sha256(path.read_bytes()).hexdigest(): path.name.split(".")[1]
            for path in (folder / "mailbox").rglob("*.mx*")
        }
        depositary(folder, "once", "--now", day)
    return folder, keys


@pytest.fixture(scope="module")
def records(season):
    folder, keys = season
    lines = depositary(folder, "export").splitlines()
    found = [json.loads(line) for line in lines]
    return {keys[record["sha256"]]: record for record in found}


@pytest.fixture(scope="module")
def expected():
    with (ROOT / "sample" / "EXPECTED.tsv").open(encoding="utf-8") as file:
        return {row["key"]: row for row in csv.DictReader(file, delimiter="\t")}


def test_every_email_is_accounted_for(season, records, expected):
    assert set(records) == set(expected)
    folder, _ = season
    status = json.loads(depositary(folder, "--json", "status"))
    assert sum(status["classes"].values()) == status["deliveries"] == len(expected)


def asks(record):
    """Tell whether the machine left what this is to a person."""
    return record["kind"] == "held" or (
        bool(record["comments"]) and all(c["review"] for c in record["comments"])
    )


def test_each_is_of_the_kind_that_its_reader_would_say_or_a_person_is_asked(
    records, expected
):
    wrong = {
        key: (records[key]["kind"], row["kind"])
        for key, row in expected.items()
        if records[key]["kind"] not in row["kind"].split("/") and not asks(records[key])
    }
    assert not wrong
    asked = [k for k, r in records.items() if r["kind"] == "held"]
    assert len(asked) < len(expected) / 10


def test_each_verdict_comes_from_the_clock_of_the_call(records, expected):
    wrong = {
        key: (records[key]["verdict"], row["verdict"])
        for key, row in expected.items()
        if records[key]["kind"] in row["kind"].split("/")
        and "call_assumed" not in records[key]["flags"]
        and (
            (records[key]["verdict"] or "-") != row["verdict"]
            or (row["call"] != "-" and records[key]["call"] != row["call"])
        )
    }
    assert not wrong


def test_accepted_ones_are_numbered_without_a_gap(records):
    numbers = sorted(
        int(r["number"].rpartition("/")[2]) for r in records.values() if r["number"]
    )
    assert numbers == list(range(1, len(numbers) + 1))
    late = [r for r in records.values() if r["verdict"] == "late"]
    assert late
    assert not any(r["number"] for r in late)


def test_no_stakeholder_is_wrong_and_confident(records, expected):
    wrong = {}
    for key, row in expected.items():
        record = records[key]
        names = {s["name"] for s in record["stakeholders"]}
        waits = record["stakeholder_review"] or record["kind"] == "held"
        if row["stakeholders"] == "-" or waits:
            continue
        if names != set(row["stakeholders"].split(", ")):
            wrong[key] = (names, row["stakeholders"])
    assert not wrong


def test_machines_and_the_unproven_get_no_letter(records):
    for key, record in records.items():
        if record["kind"] in ("auto_reply", "bounce", "duplicate", "not_a_submission"):
            assert not record["letters"], key
        if record["sender"]["verified"] is False:
            assert not record["letters"], key


def test_all_others_got_their_letters(season, records):
    folder, _ = season
    letters = [x for r in records.values() for x in r["letters"]]
    assert letters
    assert {x["state"] for x in letters} == {"sent"}
    assert len(list((folder / "build" / "outbox").glob("*.eml"))) == len(letters)
    answered = {
        key
        for key, r in records.items()
        if {x["kind"] for x in r["letters"]} & {"acknowledgement", "late", "withdrawn"}
    }
    assert len(answered) > len(records) / 2


def test_the_compilation_is_issued_in_every_format(season):
    folder, _ = season
    compilations = folder / "build" / "compilations"
    for name in ("drafts.docx", "drafts.pdf", "drafts.html", "drafts.xlsx"):
        assert (compilations / name).stat().st_size > 3000
    page = (compilations / "drafts.html").read_text(encoding="utf-8")
    assert "Marenia" in page


def test_the_site_is_published_and_no_late_text_is_in_it(season, records):
    folder, _ = season
    site = folder / "build" / "site"
    assert (site / "index.html").exists()
    pages = "".join(p.read_text(encoding="utf-8") for p in site.rglob("*.html"))
    for record in records.values():
        if record["verdict"] == "late":
            assert record["id"] in pages
            assert not any(c["text"] and c["text"] in pages for c in record["comments"])


def test_nothing_is_wrong_with_any_page_of_the_site(season):
    folder, _ = season
    pages, wrong = sweep.faults(folder / "build" / "site", every=21)
    assert pages > 140
    assert wrong == {}


def test_archive_ledger_and_words_agree(season):
    folder, _ = season
    depositary(folder, "verify", expect=(0,))


def test_a_further_pass_changes_nothing(season):
    folder, _ = season
    before = depositary(folder, "export")
    depositary(folder, "once", "--now", DAYS[-1])
    assert depositary(folder, "export") == before


def test_the_database_can_be_made_again_with_equal_digests(season, tmp_path):
    folder, _ = season
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, symlinks=True)
    depositary(copy, "rebuild", expect=(0,))
    before = depositary(copy, "export")
    for file in (copy / "build").glob("depositary.db*"):
        file.unlink()
    depositary(copy, "rebuild", expect=(0,))
    assert depositary(copy, "export") == before
