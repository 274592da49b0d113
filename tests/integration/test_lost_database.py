"""What if the database is gone, old or damaged? The archive knows everything."""

import shutil

import pytest
from sqlalchemy.exc import DBAPIError

from pipeline import decisions
from pipeline.faults import Fault
from pipeline.mishaps import told
from pipeline.rebuild import rebuild
from pipeline.record import deliveries, line
from pipeline.service import Service
from pipeline.settings import load
from pipeline.verify import verify
from rules.terms import Kind
from tests.consultation import AFTER, IN_TIME, write


def mail(n, words="Paragraph 2: this should be deleted."):
    return (
        f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n{words}\n"
    ).encode()


@pytest.fixture
def config(tmp_path):
    write(tmp_path)
    for n in (1, 2):
        (tmp_path / "mailbox" / "new" / f"1773136800.m{n}.mx").write_bytes(mail(n))
    with opened(tmp_path) as service:
        service.once()
    return tmp_path


def opened(folder, **how):
    return Service(load(folder / "config.toml"), lambda: AFTER, **how)


def again(folder, **how):
    return rebuild(load(folder / "config.toml"), lambda: AFTER, **how)


def records(folder):
    with opened(folder) as service, service.ledger.reading() as session:
        return [line(known) for known in deliveries(session, service.settings)]


def database(folder):
    return folder / "depositary.db"


@pytest.mark.parametrize("what", ["missing", "empty", "older"])
def test_a_database_that_lost_events_is_refused_until_it_is_made_again(config, what):
    before = records(config)
    if what == "older":
        shutil.copy(database(config), config / "copy")
        (config / "mailbox" / "new" / "1773136800.m3.mx").write_bytes(mail(3))
        with opened(config) as service:
            service.once()
        before = records(config)
        shutil.copy(config / "copy", database(config))
    elif what == "empty":
        database(config).write_bytes(b"")
    else:
        database(config).unlink()
    with pytest.raises(Fault, match="depositary rebuild"):
        opened(config)
    with opened(config, whole=False) as service:
        assert any("events the database lost" in said for said in verify(service))
    assert again(config).placed
    assert records(config) == before
    with opened(config) as service:
        assert not list(verify(service))


def test_an_archive_that_is_not_this_ones_is_refused(config):
    shutil.rmtree(config / "archive")
    with pytest.raises(Fault, match=r"store\.archive"):
        opened(config)
    with pytest.raises(Fault, match=r"store\.archive"):
        again(config)


def test_a_damaged_mirror_is_named(config):
    mirror = config / "archive" / "ledger" / "events.jsonl"
    mirror.write_bytes(mirror.read_bytes() + b"\xff{no ledger\n")
    with pytest.raises(Fault, match="is damaged"):
        opened(config)


def test_a_kept_message_that_no_delivery_knows_is_named_and_taken(config):
    with opened(config) as service:
        name = service.house.archive.put(mail(7))
        assert [name in said for said in verify(service)] == [True]
    found = again(config)
    assert (found.placed, found.taken) == (True, ("D000003",))
    assert records(config)[2]["number"] == "CASE/1/3"
    with opened(config) as service:
        assert not list(verify(service))
    assert not again(config).taken


def test_a_damaged_database_is_told_and_made_again(config):
    before = records(config)
    database(config).write_bytes(b"no database at all" * 500)
    with pytest.raises(DBAPIError) as caught:
        opened(config)
    assert "depositary rebuild" in told(caught.value)
    found = again(config)
    assert found.placed
    assert found.aside.read_bytes().startswith(b"no database")
    assert records(config) == before


def test_a_decision_on_what_is_published_is_no_difference(config):
    with opened(config) as service:
        who = decisions.Person(by="A. Secretary", because="it says so")
        decisions.settle_kind(service.ledger, 2, Kind.NOT_A_SUBMISSION, who)
        service.worker.run()
    found = again(config)
    assert (found.placed, found.differences) == (True, ())


def test_where_the_new_one_differs_a_person_decides(config):
    before = records(config)
    draft = config / "draft.txt"
    draft.write_text(draft.read_text().replace("2. Pears.", "4. Pears."))
    found = again(config)
    assert "comments" in found.differences
    assert not found.placed
    assert records(config) == before
    found = again(config, replace=True)
    assert found.placed
    assert found.aside.name == "depositary.db.before"
    assert records(config) != before
