"""Attribution: points that are added behind a letter, or spoken of by bare ones."""

import pytest

from rules.citation import references
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import NOTICE, ONE, SECTIONS, mail, units

NOTICES = prepare([NOTICE])
MANUAL = prepare([SECTIONS])


@pytest.mark.parametrize(
    "text",
    [
        'Para 2: the depth is missing, so after (c) add "(d) the depth of the basin."',
        "Paragraphe 2 : après le point c), ajouter « d) la profondeur du bassin ».",
        "Párrafo 2: después de c), añádase «d) la profundidad de la dársena».",
        "Пункт 2: после подпункта c) добавить «d) глубина бассейна».",
        'الفقرة 2: بعد (c) تضاف "(d) عمق الحوض".',
        "第2段：在(c)之后增加“(d) 港池水深”。",
        "Absatz 2: nach (c) einfügen: „(d) die Tiefe des Beckens“.",
    ],
)
def test_a_point_that_is_offered_behind_a_letter_stands_there(text):
    assert units(mail(text, drafts=NOTICES)) == [("NOTICE", "2(c)", "add")]


@pytest.mark.parametrize(
    "text",
    [
        'Para 2: after (a) put "(c) the depth".',
        'Para 3: after (a) add "(b) the depth".',
        'Para 2: drop the word "each". After c) add "(d) the depth".',
        'Paras 1 and 3: after (a) add "(b) the depth".',
    ],
)
def test_what_is_no_next_letter_of_one_paragraph_is_no_such_place(text):
    found = mail(text, drafts=NOTICES)
    assert [c.paragraphs for c in found if c.action == "add"] in ([], [("3",)], [()])


def test_the_letter_of_the_paragraph_before_is_such_a_place():
    found = mail('Para 2: drop "each". After (c) add "(d) the depth".', drafts=NOTICES)
    assert [c.paragraphs for c in found if c.action == "add"] == [("2(c)",)]


@pytest.mark.parametrize(
    "text",
    [
        'A clause should be inserted after 4.1, as follows: "A log is kept."',
        "Une clause devrait être insérée après 4.1, comme suit : « Il est tenu. »",
        "Debería insertarse una cláusula después de 4.1: «Se lleva un diario.»",
        "После 4.1 следует вставить пункт: «Ведётся журнал.»",
        'ينبغي إدراج بند بعد 4.1: "يمسك سجل."',
        "应在4.1之后插入一条：“应备日志。”",
        "Nach 4.1 sollte eine Ziffer eingefügt werden: „Ein Buch wird geführt.“",
    ],
)
def test_a_clause_is_added_behind_a_bare_decimal_number(text):
    assert units(mail(text, drafts=MANUAL)) == [("MANUAL", "4.1", "add")]


def test_what_is_asked_of_bare_letters_in_a_later_sentence_is_a_question():
    said = (
        "We spoke of paragraph 2 at length. Nobody wants (a) touched, but (c) may go:"
    )
    (found,) = mail(f"{said} please delete it.", drafts=NOTICES)
    assert found.review
    assert [c.paragraph for c in found.candidates][:2] == ["2(a)", "2(c)"]
    kept = "Paragraph 2 should be deleted. Neither (a) nor (b) helps, so delete it."
    assert units(mail(kept, drafts=NOTICES)) == [("NOTICE", "2", "delete")]


def test_a_draft_that_counts_by_letters_has_no_point_of_a_letter_inside_another():
    labels = ("a", "b", "c", "d")
    texts = tuple(Paragraph(label=x, text=f"Seed {x} is kept dry.") for x in labels)
    seeds = Draft(id="SEED", title="Seed programme", call="c", paragraphs=texts)
    drafts = prepare([seeds])
    asks = "After item (d) we would insert a new paragraph: “Roots are kept, too.”"
    found = mail("Seed programme", "Item (b) left us puzzled.", asks, drafts=drafts)
    assert units(found) == [("SEED", "b", "comment"), ("SEED", "d", "add")]


@pytest.mark.parametrize(
    "said",
    [
        "Cette lettre a été adoptée à l'unanimité.",
        "Notre lettre a pour objet la même question.",
        "El punto a tratar es otro.",
    ],
)
def test_a_letter_that_is_a_word_names_no_piece(said):
    assert not references(said, ONE.citable)


@pytest.mark.parametrize(
    "said", ["La lettre a est floue.", "Supprimer la lettre a.", "La letra a sobra."]
)
def test_a_letter_behind_its_noun_names_a_piece(said):
    assert len(references(said, ONE.citable)) == 1
