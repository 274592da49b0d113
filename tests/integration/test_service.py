"""The service on a real Maildir, a real database and real files."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import deadlines, decisions
from pipeline.cli.context import place
from pipeline.faults import Fault
from pipeline.letters import post
from pipeline.lines import line
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store import chain
from rules.terms import Action, Kind, Place, Stakeholder, StakeholderType
from tests import forks
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write

ROOT = Path(__file__).parents[2]
WHO = decisions.Person(by="A. Secretary", because="the text says so")


def mail(n, words, *, at=IN_TIME):
    return (
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n{words}\n"
    ).encode()


@pytest.fixture
def place_mail(tmp_path):
    write(tmp_path, mailbox={"poll_seconds": 1})

    def lay(*mails):
        for n, raw in enumerate(mails):
            path = tmp_path / "mailbox" / "new" / f"1774051200.m{n}.mx"
            path.write_bytes(raw)

    return lay


@pytest.fixture
def service(tmp_path, place_mail):  # noqa: ARG001 (it lays the folder)
    with Service(load(tmp_path / "config.toml"), lambda: AFTER) as service:
        yield service


def records(service):
    with service.ledger.reading() as session:
        return [line(known) for known in deliveries(session, service.settings)]


ON_TIME = mail(1, "Paragraph 2: this should be deleted.")
LATE = mail(2, "Paragraph 3: more plums.", at=TOO_LATE)


def test_no_mail_leaves_the_mailbox_before_its_arrival_is_kept_twice(
    service, place_mail, tmp_path, monkeypatch
):
    def killed(*_):
        raise InterruptedError

    service.poll()
    place_mail(ON_TIME)
    with monkeypatch.context() as dying:
        dying.setattr(chain, "seal", killed)
        with pytest.raises(InterruptedError):
            service.poll()
    waiting = tmp_path / "mailbox" / "new"
    assert list(waiting.iterdir())
    assert service.poll().moved == 1
    assert not list(waiting.iterdir())
    kinds = [line.kind for line in chain.read(service.house.archive)]
    assert kinds == ["began", "arrived"]


def test_one_pass_brings_mail_from_the_mailbox_to_the_site(
    service, place_mail, tmp_path
):
    place_mail(ON_TIME, LATE)
    found = service.once()
    assert (found.new, found.letters, found.issued) == (2, 2, ("drafts",))
    first, second = records(service)
    assert (first["state"], first["number"]) == ("published", "CASE/1/1")
    assert (second["verdict"], second["number"]) == ("late", None)
    assert {x["kind"] for r in (first, second) for x in r["letters"]} == {
        "acknowledgement",
        "late",
    }
    assert (tmp_path / "site" / "index.html").exists()
    assert not list((tmp_path / "mailbox" / "new").iterdir())
    assert not list(verify(service))


def test_a_second_pass_finds_nothing_to_do(service, place_mail):
    place_mail(ON_TIME)
    service.once()
    again = service.once()
    assert (again.new, again.steps, again.letters, again.issued) == (0, 0, 0, ())


def test_an_extension_admits_late_mail_and_tells_its_sender_once(service, place_mail):
    place_mail(ON_TIME, LATE)
    service.once()
    with service.ledger.reading() as session:
        tried = deadlines.rehearse(session, service.settings, "drafts", "2026-03-22")
    assert tried.admitted == (2,)
    assert records(service)[1]["verdict"] == "late"
    deadlines.extend(service.ledger, "drafts", "2026-03-22", "Head", "asked for")
    service.worker.run()
    service.post()
    late = records(service)[1]
    assert (late["verdict"], late["number"]) == ("grace", "CASE/1/2")
    assert [x["kind"] for x in late["letters"]] == ["late", "extension"]


@pytest.mark.parametrize(
    ("call", "hard", "said"),
    [
        ("nothing", "2026-03-22", "no call 'nothing'"),
        ("drafts", "2026-03-19", "never shortened"),
        ("drafts", "tomorrow", "write a date"),
    ],
)
def test_an_extension_that_cannot_be_says_why(service, call, hard, said):
    with pytest.raises(Fault, match=said):
        deadlines.extend(service.ledger, call, hard, "Head", "asked for")


def test_a_late_one_that_a_person_admits_gets_the_next_number(service, place_mail):
    place_mail(ON_TIME, LATE)
    service.once()
    decisions.admit(service.ledger, 2, WHO)
    found = service.once()
    assert found.issued == ("drafts",)
    late = records(service)[1]
    assert late["number"] == "CASE/1/2"
    assert "admitted" in late["flags"]
    assert [x["kind"] for x in late["letters"]] == ["late", "admission"]
    with pytest.raises(Fault, match="not late"):
        decisions.admit(service.ledger, 1, WHO)


def test_decisions_outlive_a_second_reading(service, place_mail):
    place_mail(ON_TIME)
    service.once()
    party = Stakeholder(name="Party", type=StakeholderType.CIVIL_SOCIETY)
    where = Place(document="D", paragraphs=("3",), action=Action.KEEP)
    decisions.settle_stakeholders(service.ledger, 1, [party], WHO)
    drafts = service.house.drafts
    decisions.settle_comment(service.ledger, 1, 1, where, WHO, drafts=drafts)
    decisions.settle_call(service.ledger, 1, "drafts", WHO)
    service.worker.run()
    (record,) = records(service)
    assert record["stakeholders"] == [{"name": "Party", "type": "civil society"}]
    assert record["comments"][0]["paragraphs"] == ["3"]
    assert record["comments"][0]["action"] == "keep"
    assert not record["comments"][0]["review"]


def test_what_a_person_sets_aside_is_in_no_compilation(service, place_mail):
    place_mail(ON_TIME)
    service.once()
    decisions.settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
    service.once()
    (record,) = records(service)
    assert (record["kind"], record["state"]) == ("not_a_submission", "set_aside")


def test_the_database_can_be_lost(service, place_mail, tmp_path):
    place_mail(ON_TIME, LATE)
    service.once()
    decisions.admit(service.ledger, 2, WHO)
    service.once()
    before = records(service)
    service.ledger.close()
    assert rebuild(service.settings, lambda: AFTER).differences == ()
    for file in tmp_path.glob("depositary.db*"):
        file.unlink()
    rebuild(service.settings, lambda: AFTER)
    with Service(service.settings, lambda: AFTER) as again:
        assert records(again) == before
        assert again.post().sent == 0


def test_a_message_nobody_can_process_never_blocks_the_next(
    service, place_mail, monkeypatch
):
    place_mail(mail(1, "Paragraph 1: a"), mail(2, "Paragraph 2: b"))
    real = type(service.house).documents

    def broken(house, sha256):
        documents = real(house, sha256)
        if b"Paragraph 1" in documents[0].data:
            raise RuntimeError("nobody foresaw this")
        return documents

    monkeypatch.setattr(type(service.house), "documents", broken)
    service.once()
    first, second = sorted(records(service), key=lambda record: record["subject"])
    assert (first["state"], first["kind"]) == ("corrupt", "held")
    assert second["state"] in ("acknowledged", "published")


def test_a_letter_that_failed_goes_again_when_a_person_says_so(
    service, place_mail, tmp_path
):
    place_mail(ON_TIME)
    (tmp_path / "outbox").write_text("a file where the folder should be")
    service.once()
    assert records(service)[0]["letters"][0]["state"] == "promised"
    (tmp_path / "outbox").unlink()
    with service.ledger.unit() as unit:
        (row,) = unit.claim_all([1])
        for letter in post.letters_of(unit, row):
            unit.letter_state(letter, "failed", "refused")
    assert post.retry(service.ledger, 1, WHO) == 1
    assert service.post().sent == 1


@pytest.mark.parametrize(
    ("ident", "expected"),
    [
        ("D000017", ("delivery", 17, None)),
        ("D17-2", ("delivery", 17, 2)),
        ("CASE/1/17", ("number", 17, None)),
        ("CASE/1/17-2", ("number", 17, 2)),
    ],
)
def test_ids_are_read_as_people_write_them(ident, expected):
    assert place(ident, "CASE/1") == expected


def start(folder):
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline", "--config", folder / "config.toml", "run"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def exported(folder):
    done = forks.depositary("--config", folder / "config.toml", "export")
    assert done.returncode == 0, done.stderr
    return [json.loads(record) for record in done.stdout.splitlines()]


def test_the_service_stops_cleanly_under_load_and_takes_up_where_it_was(
    place_mail, tmp_path
):
    place_mail(
        *(mail(n, f"Paragraph {n % 3 + 1}: plums {n} matter.") for n in range(300))
    )
    process = start(tmp_path)
    assert "polling maildir:mailbox" in process.stdout.readline()
    time.sleep(1)
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=60)  # then whoever stops it would kill it
    assert process.returncode == 0
    assert said.endswith("stopped; what was begun is recorded\n")
    process = start(tmp_path)
    until = time.monotonic() + 300
    while time.monotonic() < until:
        time.sleep(2)
        states = {record["state"] for record in exported(tmp_path)}
        if states == {"published"}:
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    found = exported(tmp_path)
    assert len(found) == 300
    assert len({record["number"] for record in found}) == 300
