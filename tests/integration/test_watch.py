"""What whoever runs it watches: figures and health, asked over real sockets."""

from __future__ import annotations

import json
import shutil
import socket
import time
from datetime import datetime, timedelta

import pytest

from pipeline.decisions import Person, admit
from pipeline.faults import Fault
from pipeline.service import Service
from pipeline.settings import load
from pipeline.watch.door import watched
from pipeline.watch.figures import figures
from tests import objectstore, postgres
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write
from tests.watching import (
    HERE,
    ask,
    lay,
    mail,
    of,
    ready,
    running,
    scrape,
    until,
)

#: What belongs to a process, and not to the ledger.
OWN = ("depositary_info", "depositary_stage_seconds", "depositary_duty_seconds")
DISK = "depositary_disk"


@pytest.fixture
def settings(tmp_path):
    return load(write(tmp_path))


def test_every_process_tells_what_the_ledger_says(tmp_path, settings):
    lay(tmp_path, mail(1), mail(2), mail(2))
    with Service(settings, lambda: AFTER) as service:
        service.once()
        with service.ledger.reading() as session:
            known = figures(session, settings, AFTER)
            before = figures(session, settings, AFTER - timedelta(minutes=1))
    assert set(before.overdue) == {"drafts"}, "what is out is dated ahead of this clock"
    with (
        watched(settings, lambda: AFTER, HERE, "poller") as one,
        watched(settings, lambda: AFTER, HERE, "web") as two,
    ):
        found, other = scrape(one), scrape(two)
    ledger, same = (
        {k: v for k, v in some.items() if not k[0].startswith((*OWN, DISK))}
        for some in (found, other)
    )
    assert ledger == same
    assert of(found, "deliveries", state="published", **{"class": "accepted"}) == 2
    assert of(found, "deliveries", state="set_aside", **{"class": "duplicate"}) == 1
    assert of(found, "backlog") == 0
    assert of(found, "letters", state="sent") == known.letters["sent"]
    assert of(found, "last_good_timestamp_seconds", duty="poll") == AFTER.timestamp()
    assert of(found, "last_good_timestamp_seconds", duty="letters") == AFTER.timestamp()
    assert of(found, "last_good_timestamp_seconds", duty="stamp") == 0
    assert of(found, "compilation_overdue_seconds", call="drafts") == 0
    assert of(found, "database_up") == of(found, "archive_up") == 1


def test_the_terminal_says_the_same_figures(tmp_path, settings):
    lay(tmp_path, mail(1), mail(2))
    with Service(settings, lambda: AFTER) as service:
        service.once()
    with running(tmp_path, "--json", "status", "--now", AFTER.isoformat()) as process:
        said = json.loads(process.communicate(timeout=60)[0])
    with running(tmp_path, "status", "--now", AFTER.isoformat()) as process:
        printed = process.communicate(timeout=60)[0]
    with watched(settings, lambda: AFTER, HERE) as at:
        found = scrape(at)
    for state, n in said["states"].items():
        told = [v for k, v in found.items() if ("state", state) in k[1]]
        assert n in told
    for state, n in said["letters"].items():
        assert of(found, "letters", state=state) == n
    assert of(found, "backlog") == said["backlog"] == 0
    for duty, instant in said["last"].items():
        at = datetime.fromisoformat(instant).timestamp() if instant else 0
        assert of(found, "last_good_timestamp_seconds", duty=duty) == at
    assert said["overdue"] == {}
    assert f"Last good poll {AFTER:%Y-%m-%d %H:%M:%S} UTC" in printed
    assert "stamp never" in printed


def test_what_waits_and_what_fails_is_told_with_its_age(tmp_path, settings):
    lay(tmp_path, mail(1))
    shutil.rmtree(tmp_path / "site", ignore_errors=True)
    with Service(settings, lambda: AFTER) as service:
        service.poll()
        service.ledger.beat("publish failed", "The disk is full.")
    later = AFTER.replace(hour=AFTER.hour + 1)
    with watched(settings, lambda: later, HERE) as at:
        found = scrape(at)
    assert of(found, "backlog") == 1
    assert of(found, "oldest_delivery_age_seconds", state="archived") == 3600
    assert of(found, "duty_failing", duty="publish") == 1
    assert of(found, "duty_failing", duty="poll") == 0
    assert of(found, "compilation_overdue_seconds", call="drafts") == 13 * 3600


def test_the_next_instant_of_a_call_comes_nearer(settings):
    before = AFTER.replace(day=13, hour=23)
    with Service(settings, lambda: before):
        pass
    with watched(settings, lambda: before, HERE) as at:
        found = scrape(at)
    ahead = {k for k in found if k[0] == "depositary_next_deadline_seconds"}
    assert len(ahead) == 1
    assert of(found, "next_deadline_seconds", call="drafts", deadline="soft") == 3600


@pytest.mark.parametrize("workers", [0, 1])
def test_a_stage_is_timed_wherever_it_was_computed(tmp_path, workers):
    settings = load(write(tmp_path, store={"workers": workers}))
    lay(tmp_path, mail(1), mail(2, "Paragraph 3: more."))
    with (
        watched(settings, lambda: AFTER, HERE) as at,
        Service(settings, lambda: AFTER) as service,
    ):
        service.once()
        found = scrape(at)
    for stage, outcome in (("parse", "parse"), ("admit", "admit"), ("letter", "sent")):
        labels = {"stage": stage, "outcome": outcome}
        assert of(found, "stage_seconds_count", **labels) == 2, stage
        assert 0 < of(found, "stage_seconds_sum", **labels) < 60
    assert of(found, "duty_seconds_count", duty="poll", outcome="done") == 1


def test_figures_are_read_again_only_after_a_rest(settings, monkeypatch):
    with Service(settings, lambda: AFTER):
        pass
    reads = []

    def slow(*asked):
        reads.append(asked)
        time.sleep(0.2)
        return figures(*asked)

    monkeypatch.setattr("pipeline.watch.metrics.figures", slow)
    with watched(settings, lambda: AFTER, HERE) as at:
        for _ in range(5):
            scrape(at)
        assert len(reads) == 1
        until(lambda: scrape(at) and len(reads) == 2)


def test_a_process_lives_before_there_is_anything_to_work_with(settings, tmp_path):
    with watched(settings, lambda: AFTER, HERE) as at:
        assert ask(at, "/healthz")[0] == 200
        status, said = ready(at)
        assert status == 503
        assert said["ready"] is False
        assert "no database yet" in said["database"]
        assert said["schema"] == "unknown"
        assert "folder of the archive" in said["archive"]
        found = scrape(at)
        assert of(found, "database_up") == of(found, "archive_up") == 0
        assert ("depositary_backlog", frozenset()) not in found
        assert not (tmp_path / "depositary.db").exists(), "to look makes nothing"
        assert not (tmp_path / "archive").exists()
        with Service(settings, lambda: AFTER):
            pass
        assert ready(at)[0] == 200
        assert of(scrape(at), "database_up") == 1


def test_an_archive_that_went_and_a_schema_that_does_not_fit_are_named(
    settings, tmp_path
):
    with Service(settings, lambda: AFTER) as service, service.ledger.unit() as unit:
        unit.session.connection().exec_driver_sql(
            "UPDATE alembic_version SET version_num = '0001'"
        )
    shutil.rmtree(tmp_path / "archive")
    with watched(settings, lambda: AFTER, HERE) as at:
        status, said = ready(at)
    assert status == 503
    assert said["database"] == "good"
    assert "schema 0001" in said["schema"]
    assert "depositary migrate" in said["schema"]
    assert "mounted" in said["archive"]


def test_a_server_that_is_silent_or_away_is_said_and_costs_no_hanging(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        url = f"postgresql+psycopg://nobody@127.0.0.1:{port}/none"
        settings = load(write(tmp_path, store={"database": url}))
        with watched(settings, lambda: AFTER, HERE) as at:
            began = time.monotonic()
            status, said = ready(at)
            assert time.monotonic() - began < 9
    assert status == 503
    assert "did not answer within 4 seconds" in said["database"]
    with watched(settings, lambda: AFTER, HERE) as at:
        assert "does not answer" in ready(at)[1]["database"]


@pytest.mark.skipif(
    not objectstore.installed(), reason=f"no object store: {objectstore.INSTALL}"
)
def test_an_object_store_is_asked_too_and_one_that_went_is_missed(tmp_path):
    with (
        objectstore.relay(objectstore.shared()) as between,
        objectstore.bucket() as url,
        objectstore.reached(between.address),
    ):
        settings = load(write(tmp_path, store={"archive": url}))
        with Service(settings, lambda: AFTER):
            pass
        with watched(settings, lambda: AFTER, HERE) as at:
            assert ready(at)[0] == 200
            between.wrong = lambda _number, _method: "503"
            status, said = ready(at)
            assert status == 503
            assert said["database"] == "good"
            assert said["archive"] != "good"
            assert of(scrape(at), "archive_up") == 0
            assert of(scrape(at), "backlog") == 0, "the ledger's figures are told"
            between.wrong = lambda _number, _method: ""
            until(lambda: ready(at)[0] == 200)


def test_nothing_else_is_served_and_a_place_that_is_taken_is_said(settings):
    with watched(settings, lambda: AFTER, HERE) as at:
        assert ask(at, "/")[0] == 404
        assert ask(at, "/metrics/../desk")[0] == 404
        with (
            pytest.raises(Fault, match="Name another place"),
            watched(settings, lambda: AFTER, at),
        ):
            pass
    with (
        pytest.raises(Fault, match="no place to listen at"),
        watched(settings, lambda: AFTER, "9464"),
    ):
        pass


@pytest.mark.skipif(
    not postgres.installed(), reason=f"no PostgreSQL: {postgres.INSTALL}"
)
def test_on_postgresql_the_figures_are_the_same_and_the_window_is_told(tmp_path):
    with postgres.database("watch") as url:
        settings = load(write(tmp_path, store={"database": url}))
        lay(tmp_path, mail(1), mail(2))
        with (
            watched(settings, lambda: AFTER, HERE) as at,
            Service(settings, lambda: AFTER) as service,
        ):
            service.ledger.distribution.restore(service.ledger.engine)
            service.poll()
            found = scrape(at)
            assert ready(at)[0] == 200
            assert of(found, "queue_jobs", lane="0", status="todo") == 1
            assert of(found, "backlog") == 2
            service.follow()
            labels = {"state": "published", "class": "accepted"}
            published = ("depositary_deliveries", frozenset(labels.items()))
            # figures are kept the longer the longer it took to find them
            until(lambda: scrape(at).get(published) == 2)


def test_a_notice_that_does_not_hold_any_more_is_owed_no_longer(tmp_path, settings):
    late = mail(1).replace(IN_TIME.encode(), TOO_LATE.encode())
    lay(tmp_path, late)
    with Service(settings, lambda: AFTER) as service:
        service.poll()
        service.worker.run()

        def seen():
            with service.ledger.reading() as session:
                return figures(session, settings, AFTER)

        assert seen().letters == {"promised": 1}
        assert seen().owed_since == AFTER
        admit(service.ledger, 1, Person(by="A. Clerk", because="the line was down"))
        service.once()
        assert seen().letters == {"resting": 1, "sent": 1}
        assert seen().owed_since is None
    with running(tmp_path, "status", "--now", AFTER.isoformat()) as process:
        assert "does not hold at present" in process.communicate(timeout=60)[0]
