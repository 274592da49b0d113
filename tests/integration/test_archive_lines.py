"""The lines of an archive in both its places, and how it is copied to another."""

import pytest

from pipeline.archive import open_archive
from pipeline.archive.copying import copy
from pipeline.archive.folder import Folder
from pipeline.archive.overtaken import Overtaken
from pipeline.faults import Fault
from tests import places

MANY = [b"From: %d\r\n\r\n" % n for n in range(20)]


@pytest.fixture(params=places.KINDS)
def place(request, tmp_path):
    with places.opened(request.param, tmp_path) as place:
        yield place


@pytest.fixture
def archive(place):
    return places.archive(place)


def test_lines_come_back_as_they_were_added(archive, place):
    assert list(archive.lines("events")) == []
    assert archive.last_line("events") is None
    archive.append("events", [b'{"n": 1}', b'{"n": 2}'])
    archive.append("events", [])
    archive.append("events", [b'{"n": 3}'])
    archive.append("other", [b"x"])
    assert list(archive.lines("events")) == [b'{"n": 1}', b'{"n": 2}', b'{"n": 3}']
    assert archive.last_line("events") == b'{"n": 3}'
    there = [name for name in place.names("ledger") if "other" not in name]
    assert b"".join(map(place.read, there)) == b'{"n": 1}\n{"n": 2}\n{"n": 3}\n'
    assert list(places.another(place).lines("events")) == list(archive.lines("events"))


def test_what_comes_after_a_line_is_refused_once_another_has_come(archive, place):
    other = places.another(place)
    archive.append("events", [b"1", b"2"], after=None)
    assert other.last_line("events") == archive.last_line("events") == b"2"
    other.append("events", [b"3"], after=b"2")
    for after in (b"2", b"1", None):
        with pytest.raises(Overtaken, match="Another process has written"):
            archive.append("events", [b"4"], after=after)
    assert list(archive.lines("events")) == [b"1", b"2", b"3"]
    assert archive.last_line("events") == b"3"
    archive.append("events", [b"4"], after=b"3")
    assert other.last_line("events") == b"4"


def _append(url, local, letter):
    archive = open_archive(url, local)
    for number in range(25):
        added = False
        while not added:
            try:
                archive.append("events", [letter + b"%d" % number, letter * 1_000])
                added = True
            except Overtaken:
                pass


def test_two_processes_never_mix_their_lines(archive, place):
    elsewhere = place.local.with_name("elsewhere")
    places.side_by_side(
        _append, (place.url, place.local, b"a"), (place.url, elsewhere, b"b")
    )
    lines = list(archive.lines("events"))
    assert len(lines) == 100
    assert all(len(set(line)) == 1 for line in lines if len(line) > 10)
    for letter in (b"a", b"b"):
        numbers = [x for x in lines if x.startswith(letter) and len(x) < 10]
        assert numbers == [letter + b"%d" % n for n in range(25)]


# --- from one place to another ----------------------------------------------------


def test_an_archive_is_copied_whole_and_what_was_copied_is_not_again(place, tmp_path):
    with places.opened("folder", tmp_path / "old") as other:
        old, new = places.archive(other), places.archive(place)
    with pytest.raises(Fault, match="There is no archive at that place"):
        copy(new, old)  # a prefix that is mistyped looks like this
    old.put_many(MANY)
    old.put(b"alone")
    old.append("events", [b"1", b"2"])
    old.append("heads", [b"h"])
    counts = []
    assert copy(old, new, counts.append) == (21, 3)
    assert counts == [21]
    assert list(new) == list(old)
    old.append("events", [b"3"])
    assert copy(old, new) == (0, 1)
    assert [list(new.lines(name)) for name in new.ledgers()] == [
        [b"1", b"2", b"3"],
        [b"h"],
    ]
    assert list(copied(new, tmp_path).lines("events")) == [b"1", b"2", b"3"]


def copied(archive, tmp_path):
    back = places.archive(places.Folder(tmp_path / "back"))
    copy(archive, back)
    assert [back.get(name) for name in back] == [archive.get(name) for name in archive]
    return back


def test_an_archive_of_another_consultation_is_not_added_to(place, tmp_path):
    old, new = Folder(tmp_path / "old"), places.archive(place)
    old.append("events", [b"1", b"2"])
    old.put(b"mail")
    new.append("events", [b"1", b"x"])
    with pytest.raises(Fault, match="belongs to another consultation"):
        copy(old, new)
    assert list(new) == []
