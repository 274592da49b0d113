"""Twenty seasons of six weeks each, and whether the simulation can see at all."""

import pytest

from tests.simulation import planted
from tests.simulation.run import play, told


@pytest.mark.parametrize("seed", range(20))
def test_a_season_comes_to_its_right_end_whatever_befalls_it(seed):
    season = play(seed)
    assert not season.wrong, told(season)
    assert season.mails
    assert season.letters


def test_a_seed_tells_the_same_story_every_time():
    assert told(play(7)) == told(play(7))


@pytest.mark.parametrize("bug", planted.BUGS, ids=lambda bug: bug.name)
def test_every_bug_can_still_be_planted(bug, tmp_path):
    file = tmp_path / bug.file
    file.parent.mkdir(parents=True)
    right = (planted.ROOT / bug.file).read_text()
    file.write_text(right)
    planted.plant(bug, tmp_path)
    compile(file.read_text(), bug.file, "exec")
    assert file.read_text() != right
