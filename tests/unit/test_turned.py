"""What is said the other way round, or less than its words name, in seven languages."""

import re
from pathlib import Path

import pytest

from tests.harbour import mail
from tests.unit.test_plain_asks import BEES, LEADS

_SAID = Path(__file__).with_name("turned_asks.txt").read_text("utf-8").splitlines()
_CASES = [line.split(" | ") for line in _SAID]


@pytest.mark.parametrize(("asked", "words"), _CASES)
def test_words_that_name_something_else_ask_for_what_they_say(asked, words):
    lead = next((lead for script, lead in LEADS if re.search(script, words)), "")
    named = "" if "8" in words else lead or "Paragraph 8: "
    (found,) = mail(f"{named}{words}", drafts=BEES)
    assert (found.action, found.review) == (asked, False)
    assert found.paragraphs == ("8",)
