"""An extension: a version of the deadline that all who print it agree upon."""

import email
import email.policy
import json
import re
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from html import unescape

import pytest
from sqlmodel import select

from pipeline import deadlines, decisions
from pipeline.proof.rebuild import rebuild
from pipeline.proof.replay import replay
from pipeline.proof.verify import verify
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import EventRow
from rules.lifecycle import State
from rules.terms import Kind
from tests.consultation import write

WHO = decisions.Person(by="A. Head", because="asked by many")
LATER = datetime(2026, 4, 6, tzinfo=UTC)
#: The clocks of Zurich go forward on this day, so that it has 23 hours.
EXTENDED = "2026-03-29"


def mail(n, at):
    return (
        "Authentication-Results: mx.example.org; dmarc=pass\n"
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n"
        f"Paragraph {1 + n % 3}: this should be deleted.\n"
    ).encode()


TIMES = (
    "Tue, 10 Mar 2026 10:00:00 +0000",  # on time
    "Thu, 19 Mar 2026 10:00:00 +0000",  # in the days of grace
    "Sun, 29 Mar 2026 21:59:59 +0000",  # late; the last second of the extension
    "Sun, 29 Mar 2026 22:00:00 +0000",  # late, also when extended
)


@pytest.fixture
def folder(tmp_path):
    call = {"zone": "Europe/Zurich", "hard": date(2026, 3, 20)}
    write(tmp_path, calls=call)
    for n, at in enumerate(TIMES, start=1):
        (tmp_path / "mailbox/new" / f"1775001600.m{n}.mx").write_bytes(mail(n, at))
    return tmp_path


def opened(folder):
    return Service(load(folder / "config.toml"), lambda: LATER)


def known(service):
    with service.ledger.reading() as session:
        return list(deliveries(session, service.settings))


def events(service):
    with service.ledger.reading() as session:
        rows = session.exec(select(EventRow).order_by(EventRow.seq)).all()
        return [(row.kind, row.delivery_id, row.data) for row in rows]


def test_what_is_judged_again_says_so_in_the_words_of_the_new_deadline(folder):
    with opened(folder) as service:
        service.once()
        found = deadlines.extend(service.ledger, "drafts", EXTENDED, "A", "asked")
        assert found.admitted == (3,)
        service.follow(always=True)
        reasons = [each.row.verdict_reason for each in known(service)]
        assert [each.row.verdict for each in known(service)] == [
            *("on_time", "grace", "grace", "late")
        ]
        until = "29 March 2026, 23:59:59 Europe/Zurich (21:59:59 UTC)"
        assert [until in reason for reason in reasons] == [False, True, True, True]
        letters = [[x.kind for x in each.letters] for each in known(service)]
        assert letters[1:] == [["acknowledgement"], ["late", "extension"], ["late"]]
        assert not list(verify(service))


def test_who_is_in_time_by_now_is_not_told_to_be_late(folder):
    """The letters of a pass were cut off before they were written."""
    with opened(folder) as service:
        service.poll()
        service.worker.run()
        deadlines.extend(service.ledger, "drafts", EXTENDED, "A", "asked")
        service.follow(always=True)
        (_, _, third, fourth) = known(service)
        states = {x.kind: x.state for x in third.letters}
        assert states == {"late": "promised", "extension": "sent"}
        assert {x.kind: x.state for x in fourth.letters} == {"late": "sent"}


@pytest.mark.parametrize("state", ["admitted", "identified", "located"])
def test_late_mail_that_is_still_on_its_way_is_judged_again(folder, state):
    """A pass was cut off between the verdict and the end of the way."""
    with opened(folder) as service:
        service.once()
        with service.ledger.unit() as unit:
            (row,) = unit.claim_all([3])
            assert row.verdict == "late"
            row.state = state
        deadlines.extend(service.ledger, "drafts", EXTENDED, "A", "asked")
        service.follow(always=True)
        assert known(service)[2].row.verdict == "grace"
        assert known(service)[2].number


def test_what_was_held_for_a_doubt_about_the_cut_off_is_judged_again(folder):
    file = folder / "config.toml"
    close = 'clock_error_seconds = 3600\nurl = "maildir:mailbox"'
    file.write_text(file.read_text().replace('url = "maildir:mailbox"', close))
    just_after = "Fri, 20 Mar 2026 23:10:00 +0000"
    (folder / "mailbox/new/1775001600.m9.mx").write_bytes(mail(9, just_after))
    with opened(folder) as service:
        service.once()
        (held,) = [each for each in known(service) if each.row.state == State.HELD]
        assert "error of our own clock" in held.row.why
        deadlines.extend(service.ledger, "drafts", EXTENDED, "A", "asked")
        service.follow(always=True)
        (again,) = [each for each in known(service) if each.row.id == held.row.id]
        assert (again.row.verdict, bool(again.number)) == ("grace", True)


def test_a_late_withdrawal_is_not_told_that_it_counts_now(folder):
    raw = mail(5, TIMES[2]).replace(b"Comments 5", b"Withdrawal")
    raw = raw.partition(b"\n\n")[0] + b"\n\nWe withdraw our submission.\n"
    (folder / "mailbox/new/1775001600.m5.mx").write_bytes(raw)
    with opened(folder) as service:
        service.once()
        deadlines.extend(service.ledger, "drafts", EXTENDED, "A", "asked")
        service.follow(always=True)
        (found,) = [k for k in known(service) if k.row.kind == Kind.WITHDRAWAL]
        assert "extension" not in {letter.kind for letter in found.letters}


def season(folder):
    """Extend, admit, decide on a comment and on a speaker; then a last pass."""
    with opened(folder) as service:
        service.once()
        deadlines.extend(service.ledger, "drafts", EXTENDED, WHO.by, WHO.because)
        service.follow(always=True)
        decisions.admit(service.ledger, 4, WHO)
        service.follow()
        decisions.settle_kind(service.ledger, 2, Kind.NOT_A_SUBMISSION, WHO)
        service.follow()
        decisions.settle_kind(service.ledger, 2, Kind.SUBMISSION, WHO)
        service.once()
        return events(service)


@pytest.mark.parametrize("lost", [False, True], ids=["beside the old one", "lost"])
def test_a_rebuild_after_all_this_says_the_same_and_nothing_more(folder, lost):
    before = season(folder)
    if lost:
        for file in folder.glob("depositary.db*"):
            file.unlink()
    made = rebuild(load(folder / "config.toml"), lambda: LATER)
    assert (made.placed, made.differences, made.taken) == (True, (), ())
    with opened(folder) as service:
        assert events(service) == before
        assert not list(verify(service))


def test_a_rebuild_that_is_not_put_in_place_leaves_ledger_and_mirror_alone(folder):
    before = season(folder)
    mirror = (folder / "archive/ledger/events.jsonl").read_bytes()
    draft = folder / "draft.txt"
    draft.write_text(draft.read_text().replace("2. Pears.", "4. Pears."))
    made = rebuild(load(folder / "config.toml"), lambda: LATER)
    assert (made.placed, "comments" in made.differences) == (False, True)
    assert (folder / "archive/ledger/events.jsonl").read_bytes() == mirror
    with opened(folder) as service:
        assert events(service) == before


def test_a_revision_acts_on_what_is_counted_in_again_as_a_rebuild_would_have_it(folder):
    with opened(folder) as service:
        service.once()
        decisions.settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
        service.follow()
        revised = mail(1, TIMES[1]).replace(b"Comments 1", b"Revised comments")
        revised = revised.replace(b"<m1@", b"<r1@")
        (folder / "mailbox/new/1775001600.r1.mx").write_bytes(revised)
        service.once()
        assert known(service)[2].row.supersedes is None
        decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
        service.once()
        rows = {k.row.id: k.row for k in known(service)}
        assert rows[1].superseded_by == rows[5].number
        before = events(service)
    made = rebuild(load(folder / "config.toml"), lambda: LATER)
    assert (made.placed, made.differences) == (True, ())
    with opened(folder) as service:
        assert events(service) == before


@pytest.fixture
def verb(folder, call):
    def verb(*words):
        code, out, err = call(folder / "config.toml", *words)
        return code, " ".join((out + err).split())

    return verb


def test_whoever_prints_the_deadline_prints_one_instant_with_zone_and_utc(folder, verb):
    verb("once", "--now", LATER.isoformat())
    who = ("--by", "A. Head", "--because", "asked")
    rehearsed = verb("rehearse", "drafts", "--hard", EXTENDED)[1]
    extended = verb("extend", "drafts", "--hard", EXTENDED, *who)[1]
    letter = email.message_from_bytes(
        next(folder.glob("outbox/*extension*")).read_bytes(),
        policy=email.policy.default,
    )
    front = unescape((folder / "site/index.html").read_text())
    printed = {
        "rehearse": rehearsed,
        "extend": extended,
        "status": verb("status", "--now", LATER.isoformat())[1],
        "show": verb("show", "D000003")[1],
        "letter": letter.get_body(("plain",)).get_content(),
        "site": re.sub(r"<[^>]*>", "", front),
        "feed": (folder / "site/feed.atom").read_text(),
    }
    for where, text in printed.items():
        plain = " ".join(text.split())
        assert "29 March 2026" in plain, where
        assert "23:59:59" in plain, where
        assert "Europe/Zurich" in plain, where
        assert "21:59:59 UTC" in plain, where
    assert "DTSTART:20260329T215959Z" in (folder / "site/deadlines.ics").read_text()
    assert "2026-03-29T21:59:59+00:00" in front
    calls = json.loads((folder / "site/index.json").read_text())["calls"]
    assert calls[0]["hard"] == "2026-03-29T22:00:00Z"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("drafts", "--hard", "2026-03-29T02:30:00"),
            "does not exist in Europe/Zurich",
        ),
        (("drafts", "--hard", "2026-03-19"), "never shortened"),
        (("drafts", "--hard", "2026-03-20"), "never shortened"),
        (("drafts", "--hard", "tomorrow"), "write a date such as"),
        (("reports", "--hard", EXTENDED), "There is no call 'reports'"),
    ],
)
@pytest.mark.parametrize("what", ["extend", "rehearse"])
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    folder, verb, what, words, told
):
    verb("once", "--now", LATER.isoformat())
    mirror = folder / "archive/ledger/events.jsonl"
    before = mirror.read_bytes()
    who = ("--by", "A. Head", "--because", "asked") if what == "extend" else ()
    code, said = verb(what, *words, *who)
    assert (code, told in said) == (2, True), said
    assert mirror.read_bytes() == before


def test_a_rehearsal_tells_what_the_extension_then_does(folder, verb):
    verb("once", "--now", LATER.isoformat())
    before = (folder / "archive/ledger/events.jsonl").read_bytes()
    rehearsed = verb("rehearse", "drafts", "--hard", EXTENDED)[1]
    assert (folder / "archive/ledger/events.jsonl").read_bytes() == before
    who = ("--by", "A. Head", "--because", "asked")
    extended = verb("extend", "drafts", "--hard", EXTENDED, *who)[1]
    assert rehearsed.replace("would be", "is") == extended
    assert "1 late (D000003)" in extended


def test_an_extension_far_beyond_is_meant_or_not_made(folder, verb):
    verb("once", "--now", LATER.isoformat())
    who = ("--by", "A. Head", "--because", "asked")
    far = ("drafts", "--hard", "2206-03-29")
    assert "more than a year after the cut-off" in verb("rehearse", *far)[1]
    before = (folder / "archive/ledger/events.jsonl").read_bytes()
    code, said = verb("extend", *far, *who)
    assert (code, "confirm it: --far" in said) == (2, True), said
    assert (folder / "archive/ledger/events.jsonl").read_bytes() == before
    code, said = verb("extend", *far, *who, "--far")
    assert (code, "it is 29 March 2206" in said) == (0, True), said


#: Before anything has come that only the wrong cut-off would let in.
BEFORE = "2026-03-30T08:00:00Z"
WRONG = ("drafts", "--hard", "2206-03-29", "--far")


@pytest.fixture
def wrong(folder, verb):
    """Extend to a year that nobody meant, when one late mail lies there."""
    late = folder / "mailbox/new/1775001600.m4.mx"
    kept = late.read_bytes()
    late.unlink()
    verb("once", "--now", BEFORE)
    verb("extend", *WRONG, "--by", "A. Head", "--because", "asked")
    letters = sorted(path.name for path in folder.glob("outbox/*extension*"))
    assert len(letters) == 1

    def arrive():
        (folder / "mailbox/new/1775001600.m4.mx").write_bytes(kept)
        verb("once", "--now", LATER.isoformat())

    return arrive


def corrected(verb, hard, word="extend"):
    who = ("--by", "A. Head", "--because", "2026 was meant") * (word == "extend")
    return verb(word, "drafts", "--hard", hard, "--correct", *who)


def test_a_wrong_extension_is_corrected_and_whoever_relied_on_it_is_not_just_late(
    folder, verb, wrong
):
    ledger = folder / "archive/ledger/events.jsonl"
    before = ledger.read_bytes()
    code, rehearsed = corrected(verb, EXTENDED, "rehearse")
    assert code == 0
    assert ledger.read_bytes() == before
    assert "would be 29 March 2026" in rehearsed
    assert "tell their receivers: D000003" in rehearsed
    code, said = corrected(verb, EXTENDED)
    assert (code, rehearsed.replace("would be", "is")) == (0, said)
    front = (folder / "site/index.html").read_text()
    assert "was announced by mistake and has been corrected" in front
    assert "2026-03-29T21:59:59+00:00" in front
    wrong()
    with opened(folder) as service:
        rows = {each.row.id: each for each in known(service)}
        assert [rows[n].row.verdict for n in (1, 2, 3)] == ["on_time", "grace", "grace"]
        assert "29 March 2026" in rows[3].row.verdict_reason
        assert rows[4].row.state == State.HELD
        assert "announced by mistake and corrected" in rows[4].row.why
        assert not list(verify(service))
        assert not list(replay(service))
        before = events(service)
    assert "Admitted as" in verb("admit", "D000004", "--by", "A", "--because", "b")[1]
    with opened(folder) as service:
        assert not list(verify(service))
        before = events(service)
    made = rebuild(load(folder / "config.toml"), lambda: LATER)
    assert (made.placed, made.differences) == (True, ())
    with opened(folder) as service:
        assert events(service) == before


@pytest.mark.usefixtures("wrong")
def test_evidence_heeds_a_correction(folder, verb):
    corrected(verb, EXTENDED)
    verb("evidence", "D000003", "--out", str(folder / "proof.zip"))
    with zipfile.ZipFile(folder / "proof.zip") as packed:
        packed.extractall(folder / "proof")
    (checker,) = (folder / "proof").rglob("check.py")
    roots = json.loads((checker.parent / "proof.json").read_text())["roots"]
    command = [sys.executable, checker.name, *roots]
    done = subprocess.run(
        command, cwd=checker.parent, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "It holds." in done.stdout) == (0, True), done.stdout


@pytest.mark.usefixtures("wrong")
def test_whose_letter_named_no_cut_off_is_not_told_of_the_wrong_one(folder, verb):
    who = ("--by", "A. Head", "--because", "it is none")
    assert verb("decide", "D000001", "--kind", "not_a_submission", *who)[0] == 0
    verb("once")
    assert next(folder.glob("outbox/set_aside*"))
    assert "tell their receivers: D000003." in corrected(verb, EXTENDED, "rehearse")[1]


@pytest.mark.parametrize(
    ("hard", "told"),
    [
        ("2026-03-19", "cannot go back before 20 March 2026, 23:59:59"),
        ("2026-03-20", "stays so, and was answered so: D000003"),
        ("2206-03-29", "no earlier cut-off"),
    ],
)
@pytest.mark.usefixtures("wrong")
def test_a_correction_takes_nothing_from_anybody(folder, verb, hard, told):
    before = (folder / "archive/ledger/events.jsonl").read_bytes()
    for word in ("rehearse", "extend"):
        code, said = corrected(verb, hard, word)
        assert (code, told in said) == (2, True), said
    assert (folder / "archive/ledger/events.jsonl").read_bytes() == before


@pytest.mark.usefixtures("wrong")
def test_only_an_extension_can_be_corrected_and_once(verb):
    corrected(verb, "2026-04-30")
    code, said = corrected(verb, "2026-04-29")
    assert (code, "There is no extension to correct" in said) == (2, True), said
    again = ("extend", "drafts", "--hard", "2026-05-01", "--by", "A", "--because", "b")
    assert "it is 1 May 2026" in verb(*again)[1]


def test_a_letter_on_an_extension_names_what_was_extended_and_not_the_mistake(folder):
    with opened(folder) as service:
        service.poll()
        service.worker.run()
        who = ("A", "asked")
        deadlines.extend(service.ledger, "drafts", "2206-03-29", *who, far=True)
        service.worker.run()
        deadlines.extend(service.ledger, "drafts", "2026-04-30", *who, correct=True)
        service.follow(always=True)
    told = next(folder.glob("outbox/*extension*")).read_bytes()
    words = email.message_from_bytes(told, policy=email.policy.default)
    text = words.get_body(("plain",)).get_content()
    assert "Previous cut-off (last second included): 20 March 2026" in text
    assert "New cut-off (last second included): 30 April 2026" in text
    assert "2206" not in text
