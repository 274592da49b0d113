"""Is what was computed before its turn recorded only where it still holds?"""

import threading
from contextlib import nullcontext

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from pipeline import recording
from pipeline.deadlines import extend
from pipeline.engine import compute
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.database import writing
from pipeline.store.rows import change
from pipeline.store.tables import DeliveryRow
from tests import postgres
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write


def mail(n, at=IN_TIME, person=None):
    person = n if person is None else person
    return (
        "Authentication-Results: mx.example.org; dmarc=pass\n"
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Person {person} <p{person}@party{person}.example>\n"
        f"To: info@example.org\nSubject: Comments\n"
        f"Message-ID: <m{n}@party{person}.example>\n\n"
        f"Paragraph 2: pears number {n} should be deleted.\n"
    ).encode()


@pytest.fixture
def service(tmp_path):
    with Service(load(write(tmp_path)), lambda: AFTER) as service:
        yield service


@pytest.fixture
def again(monkeypatch):
    """Note what is computed while it is recorded: the stage, and of which delivery."""
    noted = []

    def noting(stage, item, house):
        noted.append((stage.name, item.id))
        return compute(stage, item, house)

    monkeypatch.setattr(recording, "compute", noting)
    return noted


def deliver(service, *mails):
    box = service.settings.base / "mailbox" / "new"
    there = len(list(box.parent.rglob("*.mx*")))
    for n, raw in enumerate(mails, start=there):
        (box / f"1774051200.m{n:06d}.mx").write_bytes(raw)
    service.poll()


def rows(service, *columns):
    with service.ledger.reading() as session:
        return session.exec(select(*columns).order_by(col(DeliveryRow.id))).all()


def statements(service):
    """Count the statements that it takes to do what waits."""
    counted = []
    engine = service.ledger.engine

    def count(*_):
        counted.append(1)

    sa.event.listen(engine, "before_cursor_execute", count)
    service.worker.run()
    sa.event.remove(engine, "before_cursor_execute", count)
    return len(counted)


def test_of_what_concerns_nobody_else_nothing_is_computed_while_it_is_recorded(
    service, again
):
    deliver(service, *map(mail, range(5)))
    service.worker.run()
    assert again == []
    assert rows(service, DeliveryRow.number) == [1, 2, 3, 4, 5]
    assert rows(service, DeliveryRow.state) == ["acknowledged"] * 5


def test_a_copy_is_judged_when_what_it_repeats_is_known(service, again):
    deliver(service, mail(0), mail(0), mail(1), mail(0))
    service.worker.run()
    assert again == [("admit", 2), ("admit", 4)]
    assert rows(service, DeliveryRow.duplicate_of) == [None, 1, None, 1]
    assert rows(service, DeliveryRow.number) == [1, None, 2, None]


def test_what_was_computed_under_another_cut_off_is_computed_again(service, again):
    class Meanwhile:
        """An engine that takes so long that the call is extended meanwhile."""

        def __init__(self, engine):
            self.engine = engine

        def map(self, items):
            ways = list(self.engine.map(items))
            if not again:
                extend(service.ledger, "drafts", "2026-03-27", "A. Clerk", "asked for")
            return iter(ways)

    deliver(service, mail(0, TOO_LATE))
    service.worker.engine = Meanwhile(service.worker.engine)
    service.worker.bring([1])
    assert again == [("admit", 1)]
    assert rows(service, DeliveryRow.verdict, DeliveryRow.number) == [("grace", 1)]


def test_a_chunk_takes_as_many_statements_as_a_mail_does(service):
    deliver(service, mail(0))
    one = statements(service)
    deliver(service, *map(mail, range(1, 41)))
    assert statements(service) == one


class Clock:
    """Every look at it is four seconds after the last; notes who waits how long."""

    def __init__(self):
        self.now, self.waited, self.meanwhile = 0.0, [], []

    def monotonic(self):
        self.now += 4.0
        return self.now

    def sleep(self, seconds):
        self.waited.append(seconds)
        if self.meanwhile:
            self.meanwhile.pop()()


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("pipeline.worker.time", clock)
    return clock


def test_whoever_is_before_his_turn_waits_until_the_others_have_read(service, clock):
    deliver(service, mail(0), mail(1))
    clock.meanwhile.append(lambda: service.worker.bring([1]))
    service.worker.bring([2])
    assert rows(service, DeliveryRow.state) == ["acknowledged"] * 2
    assert clock.waited == [1 / 64]


def test_whoever_waits_looks_less_often_while_another_computes(service, clock):
    deliver(service, *map(mail, range(3)))
    begun, ended = threading.Event(), threading.Event()
    inner = service.worker.engine

    class Slow:
        def map(self, items):
            if [item.id for item in items] == [3]:
                begun.set()
                ended.wait(timeout=30)
            return inner.map(items)

    service.worker.engine = Slow()
    beside = threading.Thread(target=service.worker.bring, args=([3],))
    beside.start()
    begun.wait(timeout=30)
    clock.meanwhile.append(lambda: service.worker.bring([1]))
    service.worker.bring([2])
    ended.set()
    beside.join()
    assert clock.waited == [1 / 8]
    assert rows(service, DeliveryRow.state) == ["acknowledged"] * 3


def test_nobody_waits_longer_than_it_took_or_with_what_was_admitted(service, clock):
    deliver(service, mail(0), mail(1), mail(2))
    service.worker.bring([2])
    assert rows(service, DeliveryRow.state) == ["archived", "extracted", "archived"]
    assert sum(clock.waited) == 4.0
    service.worker.bring([1])
    assert rows(service, DeliveryRow.state)[:2] == ["acknowledged", "admitted"]
    clock.waited.clear()
    service.worker.bring([2])
    assert rows(service, DeliveryRow.state)[1] == "acknowledged"
    assert clock.waited == []


def test_whoever_has_nothing_else_to_do_waits_longer_but_not_for_ever(
    service, clock, monkeypatch
):
    distribution = service.ledger.distribution
    monkeypatch.setattr(distribution, "has_more", lambda _: False)
    deliver(service, mail(0), mail(1))
    service.worker.bring([2])
    assert sum(clock.waited) == 30.0
    assert rows(service, DeliveryRow.state) == ["archived", "extracted"]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_changed_rows_are_written_as_they_are_and_no_others(tmp_path, database):
    if database == "postgresql" and not postgres.installed():
        pytest.skip(postgres.INSTALL)
    shared = database == "postgresql"
    with postgres.database("changed") if shared else nullcontext() as url:
        store = {"database": url} if url else {}
        with Service(load(write(tmp_path, store=store)), lambda: AFTER) as service:
            deliver(service, *map(mail, range(3)))
            before = rows(service, DeliveryRow)
            new = {"message": {"subject": 'ä "\\', "n": [1, None]}, "flags": ["a"]}
            new |= {"received_at": AFTER, "verified": True, "subject": "%s :x ü"}
            none = dict.fromkeys(("message", "received_at", "verified"))
            with writing(service.ledger.engine) as session:
                change(
                    session.connection(),
                    DeliveryRow,
                    [{"id": 1, **new}, {"id": 3, **new, **none}],
                )
            after = rows(service, DeliveryRow)
            assert {k: getattr(after[0], k) for k in new} == new
            assert {k: getattr(after[2], k) for k in new} == new | none
            assert after[1] == before[1]
            assert after[0].model_dump(exclude={*new}) == before[0].model_dump(
                exclude={*new}
            )
            empty = rows(service, col(DeliveryRow.message).is_(None))
            assert empty == [False, True, True]
