"""What lives for ever is not looked through for garbage again and again."""

import gc

import pytest

from pipeline.garbage import collect_seldom, loading, settle


@pytest.fixture(autouse=True)
def _as_before():
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def is_looked_through(value):
    return any(each is value for each in gc.get_objects())


def test_what_the_first_work_has_loaded_is_never_looked_through_again():
    tables = [[]]
    assert is_looked_through(tables)
    settle()
    assert not is_looked_through(tables)
    later = [[]]
    assert is_looked_through(later)


def test_garbage_of_the_first_work_is_not_kept_for_ever():
    one, other = [], []
    one.append(other)
    other.append(one)
    before = gc.get_freeze_count()
    del one, other
    settle()
    kept = gc.get_freeze_count()
    gc.unfreeze()
    assert gc.collect() == 0
    assert kept > before


def test_a_program_looks_seldom_and_again_once_it_is_loaded():
    with loading():
        assert not gc.isenabled()
    collect_seldom()
    assert gc.isenabled()
    assert gc.get_threshold()[0] > 10_000
