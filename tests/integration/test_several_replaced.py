"""A revision that replaces several submissions of its party, as a person decides."""

from __future__ import annotations

import pytest

from pipeline.decisions import Person, settle_kind, settle_replaced, undoing
from pipeline.faults import Fault
from pipeline.lines import line
from pipeline.proof.rebuild import rebuild
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from rules.terms import Kind
from tests.consultation import write
from tests.correspondence import BEFORE
from tests.correspondence import mail as letter
from tests.watching import lay

WHO = Person(by="A. Secretary", because="it says so")
NAMES = [f"CASE/1/{n}" for n in range(1, 5)]


@pytest.fixture
def config(tmp_path):
    config = write(tmp_path)
    words = [f"Paragraph {n}: this should be deleted, say I." for n in (1, 2, 3)]
    lay(
        tmp_path, *(letter(n, x) for n, x in enumerate([*words, "Paragraph 1: no."], 1))
    )
    with Service(load(config), lambda: BEFORE) as service:
        service.once()
    return config


def lines(service):
    with service.ledger.reading() as session:
        return [line(k) for k in deliveries(session, service.settings)]


def replaced(service):
    return [(x["supersedes"], x["superseded_by"]) for x in lines(service)]


NONE = [(None, None)] * 4
BOTH = [(None, NAMES[3]), (None, None), (None, NAMES[3]), (NAMES[0], None)]
ONE = [(None, None), (None, NAMES[3]), (None, None), (NAMES[1], None)]


def test_all_that_are_named_are_replaced_and_stand_again(config):
    with Service(load(config), lambda: BEFORE) as service:
        assert [x["number"] for x in lines(service)] == NAMES
        settle_replaced(service.ledger, 4, 1, WHO, also=(3, 3, 1))
        service.worker.run()
        assert replaced(service) == BOTH
        settle_replaced(service.ledger, 4, 2, WHO)
        service.worker.run()
        assert replaced(service) == ONE
        with pytest.raises(Fault, match="circle"):
            settle_replaced(service.ledger, 2, 1, WHO, also=(4,))
        with service.ledger.unit() as unit:
            undoing.undo_last(unit, [(4, None)], WHO)
        service.worker.run()
        assert replaced(service) == BOTH
        settle_kind(service.ledger, 4, Kind.NOT_A_SUBMISSION, WHO)
        service.worker.run()
        assert replaced(service) == NONE
        settle_kind(service.ledger, 4, Kind.WITHDRAWAL, WHO, earlier=1)
        service.worker.run()
        with pytest.raises(Fault, match="takes back one"):
            settle_replaced(service.ledger, 4, 1, WHO, also=(3,))


def test_a_circle_over_a_further_one_is_refused(config):
    with Service(load(config), lambda: BEFORE) as service:
        settle_replaced(service.ledger, 4, 1, WHO, also=(3,))
        with pytest.raises(Fault, match="D000003, which repeats or replaces D000004"):
            settle_replaced(service.ledger, 3, 4, WHO)


def test_a_database_that_is_made_again_says_the_same(config):
    settings = load(config)
    with Service(settings, lambda: BEFORE) as service:
        settle_replaced(service.ledger, 4, 1, WHO, also=(3,))
        service.once()
        before = lines(service)
    rebuild(settings, lambda: BEFORE, replace=True)
    with Service(settings, lambda: BEFORE) as service:
        assert lines(service) == before


def test_the_command_line_says_what_was_replaced(config, call, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    who = ("--by", WHO.by, "--because", WHO.because)
    of = [word for n in (NAMES[0], NAMES[2]) for word in ("--of", n)]
    code, out, _ = call(config, "decide", NAMES[3], *of, *who)
    assert code == 0
    assert "CASE/1/4 now replaces CASE/1/1; CASE/1/1 is superseded." in out
    assert "It replaces CASE/1/3, too; CASE/1/3 is superseded." in out
    listed = call(config, "list", "--replaced")[1]
    assert "3 deliveries" in listed
    assert "replaces CASE/1/1; replaces CASE/1/3" in listed
    assert listed.count("superseded by CASE/1/4") == 2
    for wrong in (["--of", "none", *of], [*of, "--kind", "submission"]):
        code, _, err = call(config, "decide", NAMES[3], *wrong, *who)
        assert (code, "Several --of name" in err) == (2, True)
