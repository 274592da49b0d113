"""Who speaks, where several do together: all of them are the first answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.decisions.waiting import Question, cards
from pipeline.desk import make_app
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import DeliveryRow
from tests.consultation import AFTER, IN_TIME, REGISTRY, write
from tests.office import enter, post

PARTY = ["Berth Guild", "Crane Guild", "Dock Guild"]
ROWS = "".join(f"{name},civil society,,,,\n" for name in PARTY)
ALL = "; ".join(PARTY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    config = write(tmp_path, registry=REGISTRY + ROWS)
    mail = (
        f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
        "From: Bo <bo@somewhere.example>\nTo: info@example.org\nSubject: Comments\n"
        "Message-ID: <m1@a.example>\n\n"
        "This is a joint submission of Berth Guild, Crane Guild and Dock Guild.\n\n"
        "Paragraph 2: this should be deleted.\n"
    )
    (tmp_path / "mailbox" / "new" / "1773136800.m1.mx").write_bytes(mail.encode())
    with Service(load(config), lambda: AFTER) as service:
        service.once()
    return tmp_path


def speakers(folder: Path) -> list[str]:
    with (
        Service(load(folder / "config.toml"), lambda: AFTER) as service,
        service.ledger.reading() as session,
    ):
        row = session.get(DeliveryRow, 1)
        assert row is not None
        assert not row.stakeholder_review
        return [one["name"] for one in row.stakeholders]


def test_all_together_are_the_first_answer_of_the_card(folder):
    with (
        Service(load(folder / "config.toml"), lambda: AFTER) as service,
        service.ledger.reading() as session,
    ):
        (card,) = cards(session, service.settings)
    assert card.question is Question.WHO
    assert card.candidates == (ALL, *PARTY)
    assert card.words.startswith(" and ".join(PARTY) + ", from Bo")


@pytest.mark.parametrize(
    ("answer", "said"),
    [({"together": "1"}, PARTY), ({"name": PARTY[1]}, PARTY[1:2])],
)
def test_the_desk_records_all_of_them_or_one(folder, answer, said):
    app = make_app(load(folder / "config.toml"), lambda: AFTER)
    with TestClient(app, base_url="http://127.0.0.1") as browser:
        enter(browser, app.state.visitors.token)
        page = browser.get("/cards/1/0").text
        keys = re.findall(r'name="(\w+)" value="([^"]+)" data-key="(\d)"', page)
        assert keys == [
            ("together", "1", "1"),
            *(("name", one, str(n)) for n, one in enumerate(PARTY, start=2)),
        ]
        to = "/deliveries/1/stakeholders"
        post(browser, "/cards/1/0", to, because="They signed it.", **answer)
    assert speakers(folder) == said


def test_the_command_line_takes_the_first_candidate_as_it_is_shown(folder):
    config = ("--config", str(folder / "config.toml"))
    why = ("--by", "Ada", "--because", "They signed it.")
    done = CliRunner().invoke(
        app, [*config, "decide", "D000001", "--stakeholder", ALL, *why]
    )
    assert done.exit_code == 0, done.output
    assert speakers(folder) == PARTY
