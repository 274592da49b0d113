"""What drafts are called, what their pieces are called, and all of an article."""

from dataclasses import replace

import pytest

from rules.citation import LANGUAGES, citable, references, settle
from rules.citation.called import kinds
from rules.citation.folding import fold
from rules.citation.grammar import Grammar
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units


def light(name, title, *labels, aliases=()):
    paragraphs = (Paragraph(label=n, text=f"Lamp {n} burns all night.") for n in labels)
    return Draft(
        id=name, title=title, call="c", aliases=aliases, paragraphs=tuple(paragraphs)
    )


def upto(last):
    return map(str, range(1, last + 1))


PLAN = light(
    "HP/7",
    "Draft plan of action for the lights",
    *("5", "11", "12", "12(a)", "12(b)", "12(c)", "13"),
)
RULES = light("HR/2", "Draft rules of procedure of the Pilots' Assembly", *upto(9))
ACT = light(
    "ACT",
    "Act on lighthouses",
    *("1", "2(1)", "2(2)", "2(3)", "5(1)", "5(2)", "8(1)", "8(2)", "8(3)"),
    *("9(1)", "9(2)", "9(3)", "10"),
)
LAMPS = light(
    "LAMPS",
    "Guideline for lamps",
    *("1.1", "1.2", "2.1", "2.3", "5.1", "5.3", "9.2", "9.3"),
)
NOTE = light("NOTE", "Note on fog", *upto(14))


def named(text, *drafts):
    names = citable(drafts).named(fold(text))
    return [document for name in names for document in name.documents]


def cited(text, *drafts, in_force=()):
    """What each reference of a text means: labels, or candidates in brackets."""
    known = citable(drafts)
    found = [settle(r, known, in_force) for r in references(text, known)]
    return [
        " ".join((str(s.document), *s.labels))
        if s.sure
        else [f"{d} {x}" for d, x in s.candidates]
        for s in found
    ]


def read(*blocks, drafts):
    return units(mail(*blocks, drafts=prepare(drafts)))


# --- names of drafts ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("short", "document"),
    [("PoA", "HP/7"), ("POA", "HP/7"), ("RoP", "HR/2"), ("ROP", "HR/2")],
)
def test_a_draft_is_called_by_the_initials_of_what_it_is(short, document):
    text = f"paragraph 5 of the {short}"
    assert named(text, PLAN, RULES) == [document]
    assert cited(text, PLAN, RULES) == [f"{document} 5"]


@pytest.mark.parametrize("word", ["poa", "Poa", "pOa", "rop", "Rop"])
def test_initials_in_small_letters_are_no_name(word):
    text = f"paragraph 5 of the {word}"
    assert named(text, PLAN, RULES) == []
    assert cited(text, PLAN, RULES) == [["HP/7 5", "HR/2 5"]]


def test_initials_that_two_drafts_share_name_neither():
    other = light("HP/8", "Draft plan of action for the buoys", *upto(9))
    assert named("paragraph 5 of the PoA", PLAN, other) == []
    assert named("paragraph 5 of the RoP", PLAN, other, RULES) == ["HR/2"]


@pytest.mark.parametrize(
    ("alias", "text"),
    [
        ("Technische Leitlinie", "Absatz 3 der Technischen Leitlinie"),
        ("Technische Leitlinien", "Absatz 3 der Technischen Leitlinien"),
        ("Verordnungsentwurf", "Absatz 3 des Verordnungsentwurfs"),
        ("Verordnungsentwurf", "Absatz 3 des Verordnungsentwurfes"),
        ("Aktionsplan", "Absatz 3 des Aktionsplans"),
    ],
)
def test_a_german_name_is_known_in_its_other_cases(alias, text):
    german = light("TL", "Light texts", *upto(9), aliases=(alias,))
    assert named(text, german, RULES) == ["TL"]
    assert cited(text, german, RULES) == ["TL 3"]


@pytest.mark.parametrize(
    ("alias", "text"),
    [
        ("Harbour Order", "paragraph 3 of the Harbour Orders"),
        ("Harbour Order", "paragraph 3 of Harbours Order"),
        ("Technical Lamp", "paragraph 3 of the Technicaln Lamp"),
        ("Verordnungsentwurf", "Absatz 3 des Verordnungsentwurfn"),
    ],
)
def test_other_names_are_not_bent(alias, text):
    english = light("EN", "Light texts", *upto(9), aliases=(alias,))
    assert named(text, english, RULES) == []


# --- names of pieces ------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    [
        "Rule 5",
        "la règle 5",
        "la regla 5",
        "правило 5",
        "القاعدة 5",
        "规则5",
        "Regel 5",
    ],
)
def test_the_paragraphs_of_rules_are_called_rules(word):
    assert cited(word, RULES, NOTE) == ["HR/2 5"]
    assert cited(word, RULES, NOTE, in_force=("NOTE",)) == ["HR/2 5"]


def test_several_rules_are_cited_at_once():
    assert cited("rules 5 and 6", RULES, NOTE) == ["HR/2 5 6"]
    assert read("Rules 5 and 6: delete.", drafts=[RULES, NOTE]) == [
        ("HR/2", "5", "6", "delete")
    ]


@pytest.mark.parametrize("said", ["as a rule 5 days", "As a rule 5 days are enough."])
def test_what_holds_as_a_rule_is_no_rule(said):
    assert cited(said, RULES) == []
    assert read(said, drafts=[RULES]) == []


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Draft rules of procedure of the Forum", {"rule"}),
        ("Proyecto de reglas de pesca", {"rule"}),
        ("Draft recommendations on buoys", {"recommendation"}),
        *(("Rule of law at sea", set()), ("Ruler of the harbours", set())),
    ],
)
def test_a_title_that_is_nothing_but_rules_makes_them(title, called):
    assert kinds(light("X", title, *upto(9)), Grammar(LANGUAGES)) == called


def test_no_rules_are_known_by_a_title_on_the_rule_of_law():
    law = light("LAW", "Rule of law at sea", *upto(9))
    assert cited("rules 5 and 6", law, NOTE) == []
    assert cited("Regel 5", law, NOTE) == []


# --- all of an article ----------------------------------------------------------------

WHOLE = [
    *("Article 8 in its entirety should go.", "The whole of Article 8: delete."),
    *("We would delete the whole of Article 8.", "All of Article 8 should be deleted."),
    "L'ensemble de l'article 8 devrait être supprimé.",
    "L'article 8 dans son intégralité devrait être supprimé.",
    "El artículo 8 en su totalidad debería suprimirse.",
    "La totalidad del artículo 8 debería suprimirse.",
    *("Статья 8 целиком должна быть исключена.", "Всю статью 8 следует исключить."),
    *(
        "Der ganze Artikel 8 sollte gestrichen werden.",
        "Artikel 8 insgesamt streichen.",
    ),
    "نطلب حذف المادة 8 بأكملها.",
]
ALL = ("ACT", "8(1)", "8(2)", "8(3)", "delete")


@pytest.mark.parametrize("text", [*WHOLE, "第8条整条删除。", "整个第8条应删除。"])
def test_all_of_an_article_are_all_its_pieces(text):
    assert read(text, drafts=[ACT]) == [ALL]


@pytest.mark.parametrize("text", WHOLE)
def test_so_it_is_where_another_draft_was_spoken_of(text):
    before = "Guideline for lamps, 2.1: delete."
    found = read(before, text, drafts=[ACT, LAMPS])
    assert found == [("LAMPS", "2.1", "delete"), ALL]


@pytest.mark.parametrize(
    "text",
    [
        *("Article 8 should be deleted.", "L'article 8 devrait être supprimé."),
        *("El artículo 8 debería suprimirse.", "Статью 8 следует исключить."),
        *("Artikel 8 streichen.", "Article 8 should go; the whole thing is odd."),
    ],
)
def test_without_such_words_a_person_is_asked(text):
    (found,) = mail(text, drafts=prepare([ACT]))
    assert (found.review, found.paragraphs) == (True, ())
    assert {c.paragraph for c in found.candidates} == {"8(1)", "8(2)", "8(3)"}


@pytest.mark.parametrize(
    ("alias", "text"),
    [
        ("проект заявления министров", "пункт 5 заявления министров"),
        ("заявление министров", "пункт 5 заявления министров"),
        ("пояснительная записка", "в пункте 5 пояснительной записки"),
        ("projet de déclaration des ports", "paragraphe 5 de la déclaration des ports"),
        ("部长声明草案", "部长声明第5段"),
        ("مشروع البيان الوزاري", "الفقرة 5 من البيان الوزاري"),
    ],
)
def test_an_alias_is_found_in_other_cases_and_without_the_word_for_draft(alias, text):
    known = replace(NOTE, id="NOTE", title="Statement on masts", aliases=(alias,))
    (found,) = references(text, citable([known, RULES]))
    assert found.documents == ("NOTE",)


@pytest.mark.parametrize(
    "text",
    ["principe 5", "principio 5", "принцип 5", "المبدأ 5", "Grundsatz 5", "Prinzip 5"],
)
def test_a_principle_is_a_piece_in_all_languages(text):
    drafts = citable([NOTE])
    (found,) = references(f"{text}: no.", drafts)
    assert settle(found, drafts).labels == ("5",)


def test_what_is_said_of_a_draft_and_of_its_piece_is_said_twice():
    whole, piece = (
        "We have doubts on the whole of the Harbour Rules",
        "and on paragraph 7.",
    )
    found = mail(f"{whole} {piece}")
    assert [(c.paragraphs, c.text) for c in found] == [(("*",), whole), (("7",), piece)]
