"""A draft of principles is called the Principles, though each piece is a principle."""

import pytest

from rules.citation.language import CODES
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, mail, units


def called(word, title, alias):
    return Draft(
        id="PILOTS",
        title=title,
        call="c",
        aliases=(alias,),
        paragraphs=tuple(
            Paragraph(label=f"{word} {n}", text=f"Pilots rest {n} hours a night.")
            for n in range(4, 12)
        ),
    )


ENGLISH = prepare([PORTS, called("Principle", "Code of pilots", "Principles")])


@pytest.mark.parametrize(
    "said",
    [
        "Please delete paragraph 7 of the Principles.",
        "Deletion of paragraph No 7 in the Principles is proposed.",
        "Paragraph number 7 (the Principles) -> please delete.",
        "[§ 7 of the Principles] Please delete.",
        "The Principles, paragraph 7: delete",
        "Principle 7 of the Principles should be deleted.",
        "The seventh paragraph of the Principles should be deleted.",
    ],
)
def test_with_an_article_and_a_capital_it_names_the_draft(said):
    assert units(mail(said, drafts=ENGLISH)) == [("PILOTS", "Principle 7", "delete")]


def test_a_heading_with_it_tells_the_draft_of_what_stands_below():
    found = mail("Our remarks on the Principles", "7. Delete.", drafts=ENGLISH)
    assert units(found) == [("PILOTS", "Principle 7", "delete")]


def test_a_number_behind_it_is_one_of_the_pieces():
    (found,) = mail("The Principles 6 and 7 should be deleted.", drafts=ENGLISH)
    assert found.paragraphs == ("Principle 6", "Principle 7")


@pytest.mark.parametrize(
    "said",
    [
        "In the principles of our union paragraph 7 is a matter of course.",
        "Principles: we find paragraph 7 too long.",
    ],
)
def test_without_these_it_is_a_word(said):
    (found,) = mail(said, drafts=ENGLISH)
    assert {c.document for c in found.candidates} == {"PORT/1", "PILOTS"}


def test_a_word_for_one_piece_names_no_draft():
    drafts = prepare([PORTS, called("Principle", "Code of pilots", "Principle")])
    (found,) = mail("Principle 7 is good.", "The Principle is short.", drafts=drafts)
    assert found.paragraphs == ("Principle 7",)


def test_two_drafts_named_and_then_a_number_are_a_question():
    found = mail(
        "We refer to the Harbour Rules and to the Principles.",
        "Number 7: we have doubts.",
        drafts=ENGLISH,
    )
    asked = [c for c in found if "Number 7" in c.text]
    assert [(c.review, len(c.candidates)) for c in asked] == [(True, 2)]


NATIVE = {
    "en": (
        "Principle",
        "Principles for pilots",
        "delete paragraph 7 of the Principles",
    ),
    "fr": ("Principe", "Principes pour les pilotes", "supprimer le § 7 des Principes"),
    "es": (
        "Principio",
        "Principios para pilotos",
        "suprimir el párrafo 7 de los Principios",
    ),
    "ru": ("Принцип", "Проект: Принципы для лоцманов", "исключить пункт 7 (Принципы)"),
    "ar": ("المبدأ", "مبادئ المرشدين: المبادئ", "نقترح حذف الفقرة 7 من المبادئ"),
    "zh": ("原则", "引航 原则", "删除《原则》第7段"),
    "de": ("Grundsatz", "Grundsätze der Lotsen", "§ 7 der Grundsätze ist zu streichen"),
}


@pytest.mark.parametrize("code", CODES)
def test_so_it_is_in_all_languages(code):
    word, title, said = NATIVE[code]
    alias = title.split()[-1] if code in ("ar", "zh") else title.split()[0]
    alias = "Принципы" if code == "ru" else alias
    drafts = prepare([PORTS, called(word, title, alias)])
    assert units(mail(f"{said}.", drafts=drafts)) == [("PILOTS", f"{word} 7", "delete")]


@pytest.mark.parametrize(
    ("said", "document"),
    [
        ("Paragraph 7 contradicts the Principles.", "PORT/1"),
        ("Paragraph 7 should refer to the Principles.", "PORT/1"),
        ("Paragraph 7, last line, of the Principles is too long.", "PILOTS"),
        ("Absatz 7 widerspricht der Lotsenordnung, the Principles.", "PORT/1"),
    ],
)
def test_what_is_said_of_a_piece_names_no_draft_of_it(said, document):
    (found,) = mail(said, drafts=ENGLISH, subject="Harbour rules, first draft")
    assert (found.document, len(found.paragraphs)) == (document, 1)
