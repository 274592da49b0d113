"""A section that only surrounds the piece of it that is spoken of."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units

YARD = prepare(
    [
        Draft(
            id="YARD",
            title="Yard Rules",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=text)
                for label, text in {
                    "4.1": "Hulls",
                    "4.1.1": "Verify that every hull was dried before it is painted.",
                    "4.1.2": "Verify that moulds are cleaned of resin every month.",
                    "4.2": "Winches",
                }.items()
            ),
        )
    ]
)


@pytest.mark.parametrize(
    "said",
    [
        "Without the context of section 4.1 nobody understands 4.1.2.",
        "All other checks of section 4.1 name the hull. Add the hull to 4.1.2 as well.",
        "Hors du contexte de la section 4.1, le 4.1.2 est obscur.",
        "Tous les autres contrôles de la section 4.1 le disent. Modifier le 4.1.2.",
        "Fuera del contexto de la sección 4.1 no se entiende el punto 4.1.2.",
        "Ohne den Zusammenhang von Abschnitt 4.1 ist Ziffer 4.1.2 unklar.",
        "Вне контекста раздела 4.1 непонятен пункт 4.1.2.",
        "خارج سياق القسم 4.1 فإن الفقرة 4.1.2 غير واضحة.",
    ],
)
def test_what_surrounds_a_piece_is_not_what_is_spoken_of(said):
    found = [c for c in mail(said, drafts=YARD) if not c.review]
    assert {label for _, label, _ in units(found)} <= {"4.1.2"}
    assert mail(said, drafts=YARD)


def test_a_section_itself_is_spoken_of_without_such_words():
    said = "Section 4.1 is unclear."
    assert units(mail(said, drafts=YARD)) == [("YARD", "4.1", "comment")]
