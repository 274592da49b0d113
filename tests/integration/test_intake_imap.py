"""What a poll takes from a real IMAP server, and what it leaves alone."""

import threading
import time
import traceback
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime

import pytest
from imapclient.exceptions import IMAPClientError

from pipeline import fetch
from pipeline.arrival import Arrival, SourceKey
from pipeline.boxes import MailboxFault, open_mailbox
from pipeline.boxes.imap import ImapFolder
from pipeline.boxes.login import is_this_machine
from tests.dovecot.deliveries import message
from tests.dovecot.server import access_token
from tests.dovecot.store import box, now

DONE = "Depositary/Received"


@pytest.fixture(scope="module")
def without_move(start_dovecot):
    """Start a server that knows UIDPLUS but not MOVE."""
    with start_dovecot("imap_capability = IMAP4rev1 UIDPLUS NAMESPACE") as server:
        yield server


@pytest.fixture(scope="module")
def bare(start_dovecot):
    """Start a server that knows IMAP4rev1 and nothing else."""
    with start_dovecot("imap_capability = IMAP4rev1") as server:
        yield server


def test_everything_is_archived_recorded_and_moved(dovecot, user, kept):
    sent = [message(f"a{n}") for n in range(250)]
    dovecot.deliver(user, sent)
    report = kept.poll(box(dovecot.url(user)))
    assert (report.seen, report.new, report.moved) == (250, 250, 250)
    assert report.troubles == ()
    assert kept.kept() == Counter(sent)
    assert dovecot.count(user, "INBOX") == 0
    assert dovecot.count(user, DONE) == 250


def test_batches_leave_in_growing_groups_the_first_soon(
    dovecot, user, kept, monkeypatch
):
    moves = []
    settle = ImapFolder.settle

    def counted(folder, uids):
        moves.append(len(uids))
        return settle(folder, uids)

    monkeypatch.setattr(ImapFolder, "settle", counted)
    monkeypatch.setattr(fetch, "BATCH_MESSAGES", 10)
    sent = [message(f"a{n}") for n in range(250)]
    dovecot.deliver(user, sent)
    kept.poll(box(dovecot.url(user)))
    assert sum(moves) == 250
    assert moves[0] <= 40
    assert len(moves) <= 6
    # However many keepers there are, the rows stand in the order of the mailbox.
    assert [uid for (uid,) in kept.rows("uid")] == list(range(1, 251))


def test_a_second_poll_changes_nothing(dovecot, user, kept):
    dovecot.deliver(user, [message("a")])
    mailbox = box(dovecot.url(user))
    kept.poll(mailbox)
    assert kept.poll(mailbox) == fetch.PollReport()
    assert len(kept.rows()) == 1


def test_a_message_that_somebody_has_read_is_taken_all_the_same(dovecot, user, kept):
    dovecot.deliver(user, [message("read"), message("unread")])
    with dovecot.client(user) as person:
        person.select_folder("INBOX")
        person.add_flags([1], [rb"\Seen", rb"\Flagged"])
    kept.poll(box(dovecot.url(user)))
    assert kept.kept() == Counter([message("read"), message("unread")])
    with dovecot.client(user) as person:
        person.select_folder(DONE)
        flags = person.get_flags(person.search("ALL"))
    # What a person marked stays marked, and our reading marks nothing.
    assert sorted(rb"\Seen" in marks for marks in flags.values()) == [False, True]


def test_junk_is_swept_too_and_a_missing_folder_is_told(dovecot, user, kept):
    dovecot.deliver(user, [message("a")])
    dovecot.deliver(user, [message("b")], "Junk")
    report = kept.poll(box(dovecot.url(user), also=["Junk", "Nowhere"]))
    assert kept.kept() == Counter([message("a"), message("b")])
    assert [str(folder) for (folder,) in kept.rows("folder")] == ["INBOX", "Junk"]
    assert len(report.troubles) == 1
    assert "Nowhere" in report.troubles[0]


def test_the_time_of_arrival_at_the_server_is_kept_in_utc(dovecot, user, kept):
    at = datetime(2014, 1, 17, 22, 59, 59, tzinfo=UTC)
    with dovecot.client(user) as person:
        person.append("INBOX", message("a"), msg_time=at)
    kept.poll(box(dovecot.url(user)))
    ((stored,),) = kept.rows("internaldate")
    assert str(stored).startswith("2014-01-17 22:59:59")


def test_two_equal_messages_are_two_deliveries(dovecot, user, kept):
    dovecot.deliver(user, [message("a"), message("a"), message("b", message_id="a")])
    kept.poll(box(dovecot.url(user)))
    assert kept.kept() == Counter({message("a"): 2, message("b", message_id="a"): 1})
    assert len(list(kept.archive)) == 2


def test_a_message_recorded_before_a_crash_is_only_moved(dovecot, user, kept):
    dovecot.deliver(user, [message("a")])

    class KilledError(RuntimeError):
        pass

    def refuse(*_):
        raise KilledError

    mailbox = box(dovecot.url(user))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.boxes.imap.ImapFolder.settle", refuse)
        with pytest.raises(KilledError):
            kept.poll(mailbox)
    report = kept.poll(mailbox)
    assert (report.new, report.moved) == (0, 1)
    assert len(kept.rows()) == 1


def test_a_server_that_gives_a_number_again_loses_no_mail(dovecot, user, kept):
    """UIDs that start again under the same UIDVALIDITY: forbidden, seen in the wild."""
    dovecot.deliver(user, [message("second"), message("third")])
    mailbox = box(dovecot.url(user))
    with mailbox.session() as session:
        validity = session.select("INBOX").uidvalidity
    earlier = Arrival(
        key=SourceKey(
            account=mailbox.account, folder="INBOX", uidvalidity=validity, uid=1
        ),
        sha256=kept.archive.put(message("first")),
        fingerprint="0" * 64,
        size=1,
        internaldate=None,
        first_seen=now(),
    )
    kept.ledger.record([earlier])
    report = kept.poll(mailbox)
    assert (report.held_back, report.moved) == (1, 1)
    assert "number of an earlier message" in report.troubles[0]
    assert dovecot.count(user, "INBOX") == 1
    assert kept.kept() == Counter([message("first"), message("third")])


def test_a_new_uidvalidity_makes_new_deliveries_and_loses_none(dovecot, user, kept):
    mailbox = box(dovecot.url(user))
    dovecot.deliver(user, [message("a")])
    kept.poll(mailbox)
    dovecot.deliver(user, [message("b")])
    dovecot.doveadm("mailbox", "update", "-u", user, "--uid-validity", "77", "INBOX")
    kept.poll(mailbox)
    assert kept.kept() == Counter([message("a"), message("b")])
    assert len(kept.rows("DISTINCT uidvalidity")) == 2


def test_a_restored_mailbox_is_taken_again_with_equal_fingerprints(dovecot, user, kept):
    mailbox = box(dovecot.url(user))
    dovecot.deliver(user, [message("a"), message("b")])
    kept.poll(mailbox)
    dovecot.doveadm("mailbox", "update", "-u", user, "--uid-validity", "78", "INBOX")
    dovecot.deliver(user, [message("a"), message("b")])
    kept.poll(mailbox)
    assert len(kept.rows()) == 4
    assert len(kept.rows("DISTINCT fingerprint")) == 2
    assert len(list(kept.archive)) == 2


def test_a_message_that_vanishes_meanwhile_is_no_error(dovecot, user):
    dovecot.deliver(user, [message(f"a{n}") for n in range(5)])
    mailbox = box(dovecot.url(user))
    with dovecot.client(user) as person:
        person.select_folder("INBOX")
        uids = person.search("ALL")
        person.delete_messages([2, 4])
        person.expunge()
    with mailbox.session() as session:
        folder = session.select("INBOX")
        assert [m.uid for m in folder.waiting(uids)] == [1, 3, 5]
        assert sorted(m.uid for m in folder.fetch(uids)) == [1, 3, 5]
        assert folder.settle(uids)
    assert dovecot.count(user, DONE) == 3


def test_flags_that_change_meanwhile_disturb_nothing(dovecot, user, kept):
    dovecot.deliver(user, [message(f"a{n}", "x" * 50_000) for n in range(300)])
    over = threading.Event()

    def flicker():
        with dovecot.client(user) as person:
            person.select_folder("INBOX")
            while not over.is_set():
                person.add_flags(person.search("ALL") or [1], [rb"\Seen"], silent=True)
                person.remove_flags([1], [rb"\Seen"], silent=True)

    nervous = threading.Thread(target=flicker)
    nervous.start()
    try:
        mailbox = box(dovecot.url(user))
        while dovecot.count(user, "INBOX"):
            kept.poll(mailbox)
    finally:
        over.set()
        nervous.join()
    assert len(kept.rows()) == 300
    assert max(kept.kept().values()) == 1


def test_where_move_is_missing_copy_and_expunge_leave_marked_mail_of_others_alone(
    without_move, user, kept
):
    without_move.deliver(user, [message("a"), message("b")])
    with without_move.client(user) as person:
        assert not person.has_capability("MOVE")
    mailbox = box(without_move.url(user))
    with mailbox.session() as session:
        folder = session.select("INBOX")
        with without_move.client(user) as person:
            person.select_folder("INBOX")
            person.add_flags([2], [rb"\Deleted"])
        assert folder.settle([1])
    assert without_move.count(user, "INBOX") == 1
    assert without_move.count(user, DONE) == 1
    report = kept.poll(mailbox)
    assert report.moved == 1
    assert without_move.count(user, "INBOX") == 0


def test_a_copy_is_made_once_even_when_deleting_fails(without_move, user, kept):
    without_move.deliver(user, [message("a")])
    mailbox = box(without_move.url(user))
    for _ in range(3):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("imapclient.IMAPClient.uid_expunge", _refuse)
            report = kept.poll(mailbox)
        assert "stays there" in report.troubles[0]
    assert kept.poll(mailbox).moved == 1
    assert without_move.count(user, DONE) == 1
    assert len(kept.rows()) == 1


def _refuse(*_):
    raise IMAPClientError("expunge failed: NO [NOPERM] not allowed")


def test_where_nothing_can_be_moved_the_row_remembers(bare, user, kept):
    bare.deliver(user, [message("a")])
    mailbox = box(bare.url(user))
    first = kept.poll(mailbox)
    bare.deliver(user, [message("b")])
    second = kept.poll(mailbox)
    assert (first.new, first.moved, second.new, second.moved) == (1, 0, 1, 0)
    assert bare.count(user, "INBOX") == 2
    assert kept.kept() == Counter([message("a"), message("b")])
    assert "stays there" in first.troubles[0]


def test_a_refused_move_stops_nothing_else(dovecot, user, kept):
    dovecot.deliver(user, [message(f"a{n}") for n in range(250)])
    report = kept.poll(box(dovecot.url(user), done="no//such"))
    assert (report.new, report.moved) == (250, 0)
    assert "quota and the rights" in report.troubles[0]
    assert kept.poll(box(dovecot.url(user))).moved == 250
    assert len(kept.rows()) == 250


def test_folder_names_follow_the_server(start_dovecot, user, kept):
    with start_dovecot(separator=".") as dotted:
        dotted.deliver(user, [message("a")])
        kept.poll(box(dotted.url(user)))
        assert dotted.count(user, "Depositary.Received") == 1


def test_an_oversized_message_stays_and_is_told(dovecot, user, kept, monkeypatch):
    monkeypatch.setattr(fetch, "LARGEST", 10_000)
    dovecot.deliver(user, [message("big", "x" * 20_000), message("small")])
    report = kept.poll(box(dovecot.url(user)))
    assert (report.oversize, report.new) == (1, 1)
    assert dovecot.count(user, "INBOX") == 1
    assert "INBOX;UIDVALIDITY=" in report.troubles[0]


def test_a_notice_in_place_of_a_message_is_flagged(dovecot, user, kept):
    notice = message(
        "exchange", "The server couldn't retrieve the following message:\r\n"
    )
    dovecot.deliver(user, [notice, message("a")])
    kept.poll(box(dovecot.url(user)))
    assert [flags for (flags,) in kept.rows("flags")] == ['["stub"]', "[]"]


# --- logging in -----------------------------------------------------------------


def fault_of(mailbox):
    with pytest.raises(MailboxFault) as caught, mailbox.session():
        pass
    return caught.value


def test_a_wrong_password_is_told_apart_from_a_server_that_is_away(dovecot, user):
    wrong = fault_of(box(dovecot.url(user), secret=lambda: "wrong"))
    assert not wrong.temporary
    assert "Check the user in mailbox.url and the password" in str(wrong)
    away = fault_of(box(f"imap://{user}@127.0.0.1:1/INBOX"))
    assert away.temporary
    assert "cannot be reached" in str(away)


def test_a_wrong_password_is_tried_once_and_a_renewed_token_once_more(dovecot, user):
    asked = []

    def fixed():
        asked.append(1)
        return "wrong"

    fault_of(box(dovecot.url(user), secret=fixed))
    log = (dovecot.folder / "dovecot.log").read_text()
    assert log.count(f"user=<{user}>, method=PLAIN") <= 1
    tokens = iter([access_token(user, lifetime=-30), access_token(user)])
    with box(
        dovecot.url(user), secret=lambda: next(tokens), xoauth2=True
    ).session() as session:
        assert session.select("INBOX") is not None


def test_an_expired_token_is_no_temporary_fault(dovecot, user):
    stale = access_token(user, lifetime=-30)
    assert not fault_of(
        box(dovecot.url(user), secret=lambda: stale, xoauth2=True)
    ).temporary


def test_tls_needs_a_certificate_that_is_valid(dovecot, user, kept):
    dovecot.deliver(user, [message("a")])
    url = f"imaps://{user}@localhost:{dovecot.tls_port}/INBOX"
    distrust = fault_of(box(url))
    assert "mailbox.cafile" in str(distrust)
    assert not distrust.temporary
    assert kept.poll(box(url, cafile=dovecot.certificate)).new == 1


def test_starttls_is_used_where_the_server_wants_it(start_dovecot, user):
    with start_dovecot(ssl="required", cleartext="no") as strict:
        url = f"imap://{user}@localhost:{strict.port}/INBOX"
        with box(url, cafile=strict.certificate).session() as session:
            assert session.select("INBOX") is not None


def test_a_password_never_leaves_this_machine_in_the_clear(
    start_dovecot, user, monkeypatch
):
    monkeypatch.setattr("pipeline.boxes.login.is_this_machine", lambda _: False)
    with start_dovecot(ssl="no") as plain:
        refused = fault_of(box(plain.url(user)))
        log = (plain.folder / "dovecot.log").read_text()
    assert not refused.temporary
    assert "the password was not sent" in str(refused)
    assert user not in log


@pytest.mark.parametrize(
    ("address", "ours"),
    [("127.0.0.1", True), ("::1", True), ("192.0.2.1", False), ("fe80::1%eth0", False)],
)
def test_this_machine_is_the_loopback_interface(address, ours):
    assert is_this_machine(address) is ours


def test_a_busy_server_is_tried_again_later(start_dovecot, user):
    with start_dovecot("mail_max_userip_connections = 1") as narrow:
        mailbox = box(narrow.url(user))
        with mailbox.session():
            busy = fault_of(mailbox)
    assert busy.temporary
    assert "It will be tried again" in str(busy)


def test_a_password_with_any_letters_is_sent_whole(dovecot, user):
    refused = fault_of(box(dovecot.url(user), secret=lambda: "pässwörd"))
    assert not refused.temporary


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("imap://example.org/INBOX", "Write imaps://user@host/INBOX"),
        ("pop3://a@example.org", "Write imaps://user@host/INBOX"),
        ("imap://a@example.org:port/", "Write imaps://user@host/INBOX"),
        ("imap://a:secret@example.org", "password in mailbox.url"),
    ],
)
def test_a_wrong_url_is_told_with_the_right_one(url, says):
    with pytest.raises(MailboxFault, match=says) as caught:
        open_mailbox(url)
    assert "secret@" not in str(caught.value)


def test_sweeping_the_done_folder_is_refused():
    with pytest.raises(MailboxFault, match="in circles"):
        open_mailbox("maildir:x", also=[DONE])


def test_a_missing_password_is_told_before_anything_is_sent(dovecot, user):
    assert "DEPOSITARY_MAILBOX__PASSWORD" in str(
        fault_of(box(dovecot.url(user), secret=lambda: None))
    )


# --- waiting --------------------------------------------------------------------


def test_new_mail_ends_the_wait_early_and_the_poll_finds_it(dovecot, user, kept):
    with closing(box(dovecot.url(user))) as mailbox:
        assert not mailbox.wait(0.2)
        threading.Timer(0.3, dovecot.deliver, (user, [message("a")])).start()
        began = time.monotonic()
        assert mailbox.wait(20)
        assert time.monotonic() - began < 10
        assert kept.poll(mailbox).new == 1
        # Our own moving is no new mail.
        assert not mailbox.wait(0.3)


def test_a_connection_that_ends_in_the_wait_is_told_and_opened_again(dovecot, user):
    with closing(box(dovecot.url(user))) as mailbox:
        assert not mailbox.wait(0.1)
        dovecot.doveadm("kick", user)
        with pytest.raises(MailboxFault) as caught:
            mailbox.wait(20)
        assert caught.value.temporary
        assert not mailbox.wait(0.1)


def test_idle_is_renewed(dovecot, user, monkeypatch):
    monkeypatch.setattr("pipeline.boxes.watch.RENEW_SECONDS", 0)
    with closing(box(dovecot.url(user))) as mailbox:
        assert not mailbox.wait(0.1)
        assert not mailbox.wait(0.1)
        dovecot.deliver(user, [message("a")])
        assert mailbox.wait(5)


def test_a_server_without_idle_is_polled_in_time(bare, user):
    with closing(box(bare.url(user))) as mailbox:
        bare.deliver(user, [message("a")])
        assert not mailbox.wait(0.2)


def test_the_secret_is_printed_nowhere(dovecot, user, caplog):
    caplog.set_level(0)
    mailbox = box(dovecot.url(user), secret=lambda: "never-to-be-seen")
    fault = fault_of(mailbox)
    told = "".join(traceback.format_exception(fault))
    assert "never-to-be-seen" not in told + repr(vars(mailbox)) + caplog.text
