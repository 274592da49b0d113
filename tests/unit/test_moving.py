"""A piece that is wanted in another place, and the other that is only that place."""

import pytest

from rules import moving
from rules.terms import Action
from tests.harbour import mail, units

MOVED = (
    "Move paragraph 5 after paragraph 7.",
    "Paragraph 5 to be moved before paragraph 7.",
    "Please put paragraph 5 in front of paragraph 7.",
    "Paragraph 5 belongs before paragraph 7.",
    "We support paragraph 5 and propose to move it after paragraph 7.",
    "Déplacer le paragraphe 5 après le paragraphe 7.",
    "Le paragraphe 5 devrait être placé avant le paragraphe 7.",
    "Trasladar el párrafo 5 después del párrafo 7.",
    "El párrafo 5 se traslada antes del párrafo 7.",
    "Перенести пункт 5 после пункта 7.",
    "Пункт 5 следует поставить перед пунктом 7.",
    "تنقل الفقرة 5 إلى ما قبل الفقرة 7.",
    "将第5段移至第7段之后。",
    "第5段应放在第7段之前。",
    "Absatz 5 ist hinter Absatz 7 zu verschieben.",
    "Absatz 5 sollte vor Absatz 7 stehen.",
    "Es wäre besser, Absatz 5 vor Absatz 7 zu stellen.",
)
NOT_MOVED = (
    "Paragraph 5 was placed after paragraph 7 in the last draft.",
    "Paragraph 5 comes into force after 2020.",
    "Paragraph 5 comes after paragraph 7 and repeats it.",
    "Absatz 5 steht vor Absatz 7.",
    "Le paragraphe 5 vient après le paragraphe 7.",
    "Paragraph 5 is too long.",
)


@pytest.mark.parametrize("text", MOVED)
def test_the_piece_that_is_moved_is_meant_and_not_its_new_place(text):
    found = mail(text)
    assert units(found) == [("PORT/1", "5", "amend")]
    assert len(found) == 1


def test_the_end_to_which_a_piece_is_moved_is_no_end_of_a_range():
    found = mail("Move paragraph 5 to the end of the rules.")
    assert units(found) == [("PORT/1", "5", "amend")]
    (asked,) = mail("Paragraph 8 to the end should be deleted.")
    assert asked.review


@pytest.mark.parametrize("text", NOT_MOVED)
def test_what_stands_somewhere_is_not_wanted_elsewhere(text):
    assert units(mail(text)) == [("PORT/1", "5", "comment")]


@pytest.mark.parametrize(
    ("before", "between", "behind", "goal"),
    [
        ("Move ", " after ", ".", True),
        ("", " should come before ", ".", True),
        ("", " vor ", " zu stellen.", True),
        ("", " vor ", " ist unklar.", False),
        ("将", "移至", "之后。", True),
        ("将", "移至", "。", False),
        ("Add ", " after ", ".", False),
        ("Move ", " to ", ".", False),
    ],
)
def test_only_what_stands_behind_a_word_of_place_is_the_new_place(
    before, between, behind, goal
):
    assert moving.is_goal(before, between, behind) is goal


def test_a_year_and_a_share_are_no_place():
    assert moving.wanted("¶ should come after 2030.") is None
    assert moving.wanted("¶ should be put before 30 % are reached.") is None
    assert moving.wanted("¶ should come after § 30.") is Action.AMEND


def test_the_piece_that_becomes_another_follows_its_verb_in_arabic():
    found = mail("تحذف الفقرة 9.", "تصبح الفقرة 8 كما يلي: «تجتمع الأطراف كل سنة.»")
    assert units(found) == [("PORT/1", "9", "delete"), ("PORT/1", "8", "amend")]
    assert units(mail("تصبح الفقرة 5 الفقرة 8."))[0][:2] == ("PORT/1", "5")
