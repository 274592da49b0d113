"""A line that names one piece and ends with a colon heads the table below it."""

import pytest

from rules.paragraph import locate
from tests.harbour import ONE, part, passage, row, units

ROWS = {
    "en": (("New text", "Explanation"), ("Pilots carry a lamp.", "dark nights")),
    "zh": (("修正後", "說明"), ("領航員的船夜間須點燈。", "夜間太暗")),
}


def below(line, rows):
    cells = [c for n, each in enumerate(rows, 1) for c in row(n, *each, header=n == 1)]
    return locate([part(passage(line, "p1"), *cells)], "", ONE)


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Paragraph 7 is changed as follows:", "en"),
        ("We propose these words for paragraph 7:", "en"),
        ("第7段修正如下：", "zh"),
        ("第七段：", "zh"),
    ],
)
def test_a_row_without_a_reference_is_on_what_leads_in_to_it(line, rows):
    assert units(below(line, ROWS[rows])) == [("PORT/1", "7", "amend")]


def test_what_a_row_cites_goes_before_it():
    head, new = ROWS["en"]
    rows = (("No.", *head), ("9", *new))
    found = units(below("Paragraph 7 led us to this:", rows))
    assert ("PORT/1", "9", "amend") in found


def test_who_says_more_before_it_is_heard_himself():
    line = (
        "Having talked for long with the pilots of the old port and of the new one we"
        " have doubts about paragraph 7, and list here what they told us last week:"
    )
    assert line in [c.text for c in below(line, ROWS["en"])]
