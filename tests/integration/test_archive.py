"""The archive in both its places: a folder of a real disk, a bucket over real HTTP."""

import os
import sqlite3
import tarfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.archive import index, open_archive
from pipeline.faults import Corrupt, Deferred
from tests import places
from tests.places import raw_messages


@pytest.fixture(params=places.KINDS)
def place(request, tmp_path):
    with places.opened(request.param, tmp_path) as place:
        yield place


@pytest.fixture
def archive(place):
    return places.archive(place)


def spoil(place, name, old, new):
    assert old in place.read(name)
    place.write(name, place.read(name).replace(old, new))


def test_bytes_lie_under_their_sha256(archive, place):
    name = archive.put(b"From: a\r\n\r\n\x00\xff")
    assert name == sha256(b"From: a\r\n\r\n\x00\xff").hexdigest()
    assert place.names("raw") == [f"raw/{name[:2]}/{name}.eml"]
    assert archive.get(name) == b"From: a\r\n\r\n\x00\xff"
    assert place.names("unfinished") == []


def test_many_are_named_in_their_order_and_equal_ones_are_kept_once(archive, place):
    raws = [b"c", b"a", b"c", b"", b"b"]
    assert archive.put_many(raws) == [sha256(raw).hexdigest() for raw in raws]
    assert len(place.names("raw")) == 4
    assert list(archive) == sorted({sha256(raw).hexdigest() for raw in raws})
    assert archive.get(sha256(b"").hexdigest()) == b""


def test_what_has_another_length_is_replaced(archive, place):
    name = archive.put(b"whole")
    (only,) = place.names("raw")
    place.write(only, b"who")
    assert list(archive.kept({name: 5})) == []
    archive.put(b"whole")
    assert archive.get(name) == b"whole"
    assert list(archive.kept({name: 5})) == [name]


def test_a_damaged_message_is_told_and_never_returned(archive, place):
    name = archive.put(b"whole")
    (only,) = place.names("raw")
    place.write(only, b"whale")
    assert not archive.has(name)
    with pytest.raises(Corrupt, match=f"is damaged.*{name}"):
        archive.get(name)


def test_what_was_damaged_is_whole_again_when_it_comes_again(archive, place):
    name = archive.put(b"whole")
    archive.put_many(MANY)
    for each in place.names("raw"):
        damaged = place.read(each).replace(b"whole", b"whale")
        place.write(each, damaged.replace(b"From: 7", b"From: 8"))
    archive.put(b"whole")
    archive.put_many(MANY)
    assert archive.get(name) == b"whole"
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_a_missing_message_is_told(archive):
    assert not archive.has("ab" * 32)
    with pytest.raises(Corrupt, match="has no message"):
        archive.get("ab" * 32)


# --- many at once ----------------------------------------------------------------

MANY = [b"From: %d\r\n\r\n" % n + b"x" * n * 300 for n in range(20)]


def names(raws):
    return [sha256(raw).hexdigest() for raw in raws]


def only_pack(place):
    (pack,) = place.names("raw")
    return pack


def test_many_come_back_from_one_file_that_any_program_opens(archive, place):
    assert archive.put_many(MANY) == names(MANY)
    assert [archive.get(name) for name in names(MANY)] == MANY
    assert list(archive) == sorted(names(MANY))
    assert all(map(archive.has, archive))
    sizes = {name: len(raw) for name, raw in zip(names(MANY), MANY, strict=True)}
    assert set(archive.kept(sizes)) == set(names(MANY))
    seconds = abs(archive.kept_at(names(MANY)[0]).timestamp() - time.time())
    assert seconds < 60
    assert raw_messages(place) == dict(zip(names(MANY), MANY, strict=True))
    assert only_pack(place).startswith("raw/packs/")
    assert place.names("unfinished") == []
    assert list(archive.altered()) == []


@given(st.lists(st.binary(max_size=3_000), min_size=8, max_size=30, unique=True))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # one place will do
)
def test_a_pack_holds_bytes_of_any_kind_and_length(archive, place, raws):
    assert [archive.get(name) for name in archive.put_many(raws)] == raws
    there = raw_messages(place)
    assert [there[name] for name in names(raws)] == raws


def test_few_and_large_ones_lie_alone(archive, place):
    large = [b"%d" % n + bytes(1024**2) for n in range(8)]
    archive.put_many([*MANY[:7], *large])
    assert {name[-4:] for name in place.names("raw")} == {".eml"}
    archive.put_many([*MANY[7:], b"new" + bytes(1024**2)])
    assert sum(name.endswith(".tar") for name in place.names("raw")) == 1
    assert len(place.names("raw")) == 7 + 8 + 1 + 1
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_what_is_in_a_pack_is_not_written_again(archive, place):
    archive.put_many(MANY)
    before = place.read(only_pack(place))
    archive.put_many([*MANY, MANY[3]])
    archive.put(MANY[5])
    assert place.read(only_pack(place)) == before


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


@pytest.mark.parametrize("ruin", INDEXES.values(), ids=INDEXES)
def test_whatever_becomes_of_the_index_every_message_is_found(archive, place, ruin):
    archive.put_many(MANY)
    ruin(place.local / "index.sqlite")
    for reader in (archive, places.archive(place), places.another(place)):
        assert [reader.get(name) for name in names(MANY)] == MANY
    assert list(archive) == sorted(names(MANY))
    archive.put_many(MANY)
    assert len(place.names("raw")) == 1


def test_an_index_that_lags_behind_learns_of_packs_that_others_wrote(archive, place):
    archive.put_many(MANY[:10])
    index = place.local / "index.sqlite"
    old = index.read_bytes()
    places.another(place).put_many(MANY[10:])
    assert archive.has(names(MANY)[15])
    index.write_bytes(old)
    assert archive.get(names(MANY)[15]) == MANY[15]


def test_all_are_named_some_at_a_time_and_each_once(archive, place, monkeypatch):
    monkeypatch.setattr(index, "_AT_ONCE", 3)
    archive.put_many(MANY)
    places.another(place).put_many([*MANY[:5], *(b"%d more" % n for n in range(30))])
    archive.put(b"alone")
    here = list(archive)
    assert here == sorted({*names(MANY), *here})
    assert len(here) == len({*MANY}) + 31


def test_an_index_that_cannot_be_written_is_a_sentence(archive, place):
    (place.local / "index.sqlite").mkdir(parents=True)
    with pytest.raises(Deferred, match="unable to open database file"):
        archive.put_many(MANY)


def test_a_changed_byte_in_a_pack_is_told_with_the_file_and_the_message(archive, place):
    archive.put_many(MANY)
    pack = only_pack(place)
    spoil(place, pack, b"From: 7", b"From: 8")
    told = f"{names(MANY)[7]} is dam.*{pack.rpartition('/')[2]}"
    for reader in (archive, places.archive(place), places.another(place)):
        with pytest.raises(Corrupt, match=told):
            reader.get(names(MANY)[7])
        assert reader.get(names(MANY)[8]) == MANY[8]


def test_a_byte_between_the_messages_of_a_pack_is_told_with_the_file(archive, place):
    archive.put_many(MANY)
    pack = only_pack(place)
    whole = place.read(pack)
    place.write(pack, whole[:-5] + b"x" + whole[-4:])
    assert [said.endswith(pack) for said in archive.altered()] == [True]


@pytest.mark.parametrize("index", ["kept", "lost"])
def test_a_pack_that_was_cut_off_is_told_until_it_is_restored(archive, place, index):
    archive.put_many(MANY)
    pack = only_pack(place)
    whole = place.read(pack)
    place.write(pack, whole[:40_000])
    if index == "lost":
        (place.local / "index.sqlite").unlink()
    archive = places.archive(place)
    assert archive.get(names(MANY)[0]) == MANY[0]
    for name in names(MANY)[16:]:
        with pytest.raises(Corrupt, match=pack.rpartition("/")[2]):
            archive.get(name)
    place.write(pack, whole)
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_what_a_cut_pack_lacks_is_kept_anew(archive, place):
    archive.put_many(MANY)
    pack = only_pack(place)
    place.write(pack, place.read(pack)[:40_000])
    sizes = {name: len(raw) for name, raw in zip(names(MANY), MANY, strict=True)}
    assert 0 < len(archive.kept(sizes)) < len(MANY)
    archive.put_many(MANY)
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_a_pack_that_is_gone_is_told(archive, place):
    archive.put_many(MANY)
    place.remove(only_pack(place))
    with pytest.raises(Corrupt, match="from a backup"):
        archive.get(names(MANY)[0])
    assert list(archive) == []
    assert archive.put_many(MANY) == names(MANY)
    assert archive.get(names(MANY)[0]) == MANY[0]


def test_what_is_expected_is_looked_up_once_and_trusted_no_more(archive, place):
    archive.put_many(MANY)
    archive.expect(names(MANY))
    (place.local / "index.sqlite").unlink()
    assert [archive.get(name) for name in names(MANY)] == MANY
    assert not (place.local / "index.sqlite").exists()
    place.remove(only_pack(place))
    assert not archive.has(names(MANY)[0])
    archive.put_many(MANY)
    assert [archive.get(name) for name in names(MANY)] == MANY


def test_one_sound_copy_is_enough(archive, place, tmp_path):
    archive.put_many(MANY)
    pack = only_pack(place)
    other = places.Folder(tmp_path / "elsewhere")
    places.archive(other).put_many(MANY[5:])
    copy = only_pack(other)
    place.write(copy, other.read(copy))
    for each in (pack, copy):
        sound = place.read(each)
        spoil(place, each, b"From: 7", b"From: 8")
        assert archive.get(names(MANY)[7]) == MANY[7]
        place.write(each, sound)


@pytest.mark.parametrize("tail", [b"", b"\xff" * 512, bytes(124) + b"\xff" * 388])
def test_a_file_that_is_no_pack_of_ours_harms_nothing(archive, place, tail):
    archive.put_many(MANY)
    place.write("raw/packs/strange.tar", tail)
    for name, size in (("odd", -(2**70)), ("far", 2**70)):
        header = tarfile.TarInfo("x")
        header.size = size
        told = header.tobuf(tarfile.GNU_FORMAT)
        place.write(f"raw/packs/{name}.tar", told + tail)
    assert list(places.another(place)) == sorted(names(MANY))
    assert archive.put(b"new") == sha256(b"new").hexdigest()


def _pack(url, local, turn):
    archive = open_archive(url, local)
    for start in range(0, 200, 10):
        some = [b"%d" % n * 100 for n in range(start, start + 10 + turn * 3)]
        for name, raw in zip(archive.put_many(some), some, strict=True):
            assert archive.get(name) == raw


def test_processes_that_pack_at_once_lose_nothing(archive, place):
    elsewhere = place.local.with_name("elsewhere")
    locals_ = (place.local, place.local, elsewhere)
    places.side_by_side(
        _pack, *((place.url, at, turn) for turn, at in enumerate(locals_))
    )
    assert len(list(archive)) == 206
    assert [sha256(archive.get(n)).hexdigest() for n in archive] == list(archive)


def test_threads_that_pack_at_once_lose_nothing(archive):
    with ThreadPoolExecutor(4) as pool:
        parts = [[b"%d-%d" % (t, n) for n in range(30)] for t in range(8)]
        kept = list(pool.map(archive.put_many, parts))
    assert [archive.get(n) for part in kept for n in part] == [
        raw for part in parts for raw in part
    ]
