"""A reply in own words: it corrects where that is plain, else a person is asked."""

from __future__ import annotations

import re

import pytest

from pipeline import decisions
from pipeline.proof.rebuild import rebuild
from pipeline.service import Service
from pipeline.settings import load
from rules.terms import Kind
from tests import correspondence as scene
from tests.consultation import AFTER, TOO_LATE, write
from tests.correspondence import (
    ALIGNED,
    BEFORE,
    COMMENTS,
    REGISTRY,
    UNTOUCHED,
    WHO,
    known,
    questions,
    stands,
    take,
)

LETTER = ""  # the name of our letter on the first mail


def mail(n, words, **more):
    return scene.mail(n, words, before=ALIGNED, **more)


def reply(words, n=2):
    return mail(n, words, answers=LETTER)


@pytest.fixture
def clock():
    return [BEFORE]


@pytest.fixture
def service(tmp_path, clock, monkeypatch):
    with Service(load(write(tmp_path, registry=REGISTRY)), lambda: clock[0]) as service:
        take(service, 1, mail(1, COMMENTS))
        (letter,) = known(service, 1).letters
        monkeypatch.setattr(f"{__name__}.LETTER", letter.message_id)
        yield service


@pytest.mark.parametrize(
    "words",
    [
        "No, comment 2 is wrong: it is about paragraph 1.",
        "Non, le commentaire 2 est faux : il porte sur le paragraphe 1.",
        "No, el comentario 2 es incorrecto: se refiere al párrafo 1.",
        "Нет, замечание 2 указано неверно: оно относится к пункту 1.",
        "لا، التعليق 2 خطأ: هو يتعلق بالفقرة 1",
        "不，意见2有误：它针对第1段。",
    ],
)
def test_what_is_plain_corrects(service, words):
    take(service, 2, reply(words))
    assert stands(service)[1] == ("D", ("1",))
    assert known(service, 2).row.kind == "correction"


def test_what_our_letter_gives_as_examples_is_done_when_it_is_sent_back(service):
    (letter,) = known(service, 1).letters
    move, asks, drop, yes = re.findall(r"(?m)^- “(.+?)”", letter.text)
    take(service, 2, reply(f"{asks}\n{move}\n{drop}"))
    assert known(service, 2).row.kind == "correction"
    assert stands(service) == [("D", ("2",)), ("D", ("2",)), None]
    assert known(service, 1).comments[0].action == "amend"
    take(service, 3, reply(yes, n=3))
    assert known(service, 3).row.kind_reason == "it confirms what we understood"


@pytest.mark.parametrize(
    "words",
    [
        "No.",
        "No, it is about paragraph 3.",
        "Comment 1 is wrong.",
        "As said: Paragraph 1: we grow apples. And paragraph 3 is good, too.",
        "Non, le commentaire 2 parle des poires en général.",
        "Paragraph 3: plums must stay. And comment 2 is not what we said.",
    ],
)
def test_what_is_not_plain_is_asked_and_is_no_second_submission(service, words):
    take(service, 2, reply(words))
    row = known(service, 2).row
    assert (row.state, row.number) == ("held", None)
    assert stands(service) == UNTOUCHED
    assert questions(service)[0].startswith(
        "A reply that could not be read as a correction: it answers our letter on CASE"
    )


def test_the_question_shows_what_was_understood_and_comes_again(service, tmp_path):
    take(service, 2, reply("Comment 1 is wrong."))
    (question,) = questions(service)
    assert "says “Comment 1 is wrong.”" in question
    assert "understood: 1. D 1 “Paragraph 1: we grow apples.”; 2. D 2 “" in question
    service.__exit__()
    (tmp_path / "depositary.db").unlink()
    rebuild(load(tmp_path / "config.toml"), lambda: BEFORE)
    with Service(load(tmp_path / "config.toml"), lambda: BEFORE) as again:
        assert questions(again) == [question]


def test_what_brings_comments_too_can_be_both(service):
    take(service, 2, reply("Comment 1 is wrong. Paragraph 3: plums must stay."))
    decisions.settle_kind(service.ledger, 2, Kind.SUBMISSION, WHO)
    service.once()
    assert known(service, 2).number == "CASE/1/2"
    assert stands(service) == UNTOUCHED


def test_what_takes_back_says_how_and_it_is_done_as_typed(service):
    """The sender has two, and the letter that is answered says which one is meant."""
    take(service, 2, mail(2, "Paragraph 3: we like plums."))
    take(service, 3, reply("I withdraw this.", n=3))
    (question,) = questions(service)
    assert "or --kind withdrawal --of CASE/1/1" in question
    decisions.settle_kind(service.ledger, 3, Kind.WITHDRAWAL, WHO, earlier=1)
    service.once()
    assert known(service, 1).row.withdrawn
    assert not known(service, 2).row.withdrawn


def test_a_plain_withdrawal_takes_back_what_the_letter_is_about(service):
    take(service, 2, mail(2, "Paragraph 3: we like plums."))
    take(service, 3, reply("We withdraw our contribution.", n=3))
    assert known(service, 1).row.withdrawn
    assert not known(service, 2).row.withdrawn
    assert [letter.kind for letter in known(service, 3).letters] == ["withdrawn"]


def test_a_withdrawal_of_what_came_too_late_takes_back_nothing_else(service, clock):
    clock[0] = AFTER
    take(service, 2, mail(2, "Paragraph 3: we like plums.", at=TOO_LATE))
    (late,) = known(service, 2).letters
    assert late.kind == "late"
    words = "We withdraw our contribution."
    take(service, 3, mail(3, words, answers=late.message_id, at=TOO_LATE))
    assert not known(service, 1).row.withdrawn
    assert "which" in questions(service)[0]
