"""Attribution: several articles in one breath, each with its own paragraph."""

import pytest

from rules import citation
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, table

LABELS = ("1", "2(1)", "2(2)", "3", "4(1)(a)", "4(1)(b)", "4(2)", "7", "10(1)", "10(2)")
WORDS = ("oil", "wick", "glass", "brass", "stair", "boat", "bell", "horn", "log", "tea")
TREATY = prepare(
    [
        Draft(
            id="T",
            title="Treaty on lamps",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=f"The {word} is kept by the keeper.")
                for label, word in zip(LABELS, WORDS, strict=True)
            ),
        )
    ]
)


@pytest.mark.parametrize(
    "said",
    [
        (
            "Article 4, paragraph 2, Article 2, paragraph 2 and Article 10, paragraph 1"
            " should be deleted."
        ),
        (
            "Article 4, paragraphe 2, article 2, paragraphe 2 et article 10,"
            " paragraphe 1 : à supprimer."
        ),
        (
            "Artículo 4, párrafo 2, artículo 2, párrafo 2 y artículo 10, párrafo 1:"
            " suprimir."
        ),
        "Статья 4, пункт 2, статья 2, пункт 2 и статья 10, пункт 1: исключить.",
        "المادة 4، الفقرة 2، المادة 2، الفقرة 2 والمادة 10، الفقرة 1: تحذف.",
        "第4条第2款、第2条第2款和第10条第1款：删除。",
        (
            "Artikel 4 Absatz 2, Artikel 2 Absatz 2 und Artikel 10 Absatz 1 sollten"
            " gestrichen werden."
        ),
    ],
)
def test_all_articles_of_a_list_are_found(said):
    (found,) = mail(said, drafts=TREATY)
    assert {*found.paragraphs} == {"4(2)", "2(2)", "10(1)"}


def test_an_abbreviation_ends_no_sentence():
    said = "Подп. a) п. 1 ст. 4, подп. b) п. 1 ст. 4 и п. 2 ст. 4 следует объединить."
    (found,) = mail(said, drafts=TREATY)
    assert found.paragraphs == ("4(1)(a)", "4(1)(b)", "4(2)")


@pytest.mark.parametrize("cell", ["4(1)(a); 7", "4(1)(a), 7", "4(1)(a) & 7"])
def test_a_cell_of_a_nested_piece_and_a_number_names_both(cell):
    (found,) = table(("Provision", "Comment"), (cell, "Delete both."), drafts=TREATY)
    assert found.paragraphs == ("4(1)(a)", "7")
    assert not citation.is_pair(citation.listed(cell))
    assert citation.is_pair(citation.listed("5.4, 1"))


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("第2条第2款\n与第10条第1款重复，建议合并。", {"2(2)", "10(1)"}),
        ("第3条、\n第7条：删除。", {"3", "7"}),
        ("第3条\n与第7条一致。", {"3"}),
        ("建议删除第3条\n和第7条。", {"3", "7"}),
    ],
)
def test_a_line_of_one_piece_ends_a_list(said, labels):
    (found,) = mail(said, drafts=TREATY)
    assert {*found.paragraphs} == labels
