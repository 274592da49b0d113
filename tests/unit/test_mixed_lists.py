"""Lists that mix numbers with codes and suffixes: no label of one is lost."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import TEXTS, mail, table, units

WORDS = [*TEXTS.values()]
CODES = ("A.1", "A.2", "A.2.1", "A.3")
BERTHS = prepare(
    [
        Draft(
            id="BERTHS",
            title="Berths of the port",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=f"{WORDS[n % 7]} Berth {n} too.")
                for n, label in enumerate(
                    (*"123456", "1.1", "1.2", "2.1", "2.1.1", "4 bis", *CODES)
                )
            ),
        )
    ]
)
PARTS = prepare(
    [
        Draft(
            id="PARTS",
            title="Parts of the port",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=f"{WORDS[n % 7]} Part {n} too.")
                for n, label in enumerate(("I.1", "I.2", "II.1", "II.2", "III.1"))
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("1.2, A.3", ("1.2", "A.3")),
        ("2.1.1; 1.1; A.3", ("2.1.1", "1.1", "A.3")),
        ("2.1.1, A.2.1, A.3", ("2.1.1", "A.2.1", "A.3")),
        ("A.1, 2.1", ("A.1", "2.1")),
        ("A.1 and 2.1, A.2", ("A.1", "2.1", "A.2")),
        ("3; A.1", ("3", "A.1")),
        ("A.2/4 bis", ("A.2", "4 bis")),
        ("1.1、A.3", ("1.1", "A.3")),
        ("1.1 и A.3", ("1.1", "A.3")),
        ("2.1\nA.3", ("2.1", "A.3")),
        ("4 bis\n6", ("4 bis", "6")),
        ("4 bis\n5\n6", ("4 bis", "5", "6")),
        ("3\n4 bis\n6", ("3", "4 bis", "6")),
        ("A.1 - A.3, 1.2", ("A.1", "A.2", "A.3", "1.2")),
        ("3 bis 5", ("3", "4", "5")),
        ("3 bis 4", ("3", "4")),
    ],
)
def test_a_cell_names_all_that_it_lists(cell, labels):
    rows = (("Paragraph", "Comment"), (cell, "Delete."), ("2", "Too long."))
    assert units(table(*rows, drafts=BERTHS))[0] == ("BERTHS", *labels, "delete")


@pytest.mark.parametrize("cell", ["1.2; 7.7; A.3", "A.3, 44", "1.1 – 2.7, A.3"])
def test_a_cell_that_lists_more_than_is_printed_is_a_question(cell):
    rows = (("Paragraph", "Comment"), (cell, "Delete."), ("2", "Too long."))
    assert units(table(*rows, drafts=BERTHS)) == [("BERTHS", "2", "comment")]


@pytest.mark.parametrize("cell", ["A.3 (p. 12)", "A.3, berth 2026"])
def test_a_number_of_something_else_is_no_label_of_a_cell(cell):
    rows = (("Paragraph", "Comment"), (cell, "Delete."), ("2", "Too long."))
    assert units(table(*rows, drafts=BERTHS))[0][1] == "A.3"


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Paragraphs A.2 and A.3 should be deleted.", ("A.2", "A.3")),
        ("1.2, 2.1 y A.1 deben suprimirse.", ("1.2", "2.1", "A.1")),
        ("Los párrafos 1.2, 2.1 y A.1 deben suprimirse.", ("1.2", "2.1", "A.1")),
        (
            "Les paragraphes 2.1.1, 1.2 et A.3 sont à supprimer.",
            ("2.1.1", "1.2", "A.3"),
        ),
        ("Absätze 2.1.1, A.2 und A.3 sind zu streichen.", ("2.1.1", "A.2", "A.3")),
    ],
)
def test_a_list_in_a_sentence_names_all_of_them_and_no_other(words, labels):
    assert units(mail(words, drafts=BERTHS)) == [("BERTHS", *labels, "delete")]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("نطلب حذف الفقرتين I.2 وII.1.", ("I.2", "II.1")),
        ("نقترح حذف الفقرات I.1 وI.2 وIII.1.", ("I.1", "I.2", "III.1")),
    ],
)
def test_arabic_writes_and_together_with_a_code(words, labels):
    assert units(mail(words, drafts=PARTS)) == [("PARTS", *labels, "delete")]
    assert units(mail("نطلب حذف الفقرات 1.2 وA.2.1.", drafts=BERTHS)) == [
        ("BERTHS", "1.2", "A.2.1", "delete")
    ]


def test_what_follows_a_code_and_measures_something_is_no_piece():
    found = mail("A.3, 2.1 metres of water are too few. Delete.", drafts=BERTHS)
    assert all("2.1" not in c.paragraphs for c in found)
    (found,) = mail("Paragraph A.2: delete. 4 are enough.", drafts=BERTHS)
    assert "4" in {c.paragraph for c in found.candidates} or found.paragraphs == (
        "A.2",
    )
