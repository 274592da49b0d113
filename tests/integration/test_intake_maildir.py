"""What a poll takes from a Maildir on the disk."""

import threading
import time
from collections import Counter
from datetime import UTC, datetime

import pytest

from pipeline.boxes import MailboxFault
from pipeline.fetch import PollReport
from tests.dovecot.deliveries import message
from tests.dovecot.store import box


@pytest.fixture
def maildir(tmp_path):
    root = tmp_path / "mailbox"
    for folder in (root, root / ".Junk"):
        for part in ("new", "cur", "tmp"):
            (folder / part).mkdir(parents=True)
    return root


def put(folder, name, raw):
    (folder / name).write_bytes(raw)


def poll(kept, maildir, **options):
    return kept.poll(box(f"maildir:{maildir}", **options))


def test_new_and_read_mail_and_subfolders_are_taken(maildir, kept):
    put(maildir / "new", "1390000000.M1P1.host", message("a"))
    put(maildir / "cur", "1390000001.M1P1.host:2,S", message("b"))
    put(maildir / ".Junk/new", "1390000002.M1P1.host", message("c"))
    put(maildir / "tmp", "1390000003.M1P1.host", message("half"))
    report = poll(kept, maildir, also=["Junk"])
    assert (report.new, report.moved) == (3, 3)
    assert kept.kept() == Counter([message("a"), message("b"), message("c")])
    done = sorted(f.name for f in (maildir / ".Depositary.Received/cur").iterdir())
    assert done == [
        "1390000000.M1P1.host:2,",
        "1390000001.M1P1.host:2,S",
        "1390000002.M1P1.host:2,",
    ]
    assert poll(kept, maildir, also=["Junk"]) == PollReport()


def test_the_name_says_when_it_was_delivered_else_the_file(maildir, kept):
    put(maildir / "new", "1390000000.M1P1.host", message("a"))
    put(maildir / "new", "letter.eml", message("b"))
    poll(kept, maildir)
    times = [str(at) for (at,) in kept.rows("internaldate")]
    assert times[0].startswith("2014-01-17 23:06:40")
    assert times[1].startswith(str(datetime.now(UTC).year))


def test_mail_is_taken_in_the_order_of_its_delivery(maildir, kept):
    for second in (3, 1, 2):
        put(maildir / "new", f"139000000{second}.M1P1.host", message(f"a{second}"))
    poll(kept, maildir)
    assert list(kept.kept()) == [message("a1"), message("a2"), message("a3")]


def test_a_renamed_file_is_the_same_delivery(maildir, kept):
    put(maildir / "new", "1390000000.M1P1.host", message("a"))
    mailbox = box(f"maildir:{maildir}")
    with mailbox.session() as session:
        folder = session.select("INBOX")
        (uid,) = folder.uids()
        (maildir / "new/1390000000.M1P1.host").rename(
            maildir / "cur/1390000000.M1P1.host:2,FS"
        )
        assert folder.fetch([uid])[0].raw == message("a")
        assert folder.uids() == [uid]
    kept.poll(mailbox)
    # Somebody puts it back: its row is there, so it is only moved again.
    done = maildir / ".Depositary.Received/cur/1390000000.M1P1.host:2,FS"
    done.rename(maildir / "new/1390000000.M1P1.host")
    report = kept.poll(mailbox)
    assert (report.new, report.moved) == (0, 1)


def test_a_name_used_again_for_another_message_is_held_back(maildir, kept):
    put(maildir / "new", "1390000000.M1P1.host", message("a"))
    poll(kept, maildir)
    put(maildir / "new", "1390000000.M1P1.host", message("b"))
    report = poll(kept, maildir)
    assert (report.held_back, report.moved) == (1, 0)
    assert (maildir / "new/1390000000.M1P1.host").exists()


def test_equal_names_in_two_folders_overwrite_nothing(maildir, kept):
    put(maildir / "new", "1390000000.M1P1.host", message("a"))
    put(maildir / ".Junk/new", "1390000000.M1P1.host", message("b"))
    poll(kept, maildir, also=["Junk"])
    done = (maildir / ".Depositary.Received/cur").iterdir()
    assert Counter(f.read_bytes() for f in done) == kept.kept()


def test_a_file_that_vanishes_is_no_error(maildir):
    put(maildir / "new", "1390000000.M1P1.host", message("a"))
    with box(f"maildir:{maildir}").session() as session:
        folder = session.select("INBOX")
        (uid,) = folder.uids()
        (maildir / "new/1390000000.M1P1.host").unlink()
        assert folder.waiting([uid]) == []
        assert folder.fetch([uid]) == []
        assert folder.settle([uid])


def test_mail_that_cannot_be_moved_stays_and_is_told(maildir, kept):
    put(maildir / "new", "1390000000.M1P1.host", message("a"))
    (maildir / ".Depositary.Received").write_text("a file in the way")
    report = poll(kept, maildir)
    assert (report.new, report.moved) == (1, 0)
    assert "stays there" in report.troubles[0]
    assert len(kept.rows()) == 1


def test_a_folder_that_is_no_maildir_is_told(tmp_path, kept):
    with pytest.raises(MailboxFault, match="no Maildir") as caught:
        poll(kept, tmp_path / "nowhere")
    assert not caught.value.temporary


def test_a_delivery_ends_the_wait(maildir):
    mailbox = box(f"maildir:{maildir}")
    assert not mailbox.wait(0.1)
    threading.Timer(
        0.2, put, (maildir / "new", "1390000000.M1P1.host", message("a"))
    ).start()
    began = time.monotonic()
    assert mailbox.wait(20)
    assert time.monotonic() - began < 10
