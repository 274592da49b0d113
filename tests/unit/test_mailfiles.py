"""Is every message found that lies in files, once, as it is and when it came?"""

import gzip
import io
import mailbox
import os
import random
import tarfile
import tracemalloc
import zipfile
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from pipeline import mailfiles
from pipeline.faults import Fault
from pipeline.mailfiles import Left, messages

MAIL = b"From: a@b.example\nSubject: One\n\nParagraph 2: delete.\n"
OTHER = b"From: c@d.example\nSubject: Two\n\nParagraph 3: keep.\n"
BOX = b"From a Tue Mar 10 10:00:00 2026\n" + MAIL + b"\nFrom b no time\n" + OTHER
WRITTEN = 1773136800
AT = datetime.fromtimestamp(WRITTEN, UTC)


@pytest.fixture
def folder(tmp_path):
    """A folder of all kinds that a person may have."""
    (tmp_path / "a.eml").write_bytes(MAIL)
    (tmp_path / "b.mbox").write_bytes(BOX)
    (tmp_path / "Maildir/.Sent/cur").mkdir(parents=True)
    (tmp_path / "Maildir/.Sent/cur/1700000000.m1.host:2,S").write_bytes(OTHER)
    (tmp_path / "Maildir/.hidden").write_bytes(MAIL)
    (tmp_path / "note").write_bytes(b"just words, no mail\n")
    for file in tmp_path.rglob("*"):
        os.utime(file, (WRITTEN, WRITTEN))
    return tmp_path


def look(*paths):
    left = Left()
    return list(messages(paths, left)), left


def packed(folder, kind):
    """Pack the folder as somebody would who sends it to us."""
    target = folder.parent / f"all.{kind}"
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    if kind == "zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for file in files:
                made.write(file, file.relative_to(folder))
    else:
        with tarfile.open(target, f"w:{kind.partition('.')[2]}") as made:
            for file in files:
                made.add(file, file.relative_to(folder))
    return target


def test_a_folder_gives_each_message_with_its_name_its_place_and_its_time(folder):
    found, left = look(folder)
    assert [(f.name, f.position, f.raw) for f in found] == [
        ("1700000000.m1.host:2,S", 0, OTHER),
        ("a.eml", 0, MAIL),
        ("b.mbox", 1, MAIL),
        ("b.mbox", 2, OTHER),
    ]
    assert [f.at for f in found] == [
        datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC),
        AT,
        datetime(2026, 3, 10, 10, tzinfo=UTC),
        AT,
    ]
    assert left == Left(files=[str(folder / "note")])


@pytest.mark.parametrize("kind", ["tar", "tar.gz", "tar.bz2", "tar.xz", "zip"])
def test_what_is_packed_is_the_same_as_what_is_unpacked(folder, kind, tmp_path):
    there = tmp_path.parent / f"{tmp_path.name}-{kind}"
    there.mkdir()
    folder = folder.rename(there / "folder")
    expected, _ = look(folder)
    found, left = look(packed(folder, kind))
    assert {(f.name, f.position, f.raw) for f in found} >= {
        (f.name, f.position, f.raw) for f in expected
    }
    # tar keeps the time, zip that of a clock on a wall; and who packs sees what hides
    assert len(found) == len(expected) + (kind == "zip") or kind.startswith("tar")
    assert left.files == []
    assert "files in it without a message, left alone: " in left.troubles[0]


def test_an_mbox_that_was_packed_alone_has_the_name_that_it_had(tmp_path):
    (tmp_path / "list.mbox.gz").write_bytes(gzip.compress(BOX))
    found, _ = look(tmp_path)
    assert [(f.name, f.position) for f in found] == [
        ("list.mbox", 1),
        ("list.mbox", 2),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_an_mbox_is_cut_where_the_standard_library_cuts_it(tmp_path, seed):
    """So that what was imported by an earlier version is known again."""
    draw = random.Random(seed)  # noqa: S311 (a test)
    pieces = (
        b"From x\n",
        b"\n",
        b"\r\n",
        b"words\n",
        b">From y\n",
        b"From: z\n",
        b"end",
    )
    path = tmp_path / "x.mbox"
    path.write_bytes(b"From a\n" + b"".join(draw.choices(pieces, k=40)))
    box = mailbox.mbox(path, create=False)
    assert [f.raw for f in look(path)[0]] == [
        box.get_bytes(key) for key in box.iterkeys()
    ]
    box.close()


@pytest.mark.parametrize(
    "said",
    [
        b"Jan " + b"9" * 5_000 + b" 10:10:10 2014",
        *(b"Jan 99999999999 10:10:10 2014", b"Jan 31 10:10:61 2014"),
        *(b"Dec 31 23:59:59 9999", b"Jan  1 00:00:00 0000", b"Jan  1 00:00:00 0001"),
    ],
)
def test_a_from_line_that_tells_no_time_stops_nothing(tmp_path, said):
    path = tmp_path / "a.mbox"
    path.write_bytes(b"From a Wed " + said + b"\n" + MAIL)
    os.utime(path, (WRITTEN, WRITTEN))
    found, left = look(path)
    assert [(f.raw, f.at) for f in found] == [(MAIL, AT)]
    assert left == Left()


def test_a_file_that_was_cut_off_gives_what_is_there_and_is_named(tmp_path):
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as made:
        for n in range(50):
            member = tarfile.TarInfo(f"{n}.eml")
            raw = MAIL + b"".join(
                sha256(b"%d" % (n * i)).hexdigest().encode() for i in range(60)
            )
            member.size = len(raw)
            made.addfile(member, io.BytesIO(raw))
    (tmp_path / "cut.tar.gz").write_bytes(
        whole.getvalue()[: len(whole.getvalue()) // 2]
    )
    (tmp_path / "whole.eml").write_bytes(MAIL)
    found, left = look(tmp_path)
    assert 10 < len(found) < 50
    assert found[-1].name == "whole.eml"
    (said,) = left.troubles
    assert "cut.tar.gz cannot be read to its end" in said
    assert "what is known is passed over" in said


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "x.tar.xz"])
def test_rubbish_that_looks_packed_stops_nothing(tmp_path, name):
    magic = {"zip": b"PK\x03\x04", "gz": b"\x1f\x8b\x08", "xz": b"\xfd7zXZ\0"}
    (tmp_path / name).write_bytes(magic[name.rpartition(".")[2]] + bytes(range(200)))
    (tmp_path / "y.eml").write_bytes(MAIL)
    found, left = look(tmp_path)
    assert [f.name for f in found] == ["y.eml"]
    assert [name in said for said in left.troubles] == [True]


def test_a_message_too_large_is_left_alone_and_the_next_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(mailfiles, "LARGEST", 1024**2)
    large = MAIL + b"x" * 1024**2 + b"\n"
    (tmp_path / "a.mbox").write_bytes(b"From a\n" + large + b"\nFrom b\n" + OTHER)
    (tmp_path / "b.eml").write_bytes(large)
    found, left = look(tmp_path)
    assert [(f.position, f.raw) for f in found] == [(2, OTHER)]
    assert [said[-39:] for said in left.troubles] == [
        " is larger than 1 MB and was left alone"[-38:] + "."
    ] * 2


def test_a_line_without_an_end_fills_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(mailfiles, "LARGEST", 8 * 1024**2)
    endless = b"From a\n" + bytes(200 * 1024**2) + b"\nFrom b\n" + OTHER
    (tmp_path / "a.mbox.gz").write_bytes(gzip.compress(endless, 1))
    del endless
    tracemalloc.start()
    found, left = look(tmp_path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(f.position, f.raw) for f in found] == [(2, OTHER)]
    assert len(left.troubles) == 1
    assert most < 32 * 1024**2


def test_names_from_a_packed_file_are_no_paths_and_no_longer_than_a_disk_allows(
    tmp_path,
):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as made:
        made.writestr("../../etc/passwd.eml", MAIL)
        made.writestr("n" * 3000 + ".eml", MAIL)
    found, _ = look(tmp_path)
    assert [f.name for f in found] == ["passwd.eml", "n" * 255]


def test_nothing_is_taken_where_a_path_is_missing(folder):
    with pytest.raises(Fault, match=r"no file or folder .*gone"):
        next(messages([folder, folder / "gone"], Left()))


def zipped(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in members.items():
            made.writestr(name.replace("_", "."), raw)
    return path


def test_a_packed_message_too_large_is_named_and_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(mailfiles, "LARGEST", 1024**2)
    large = MAIL + bytes(64 * 1024**2)
    path = zipped(tmp_path / "x.zip", a_eml=large, b_eml=OTHER)
    del large
    tracemalloc.start()
    found, left = look(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [f.name for f in found] == ["b.eml"]
    said = f"a.eml in {path} is larger than 1 MB and was left alone."
    assert left == Left(troubles=[said])
    assert most < 1024**2


def test_a_message_that_is_larger_than_it_says_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(mailfiles, "LARGEST", 1024**2)
    (tmp_path / "x.eml.gz").write_bytes(gzip.compress(MAIL + bytes(2 * 1024**2)))
    found, left = look(tmp_path)
    assert found == left.files == []
    assert left.troubles[0].startswith(f"x.eml in {tmp_path / 'x.eml.gz'} is larger")


def test_a_zip_that_is_empty_or_none_is_told_as_what_it_is(tmp_path):
    empty = zipped(tmp_path / "a.zip")
    (tmp_path / "b.ZIP").write_bytes(b"words\n")
    found, left = look(tmp_path)
    assert found == left.files == []
    assert left.troubles[0] == f"{empty} is an empty archive: no file is in it."
    assert f"{tmp_path / 'b.ZIP'} is named like a zip and is none" in left.troubles[1]


def test_where_nothing_could_be_read_nothing_is_said_to_have_been_taken(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04" + bytes(200))
    _, left = look(tmp_path)
    assert "nothing of it was taken" in left.troubles[0]


def test_what_was_left_in_an_archive_is_named_and_no_archive_in_it_is_opened(tmp_path):
    inner = zipped(tmp_path / "inner.zip", a_eml=MAIL)
    with tarfile.open(tmp_path / "x.tar", "w") as made:
        for n in range(4):
            made.add(inner, f"folder/{n}.zip")
    inner.unlink()
    found, left = look(tmp_path)
    assert found == left.files == []
    (said,) = left.troubles
    assert "left alone: 4 (0.zip, 1.zip, 2.zip, ...)" in said
    assert "An archive inside an archive is not opened" in said


def test_the_mark_of_this_program_in_a_maildir_is_passed_over_in_silence(folder):
    (folder / "Maildir/Depositary.Taken by 0123456789ab").touch()
    found, left = look(folder / "Maildir")
    assert len(found) == 1
    assert not left.files


def _stamped(name, *lines):
    return b"".join(line + b"\n" for line in lines) + b"Subject: " + name + b"\n\nHi\n"


def _by(host, at, source="sender.example"):
    way = f"Received: from x ({source} [192.0.2.1]) by {host} with SMTP;"
    return f"{way} Tue, 10 Mar 2026 {at} +0000".encode()


def test_single_messages_come_as_they_were_received_and_not_by_their_names(tmp_path):
    date = b"Date: Tue, 10 Mar 2026 09:00:00 +0000"
    for name, *lines in (
        ("a", _by("mx.ours.example", "12:00:00"), date),
        ("b", b"Date: Tue, 10 Mar 2026 10:30:00 +0000"),
        ("c",),
        ("d", _by("mx.ours.example", "10:00:00"), b"Date: yesterday"),
        ("f", b"Received: by mx.ours.example; some day", date),
        ("e", b"Received: by mx.ours.example; some day", date),
        # what happens behind our own stamp is our own delay
        ("g", _by("imap.ours.example", "18:00:00", "mx.ours.example"),
         _by("mx.ours.example", "10:15:00"), date),
    ):  # fmt: skip
        (tmp_path / f"{name}.eml").write_bytes(_stamped(name.encode(), *lines))
    (tmp_path / "C.EML").write_bytes(_stamped(b"C"))
    (tmp_path / "0.mbox").write_bytes(BOX)
    (tmp_path / "z.mbox").write_bytes(BOX)
    (tmp_path / "year").mkdir()
    (tmp_path / "year" / "a.eml").write_bytes(
        _stamped(b"deep", _by("mx.ours.example", "11:00:00"))
    )
    hosts = ("mx.ours.example", "imap.ours.example")
    names = [f.name for f in messages([tmp_path], Left(), hosts)]
    order = ["e.eml", "f.eml", "d.eml", "g.eml", "b.eml", "a.eml", "a.eml"]
    both = ["0.mbox", "0.mbox"]
    assert names == [*both, *order, "C.EML", "c.eml", "z.mbox", "z.mbox"]
    singles = sorted(tmp_path.rglob("*.eml"))
    assert [f.name for f in messages(singles, Left(), hosts)] == [*order, "c.eml"]


def test_of_single_messages_only_names_and_times_are_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(mailfiles, "LARGEST", 2 * 1024**2)
    for n in range(40):
        day = b"Date: Tue, 10 Mar 2026 10:%02d:00 +0000" % (59 - n)
        mail = _stamped(b"%d" % n, day) + b"x" * 1024**2
        (tmp_path / f"{n:02}.eml").write_bytes(mail)
    tracemalloc.start()
    names = [found.name for found in messages([tmp_path], Left())]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert names == [f"{n:02}.eml" for n in reversed(range(40))]
    assert most < 8 * 1024**2
