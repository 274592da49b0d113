"""A mail that ends the process is tried with care, and costs no other one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import in_hand
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, write
from tests.processes import waiting

ROOT = Path(__file__).parents[2]
MAIL = (
    "Received: from a by mx.example.org; {}\nFrom: A <a@people.example>\n"
    "To: info@example.org\nSubject: Comments\nMessage-ID: <{}@a>\n\n"
    "Paragraph {}: Apples should be red.\n"
)
#: A program whose rules end the process that applies them.
DYING = """\
import os, sys
from rules import paragraph
paragraph.locate = lambda *a, **k: os._exit(9)
from pipeline.cli import main
main()
"""


@pytest.fixture
def config(tmp_path):
    config = write(tmp_path, store={"workers": 1})
    for n in (1, 2):
        path = tmp_path / f"mailbox/new/177313660{n}.m.mx"
        path.write_text(MAIL.format(IN_TIME, n, n))
    return config


def test_whoever_comes_after_a_death_tries_with_care(config, monkeypatch):
    done = subprocess.run(
        [sys.executable, "-c", DYING, "--config", config, "once"],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 9
    with Service(load(config), lambda: AFTER) as service:
        assert waiting(service) == 2
        careful = []
        bring = service.worker.bring
        monkeypatch.setattr(
            service.worker,
            "bring",
            lambda ids, **how: (careful.append((ids, how)), bring(ids, **how)),
        )
        service.worker.run()
        assert careful == [((1, 2), {"careful": True})]
        assert waiting(service) == 0
        assert in_hand.left(service.ledger) == ()


def test_what_is_in_hand_of_the_living_is_left_to_them(config):
    with Service(load(config), lambda: AFTER) as service:
        ledger = service.ledger
        with in_hand.noted(ledger, [1, 2]):
            assert in_hand.left(ledger) == ()
            with in_hand.noted(ledger, [3]):  # beside it
                assert in_hand.left(ledger) == ()
            assert in_hand.left(ledger) == ()
        ledger.beat("in-hand", "1 2")  # of a process that is dead, whatever its number
        assert in_hand.left(ledger) == (1, 2)
        assert in_hand.left(ledger) == ()
