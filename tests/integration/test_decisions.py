"""What people decide, on a real ledger: it has an effect, or it is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from pipeline import decisions, exporting
from pipeline.decisions import Person
from pipeline.decisions.naming import named
from pipeline.decisions.undoing import undo
from pipeline.decisions.waiting import Question, cards
from pipeline.faults import Fault
from pipeline.letters import post
from pipeline.lines import line
from pipeline.proof.rebuild import rebuild
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import DeliveryRow, EventRow, LetterRow
from rules.lifecycle import Event
from rules.terms import Action, Kind, Place, Stakeholder, StakeholderType
from tests.consultation import AFTER, IN_TIME, write

WHO = Person(by="A. Secretary", because="the text says so")
REGISTRY = """name,type,country,aliases,emails,domains
Marenia,government,XM,,,gov.marenia.example
"""
SECOND_CALL = """
[[calls]]
id = "reports"
title = "Country reports"
zone = "Etc/UTC"
soft = 2026-03-02
hard = 2026-03-09
"""
DELETE_2 = "Paragraph 2: this should be deleted."


PROVEN = "Authentication-Results: mx.example.org; dmarc=pass"


def mail(n, words, *, sender=None, subject=None, before=PROVEN, **headers):
    sender = sender or f"Person {n} <p{n}@party{n}.example>"
    lines = [
        *filter(None, [before]),
        f"Received: from relay.example by mx.example.org; {IN_TIME}",
        f"From: {sender}",
        "To: info@example.org",
        f"Subject: {subject or f'Comments {n}'}",
        f"Message-ID: <m{n}@a.example>",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return ("\n".join(lines) + f"\n\n{words}\n").encode()


def forged(n, words):
    failed = "Authentication-Results: mx.example.org; dmarc=fail"
    return mail(n, words, sender="Minister <m@gov.marenia.example>", before=failed)


@pytest.fixture
def config(tmp_path):
    return write(tmp_path, registry=REGISTRY)


@pytest.fixture
def two_calls(config):
    config.write_text(config.read_text() + SECOND_CALL)


@pytest.fixture
def clock():
    return [AFTER]


@pytest.fixture
def service(config, clock):
    with Service(load(config), lambda: clock[0]) as service:
        yield service


def take(service, *mails):
    folder = service.settings.base / "mailbox" / "new"
    for n, raw in enumerate(mails):
        (folder / f"1773136800.m{n}.mx").write_bytes(raw)
    return service.once()


def known(service, delivery):
    with service.ledger.reading() as session:
        where = col(DeliveryRow.id) == delivery
        return next(deliveries(session, service.settings, where))


def record(service, delivery):
    return line(known(service, delivery))


def queue(service):
    with service.ledger.reading() as session:
        return cards(session, service.settings)


def letters(service, delivery):
    return {letter.kind: letter for letter in known(service, delivery).letters}


def events(service, kind):
    with service.ledger.reading() as session:
        found = session.exec(select(EventRow).where(EventRow.kind == kind)).all()
        return [event.data for event in found]


def page(service, address):
    return (service.settings.base / "site" / address / "index.html").read_text()


def settle(service, where, position=1, **more):
    drafts = service.house.drafts
    return decisions.settle_comment(
        service.ledger, 1, position, where, WHO, drafts=drafts, **more
    )


# --- who decides, and what was seen ----------------------------------------------


@pytest.mark.parametrize(("by", "because"), [("", "why"), ("  ", "why"), ("A", " ")])
def test_a_decision_of_nobody_or_for_no_reason_is_refused(by, because):
    with pytest.raises(Fault, match="Say wh"):
        Person(by=by, because=because)


def test_a_stale_decision_on_a_comment_is_refused_and_both_versions_are_told(service):
    take(service, mail(1, DELETE_2))
    seen = decisions.version_of_comment(known(service, 1).comments[0])
    settle(service, Place(paragraphs=("3",)), expected=seen)
    with pytest.raises(Fault, match=r"You saw: delete, D, 2.*Now it is: delete, D, 3"):
        settle(service, Place(paragraphs=("1",)), expected=seen)
    assert record(service, 1)["comments"][0]["paragraphs"] == ["3"]


def test_a_stale_decision_on_a_delivery_is_refused_and_both_versions_are_told(service):
    take(service, mail(1, DELETE_2))
    seen = decisions.version_of(known(service, 1).row)
    party = Stakeholder(name="Party", type=StakeholderType.CIVIL_SOCIETY)
    decisions.settle_stakeholders(service.ledger, 1, [party], WHO, expected=seen)
    with pytest.raises(Fault, match=r"from nobody known.*from Party"):
        decisions.settle_kind(
            service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO, expected=seen
        )


# --- where a comment belongs -----------------------------------------------------


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (Place(paragraphs=("9",)), "no paragraph '9'. It has: 1, 2, 3"),
        (Place(document="X", paragraphs=("1",)), "no draft 'X'; the drafts: D"),
        (Place(document="", paragraphs=("1",)), "in which draft"),
        (Place(paragraphs=("1",), general=True), "not both"),
        (Place(paragraphs=("1",), action=Action.GENERAL), "not both"),
        (Place(paragraphs=("1",), undecided=True), "not both"),
    ],
)
def test_a_place_that_cannot_be_is_refused_in_words(service, where, said):
    take(service, mail(1, DELETE_2))
    with pytest.raises(Fault, match=said):
        settle(service, where)
    assert not events(service, "decided")


def test_a_decision_can_be_taken_back_and_the_comment_waits_again(service):
    take(service, mail(1, DELETE_2))
    settled = settle(service, Place(undecided=True))
    assert (settled.review, settled.document, settled.paragraphs) == (True, None, ())
    (card,) = [c for c in queue(service) if c.question is Question.WHERE]
    assert card.candidates == ("D 2",)
    assert settle(service, Place(document="D", paragraphs=("2",))).paragraphs == ("2",)


def test_a_general_comment_can_be_on_a_draft_or_on_none(service):
    take(service, mail(1, DELETE_2))
    assert settle(service, Place(general=True)).document == "D"
    general = settle(service, Place(document="", general=True))
    assert (general.document, general.action) == (None, Action.GENERAL)
    placed = settle(service, Place(document="D", paragraphs=("1",)))
    assert placed.action is Action.COMMENT


def test_what_is_not_decided_stands_nowhere_in_the_exports(service, tmp_path):
    take(service, mail(1, DELETE_2))
    with service.ledger.reading() as session:
        (one,) = deliveries(session, service.settings)
    open_ = replace(one, comments=(replace(one.comments[0], review=True),))
    (comment,) = line(open_)["comments"]
    assert (comment["document"], comment["paragraphs"]) == (None, [])
    settle(service, Place(undecided=True))
    with (
        service.ledger.reading() as session,
        (tmp_path / "out.json").open("w+") as out,
    ):
        exporting.regulations(session, service.settings, out)
        out.seek(0)
        (exported,) = json.load(out)["data"]
    assert exported["attributes"]["commentOn"] is None


# --- what a delivery is ----------------------------------------------------------


def test_a_duplicate_that_a_person_says_is_a_submission_becomes_one(service):
    take(service, mail(1, DELETE_2), mail(1, DELETE_2))
    assert record(service, 2)["duplicate_of"] == "D000001"
    decisions.settle_kind(service.ledger, 2, Kind.SUBMISSION, WHO)
    service.once()
    second = record(service, 2)
    assert (second["kind"], second["number"]) == ("submission", "CASE/1/2")
    assert second["duplicate_of"] is None


def test_words_in_which_nothing_was_found_are_a_comment_if_a_person_takes_them(service):
    take(
        service,
        mail(1, "Dear all,\n\nOur members have read it with interest.\n\nRegards"),
    )
    assert known(service, 1).comments == ()
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    service.once()
    (said,) = known(service, 1).comments
    assert said.text == "Our members have read it with interest."
    assert said.review
    place = Place(document="D", paragraphs=("2",))
    decisions.settle_comment(
        service.ledger, 1, 1, place, WHO, drafts=service.house.drafts
    )
    assert known(service, 1).comments[0].paragraphs == ("2",)


def test_a_submission_that_a_person_says_is_a_duplicate_becomes_one(service):
    take(service, mail(1, DELETE_2), mail(2, DELETE_2))
    with pytest.raises(Fault, match="which delivery it repeats"):
        decisions.settle_kind(service.ledger, 2, Kind.DUPLICATE, WHO)
    for wrong in (2, 9):
        with pytest.raises(Fault, match="repeat another"):
            decisions.settle_kind(service.ledger, 2, Kind.DUPLICATE, WHO, earlier=wrong)
    decisions.settle_kind(service.ledger, 2, Kind.DUPLICATE, WHO, earlier=1)
    service.once()
    second = record(service, 2)
    assert (second["kind"], second["duplicate_of"]) == ("duplicate", "D000001")
    assert second["number"] == "CASE/1/2"
    letter = letters(service, 2)["set_aside"]
    assert letter.subject == "CASE/1/2: your message counts under CASE/1/1"
    assert "says again what was received as CASE/1/1" in " ".join(letter.text.split())


def test_duplicates_of_each_other_are_refused(service):
    take(service, *(mail(n, DELETE_2) for n in (1, 2, 3)))
    decisions.settle_kind(service.ledger, 2, Kind.DUPLICATE, WHO, earlier=1)
    for _ in range(2):  # also before it is judged again
        with pytest.raises(Fault, match="D000002 does not stand itself"):
            decisions.settle_kind(service.ledger, 1, Kind.DUPLICATE, WHO, earlier=2)
        service.once()
    decisions.settle_kind(service.ledger, 3, Kind.NOT_A_SUBMISSION, WHO)
    with pytest.raises(Fault, match=r"\(not a submission\)"):
        decisions.settle_kind(service.ledger, 1, Kind.DUPLICATE, WHO, earlier=3)


def test_what_another_one_repeats_by_decision_is_not_set_aside(service):
    take(service, *(mail(n, DELETE_2) for n in (1, 1, 2)))
    decisions.settle_kind(service.ledger, 3, Kind.DUPLICATE, WHO, earlier=1)
    for _ in range(2):  # also before it is judged again
        with pytest.raises(Fault, match="D000003 repeats it"):
            decisions.settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
        service.once()
    decisions.settle_kind(service.ledger, 3, Kind.SUBMISSION, WHO)
    decisions.settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
    service.once()
    kinds = [record(service, n)["kind"] for n in (1, 2, 3)]
    assert kinds == ["not_a_submission", "duplicate", "submission"]


def test_what_another_one_repeats_is_not_set_aside_by_an_undoing(service):
    automatic = mail(1, "I am away.", Auto_Submitted="auto-replied")
    take(service, automatic, mail(2, DELETE_2))
    assert record(service, 1)["kind"] == "auto_reply"
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    service.once()
    decisions.settle_kind(service.ledger, 2, Kind.DUPLICATE, WHO, earlier=1)
    with pytest.raises(Fault, match="D000002 repeats it"):
        undo(service.ledger, 1, 1, WHO)
    service.once()
    decisions.settle_kind(service.ledger, 2, Kind.SUBMISSION, WHO)
    undo(service.ledger, 1, 1, WHO)
    service.once()
    assert record(service, 1)["kind"] == "auto_reply"


def test_a_letter_that_has_not_gone_goes_to_the_address_that_a_person_names(service):
    take(service, mail(1, DELETE_2, Reply_To="office@two.example"))
    assert letters(service, 1)["acknowledgement"].to == "p1@party1.example"
    with service.ledger.unit() as unit:
        letter = unit.session.exec(select(LetterRow)).one()
        unit.letter_state(letter, "failed", "no such user")
    decisions.settle_answer(service.ledger, 1, "office@two.example", WHO)
    assert post.retry(service.ledger, 1, WHO) == 1
    service.once()
    sent = letters(service, 1)["acknowledgement"]
    assert (sent.to, sent.state) == ("office@two.example", "sent")
    service.ledger.seal()
    assert "letters" not in rebuild(service.settings, service.now).differences


def test_an_undoing_that_would_close_a_circle_is_refused(service):
    take(service, mail(1, DELETE_2), mail(2, DELETE_2))
    decisions.settle_replaced(service.ledger, 2, 1, WHO)
    service.once()
    decisions.settle_replaced(service.ledger, 2, None, WHO)
    service.once()
    decisions.settle_replaced(service.ledger, 1, 2, WHO)
    service.once()
    with pytest.raises(Fault, match="close a circle"):
        undo(service.ledger, 2, 2, WHO)


def test_what_replaces_each_other_in_a_circle_is_refused(service):
    take(service, *(mail(n, DELETE_2) for n in (1, 2, 3)))
    for later in (2, 3):
        decisions.settle_replaced(service.ledger, later, later - 1, WHO)
        service.once()
    circle = "D000001, which repeats or replaces D000003, .* replaces D000001"
    with pytest.raises(Fault, match=circle):
        decisions.settle_replaced(service.ledger, 1, 3, WHO)
    with pytest.raises(Fault, match=circle):
        decisions.settle_kind(service.ledger, 1, Kind.DUPLICATE, WHO, earlier=3)
    assert record(service, 1)["kind"] == "submission"


@pytest.mark.parametrize(
    ("kind", "said"), [(Kind.SUBMISSION, "already"), (Kind.HELD, "is none")]
)
def test_a_decision_that_changes_nothing_is_refused(service, kind, said):
    take(service, mail(1, DELETE_2))
    with pytest.raises(Fault, match=said):
        decisions.settle_kind(service.ledger, 1, kind, WHO)
    assert not events(service, "decided")


def test_a_number_that_was_told_stays_in_the_list_when_it_is_set_aside(service, clock):
    take(service, mail(1, DELETE_2), mail(2, "Paragraph 3: more plums."))
    clock[0] += timedelta(days=2)
    decisions.settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
    found = service.once()
    assert found.issued == ("drafts",)
    assert found.letters == 1
    listed = page(service, "submissions")
    assert "set aside by the secretariat on 23 March 2026" in listed
    assert "set aside by the secretariat" in page(service, "submissions/1")
    assert "this should be deleted" not in page(service, "compilations/drafts")
    letter = letters(service, 1)["set_aside"]
    assert "CASE/1/1" in letter.text
    assert letter.state == "sent"


# --- withdrawals -----------------------------------------------------------------

TAKE_BACK = "We withdraw our comments."


def withdrawal(n, of=1, **more):
    sender = f"Person {of} <p{of}@party{of}.example>"
    return mail(n, TAKE_BACK, sender=sender, subject="Withdrawal", **more)


def test_a_withdrawal_has_no_number_and_its_letter_names_what_was_withdrawn(service):
    take(service, mail(1, DELETE_2), mail(2, "Paragraph 3: fine."), withdrawal(3))
    request, taken_back = record(service, 3), record(service, 1)
    assert (request["kind"], request["number"]) == ("withdrawal", None)
    assert request["comments"] == []
    assert taken_back["withdrawn"]
    assert known(service, 1).stands_in == "withdrawn"
    assert "withdrawn by its sender" in known(service, 1).remarks
    assert known(service, 3).stands_in == "request to withdraw"
    assert letters(service, 3)["withdrawn"].subject.startswith("CASE/1/1:")
    assert events(service, "withdrawn") == [{"because_of": "D000003"}]
    assert {card.known.row.id for card in queue(service)} == {2}


def test_a_withdrawal_that_means_no_plain_one_is_asked_about_and_says_nothing(service):
    take(
        service,
        mail(1, DELETE_2),
        mail(2, "Paragraph 3: fine.", sender="Person 1 <p1@party1.example>"),
        withdrawal(3),
    )
    (card,) = [c for c in queue(service) if c.question is Question.EARLIER]
    assert card.known.row.id == 3
    assert card.candidates == ("CASE/1/1", "CASE/1/2")
    assert not letters(service, 3)
    decisions.settle_replaced(service.ledger, 3, 2, WHO)
    service.once()
    assert (record(service, 1)["withdrawn"], record(service, 2)["withdrawn"]) == (
        False,
        True,
    )
    assert letters(service, 3)["withdrawn"].subject.startswith("CASE/1/2:")


@pytest.mark.parametrize(
    ("subject", "words", "says"),
    [
        ("Withdrawal", TAKE_BACK, "takes back"),
        ("More", "This replaces our earlier comments.\n\n1: delete.", "replaces"),
    ],
)
def test_what_takes_something_away_and_is_not_proven_waits(
    service, subject, words, says
):
    sender = "Person 1 <p1@party1.example>"
    later = mail(2, words, sender=sender, subject=subject, before="")
    take(service, mail(1, DELETE_2), later)
    first = known(service, 1).row
    assert (first.withdrawn, first.superseded_by) == (False, None)
    (card,) = [c for c in queue(service) if c.question is Question.EARLIER]
    assert f"{says} an earlier one, and our mail server does not say" in card.words
    decisions.settle_replaced(service.ledger, 2, 1, WHO)
    service.once()
    first = known(service, 1).row
    assert first.withdrawn or first.superseded_by == 2
    assert "replaces_what" not in known(service, 2).row.flags


def test_a_withdrawal_that_is_none_gives_back_what_it_took(service):
    take(service, mail(1, DELETE_2), withdrawal(2))
    assert record(service, 1)["withdrawn"]
    decisions.settle_kind(service.ledger, 2, Kind.SUBMISSION, WHO)
    service.once()
    assert not record(service, 1)["withdrawn"]
    assert record(service, 2)["number"] == "CASE/1/2"
    assert events(service, "restored") == [{"because_of": "D000002"}]


def test_a_person_says_that_a_submission_is_a_withdrawal_and_of_which(service):
    take(service, mail(1, DELETE_2), mail(2, "Paragraph 1: forget what we sent."))
    decisions.settle_kind(service.ledger, 2, Kind.WITHDRAWAL, WHO, earlier=1)
    service.once()
    assert record(service, 1)["withdrawn"]
    assert record(service, 2)["number"] == "CASE/1/2"  # it was told, and stays
    assert "takes back CASE/1/1" in known(service, 2).remarks
    with pytest.raises(Fault, match="another submission"):
        decisions.settle_replaced(service.ledger, 2, 2, WHO)
    decisions.settle_replaced(service.ledger, 2, None, WHO)
    service.once()
    assert not record(service, 1)["withdrawn"]


# --- who it is from --------------------------------------------------------------


def test_what_is_not_proven_is_registered_and_out_of_the_compilation(service):
    take(service, forged(1, DELETE_2), mail(2, "Paragraph 3: more plums."))
    first = record(service, 1)
    assert (first["number"], first["verdict"]) == ("CASE/1/1", "on_time")
    assert first["stakeholder_review"]
    assert not first["letters"]
    assert "this should be deleted" not in page(service, "compilations/drafts")
    assert "to be confirmed" in page(service, "submissions")
    assert "Marenia" not in page(service, "submissions")
    (card,) = [c for c in queue(service) if c.known.row.id == 1]
    assert card.question is Question.WHO
    assert "DMARC" in card.words


def test_what_a_person_proved_is_compiled(service):
    take(service, forged(1, DELETE_2))
    marenia = named(["marenia"], (), known(service, 1), service.house.registered)
    decisions.settle_stakeholders(service.ledger, 1, marenia, WHO)
    assert service.once().issued == ("drafts",)
    assert "Marenia, Government" in page(service, "compilations/drafts")


def test_of_a_new_stakeholder_the_type_is_said(service):
    take(service, mail(1, DELETE_2))
    args = (known(service, 1), service.house.registered)
    with pytest.raises(Fault, match=r"not in the registry.*government"):
        named(["Nobody New"], (), *args)
    (new,) = named(["Nobody New"], (StakeholderType.ACADEMIA,), *args)
    assert new.type is StakeholderType.ACADEMIA


def test_a_person_who_was_proposed_without_a_type_is_confirmed_with_one(service):
    take(service, mail(1, DELETE_2))
    ann = Stakeholder(name="Ann Lee", type=None)
    decisions.settle_stakeholders(service.ledger, 1, [ann], WHO)
    args = (known(service, 1), service.house.registered)
    (person,) = named(["Ann Lee"], (StakeholderType.INDIVIDUAL,), *args)
    assert person == replace(ann, type=StakeholderType.INDIVIDUAL)
    decisions.settle_stakeholders(service.ledger, 1, [person], WHO)
    service.once()
    assert "Ann Lee, Individual" in page(service, "submissions/1")


def test_of_several_senders_a_person_says_who_is_answered(service):
    both = "Kai <kai@one.example>, Ann <ann@two.example>"
    take(service, mail(1, DELETE_2, sender=both))
    assert known(service, 1).sender == both
    assert any("nobody is picked" in r for r in known(service, 1).remarks)
    (card,) = [c for c in queue(service) if c.question is Question.ANSWER]
    assert card.candidates == ("kai@one.example", "ann@two.example")
    with pytest.raises(Fault, match="address in the mail"):
        decisions.settle_answer(service.ledger, 1, "eve@three.example", WHO)
    decisions.settle_answer(service.ledger, 1, "ann@two.example", WHO)
    assert service.once().letters == 1
    assert letters(service, 1)["acknowledgement"].to == "ann@two.example"
    assert Question.ANSWER not in [c.question for c in queue(service)]


@pytest.mark.parametrize("raw", [bytes(range(128, 256)) * 40, b"PK\3\4" + bytes(400)])
def test_bytes_that_are_no_mail_wait_for_a_person(service, raw):
    take(service, raw)
    (card,) = queue(service)
    assert card.question is Question.HELD
    assert "are no email" in card.words
    assert not known(service, 1).comments


# --- which call, corrupt ones, letters -------------------------------------------


@pytest.mark.usefixtures("two_calls")
def test_a_call_that_was_assumed_is_asked_about_and_decided(service):
    words = "We have built four hundred kilometres of road. " * 15
    take(service, mail(1, words, subject="Our news"), mail(2, DELETE_2))
    asked = [c for c in queue(service) if c.question is Question.CALL]
    assert [c.known.row.id for c in asked] == [1]
    assert asked[0].candidates == ("drafts", "reports")
    with pytest.raises(Fault, match="no call 'x'"):
        decisions.settle_call(service.ledger, 1, "x", WHO)
    decisions.settle_call(service.ledger, 1, "reports", WHO)
    service.once()
    assert (record(service, 1)["call"], record(service, 1)["verdict"]) == (
        "reports",
        "late",
    )
    assert Question.CALL not in [c.question for c in queue(service)]


@pytest.mark.usefixtures("two_calls")
def test_a_short_mail_that_may_answer_a_call_without_drafts_waits_for_a_person(service):
    take(service, mail(1, "Our roads are open.", subject="News"))
    (card,) = queue(service)
    assert "names no call" in card.words
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    service.once()
    assert Question.CALL in [c.question for c in queue(service)]


def test_what_is_corrupt_goes_its_way_again_when_a_person_says_so(service):
    take(service, mail(1, DELETE_2))
    with pytest.raises(Fault, match="Only what is corrupt"):
        decisions.replay(service.ledger, 1, WHO)
    with service.ledger.unit() as unit:
        (row,) = unit.claim_all([1])
        unit.advance(row, Event.REOPEN)
        unit.advance(row, Event.CORRUPT, "broken")
    with pytest.raises(Fault, match="replay"):
        decisions.settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
    decisions.replay(service.ledger, 1, WHO)
    service.once()
    assert record(service, 1)["state"] == "acknowledged"
    assert events(service, "replayed") == [{"by": WHO.by, "because": WHO.because}]


def test_who_had_a_letter_tried_again_is_recorded(service):
    take(service, mail(1, DELETE_2))
    with service.ledger.unit() as unit:
        letter = unit.session.exec(select(LetterRow)).one()
        unit.letter_state(letter, "failed", "refused")
    assert post.retry(service.ledger, 1, WHO) == 1
    (told,) = events(service, "retried")
    assert (told["by"], told["letters"]) == (WHO.by, ["acknowledgement"])


def test_what_was_decided_comes_out_the_same_when_all_is_made_again(service, config):
    both = "Kai <kai@one.example>, Ann <ann@two.example>"
    take(
        service,
        mail(1, DELETE_2),
        mail(1, DELETE_2),
        forged(2, "Paragraph 1: delete."),
        mail(3, "Paragraph 3: more plums.", sender=both),
        mail(4, "Paragraph 3: no plums."),
        withdrawal(5, of=4),
        mail(6, "Paragraph 1: forget what we sent."),
    )
    ledger = service.ledger
    decisions.settle_kind(ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
    decisions.settle_kind(ledger, 2, Kind.SUBMISSION, WHO)
    decisions.settle_answer(ledger, 4, "kai@one.example", WHO)
    decisions.settle_kind(ledger, 7, Kind.WITHDRAWAL, WHO, earlier=4)
    decisions.settle_kind(ledger, 6, Kind.DUPLICATE, WHO, earlier=5)
    service.once()
    service.once()
    rebuilt = rebuild(load(config), lambda: AFTER)
    assert rebuilt.differences == ()


ASKS = "Dear secretariat,\n\nWhen is the second session?"


def test_what_is_asked_about_again_counts_for_nothing_until_it_is_answered(
    service, config
):
    take(service, mail(1, ASKS, subject="A question"))
    before = record(service, 1)
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    service.worker.run()
    assert record(service, 1)["number"] == "CASE/1/1"
    undo(service.ledger, 1, 1, WHO)
    service.once()
    now = record(service, 1)
    assert now == before | {"number": "CASE/1/1", "letters": now["letters"]}
    assert now["state"] == "held"
    assert "sent" not in str(now["letters"])
    assert rebuild(load(config), lambda: AFTER).differences == ()
    take(service, mail(1, ASKS, subject="A question"), mail(2, DELETE_2))
    assert record(service, 2)["number"] == "CASE/1/2"
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    service.once()
    assert record(service, 1)["number"] == "CASE/1/1"
    assert letters(service, 1)["acknowledgement"].subject.startswith("CASE/1/1")
    assert rebuild(load(config), lambda: AFTER).differences == ()


def test_a_withdrawal_that_is_asked_about_again_gives_back_what_it_took(
    service, config
):
    take(service, mail(1, DELETE_2), mail(2, ASKS, subject="A question"))
    decisions.settle_kind(service.ledger, 2, Kind.WITHDRAWAL, WHO, earlier=1)
    service.worker.run()
    assert record(service, 1)["withdrawn"]
    undo(service.ledger, 2, 1, WHO)
    service.once()
    assert record(service, 2)["state"] == "held"
    assert not record(service, 1)["withdrawn"]
    assert events(service, "restored") == [{"because_of": "D000002"}]
    assert letters(service, 2)["withdrawn"].state == "promised"  # it rests
    assert rebuild(load(config), lambda: AFTER).differences == ()
