"""Every so many calls to the disk, one is refused; bench/disk.py refuses each."""

import pytest

from tests.simulation.refusals import KINDS, refused


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("nth", [1, 8, 17, 29, 41, 53])
def test_nothing_is_lost_when_the_disk_refuses(tmp_path, what, nth):
    where, wrong = refused(what, nth, tmp_path)
    assert where is not None
    assert not wrong
