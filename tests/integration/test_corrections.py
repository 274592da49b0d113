"""A reply to a letter of ours: it corrects, or a person reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from pipeline import decisions
from pipeline.lines import line
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import EventRow, LetterRow
from rules.lifecycle import Class, Event
from rules.terms import Kind, LetterKind, Place
from tests.consultation import AFTER, TOO_LATE, write
from tests.correspondence import (
    ACK,
    BEFORE,
    COMMENTS,
    REGISTRY,
    UNTOUCHED,
    WHO,
    decided,
    known,
    mail,
    named,
    outbox,
    questions,
    stands,
    take,
)


def reply(words, n=2, **more):
    return mail(n, words, answers=ACK, **more)


@pytest.fixture
def clock():
    return [BEFORE]


@pytest.fixture
def service(tmp_path, clock):
    with Service(load(write(tmp_path, registry=REGISTRY)), lambda: clock[0]) as service:
        take(service, 1, mail(1, COMMENTS))
        yield service


CORRECTED = [("D", ("1",)), ("D", ("1",)), None]
PLAIN = "2 -> paragraph 1\ndelete 3"


def test_a_plain_reply_moves_and_takes_out_and_is_played_back_once(service):
    assert stands(service) == UNTOUCHED
    take(service, 2, reply(PLAIN))
    assert stands(service) == CORRECTED
    answer = known(service, 2)
    assert (answer.row.kind, answer.row.number) == ("correction", None)
    assert answer.stands_in is Class.CORRECTION
    text = outbox(service)
    assert "Number: CASE/1/1" in text
    assert "2. The draft, paragraph 1: delete" in text
    assert "3. Taken out at your request" in text
    assert [letter.kind for letter in answer.letters] == ["correction"]
    assert service.once().letters == 0


def test_the_decision_names_the_sender_and_its_evidence_the_reply_alone(service):
    take(service, 2, reply(PLAIN))
    said = decided(service)
    assert {(d["by"], d["because"]) for d in said} == {
        ("ann@party.example", "reply D000002")
    }
    evidence = known(service, 1).comments[1].evidence
    assert evidence.value == "its sender, in the reply D000002"
    assert "ann@party" not in evidence.value


def test_the_words_stay_and_the_record_is_proved_and_made_again(service, tmp_path):
    before = [c.text for c in known(service, 1).comments]
    take(service, 2, reply(PLAIN))
    assert [c.text for c in known(service, 1).comments] == before
    assert not list(verify(service))
    events = len(decided(service))
    service.ledger.seal()
    done = rebuild(load(tmp_path / "config.toml"), lambda: BEFORE)
    assert done.differences == ()
    assert done.before == done.after
    with Service(load(tmp_path / "config.toml"), lambda: BEFORE) as again:
        assert stands(again) == CORRECTED
        assert len(decided(again)) == events


def test_after_the_cut_off_it_is_done_too_and_issued_as_a_revision(service, clock):
    clock[0] = AFTER
    assert service.once().issued == ("drafts",)
    assert take(service, 2, reply(PLAIN, at=TOO_LATE)).issued == ("drafts",)
    assert stands(service) == CORRECTED
    with service.ledger.reading() as session:
        issues = session.exec(select(EventRow).where(EventRow.kind == "issued")).all()
    assert [issue.data.get("revision", 0) for issue in issues] == [0, 1]


LETTER = (
    "Number: CASE/1/1\nYour comments as we understood them:\n"
    "1. The draft, paragraph 1: comment\n2. The draft, paragraph 2: delete"
)
QUOTED = "\n".join(f"> {words}" for words in LETTER.splitlines())
INLINE = """On Tue, 10 Mar 2026 at 10:01, Secretariat <info@example.org> wrote:
> 2. The draft, paragraph 2: delete
2 -> paragraph 1
> 3. The draft, paragraph 3: comment
delete 3
> Secretariat"""
OUTLOOK = (
    "-----Original Message-----\nFrom: Secretariat\nSent: Tuesday\nTo: Ann\n"
    f"Subject: CASE/1/1\n\n{LETTER}"
)
WROTE = "On Tue, 10 Mar 2026 at 10:01, Secretariat <info@example.org> wrote:"


@pytest.mark.parametrize(
    "words",
    [
        f"{PLAIN}\n\n{WROTE}\n{QUOTED}",
        f"{WROTE}\n{QUOTED}\n\n{PLAIN}",
        INLINE,
        f"Dear all,\n\nThank you.\n\n{PLAIN}\n\nBest regards,\nAnn Lee\n\n{OUTLOOK}",
        f"{PLAIN}\n\n-- \nAnn Lee\nParty\n+41 22 730 00 00",
        "2 → الفقرة ١\nحذف ٣",
        "２：第１段\n删除３",
    ],
)
def test_only_the_replys_own_words_count_wherever_the_letter_is_quoted(service, words):
    take(service, 2, reply(words))
    assert stands(service) == CORRECTED


GMAIL = """<div dir="ltr"><div>Dear all,</div><div><br></div>
<div>2 -&gt; paragraph 1</div><div>delete 3</div><div><br></div>
<div>Best,<br>Ann</div>
</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, 10 Mar
2026 at 10:01, Secretariat &lt;<a href="mailto:i@a.org">i@a.org</a>&gt; wrote:<br>
</div><blockquote class="gmail_quote"><ol><li value="2">The draft, paragraph 2: delete
</li></ol></blockquote></div>"""
WORD = """<html><body lang="EN-GB"><div class="WordSection1">
<p class="MsoNormal">2 &#8594; paragraph 1<o:p></o:p></p>
<p class="MsoNormal">delete 3<o:p></o:p></p>
<div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b>
Secretariat &lt;info@example.org&gt;<br><b>Sent:</b> Tuesday<br><b>To:</b> Ann<br>
<b>Subject:</b> CASE/1/1</p></div><p class="MsoNormal">3. The draft, paragraph 3</p>
</div></body></html>"""


@pytest.mark.parametrize("page", [GMAIL, WORD])
def test_a_reply_that_is_a_page_is_read_like_one_in_plain_text(service, page):
    raw = reply(page).replace(b"text/plain", b"text/html")
    take(service, 2, raw)
    assert stands(service) == CORRECTED


def test_yes_confirms_changes_nothing_and_is_not_answered(service):
    take(
        service,
        2,
        reply(f"Yes, everything is correct.\n\nThank you,\nAnn\n\n{WROTE}\n{QUOTED}"),
    )
    answer = known(service, 2)
    assert answer.row.kind == Kind.NOT_A_SUBMISSION
    assert answer.row.kind_reason == "it confirms what we understood"
    assert answer.letters == ()
    assert stands(service) == UNTOUCHED
    assert decided(service) == []
    assert questions(service) == []


def test_thanks_alone_are_set_aside(service):
    take(service, 2, reply("Many thanks!\n\nAnn"))
    assert known(service, 2).row.kind_reason == "it thanks for a letter"
    assert questions(service) == []


@pytest.mark.parametrize(
    "words",
    [
        f"{PLAIN}\n\nPlease also add the word “ripe” before “apples”.",
        "Comment 2 is about pears in general, you misread it.",
        "2 -> paragraph 99",
        "7 -> paragraph 1",
        "2 -> paragraph 1\n2 -> paragraph 3",
        "2 -> after paragraph 1",
        "Please correct paragraph 2 of our submission.",
        "This is not what we meant.",
        "Thank you. In 1 please read 3 instead of 2.",
    ],
)
def test_what_is_more_than_a_plain_correction_waits_for_a_person(service, words):
    take(service, 2, reply(words))
    assert known(service, 2).row.state == "held"
    assert known(service, 2).letters == ()
    assert stands(service) == UNTOUCHED
    assert decided(service) == []
    (question,) = questions(service)
    assert "CASE/1/1" in question


FAILED = "Authentication-Results: mx.example.org; dmarc=fail"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"sender": "Eve <eve@other.example>"}, "eve@other.example wrote it"),
        ({"sender": "Ann Lee <ann@other.example>"}, "ann@other.example wrote it"),
        ({"before": FAILED}, "the check of its origin (DMARC) failed"),
        ({"before": ""}, "does not say that it comes from whom it names"),
        (
            {"sender": '"ann@party.example" <x@other.example>'},
            "the name of its sender shows another address",
        ),
    ],
)
def test_nobody_corrects_what_another_party_sent(service, more, words):
    take(service, 2, reply(PLAIN, **more))
    assert stands(service) == UNTOUCHED
    (question,) = questions(service)
    assert words in question
    assert known(service, 2).letters == ()


NUMBERED = "Re: CASE/1/1: your contribution"


@pytest.mark.parametrize("before", ["Re: ", "AW: Fwd: ", ""])
def test_the_number_in_the_subject_is_enough_from_the_same_proven_address(
    service, before
):
    subject = f"{before}CASE/1/1 : your contribution has been received"
    take(service, 2, mail(2, f"{PLAIN}\n\n{WROTE}\n{QUOTED}", subject=subject))
    assert stands(service) == CORRECTED
    assert "Number: CASE/1/1" in outbox(service)


def test_of_a_reply_that_is_known_by_its_subject_no_line_is_lost(service):
    words = "1 -> paragraph 3\n2 -> keep, I think"
    take(service, 2, mail(2, words, subject=NUMBERED))
    assert known(service, 2).row.state == "held"
    (question,) = questions(service)
    assert "“1 -> paragraph 3 / 2 -> keep, I think”" in question
    assert "Plain in it, and done with --kind correction: 1 -> D 3." in question
    assert "Not plain: “2 -> keep, I think”" in question


@pytest.mark.parametrize("subject", ["CASE/1/7: so", "CASE/1/1: a, CASE/1/2: b", "Hi"])
def test_a_subject_that_names_none_or_several_of_ours_says_nothing(service, subject):
    take(service, 2, mail(2, "Paragraph 3: no plums.", subject=subject))
    assert known(service, 2).row.kind == Kind.SUBMISSION


@pytest.mark.parametrize("more", ["", "\nAnd so on."])
def test_the_number_in_the_subject_is_only_a_hint_from_another(service, more):
    words = PLAIN + more
    another = "Eve <eve@other.example>"
    take(service, 2, mail(2, words, subject=NUMBERED, sender=another))
    assert stands(service) == UNTOUCHED
    (question,) = questions(service)
    assert "--kind correction --of NUMBER" in question
    decisions.settle_kind(service.ledger, 2, Kind.CORRECTION, WHO, earlier=1)
    service.once()
    assert stands(service) == CORRECTED
    assert "Number: CASE/1/1" in outbox(service)


def test_a_letter_is_found_in_the_references_too(service):
    thread = [f"References: <older@party.example> {ACK}"]
    take(service, 2, mail(2, PLAIN, headers=thread))
    assert stands(service) == CORRECTED


def test_a_person_lets_the_plain_part_of_a_reply_be_done(service):
    take(service, 2, reply(f"{PLAIN}\n7 -> paragraph 1\nAnd so on."))
    assert stands(service) == UNTOUCHED
    decisions.settle_kind(service.ledger, 2, Kind.CORRECTION, WHO)
    service.once()
    assert stands(service) == CORRECTED
    assert outbox(service) is not None


def test_an_answer_to_a_letter_that_nobody_was_sent_corrects_nothing(service):
    take(service, 2, mail(2, PLAIN, answers=named(b"what somebody guesses")))
    assert stands(service) == UNTOUCHED
    assert known(service, 2).row.kind != Kind.CORRECTION


def test_a_letter_has_the_same_name_when_the_database_is_made_again(service, tmp_path):
    take(service, 2, mail(2, COMMENTS, sender="Bo <bo@other.example>"))
    names = [known(service, n).letters[0].message_id for n in (1, 2)]
    service.__exit__()
    (tmp_path / "depositary.db").unlink()
    rebuild(load(tmp_path / "config.toml"), lambda: BEFORE)
    with Service(load(tmp_path / "config.toml"), lambda: BEFORE) as again:
        assert [known(again, n).letters[0].message_id for n in (1, 2)] == names
        third = mail(3, COMMENTS, sender="Cy <cy@third.example>")
        take(again, 3, third)
        (letter,) = known(again, 3).letters
        assert letter.message_id == named(third, "D000003")


def test_a_letter_of_before_is_still_known_by_its_name(service):
    old = "<acknowledgement.D000001.case@example.org>"
    with service.ledger.unit() as unit:
        row = unit.session.exec(select(LetterRow)).one()
        row.message_id = old
        unit.session.add(row)
    take(service, 2, mail(2, PLAIN, answers=old))
    assert stands(service) == CORRECTED


def test_a_second_reply_answers_the_letter_on_the_first(service):
    first = reply("2 -> paragraph 1")
    take(service, 2, first)
    answered = named(first, "D000002", LetterKind.CORRECTION)
    take(service, 3, mail(3, "2 -> paragraph 3", answers=answered))
    assert stands(service)[1] == ("D", ("3",))
    assert "2. The draft, paragraph 3" in outbox(service, delivery=3)


def test_what_the_secretariat_placed_is_not_overruled_by_a_reply(service):
    where = Place(document="D", paragraphs=("3",))
    drafts = service.house.drafts
    decisions.settle_comment(service.ledger, 1, 2, where, WHO, drafts=drafts)
    take(service, 2, reply("2 -> paragraph 1"))
    assert stands(service)[1] == ("D", ("3",))
    (question,) = questions(service)
    assert "the secretariat has placed it" in question


def test_what_was_taken_back_cannot_be_corrected(service):
    take(service, 2, reply("We withdraw our contribution.", n=2))
    take(service, 3, reply(PLAIN, n=3))
    assert "taken back" in questions(service)[0]


def test_a_reply_with_comments_of_its_own_is_a_submission_as_before(service):
    take(service, 2, reply("Paragraph 3: plums should be deleted."))
    answer = known(service, 2)
    assert (answer.row.kind, answer.number) == ("submission", "CASE/1/2")


def test_the_same_reply_twice_corrects_once(service):
    take(service, 2, reply(PLAIN))
    said = len(decided(service))
    relayed = reply(PLAIN).replace(b"relay.example", b"other.example")
    take(service, 3, relayed)
    assert known(service, 3).row.kind == Kind.DUPLICATE
    assert len(decided(service)) == said


def test_the_sums_add_up_and_the_record_says_what_it_corrects(service):
    take(service, 2, reply(PLAIN))
    record = line(known(service, 2))
    assert record["kind"] == "correction"
    assert "corrects:CASE/1/1" in record["flags"]
    assert record["verdict"] is None


def test_a_reply_waits_while_what_it_corrects_is_judged_again(service, clock):
    with service.ledger.unit() as unit:
        (row,) = unit.claim_all([1])
        unit.advance(row, Event.REOPEN, "the call was extended")
    take(service, 2, reply(PLAIN))
    clock[0] += timedelta(minutes=2)
    service.once()
    assert stands(service) == CORRECTED
    assert questions(service) == []


def test_a_reply_asks_the_same_again_when_the_database_is_made_again(service, tmp_path):
    take(service, 2, reply("9 -> paragraph 1"))
    before = questions(service)
    assert len(before) == 1
    service.__exit__()
    (tmp_path / "depositary.db").unlink()
    rebuild(load(tmp_path / "config.toml"), lambda: BEFORE)
    with Service(load(tmp_path / "config.toml"), lambda: BEFORE) as again:
        assert questions(again) == before
