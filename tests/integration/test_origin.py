"""Does our mail server say who sent a mail, and who hears of it if not?"""

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.doctor import examine
from pipeline.house import House
from pipeline.origin import troubles
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, write

STAMP = f"Received: from relay.example by mx.example.org; {IN_TIME}"
INSIDE = f"Received: by 2002:a05:6402:1001; {IN_TIME}"
MX = "Authentication-Results: mx.example.org; dmarc=pass"
OTHER = "Authentication-Results: in.example.org; dmarc=pass"


def told(tmp_path, *heads, **mailbox):
    """Take a mail with each of these heads, and return what is amiss."""
    box = {"own_hosts": ["mx.example.org"], **mailbox}
    settings = load(write(tmp_path, mailbox=box))
    for n, head in enumerate(heads):
        mail = [*head, f"From: P <p{n}@party.example>", "", f"Paragraph {n + 1}: fine."]
        file = tmp_path / "mailbox" / "new" / f"1773136800.m{n}.mx"
        file.write_text("\n".join(mail))
    with Service(settings, lambda: AFTER) as service:
        service.once()
        with service.ledger.reading() as session:
            return troubles(session, House(settings))


@pytest.mark.parametrize(
    ("heads", "mailbox"),
    [
        ([], {}),
        ([[MX, STAMP], [STAMP]], {}),
        ([[OTHER, STAMP]], {"authserv_id": ["mx.example.org", "in.example.org"]}),
        ([[STAMP, MX]], {"results_beneath": True}),
        ([[INSIDE, STAMP, MX]], {"results_beneath": True}),
    ],
)
def test_where_the_results_are_found_nothing_is_amiss(tmp_path, heads, mailbox):
    assert told(tmp_path, *heads, **mailbox) == []


@pytest.mark.parametrize(
    ("heads", "mailbox", "words"),
    [
        ([[STAMP], [STAMP]], {}, "Of the last mails of [mailbox] (2) none has"),
        ([[OTHER, STAMP]], {}, "in the name of in.example.org, not of mx.example.org"),
        ([[STAMP, MX]], {}, "set results_beneath = true"),
        ([[STAMP, OTHER]], {}, "(1) none has"),
        ([], {"own_hosts": []}, "does not say whose check of senders is believed"),
    ],
)
def test_where_they_are_not_the_secretariat_hears_why_and_what_to_do(
    tmp_path, heads, mailbox, words
):
    (trouble,) = told(tmp_path, *heads, **mailbox)
    assert words in trouble
    assert "withdrawals, replacements and corrections wait for a person" in trouble


def test_the_doctor_and_the_status_say_so(tmp_path):
    (trouble,) = told(tmp_path, [STAMP])
    config = tmp_path / "config.toml"
    (check,) = (c for c in examine(load(config)) if c.subject == "origin of mail")
    assert (check.good, check.finding) == (False, trouble)
    shown = CliRunner().invoke(app, ["--config", str(config), "status"])
    assert trouble in shown.stdout
    data = CliRunner().invoke(app, ["--config", str(config), "--json", "status"])
    assert json.loads(data.stdout)["warnings"] == [trouble]
