"""A block that judges a piece while it only cites it is asked about."""

import pytest

from tests.harbour import LAW, SECTIONS, mail, prepare, units

ACT, MANUAL = prepare([LAW]), prepare([SECTIONS])


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        (
            "Article 2 should be deleted.",
            "A ban over all of them, as in Article 4, would be too much.",
            "4",
        ),
        (
            "L'article 2 nous convient.",
            "Le rapport prévu à l'article 3, paragraphe 1, serait-il un formulaire?",
            "3(1)",
        ),
        (
            "Artikel 2 kann bleiben.",
            "Offen bleibt, ob ein Boot Schiff im Sinne von Artikel 3 Absatz 1 ist.",
            "3(1)",
        ),
    ],
)
def test_a_person_says_of_which_piece_it_is(first, second, label):
    one, asked = mail(first, second, drafts=ACT)
    assert (one.text, one.paragraphs) == (first, ("2",))
    assert asked.review
    assert asked.text == second
    assert asked.candidates[0].paragraph == label


@pytest.mark.parametrize(
    "second",
    [
        "It contradicts the duty to report as laid down in Article 4.",  # says no more
        "There are too many duties here (as in Article 4).",
        "That is a bad rule, see Article 4.",
        "Owners suffer from bad rules like Article 4.",
        "Such bans, as in Article 2, would be too much.",
    ],
)
def test_what_only_points_goes_on(second):
    (one,) = mail("Article 2 should be deleted.", second, drafts=ACT)
    assert one.text.endswith(second)
    assert one.paragraphs == ("2",)


def test_nothing_need_have_been_spoken_of():
    said = (
        "Une question sur le rapport prévu à l'article 3, paragraphe 1: si les États?"
    )
    (asked,) = mail(said, drafts=ACT)
    assert [c.paragraph for c in asked.candidates][:1] == ["3(1)"]


def test_a_section_stands_beside_what_it_is_about():
    found = mail("Publication, 3.1, is supported by every branch.", drafts=MANUAL)
    assert [c[:2] for c in units(found)] == [("MANUAL", "3.1")]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Artículo 3: la cifra es corta para diez años.", "3"),
        ("In Article 3, point (2), four months is too short.", "3(2)"),
    ],
)
def test_a_number_that_counts_is_no_further_piece(said, label):
    assert {c.paragraphs for c in mail(said, drafts=ACT)} == {(label,)}


def test_seven_days_are_no_day_of_september():
    found = mail("3.1 sept jours suffisent, gardez cela\n3.2 ok", drafts=MANUAL)
    assert [c.paragraphs for c in found] == [("3.1",), ("3.2",)]


def test_a_question_in_which_is_of_no_other_text():
    found = mail("3(1) fine. keep\n3(2) in which protocol? there are four", drafts=ACT)
    assert [c.paragraphs for c in found] == [("3(1)",), ("3(2)",)]


def test_all_but_one_leave_one_out():
    (asked,) = mail("Our club supports all the articles but 4.", drafts=ACT)
    assert asked.review
    assert [c.paragraph for c in asked.candidates] == ["4"]
