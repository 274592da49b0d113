"""What somebody types, also wrongly: one sentence, and who decided is recorded."""

import json
import re
import sys
from functools import partial

import pytest

from pipeline.cli import main
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write

WHO = ("--by", "A. Head", "--because", "the mail server is gone")
NOT_READ = "its mail was not read since; nothing is issued before"


def mail(n, at=IN_TIME, subject="Comments", body="Paragraph 2: delete this."):
    return (
        "Authentication-Results: mx.example.org; dmarc=pass header.from=party.example\n"
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Person <p@party.example>\nTo: info@example.org\n"
        f"Subject: {subject}\nMessage-ID: <m{n}@party.example>\n\n{body}\n"
    ).encode()


@pytest.fixture
def folder(tmp_path):
    write(tmp_path)
    (tmp_path / "mailbox/new/1773136800.m1.mx").write_bytes(mail(1))
    return tmp_path


@pytest.fixture
def verb(folder, call):
    return partial(call, folder / "config.toml")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nonsense",), "No such command 'nonsense'. What can be written: "),
        (("show",), "Missing argument 'ID'. What can be written: "),
        (("list", "--state", "x"), "'--state': 'x' is not one of 'archived', "),
        (("publish", "--frob"), "No such option: --frob"),
        (("import",), "Missing argument 'PATH'"),
        (("admit", "D000001"), "Missing option '--by'"),
        (("once", "--now", "2026-03-21"), "for UTC write 2026-03-21T00:00:00Z."),
        (("publish", "--by", "A"), "Say why, in words"),
        (("publish", "--without-missing"), "Say who decides"),
        (("publish", "--because", "why not"), "Say who decides"),
    ],
)
def test_a_call_that_is_wrong_is_told_in_one_sentence(verb, words, told):
    code, out, err = verb(*words)
    assert (code, out) == (2, "")
    assert told in err
    assert err.startswith("depositary: ")
    assert len(err.splitlines()) == 1
    assert "Value error" not in err


def test_an_instant_is_taken_as_it_was_asked_for(verb):
    now = re.search(r"write (\S+)\.$", verb("once", "--now", "2026-03-01")[2])[1]
    assert verb("once", "--now", now)[0] == 1  # the sender is to be decided


@pytest.mark.parametrize("asks", [(), ("--help",)])
def test_who_asks_for_nothing_is_told_what_there_is_in_whole_sentences(
    monkeypatch, capsys, asks
):
    monkeypatch.setattr(sys, "argv", ["depositary", *asks])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    told = " ".join((said.out + said.err).split())
    assert left.value.code == (0 if asks else 2)
    assert "Run the service: poll, work, send letters, compile and publish when" in told
    assert "..." not in told.partition("Commands:")[2]


def test_a_configuration_that_is_no_toml_is_told_in_plain_words(folder, verb):
    config = folder / "config.toml"
    config.write_text(config.read_text().replace('"A case"', '"A case'))
    code, _, err = verb("status")
    assert code == 2
    assert "line 3, title: the quotation mark at its beginning is never closed" in err
    assert "line 3" in err


def test_unread_mail_stops_an_issue_unless_a_person_says_who_and_why(folder, verb):
    verb("once", "--now", "2026-03-19T12:00:00Z")
    after = ("publish", "--now", AFTER.isoformat())
    code, out, _ = verb(*after)
    assert (code, NOT_READ in out, "New: drafts" in out) == (1, True, False)
    assert "depositary publish --by NAME --because WHY" in out
    assert (folder / "site/index.html").exists()
    assert not (folder / "compilations/drafts.docx").exists()
    code, out, _ = verb(*after, *WHO)
    assert (code, NOT_READ in out, "New: drafts" in out) == (0, False, True)
    lines = (folder / "archive/ledger/events.jsonl").read_text().splitlines()
    (asked,) = (e for e in map(json.loads, lines) if e["kind"] == "asked to issue")
    assert asked["data"] == {
        "by": "A. Head",
        "because": "the mail server is gone",
        "unread": ["drafts"],
        "without_missing": False,
    }
    assert verb("rebuild")[0] == 0
    assert verb("verify")[0] == 0


def test_the_list_says_what_was_superseded_and_taken_back(folder, verb):
    revised = mail(2, subject="Revised comments", body="Paragraph 3: delete this.")
    (folder / "mailbox/new/1773136801.m2.mx").write_bytes(revised)
    verb("once", "--now", "2026-03-19T12:00:00Z")
    first, second = (x for x in verb("list")[1].splitlines() if x.startswith("D0"))
    assert "accepted, superseded" in " ".join(first.split())
    assert "superseded" not in second
    back = mail(3, subject="Withdrawal", body="We withdraw our submission.")
    (folder / "mailbox/new/1773136802.m3.mx").write_bytes(back)
    verb("once", "--now", "2026-03-19T13:00:00Z")
    _, second, third = (x for x in verb("list")[1].splitlines() if x.startswith("D0"))
    assert " withdrawn " in second
    assert "request to" in third


@pytest.mark.parametrize("at", [IN_TIME, TOO_LATE])
def test_what_arrived_before_its_own_stamp_is_flagged_and_held_if_that_is_late(
    folder, verb, at
):
    (folder / "mailbox/new/1773136800.m1.mx").write_bytes(mail(1, at))
    verb("once", "--now", "2026-03-09T12:00:00Z")
    told = " ".join(verb("show", "D000001")[1].split())
    flagged, held = "one of our clocks is wrong", "or of this machine is wrong"
    assert (flagged in told, held in told) == (at is IN_TIME, at is TOO_LATE)
    assert verb("replay")[0] == 0
