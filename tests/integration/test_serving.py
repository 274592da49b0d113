"""The desk as a service: for whom it opens, and from behind which proxies."""

from __future__ import annotations

import json
import re
import signal
import urllib.error
import urllib.request
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest

from pipeline.desk.session import password_hash
from tests import postgres
from tests.consultation import write
from tests.watching import (
    answers,
    ask,
    free_port,
    of,
    reached,
    ready,
    running,
    scrape,
    until,
)


@contextmanager
def desk(folder, store=None, **section):
    ports = free_port(), free_port()
    places = {"listen": f"127.0.0.1:{ports[0]}", **section}
    config = write(folder, store=store or {})
    with config.open("a") as file:
        file.write("[desk]\n")
        file.writelines(f"{key} = {json.dumps(v)}\n" for key, v in places.items())
        file.write(f'[watch]\nlisten = "127.0.0.1:{ports[1]}"\n')
        file.write('[[people]]\nlogin = "ada"\nname = "Ada"\nrole = "head"\n')
        file.write(f"password_hash = '{password_hash('pears and plums')}'\n")
    with running(folder, "run", "--role", "web") as process:
        until(lambda: answers(f"127.0.0.1:{ports[1]}"))
        until(lambda: reached(places["listen"]))
        yield process, places["listen"], f"127.0.0.1:{ports[1]}"


def raw(at, headers, path="/", form=None):
    request = urllib.request.Request(f"http://{at}{path}", form, headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 (http on the loopback)
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def test_the_desk_is_served_to_people_and_its_figures_beside_it(tmp_path):
    with desk(tmp_path) as (process, at, watch):
        assert "Enter the desk" in ask(at, "/")[1]
        assert ask(at, "/metrics")[0] == 404, "figures are not on the desk's port"
        assert ask(watch, "/metrics")[0] == 200, "and need no sign-in"
        assert 'role="web"' in ask(watch, "/metrics")[1]
        assert ready(watch)[0] == 200
        process.send_signal(signal.SIGTERM)
        out, log = process.communicate(timeout=30)
    assert process.returncode == 0, log
    assert f"figures and health are told at {watch}" in out
    assert f"the desk is open at {at}" in out
    assert out.endswith(" stopped\n")
    assert "token" not in out


def test_who_comes_past_the_proxy_names_nobody(tmp_path):
    known = {"Remote-User": "ada", "X-Forwarded-For": "192.0.2.1"}
    with desk(tmp_path, user_header="Remote-User", proxies=["192.0.2.7"]) as (
        _,
        at,
        _w,
    ):
        assert raw(at, known)[0] == 403
    with desk(tmp_path, user_header="Remote-User") as (_, at, _w):
        assert raw(at, known)[0] == 200
        assert raw(at, {})[0] == 403


#: What cannot be shown without the database.
PAGES = (
    *("/", "/review", "/cards/1/1", "/deliveries", "/deliveries?q=pears"),
    *("/deliveries/1", "/deliveries/1/raw", "/deliveries/1/files/1", "/letters"),
    *("/deliveries/1/letter", "/deadlines", "/compilations", "/registry", "/audit"),
    *("/deadlines/rehearsal?call=drafts&hard=2026-04-01", "/compilations/record"),
)


@pytest.mark.skipif(
    not postgres.installed(), reason=f"no PostgreSQL: {postgres.INSTALL}"
)
def test_the_desk_outlives_its_database_and_says_so_meanwhile(tmp_path):
    known = {"Remote-User": "ada"}
    with postgres.running("-c", "fsync=off") as server:
        store = {"database": server.url()}
        with desk(tmp_path, store=store, user_header="Remote-User") as (_, at, watch):
            status, page = raw(at, known)
            assert status == 200
            csrf = re.search(r'name="csrf" value="([^"]*)"', page)[1]
            server.kill()
            status, said = ready(watch)
            assert (status, said["schema"]) == (503, "unknown")
            assert ask(watch, "/healthz")[0] == 200
            assert of(scrape(watch), "database_up") == 0
            for path in PAGES:
                status, page = raw(at, known, path)
                assert (path, status) == (path, 503)
                assert "The database does not answer" in page
            undone = urlencode({"csrf": csrf, "because": "A slip."}).encode()
            status, page = raw(at, known, "/undo", undone)
            assert status == 503
            assert "The database does not answer" in page
            assert raw(at, known, "/help")[0] == 200, "what needs no database is there"
            server.start()
            until(lambda: ready(watch)[0] == 200)
            until(lambda: raw(at, known)[0] == 200)
            assert of(scrape(watch), "backlog") == 0


@pytest.mark.parametrize(
    ("listen", "words", "said"),
    [
        ("127.0.0.1:0", (), "names nobody"),
        ("0.0.0.0:0", ("--link",), "desk.hosts is empty"),
    ],
)
def test_a_desk_for_nobody_or_for_everybody_is_not_opened(
    tmp_path, listen, words, said
):
    config = write(tmp_path)
    with config.open("a") as file:
        file.write(f'[desk]\nlisten = "{listen}"\n[watch]\nlisten = "127.0.0.1:0"\n')
    with running(tmp_path, "run", "--role", "web", *words) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert said in err
    assert "Traceback" not in err


def test_a_link_opens_the_desk_only_where_it_was_asked_for(tmp_path):
    config = write(tmp_path)
    with config.open("a") as file:
        file.write('[desk]\nlisten = "127.0.0.1:0"\n[watch]\nlisten = "127.0.0.1:0"\n')
    with running(tmp_path, "run", "--role", "web", "--link") as process:
        until(lambda: process.printed().count("\n") > 1)
        first, line = process.printed().splitlines()
        assert "figures and health" in first
        url = re.search(r"http://\S+", line)[0]
        at, _, path = url.removeprefix("http://").partition("/")
        assert ask(at, "/" + path)[0] == 200
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 0
