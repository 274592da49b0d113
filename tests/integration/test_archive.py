"""The archive on a real disk."""

import os
import time
from hashlib import sha256
from multiprocessing import get_context

import pytest

from pipeline.archive import Archive
from pipeline.faults import Corrupt, Deferred


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


def files(tmp_path, part):
    return sorted(p for p in (tmp_path / "archive" / part).rglob("*") if p.is_file())


def test_bytes_lie_under_their_sha256(archive, tmp_path):
    name = archive.put(b"From: a\r\n\r\n\x00\xff")
    assert name == sha256(b"From: a\r\n\r\n\x00\xff").hexdigest()
    assert files(tmp_path, "raw") == [
        tmp_path / "archive/raw" / name[:2] / f"{name}.eml"
    ]
    assert archive.get(name) == b"From: a\r\n\r\n\x00\xff"
    assert files(tmp_path, "unfinished") == []


def test_many_are_named_in_their_order_and_equal_ones_are_kept_once(archive, tmp_path):
    raws = [b"c", b"a", b"c", b"", b"b"]
    assert archive.put_many(raws) == [sha256(raw).hexdigest() for raw in raws]
    assert len(files(tmp_path, "raw")) == 4
    assert list(archive) == sorted({sha256(raw).hexdigest() for raw in raws})


def test_what_is_there_is_not_written_again(archive, tmp_path):
    name = archive.put(b"a")
    (path,) = files(tmp_path, "raw")
    before = path.stat()
    assert archive.put(b"a") == name
    assert path.stat().st_ino == before.st_ino


def test_a_file_of_the_wrong_length_is_replaced(archive, tmp_path):
    name = archive.put(b"whole")
    (path,) = files(tmp_path, "raw")
    path.write_bytes(b"who")
    archive.put(b"whole")
    assert archive.get(name) == b"whole"


def test_a_damaged_message_is_told_and_never_returned(archive, tmp_path):
    name = archive.put(b"whole")
    (path,) = files(tmp_path, "raw")
    path.write_bytes(b"whale")
    with pytest.raises(Corrupt, match="is damaged"):
        archive.get(name)


def test_a_missing_message_is_told(archive):
    assert not archive.has("ab" * 32)
    with pytest.raises(Corrupt, match="has no message"):
        archive.get("ab" * 32)


def test_leftovers_are_swept_only_when_their_writer_is_long_gone(tmp_path):
    unfinished = tmp_path / "archive/unfinished"
    unfinished.mkdir(parents=True)
    for name, days in (("old", 2), ("young", 0.5)):
        (unfinished / name).write_bytes(b"half")
        at = time.time() - days * 86400
        os.utime(unfinished / name, (at, at))
    Archive(tmp_path / "archive")
    assert [f.name for f in unfinished.iterdir()] == ["young"]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Deferred, match="Make room on the disk or mend"):
        Archive(tmp_path / "file")


# --- the mirror of the ledger ---------------------------------------------------


def test_lines_come_back_as_they_were_added(archive, tmp_path):
    assert list(archive.lines("events")) == []
    archive.append("events", [b'{"n": 1}', b'{"n": 2}'])
    archive.append("events", [])
    archive.append("events", [b'{"n": 3}'])
    archive.append("other", [b"x"])
    assert list(archive.lines("events")) == [b'{"n": 1}', b'{"n": 2}', b'{"n": 3}']
    assert (tmp_path / "archive/ledger/events.jsonl").exists()


@pytest.mark.parametrize("torn", [b"{", b'{"n": 3', b"x" * 200_000])
def test_a_torn_last_line_is_not_read_and_is_cut_off(archive, tmp_path, torn):
    archive.append("events", [b"1", b"2"])
    path = tmp_path / "archive/ledger/events.jsonl"
    with path.open("ab") as file:
        file.write(torn)
    assert list(archive.lines("events")) == [b"1", b"2"]
    archive.append("events", [b"3"])
    assert path.read_bytes() == b"1\n2\n3\n"


def test_a_file_that_is_one_torn_line_starts_anew(archive, tmp_path):
    (tmp_path / "archive/ledger/events.jsonl").write_bytes(b"torn")
    archive.append("events", [b"1"])
    assert list(archive.lines("events")) == [b"1"]


def _append(folder, letter):
    archive = Archive(folder)
    for number in range(50):
        archive.append("events", [letter + b"%d" % number, letter * 1_000])


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 200_000])
def test_the_last_whole_line_is_found_from_the_end(archive, tmp_path, size):
    assert archive.last_line("events") is None
    archive.append("events", [b"first"])
    assert archive.last_line("events") == b"first"
    archive.append("events", [b"x" * size])
    with (tmp_path / "archive/ledger/events.jsonl").open("ab") as file:
        file.write(b"torn")
    assert archive.last_line("events") == b"x" * size


def test_two_processes_never_mix_their_lines(archive, tmp_path):
    writers = [
        get_context("spawn").Process(target=_append, args=(tmp_path / "archive", c))
        for c in (b"a", b"b")
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    lines = list(archive.lines("events"))
    assert len(lines) == 200
    assert all(len(set(line)) == 1 for line in lines if len(line) > 10)
    for letter in (b"a", b"b"):
        numbers = [x for x in lines if x.startswith(letter) and len(x) < 10]
        assert numbers == [letter + b"%d" % n for n in range(50)]
