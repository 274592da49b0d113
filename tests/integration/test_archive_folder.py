"""The archive in a folder of a real disk: what only a disk can do to it."""

import os
import resource
import time
from hashlib import sha256

import pytest

from pipeline.archive import durable
from pipeline.archive.folder import Folder
from pipeline.faults import Corrupt, Deferred

MANY = [b"From: %d\r\n\r\n" % n + b"x" * n * 300 for n in range(20)]


@pytest.fixture
def archive(tmp_path):
    return Folder(tmp_path / "archive")


def files(tmp_path, part):
    return sorted(p for p in (tmp_path / "archive" / part).rglob("*") if p.is_file())


def names(raws):
    return [sha256(raw).hexdigest() for raw in raws]


def test_what_is_there_is_not_written_again(archive, tmp_path):
    name = archive.put(b"a")
    (path,) = files(tmp_path, "raw")
    before = path.stat()
    assert archive.put(b"a") == name
    assert path.stat().st_ino == before.st_ino


def test_each_new_folder_is_flushed_into_the_one_above(tmp_path, monkeypatch):
    flushed = []
    monkeypatch.setattr(durable, "flush", flushed.append)
    Folder(tmp_path / "new" / "archive").put(b"a")
    above = {tmp_path, tmp_path / "new", tmp_path / "new/archive"}
    assert above < set(flushed)


def test_to_look_into_an_archive_that_is_not_there_makes_none(tmp_path):
    there = Folder(tmp_path / "archive")
    assert (list(there), there.ledgers(), there.last_line("events")) == ([], [], None)
    with pytest.raises(Corrupt):
        there.get("0" * 64)
    assert not list(tmp_path.iterdir())


def test_leftovers_are_swept_only_when_their_writer_is_long_gone(tmp_path):
    unfinished = tmp_path / "archive/unfinished"
    unfinished.mkdir(parents=True)
    for name, days in (("old", 2), ("young", 0.5)):
        (unfinished / name).write_bytes(b"half")
        at = time.time() - days * 86400
        os.utime(unfinished / name, (at, at))
    Folder(tmp_path / "archive")
    assert [f.name for f in unfinished.iterdir()] == ["young"]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Deferred, match="Make room on the disk or mend"):
        Folder(tmp_path / "file")


@pytest.mark.parametrize("room", [0, 10_000, 40_000])
def test_a_pack_that_finds_no_room_is_not_there_at_all(archive, tmp_path, room):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(Deferred, match="Make room on the disk"):
            archive.put_many(MANY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert files(tmp_path, "raw") == files(tmp_path, "unfinished") == []
    assert [archive.get(name) for name in archive.put_many(MANY)] == MANY


def test_an_archive_of_single_files_goes_on_as_it_is(archive, tmp_path):
    for raw in MANY[:10]:
        archive.put(raw)
    archive.put_many(MANY)
    assert len(files(tmp_path, "raw")) == 11
    assert list(Folder(tmp_path / "archive")) == sorted(names(MANY))


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
    archive.append("events", [])
    (tmp_path / "archive/ledger/events.jsonl").write_bytes(b"torn")
    archive.append("events", [b"1"])
    assert list(archive.lines("events")) == [b"1"]


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 200_000])
def test_the_last_whole_line_is_found_from_the_end(archive, tmp_path, size):
    assert archive.last_line("events") is None
    archive.append("events", [b"first"])
    assert archive.last_line("events") == b"first"
    archive.append("events", [b"x" * size])
    with (tmp_path / "archive/ledger/events.jsonl").open("ab") as file:
        file.write(b"torn")
    assert archive.last_line("events") == b"x" * size


def test_what_only_helps_to_find_may_lie_on_the_machine_itself(tmp_path):
    machines = [Folder(tmp_path / "share", tmp_path / name) for name in ("one", "two")]
    machines[0].put_many(MANY)
    assert [machines[1].get(name) for name in names(MANY)] == MANY
    assert not (tmp_path / "share/index.sqlite").exists()
