"""The desk over HTTP: a person signs in, decides, extends; the ledger knows who."""

from __future__ import annotations

import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
import typer
from sqlmodel import select
from starlette.testclient import TestClient

from pipeline.cli.context import Context
from pipeline.cli.desk import desk as desk_verb
from pipeline.decisions import Person
from pipeline.decisions.redactions import redact
from pipeline.desk import make_app
from pipeline.faults import Fault
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import LetterRow
from rules.lifecycle import Event
from tests.office import NOW, WORDS, decided, enter, furnish, hidden, post


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    furnish(tmp_path)
    return tmp_path


@pytest.fixture
def app(folder: Path):
    return make_app(load(folder / "config.toml"), lambda: NOW)


@pytest.fixture
def browser(app) -> Iterator[TestClient]:
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def desk(app, browser: TestClient) -> TestClient:
    enter(browser, app.state.visitors.token)
    return browser


# --- the door ------------------------------------------------------------------


def test_without_the_link_every_page_is_closed(browser):
    for path in ("/", "/review", "/deliveries/1", "/deliveries/1/raw", "/enter"):
        answer = browser.get(path)
        assert answer.status_code == 403, path
        assert "pilots" not in answer.text
        assert "depositary desk" in answer.text


def test_the_link_opens_the_desk_once(app, browser):
    token = app.state.visitors.token
    assert browser.get(f"/enter?token={token}").status_code == 200
    assert browser.get(f"/enter?token={token}").status_code == 200, "a look is free"
    enter(browser, token)
    assert "Ada Secretary" in browser.get("/").text
    again = browser.post("/enter", data={"token": token, "name": "Mallory"})
    assert again.status_code == 403
    assert "used already" in again.text


def test_a_nameless_visitor_stays_outside_and_keeps_the_link(app, browser):
    token = app.state.visitors.token
    assert browser.post("/enter", data={"token": token, "name": " "}).status_code == 403
    enter(browser, token)


def test_the_cookie_is_strict_and_out_of_reach_of_scripts(app, browser):
    form = {"token": app.state.visitors.token, "name": "Ada"}
    answer = browser.post("/enter", data=form, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_session_ends_after_half_a_day(folder):
    clock = [NOW]
    app = make_app(load(folder / "config.toml"), lambda: clock[0])
    with TestClient(app, base_url="http://127.0.0.1") as browser:
        enter(browser, app.state.visitors.token)
        clock[0] = NOW.replace(hour=22, minute=1)
        assert browser.get("/").status_code == 403


def test_who_leaves_is_out(desk):
    assert "left the desk" in post(desk, "/", "/leave").text
    assert desk.get("/").status_code == 403


def test_another_host_name_is_refused(desk):
    for host in ("harbour.example", "127.0.0.1.harbour.example", "0.0.0.0"):  # noqa: S104 (a name, nothing is bound)
        assert desk.get("/", headers={"Host": host}).status_code == 400
    assert desk.get("/", headers={"Host": "localhost:8017"}).status_code == 200


def test_a_form_of_another_site_changes_nothing(desk, folder):
    answers = hidden(desk.get("/cards/1/1").text) | {"place": "1", "because": "x"}
    for forged in ({}, {"csrf": ""}, {"csrf": "guess"}, {"csrf": "ключ"}):
        form = {k: v for k, v in answers.items() if k != "csrf"} | forged
        assert desk.post("/cards/1/1/place", data=form).status_code == 403
    assert decided(folder) == []


def test_acts_take_no_get(desk):
    for path in ("/cards/1/1/place", "/deliveries/3/admit", "/deadlines/extension"):
        assert desk.get(path).status_code in (404, 405)


def test_every_answer_forbids_scripts_and_foreign_things(desk):
    for path in ("/", "/nowhere", "/desk.css", "/deliveries/1/raw"):
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    assert desk.get("/", headers={"Host": "x"}).headers["content-security-policy"]


def test_a_fault_of_the_program_is_a_sentence_that_is_guarded_too(app, monkeypatch):
    monkeypatch.setattr(app.state.desk.queue, "waits", lambda: 1 / 0)
    guarded = TestClient(
        app, base_url="http://127.0.0.1", raise_server_exceptions=False
    )
    with guarded as desk:
        enter(desk, app.state.visitors.token)
        answer = desk.get("/review")
    assert answer.status_code == 500
    assert "The program failed" in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


# --- the pages -----------------------------------------------------------------

PAGES = (
    "/",
    "/review",
    "/cards/1/0",
    "/cards/1/1",
    "/cards/2/1",
    "/cards/4/0",
    "/deliveries",
    "/deliveries/1",
    "/deliveries/2",
    "/deliveries/3",
    "/deliveries/4",
    "/letters",
    "/deadlines",
    "/deadlines/rehearsal?call=drafts&hard=2026-02-01",
    "/drafts/0",
    "/deliveries/2/files/1",
    "/deliveries/2/letter",
    "/compilations",
    "/registry",
    "/audit",
    "/help",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_hostile_words_as_words(desk, path):
    answer = desk.get(path)
    assert answer.status_code == 200
    ours = '<script src="/desk.js" defer></script>'
    assert "<script" not in answer.text.replace(ours, "", 1)
    assert "\u202e" not in answer.text
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", answer.text)
    assert not re.search(r"\son\w+=|\sstyle=", answer.text)


def test_the_hostile_subject_is_there_in_full(desk):
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \ufffdevil" in (
        desk.get("/deliveries/2").text
    )


def test_the_overview_counts_and_every_count_opens_its_list(desk):
    text = desk.get("/").text
    assert "3 questions wait for a person" in text
    assert "3 answers settle them" in text
    assert "24 January 2026" not in text, "a cut-off is printed as its last second"
    assert "23 January 2026, 23:59:59 Europe/Zurich (22:59:59 UTC)" in text
    counts = re.findall(r'href="(/deliveries[^"]*)"><b>(\d+)</b>', text)
    assert ("/deliveries", "4") in counts
    for path, count in counts:
        assert f"<p>{count} deliver" in desk.get(path).text, path


def test_deliveries_are_filtered_and_searched(desk):
    for query, ids in (
        ("verdict=late", ["D000003"]),
        ("state=held", ["D000004"]),
        ("q=OUR+COMM", ["D000001"]),
        ("q=d000002", ["D000002"]),
        ("q=%25", []),
        ("class=accepted", ["D000001", "D000002"]),
        ("page=x", ["D000001", "D000002", "D000004", "D000003"]),
        ("page=99999999999999999999", []),
    ):
        text = desk.get(f"/deliveries?{query}").text
        assert re.findall(r">(D\d{6})</a>", text) == ids, query


def test_a_card_shows_the_passage_the_candidates_and_the_evidence(desk):
    text = desk.get("/cards/1/1").text
    assert f"<mark>{WORDS}</mark> Thank you" in text
    assert "Dear colleagues," in text
    assert "The harbour master keeps a register" in text
    assert "Fees are published once a year." in text
    assert "quote: “<bdi>register</bdi>”" in text


def test_a_letter_in_another_script_is_shown_as_it_would_be_sent(desk):
    page = desk.get("/deliveries/1/letter?language=ar").text
    assert "\u2068Harbour rules\u2069" in page
    assert "\ufffd" not in page


def test_a_delivery_shows_its_history_and_gives_the_message_as_it_came(desk):
    text = desk.get("/deliveries/1").text
    for word in ("arrived", "admitted", "Letter: acknowledgement, promised"):
        assert f"<td>{word}</td>" in text
    raw = desk.get("/deliveries/1/raw")
    assert raw.headers["content-disposition"].startswith("attachment")
    assert raw.content.startswith(b"Received:")


def test_a_delivery_shows_what_was_taken_out_of_a_comment(desk, folder):
    said = "Taken out of what is published"
    assert said not in desk.get("/deliveries/1").text
    who = Person(by="Ada Secretary", because="a private matter")
    with Service(load(folder / "config.toml"), lambda: NOW) as service:
        redact(service.ledger, 1, 1, "register", who)
    text = desk.get("/deliveries/1").text
    assert f'{said}: <q dir="auto">register</q> (a private matter)' in text


@pytest.mark.parametrize(
    "path", ["/deliveries/99", "/deliveries/9999999999999", "/cards/1/7", "/drafts/4"]
)
def test_what_is_not_there_is_said_in_a_sentence(desk, path):
    answer = desk.get(path)
    assert answer.status_code == 404
    assert "There is no" in answer.text


# --- the acts ------------------------------------------------------------------


def test_a_decision_moves_the_comment_and_is_in_the_ledger(desk, folder):
    answer = post(
        desk, "/cards/1/1", "/cards/1/1/place", place="2", because="it is about fees"
    )
    assert "Recorded: D000001-1 is on HR/A, 3." in answer.text
    assert answer.url.path == "/cards/4/0", "the next card is there"
    (event,) = decided(folder)
    assert event["by"] == "Ada Secretary"
    assert event["because"] == "it is about fees"
    assert event["comment"]["paragraphs"] == ["3"]
    assert event["comment"]["text"] == WORDS
    assert "HR/A 3" in re.sub(
        r"<[^>]+>|\s+", " ", desk.get("/deliveries/1").text
    ).replace("  ", " ")


def test_other_paragraphs_general_and_the_action_can_be_chosen(desk, folder):
    card, act = "/cards/1/1", "/cards/1/1/place"
    because = "read it"
    post(
        desk, card, act, place="other", document="HR/A", paragraphs="1, 3",
        action="merge", because=because,
    )  # fmt: skip
    post(desk, card, act, place="general", because=because)
    merged, general = decided(folder)
    assert merged["comment"]["paragraphs"] == ["1", "3"]
    assert merged["comment"]["action"] == "merge"
    assert general["comment"]["paragraphs"] == ["*"]
    assert general["comment"]["action"] == "general"


def test_what_a_settled_comment_asks_for_is_changed_and_its_place_is_not(desk, folder):
    card, act = "/cards/1/1", "/cards/1/1/place"
    assert 'value="here"' not in desk.get(card).text, "as long as it has no place"
    nowhere = post(desk, card, act, place="here", action="delete", because="read it")
    assert nowhere.status_code == 422
    post(desk, card, act, place="1", because="read it")
    assert 'value="here"' in desk.get(card).text
    post(desk, card, act, place="here", action="delete", because="it says so")
    first, second = (event["comment"] for event in decided(folder))
    assert (first["action"], second["action"]) == ("comment", "delete")
    assert (second["document"], second["paragraphs"]) == ("HR/A", first["paragraphs"])


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"place": "1", "because": " "}, "Say why"),
        ({"because": "x"}, "choose a candidate"),
        ({"place": "3", "because": "x"}, "choose a candidate"),
        ({"place": "²", "because": "x"}, "choose a candidate"),
        ({"place": "1", "paragraphs": "3", "because": "x"}, "chose something else"),
        ({"place": "other", "paragraphs": "3", "because": "x"}, "in which draft"),
        ({"place": "other", "document": "HR/A", "because": "x"}, "number of the"),
        (
            {"place": "other", "document": "HR/A", "paragraphs": "9", "because": "x"},
            "no paragraph '9'",
        ),
        ({"place": "1", "action": "burn", "because": "x"}, "'burn' is none of"),
    ],
)
def test_half_an_answer_is_refused_with_what_to_do(desk, folder, answers, sentence):
    answer = post(desk, "/cards/1/1", "/cards/1/1/place", **answers)
    assert answer.status_code == 422
    assert sentence in unescape(answer.text)
    assert decided(folder) == []


def test_a_button_that_is_pressed_twice_records_one_decision_and_goes_on(desk, folder):
    form = hidden(desk.get("/cards/1/1").text) | {"place": "1", "because": "read"}
    for _ in range(2):
        answer = desk.post("/cards/1/1/place", data=form)
        assert answer.status_code == 200
        assert answer.url.path != "/cards/1/1"
        assert "Recorded: D000001-1 is on HR/A" in answer.text
    other = desk.post("/cards/1/1/place", data=form | {"place": "2"})
    assert other.status_code == 422, "another answer to the old card is no repetition"
    assert len(decided(folder)) == 1


def test_what_no_database_keeps_is_left_out(desk, folder):
    post(desk, "/cards/1/1", "/cards/1/1/place", place="1", because="re\0ad")
    assert [event["because"] for event in decided(folder)] == ["read"]


def test_a_card_that_was_settled_meanwhile_is_refused(desk, folder):
    stale = hidden(desk.get("/cards/1/1").text) | {"place": "1", "because": "mine"}
    post(desk, "/cards/1/1", "/cards/1/1/place", place="2", because="theirs")
    answer = desk.post("/cards/1/1/place", data=stale)
    assert answer.status_code == 422
    assert "changed since you looked" in answer.text
    told = unescape(answer.text)
    assert "You saw: comment, no draft, no paragraph, for review" in told
    assert "Now it is: comment, HR/A, 3" in told
    assert [event["because"] for event in decided(folder)] == ["theirs"]


def test_who_speaks_is_settled_with_the_type_of_the_registry(desk, folder):
    act = "/deliveries/1/stakeholders"
    post(desk, "/cards/1/0", act, other="marenia", because="the letterhead")
    post(
        desk, "/cards/1/0", act, other="New Society", type="civil society",
        because="it says so",
    )  # fmt: skip
    post(
        desk, "/cards/1/0", act, other="Dawa Sherpa", type="individual",
        because="writes for himself",
    )  # fmt: skip
    known, new, person = (event["stakeholders"] for event in decided(folder))
    assert [(one["name"], one.get("type")) for one in person] == [
        ("Dawa Sherpa", "individual")
    ]
    assert known == [{"name": "Marenia", "type": "government", "country": "XM"}]
    assert new == [{"name": "New Society", "type": "civil society"}]
    nobody = post(desk, "/cards/1/0", act, because="x")
    assert nobody.status_code == 422


def test_a_settled_comment_can_be_left_undecided_again(desk, folder):
    act = "/cards/1/1/place"
    post(desk, "/cards/1/1", act, place="1", because="read it")
    answer = post(desk, "/cards/1/1", act, place="undecided", because="too quick")
    assert "waits again" in answer.text
    assert decided(folder)[-1]["comment"]["review"]


def test_what_waits_about_the_whole_message_stands_on_one_page(desk, folder):
    with (
        Service(load(folder / "config.toml"), lambda: NOW) as service,
        service.ledger.unit() as unit,
    ):
        (row,) = unit.claim_all([1])
        row.flags = ["several_senders", "replaces_what"]
        row.answer_to, row.stakeholder_review = "", True
        unit.session.add(row)
    page = desk.get("/cards/1/0").text
    for question in ("Who speaks?", "On which earlier one", "To which address"):
        assert question in page
    assert 'value="pilot1@pilots.example"' in page
    answer = post(
        desk, "/cards/1/0", "/deliveries/1/earlier",
        earlier="HR/1/99", because="it says so",
    )  # fmt: skip
    assert "There is no delivery HR/1/99" in answer.text
    answer = post(
        desk, "/cards/1/0", "/deliveries/1/earlier",
        earlier="HR/1/2-1", because="it says so",
    )  # fmt: skip
    assert "HR/1/2-1 is one comment of HR/1/2." in answer.text
    answer = post(
        desk, "/cards/1/0", "/deliveries/1/kind",
        kind="duplicate", earlier="HR/1/2-1", because="it says so",
    )  # fmt: skip
    assert "HR/1/2-1 is one comment of HR/1/2." in answer.text
    answer = post(desk, "/cards/1/0", "/deliveries/1/earlier", because="it says none")
    assert "acts on none" in answer.text
    answer = post(
        desk, "/cards/1/0", "/deliveries/1/earlier",
        earlier="HR/1/2", other_party="y", because="it says so",
    )  # fmt: skip
    assert "The comment of D000002 counts no more." in answer.text, answer.text
    answer = post(
        desk, "/deliveries/1", "/deliveries/1/kind",
        kind="duplicate", earlier="HR/1/2", because="it says so",
    )  # fmt: skip
    assert "look again: its words are quite other" not in answer.text


def test_words_that_were_passed_over_become_a_comment(desk, folder):
    page = desk.get("/deliveries/1").text
    assert "Make a comment of them" in page
    answer = post(
        desk, "/deliveries/1", "/deliveries/1/comment",
        words="Dear colleagues,", because="a point, too",
    )  # fmt: skip
    assert "these words are D000001-" in answer.text, answer.text
    assert "Which paragraph?" in answer.text
    (event,) = decided(folder)
    assert event["pieces"][0]["taken_up"]


def test_a_name_that_nothing_ties_to_the_address_is_cautioned_against(desk):
    answer = post(
        desk, "/cards/1/0", "/deliveries/1/stakeholders",
        other="Guild of Cooks", type="civil society", because="it says so", sure="1",
    )  # fmt: skip
    assert "look again: nothing ties its address to Guild of Cooks" in answer.text


def test_a_corrupt_message_goes_its_way_again(desk, folder):
    with (
        Service(load(folder / "config.toml"), lambda: NOW) as service,
        service.ledger.unit() as unit,
    ):
        (row,) = unit.claim_all([4])
        unit.advance(row, Event.REOPEN)
        unit.advance(row, Event.CORRUPT, "The reader broke.")
    assert "The reader broke." in desk.get("/cards/4/0").text
    answer = post(desk, "/cards/4/0", "/deliveries/4/replay", because="it was mended")
    assert "went its way again" in answer.text
    (event,) = decided(folder, "replayed")
    assert event["because"] == "it was mended"


def test_a_held_message_is_set_aside_by_a_person(desk, folder):
    answer = post(
        desk, "/cards/4/0", "/deliveries/4/kind",
        kind="not_a_submission", because="an advertisement",
    )  # fmt: skip
    assert answer.status_code == 200
    (event,) = decided(folder)
    assert event["kind"] == "not_a_submission"
    assert "not a submission, set aside" in desk.get("/deliveries/4").text


def test_a_late_submission_is_admitted_with_the_next_number(desk, folder):
    answer = post(
        desk, "/deliveries/3", "/deliveries/3/admit", because="our server was down"
    )
    assert "Admitted as HR/1/3" in answer.text
    (event,) = decided(folder)
    assert event["by"] == "Ada Secretary"
    refused = post(desk, "/deliveries/1", "/deliveries/1/admit", because="x")
    assert refused.status_code == 422
    assert "is not late" in refused.text


def test_an_extension_is_rehearsed_and_then_made(desk, folder):
    rehearsal = "/deadlines/rehearsal?call=drafts&hard=2026-01-31"
    text = desk.get(rehearsal).text
    assert "D000003" in text
    assert "Extend to 2026-01-31 and write 1 letter<" in text
    assert decided(folder, "extended") == []
    answer = post(desk, rehearsal, "/deadlines/extension", because="storms")
    assert answer.status_code == 200
    assert "Extended to 31 January 2026, 23:59:59 Europe/Zurich" in answer.text
    (event,) = decided(folder, "extended")
    assert (event["by"], event["because"]) == ("Ada Secretary", "storms")
    shorter = desk.get("/deadlines/rehearsal?call=drafts&hard=2026-01-20")
    assert shorter.status_code == 422
    assert "never shortened" in " ".join(shorter.text.split())


def test_a_far_extension_is_confirmed_and_a_wrong_one_corrected(desk, folder):
    far = "/deadlines/rehearsal?call=drafts&hard=2206-01-31"
    assert "More than a year later is meant" in desk.get(far).text
    refused = post(desk, far, "/deadlines/extension", because="storms")
    assert (refused.status_code, decided(folder, "extended")) == (422, [])
    post(desk, far, "/deadlines/extension", because="storms", far="y")
    assert "The last extension was a mistake" in desk.get("/deadlines").text
    right = "/deadlines/rehearsal?call=drafts&hard=2026-01-31&correct=y"
    text = desk.get(right).text
    assert "Correct to 2026-01-31<" in text
    assert "not late by itself: a person decides" in text
    answer = post(desk, right, "/deadlines/extension", because="2026 was meant")
    assert "Corrected: the cut-off is 31 January 2026, 23:59:59" in answer.text
    _, event = decided(folder, "extended")
    assert (event["because"], event["corrects"]) == ("2026 was meant", 2)
    assert "The last extension was a mistake" not in desk.get("/deadlines").text


def test_a_failed_letter_is_tried_again(desk, folder):
    with (
        Service(load(folder / "config.toml"), lambda: NOW) as service,
        service.ledger.unit() as unit,
    ):
        letter = unit.session.exec(
            select(LetterRow).where(LetterRow.delivery_id == 1)
        ).one()
        unit.letter_state(letter, "failed", "there is no such mailbox")
    assert "there is no such mailbox" in desk.get("/letters?state=failed").text
    assert "/letters?state=failed" in desk.get("/").text
    answer = post(desk, "/letters", "/deliveries/1/letters", because="mended")
    assert "1 letter of D000001 tried again; 3 sent, 0 wait" in answer.text
    assert len(list((folder / "outbox").glob("*.eml"))) == 3
    assert "HR/1/1" in desk.get("/deliveries/1").text.partition("<pre")[2], "as sent"


@pytest.mark.parametrize("quick", [0.0, 60.0])
def test_a_card_that_is_left_with_a_note_stands_behind_all_others(
    desk, folder, monkeypatch, quick
):
    monkeypatch.setattr("pipeline.desk.queue._QUICK", quick)
    answer = post(desk, "/cards/1/1", "/cards/1/1/note", because="ask the pilots")
    assert "waits with your note" in answer.text
    queue = desk.get("/review").text
    assert "ask the pilots" in queue
    assert re.findall(r'href="(/cards/[^"#]+)#where"', queue) == ["/cards/1/1"]
    assert queue.index("/cards/1/1#where") > queue.index("/cards/4/0#held")
    assert decided(folder) == []


def test_what_was_decided_last_is_undone_and_both_stay_in_the_record(desk, folder):
    post(desk, "/cards/1/1", "/cards/1/1/place", place="nothing", because="a greeting")
    assert "is no comment" not in desk.get("/review").text
    answer = post(desk, "/cards/1/1", "/undo", because="it is one after all")
    assert "Undone: your decision on D000001" in answer.text
    first, second = decided(folder)
    assert first["comment"]["aside"]
    assert (second["undoes"], second["because"]) == (1, "it is one after all")
    again = post(desk, "/cards/1/1", "/undo", because="x")
    assert "no decision of yours that stands" in again.text


def test_the_page_of_acts_says_who_did_what_and_why(desk):
    post(desk, "/cards/1/1", "/cards/1/1/place", place="2", because="it is on fees")
    post(desk, "/cards/1/0", "/deliveries/1/stakeholders", other="Marenia", because="x")
    post(desk, "/cards/1/1", "/undo", because="too quick")
    post(desk, "/cards/4/0", "/cards/4/0/note", because="ask the master")
    post(
        desk, "/deadlines/rehearsal?call=drafts&hard=2026-01-31",
        "/deadlines/extension", because="storms",
    )  # fmt: skip
    text = re.sub(r"\s+", " ", unescape(desk.get("/audit").text))
    assert "5 acts" in text
    for words in ("it is on fees", "comment 1: HR/A 3", "undone", "storms", "Marenia"):
        assert words in text
    assert "5 acts" in desk.get("/audit?by=Ada+Secretary").text
    assert "0 acts" in desk.get("/audit?by=Mallory").text
    for event in re.findall(r"/deliveries/\d+", text):
        assert desk.get(event).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [{"email": "no address"}, {"domain": "a b"}, {"domain": "a.example|b.test"}],
)
def test_what_is_no_address_does_not_come_into_the_registry(desk, folder, wrong):
    before = (folder / "stakeholders.csv").read_bytes()
    named = {"name": "New", "type": "civil society", "because": "x"}
    answer = post(desk, "/registry", "/registry/entry", **named, **wrong)
    assert answer.status_code == 422
    assert "cannot be used; write it as" in answer.text
    assert (folder / "stakeholders.csv").read_bytes() == before


def test_who_was_learned_is_in_the_registry_and_its_mail_is_judged_again(desk, folder):
    answer = post(
        desk, "/registry", "/registry/entry", name="Night Pilots",
        type="civil society", email="pilot1@pilots.example", because="a letter",
    )  # fmt: skip
    assert "Night Pilots is in the registry; 1 waiting mail judged again" in answer.text
    assert "Night Pilots,civil society" in (folder / "stakeholders.csv").read_text()
    taken = post(
        desk, "/registry", "/registry/entry", name="Marenia",
        domain="pilots.example", because="x",
    )  # fmt: skip
    assert taken.status_code == 422
    assert "belongs to" in taken.text
    (event,) = decided(folder, "registered")
    assert (event["by"], event["because"]) == ("Ada Secretary", "a letter")


def upload(desk, file: bytes, name: str = "new.csv", language: str = "en", **said: str):
    form = hidden(desk.get("/registry").text) | {"because": "newer"} | said
    return desk.post(
        "/registry/file",
        data=form,
        files={"file": (name, file)},
        headers={"Accept-Language": language},
    )


RICH = """name,type,country,aliases,emails,domains
Marenia,government,XM,Republic of Marenia|RM,a@b.example,gov.marenia.example
Pilots' Guild,civil society,,,,pilots.example
Quay,academia,XQ,,,
Rope,academia,,,,rope.example
Sail,academia,,,,
"""
POORER = """name,type
Marenia,government
Pilots' Guild,private sector
Quay,academia
Sail,academia
"""


def test_nothing_known_of_anybody_goes_from_the_registry_unless_that_is_said(
    desk, folder
):
    file = folder / "stakeholders.csv"
    assert "The registry holds 5 now." in upload(desk, RICH.encode()).text
    answer = upload(desk, POORER.encode())
    assert answer.status_code == 422
    lost = (
        "Marenia [XM, Republic of Marenia, RM, +2], "
        "Pilots' Guild [civil society, pilots.example], Quay [XQ] and 1 more."
    )
    assert "lacks 4 of the 5 who are known" in unescape(answer.text)
    assert lost in unescape(answer.text)
    french = unescape(upload(desk, POORER.encode(), language="fr").text)
    assert "entre crochets : Marenia [XM, Republic of Marenia, RM, +2]" in french
    assert "Quay [XQ] et 1 autres. Rien n’a changé." in french
    assert file.read_text() == RICH
    assert "holds 4 now" in upload(desk, POORER.encode(), gone="y").text
    assert file.read_text() == POORER


@pytest.mark.parametrize(
    ("now", "then", "lost"),
    [
        ("|RM", "", "RM"),
        ("a@b.example", "c@d.example", "a@b.example"),
        (",gov.marenia.example", ",", "gov.marenia.example"),
        ("XM", "XN", "XM"),
        ("Marenia,government", "Marenia,academia", "government"),
    ],
)
def test_one_thing_that_would_go_is_named_with_whose_it_is(desk, now, then, lost):
    upload(desk, RICH.encode())
    answer = upload(desk, RICH.replace(now, then, 1).encode())
    assert answer.status_code == 422
    assert f"square brackets: Marenia [{lost}]. Nothing" in unescape(answer.text)


def test_a_broken_registry_is_told_on_every_page_and_mended_at_the_desk(desk, folder):
    file = folder / "stakeholders.csv"
    file.write_text(RICH.replace("academia,XQ", "acadmia,XQ"))
    said = "stakeholders.csv, line 4, type: 'acadmia' is no type"
    for page in ("/", "/review", "/compilations", "/registry"):
        assert said in unescape(desk.get(page).text)
    assert desk.get("/cards/2/1").status_code in (200, 503)
    fr = desk.get("/", headers={"Accept-Language": "fr"}).text
    assert "ligne 4, type : 'acadmia' n’est pas un type" in unescape(fr)
    answer = upload(desk, RICH.encode())
    assert answer.status_code == 422
    assert "The present registry cannot be read" in answer.text
    assert "holds 5 now" in upload(desk, RICH.encode(), gone="y").text
    assert said not in unescape(desk.get("/").text)


def test_a_registry_that_knows_more_in_another_order_is_taken(desk):
    upload(desk, RICH.encode())
    head, first, *rest = RICH.replace("|RM", "|New|RM").splitlines()
    turned = "\n".join([head, *rest, first, "Tide,academia,,,,"])
    assert "The registry holds 6 now." in upload(desk, turned.encode()).text


def test_an_empty_file_is_told_from_none(desk):
    assert "The file is empty; nothing was changed." in upload(desk, b"").text
    assert "Le fichier est vide ; rien" in upload(desk, b"", language="fr").text
    none = post(desk, "/registry", "/registry/file", because="newer")
    assert "Choose the file first" in none.text
    line = b'Content-Disposition: form-data; name="%s"'
    said = hidden(desk.get("/registry").text) | {"because": "newer"}
    parts = [line % k.encode() + b"\r\n\r\n" + v.encode() for k, v in said.items()]
    parts.append(line % b"file" + b'; filename=""\r\n\r\n')
    body = b"".join(b"--edge\r\n" + part + b"\r\n" for part in parts) + b"--edge--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=edge"}
    browsers = desk.post("/registry/file", content=body, headers=kind)
    assert "Choose the file first" in browsers.text


def test_a_letter_in_doubt_is_settled_by_who_found_out(desk, folder):
    with (
        Service(load(folder / "config.toml"), lambda: NOW) as service,
        service.ledger.unit() as unit,
    ):
        letter = unit.session.exec(
            select(LetterRow).where(LetterRow.delivery_id == 1)
        ).one()
        unit.letter_state(letter, "in_doubt", "the line broke")
        path = f"/letters/{letter.id}/arrived"
    answer = post(desk, "/letters", path, because="she rang up")
    assert "the letter arrived" in answer.text
    assert post(desk, "/letters", path, because="again").status_code == 422
    (event,) = decided(folder, "doubt resolved")
    assert event["by"] == "Ada Secretary"


def test_words_of_any_mail_are_found_and_its_file_is_shown(desk):
    for words, ids in (("register NUMBER", 4), ("says number 2", 1), ("nowhere", 0)):
        text = desk.get("/deliveries", params={"q": words}).text
        assert len(set(re.findall(r">(D\d{6})</a>", text))) == ids, words
    file = desk.get("/deliveries/1/files/1")
    assert WORDS in file.text
    assert desk.get("/deliveries/1/files/9").status_code == 404


def test_a_search_that_fell_far_behind_catches_up_while_the_desk_is_open(
    app, desk, monkeypatch
):
    search = app.state.desk.search
    wait_until(lambda: search.behind() == 0)
    monkeypatch.setattr("pipeline.desk.search._AT_ONCE", 0)
    post(desk, "/cards/4/0", "/cards/4/0/note", because="ask the master")
    assert search.behind() > 0
    desk.get("/deliveries", params={"q": "register"})
    wait_until(lambda: search.behind() == 0)


def test_a_step_of_the_search_that_failed_is_made_again(app, desk, monkeypatch):
    search = app.state.desk.search
    wait_until(lambda: search.behind() == 0)
    post(desk, "/cards/4/0", "/cards/4/0/note", because="ask the master")
    with monkeypatch.context() as broken:
        broken.setattr("pipeline.desk.search._texts", lambda *_: [(4, object())])
        with pytest.raises(sqlite3.Error):
            search.follow()
    search.follow()
    assert search.behind() == 0
    assert search.find("says number 4") == [4]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_queue_that_could_not_be_made_is_made_at_the_next_look(
    app, desk, monkeypatch
):
    monkeypatch.setattr("pipeline.desk.queue._QUICK", -1)
    queue = app.state.desk.queue
    assert not any(one.note for one in queue.waits())
    with monkeypatch.context() as broken:
        broken.setattr("pipeline.desk.queue.queue", lambda *_: 1 / 0)
        post(desk, "/cards/4/0", "/cards/4/0/note", because="ask the master")
        queue.waits()
    wait_until(lambda: any(one.note for one in queue.waits()))


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it did not become true within 5 seconds")


# --- the verb ------------------------------------------------------------------


def test_the_verb_opens_a_real_desk_and_stops_cleanly(folder):
    verb = (
        "import typer; from pathlib import Path; from pipeline.cli.desk import desk; "
        "from pipeline.cli.context import Context; app = typer.Typer(); "
        "app.command('desk')(desk); app.callback()(lambda: None); "
        "app(['desk'], obj=Context(config=Path('config.toml'), as_json=False))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", verb],
        cwd=folder,
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        link = next(line.strip() for line in process.stdout if "/enter?" in line)
        with urllib.request.urlopen(link, timeout=10) as page:  # noqa: S310 (http, ours)
            assert "Your name" in page.read().decode()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert errors == ""


def test_a_port_that_is_taken_is_said_in_a_sentence(folder):
    verb = typer.Typer()
    verb.command()(desk_verb)
    here = Context(config=folder / "config.toml", as_json=False)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(Fault, match="leave --port away"):
            verb(["--port", port], obj=here, standalone_mode=False)
