"""What if the database is gone, old or damaged? The archive knows everything."""

import shutil
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select
from typer.testing import CliRunner

from pipeline import decisions
from pipeline.cli import main
from pipeline.cli.app import app
from pipeline.doctor import examine
from pipeline.faults import Fault, Stuck
from pipeline.importing import take
from pipeline.lines import line
from pipeline.mishaps import told
from pipeline.proof.rebuild import REBUILT, digests, rebuild
from pipeline.proof.verify import verify
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store import chain
from pipeline.store.tables import EventRow, LetterRow
from rules.terms import Kind
from tests.consultation import AFTER, IN_TIME, write

WHO = decisions.Person(by="A. Head", because="there is no backup of it")
SEED = Path(__file__).parents[3] / "shared" / "gold" / "seed1"


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
        assert any("missing in the database" in said for said in verify(service))
    assert again(config).placed
    assert records(config) == before
    with opened(config) as service:
        assert not list(verify(service))


def test_an_archive_that_is_not_this_ones_is_refused_and_none_is_made(config):
    shutil.rmtree(config / "archive")
    kept = sorted(config.rglob("*"))
    with opened(config, whole=False) as service:
        assert list(verify(service))
    assert sorted(config.rglob("*")) == kept
    with pytest.raises(Fault, match=r"store\.archive"):
        opened(config)
    assert not (config / "archive").exists()
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
    assert found.others == len(found.first_others) == 2
    assert found.first_others[0].startswith("CASE/1/1-1: delete, D, paragraph 2 -> ")
    said = CliRunner().invoke(app, ["--config", str(config / "config.toml"), "rebuild"])
    assert "Comments that this version decides in another way: 2." in said.output
    assert "-> delete, for a person to decide" in said.output
    assert "depositary rebuild --replace" in said.output
    assert records(config) == before
    found = again(config, replace=True)
    assert found.placed
    assert found.aside.name == "depositary.db.before"
    assert records(config) != before


def test_a_lost_message_stops_rebuild_and_a_new_issue_until_a_person_says_so(config):
    """Also with --replace; the database and the record stay as they were."""
    settings = load(config / "config.toml")
    name = sha256(mail(1)).hexdigest()
    (file,) = (config / "archive").rglob(f"{name}.eml")
    raw, before = file.read_bytes(), records(config)
    file.write_bytes(raw[:-9])
    (check,) = [c for c in examine(settings) if c.subject == "archive"]
    assert not check.good
    assert "D000001" in check.finding
    for replace in (False, True):
        with pytest.raises(Stuck, match=r"D000001: The archived message"):
            again(config, replace=replace)
    assert records(config) == before
    assert again(config, replace=True, without_missing=WHO).placed
    with opened(config) as service:
        found = service.once()
        assert found.issued == ()
        assert any("D000001" in said for said in found.trouble)
        file.write_bytes(raw)
        who = decisions.Person(by="A. Secretary", because="restored from the backup")
        decisions.replay(service.ledger, 1, who)
        assert service.once().trouble == ()
    assert [r["number"] for r in records(config)] == ["CASE/1/1", "CASE/1/2"]
    (check,) = [c for c in examine(settings) if c.subject == "archive"]
    assert "2 messages are there" in check.finding


def test_who_goes_on_without_what_is_lost_says_so_and_that_is_recorded(
    config, monkeypatch, capsys
):
    name = sha256(mail(1)).hexdigest()
    (file,) = (config / "archive").rglob(f"{name}.eml")
    file.unlink()

    def verb(*words):
        argv = ["depositary", "--config", str(config / "config.toml"), *words]
        monkeypatch.setattr("sys.argv", argv)
        with pytest.raises(SystemExit) as left:
            main()
        return left.value.code, capsys.readouterr().err

    without = ("rebuild", "--replace", "--without-missing")
    for said, why in (
        (without, "Say who decides"),
        ((*without, "--by", "A. Head"), "Say why"),
        (("rebuild", "--by", "A. Head"), "are for --without-missing"),
    ):
        code, told = verb(*said)
        assert (code, why in told) == (2, True)
    assert "--without-missing --by NAME" in verb("rebuild", "--replace")[1]
    verb(*without, "--by", "A. Head", "--because", "there is no backup of it")
    with opened(config) as service, service.ledger.reading() as session:
        (event,) = session.exec(select(EventRow).where(EventRow.kind == REBUILT))
    assert (event.data["by"], event.data["because"]) == (WHO.by, WHO.because)
    assert event.data["missing"].startswith("D000001: The archive has no message")
    with opened(config) as service:
        assert [s.kind for s in chain.read(service.house.archive)].count(REBUILT) == 1
    # It is no deed where nothing is missing.
    file.write_bytes(mail(1))
    assert again(config, replace=True, without_missing=WHO).placed
    with opened(config) as service:
        assert [s.kind for s in chain.read(service.house.archive)].count(REBUILT) == 1


def test_a_person_can_issue_without_what_is_lost_for_ever(config):
    name = sha256(mail(1)).hexdigest()
    (file,) = (config / "archive").rglob(f"{name}.eml")
    file.unlink()
    again(config, replace=True, without_missing=WHO)
    with opened(config) as service:
        with pytest.raises(Stuck, match="--without-missing"):
            service.publish(always=True, forced=True)
        done = service.publish(always=True, forced=True, without_missing=True)
        assert done == ("drafts",)
        assert service.once().trouble == ()


@pytest.mark.skipif(not SEED.exists(), reason="no labelled consultation beside this")
def test_a_labelled_consultation_is_made_again_with_equal_digests(tmp_path):
    """Sixty mails of a consultation, late ones and an admitted one among them."""
    shutil.copytree(SEED, tmp_path / "seed", ignore=shutil.ignore_patterns("eml"))
    for name in ("cur", "new", "tmp"):
        (tmp_path / "seed/mailbox" / name).mkdir(parents=True)
    settings = load(tmp_path / "seed" / "config.toml")
    mails = sorted((SEED / "eml").iterdir())
    with Service(settings, lambda: datetime(2030, 1, 1, tzinfo=UTC)) as service:
        take(service.ledger, mails[:: len(mails) // 60])
        service.once()
        with service.ledger.reading() as session:
            late = [
                known.row.id
                for known in deliveries(session, settings)
                if known.row.verdict == "late" and known.row.kind == Kind.SUBMISSION
            ]
        for delivery in late[:1]:
            who = decisions.Person(by="A. Head", because="our server was down")
            decisions.admit(service.ledger, delivery, who)
        service.once()
        before = digests(service)
    for file in tmp_path.rglob("*.db*"):
        file.unlink()
    made = rebuild(settings, lambda: datetime(2030, 1, 2, tzinfo=UTC))
    assert made.placed
    assert made.after == before


def words(folder):
    with opened(folder) as service, service.ledger.reading() as session:
        letters = session.exec(select(LetterRow).order_by(LetterRow.message_id))
        return [(x.subject, x.text, x.html, x.sha256, x.state) for x in letters]


def test_letters_say_what_they_said_when_the_database_was_lost(config):
    before = words(config)
    assert all(text for _, text, *_ in before)
    database(config).unlink()
    assert again(config).placed
    assert words(config) == before
    with opened(config) as service:
        assert list(verify(service)) == []


def test_a_letter_that_did_not_go_goes_as_it_was_written_when_the_database_was_lost(
    config,
):
    (config / "outbox").rename(config / "elsewhere")
    (config / "outbox").write_text("no folder")
    (config / "mailbox" / "new" / "1773136800.m3.mx").write_bytes(mail(3))
    with opened(config) as service:
        service.once()
    before = words(config)
    database(config).unlink()
    assert again(config).placed
    assert words(config) == before
    assert {state for *_, state in before} == {"sent", "promised"}


def test_a_letter_that_the_archive_lost_is_named_before_anything_is_replaced(config):
    database(config).unlink()
    (config / "archive/ledger/letters.jsonl").unlink()
    with pytest.raises(Stuck, match="D000001: the letter acknowledgement is not there"):
        again(config)
    assert again(config, without_missing=WHO, replace=True).placed
