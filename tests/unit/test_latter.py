"""One of two that were named is meant: by “the latter”, or by the letter of a point."""

import pytest

from rules.action import request
from rules.location.pieces import OF_POINTS
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units

LETTERED = prepare(
    [
        Draft(
            id="QUAY",
            title="Quay rules",
            call="c",
            paragraphs=tuple(
                Paragraph(label=n, text=f"Rule {n} for those who moor.")
                for n in ("2", "2(a)", "2(b)", "2(c)", "3")
            ),
        )
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 7 is unlike paragraph 8. I would keep these separate.",
        "Le paragraphe 7 diffère du paragraphe 8. Gardons ces deux points séparés.",
        "El párrafo 7 difiere del párrafo 8. Conviene mantener los dos separados.",
        "Absatz 7 verlangt weniger als Absatz 8. Man sollte beide getrennt halten.",
        "Пункт 7 требует меньше, чем пункт 8. Лучше оставить их раздельными.",
        "第7段比第8段要求少。两者应分开。",
        "تطلب الفقرة 7 أقل من الفقرة 8. نفضل إبقاء هذين النصين منفصلين.",
    ],
)
def test_two_that_should_be_kept_apart_are_both_spoken_of(text):
    (found,) = mail(text)
    assert {*found.paragraphs, *(c.paragraph for c in found.candidates)} == {"7", "8"}


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 6 says the same as paragraph 8. The latter can go.",
        "Le paragraphe 6 contredit le paragraphe 8. Il faut supprimer ce dernier.",
        "El párrafo 6 contradice el párrafo 8. Pedimos suprimir este último.",
        "Пункт 6 противоречит пункту 8. Просим исключить последний.",
        "第6段与第8段矛盾。应删除后者。",
        "الفقرة 6 تناقض الفقرة 8. نطلب حذف الأخيرة.",
        "Absatz 6 widerspricht Absatz 8. Letzterer ist zu streichen.",
    ],
)
def test_what_is_asked_of_the_latter_goes_to_a_person_with_both(text):
    (found,) = mail(text)
    assert found.review
    assert {c.paragraph for c in found.candidates} == {"6", "8"}


def test_a_latter_half_is_no_other_paragraph():
    (found,) = mail("Paragraph 6: the latter half is unclear.")
    assert found.paragraphs == ("6",)


@pytest.mark.parametrize(
    "said", ["delete (a) and (c), keep (b)", "(a) is fine, delete (b)"]
)
def test_what_clauses_ask_of_points_is_a_question_with_the_points(said):
    (found,) = mail(f"Paragraph 2: {said}.", drafts=LETTERED)
    assert found.review
    assert found.evidence.value == "Paragraph 2" or OF_POINTS in found.evidence.value
    assert {"2(a)", "2(b)"} <= {c.paragraph for c in found.candidates}


def test_a_point_that_is_a_reason_leaves_the_whole_paragraph():
    found = mail("Paragraph 2: delete, as (b) says enough, says (c).", drafts=LETTERED)
    assert units(found) == [("QUAY", "2", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Insert “berths,” before “and quays”.",
        "Insérer « berths » avant « quays ».",
        "Вставить «berths» перед словом «quays».",
        "إضافة «berths» قبل «quays».",
    ],
)
def test_words_that_only_tell_where_are_no_new_text(text):
    assert request(text).proposed in ("", "berths", "berths,")


@pytest.mark.parametrize(
    "text",
    [
        "We can accept paragraph 6 as it is if the term in paragraph 8 is shorter.",
        "Paragraph 6: acceptable if paragraph 8 is shortened.",
        "Nous acceptons le paragraphe 6 si le délai du paragraphe 8 est réduit.",
        "Aceptamos el párrafo 6 si se acorta el plazo del párrafo 8.",
        "Согласны с пунктом 6, если срок в пункте 8 будет сокращён.",
        "Wir tragen Absatz 6 mit, wenn die Frist in Absatz 8 kürzer wird.",
    ],
)
def test_what_hangs_on_a_change_of_another_piece_goes_to_a_person_with_both(text):
    found = mail(text)
    assert {x.paragraph for c in found for x in c.candidates} >= {"6", "8"}
    assert not units(found)


def test_a_condition_behind_the_sentence_or_on_the_piece_itself_asks_nobody():
    (found,) = mail("Paragraph 6: delete. If not, paragraph 8 is enough.")
    assert found.paragraphs == ("6",)
    (found,) = mail("We accept paragraph 6 if it is shortened.")
    assert found.paragraphs == ("6",)


@pytest.mark.parametrize(
    "text",
    [
        "Both of the above should be deleted.",
        "Please delete both.",
        "Les deux paragraphes ci-dessus devraient être supprimés.",
        "Beide vorstehenden Absätze sind zu streichen.",
    ],
)
def test_what_is_asked_of_both_pieces_above_is_a_question_with_both(text):
    *_, found = mail("Paragraph 6 is odd.", "Paragraph 8 is odd as well.", text)
    assert (found.text, found.review) == (text, True)
    assert [x.paragraph for x in found.candidates] == ["6", "8"]
    *_, found = mail("Paragraph 8 is odd as well.", text)
    assert found.text != text
