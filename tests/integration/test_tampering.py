"""Is one byte that somebody changes named, in whichever file it lies?

Archive, ledger and all that is published, of a season with late mail, an admission,
an extension and two issues. A byte is changed in every file of a kind at once, which
`verify` must name one by one; then all is put back.
"""

import random
import re
import shutil
from datetime import timedelta

import pytest
from sqlmodel import select

from pipeline import deadlines, decisions
from pipeline.archive.folder import Folder
from pipeline.faults import Corrupt
from pipeline.proof.verify import verify
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import LetterRow
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write


def mail(n):
    at = TOO_LATE if n > 5 else IN_TIME
    return (
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n"
        f"Paragraph {1 + n % 3}: this should be deleted, says {n}.\n"
    ).encode()


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tampering")
    write(folder)
    for n in range(1, 9):
        (folder / "mailbox/new" / f"1774051200.m{n}.mx").write_bytes(mail(n))
    with opened(folder) as service:
        service.once()
        who = decisions.Person(by="A. Head", because="our server was down")
        decisions.admit(service.ledger, 6, who)
        service.once()
        deadlines.extend(service.ledger, "drafts", "2026-03-21", who.by, who.because)
    with opened(folder, timedelta(days=2)) as service:
        service.once()
    return folder


@pytest.fixture
def folder(finished, tmp_path):
    """A copy that may be spoilt; paths of the configuration are relative to it."""
    shutil.copytree(finished, tmp_path / "copy", symlinks=True)
    return tmp_path / "copy"


def opened(folder, later=timedelta()):
    settings = load(folder / "config.toml")
    return Service(settings, lambda: AFTER + later, whole=False)


def found(folder):
    with opened(folder, timedelta(days=2)) as service:
        return list(verify(service))


def files(folder, *places):
    """Return the files that hold something; what only helps to find is none."""
    return sorted(
        path
        for place in places
        for path in (folder / place).rglob("*")
        if path.is_file() and path.stat().st_size and "index" not in path.name[:6]
    )


def changed(path, chance):
    raw = bytearray(path.read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)


def test_nothing_is_named_where_nothing_was_changed(folder):
    assert found(folder) == []


@pytest.mark.parametrize("seed", range(3))
def test_every_published_file_is_named_in_which_one_byte_differs(folder, seed):
    chance = random.Random(seed)  # noqa: S311 (no secret)
    published = [
        path
        for path in files(folder, "site", "compilations")
        if path.name != "manifest.txt"
    ]
    assert len(published) > 30
    for path in published:
        changed(path, chance)
    told = "\n".join(found(folder))
    assert [path for path in published if f"{path} is not" not in told] == []


@pytest.mark.parametrize("seed", range(5))
def test_the_list_of_what_is_published_cannot_be_changed_unseen(folder, seed):
    changed((folder / "site/manifest.txt").resolve(), random.Random(seed))  # noqa: S311 (no secret)
    assert any("manifest.txt is not the file" in said for said in found(folder))


def test_a_file_that_nobody_published_is_named(folder):
    (folder / "site" / "slander.html").write_text("They never answered.")
    assert ["slander.html" in said for said in found(folder)] == [True]


def test_a_published_file_that_is_gone_is_named(folder):
    (folder / "compilations" / "drafts.pdf").unlink()
    assert any("drafts.pdf is missing" in said for said in found(folder))


@pytest.mark.parametrize("seed", range(3))
def test_every_message_is_named_in_which_one_byte_differs(folder, seed):
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for path in files(folder, "archive/raw"):
        raw = path.read_bytes()
        for n in range(1, 9):
            at = raw.find(mail(n))
            if at >= 0:
                at += chance.randrange(len(mail(n)))
                raw = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        path.write_bytes(raw)
    told = "\n".join(found(folder))
    assert [n for n in range(1, 9) if f"D{n:06d}" not in told] == []


def test_no_byte_of_a_pack_can_be_changed_unseen_not_even_between_messages(folder):
    chance = random.Random(3)  # noqa: S311 (no secret)
    archive = Folder(folder / "archive")
    for path in files(folder, "archive/raw") * 100:
        raw = path.read_bytes()
        changed(path, chance)
        damaged = 0
        for name in archive:
            try:
                archive.get(name)
            except Corrupt:
                damaged += 1
        assert damaged or str(path) in archive.altered()
        path.write_bytes(raw)
    assert not list(archive.altered())


@pytest.mark.parametrize("seed", range(20))
def test_a_byte_of_the_ledger_that_differs_is_named_by_its_line(folder, seed):
    chance = random.Random(seed)  # noqa: S311 (no secret)
    mirror = folder / "archive/ledger/events.jsonl"
    raw = bytearray(mirror.read_bytes())
    at = chance.randrange(len(raw))
    raw[at] ^= 1 << chance.randrange(8)
    mirror.write_bytes(raw)
    line = bytes(raw[:at]).count(b"\n") + 1
    (first, *_) = found(folder)
    names = (f"line {line} of ledger/events.jsonl", f"event {line} ", "mirror ends at")
    assert any(name in first for name in names), (line, first)


@pytest.mark.parametrize("seed", range(8))
def test_a_letter_of_which_one_byte_differs_is_named(folder, seed):
    chance = random.Random(seed)  # noqa: S311 (no secret)
    letters = folder / "archive/ledger/letters.jsonl"
    raw = letters.read_bytes()
    changed(letters, chance)
    told = found(folder)
    at = next(n for n, sign in enumerate(letters.read_bytes()) if sign != raw[n])
    (about,) = re.findall(
        rb"In-Reply-To: <m(\d)@", raw.splitlines()[raw.count(b"\n", 0, at)]
    )
    assert [
        said for said in told if f"D{int(about):06d} is not kept as it was sent" in said
    ]


def test_a_letter_whose_words_were_changed_in_the_database_is_named(folder):
    with opened(folder) as service, service.ledger.unit() as unit:
        letter = unit.session.exec(select(LetterRow)).first()
        letter.text = letter.text.replace("CASE/1/1", "CASE/1/2")
    (told,) = found(folder)
    assert "letter acknowledgement on D000001 is not in the database as it was" in told
