"""A task that another process does meanwhile: its answer, its faults, its end."""

import multiprocessing
import operator
import os
import time
from functools import partial

import pytest

from pipeline.beside import LARGE, beside, is_large
from pipeline.shelves import shelves
from rules.shelves import Shelf


def test_a_task_is_done_by_another_process_and_answers():
    with beside(os.getpid) as done:
        assert done() != os.getpid()


def test_what_a_task_raises_is_raised_where_its_answer_is_asked():
    with (
        beside(partial(operator.truediv, 1, 0)) as done,
        pytest.raises(ZeroDivisionError),
    ):
        done()


def test_a_process_that_dies_is_told_of():
    with (
        beside(partial(os._exit, 3)) as done,
        pytest.raises(ChildProcessError, match="ended before it was done"),
    ):
        done()


def test_who_leaves_before_the_answer_ends_the_task():
    with beside(partial(time.sleep, 600)):
        assert multiprocessing.active_children()
    assert not multiprocessing.active_children()


def test_only_a_work_on_many_is_large():
    assert [is_large(number) for number in (LARGE - 1, LARGE)] == [False, True]


def test_shelves_on_a_disk_are_read_by_another_process_which_fills_its_own(
    tmp_path, monkeypatch
):
    house = shelves(tmp_path)
    monkeypatch.setattr(house, "_most", 8)
    kept = house.keep(range(40))
    assert isinstance(kept, Shelf)
    with beside(partial(sorted, kept, reverse=True)) as done:
        more = house.keep(range(40, 80))
        assert done() == [*range(39, -1, -1)]
    with beside(partial(house.keep, range(7))) as done:
        assert done() == (*range(7),)
    with beside(partial(sum, kept)) as first, beside(partial(sum, more)) as second:
        assert (first(), second()) == (sum(range(40)), sum(range(40, 80)))
    assert [*kept, *more] == [*range(80)]
