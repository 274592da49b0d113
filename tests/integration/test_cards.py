"""What a card tells of the mail it is about, and a decision of what it did."""

from __future__ import annotations

import json
import shutil
import sys

import pytest
from starlette.testclient import TestClient

from pipeline.cli import main
from pipeline.desk import make_app
from pipeline.service import Service
from pipeline.settings import load
from tests import correspondence as scene
from tests.consultation import AFTER, TOO_LATE, write
from tests.correspondence import ACK, BEFORE, COMMENTS, REGISTRY, take
from tests.office import enter, post

WHO = ("--by", "A. Secretary", "--because", "I read it")
QUOTED = "You wrote:\n> Paragraph 1: we grow apples.\n"


@pytest.fixture(scope="module")
def mails(tmp_path_factory):
    """A submission, what waits about it, and one that came later."""
    folder = tmp_path_factory.mktemp("cards")
    with Service(load(write(folder, registry=REGISTRY)), lambda: BEFORE) as service:
        take(service, 1, scene.mail(1, COMMENTS))
        take(service, 2, scene.mail(2, f"Is this right?\n\n{QUOTED}", answers=ACK))
        third = {"sender": "Zoe <zoe@ministry.example>", "subject": "Our withdrawal"}
        words = "The Ministry drops the comments of Party, CASE/1/1."
        take(service, 3, scene.mail(3, words, **third))
        take(service, 4, scene.mail(4, "Paragraph 3: plums.", at=LATER))
    return folder


LATER = "Wed, 11 Mar 2026 09:00:00 +0000"


@pytest.fixture
def verb(mails, tmp_path, monkeypatch, call):
    folder = tmp_path / "copy"
    shutil.copytree(mails, folder)
    monkeypatch.setenv("COLUMNS", "400")

    def verb(*words):
        code, out, err = call(folder / "config.toml", *words)
        return code, out + err

    return verb


def test_a_card_says_from_whom_it_is_how_it_begins_and_what_it_answers(verb):
    said = verb("review")[1]
    assert (
        "From Ann Lee <ann@party.example>, “Comments 2”: “Is this right? You wrote:”. "
        "It answers our letter on CASE/1/1."
    ) in said
    assert (
        "From Zoe <zoe@ministry.example>, “Our withdrawal”: “The Ministry drops the "
        "comments of Party, CASE/1/1.”. It names CASE/1/1."
    ) in said
    cards = {card["id"]: card for card in json.loads(verb("--json", "review")[1])}
    assert cards["D000002"]["mail"]["answers"] == "CASE/1/1"
    assert cards["D000003"]["mail"]["names"] == ["CASE/1/1"]
    assert "--kind withdrawal --of NUMBER" in said


def test_the_desk_says_the_same(mails, tmp_path):
    folder = tmp_path / "desk"
    shutil.copytree(mails, folder)
    app = make_app(load(folder / "config.toml"), lambda: BEFORE)
    with TestClient(app, base_url="http://127.0.0.1") as desk:
        enter(desk, app.state.visitors.token)
        queue = desk.get("/review").text
        assert "The Ministry drops the comments of Party, CASE/1/1." in queue
        assert "Zoe &lt;zoe@ministry.example&gt;" in queue
        assert "It answers our letter on CASE/1/1." in desk.get("/cards/2/0").text
        assert "It names CASE/1/1." in desk.get("/cards/3/0").text
        told = {"kind": "withdrawal", "earlier": "CASE/1/1", "because": "said"}
        refused = post(desk, "/cards/3/0", "/deliveries/3/kind", **told)
        assert "CASE/1/1 is of Party (ann@party.example)" in refused.text
        placed = desk.get("/cards/1/1").text
        assert "It names" not in placed
        answer = post(
            desk, "/cards/1/0", "/deliveries/1/earlier",
            earlier="CASE/1/2", because="it says so",
        )  # fmt: skip
        assert "acts on D000004, which came later than it." in answer.text
        told["other_party"] = "y"
        taken = post(desk, "/cards/3/0", "/deliveries/3/kind", **told)
        assert "is withdrawal" in taken.text


def test_a_name_that_ends_in_a_full_stop_is_told_with_one(verb):
    who = ("--by", "A. B.", "--because", "I read it")
    said = verb("decide", "CASE/1/1-2", "--no-comment", *who)[1]
    assert "Recorded: CASE/1/1-2, by A. B. CASE/1/1-2 is no comment." in said


def test_what_was_replaced_is_listed_by_what(verb):
    assert "0 deliveries" in verb("list", "--replaced")[1]
    verb("decide", "CASE/1/2", *OF_1, *WHO)
    said = verb("list", "--replaced")[1]
    assert "2 deliveries" in said
    assert "superseded by CASE/1/2" in said
    assert "replaces CASE/1/1" in said
    known = json.loads(verb("--json", "list", "--replaced")[1])
    assert [(x["supersedes"], x["superseded_by"]) for x in known] == [
        (None, "CASE/1/2"),
        ("CASE/1/1", None),
    ]
    verb("decide", "CASE/1/2", "--kind", "withdrawal", *OF_1, *WHO)
    said = verb("list", "--replaced")[1]
    assert "withdrawn by its sender" in said
    assert "takes back CASE/1/1" in said


def test_a_withdrawal_by_another_says_what_it_takes_back(verb):
    words = ("decide", "D000003", "--kind", "withdrawal", *OF_1, *WHO)
    code, said = verb(*words)
    assert code == 2
    assert "CASE/1/1 is of Party (ann@party.example), and D000003 of" in said
    assert "zoe@ministry.example" in said
    assert "--other-party" in said
    code, said = verb(*words, "--other-party")
    assert code == 0
    assert "D000003 now takes back CASE/1/1; CASE/1/1 is withdrawn." in said
    assert "To undo it: decide D000003 --of none, or --kind not_a_submission" in said
    assert "then CASE/1/1 stands again" in said


def test_nobody_corrects_a_comment_of_another_party_by_a_slip(verb):
    of = ("--kind", "correction", "--of", "CASE/1/1-1")
    code, said = verb("decide", "D000003", *of, *WHO)
    assert (code, "CASE/1/1 is of Party" in said) == (2, True)
    code, said = verb("decide", "D000003", *of, "--other-party", *WHO)
    assert code == 0, said


OF_1 = ("--of", "CASE/1/1")


def test_a_comment_is_taken_out_and_shown_to_be_and_comes_back(verb):
    code, said = verb("decide", "CASE/1/1-2", "--document", "none", *WHO)
    assert (code, "--no-comment" in said) == (2, True)
    code, said = verb("decide", "CASE/1/1-2", "--no-comment", *WHO)
    assert code == 0
    assert "Recorded: CASE/1/1-2, by A. Secretary. CASE/1/1-2 is no comment." in said
    shown = verb("show", "CASE/1/1")[1]
    assert "CASE/1/1-2: taken out by A. Secretary: I read it\n" in shown
    assert "CASE/1/1-1: comment D 1\n" in shown
    there = ("--document", "D", "--paragraph", "2")
    assert "CASE/1/1-2 is on D, 2." in verb("decide", "CASE/1/1-2", *there, *WHO)[1]


def test_a_decision_says_what_it_did_to_the_other_one_and_whether_that_came_later(
    verb,
):
    said = verb("decide", "CASE/1/2", *OF_1, *WHO)[1]
    assert "CASE/1/2 now replaces CASE/1/1; CASE/1/1 is superseded." in said
    assert "It speaks for Party." in said
    said = verb("decide", "CASE/1/2", "--of", "none", *WHO)[1]
    assert "It acts on no earlier one." in said
    said = verb("decide", "CASE/1/1", "--of", "CASE/1/2", *WHO)[1]
    assert "CASE/1/1 now replaces CASE/1/2, which came later than it" in said
    verb("decide", "CASE/1/1", "--of", "none", *WHO)
    said = verb("decide", "CASE/1/2", "--kind", "duplicate", *OF_1, *WHO)[1]
    assert "CASE/1/2 now repeats CASE/1/1; only the words of CASE/1/1 count." in said


def test_what_a_mailbox_gave_is_known_when_its_folder_is_imported(verb, tmp_path):
    said = verb("import", str(tmp_path / "copy/mailbox"))[1]
    assert "0 new messages kept, 4 known before" in said
    more = tmp_path / "more.eml"
    more.write_bytes(scene.mail(5, COMMENTS))
    said = verb("import", str(more), str(tmp_path / "copy/mailbox"))[1]
    assert "1 new message kept, 4 known before" in said


def test_what_is_issued_for_the_first_time_is_not_issued_again(
    tmp_path, monkeypatch, capsys
):
    config = write(tmp_path, registry=REGISTRY)
    folder = tmp_path / "mailbox" / "new"
    (folder / "1774051200.m1.mx").write_bytes(scene.mail(1, COMMENTS))
    for n in (2, 3):
        late = scene.mail(n, f"Paragraph 3: {n} plums.", at=TOO_LATE)
        (folder / f"1774051200.m{n}.mx").write_bytes(late)
    with Service(load(config), lambda: AFTER) as service:
        service.poll()
        service.worker.run()
    for ident, told in (("D000002", "is issued.\n"), ("D000003", "is issued again.\n")):
        argv = ["depositary", "--config", str(config), "admit", ident, *WHO]
        monkeypatch.setattr(sys, "argv", argv)
        with pytest.raises(SystemExit):
            main()
        assert f"The compilation of drafts {told}" in capsys.readouterr().out
