"""Where the rules fail at a mail, its words wait for a person and none is lost."""

from __future__ import annotations

import pytest
from sqlmodel import select

from pipeline.decisions.waiting import Question, cards
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import EventRow
from rules import paragraph
from rules.action import request
from rules.terms import Action
from tests.consultation import AFTER, IN_TIME, write

WORDS = "Paragraph 2: pears should be deleted."


@pytest.fixture
def service(tmp_path, monkeypatch):
    read = paragraph.locate

    def failing(parts, *rest):
        if any("pears" in p.text for part in parts for p in part.passages):
            raise LookupError("no such pear")
        return read(parts, *rest)

    def asked(words):
        assert "pears" not in words  # it may be the rule that failed
        return request(words)

    monkeypatch.setattr(paragraph, "locate", failing)
    monkeypatch.setattr("rules.location.target.request", asked)
    settings = load(write(tmp_path, store={"workers": 0}))
    with Service(settings, lambda: AFTER) as service:
        yield service


def arrive(service, *letters):
    for n, words in enumerate(letters):
        (service.settings.base / "mailbox" / "new" / f"{n}").write_bytes(
            f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
            f"From: Ana <ana{n}@party{n}.example>\nTo: info@example.org\n"
            f"Subject: Comments\nMessage-ID: <m{n}@a.example>\n\n{words}\n".encode()
        )
    service.poll()
    service.worker.run()
    with service.ledger.reading() as session:
        return [*deliveries(session, service.settings)]


def test_its_words_are_one_comment_that_waits_for_a_person(service):
    letter = f"Dear all,\n\n{WORDS}\n\nKind regards\nAna"
    first, second = arrive(service, letter, "Paragraph 3: keep.")
    assert (first.row.kind, first.row.number) == ("submission", 1)
    (made,) = first.comments
    assert made.text == f"Dear all,\n{WORDS}\nKind regards\nAna"
    assert (made.review, made.paragraphs, made.action) == (True, (), Action.COMMENT)
    assert [c.paragraphs for c in second.comments] == [("3",)]


def test_a_person_is_told_and_whoever_mends_the_rules_sees_where(service):
    arrive(service, WORDS)
    with service.ledger.reading() as session:
        (card,) = [
            each
            for each in cards(session, service.settings)
            if each.question is Question.WHERE
        ]
        (found,) = session.exec(select(EventRow).where(EventRow.kind == "evidence"))
    assert paragraph.FAILED in card.reasons
    assert found.data["evidence"].rstrip().endswith("LookupError: no such pear")
