"""A draft that is known by letters in capitals may be called by what it is, too."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, mail

_CODE = Draft(
    id="CODE",
    title="Code of conduct for pilots",
    call="c",
    aliases=("the Code",),
    paragraphs=tuple(
        Paragraph(label=label, text=f"Pilots keep watch number {label}.")
        for label in ("1(1)", "1(2)", "2(1)", "2(2)")
    ),
)
_TREATY = Draft(
    id="BT",
    title="Treaty on buoys",
    call="c",
    paragraphs=(Paragraph(label="1(2)", text="Buoys are painted each spring."),),
)
_DRAFTS = prepare([PORTS, _CODE])


@pytest.mark.parametrize(
    "said",
    [
        "Article 1, paragraph 2, of the code",
        "Article 1, paragraphe 2, du Code",
        "Article 1, paragraphe 2, du code de conduite",
        "Le Code, article 1, paragraphe 2",
        "Paragraphe 2 de l'article 1 du Code",
        "Artículo 1, párrafo 2, del código de conducta",
        "Пункт 2 статьи 1 Кодекса поведения",
        "Artikel 1 Absatz 2 des Verhaltenskodex",
        "《行为守则》第1条第2款",
        "CODE 1(2)",
    ],
)
def test_the_draft_is_known_by_its_kind_in_small_letters(said):
    (first, found) = mail("Paragraph 5: delete.", f"{said}: delete.", drafts=_DRAFTS)
    assert (first.document, found.document) == ("PORT/1", "CODE")
    assert (found.paragraphs, found.review) == (("1(2)",), False)


@pytest.mark.parametrize(
    "said",
    [
        "Article 1, paragraph 2, of the penal code says so.",
        "Article 1, paragraphe 2, du code civil : à relire.",
        "L'article 1, paragraphe 2, du code de la mer est clair.",
        "A code is on the door.",
    ],
)
def test_another_code_is_none_of_it(said):
    assert not [c for c in mail(said, drafts=_DRAFTS) if c.document == "CODE"]


@pytest.mark.parametrize(
    "said",
    [
        "l'article 1, paragraphe 2, du traité",
        "el párrafo 2 del artículo 1 del tratado",
        "Пункт 2 статьи 1 договора",
        "Artikel 1 Absatz 2 des Vertrags",
        "条约第1条第2款",
    ],
)
def test_a_treaty_is_one_in_all_languages(said):
    (found,) = mail(f"{said}: delete.", drafts=prepare([PORTS, _CODE, _TREATY]))
    assert (found.document, found.paragraphs) == ("BT", ("1(2)",))
