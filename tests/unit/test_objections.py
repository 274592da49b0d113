"""An objection is a comment on its own piece, and a correction is not the slip."""

import pytest

from rules.action import worded
from rules.location.turning import judges
from tests.harbour import mail, units

_OBJECTIONS = [
    "We are also against paragraph 9.",
    "However, we object to paragraph 9.",
    "Nor do we agree with paragraph 9.",
    "We have difficulty with paragraph 9.",
    "Our delegation rejects paragraph 9.",
    "Paragraph 9 is not acceptable.",
    "Our objection is to paragraph 9.",
    "Unfortunately paragraph 9 is unacceptable to us.",
    "Norland reserves its position on paragraph 9.",
    "Nous sommes contre le paragraphe 9.",
    "Nous réservons notre position sur le paragraphe 9.",
    "Nous nous opposons au paragraphe 9.",
    "Nous ne pouvons accepter le paragraphe 9.",
    "Nous ne sommes pas d'accord avec le paragraphe 9.",
    "Estamos en contra del párrafo 9.",
    "Reservamos nuestra posición sobre el párrafo 9.",
    "Nos oponemos al párrafo 9.",
    "No podemos aceptar el párrafo 9.",
    "Tenemos reservas sobre el párrafo 9.",
    "Мы против пункта 9.",
    "Возражаем против пункта 9.",
    "Мы не согласны с пунктом 9.",
    "Не можем принять пункт 9.",
    "نعارض الفقرة 9.",
    "لا نقبل الفقرة 9.",
    "نحن ضد الفقرة 9.",
    "لا نستطيع قبول الفقرة 9.",
    "我们反对第9段。",
    "我们不能接受第9段。",
    "中方无法同意第9段。",
    "也不支持第9段。",
    "Wir sind gegen Absatz 9.",
    "Wir lehnen Absatz 9 ab.",
    "Absatz 9 lehnen wir ab.",
    "Mit Absatz 9 sind wir nicht einverstanden.",
]


@pytest.mark.parametrize("text", _OBJECTIONS)
def test_an_objection_is_never_swallowed_by_its_neighbour(text):
    found = mail(f"We support paragraph 7. {text}")
    assert units(found) == [("PORT/1", "7", "keep"), ("PORT/1", "9", "comment")]


@pytest.mark.parametrize("text", _OBJECTIONS)
def test_nor_behind_the_name_of_a_draft(text):
    found = mail(f"We support paragraph 7 of the Harbour Rules. {text}")
    assert units(found) == [("PORT/1", "7", "keep"), ("PORT/1", "9", "comment")]


def test_the_name_of_a_draft_heads_what_follows():
    found = mail("The Harbour Rules. Paragraph 9: too dear.")
    assert units(found)[-1] == ("PORT/1", "9", "comment")


def test_what_another_subject_goes_against_is_no_judgement():
    assert not judges("it is against ")
    assert not judges("this comes with ")
    found = mail("Paragraph 9 is unclear. It goes against paragraph 7.")
    assert units(found) == [("PORT/1", "9", "comment")]


@pytest.mark.parametrize(
    "text",
    [
        "We wrote that paragraph 7 should be deleted. We meant paragraph 9.",
        "We asked that paragraph 7 be deleted. Sorry, it should have been paragraph 9.",
        "Delete paragraph 7. No, sorry, paragraph 9.",
        "Please correct our submission: delete paragraph 9, not paragraph 7.",
        "Donde dijimos párrafo 7, léase párrafo 9.",
        "上次邮件中我们写的是第7段，实际应为第9段。",
        "في رسالتنا السابقة ذكرنا الفقرة 7 والمقصود الفقرة 9.",
        "In our mail we said paragraph 7, but it should have been paragraph 9.",
        "Erratum: in our comments please read “paragraph 9” instead of “paragraph 7”.",
        "Supprimer le paragraphe 7. Pardon, nous voulions dire le paragraphe 9.",
        "Dans nos observations, il faut lire paragraphe 9 au lieu de paragraphe 7.",
        "Dans notre lettre, le paragraphe 7 est cité par erreur : lire paragraphe 9.",
        "Nous avons écrit paragraphe 7, il fallait paragraphe 9.",
        "Pedimos suprimir el párrafo 7. Nos referíamos al párrafo 9.",
        "En nuestros comentarios, donde pone párrafo 7 debe decir párrafo 9.",
        "Escribimos párrafo 7 en lugar del párrafo 9.",
        "Pedimos suprimir el párrafo 7. Queríamos decir el párrafo 9.",
        "Мы просили исключить пункт 7. Мы имели в виду пункт 9.",
        "В наших замечаниях вместо пункта 7 следует читать пункт 9.",
        "Мы написали пункт 7, а следовало пункт 9.",
        "В нашем письме ошибочно указан пункт 7, а не пункт 9.",
        "طلبنا حذف الفقرة 7. كنا نقصد الفقرة 9.",
        "في تعليقاتنا ورد خطأ ذكر الفقرة 7 بدلا من الفقرة 9.",
        "كتبنا الفقرة 7 والصحيح الفقرة 9.",
        "طلبنا حذف الفقرة 7. الصحيح الفقرة 9.",
        "我们要求删除第7段。我们指的是第9段。",
        "我们的意见中误写为第7段，应为第9段。",
        "我们此前的邮件有误：第7段应为第9段。",
        "我们要求删除第7段。应为第9段。",
        "Wir baten, Absatz 7 zu streichen. Wir meinten Absatz 9.",
        "In unserer Stellungnahme muss es statt Absatz 7 richtig Absatz 9 heißen.",
        "Wir schrieben Absatz 7, gemeint war Absatz 9.",
        "Wir baten, Absatz 7 zu streichen. Gemeint war Absatz 9.",
    ],
)
def test_a_correction_is_not_recorded_as_the_slip(text):
    (found,) = mail(text)
    assert found.review
    assert {c.paragraph for c in found.candidates} == {"7", "9"}


def test_a_slip_that_is_mended_in_the_same_breath_is_taken_so():
    found = mail("Delete paragraph 7 - sorry, we mean paragraph 9.")
    assert units(found) == [("PORT/1", "9", "delete")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paragraph 9 has a typing error.", "comment"),
        ("Paragraph 9: please read “may” instead of “shall”.", "amend"),
        ("Paragraph 9 should be deleted. We mean it.", "delete"),
        ("In paragraph 9, “paragraph 4” should read “paragraph 5”.", "amend"),
        ("第9段：应为三个月。", "amend"),
        ("We asked our members about paragraph 9. They meet in May.", "comment"),
    ],
)
def test_a_slip_of_the_draft_is_no_correction(text, expected):
    assert units(mail(text)) == [("PORT/1", "9", expected)]


@pytest.mark.parametrize(
    "said",
    [
        "Oppose (should be deleted)",
        "Oppose - delete",
        "Against – remove",
        "Contre - supprimer",
        "En contra - suprimir",
        "Против - исключить",
        "Gegen - streichen",
    ],
)
def test_what_stands_behind_a_dash_or_in_brackets_is_not_what_is_opposed(said):
    assert worded(said) == "delete"
    assert worded("We oppose the (sudden) deletion of it") == "keep"
