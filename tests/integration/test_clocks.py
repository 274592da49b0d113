"""What if the clock of a machine is ahead? Nothing is issued before the cut-off."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from html import unescape

import pytest
import sqlalchemy as sa
from sqlmodel import select
from starlette.testclient import TestClient

from pipeline.desk import make_app
from pipeline.doctor import examine
from pipeline.proof.verify import verify
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.clock import machine, skewed
from pipeline.store.database import open_database
from pipeline.store.issues import issues
from pipeline.store.tables import DeliveryRow
from tests import postgres
from tests.consultation import AFTER, IN_TIME, write

needs_postgres = pytest.mark.skipif(
    not postgres.installed(), reason=f"no PostgreSQL here; run: {postgres.INSTALL}"
)
#: Of the consultation in `tests.consultation`: in the grace days, and after them.
OPEN, OVER = AFTER - timedelta(days=2), AFTER - timedelta(hours=11)


def consultation(folder, url, at=IN_TIME, **changed):
    config = write(folder, store={"database": url}, **changed)
    (folder / "mailbox/new/1.m1.mx").write_text(
        f"Received: from relay.example by mx.example.org; {at}\n"
        "From: Ada <ada@one.example>\nTo: info@example.org\nSubject: Comments\n"
        "Message-ID: <m1@a.example>\n\nParagraph 2: this should be deleted.\n"
    )
    return load(config)


@contextmanager
def behind(hours):
    """Give a database whose clock is behind, by replacing what reads it there.

    The clock of a server cannot be set here.
    """
    with postgres.database("test_clock") as there:
        engine = open_database(there)
        with engine.begin() as connection:
            connection.execute(sa.text("CREATE SCHEMA slow"))

        def put(hours):
            with engine.begin() as connection:
                connection.execute(
                    sa.text(
                        "CREATE OR REPLACE FUNCTION slow.clock_timestamp() RETURNS "
                        "timestamptz LANGUAGE SQL RETURN pg_catalog.clock_timestamp() "
                        f"- '{hours} hours'::interval"
                    )
                )

        put(hours)
        yield f"{there}?options=-csearch_path%3Dpublic,slow,pg_catalog", put
        engine.dispose()


@needs_postgres
def test_a_machine_that_is_ahead_issues_nothing_before_the_cut_off(tmp_path):
    """By its own clock the call is over; by that of the database it is open."""
    today = machine().date()
    days = {"soft": today - timedelta(days=2), "hard": today - timedelta(days=1)}
    came = f"{machine() - timedelta(days=3):%a, %d %b %Y %H:%M:%S} +0000"
    with behind(24) as (url, put):
        settings = consultation(tmp_path, url, came, calls=days)
        with Service(settings, machine) as service:
            assert service.once().issued == ()
            assert service.unread() == ()
            assert service.publish(always=True) == ()
            with service.ledger.reading() as session:
                (seen,) = session.exec(select(DeliveryRow.first_seen))
            assert seen < machine() - timedelta(hours=23)
        put(0)
        with Service(settings, machine) as service:
            assert service.unread()  # what was polled by the other clock is no proof
            assert service.once().issued == ("drafts",)


@needs_postgres
def test_a_machine_that_is_behind_goes_by_its_own_clock(tmp_path):
    with behind(-24) as (url, _), Service(consultation(tmp_path, url), machine) as one:
        assert one.now() <= machine()


@needs_postgres
def test_clocks_that_differ_are_told(tmp_path):
    with behind(1) as (url, _):
        engine = open_database(url)
        (said,) = skewed(engine)
        engine.dispose()
        assert "3600 seconds ahead of that of the database's machine" in said
        found = {c.subject: c for c in examine(consultation(tmp_path, url))}
        assert (found["clock"].good, found["database"].good) == (False, True)
        assert "3600 seconds ahead" in found["clock"].finding


def test_what_one_machine_issued_too_soon_is_told_and_issued_anew(tmp_path):
    """Nothing shows that its clock is ahead, until it is right again."""
    settings, clock = consultation(tmp_path, "sqlite:///depositary.db"), [AFTER]
    with Service(settings, lambda: clock[0]) as service:
        assert service.once().issued == ("drafts",)
        assert list(verify(service)) == []
        clock[0] = OPEN
        poll, issue = service.once().trouble
        assert "Either this clock (or --now) is behind, or that of the" in poll
        assert "compilation of drafts that is out bears the date 2026-03-21" in issue
        assert "What comes until the cut-off" in issue
        assert list(verify(service)) == []
        app = make_app(settings, lambda: OPEN)
        with TestClient(app, base_url="http://127.0.0.1") as desk:
            desk.post("/enter", data={"token": app.state.visitors.token, "name": "Ada"})
            assert issue in unescape(desk.get("/").text)
        clock[0] = OVER
        assert service.once().issued == ("drafts",)
        assert service.once().trouble == ()
        assert list(verify(service)) == []
        with service.ledger.reading() as session:
            dates = [event.at for event in issues(session, "drafts")]
        assert dates == [AFTER, OVER]


def test_a_poll_that_is_dated_ahead_does_not_say_that_the_mailbox_was_read(tmp_path):
    settings, clock = consultation(tmp_path, "sqlite:///depositary.db"), [AFTER]
    with Service(settings, lambda: clock[0]) as service:
        service.poll()
        service.work()
        clock[0] = OVER
        assert service.publish() == ()
        assert service.unread()
