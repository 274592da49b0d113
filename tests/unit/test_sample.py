"""Is the sample consultation what it claims to be, the same every time?"""

from __future__ import annotations

import csv
import email
import hashlib
import io
import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import UTC, datetime
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

import docx
import olefile
import pypdfium2
import pytest
from tnefparse import TNEF

SAMPLE = Path(__file__).parents[2] / "sample"
NAME = re.compile(r"(\d+)\.([a-z0-9-]+)\.mx(?::2,S)?")
DRAFTS = {"FW", "AL4", "IND"}


def build(folder):
    command = [sys.executable, SAMPLE / "build.py", folder]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def digests(folder):
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def expected():
    with (SAMPLE / "EXPECTED.tsv").open(encoding="utf-8", newline="") as lines:
        return {row["key"]: row for row in csv.DictReader(lines, delimiter="\t")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def raws(built):
    found = {}
    for path in (built / "mailbox").rglob("*.mx*"):
        found[NAME.fullmatch(path.name)[2]] = path.read_bytes()
    return found


@pytest.fixture(scope="module")
def mails(raws):
    return {k: email.message_from_bytes(raw, policy=default) for k, raw in raws.items()}


@pytest.fixture(scope="module")
def attached(mails):
    return {
        (key, part.get_filename()): part.get_payload(decode=True)
        for key, mail in mails.items()
        for part in mail.walk()
        if part.get_filename()
    }


def test_building_twice_gives_the_same_bytes(built, tmp_path):
    assert digests(build(tmp_path)) == digests(built)


def test_the_mailbox_is_a_maildir_with_a_junk_folder(built):
    mailbox = built / "mailbox"
    for inbox in (mailbox, mailbox / ".Junk"):
        assert {p.name for p in inbox.iterdir()} >= {"cur", "new", "tmp"}
        assert not list((inbox / "tmp").iterdir())
        assert all(":" not in p.name for p in (inbox / "new").iterdir())
        assert all(p.name.endswith(":2,S") for p in (inbox / "cur").iterdir())
    assert len(list((mailbox / ".Junk" / "cur").iterdir())) == 2
    assert (mailbox / ".Junk" / "maildirfolder").exists()


def test_every_mail_parses_without_a_defect(mails):
    for key, mail in mails.items():
        assert mail["From"], key
        assert not [d for part in mail.walk() for d in part.defects], key


def test_the_maildir_name_says_when_our_host_took_the_mail(built, mails):
    for path in (built / "mailbox").rglob("*.mx*"):
        seconds, key = NAME.fullmatch(path.name).groups()
        stamp = mails[key].get_all("Received")[0].rpartition(";")[2]
        at = parsedate_to_datetime(stamp)
        assert at.timestamp() == int(seconds) == path.stat().st_mtime


def test_expected_has_a_line_for_each_mail(built, mails):
    rows = expected()
    assert rows.keys() == mails.keys()
    for path in (built / "mailbox").rglob("*.mx*"):
        seconds, key = NAME.fullmatch(path.name).groups()
        at = datetime.fromtimestamp(int(seconds), UTC)
        row = rows[key]
        assert row["received"] == at.strftime("%Y-%m-%dT%H:%M:%SZ")
        assert row["subject"] == (mails[key]["Subject"] or "")
        assert row["folder"] == ("Junk" if ".Junk" in path.parts else "INBOX")


def test_expected_speaks_of_registered_stakeholders_and_of_the_drafts():
    with (SAMPLE / "stakeholders.csv").open(encoding="utf-8", newline="") as lines:
        registered = {row["name"] for row in csv.DictReader(lines)}
    config = tomllib.loads((SAMPLE / "config.toml").read_text("utf-8"))
    assert {d["id"].rpartition("/")[2] for d in config["drafts"]} == DRAFTS
    for key, row in expected().items():
        names = set(row["stakeholders"].split(", ")) - {"-"}
        assert names <= registered or row["waits"] == "who", key
        places = [] if row["where"] == "-" else row["where"].split("; ")
        assert row["comments"] in {str(len(places)), "1+"}, key
        assert {p.split()[0] for p in places} <= DRAFTS | {"*"}, key


def test_word_files_open_unless_they_are_under_a_password(built, attached):
    paths = [("", "FW.docx")]
    data = {("", "FW.docx"): (built / "drafts" / "FW.docx").read_bytes(), **attached}
    paths += [name for name in attached if name[1].endswith(".docx")]
    for name in paths:
        if name[0] == "iip-locked":
            with olefile.OleFileIO(data[name]) as container:
                assert container.exists("EncryptedPackage")
        else:
            assert docx.Document(io.BytesIO(data[name])).paragraphs, name


def test_the_draft_has_the_numbers_and_the_marks_of_the_secretariat(built):
    draft = docx.Document(built / "drafts" / "FW.docx")
    numbers = draft.element.xpath("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    lists = [int(number) for number in numbers]
    assert (lists.count(1), lists.count(2), lists.index(2)) == (25, 1, 12)
    assert [note.author for note in draft.comments] == ["ODPS Secretariat"]
    assert 'w:author="ODPS Secretariat"' in draft.element.xml


def test_the_tracked_copy_keeps_both_hands_apart(attached):
    data = attached["brennia-tracked", "FW_Brennia_tc.docx"]
    copy = docx.Document(io.BytesIO(data))
    revisions = copy.element.xpath("//w:ins | //w:del")
    authors = [r.get(docx.oxml.ns.qn("w:author")) for r in revisions]
    # a whole paragraph counts twice: its words and its mark
    assert authors.count("Anselm Rütli") == 8
    assert authors.count("ODPS Secretariat") == 2
    assert {note.author for note in copy.comments} == set(authors)


def test_pdf_letters_open_unless_they_are_damaged(attached):
    pdfs = {name: data for name, data in attached.items() if name[1].endswith(".pdf")}
    damaged = pdfs.pop(("awb-damaged", "awb-letter.pdf"))
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(damaged)
    assert len(pdfs) == 2
    for data in pdfs.values():
        with pypdfium2.PdfDocument(data) as letter:
            text = letter[0].get_textpage().get_text_range()
        assert len(text) > 300


def test_the_containers_hold_a_word_file(attached):
    with zipfile.ZipFile(io.BytesIO(attached["wipt-zip", "wipt.zip"])) as archive:
        (inside,) = archive.namelist()
        assert docx.Document(io.BytesIO(archive.read(inside))).paragraphs
    (inside,) = TNEF(attached["dtc-winmail", "winmail.dat"]).attachments
    assert inside.name == "DTC_Annex4.docx"
    assert docx.Document(io.BytesIO(bytes(inside.data))).paragraphs


def test_the_redelivered_mail_differs_in_its_trace_only(raws):
    first, again = (
        raws[k].partition(b"\nFrom:") for k in ("marenia-body", "marenia-again")
    )
    assert first[2] == again[2]
    assert first[0] != again[0]


def test_the_identifiers_are_missing_and_used_twice_as_told(mails):
    assert mails["tuvaro-no-id"]["Message-ID"] is None
    assert mails["iocr-used-id"]["Message-ID"] == mails["iocr-original"]["Message-ID"]


def test_no_mail_comes_from_a_domain_that_somebody_could_own(mails):
    for key, mail in mails.items():
        for address in mail["From"].addresses:
            domain = address.domain.rpartition(".")[2]
            invented = domain in {"example", "test"}
            assert invented or address.addr_spec == "rt_obs@gmail.com", key
