"""Several mailboxes: is each read, marked, watched and judged for itself?"""

import json
import sys
import threading

import pytest
from sqlmodel import col, select

from pipeline.cli import main
from pipeline.doctor import examine
from pipeline.duties import failing, last_polls, poll_of, read_until
from pipeline.importing import take
from pipeline.lines import line
from pipeline.locks import only_one
from pipeline.proof.rebuild import digests, rebuild
from pipeline.proof.replay import replay
from pipeline.proof.verify import unclaimed
from pipeline.record import deliveries
from pipeline.schedule import Timer
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import DeliveryRow
from pipeline.watch.figures import figures
from tests import postgres
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write
from tests.dovecot.server import PASSWORD

TWO = 'url = "maildir:press"\nown_hosts = ["mx.press.example"]\n'


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'depositary.db'}"
    elif not postgres.installed():
        pytest.skip(f"no PostgreSQL here; run: {postgres.INSTALL}")
    else:
        with postgres.database("test_mailboxes") as there:
            yield there


def mail(n, host="mx.example.org", at=IN_TIME):
    return (
        f"Received: from relay.example by {host}; {at}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n"
        f"Paragraph 2: number {n} says that this should be deleted.\n"
    ).encode()


def consultation(folder, more=TWO, **changed):
    config = write(folder, **changed)
    with config.open("a") as file:
        file.write(f"\n[mailboxes.press]\n{more}")
    for name in ("cur", "new", "tmp"):
        (folder / "press" / name).mkdir(parents=True, exist_ok=True)
    return load(config)


def put(folder, name, raw):
    """Deliver it, everywhere under the same name and at the same second."""
    (folder / name / "new" / "1774051200.m1.mx").write_bytes(raw)


def lines(service):
    with service.ledger.reading() as session:
        return [line(known) for known in deliveries(session, service.settings)]


def test_two_maildirs_are_read_each_with_the_hosts_of_its_own(url, tmp_path):
    settings = consultation(tmp_path, store={"database": url})
    put(tmp_path, "mailbox", mail(1))
    put(tmp_path, "press", mail(2, "mx.press.example", TOO_LATE))
    with Service(settings, lambda: AFTER) as service:
        done = service.once()
        assert (done.new, done.letters, done.trouble) == (2, 2, ())
        assert done.issued == ("drafts",)
        found = {each["mailbox"]: each for each in lines(service)}
        assert found["maildir"]["verdict"] == "on_time"
        assert found["maildir:press"]["verdict"] == "late"
        clocks = {each["received_from"] for each in found.values()}
        assert clocks == {"received"}
        assert len({each["source"] for each in found.values()}) == 1
        assert list(replay(service)) == []
        before = digests(service)
        marks = [
            [*(tmp_path / box).glob("Depositary.*")] for box in ("mailbox", "press")
        ]
        assert [len(left) for left in marks] == [1, 1]
    assert rebuild(settings, lambda: AFTER).after == before


def test_nothing_is_issued_before_the_last_mailbox_was_read(tmp_path):
    settings = consultation(tmp_path)
    put(tmp_path, "mailbox", mail(1))
    (tmp_path / "press").rename(tmp_path / "away")
    with Service(settings, lambda: AFTER) as service:
        done = service.once()
        assert (done.new, done.issued) == (1, ())
        assert any(
            "poll-press" in said and "mailboxes.press.url" in said
            for said in done.trouble
        )
        with service.ledger.reading() as session:
            found = figures(session, settings, AFTER)
            assert found.last["poll"] == AFTER
            assert found.last["poll-press"] is None is found.read_until
            assert [*failing(session)] == ["poll-press"]
        (tmp_path / "away").rename(tmp_path / "press")
        assert service.once().issued == ("drafts",)
        with service.ledger.reading() as session:
            assert read_until(session, settings) == AFTER
            assert last_polls(session, settings) == {"poll": AFTER, "poll-press": AFTER}


def test_what_was_imported_is_judged_by_the_hosts_that_stamped_it(tmp_path):
    settings = consultation(tmp_path)
    for n, host in ((1, "mx.example.org"), (2, "mx.press.example"), (3, "no.example")):
        (tmp_path / f"{n}.eml").write_bytes(mail(n, host))
    with Service(settings, lambda: AFTER) as service:
        take(service.ledger, [tmp_path / f"{n}.eml" for n in (1, 2, 3)])
        service.worker.run()
        clocks = {each["subject"]: each["received_from"] for each in lines(service)}
    assert [clocks[f"Comments {n}"] for n in (1, 2)] == ["received"] * 2
    assert clocks["Comments 3"] != "received"


def test_each_mailbox_has_a_poller_of_its_own_and_the_timer_reads_both(tmp_path):
    settings = consultation(tmp_path)
    put(tmp_path, "press", mail(1, "mx.press.example"))
    said = []
    with Service(settings, lambda: AFTER) as service:
        timer = Timer(service, said.append, threading.Event())
        with only_one(service.ledger, "poll"):
            assert service.poll() is None
            assert unclaimed(service) == []
            timer.ask(poll_of("press"))
            timer.step(timer.mail)
    assert said == ["poll-press: 1 new"]


def test_the_doctor_looks_at_each_mailbox(tmp_path):
    settings = consultation(tmp_path, 'url = "maildir:press"\nalso = ["Spam"]\n')
    checks = {check.subject: check for check in examine(settings)}
    assert checks["mailbox"].good
    assert "mailboxes.press.own_hosts" in checks["mailbox press"].finding
    settings = consultation(tmp_path, f'{TWO}also = ["Spam"]\n')
    checks = {check.subject: check for check in examine(settings)}
    assert "mailboxes.press.also" in checks["mailbox press"].finding
    assert "no poll, no poll-press" in checks["store"].finding


def test_two_dovecot_mailboxes_with_folders_of_their_own(
    url, tmp_path, dovecot, user, monkeypatch
):
    """One has a password in the environment, the other in a file."""
    other = f"{user}-press"
    monkeypatch.setenv("DEPOSITARY_MAILBOXES__PRESS__PASSWORD", PASSWORD)
    (tmp_path / "password").touch(0o600)
    (tmp_path / "password").write_text(PASSWORD)
    more = f'url = "{dovecot.url(other)}"\nalso = ["Spam"]\ndone = "Done"\n'
    settings = consultation(
        tmp_path,
        f'{more}own_hosts = ["mx.press.example"]\n',
        mailbox={"url": dovecot.url(user), "password_file": "password"},
        store={"database": url},
    )
    with dovecot.client(other) as client:
        client.create_folder("Spam")
    dovecot.deliver(user, [mail(1), mail(2)])
    dovecot.deliver(other, [mail(3, "mx.press.example")])
    dovecot.deliver(other, [mail(4, "mx.press.example", TOO_LATE)], "Spam")
    with Service(settings, lambda: AFTER) as service:
        done = service.once()
        assert (done.new, done.letters, done.trouble) == (4, 4, ())
        with service.ledger.reading() as session:
            rows = session.exec(
                select(
                    DeliveryRow.account, DeliveryRow.folder, DeliveryRow.verdict
                ).order_by(col(DeliveryRow.id))
            ).all()
        host = "127.0.0.1"
        assert rows == [
            (f"{user}@{host}", "INBOX", "on_time"),
            (f"{user}@{host}", "INBOX", "on_time"),
            (f"{other}@{host}", "INBOX", "on_time"),
            (f"{other}@{host}", "Spam", "late"),
        ]
        assert dict(settings.accounts) == {
            box.account: settings.boxes[name] for name, box in service.mailboxes.items()
        }
    assert dovecot.count(user, "Depositary/Received") == 2
    assert dovecot.count(other, "Done") == 2


def test_of_two_installations_one_takes_the_mail_and_the_other_none(
    tmp_path, dovecot, user, monkeypatch
):
    """At the first poll of both, with nothing but mail in the mailbox."""
    monkeypatch.setenv("DEPOSITARY_MAILBOX__PASSWORD", PASSWORD)
    dovecot.deliver(user, [mail(n) for n in range(20)])
    services, found = {}, {}
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        config = write(tmp_path / name, mailbox={"url": dovecot.url(user)})
        services[name] = Service(load(config), lambda: AFTER)
    threads = [
        threading.Thread(target=lambda n=n, s=s: found.setdefault(n, s.once()))
        for n, s in services.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    new = {name: done.new for name, done in found.items()}
    assert sorted(new.values()) == [0, 20], (new, found)
    loser = min(new, key=new.get)
    assert any("Another consultation" in said for said in found[loser].trouble)
    with dovecot.client(user) as client:
        marks = [name for _, _, name in client.list_folders("", "Depositary/Taken*")]
    assert len(marks) == 1
    for service in services.values():
        service.__exit__()


def test_status_tells_each_mailbox(tmp_path, capsys, monkeypatch):
    settings = consultation(tmp_path)
    with Service(settings, lambda: AFTER) as service:
        service.once()
    config = str(tmp_path / "config.toml")
    monkeypatch.setattr(
        sys, "argv", ["depositary", "--config", config, "--json", "status"]
    )
    with pytest.raises(SystemExit):
        main()
    told = json.loads(capsys.readouterr().out)
    assert told["last"]["poll"] == told["last"]["poll-press"] == AFTER.isoformat()
    assert told["read_until"] == AFTER.isoformat()
