"""What holds in all of a draft, or is said of it as such, is on the whole of it."""

import pytest

from tests.harbour import TWO, mail, units


@pytest.mark.parametrize(
    "said",
    [
        "Throughout the PORT/1 distances should be given in sea miles.",
        "The pilots have nothing against PORT/1 as such.",
        "Document PORT/1 should be printed in the language of the fishers.",
        "Partout dans le PORT/1 il faudrait compter en milles marins.",
        "Nous n'avons rien contre PORT/1 en tant que tel.",
        "En todo el PORT/1 habría que contar en millas.",
        "No tenemos nada en contra de PORT/1 como tal.",
        "Во всём PORT/1 расстояния следует давать в милях.",
        "Против PORT/1 как такового мы не возражаем.",
        "لا نعترض على PORT/1 بحد ذاته.",
        "我们对PORT/1本身没有异议。",
        "Im gesamten PORT/1 sollte in Seemeilen gerechnet werden.",
        "Gegen PORT/1 als solches haben die Lotsen nichts.",
    ],
)
def test_what_is_said_of_all_of_a_draft_by_its_name_is_general(said):
    assert units(mail(said)) == [("PORT/1", "*", "general")]


def test_what_is_said_as_such_of_a_paragraph_is_on_that():
    found = units(mail("We have nothing against paragraph 5 as such."))
    assert [(draft, label) for draft, label, _ in found] == [("PORT/1", "5")]


@pytest.mark.parametrize(
    "last",
    [
        "Everything else is fine.",
        "Pour le reste, c'est bien.",
        "В остальном всё хорошо.",
    ],
)
def test_all_the_rest_below_the_heading_of_a_draft_is_on_that_draft(last):
    found = mail("The Lake Rules:", "5. Delete.", last, drafts=TWO)
    assert [(c.document, c.paragraphs) for c in found][1:] == [("LAKE/1", ("*",))]


def test_all_the_rest_below_no_heading_is_on_no_draft():
    said = "Paragraph 5 of the Lake Rules: delete."
    found = mail(said, "All else is fine.", drafts=TWO)
    assert [(c.document, c.paragraphs) for c in found][1:] == [(None, ("*",))]
