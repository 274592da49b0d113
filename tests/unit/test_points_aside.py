"""Letters in brackets inside a sentence, and numbers inside the article spoken of."""

import pytest

from rules.paragraph import prepare
from tests.harbour import mail, units
from tests.unit.test_citation import draft

ACT = prepare(
    [draft("ACT", ["1", "2", "5", "5(a)", "5(b)", "5(c)", "5(d)", "6(1)", "6(2)"])]
)


def places(*blocks, subject=""):
    found = mail(*blocks, drafts=ACT, subject=subject)
    return [each[1:-1] for each in units(found)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In (c) the pilots should be named.", ("5(c)",)),
        ("En (c) falta la fecha.", ("5(c)",)),
        ("Dans (c) il manque la date.", ("5(c)",)),
        ("Many opposed the language in (c).", ("5(c)",)),
        ('We would add the word "lamps" to (b).', ("5(b)",)),
        ("The free berth in (b) needs to be longer.", ("5(b)",)),
        ("The language in (b) and (c) should be softened.", ("5(b)", "5(c)")),
        ("We propose replacing (a) and (b) with this:", ("5(a)", "5(b)")),
        ("1. Firstly, we would delete (a).", ("5(a)",)),
        ("Supprimer (b).", ("5(b)",)),
    ],
)
def test_a_letter_to_which_words_turn_is_a_piece_of_the_article(words, expected):
    assert places("Article 5", words) == [expected]


def test_what_follows_a_new_point_is_on_its_own():
    found = places(
        "Article 5",
        "A new point (b) bis should be added. In (c) the pilots should be named. "
        "In (d) the term 'old' should be replaced by 'aged'.",
    )
    assert found == [("5(b)",), ("5(c)",), ("5(d)",)]


@pytest.mark.parametrize(
    "words",
    [
        "The fee should consist of (a) a base and (b) a share.",
        "The fee has two parts: (a) the base, and (b), if needed, a share.",
        "We propose to delete (a) the fee and (b) the date.",
    ],
)
def test_what_a_sender_counts_himself_is_none(words):
    assert places("Article 5", words) == [("5",)]


def test_a_letter_that_nothing_holds_is_a_question():
    (one,) = mail("The language in (c) should be softened.", drafts=ACT)
    assert one.review
    lettered = prepare([draft("LETT", ["a", "b", "c"])])
    found = units(mail("The language in (c) should be softened.", drafts=lettered))
    assert [each[:2] for each in found] == [("LETT", "c")]


@pytest.mark.parametrize("subject", ["Article 6", "The port on Article 6 (fees)"])
def test_the_article_of_a_subject_holds_the_paragraphs(subject):
    assert places("Swap paras 1 and 2.", subject=subject) == [("6(1)", "6(2)")]
    said = "In the first sentence of paragraph 2, delete “well”."
    assert places(said, subject=subject) == [("6(2)",)]


def test_the_second_paragraph_of_a_section_with_a_text_is_in_it():
    policy = prepare([draft("POL", ["1", "1.1", "1.2", "2.1", "2.2"])])
    for words, label in (
        ("Section 1, second paragraph: too long.", "1"),
        ("Section 2, second paragraph: too long.", "2.2"),
        ("Section 1, paragraph 2: too long.", "1.2"),
    ):
        assert [each[1] for each in units(mail(words, drafts=policy))] == [label]


def test_each_sentence_of_a_report_is_on_the_letter_that_it_names():
    found = places(
        "Article 5",
        "Many opposed the words in (c). Suggestions were made to add “lamps” to (b).",
    )
    assert found == [("5(c)",), ("5(b)",)]


@pytest.mark.parametrize(
    "words",
    [
        "Many opposed article 1. Some proposed to add “lamps” to article 2.",
        "Il a été proposé de supprimer l'article 1. Plusieurs ont soutenu l'article 2.",
        "Se propuso suprimir el artículo 1. Algunos apoyaron el artículo 2.",
        "Было предложено исключить статью 1. Ряд делегаций поддержал статью 2.",
        "有代表建议删除第1条。有的委员认为第2条太长。",
        "Es wurde angeregt, Artikel 1 zu streichen. Einige lehnten Artikel 2 ab.",
    ],
)
def test_a_report_of_a_meeting_speaks_of_each_piece(words):
    assert places(words) == [("1",), ("2",)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The chapeau should be shorter. In (c), the date is missing.", ["5", "5(c)"]),
        ("(c) is vague. In the chapeau, replace “a” by “b”.", ["5(c)", "5"]),
        ("Dans le chapeau, remplacer « a » par « b ».", ["5"]),
        ("Der Einleitungssatz sollte kürzer sein.", ["5"]),
        ("Во вводной части заменить «а» на «б».", ["5"]),
    ],
)
def test_the_words_before_its_points_are_of_the_article(words, expected):
    found = [label for (label,) in places("Article 5", words)]
    assert found == expected


def test_the_words_before_the_paragraphs_of_an_article_may_stand_in_the_first():
    (one,) = mail("Article 6", "In the chapeau, replace “a” by “b”.", drafts=ACT)
    assert one.review
    assert [each.paragraph for each in one.candidates] == ["6(1)"]
    (one,) = mail("The chapeau should be shorter.", drafts=ACT)
    assert one.review
    assert places("The chapeau of article 5 should be shorter.") == [("5",)]
