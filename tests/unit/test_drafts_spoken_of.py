"""A draft that the subject names has the sections; another is named by its matter.

And drafts in several languages.
"""

import pytest

from rules import citation
from rules.terms import Draft, Paragraph
from tests.harbour import mail, prepare, units


def draft(name, title, texts, heading="", aliases=()):
    return Draft(
        id=name,
        title=title,
        call="c",
        aliases=aliases,
        paragraphs=tuple(
            Paragraph(
                label=label, text=text, heading=f"{heading}{label}" * bool(heading)
            )
            for label, text in texts.items()
        ),
    )


LOCKS = draft(
    "LOCKS",
    "Lock keeping",
    {"1": "Locks open.", "2.2": "Gates shut.", "3": "Water rises.", "4": "Bells ring."},
)
MOORS = draft(
    "MOORS",
    "Mooring of barges",
    {
        "1": "Barges moor.",
        "2.2": "Ropes hold.",
        "3.1": "Rings rust.",
        "3": "Poles rot.",
    },
    heading="Section ",
)
CANAL = prepare([LOCKS, MOORS])


def test_a_section_is_one_of_the_draft_that_the_subject_names():
    found = mail("Section 2.2 should be deleted.", subject="Lock keeping", drafts=CANAL)
    assert units(found) == [("LOCKS", "2.2", "delete")]


def test_a_section_that_it_does_not_have_is_a_question():
    (found,) = mail("Section 3.1 should go.", subject="Lock keeping", drafts=CANAL)
    assert found.review
    assert ("MOORS", "3.1") in [(c.document, c.paragraph) for c in found.candidates]


def test_the_address_of_a_text_names_it():
    said = "Section 3 of https://canal.example/texts/mooring-of-barges#3 must go."
    found = mail(said, subject="Lock keeping", drafts=CANAL)
    assert units(found) == [("MOORS", "3", "delete")]


@pytest.mark.parametrize(
    "name",
    [
        "section 3 of the barges document",
        "section 3 in the mooring draft",
        "la section 3 du document sur les barges",
        "la sección 3 del documento sobre barges",
    ],
)
def test_a_draft_is_named_by_its_matter(name):
    found = mail(f"Please delete {name}.", subject="Lock keeping", drafts=CANAL)
    assert units(found) == [("MOORS", "3", "delete")]


@pytest.mark.parametrize(
    "name", ["pilotage document", "fish-ladder draft", "tolls RFC"]
)
def test_a_text_by_a_matter_of_no_draft_is_a_question(name):
    said = f"Please delete section 3 of the {name}."
    (found,) = mail(said, subject="Lock keeping", drafts=CANAL)
    assert found.review


@pytest.mark.parametrize(
    "name", ["new draft", "revised consultation document", "current draft", "draft"]
)
def test_what_tells_no_text_from_another_leaves_it_to_the_subject(name):
    said = f"Please delete section 3 of the {name}."
    found = mail(said, subject="Lock keeping", drafts=CANAL)
    assert units(found) == [("LOCKS", "3", "delete")]


def test_a_matter_of_both_is_told_by_the_subject():
    both = prepare([LOCKS, draft("L2", "Locks of barges", {"3": "Ice."}), MOORS])
    said = "Please delete section 3 of the barges document."
    (found,) = mail(said, subject="Lock keeping", drafts=both)
    assert found.document in ("LOCKS", None)


@pytest.mark.parametrize(
    "said",
    [
        "The text must refer to section 3 of Mooring of barges.",
        "Please add a reference to section 3 of Mooring of barges.",
        "Il faut renvoyer à la section 3 de Mooring of barges.",
        "Нужно сослаться на раздел 3 Mooring of barges.",
    ],
)
def test_who_wants_one_draft_to_point_to_another_is_asked(said):
    (found,) = mail(said, subject="Lock keeping", drafts=CANAL)
    assert found.review


def test_who_refers_to_a_piece_speaks_of_it():
    said = "I refer to section 3 of Mooring of barges. It should be deleted."
    found = mail(said, subject="Canals", drafts=CANAL)
    assert units(found) == [("MOORS", "3", "delete")]


def test_what_only_sounds_alike_is_offered_of_the_draft_spoken_of():
    said = "Ropes and poles trouble our members, and bells do."
    (found,) = mail(said, subject="Lock keeping", drafts=CANAL)
    assert [(c.document, c.paragraph) for c in found.candidates] == [("LOCKS", "4")]
    (found,) = mail("Ropes trouble us.", subject="Lock keeping", drafts=CANAL)
    assert [(c.document, c.paragraph) for c in found.candidates] == [("MOORS", "2.2")]


HAFEN = draft(
    "HAFEN",
    "Satzung",
    {
        "4": "Die Boote liegen im Hafen und nicht auf der Wiese.",
        "5": "Die Miete ist frei.",
    },
)
PUERTO = draft(
    "PUERTO",
    "Estatutos del puerto",
    {
        "4": "Las barcas duermen en la arena y no en el muelle.",
        "5": "El agua es gratis.",
    },
)
PORTO = draft(
    "PORTO",
    "Estatuto do cais",
    {
        "4": "Os barcos ficam na areia e não no cais da cidade.",
        "5": "Não se paga o cais.",
    },
)
HARBOUR = draft(
    "HARBOUR",
    "Rules of quays",
    {"4": "The boats are on the sand and not at the quay.", "5": "The water is free."},
)
KAI = draft("KAI", "Kaiordnung", {"4": "Die Wand ist rot und nicht grün."})
TONGUES = prepare([HAFEN, PUERTO, PORTO])


@pytest.mark.parametrize(
    ("said", "document"),
    [
        ("Artikel 4 sollte gestrichen werden, denn das ist nicht die Regel.", "HAFEN"),
        ("Pedimos que se suprima el artículo 4, que no es para las barcas.", "PUERTO"),
        ("Remoção do artigo 4, que não é para os barcos.", "PORTO"),
    ],
)
def test_the_draft_in_the_language_of_a_letter_is_meant(said, document):
    (found,) = mail(said, drafts=TONGUES)
    assert (found.document, found.paragraphs, found.review) == (document, ("4",), False)


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 4 should be deleted, and that is all.",
        "Absatz 4 ist zu streichen, denn das ist nicht gut.",
        "Usuńmy paragraf 4, bo nie jest on dobry.",
    ],
)
def test_a_draft_in_english_may_be_meant_in_any_language(said):
    both = prepare([KAI, PUERTO, HARBOUR])
    for found in mail(said, drafts=both):
        assert found.review


def test_another_law_is_not_the_bill():
    bill = draft("PJL", "Projet de loi portant réforme des ports", {"5": "Le quai."})
    drafts = prepare([bill]).citable
    (ref,) = citation.cited("L'article 5 de la loi de 1905 le dit.", drafts).references
    assert ref.foreign
    assert not ref.documents


def test_two_drafts_in_that_language_are_a_question():
    two = prepare(
        [HAFEN, draft("KAI", "Kaiordnung", {"4": "Die Wand ist rot."}), PUERTO]
    )
    (found,) = mail("Absatz 4 ist zu streichen, denn das ist nicht gut.", drafts=two)
    assert found.review
    assert {c.document for c in found.candidates} <= {"HAFEN", "KAI"}


PACT = draft(
    "GC9",
    "Draft general comment No. 9 on article 6, the right to moor",
    {
        "2": "Article 6 protects all who moor.",
        "6": "Mooring is free for a night.",
        "9": "Guards may ask for names.",
        "10": "Names are kept in a book.",
    },
    aliases=("General Comment 9",),
)
ONE = prepare([PACT])


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Paragraph I.2 should be deleted.", ("2",)),
        ("Paragraphs I.9 and I.10 should be deleted.", ("9", "10")),
        ("Le paragraphe II.9 est à supprimer.", ("9",)),
        ("El párrafo I.2 debe suprimirse.", ("2",)),
        ("Absatz I.10 ist zu streichen.", ("10",)),
        ("Пункт I.2 следует исключить.", ("2",)),
        ("第I.9段应当删除。", ("9",)),
    ],
)
def test_the_part_before_a_number_that_runs_on_is_left_out(said, labels):
    (found,) = mail(said, drafts=ONE)
    assert (found.paragraphs, found.review, found.text) == (labels, False, said)


def test_where_letters_are_labels_the_part_is_not_left_out():
    both = prepare([PACT, draft("B", "Fog signals", {"I": "Bells.", "V": "Horns."})])
    (found,) = mail("Paragraph I.2 should be deleted.", drafts=both)
    assert found.paragraphs != ("2",)


@pytest.mark.parametrize(
    "said",
    [
        "Submission on the Draft General Comment on Article 6",
        "The comment must stay in line with Article 6.",
        "We hold that Article 6 is weakened by the text.",
    ],
)
def test_the_article_that_a_title_is_on_is_no_paragraph(said):
    assert not [c for c in mail(said, drafts=ONE) if "6" in c.paragraphs]


def test_a_draft_of_articles_has_its_own():
    act = draft("ACT", "Bathing act", {"6": "Bathing is free."}, heading="Article ")
    found = mail("Article 6 should be deleted.", drafts=prepare([PACT, act]))
    assert units(found) == [("ACT", "6", "delete")]


def test_below_a_heading_a_section_of_no_draft_is_only_compared_with():
    found = mail(
        "Section 4 – Bells",
        "This entire section seems to repeat section 3 of the fish-ladder draft.",
        subject="Lock keeping",
        drafts=CANAL,
    )
    assert [(c.document, c.paragraphs) for c in found] == [("LOCKS", ("4",))]


def test_what_opens_with_it_is_asked_about():
    found = mail(
        "Section 4 – Bells",
        "Section 3 of the fish-ladder draft should be deleted.",
        subject="Lock keeping",
        drafts=CANAL,
    )
    assert found[-1].review


def test_the_edition_behind_the_name_of_a_draft_is_no_piece():
    found = mail(
        "A drawing of the gates would comfort the readers about what they read.",
        subject="Ann's remarks on Lock keeping-03: (with comments)",
        drafts=CANAL,
    )
    assert not [c for c in found if "3" in c.paragraphs]
    assert not [x for c in found for x in c.candidates if x.paragraph == "3"]
