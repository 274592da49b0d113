"""Pieces called otherwise than by their draft: articles of letters, norms, sections."""

from __future__ import annotations

import pytest

from rules.location.target import Target, comment
from rules.paragraph import prepare
from tests.harbour import labelled, mail, passage, units

#: Its letters hang on numbers that are not printed.
LOCKS = labelled(
    "LK/2", "Locks compact", [f"{n}({x})" for n in range(1, 6) for x in "abcd"]
)
FERRIES = labelled("FE/1", "Ferry principles", map(str, range(1, 20)))
WEIRS = labelled(
    "WR", "Weir guidelines", [f"{n}({x})" for n in range(1, 6) for x in "123"]
)
STANDARD = labelled(
    "ST-1", "Standard for bridges", [f"{n}.{x}" for n in range(1, 6) for x in "123"]
)
NORMS = labelled("NO", "Normas de los faros", [f"FA.{n:02}" for n in range(1, 20)])
EVERY = prepare([LOCKS, FERRIES, WEIRS, STANDARD, NORMS])


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Article 3(b) should be deleted.", ("3(b)",)),
        ("Articles 2 (d), 4(a) and 5(c) should be deleted.", ("2(d)", "4(a)", "5(c)")),
        ("Supprimer l'article 3, lettre b.", ("3(b)",)),
        ("Supprimer les articles 2(d) et 4 (a).", ("2(d)", "4(a)")),
        ("Исключить подпункт b статьи 3.", ("3(b)",)),
        ("Artikel 3 Buchstabe b streichen.", ("3(b)",)),
    ],
)
def test_letters_under_numbers_alone_are_pieces_of_articles(said, labels):
    found = units(mail("On LK/2:", said, drafts=EVERY))
    assert found == [("LK/2", *labels, "delete")]


def test_a_letter_of_a_whole_paragraph_makes_no_article_of_it():
    whole = labelled("FE/2", "Ferry principles", ["1", "1(a)", "1(b)", "2", "3"])
    (found,) = mail(
        "On FE/2:", "Article 1(b) should go.", drafts=prepare([whole, FERRIES])
    )
    assert found.review


@pytest.mark.parametrize(
    "said",
    [
        "Norm FA.04 should be deleted.",
        "Re norm FA.04: delete it.",
        "The norm FA.04 should be deleted.",
    ],
)
def test_a_word_before_a_code_names_no_other_draft(said):
    assert units(mail(said, drafts=EVERY)) == [("NO", "FA.04", "delete")]


def test_a_name_before_what_its_own_draft_prints_is_one():
    found = mail("Delete standard 2.3.", drafts=EVERY)
    assert units(found) == [("ST-1", "2.3", "delete")]


@pytest.mark.parametrize(
    "said", ["Section 2(3) should be deleted.", "Delete section 2 (3)."]
)
def test_brackets_are_of_the_draft_spoken_of_that_prints_them(said):
    assert units(mail("On WR:", said, drafts=EVERY)) == [("WR", "2(3)", "delete")]


def test_all_pieces_that_are_named_are_offered_whatever_is_in_doubt():
    labels = ("1(1)", "2(2)", "3(3)", "4(1)")
    asked = Target(document="WR", labels=labels, sure=True).doubted("why")
    found = comment(asked, "Delete these.", passage("Delete these.").source)
    assert tuple(c.paragraph for c in found.candidates) == labels
