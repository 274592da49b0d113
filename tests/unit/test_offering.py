"""What a comment offers beside the paragraph, in no words of request."""

import pytest

from tests.harbour import TEXTS, mail, units


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Complaints of crews are heard by a judge within one week.", "amend"),
        ("Small boats pay; thirty metres.", "amend"),
        ("Who hears complaints of crews within one calendar month?", "comment"),
        ("Twenty metres is a small boat.", "comment"),
        ("A crew of thirty cannot wait.", "comment"),
        ("Crews of thirty metres of rope cannot wait for long.", "comment"),
    ],
)
def test_a_version_or_another_value_is_an_amendment(said, expected):
    label = "11" if "omplaints" in said else "6"
    (found,) = units(mail(f"Paragraph {label}: {said}"))
    assert found == ("PORT/1", label, expected)


def test_the_words_of_the_paragraph_itself_offer_nothing():
    (found,) = units(mail(f"Paragraph 6: {TEXTS['6'].replace('exempt', 'exemmpt')}"))
    assert found == ("PORT/1", "6", "comment")


def test_what_no_piece_is_named_for_offers_nothing():
    (found,) = mail("Paragraph 99: thirty metres.")
    assert found.review
