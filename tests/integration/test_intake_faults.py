"""Whatever breaks in the middle of a poll, no delivery is lost or counted twice."""

import os
import resource
import subprocess
from collections import Counter
from multiprocessing import get_context
from pathlib import Path

import pytest

from pipeline.boxes import MailboxFault
from pipeline.faults import Deferred
from tests.dovecot import store
from tests.dovecot.deliveries import deliveries, message
from tests.dovecot.proxy import wire
from tests.dovecot.store import box

DONE = "Depositary/Received"


def through(cable, user, **options):
    return box(f"imap://{user}@127.0.0.1:{cable.port}/INBOX", **options)


# In the greeting, the login, the list, the first and a later batch, the move.
CUTS = (0, 7, 90, 400, 700, 1_000, 1_500, 2_000, 20_000, 77_777, 150_000, 310_000)


@pytest.mark.parametrize("after", CUTS)
def test_a_connection_cut_at_any_byte_costs_nothing(dovecot, user, kept, after):
    sent = [message(f"a{n}", "x" * 2_000) for n in range(150)]
    dovecot.deliver(user, sent)
    with wire(dovecot.port, after) as cable, pytest.raises(MailboxFault) as caught:
        kept.poll(through(cable, user))
    assert caught.value.temporary
    kept.poll(box(dovecot.url(user)))
    assert kept.kept() == Counter(sent)
    assert dovecot.count(user, "INBOX") == 0
    assert dovecot.count(user, DONE) == 150


def test_a_line_that_breaks_again_and_again_still_makes_progress(dovecot, user, kept):
    sent = [message(f"a{n}", "x" * 2_000) for n in range(300)]
    dovecot.deliver(user, sent)
    polls = 0
    with wire(dovecot.port, after=280_000) as cable:
        mailbox = through(cable, user)
        while dovecot.count(user, "INBOX"):
            polls += 1
            assert polls < 10
            try:
                kept.poll(mailbox)
            except MailboxFault as fault:
                assert fault.temporary  # noqa: PT017 (most polls fail, the last not)
    assert polls > 1
    assert kept.kept() == Counter(sent)


def test_a_server_that_falls_silent_is_left_in_time(dovecot, user, kept, monkeypatch):
    monkeypatch.setattr("pipeline.boxes.login.READ_SECONDS", 0.3)
    dovecot.deliver(user, [message("a", "x" * 50_000)])
    with (
        wire(dovecot.port, after=20_000, silent=True) as cable,
        pytest.raises(MailboxFault, match="did not answer in time") as caught,
    ):
        kept.poll(through(cable, user))
    assert caught.value.temporary
    assert kept.rows() == []


def test_a_message_that_breaks_every_connection_never_blocks_the_others(
    dovecot, user, kept
):
    poison = message("poison", "here the wire is CUT HERE always")
    sound = [message(f"a{n}") for n in range(6)]
    dovecot.deliver(user, [*sound[:3], poison, *sound[3:]])
    with wire(dovecot.port, at=b"CUT HERE") as cable:
        mailbox = through(cable, user)
        # All travel together; then each alone; then the poison after the others.
        for taken in (0, 3, 6):
            with pytest.raises(MailboxFault):
                kept.poll(mailbox)
            assert len(kept.rows()) == taken
        dovecot.deliver(user, [message("later")])
        report = kept.poll(mailbox)
    assert (report.new, report.held_back) == (1, 1)
    assert "broke the connection" in report.troubles[0]
    assert dovecot.count(user, "INBOX") == 1
    # The next process tries again, and this time the line holds.
    kept.poll(box(dovecot.url(user)))
    assert kept.kept() == Counter([*sound, poison, message("later")])


def test_a_message_nobody_can_parse_is_kept_like_any_other(dovecot, user, kept):
    odd = [
        b"no header at all",
        b"\r\n",
        b"Subject: \xff\xfe\xfd\r\nFrom\r\n\r\n\x80\x81",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n--x",
        b"Subject:" + b" =?utf-8?q?a?=" * 3_000 + b"\r\n\r\n",
        b"To: " + b"a@example.org, " * 60_000 + b"b@example.org\r\n\r\nhi\r\n",
    ]
    sent = [message("before"), *odd, message("after")]
    dovecot.deliver(user, sent)
    report = kept.poll(box(dovecot.url(user)))
    assert (report.new, report.moved) == (8, 8)
    assert kept.kept() == Counter(sent)


def _poll_until_empty(folder, url):
    with store.opened(folder) as one:
        mailbox = box(url)
        while one.poll(mailbox).seen:
            pass


def test_two_pollers_on_one_mailbox_count_each_delivery_once(dovecot, user, kept):
    sent = deliveries(1)
    dovecot.deliver(user, sent)
    arguments = (kept.folder, dovecot.url(user))
    pollers = [
        get_context("spawn").Process(target=_poll_until_empty, args=arguments)
        for _ in range(2)
    ]
    for poller in pollers:
        poller.start()
    for poller in pollers:
        poller.join(60)
        assert poller.exitcode == 0
    assert kept.kept() == Counter(sent)
    assert dovecot.count(user, "INBOX") == 0


@pytest.fixture
def tiny_disk(kept):
    """Put the archive on a disk of one megabyte."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk; the file size limit is tested")
    archive = str(kept.folder / "archive")
    Path(archive).mkdir(exist_ok=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", archive],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        pytest.skip(f"this machine mounts nothing: {made.stderr}")
    for part in ("raw", "unfinished", "ledger"):
        (kept.folder / "archive" / part).mkdir()
    yield lambda size: subprocess.run(
        ["mount", "-o", f"remount,size={size}", archive], check=True
    )
    subprocess.run(["umount", archive], check=True)


def test_a_full_disk_leaves_the_mail_where_it_is_until_there_is_room(
    dovecot, user, kept, tiny_disk
):
    sent = [message(f"a{n}", "x" * 15_000) for n in range(120)]
    dovecot.deliver(user, sent)
    mailbox = box(dovecot.url(user))
    for _ in range(3):
        with pytest.raises(Deferred, match="Make room on the disk"):
            kept.poll(mailbox)
    assert not list((kept.folder / "archive" / "unfinished").iterdir())
    assert dovecot.count(user, "INBOX") + len(kept.rows()) >= 120
    tiny_disk("100m")
    kept.poll(mailbox)
    assert kept.kept() == Counter(sent)
    assert dovecot.count(user, "INBOX") == 0


def test_a_file_that_cannot_be_written_whole_is_not_there_at_all(dovecot, user, kept):
    sent = [message("small"), message("large", "x" * 3_000_000)]
    dovecot.deliver(user, sent)
    mailbox = box(dovecot.url(user))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(Deferred, match="File too large"):
            kept.poll(mailbox)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert dovecot.count(user, "INBOX") == 2
    assert kept.rows() == []
    assert not kept.archive.has("0" * 64)
    kept.poll(mailbox)
    assert kept.kept() == Counter(sent)
