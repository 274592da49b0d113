"""Values: which numbers words name, in seven languages, and how often."""

import pytest

from rules import alignment
from rules.location.counting import is_fresh, values


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two hundred kilometres", ["200"]),
        ("three thousand and five", ["3000", "5"]),
        ("forty five days", ["45"]),
        ("one hundred and one", ["100", "1"]),
        ("three five", ["3", "5"]),
        ("trois quarts des sièges", ["3/4"]),
        ("la mitad", ["1/2"]),
        ("пять миль", ["5"]),
        ("عشرة أميال", ["10"]),
        ("九十天", ["90"]),
        ("四分之三", ["3/4"]),
        ("两年", ["2"]),
        ("2031", ["2031"]),
        ("la tercera parte", ["1/3"]),
        ("tercera observación", []),
        ("the first Friday of October", ["day 5", "month 10"]),
        ("le jeudi", ["day 4"]),
        ("we may ask", []),
        ("every second year", ["each second"]),
        ("chaque année", ["each année"]),
        ("each", []),
        ("no number", []),
    ],
)
def test_values_are_read_in_order(words, expected):
    assert [v.what for v in values(alignment.words(words))] == expected


@pytest.mark.parametrize(
    ("value", "known", "expected"),
    [
        ("5", {"4"}, True),
        ("4", {"4"}, False),
        ("1", {"4"}, False),
        ("5", set(), False),
        ("5", {"day 5"}, False),
        ("day 4", {"day 5"}, True),
        ("day 4", {"5"}, False),
        ("month 4", {"day 5", "month 10"}, True),
        ("2028", {"2031"}, True),
        ("2028", {"5"}, False),
        ("each year", {"each second"}, True),
    ],
)
def test_another_value_is_one_of_a_kind_that_the_paragraph_has(value, known, expected):
    assert is_fresh(value, known) is expected


def test_a_numeral_of_thousands_of_signs_is_no_value():
    assert values(("二",) * 5_000) == ()
    assert [v.what for v in values(("9", "9" * 5_000))] == ["9"]
