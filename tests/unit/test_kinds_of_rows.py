"""What kind of change a cell names, and what is filled in below a shortened label."""

import pytest

from tests.harbour import TEXTS, table, units

NEW = "Ports shall publish their tariffs every month in a common and open format."
BENCH = "At every berth there is a bench with armrests for the crews that wait."


@pytest.mark.parametrize(
    ("heads", "amends", "adds", "deletes", "asks"),
    [
        (
            ("Item", "What we ask", "How it should read", "Justification"),
            ("5", "Redraft", NEW, "Small ports cannot afford it."),
            ("8", "Insert after", BENCH, "It is dealt with in the Act."),
            ("7", "Delete", "—", "It is a matter of fairness."),
            ("9", "Comment", "Hard to enforce.", "There are few inspectors."),
        ),
        (
            ("Пункт", "Тип", "Как должно быть", "Довод"),
            ("5", "Правка", NEW, "Это вопрос справедливости."),
            ("8", "Новый пункт", BENCH, "Причина практическая."),
            ("7", "Удалить", "—", "Вопрос уже урегулирован законом."),
            ("9", "Замечание", "Замысел не вполне понятен.", "Причина практическая."),
        ),
        (
            ("الرقم", "النوع", "النص المقترح", "التعليل"),
            ("5", "تغيير", NEW, "الأدلة في الصفحة 12 من تقريرنا."),
            ("8", "فقرة جديدة", BENCH, "هذا ما قررته جمعيتنا."),
            ("7", "حذف", "", "العبء كبير."),
            ("9", "ملاحظة", "يهمنا أن نعرف ما يفعله غيرنا.", ""),
        ),
        (
            ("Art", "Vorschrift", "Unser Textvorschlag", "Warum"),
            ("Neufassung", "Nr. 5", NEW, "Das ist gerecht."),
            ("Neuer Absatz", "Nr. 8", BENCH, "Das ist gerecht."),
            ("Streichen", "Nr. 7", "—", "Artikel 9 regelt das bereits."),
            ("Frage", "Nr. 9", "Schwer durchzusetzen.", ""),
        ),
    ],
)
def test_the_kind_that_a_row_names_is_what_it_asks_for(
    heads, amends, adds, deletes, asks
):
    assert units(table(heads, amends, adds, deletes, asks)) == [
        ("PORT/1", "5", "amend"),
        ("PORT/1", "8", "add"),
        ("PORT/1", "7", "delete"),
        ("PORT/1", "9", "comment"),
    ]


def test_a_merger_stands_whatever_its_reason_tells():
    rows = table(
        ("Номер пункта", "Вид", "Как должно быть", "Обоснование"),
        ("8 и 9", "Слияние", "—", "Вопрос уже урегулирован статьёй 61 Конвенции."),
        ("5", "Удалить", "—", "Малым портам это не по средствам."),
    )
    assert units(rows)[0] == ("PORT/1", "8", "9", "merge")


def test_what_is_to_be_added_may_lay_down_anything_below_a_remark():
    rows = table(
        ("Item", "Type", "Remark"),
        ("8", "Addition", "Lamps should be replaced by brighter ones every year."),
        ("7", "Delete", ""),
    )
    assert units(rows) == [("PORT/1", "8", "add"), ("PORT/1", "7", "delete")]


@pytest.mark.parametrize(
    "labels",
    [
        ("Clause", "Page", "Response"),
        ("Numeral", "Pág.", "Parecer"),
        ("Пункт", "Стр.", "Отзыв"),
        ("Stelle", "Seite", "Haltung"),
    ],
)
def test_a_field_is_read_below_a_shortened_label_or_one_of_an_answer(labels):
    place, page, said = labels
    rows = table(
        (place, "7"),
        (page, "2"),
        (said, "Delete."),
        (place, "8"),
        (page, "3"),
        (said, "Who pays for this?"),
    )
    assert units(rows) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "comment")]


def test_the_words_of_the_draft_beside_a_strike_are_not_its_new_text():
    rows = table(
        ("Text now", "No.", "Remark"),
        (f"{TEXTS['7']}\n{TEXTS['9']}", "7 and 9", "Leave this out."),
        (TEXTS["6"], "6", "Stays."),
    )
    assert units(rows) == [("PORT/1", "7", "9", "delete"), ("PORT/1", "6", "keep")]
