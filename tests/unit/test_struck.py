"""Words struck in a remark, values that stand there, and reasons for a judgement."""

import re

import pytest

from rules.paragraph import locate
from rules.terms import Change, Run
from tests.harbour import ONE, TWO, mail, part, passage, units


def marked(words, *, tracked=False, drafts=ONE):
    change = Change.DELETED if tracked else None
    runs = tuple(
        Run(text=piece.strip("[-]"), strike=not tracked, change=change)
        if piece.startswith("[-")
        else Run(text=piece)
        for piece in re.split(r"(\[-.*?-\])", words)
    )
    text = "".join(r.text for r in runs if not r.change)
    base = "".join(r.text for r in runs)
    return locate([part(passage(text, "p1", runs=runs, base=base))], "", drafts)


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    "words",
    [
        "Paragraph 8: yes, and [-fog-] ice.",
        "In paragraph 8 we would strike [-in heavy weather-].",
        "Paragraph 8 is fine but for [-thick fog-].",
    ],
)
def test_who_strikes_words_of_a_paragraph_amends_it(words, tracked):
    (found,) = marked(words, tracked=tracked)
    assert found.action == "amend"


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Paragraph 8: yes, we [-liek-] like it.", "keep"),
        ("Paragraph 8: delete[-d-].", "delete"),
        ("Paragraph 8: please add [-fog-] “or ice” behind fog.", "amend"),
    ],
)
def test_what_else_is_struck_changes_nothing(words, action):
    (found,) = marked(words)
    assert found.action == action


def test_of_several_pieces_nobody_knows_which_is_amended():
    (found,) = marked("Paragraphs 7 and 8: keep [-fog-].")
    assert found.action == "keep"
    (found,) = marked("Paragraph 5: keep [-fog-].", drafts=TWO)
    assert found.action == "keep"


@pytest.mark.parametrize("tracked", [True, False])
def test_nor_is_a_person_asked_then_whether_a_change_is_wanted(tracked):
    words = "Paragraph 6: the limit needs to be [-less than-] twenty metres."
    assert mail(words.replace("[-less than-] ", ""))[0].review
    (found,) = marked(words, tracked=tracked)
    assert not found.review
    assert units([found]) == [("PORT/1", "6", "amend")]


def test_a_value_that_stands_there_is_no_change_for_certain():
    (found,) = mail("Paragraph 6: the limit needs to be twenty metres.")
    assert found.review
    found = mail("Paragraph 6: the limit needs to be thirty metres.")
    assert units(found) == [("PORT/1", "6", "amend")]


def test_a_reason_behind_a_judgement_is_no_wish():
    found = mail("Paragraph 5: One-sided. Tariffs follow fuel.")
    assert units(found) == [("PORT/1", "5", "comment")]
    found = mail("Paragraph 6: Too few. Thirty metres at least.")
    assert units(found) == [("PORT/1", "6", "amend")]


def test_a_new_text_in_quotation_marks_may_keep_the_values():
    text = "Paragraph 6 would gain from this: “Boats of less than twenty metres pay.”"
    assert units(mail(text)) == [("PORT/1", "6", "amend")]


@pytest.mark.parametrize(
    "words",
    [
        "Paragraph 6: it ought to depend on draught: at twenty metres it is four.",
        "Paragraph 6: twenty gross metres, please, rather than by the waterline.",
        "Paragraph 6: we would exempt more than twenty metres.",
        "Пункт 6: двадцать метров мало, предлагаем тридцать метров.",
    ],
)
def test_who_says_more_than_a_value_that_stands_there_asks(words):
    found = mail(words)
    assert units(found) == [("PORT/1", "6", "amend")]
    assert not found[0].review


def test_a_question_about_a_value_that_stands_there_may_ask_for_nothing():
    (found,) = mail("Paragraph 6: could ships of twenty metres be charged dues?")
    assert found.review or found.action == "comment"
