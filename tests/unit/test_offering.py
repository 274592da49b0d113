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


@pytest.mark.parametrize(
    ("cited", "expected"), [("Paragraph 11", "amend"), ("Paragraphs 6, 11", "comment")]
)
def test_of_several_pieces_less_is_compared_of_each(cited, expected):
    late = "Dues are levied on ships. " * 500
    version = "Complaints of crews are heard by a judge within one week."
    found = units(mail(f"{cited}: {late}{version}"))
    assert [action for *_, action in found] == [expected]


def test_the_words_of_the_paragraph_itself_offer_nothing():
    (found,) = units(mail(f"Paragraph 6: {TEXTS['6'].replace('exempt', 'exemmpt')}"))
    assert found == ("PORT/1", "6", "comment")


@pytest.mark.parametrize("times", [1, 2, 60])
@pytest.mark.parametrize(
    ("said", "expected"),
    [("Small boats pay; thirty metres. ", "amend"), ("Dues are levied. ", "comment")],
)
def test_what_is_said_again_and_again_offers_what_it_offers_once(times, said, expected):
    (found,) = units(mail(f"Paragraph 6: {said * times}"))
    assert found == ("PORT/1", "6", expected)


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


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # a sign between the paragraph's words and others
        ("less than -> up to", "amend"),
        ("'less than' => 'up to'", "amend"),
        ("twenty metres / twenty metres and fishing boats", "amend"),
        ("+ “and sailing ships”", "amend"),
        ("- “less than”", "amend"),
        ("- “and sailing ships”", "amend"),
        ("up to -> less than", "comment"),
        # a few words without a verb name what is wanted
        ("and sailing ships, too", "amend"),
        ("sailing ships instead", "amend"),
        ("ships measured at the keel", "amend"),
        ("I would go further: and sailing ships", "amend"),
        ("سفن بدلا من قوارب", "amend"),
        ("the ships pay twice", "comment"),
        # a verb that no list knows
        ("Old ships such as ours carry twice the load of their boats.", "comment"),
        ("Ships of that age corrode fastest in waters of the river mouth.", "comment"),
        ("a wonderful rule on ships", "comment"),
        ("ships which are old have masters", "comment"),
        ("that ships pay", "comment"),
        ("and ships!", "comment"),
        ("and to explain ships", "comment"),
        ("Reading (see above)", "comment"),
        # what it must be of which the paragraph speaks
        ("Exempted crews should carry papers.", "amend"),
        ("Exemptions of crews should be explained.", "comment"),
        ("Exemptions should get attention one day.", "comment"),
        ("Should the ships protest, nobody is surprised.", "comment"),
        (f"Exempted crews should carry papers {_LONG}.", "comment"),
        ("Everybody should rest.", "comment"),
        # a value that does
        ("Thirty metres are the usual limit in the ports.", "amend"),
        ("半年内三十米即可，其他不变。", "amend"),
        ("Under the act of 2019 this was so.", "comment"),
        ("quatre-vingt-dix mètres", "amend"),
        ("soixante-quinze mètres", "amend"),
        ("every thirty metres", "amend"),
        # words of the paragraph against others, in two clauses
        ("“less than” is weak; “at most” is the usual term.", "amend"),
    ],
)
def test_a_sign_a_fragment_a_duty_or_a_value_that_does_asks(said, expected):
    (found,) = units(mail(f"Paragraph 6: {said}"))
    assert found == ("PORT/1", "6", expected)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("In paragraph 5, delete it. The same is true of paragraph 7.", "delete"),
        ("Paragraph 5 is vague. The same problem arises in paragraph 7.", "comment"),
        ("Paragraph 5: keep. Ditto paragraph 7.", "keep"),
    ],
)
def test_the_same_elsewhere_is_a_comment_of_its_own(said, expected):
    assert units(mail(said))[1:] == [("PORT/1", "7", expected)]


def test_the_heading_of_a_remark_names_nothing_that_is_wanted():
    found = mail("Paragraph 6: old and new ships\nNothing is said on sailing.")
    assert units(found) == [("PORT/1", "6", "comment")]
