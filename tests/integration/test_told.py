"""What whoever decides, looks or lists is told: what it did, why, and what else."""

from __future__ import annotations

import json

import pytest

from pipeline.worker import Worker
from tests.consultation import IN_TIME, write

ADA = ("--by", "Ada", "--because", "I read it")
BO = ("--by", "Bo", "--because", "so do I")
REGISTRY = (
    "name,type,country,aliases,emails,domains\n"
    "Norway,government,NO,,,fisk.no.example\nGuild of Growers,civil society,,,,\n"
)
MAILS = (
    "Paragraph 1: Apples should be red.\n\nParagraph 2: keep.\n\nParagraph 3: Blue.\n",
    "Paragraph 9: Cherries should be sour.\n",
    "In our mail we wrote red apples; please read yellow ones in paragraph 1.\n",
    "Where do I send my remarks, and until when?\n",
)
SUBJECTS = ("Comments", "Remarks", "Correction", "A question")
ONE, TWO, THREE = "CASE/1/1", "CASE/1/2", "CASE/1/3"


@pytest.fixture
def verb(tmp_path, call, monkeypatch):
    """Give a verb as on the command line; returns exit status and what was said."""
    monkeypatch.setenv("COLUMNS", "400")
    config = write(tmp_path, registry=REGISTRY)
    for n, (body, subject) in enumerate(zip(MAILS, SUBJECTS, strict=True)):
        who = "bo@other.example" if n == 1 else "a@people.example"
        (tmp_path / f"mailbox/new/177313660{n}.m.mx").write_text(
            f"Received: from a by mx.example.org; {IN_TIME}\nFrom: A <{who}>\n"
            f"To: info@example.org\nSubject: {subject}\nMessage-ID: <{n}@a>\n\n{body}"
        )

    def verb(*words):
        code, out, err = call(config, *words)
        return code, " ".join((out + err).split())

    verb("once", "--now", "2026-03-11T12:00:00Z")
    return verb


def decided(verb, *words, who=ADA):
    return verb("decide", *words, *who)


def test_how_many_comments_count_no_more_and_how_that_is_undone(verb):
    code, said = decided(verb, THREE, "--of", ONE)
    assert code == 0
    assert f"{ONE} is superseded. The 3 comments of {ONE} count no more." in said
    assert decided(verb, THREE, "--of", "none")[0] == 0
    code, said = decided(verb, ONE, "--kind", "duplicate", "--of", THREE)
    assert code == 0
    assert f"Look again: the words of {ONE} are quite other ones than those of" in said
    assert f"If that is a slip: decide {ONE} --kind submission." in said
    assert f"The 3 comments of {ONE} count no more." in said
    code, said = decided(verb, ONE, "--undo")
    assert (code, "decide D000001 --kind submission" in said) == (2, True)
    assert f"{ONE} accepted" not in verb("list", "--replaced")[1]
    assert "repeats D000003" in verb("list", "--replaced")[1]


def test_a_correction_of_one_of_many_comments_is_offered_before_a_replacement(verb):
    shown = verb("review")[1]
    assert f"{ONE} has 3 comments, more than this one" in shown
    part, whole = "--kind correction --of NUMBER-2", "decide ID --of NUMBER --by"
    asked = shown[shown.index("On which earlier one does it act? depositary") :]
    assert 0 < asked.index(part) < asked.index(whole)
    code, said = decided(verb, THREE, "--of", f"{ONE}-1")
    assert (code, f"{ONE}-1 is one comment of {ONE}." in said) == (2, True)
    assert decided(verb, THREE, "--kind", "correction", "--of", f"{ONE}-1")[0] == 0
    assert f"puts right {ONE}-1" in verb("list", "--replaced")[1]


def test_each_candidate_has_its_reason_and_what_has_none_says_why(verb):
    cards = {
        card["id"]: card
        for card in json.loads(verb("--json", "review")[1])
        if card["question"] == "Which paragraph?"
    }
    assert cards[f"{TWO}-1"]["candidates"] == []
    cited = "it cites “Paragraph 9”, and no place for that was found"
    assert cards[f"{TWO}-1"]["reasons"] == [cited]
    assert cited in verb("review")[1]
    assert decided(verb, f"{ONE}-1", "--undecided")[0] == 0
    assert "D 1: where it stood before" in verb("review")[1]
    assert "perhaps D 1: where it stood before" in verb("show", ONE)[1]


def test_a_type_that_the_registry_denies_and_a_name_that_nothing_ties(verb):
    name = ("--stakeholder", "norway")
    code, said = decided(verb, TWO, *name, "--type", "academia")
    assert (code, "Norway is registered as government, and not as" in said) == (2, True)
    code, said = decided(verb, TWO, *name, "--type", "government")
    assert code == 0
    assert "nothing ties its address, bo@other.example, to Norway." in said
    code, said = decided(
        verb, ONE, "--stakeholder", "Norway; Cooks", "--type", "academia"
    )
    assert (code, "to Norway. Look again: " in said, "to Cooks." in said) == (0, 1, 1)
    code, said = decided(verb, ONE, "--stakeholder", "Cooks", "--type", "civil society")
    assert (code, "Look again" in said) == (0, False)
    shown = json.loads(verb("--json", "show", ONE)[1])
    assert [s["type"] for s in shown["stakeholders"]] == ["civil society"]
    # what was confirmed for one mail of an address is no stranger to another
    code, said = decided(
        verb, THREE, "--stakeholder", "Cooks", "--type", "civil society"
    )
    assert (code, "Look again: nothing ties" in said) == (0, False)


def test_who_decided_of_the_same_before_is_told(verb):
    at = f"{ONE}-2"
    assert "had decided" not in decided(verb, at, "--action", "delete")[1]
    assert "had decided" not in decided(verb, at, "--action", "amend")[1]
    said = decided(verb, at, "--action", "keep", who=BO)[1]
    assert f"Ada had decided of it before: {at} is on D, 2, amend. Yours" in said


def test_whoever_is_overtaken_in_the_same_moment_is_told(verb, monkeypatch):
    run, at = Worker.run, f"{ONE}-2"

    def overtaken(worker, *more):
        monkeypatch.setattr(Worker, "run", run)
        decided(verb, at, "--action", "keep", who=BO)
        return run(worker, *more)

    monkeypatch.setattr(Worker, "run", overtaken)
    said = decided(verb, at, "--action", "amend")[1]
    assert "Bo decided of it at the same time, and that stands." in said


def test_of_several_it_is_told_which_one_cannot_be(verb):
    code, said = decided(verb, f"{ONE}-1", f"{TWO}-1", "--action", "amend")
    assert (code, f"{TWO}-1: Say which paragraphs" in said) == (2, True)


def test_what_is_undone_is_the_machines_again_and_nobody_is_printed_with_it(verb):
    assert "record will print" in decided(verb, f"{ONE}-1", "--action", "keep")[1]
    assert "record will print" not in decided(verb, f"{ONE}-1", "--undo")[1]


def test_the_history_says_what_was_decided(verb):
    at = f"{ONE}-1"
    for words in (
        (at, "--action", "keep"),
        (at, "--undo"),
        (at, "--split", "should be red"),
        (f"{ONE}-2", "--no-comment"),
        (f"{ONE}-3", "--join", at),
        (ONE, "--stakeholder", "Guild of Growers"),
        (TWO, "--kind", "correction", "--of", f"{at}", "--other-party"),
        (TWO, "--of", "none"),
        (THREE, "--of", ONE),
        (THREE, "--call", "drafts"),
        (THREE, "--answer-to", "a@people.example"),
        ("D000004", "--kind", "not_a_submission"),
    ):
        code, said = decided(verb, *words)
        assert code == 0, (words, said)
    shown = verb("show", ONE)[1]
    for said in (
        f"({at} is on D, 1, keep)",
        f"(taken back: {at} is on D, 1, keep)",
        f"({ONE}-4 is parted from {at})",
        f"({ONE}-2 is no comment)",
        f"({at} is part of {ONE}-3)",
        "(it speaks for Guild of Growers)",
    ):
        assert said in shown, shown
    assert f"(it is submission; it puts right {at})" in verb("show", TWO)[1]
    assert "(it acts on none)" in verb("show", TWO)[1]
    assert "(it acts on D000001)" in verb("show", THREE)[1]
    assert "(it answers drafts)" in verb("show", THREE)[1]
    assert "(letters go to a@people.example)" in verb("show", THREE)[1]
    assert "(it is not a submission)" in verb("show", "D000004")[1]


def test_a_later_decision_that_stands_in_the_way_is_named(verb):
    assert decided(verb, f"{ONE}-1", "--split", "should be red")[0] == 0
    assert decided(verb, f"{ONE}-4", "--general", who=BO)[0] == 0
    code, said = decided(verb, f"{ONE}-1", "--undo")
    assert code == 2
    assert "Bo decided something of D000001-4 since" in said
    assert "decide D000001-4 --undo" in said


def test_what_is_held_is_listed_by_its_state_and_by_its_kind(verb):
    assert "D000004" in verb("list", "--kind", "held")[1]
    assert verb("list", "--kind", "held") == verb("list", "--state", "held")


def test_the_drafts_tell_of_a_registry_that_is_broken(verb, tmp_path):
    assert verb("drafts")[0] == 0
    (tmp_path / "stakeholders.csv").write_text("name,type\nNorway,minister\n")
    code, said = verb("drafts")
    assert code == 1
    assert "'minister' is no type" in said
