"""What a comment offers beside the paragraph, in no words of request."""

import pytest

from tests.harbour import TEXTS, mail, units

_LONG = "word " * 30


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Complaints of crews are heard by a judge within one week.", "amend"),
        ("Small boats pay; thirty metres.", "amend"),
        ("Thirty.", "amend"),
        ("30 max.", "amend"),
        ("trente mètres, comme ailleurs", "amend"),
        ("三十米。", "amend"),
        ("It should apply up to thirty.", "amend"),
        ("Neun Meter wären üblich.", "amend"),
        ("Thirty is preferable to twenty, for small boats too.", "amend"),
        ("Boats, not ships, pls", "amend"),
        ("“less than” becomes “no more than”", "amend"),
        ("“less than” is weak where “at most” is strong.", "amend"),
        ("Lire : « Les navires de plaisance sont exemptés. »", "amend"),
        ("Dues are levied on ships.", "comment"),
        ("Ships, not boats", "comment"),
        ("“ships” and “boats” are two things.", "comment"),
        ("What “ships” and “no ship” mean is not explained.", "comment"),
        ("Thirty would be too many.", "comment"),
        ("We have nine boats.", "comment"),
        ("Some would like thirty, others would leave it.", "comment"),
        ("Question 3", "comment"),
        ("Every one of them.", "comment"),
        (f"Bessere Worte: {_LONG} thirty metres should do.", "comment"),
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


def test_a_word_for_how_often_is_a_value_where_the_paragraph_has_one():
    (found,) = units(mail("Paragraph 5: twice a year"))
    assert found == ("PORT/1", "5", "amend")


def test_a_version_with_words_left_out_offers_these_words_gone():
    short = TEXTS["5"].replace(" in a common and open format", "")
    shorter = TEXTS["5"].replace(" every year in a common and", " in")
    (found,) = units(mail(f"Paragraph 5: {short}", f"Paragraph 5: {shorter}"))[1:]
    assert found == ("PORT/1", "5", "amend")


def test_the_number_of_a_piece_that_is_cited_is_no_value():
    (found,) = units(mail("Paragraph 6: if it stays, paragraph 9 is idle."))
    assert found == ("PORT/1", "6", "comment")


def test_what_no_piece_is_named_for_offers_nothing():
    (found,) = mail("Paragraph 99: thirty metres.")
    assert found.review
