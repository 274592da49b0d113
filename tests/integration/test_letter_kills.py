"""Twenty seeds of bench/letter_kills.py: no letter twice, none left in doubt."""

from __future__ import annotations

from collections import Counter

from tests.dovecot import letter_kills


def test_a_letter_that_is_cut_off_anywhere_arrives_once_and_is_settled(tmp_path):
    laid = tmp_path / "laid"
    letter_kills.lay(laid, letters=3)
    way = letter_kills.survey(laid, tmp_path / "survey")
    assert len(way) > 10
    died: Counter[str] = Counter()
    doubts = 0
    for seed in range(20):
        count = letter_kills.run(laid, tmp_path / f"seed{seed}", seed, way, rounds=2)
        assert not count.wrong, (seed, count)
        died.update(count.died)
        doubts += count.doubts
    assert died.total() > 20
    assert doubts > 0
