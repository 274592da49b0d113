"""A merger is about both pieces: the one that is spoken of, and its partner."""

import pytest

from rules.action import action
from tests.harbour import TEXTS, mail, units

QUOTED = f"> 7. {TEXTS['7']}"
MERGERS = [
    "Much the same as point 9; please merge the two.",
    "Could be merged with paragraph 9.",
    "We propose integrating this into para. 9.",
    "À fusionner avec le paragraphe 9.",
    "Podría fusionarse con el párrafo 9.",
    "Объединить с пунктом 9.",
    "يمكن دمجها مع الفقرة 9.",
    "建议与第9段合并。",
    "Mit Absatz 9 zusammenlegen.",
]


@pytest.mark.parametrize("said", MERGERS)
@pytest.mark.parametrize("above", [QUOTED, "Paragraph 7"])
def test_below_a_piece_that_is_quoted_or_named_it_is_on_both(above, said):
    assert units(mail(above, said)) == [("PORT/1", "7", "9", "merge")]


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 7. Merge with paragraph 9.",
        "(b) Paragraph 7. Could be merged with paragraph 9.",
        "Paragraphe 7. À fusionner avec le paragraphe 9.",
    ],
)
def test_behind_a_label_and_a_stop_it_is_on_both(said):
    assert units(mail(said)) == [("PORT/1", "7", "9", "merge")]


@pytest.mark.parametrize("above", [QUOTED, "Paragraph 7"])
@pytest.mark.parametrize(
    "said",
    [
        "Please merge paragraph 8 with paragraph 9.",
        "Fusionner le paragraphe 8 et le paragraphe 9.",
    ],
)
def test_two_others_that_are_merged_are_on_themselves(above, said):
    assert units(mail(above, said)) == [("PORT/1", "8", "9", "merge")]


def test_with_two_others_it_is_on_all_three():
    found = mail("Paragraph 7", "Merge with paragraph 8 and with paragraph 9.")
    assert units(found) == [("PORT/1", "7", "8", "9", "merge")]


@pytest.mark.parametrize(
    ("said", "label", "action"),
    [
        ("Delete, as paragraph 9 covers this already.", "7", "delete"),
        ("This contradicts paragraph 9.", "7", "comment"),
        ("Paragraph 9 should be deleted.", "9", "delete"),
        ("We support paragraph 9.", "9", "keep"),
    ],
)
def test_below_quoted_lines_another_piece_is_a_reason_or_opens(said, label, action):
    assert units(mail(QUOTED, said)) == [("PORT/1", label, action)]


@pytest.mark.parametrize(
    "said",
    [
        "Please join paragraph 7 with paragraph 8.",
        "We would fold § 7 into § 8, as the two are about pilots.",
        "Merci de fusionner le paragraphe 7 avec le paragraphe 8, ils sont proches.",
        "Absatz 7 würden wir mit Absatz 8 zusammenlegen, denn beide gehören zusammen.",
    ],
)
def test_a_sentence_that_merges_two_and_says_why_is_on_both(said):
    assert units(mail(said)) == [("PORT/1", "7", "8", "merge")]


def test_a_sentence_that_merges_two_and_asks_for_more_is_asked_about():
    (only,) = mail("We would fold § 7 into § 8 and delete § 11.")
    assert only.review


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("¶, taken together\nHow do they relate to each other?", "comment"),
        ("¶, taken together\nAll acceptable in their present form.", "keep"),
        ("¶, prises ensemble\nElles sont trop longues.", "comment"),
        ("¶, considerados en conjunto\nSon demasiado largos.", "comment"),
        ("¶, вместе взятые\nСлишком длинно.", "comment"),
        ("¶ zusammengenommen: zu lang.", "comment"),
        ("¶, taken together\nOne paragraph instead of two, please.", "merge"),
        ("¶ should be taken together.", "merge"),
    ],
)
def test_who_looks_at_two_together_does_not_ask_to_merge_them(text, asked):
    assert action(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        (
            "We support paragraph 5. Paragraphs 7 and 8 say much the same; please bring"
            " them together."
        ),
        (
            "Wir unterstützen Absatz 5. Die Absätze 7 und 8 sagen fast dasselbe; bitte"
            " zusammenführen."
        ),
        (
            "Apoyamos el párrafo 5. Los párrafos 7 y 8 dicen casi lo mismo; conviene"
            " unirlos."
        ),
    ],
)
def test_two_that_say_the_same_are_merged_and_not_the_one_before(text):
    expected = [("PORT/1", "5", "keep"), ("PORT/1", "7", "8", "merge")]
    assert units(mail(text)) == expected


def test_what_says_the_same_as_the_one_before_is_no_point_of_its_own():
    text = "We support paragraph 5. Paragraphs 7 and 8 say the same."
    assert [c.paragraphs for c in mail(text)] == [("5",)]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Die Fristen in ¶ und ¶ sind zu kurz.", "comment"),
        ("Die Regeln in ¶ und ¶ müssen schärfer werden.", "amend"),
        ("The rules in ¶ and ¶ must be stricter.", "amend"),
        ("Les délais de ¶ et ¶ sont trop courts.", "comment"),
        ("Los plazos de ¶ y ¶ son demasiado cortos.", "comment"),
        ("Die Inhalte von ¶ und ¶ gehören zusammen.", "merge"),
        ("The rules in ¶ and ¶ should be merged.", "merge"),
        ("Сроки в ¶ и ¶ нужно объединить.", "merge"),
    ],
)
def test_what_stands_in_two_pieces_does_not_join_them(said, asked):
    assert action(said).value == asked
