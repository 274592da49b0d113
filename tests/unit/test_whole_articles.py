"""An article that is printed in pieces: which of them does its name alone mean?"""

from operator import methodcaller

import pytest

from rules.terms import Draft, Paragraph
from tests.harbour import mail, prepare, units
from tests.unit.test_citation import draft

ACT = prepare(
    [draft("ACT", ["1(1)", "1(2)", "2(1)", "2(2)", "2(3)", "3(1)", "4(1)", "4(2)"])]
)


def read(words):
    return units(mail(words, drafts=ACT))


@pytest.mark.parametrize("words", ["Article 3: delete.", "We would delete Article 3."])
def test_the_only_piece_of_an_article_is_that(words):
    assert read(words) == [("ACT", "3(1)", "delete")]


def test_the_heading_of_an_article_says_nothing_of_its_piece():
    assert read("Article 3 - Fog") == []
    assert read("Article 3. Six months is insufficient.")[0][:2] == ("ACT", "3(1)")


@pytest.mark.parametrize(
    "words",
    [
        "Article 1: keep.",
        "Article 1 : à conserver.",
        "Artículo 1: mantener.",
        "Статья 1: сохранить.",
        "المادة 1: نؤيدها.",
        "第1条：保留。",
        "Artikel 1: beibehalten.",
    ],
)
def test_what_should_stay_as_it_is_are_all_pieces(words):
    assert read(words) == [("ACT", "1(1)", "1(2)", "keep")]


def test_of_several_articles_all_pieces():
    expected = ("ACT", "1(1)", "1(2)", "2(1)", "2(2)", "2(3)", "keep")
    assert read("Articles 1 and 2: no changes.") == [expected]


def test_all_others_are_those_of_which_nothing_was_said():
    words = "Article 2(2): delete. All other provisions of Article 2: keep."
    assert read(words)[1] == ("ACT", "2(1)", "2(3)", "keep")


@pytest.mark.parametrize(
    "words",
    [
        "Article 1: delete.",
        "Article 1: unclear.",
        "Articles 1, 2 and 4: keep.",
        "Article 1: keep the text of 1(2).",
    ],
)
def test_else_a_person_is_asked(words):
    assert all(len(unit) == len(("ACT", "1(2)", "keep")) for unit in read(words))


@pytest.mark.parametrize(
    "words",
    [
        "Article 1: insert a third paragraph on fog.",
        "Article 1: add a new paragraph on fog.",
        "Article 1 : ajouter un nouveau paragraphe sur la brume.",
        "Artículo 1: añadir un tercer párrafo sobre la niebla.",
        "В статью 1 добавить третий пункт о тумане.",
        "المادة 1: تضاف فقرة جديدة بشأن الضباب.",
        "第1条增加一款：雾天停航。",
        "Artikel 1: einen dritten Absatz einfügen.",
    ],
)
def test_one_more_piece_stands_behind_the_last(words):
    assert read(words) == [("ACT", "1(2)", "add")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Article 2: insert a third paragraph on fog.", []),
        ("Insert a new Article 2 on fog.", [("ACT", "1(2)", "add")]),
    ],
)
def test_what_is_no_more_of_the_article_is_none(words, expected):
    assert read(words) == expected


def test_a_new_point_of_a_paragraph_stands_in_it():
    (one,) = mail("Paragraph 7(c) (new): boats are lit.")
    assert (one.paragraphs, str(one.action)) == (("7",), "add")


def test_who_keeps_an_article_in_the_words_of_one_piece_may_mean_that():
    texts = {
        "3(1)": "Pilots rest at night in the lighthouse.",
        "3(2)": "Masters pay the tariff of the harbour.",
        "4": "Buoys are painted red every spring.",
    }
    said = (Paragraph(label=label, text=text) for label, text in texts.items())
    act = Draft(id="N/1", title="Shipping act", call="c", paragraphs=tuple(said))
    words = "We support Article 3: pilots rest at night in the lighthouse."
    found = mail(words, drafts=prepare([act]))
    assert [each.review for each in found] == [True]


def test_pieces_with_numbers_of_their_own_are_not_counted():
    printed = ACT.citable.labels["ACT"]
    assert methodcaller("_nth_in", ("1", "2"))(printed) is None
    assert methodcaller("_nth_in", ("1", "-1"))(printed) == "1(2)"
