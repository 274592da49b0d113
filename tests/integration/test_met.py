"""A mail that lay in a file and in a mailbox is one delivery, and answered once."""

from __future__ import annotations

import mailbox
from collections import Counter

import pytest

from pipeline import importing
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME
from tests.dovecot.deliveries import comment
from tests.dovecot.store import box
from tests.integration.test_sent_again import House, mail

LATER = "Tue, 10 Mar 2026 10:00:05 +0000"
MAILS = [mail(n, f"Paragraph 2: person {n} likes pears.") for n in (1, 2, 3)]


@pytest.fixture
def house(tmp_path, monkeypatch, capsys):
    return House(tmp_path, monkeypatch, capsys)


def lay(folder, *mails):
    """Put mails into a folder of a Maildir, in their order."""
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for n, raw in enumerate(mails):
        (folder / "new" / f"177313680{n}.m{n}.mx").write_bytes(raw)


def mbox(path, *mails):
    made = mailbox.mbox(path)
    for raw in mails:
        made.add(raw)
    made.close()


def holds(house):
    """Rebuild with equal digests, and find nothing amiss."""
    with Service(load(house.config), lambda: AFTER) as service:
        found = list(verify(service))
    made = rebuild(load(house.config), lambda: AFTER)
    return (found, made.differences, made.taken, made.placed) == ([], (), (), True)


@pytest.mark.parametrize("store", ["maildir", "mbox"])
def test_what_was_imported_and_is_polled_then_is_there_once(house, store):
    lay(house.folder / "mailbox", *MAILS)
    copy = house.folder / "copy"
    lay(copy, *MAILS) if store == "maildir" else mbox(copy, *MAILS)
    assert house.told("import", str(copy))["new"] == 3
    assert house.take()[0] == 0
    status = house.told("status")
    assert (status["deliveries"], status["classes"]["accepted"]) == (3, 3)
    assert status["letters"] == {"sent": 3}
    sources = [house.told("show", f"D00000{n}")["source"] for n in (1, 2, 3)]
    assert all(source.startswith("INBOX;UIDVALIDITY=") for source in sources)
    assert "UTC met in the mailbox" in house("show", "D000001")[1]
    done = house.folder / "mailbox" / ".Depositary.Received" / "cur"
    assert len(list(done.iterdir())) == 3
    # Neither the file nor the mailbox brings them once more.
    assert house.told("import", str(copy))["new"] == 0
    for path in done.iterdir():
        path.rename(house.folder / "mailbox" / "cur" / path.name)
    assert "0 new" in house.take()[1]
    assert house.told("status")["deliveries"] == 3
    assert holds(house)


def test_what_was_polled_and_is_imported_then_is_passed_over(house):
    house.take(*MAILS)
    mbox(house.folder / "copy", *MAILS)
    found = house.told("import", str(house.folder / "copy"))
    assert (found["new"], house.told("status")["deliveries"]) == (0, 3)
    assert holds(house)


def test_what_was_delivered_twice_is_there_twice_and_answered_once(house):
    """One of its ways was imported; the other one is another delivery."""
    slow = MAILS[0].replace(IN_TIME.encode(), LATER.encode())
    copy = house.folder / "copy"
    lay(copy, MAILS[0])
    lay(house.folder / "mailbox", slow, MAILS[0])
    house("import", str(copy))
    house.take()
    status = house.told("status")
    assert status["deliveries"] == 2
    assert (status["classes"]["accepted"], status["classes"]["duplicate"]) == (1, 1)
    assert status["letters"] == {"sent": 1}
    assert house.told("show", "D000002")["duplicate_of"] == "D000001"
    assert holds(house)


def test_a_row_of_a_file_stands_for_one_mail_of_the_mailbox_only(house):
    copy = house.folder / "copy"
    lay(copy, MAILS[0])
    lay(house.folder / "mailbox", MAILS[0], MAILS[0], MAILS[0])
    house("import", str(copy))
    house.take()
    status = house.told("status")
    assert status["deliveries"] == 3
    assert (status["classes"]["accepted"], status["classes"]["duplicate"]) == (1, 2)


def test_a_file_with_other_line_ends_than_the_server_gives_is_the_same(
    dovecot, user, kept, tmp_path
):
    sent = [comment(f"a{n}") for n in range(3)]
    copy = tmp_path / "copy"
    lay(copy, *(raw.replace(b"\r\n", b"\n") for raw in sent[:2]))
    assert importing.take(kept.ledger, [copy]).new == 2
    dovecot.deliver(user, sent)
    report = kept.poll(box(dovecot.url(user)))
    assert (report.seen, report.new, report.moved) == (3, 1, 3)
    assert Counter(len(row) for row in kept.rows()) == {1: 3}
    # The other way round it is known, too.
    lay(copy, *(raw.replace(b"\r\n", b"\n") for raw in sent))
    taken = importing.take(kept.ledger, [copy])
    assert (taken.new, taken.known) == (0, 3)


def test_of_a_file_whose_bytes_are_lost_nobody_knows_which_way_it_came(kept, tmp_path):
    raw = comment("a")
    copy, box_ = tmp_path / "copy", tmp_path / "mailbox"
    lay(copy, raw.replace(b"\r\n", b"\n"))
    lay(box_, raw)
    importing.take(kept.ledger, [copy])
    for path in (kept.folder / "archive" / "raw").rglob("*.eml"):
        path.unlink()
    report = kept.poll(box(f"maildir:{box_}"))
    assert (report.new, len(kept.rows())) == (1, 2)
