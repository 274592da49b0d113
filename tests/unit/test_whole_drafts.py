"""What holds in all of a draft, or is said of it as such, is on the whole of it."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
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


@pytest.mark.parametrize(
    "said",
    [
        "The assembly will vote in June on the text as a whole.",
        "Le Sénat se prononce par un seul vote sur l'ensemble du texte.",
        "Most respondents generally lacked proposals for changes to the Harbour Rules.",
        "Les intervenants ont globalement peu dit du texte.",
    ],
)
def test_what_others_do_with_a_text_or_say_of_it_is_no_remark_on_the_whole(said):
    assert not units(mail(said))


@pytest.mark.parametrize(
    "said",
    [
        "We shall vote for the text as a whole.",
        "Many respondents agree, and we generally support the Harbour Rules.",
    ],
)
def test_what_the_sender_says_of_the_whole_stays_so(said):
    assert [labels for _, labels, _ in units(mail(said))] == ["*"]


def test_a_piece_that_lies_so_deep_is_hardly_one_of_another_text():
    deep = Paragraph(label="1.1(d)(ii)", text="Lamps are lit at dusk.")
    flat = Paragraph(label="2.1", text="Nets are dried on the quay.")
    rules = Draft(id="QUAY", title="Quay rules", call="c", paragraphs=(deep, flat))
    said = "We told the Lamps group of {} to the Bylaws group. The draft is weak."
    for label, offered in (("1.1(d)(ii)", ["1.1(d)(ii)"]), ("2.1", [])):
        found = mail(said.format(f"Section {label}"), drafts=prepare([rules]))
        assert [x.paragraph for c in found for x in c.candidates] == offered


@pytest.mark.parametrize(
    "said",
    [
        "The title of the Harbour Rules ought to be shorter.",
        "Le titre des Harbour Rules devrait être plus court.",
        "El título de the Harbour Rules debería ser más breve.",
        "Der Titel der Harbour Rules sollte kürzer sein.",
    ],
)
def test_the_title_of_a_draft_is_no_more_of_the_comment_above(said):
    found = mail("Paragraph 7 is too long.", said)
    assert [(c.document, c.paragraphs) for c in found] == [
        ("PORT/1", ("7",)),
        ("PORT/1", ("*",)),
    ]
    assert found[1].text == said
