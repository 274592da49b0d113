"""Is the result the same however many processes work, and whatever kills them?"""

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
from tests.processes import crew, ended, waiting

MAILS = 200
CAP = {"per_day": 4}
pytestmark = pytest.mark.skipif(not postgres.installed(), reason=postgres.INSTALL)


@contextmanager
def consultation(folder, database=None, workers=0):
    """Open a consultation with the crowd in its mailbox."""
    store = {"workers": workers} | ({"database": database} if database else {})
    config = write(folder, store=store, letters=CAP)
    drop(crowd(MAILS), folder / "mailbox")
    with Service(load(config), lambda: AFTER) as service:
        yield service


def result(service):
    """Send, issue and publish; return what came out, and that all was counted."""
    service.post()
    assert service.publish() == ("drafts",)
    service.ledger.seal()
    with service.ledger.reading() as session:
        assert session.exec(select(func.count(DeliveryRow.id))).one() == MAILS
    return digests(service)


@pytest.fixture(scope="module")
def inline(tmp_path_factory):
    """Return what comes out in one process on SQLite."""
    with consultation(tmp_path_factory.mktemp("inline")) as service:
        assert service.poll().new == MAILS
        service.worker.run()
        return result(service)


def test_a_pool_on_sqlite_gives_the_same(inline, tmp_path):
    with consultation(tmp_path, workers=2) as service:
        service.poll()
        service.worker.run()
        assert result(service) == inline


@pytest.mark.parametrize(("workers", "killed"), [(1, 0), (3, 0), (3, 2)])
def test_workers_on_postgresql_give_the_same(inline, tmp_path, workers, killed):
    with (
        postgres.database(f"ways{workers}{killed}") as url,
        consultation(tmp_path, url) as service,
    ):
        service.work()  # makes the queue, so that the poll can fill it
        with crew(tmp_path, *["worker"] * (workers + killed)) as processes:
            until(lambda: len(asked(service, ALIVE)) == len(processes))
            assert service.poll().new == MAILS
            for _ in range(killed):  # with work in its hands
                until(lambda: asked(service, AT_WORK) or not waiting(service))
                victim = processes.pop()
                victim.kill()
                victim.wait()
            until(lambda: not waiting(service))
            assert [ended(process) for process in processes] == [0] * workers
        assert result(service) == inline


ALIVE = "SELECT id FROM public_queue.procrastinate_workers"
AT_WORK = "SELECT id FROM public_queue.procrastinate_jobs WHERE status = 'doing'"


def asked(service, statement):
    with service.ledger.reading() as session:
        return session.execute(sa.text(statement)).all()


def until(true):
    ends = time.monotonic() + 120
    while not true():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.05)
