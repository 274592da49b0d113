"""What becomes of a letter that the mail server does not take, till a person knows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.decisions import Person, settle_kind
from pipeline.letters import post
from pipeline.proof.evidence import pack
from pipeline.proof.rebuild import rebuild
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from rules.terms import Kind
from tests.consultation import AFTER, write
from tests.dovecot.deliveries import comment
from tests.dovecot.postman import Postman, postman

WHO = Person(by="A. Clerk", because="the server is mended")


class Moody(Postman):
    """Answers a recipient as it is told to; takes letters where it is told nothing."""

    answer = ""
    copies = ""
    asked = 0

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - the name is aiosmtpd's
        archive = address.startswith("archive@")
        self.asked += not archive
        if said := self.copies if archive else self.answer:
            return said
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"


@pytest.fixture
def moody():
    with postman(Moody()) as one:
        yield one


@pytest.fixture
def clock():
    return [AFTER - timedelta(days=9)]


@pytest.fixture
def service(tmp_path, moody, clock):
    smtp = f"smtp://127.0.0.1:{moody.port}"
    config = write(tmp_path, letters={"smtp": smtp, "bcc": "archive@example.org"})
    new = tmp_path / "mailbox" / "new"
    (new / "1773136800.a.mx").write_bytes(comment("s1"))
    with Service(load(config), lambda: clock[0]) as service:
        service.poll()
        service.worker.run()
        yield service


def letter(service):
    with service.ledger.reading() as session:
        (known,) = deliveries(session, service.settings)
        return known.letters[0]


def test_a_busy_server_is_asked_for_four_days_and_then_a_person(service, moody, clock):
    moody.answer = "451 4.3.0 come back later"
    began = clock[0]
    while letter(service).state == "promised":
        clock[0] = max(clock[0], letter(service).due_at)
        assert service.post().sent == 0
    assert clock[0] - began == timedelta(days=4)
    assert moody.asked == letter(service).tries < 25
    assert letter(service).state == "failed"
    assert "451 4.3.0 come back later" in letter(service).why
    moody.answer = ""
    assert service.post().sent == 0  # a person has to say so
    post.retry(service.ledger, 1, WHO)
    assert service.post().sent == 1
    assert moody.twice() == 0


def test_a_refusal_is_told_a_person_at_once_and_not_repeated(service, moody):
    moody.answer = "550 5.1.1 no such user"
    posted = service.post()
    assert posted.failed == 1
    assert "no such user" in posted.troubles[0]
    assert service.post().failed == 0
    assert moody.asked == 1


def test_a_letter_that_went_before_the_database_was_lost_is_in_doubt_and_stays_so(
    service, moody, monkeypatch
):
    def lost(*_):
        raise OSError("the machine burns")

    monkeypatch.setattr(post, "_settle", lost)
    with pytest.raises(OSError, match="burns"):
        service.post()
    monkeypatch.undo()
    settings = service.settings
    for part in settings.base.glob("depositary.db*"):
        part.unlink()
    rebuild(settings, service.now)
    with Service(settings, service.now) as again:
        assert again.post().sent == 0
        assert letter(again).state == "in_doubt"
    assert moody.twice() == 0


def test_a_letter_that_the_machine_held_back_at_the_last_moment_did_not_leave(
    service, moody, monkeypatch
):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(type(service.ledger), "seal", full)
    with pytest.raises(OSError, match="space"):
        service.post()
    monkeypatch.undo()
    service.ledger.seal()
    settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
    service.worker.run()
    service.post()  # the receipt rests now
    assert letter(service).state == "promised"
    assert moody.asked == 1  # of the letter that it was set aside
    made = rebuild(service.settings, service.now)
    assert made.placed
    assert made.differences == ()


def test_a_refused_archive_copy_is_noted_and_does_not_hold_the_letter_back(
    service, moody
):
    moody.copies = "550 5.1.1 no such user"
    assert service.post().sent == 1
    assert "without a copy to archive@example.org" in letter(service).why
    assert [to for to, *_ in moody.letters] == ["s1@sender.example"]


@pytest.mark.parametrize("files", [False, True])
def test_an_address_that_is_none_fails_and_holds_up_no_other_letter(
    tmp_path, moody, files
):
    smtp = "file:outbox" if files else f"smtp://127.0.0.1:{moody.port}"
    config = write(tmp_path, letters={"smtp": smtp})
    new = tmp_path / "mailbox" / "new"
    for nth, host in enumerate(("my_host.example", "sender.example")):
        raw = comment("s1").replace(b"s1@sender.example>\r\nTo", b"s1@%b>\r\nTo")
        (new / f"177313680{nth}.a.mx").write_bytes(raw % host.encode())
    with Service(load(config), lambda: AFTER - timedelta(days=9)) as service:
        service.poll()
        service.worker.run()
        posted = service.post()
        assert (posted.sent, posted.failed) == (1, 1)
        assert "'my_host.example' is not a domain" in posted.troubles[0]
        assert service.post().failed == 0
        with service.ledger.reading() as session:
            unsent, _ = deliveries(session, service.settings)
        assert b"message.eml" in pack(service, unsent)
