"""What if a duty cannot be done? It is told and tried again; the rest goes on."""

import shutil
import threading

import pytest

from pipeline import deadlines
from pipeline.decisions import Person
from pipeline.doctor import examine
from pipeline.duties import POLL, PUBLISH, attempt, failing
from pipeline.letters import post
from pipeline.locks import only_one
from pipeline.schedule import Timer
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write


def mail(n, at=IN_TIME):
    return (
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n"
        "Paragraph 2: this should be deleted.\n"
    ).encode()


@pytest.fixture
def open_service(tmp_path):
    def open_service(**changed):
        write(tmp_path, **changed)
        for n, at in ((1, IN_TIME), (2, TOO_LATE)):
            (tmp_path / "mailbox" / "new" / f"1774051200.m{n}.mx").write_bytes(
                mail(n, at)
            )
        return Service(load(tmp_path / "config.toml"), lambda: AFTER)

    return open_service


def failures(service):
    with service.ledger.reading() as session:
        return failing(session)


def test_nothing_is_issued_before_the_mailbox_was_read_after_the_cut_off(
    open_service, tmp_path
):
    with open_service() as service:
        (tmp_path / "mailbox").rename(tmp_path / "away")
        found = service.once()
        assert found.issued == ()
        assert any("depositary publish" in said for said in found.trouble)
        assert failures(service)[POLL]
        (tmp_path / "away").rename(tmp_path / "mailbox")
        found = service.once()
        assert (found.issued, found.trouble) == (("drafts",), ())
        assert not failures(service)


def test_a_person_can_issue_without_the_mailbox(open_service, tmp_path):
    with open_service() as service:
        shutil.rmtree(tmp_path / "mailbox")
        assert service.publish(always=True, forced=True) == ("drafts",)
        assert service.once().issued == ()
        assert (tmp_path / "compilations" / "drafts.docx").exists()


def test_a_folder_that_cannot_be_written_is_told_and_tried_again(
    open_service, tmp_path
):
    with open_service() as service:
        blocked = tmp_path / ".site.sets"
        blocked.write_text("in the way")
        found = service.once()
        assert (found.new, found.letters) == (2, 2)
        assert any(".site.sets" in said for said in found.trouble)
        assert PUBLISH in failures(service)
        blocked.unlink()
        again = service.once()
        assert again.trouble == ()
        assert (tmp_path / "site" / "index.html").exists()


@pytest.mark.parametrize("folder", ["draft.txt/site", "/proc/site"])
def test_the_doctor_sees_a_folder_that_cannot_be_written(tmp_path, folder):
    settings = load(write(tmp_path, publication={"folder": folder}))
    (check,) = [c for c in examine(settings) if c.subject == "publication"]
    assert not check.good


def drafts_of(config):
    (check,) = [c for c in examine(load(config)) if c.subject == "drafts and registry"]
    return check


def test_the_doctor_refuses_a_draft_that_prints_a_label_twice(tmp_path):
    check = drafts_of(write(tmp_path, draft="1. Apples.\n\n2. Pears.\n\n2. Plums.\n"))
    assert not check.good
    assert "The draft D prints 2 more than once" in check.finding


def test_the_doctor_refuses_one_text_for_two_drafts(tmp_path):
    config = write(tmp_path)
    more = (
        '[[drafts]]\nid = "E"\ntitle = "Another"\nfile = "draft.txt"\ncall = "drafts"\n'
    )
    config.write_text(config.read_text() + more)
    check = drafts_of(config)
    assert not check.good
    assert "The drafts D and E hold the same text" in check.finding


def test_an_extension_is_told_whatever_becomes_of_the_record(open_service, tmp_path):
    with open_service() as service:
        service.once()
        shutil.rmtree(tmp_path / ".site.sets")
        (tmp_path / ".site.sets").write_text("in the way")
        found = deadlines.extend(service.ledger, "drafts", "2026-03-22", "A", "asked")
        done = service.follow(always=True)
        assert found.admitted == (2,)
        assert done.letters == 1
        assert any(".site.sets" in said for said in done.trouble)


def test_the_service_goes_on_after_a_duty_that_failed(open_service):
    with open_service() as service:
        said = []
        timer = Timer(service, said.append, threading.Event())
        service.publish = lambda: 1 / 0
        for duty, duties in (
            (PUBLISH, timer.apart),
            (PUBLISH, timer.apart),
            (POLL, timer.mail),
        ):
            timer.ask(duty)
            timer.step(duties)
        assert [x for x in said if "ZeroDivisionError" in x] == said[:1]
        assert any("2 new" in x for x in said)
        assert "ZeroDivisionError" in failures(service)[PUBLISH]
        del service.publish
        timer.ask(PUBLISH)
        for _ in range(3):  # work and letters follow the poll
            timer.step(timer.mail)
        timer.step(timer.apart)
        assert PUBLISH not in failures(service)
        assert any("drafts was issued" in x for x in said)


def test_the_service_says_at_its_start_what_it_does(open_service):
    with open_service() as service:
        said = []
        stop = threading.Event()
        threading.Timer(0.2, stop.set).start()
        Timer(service, said.append, stop).run()
        assert "polling maildir:mailbox every 60 s" in said[0]


def test_two_passes_at_once_are_told(open_service):
    with open_service() as service:
        with only_one(service.ledger, "poll"):
            found = service.once()
        assert any("Another pass" in said for said in found.trouble)


def test_a_clock_before_the_last_poll_is_told(open_service, tmp_path):
    with open_service() as service:
        service.once()
    early = AFTER.replace(year=2020)
    with Service(load(tmp_path / "config.toml"), lambda: early) as service:
        assert any("before the last poll" in said for said in service.once().trouble)


def test_letters_that_could_not_be_sent_are_counted_with_the_reason(open_service):
    with open_service(letters={"smtp": "smtp://127.0.0.1:9"}) as service:
        for _ in range(2):  # the second pass does not even try again yet
            found = service.once()
            assert found.letters == 0
            assert any(
                said.startswith("2 letters not sent yet; tried again by itself from 2")
                and "(last time: " in said
                and "127.0.0.1" in said
                for said in found.trouble
            )


def test_a_letter_that_waits_for_its_time_is_tried_at_once_when_a_person_says_so(
    open_service,
):
    who = Person(by="Ada", because="the server is mended")
    with open_service(letters={"smtp": "smtp://127.0.0.1:9"}) as service:
        service.once()
    with open_service() as service:
        assert service.post().sent == 0  # not yet its time
        assert [post.retry(service.ledger, n, who) for n in (1, 2)] == [1, 1]
        found = service.post()
        assert (found.sent, found.waiting, found.troubles) == (2, 0, ())
        assert post.retry(service.ledger, 1, who) == 0  # what went is not sent twice


def test_a_duty_that_goes_well_again_is_not_failing_any_more(open_service):
    with open_service() as service:
        trouble = []
        with attempt(service.ledger, "work", trouble):
            raise ValueError("odd")
        assert "ValueError: odd" in trouble[0]
        assert "work" in failures(service)
        with attempt(service.ledger, "work", trouble):
            pass
        assert not failures(service)
