"""What a comment is held against is no place of it, be its draft named before it."""

import pytest

from tests.harbour import TWO, mail

OPPOSED = [
    "Why is there, as opposed to the Lake Rules § 3, no word on bathers?",
    "In contrast to the Lake Rules 3, bathers are not named here.",
    "Warum steht hier im Gegensatz zu the Lake Rules § 3 nichts von Badenden?",
    "Pourquoi, à la différence des Lake Rules § 3, ne parle-t-on pas des baigneurs ?",
]


@pytest.mark.parametrize("said", OPPOSED)
def test_below_a_heading_it_is_on_what_that_names(said):
    (found,) = mail("On paragraph 8 of the Harbour Rules:", said, drafts=TWO)
    assert (found.document, found.paragraphs) == ("PORT/1", ("8",))


@pytest.mark.parametrize("said", OPPOSED)
def test_alone_it_is_asked_about(said):
    (found,) = mail(said, drafts=TWO)
    assert found.review
    assert found.paragraphs == ()
