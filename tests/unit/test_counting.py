"""Values: which numbers words name, in seven languages, and how often."""

import pytest

from rules import alignment
from rules.location.counting import values


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
        ("every second year", ["each second"]),
        ("chaque année", ["each année"]),
        ("each", []),
        ("no number", []),
    ],
)
def test_values_are_read_in_order(words, expected):
    assert [v.what for v in values(alignment.words(words))] == expected
