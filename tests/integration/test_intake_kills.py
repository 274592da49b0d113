"""A poller may die at any moment; `python bench/kills.py` is the long form."""

import pytest

from tests.dovecot import kills
from tests.dovecot.kills import Count


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_or_counted_twice_when_the_poller_is_killed(
    dovecot, user, tmp_path, seed
):
    count = kills.run(dovecot, user, tmp_path / "store", seed)
    assert count == Count(
        delivered=300,
        kills=count.kills,
        lost=0,
        surplus=0,
        left=0,
        fingerprints=260,
    )
    assert count.kills > 0
