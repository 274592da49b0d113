"""Does a backlog hold up who writes now? It waits in a lane behind."""

import math
import threading
import time
from itertools import chain, repeat
from types import SimpleNamespace

import pytest
from sqlmodel import col, select

from pipeline import arrival, fetch, schedule
from pipeline.duties import LETTERS, POLL, PUBLISH, WORK
from pipeline.letters import post
from pipeline.schedule import Timer
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import DeliveryRow, LetterRow
from pipeline.watch import heard_by
from tests.consultation import AFTER, IN_TIME, write


def mail(n, subject="Comments", person=None):
    person = n if person is None else person
    return (
        "Authentication-Results: mx.example.org; dmarc=pass\n"
        f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
        f"From: Person {person} <p{person}@party{person}.example>\n"
        f"To: info@example.org\nSubject: {subject}\n"
        f"Message-ID: <m{n}@party{person}.example>\n\n"
        f"Paragraph 2: pears number {n} should be deleted.\n"
    ).encode()


@pytest.fixture
def service(tmp_path, monkeypatch):
    """Open a consultation in which three mails at once are many."""
    monkeypatch.setattr(arrival, "AT_ONCE", 3)
    with Service(load(write(tmp_path)), lambda: AFTER) as service:
        yield service


def deliver(folder, *mails):
    there = len(list((folder / "mailbox").rglob("*.mx*")))
    for n, raw in enumerate(mails, start=there):
        (folder / "mailbox" / "new" / f"1774051200.m{n:06d}.mx").write_bytes(raw)


def rows(service, *columns):
    with service.ledger.reading() as session:
        return session.exec(select(*columns).order_by(col(DeliveryRow.id))).all()


def test_what_comes_after_a_backlog_has_its_number_and_its_letter_before_it(
    service, tmp_path
):
    deliver(tmp_path, *map(mail, range(6)))
    service.poll()
    deliver(tmp_path, mail(6))
    service.poll()
    service.worker.run()
    assert rows(service, DeliveryRow.lane) == [0, 0, 0, 1, 1, 1, 0]
    assert rows(service, DeliveryRow.number) == [1, 2, 3, 5, 6, 7, 4]
    assert service.post().sent == 7
    with service.ledger.reading() as session:
        letters = session.exec(
            select(LetterRow.delivery_id).order_by(col(LetterRow.id))
        ).all()
    assert letters == [1, 2, 3, 7, 4, 5, 6]


@pytest.mark.parametrize(
    ("seldom", "order"),
    [(0, [1, 2, 3, 4, 6, 5]), (math.inf, [1, 2, 3, 4, 5, 6])],
    ids=["looked for again", "not looked for again"],
)
def test_what_comes_while_a_backlog_is_answered_goes_before_the_rest_once_it_is_seen(
    service, tmp_path, monkeypatch, seldom, order
):
    monkeypatch.setattr(post, "_QUICK", 1)
    monkeypatch.setattr(post, "_SELDOM", seldom)
    deliver(tmp_path, *map(mail, range(5)))
    service.poll()
    service.worker.run()
    sent = []

    def sees(done):
        sent.append(done.delivery)
        if len(sent) == 4:
            deliver(tmp_path, mail(5))
            service.poll()
            service.worker.run()

    with heard_by(lambda done: sees(done) if done.what == "letter" else None):
        assert service.post().sent == 6
    assert sent == order


def test_what_came_while_a_poll_gave_way_is_taken_before_the_rest(
    service, tmp_path, monkeypatch
):
    monkeypatch.setattr(fetch, "BATCH_MESSAGES", 4)
    deliver(tmp_path, *map(mail, range(6)))
    turns = chain((False,), repeat(True))
    service.poll(stopping=lambda: next(turns))  # four, and it is not over
    deliver(tmp_path, mail(6))
    service.poll()
    deliver(tmp_path, mail(7))
    service.poll()
    service.worker.run()
    assert rows(service, DeliveryRow.lane) == [0, 0, 0, 1, 0, 1, 1, 0]
    came = [n.partition("@")[0] for n in rows(service, DeliveryRow.message_id)]
    assert came == ["<m0", "<m1", "<m2", "<m3", "<m6", "<m4", "<m5", "<m7"]


def test_all_that_came_while_a_backlog_was_read_goes_before_it(
    service, tmp_path, monkeypatch
):
    monkeypatch.setattr(fetch, "BATCH_MESSAGES", 4)
    deliver(tmp_path, *map(mail, range(6)))
    turns = chain((False,), repeat(True))
    service.poll(stopping=lambda: next(turns))
    deliver(tmp_path, *map(mail, range(6, 12)))
    service.poll()
    assert rows(service, DeliveryRow.lane) == [0] * 3 + [1] + [0] * 6 + [1] * 2


def test_a_revision_that_overtook_what_it_revises_takes_its_place_all_the_same(
    service, tmp_path
):
    deliver(tmp_path, *map(mail, range(6)))
    service.poll()
    deliver(tmp_path, mail(6, "Revised comments", person=5))
    service.poll()
    service.worker.run()
    earlier, later = rows(service, DeliveryRow)[5:]
    assert (earlier.number, earlier.superseded_by) == (7, 4)
    assert (later.number, later.supersedes, later.state) == (4, 7, "acknowledged")
    assert "replaces_what" not in later.flags


def test_what_was_read_waits_for_the_one_before_it(service, tmp_path):
    deliver(tmp_path, mail(0), mail(1))
    service.poll()
    service.worker.bring([2])
    assert rows(service, DeliveryRow.state) == ["archived", "extracted"]
    service.worker.bring([1])  # whoever brings the first admits the second, too
    assert rows(service, DeliveryRow.state) == ["acknowledged", "admitted"]
    service.worker.run()
    assert rows(service, DeliveryRow.number) == [1, 2]


def test_what_others_may_have_died_of_is_computed_in_a_process_of_its_own(
    service, tmp_path
):
    deliver(tmp_path, mail(0), mail(1))
    service.poll()
    service.worker.bring([1, 2], careful=True)
    assert rows(service, DeliveryRow.number) == [1, 2]


def test_no_look_at_the_ledger_is_open_while_a_chunk_is_computed(service, tmp_path):
    deliver(tmp_path, *map(mail, range(120)))
    service.poll()
    looks, compute = [], service.engine.map

    def seen(items):
        looks.append(service.ledger.engine.pool.checkedout())
        return compute(items)

    service.worker.engine = SimpleNamespace(map=seen)
    service.worker.run()
    assert looks
    assert set(looks) == {0}


def test_what_is_held_or_corrupt_is_in_nobody_s_way(service, tmp_path):
    deliver(tmp_path, b"\x00no mail at all", mail(1))
    service.poll()
    service.worker.bring([2])
    service.worker.bring([1])
    service.worker.run()
    assert rows(service, DeliveryRow.state) == ["held", "acknowledged"]


def test_work_gives_way_when_another_duty_waits_and_is_done_in_the_end(
    service, tmp_path, monkeypatch
):
    monkeypatch.setattr(schedule, "_TURN_SECONDS", 0.0)
    deliver(tmp_path, *map(mail, range(120)))
    service.poll()
    timer = Timer(service, lambda _: None, threading.Event())
    timer.ask(WORK)
    timer.ask(LETTERS)
    timer.step(timer.mail)
    assert "archived" in rows(service, DeliveryRow.state), "it did not give way"
    monkeypatch.setattr(schedule, "_TURN_SECONDS", 60.0)
    for _ in range(6):
        timer.step(timer.mail)
    assert set(rows(service, DeliveryRow.state)) == {"acknowledged"}
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 120


def test_a_duty_that_is_asked_for_twice_is_done_once(service):
    timer = Timer(service, lambda _: None, threading.Event())
    for duty in (POLL, WORK, POLL):
        timer.ask(duty)
    polls = []
    service.poll = lambda *_: polls.append(1)
    for _ in range(4):
        timer.step(timer.mail)
    assert len(polls) == 1


def test_nobody_waits_for_an_answer_because_a_compilation_is_made(service, tmp_path):
    stop, made = threading.Event(), threading.Event()

    def publish():
        made.wait(120)
        return ()

    service.publish = publish
    timer = Timer(service, lambda _: None, stop)
    thread = threading.Thread(target=timer.run)
    timer.ask(PUBLISH)
    thread.start()
    deliver(tmp_path, mail(0))
    timer.ask(POLL)
    ends = time.monotonic() + 60
    while not list((tmp_path / "outbox").glob("*.eml")):
        assert time.monotonic() < ends, "it waited"
        time.sleep(0.05)
    assert not timer.apart.qsize()
    assert not made.is_set()
    stop.set()
    made.set()
    thread.join()
