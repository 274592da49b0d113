"""What is said of one piece and holds of another; pieces called by their names."""

import pytest

from rules.location import alike
from tests.harbour import mail, units


@pytest.mark.parametrize(
    "text",
    [
        "第七段请保留。第八段也一样。",
        "Nr. 7 bitte beibehalten. Für Nr. 8 gilt das genauso.",
        "Nr. 7 bitte beibehalten. Ebenso Nr. 8.",
        "Пункт 7 поддерживаем. Пункт 8 тоже.",
        "Пункт 7 поддерживаем. То же относится к пункту 8.",
        "نؤيد الفقرة ٧. وكذلك الفقرة ٨.",
        "Le paragraphe 7 nous convient. Il en va de même pour le paragraphe 8.",
        "Apoyamos el párrafo 7. Lo mismo para el párrafo 8.",
        "We support paragraph 7. Likewise paragraph 8.",
    ],
)
def test_the_stance_goes_along_to_the_piece_of_which_the_same_holds(text):
    assert units(mail(text)) == [("PORT/1", "7", "keep"), ("PORT/1", "8", "keep")]


def test_a_second_piece_is_not_lost_behind_a_nor():
    found = units(mail("We have no objection to paragraph 7. Nor to paragraph 8."))
    assert found == [("PORT/1", "7", "keep"), ("PORT/1", "8", "keep")]


def test_a_sentence_that_says_more_is_read_for_itself():
    assert not alike.says("¶ too, but with fifty metres.")
    found = mail("We support paragraph 7. Likewise paragraph 8 should be deleted.")
    assert ("PORT/1", "8", "keep") not in units(found)


def test_pieces_called_by_their_names_are_each_commented_on():
    found = mail("Paragraph 5? Lovely. Paragraph 7? Statistics. Paragraph 9? At last!")
    assert [u[1] for u in units(found)] == ["5", "7", "9"]


def test_nothing_goes_along_where_nothing_was_said_before():
    assert [u[1] for u in units(mail("Likewise paragraph 8."))] in (["8"], [])


@pytest.mark.parametrize(
    "said",
    [
        ("Please delete paragraph 7.", "The same request for paragraph 8."),
        ("Please delete paragraph 7. A similar comment on paragraph 8.",),
        ("Merci de supprimer le paragraphe 7. Même demande pour le paragraphe 8.",),
        (
            "Merci de supprimer le paragraphe 7.",
            "Même remarque pour le paragraphe 8. Notre port compte trente membres.",
        ),
        ("Supriman el párrafo 7. Idéntica petición para el párrafo 8.",),
        ("Просим исключить пункт 7. Такое же предложение по пункту 8.",),
        ("يرجى حذف الفقرة 7. والطلب نفسه بشأن الفقرة 8.",),
        ("请删除第7段。第8段亦是如此。",),
        ("Bitte streichen Sie Absatz 7.", "Die gleiche Bitte gilt für Absatz 8."),
    ],
)
def test_the_same_remark_on_another_asks_for_the_same(said):
    assert units(mail(*said)) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "delete")]
