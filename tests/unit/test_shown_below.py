"""What is quoted stands above what is said of it, or below words that announce it."""

import pytest

from tests.harbour import TEXTS, TWO, copied, mail, units

SHOWN = TEXTS["6"]
LINES = (
    "   Ships of less than twenty metres are exempt\n   from all port dues and fees."
)


@pytest.mark.parametrize("shown", [f"> {SHOWN}", f"   {SHOWN}", f"“{SHOWN}”", SHOWN])
@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("We find this sentence too long:", "comment"),
        ("Please delete the following paragraph:", "delete"),
        ("I do not see why the following is needed:", "comment"),
        ("Nous trouvons cette phrase trop longue :", "comment"),
        ("Diesen Satz bitte streichen:", "delete"),
        ("这一段应删除：", "delete"),
    ],
)
def test_a_remark_is_on_what_it_announces(shown, said, action):
    assert units(mail(said, shown)) == [("PORT/1", "6", action)]


def test_it_is_so_in_a_letter():
    found = copied("Dear all,", "We find this sentence too long:", SHOWN, "Regards")
    assert units(found) == [("PORT/1", "6", "comment")]


@pytest.mark.parametrize(
    "said",
    [
        "Here are our comments:",
        "You write:",
        "Paragraph 9 contradicts this:",
        "We have three remarks:",
        "On the Harbour Rules, we answer below the text:",
        "We would like to be clear:",
        "This should go, it is the same as 22.2.2:",
    ],
)
def test_what_only_announces_or_names_a_piece_is_not(said):
    first, *_ = mail(said, f"> {SHOWN}", "Too strict.")
    assert first.paragraphs != ("6",) or not first.text.startswith(said)


def test_of_several_a_person_is_asked():
    said = "We agree with the following paragraphs:"
    [found] = mail(said, f"> {SHOWN}", f"> {TEXTS['7']}")
    assert found.review
    assert {c.paragraph for c in found.candidates} == {"6", "7"}
    [found] = mail("This is unclear to us:", f"> {SHOWN}", f"> {SHOWN}")
    assert found.paragraphs == ("6",)


def test_a_new_wording_below_is_no_quotation():
    [found] = mail("This would be better:", "“Ships pay, each by its length.”")
    assert found.review


SEEN = "See paragraph 6 of the Harbour Rules:"


def test_words_above_a_piece_that_is_quoted_last_may_be_on_it():
    said = "Have we not enough of such rules?"
    [found] = mail(said, SEEN, f"> {SHOWN}", "Best regards", drafts=TWO)
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["6"]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Paragraph 9 is too long.", SEEN, f"> {SHOWN}"),  # it names another
        ("The text is good.", "See our letter:", f"> {SHOWN}"),  # no piece
        ("The text is good.", SEEN, f"> {SHOWN}", "Too strict."),  # said below
        ("The text is good.", "Paragraph 6:", f"> {SHOWN}"),
        ("The text is good.", SEEN, SHOWN),
    ],
)
def test_and_are_not_where_something_else_tells(blocks):
    first, *_ = mail(*blocks)
    assert "6" not in {c.paragraph for c in first.candidates}


@pytest.mark.parametrize(
    "shown", [LINES, f"-  {LINES.lstrip()}", "    Ships of less than twenty metres"]
)
def test_indented_words_are_quoted_above_what_is_said(shown):
    found = mail("Thank you.", shown, "AB: I had a hard time to read this.")
    assert units(found) == [("PORT/1", "6", "comment")]
    assert found[0].text.endswith("read this.")


@pytest.mark.parametrize(
    ("shown", "below"),
    [
        ("   Ships of less than forty metres may go.", "This is better."),
        (LINES, "   Pilots are licensed by the master."),
        (LINES, "Best regards"),
        ("   Ships of less", "This is better."),
    ],
)
def test_and_are_not_where_they_are_no_words_of_a_draft_or_stand_last(shown, below):
    assert not any(c.text.startswith(f"{shown}\n") for c in mail(shown, below))
