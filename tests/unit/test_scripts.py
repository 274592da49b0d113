"""Letters, abbreviations and ordinals by which pieces are cited in their own script."""

import pytest

from tests.harbour import mail, units
from tests.unit.test_citation import LETTERS, PLAIN, draft, labels

RULES = draft(
    "RULES",
    ["1", "2(1)", "2(1)(a)", "2(1)(b)", "2(1)(c)", "2(2)"],
    ("Article", "the Rules"),
)
SEVEN = draft("SEVEN", ["2", *(f"2({x})" for x in "abcdefg")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("المادة ٢ (١) (ج)", ["2(1)(c)"]),
        ("المادة ٢، الفقرة ١ (أ)", ["2(1)(a)"]),
        ("المادة ٢ الفقرة ١ البند (ب)", ["2(1)(b)"]),
        ("الفقرة الفرعية (أ) من الفقرة ١ من المادة ٢", ["2(1)(a)"]),
        ("م ١ حسنة", ["1"]),
        ("Ст. 2, ч. 1, подп. (c)", ["2(1)(c)"]),
        ("ст. 2 ч. 1 пп. «в»", ["2(1)(c)"]),
        ("подпункт «б» части 1 статьи 2", ["2(1)(b)"]),
        ("ст. 2 ч. 1 поз. (в)", ["2(1)(c)"]),
        ("第二条第(1)款(丙)项", ["2(1)(c)"]),
        ("第2条(1)(乙)", ["2(1)(b)"]),
        ("第二条(一)(甲)", ["2(1)(a)"]),
        ("Art. 2 Abs. 1 Bst. c", ["2(1)(c)"]),
        ("Art. 2 Abs. 1 Doppelbuchst. c", ["2(1)(c)"]),
    ],
)
def test_a_letter_of_any_script_is_read_as_the_printed_one(text, expected):
    assert labels(text, RULES) == expected


@pytest.mark.parametrize(
    "text",
    ["المادة ٢ (١) (ص)", "ст. 2 ч. 1 подп. (ж)", "第2条(1)(癸)", "ст. 2 ч. 1 поз. (ы)"],
)
def test_a_letter_that_is_not_printed_is_never_left_unread(text):
    assert labels(text, RULES) == []


def test_a_letter_that_can_be_two_is_none():
    assert labels("пункт 2 (е)", SEVEN) == []
    assert labels("пункт 2 (ж)", SEVEN) == ["2(g)"]
    assert labels("пункт 2 (е)", draft("FIVE", ["2", "2(d)", "2(e)"])) == ["2(e)"]


def test_the_letters_of_a_draft_in_its_own_script_are_its_own():
    assert labels("пункт 2 (е)", draft("RU", ["2", "2(д)", "2(е)"])) == ["2(е)"]


def test_a_range_takes_no_letter():
    assert labels("paragraphs 7-9 (x)", PLAIN) == ["7", "8", "9"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ف ٨ جيدة", ["8"]),
        ("فقرتا ٧ و٨", ["7", "8"]),
        ("الفقرة الثانية عشرة", ["12"]),
        ("Die Nrn. 7 und 8", ["7", "8"]),
        ("Rdnr. 9", ["9"]),
        ("Tz. 11", ["11"]),
        ("Der elfte Absatz", ["11"]),
        ("К п.п. 7 и 8", ["7", "8"]),
        ("абз. 9", ["9"]),
        ("第七、八段", ["7", "8"]),
        ("第(八)点", ["8"]),
        ("apdo. 9", ["9"]),
    ],
)
def test_a_piece_is_found_by_what_a_language_shortens(text, expected):
    assert labels(text, PLAIN, in_force=("PLAN/A",)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أما الفقرة السابعة فجيدة. وأما الثامنة فلا.", ["7", "8"]),
        ("Пункт 7 хорош. Восьмой же не нужен.", ["7", "8"]),
        ("Nr. 7 ist gut. Der achte dagegen nicht.", ["7", "8"]),
        ("Paragraph 7 is fine. The eighth, however, is not.", ["7", "8"]),
        ("Le paragraphe 7 va. Le huitième, en revanche, non.", ["7", "8"]),
        ("El párrafo 7 está bien. El octavo, en cambio, no.", ["7", "8"]),
        ("第七段很好。第八则不行。", ["7", "8"]),
        ("وأما الثامنة فلا.", ["8"]),
        ("الفقرة السابعة جيدة، أما التاسعة فطويلة.", ["7", "9"]),
        # a low one may be a remark, and what is not printed is no piece
        ("The second, however, is about ships.", []),
        ("Paragraph 7 is fine. The tenth, however, is not.", ["7"]),
    ],
)
def test_an_ordinal_alone_is_a_piece_set_against_another(text, expected):
    assert labels(text, PLAIN, in_force=("PLAN/A",)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "以上第(八)点尤为重要",
        "the Plan, under item 7 of the agenda",
        "au point 7 de l'ordre du jour",
        "el punto 7 del orden del día",
        "пункт 7 повестки дня",
        "البند ٧ من جدول الأعمال",
        "Punkt 7 der Tagesordnung",
        "议程第七项",
        "point 8 of our letter",
    ],
)
def test_a_point_of_the_sender_or_of_an_agenda_is_no_piece(text):
    assert labels(text, PLAIN, LETTERS, in_force=("PLAN/A",)) == []


def test_numbers_with_stops_are_pieces_where_a_sentence_opens_with_them():
    text = "An 3.1 würde ich nicht rütteln. 4.1 halte ich für verzichtbar."
    sections = draft("STD", ["3.1", "4.1", "4.2"])
    assert labels(text, sections) == ["3.1", "4.1"]


def test_whoever_names_a_letter_does_not_delete_the_whole():
    found = mail("الفقرة ٩ (ج): تُحذف.")
    assert ("PORT/1", "9", "delete") not in units(found)


def test_an_arabic_ordinal_before_a_piece_counts_the_senders_points():
    found = mail("أولا: الفقرة 7: نؤيد.", "ثانيا: الفقرة 8: نطلب حذفها.")
    assert [(c.paragraphs, str(c.action)) for c in found] == [
        (("7",), "keep"),
        (("8",), "delete"),
    ]
