"""An answer that fits other cards: shown first, recorded each with its cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.decisions.waiting import Question, queue
from pipeline.desk import make_app
from pipeline.service import Service
from pipeline.settings import load
from rules.carrying import Cause
from tests.office import NOW, contribute, decided, enter, furnish, hidden, post

ALIKE = (1, 5, 6)  # three mails from one domain say the same
PLACE, WHO = "/cards/1/1/place", "/deliveries/1/stakeholders"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    furnish(tmp_path)
    with Service(load(tmp_path / "config.toml"), lambda: NOW) as service:
        for n in ALIKE[1:]:
            contribute(service, n, f"Ours, too ({n})", day=14)
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Iterator[TestClient]:
    app = make_app(load(folder / "config.toml"), lambda: NOW)
    with TestClient(app, base_url="http://127.0.0.1") as browser:
        enter(browser, app.state.visitors.token)
        yield browser


def ticks(page: str) -> list[str]:
    """Return the boxes of a preview."""
    return [unescape(v) for v in re.findall(r'name="one" value="([^"]*)"', page)]


def waiting(folder: Path, question: Question) -> set[int]:
    settings = load(folder / "config.toml")
    with (
        Service(settings, lambda: NOW) as service,
        service.ledger.reading() as session,
    ):
        found = queue(session, settings)
    return {one.delivery for one in found if one.question is question}


def test_what_an_answer_settles_is_shown_before_anything_is_recorded(desk, folder):
    shown = post(desk, "/cards/1/1", PLACE, place="1", because="It says register.")
    assert "It fits 2 more. Nothing is recorded yet" in shown.text
    assert "The same words, with the same candidates" in shown.text
    assert [one.partition(" ")[0] for one in ticks(shown.text)] == ["5-1", "6-1"]
    assert decided(folder) == []
    assert waiting(folder, Question.WHERE) == set(ALIKE)


def test_each_that_stays_ticked_is_recorded_with_its_cause(desk, folder):
    shown = post(desk, "/cards/1/1", PLACE, place="1", because="It says register.")
    first, _ = ticks(shown.text)
    done = desk.post(PLACE, data=hidden(shown.text) | {"one": first})
    assert "D000001-1 is on HR/A, 2. 1 more with it." in done.text
    mine, carried = decided(folder)
    assert mine["because"] == "It says register."
    assert carried["because"] == (
        "It says register. (as D000001-1: the same words, with the same candidates)"
    )
    assert mine["together"] == carried["together"] != ""
    assert waiting(folder, Question.WHERE) == {6}


def test_one_key_takes_all_of_them_back(desk, folder):
    shown = post(desk, "/cards/1/1", PLACE, place="1", because="It says register.")
    desk.post(PLACE, data=hidden(shown.text) | {"one": ticks(shown.text)})
    assert waiting(folder, Question.WHERE) == set()
    assert "and 2 more" in post(desk, "/cards/1/1", "/undo", because="a slip").text
    assert len([e for e in decided(folder) if "undoes" in e]) == 3


def test_what_others_may_mean_is_offered_and_not_ticked_beforehand(desk, monkeypatch):
    said = {"place": "1", "because": "It says register."}
    assert post(desk, "/cards/1/1", PLACE, **said).text.count(" checked>") == 2
    found = Cause.OTHERS
    monkeypatch.setattr("rules.carrying.where", lambda answer, *_: (found, answer))
    shown = post(desk, "/cards/1/1", PLACE, **said).text
    assert "It fits 2 more, or may" in shown
    assert len(ticks(shown)) == 2
    assert " checked>" not in shown


def test_an_answer_can_be_for_one_card_alone(desk, folder):
    shown = post(desk, "/cards/1/1", PLACE, place="1", because="It says register.")
    done = desk.post(PLACE, data=hidden(shown.text))
    assert "Recorded: D000001-1" in done.text
    assert waiting(folder, Question.WHERE) == {5, 6}


def test_a_card_that_was_settled_since_the_preview_is_refused_alone(desk, folder):
    shown = post(desk, "/cards/1/1", PLACE, place="1", because="It says register.")
    theirs = {"place": "general", "document": "HR/A", "because": "faster", "sure": "y"}
    desk.post("/cards/5/1/place", data=hidden(desk.get("/cards/5/1").text) | theirs)
    done = desk.post(PLACE, data=hidden(shown.text) | {"one": ticks(shown.text)})
    assert "1 more with it." in done.text
    by = [event["because"] for event in decided(folder) if event["position"] == 5]
    assert by == []
    assert waiting(folder, Question.WHERE) == set()
    five = [e for e in decided(folder) if "faster" in str(e["because"])]
    assert len(five) == 1, "what somebody else decided meanwhile stands"


def test_a_preview_of_a_card_that_was_settled_meanwhile_records_nothing(desk, folder):
    shown = post(desk, "/cards/1/1", PLACE, place="1", because="It says register.")
    theirs = {"place": "general", "document": "HR/A", "because": "faster", "sure": "y"}
    desk.post(PLACE, data=hidden(desk.get("/cards/1/1").text) | theirs)
    late = desk.post(PLACE, data=hidden(shown.text) | {"one": ticks(shown.text)})
    assert late.status_code == 422
    assert "changed since you looked" in late.text
    assert len(decided(folder)) == 1


def test_a_forged_tick_is_refused(desk, folder):
    shown = post(desk, "/cards/1/1", PLACE, place="1", because="It says register.")
    for forged in ("2-1 x", "5-1 an old version"):
        desk.post(PLACE, data=hidden(shown.text) | {"one": forged})
    assert {event.get("together") for event in decided(folder)} != {None}
    assert waiting(folder, Question.WHERE) == {5, 6}
    assert desk.post(PLACE, data=hidden(shown.text) | {"one": "x"}).status_code == 422


def test_who_speaks_is_carried_to_the_same_domain(desk, folder):
    shown = post(
        desk, "/cards/1/0", WHO, name="Pilots' Guild", because="They signed it."
    )
    assert "The same domain, and nobody else is named" in shown.text
    desk.post(WHO, data=hidden(shown.text) | {"one": ticks(shown.text)})
    assert waiting(folder, Question.WHO) == set()
    assert all(e["stakeholders"][0]["name"] == "Pilots' Guild" for e in decided(folder))


REMEMBER = {
    "other": "Harbour Pilots",
    "type": "civil society",
    "because": "They said so on the telephone.",
    "remember": "domain",
}


def test_a_domain_is_remembered_for_later_mail(desk, folder):
    registry = folder / "stakeholders.csv"
    registry.write_text(registry.read_text().replace("pilots.example", ""))
    shown = post(desk, "/cards/1/0", WHO, **REMEMBER)
    assert "Harbour Pilots" not in registry.read_text(), "nothing before it is sure"
    done = desk.post(WHO, data=hidden(shown.text))
    assert "In the registry now" in done.text
    rows = registry.read_text().splitlines()
    assert "Harbour Pilots,civil society,,,,pilots.example" in rows


def test_a_registry_that_refuses_leaves_the_decision_and_says_so(desk, folder):
    before = (folder / "stakeholders.csv").read_text()
    shown = post(desk, "/cards/1/0", WHO, **REMEMBER)
    done = desk.post(WHO, data=hidden(shown.text))
    assert "is from Harbour Pilots. Not in the registry:" in unescape(done.text)
    assert (folder / "stakeholders.csv").read_text() == before
    assert len(decided(folder)) == 1


def test_two_names_are_not_remembered_for_one_domain(desk, folder):
    answer = post(
        desk,
        "/cards/1/0",
        WHO,
        other="Marenia; Pilots' Guild",
        because="x",
        remember="domain",
    )
    assert answer.status_code == 422
    assert "name one alone" in answer.text
    assert decided(folder) == []


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"place": "1", "because": ""}, "Say why"),
        ({"place": "other", "paragraphs": "99", "because": "x"}, "no paragraph '99'"),
    ],
)
def test_nobody_is_shown_what_an_impossible_answer_settles(
    desk, folder, answers, sentence
):
    answer = post(desk, "/cards/1/1", PLACE, document="HR/A", **answers)
    assert answer.status_code == 422
    assert sentence in unescape(answer.text)
    assert decided(folder) == []
