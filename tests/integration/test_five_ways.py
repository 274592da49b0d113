"""Is the result the same however many processes work, and whatever kills them?

pytest tests/integration/test_five_ways.py [--mails 2000]
"""

import time
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlmodel import func, select

from pipeline.proof.rebuild import digests
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import DeliveryRow
from tests import postgres
from tests.consultation import AFTER, write
from tests.crowd import crowd, drop
from tests.processes import crew, ended, started, waiting

_MAILS_A_KILL = 100
CAP = {"per_day": 4}
pytestmark = pytest.mark.skipif(not postgres.installed(), reason=postgres.INSTALL)


@pytest.fixture(scope="module")
def mails(request):
    return request.config.getoption("--mails")


@contextmanager
def consultation(folder, mails, database=None, workers=0):
    """Open a consultation with the crowd in its mailbox."""
    store = {"workers": workers} | ({"database": database} if database else {})
    config = write(folder, store=store, letters=CAP)
    drop(crowd(mails), folder / "mailbox")
    with Service(load(config), lambda: AFTER) as service:
        yield service


def result(service, mails):
    """Send, issue and publish; return what came out, and that all was counted."""
    service.post()
    assert service.publish() == ("drafts",)
    service.ledger.seal()
    with service.ledger.reading() as session:
        assert session.exec(select(func.count(DeliveryRow.id))).one() == mails
    return digests(service)


@pytest.fixture(scope="module")
def inline(tmp_path_factory, mails):
    """Return what comes out in one process on SQLite."""
    with consultation(tmp_path_factory.mktemp("inline"), mails) as service:
        assert service.poll().new == mails
        service.worker.run()
        return result(service, mails)


def test_a_pool_on_sqlite_gives_the_same(inline, tmp_path, mails):
    with consultation(tmp_path, mails, workers=2) as service:
        service.poll()
        service.worker.run()
        assert result(service, mails) == inline


@pytest.mark.parametrize(("workers", "killing"), [(1, False), (3, False), (3, True)])
def test_workers_on_postgresql_give_the_same(inline, tmp_path, mails, workers, killing):
    with (
        postgres.database(f"ways{workers}{killing:d}") as url,
        consultation(tmp_path, mails, url) as service,
    ):
        service.work()  # makes the queue, so that the poll can fill it
        with crew(tmp_path, *["worker"] * workers) as processes:
            until(lambda: len(asked(service, ALIVE)) == workers)
            assert service.poll().new == mails
            for n in range(mails // _MAILS_A_KILL if killing else 0):
                until(lambda: asked(service, AT_WORK) or not waiting(service))
                victim = processes[n % workers]  # with work in its hands
                victim.kill()
                victim.wait()
                seen = {row.id for row in asked(service, ALIVE)}
                processes[n % workers] = started(tmp_path, "worker")
                until(lambda seen=seen: {r.id for r in asked(service, ALIVE)} - seen)
            until(lambda: not waiting(service))
            assert [ended(process) for process in processes] == [0] * workers
        assert result(service, mails) == inline


ALIVE = "SELECT id FROM public_queue.procrastinate_workers"
AT_WORK = "SELECT id FROM public_queue.procrastinate_jobs WHERE status = 'doing'"


def asked(service, statement):
    with service.ledger.reading() as session:
        return session.execute(sa.text(statement)).all()


def until(true):
    ends = time.monotonic() + 600
    while not true():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.05)
