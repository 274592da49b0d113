"""A range ends at a piece that is named with the article that holds it."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail

_LABELS = ("1", "2", "3", "4(1)", "4(2)", "5", "6(1)", "6(2)", "6(3)", "7")
_WORDS = (
    "oil",
    "wick",
    "glass",
    "brass",
    "stair",
    "boat",
    "bell",
    "horn",
    "log",
    "tea",
)
_TREATY = prepare(
    [
        Draft(
            id="T",
            title="Treaty on lamps",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=f"The {word} is kept by the keeper.")
                for label, word in zip(_LABELS, _WORDS, strict=True)
            ),
        ),
        Draft(
            id="N",
            title="Note on ropes",
            call="c",
            paragraphs=tuple(
                Paragraph(label=str(n), text=f"Rope {n} is coiled at night.")
                for n in range(1, 8)
            ),
        ),
    ]
)


@pytest.mark.parametrize(
    "said",
    [
        "Article 4, paragraph 2, to Article 6, paragraph 2: delete.",
        "Paragraph 2 of Article 4 through paragraph 2 of Article 6: delete.",
        "De l'article 4, paragraphe 2, à l'article 6, paragraphe 2 : à supprimer.",
        "Del artículo 4, párrafo 2, al artículo 6, párrafo 2: suprimir.",
        "С пункта 2 статьи 4 по пункт 2 статьи 6: исключить.",
        "Пункт 2 статьи 4 – пункт 2 статьи 6: исключить.",
        "من المادة 4، الفقرة 2، إلى المادة 6، الفقرة 2: تحذف.",
        "第4条第2款至第6条第2款：删除。",
        "第四条第二款到第六条第二款：删除。",
        "Artikel 4 Absatz 2 bis Artikel 6 Absatz 2: streichen.",
    ],
)
def test_what_lies_between_two_deep_pieces_is_meant(said):
    (found,) = mail(said, drafts=_TREATY)
    assert (found.document, found.review) == ("T", False)
    assert found.paragraphs == ("4(2)", "5", "6(1)", "6(2)")


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("第5条至第6条第2款 过于详细。", ("5", "6(1)", "6(2)")),
        ("第5条至第6条第1至2款 过于详细。", ("5", "6(1)", "6(2)")),
        ("第5条至第6条第1款和第3款 过于详细。", ("5", "6(1)", "6(3)")),
        ("第3条和第5条至第6条第1款 过于详细。", ("3", "5", "6(1)")),
        ("第6条第3款至第7条 建议删去。", ("6(3)", "7")),
        ("Article 5 to Article 6, paragraph 2: too long.", ("5", "6(1)", "6(2)")),
        ("Articles 5 to 6(2): too long.", ("5", "6(1)", "6(2)")),
        ("Article 6, paragraph 3, to Article 7: too long.", ("6(3)", "7")),
    ],
)
def test_one_end_of_a_range_may_lie_deeper(said, labels):
    (found,) = mail(said, drafts=_TREATY)
    assert (found.document, found.paragraphs, found.review) == ("T", labels, False)


@pytest.mark.parametrize(
    "said",
    [
        "We would move Article 4, paragraph 2, to Article 6, paragraph 2.",
        "Перенести пункт 2 статьи 4 – пункт 2 статьи 6.",
        "Articles 5 to 6, paragraph 2: too long.",
        "Article 4, paragraph 2 - Article 7 is longer.",
        "Article 5: as the next paragraph to Article 6, paragraph 2.",
        "Article 4, paragraph 2: delete. Article 6, paragraph 2: delete.",
    ],
)
def test_what_is_moved_or_only_stands_beside_makes_no_range(said):
    for found in mail(said, drafts=_TREATY):
        assert found.review or len(found.paragraphs) <= 2


@pytest.mark.parametrize(
    "said",
    [
        "We ask for the deletion of Article 5 of the Treaty on lamps.",
        "Nous demandons la suppression de l'article 5 du document Treaty on lamps.",
    ],
)
def test_an_article_of_a_named_treaty_is_no_paragraph_of_the_note_above(said):
    first, last = mail("Note on ropes, paragraph 5: keep.", said, drafts=_TREATY)
    assert (first.document, first.paragraphs) == ("N", ("5",))
    assert (last.document, last.paragraphs, last.review) == ("T", ("5",), False)


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("We would move paragraph 2 to paragraph 6 of the Note.", ["2", "6"]),
        ("Please shift paragraph 2 of the Note on ropes to paragraph 6.", ["2", "6"]),
        ("Compare paragraph 2 to paragraph 6 of the Note.", ["2", "6"]),
        ("Renumber paragraph 2 to 6 of the Note.", ["2", "6"]),
        ("Move Article 4(2) to Article 6(1).", ["4(2)", "6(1)"]),
        ("Déplacer le paragraphe 2 au paragraphe 6 de la Note.", ["2", "6"]),
        ("Trasladar el artículo 4(2) al artículo 6(1).", ["4(2)", "6(1)"]),
        ("يرجى نقل المادة 4(2) إلى المادة 6(1).", ["4(2)", "6(1)"]),
    ],
)
def test_what_should_go_from_one_piece_to_another_is_no_range(said, ends):
    (found,) = mail(said, drafts=_TREATY)
    assert found.review
    assert {c.paragraph for c in found.candidates} == {*ends}


@pytest.mark.parametrize(
    "said",
    [
        "Delete paragraph 2 to paragraph 4 of the Note.",
        "Move paragraphs 2 to 4 of the Note elsewhere.",
        "Move paragraph 2-4 of the Note elsewhere.",
        "Remove paragraph 2 to paragraph 4 of the Note.",
    ],
)
def test_a_range_that_something_is_asked_of_stays_one(said):
    (found,) = mail(said, drafts=_TREATY)
    named = found.paragraphs or tuple(c.paragraph for c in found.candidates)
    assert named[:3] == ("2", "3", "4")


def test_who_opens_with_a_piece_of_a_text_that_nobody_knows_is_asked():
    said = "Trasladar los párrafos 2 a 6 de la Nota."
    (found,) = mail(said, drafts=_TREATY)
    assert (found.review, found.text) == (True, said)


def test_a_piece_to_which_something_else_is_attached_is_asked_of_alone():
    said = "We attach some weight to paragraph 2 of the Note and ask that it be kept."
    (found,) = mail(said, drafts=_TREATY)
    assert (found.paragraphs, found.action.value) == (("2",), "keep")
