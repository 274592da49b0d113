"""Does the whole house work on an archive in a bucket, and tell what was altered?"""

import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from pipeline.archive import objects
from pipeline.cli.context import Context
from pipeline.doctor import examine
from pipeline.faults import Fault
from pipeline.proof.evidence import pack
from pipeline.proof.rebuild import digests, rebuild
from pipeline.proof.verify import verify
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from tests import forks, objectstore, places
from tests.consultation import AFTER, IN_TIME, write


def now():
    return AFTER


def mail(n):
    return (
        f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n"
        f"Paragraph {1 + n % 3}: this should be deleted, says {n}.\n"
    ).encode()


def season(folder, archive):
    """Run a small consultation whose archive is there; return its settings."""
    folder.mkdir()
    store = {"database": "sqlite:///depositary.db", "archive": archive, "workers": 0}
    config = write(folder, store=store)
    for part in (range(1, 10), range(10, 13)):  # nine in a pack, three alone
        for n in part:
            name = f"1774051200.m{n:02}.mx"
            (folder / "mailbox/new" / name).write_bytes(mail(n))
        with Service(load(config), now) as service:
            service.once()
    return load(config)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with places.opened("bucket", tmp_path_factory.mktemp("bucket")) as place:
        yield place


@pytest.fixture(scope="module")
def settings(place, tmp_path_factory):
    return season(tmp_path_factory.mktemp("whole") / "case", place.url)


def test_what_is_decided_is_the_same_as_with_a_folder(settings, tmp_path):
    found = []
    for one in (settings, season(tmp_path / "case", "file:archive")):
        with Service(one, now) as service:
            found.append(digests(service))
    assert found[0] == found[1]


def test_a_store_that_fails_each_third_call_changes_nothing(
    settings, tmp_path, monkeypatch
):
    monkeypatch.setattr(objects, "_PAUSES", (0.01, 0.02, 0.05, 0.1))
    with (
        objectstore.bucket() as url,
        objectstore.relay(os.environ["AWS_ENDPOINT_URL"]) as between,
        objectstore.reached(between.address),
    ):
        kinds = ("503", "cut", "lost")
        between.wrong = lambda n, _: kinds[n // 3 % 3] if n % 3 == 0 else ""
        one = season(tmp_path / "case", url)
        with Service(one, now) as service:
            assert list(verify(service)) == []
            found = digests(service)
    with Service(settings, now) as service:
        assert found == digests(service)


def test_while_the_store_is_away_mail_waits_and_then_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(objects, "_PAUSES", (0.01, 0.02, 0.05, 0.1))
    with (
        objectstore.bucket() as url,
        objectstore.relay(os.environ["AWS_ENDPOINT_URL"]) as between,
        objectstore.reached(between.address),
    ):
        one = season(tmp_path / "case", url)
        waiting = one.base / "mailbox/new/1774051200.m13.mx"
        waiting.write_bytes(mail(13))
        with Service(one, now) as service:
            between.wrong = lambda *_: "503"
            told = service.once()
            assert told.new == 0
            assert any("does not answer as it should" in said for said in told.trouble)
            assert waiting.exists()
            between.wrong = lambda *_: ""
            told = service.once()
            assert (told.new, told.trouble) == (1, ())
            assert list(verify(service)) == []


def test_nothing_of_the_archive_lies_on_the_machine(settings, place):
    there = sorted(path.name for path in settings.local_folder.iterdir())
    assert {name.rpartition(".")[2] for name in there} <= {"sqlite", "lock"}
    assert settings.local_folder == settings.base / "local"
    assert len(place.names("raw")) == 1 + 3


def test_everything_is_in_order_and_the_doctor_says_so(settings):
    with Service(settings, now) as service:
        assert list(verify(service)) == []
    told = {check.subject: check for check in examine(settings)}
    assert told["archive"].good
    assert "12 messages are there with their sizes" in told["archive"].finding
    assert told["store"].good


def some(place, chance):
    """Choose objects: all mails, and some segments of the ledger."""
    return [*place.names("raw"), *chance.sample(place.names("ledger/events"), 4)]


@pytest.mark.parametrize("seed", range(2))
def test_a_byte_altered_in_any_object_is_named(settings, place, seed):
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for name in some(place, chance):
        whole = place.read(name)
        at = chance.randrange(len(whole))
        place.write(name, whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with Service(settings, now, whole=False) as service:
            assert list(verify(service)), (name, at)
        place.write(name, whole)


def test_an_object_that_is_gone_is_named(settings, place):
    for name in some(place, random.Random(3)):  # noqa: S311 (no secret)
        whole = place.read(name)
        place.remove(name)
        with Service(settings, now, whole=False) as service:
            assert list(verify(service)), name
        place.write(name, whole)


@pytest.mark.parametrize("lost", ["database", "database and machine"])
def test_a_database_that_is_gone_is_made_again_from_the_bucket(settings, lost):
    with Service(settings, now) as service:
        before = digests(service)
    (settings.base / "depositary.db").unlink()
    if lost != "database":
        shutil.rmtree(settings.local_folder)
    made = rebuild(settings, now)
    assert made.placed
    assert made.after == before
    with Service(settings, now) as service:
        assert list(verify(service)) == []


def test_evidence_is_packed_from_the_bucket_and_holds(settings, tmp_path):
    with Service(settings, now) as service:
        with service.ledger.reading() as session:
            known = next(iter(deliveries(session, service.settings)))
        packed = pack(service, known)
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    roots = json.loads((folder / "proof.json").read_text())["roots"]
    check = [sys.executable, "-I", "-S", "check.py", *roots]
    done = subprocess.run(
        check, cwd=folder, capture_output=True, text=True, check=False
    )
    assert (folder / "message.eml").read_bytes() == mail(1)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_local_is_not_written_over(settings):
    context = Context(config=settings.base / "config.toml", as_json=False)
    with pytest.raises(Fault, match="belongs to the consultation"):
        context.refuse_ours(settings.local_folder / "index.sqlite")


def test_a_consultation_moves_to_a_bucket_and_goes_on_there(tmp_path):
    old = season(tmp_path / "case", "file:archive")
    with Service(old, now) as service:
        before = digests(service)
    config = old.base / "config.toml"
    with places.opened("bucket", tmp_path) as place:
        config.write_text(config.read_text().replace("file:archive", place.url))
        verb = ["copy-archive", f"file:{old.base / 'archive'}"]
        done = forks.depositary("--config", config, *verb)
        assert "12 messages and" in done.stdout, done.stderr
        (old.base / "mailbox/new/1774051200.m13.mx").write_bytes(mail(13))
        shutil.rmtree(old.base / "archive")
        with Service(load(config), now) as service:
            assert digests(service) == before
            assert service.once().new == 1
            assert list(verify(service)) == []


@pytest.mark.parametrize("source", ["archive", "file:nowhere", "itself"])
def test_what_is_no_archive_is_not_copied(settings, source):
    wrong = "is the configured" if source == "itself" else "is no archive"
    source = f"{settings.archive_url}/" if source == "itself" else source
    config = settings.base / "config.toml"
    done = forks.depositary("--config", config, "copy-archive", source)
    assert (done.returncode, wrong in done.stderr) == (2, True)
