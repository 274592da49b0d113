"""A person makes a comment of words of a mail in which no rule found one."""

from __future__ import annotations

import json

import pytest

from tests.consultation import IN_TIME, write

WHO = ("--by", "Ada", "--because", "it is a point, too")
BODY = """Dear secretariat,

Paragraph 1: Apples should be red.

We agree with the guild of growers on  3.

Kind regards
Ann
"""
MAIL = (
    "Received: from a by mx.example.org; {}\nFrom: A <a@people.example>\n"
    "To: info@example.org\nSubject: Comments\nMessage-ID: <{}@a>\n\n{}"
)
ONE = "CASE/1/1"


@pytest.fixture
def config(tmp_path):
    config = write(tmp_path)
    for n, body in enumerate((BODY, "Thanks for your mail.\n")):
        path = tmp_path / f"mailbox/new/177313660{n}.m.mx"
        path.write_text(MAIL.format(IN_TIME, n, body))
    return config


@pytest.fixture
def verb(config, call):
    def verb(*words):
        code, out, err = call(config, *words)
        return code, out + err

    verb("once", "--now", "2026-03-11T12:00:00Z")
    return verb


def comments(verb, ident=ONE):
    shown = json.loads(verb("--json", "show", ident)[1])
    return [(c["text"], c["paragraphs"], c["review"]) for c in shown["comments"]]


def again(verb):
    """Rebuild; what was decided is what it was."""
    before = comments(verb)
    code, said = verb("rebuild")
    assert code == 0, said
    assert comments(verb) == before
    assert verb("verify")[0] == 0


def test_they_wait_are_placed_stand_the_rebuild_and_are_taken_back(verb):
    before = comments(verb)
    code, said = verb("decide", ONE, "--comment", "Dear secretariat,", *WHO)
    assert code == 0
    assert f"These words are {ONE}-{len(before) + 1} now; it waits" in said
    assert "It is taken for: comment." in said
    at = f"{ONE}-{len(before) + 1}"
    assert comments(verb)[-1] == ("Dear secretariat,", [], True)
    assert verb("decide", at, "--document", "D", "--paragraph", "3", *WHO)[0] == 0
    again(verb)
    for kind in ("not_a_submission", "submission"):  # a slip, and its mending
        assert verb("decide", ONE, "--kind", kind, *WHO)[0] == 0
    assert comments(verb)[-1] == ("Dear secretariat,", ["3"], False)
    again(verb)
    assert verb("decide", at, "--split", "secretariat", *WHO)[0] == 0
    again(verb)
    for ident in (at, at, at):
        assert verb("decide", ident, "--undo", *WHO)[0] == 0
    assert comments(verb) == before
    again(verb)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((ONE, "--comment", "Cherries"), "stand in no one paragraph"),
        ((ONE, "--comment", "  "), "stand in no one paragraph"),
        ((ONE, "--comment", "secretariat, Paragraph 1"), "stand in no one paragraph"),
        ((ONE, "--comment", "re"), "more than once"),
        ((ONE, "--comment", "Apples  should"), "Comment 1 of it says these words"),
        ((f"{ONE}-1", "--comment", "Dear"), "is a comment"),
        ((ONE, "--comment", "Dear", "--seen", "x"), "You saw: x. Now it is:"),
        (("D000002", "--comment", "Thanks"), "Only a submission has comments"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_changes_nothing(verb, words, said):
    before = comments(verb)
    code, told = verb("decide", *words, *WHO)
    assert (code, said in told) == (2, True), told
    assert comments(verb) == before
