"""What if a process, the queue or PostgreSQL itself is gone? The others go on."""

import time
from functools import partial

import pytest
import sqlalchemy as sa

from pipeline.distribution import window
from pipeline.duties import POLL, last_good
from pipeline.faults import Stuck
from pipeline.locks import lead, only_one
from pipeline.publish import publish
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.database import glancing
from tests import postgres
from tests.consultation import AFTER, write
from tests.crowd import crowd, drop
from tests.processes import crew, ended, started, waiting

pytestmark = pytest.mark.skipif(not postgres.installed(), reason=postgres.INSTALL)


@pytest.fixture
def server():
    """Give a server of its own, that may be killed."""
    with postgres.running() as server:
        yield server


@pytest.fixture
def service(tmp_path, server):
    config = write(tmp_path, store={"database": server.url()})
    with Service(load(config), lambda: AFTER) as service:
        service.work()  # makes the queue
        yield service


def until(true, seconds, what):
    """Wait until something is true, but not longer than so many seconds."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, what
        time.sleep(0.05)


def asked(service, statement):
    with service.ledger.reading() as session:
        return session.execute(sa.text(statement)).all()


def at_work(service):
    """Name the workers that have work in their hands."""
    return asked(
        service,
        "SELECT DISTINCT worker_id FROM public_queue.procrastinate_jobs "
        "WHERE status = 'doing'",
    )


def test_what_a_killed_worker_had_taken_is_taken_by_another_within_ten_seconds(
    service, tmp_path
):
    drop(crowd(800), tmp_path / "mailbox")
    service.poll()
    with crew(tmp_path, "worker") as workers:
        until(lambda: at_work(service), 60, "nothing was taken")
        first = at_work(service)
        workers.append(started(tmp_path, "worker"))
        until(lambda: len(at_work(service)) == 2, 60, "only one works")
        workers[0].kill()
        until(lambda: not set(first) & set(at_work(service)), 10, "it was not retaken")
        assert ended(workers[1]) == 0


def test_when_the_poller_is_killed_another_polls_within_five_seconds(service, tmp_path):
    with crew(tmp_path, "poller") as pollers:
        until(lambda: polled(service), 60, "nobody polled")
        pollers.append(started(tmp_path, "poller"))
        until(lambda: "stands by" in said(tmp_path, "poller"), 60, "both polled")
        pollers[0].kill()
        drop(crowd(3), tmp_path / "mailbox")
        until(lambda: arrived(service) == 3, 5, "nobody polled")
        assert ended(pollers[1]) == 0


def polled(service):
    with service.ledger.reading() as session:
        return last_good(session, POLL)


def arrived(service):
    return asked(service, "SELECT count(*) FROM delivery")[0][0]


def said(folder, role):
    return (folder / f"{role}.log").read_text()


def test_when_postgresql_is_killed_all_go_on_when_it_is_back(service, server, tmp_path):
    roles = ("poller", "worker", "all")
    with crew(tmp_path, *roles) as processes:
        until(lambda: all(said(tmp_path, role) for role in roles), 60, "not all run")
        drop(crowd(300), tmp_path / "mailbox")
        until(lambda: at_work(service), 90, "nothing was taken")
        server.kill()
        time.sleep(3)
        assert [process.poll() for process in processes] == [None] * 3
        until(
            lambda: all("by itself" in said(tmp_path, r) for r in roles), 30, "unsaid"
        )
        server.start()
        until(lambda: arrived(service) == 300 and not waiting(service), 120, "no work")
        for role in roles:
            until(lambda r=role: "answers again" in said(tmp_path, r), 60, role)
        until(lambda: not owed(service), 60, "not all letters were sent")
        assert [ended(process) for process in processes] == [0] * 3
    for role in roles:
        assert said(tmp_path, role).count("by itself") <= 2
        assert said(tmp_path, role).count("answers again") <= 2
        assert "Traceback" not in said(tmp_path, role)
    sent = asked(service, "SELECT count(*) FROM letter WHERE state = 'sent'")[0][0]
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == sent > 0


def owed(service):
    return asked(
        service,
        "SELECT letter.id FROM letter JOIN delivery d ON d.id = delivery_id "
        "WHERE letter.state IN ('promised', 'sending') AND d.state <> 'set_aside'",
    )


def test_whoever_deletes_the_tables_of_the_queue_loses_nothing(service, tmp_path):
    drop(crowd(60), tmp_path / "mailbox")
    asked(service, "SELECT 1")
    for destroyed in ("SCHEMA public_queue", "TABLE public_queue.procrastinate_jobs"):
        with service.ledger.engine.begin() as connection:
            connection.execute(sa.text(f"DROP {destroyed} CASCADE"))
        service.poll()  # nobody needs the queue to take what comes
        with service.ledger.reading() as session:
            assert window(session) is None
        assert has_more(service)
        service.work()
        with service.ledger.reading() as session:
            assert window(session) == {(0, "todo"): 2, (1, "todo"): 3}
    assert has_more(service)
    with crew(tmp_path, "worker") as (worker,):
        until(lambda: not waiting(service), 60, "the work was not done")
        assert ended(worker) == 0
    assert not has_more(service)


def has_more(service):
    with glancing(service.ledger.engine) as connection:
        return service.ledger.distribution.has_more(connection)


def test_a_leader_that_was_asleep_can_publish_nothing_any_more(service, tmp_path):
    drop(crowd(20), tmp_path / "mailbox")
    service.poll()
    service.worker.run()
    with only_one(service.ledger, "publish") as mine:
        assert mine.held()
        asleep = lead(service.ledger, "publish")
        with service.ledger.engine.begin() as connection:  # as a broken line does
            connection.execute(
                sa.text(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks "
                    "WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
                )
            )
        assert not mine.held()
        with Service(load(tmp_path / "config.toml"), lambda: AFTER) as other:
            assert other.publish() == ("drafts",)
        site = (tmp_path / "site").readlink()
        for awake in (partial(publish, asleep, service.house, {}), asleep.unit):
            with pytest.raises(Stuck, match="has taken over"), awake():
                pytest.fail("a leader of yesterday was let in")
        assert (tmp_path / "site").readlink() == site
        assert service.publish(always=True) == ()  # whoever leads anew may


def test_of_two_that_would_lead_one_does(service):
    with only_one(service.ledger, "run") as mine, only_one(service.ledger, "run") as no:
        assert mine
        assert no is None
    with only_one(service.ledger, "run") as again:
        assert again


def test_what_is_started_before_the_database_waits_and_can_be_stopped(
    service, server, tmp_path
):
    server.kill()
    roles = ("poller", "worker", "all")
    with crew(tmp_path, *roles) as processes:
        until(
            lambda: all("by itself" in said(tmp_path, r) for r in roles), 60, "unsaid"
        )
        assert ended(processes[0]) == 0
        server.start()
        for role in roles[1:]:
            until(lambda r=role: "answers again" in said(tmp_path, r), 60, role)
        drop(crowd(30), tmp_path / "mailbox")
        until(lambda: arrived(service) == 30 and not waiting(service), 120, "no work")
        assert [ended(process) for process in processes[1:]] == [0, 0]


@pytest.mark.parametrize(
    ("address", "says"),
    [("nosuch", "no such database"), ("postgres?options=-csearch_path%3Dno", "schema")],
)
def test_what_is_started_with_a_wrong_address_says_so_and_ends(
    server, tmp_path, address, says
):
    write(tmp_path, store={"database": server.url(address)})
    with crew(tmp_path, "worker") as (worker,):
        assert worker.wait(timeout=60) == 2
    assert says in said(tmp_path, "worker")
