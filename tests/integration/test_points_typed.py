"""Splitting, joining and taking back are typed as well, and stand the rebuild."""

from __future__ import annotations

import json

import pytest

from tests.consultation import IN_TIME, write

WHO = ("--by", "Ada", "--because", "I read it")
OTHER = ("--by", "Bo", "--because", "no, it is not so")
FRUIT = ("--stakeholder", "Fruit Union", "--type", "civil society")
SPLIT = ("--split", "Pears are")
ONE, TWO, NEW = "CASE/1/1-1", "CASE/1/1-2", "CASE/1/1-3"
TWO_POINTS = "Apples should be red. Pears are another matter, and need a law."
BODIES = (
    f"Paragraph 1: {TWO_POINTS}\n\nParagraph 3: Plums should be blue.\n",
    "Paragraph 2: Pears should be green.\n",
)
MAIL = (
    "Received: from a by mx.example.org; {}\nFrom: A <a{}@people.example>\n"
    "To: info@example.org\nSubject: Comments\nMessage-ID: <{}@a>\n\n{}"
)


@pytest.fixture
def verb(tmp_path, call):
    """Give a verb as on the command line; returns exit status and what was said."""
    config = write(tmp_path)
    for n, body in enumerate(BODIES):
        path = tmp_path / f"mailbox/new/177313660{n}.m.mx"
        path.write_text(MAIL.format(IN_TIME, n, n, body))

    def verb(*words):
        code, out, err = call(config, *words)
        return code, out + err

    verb("once", "--now", "2026-03-11T12:00:00Z")
    return verb


def comments(verb):
    shown = json.loads(verb("--json", "show", "CASE/1/1")[1])
    return {c["id"]: (c["text"], c["paragraphs"]) for c in shown["comments"]}


def again(verb):
    """Rebuild; what was decided is what it was."""
    before = comments(verb)
    code, said = verb("rebuild")
    assert code == 0, said
    assert comments(verb) == before
    assert verb("verify")[0] == 0


def test_who_said_who_speaks_is_told_after_a_rebuild_too(verb):
    assert verb("decide", "CASE/1/1", *FRUIT, *WHO)[0] == 0
    for _ in range(2):
        _, said = verb("show", "CASE/1/1")
        assert "because of decision: Ada: I read it" in said
        again(verb)


def test_a_half_tells_who_says_it(verb):
    assert verb("decide", ONE, *FRUIT, *WHO)[0] == 0
    _, said = verb("decide", ONE, *SPLIT, *WHO)
    assert said.count("It is said by Fruit Union") == 2


def test_a_comment_is_split_its_halves_are_placed_and_all_is_taken_back(verb):
    before = comments(verb)
    code, said = verb("decide", ONE, *SPLIT, *WHO)
    assert code == 0
    assert f"Recorded: {ONE}, by Ada. The second point is {NEW}; both wait." in said
    assert "taken for: comment. Offered first: D 2 (read in its own words)." in said
    assert "taken for: amend. Offered first: D 1 (read in its own words)." in said
    assert verb("decide", NEW, "--document", "D", "--paragraph", "2", *WHO)[0] == 0
    assert comments(verb)[NEW] == ("Pears are another matter, and need a law.", ["2"])
    assert comments(verb)[ONE] == ("Paragraph 1: Apples should be red.", [])
    again(verb)

    code, said = verb("decide", ONE, "--undo", *OTHER)
    assert (code, "must be undone first" in said) == (2, True)
    code, said = verb("decide", NEW, "--undo", *OTHER)
    assert code == 0
    assert f"Taken back: {NEW} is on D, 2, comment (Ada: I read it)." in said
    assert f"{NEW} waits again" in said
    code, said = verb("decide", NEW, "--undo", *OTHER)
    assert code == 0
    assert f"{NEW} is there no more." in said
    assert comments(verb) == before
    again(verb)
    code, said = verb("decide", ONE, "--undo", *OTHER)
    assert (code, "stands; nothing was changed" in said) == (2, True)


def test_the_halves_are_placed_where_they_are_offered(verb):
    assert verb("decide", ONE, *SPLIT, *WHO)[0] == 0
    code, said = verb("decide", NEW, "--candidate", "7", *WHO)
    assert (code, "What is offered for it is 1: D 2" in said) == (2, True)
    assert verb("decide", ONE, NEW, "--candidate", "1", *WHO)[0] == 0
    assert [places for _, places in comments(verb).values()] == [["1"], ["3"], ["2"]]
    again(verb)


def test_two_comments_of_a_mail_are_joined_and_parted_again(verb):
    before = comments(verb)
    code, said = verb("decide", ONE, "--join", TWO, *WHO)
    assert code == 0
    assert f"{TWO} is part of it now. {ONE} is on D, 1." in said
    assert comments(verb)[ONE][0].endswith("Plums should be blue.")
    again(verb)
    code, said = verb("decide", "CASE/1/1", "--undo", *WHO)
    assert f"Taken back: {TWO} is part of {ONE} (Ada: I read it)." in said
    assert (code, comments(verb)) == (0, before)
    again(verb)


def test_what_was_decided_of_several_is_taken_back_of_several_or_of_none(verb):
    before = comments(verb)
    assert verb("decide", ONE, TWO, "--general", *WHO)[0] == 0
    code, said = verb("decide", ONE, TWO, "CASE/1/2-1", "--undo", *WHO)
    assert (code, "nothing was changed" in said) == (2, True)
    assert comments(verb) != before
    code, said = verb("decide", ONE, TWO, "--undo", *WHO)
    assert (code, said.count("Taken back: CASE/1/1-")) == (0, 2)
    assert comments(verb) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((ONE, "--split", "nowhere"), "These words are not in the comment"),
        ((ONE, "--split", ""), "These words are not in the comment"),
        ((ONE, "--split", "Paragraph 1"), "The comment itself begins so"),
        ((ONE, "--split", "Pears", "--general"), "--general and --split are 2"),
        ((ONE, "--general", "--kind", "submission", "--undo"), "Say one thing"),
        ((ONE,), f"Say what is decided of {ONE}"),
        ((ONE, "--type", "academia"), "--type says more of --stakeholder alone"),
        (("CASE/1/1", "--other-party"), "--other-party says more of --of alone"),
        ((ONE, TWO, "--general", "--seen", "x"), "each has a version of its own"),
        ((ONE, "--undecided", "--no-comment"), "say one"),
        ((ONE, "--candidate", "1"), "Nothing is offered"),
        ((ONE, "--candidate", "1", "--general"), "not both"),
        ((NEW, "--candidate", "1"), "There is no comment 3"),
        (("CASE/1/1", "--candidate", "1"), "CASE/1/1 is a mail"),
        (("CASE/1/1", "--call", ""), "There is no call ''"),
        (("CASE/1/1", "--answer-to", ""), "can only go to an address in the mail"),
        ((ONE, TWO, "--split", "Pears"), "Say one thing"),
        (("CASE/1/1", "--split", "Pears"), "CASE/1/1 is a mail"),
        ((ONE, "--join", ONE), "Name another comment"),
        ((ONE, "--join", NEW), "There is no comment 3"),
        ((ONE, "--join", "CASE/1/2-1"), "Only comments of one mail can be joined"),
        ((ONE, "--join", "CASE/1/1"), "Only comments of one mail can be joined"),
        ((ONE, "--join", "2"), "Only comments of one mail can be joined"),
        ((ONE, "--join", ""), "is no id"),
        (("CASE/1/1", "--join", TWO), "CASE/1/1 is a mail"),
        ((ONE, "--undo"), "Nothing that was decided of it stands"),
        ((ONE, "--undo", "--split", "Pears"), "Say one thing"),
        ((ONE, "--undo", "--seen", "x"), "Say one thing"),
        ((ONE, "--stakeholder", "Ada"), "of no known type"),
        ((ONE, "--kind", "withdrawal"), "is decided of the whole mail"),
        ((ONE, "--no-comment", "--action", "keep"), "say one"),
        ((ONE, "--split", "Pears are", "--seen", "x"), "You saw: x. Now it is:"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_changes_nothing(verb, words, said):
    before = comments(verb)
    code, told = verb("decide", *words, *WHO)
    assert (code, said in told) == (2, True), told
    assert "Traceback" not in told
    assert comments(verb) == before
