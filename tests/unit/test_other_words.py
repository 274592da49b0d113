"""Words for a provision that no draft prints, and texts that are not the drafts'."""

import pytest

from rules.citation.folding import fold
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units


def of(title, *labels, word=""):
    paragraphs = tuple(
        Paragraph(
            label=label,
            text=f"The board keeps a register of {what} and prints it.",
            heading=f"{word} {label}" if word else "",
        )
        for label, what in zip(
            labels, ("maps", "fees", "boats", "nets", "piers"), strict=False
        )
    )
    return prepare([Draft(id="D/1", title=title, call="c", paragraphs=paragraphs)])


GUIDE = of("Guide to quays", "8.1", "8.2", "9.6.2", "10.2.1", "10.2.1a")
BILL = of("Quays Bill", "6", "7(1)", "7(2)", "8", "9", word="Clause")


@pytest.mark.parametrize(
    "words",
    [
        "Success criterion {} is vague.",
        "Requirement {} is vague.",
        "SC {} is vague.",
        "Le critère {} est flou.",
        "Le test {} est flou.",
        "O critério {} não é claro.",
        "El requisito {} es vago.",
        "Prüfschritt {} ist unklar.",
        "Критерий {} неясен.",
        "标准{}不清楚。",
    ],
)
def test_a_printed_number_with_stops_is_a_piece_whatever_it_is_called(words):
    found = mail(words.format("8.1"), drafts=GUIDE)
    assert [each[:2] for each in units(found)] == [("D/1", "8.1")]


def test_such_words_with_a_number_that_no_draft_prints_or_of_others_are_none():
    for words in ("Criterion 7.4 is vague.", "Criterion 8.1 of ISO is stricter."):
        assert all(c.review for c in mail(words, drafts=GUIDE))
    for whose in ("WCAG test", "ANSI criterion", "WCAG SC"):
        assert units(mail(f"The {whose} 8.1 is another.", drafts=GUIDE)) == []


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Delete the word “maps” in 10.2.1a.", ("10.2.1a",)),
        ("Die Abgrenzung von 10.2.1a ist unklar.", ("10.2.1a",)),
        ("Delete the word “boats” in 9.6.2p10.", ("9.6.2",)),
        ("Delete the word “boats” in 9.6.2b.", ("9.6.2",)),
        ("Delete the word “piers” in 10.2.1a.", ("10.2.1a",)),
        ("Sections 8.1., 8.2. and 9.6.2. should go.", ("8.1", "8.2", "9.6.2")),
    ],
)
def test_letters_and_stops_behind_a_number(words, labels):
    assert [each[1:-1] for each in units(mail(words, drafts=GUIDE))] == [labels]


def test_a_letter_that_is_not_printed_beside_others_is_no_part_of_the_piece():
    found = mail("Delete the word “piers” in 10.2.1c.", drafts=GUIDE)
    assert all(each.review for each in found)


@pytest.mark.parametrize(
    "title", ["Harbour Bylaws", "Harbour By-laws", "By-laws of Arn"]
)
@pytest.mark.parametrize("name", ["Bylaws", "by-laws", "bylaws"])
def test_by_laws_that_are_the_draft_are_those_of_nobody_else(title, name):
    drafts = of(title, "7", "8", word="Article")
    found = mail(f"Article 8 of the {name} should be deleted.", drafts=drafts)
    assert units(found) == [("D/1", "8", "delete")]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Quays Bill", "Bill"),
        ("Quays (Fees) Regulations", "Regulations"),
        ("Quays Order 2026", "Order"),
        ("Quays Policy", "Policy"),
        ("Quay Rules", "Rules"),
        ("Quays Directive", "Directive"),
        ("Draft Standard on Quays", "Standard"),
    ],
)
def test_a_draft_goes_by_its_kind(title, name):
    drafts = of(title, "7", "8", word="Clause")
    found = mail(f"Clause 8 of the {name} should be deleted.", drafts=drafts)
    assert units(found) == [("D/1", "8", "delete")]
    found = mail(f"Clause 8 of the Otter {name} allows it.", drafts=drafts)
    assert all(each.review for each in found)


def test_kinds_in_small_letters_are_words_of_everyday_speech():
    drafts = of("Quays Policy", "7", "8", word="Clause")
    assert drafts.citable.named(fold("We oppose the policy of others.")) == ()
    (name,) = drafts.citable.named(fold("We oppose this policy."))
    assert name.documents == ("D/1",)


@pytest.mark.parametrize(
    "words",
    [
        "Clause 8 of our statutes commits us to it.",
        "L'article 8 de nos statuts nous y oblige.",
        "El artículo 8 de nuestros estatutos nos obliga.",
        "§ 8 unserer Satzung verpflichtet uns dazu.",
        "Пункт 8 нашего устава обязывает нас.",
        "本会章程第八条对此有规定。",
        "المادة 8 من نظامنا الأساسي تلزمنا.",
        "根据《基本法》第八条，馆长可以制定规则。",
        "第8条之1应予删除。",
        "Otter Store Policy, clause 8: the shop must check the maps.",
        "Amendment: No. 8, in page 12, leave out two lines.",
        "Amendement : n° 8, page 12, supprimer deux lignes.",
    ],
)
def test_the_number_of_another_text_is_none_of_the_draft(words):
    assert all(each.review for each in mail(words, drafts=BILL))


def test_a_piece_inside_another_is_a_subsection_too():
    found = mail("Subsection 7(1) should be deleted.", drafts=BILL)
    assert units(found) == [("D/1", "7(1)", "delete")]
    assert all(c.review for c in mail("Subsection 7(4) is vague.", drafts=BILL))


@pytest.mark.parametrize(
    "lead",
    [
        "The note is missing in:",
        "Il manque une note dans :",
        "Falta una nota en:",
        "Es fehlt eine Anmerkung in folgenden Punkten:",
    ],
)
def test_what_hangs_in_the_air_is_said_of_the_pieces_below(lead):
    (found,) = mail(f"{lead}\n- 9.6.2\n- 10.2.1", drafts=GUIDE)
    assert found.paragraphs == ("9.6.2", "10.2.1")
