"""The pieces of the watch by themselves."""

import io
import json
import logging
import pickle
import sys
import threading
from datetime import timedelta

import pytest

from pipeline import watch
from pipeline.faults import Corrupt, Deferred, Fault, Stuck
from pipeline.settings.sections import listening
from pipeline.watch import Done, Trouble, tell
from pipeline.watch.health import Patient
from pipeline.watch.logs import logged
from pipeline.work import Outcome
from rules.lifecycle import Event


def test_a_fault_comes_out_of_a_process_of_the_pool_as_it_was():
    fault = Deferred("The disk is full.", timedelta(minutes=1))
    fault.seconds = 2.5
    came = pickle.loads(pickle.dumps(fault))  # noqa: S301 (our own bytes)
    assert (str(came), came.wait, came.seconds) == (
        "The disk is full.",
        timedelta(minutes=1),
        2.5,
    )


def test_what_was_done_is_a_word_and_never_a_sentence():
    good = Outcome(event=Event.PARSE, why="Zebra", seconds=0.5)
    assert Done.of("parse", 7, good) == Done(
        what="parse", seconds=0.5, outcome="parse", delivery=7
    )
    assert Done.of("parse", 7, Corrupt("Zebra")).outcome == "corrupt"
    assert Done.of("parse", 7, Fault("Zebra")).outcome == "held"


def test_nobody_is_told_where_nobody_listens(monkeypatch):
    def never():
        raise AssertionError
        yield

    monkeypatch.setattr(watch, "_LISTENERS", [])
    tell(never())


def test_who_asks_what_is_silent_waits_only_so_long_and_asks_it_once():
    asked, answer = [], threading.Event()

    def silent():
        asked.append(1)
        answer.wait(10)
        return "at last"

    patient = Patient(silent, 0.05)
    for _ in range(3):
        with pytest.raises(Stuck, match="did not answer within"):
            patient()
    assert len(asked) == 1
    answer.set()
    Patient(lambda: None, 1)()
    assert Patient(silent, 5)() == "at last"


def test_a_place_to_listen_at_has_a_host_and_a_port():
    for good in ("127.0.0.1:8080", "[::1]:80", "localhost:0"):
        assert listening(good) == good
    for bad in ("8080", ":8080", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:http"):
        with pytest.raises(ValueError, match="no place to listen at"):
            listening(bad)


def test_a_line_for_people_is_one_line_and_names_no_address(capsys):
    with logged("text") as say:
        say(
            "550 <ann.b@party.example> unknown\r\n\x1b[2J\u2028 at imaps://info@mx.example"
        )
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "<…@party.example> unknown\\r\\n\\x1b[2J\\u2028" in said
    assert "imaps://info@mx.example" in said


def test_a_line_for_machines_is_ascii_and_other_libraries_write_the_same(monkeypatch):
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    with logged("json") as say:
        say('"},{"level": "ann.b@party.example\n\x1b[2J\u202e')
        tell([Done(what="parse", seconds=0.25, outcome="parse", delivery=17)])
        say(Trouble("the database is away"))
        logging.getLogger("library").warning("%s is away", "ann@party.example")
    logging.getLogger("library").warning("said after the log was closed")
    assert log.getvalue().isascii()
    first, second, trouble, third, *_ = map(json.loads, log.getvalue().splitlines()[:4])
    assert (first["level"], trouble["level"]) == ("info", "warning")
    assert trouble["event"] == "the database is away"
    assert first["event"] == '"},{"level": "…@party.example\n\x1b[2J\u202e'
    assert second["delivery"] == "D000017"
    assert (second["event"], second["name"]) == ("stage", "parse")
    assert (second["seconds"], second["outcome"]) == (0.25, "parse")
    assert third["event"] == "…@party.example is away"
    assert third["level"] == "warning"
    assert not watch._LISTENERS  # noqa: SLF001 (nobody is told any more)
