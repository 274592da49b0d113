"""Strings that are made to make a rule slow: each is read, however long it takes.

How long that is, bench/adversarial.py measures, on more strings and longer ones.
"""

import pytest

from bench.adversarial import RULES, recipe
from tests.growth import LINEAR, growth


@pytest.mark.parametrize("rule", RULES)
def test_a_text_that_is_made_to_be_hard_is_read(rule):
    for seed in range(30):
        assert RULES[rule](recipe(seed, 20_000).cook()) is not None


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("sign", ["9", "٩", "1,", "9."])
def test_a_number_that_python_does_not_read_is_read_past(rule, sign):
    text = (
        f"Paragraph 7: not {sign * 6_000} days but 30. Delete comment {sign * 6_000}."
    )
    assert RULES[rule](text) is not None


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        ("action.request", "及"),
        ("paragraph.locate, cell", "--"),
        ("paragraph.locate, note", "ש"),
    ],
)
def test_a_text_takes_time_as_it_is_long(rule, unit):
    assert growth(RULES[rule], unit) < LINEAR


def test_blanks_inside_a_name_take_time_as_they_are_many():
    def attribute(text):
        return RULES["stakeholder.attribute"](f"{text}x")

    assert growth(attribute, " ") < LINEAR
