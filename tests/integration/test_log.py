"""What a service says of itself in its log, and that it never quotes a mail."""

from __future__ import annotations

import json
import signal
from collections import Counter
from contextlib import ExitStack

import pytest

from tests import postgres
from tests.consultation import write
from tests.watching import (
    ZEBRA,
    answers,
    ask,
    free_port,
    lay,
    mail,
    of,
    running,
    scrape,
    sent,
    until,
)


def of_state(at, *states):
    found = scrape(at)
    if ("depositary_backlog", frozenset()) not in found:
        return -1
    here = [v for k, v in found.items() if dict(k[1]).get("state") in states]
    polled = of(found, "last_good_timestamp_seconds", duty="poll")
    return sum(here) if polled and any("deliveries" in k[0] for k in found) else -1


def test_the_log_is_json_with_ids_and_no_word_of_a_mail(tmp_path):
    write(tmp_path, mailbox={"poll_seconds": 1})
    lay(tmp_path, mail(1), mail(2, "Paragraph 3: more."), b"From: \x1b[31m\n\n\x00")
    at = f"127.0.0.1:{free_port()}"
    with running(tmp_path, "run", "--log", "json", "--metrics", at) as service:
        until(lambda: answers(at))
        until(lambda: of_state(at, "archived", "parsed") == 0 and sent(at) >= 2)
        text = ask(at, "/metrics")[1]
        service.send_signal(signal.SIGTERM)
        out, log = service.communicate(timeout=60)
    assert service.returncode == 0
    assert out == ""
    assert ZEBRA not in log + text
    assert "party1" not in text
    assert log.isascii()
    lines = [json.loads(line) for line in log.splitlines()]
    stages = [line for line in lines if line["event"] == "stage"]
    assert {line["name"] for line in stages} >= {"parse", "extract", "admit", "letter"}
    assert {line["delivery"] for line in stages} == {"D000001", "D000002", "D000003"}
    for line in stages:
        assert line["seconds"] >= 0
        assert line["outcome"]
        assert line["timestamp"].endswith("Z")
    assert lines[-1]["event"] == "stopped; what was begun is recorded"
    duties = {line["name"] for line in lines if line["event"] == "duty"}
    assert {"poll", "work", "letters"} <= duties


@pytest.mark.skipif(
    not postgres.installed(), reason=f"no PostgreSQL: {postgres.INSTALL}"
)
def test_over_all_roles_every_stage_is_counted_once_and_logged_with_its_delivery(
    tmp_path,
):
    places = {role: f"127.0.0.1:{free_port()}" for role in ("poller", "worker")}
    with postgres.database("watched") as url, ExitStack() as running_all:
        write(tmp_path, store={"database": url}, mailbox={"poll_seconds": 1})
        lay(tmp_path, *(mail(n, f"Paragraph 3: {n} more.") for n in range(30)))
        services = [
            running_all.enter_context(
                running(tmp_path, "run", "--role", role, "--metrics", at, "--log=json")
            )
            for role, at in places.items()
        ]
        for at in places.values():
            until(lambda at=at: answers(at))
        until(lambda: sent(places["worker"]) == 30)
        parsed = {"stage": "parse", "outcome": "parse"}
        counts = [
            scrape(at).get(
                ("depositary_stage_seconds_count", frozenset(parsed.items()))
            )
            for at in places.values()
        ]
        assert counts == [None, 30]
        handed = {"stage": "letter", "outcome": "sent"}
        assert of(scrape(places["poller"]), "stage_seconds_count", **handed) == 30
        for service in services:
            service.send_signal(signal.SIGTERM)
        logs = [service.communicate(timeout=60)[1] for service in services]
    lines = [[json.loads(line) for line in log.splitlines()] for log in logs]
    worked = [one for one in lines[1] if one["event"] == "stage"]
    by_stage = Counter(one["name"] for one in worked)
    assert by_stage["parse"] == by_stage["admit"] == by_stage["locate"] == 30
    assert len({one["delivery"] for one in worked}) == 30
    assert ZEBRA not in "".join(logs)
    assert [service.returncode for service in services] == [0, 0]


def test_what_ends_a_process_is_a_line_of_its_log(tmp_path):
    write(tmp_path, store={"database": "sqlite:////proc/no/such/place.db"})
    with running(tmp_path, "run", "--log", "json") as service:
        _, log = service.communicate(timeout=60)
    assert service.returncode in {1, 2}
    (line,) = map(json.loads, log.splitlines())
    assert line["event"] == "stopped"
    assert line["level"] == "error"
    assert "cannot be used" in line["why"]
