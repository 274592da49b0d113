"""A sign and a number inside a sentence: of a piece, of a buoy, of a house."""

import pytest

from tests.harbour import ONE, mail, units


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("Kindly strike out No. 7.", "delete"),
        ("We object to the deletion of No. 7; pilots matter.", "keep"),
        ("A new paragraph should stand behind No. 7, reading “Tugs are free.”", "add"),
        ("Our crews could live with No. 7 if “after” became “before”.", "amend"),
        ("We debated No. 7 with our crews.", "comment"),
        ("Nothing to change in No. 7 from our side; please keep it.", "keep"),
        ("The word “after” in No. 7 ought to be “before”.", "amend"),
        ("Our captains wonder about No. 7. Who examines?", "comment"),
        ("In No. 7 kindly put “two examinations” for “examination”.", "amend"),
        ("Our port would rather strike No. 7 of the Harbour Rules.", "delete"),
        ("Please strike out No 7, and thank you.", "delete"),
        ("If you ask our crews, No. 7 would be struck from the text.", "delete"),
        ("It is not evident to us how no. 7 helps the crews.", "comment"),
        ("№ 7 исключить.", "delete"),
        ("Просим исключить № 7.", "delete"),
        ("После № 7 добавить новый пункт: «Буксиры бесплатны».", "add"),
        ("نقترح حذف رقم 7.", "delete"),
        ("بعد رقم 7 تضاف فقرة: «القاطرات مجانية».", "add"),
        ("请删除第7号。", "delete"),
        ("在第7号之后增加一段：“拖船免费。”", "add"),
        ("Supprimer n° 7.", "delete"),
        ("Suprimir n.º 7.", "delete"),
        ("Bitte Nr. 7 streichen.", "delete"),
    ],
)
def test_a_sign_and_a_number_are_a_piece_by_the_words_around_them(said, action):
    assert units(mail(said)) == [("PORT/1", "7", action)]


@pytest.mark.parametrize(
    "said",
    [
        "We moored at buoy No. 7.",
        "We met in the old office, No. 7, Harbour Lane.",
        "Our office is in No. 7 Harbour Lane.",
        "The ferry leaves from No. 7.",
        "Our crews rely on No. 7 of the port by-laws.",
        "We debated No. 99 with our crews.",
        "We debated No. 7% with our crews.",
        "Please read circular No. 7.",
        "Queremos nueve meses y no 7.",
    ],
)
def test_what_is_the_number_of_something_else_is_no_piece(said):
    assert units(mail(said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Please join para. 7 and No. 8.",
        "Could No. 7 and point 8 be rolled into one?",
        "Объединить пункт 7 с № 8.",
        "Absatz 7 mit Nr. 8 zusammenlegen.",
    ],
)
def test_both_that_are_merged_may_have_a_sign(said):
    assert units(mail(said)) == [("PORT/1", "7", "8", "merge")]


def test_what_stands_inside_a_list_is_read_once():
    found = mail("Please strike No. 7 and No. 8 and No. 9.", drafts=ONE)
    assert units(found) == [("PORT/1", "7", "8", "9", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "para.no. # 9 :\nDelete.",
        "Paragraph No. #9: Delete.",
        "párrafo nº # 9: suprimir.",
    ],
)
def test_two_signs_may_stand_before_a_number(said):
    assert units(mail(said)) == [("PORT/1", "9", "delete")]
