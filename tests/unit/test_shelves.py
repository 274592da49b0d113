"""What stands on shelves comes back as it was, in its order, wherever it lies."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.shelves import shelves
from rules.shelves import Made, Shelf, Shelves, made_of, picked
from tests import meeting

if TYPE_CHECKING:
    from rules.consolidation import DraftEntries


class Cellar:
    """A room that says how much was put into it."""

    def __init__(self):
        self.pieces = []

    def put(self, values):
        self.pieces.append(tuple(values))
        return len(self.pieces) - 1

    def get(self, place):
        return self.pieces[place]


@given(values=st.lists(st.integers(), max_size=40), most=st.integers(1, 9))
def test_values_come_back_in_their_order_and_few_of_them_are_in_memory(values, most):
    cellar = Cellar()
    house = Shelves(cellar, most)
    kept = house.keep(values)
    assert list(kept) == values
    assert [kept[at] for at in range(len(values))] == values
    assert list(kept[1:7:2]) == values[1:7:2]
    assert sum(map(len, cellar.pieces)) >= len(values) - most + 1


@given(
    values=st.lists(st.tuples(st.integers(0, 3), st.integers()), max_size=40),
    most=st.integers(1, 9),
)
def test_order_is_that_of_sorting_all_and_what_is_equal_stays_as_it_came(values, most):
    house = Shelves(Cellar(), most)
    asked = list(house.ordered(iter(values), key=lambda value: value[0]))
    assert asked == sorted(values, key=lambda value: value[0])


def test_shelves_of_a_house_share_its_memory_and_a_short_one_is_put_away_too():
    cellar = Cellar()
    house = Shelves(cellar, 4)
    long, short = house.shelf(), house.shelf()
    short.append("s")
    for value in "abc":
        long.append(value)
    assert sorted(cellar.pieces) == [("a", "b", "c"), ("s",)]
    short.append("t")
    assert list(short.closed()) == ["s", "t"]
    assert (len(short), short[1], short[-2]) == (2, "t", "s")
    assert [*short, *long] == ["s", "t", "a", "b", "c"]
    with pytest.raises(IndexError):
        long[3]


def test_without_a_room_all_is_in_memory():
    kept = Shelves(None, 1).keep(range(3))
    assert kept == (0, 1, 2)


def test_what_is_made_of_values_is_made_when_it_is_asked_for():
    house = Shelves(Cellar(), 1)
    values = house.keep("abc")
    assert isinstance(values, Shelf)
    made = made_of(values, str.upper)
    assert isinstance(made, Made)
    assert (list(made), made[1], made[-2:], len(made)) == (
        ["A", "B", "C"],
        "B",
        ("B", "C"),
        3,
    )
    some = picked(values, [0, 2])
    assert not isinstance(some, tuple)
    assert list(some) == ["a", "c"]


def test_a_consolidation_on_a_disk_is_the_one_in_memory(tmp_path, monkeypatch):
    whole = meeting.meeting(40, 5)
    house = shelves(tmp_path / "not there yet")
    monkeypatch.setattr(house, "_most", 20)
    there = meeting.meeting(40, 5, shelves=house)
    assert isinstance(there.contributions, Shelf)
    assert not [*(tmp_path / "not there yet").iterdir()], "the file has a name"
    for name in ("general", "unplaced", "contributors", "contributions", "late"):
        assert list(getattr(there, name)) == list(getattr(whole, name))
    assert [*map(_plain, there.drafts)] == [*map(_plain, whole.drafts)]
    assert there.sums == whole.sums


def _plain(of: DraftEntries) -> list[object]:
    places = [(p.paragraph, [*p.entries], [*p.see]) for p in of.paragraphs]
    return [of.draft, [*of.general], places]


def test_values_of_a_docket_are_read_as_they_were_written(tmp_path, monkeypatch):
    made = meeting.meeting(8, 5)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    values = [*made.contributions, *made.contributors, ("D1", at), {"a": [1]}]
    house = shelves(tmp_path)
    monkeypatch.setattr(house, "_most", 1)
    assert list(house.keep(values)) == values
