"""Strings that are made to make a rule slow: each is read, however long it takes.

How long that is, bench/adversarial.py measures, on more strings and longer ones.
"""

import pytest

from bench.adversarial import RULES, recipe


@pytest.mark.parametrize("rule", RULES)
def test_a_text_that_is_made_to_be_hard_is_read(rule):
    for seed in range(80):
        assert RULES[rule](recipe(seed, 20_000).cook()) is not None
