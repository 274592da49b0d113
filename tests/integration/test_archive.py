"""The archive on a real disk."""

import os
import resource
import sqlite3
import tarfile
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive import Archive, durable
from pipeline.faults import Corrupt, Deferred
from tests.archived import raw_messages


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
    assert not archive.has(name)
    with pytest.raises(Corrupt, match="is damaged"):
        archive.get(name)


def test_what_was_damaged_is_whole_again_when_it_comes_again(archive, tmp_path):
    name = archive.put(b"whole")
    archive.put_many(MANY)
    for path in files(tmp_path, "raw"):
        damaged = path.read_bytes().replace(b"whole", b"whale")
        path.write_bytes(damaged.replace(b"From: 7", b"From: 8"))
    archive.put(b"whole")
    archive.put_many(MANY)
    assert archive.get(name) == b"whole"
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_each_new_folder_is_flushed_into_the_one_above(tmp_path, monkeypatch):
    flushed = []
    monkeypatch.setattr(durable, "flush", flushed.append)
    Archive(tmp_path / "new" / "archive")
    above = {tmp_path, tmp_path / "new", tmp_path / "new/archive"}
    assert above < set(flushed)


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


# --- many at once ----------------------------------------------------------------

MANY = [b"From: %d\r\n\r\n" % n + b"x" * n * 300 for n in range(20)]


def names(raws):
    return [sha256(raw).hexdigest() for raw in raws]


def only_pack(tmp_path):
    (pack,) = files(tmp_path, "raw")
    return pack


def test_many_come_back_from_one_file_that_any_program_opens(archive, tmp_path):
    assert archive.put_many(MANY) == names(MANY)
    assert [archive.get(name) for name in names(MANY)] == MANY
    assert list(archive) == sorted(names(MANY))
    assert all(map(archive.has, archive))
    seconds = abs(archive.kept_at(names(MANY)[0]).timestamp() - time.time())
    assert seconds < 60
    assert raw_messages(tmp_path / "archive") == dict(
        zip(names(MANY), MANY, strict=True)
    )
    assert only_pack(tmp_path).parent == tmp_path / "archive/raw/packs"
    assert files(tmp_path, "unfinished") == []


@given(st.lists(st.binary(max_size=3_000), min_size=8, max_size=30, unique=True))
@settings(max_examples=20, deadline=None)
def test_a_pack_holds_bytes_of_any_kind_and_length(raws):
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        assert [archive.get(name) for name in archive.put_many(raws)] == raws
        assert raw_messages(Path(folder)) == dict(zip(names(raws), raws, strict=True))


def test_few_and_large_ones_lie_alone(archive, tmp_path):
    large = [b"%d" % n + bytes(1024**2) for n in range(8)]
    archive.put_many([*MANY[:7], *large])
    assert {path.suffix for path in files(tmp_path, "raw")} == {".eml"}
    archive.put_many([*MANY[7:], b"new" + bytes(1024**2)])
    assert sum(path.suffix == ".tar" for path in files(tmp_path, "raw")) == 1
    assert len(files(tmp_path, "raw")) == 7 + 8 + 1 + 1
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_what_is_in_a_pack_is_not_written_again(archive, tmp_path):
    archive.put_many(MANY)
    before = only_pack(tmp_path).stat()
    archive.put_many([*MANY, MANY[3]])
    archive.put(MANY[5])
    assert only_pack(tmp_path).stat().st_ino == before.st_ino


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
    assert list(Archive(tmp_path / "archive")) == sorted(names(MANY))


def lost(index):
    index.unlink()


def no_index(index):
    index.write_bytes(b"These are other bytes." * 1_000)


def damaged(index):
    index.write_bytes(index.read_bytes()[:4_096] + os.urandom(20_000))


def cut_off(index):
    index.write_bytes(index.read_bytes()[:5_000])


def changed(statement):
    def change(index):
        with closing(sqlite3.connect(index)) as connection, connection:
            connection.execute(statement)

    return change


INDEXES = {
    "lost": lost,
    "empty": lambda index: index.write_bytes(b""),
    "something else": no_index,
    "damaged": damaged,
    "cut off": cut_off,
    "without the pack": changed("DELETE FROM pack"),
    "without some members": changed("DELETE FROM member WHERE name > '8'"),
    "with wrong places": changed("UPDATE member SET start = start + 1"),
    "with other columns": changed("ALTER TABLE member RENAME COLUMN start TO at"),
    "with no words": changed("UPDATE member SET pack = CAST(x'ff' AS TEXT)"),
    "with lost packs": changed("UPDATE member SET pack = 'gone'"),
}


@pytest.mark.parametrize("spoil", INDEXES.values(), ids=INDEXES)
def test_whatever_becomes_of_the_index_every_message_is_found(archive, tmp_path, spoil):
    archive.put_many(MANY)
    spoil(tmp_path / "archive/index.sqlite")
    for reader in (archive, Archive(tmp_path / "archive")):
        assert [reader.get(name) for name in names(MANY)] == MANY
    assert list(archive) == sorted(names(MANY))
    archive.put_many(MANY)
    assert len(files(tmp_path, "raw")) == 1


def test_an_index_that_lags_behind_learns_of_packs_that_others_wrote(archive, tmp_path):
    archive.put_many(MANY[:10])
    index = tmp_path / "archive/index.sqlite"
    old = index.read_bytes()
    Archive(tmp_path / "archive").put_many(MANY[10:])
    assert archive.has(names(MANY)[15])
    index.write_bytes(old)
    assert archive.get(names(MANY)[15]) == MANY[15]


def test_an_index_that_cannot_be_written_is_a_sentence(archive, tmp_path):
    (tmp_path / "archive/index.sqlite").mkdir()
    with pytest.raises(Deferred, match="unable to open database file"):
        archive.put_many(MANY)


def test_a_changed_byte_in_a_pack_is_told_with_the_file_and_the_message(
    archive, tmp_path
):
    archive.put_many(MANY)
    pack = only_pack(tmp_path)
    pack.write_bytes(pack.read_bytes().replace(b"From: 7", b"From: 8"))
    for reader in (archive, Archive(tmp_path / "archive")):
        with pytest.raises(Corrupt, match=f"{names(MANY)[7]} is dam.*{pack.name}"):
            reader.get(names(MANY)[7])
        assert reader.get(names(MANY)[8]) == MANY[8]


@pytest.mark.parametrize("index", ["kept", "lost"])
def test_a_pack_that_was_cut_off_is_told_until_it_is_restored(archive, tmp_path, index):
    archive.put_many(MANY)
    pack = only_pack(tmp_path)
    whole = pack.read_bytes()
    pack.write_bytes(whole[:40_000])
    if index == "lost":
        (tmp_path / "archive/index.sqlite").unlink()
    archive = Archive(tmp_path / "archive")
    assert archive.get(names(MANY)[0]) == MANY[0]
    for name in names(MANY)[16:]:
        with pytest.raises(Corrupt, match=pack.name):
            archive.get(name)
    pack.write_bytes(whole)
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_what_a_cut_pack_lacks_is_kept_anew(archive, tmp_path):
    archive.put_many(MANY)
    pack = only_pack(tmp_path)
    pack.write_bytes(pack.read_bytes()[:40_000])
    archive.put_many(MANY)
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_a_pack_that_is_gone_is_told(archive, tmp_path):
    archive.put_many(MANY)
    only_pack(tmp_path).unlink()
    with pytest.raises(Corrupt, match="from a backup"):
        archive.get(names(MANY)[0])
    assert list(archive) == []
    assert archive.put_many(MANY) == names(MANY)
    assert archive.get(names(MANY)[0]) == MANY[0]


def test_one_sound_copy_is_enough(archive, tmp_path):
    archive.put_many(MANY)
    pack = only_pack(tmp_path)
    other = Archive(tmp_path / "other")
    other.put_many(MANY[5:])
    (copy,) = (tmp_path / "other/raw/packs").iterdir()
    copy.rename(pack.parent / copy.name)
    for path in (pack, pack.parent / copy.name):
        sound = path.read_bytes()
        path.write_bytes(sound.replace(b"From: 7", b"From: 8"))
        assert archive.get(names(MANY)[7]) == MANY[7]
        path.write_bytes(sound)


@pytest.mark.parametrize("tail", [b"", b"\xff" * 512, bytes(124) + b"\xff" * 388])
def test_a_file_that_is_no_pack_of_ours_harms_nothing(archive, tmp_path, tail):
    archive.put_many(MANY)
    (tmp_path / "archive/raw/packs/strange.tar").write_bytes(tail)
    header = tarfile.TarInfo("x")
    header.size = -(2**70)
    (tmp_path / "archive/raw/packs/odd.tar").write_bytes(
        header.tobuf(tarfile.GNU_FORMAT) + tail
    )
    assert list(Archive(tmp_path / "archive")) == sorted(names(MANY))
    assert archive.put(b"new") == sha256(b"new").hexdigest()


def _pack(folder, turn):
    archive = Archive(folder)
    for start in range(0, 200, 10):
        some = [b"%d" % n * 100 for n in range(start, start + 10 + turn * 3)]
        for name, raw in zip(archive.put_many(some), some, strict=True):
            assert archive.get(name) == raw


def test_processes_that_pack_at_once_lose_nothing(archive, tmp_path):
    packers = [
        get_context("spawn").Process(target=_pack, args=(tmp_path / "archive", turn))
        for turn in range(3)
    ]
    for packer in packers:
        packer.start()
    for packer in packers:
        packer.join(120)
        assert packer.exitcode == 0
    assert len(list(archive)) == 206
    assert [sha256(archive.get(n)).hexdigest() for n in archive] == list(archive)


def test_threads_that_pack_at_once_lose_nothing(archive):
    with ThreadPoolExecutor(4) as pool:
        parts = [[b"%d-%d" % (t, n) for n in range(30)] for t in range(8)]
        kept = list(pool.map(archive.put_many, parts))
    assert [archive.get(n) for part in kept for n in part] == [
        raw for part in parts for raw in part
    ]


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
