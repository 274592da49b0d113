"""What came too late and may count all the same is asked about, and never lost."""

from __future__ import annotations

import pytest

from pipeline import decisions
from pipeline.decisions import Person
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from rules.lifecycle import State
from rules.terms import Kind, Verdict
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write

WHO = Person(by="A. Clerk", because="I looked")
SCAN = (
    'Content-Type: multipart/mixed; boundary="x"\n\n'
    "--x\nContent-Type: text/plain\n\nSee the file.\n"
    "--x\nContent-Type: application/pdf\n"
    'Content-Disposition: attachment; filename="a.pdf"\n\n%PDF-1.4\njunk\n--x--\n'
)


def mail(n, at, rest="\nParagraph 2: this should be deleted.\n", answers=""):
    thread = f"In-Reply-To: {answers}\n" if answers else ""
    return (
        "Authentication-Results: mx.example.org; dmarc=pass\n"
        f"Received: from relay.example by mx.example.org; {at}\n"
        "From: A Person <person@party.example>\nTo: info@example.org\n"
        f"Subject: Comments\nMessage-ID: <m{n}@a.example>\n{thread}{rest}"
    ).encode()


@pytest.fixture
def service(tmp_path):
    with Service(load(write(tmp_path)), lambda: AFTER) as service:
        yield service


def arrive(service, name, raw):
    """Deliver a mail, make a pass, and return the last delivery."""
    folder = service.settings.base / "mailbox" / "new"
    taken = 1774051200 if TOO_LATE.encode() in raw else 1773136800
    (folder / f"{taken}.{name}.mx").write_bytes(raw)
    service.once()
    return look(service)[-1]


def look(service):
    with service.ledger.reading() as session:
        found = deliveries(session, service.settings)
        return sorted(found, key=lambda known: known.row.id or 0)


def test_a_copy_in_time_of_what_came_too_late_is_asked_about(service):
    late = arrive(service, "a", mail(1, TOO_LATE))
    assert late.row.verdict == Verdict.LATE
    copy = arrive(service, "b", mail(1, IN_TIME))
    assert copy.row.state == State.HELD
    assert "this copy of it came in time" in copy.row.why
    assert "--of D000001" in copy.row.why
    decisions.settle_kind(service.ledger, 2, Kind.SUBMISSION, WHO)
    service.once()
    _, copy = look(service)
    assert (copy.row.verdict, copy.row.number) == (Verdict.ON_TIME, 1)
    for at in (TOO_LATE, IN_TIME):  # now there is one that counts, and is repeated
        again = arrive(service, at[5:7], mail(1, at))
        assert (again.row.kind, again.row.duplicate_of) == (Kind.DUPLICATE, 2)


def test_a_readable_copy_that_comes_too_late_is_asked_about(tmp_path, service):
    first = arrive(service, "a", mail(1, IN_TIME, SCAN))
    (letter,) = (x.message_id for x in first.letters if x.kind == "unreadable")
    copy = arrive(service, "b", mail(2, TOO_LATE, answers=letter))
    assert copy.row.state == State.HELD
    assert "our request for a readable copy of CASE/1/1" in copy.row.why
    decisions.admit(service.ledger, 2, WHO)
    service.once()
    first, copy = look(service)
    assert (first.row.verdict, copy.row.verdict) == (Verdict.ON_TIME, Verdict.GRACE)
    (told,) = (x for x in copy.letters if x.kind != "unreadable")
    assert told.kind == "admission"
    assert "after the final cut-off. The secretariat has decided to admit" in told.text
    assert "in the grace period" not in told.text
    pages = [p.read_text() for p in (tmp_path / "site").rglob("index.html")]
    about = [p for p in pages if f"<h1><bdi>CASE/1/{copy.row.number}</bdi>" in p]
    assert "after the cut-off, admitted by decision" in about[0]
    assert "in the grace period" not in about[0]


def test_a_readable_copy_in_time_is_asked_about_and_takes_its_place(tmp_path):
    with Service(load(write(tmp_path)), lambda: AFTER) as service:
        first = arrive(service, "a", mail(1, IN_TIME, SCAN))
        (letter,) = (x.message_id for x in first.letters if x.kind == "unreadable")
        copy = arrive(service, "b", mail(2, IN_TIME, answers=letter))
        assert copy.row.state == State.HELD
        assert "our request for a readable copy of CASE/1/1" in copy.row.why
        assert "--kind submission --of CASE/1/1" in copy.row.why
        decisions.settle_kind(service.ledger, 2, Kind.SUBMISSION, WHO, earlier=1)
        service.once()
        first, copy = look(service)
        assert (copy.row.number, first.row.superseded_by) == (2, 2)
        (told,) = copy.letters
        assert "It replaces CASE/1/1" in told.text


def test_another_late_mail_of_the_same_sender_is_late(service):
    first = arrive(service, "a", mail(1, IN_TIME))
    (letter,) = (x.message_id for x in first.letters)
    more = "\nParagraph 1: add pears to the apples, which are too few.\n"
    second = arrive(service, "b", mail(2, TOO_LATE, more, answers=letter))
    assert second.row.verdict == Verdict.LATE


@pytest.mark.parametrize(
    "words", ["I withdraw my comment of 4 June.", "Je retire ce que j'ai envoyé."]
)
def test_what_speaks_of_taking_back_is_asked_about(service, words):
    found = arrive(service, "a", mail(1, IN_TIME, f"\n{words}\n"))
    assert found.row.state == State.HELD
    assert "--kind withdrawal" in found.row.why
