"""What a correction says anew stands as a comment, and no words of a reply are lost."""

from __future__ import annotations

import pytest

from pipeline import decisions
from pipeline.decisions.correcting import corrected_by, settle_correction
from pipeline.decisions.waiting import cards
from pipeline.faults import Fault
from pipeline.proof.rebuild import rebuild
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.values import dump
from rules.terms import Action, Kind, Place
from tests.consultation import AFTER, TOO_LATE, write
from tests.correspondence import (
    ACK,
    BEFORE,
    COMMENTS,
    REGISTRY,
    UNTOUCHED,
    WHO,
    known,
    mail,
    outbox,
    questions,
    stands,
    take,
)

WORDS = (
    "A slip in our mail of 9 March: where we wrote paragraph 1 we asked for one apple "
    "- it should be half an apple. The rest stands."
)
SUBJECT = "correction to our mail on the draft"
WHO_SAYS = ("--by", "A. Secretary", "--because", "it says so")


@pytest.fixture
def clock():
    return [BEFORE]


@pytest.fixture
def service(tmp_path, clock):
    with Service(load(write(tmp_path, registry=REGISTRY)), lambda: clock[0]) as service:
        take(service, 1, mail(1, COMMENTS))
        yield service


def corrects(service, delivery=2, **more):
    settle_correction(service.ledger, service.house, delivery, WHO, **more)
    return service.once()


def taken_out(service):
    place, drafts = Place(nothing=True), service.house.drafts
    decisions.settle_comment(service.ledger, 1, 1, place, WHO, drafts=drafts)


def test_new_words_are_no_correction_while_no_comment_was_put_right(service):
    take(service, 2, mail(2, WORDS, subject=SUBJECT))
    (question,) = questions(service)
    assert "--kind correction --of NUMBER-1" in question
    with pytest.raises(Fault, match=r"half an apple.*--of CASE/1/1-1"):
        corrects(service, earlier=1)
    assert known(service, 2).row.state == "held"
    taken_out(service)
    corrects(service, earlier=1)
    assert known(service, 2).row.kind == Kind.CORRECTION


def test_they_stand_beside_the_comment_that_they_correct(service, tmp_path):
    take(service, 2, mail(2, WORDS, subject=SUBJECT))
    corrects(service, earlier=1, comment=1)
    found = known(service, 2)
    assert (found.row.kind, found.number) == (Kind.SUBMISSION, "CASE/1/2")
    assert "corrects: CASE/1/1-1" in found.remarks
    assert "half an apple" in " ".join(c.text for c in found.comments)
    assert stands(service) == UNTOUCHED
    with service.ledger.reading() as session:
        said = list(corrected_by(session, known(service, 1)))
    assert said == ["CASE/1/1-1 by CASE/1/2"]
    assert "half an apple" in outbox(service, "acknowledgement")
    before = [dump(c) for c in found.comments]
    service.ledger.seal()
    done = rebuild(load(tmp_path / "config.toml"), lambda: BEFORE)
    assert done.differences == ()
    with Service(load(tmp_path / "config.toml"), lambda: BEFORE) as again:
        assert [dump(c) for c in known(again, 2).comments] == before


def test_a_comment_that_is_not_there_is_refused(service):
    take(service, 2, mail(2, WORDS, subject=SUBJECT))
    with pytest.raises(Fault, match="no comment 9"):
        corrects(service, earlier=1, comment=9)


def test_what_is_plain_in_a_reply_is_done_and_the_rest_is_said(service):
    words = "delete 3\nAnd so on, as we said."
    take(service, 2, mail(2, words, answers=ACK))
    (question,) = questions(service)
    assert "says “delete 3 / And so on, as we said.”" in question
    assert "done with --kind correction: 3 is taken out. Not plain: “And so" in question
    corrects(service)
    assert stands(service)[2] is None
    assert "it never changes your words" in outbox(service)


def test_a_mail_that_answers_nothing_is_asked_whom_it_corrects(service):
    take(service, 2, mail(2, WORDS, subject=SUBJECT))
    corrects(service)
    assert "Say which submission it corrects" in questions(service)[0]


def test_what_the_sender_says_a_comment_asks_for_is_done(service):
    take(service, 2, mail(2, "1 = keep\nComment 2: amend, not delete", answers=ACK))
    asked = [c.action for c in known(service, 1).comments[:2]]
    assert asked == [Action.KEEP, Action.AMEND]
    assert "2. The draft, paragraph 2: amend" in outbox(service)
    assert stands(service) == UNTOUCHED


def test_the_card_shows_what_else_the_sender_sent(service):
    take(service, 2, mail(2, "I therefore withdraw my mail on paragraph 1."))
    with service.ledger.reading() as session:
        (card,) = cards(session, service.settings)
    assert card.mail.sent == ("CASE/1/1",)
    assert "Its sender also sent CASE/1/1." in str(card.mail)


def test_the_receipt_shows_the_text_that_is_proposed(service):
    take(service, 2, mail(2, 'Paragraph 3: replace "plums" by "red pears".'))
    assert "Text proposed: “red pears”" in outbox(service, "acknowledgement")
    assert "Text proposed" not in outbox(service, "acknowledgement", 1)


def test_on_the_command_line(service, call, clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    clock[0] = AFTER
    take(service, 2, mail(2, WORDS, subject=SUBJECT))
    take(service, 3, mail(3, WORDS, subject=SUBJECT, at=TOO_LATE))
    folder = service.settings.base / "config.toml"
    service.__exit__()

    def verb(*words):
        code, out, err = call(folder, *words)
        return code, " ".join((out + err).split())

    correction = ("--kind", "correction", "--of")
    code, said = verb("decide", "D000002", *correction, "CASE/1/1", *WHO_SAYS)
    assert (code, "no comment of CASE/1/1 was put right" in said) == (2, True)
    _, said = verb("decide", "D000002", *correction, "CASE/1/1-1", *WHO_SAYS)
    assert "It corrects CASE/1/1-1. Both stand, in their words" in said
    assert "decide CASE/1/1-1 --no-comment" in said
    assert "Corrected: CASE/1/1-1 by CASE/1/2" in verb("show", "CASE/1/1")[1]
    _, said = verb("decide", "D000003", *correction, "CASE/1/1-1", *WHO_SAYS)
    assert "It came too late: its words count once it is admitted." in said
    both = ("CASE/1/1-1", "CASE/1/1-3")
    code, said = verb("decide", *both, "--action", "add", *WHO_SAYS)
    assert code == 0
    assert "CASE/1/1-1 is on D, after 1. It is taken for: add." in said
    assert "CASE/1/1-3 is on D, after 3. It is taken for: add." in said
    code, said = verb("decide", *both, "--action", "keep", "--seen", "x", *WHO_SAYS)
    assert (code, "of several without --seen" in said) == (2, True)
    place = ("--document", "D", "--paragraph", "77")
    code, said = verb("decide", *both, *place, *WHO_SAYS)
    assert code == 2
    assert "CASE/1/1-1: add D 1" in verb("show", "CASE/1/1")[1]
    code, said = verb("decide", "CASE/1/1-1", "CASE/1/2", *place, *WHO_SAYS)
    assert (code, "CASE/1/2 is a mail" in said) == (2, True)
    both = ("CASE/1/1", "CASE/1/2")
    code, said = verb("--json", "decide", *both, "--person", *WHO_SAYS)
    assert code == 0
    assert "Speaks for: Ann Lee (individual)" in verb("show", "CASE/1/2")[1]
    _, said = verb("decide", "D000002", *correction, "CASE/1/1", *WHO_SAYS)
    assert "Its own words are printed nowhere" in said
